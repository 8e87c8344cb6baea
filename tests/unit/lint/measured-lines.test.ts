import { expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";
import lines from "./data/measured-lines.json" with { type: "json" };

const packs: Readonly<Record<string, string>> = {
  "x86_64 7.2": "qemu-7.2",
  "x86_64 10.0": "qemu-10.0",
  "aarch64 10.0": "qemu-10.0-aarch64",
};

// each with what the real QEMU did; `@F@` is a folder with small images, `@PORT@` a port that is free
test.each(lines)("QEMU $qemu, starts: $starts: $argv", ({ qemu, starts, argv }) => {
  const args = argv.map((arg) => arg.replaceAll("@F@", "files").replaceAll("@PORT@", "5930"));
  const refusals = lintQemu(args, readQemuPack(packs[qemu] ?? "")).filter(
    ({ severity }) => severity === "refused",
  );
  const messages = refusals.map(({ message }) => message);
  expect(messages).toEqual(starts ? [] : expect.arrayContaining([expect.any(String)]));
});
