import type { JsonObject } from "./parse-json.ts";

export type Attribute = string | number | boolean;

export function isAttribute(value: unknown): value is Attribute {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/**
 * The attributes of a flake reference, such as `type`, `owner`, `rev`: a view of the lock's JSON, since copying those
 * of ten thousand nodes takes longer than everything else.
 */
export class Attributes implements Iterable<readonly [string, Attribute]> {
  private readonly object: JsonObject;
  private readonly more: JsonObject | undefined;

  /**
   * @param object The object whose values are attributes.
   * @param more Those that `object` lacks.
   */
  constructor(object: JsonObject = {}, more?: JsonObject) {
    this.object = object;
    this.more = more;
  }

  get(name: string): Attribute | undefined {
    // inherited members are functions or objects, not attributes
    const value = this.object[name];
    if (isAttribute(value)) return value;
    const more = this.more?.[name];
    return isAttribute(more) ? more : undefined;
  }

  /** The value when it is a string. */
  text(name: string): string | undefined {
    const value = this.object[name];
    if (typeof value === "string") return value;
    const other = this.get(name);
    return typeof other === "string" ? other : undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Attribute]> {
    const names = new Set([...Object.keys(this.object), ...Object.keys(this.more ?? {})]);
    for (const name of names) yield [name, this.get(name) as Attribute];
  }
}
