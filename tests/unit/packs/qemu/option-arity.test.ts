import { expect, test } from "vitest";
import { optionArity } from "../../../../src/packs/qemu/option-arity.ts";
import type { RunQemu } from "../../../../src/packs/qemu/run-program.ts";

const help = `Standard options:
-h or -help     display this help and exit
-machine [type=]name[,prop[=value][,...]]
--preconfig     pause QEMU before machine is initialized
-gone           an option that the help names and this build lacks
`;

/** A QEMU that looks at its arguments as the real one does: all of them before any value. */
const pretended: RunQemu = async (args) => {
  if (args.join() === "-help") return { stdout: help, stderr: "", status: 0, how: "" };
  const known: Record<string, 0 | 1> = { device: 1, h: 0, help: 0, M: 1, machine: 1, preconfig: 0 };
  const said = (stderr: string) => ({ stdout: "", stderr, status: 1, how: "ended with status 1" });
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    const values = known[arg.slice(1)];
    if (values === undefined) return said(`qemu: ${arg}: invalid option\n`);
    index += values;
    if (index >= args.length) return said(`qemu: ${arg}: requires an argument\n`);
  }
  return said("");
};

test("each option that there is, with how many values it takes", async () => {
  expect(await optionArity(pretended)).toEqual({ h: 0, help: 0, M: 1, machine: 1, preconfig: 0 });
});

test("a QEMU that ends otherwise is an error", async () => {
  const dying: RunQemu = async (args) =>
    args.join() === "-help"
      ? { stdout: help, stderr: "", status: 0, how: "" }
      : { stdout: "", stderr: "oh\n", status: undefined, how: "ended with SIGSEGV" };
  await expect(optionArity(dying)).rejects.toMatchObject({
    status: 2,
    message: expect.stringContaining("QEMU ended with SIGSEGV"),
  });
});
