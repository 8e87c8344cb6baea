import { printBindings } from "../../../src/nix/print.ts";
import type { NixValue } from "../../../src/nix/value.ts";
import type { PinnedOption } from "../../../src/options/pinned-options.ts";
import { elements, values } from "./option-examples.ts";

type Attributes = Readonly<Record<string, unknown>>;

/** An option set in a definition and in a module; undefined for one that nobody sets, or whose value only Nix has. */
export function exampleOf(
  option: PinnedOption,
): { readonly typescript: string | undefined; readonly nix: string } | undefined {
  const { name, host, readOnly, removed, type } = option;
  if (readOnly || removed !== undefined || generated.has(name)) return undefined;
  if (type.kind === "package") return packageExample(name);
  const value = values[name] ?? otherValue(option);
  if (value === undefined) return undefined;
  const options = placed(name.split("."), value, []);
  return {
    typescript: host ? undefined : `defineVm({\n  name: "chatvm",\n${members(options, 2)}});`,
    nix: printBindings({ microvm: options as NixValue }, 0).join("\n"),
  };
}

/** microvm.nix makes them: nobody sets them. */
const generated = new Set(["bootDisk", "declaredRunner", "runner", "storeDisk"]);

function packageExample(name: string) {
  const path = name.split(".");
  const program = path[path.length - 2] ?? "linuxPackages_latest.kernel";
  const value = path.length > 1 && path.at(-1) === "package" ? program : defaultPackages[name];
  if (value === undefined) return undefined;
  const typescript = placed(path, { [code]: `nix\`pkgs.${value}\`` }, []);
  return {
    typescript: `defineVm({\n  name: "chatvm",\n${members(typescript, 2)}});`,
    nix: `microvm.${name} = pkgs.${value};`,
  };
}

const defaultPackages: Readonly<Record<string, string>> = {
  kernel: "linuxPackages_latest.kernel",
  "graphics.crosvmPackage": "crosvm",
};

/** Marks text that is code already. */
const code = "\0code";

/** A value that differs from the default, where the type alone has one that means something. */
function otherValue({ name, type, default: initial }: PinnedOption): unknown {
  const value = initial !== undefined && "value" in initial ? initial.value : undefined;
  if (elements[name] !== undefined) return [elements[name]];
  const last = name.split(".*.").at(-1) ?? "";
  const [list = ""] = name.split(".*.");
  const ofElement = elements[list]?.[last];
  if (ofElement !== undefined) return ofElement;
  const inner = type.kind === "nullOr" ? type.of : type;
  if (inner.kind === "bool") return value !== true;
  if (inner.kind === "enum") return inner.values.find((each) => each !== value);
  return undefined;
}

/** A value at its place in the options, in an element that has what it needs. */
function placed(path: readonly string[], value: unknown, before: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const element = elements[before.join(".")] ?? {};
  if (first === "*") return [merged(element, placed(rest, value, [...before, first]))];
  const name = first === "<name>" ? "chatvm" : first;
  return { [name]: placed(rest, value, [...before, first]) };
}

function merged(one: unknown, other: unknown): unknown {
  if (!isAttributes(one) || !isAttributes(other)) return other;
  const all = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) all.set(name, merged(all.get(name), value));
  // `type` and what it asks for go together
  if (all.has("macvtap")) all.set("type", "macvtap");
  if (all.has("bridge")) all.set("type", "bridge");
  if (all.has("securityModel")) all.set("proto", "9p");
  return Object.fromEntries(all);
}

const isAttributes = (value: unknown): value is Attributes =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The members of an object in TypeScript, a line each. */
function members(value: unknown, indent: number): string {
  return Object.entries(value as Attributes)
    .map(([name, inner]) => `${" ".repeat(indent)}${key(name)}: ${literal(inner, indent)},\n`)
    .join("");
}

function literal(value: unknown, indent: number): string {
  if (isAttributes(value)) {
    if (typeof value[code] === "string") return value[code];
    const inline = `{ ${Object.entries(value)
      .map(([name, inner]) => `${key(name)}: ${literal(inner, indent)}`)
      .join(", ")} }`;
    return inline.length < 72 && !inline.includes("\n")
      ? inline
      : `{\n${members(value, indent + 2)}${" ".repeat(indent)}}`;
  }
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, indent)).join(", ")}]`;
  return JSON.stringify(value);
}

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
