import {
  attributeArguments,
  bodyOf,
  findItems,
  implementationsOf,
  ownImplementationsOf,
  type RustItem,
  withoutTests,
} from "./rust.ts";

interface Source {
  readonly file: string;
  readonly text: string;
}

/** The files of a checkout, and what the names in them refer to. */
export class RustSources {
  readonly #texts = new Map<string, string>();
  readonly #items = new Map<string, RustItem[]>();
  /** `pub use sys::UnixDisplayMode as DisplayMode`, `type CrasClientType = CRAS_CLIENT_TYPE` */
  readonly #aliases = new Map<string, string>();
  readonly #uses = new Map<string, ReadonlyMap<string, string>>();

  constructor(sources: readonly Source[]) {
    for (const { file, text } of sources.toSorted(
      (a, b) => preference(a.file) - preference(b.file),
    )) {
      const source = withoutTests(text);
      this.#texts.set(file, source);
      for (const [, path = "", name = ""] of source.matchAll(
        /^\s*pub(?:\([^)]*\))? use ([\w:]+) as (\w+);/gm,
      ))
        if (!this.#aliases.has(name)) this.#aliases.set(name, path);
      for (const [, name = "", path = ""] of source.matchAll(/^\s*pub type (\w+) = ([\w:]+)/gm))
        if (!this.#aliases.has(name)) this.#aliases.set(name, path);
      if (!/Deserialize|FromKeyValues|FromArgs/.test(source)) continue;
      for (const item of findItems(source)) {
        const known = this.#items.get(item.name);
        if (known === undefined) this.#items.set(item.name, [{ ...item, file }]);
        else known.push({ ...item, file });
      }
    }
  }

  textOf(file: string): string {
    return this.#texts.get(file) ?? "";
  }

  itemsOf(file: string): RustItem[] {
    return findItems(this.textOf(file));
  }

  /** The structure or enumeration that a type's name refers to in a file. */
  find(type: string, file: string, depth = 0): RustItem | undefined {
    const path = type.replace(/<.*$/s, "").trim().split("::");
    const local = path.at(-1) ?? "";
    const used = path.length === 1 ? this.#usesOf(file).get(local) : undefined;
    const segments = used?.split("::") ?? path;
    const name = segments.at(-1) ?? local;
    const candidates = (this.#items.get(name) ?? []).filter(isDeserialized);
    const own = used === undefined ? candidates.find((item) => item.file === file) : undefined;
    if (own !== undefined) return own;
    if (candidates.length > 0) return nearest(candidates, segments);
    const alias = this.#aliases.get(name);
    return alias === undefined || depth > 3
      ? undefined
      : this.find(alias.split("::").at(-1) ?? alias, file, depth + 1);
  }

  /** A type's own name, if the file imports it under another name; otherwise the last part of its path. */
  nameOf(type: string, file: string): string {
    const path = type.replace(/<.*$/s, "").trim().split("::");
    const used = path.length === 1 ? this.#usesOf(file).get(path[0] ?? "") : undefined;
    return (used?.split("::") ?? path).at(-1) ?? type;
  }

  /** The body of a type's own function: `DiskConfig::parse`. */
  ownFunction(type: string, name: string): string | undefined {
    for (const implementation of this.ownImplementations(type)) {
      const body = bodyOf(implementation, "fn", name);
      if (body !== undefined) return body;
    }
    return undefined;
  }

  ownImplementations(type: string): string[] {
    return [...this.#texts.values()]
      .filter((text) => text.includes(type))
      .flatMap((text) => ownImplementationsOf(text, type));
  }

  /** The bodies of implementations of a trait for a type, wherever they are. */
  implementations(trait: RegExp, type: string): string[] {
    const bodies: string[] = [];
    for (const [file, text] of this.#texts)
      if (!/windows/.test(file) && text.includes(` for ${type}`))
        bodies.push(...implementationsOf(text, trait, type));
    return bodies;
  }

  /** The body of a function, in the file that uses it or in another one. */
  functionBody(name: string, file: string): string | undefined {
    const last = name.split("::").at(-1) ?? name;
    const own = bodyOf(this.textOf(file), "fn", last);
    if (own !== undefined) return own;
    for (const text of this.#texts.values())
      if (text.includes(`fn ${last}`)) return bodyOf(text, "fn", last);
    return undefined;
  }

  #usesOf(file: string): ReadonlyMap<string, string> {
    const known = this.#uses.get(file);
    if (known !== undefined) return known;
    const uses = new Map<string, string>();
    for (const [, path = "", alias] of this.textOf(file).matchAll(
      /^\s*(?:pub(?:\([^)]*\))? )?use ([\w:]+)(?: as (\w+))?;/gm,
    )) {
      const name = alias ?? path.split("::").at(-1) ?? path;
      if (!/windows/.test(path) && !uses.has(name)) uses.set(name, path);
    }
    this.#uses.set(file, uses);
    return uses;
  }
}

/** Linux before other systems, and crosvm's own options before the structures of its devices. */
function preference(file: string): number {
  if (/windows|android|macos/.test(file)) return 2;
  return file.startsWith("src/crosvm/") ? 0 : 1;
}

/** The candidate whose file path has most parts of a Rust path: `devices::virtio::snd::parameters`. */
function nearest(
  candidates: readonly RustItem[],
  segments: readonly string[],
): RustItem | undefined {
  const score = ({ file = "" }: RustItem) => {
    const parts = file.replace(/\.rs$/, "").split("/");
    return segments.slice(0, -1).filter((segment) => parts.includes(segment)).length;
  };
  return candidates.reduce((best, item) => (score(item) > score(best) ? item : best));
}

function isDeserialized({ attributes }: RustItem): boolean {
  return /\bDeserialize\b|\bFromKeyValues\b/.test(attributes.join(" "));
}

/** The arguments of `serde(...)`, including those for Unix: `cfg_attr(unix, serde(rename = "unix"))`. */
export function serdeArguments(attributes: readonly string[]): string {
  return [
    attributeArguments(attributes, "serde") ?? "",
    ...attributes.flatMap(
      (attribute) =>
        /^\s*cfg_attr\(\s*unix\s*,\s*serde\((.*)\)\s*\)\s*$/s.exec(attribute)?.[1] ?? [],
    ),
  ]
    .filter((text) => text !== "")
    .join(", ");
}
