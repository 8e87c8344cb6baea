import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withTemporaryFolder } from "../../temporary.ts";
import { harmlessFiles } from "./harmless.ts";
import { smallestKernel } from "./smallest-kernel.ts";
import { startPaused } from "./start-paused.ts";

/** What a program does with a command line. */
export type Answer =
  | { readonly kind: "starts"; readonly warnings: readonly string[] }
  /** With its own words. */
  | { readonly kind: "refuses"; readonly message: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Refusals that are about the machine that it runs on, and say nothing of the arguments. */
const aboutHost =
  /Cannot allocate memory|cannot set up guest memory|Could not access KVM|invalid accelerator|No such file|Permission denied/i;

/** Milliseconds: 50 are enough where the machine is idle. */
const patience = 20_000;

/** Starts QEMU, paused, in a new folder with arguments that `harmless` made. */
export function startHarmlessly(program: string, args: readonly string[]): Promise<Answer> {
  return withTemporaryFolder(async (folder) => {
    writeFiles(folder);
    const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder };
    try {
      const line = ["-display", "none", ...args];
      const { kind, said } = await startPaused(program, line, { folder, env, patience });
      if (kind === "silent") return { kind: "unknown", why: "it did not answer" };
      return kind === "answered" ? { kind: "starts", warnings: warningsIn(said) } : refusal(said);
    } catch (error) {
      return { kind: "unknown", why: (error as Error).message };
    }
  });
}

function refusal(said: string): Answer {
  const lines = said.trim().split("\n");
  const messages = lines.filter((line) => !/warning/i.test(line));
  // hints and lists may follow
  const message =
    messages.find((line) => /qemu-system-[^:]*: /.test(line)) ?? messages.at(-1) ?? "";
  return aboutHost.test(message)
    ? { kind: "unknown", why: `this machine cannot answer: ${message}` }
    : { kind: "refuses", message };
}

/** Without those of processors' features that TCG lacks, and of what has lost its other half. */
function warningsIn(said: string): string[] {
  return said
    .split("\n")
    .flatMap((line) => /warning: (.*)$/.exec(line)?.[1] ?? [])
    .filter(
      (line) => !/TCG|deprecated|has no peer|doesn't support requested feature|hub \d+/.test(line),
    );
}

function writeFiles(folder: string): void {
  const { kernel, initrd, disk, empty } = harmlessFiles;
  writeFileSync(join(folder, kernel), smallestKernel());
  writeFileSync(join(folder, initrd), "initrd\n");
  writeFileSync(join(folder, empty), "");
  writeFileSync(join(folder, disk), "");
  truncateSync(join(folder, disk), 64 * 1024 ** 2);
}
