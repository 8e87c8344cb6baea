import type { CrosvmText, FlagStruct, Properties } from "../format.ts";

/** What the values of a hypervisor's flags may be. */
export interface FlagValues {
  /** By flag: a number's type, words, `struct:NAME` for `key=value,...`, `kinds:NAME` if a kind comes before that. */
  readonly types: Properties;
  readonly structs: Readonly<Record<string, FlagStruct>>;
  /** By the name in `kinds:NAME`: its kinds, each with its structure, or "" for nothing. */
  readonly kinds: Readonly<Record<string, Properties>>;
  readonly texts?: Readonly<Record<string, CrosvmText>>;
}
