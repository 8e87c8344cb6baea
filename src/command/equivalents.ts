import {
  type Argument,
  argumentsOf,
  intentionOf,
  type Unit,
  unitsOf,
  writtenFor,
} from "../microvm/support/intentions.ts";
import { quoteWord } from "../shell/shell-words.ts";
import type { Suggestion } from "./shown-command.ts";

/** What to write for an argument whose value must be translated for the other hypervisor. */
type Instead = (argument: Argument, others: readonly Argument[]) => string | undefined;

/** What the table of intentions cannot express, because it is more than a value in a text; by source and target hypervisor. */
const translations: Readonly<Record<string, readonly (readonly [RegExp, Instead])[]>> = {
  "qemu crosvm": [
    [
      /^-fw_cfg /,
      ({ keys }) =>
        crosvmArgs(
          "--fw-cfg",
          keyValues({
            name: keys.get("name"),
            string: keys.get("string"),
            path: keys.has("string") ? undefined : (keys.get("file") ?? "..."),
          }),
        ),
    ],
    [
      /^-smbios /,
      ({ keys }) => {
        const value = keys.get("value");
        if (value !== undefined)
          return crosvmArgs("--smbios", `oem-strings=[${quotedForCrosvm(value)}]`);
        const text = keyValues({
          "bios-vendor": keys.get("vendor"),
          "bios-version": keys.get("type") === "0" ? keys.get("version") : undefined,
          manufacturer: keys.get("manufacturer"),
          "product-name": keys.get("product"),
          "serial-number": keys.get("serial"),
          uuid: keys.get("uuid"),
        });
        return text === "" ? nothingKnown("crosvm") : crosvmArgs("--smbios", text);
      },
    ],
    [/^-uuid /, ({ text }) => crosvmArgs("--smbios", `uuid=${text.split(" ")[1]}`)],
    [
      /^-gdb /,
      ({ text }) =>
        `${crosvmArgs("--gdb", /\d+$/.exec(text)?.[0] ?? "1234")} with microvm.vcpu = 1, in builds with the feature gdb`,
    ],
    [/^-(serial|chardev) /, serialPort],
  ],
};

/** For a character device that is a serial port or a console, because the first port is the runner's. */
function serialPort({ text, keys }: Argument, others: readonly Argument[]): string | undefined {
  const [name = "", kind = ""] = text.split(/[ ,]/);
  // what a character device is for depends on the argument that refers to it
  const user = others.find((other) => other.keys.get("chardev") === keys.get("id"));
  if (name === "-chardev" && user !== undefined && !/^-serial|serial|console/.test(user.text))
    return undefined;
  const path = keys.get("path") ?? kind.replace(/^[^:]*:?/, "");
  const value = {
    file: `type=file,path=${quotedForCrosvm(path)}`,
    null: "type=sink",
    socket: `type=unix-stream,path=${quotedForCrosvm(path)},input-unix-stream=true`,
    unix: `type=unix-stream,path=${quotedForCrosvm(path)},input-unix-stream=true`,
  }[kind.replace(/:.*$/, "")];
  return value === undefined
    ? nothingKnown("crosvm")
    : `${crosvmArgs("--serial", `${value},num=2`)} for a further serial port`;
}

/** What to write for another hypervisor instead of the extra arguments of the one that a VM was written for. */
export function suggestInstead(
  from: string,
  to: string,
  extraArgs: readonly string[],
): Suggestion[] {
  const all = argumentsOf(extraArgs);
  const units = unitsOf(all);
  return all.map((argument) => {
    const others = all.filter((other) => other !== argument);
    const [, translate] =
      translations[`${from} ${to}`]?.find(([pattern]) => pattern.test(argument.text)) ?? [];
    const root = units.find((unit) => unit.includes(argument))?.[0];
    const translated = translate?.(argument, others);
    if (translated === undefined && root !== undefined && root !== argument) {
      const goesWith = quoted(root.text);
      return { argument: quoted(argument.text), instead: `goes with ${goesWith}`, goesWith };
    }
    const unit = units.find(([first]) => first === argument) ?? [argument];
    return { argument: quoted(argument.text), instead: translated ?? insteadOf(unit, from, to) };
  });
}

/** What to write instead of a unit of arguments. */
function insteadOf(unit: Unit, from: string, to: string): string {
  const intention = intentionOf(unit, from);
  const quote = to === "crosvm" ? quotedForCrosvm : undefined;
  if (intention === undefined) return nothingKnown(to);
  const isNeedless = (intention.needless ?? []).some((name) => name === "any" || name === to);
  return (
    writtenFor(intention, to, unit, quote) ??
    (isNeedless ? `nothing: ${to} needs no argument for ${intention.what}` : nothingKnown(to))
  );
}

const nothingKnown = (hypervisor: string) => `no equivalent on ${hypervisor} is known here`;

/** As written in a shell: the name, followed by the value. */
function quoted(text: string): string {
  const [name = "", value] = text.split(/ (.*)/s);
  return value === undefined ? name : `${name} ${quoteWord(value)}`;
}

/** Flags and their values as a definition has them. */
function crosvmArgs(...args: readonly string[]): string {
  return `microvm.crosvm.extraArgs = [ ${args.map((arg) => JSON.stringify(arg)).join(" ")} ];`;
}

/** `key=value` of each that has a value, in crosvm's grammar. */
function keyValues(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : `${key}=${quotedForCrosvm(value)}`))
    .join(",");
}

const quotedForCrosvm = (text: string) =>
  /[,'"[\]]|^$/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;
