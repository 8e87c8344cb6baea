import type { OptionSchema } from "../../microvm/schema/option-schema.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { type Alias, asRequired, type Interface } from "./declarations.ts";
import { kindsOf, narrowElement } from "./element-kinds.ts";
import { type NarrowedModule, narrowVm, withoutHypervisors } from "./narrow-vm.ts";

/**
 * The plain interfaces made exact: a VM becomes a union on `hypervisor`, in which what that hypervisor refuses cannot
 * be set; an element whose requirements depend on its kind becomes a union on that kind.
 *
 * @param support Undefined where it was not measured: then every hypervisor takes every option.
 */
export function narrow(
  plain: readonly Interface[],
  schema: OptionSchema,
  support: SupportTable | undefined,
): NarrowedModule {
  const lists = Object.entries(schema.guest).flatMap(([name, node]) => {
    const kinds = node.kind === "option" ? kindsOf(name, node, support) : undefined;
    return kinds === undefined ? [] : [kinds];
  });
  const kindsByElement = new Map(lists.map((kinds) => [kinds.element, kinds]));
  const required = new Set(lists.flatMap(({ conditionalGroups }) => conditionalGroups));
  const interfaces: Interface[] = [];
  const aliases: Alias[] = [];
  let functions = withoutHypervisors;
  for (const declaration of plain) {
    const kinds = kindsByElement.get(declaration.name);
    if (declaration.name === "Vm") {
      const vm = narrowVm(declaration, schema, support, lists);
      interfaces.push(...vm.interfaces);
      aliases.push(...vm.aliases);
      functions = vm.functions;
    } else if (kinds !== undefined) {
      const element = narrowElement(declaration, kinds);
      interfaces.push(...element.interfaces);
      aliases.push(...element.aliases);
    } else if (required.has(declaration.name)) {
      // the group can be set only where all of it must be
      interfaces.push({
        ...declaration,
        properties: declaration.properties.map(asRequired),
      });
    } else interfaces.push(declaration);
  }
  return { interfaces, aliases, functions };
}
