import { expect, test } from "vitest";
import { joinedWords } from "../../../src/lint/joined-words.ts";

test.each<[string[], number[]]>([
  [["--net tap=foo"], [0]],
  [["--cpus", "boot=4", "--net tap=foo"], [2]],
  // a value may look like an option
  [["--cmdline", "-a b", "--net tap=foo"], [2]],
  [["--cmdline", "console=hvc0 root=/dev/vda"], []],
  [["--api-socket", "/run/a b.sock"], []],
  [["--net=tap=foo,mac=a b"], []],
  [["--seccomp", "--net tap=foo"], []],
])("two words in one of %j", (words, indices) => {
  expect([...joinedWords(words)].map(({ index }) => index)).toEqual(indices);
});
