import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { row } from "./measure.ts";
import { definitionOf, repositoryOf, toolRun } from "./repositories.ts";

const saves = Number(process.env.SAVES ?? 100);

test.skipIf(process.platform !== "linux")(
  "codegen --watch of 1,000 VMs needs no more memory after many saves",
  async () => {
    const repository = repositoryOf(1000);
    const [program = "", ...args] = toolRun(repository.path, "codegen", "--watch").command;
    const watch = spawn(program, args, { cwd: repository.path, stdio: ["ignore", "pipe", "pipe"] });
    watch.stderr.resume();
    await generated(watch);
    const begin = megabytes(watch);
    for (let save = 1; save <= saves; save++) {
      const text = definitionOf(0).replace("mem: 512", `mem: ${512 + (save % 2)}`);
      repository.write("src/vms/vm-0.ts", text.replace("vcpu: 2", `vcpu: ${1 + (save % 3)}`));
      await generated(watch);
    }
    const end = megabytes(watch);
    watch.kill();
    row("at the beginning", `${begin} MB`);
    row(`after ${saves} saves`, `${end} MB`, end / begin);
    expect(end).toBeLessThan(begin + 20);
  },
);

/** Resolves when a run has said what it did. */
async function generated(watch: ChildProcess): Promise<void> {
  for (;;) {
    const [text] = await once(watch.stdout as NonNullable<ChildProcess["stdout"]>, "data");
    if (/wrote nix\/generated\.json|up to date/.test(String(text))) return;
  }
}

/** What the watching process has in memory; those that it starts end. */
function megabytes({ pid }: ChildProcess): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(
    readFileSync(`/proc/${pid}/status`, "utf8"),
  ) as RegExpExecArray;
  return Math.round(Number(kilobytes) / 1000);
}
