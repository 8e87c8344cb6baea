import { expect, test } from "vitest";
import { lintScript } from "../../../src/lint/lint-script.ts";
import { readPack } from "../../../src/packs/read.ts";

/** The rules that a script of a build breaks, which its store path names. */
const rulesOf = (version: string, args: string) =>
  lintScript(
    `exec /nix/store/0c1h8s1z-qemu-host-cpu-only-${version}/bin/qemu-system-x86_64 ${args}\n`,
    "microvm-run",
    readPack,
  ).findings.map(({ rule }) => rule);

// each started, or refused, on Debian's QEMU 10.0.13 and 11.1.3
test.each([
  ["-chardev socket,id=c,host=localhost,port=9,reconnect=1", [], ["unknown-property"]],
  ["-M q35 -device intel-iommu,pt=on", [], ["unknown-property"]],
  ["-M q35 -device pcie-root-port,disable-acs=on", [], ["unknown-property"]],
  [
    "-audiodev none,id=a -device intel-hda -device hda-micro,audiodev=a,use-timer=on",
    [],
    ["unknown-property"],
  ],
  ["-M pc-i440fx-2.4", [], ["unknown-machine"]],
  ["-M pc-q35-2.10", [], ["unknown-machine"]],
  ["-M q35 -device virtio-rtc-pci", ["unknown-device"], []],
  ["-cpu max,+cet-ss", ["unknown-property"], []],
  ["-M pc,pflash0=a -blockdev driver=null-co,node-name=a,size=65536,read-zeroes=on", [], []],
])("%s follows the build", (args, older, newer) => {
  expect({ older: rulesOf("10.0.2", args), newer: rulesOf("11.1.0", args) }).toEqual({
    older,
    newer,
  });
});

test("each command is said to be checked against its build, with a warning where there is none of it", () => {
  const notes: string[] = [];
  const script = "/nix/store/0c1h8s1z-qemu-10.2.1/bin/qemu-system-x86_64 -M q35\n";
  lintScript(script, "microvm-run", readPack, undefined, undefined, (text) => notes.push(text));
  expect(notes).toEqual([
    "note: microvm-run: checked against QEMU 10.0.13 (Debian 1:10.0.13+ds-0+deb13u1), the pack qemu-10.0: the program is of QEMU 10.2.1\nwarning: microvm-run: there is no pack of QEMU 10.2: what it takes may differ from 10.0\n  fix: make a pack of the program itself, `ghaf-microvm pack qemu PROGRAM -o FILE`, and name FILE as the pack\n",
  ]);
});
