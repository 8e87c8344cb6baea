import { expect, test } from "vitest";
import { joinedArguments } from "../../../src/lint/joined-arguments.ts";

test.each<[string[], number[]]>([
  [["--net tap=foo"], [0]],
  [["--cpus", "boot=4", "--net tap=foo"], [2]],
  // a value may look like an option
  [["--cmdline", "-a b", "--net tap=foo"], [2]],
  [["--cmdline", "console=hvc0 root=/dev/vda"], []],
  [["--api-socket", "/run/a b.sock"], []],
  [["--net=tap=foo,mac=a b"], []],
  [["--seccomp", "--net tap=foo"], []],
])("two arguments in one string of %j", (args, indices) => {
  expect([...joinedArguments(args)].map(({ index }) => index)).toEqual(indices);
});
