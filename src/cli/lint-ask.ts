import type { NotVerified } from "../codegen/not-verified.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { positionOf } from "../definition/source-position.ts";
import { type Asked, askQemu, programToAsk } from "../lint/ask/ask.ts";
import { askScriptWith, missingProgram, onlyQemu } from "../lint/ask/ask-script.ts";
import { type DefinitionArguments, ownPlace } from "../lint/definitions/arguments.ts";
import { packFor } from "../lint/definitions/lint.ts";
import { type PlacedFinding, quotedArguments } from "../lint/lint.ts";
import { printError } from "../output/print.ts";
import { readPack } from "../packs/read.ts";

/** What programs said, and which VMs they said nothing about. */
interface Answers {
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
}

type Place = Pick<PlacedFinding, "file" | "line">;

/** `lint --ask` of definitions: each to the QEMU of its target. */
export async function askDefinitions(
  lines: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
  named: string,
): Promise<Answers> {
  const all: Answers[] = [];
  for (const [definition, line] of lines) {
    const { name } = definition.vm;
    const pack = line.program === "qemu" ? packFor(definition, line) : undefined;
    if (pack === undefined) {
      all.push(unanswered(name, onlyQemu(line.program)));
      continue;
    }
    const program = programToAsk(named, "", pack.build.target);
    if (program === undefined) all.push(unanswered(name, missingProgram(pack.build.target)));
    else
      all.push(
        answered(name, line.args, await askQemu(program, line.args, pack), (index) => {
          const own = ownPlace(line, index);
          return positionOf(
            definition,
            own === undefined ? [] : ["qemu", "extraArgs", String(own)],
          );
        }),
      );
  }
  return joined(all);
}

/** `lint --ask` of a script: to the program that it names, if it is installed. */
export async function askScript(
  text: string,
  file: string,
  pack: string | undefined,
  named: string,
): Promise<Answers> {
  const { findings, notes, notChecked } = await askScriptWith(
    text,
    file,
    named,
    readPack,
    pack,
    (args, index) => ({ file, line: args[index]?.line ?? 1 }),
  );
  for (const note of notes) printError(`note: ${file}: ${note}\n`);
  return {
    findings,
    notVerified: notChecked === undefined ? [] : unanswered(file, notChecked).notVerified,
  };
}

function answered(
  vm: string,
  args: readonly string[],
  { findings, notes, notChecked }: Asked,
  placeOf: (index: number) => Place,
): Answers {
  for (const note of notes) printError(`note: ${vm}: ${note}\n`);
  if (notChecked !== undefined) return unanswered(vm, notChecked);
  const placed = findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    ...placeOf(finding.index),
    ...quotedArguments(args, finding),
    message: finding.message,
    fixable: false,
  }));
  return { findings: placed, notVerified: [] };
}

const unanswered = (vm: string, why: string): Answers => ({
  findings: [],
  notVerified: [{ what: "what the hypervisor itself says", vms: [vm], why }],
});

const joined = (all: readonly Answers[]): Answers => ({
  findings: all.flatMap(({ findings }) => findings),
  notVerified: all.flatMap(({ notVerified }) => notVerified),
});
