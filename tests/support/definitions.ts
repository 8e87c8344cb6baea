/**
 * What it takes to find a mistake besides the definition and the option schema: the measured support of the pin, or what
 * the pinned runner makes of it.
 */
export type Needs = "measured" | "runner";

/**
 * A definition, and what is right to say of it: `"5: must be"` is an error in its line 5, with this piece of a message;
 * `"src/vms/gone.nix:1: no effect"` one in a module that it imports.
 * The hypervisor stands in line 4, the options from line 5 on.
 */
export type Row = readonly [hypervisor: string, options: string, verdict: string, needs?: Needs];

const tap = (id: string, mac: string) =>
  `interfaces: [{ type: "tap", id: "${id}", mac: "02:00:00:00:${mac}" }]`;
const mac = (address: string) =>
  `interfaces: [{ type: "user", id: "net", mac: ${JSON.stringify(address)} }]`;
const share = (rest: string) =>
  `shares: [{ proto: "virtiofs", source: "/a", mountPoint: "/a", ${rest} }]`;
const volume = (rest: string) => `volumes: [{ mountPoint: "/a", ${rest} }]`;
const device = (bus: string, path: string) => `devices: [{ bus: "${bus}", path: "${path}" }]`;
const extra = (hypervisor: string, ...args: readonly string[]) =>
  `"${hypervisor}": { extraArgs: ${JSON.stringify(args)} }`;

/** One row a definition; no two right ones claim the same of a host. */
export const definitions: readonly Row[] = [
  // options: names, types, what is required
  ["qemu", "mem: 512", "right"],
  ["crosvm", "mem: 512", "right"],
  ["cloud-hypervisor", "mem: 512", "right"],
  ["firecracker", "mem: 512", "right"],
  ["kvmtool", "mem: 512", "right"],
  ["qemu", "memm: 512", "5: there is no option microvm.memm"],
  ["crosvm", "memm: 512", "5: there is no option microvm.memm"],
  ["firecracker", "vpcu: 2", "5: there is no option microvm.vpcu"],
  ["qemu", 'mem: "512"', "5: must be"],
  ["qemu", "mem: 1.5", "5: must be"],
  ["qemu", "mem: true", "5: must be"],
  ["qemu", "mem: -512", "5: must be"],
  ["qemu", "vcpu: 0", "5: must be"],
  ["qemu", 'vcpu: "2"', "5: must be"],
  ["qmeu", "vcpu: 2", "4: must be"],
  ["qemu", 'balloon: "yes"', "5: must be"],
  ["qemu", "balloonMem: 512", "5: was removed"],
  ["qemu", "microvm: { mem: 512 }", "5: microvm is not an option"],
  ["qemu", '"qemu.machine": "q35"', "5: is one name, and no option"],
  ["qemu", "networking: {}", "5: is an option of NixOS"],
  ["qemu", 'kernel: "linux"', "5: must be"],
  ["qemu", "kernel: nix`pkgs.linux`", "right"],
  ["qemu", "kernel: nix`pkgs.linux (`", "5: is unexpected"],
  ["qemu", "kernel: nix`pkgz.linux`", "5: pkgz is not defined"],
  ["qemu", "kernelParams: nix`[ ]`", "right"],
  ["qemu", "kernel: nix`[`", "5: never closed"],
  ["qemu", 'kernelParams: ["quiet"]', "right"],
  ["qemu", 'kernelParams: "quiet"', "5: must be"],
  ["qemu", "kernelParams: [1]", "5: must be"],
  ["qemu", 'qemu: { machin: "q35" }', "5: there is no option microvm.qemu.machin"],
  ["qemu", 'qemu: { machine: "q35" }', "right"],
  ["qemu", "qemu: { machine: 35 }", "5: must be"],
  ["qemu", "qemu: { bios: null }", "5: "],
  ["qemu", 'imports: ["./none.nix"]', "5: none.nix"],
  ["qemu", "imports: [1]", "5: must be"],
  ["qemu", 'systems: ["x86_64-linx"]', "5: must be"],
  ["qemu", 'systems: ["x86_64-linux"]', "right"],
  ["qemu", "vcpu: NaN", "5: not a number in Nix"],
  ["qemu", "vcpu: 1e2", "right"],
  ["qemu", "vcpu: undefined", "right"],
  ["qemu", "vcpu: null", "5: must be"],
  ["qemu", "mem: 512n", "5: "],
  ["qemu", "kernelParams: ['a', undefined]", "5: "],
  ["qemu", "graphics: true", "5: must be"],
  ["qemu", "gpu: true", "5: nor in any revision known here"],
  ["qemu", "devices: [{ bus: 'platform', path: '6800000.ethernet' }]", '5: must be one of "pci"'],
  ["qemu", "kernel: nix``", "5: is empty"],
  // interfaces
  ["qemu", mac("02:00:00:00:01:01"), "right"],
  ["qemu", mac("zz:00:00:00:00:01"), "5: six pairs"],
  ["qemu", mac("02:00:00:00:01"), "5: six pairs"],
  ["qemu", mac("02-00-00-00-00-01"), "5: six pairs"],
  ["qemu", mac(""), "5: six pairs"],
  ["qemu", mac("01:00:5e:00:00:01"), "5: group address"],
  ["qemu", mac("ff:ff:ff:ff:ff:ff"), "5: group address"],
  ["qemu", mac("00:00:00:00:00:00"), "5: all zeros"],
  ["crosvm", tap("vm-a", "02:01"), "right"],
  ["qemu", tap("vm-b", "02:02"), "right"],
  ["cloud-hypervisor", tap("vm-c", "02:03"), "right"],
  ["firecracker", tap("vm-d", "02:04"), "right"],
  ["kvmtool", tap("vm-e", "02:05"), "right"],
  ["qemu", tap("fifteen-bytes-x", "02:06"), "right"],
  ["qemu", tap("sixteen-bytes-xx", "02:07"), "5: 1 to 15 bytes"],
  ["cloud-hypervisor", tap("a-tap-name-of-25-character", "02:08"), "5: 1 to 15 bytes"],
  ["crosvm", tap("äöüäöüäö", "02:09"), "5: has 16"],
  ["crosvm", tap("a/b", "02:0a"), "5: slashes"],
  ["crosvm", tap("a b", "02:0b"), "5: spaces"],
  ["firecracker", tap("tap%d", "02:0c"), "5: must not contain %"],
  ["crosvm", tap("", "02:0d"), "5: 1 to 15 bytes"],
  ["qemu", tap("0tap", "02:0e"), "5: begin with a letter"],
  ["qemu", 'interfaces: [{ type: "tap", id: "vm-f" }]', "5: mac is missing"],
  ["qemu", 'interfaces: [{ type: "tpa", id: "vm-g", mac: "02:00:00:00:02:0f" }]', "5: must be"],
  [
    "qemu",
    'interfaces: [{ type: "tap", id: "vm-h", mac: "02:00:00:00:02:10", mtu: 9000 }]',
    "5: there is no option",
  ],
  [
    "qemu",
    'interfaces: [{ type: "bridge", id: "vm-i", mac: "02:00:00:00:02:11", bridge: "br0" }]',
    "right",
  ],
  [
    "qemu",
    'interfaces: [{ type: "bridge", id: "vm-j", mac: "02:00:00:00:02:12", bridge: "a-bridge-of-18-chars" }]',
    "5: 1 to 15 bytes",
  ],
  [
    "qemu",
    `interfaces: [
    { type: "tap", id: "vm-k", mac: "02:00:00:00:02:13" },
    { type: "tap", id: "vm-k", mac: "02:00:00:00:02:14" },
  ]`,
    "7: microvm.interfaces[0] has too",
  ],
  [
    "crosvm",
    `interfaces: [
    { type: "tap", id: "vm-l", mac: "02:00:00:00:02:15" },
    { type: "tap", id: "vm-m", mac: "02:00:00:00:02:15" },
  ]`,
    "7: microvm.interfaces[0] has too",
  ],
  ["crosvm", mac("02:00:00:00:02:16"), "5: crosvm refuses", "measured"],
  ["firecracker", mac("02:00:00:00:02:17"), "5: firecracker refuses", "measured"],
  ["cloud-hypervisor", mac("02:00:00:00:02:18"), "5: cloud-hypervisor refuses", "measured"],
  // vsock
  ["qemu", "vsock: { cid: 3 }", "right"],
  ["crosvm", "vsock: { cid: 4 }", "right"],
  ["cloud-hypervisor", "vsock: { cid: 4294967294 }", "right"],
  ["qemu", "vsock: { cid: 2 }", "5: from 3"],
  ["crosvm", "vsock: { cid: 0 }", "5: from 3"],
  ["qemu", "vsock: { cid: -1 }", "5: from 3"],
  ["cloud-hypervisor", "vsock: { cid: 4294967295 }", "5: from 3"],
  ["qemu", 'vsock: { cid: "5" }', "5: must be"],
  ["qemu", "vsock: { cdi: 5 }", "5: there is no option"],
  // volumes
  ["qemu", volume('image: "a.img", size: 64'), "right"],
  ["crosvm", volume('image: "a.img", size: 64'), "right"],
  ["firecracker", volume('image: "a.img", size: 64'), "right"],
  ["qemu", volume('image: "a.img"'), "5: size is missing"],
  ["qemu", volume('image: "a.img", size: 0'), "5: 1 or more"],
  ["qemu", volume('image: "a.img", size: -5'), "5: 1 or more"],
  ["qemu", volume('image: "a.img", size: 64, sizee: 1'), "5: there is no option"],
  ["qemu", volume('image: "/tank/a,b.img", size: 64'), "5: a comma"],
  ["crosvm", volume('image: "/tank/a=b.img", size: 64'), "5: an equals sign"],
  ["qemu", volume('image: "/tank/b=c.img", size: 64'), "right"],
  ["cloud-hypervisor", volume('image: "/tank/c,d.img", size: 64'), "5: a comma"],
  ["firecracker", volume('image: "/tank/d,e.img", size: 64'), "right"],
  [
    "qemu",
    `volumes: [
    { image: "a.img", mountPoint: "/a", size: 64 },
    { image: "a.img", mountPoint: "/b", size: 64 },
  ]`,
    "7: microvm.volumes[0] has too",
  ],
  ["qemu", volume('image: "", size: 64'), "5: is empty"],
  ["qemu", volume('image: "a.vmdk", autoCreate: false'), "5: read as raw"],
  [
    "crosvm",
    volume('image: "a.vmdk", autoCreate: false'),
    "5: crosvm reads an image that is not qcow2 as raw",
  ],
  [
    "qemu",
    `volumes: [
    { image: "./a.img", mountPoint: "/a", size: 64 },
    { image: "a.img", mountPoint: "/b", size: 64 },
  ]`,
    "7: microvm.volumes[0] has too",
  ],
  [
    "crosvm",
    `volumes: [
    { image: "a.img", mountPoint: "/a", size: 64 },
    { image: "b.img", mountPoint: "/a/", size: 64 },
  ]`,
    "7: microvm.volumes[0] has too",
  ],
  // shares
  ["qemu", share('tag: "a", socket: "a.sock"'), "right"],
  ["crosvm", share('tag: "a", socket: "a.sock"'), "right"],
  ["cloud-hypervisor", share('tag: "a", socket: "a.sock"'), "right"],
  ["firecracker", share('tag: "a", socket: "a.sock"'), "5: firecracker refuses", "measured"],
  ["kvmtool", share('tag: "a", socket: "a.sock"'), "5: kvmtool refuses", "measured"],
  ["qemu", share(`tag: "${"t".repeat(36)}", socket: "a.sock"`), "right"],
  ["qemu", share(`tag: "${"t".repeat(37)}", socket: "a.sock"`), "5: at most 36 bytes"],
  [
    "qemu",
    `shares: [{ proto: "9p", source: "/a", mountPoint: "/a", tag: "${"t".repeat(31)}" }]`,
    "right",
  ],
  [
    "qemu",
    `shares: [{ proto: "9p", source: "/a", mountPoint: "/a", tag: "${"t".repeat(32)}" }]`,
    "5: at most 31 bytes",
  ],
  ["qemu", share('tag: "", socket: "a.sock"'), "5: must not be empty"],
  ["qemu", share('tag: "a,b", socket: "a.sock"'), "5: a comma"],
  ["qemu", share('tag: "a", socket: "a,b.sock"'), "5: a comma"],
  ["qemu", share('tag: "a", socket: "a.sock", dax: true'), "5: there is no option"],
  ["qemu", 'shares: [{ proto: "9p", source: "/a,b", mountPoint: "/a", tag: "a" }]', "5: a comma"],
  [
    "cloud-hypervisor",
    'shares: [{ source: "/a", mountPoint: "/a", tag: "a" }]',
    "5: cloud-hypervisor refuses",
    "measured",
  ],
  // devices
  ["qemu", device("pci", "0000:00:14.0"), "right"],
  ["qemu", device("pci", "00:14"), "5: PCI address"],
  ["crosvm", device("pci", "00:14.0"), "5: PCI address"],
  ["qemu", device("pci", "0000:00:1F.6"), "5: PCI address"],
  ["qemu", device("usb", "148f:5572"), "5: vendorid"],
  ["qemu", device("usb", "vendrid=0x1,productid=0x2"), '5: "vendrid"'],
  ["qemu", device("pci", "10000:e1:00.0"), "5: four digits"],
  ["crosvm", device("pci", "10001:e1:00.0"), "right"],
  ["qemu", device("usb", "vendorid=148f,productid=0x5572"), "5: at most 0xffff"],
  ["qemu", device("isa", "0000:00:15.0"), "5: must be"],
  ["firecracker", device("pci", "0000:00:16.0"), "5: firecracker refuses", "measured"],
  // credentials and sockets
  ["qemu", 'credentialFiles: { token: "/run/token" }', "right"],
  ["qemu", 'credentialFiles: { "a,b": "/run/token" }', "5: valid file name"],
  ["qemu", `credentialFiles: { "${"c".repeat(40)}": "/run/token" }`, "5: QEMU takes 55"],
  ["qemu", 'credentialFiles: { token: "/run/a,b" }', "5: a comma"],
  ["firecracker", 'credentialFiles: { token: "/run/token" }', "5: firecracker refuses", "measured"],
  ["qemu", 'socket: "/run/vm,a.sock"', "5: a comma"],
  ["qemu", 'socket: "/run/vm-a.sock"', "right"],
  ["crosvm", "socket: null", "5: crosvm refuses", "measured"],
  ["firecracker", "socket: null", "5: firecracker refuses", "measured"],
  // what a hypervisor refuses or ignores
  ["crosvm", 'user: "microvm"', "5: crosvm refuses", "measured"],
  ["qemu", 'user: "microvm"', "right"],
  ["crosvm", 'cpu: "host"', "5: crosvm", "measured"],
  ["qemu", 'cpu: "host"', "right"],
  ["firecracker", "balloon: true", "5: firecracker refuses", "measured"],
  ["crosvm", "hotplugMem: 512", "5: crosvm", "measured"],
  ["qemu", "hotplugMem: 512", "5: on the machine microvm", "measured"],
  ["qemu", "mem: 2048", "5: 2048"],
  ["crosvm", "mem: 2048", "right"],
  // arguments
  ["qemu", extra("qemu", "-nographics"), "5: has no option -nographics"],
  ["qemu", extra("qemu", "-device", "virtio-rng-pcii"), "5: virtio-rng-pcii"],
  ["qemu", 'qemu: { machine: "q35", extraArgs: ["-device", "virtio-rng-pci"] }', "right"],
  [
    "qemu",
    'qemu: { machine: "q35", extraArgs: ["-device", "virtio-rng-pci,max-byte=5"] }',
    "5: no property max-byte",
  ],
  ["qemu", extra("qemu", "-device"), "5: -device"],
  ["qemu", extra("qemu", "-object memory-backend-file,id=m"), "5: its value are one string"],
  ["qemu", extra("qemu", "-object", "memory-backend-fil,id=m,size=1M"), "5: memory-backend-fil"],
  ["qemu", 'crosvm: { extraArgs: ["--pmem", "/dev/shm/a"] }', "5: crosvm", "measured"],
  ["crosvm", extra("crosvm", "--pmem", "/dev/shm/a"), "right"],
  ["crosvm", extra("crosvm", "--pmm", "/dev/shm/a"), "5: --pmm"],
  ["crosvm", extra("crosvm", "--pmem /dev/shm/a"), "5: its value are one string"],
  ["cloud-hypervisor", extra("cloud-hypervisor", "--net tap=foo"), "5: its value are one string"],
  ["firecracker", extra("firecracker", "--level", "Info"), "right"],
  // what the runner merges, or refuses beside an option
  ["cloud-hypervisor", extra("cloud-hypervisor", "--cpus", "boot=2"), "5: --cpus"],
  [
    "cloud-hypervisor",
    `vsock: { cid: 30 },
  "cloud-hypervisor": {
    extraArgs: ["--serial", "tty",
      "--vsock", "cid=31,socket=a.sock"] }`,
    "8: vsock",
  ],
  [
    "cloud-hypervisor",
    extra("cloud-hypervisor", "--platform", "oem_strings=[a]"),
    "5: platformOEMStrings",
  ],
  // what only the runner knows: it is said of what it refuses
  ["qemu", 'imports: ["./gone.nix"]', "src/vms/gone.nix:1: microvm.balloonMem", "runner"],
  ["qemu", 'imports: ["./type.nix"]', "src/vms/type.nix:2: microvm.vcpu", "runner"],
  ["qemu", 'imports: ["./syntax.nix"]', "src/vms/syntax.nix:2: is unexpected"],
  ["vfkit", "mem: 512", "4: only works on macOS", "runner"],
  ["qemu", 'qemu: { machine: "q36" }', "5: q36"],
  ["qemu", "vcpu: 1000", "5: 288 processors", "runner"],
  ["qemu", 'cpu: "hostt"', "5: no processor hostt", "runner"],
  [
    "crosvm",
    "forwardPorts: [{ host: { port: 2222 }, guest: { port: 22 } }]",
    "5: crosvm refuses this value of microvm.forwardPorts",
    "measured",
  ],
  ["qemu", volume('image: "z.img", size: 64, fsType: "zfs"'), "5: how to handle zfs", "runner"],
  [
    "kvmtool",
    'shares: [{ proto: "9p", source: "/a", mountPoint: "/a", tag: "a", readOnly: true }]',
    "5: kvmtool refuses this value of microvm.shares[0].readOnly",
    "measured",
  ],
  ["qemu", 'pack: "qemu-9.9"', "5: there is no pack"],
  ["qemu", 'pack: "crosvm"', "5: is of crosvm"],
  // builders
  [
    "qemu",
    'qemu: { extraArgs: sharedMemory({ path: "/dev/shm/a", size: "16M", via: "ivshmem-plain", prealoc: true }) }',
    "5: sharedMemory has no parameter prealoc",
  ],
  ["qemu", 'qemu: { extraArgs: tpm({ sockt: "a.sock" }) }', "5: tpm has no parameter sockt"],
  [
    "qemu",
    'qemu: { extraArgs: qemu.args(qemu.devic("virtio-rng-pci")) }',
    "5: qemu has no builder devic",
  ],
  [
    "qemu",
    'qemu: { machine: "q35", extraArgs: qemu.args(qemu.device("virtio-rng-pci")) }',
    "right",
  ],
  // between VMs: the later one has the error
  ["qemu", "vsock: { cid: 100 }", "right"],
  ["crosvm", "vsock: { cid: 100 }", "5: the same vsock.cid"],
  ["qemu", tap("shared", "03:01"), "right"],
  ["crosvm", tap("shared", "03:02"), "5: the same tap interface"],
  ["qemu", tap("mac-a", "03:0a"), "right"],
  ["crosvm", tap("mac-b", "03:0A"), "5: the same MAC address"],
  ["qemu", device("pci", "0000:00:17.0"), "right"],
  ["crosvm", device("pci", "0000:00:17.0"), "5: the same device of the host"],
  ["qemu", volume('image: "/tank/e.img", size: 64'), "right"],
  ["crosvm", volume('image: "/tank/e.img", size: 64'), "5: the same volume"],
  ["qemu", 'socket: "/run/vm-b.sock"', "right"],
  ["crosvm", 'socket: "/run/vm-b.sock"', "5: the same control socket"],
];

/** The text of a row's definition; VMs are named by their place in the list. */
export function definitionText([hypervisor, options]: Row, name: string): string {
  return `import { qemu, sharedMemory, tpm } from "ghaf-microvm"; import { defineVm, nix } from "../generated/microvm.ts";
export default defineVm({
  name: "${name}",
  hypervisor: "${hypervisor}",
  ${options},
});
`;
}

/** What definitions import, beside them. */
export const importedModules = {
  "gone.nix": "{ microvm.balloonMem = 512; }\n",
  "type.nix": '{\n  microvm.vcpu = "2";\n}\n',
  "syntax.nix": "{\n  microvm.vcpu = ;\n}\n",
};
