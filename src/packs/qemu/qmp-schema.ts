import type { Properties, Structure } from "../format.ts";
import { sorted } from "../sorted.ts";

/** A type, command or event as `query-qmp-schema` returns it. */
export interface SchemaEntry {
  readonly name: string;
  readonly "meta-type": string;
  readonly "arg-type"?: string;
  readonly "ret-type"?: string;
  readonly "element-type"?: string;
  readonly "json-type"?: string;
  readonly tag?: string;
  readonly members?: readonly SchemaMember[];
  readonly variants?: readonly { readonly case: string; readonly type: string }[];
  readonly values?: readonly string[];
}

/** A member; an optional one has a `default`, whatever its value. */
interface SchemaMember {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
}

/** QMP's own schema, in which all types except the built-in ones have numbers as names. */
export class QmpSchema {
  readonly #entries: ReadonlyMap<string, SchemaEntry>;

  constructor(entries: readonly SchemaEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** Whether this QEMU has the command. */
  has(command: string): boolean {
    return this.#entries.has(command);
  }

  /** The cases of a command's argument that is a union, such as the kinds of character devices. */
  casesOf(command: string, argument: string): string[] {
    const { members = [] } = this.#entry(this.#entry(command)["arg-type"] ?? "");
    const type = members.find(({ name }) => name === argument)?.type ?? "";
    return (this.#entry(type).variants ?? []).map(({ case: name }) => name);
  }

  /**
   * For a command whose argument or answer is a union: each case with all of its properties except the tag, and the
   * structures among them.
   *
   * @param kind The first part of the structures' names: `blockdevs` for `blockdevs.luks.key`.
   */
  variantsOf(
    command: string,
    kind: string,
  ): {
    readonly variants: Record<string, Properties>;
    readonly structures: Record<string, Structure>;
  } {
    const { "arg-type": argument = "", "ret-type": answer = "" } = this.#entry(command);
    const asked = this.#entry(argument);
    const union =
      asked.variants === undefined
        ? this.#entry(this.#entry(answer)["element-type"] ?? answer)
        : asked;
    const structures: Record<string, Structure> = {};
    const variants = this.#cases(union);
    for (const [variant, members] of Object.entries(variants))
      for (const { name, type } of members) {
        const entry = this.#entry(type);
        if (entry["meta-type"] !== "object") continue;
        structures[`${kind}.${variant}.${name}`] = {
          ...(entry.tag === undefined ? {} : { tag: entry.tag }),
          cases: sorted(
            Object.fromEntries(
              Object.entries(this.#cases(entry)).map(([name, members]) => [
                name,
                this.#properties(members),
              ]),
            ),
          ),
        };
      }
    return {
      variants: Object.fromEntries(
        Object.entries(variants).map(([name, members]) => [name, this.#properties(members)]),
      ),
      structures,
    };
  }

  /** The members of each case, except the tag; a structure that is not a union has one case, "". */
  #cases(entry: SchemaEntry): Record<string, SchemaMember[]> {
    const common = (entry.members ?? []).filter(({ name }) => name !== entry.tag);
    if (entry.variants === undefined) return { "": common };
    return Object.fromEntries(
      entry.variants.map(({ case: name, type }) => [
        name,
        [...common, ...(this.#entry(type).members ?? [])],
      ]),
    );
  }

  #properties(members: readonly SchemaMember[]): Properties {
    return sorted(
      Object.fromEntries(
        members.map((member) => [
          member.name,
          this.#typeOf(member.type) + ("default" in member ? "" : "!"),
        ]),
      ),
    );
  }

  #entry(name: string): SchemaEntry {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Error(`the QMP schema lacks ${name}`);
    return entry;
  }

  #typeOf(name: string): string {
    const entry = this.#entry(name);
    switch (entry["meta-type"]) {
      case "builtin":
        return builtinTypes[entry.name] ?? builtinTypes[entry["json-type"] ?? ""] ?? "any";
      case "enum":
        return `|${(entry.values ?? []).join("|")}`;
      case "array":
        return `[]${this.#typeOf(entry["element-type"] ?? "")}`;
      case "object":
        return "{}";
      default:
        return "any";
    }
  }
}

/** All of QMP's integers have the JSON type `int`, sizes too. */
const builtinTypes: Readonly<Record<string, string>> = {
  str: "str",
  string: "str",
  bool: "bool",
  boolean: "bool",
  int: "number",
  number: "number",
};
