import { callStack, noteOrigin, noteProblem } from "./notes.ts";
import type { PropertyValue } from "./values.ts";

/** A flag with its values. */
export interface FlagArgument {
  readonly flag: string;
  readonly values: readonly PropertyValue[];
  /** Where it was asked for. */
  readonly stack: string;
}

/** `cloudHypervisor.args`, beside a builder for each flag that a generated module gives. */
export interface FlagArgs {
  /** The arguments for `extraArgs`: a flag is one argument, and so is each of its values. */
  args(...items: readonly (FlagArgument | string)[]): string[];
}

/**
 * The builders of one pack's flags: `cloudHypervisor.disk({ path: "/a.img", readonly: true })`.
 *
 * @param program Its name, for messages.
 */
export function flagBuilders<Flags>(program: string): Flags & FlagArgs {
  // a flag's name is its builder's, in kebab-case: what flags there are, the types say
  return new Proxy({} as Flags & FlagArgs, {
    get: (_, name) =>
      name === "args"
        ? (...items: readonly (FlagArgument | string)[]) => flagArguments(program, items)
        : (...values: readonly PropertyValue[]): FlagArgument => ({
            flag: kebab(String(name)),
            values: values.filter((value) => value !== undefined && value !== null),
            stack: callStack(),
          }),
  });
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function flagArguments(program: string, items: readonly (FlagArgument | string)[]): string[] {
  return items.flatMap((item) => {
    if (typeof item === "string") return item;
    if (typeof item !== "object" || item === null) {
      noteProblem({
        stack: callStack(),
        message: `${program}.args takes arguments and strings, but got ${String(item)}`,
      });
      return [];
    }
    const { flag, values, stack } = item;
    const args = [flag.length === 1 ? `-${flag}` : `--${flag}`, ...values.map(valueText)];
    for (const arg of args) noteOrigin(arg, stack);
    return args;
  });
}

/** A flag's whole value: the keys of a structure, or the text unchanged. */
function valueText(value: PropertyValue): string {
  if (typeof value !== "object" || Array.isArray(value)) return String(value);
  return Object.entries(value)
    .flatMap(([key, inner]) => {
      if (inner === undefined || inner === null) return [];
      // keys without a value, whose type allows only true
      return namedValues.includes(key) ? key : `${key}=${innerText(inner)}`;
    })
    .join(",");
}

/** Keys of --console and --serial that stand alone. */
const namedValues = ["off", "pty", "tty", "null"];

function innerText(value: PropertyValue): string {
  if (Array.isArray(value)) return `[${value.map(elementText).join(",")}]`;
  if (typeof value === "boolean") return value ? "on" : "off";
  return quoted(String(value));
}

/** A pair is written `key@value`. */
function elementText(value: PropertyValue): string {
  return Array.isArray(value) ? value.map(innerText).join("@") : innerText(value);
}

/** Text that means something in `key=value` is quoted. */
const quoted = (text: string) =>
  /[,[\]"@]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
