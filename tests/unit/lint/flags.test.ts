import { describe, expect, test } from "vitest";
import { lintFlags } from "../../../src/lint/flags/lint.ts";
import { lintScript } from "../../../src/lint/lint-script.ts";
import type { FlagPack, FlagProgram } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";

const messages = (program: FlagProgram, line: string) =>
  lintFlags(line.split(" "), readPack(program) as FlagPack).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

describe("flags of hypervisors of which nothing more is known", () => {
  test.each([
    ["kvmtool", "run --nonsense a", "refused: kvmtool has no flag --nonsense"],
    [
      "kvmtool",
      "run -c 1 --cpus 2",
      "silent: --cpus stands before already, and the last one counts: microvm.vcpu sets it",
    ],
    ["kvmtool", "run --kernel", "refused: --kernel needs a value, and nothing follows"],
    [
      "kvmtool",
      "run vmlinux",
      'refused: "vmlinux" belongs to no flag, and kvmtool takes nothing else',
    ],
    ["stratovirt", "/bin/stratovirt -memory 512", "refused: stratovirt has no flag -memory"],
    [
      "stratovirt",
      "-m 512 -m 1024",
      "refused: -m may stand once, and stands before already: microvm.mem sets it",
    ],
    ["stratovirt", "--kernel a", "refused: stratovirt has no flag --kernel; did you mean -kernel?"],
    ["alioth", "run --blk", "refused: --blk needs a value, and nothing follows"],
    [
      "alioth",
      "run --memory size=1G -m size=2G",
      "refused: -m may stand once, and stands before already: microvm.mem sets it",
    ],
    ["alioth", "run --entropy=true", "refused: --entropy takes no value"],
    [
      "vfkit",
      "--cpus 1 --cpus 2",
      "silent: --cpus stands before already, and the last one counts: microvm.vcpu sets it",
    ],
    ["vfkit", "--bootloader a --kernel b", "refused: --bootloader and --kernel exclude each other"],
    ["vfkit", "--devcie a", "refused: vfkit has no flag --devcie; did you mean --device?"],
  ] as const)("%s %s: %s", (program, line, message) => {
    expect(messages(program, line)).toEqual([message]);
  });

  test.each([
    [
      "kvmtool",
      "run -m512 -d a,ro --disk=b --no-balloon --nodef --vfio-pci=00:1f.0 -n mode=tap -n mode=none",
    ],
    ["stratovirt", "/bin/stratovirt -machine q35 -append a b -drive id=a -drive id=b -S -boot"],
    ["alioth", "run --memory size=1G -k vmlinux --blk a --blk b --net if_name=a -c console=ttyS0"],
    ["vfkit", "--gui=false --device virtio-rng -d virtio-blk,path=a --cpus=2"],
  ] as const)("%s takes %s", (program, line) => {
    expect(messages(program, line)).toEqual([]);
  });
});

test("a script in a script is read, as vfkit's runner has one", () => {
  const script = `bash -c 'SOCKET_ABS=vm.sock
[[ "$SOCKET_ABS" != /* ]] && SOCKET_ABS="$PWD/$SOCKET_ABS"
exec /nix/store/x/bin/vfkit --cpus 1 '\\''--nonsense'\\'' --restful-uri "unix:///$SOCKET_ABS"
'
`;
  const { findings, notChecked } = lintScript(script, "microvm-run", readPack);
  expect(notChecked).toMatch(/^lint knows the flags of vfkit/);
  expect(findings).toMatchObject([{ rule: "unknown-option", line: 3, argument: '"--nonsense"' }]);
});
