import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { harmless } from "../../src/lint/ask/harmless.ts";
import { startHarmlessly } from "../../src/lint/ask/start.ts";
import { lintQemu } from "../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { shellWords } from "../../src/shell/shell-words.ts";
import { linesFolder } from "../support/available.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const [version] =
  linesFolder === undefined
    ? []
    : (/\d+\.\d+/.exec(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "") ?? []);

/** The arguments in a file like libvirt's `tests/qemuxmlconfdata/*.args`; undefined for those of other programs. */
function argumentsIn(file: string): string[] | undefined {
  const words = shellWords(readFileSync(file, "utf8").replaceAll("\\\n", " "));
  const texts = words.map(({ text }) => text);
  // variables may stand before it
  const at = texts.findIndex((text) => !/^[A-Z_]+=/.test(text));
  return /\/(qemu-system-x86_64|kvm)$/.test(texts[at] ?? "") ? texts.slice(at + 1) : undefined;
}

/** By entries, for names alone lead through links, which may be loops. */
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(args|cmd)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));

/** Lines that other projects start QEMU with, which are not this project's to keep. */
describe.skipIf(linesFolder === undefined || version === undefined)("lines of others", () => {
  test("what starts has no finding, and what is refused for its arguments has one", async () => {
    const pack = readQemuPack(`qemu-${version}`);
    const counts = { starts: 0, alarms: 0, refused: 0, seen: 0 };
    const wrong: string[] = [];
    for (const name of files(linesFolder ?? "")) {
      const args = argumentsIn(join(linesFolder ?? "", name));
      if (args === undefined) continue;
      const asked = harmless(args, pack).args;
      const answer = await startHarmlessly(program, asked);
      if (answer.kind === "unknown") continue;
      const [first] = lintQemu(asked, pack).filter(({ severity }) => severity === "refused");
      if (answer.kind === "starts") counts.starts++;
      else counts.refused++;
      if (answer.kind === "starts" && first !== undefined) {
        counts.alarms++;
        wrong.push(`false alarm, ${name}: ${first.message}`);
      } else if (answer.kind === "refuses" && first !== undefined) counts.seen++;
      else if (answer.kind === "refuses") wrong.push(`missed, ${name}: ${answer.message}`);
    }
    process.stdout.write(
      `\n${JSON.stringify(counts)}\n${wrong.map((line) => `  ${line}\n`).join("")}`,
    );
    expect(Math.min(counts.starts, counts.refused)).toBeGreaterThan(0);
    expect(counts.alarms / counts.starts).toBeLessThanOrEqual(0.02);
    expect(counts.seen / counts.refused).toBeGreaterThanOrEqual(0.75);
  }, 7_200_000);
});
