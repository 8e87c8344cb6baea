import { describe, expect, test } from "vitest";
import { findHypervisorCommands } from "../../../src/lint/script.ts";

const argumentsIn = (text: string) =>
  findHypervisorCommands(text, "microvm-run").flatMap(({ args }) =>
    args.map(({ text, line }) => `${line}: ${text}`),
  );

test("the arguments come from the command that starts the hypervisor, each with its line", () => {
  const script = `#! /nix/store/aaa-bash/bin/bash -e
set -eou pipefail
rm -f memshare.sock # it's gone
runtime_args=$(vhotplugcli vmm args --vm "it's here")
exec -a "microvm@memshare" '/nix/store/bbb-qemu/bin/qemu-system-x86_64' '-name' 'memshare' \\
  '-append' 'a "b" '\\''c'\\''
d' -m "51""2" \${runtime_args:-}
`;
  expect(argumentsIn(script)).toEqual([
    "5: -name",
    "5: memshare",
    "6: -append",
    "6: a \"b\" 'c'\nd",
    "7: -m",
    "7: 512",
  ]);
});

test("crosvm's own devices are not the VM", () => {
  const script = `
/nix/store/aaa/bin/crosvm device gpu --socket gpu.sock --params '{"egl":true}' &
while ! [ -S gpu.sock ]; do sleep .1; done
exec /nix/store/aaa/bin/crosvm run -m 512 kernel
`;
  expect(findHypervisorCommands(script, "f").map(({ program }) => program)).toEqual(["crosvm"]);
  expect(argumentsIn(script)).toEqual(["4: run", "4: -m", "4: 512", "4: kernel"]);
});

test("crosvm's flags stand before run, too; its kernel shows the architecture", () => {
  const found = (text: string) => {
    const [command] = findHypervisorCommands(text, "f");
    return [command?.target, ...(command?.args ?? []).map((arg) => arg.text)];
  };
  expect(found("crosvm --log-level debug --no-syslog run -m 512 /a/vmlinux")).toEqual([
    ...["x86_64", "run", "-m", "512", "/a/vmlinux"],
  ]);
  expect(found("/nix/store/aaa/bin/crosvm run /nix/store/bbb-linux/Image --vsock 3")[0]).toBe(
    "aarch64",
  );
  // the kernel may be what is only known later: then it is not said that there is none
  expect(found("crosvm run -m 512 $KERNEL")).toEqual(["any", "-m", "512"]);
});

test("an argument in $'...' is read with its escapes", () => {
  expect(argumentsIn("qemu-system-x86_64 -name $'a\\'b\\x21' -S\n")).toEqual([
    ...["1: -name", "1: a'b!", "1: -S"],
  ]);
});

test("a here-document is not a command", () => {
  expect(
    argumentsIn("cat <<EOF\nqemu-system-x86_64 -wrong 'one\nEOF\nqemu-system-x86_64 -S\n"),
  ).toEqual(["4: -S"]);
});

test("each command is looked at, behind assignments and programs that start it, too", () => {
  expect(
    argumentsIn(`A="x y" qemu-system-x86_64 -S
env PATH=/bin nice -n 5 /usr/bin/qemu-system-x86_64 -M q35
echo qemu-system-x86_64 -M pc
`),
  ).toEqual(["1: -S", "2: -M", "2: q35"]);
});

describe("what is no such script is said to be none:", () => {
  test.each([
    ["an open quote", "qemu-system-x86_64 'x\n", "microvm-run:1: a single quote is never closed"],
    [
      "an open double quote",
      '\nqemu-system-x86_64 "x\n',
      "microvm-run:2: a double quote is never closed",
    ],
    ["a program", "\x7fELF\0\0", "microvm-run:1: contains the character NUL: it is not text"],
    [
      "a command beyond all measure",
      `qemu-system-x86_64 ${"-S ".repeat(5000)}`,
      "microvm-run:1: has a command of 5000 arguments",
    ],
    [
      "what a command in a command prints",
      "echo $(a $(b) c; qemu-system-x86_64 -S)",
      "starts no hypervisor",
    ],
    ["prose", "It is a nice day.", "starts no hypervisor"],
    ["nothing", "", "starts no hypervisor"],
  ])("%s", (_, text, message) => {
    expect(() => argumentsIn(text)).toThrow(message);
  });
});
