import { type JsonObject, own } from "./parse-json.ts";

export type Attribute = string | number | boolean;

/**
 * The attributes of a flake reference, such as `type`, `owner`, `rev`: a view of the lock's JSON, since copying those
 * of ten thousand nodes takes longer than everything else.
 */
export class Attributes implements Iterable<readonly [string, Attribute]> {
  readonly #objects: readonly JsonObject[];

  /** @param objects Whose values are attributes; of a name that several have, the first counts. */
  constructor(...objects: readonly JsonObject[]) {
    this.#objects = objects;
  }

  get(name: string): Attribute | undefined {
    for (const object of this.#objects) {
      const value = own(object, name);
      if (value !== undefined) return value as Attribute;
    }
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Attribute]> {
    const names = new Set(this.#objects.flatMap((object) => Object.keys(object)));
    for (const name of names) yield [name, this.get(name) as Attribute];
  }
}
