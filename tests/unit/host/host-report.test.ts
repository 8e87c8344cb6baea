import { expect, test } from "vitest";
import type { HostVm } from "../../../src/host/host-folder.ts";
import { hostReport } from "../../../src/host/host-report.ts";
import { readPack } from "../../../src/packs/read.ts";

const vm = (name: string, size: string): HostVm => ({
  name,
  folder: `/var/lib/microvms/${name}`,
  current: {
    path: `/nix/store/${name}`,
    file: `${name}/current/bin/microvm-run`,
    script: `#!/bin/sh
exec qemu-system-x86_64 -M q35 -nodefaults \\
  -object memory-backend-file,id=m,mem-path=/dev/shm/a,size=${size},share=on -device ivshmem-plain,memdev=m
`,
    isBuilt: true,
  },
  booted: undefined,
});

const reported = (...vms: readonly HostVm[]) => {
  const states = vms.map((vm) => ({
    ...{ vm, state: "not running", reasons: [], pid: undefined, changes: [] },
  })) as Parameters<typeof hostReport>[1]["vms"];
  const reading = { packNamed: readPack, readNamed: () => undefined };
  const { findings } = hostReport("/var/lib/microvms", { vms: states, others: [] }, reading);
  return findings.map(({ rule, file, line, message }) => [rule, `${file}:${line}`, message]);
};

test("scripts that give a file other sizes are named with both lines", () => {
  expect(reported(vm("one", "16M"), vm("two", "32M"))).toEqual([
    [
      ...["not-shared", "two/current/bin/microvm-run:3"],
      "/dev/shm/a has size=32M here, and size=16M in one (one/current/bin/microvm-run:3): QEMU refuses a size larger than the file, and maps only the beginning of a larger file. Write the same size in both",
    ],
  ]);
  expect(reported(vm("one", "16M"), vm("two", "16M"))).toEqual([]);
});
