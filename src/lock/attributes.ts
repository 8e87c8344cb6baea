import { type JsonObject, own } from "./parse-json.ts";

export type Attribute = string | number | boolean;

/**
 * The attributes of a flake reference, such as `type`, `owner`, `rev`: a view of the lock's JSON, since copying those
 * of ten thousand nodes takes longer than everything else.
 */
export class Attributes implements Iterable<readonly [string, Attribute]> {
  readonly #object: JsonObject;
  readonly #more: JsonObject | undefined;

  /**
   * @param object Whose values are attributes.
   * @param more Those that `object` lacks.
   */
  constructor(object: JsonObject = {}, more?: JsonObject) {
    this.#object = object;
    this.#more = more;
  }

  get(name: string): Attribute | undefined {
    const value = own(this.#object, name);
    if (value !== undefined || this.#more === undefined) return value as Attribute | undefined;
    return own(this.#more, name) as Attribute | undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Attribute]> {
    const names = new Set([...Object.keys(this.#object), ...Object.keys(this.#more ?? {})]);
    for (const name of names) yield [name, this.get(name) as Attribute];
  }
}
