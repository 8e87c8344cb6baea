import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import { type CrosvmFlag, type CrosvmPack, type CrosvmStruct, packFormat } from "./format.ts";
import { attributeArguments, fieldsOf, findItems, type RustItem } from "./rust.ts";

/** Where a checkout declares `crosvm run`. */
const commandLineFile = "src/crosvm/cmdline.rs";

/** Types that wrap another one and are written as it is. */
const wrappers: Readonly<Record<string, string>> = {
  DiskOptionWithId: "DiskOption",
  FixedGpuParameters: "GpuParameters",
};

/** Parsers of their own that read a structure's `key=value`s all the same. */
const parsers: Readonly<Record<string, string>> = {
  parse_serial_options: "SerialParameters",
  parse_pflash_parameters: "PflashParameters",
};

/**
 * What `crosvm run` accepts, by the declarations in a checkout of its source.
 *
 * @param folder The checkout.
 * @param revision What to call the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder holds no such source.
 */
export function crosvmPack(folder: string, revision: string): CrosvmPack {
  const sources = rustSources(folder);
  const run = sources
    .filter(({ file }) => file === commandLineFile)
    .flatMap(({ text }) => findItems(text))
    .find(({ kind, name }) => kind === "struct" && name === "RunCommand");
  if (run === undefined)
    throw new KnownError(
      {
        file: join(folder, commandLineFile),
        message: "does not declare `struct RunCommand`: this is no checkout of crosvm",
        fix: "name the root folder of a checkout of crosvm's source",
      },
      exitStatus.notJudged,
    );
  const items = new Map<string, RustItem>();
  for (const { file, text } of sources.toSorted((a, b) => preference(a.file) - preference(b.file)))
    for (const item of findItems(text))
      if (file !== commandLineFile || item.name !== "RunCommand")
        if (!items.has(item.name) && isDeserialized(item)) items.set(item.name, item);

  const flags: Record<string, CrosvmFlag> = {};
  const structs: Record<string, CrosvmStruct> = {};
  const types = new Types(items, structs);
  for (const field of fieldsOf(run)) {
    const argh = attributeArguments(field.attributes, "argh");
    if (argh === undefined) continue;
    const long = /\blong\s*=\s*"([^"]+)"/.exec(argh)?.[1] ?? field.name.replaceAll("_", "-");
    const isSwitch = /^\s*switch\b/.test(argh);
    if (/^\s*positional\b/.test(argh)) continue;
    const short = /\bshort\s*=\s*'(.)'/.exec(argh)?.[1];
    const parser = /\bfrom_str_fn\((\w+)\)/.exec(argh)?.[1];
    const when = attributeArguments(field.attributes, "cfg");
    const { inner, isList } = unwrapped(field.type);
    flags[long] = {
      values: isSwitch ? 0 : 1,
      ...(short === undefined ? {} : { short }),
      ...(isList ? { repeatable: true } : {}),
      ...(when === undefined ? {} : { when: when.replace(/\s+/g, " ").trim() }),
      ...(/DEPRECATED/.test(field.documentation) ? { deprecated: true } : {}),
      ...(isSwitch
        ? {}
        : { value: parser === undefined ? types.of(inner) : types.of(parsers[parser] ?? "any") }),
    };
  }
  return {
    format: packFormat,
    program: "crosvm",
    build: { version: revision, description: `crosvm at ${revision}`, target: "x86_64" },
    flags: sorted(flags),
    structs: sorted(structs),
  };
}

interface Source {
  readonly file: string;
  readonly text: string;
}

function rustSources(folder: string): Source[] {
  let files: string[];
  try {
    files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (error) {
    throw new KnownError(
      { file: folder, message: `cannot be read: ${(error as Error).message}` },
      exitStatus.notJudged,
    );
  }
  return files
    .filter((file) => file.endsWith(".rs") && !/(^|\/)(tests?|third_party|target)\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

/** Linux before the other systems; crosvm's own options before the structures of its devices. */
function preference(file: string): number {
  if (/windows|android|macos/.test(file)) return 2;
  return file.startsWith("src/crosvm/") ? 0 : 1;
}

function isDeserialized({ attributes }: RustItem): boolean {
  return /\bDeserialize\b|\bFromKeyValues\b/.test(attributes.join(" "));
}

/** Turns the names of Rust's types into a pack's, and collects the structures that it meets. */
class Types {
  readonly #items: ReadonlyMap<string, RustItem>;
  readonly #structs: Record<string, CrosvmStruct>;

  constructor(items: ReadonlyMap<string, RustItem>, structs: Record<string, CrosvmStruct>) {
    this.#items = items;
    this.#structs = structs;
  }

  of(type: string): string {
    const name = wrappers[lastSegment(type)] ?? lastSegment(type);
    const plain = plainTypes[name] ?? (/^[ui](8|16|32|64)$/.test(name) ? intName(name) : undefined);
    if (plain !== undefined) return plain;
    const item = this.#items.get(name);
    if (item === undefined) return "any";
    if (item.kind === "enum") return enumType(item);
    this.#addStruct(name, item);
    return this.#structs[name] === undefined ? "any" : `struct:${name}`;
  }

  #addStruct(name: string, item: RustItem): void {
    if (this.#structs[name] !== undefined || item.isTuple) return;
    const serde = attributeArguments(item.attributes, "serde") ?? "";
    if (/\btry_from\b|\bfrom\b|\buntagged\b/.test(serde)) return;
    const fields = fieldsOf(item).filter(
      ({ attributes }) => !/\bskip\b/.test(attributeArguments(attributes, "serde") ?? ""),
    );
    const isOpen = fields.some(({ attributes }) =>
      /\bflatten\b/.test(attributeArguments(attributes, "serde") ?? ""),
    );
    const keys: Record<string, string> = {};
    for (const field of fields) {
      const own = attributeArguments(field.attributes, "serde") ?? "";
      if (/\bflatten\b/.test(own)) continue;
      const { inner, isList, isOptional } = unwrapped(field.type);
      const isRequired = !isOptional && !/\bdefault\b/.test(own) && !/\bdefault\b/.test(serde);
      const base = /deserialize_with|\bwith\s*=/.test(own) ? "any" : this.of(inner);
      const key = /\brename\s*=\s*"([^"]+)"/.exec(own)?.[1] ?? renamed(field.name, serde);
      const type = (isList ? "[]" : "") + base + (isRequired ? "!" : "");
      for (const name of [key, ...aliases(own)])
        keys[name] = name === key ? type : type.replace("!", "");
    }
    const first = Object.keys(keys)[0];
    this.#structs[name] = {
      keys,
      ...(first === undefined || isOpen ? {} : { first }),
      closed: /\bdeny_unknown_fields\b/.test(serde) && !isOpen,
    };
  }
}

const plainTypes: Readonly<Record<string, string>> = {
  PathBuf: "str",
  String: "str",
  bool: "bool",
  usize: "uint64",
  RawDescriptor: "int32",
};

const intName = (name: string) => (name.startsWith("u") ? "uint" : "int") + name.slice(1);

const aliases = (serde: string) =>
  [...serde.matchAll(/\balias\s*=\s*"([^"]+)"/g)].map(([, alias = ""]) => alias);

function lastSegment(type: string): string {
  return type.replace(/<.*$/s, "").split("::").at(-1)?.trim() ?? type;
}

function unwrapped(type: string): { inner: string; isList: boolean; isOptional: boolean } {
  let inner = type.trim();
  let isList = false;
  let isOptional = false;
  for (;;) {
    const wrapped = /^(Option|Vec|Box)\s*<(.*)>$/s.exec(inner);
    if (wrapped === null) return { inner, isList, isOptional };
    if (wrapped[1] === "Option") isOptional = true;
    if (wrapped[1] === "Vec") isList = true;
    inner = (wrapped[2] ?? "").trim();
  }
}

/** The words of an enumeration whose members carry no data. */
function enumType(item: RustItem): string {
  const serde = attributeArguments(item.attributes, "serde") ?? "";
  const members = fieldsOf(item);
  if (members.some(({ type }) => type !== "") || /\buntagged\b/.test(serde)) return "any";
  const words = members.flatMap(({ name, attributes }) => {
    const own = attributeArguments(attributes, "serde") ?? "";
    if (/\bskip\b/.test(own)) return [];
    return [/\brename\s*=\s*"([^"]+)"/.exec(own)?.[1] ?? renamed(name, serde), ...aliases(own)];
  });
  return words.length === 0 ? "any" : `|${words.join("|")}`;
}

/** A field's name as serde's `rename_all` has it. */
function renamed(name: string, serde: string): string {
  const bare = name.replace(/^r#/, "").replace(/_$/, name.startsWith("type") ? "" : "_");
  const words = bare
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
  switch (/\brename_all\s*=\s*"([^"]+)"/.exec(serde)?.[1]) {
    case "kebab-case":
      return words.replaceAll("_", "-");
    case "snake_case":
      return words;
    case "lowercase":
      return bare.toLowerCase();
    case "UPPERCASE":
      return bare.toUpperCase();
    default:
      return bare;
  }
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}
