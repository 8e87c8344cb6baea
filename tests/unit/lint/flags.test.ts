import { describe, expect, test } from "vitest";
import { lintFlags } from "../../../src/lint/flags/lint.ts";
import { lintScript } from "../../../src/lint/lint-script.ts";
import { forTarget } from "../../../src/packs/assemble.ts";
import type { FlagPack, FlagProgram } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";

const messages = (program: FlagProgram, line: string) =>
  lintFlags(line.split(" "), readPack(program) as FlagPack).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

describe("flags of hypervisors of which fewer people write arguments", () => {
  test.each([
    ["kvmtool", "run --nonsense a", "refused: kvmtool has no flag --nonsense"],
    [
      "kvmtool",
      "run -c 1 --cpus 2",
      "silent: --cpus is already given, and the last one counts: microvm.vcpu sets it",
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
      "refused: -m may be given only once, and is already given: microvm.mem sets it",
    ],
    ["stratovirt", "--kernel a", "refused: stratovirt has no flag --kernel; did you mean -kernel?"],
    [
      "stratovirt",
      "-device usb-host,vendorid=0x1,productid=0x2",
      "refused: usb-host needs a USB controller, which only the device nec-usb-xhci provides",
    ],
    ["alioth", "run --blk", "refused: --blk needs a value, and nothing follows"],
    [
      "alioth",
      "run --memory size=1G -m size=2G",
      "refused: -m may be given only once, and is already given: microvm.mem sets it",
    ],
    ["alioth", "run --entropy=true", "refused: --entropy takes no value"],
    ["alioth", "run -k a --pvh b", "silent: --pvh does nothing with --kernel"],
    ["alioth", "run --cpu count=2 --num-cpu 3", "silent: --num-cpu does nothing with --cpu"],
    [
      "alioth",
      "run --memory size=1G --mem-size 2G",
      "silent: --mem-size does nothing with --memory",
    ],
    ["vfkit", "--gui=maybe", 'refused: --gui must be true or false, but is "maybe"'],
    [
      "vfkit",
      "--cpus 1 --cpus 2",
      "silent: --cpus is already given, and the last one counts: microvm.vcpu sets it",
    ],
    ["vfkit", "--kernel a --initrd b", "refused: --initrd needs --kernel-cmdline"],
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
    [
      "alioth",
      "run --memory size=1G -k vmlinux --blk a.img --blk file,path=a --blk path=b,readonly=true --net mac=02:00:00:00:00:01,mtu=1500,if_name=a -c console=ttyS0",
    ],
    ["vfkit", "--gui=false --device virtio-rng -d virtio-blk,path=a --cpus=2"],
  ] as const)("%s takes %s", (program, line) => {
    expect(messages(program, line)).toEqual([]);
  });
});

describe("flags of one architecture", () => {
  const messages = (program: FlagProgram, target: string, line: string) =>
    lintFlags(line.split(" "), forTarget(readPack(program), target) as FlagPack).map(
      ({ severity, rule, message }) => `${severity}: ${message} [${rule}]`,
    );

  test.each([
    ["kvmtool", "x86_64", "run -k a --vidmode 0", []],
    [
      "kvmtool",
      "aarch64",
      "run -k a --vidmode 0",
      [
        "refused: --vidmode is for guests of x86_64 alone, and this is one of aarch64 [wrong-machine]",
      ],
    ],
    ["kvmtool", "aarch64", "run -k a --pmu --irqchip gicv3-its --dump-dtb=/tmp/a --force-pci", []],
    [
      "kvmtool",
      "x86_64",
      "run -k a --irqchip=gicv3",
      [
        "refused: --irqchip is for guests of aarch64 alone, and this is one of x86_64 [wrong-machine]",
      ],
    ],
    [
      "cloud-hypervisor",
      "aarch64",
      "--kernel a --debug-console off",
      [
        "refused: --debug-console is for guests of x86_64 alone, and this is one of aarch64 [wrong-machine]",
      ],
    ],
    [
      "alioth",
      "aarch64",
      "run --pvh a",
      ["refused: --pvh is for guests of x86_64 alone, and this is one of aarch64 [wrong-machine]"],
    ],
  ] as const)("%s for %s takes or refuses %s", (program, target, line, said) => {
    expect(messages(program, target, line)).toEqual(said);
  });
});

describe("values of their flags", () => {
  test.each([
    [
      "kvmtool",
      "run -m 0",
      '-m must be a size like 512 or 1G: in MiB, or with B, K, M, G, T or P, but is "0"',
    ],
    ["kvmtool", "run -m 1X", "-m must be a size like 512 or 1G"],
    ["kvmtool", "run -c two", '-c must be a whole number, but is "two"'],
    ["kvmtool", "run --vsock=-1", "--vsock must be a whole number"],
    ["kvmtool", "run --console tty", "--console must be serial, virtio or hv"],
    ["kvmtool", "run --loglevel trace", "--loglevel must be one of error, warning, info, debug"],
    ["kvmtool", "run -n mode=bridge", "mode of -n must be user, tap or none"],
    ["kvmtool", "run -n tap=vm0", '-n has no key "tap"; did you mean tapif?'],
    ["kvmtool", "run --vfio-pci 1f.3", "--vfio-pci must be a PCI address like 0000:00:1f.3"],
    ["kvmtool", "run -k a -f b", "--kernel and --firmware exclude each other"],
    ["kvmtool", "run -k a --sdl --gtk", "--sdl and --gtk exclude each other"],
    ["kvmtool", "run -k a -n mode=user -n mode=user", "one --network may have mode=user"],
    ["kvmtool", "run -k a -d 1 -d 2 -d 3 -d 4 -d 5", "-d may be given at most 4 times"],
    ["alioth", "run --memory size=lots", 'size of --memory must be a whole number, but is "lots"'],
    [
      "alioth",
      "run --memory backend=file",
      "backend of --memory must be one of anonymous, anon, memfd",
    ],
    ["alioth", "run --num-cpu 0.5", "--num-cpu must be a whole number"],
    [
      "alioth",
      "run --blk path=a,readOnly=true",
      '--blk has no key "readOnly"; did you mean readonly?',
    ],
    ["alioth", "run --blk file,readonly=on", "--blk file needs path=..."],
    ["alioth", "run --fs virtiofs,socket=a", "--fs must begin with one of dir, vu"],
    ["alioth", "run --net if_name=a,mtu=1500", "--net needs mac=..."],
    ["alioth", "run --vsock vhost,cid=x", "cid of --vsock vhost must be a whole number"],
    ["alioth", "run --vsock cid=3", "--vsock must begin with one of vhost, uds, vu"],
    ["vfkit", "--cpus two", "--cpus must be a whole number from 1 on"],
    ["vfkit", "--memory 4G", "--memory must be a whole number from 1 on"],
    ["vfkit", "--log-level trace", "--log-level must be one of debug, info, error"],
    ["vfkit", "--device virtio-blkk,path=a", "did you mean virtio-blk?"],
    [
      "vfkit",
      "--device virtio-blk,path=a,readonly=true",
      'readonly of --device virtio-blk takes no value, but has "true"',
    ],
    ["vfkit", "--device virtio-blk,image=a,path=b", '--device virtio-blk has no key "image"'],
    ["vfkit", "--device virtio-net,mac=1", "mac of --device virtio-net must be a MAC address"],
    [
      "vfkit",
      "--device virtio-net,nat,fd=3",
      "nat and fd of --device virtio-net exclude each other",
    ],
    ["vfkit", "--device virtio-net,path=a", "path=a of --device virtio-net needs type=..."],
    [
      "vfkit",
      "--device virtio-serial",
      "--device virtio-serial needs logFilePath=..., stdio or pty",
    ],
    [
      "vfkit",
      "--device virtio-gpu,width=0,height=600",
      "width of --device virtio-gpu must be a whole number from 1 on",
    ],
    [
      "vfkit",
      "--device virtio-gpu,width=800",
      "--device virtio-gpu needs width and height together",
    ],
    ["vfkit", "--device virtio-rng,src=a", '--device virtio-rng has no keys, and got "src"'],
    ["vfkit", "--device virtio-vsock,socketURL=a", "--device virtio-vsock needs port=..."],
    [
      "vfkit",
      "--device rosetta,mountTag=a,ignoreIfMissing",
      'has no key "ignoreIfMissing"; did you mean ignore-if-missing?',
    ],
    [
      "vfkit",
      "--bootloader linux,kernal=a",
      '--bootloader linux has no key "kernal"; did you mean kernel?',
    ],
    [
      "vfkit",
      "--bootloader efi,variable-store=a --kernel b",
      "--bootloader and --kernel exclude each other",
    ],
    ["vfkit", "--bootloader grub", "--bootloader must begin with one of efi, linux, macos"],
    ["vfkit", "--device nbd,uri=a,sync=maybe", "sync of --device nbd must be one of full, none"],
  ] as const)("%s %s: %s", (program, line, message) => {
    expect(messages(program, line)).toContainEqual(expect.stringContaining(message));
  });

  test.each([
    [
      "kvmtool",
      "run -m 512 -c 0x2 --console virtio -n mode=tap,tapif=vm0,guest_mac=02:00:00:00:00:01,mq=2",
    ],
    [
      "kvmtool",
      "run -k a -n mode=user -n mode=tap -d a,ro,direct --9p /data,data --vsock 3 --vfio-pci 00:1f.3",
    ],
    [
      "alioth",
      "run -m size=0x20M,backend=memfd,thp=on --cpu count=2,topology=id_a --object id_a,sockets=1",
    ],
    [
      "alioth",
      "run --fs vu,socket=a,tag=b --fs dir,tag=a,path=/b,dax_window=1G --vsock vhost,cid=3 --coco snp,policy=1",
    ],
    [
      "alioth",
      "run --net vu,socket=a --net tap,mac=2:0:0:0:0:1,mtu=1500,if=a,qp=2 --blk vu,socket=b",
    ],
    [
      "vfkit",
      '--bootloader linux,kernel=a,initrd=b,cmdline="console=hvc0,115200" --timesync vsockPort=1024',
    ],
    [
      "vfkit",
      "--device virtio-serial,pty --device virtio-net,type=unixgram,path=a,mac=02-00-00-00-00-01,offloading=off",
    ],
    [
      "vfkit",
      "--device virtio-vsock,port=1024,socketURL=a,listen --device nvme,path=a,type=dev,readonly --device virtio-input,keyboard",
    ],
  ] as const)("%s takes %s", (program, line) => {
    expect(messages(program, line)).toEqual([]);
  });

  test("a value that is meant is the fix", () => {
    const args = ["--device", "virtio-blk,path=a,readonly=true", "--device=virtio-blkk,path=b"];
    const fixes = lintFlags(args, readPack("vfkit") as FlagPack).map(({ fix }) => fix?.args);
    expect(fixes).toEqual([["virtio-blk,path=a,readonly"], ["--device=virtio-blk,path=b"]]);
  });
});

test("a script in a script is read, as vfkit's runner has one", () => {
  const script = `bash -c 'SOCKET_ABS=vm.sock
[[ "$SOCKET_ABS" != /* ]] && SOCKET_ABS="$PWD/$SOCKET_ABS"
exec /nix/store/x/bin/vfkit --cpus 1 '\\''--nonsense'\\'' --restful-uri "unix:///$SOCKET_ABS"
'
`;
  const { findings, notChecked } = lintScript(script, "microvm-run", readPack);
  expect(notChecked).toBeUndefined();
  expect(findings).toMatchObject([{ rule: "unknown-option", line: 3, argument: '"--nonsense"' }]);
});
