import type { RevisionDatabase } from "../microvm/history/database.ts";
import { type OptionFacts, optionFacts } from "../microvm/history/option-facts.ts";
import { declarationLinks } from "../microvm/schema/declaration-links.ts";
import { optionNotes } from "../microvm/schema/option-notes.ts";
import { type Option, type OptionSchema, walkOptions } from "../microvm/schema/option-schema.ts";
import type { MeasuredSupport, Support } from "../microvm/support/measured-support.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";
import { lifetime, optionHistory } from "./option-history.ts";

/** An option of the pinned revision, with where it is declared. */
export interface PinnedOption extends OptionFacts {
  readonly declared: readonly {
    readonly file: string;
    readonly line: number;
    /** The line on GitHub, at the pinned revision. */
    readonly url?: string;
  }[];
  readonly requiredWhen?: Option["requiredWhen"];
  /** What each hypervisor does with it; empty when it was not measured for this revision. */
  readonly support: Readonly<Record<string, Support>>;
  /** The flags that it becomes, by hypervisor. */
  readonly arguments: Readonly<Record<string, readonly string[]>>;
  /** The measurements behind this, one per context. */
  readonly measured: readonly MeasuredSupport[];
}

/** One commit, as `--json` gives it. */
export interface CommitJson {
  readonly rev: string;
  /** The day of the commit: 2023-04-07. */
  readonly date: string;
}

/** An option as `--json` gives it. */
export interface OptionJson {
  readonly name: string;
  /** The purpose, the unit and a note about pitfalls, each without a full stop. */
  readonly purpose?: string;
  readonly unit?: string;
  readonly note?: string;
  readonly type: OptionFacts["type"];
  readonly default: OptionFacts["default"] | null;
  readonly declared: PinnedOption["declared"];
  readonly since: CommitJson | null;
  readonly until: CommitJson | null;
  readonly support: PinnedOption["support"];
  readonly arguments: PinnedOption["arguments"];
}

/** Every option of the pinned revision, nested ones too, sorted by name. */
export function pinnedOptions(
  schema: OptionSchema,
  support: SupportTable | undefined,
): PinnedOption[] {
  const declared = new Map<string, Option>(
    (["guest", "host"] as const).flatMap((module) =>
      [...walkOptions(schema[module], { deep: true })].map(({ path, option }): [string, Option] => [
        `${module} ${path.join(".")}`,
        option,
      ]),
    ),
  );
  return optionFacts(schema).map((facts) => {
    const option = declared.get(`${facts.host ? "host" : "guest"} ${facts.name}`) as Option;
    const links = declarationLinks(option, schema.source);
    return {
      ...facts,
      declared: option.declared.map(({ file, line }, index) => ({
        file,
        line,
        ...(links[index] && { url: links[index].url }),
      })),
      ...(option.requiredWhen && { requiredWhen: option.requiredWhen }),
      support: facts.host ? {} : (support?.summary(facts.name) ?? {}),
      arguments: facts.host ? {} : (support?.arguments(facts.name) ?? {}),
      measured: facts.host ? [] : (support?.of(facts.name) ?? []),
    };
  });
}

export function optionJson(option: PinnedOption, database: RevisionDatabase): OptionJson {
  const { since, until } = lifetime(optionHistory(database, option));
  // its other names are only for searches
  const { also: _, ...notes } = optionNotes[option.name] ?? {};
  return {
    name: `microvm.${option.name}`,
    ...notes,
    type: option.type,
    default: option.default ?? null,
    declared: option.declared,
    since: since === undefined ? null : commitJson(since),
    until: until === undefined ? null : commitJson(until),
    support: option.support,
    arguments: option.arguments,
  };
}

export function commitJson({ rev, committed }: { rev: string; committed: number }): CommitJson {
  return { rev, date: day(committed) };
}

/** Seconds since 1970 → 2023-04-07, in UTC. */
export function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
