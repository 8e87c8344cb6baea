import { expect, test } from "vitest";
import { type Ending, printedBy, refusalOf } from "../../../../src/packs/qemu/run-program.ts";

const ending = (some: Partial<Ending>) => async (): Promise<Ending> => ({
  stdout: "",
  stderr: "",
  status: 0,
  how: "ended with status 0",
  ...some,
});

test("a list is what QEMU prints", async () => {
  expect(await printedBy(ending({ stdout: 'name "edu"\n' }), ["-device", "help"])).toBe(
    'name "edu"\n',
  );
});

test.each([
  [
    { status: undefined, how: "ended with SIGABRT", stdout: 'name "edu"\n', stderr: "missing\n" },
    "QEMU ended with SIGABRT when asked for `-device help`: missing",
  ],
  [
    { status: 1, how: "ended with status 1", stderr: "one\ntwo\n" },
    "QEMU ended with status 1 when asked for `-device help`: two",
  ],
  [{ stdout: "\n" }, "QEMU printed nothing when asked for `-device help`"],
  [
    { stdout: 'name "edu"\nname "e1' },
    "QEMU ended in the middle of a line when asked for `-device help`",
  ],
])("a list that is not printed to its end is an error: %o", async (some, message) => {
  await expect(printedBy(ending(some), ["-device", "help"])).rejects.toMatchObject({
    status: 2,
    message: expect.stringContaining(message),
  });
});

test.each([
  [{ stderr: "warning: old\n" }, undefined],
  [{ status: 1, how: "ended with status 1", stderr: "no drive\n" }, "no drive\n"],
  [{ status: undefined, how: "ended with SIGSEGV", stderr: "" }, "ended with SIGSEGV\n"],
  [
    { status: undefined, how: "took longer than 10 s", stderr: "x\n" },
    "x\ntook longer than 10 s\n",
  ],
])("a QEMU that ends like %o refuses with %o", async (some, refusal) => {
  expect(await refusalOf(ending(some), [])).toBe(refusal);
});
