import type { Severity } from "../rule-page.ts";
import type { RuleId } from "../rules.ts";

/**
 * A rule as a row of data: what it is about, when it counts, and one verb that says what must be so. The engine reads
 * it, whatever the hypervisor, and makes the message from it.
 */
export type Row = About & Verb;

interface About {
  /** The options whose value it is about, without dashes. */
  readonly option: string | readonly string[];
  /** Which of their kinds: the driver of a device, the backend of a character device. */
  readonly of?: RegExp;
  readonly when?: When;
  readonly unless?: When;
  /** Where another name says more than the verb's own. */
  readonly rule?: RuleId;
  /** "silent" where the hypervisor starts all the same; else it refuses. */
  readonly severity?: Severity;
  /** What helps beyond what the row says, for the end of the message. */
  readonly note?: string;
}

/** Everything that is given must be true. */
export interface When {
  /** Texts of keys of the same value: `on` stands for all that means it, null for an absent key. */
  readonly keys?: Readonly<Record<string, Expected | readonly Expected[]>>;
  /** The family of the machine: "q35" for pc-q35-7.2, too. */
  readonly machine?: RegExp;
  readonly properties?: Readonly<Record<string, Expected | readonly Expected[]>>;
  /** Versions of the build: from this one on, and up to before that one. */
  readonly since?: string;
  readonly before?: string;
  readonly target?: string;
}

export type Expected = string | RegExp | null;

/** Keys, each of which the row is about for itself; without any, it is about the whole value. */
export interface OfKeys {
  readonly key?: string | readonly string[];
  /** Every value of a key that may be given more than once; else the last one, which wins. */
  readonly each?: true;
}

type Verb =
  | (OfKeys & { readonly form: RegExp; readonly is: string })
  | (OfKeys & { readonly oneOf: readonly string[] })
  /** Numbers and sizes from the first to the second. */
  | (OfKeys & { readonly bounds: readonly [number, number] })
  | (OfKeys & { readonly powerOfTwo: Powers })
  | (OfKeys & { readonly multipleOf: number })
  /** A key without a value, which QEMU takes for `on`, is none. */
  | (OfKeys & { readonly valued: true })
  /** One of these keys at least, or all of them. */
  | (OfKeys & { readonly need: readonly string[] })
  | (OfKeys & { readonly needAll: readonly string[] })
  /** None of these beside the key; without a key, one of these at most. */
  | (OfKeys & { readonly exclude: readonly string[] })
  /** The key stands only where another one has one of these values. */
  | (OfKeys & { readonly only: Readonly<Record<string, readonly string[]>> })
  | { readonly exactlyOne: readonly string[] }
  | { readonly together: readonly string[] }
  /** What the machine must have. */
  | { readonly needMachine: Readonly<Record<string, string>> }
  | { readonly machineHas: string }
  | { readonly needBus: string }
  /** Another option that must be there, or must not. */
  | { readonly needOption: Other }
  | { readonly excludeOption: Other }
  /** Where it counts at all, it is refused: the message, after the name of what it is about. */
  | { readonly refused: string };

export interface Powers {
  readonly from?: number;
  readonly to?: number;
  /** Numbers that are right, too. */
  readonly or?: readonly number[];
}

export interface Other {
  readonly option: string;
  readonly of?: RegExp;
  readonly keys?: When["keys"];
  /** As messages name it. */
  readonly show: string;
}
