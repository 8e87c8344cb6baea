import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/available.ts";
import { temporaryRepository } from "../support/repository.ts";

const cli = join(root, "dist/cli.js");
const full = "error: standard output cannot be written: ENOSPC: no space left on device, write\n";

/** Runs the command in a shell that sets up its inputs and outputs. */
function inShell(folder: string, args: string, redirections: string) {
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", `"$0" "$1" ${args} ${redirections}`, process.execPath, cli],
    { cwd: folder, encoding: "utf8", timeout: 60_000, env: { ...process.env, NO_COLOR: "1" } },
  );
  return { status, stdout, stderr };
}

const said = [
  "--help",
  "codegen --check",
  "command netvm",
  "command netvm --format json",
  "command --format shell",
  "lint",
  "lint --format sarif",
  "lock check",
  "lock check --format json",
  "lock diff flake.lock",
  "options mem",
  "options show mem --json",
  "options history mem",
  "pack types qemu-7.2",
];

describe.skipIf(!existsSync("/dev/full"))("an output that takes nothing", () => {
  test.each(said)("%s", { tags: ["slow"] }, (args) => {
    const { status, stdout, stderr } = inShell(root, args, ">/dev/full");
    const errors = stderr.replace(/^note: .*\n/gm, "");
    expect({ status, stdout, errors }).toEqual({ status: 2, stdout: "", errors: full });
    expect(inShell(root, args, ">/dev/full 2>&1")).toEqual({ status: 2, stdout: "", stderr: "" });
  });

  test.each(["bogus", "lock check no.lock", "import no.nix", "new -a", "command nosuchvm"])(
    "what is said on standard error: %s",
    (args) => {
      const usual = inShell(root, args, "");
      expect(usual.status).toBe(2);
      expect(inShell(root, args, "2>/dev/full")).toEqual({ ...usual, stderr: "" });
    },
  );

  test("standard error is full and has had nothing", () => {
    const usual = inShell(root, "lock check", "");
    expect(usual).toMatchObject({ status: 0, stderr: "" });
    expect(inShell(root, "lock check", "2>/dev/full")).toEqual(usual);
  });

  test("what writes files has written them", () => {
    const repository = temporaryRepository();
    expect(inShell(repository.path, "new a", ">/dev/full")).toEqual({
      status: 2,
      stdout: "",
      stderr: full,
    });
    expect(repository.read("src/vms/a.ts")).toContain('name: "a"');
  });
});

/** Node opens /dev/null in its place: what is written there is lost, and nothing else. */
describe("an output that is closed", () => {
  test.each([
    ["lock check", 0],
    ["codegen --check", 0],
    ["options show mem --json", 0],
    ["lock check no.lock", 2],
  ] as const)("%s", (args, status) => {
    expect(inShell(root, args, ">&-")).toMatchObject({ status, stdout: "" });
    expect(inShell(root, args, "<&- >&- 2>&-")).toEqual({ status, stdout: "", stderr: "" });
  });
});

test("the reader of a pipe that has seen enough", () => {
  for (const args of ["options", "pack types qemu-7.2", "lock check"])
    expect(inShell(root, args, "| head -c 1")).toMatchObject({ status: 0, stderr: "" });
  expect(inShell(root, "pack types qemu-7.2", "2>&1 | head -c 1").stdout).toHaveLength(1);
});

test("standard input that is closed", () => {
  expect(inShell(root, "lock check -", "<&-").status).toBe(2);
  expect(inShell(root, "lint -", "<&-")).toEqual(inShell(root, "lint -", "</dev/null"));
});
