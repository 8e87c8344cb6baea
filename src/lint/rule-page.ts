/**
 * Whether the hypervisor refuses it, or starts and silently gets it wrong, which is worse. What is wrong independently
 * of any hypervisor is in the definition.
 */
export type Severity = "refused" | "silent" | "wrong";

/** What a rule is about, for its page: data alone, which browsers and Node read from source. */
export interface RulePage {
  /** Stable: comments and settings name it. */
  readonly id: string;
  /** What the hypervisor does with it; "both" if that depends on the argument. */
  readonly severity: Severity | "both";
  /** One sentence. */
  readonly summary: string;
  /** What goes wrong: Markdown, one paragraph an item. */
  readonly problem: readonly string[];
  /** How that is known: what was started, in which version, and what it did. */
  readonly measured: string;
  readonly fix: string;
  /** What to do if an option of microvm.nix made the argument. */
  readonly atOption?: string;
  /** Why no comment can allow it, if that is so. */
  readonly never?: string;
  /** Each is a test: the wrong one has findings of this rule only, the right one has none. */
  readonly examples: readonly RuleExample[];
}

export type RuleExample = ArgumentsExample | DefinitionExample;

/** Arguments of a hypervisor, without the program's name. */
export interface ArgumentsExample {
  /** Names of the builds that the example is for. */
  readonly builds: readonly string[];
  /** The guest's architecture, if it differs from the build's: "aarch64". */
  readonly target?: string;
  /** What is left out of the build that runs, as src/packs/without-features.ts names it. */
  readonly without?: readonly ("display" | "libusb")[];
  /** What the VM must have, as src/lint/required.ts names it. */
  readonly require?: readonly string[];
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

/** Options of a VM, as in a definition. */
export interface DefinitionExample {
  readonly wrong: Readonly<Record<string, unknown>>;
  readonly right: Readonly<Record<string, unknown>>;
}
