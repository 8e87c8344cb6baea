import { hostNamePattern } from "../microvm/schema/json-schema.ts";

export const isHostName = (name: string) => new RegExp(hostNamePattern).test(name);

/** What a host may be called (RFC 1123), in words. */
export const hostNameRule = "letters, digits and hyphens, at most 63, no hyphen at either end";

/** A host name near to what was given, if there is one. */
export function nearHostName(name: string): string | undefined {
  const near = name
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  return near === "" ? undefined : near;
}

/** The same as advice. */
export function hostNameFix(name: string): string {
  return `for example "${nearHostName(name) ?? "vm"}"`;
}
