import { argumentsOf, isSaid, named, writtenFor } from "../microvm/support/intentions.ts";
import type { PlacedFinding } from "./lint.ts";
import { findHypervisorCommands, findOtherCommand } from "./script.ts";

/**
 * Which of the intentions that a VM must have never reach the hypervisor that a script starts.
 *
 * @param required Names of intentions: "tpm", "vsock".
 * @throws KnownError (status 2) as `findHypervisorCommands` does.
 */
export function lackingIn(
  text: string,
  file: string,
  required: readonly string[],
): PlacedFinding[] {
  if (required.length === 0) return [];
  const other = findOtherCommand(text, file);
  const commands = [...findHypervisorCommands(text, file), ...(other === undefined ? [] : [other])];
  return commands.flatMap(({ program, args }) => {
    const texts = args.map(({ text }) => text);
    return lacking(program, texts, required).map((name) =>
      lack(name, program, { file, line: args[0]?.line ?? 1 }),
    );
  });
}

/** Of names of intentions, those that no argument of a hypervisor says. */
export function lacking(
  program: string,
  args: readonly string[],
  required: readonly string[],
): string[] {
  const all = argumentsOf(args);
  return required.filter(
    (name) => !named(name).some((intention) => isSaid(intention, program, all)),
  );
}

/** A finding about an intention that never reaches a hypervisor. */
export function lack(
  name: string,
  program: string,
  { file, line }: Pick<PlacedFinding, "file" | "line">,
): PlacedFinding {
  const meant = named(name);
  const what = meant.map((intention) => intention.what).join(", or ");
  const ways = meant.flatMap((intention) => writtenFor(intention, program, []) ?? []);
  return {
    rule: "required",
    severity: "silent",
    file,
    line,
    argument: `require ${name}`,
    message:
      ways.length > 0
        ? `${program} gets no argument for ${what}: the guest starts without it`
        : `no way is known in which ${program} could give the guest ${what}`,
    fix: ways.length > 0 ? ways.join("; or ") : null,
    fixable: false,
  };
}
