import type { JsonObject } from "./parse-json.ts";

/** What an input refers to: a node's key, or the input path from the root that it follows. */
export type InputReference = string | readonly string[];

/** The inputs of a node, a view of the lock's JSON like {@link Attributes}. */
export class Inputs implements Iterable<readonly [string, InputReference]> {
  /** Sorted, as Nix keeps them. */
  readonly names: readonly string[];
  private readonly object: JsonObject;

  /** @param object Whose values are references. */
  constructor(object: JsonObject = {}) {
    this.names = Object.keys(object).sort();
    this.object = object;
  }

  get(name: string): InputReference | undefined {
    // inherited members are neither
    const value = this.object[name];
    return typeof value === "string" || Array.isArray(value) ? value : undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [string, InputReference]> {
    for (const name of this.names) yield [name, this.get(name) as InputReference];
  }
}
