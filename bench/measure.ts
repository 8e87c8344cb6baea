import { spawnSync } from "node:child_process";

/** A whole process, as a user waits for it. */
export interface Run {
  readonly folder: string;
  /** A program and its arguments. */
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What is done before each run, outside of the measurement. */
  readonly before?: () => void;
  /** Its exit status; 0, if not said. */
  readonly status?: number;
}

/** Seconds of the processor, of a process and those that it starts. */
export interface Seconds {
  readonly least: number;
  readonly median: number;
}

/**
 * Runs each in turn, again and again, and prints what they took. On a machine that does other things as well, the
 * seconds of the processor are of worth, and those of the clock are not; and ratios between runs of the same minute are
 * valid on other machines.
 */
export function measure<Name extends string>(
  rounds: number,
  runs: Readonly<Record<Name, Run>>,
): Record<Name, Seconds> {
  const all = Object.entries<Run>(runs);
  const taken = new Map(all.map(([name]) => [name, [] as number[]]));
  // the first round fills caches
  for (let round = 0; round <= rounds; round++)
    for (const [name, run] of all) {
      const seconds = secondsOf(run);
      if (round > 0) taken.get(name)?.push(seconds);
    }
  const results = [...taken].map(([name, seconds]): [string, Seconds] => {
    const sorted = seconds.toSorted((one, other) => one - other);
    return [name, { least: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0 }];
  });
  const floor = results[0]?.[1].least ?? 1;
  for (const [name, { least, median }] of results)
    row(name, `${least.toFixed(3)} s least, ${median.toFixed(3)} s median`, least / floor);
  return Object.fromEntries(results) as Record<Name, Seconds>;
}

/** Prints a line of a table. */
export function row(name: string, value: string, ratio?: number): void {
  const times = ratio === undefined ? "" : `  x ${ratio.toFixed(2)}`;
  console.log(`  ${name.padEnd(44)} ${value}${times}`);
}

/** What one run takes of the processor, as bash counts it. */
function secondsOf({ folder, command, environment, before, status = 0 }: Run): number {
  before?.();
  const script = 'TIMEFORMAT="%U %S"; exec 3>&1; time "$@" >/dev/null 2>&3';
  const run = spawnSync("bash", ["-c", script, "bash", ...command], {
    cwd: folder,
    encoding: "utf8",
    env: { ...usersEnvironment(), NO_COLOR: "1", ...environment },
    maxBuffer: 1 << 28,
  });
  if (run.status !== status) throw new Error(`${command.join(" ")}: ${run.stdout}${run.stderr}`);
  return run.stderr
    .trim()
    .split(" ")
    .map(Number)
    .reduce((sum, part) => sum + part);
}

/** Without the larger heap that tests give to Nix (tests/support/global-setup.ts): a user's Nix has its own. */
function usersEnvironment(): NodeJS.ProcessEnv {
  const { GC_INITIAL_HEAP_SIZE: _, ...environment } = process.env;
  return environment;
}

/** What Nix itself counts of its work, which no other process disturbs. */
export interface NixWork {
  readonly calls: number;
  /** The largest size of its memory, in MB. */
  readonly megabytes: number;
}

/** @param command Of which Nix is the only process. */
export function nixWork({ folder, command, environment }: Run, input?: string): NixWork {
  const [program = "", ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { ...usersEnvironment(), ...environment, NIX_SHOW_STATS: "1" },
    maxBuffer: 1 << 28,
  });
  const count = (name: string) => Number(new RegExp(`"${name}": (\\d+)`).exec(stderr)?.[1]);
  if (status !== 0) throw new Error(stdout + stderr);
  return { calls: count("nrFunctionCalls"), megabytes: Math.round(count("heapSize") / 1e6) };
}
