import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { lintArguments } from "../../src/lint/lint.ts";
import { rulePages } from "../../src/lint/rules.ts";
import { readPack } from "../../src/packs/read.ts";
import { hasQemu } from "../support/available.ts";
import { tryStart } from "./start.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const version = hasQemu
  ? (/\d+\.\d+/.exec(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout)?.[0] ?? "")
  : "";
const build = `qemu-${version}`;

const examples = rulePages.flatMap(({ id, examples }) =>
  examples.flatMap((example) =>
    // this program is built whole
    "builds" in example &&
    example.without === undefined &&
    example.require === undefined &&
    example.builds.includes(build)
      ? [{ id, name: example.wrong.join(" "), ...example }]
      : [],
  ),
);

/** Without the display of its own that a build opens, which a machine may have no name or port for. */
const starts = (args: readonly string[]) => tryStart(program, ["-display", "none", ...args]);

describe.skipIf(!hasQemu)("QEMU itself says of the rules' examples what their pages say", () => {
  test.each(examples)("$id: $name", async ({ wrong, right }) => {
    const pack = readPack(build);
    const isRefused = lintArguments("qemu", wrong, pack).some(
      ({ severity }) => severity === "refused",
    );
    expect(await starts(wrong)).toMatchObject({ starts: !isRefused });
    expect(await starts(right)).toEqual({ starts: true, message: "" });
  });
});
