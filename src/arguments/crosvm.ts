import { callStack, noteOrigin, noteProblem } from "./notes.ts";
import type { PropertyValue, PropertyValues } from "./values.ts";

/** A flag of `crosvm run` with its value, if it has one. */
export interface CrosvmArgument {
  readonly flag: string;
  readonly value: PropertyValue | undefined;
  /** Where it was asked for. */
  readonly stack: string;
}

/** `crosvm.args`, beside a builder for each flag that a generated module gives. */
export interface CrosvmArgs {
  /** The arguments for `extraArgs`: each flag and its value are two arguments. */
  args(...items: readonly (CrosvmArgument | string)[]): string[];
}

/** How values are written, where their types do not say. */
export interface CrosvmGrammar {
  /** Where the value is an enumeration member with data, `kvm[device=/a]`: a flag, and keys behind it. */
  readonly enums: readonly string[];
  /** By flag: what separates the parts of its value, and which parts are written without their keys. */
  readonly parts: Readonly<
    Record<string, { readonly separator: string; readonly positional: readonly string[] }>
  >;
}

/** The builders of one pack's flags: `crosvm.pmem({ path: "/dev/shm/a", ro: false })`. */
export function crosvmBuilders<Flags>(grammar: CrosvmGrammar): Flags & CrosvmArgs {
  // a flag's name is its builder's, in kebab-case: what flags there are, the types say
  return new Proxy({} as Flags & CrosvmArgs, {
    get: (_, name) =>
      name === "args"
        ? (...items: readonly (CrosvmArgument | string)[]) => crosvmArgs(grammar, items)
        : (value?: PropertyValue): CrosvmArgument => ({
            flag: kebab(String(name)),
            value,
            stack: callStack(),
          }),
  });
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function crosvmArgs(grammar: CrosvmGrammar, items: readonly (CrosvmArgument | string)[]): string[] {
  return items.flatMap((item) => {
    if (typeof item === "string") return item;
    if (typeof item !== "object" || item === null) {
      noteProblem({
        stack: callStack(),
        message: `crosvm.args takes arguments and strings, but got ${String(item)}`,
      });
      return [];
    }
    const { flag, value, stack } = item;
    noteOrigin(`--${flag}`, stack);
    if (value === undefined || value === null) return `--${flag}`;
    const parts = grammar.parts[flag];
    const text =
      parts === undefined
        ? valueText(grammar, flag, value)
        : partsText(value as PropertyValues, parts);
    noteOrigin(text, stack);
    return [`--${flag}`, text];
  });
}

/** `SOURCE:TAG:key=value`, in which nothing can be quoted. */
function partsText(
  values: PropertyValues,
  { separator, positional }: { readonly separator: string; readonly positional: readonly string[] },
): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  for (const [key, value] of given)
    if (String(value).includes(separator))
      noteProblem({
        stack: callStack(),
        message: `${key} must not contain "${separator}", where crosvm splits the value`,
      });
  return [
    ...positional.flatMap((key) => (values[key] === undefined ? [] : String(values[key]))),
    ...given
      .filter(([key]) => !positional.includes(key))
      .map(([key, value]) => `${key}=${String(value)}`),
  ].join(separator);
}

/** A flag's whole value: a structure without brackets; text unchanged. */
function valueText(grammar: CrosvmGrammar, flag: string, value: PropertyValue): string {
  if (typeof value !== "object") return String(value);
  if (grammar.enums.includes(flag)) return memberText(grammar, flag, value as PropertyValues);
  return keysText(grammar, flag, value as PropertyValues);
}

function keysText(grammar: CrosvmGrammar, place: string, values: PropertyValues): string {
  return Object.entries(values)
    .flatMap(([key, inner]) =>
      inner === undefined ? [] : `${key}=${innerText(grammar, `${place}.${key}`, inner)}`,
    )
    .join(",");
}

/** `{ windowed: [1280, 720] }` → `windowed[1280,720]` */
function memberText(grammar: CrosvmGrammar, place: string, values: PropertyValues): string {
  const [[member, data] = ["", ""]] = Object.entries(values);
  return `${member}${innerText(grammar, `${place}.${member}`, data ?? {})}`;
}

function innerText(grammar: CrosvmGrammar, place: string, value: PropertyValue): string {
  if (Array.isArray(value))
    return `[${value.map((element) => innerText(grammar, place, element)).join(",")}]`;
  if (typeof value === "object")
    return grammar.enums.includes(place)
      ? memberText(grammar, place, value as PropertyValues)
      : `[${keysText(grammar, place, value as PropertyValues)}]`;
  const text = String(value);
  // text is quoted where crosvm's key=value grammar would read it as syntax, a number or a boolean
  return typeof value === "string" && /[,'"[\]]|^$|^-?\d+$|^true|^false/.test(text)
    ? `"${text.replace(/["\\]/g, "\\$&")}"`
    : text;
}
