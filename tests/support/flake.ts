import { execFileSync, type SpawnSyncReturns } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { microvmSource, nixpkgsStandin, root } from "./available.ts";
import { nix } from "./nix.ts";

/** What Nix needs to stay offline and silent about it. */
export const offline = "substituters =\nflake-registry =\nwarn-dirty = false\n";

/** Another microvm.nix than the pinned one, and folders for inputs that only it has. */
export interface OtherMicrovm {
  readonly source: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** This repository's flake in a temporary folder, with folders instead of what its lock pins. */
export interface FlakeCopy {
  /** `nix flake check --no-build`. */
  check(microvm?: OtherMicrovm): SpawnSyncReturns<string>;
  /** `nix eval` of an output. */
  evaluation(output: string, microvm?: OtherMicrovm): SpawnSyncReturns<string>;
  /** An output as data, after the Nix function `apply`. Throws with Nix's message when it does not evaluate. */
  evaluate(output: string, apply: string): unknown;
  /** How many calls of functions Nix needs for what `evaluate` gives. */
  calls(output: string, apply: string): number;
  /** And for `nix flake check --no-build`. */
  callsOfCheck(): number;
  /** Runs `run` while `file` has another text (or is there at all), then puts back what was there. */
  withFile<T>(file: string, change: (text: string) => string, run: () => T): T;
}

/**
 * Copies, at the first use, what git would commit: Nix takes the whole folder, and must not see node_modules.
 * @param nixpkgs What the flake has as nixpkgs.
 */
export function flakeCopy(nixpkgs = nixpkgsStandin): FlakeCopy {
  let made: { path: string; empty: string } | undefined;
  const copy = () => {
    made ??= makeCopy();
    return made;
  };
  afterAll(() => {
    if (made !== undefined) rmSync(dirname(made.path), { recursive: true });
  });

  const run = (
    args: readonly string[],
    microvm?: OtherMicrovm,
    environment: Record<string, string> = {},
  ) => {
    const inputs = {
      nixpkgs,
      microvm: microvm?.source ?? microvmSource,
      "microvm/nixpkgs": nixpkgs,
      ...(microvm?.inputs ?? { "microvm/spectrum": copy().empty }),
    };
    return nix(
      [
        ...args,
        "--no-write-lock-file",
        ...Object.entries(inputs).flatMap(([input, folder]) => [
          "--override-input",
          input,
          `path:${folder}`,
        ]),
      ],
      { NIX_CONFIG: offline, ...environment },
    );
  };

  const callsOf = (args: readonly string[]) => {
    const { status, stderr } = run(args, undefined, { NIX_SHOW_STATS: "1" });
    const calls = /"nrFunctionCalls": (\d+)/.exec(stderr)?.[1];
    if (status !== 0 || calls === undefined) throw new Error(stderr);
    return Number(calls);
  };

  return {
    check: (microvm) => run(["flake", "check", "--no-build", `path:${copy().path}`], microvm),
    evaluation: (output, microvm) =>
      run(["eval", "--raw", `path:${copy().path}#${output}`], microvm),
    evaluate(output, apply) {
      const { status, stdout, stderr } = run([
        "eval",
        "--json",
        `path:${copy().path}#${output}`,
        "--apply",
        apply,
      ]);
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    },
    calls: (output, apply) =>
      callsOf(["eval", "--json", `path:${copy().path}#${output}`, "--apply", apply]),
    callsOfCheck: () => callsOf(["flake", "check", "--no-build", `path:${copy().path}`]),
    withFile(file, change, run) {
      const place = join(copy().path, file);
      const before = existsSync(place) ? readFileSync(place, "utf8") : undefined;
      const after = change(before ?? "");
      if (after === before) throw new Error(`${file} is as it was`);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, after);
      try {
        return run();
      } finally {
        if (before === undefined) rmSync(place);
        else writeFileSync(place, before);
      }
    },
  };
}

function makeCopy(): { path: string; empty: string } {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-flake-"));
  const [path, empty] = [join(folder, "flake"), join(folder, "empty")];
  mkdirSync(empty);
  for (const file of repositoryFiles()) cpSync(join(root, file), join(path, file));
  return { path, empty };
}

/** The files that are in git or would be after `git add --all`. */
export function repositoryFiles(): string[] {
  return execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(root, file)));
}
