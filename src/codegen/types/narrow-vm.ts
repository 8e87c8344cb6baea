import { definitionKeys } from "../../microvm/schema/json-schema.ts";
import { defaultOf, type Option, type OptionSchema } from "../../microvm/schema/option-schema.ts";
import { pascal } from "../../microvm/schema/type-names.ts";
import { hypervisorsOf } from "../../microvm/support/measure.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import {
  type Alias,
  type Interface,
  type Narrowed,
  nameOf,
  type Property,
} from "./declarations.ts";
import type { ElementKinds } from "./element-kinds.ts";
import { typeOn } from "./type-on-hypervisor.ts";

/** The types of the module, and those of its functions, by their names. */
export interface NarrowedModule extends Narrowed {
  readonly functions: Readonly<Record<DefinitionFunction, string>>;
}

/** The types that take options of a VM. */
export type DefinitionFunction = "defineVm" | "defineModule" | "onHypervisor";

export const withoutHypervisors: NarrowedModule["functions"] = {
  defineVm: "(vm: Vm) => Vm",
  defineModule: "(module: Partial<Vm> & { name: string; arguments?: string[] }) => DefinedModule",
  onHypervisor: "(hypervisor: string, options: Partial<Vm>) => object",
};

/** A VM's interface split into one for each hypervisor, with the options of modules and the functions that use them. */
export function narrowVm(
  declaration: Interface,
  schema: OptionSchema,
  support: SupportTable | undefined,
  lists: readonly ElementKinds[],
): NarrowedModule {
  const hypervisors = hypervisorsOf(schema);
  if (hypervisors.length === 0)
    return { interfaces: [declaration], aliases: [], functions: withoutHypervisors };
  const typeFor = (property: Property, hypervisor: string): string =>
    typeOn(hypervisor, property, schema.guest, support, lists);
  const isVarying = (property: Property) =>
    isHypervisor(property) ||
    hypervisors.some((hypervisor) => typeFor(property, hypervisor) !== property.type);
  const keys = declaration.properties.filter(isKey);
  const options = declaration.properties.filter((property) => !isKey(property));
  const varying = options.filter(isVarying);
  const byDefault = defaultOf(schema.guest.hypervisor as Option);
  const ofHypervisors = hypervisors.map((name) => ({
    name,
    isDefault: name === byDefault,
    member: `${pascal([name])}Vm`,
    part: `${pascal([name])}Part`,
  }));
  return {
    interfaces: [
      ...commonInterfaces(
        keys,
        options.filter((property) => !isVarying(property)),
      ),
      ...ofHypervisors.flatMap((one) => ofHypervisor(one, varying, typeFor, declaration.docs)),
      ...moduleInterfaces(keys, varying),
      byHypervisor("VmByHypervisor", ofHypervisors, "member"),
      byHypervisor("PartByHypervisor", ofHypervisors, "part"),
    ],
    aliases: vmAliases(ofHypervisors.map(({ member }) => member)),
    functions: functionTypes(byDefault),
  };
}

/** A hypervisor, with the names of its types: of a VM on it, and of what it takes. */
interface NamedHypervisor {
  readonly name: string;
  readonly isDefault: boolean;
  readonly member: string;
  readonly part: string;
}

const commonInterfaces = (keys: readonly Property[], options: readonly Property[]): Interface[] => [
  named("VmOptions", "What every hypervisor takes, or at least does not refuse.", [], options),
  named("VmKeys", "What a VM has beside its options.", [], [...keys, givenArguments]),
];

const isKey = ({ name }: Property) => (definitionKeys as readonly string[]).includes(nameOf(name));

const isHypervisor = ({ name }: Property) => nameOf(name) === "hypervisor";

const named = (
  name: string,
  docs: string,
  bases: string[],
  properties: readonly Property[],
): Interface => ({
  name,
  docs,
  extends: bases,
  properties: [...properties],
});

/** What one hypervisor takes, and a VM on it. */
function ofHypervisor(
  { name, isDefault, member, part }: NamedHypervisor,
  varying: readonly Property[],
  typeFor: (property: Property, hypervisor: string) => string,
  docs: string | undefined,
): Interface[] {
  const options = varying
    .filter((property) => !isHypervisor(property))
    .map((property) => ({ ...property, type: typeFor(property, name) }));
  const ownName = varying
    .filter(isHypervisor)
    .map((property) => ({ ...property, type: JSON.stringify(name), isOptional: isDefault }));
  return [
    named(part, `What ${name} takes.`, ["VmOptions"], options),
    { ...named(member, "", [part, "VmKeys"], [...ownName, mergeOf(part)]), docs },
  ];
}

/** What a module takes, on whatever hypervisor. */
const moduleInterfaces = (keys: readonly Property[], varying: readonly Property[]): Interface[] => [
  named(
    "ModuleOptions",
    "What any hypervisor takes.",
    ["VmOptions"],
    varying.map((property) => ({ ...property, isOptional: true })),
  ),
  named(
    "Module",
    "A NixOS module for VMs: any options, and how they come together with those of others.",
    ["ModuleOptions"],
    [...keys.filter(({ name }) => name !== "systems"), takenArguments, mergeOf("ModuleOptions")],
  ),
];

const functionTypes = (byDefault: unknown): NarrowedModule["functions"] => ({
  // inferred for one hypervisor first: TypeScript's messages about a union may concern any of its members
  defineVm: `<Hypervisor extends keyof VmByHypervisor${typeof byDefault === "string" ? ` = ${JSON.stringify(byDefault)}` : ""}>(vm: VmOn<Hypervisor>) => VmByHypervisor[Hypervisor]`,
  defineModule: "(module: Module) => DefinedModule",
  onHypervisor:
    "<Hypervisor extends keyof PartByHypervisor>(hypervisor: Hypervisor, options: PartByHypervisor[Hypervisor]) => object",
});

const givenArguments: Property = {
  name: "arguments",
  isOptional: true,
  type: "{ [name: string]: NixValue } | string[]",
  docs: "What the VM gives the modules that it imports, beside config, lib and pkgs: `_module.args`. Or the names of what it is itself given: `specialArgs`.",
};

const takenArguments: Property = {
  name: "arguments",
  isOptional: true,
  type: "string[]",
  docs: "What the module is given beside config, lib and pkgs, and its expressions use: `globalConfig`.",
};

const mergeOf = (part: string): Property => ({
  name: "merge",
  isOptional: true,
  type: `${part}[]`,
  docs: "More options, merged with those above as if each stood in a module of its own: `onHypervisor(...)`, `mkIf(...)`.",
});

const byHypervisor = (
  name: string,
  hypervisors: readonly NamedHypervisor[],
  type: "member" | "part",
): Interface => ({
  name,
  properties: hypervisors.map((one) => ({ name: JSON.stringify(one.name), type: one[type] })),
});

const vmAliases = (members: readonly string[]): Alias[] => [
  {
    name: "VmOn",
    docs: "A VM on one hypervisor.",
    parameters: "<Hypervisor extends keyof VmByHypervisor>",
    type: "VmByHypervisor[Hypervisor] & { hypervisor?: Hypervisor }",
  },
  {
    name: "Vm",
    docs: "A VM, by its hypervisor: what that one refuses cannot be set.",
    type: members.join(" | "),
  },
];
