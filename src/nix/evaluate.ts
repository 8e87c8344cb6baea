import { exitStatus, type FixableProblem, KnownError } from "../errors.ts";
import { errorMessage, shortError } from "./error-text.ts";
import { restricted, unrestricted } from "./permissions.ts";
import { type NixOutcome, type NixPermissions, runNix } from "./program.ts";
import { nixSettings } from "./settings.ts";

/** A Nix expression, and what its evaluation may read. */
export interface NixQuery {
  readonly expression: string;
  /** Absolute paths of folders and files: it cannot read any others. */
  readonly reads: readonly string[];
  /** How long it may take; by default, without limit. */
  readonly seconds?: number | undefined;
  /** How many bytes it takes before Nix collects garbage, which frees little of a NixOS system; by default, Nix decides. */
  readonly memory?: number | undefined;
  /** Requests the trace of an error, whether or not the user wants to see it. */
  readonly traced?: boolean | undefined;
}

/** How to get Nix's whole error, if it is reported in short. */
const showTraceAdvice = "`--show-trace` shows all that Nix says of it";

/** How to evaluate what the restrictions refuse. */
const impureAdvice =
  "evaluation reads this repository and what flake.lock pins, and fetches and builds nothing; where you trust the code, `--impure` lets it do all that Nix can";

function permissions({ reads, memory, traced = nixSettings.showTrace }: NixQuery): NixPermissions {
  const { args, environment } = nixSettings.impure ? unrestricted() : restricted(reads);
  return {
    args: [...args, ...(traced ? ["--show-trace"] : [])],
    // of Nix's garbage collector, https://github.com/bdwgc/bdwgc/blob/master/docs/README.environment: what the user has set stays
    environment: {
      ...(memory !== undefined && { GC_INITIAL_HEAP_SIZE: `${memory}` }),
      ...environment,
    },
  };
}

/**
 * Evaluates a Nix expression to data, from what it may read. Nothing is fetched, built or written.
 * @throws KnownError (status 2) with Nix's own words when it does not evaluate: what is wrong and where, or all of it
 * where that was asked for.
 */
export async function evaluateNix(query: NixQuery, about: string): Promise<unknown> {
  const { status, stdout, stderr } = await runNix(query.expression, permissions(query));
  if (status === 0) return JSON.parse(stdout);
  const error = nixSettings.showTrace ? { whole: stderr.trim() } : { short: shortError(stderr) };
  throw new KnownError(evaluationProblem(about, error), exitStatus.notChecked);
}

/** The error of a failed evaluation, as Nix reports it: in short with what to do, or whole. */
export function evaluationProblem(
  about: string,
  error: { readonly short: string } | { readonly whole: string },
): FixableProblem {
  if ("whole" in error)
    return {
      message: `${about}:`,
      details: error.whole,
      fix: "correct what the last lines name",
    };
  const [first = "", ...more] = error.short.split("\n");
  return {
    message: `${about}: ${first}`,
    ...(more.length > 0 && { details: more.join("\n") }),
    fix: adviceFor(error.short),
  };
}

/** What to do about a Nix error that is shown in short. */
function adviceFor(stderr: string): string {
  return isRefusal(stderr) ? impureAdvice : showTraceAdvice;
}

/** Whether an evaluation failed because of the restrictions. */
function isRefusal(stderr: string): boolean {
  return /in restricted mode|allow-import-from-derivation|path '\S*' is not valid|attribute '(fetchTree|getFlake|exec)' missing|executing '?(git|hg)\b|was not found in the Nix search path|experimental Nix feature/.test(
    stderr,
  );
}

/** A value, or why there is none, in Nix's own words without places and advice. */
export type Attempt = (
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: string;
      /** All that Nix says, if that was requested. */
      readonly whole?: string;
    }
) & {
  /** What the evaluated code traced, one text for each trace. */
  readonly traces: readonly string[];
};

/**
 * Evaluates a Nix expression, as `evaluateNix` does, and returns Nix's output unchanged.
 * @throws KnownError (status 2) when there is no Nix on the PATH.
 */
export function attemptNix(query: NixQuery): Promise<NixOutcome> {
  return runNix(query.expression, permissions(query), query.seconds);
}

/**
 * Evaluates a Nix expression to data, as `evaluateNix` does.
 * @throws KnownError (status 2) when there is no Nix on the PATH.
 */
export async function tryEvaluateNix(query: NixQuery): Promise<Attempt> {
  const { status, stdout, stderr } = await runNix(query.expression, permissions(query));
  const traces = [...stderr.matchAll(/^trace: (.*)$/gm)].map(([, text = ""]) => text);
  return status === 0
    ? { ok: true, value: JSON.parse(stdout), traces }
    : {
        ok: false,
        error: errorMessage(stderr),
        ...(nixSettings.showTrace && { whole: stderr.trim() }),
        traces,
      };
}
