import type { Severity } from "../rule-page.ts";
import type { RuleId } from "../rules.ts";

/**
 * A rule as a row of data: what it is about, when it applies, and one verb that says what must be true. The engine reads
 * it, whatever the hypervisor, and makes the message from it.
 */
export type Row = About & Verb;

interface About {
  /** The options whose value it is about, without dashes. */
  readonly option: string | readonly string[];
  /** Of these, the kinds: the driver of a device, the backend of a character device. */
  readonly of?: RegExp;
  readonly when?: When;
  readonly unless?: When;
  /** The rule's name, if it differs from the verb's. */
  readonly rule?: RuleId;
  /** "silent" if the hypervisor starts anyway; otherwise it refuses. */
  readonly severity?: Severity;
  /** Further advice, at the end of the message. */
  readonly note?: string;
}

/** The row applies if all of these are true. */
export interface When {
  /** Values of other keys: `on` stands for all its notations, null for an absent key. */
  readonly keys?: Readonly<Record<string, Expected | readonly Expected[]>>;
  /** The family of the machine: pc-q35-7.2 is of the family "q35". */
  readonly machine?: RegExp;
  readonly properties?: Readonly<Record<string, Expected | readonly Expected[]>>;
  /** Versions of the build: from the first one up to, but without, the second. */
  readonly since?: string;
  readonly before?: string;
  readonly target?: string;
}

export type Expected = string | RegExp | null;

/** The keys that the row is about, each by itself; without any, it is about the whole value. */
export interface OfKeys {
  readonly key?: string | readonly string[];
  /** Checks every value of a repeated key; otherwise only the last one, which wins. */
  readonly each?: true;
}

type Verb =
  | (OfKeys & { readonly form: RegExp; readonly is: string })
  | (OfKeys & { readonly oneOf: readonly string[] })
  /** Numbers and sizes from the first to the second. */
  | (OfKeys & { readonly bounds: readonly [number, number] })
  | (OfKeys & { readonly powerOfTwo: Powers })
  | (OfKeys & { readonly multipleOf: number })
  /** A key without a value, which QEMU takes for `on`, is not one. */
  | (OfKeys & { readonly valued: true })
  /** At least one of these keys, or all of them. */
  | (OfKeys & { readonly need: readonly string[] })
  | (OfKeys & { readonly needAll: readonly string[] })
  /** None of these beside the key; without a key, at most one of these. */
  | (OfKeys & { readonly exclude: readonly string[] })
  /** The key is allowed only if another one has one of these values. */
  | (OfKeys & { readonly only: Readonly<Record<string, readonly string[]>> })
  | { readonly exactlyOne: readonly string[] }
  | { readonly together: readonly string[] }
  /** What the machine must have. */
  | { readonly needMachine: Readonly<Record<string, string>> }
  | { readonly machineHas: string }
  | { readonly needBus: string }
  /** Another option that must be given, or must not. */
  | { readonly needOption: Other }
  | { readonly excludeOption: Other }
  /** Always refused where the row applies: the message, after the subject's name. */
  | { readonly refused: string };

export interface Powers {
  readonly from?: number;
  readonly to?: number;
  /** Further numbers that are right. */
  readonly or?: readonly number[];
}

export interface Other {
  readonly option: string;
  readonly of?: RegExp;
  readonly keys?: When["keys"];
  /** Its name in messages. */
  readonly show: string;
}
