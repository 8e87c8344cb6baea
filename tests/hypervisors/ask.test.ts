import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askQemu } from "../../src/lint/ask/ask.ts";
import { harmless } from "../../src/lint/ask/harmless.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { shellWords } from "../../src/shell/shell-words.ts";
import { hasQemu, root } from "../support/available.ts";
import { temporaryFolder } from "../support/temporary.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const pack = readQemuPack("qemu-7.2");
const isOld = / 7\.2/.test(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "");
const hasStrace = spawnSync("strace", ["-V"]).status === 0;

/** The command of a VM of this repository, as it is recorded: the arguments after the program. */
const recorded = (vm: string) => {
  const record = readFileSync(join(root, `nix/microvmConfigurations/${vm}/command.txt`), "utf8");
  const lines = record.split("\n").filter((line) => !line.startsWith("#"));
  return shellWords(lines.map((line) => line.replace(/ {2}# .*$/, "")).join(" "))
    .slice(1)
    .map(({ text }) => text);
};

describe("a command line that touches nothing of the host", () => {
  test.each([
    [
      "-M q35,accel=kvm:tcg -cpu host,+x2apic -enable-kvm",
      "-machine q35,accel=tcg -cpu max,+x2apic",
    ],
    ["-netdev tap,id=n,ifname=tap0,vhost=on", "-netdev user,id=n"],
    ["-netdev user,id=n,hostfwd=tcp::22-:22", "-netdev user,id=n"],
    ["-chardev socket,id=c,path=/run/a.sock,server=on", "-chardev null,id=c"],
    ["-serial unix:/run/a.sock -monitor stdio", "-serial null"],
    [
      "-drive id=a,format=qcow2,file=/var/a.qcow2,aio=io_uring",
      "-drive id=a,file=disk.img,format=raw",
    ],
    [
      '-blockdev {"driver":"file","filename":"/var/a.img","node-name":"a","read-only":true}',
      "-blockdev driver=null-co,node-name=a,size=2097152,read-only=on",
    ],
    ["-device vfio-pci,host=0000:01:00.0 -device virtio-rng-pci", "-device virtio-rng-pci"],
    [
      "-object memory-backend-file,id=m,mem-path=/dev/shm/a,size=16M,share=on",
      "-object memory-backend-file,id=m,size=16M,share=on,mem-path=memory-m",
    ],
    ["-vnc :0 -gdb tcp::1 -daemonize -pidfile /run/a -D /var/log/a", ""],
    ["-device virtio-net-pci,romfile=/etc/passwd", ""],
    ["-device virtio-net-pci,romfile=../../etc/passwd", ""],
    ["-kernel /k -initrd /i -append a", "-kernel kernel -initrd initrd -append a"],
    // the kind of a thing need not stand first
    ['-device {"id":"v","driver":"vfio-pci","host":"0000:00:1f.3"}', ""],
    ["-device id=v,driver=vfio-pci,host=0000:00:1f.3", ""],
    ["-object id=c,qom-type=can-host-socketcan,if=can0,canbus=b", ""],
    ['-object {"id":"i","qom-type":"input-linux","evdev":"event3"}', ""],
    [
      '-object {"qom-type":"memory-backend-file","id":"m","mem-path":"/dev/shm/x","size":16777216,"share":true}',
      "-object qom-type=memory-backend-file,id=m,size=16777216,share=on,mem-path=memory-m",
    ],
    ["-object iommufd,id=i", ""],
    // what an image is read through may be a server, or a device of the host
    [
      "-drive if=virtio,driver=nbd,host=localhost,port=10809,readonly=on",
      "-drive if=virtio,readonly=on,file=disk.img,format=raw",
    ],
    [
      "-drive file.driver=nbd,file.host=localhost,file.port=1,if=virtio,id=z",
      "-drive if=virtio,id=z,file=disk.img,format=raw",
    ],
    [
      "-drive driver=host_device,file.filename=x,index=1",
      "-drive index=1,file=disk.img,format=raw",
    ],
    ["-audio wav,path=out.wav,model=hda", "-audio none,model=hda"],
    ["-usbdevice host:1.2 -usbdevice braille -usbdevice tablet", "-usbdevice tablet"],
    // options that QEMU does not say it has
    ["-qtest tcp:localhost:1 -M q35", "-machine q35"],
    ["-chroot / -writeconfig x -M q35", "-machine q35"],
  ])("%s", (line, expected) => {
    expect(harmless(line.split(" "), pack).args.join(" ")).toBe(expected);
  });
});

describe.skipIf(!hasQemu)("QEMU itself, asked", () => {
  const ask = (line: string) => askQemu(program, line.split(" "), pack);

  test("refuses nothing for want of what it was not given", async () => {
    const { findings, notChecked } = await ask(
      "-M q35 -fsdev proxy,id=f,socket=/run/p -device virtio-9p-pci,fsdev=f,mount_tag=t",
    );
    expect({ findings, notChecked }).toEqual({
      findings: [],
      notChecked: expect.stringContaining("was not asked about -fsdev proxy, which others name"),
    });
  });

  test.each(["memshare", "netvm"])("starts %s of this repository", async (vm) => {
    const { findings, notChecked } = await askQemu(program, recorded(vm), pack);
    expect({ findings, notChecked }).toEqual({ findings: [], notChecked: undefined });
  });

  // 10.0 has the device
  test.skipIf(!isOld)(
    "refuses in its own words what the rules of another build let pass",
    async () => {
      const { findings } = await askQemu(
        program,
        ["-M", "q35", "-device", "virtio-rng-pci", "-device", "ufs"],
        readQemuPack("qemu-10.0"),
      );
      expect(findings.map(({ index, message }) => `${index} ${message}`)).toEqual([
        `4 ${program} itself says: -device ufs: 'ufs' is not a valid device model name`,
      ]);
    },
  );

  test("starts where a rule says that it will not: that is a note", async () => {
    const { findings, notes } = await askQemu(program, ["-M", "q35", "-device", "pvpanic"], {
      ...pack,
      devices: {},
    });
    expect(findings).toEqual([]);
    expect(notes).toContainEqual(
      expect.stringMatching(/starts, and the rule unknown-device says that it will not/),
    );
  });

  test("warns of what the guest does not get", async () => {
    const { findings } = await ask("-M microvm -vga std");
    expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      `silent: ${program} itself says: A -vga option was passed but this machine type does not use that option; No VGA device has been created`,
    ]);
  });

  test.skipIf(!hasStrace)("writes and connects to nothing outside of its folder", async () => {
    const folder = temporaryFolder("strace");
    const log = join(folder, "log");
    const traced = join(folder, "qemu");
    writeFileSync(
      traced,
      `#!/bin/sh\nexec strace -f -qq -o ${log} -e trace=openat,creat,mkdir,unlink,rename,connect,bind,socket ${program} "$@"\n`,
      { mode: 0o755 },
    );
    const line =
      "-M q35,accel=kvm:tcg -cpu host -netdev tap,id=n,ifname=tap0 -device virtio-net-pci,netdev=n " +
      "-device vfio-pci,host=0000:01:00.0 -object memory-backend-file,id=m,mem-path=/dev/shm/ask,size=1M,share=on " +
      "-device ivshmem-plain,memdev=m -drive id=a,file=/var/a.img,if=none -device virtio-blk-pci,drive=a " +
      "-chardev socket,id=c,path=/run/a.sock,server=on -serial chardev:c -vnc :0 -device vhost-vsock-pci,guest-cid=5";
    const { findings, notChecked } = await askQemu(traced, line.split(" "), pack);
    expect({ findings, notChecked }).toEqual({ findings: [], notChecked: undefined });
    const calls = readFileSync(log, "utf8").split("\n");
    const written = calls.filter((call) =>
      /O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir|unlink|rename/.test(call),
    );
    expect(written.length).toBeGreaterThan(0);
    const outside = written.filter(
      (call) =>
        !/"(memory-m|disk\.img|\/dev\/(null|tty)|\/[^"]*ghaf-microvm[^"]*)"/.test(call) &&
        !/ENOENT/.test(call),
    );
    expect(outside).toEqual([]);
    // a PC looks for SGX whatever its arguments are, and the shell of a wrapper for its terminal
    expect(
      calls.filter((call) =>
        /"\/dev\/(?!null|urandom|sgx_vepc|tty")|AF_INET|AF_VSOCK|\/run\/a\.sock/.test(call),
      ),
    ).toEqual([]);
    // nor is there a name service for the wrapper to ask
    expect(calls.filter((call) => /connect\(/.test(call) && !/ENOENT/.test(call))).toEqual([
      expect.stringContaining("/qmp"),
    ]);
  });
});
