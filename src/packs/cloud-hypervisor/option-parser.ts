import { CrosvmTypes } from "../crosvm/value-types.ts";
import type { CrosvmText, Properties } from "../format.ts";
import { fieldsOf, matchedWords } from "../rust/rust.ts";
import type { RustSources } from "../rust/rust-sources.ts";
import { reviewedKeys, reviewedTexts } from "./reviewed.ts";

/** The file in which the types of values are looked up. */
const configFile = "vmm/src/config.rs";

/** Finds the keys that functions accept which parse `key=value,...` with the crate option_parser. */
export class OptionParsers {
  readonly texts: Record<string, CrosvmText> = {};
  /** The names of types that no file declares. */
  readonly notFound: Set<string>;
  readonly #sources: RustSources;
  readonly #types: CrosvmTypes;

  constructor(sources: RustSources) {
    this.#sources = sources;
    this.#types = new CrosvmTypes(sources);
    this.notFound = this.#types.notFound;
  }

  /**
   * The keys of a flag's value.
   *
   * @param type The type whose function `parse` parses it: "DiskConfig".
   * @param at The index of the parser among those that the function makes.
   */
  ofType(flag: string, type: string, at: number): Properties | undefined {
    const body = this.#sources.ownFunction(type, "parse");
    if (body !== undefined) return this.ofBody(flag, body, type, at);
    this.notFound.add(type);
    return undefined;
  }

  /** The keys of one of the parsers that a function's body makes. */
  ofBody(flag: string, body: string, type: string, at: number): Properties | undefined {
    const [before = "", ...parsers] = body.split(/OptionParser::new\(\)/);
    const region = parsers[at];
    if (region === undefined) return undefined;
    const constants = before + region;
    const types = this.#typesOf(region, type);
    const keys: Record<string, string> = {};
    for (const { key, isWord } of this.#added(region, type, constants))
      keys[key] = reviewed(flag, key) ?? (isWord ? "word" : (types[key] ?? "str"));
    for (const value of Object.values(keys)) this.#noteText(value);
    return Object.keys(keys).length === 0 ? undefined : keys;
  }

  #noteText(type: string): void {
    const name = /\btext:(\w+)/.exec(type)?.[1] ?? "";
    const text = reviewedTexts[name];
    if (text !== undefined) this.texts[name] = text;
  }

  /** The keys that are added to a parser, in order. */
  *#added(
    region: string,
    type: string,
    constants: string,
  ): Generator<{ readonly key: string; readonly isWord: boolean }> {
    const calls =
      /(#\[cfg\([^\]]*\)\]\s*(?:parser)?\s*)?\.add(_valueless|_all|_all_valueless)?\(\s*([^()]*?)\s*\)/g;
    for (const [, , kind = "", argument = ""] of region.matchAll(calls)) {
      const isWord = kind.endsWith("valueless");
      const literal = /^"([^"]+)"$/.exec(argument)?.[1];
      const names = literal === undefined ? this.#namesOf(argument, type, constants) : [literal];
      for (const key of names) yield { key, isWord };
    }
  }

  /** The keys behind `PciDeviceCommonConfig::OPTIONS_IOMMU`, or `field.key` in a loop over a table. */
  #namesOf(argument: string, type: string, constants: string): string[] {
    const [, owner = "", constant = ""] = /^&?(\w+)::(\w+)$/.exec(argument) ?? [];
    if (constant !== "") {
      const declared = new RegExp(`const ${constant}: [^=]*=\\s*&\\[([^\\]]*)\\]`);
      const list = this.#sources
        .ownImplementations(owner === "Self" ? type : owner)
        .flatMap((text) => declared.exec(text)?.[1] ?? [])[0];
      return stringsIn(list ?? "");
    }
    return /^\w+\.key$/.test(argument)
      ? [...constants.matchAll(/\bkey: "([^"]+)"/g)].map(([, key = ""]) => key)
      : [];
  }

  /** The type of each key's value. */
  #typesOf(region: string, type: string): Record<string, string> {
    const found: Record<string, string> = {};
    // keys that another type parses from the same text
    for (const [, other = ""] of region.matchAll(/\b(\w+)::parse\(/g))
      if (other !== type)
        Object.assign(found, this.#typesOf(this.#sources.ownFunction(other, "parse") ?? "", other));
    for (const { key, value, binding, isRequired } of readings(region)) {
      const isOf = value ?? this.#declared(type, binding) ?? "u64";
      found[key] = this.#typeText(isOf) + (isRequired ? "!" : "");
    }
    return found;
  }

  /** The type of the field that a value is stored in. */
  #declared(type: string, binding: string | undefined): string | undefined {
    const item = this.#sources.find(type, configFile);
    if (item === undefined && type !== "") this.notFound.add(type);
    return item === undefined
      ? undefined
      : fieldsOf(item)
          .find(({ name }) => name === binding)
          ?.type.replace(/^Option<(.*)>$/s, "$1");
  }

  #typeText(type: string): string {
    const bare = type.replace(/\s+/g, "");
    const own = ownTypes[bare];
    if (own !== undefined) return own;
    const list = /^IntegerList(?:<(\w+)>)?$/.exec(bare);
    if (list !== null) return `[${this.#typeText(list[1] ?? "u64")}]`;
    const [, key, values] = /^Tuple(?:List)?<(\w+),(.+)>$/.exec(bare) ?? [];
    if (key !== undefined && values !== undefined)
      return `[${this.#typeText(key)}@${this.#typeText(values.replace(/^Vec<(\w+)>$/, "IntegerList<$1>"))}]`;
    if (reviewedTexts[bare] !== undefined) return `text:${bare}`;
    const words = this.#sources.implementations(/FromStr/, bare).flatMap(matchedWords);
    if (words.length > 0) return `|${[...new Set(words)].join("|")}`;
    const plain = this.#types.of(bare, configFile);
    return /^(?:[a-z]+\d*|\|.*)$/.test(plain) ? plain : "any";
  }
}

const ownTypes: Readonly<Record<string, string>> = {
  Toggle: "toggle",
  ByteSized: "size",
  StringList: "[str]",
  i32: "int32",
  usize: "uint64",
};

const reviewed = (flag: string, key: string) => reviewedKeys[`${flag}.${key}`];

const stringsIn = (text: string) => [...text.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);

interface Reading {
  readonly key: string;
  /** The requested type, if the statement names it. */
  readonly value: string | undefined;
  /** The variable that the value is bound to. */
  readonly binding: string | undefined;
  readonly isRequired: boolean;
}

/** The places where a function reads values from its parser: `let cid = parser.convert("cid")...`. */
function* readings(region: string): Generator<Reading> {
  const asks =
    /\bparser\s*\.(get|convert)(?:::<((?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*)>)?\(\s*"(\w+)"\s*\)/g;
  for (const match of region.matchAll(asks)) {
    const [whole, method, asked, key = ""] = match;
    const before = region.slice(statementStart(region, match.index), match.index);
    const [, binding, declared] =
      /^\s*let (?:IntegerList\((?:mut )?)?(?:mut )?(\w+)\)?\s*(?::\s*([^=]+?))?\s*=/.exec(before) ??
      [];
    const after = region.slice(match.index + whole.length, region.indexOf(";", match.index));
    yield {
      key,
      value: method === "get" ? "String" : (asked ?? declared),
      binding,
      // a value that is bound with `let` is always read; with `or`, another key can replace it
      isRequired: binding !== undefined && /\.ok_or(_else)?\(/.test(after) && !/\.or\(/.test(after),
    };
  }
}

function statementStart(text: string, index: number): number {
  return Math.max(...[";", "{", "}"].map((end) => text.lastIndexOf(end, index - 1))) + 1;
}
