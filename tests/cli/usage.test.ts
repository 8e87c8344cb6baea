import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { inProcess } from "../support/in-process.ts";

it.each([
  ["codgen", "unknown command 'codgen'\n(Did you mean codegen?)"],
  ["codegen --chek", "unknown option '--chek'\n(Did you mean --check?)"],
  ["codegen extra", "too many arguments for 'codegen'"],
  ["codegen --check --watch", "option '--watch' cannot be used with option '--check'"],
  ["lock chek", "unknown command 'chek'\n(Did you mean check?)"],
  ["lock check --format xml", "Allowed choices are"],
  ["new", "missing required argument 'vm'"],
  ["import", "missing required argument 'file.nix'"],
])("bad usage ends with 2 and says how it is meant: %s", async (args, message) => {
  const { status, stdout, stderr } = await inProcess(tmpdir(), ...args.split(" "));
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
});

it.each([
  "--help",
  "codegen --help",
  "lock check --help",
  "new --help",
  "import --help",
  "--version",
])("%s ends with 0", async (args) => {
  const { status, stdout, stderr } = await inProcess(tmpdir(), ...args.split(" "));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).not.toBe("");
});
