import type { LoadedDefinition } from "../../definition/load.ts";
import { type PlacedFinding, quotedArguments } from "../lint.ts";
import { differentSizes, type MappedFile, sizeFinding } from "../shared-sizes.ts";
import type { DefinitionArguments } from "./arguments.ts";
import { placeIn } from "./lint.ts";

/** A definition with its command line. */
interface DefinedVm {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly definition: LoadedDefinition;
  readonly line: DefinitionArguments;
}

/**
 * Definitions that share a file as memory but give it different sizes, each at the line that makes the argument.
 * @param chosen The definitions that findings are about; the others come before them.
 */
export async function lintSharedSizes(
  lines: readonly (readonly [LoadedDefinition, DefinitionArguments])[],
  chosen: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  const vms = lines
    .filter(([{ kind }]) => kind === "vm")
    .map(([definition, line]): DefinedVm => {
      const { program, args } = line;
      return { name: definition.vm.name, program, args, definition, line };
    });
  const findings: PlacedFinding[] = [];
  for (const { here, there } of differentSizes(vms)) {
    const { name, args, definition } = here.of;
    // only one alternative of a VM is true at a time
    if (name === there.of.name || !chosen.includes(definition)) continue;
    const [own, other] = [await placeOf(here), await placeOf(there)];
    if (own === undefined || other === undefined) continue;
    const finding = sizeFinding(here, there, `${other.position.file}:${other.position.line}`);
    const { argument } = quotedArguments(args, finding);
    const { rule, severity, message } = finding;
    const found = { rule, severity, ...own.position, argument, message: message + own.note };
    findings.push({ ...found, fix: null, fixable: false });
  }
  return findings;
}

const placeOf = ({ of: { definition, line }, index }: MappedFile<DefinedVm>) =>
  placeIn(definition, line, { index }, "not-shared");
