import { describe, expect, test } from "vitest";
import { lintCrosvm } from "../../../src/lint/crosvm/lint.ts";
import { lintArguments } from "../../../src/lint/lint.ts";
import { forTarget } from "../../../src/packs/assemble.ts";
import { readCrosvmPack } from "../../../src/packs/read.ts";

const runner = [
  "run",
  ...["-m", "512"],
  ...["-c", "2"],
  ...["--serial", "type=stdout,console=true,stdin=true"],
  ...["-p", "console=ttyS0 reboot=k panic=1"],
  "--no-balloon",
  ...["-s", "vm.sock"],
  ...["--initrd", "initrd"],
  "bzImage",
];

/** The rules that are broken, with what is right instead; `rule?` where it is silently wrong. */
function lint(...args: readonly string[]): string[] {
  return lintCrosvm([...runner, ...args], readCrosvmPack("crosvm")).map(
    ({ rule, severity, fix }) =>
      `${rule}${severity === "silent" ? "?" : ""}${fix === undefined ? "" : `: ${fix.args.join(" ")}`}`,
  );
}

test.each<[string, ...string[]]>([
  ["a shared file", "--pmem", "/dev/shm/virtio_pmem.img"],
  ["keys, and a bare one", "--pmem", "path=/dev/shm/a,ro=true", "--pmem=/dev/shm/b,ro"],
  ["a disk", "--block", "/a.img,o_direct=false,ro=false,id=abc", "--battery", "type=goldfish"],
  ["a host's device", "--vfio", "/sys/bus/pci/devices/0000:00:14.3,iommu=viommu"],
  ["a switch that is given twice", "--s2idle", "--s2idle"],
  ["quotes", "--pmem", `path='/a,b'`, "--smbios", 'oem-strings=[a,"b,c"]'],
  ["lists within lists", "--cpu-affinity", "0=0:1=1-3", "--rt-cpus", "0,2-3"],
  ["an enumeration's member", "--hypervisor", "kvm", "--irqchip", "split"],
  ["one with data", "--hypervisor", "kvm[device=/dev/kvm]"],
  ["displays", "--gpu", "backend=virglrenderer,displays=[[mode=windowed[1920,1080]]]"],
  ["a structure without brackets", "--net", "tap-name=vm-a,vhost-net,mac=02:00:00:00:00:01"],
  ["an empty value", "--battery", ""],
  ["a number in hexadecimal", "--stub-pci-device", "00:01.2,vendor=0x8086"],
  ["a share of files", "--shared-dir", "/srv:tag:type=fs:cache=always:timeout=3600"],
  ["a second console", "--serial", "type=file,path=/a,num=2", "--serial", "sink,hardware=debugcon"],
  ["an old name", "--host_ip", "10.0.0.1", "--netmask=255.0.0.0", "--mac", "02:00:00:00:00:01"],
])("%s is not complained about", (_, ...args) => {
  expect(lint(...args)).toEqual([]);
});

describe("refused is", () => {
  test.each<[string, string[], string]>([
    ["two words in one string", ["--pmem /dev/shm/a"], "two-words: --pmem /dev/shm/a"],
    ["an unknown flag", ["--pmen", "/dev/shm/a"], "unknown-option: --pmem"],
    ["a flag of Ghaf's fork", ["--swtpm", "vtpm.sock"], "unknown-option"],
    ["a flag of another system", ["--exit-stats"], "unknown-option"],
    ["a flag without its value", ["--pmem", "--s2idle"], "missing-value"],
    ["an unknown key", ["--pmem", "/a,r0=true"], "unknown-property: --pmem /a,ro=true"],
    ["QEMU's way to say yes", ["--pmem", "/a,ro=on"], "wrong-value: --pmem /a,ro=true"],
    ["a key without its value", ["--pmem", "/a,vma-size"], "missing-value"],
    ["a key that is missing", ["--pmem", "ro=true"], "missing-property"],
    ["a key that is given twice", ["--block", "/a,direct,o_direct=true"], "repeated-property"],
    ["a flag that may be given only once", ["--initrd", "other"], "repeated-flag"],
    ["the runner's own socket again", ["--socket", "other.sock"], "repeated-flag"],
    ["a second kernel", ["/dev/shm/a"], "stray-word"],
    ["an unknown member", ["--irqchip", "spilt"], "wrong-value"],
    ["a member without its data", ["--input", "evdev"], "missing-property"],
    ["data without brackets", ["--input", "evdev,path=/a"], "missing-property"],
    ["a bracket that is not closed", ["--smbios", "oem-strings=[a,b"], "wrong-value"],
    ["a PCI address of 33 devices", ["--stub-pci-device", "00:21.0"], "wrong-value"],
    ["a range from high to low", ["--rt-cpus", "3-1"], "wrong-value"],
    ["a number that is too large", ["--stub-pci-device", "00:01.0,vendor=65536"], "wrong-value"],
    ["two ways to a network", ["--net", "tap-name=a,host-ip=10.0.0.1"], "collision"],
    ["half of a network", ["--net", "host-ip=10.0.0.1,netmask=255.0.0.0"], "missing-property"],
    ["a number for a name", ["--net", "tap-name=12"], "wrong-value"],
    [
      "the runner's console again",
      ["--serial", "type=file,path=/a"],
      "collision: --serial type=file,path=/a,num=2",
    ],
    ["standard input twice", ["--serial", "stdout,num=2,stdin"], "collision"],
    ["a fifth port", ["--serial", "sink,num=5"], "collision"],
    ["balloon's pages without a balloon", ["--balloon-page-reporting"], "collision"],
    ["firmware and kernel", ["--bios", "/a"], "collision"],
    ["a second root", ["--root", "/a", "--block", "/b,root"], "collision"],
    [
      "writing to the Nix store",
      ["--block", "/nix/store/a-disk.img"],
      "wrong-value: --block /nix/store/a-disk.img,ro=true",
    ],
    [
      "an address for a device",
      ["--vfio", "00:14.3,iommu=viommu"],
      "wrong-value: --vfio /sys/bus/pci/devices/0000:00:14.3,iommu=viommu",
    ],
    ["one of two that go together", ["--pmem", "/a,vma-size=4096"], "collision"],
    ["what needs another flag", ["--unmap-guest-memory-on-fork"], "missing-property"],
    ["a share without its tag", ["--shared-dir", "/srv"], "missing-property"],
    ["virtiofs' key for 9p", ["--shared-dir", "/srv:tag:cache=always"], "unknown-property"],
    [
      "a root of its own beside that of a NixOS with systemd in its initrd",
      ["-p", "panic=1 root=fstab init=/init", "-r", "/nix/store/a-store.erofs"],
      "never-seen?: --block /nix/store/a-store.erofs,ro=true",
    ],
    [
      "the same as a disk's key",
      ["--params", "root=gpt-auto", "--block", "/a,ro=true,root=true"],
      "never-seen?",
    ],
  ])("%s", (_, args, expected) => {
    expect(lint(...args)).toContain(expected);
  });

  test("a root without systemd in the initrd is not the guest's", () => {
    expect(lint("-p", "panic=1 init=/init", "-r", "/nix/store/a-store.erofs")).toEqual([]);
  });

  test("a flag of earlier revisions, with what to write instead", () => {
    const pack = readCrosvmPack("crosvm");
    const messages = (...args: string[]) => lintCrosvm(args, pack).map(({ message }) => message);
    expect(messages("--vhost-user-fs", "/a:tag")).toEqual([
      "crosvm run has no flag --vhost-user-fs since 2025-04-02; use --vhost-user type=fs,socket=...",
    ]);
    expect(messages("--gdb", "one")).toEqual([
      '--gdb must be a whole number, but is "one" (--gdb is only in builds with the feature gdb)',
    ]);
    expect(messages("--disk", "/a,ro=maybe")).toEqual([
      'ro of --disk must be true or false, but is "maybe" (--disk is deprecated: use --block)',
    ]);
  });

  test("memory with a unit", () => {
    const pack = readCrosvmPack("crosvm");
    expect(lintCrosvm(["-m", "2G"], pack)[0]?.fix?.args).toEqual(["-m", "2048"]);
    expect(lintCrosvm(["--mem=size=512M"], pack)[0]?.fix?.args).toEqual(["--mem=size=512"]);
  });

  test("a command line without a kernel, where it is whole", () => {
    const pack = readCrosvmPack("crosvm");
    expect(lintCrosvm(["run", "-m", "512"], pack).map(({ message }) => message)).toEqual([
      "crosvm run needs a kernel, or --bios",
    ]);
    expect(lintCrosvm(["-m", "512"], pack)).toEqual([]);
    expect(lintCrosvm(["run", "--", "bzImage"], pack)).toEqual([]);
  });
});

test("what another architecture alone has is refused where the guest's is known", () => {
  const messages = (target: string, ...args: string[]) =>
    lintArguments("crosvm", args, forTarget(readCrosvmPack("crosvm"), target)).map(
      ({ message }) => message,
    );
  expect(messages("aarch64", "--s2idle", "--no-pmu", "--nested", "on")).toEqual([
    "--s2idle is for guests of x86_64 alone, and this is one of aarch64",
  ]);
  expect(messages("x86_64", "--s2idle", "--no-pmu")).toEqual([
    "--no-pmu is for guests of aarch64 alone, and this is one of x86_64",
  ]);
  expect(messages("any", "--s2idle", "--no-pmu")).toEqual([]);
});

describe("silently wrong is", () => {
  test.each<[string, string[]]>([
    ["a key that nobody reads", ["--pci", "mem=[start=0x1000,siez=0x1000]"]],
    ["a flag for another that is not there", ["--vhost-vsock-device", "/dev/vhost-vsock"]],
    ["a sandbox's folder without a sandbox", ["--pivot-root", "/var/empty", "--disable-sandbox"]],
    ["more queues than CPUs", ["--net", "tap-name=a,vq-pairs=4"]],
  ])("%s", (_, args) => {
    expect(lint(...args)).toEqual([expect.stringMatching(/^(override|unknown-property)\?/)]);
  });
});

test("Ghaf's own arguments raise no alarm on its own build", () => {
  const pack = readCrosvmPack("crosvm-ghaf");
  const ghafs = ["--disable-sandbox", "--s2idle", "--battery", "type=goldfish"];
  expect(lintCrosvm([...runner, ...ghafs, "--swtpm", "vtpm.sock"], pack)).toEqual([]);
  expect(lintCrosvm([...runner, "--tpm-device", "/dev/tpmrm0"], pack)).toEqual([]);
  expect(
    lintCrosvm([...runner, "--tpm-device", "/dev/tpmrm0", "--swtpm", "a"], pack)[0]?.rule,
  ).toBe("collision");
});

test("what prints its help starts no VM", () => {
  for (const args of [
    ["run", "--help"],
    ["run", "--mem", "512", "--help"],
  ])
    expect(lintCrosvm(args, readCrosvmPack("crosvm"))).toEqual([]);
});
