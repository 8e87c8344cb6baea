import type { LoadedDefinition } from "../load.ts";
import type { Origin } from "../module-system.ts";
import type { SourcePosition } from "../source-position.ts";

/** What is wrong with one definition, and at which of its values: `["qemu", "machine"]`. */
export interface Finding {
  readonly definition: LoadedDefinition;
  readonly path: readonly string[];
  readonly message: string;
  readonly fix?: string | undefined;
  readonly rule?: string;
  /** Where it is, if that is in a module that the definition imports. */
  readonly place?: SourcePosition;
  /** Which part is wrong, where a function has the name and its caller gives the value; by default, the value. */
  readonly part?: "name";
  /** A comment at the line can mark it as intended. */
  readonly isAllowable?: boolean;
  /** Where exactly it is written, for what several modules define. */
  readonly at?: Origin<LoadedDefinition>;
  /** Another place that the message ends with. */
  readonly other?: Origin<LoadedDefinition>;
}
