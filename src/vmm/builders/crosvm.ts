import type { PropertyValue, PropertyValues } from "./values.ts";

/** A flag of `crosvm run` with its value, if it has one. */
export interface CrosvmArgument {
  readonly flag: string;
  readonly value: PropertyValue | undefined;
}

/** `crosvm.args`, beside a builder for each flag that a generated module gives. */
export interface CrosvmArgs {
  /** The words for `extraArgs`: each flag and its value are two. */
  args(...items: readonly (CrosvmArgument | string)[]): string[];
}

/** The builders of one pack's flags: `crosvm.pmem({ path: "/dev/shm/a", ro: false })`. */
export function crosvmBuilders<Flags>(): Flags & CrosvmArgs {
  // a flag's name is its builder's, in kebab-case: what flags there are, the types tell
  return new Proxy({} as Flags & CrosvmArgs, {
    get: (_, name) =>
      name === "args"
        ? crosvmArgs
        : (value?: PropertyValue): CrosvmArgument => ({ flag: kebab(String(name)), value }),
  });
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function crosvmArgs(...items: readonly (CrosvmArgument | string)[]): string[] {
  return items.flatMap((item) => {
    if (typeof item === "string") return item;
    return item.value === undefined ? `--${item.flag}` : [`--${item.flag}`, valueText(item.value)];
  });
}

function valueText(value: PropertyValue): string {
  if (typeof value !== "object") return String(value);
  return Object.entries(value as PropertyValues)
    .flatMap(([key, inner]) => (inner === undefined ? [] : `${key}=${innerText(inner)}`))
    .join(",");
}

function innerText(value: PropertyValue): string {
  if (Array.isArray(value)) return `[${value.map(innerText).join(",")}]`;
  const text = valueText(value);
  // what has a meaning in crosvm's key=value is quoted
  return typeof value === "string" && /[\s,'"[\]]/.test(text)
    ? `"${text.replace(/["\\]/g, "\\$&")}"`
    : text;
}
