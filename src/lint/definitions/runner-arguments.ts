/*
 * What the pinned runner puts before `extraArgs`, approximately, for the one case in which nothing better is known: a
 * definition without a current record, before the first `codegen` and after each change of an option. Nothing that is
 * committed could stand in for it: a record has the values of the definition as it was, and the table of options'
 * support says which option becomes a part of which argument, not with which text. Asking the runner takes Nix and a
 * second a VM. Only what extra arguments can name or collide with is here: machine, memory, ids. A test compares it
 * with this repository's records.
 */

import { mergedValues } from "../../command/passed-on.ts";

/** The options of a definition that decide what the runner makes besides `extraArgs`. */
type Options = Readonly<Record<string, unknown>>;

/**
 * The arguments that the runner is known to put before `extraArgs`, after the program's name. Their values are those of
 * the definition, or microvm.nix's defaults; `command VM` has the exact ones, for which it needs Nix.
 *
 * @param guest The system that it runs on, if something other than the definition decides it.
 */
export function runnerArguments(vm: Options, guest?: string): string[] {
  if (vm.hypervisor === "crosvm") return crosvmArguments(vm);
  if (vm.hypervisor === "cloud-hypervisor") return cloudHypervisorArguments(vm);
  if (vm.hypervisor === "firecracker")
    return ["--config-file", "configuration.json", ...socket(vm, "--api-sock")];
  if (typeof vm.hypervisor === "string" && vm.hypervisor !== "qemu") return [];
  const known = qemuGuest(vm, guest);
  return qemuParts.flatMap((part) => part(known));
}

/** What several QEMU arguments depend on. */
interface QemuGuest {
  readonly vm: Options;
  readonly qemu: Options;
  readonly isArm: boolean;
  readonly machine: string;
  readonly hasGraphics: boolean;
  readonly hasUsb: boolean;
  readonly hasPci: boolean;
  /** The ending of a virtio device's name: "pci" or "device". */
  readonly transport: string;
  readonly mem: number;
  readonly hotplugMem: number;
  readonly devices: readonly Options[];
  readonly shares: readonly Options[];
}

function qemuGuest(vm: Options, guest: string | undefined): QemuGuest {
  const qemu = record(vm.qemu);
  const systems = guest === undefined ? vm.systems : [guest];
  const isArm = Array.isArray(systems) && systems.every((system) => system === "aarch64-linux");
  const machine = text(qemu.machine) ?? (isArm ? "virt" : "microvm");
  const hasGraphics = record(vm.graphics).enable === true;
  const devices = records(vm.devices);
  const shares = records(vm.shares);
  const hasPci =
    hasGraphics ||
    !machine.startsWith("microvm") ||
    shares.length > 0 ||
    devices.some(({ bus }) => bus === "pci");
  return {
    ...{ vm, qemu, isArm, machine, hasGraphics, hasPci, devices, shares },
    hasUsb: devices.some(({ bus }) => bus === "usb"),
    transport: hasPci ? "pci" : "device",
    mem: number(vm.mem) ?? 512,
    hotplugMem: number(vm.hotplugMem) ?? 0,
  };
}

/** In the runner's order. */
const qemuParts: readonly ((guest: QemuGuest) => readonly string[])[] = [
  ({ vm }) => ["-name", text(vm.name) ?? "vm"],
  (guest) => ["-M", [guest.machine, ...machineProperties(guest)].join(",")],
  ({ mem, hotplugMem }) => ["-m", `${mem}M${hotplugMem > 0 ? `,maxmem=${mem + hotplugMem}M` : ""}`],
  ({ vm }) => ["-smp", String(number(vm.vcpu) ?? 1)],
  () => ["-nodefaults", "-no-user-config", "-no-reboot"],
  () => ["-kernel", "kernel", "-initrd", "initrd"],
  () => ["-chardev", "stdio,id=stdio,signal=off"],
  ({ transport }) => ["-device", `virtio-rng-${transport}`],
  ({ qemu }) =>
    records(qemu.pcieRootPorts).flatMap(({ id, bus }) => [
      "-device",
      `pcie-root-port,id=${id}${property("bus", bus)}`,
    ]),
  ({ devices }) => devices.flatMap(passedThrough),
  ({ qemu }) => (qemu.serialConsole === false ? [] : ["-serial", "chardev:stdio"]),
  ({ isArm }) => (isArm ? [] : ["-device", "i8042"]),
  () => ["-append", "reboot=t panic=-1"],
  ({ hasGraphics }) => (hasGraphics ? ["-device", "qemu-xhci"] : ["-nographic"]),
  ({ vm, transport }) =>
    vm.balloon === true ? ["-device", `virtio-balloon-${transport},id=balloon0`] : [],
  hotpluggedMemory,
  ({ vm, transport }) =>
    records(vm.volumes).flatMap(({ image }, index) => [
      ...["-drive", `id=${driveName(index)},format=raw,file=${image},if=none`],
      ...["-device", `virtio-blk-${transport},drive=${driveName(index)}`],
    ]),
  sharedMemory,
  ({ shares, transport }) =>
    shares.flatMap((share, index) => sharedFolder(share, index, transport)),
  ({ vm, transport }) =>
    records(vm.interfaces).flatMap(({ type, id, mac }) => [
      ...["-netdev", `${type === "user" ? "user" : "tap"},id=${id}`],
      ...["-device", `virtio-net-${transport},netdev=${id},mac=${mac}`],
    ]),
  ({ hasUsb }) => (hasUsb ? ["-device", "qemu-xhci"] : []),
  ({ vm, transport }) =>
    number(record(vm.vsock).cid) === undefined
      ? []
      : ["-device", `vhost-vsock-${transport},guest-cid=${record(vm.vsock).cid}`],
];

function machineProperties({ qemu, isArm, machine, hasPci, hasUsb }: QemuGuest): readonly string[] {
  const onOff = (value: boolean) => (value ? "on" : "off");
  if (isRecord(qemu.machineOpts))
    return Object.entries(qemu.machineOpts).map(([name, value]) => `${name}=${value}`);
  if (isArm) return ["accel=kvm:tcg", "gic-version=max"];
  const common = ["accel=kvm:tcg", "acpi=on", "mem-merge=on"];
  return machine === "microvm"
    ? [...common, `pcie=${onOff(hasPci)}`, "pic=off", "pit=off", "rtc=on", `usb=${onOff(hasUsb)}`]
    : common;
}

function passedThrough({ bus, path, qemu }: Options): readonly string[] {
  if (bus === "usb") return [];
  const { id, bus: on } = record(qemu);
  return ["-device", `vfio-pci,host=${path}${property("id", id)}${property("bus", on)}`];
}

function hotpluggedMemory({ hotplugMem }: QemuGuest): readonly string[] {
  return hotplugMem > 0
    ? [
        ...["-object", `memory-backend-ram,id=vmem0,size=${hotplugMem}M`],
        ...["-device", "virtio-mem-pci,id=vm0,memdev=vmem0"],
      ]
    : [];
}

function sharedMemory({ shares, mem }: QemuGuest): readonly string[] {
  return shares.length > 0
    ? [
        ...["-numa", "node,memdev=mem"],
        ...["-object", `memory-backend-memfd,id=mem,size=${mem}M,share=on`],
      ]
    : [];
}

function sharedFolder(
  { proto, tag, source }: Options,
  index: number,
  transport: string,
): readonly string[] {
  return proto === "virtiofs"
    ? [
        ...["-chardev", `socket,id=fs${index},path=virtiofs.sock`],
        ...["-device", `vhost-user-fs-${transport},chardev=fs${index},tag=${tag}`],
      ]
    : [
        ...["-fsdev", `local,id=fs${index},path=${source},security_model=none`],
        ...["-device", `virtio-9p-${transport},fsdev=fs${index},mount_tag=${tag}`],
      ];
}

const driveName = (index: number) => `vd${String.fromCharCode(97 + index)}`;

const property = (key: string, value: unknown) => (value == null ? "" : `,${key}=${value}`);

function crosvmArguments(vm: Options): string[] {
  return [
    "run",
    ...["-m", String(number(vm.mem) ?? 512), "-c", String(number(vm.vcpu) ?? 1)],
    ...["--serial", "type=stdout,console=true,stdin=true"],
    ...["-p", "console=ttyS0 reboot=k panic=1"],
    ...(vm.balloon === true ? ["--balloon-page-reporting"] : ["--no-balloon"]),
    ...socket(vm, "-s"),
    ...(number(record(vm.vsock).cid) === undefined
      ? []
      : ["--vsock", String(record(vm.vsock).cid)]),
    ...["--initrd", "initrd", "kernel"],
  ];
}

function cloudHypervisorArguments(vm: Options): string[] {
  const { extraArgs } = record(vm["cloud-hypervisor"]);
  const extra: unknown[] = Array.isArray(extraArgs) ? extraArgs : [];
  // the runner refuses a second boot=
  const more = mergedValues(extra, "--cpus").flatMap((value) => String(value).split(","));
  const cpus = [`boot=${number(vm.vcpu) ?? 1}`, ...more.filter((it) => !it.startsWith("boot="))];
  const hotplug = number(vm.hotplugMem) ?? 0;
  const isShared =
    records(vm.shares).some(({ proto }) => proto === "virtiofs") ||
    record(vm.graphics).enable === true;
  const cid = number(record(vm.vsock).cid);
  const vsock =
    cid === undefined ? mergedValues(extra, "--vsock") : [`cid=${cid},socket=notify.vsock`];
  return [
    ...["--cpus", cpus.join(","), "--watchdog", "--kernel", "vmlinux", "--initramfs", "initrd"],
    ...["--cmdline", "reboot=t panic=-1", "--seccomp", "true", "--memory"],
    [
      ...(hotplug > 0 ? ["hotplug_method=virtio-mem", `hotplug_size=${hotplug}M`] : []),
      ...(isShared ? ["shared=on"] : ["mergeable=on", "shared=off"]),
      `size=${hotplug > 0 ? hotplug : (number(vm.mem) ?? 512)}M`,
    ].join(","),
    ...["--platform", mergedValues(extra, "--platform").join(",")],
    ...(extra.includes("--console") ? [] : ["--console", "null"]),
    ...(extra.includes("--serial") ? [] : ["--serial", "tty"]),
    ...vsock.slice(0, 1).flatMap((value) => ["--vsock", String(value)]),
    ...(vm.balloon === true ? ["--balloon", "free_page_reporting=on,size=0M"] : []),
    ...records(vm.shares).flatMap(({ tag, socket }) => [
      "--fs",
      `socket=${text(socket) ?? "virtiofs.sock"},tag=${tag}`,
    ]),
    ...socket(vm, "--api-socket"),
  ];
}

/** The control socket, which a VM has unless it is set to null. */
function socket(vm: Options, flag: string): readonly string[] {
  const given = vm.socket === undefined ? `${text(vm.name) ?? "vm"}.sock` : text(vm.socket);
  return given === undefined ? [] : [flag, given];
}

const isRecord = (value: unknown): value is Options =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value: unknown): Options => (isRecord(value) ? value : {});
const records = (value: unknown): Options[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const number = (value: unknown) => (typeof value === "number" ? value : undefined);
