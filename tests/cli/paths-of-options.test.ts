import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { codegenCommand } from "../../src/cli/codegen.ts";
import { commandCommand } from "../../src/cli/command.ts";
import { importCommand } from "../../src/cli/import.ts";
import { initCommand } from "../../src/cli/init.ts";
import { lintCommand } from "../../src/cli/lint.ts";
import { lockCommand } from "../../src/cli/lock.ts";
import { newCommand } from "../../src/cli/new.ts";
import { optionsCommand } from "../../src/cli/options.ts";
import { packCommand } from "../../src/cli/pack.ts";
import { reportCommand } from "../../src/cli/report.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const commands = [
  codegenCommand,
  commandCommand,
  importCommand,
  initCommand,
  lintCommand,
  lockCommand,
  newCommand,
  optionsCommand,
  packCommand,
  reportCommand,
].flatMap((make) => withInner(make(), []));

function withInner(
  command: Command,
  above: readonly string[],
): { names: readonly string[]; command: Command }[] {
  const names = [...above, command.name()];
  return [{ names, command }, ...command.commands.flatMap((inner) => withInner(inner, names))];
}

/** Below a file there is nothing, and nothing can be made. */
const wrong = "flake.lock/x";

/** Each command line with an option that takes a path, and what else it cannot do without. */
const cases = commands.flatMap(({ names, command }) =>
  command.options
    .filter(({ flags }) => /<dir>|<file>|<pack>|\[program\]/.test(flags))
    .map(({ long }): [string, string] => {
      const needed = command.registeredArguments.filter(({ required }) => required).map(() => "x");
      const others = command.options
        .filter((other) => other.mandatory && other.long !== long)
        .flatMap((other) => [other.long, wrong]);
      return [[...names, ...needed, ...others].join(" "), long ?? ""];
    }),
);

const { path } = temporaryRepository();

describe("a path that is none is an error, whether or not it is needed", () => {
  it.each(cases)("%s %s", async (command, option) => {
    const args = [...command.split(" "), option, wrong];
    const { status, stdout, stderr } = await inProcess(path, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(
      /^error: (--[a-z]+ flake.lock\/x: that is not |flake.lock\/x: ).*\n {2}fix: /,
    );
  });

  it("looks at every option that takes one", () => {
    expect([...new Set(cases.map(([, option]) => option))].sort()).toEqual([
      "--ask",
      "--nixpkgs",
      "--output",
      "--pack",
      "--page",
      "--source",
    ]);
  });
});

it.each([
  ["--source", "flake.lock", "a file"],
  ["--nixpkgs", "nix", "a folder of something else"],
  ["--ask", "./flake.lock", "a file that is no program"],
])("%s refuses %s: %s", async (option, file) => {
  const { status, stderr } = await inProcess(path, "lint", option, file);
  expect(status).toBe(2);
  expect(stderr).toMatch(`error: ${option} ${file}: that is not `);
});

it("--output refuses a folder, before anything is asked", async () => {
  const program = join(path, "qemu-system-x86_64");
  writeFileSync(program, "#!/bin/sh\ntouch started\n");
  chmodSync(program, 0o755);
  const { status, stderr } = await inProcess(path, "pack", "qemu", program, "--output", "nix");
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      "error: --output nix: that is not a file that can be written\n" +
      "  fix: name a file that can be written\n",
  });
});
