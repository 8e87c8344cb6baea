import type { CrosvmStruct, CrosvmText, Properties } from "../format.ts";
import {
  attributeArguments,
  fieldsOf,
  matchedWords,
  type RustField,
  type RustItem,
} from "../rust/rust.ts";
import { type RustSources, serdeArguments } from "../rust/rust-sources.ts";
import {
  reviewedKeys,
  reviewedLegacy,
  reviewedParsers,
  reviewedStructRules,
  reviewedStructs,
  reviewedTexts,
  reviewedWrappers,
} from "./reviewed.ts";

/** Converts Rust types to a pack's types, and collects the structures, enumerations and texts that they use. */
export class CrosvmTypes {
  readonly structs: Record<string, CrosvmStruct> = {};
  readonly enums: Record<string, Properties> = {};
  readonly texts: Record<string, CrosvmText> = {};
  /** By structure: optional keys whose value must not be null. */
  readonly neverNull: Record<string, string[]> = {};
  /** The names of types that no file declares. */
  readonly notFound = new Set<string>();
  readonly #sources: RustSources;

  constructor(sources: RustSources) {
    this.#sources = sources;
  }

  /** The type of a flag's whole value, which argh parses with `FromStr` or `FromArgValue`. */
  ofFlag(type: string, file: string): string {
    const name = this.#sources.nameOf(type, file);
    if (name === "CpuSet") return "cpuset";
    const reviewed = reviewedParsers[name];
    if (reviewed !== undefined) return reviewed;
    // `FromKeyValues` and `from_key_values` both mean the grammar of serde_keyvalue
    const attributes = this.#sources.find(type, file)?.attributes ?? [];
    if (/FromKeyValues/.test(attributes.join(" "))) return this.of(type, file);
    const bodies = this.#sources.implementations(/FromStr|FromArgValue/, name);
    if (bodies.some((body) => body.includes("from_key_values"))) return this.of(type, file);
    const words = bodies.flatMap(matchedWords);
    return words.length > 0 ? `|${[...new Set(words)].join("|")}` : this.of(type, file);
  }

  /** The type that a parser function returns: `from_str_fn(parse_serial_options)`, `deserialize_with = "..."`. */
  ofParser(name: string, file: string): string {
    const last = name.split("::").at(-1) ?? name;
    if (reviewedTexts[last] !== undefined) return this.#text(last);
    const reviewed = reviewedParsers[last];
    if (reviewed !== undefined) return /^[A-Z]/.test(reviewed) ? this.of(reviewed, file) : reviewed;
    const inner = /\b(?:Option::<)?(\w+)>?::deserialize\(/.exec(
      this.#sources.functionBody(name, file) ?? "",
    )?.[1];
    return inner === undefined || inner === "serde" ? "any" : this.of(inner, file);
  }

  /** Adds structures with parts, and the structures that their keys select. */
  addPartStructs(names: readonly string[]): void {
    for (const name of names) {
      const { keys, parts } = reviewedStructs[name] ?? {};
      if (keys === undefined || parts === undefined) continue;
      const found = Object.entries(parts.by?.structs ?? {}).flatMap(([value, struct]) => {
        if (reviewedStructs[struct] !== undefined) {
          this.addPartStructs([struct]);
          return [[value, struct]];
        }
        const type = this.of(`devices::virtio::fs::config::${struct}`, "");
        return type.startsWith("struct:") ? [[value, type.slice("struct:".length)]] : [];
      });
      this.structs[name] = {
        keys,
        closed: true,
        parts:
          parts.by === undefined
            ? parts
            : { ...parts, by: { ...parts.by, structs: Object.fromEntries(found) } },
      };
    }
  }

  of(type: string, file: string): string {
    const { inner, isList } = unwrapped(type);
    if (isList) return `[]${this.of(inner, file)}`;
    const tuple = tupleOf(inner);
    if (tuple !== undefined) return `(${tuple.map((it) => this.of(it, file)).join(",")})`;
    const name = this.#sources.nameOf(inner, file);
    if (reviewedWrappers[name] !== undefined) return this.of(reviewedWrappers[name], file);
    if (name === "CpuSet") return "[]cpu";
    const plain = plainTypes[name] ?? (/^[ui](8|16|32|64)$/.test(name) ? intName(name) : undefined);
    if (plain !== undefined) return plain;
    if (reviewedTexts[name] !== undefined) return this.#text(name);
    return this.#ofOwnDeserializer(name, file) ?? this.#ofNamed(inner, name, file);
  }

  #ofNamed(type: string, name: string, file: string): string {
    const item = this.#sources.find(type, file);
    if (item === undefined) this.notFound.add(name);
    return this.#ofItem(item);
  }

  /** The type behind an `impl Deserialize for T` that deserializes another type and converts it. */
  #ofOwnDeserializer(name: string, file: string): string | undefined {
    const [body] = this.#sources.implementations(/Deserialize<'\w+>/, name);
    const read = /\b(\w+)::deserialize\(/.exec(body ?? "")?.[1];
    if (read === undefined || read === "serde") return undefined;
    const words = this.#sources.implementations(/FromArgValue|FromStr/, name).flatMap(matchedWords);
    if (read !== "String" || words.length === 0) return this.of(read, file);
    return this.#words(name, words);
  }

  #ofItem(item: RustItem | undefined): string {
    if (item === undefined) return "any";
    const { name, file = "" } = item;
    const from = /\btry_from\s*=\s*"([^"]+)"/.exec(serdeArguments(item.attributes))?.[1];
    if (from === "&str" || from === "String") {
      const words = this.#sources
        .implementations(/TryFrom<&?(?:'\w+ )?(?:str|String)>/, name)
        .flatMap(matchedWords);
      return words.length === 0 ? "str" : this.#words(name, words);
    }
    if (from !== undefined) return this.of(from, file);
    if (item.kind === "enum") return this.#enum(item);
    if (item.isTuple) return "any";
    this.#addStruct(item);
    return `struct:${item.name}`;
  }

  /** Words that are parsed as text, not as identifiers: they may be quoted. */
  #words(name: string, words: readonly string[]): string {
    const unique = [...new Set(words)];
    this.texts[name] = { is: `one of ${unique.join(", ")}`, matches: unique.join("|") };
    return `text:${name}`;
  }

  #text(name: string): string {
    this.texts[name] = reviewedTexts[name] as CrosvmText;
    return `text:${name}`;
  }

  #enum(item: RustItem): string {
    const serde = serdeArguments(item.attributes);
    if (/\buntagged\b/.test(serde)) return "any";
    const members = fieldsOf(item).filter(
      (member) => isUnix(member) && !/\bskip\b/.test(serdeArguments(member.attributes)),
    );
    const words = members.map((member): [string[], string] => {
      const own = serdeArguments(member.attributes);
      const name = /\brename\s*=\s*"([^"]+)"/.exec(own)?.[1] ?? renamed(member.name, serde, true);
      return [[name, ...aliases(own)], this.#payload(item, member)];
    });
    if (words.length === 0) return "any";
    if (words.every(([, payload]) => payload === ""))
      return `|${words.flatMap(([names]) => names).join("|")}`;
    this.enums[item.name] = Object.fromEntries(
      words.flatMap(([names, payload]) => names.map((name) => [name, payload])),
    );
    return `enum:${item.name}`;
  }

  /** The type of the data that an enumeration's member carries, "" for none. */
  #payload({ name: owner, file = "" }: RustItem, member: RustField): string {
    const data = member.type.replace(/^=.*$/s, "").trim();
    if (data.startsWith("{")) {
      const name = `${owner}.${member.name}`;
      const { keys } = this.#keysOf(
        {
          kind: "struct",
          name,
          file,
          attributes: member.attributes,
          body: data.slice(1, -1),
          isTuple: false,
        },
        serdeArguments(member.attributes),
      );
      this.structs[name] = { keys, closed: true };
      return `struct:${name}`;
    }
    if (data.startsWith("("))
      return `(${splitTypes(data.slice(1, -1))
        .map((it) => this.of(it, file))
        .join(",")})`;
    return "";
  }

  #addStruct(item: RustItem): void {
    if (this.structs[item.name] !== undefined) return;
    const serde = serdeArguments(item.attributes);
    // ends the recursion for a structure that contains itself
    this.structs[item.name] = { keys: {}, closed: false };
    const { keys, variants } = this.#keysOf(item, serde);
    const [first] = Object.keys(keys);
    const rules = reviewedStructRules[item.name]?.filter(([, ...names]) =>
      Object.hasOwn(keys, names[0] ?? ""),
    );
    const legacy = reviewedLegacy[item.name];
    this.structs[item.name] = {
      keys,
      // a structure with flattened fields is parsed as a map, which has no first key
      ...(first === undefined || variants !== undefined ? {} : { first }),
      closed: /\bdeny_unknown_fields\b/.test(serde) || variants !== undefined,
      ...(variants === undefined ? {} : { variants }),
      ...(legacy === undefined ? {} : { legacy }),
      ...(rules === undefined || rules.length === 0 ? {} : { rules }),
    };
  }

  #keysOf(
    item: RustItem,
    serde: string,
  ): { keys: Record<string, string>; variants?: Properties[] } {
    const { file = "" } = item;
    const keys: Record<string, string> = {};
    let variants: Properties[] | undefined;
    for (const field of fieldsOf(item)) {
      const own = serdeArguments(field.attributes);
      if (!isUnix(field) || /\bskip\b/.test(own)) continue;
      if (/\bflatten\b/.test(own)) {
        variants = this.#variants(field.type, file);
        continue;
      }
      const isOptional = unwrapped(field.type).isOptional;
      const isRequired = !isOptional && !/\bdefault\b/.test(own) && !/\bdefault\b/.test(serde);
      const reader = /\b(?:deserialize_with|with)\s*=\s*"([^"]+)"/.exec(own)?.[1];
      const key = /\brename\s*=\s*"([^"]+)"/.exec(own)?.[1] ?? renamed(field.name, serde, false);
      const type =
        reviewedKeys[`${item.name}.${key}`] ??
        (reader === undefined ? this.of(field.type, file) : this.ofParser(reader, file));
      keys[key] = type + (isRequired ? "!" : "");
      if (!isOptional && !isRequired && reader === undefined) this.#addNeverNull(item.name, key);
      for (const alias of aliases(own)) keys[alias] = `=${key}`;
    }
    return variants === undefined ? { keys } : { keys, variants };
  }

  #addNeverNull(struct: string, key: string): void {
    const keys = this.neverNull[struct] ?? [];
    this.neverNull[struct] = keys;
    keys.push(key);
  }

  /** The sets of keys of an untagged enumeration that is flattened into a structure. */
  #variants(type: string, file: string): Properties[] | undefined {
    const item = this.#sources.find(type, file);
    if (item?.kind !== "enum" || !/\buntagged\b/.test(serdeArguments(item.attributes)))
      return undefined;
    return fieldsOf(item)
      .filter(isUnix)
      .map(
        (member) =>
          this.#keysOf(
            {
              ...item,
              kind: "struct",
              attributes: member.attributes,
              body: member.type.trim().slice(1, -1),
            },
            serdeArguments(member.attributes),
          ).keys,
      );
  }
}

const plainTypes: Readonly<Record<string, string>> = {
  PathBuf: "str",
  String: "str",
  str: "str",
  bool: "bool",
  usize: "uint64",
  NonZeroU32: "uint32:1..",
  RawDescriptor: "int32",
  uid_t: "uint32",
};

const intName = (name: string) => (name.startsWith("u") ? "uint" : "int") + name.slice(1);

const aliases = (serde: string) =>
  [...serde.matchAll(/\balias\s*=\s*"([^"]+)"/g)].map(([, alias = ""]) => alias);

function isUnix({ attributes }: RustField): boolean {
  const when = attributeArguments(attributes, "cfg") ?? "";
  return !/\bwindows\b/.test(when);
}

/** The type within `Option`, `Vec` and `Box`. */
export function unwrapped(type: string): { inner: string; isList: boolean; isOptional: boolean } {
  let inner = type.trim();
  let isOptional = false;
  for (;;) {
    const [, wrapper, within = ""] = /^(Option|Vec|Box)\s*<(.*)>$/s.exec(inner) ?? [];
    if (wrapper === "Vec") return { inner: within.trim(), isList: true, isOptional };
    if (wrapper === undefined) return { inner, isList: false, isOptional };
    if (wrapper === "Option") isOptional = true;
    inner = within.trim();
  }
}

/** The element types of `(u32, u32)` and `[u16; 3]`. */
function tupleOf(type: string): string[] | undefined {
  const array = /^\[\s*(\w+)\s*;\s*(\d+)\s*\]$/.exec(type);
  if (array !== null) return Array.from({ length: Number(array[2]) }, () => array[1] ?? "");
  return /^\(.*\)$/s.test(type) ? splitTypes(type.slice(1, -1)) : undefined;
}

const splitTypes = (text: string) =>
  text
    .split(",")
    .map((it) => it.trim())
    .filter((it) => it !== "");

/** The name of a field or member after serde's `rename_all`. */
function renamed(name: string, serde: string, isMember: boolean): string {
  const bare = name.replace(/^r#/, "");
  const words = isMember ? bare.replace(/(?<=.)([A-Z])/g, "_$1").toLowerCase() : bare;
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
