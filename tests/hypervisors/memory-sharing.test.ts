import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintQemu } from "../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { hasQemu } from "../support/available.ts";
import { PausedQemu, vhostUserBackend } from "../support/paused-qemu.ts";
import { temporaryFolder } from "../support/temporary.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const version = hasQemu
  ? (/version (\d+\.\d+)/.exec(
      spawnSync(program, ["--version"], { encoding: "utf8" }).stdout,
    )?.[1] ?? "")
  : "";
const major = Number.parseInt(version, 10);

const megabyte = 0x100000;

/** Shared: another process can read it. Before QEMU 10, what is not in a file cannot be. */
type Verdict = "shared" | "private";
const sinceTen: Verdict = major >= 10 ? "shared" : "private";

/**
 * The memory that is looked at (the VM's own, or that of its first memory device), what QEMU does with it, whether
 * `lint` has a finding, and the arguments. The VM has 256 MiB.
 */
const table: readonly (readonly ["own" | "device", Verdict, "fine" | "finding", string])[] = [
  ["own", "private", "fine", "-M q35"],
  ["own", "private", "fine", "-M microvm"],
  ["own", "private", "fine", "-M q35 -mem-path vm.mem"],
  ["own", "private", "fine", "-M q35,memory-backend=m -object memory-backend-ram,id=m,size=256M"],
  [
    "own",
    sinceTen,
    "fine",
    "-M q35,memory-backend=m -object memory-backend-ram,id=m,size=256M,share=on",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35,memory-backend=m -object memory-backend-file,id=m,size=256M,mem-path=vm.mem",
  ],
  [
    "own",
    "private",
    "fine",
    "-M q35,memory-backend=m -object memory-backend-file,id=m,size=256M,mem-path=vm.mem,share=off",
  ],
  [
    "own",
    "shared",
    "fine",
    "-M q35,memory-backend=m -object memory-backend-file,id=m,size=256M,mem-path=vm.mem,share=on",
  ],
  [
    "own",
    "shared",
    "fine",
    "-M q35,memory-backend=m -object memory-backend-file,id=m,size=256M,mem-path=.,share=on",
  ],
  ["own", "shared", "fine", "-M q35,memory-backend=m -object memory-backend-memfd,id=m,size=256M"],
  [
    "own",
    "shared",
    "fine",
    "-M microvm,memory-backend=m -object memory-backend-memfd,id=m,size=256M,share=on",
  ],
  [
    "own",
    "private",
    "fine",
    "-M q35,memory-backend=m -object memory-backend-memfd,id=m,size=256M,share=off",
  ],
  [
    "own",
    "private",
    "fine",
    "-M q35 -numa node,memdev=m -object memory-backend-ram,id=m,size=256M",
  ],
  [
    "own",
    "shared",
    "fine",
    "-M q35 -numa node,memdev=m -object memory-backend-memfd,id=m,size=256M,share=on",
  ],
  ["own", "private", "finding", "-M q35 -object memory-backend-memfd,id=m,size=256M,share=on"],
  [
    "own",
    "private",
    "finding",
    "-M q35 -object memory-backend-file,id=m,size=256M,mem-path=vm.mem,share=on",
  ],
  ["own", "private", "fine", "-M q35 -object memory-backend-ram,id=m,size=256M"],
  [
    "own",
    "private",
    "finding",
    "-M q35 -m slots=2,maxmem=1G -object memory-backend-memfd,id=m,size=256M,share=on",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35,memory-backend=b -object memory-backend-memfd,id=a,size=256M,share=on -object memory-backend-ram,id=b,size=256M",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -numa node,memdev=b -object memory-backend-memfd,id=a,size=256M,share=on -object memory-backend-ram,id=b,size=256M",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -mem-path vm.mem -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -chardev socket,id=c,path=v -device vhost-user-blk-pci,chardev=c",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -chardev socket,id=c,path=v -netdev vhost-user,id=n,chardev=c -device virtio-net-pci,netdev=n",
  ],
  [
    "own",
    "private",
    "finding",
    `-M q35 -chardev socket,id=c,path=v -netdev {"id":"n","type":"vhost-user","chardev":"c"} -device virtio-net-pci,netdev=n`,
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -chardev socket,id=c,path=v -device vhost-user-rng-pci,chardev=c",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -chardev socket,id=c,path=v -device vhost-user-vsock-pci,chardev=c",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -chardev socket,id=c,path=v -object cryptodev-vhost-user,id=y,chardev=c -device virtio-crypto-pci,cryptodev=y",
  ],
  [
    "own",
    "shared",
    "fine",
    "-M q35,memory-backend=m -object memory-backend-memfd,id=m,size=256M -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "shared",
    "fine",
    "-M q35,memory-backend=m -object memory-backend-file,id=m,size=256M,mem-path=vm.mem,share=on -chardev socket,id=c,path=v -device vhost-user-blk-pci,chardev=c",
  ],
  [
    "own",
    "shared",
    "fine",
    "-M q35 -numa node,memdev=m -object memory-backend-memfd,id=m,size=256M,share=on -chardev socket,id=c,path=v -netdev vhost-user,id=n,chardev=c -device virtio-net-pci,netdev=n",
  ],
  [
    "own",
    sinceTen,
    major >= 10 ? "fine" : "finding",
    "-M q35,memory-backend=m -object memory-backend-ram,id=m,size=256M,share=on -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35,memory-backend=m -object memory-backend-ram,id=m,size=256M -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35,memory-backend=m -object memory-backend-file,id=m,size=256M,mem-path=vm.mem -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35,memory-backend=m -object memory-backend-memfd,id=m,size=256M,share=off -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35,memory-backend=b -object memory-backend-memfd,id=a,size=256M,share=on -object memory-backend-ram,id=b,size=256M -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "own",
    "private",
    "finding",
    "-M q35 -numa node,memdev=b -numa node,memdev=a -object memory-backend-memfd,id=a,size=128M,share=on -object memory-backend-ram,id=b,size=128M -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35,memory-backend=m -m maxmem=1G,slots=1 -object memory-backend-memfd,id=m,size=256M -object memory-backend-ram,id=p,size=128M -device pc-dimm,memdev=p -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "device",
    "shared",
    "fine",
    "-M q35,memory-backend=m -m maxmem=1G,slots=1 -object memory-backend-memfd,id=m,size=256M -object memory-backend-memfd,id=p,size=128M -device pc-dimm,memdev=p -chardev socket,id=c,path=v -device vhost-user-fs-pci,chardev=c,tag=t",
  ],
  [
    "device",
    "shared",
    "fine",
    "-M q35 -m maxmem=1G -object memory-backend-file,id=p,size=16M,mem-path=p.mem,share=on -device virtio-pmem-pci,memdev=p",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35 -m maxmem=1G -object memory-backend-file,id=p,size=16M,mem-path=p.mem -device virtio-pmem-pci,memdev=p",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35 -m maxmem=1G -object memory-backend-file,id=p,size=16M,mem-path=p.mem,share=off -device virtio-pmem-pci,memdev=p",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35 -m maxmem=1G -object memory-backend-ram,id=p,size=16M -device virtio-pmem-pci,memdev=p",
  ],
  [
    "device",
    "shared",
    "fine",
    "-M q35,nvdimm=on -m maxmem=1G,slots=1 -object memory-backend-file,id=p,size=128M,mem-path=p.mem,share=on -device nvdimm,memdev=p",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35,nvdimm=on -m maxmem=1G,slots=1 -object memory-backend-file,id=p,size=128M,mem-path=p.mem -device nvdimm,memdev=p",
  ],
  [
    "device",
    "private",
    "fine",
    "-M q35,nvdimm=on -m maxmem=1G,slots=1 -object memory-backend-file,id=p,size=128M,mem-path=p.mem,share=off -device nvdimm,memdev=p",
  ],
  [
    "device",
    "private",
    "fine",
    "-M q35 -m maxmem=1G,slots=1 -object memory-backend-ram,id=p,size=128M -device pc-dimm,memdev=p",
  ],
  [
    "device",
    "shared",
    "fine",
    "-M q35 -m maxmem=1G,slots=1 -object memory-backend-file,id=p,size=128M,mem-path=p.mem,share=on -device pc-dimm,memdev=p",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35 -m maxmem=1G,slots=1 -object memory-backend-file,id=p,size=128M,mem-path=p.mem -device pc-dimm,memdev=p",
  ],
  [
    "device",
    "private",
    "fine",
    "-M q35 -m maxmem=1G -object memory-backend-ram,id=p,size=128M -device virtio-mem-pci,memdev=p,requested-size=128M",
  ],
  [
    "device",
    "shared",
    "fine",
    "-M q35 -m maxmem=1G -object memory-backend-memfd,id=p,size=128M -device virtio-mem-pci,memdev=p,requested-size=128M",
  ],
  [
    "device",
    "private",
    "finding",
    "-M q35 -m maxmem=1G -object memory-backend-file,id=p,size=128M,mem-path=p.mem -device virtio-mem-pci,memdev=p,requested-size=128M",
  ],
];

interface MemoryDevice {
  readonly data: { readonly addr?: number; readonly memaddr?: number };
}

/** Where the looked-at memory is in the guest's addresses. */
async function addressOf(vm: PausedQemu, which: "own" | "device"): Promise<number> {
  if (which === "own") return megabyte;
  const { return: all } = await vm.ask({ execute: "query-memory-devices" });
  const { data } = (all as readonly MemoryDevice[])[0] ?? { data: {} };
  return data.addr ?? data.memaddr ?? Number.NaN;
}

async function measured(which: "own" | "device", args: readonly string[]): Promise<Verdict> {
  const folder = temporaryFolder("memory");
  const stop = await vhostUserBackend(join(folder, "v"));
  const vm = await PausedQemu.start(program, args, folder);
  try {
    const { isShared } = await vm.mappingAt(await addressOf(vm, which), randomBytes(16));
    return isShared ? "shared" : "private";
  } finally {
    vm.end();
    stop();
  }
}

describe.skipIf(!["7.2", "10.0", "11.1"].includes(version))("the memory of a paused VM", () => {
  test("is shared as lint says", { timeout: 200_000 }, async () => {
    const pack = readQemuPack(`qemu-${version}`);
    const found: unknown[] = [];
    for (const [which, , , line] of table) {
      const args = ["-m", "256M", ...line.split(" ")];
      const findings = lintQemu(args, pack);
      expect(findings.filter(({ rule }) => rule !== "not-shared")).toEqual([]);
      const said = findings.length > 0 ? "finding" : "fine";
      found.push([which, await measured(which, args), said, line]);
    }
    expect(found).toEqual(table);
  });

  test.each([
    ["share=on", true],
    ["share=off", false],
  ])("is another VM's, too, in one file with %s", async (share, isSeen) => {
    const folder = temporaryFolder("memory");
    const args = [
      ...["-M", "q35,memory-backend=m", "-m", "64M"],
      ...[
        "-object",
        `memory-backend-file,id=m,size=64M,mem-path=${join(folder, "vm.mem")},${share}`,
      ],
    ];
    const vms = await Promise.all(
      ["one", "other"].map((name) => {
        mkdirSync(join(folder, name));
        return PausedQemu.start(program, args, join(folder, name));
      }),
    );
    const token = randomBytes(16);
    await vms[0]?.write(2 * megabyte, token);
    const read = await vms[1]?.read(2 * megabyte, token.length);
    for (const vm of vms) vm.end();
    expect(read?.equals(token)).toBe(isSeen);
  });
});
