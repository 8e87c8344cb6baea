import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askQemu } from "../../src/lint/ask/ask.ts";
import { lintQemu } from "../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { hasQemu } from "../support/available.ts";
import { temporaryFolder } from "../support/temporary.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const hasStrace = spawnSync("strace", ["-V"]).status === 0;

/** Command lines as people write them, with what comes of each. */
const lines: readonly (readonly [string, "starts" | "refused"])[] = [
  ["-M microvm -m 512 -nodefaults -serial null", "starts"],
  ["-M microvm,accel=kvm:tcg,pcie=on -cpu host -device virtio-rng-pci", "starts"],
  ["-M microvm,pcie=off -device virtio-rng-device", "starts"],
  ["-M microvm,pcie=off -device virtio-rng-pci", "refused"],
  ["-M q35 -enable-kvm -cpu host,+x2apic,-sgx -smp 4", "starts"],
  [
    "-M q35 -m 1G,maxmem=2G,slots=2 -object memory-backend-ram,id=m,size=256M -device pc-dimm,memdev=m",
    "starts",
  ],
  ["-M q35 -object memory-backend-ram,id=m,size=256M -device pc-dimm,memdev=m", "refused"],
  [
    "-M q35 -m 1G,maxmem=2G -object memory-backend-file,id=m,mem-path=/dev/shm/x,size=16M,share=on -device virtio-pmem-pci,memdev=m",
    "starts",
  ],
  ["-M q35 -object memory-backend-file,id=m,mem-path=/dev/shm/x,share=on", "refused"],
  [
    "-M q35 -object memory-backend-memfd,id=mem,size=512M,share=on -m 512M -numa node,memdev=mem",
    "starts",
  ],
  [
    "-M q35 -object memory-backend-ram,id=m,size=1M,share=on -device ivshmem-plain,memdev=m",
    "starts",
  ],
  [
    "-M q35 -netdev tap,id=n,ifname=tap0,script=no,downscript=no,vhost=on -device virtio-net-pci,netdev=n,mac=02:00:00:00:00:01",
    "starts",
  ],
  ["-M q35 -netdev user,id=n,hostfwd=tcp::2222-:22 -device virtio-net-pci,netdev=n", "starts"],
  ["-M q35 -device virtio-net-pci,netdev=nowhere", "refused"],
  ["-M q35 -netdev user,id=n -netdev user,id=n", "refused"],
  [
    "-M q35 -drive id=a,file=/var/a.img,format=raw,if=none,aio=io_uring -device virtio-blk-pci,drive=a",
    "starts",
  ],
  ["-M q35 -drive file=/var/a.qcow2,if=virtio", "starts"],
  ["-M q35 -device virtio-blk-pci,drive=nowhere", "refused"],
  [
    "-M q35 -drive id=a,file=/var/a.img,if=none -device virtio-scsi-pci,id=s -device scsi-hd,drive=a,bus=s.0",
    "starts",
  ],
  ["-M q35 -drive id=a,file=/var/a.img,if=none -device scsi-hd,drive=a,bus=s.0", "refused"],
  ["-M q35 -device nec-usb-xhci,id=x -device usb-tablet,bus=x.0", "starts"],
  ["-M q35 -device usb-tablet", "refused"],
  [
    "-M q35 -device qemu-xhci,id=x -device usb-host,bus=x.0,vendorid=0x1234,productid=0x5678",
    "starts",
  ],
  ["-M q35 -device vfio-pci,host=0000:00:1f.3,multifunction=on", "starts"],
  ["-M q35 -device vhost-vsock-pci,guest-cid=7", "starts"],
  [
    "-M q35 -chardev socket,id=c,path=/run/v.sock -device vhost-user-fs-pci,chardev=c,tag=store",
    "starts",
  ],
  [
    "-M q35 -chardev socket,id=c,path=/run/c.sock,server=on,wait=off -device virtio-serial-pci -device virtserialport,chardev=c,name=p",
    "starts",
  ],
  ["-M q35 -device virtserialport,name=p", "refused"],
  [
    "-M q35 -fsdev local,id=f,path=/srv,security_model=none -device virtio-9p-pci,fsdev=f,mount_tag=t",
    "starts",
  ],
  ["-M q35 -device virtio-9p-pci,fsdev=nowhere,mount_tag=t", "refused"],
  [
    "-M q35 -chardev socket,id=c,path=/run/swtpm -tpmdev emulator,id=t,chardev=c -device tpm-tis,tpmdev=t",
    "starts",
  ],
  ["-M q35 -object rng-random,id=r,filename=/dev/urandom -device virtio-rng-pci,rng=r", "starts"],
  ["-M q35 -device virtio-balloon-pci,deflate-on-oom=on,free-page-reporting=on", "starts"],
  ["-M q35 -device pcie-root-port,id=p,chassis=1 -device virtio-rng-pci,bus=p", "starts"],
  ["-M q35 -device virtio-rng-pci,bus=nowhere", "refused"],
  ["-M q35 -device intel-iommu,intremap=off -device virtio-rng-pci", "starts"],
  ["-M pc -vga std -display gtk -vnc :3", "starts"],
  ["-M q35 -device virtio-rng-pcj", "refused"],
  ["-M q35 -device virtio-rng-pci,colour=blue", "refused"],
  [
    "-M q35 -smbios type=1,manufacturer=me -rtc base=utc -boot menu=on -watchdog-action reset",
    "starts",
  ],
  ["-M q35 -smp 4,sockets=3", "refused"],
  [
    "-M q35 -qmp unix:/run/q.sock,server,nowait -monitor stdio -pidfile /run/q.pid -daemonize",
    "starts",
  ],
];

/** The pack of the program's own version. */
function ownPack() {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return readQemuPack(`qemu-${/version (\d+\.\d+)/.exec(stdout)?.[1]}`);
}

describe.skipIf(!hasQemu || !hasStrace)("QEMU and the rules, asked about the same lines", () => {
  test("never contradict each other, and nothing of the host is touched", {
    timeout: 400_000,
  }, async () => {
    const pack = ownPack();
    const folder = temporaryFolder("strace");
    const traced = join(folder, "qemu");
    writeFileSync(
      traced,
      `#!/bin/sh\nexec strace -ff -qq -o ${folder}/log.$$ -e trace=openat,creat,mkdir,unlink,rename,connect,bind,socket ${program} "$@"\n`,
      { mode: 0o755 },
    );
    const verdicts: [string, string][] = [];
    for (const [line] of lines) {
      const args = line.split(" ");
      const { findings, notes, notChecked } = await askQemu(traced, args, pack);
      const ruled = lintQemu(args, pack).some(({ severity }) => severity === "refused");
      const said = findings
        .filter(({ severity }) => severity === "refused")
        .map(({ message }) => message);
      const contradictions = notes.filter((note) => note.includes("says that it will not"));
      verdicts.push([
        line,
        [notChecked, ...said, ...contradictions].filter((it) => it !== undefined).join("; ") ||
          (ruled ? "refused" : "starts"),
      ]);
    }
    expect(verdicts).toEqual(lines.map(([line, verdict]) => [line, verdict]));
    expect(touched(folder)).toEqual([]);
  });
});

/** Calls of what a trace has that reach beyond the program's own files and its temporary folder. */
function touched(folder: string): string[] {
  const { stdout } = spawnSync("sh", ["-c", `cat ${folder}/log.*`], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const calls = stdout.split("\n");
  expect(calls.length).toBeGreaterThan(1000);
  return calls.filter(
    (call) =>
      (/O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir|unlink|rename/.test(call) &&
        !/"(memory-\w+|disk\.img|\/dev\/(null|tty)|\/[^"]*ghaf-microvm[^"]*)"/.test(call) &&
        !/ENOENT/.test(call)) ||
      // a PC looks for SGX whatever its arguments are, and the shell of a wrapper for its terminal
      /"\/dev\/(?!null|urandom|sgx_vepc|tty")|AF_INET|AF_VSOCK|"\/run\/|"\/srv|"\/var\/[ac]/.test(
        call,
      ),
  );
}
