/** The options of a definition that decide what the runner emits beside `extraArgs`. */
type Options = Readonly<Record<string, unknown>>;

/**
 * The words that the runner is known to put before `extraArgs`: what these can collide with, and may name. Their values
 * are those of the definition, or microvm.nix' defaults; `command VM` has the exact ones, for which it needs Nix.
 *
 * @returns The words after the program's name.
 */
export function runnerWords(vm: Options): string[] {
  return vm.hypervisor === "crosvm" ? crosvmWords(vm) : qemuWords(vm);
}

function qemuWords(vm: Options): string[] {
  const qemu = record(vm.qemu);
  const isArm =
    Array.isArray(vm.systems) && vm.systems.every((system) => system === "aarch64-linux");
  const machine = text(qemu.machine) ?? (isArm ? "virt" : "microvm");
  const graphics = record(vm.graphics).enable === true;
  const devices = records(vm.devices);
  const shares = records(vm.shares);
  const usb = devices.some(({ bus }) => bus === "usb");
  const pci =
    graphics ||
    !machine.startsWith("microvm") ||
    shares.length > 0 ||
    devices.some(({ bus }) => bus === "pci");
  const transport = pci ? "pci" : "device";
  const onOff = (value: boolean) => (value ? "on" : "off");
  const properties = isRecord(qemu.machineOpts)
    ? Object.entries(qemu.machineOpts).map(([name, value]) => `${name}=${value}`)
    : isArm
      ? ["accel=kvm:tcg", "gic-version=max"]
      : machine === "microvm"
        ? [
            ...["accel=kvm:tcg", "acpi=on", "mem-merge=on", `pcie=${onOff(pci)}`, "pic=off"],
            ...["pit=off", "rtc=on", `usb=${onOff(usb)}`],
          ]
        : ["accel=kvm:tcg", "acpi=on", "mem-merge=on"];
  const mem = number(vm.mem) ?? 512;
  const hotplug = number(vm.hotplugMem) ?? 0;
  return [
    ...["-name", text(vm.name) ?? "vm"],
    ...["-M", [machine, ...properties].join(",")],
    ...["-m", `${mem}M${hotplug > 0 ? `,maxmem=${mem + hotplug}M` : ""}`],
    ...["-smp", String(number(vm.vcpu) ?? 1)],
    ...["-nodefaults", "-no-user-config", "-no-reboot"],
    ...["-kernel", "kernel", "-initrd", "initrd"],
    ...["-chardev", "stdio,id=stdio,signal=off"],
    ...["-device", `virtio-rng-${transport}`],
    ...records(qemu.pcieRootPorts).flatMap(({ id, bus }) => [
      "-device",
      `pcie-root-port,id=${id}${bus == null ? "" : `,bus=${bus}`}`,
    ]),
    ...devices.flatMap(({ bus, path, qemu }) => {
      const { id, bus: on } = record(qemu);
      return bus === "usb"
        ? []
        : [
            "-device",
            `vfio-pci,host=${path}${id == null ? "" : `,id=${id}`}${on == null ? "" : `,bus=${on}`}`,
          ];
    }),
    ...(qemu.serialConsole === false ? [] : ["-serial", "chardev:stdio"]),
    ...(isArm ? [] : ["-device", "i8042"]),
    ...["-append", "reboot=t panic=-1"],
    ...(graphics ? ["-device", "qemu-xhci"] : ["-nographic"]),
    ...(vm.balloon === true ? ["-device", `virtio-balloon-${transport},id=balloon0`] : []),
    ...(hotplug > 0
      ? [
          ...["-object", `memory-backend-ram,id=vmem0,size=${hotplug}M`],
          ...["-device", "virtio-mem-pci,id=vm0,memdev=vmem0"],
        ]
      : []),
    ...records(vm.volumes).flatMap(({ image }, index) => [
      ...["-drive", `id=vd${String.fromCharCode(97 + index)},format=raw,file=${image},if=none`],
      ...["-device", `virtio-blk-${transport},drive=vd${String.fromCharCode(97 + index)}`],
    ]),
    ...(shares.length > 0
      ? [
          ...["-numa", "node,memdev=mem"],
          ...["-object", `memory-backend-memfd,id=mem,size=${mem}M,share=on`],
        ]
      : []),
    ...shares.flatMap(({ proto, tag, source }, index) =>
      proto === "virtiofs"
        ? [
            ...["-chardev", `socket,id=fs${index},path=virtiofs.sock`],
            ...["-device", `vhost-user-fs-${transport},chardev=fs${index},tag=${tag}`],
          ]
        : [
            ...["-fsdev", `local,id=fs${index},path=${source},security_model=none`],
            ...["-device", `virtio-9p-${transport},fsdev=fs${index},mount_tag=${tag}`],
          ],
    ),
    ...records(vm.interfaces).flatMap(({ type, id, mac }) => [
      ...["-netdev", `${type === "user" ? "user" : "tap"},id=${id}`],
      ...["-device", `virtio-net-${transport},netdev=${id},mac=${mac}`],
    ]),
    ...(usb ? ["-device", "qemu-xhci"] : []),
    ...(number(record(vm.vsock).cid) === undefined
      ? []
      : ["-device", `vhost-vsock-${transport},guest-cid=${record(vm.vsock).cid}`]),
  ];
}

function crosvmWords(vm: Options): string[] {
  return [
    "run",
    ...["-m", String(number(vm.mem) ?? 512), "-c", String(number(vm.vcpu) ?? 1)],
    ...["--serial", "type=stdout,console=true,stdin=true"],
    ...["-p", "console=ttyS0 reboot=k panic=1"],
    ...(vm.balloon === true ? ["--balloon-page-reporting"] : ["--no-balloon"]),
    ...(typeof vm.socket === "string" ? ["-s", vm.socket] : []),
    ...(number(record(vm.vsock).cid) === undefined
      ? []
      : ["--vsock", String(record(vm.vsock).cid)]),
    ...["--initrd", "initrd", "kernel"],
  ];
}

const isRecord = (value: unknown): value is Options =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value: unknown): Options => (isRecord(value) ? value : {});
const records = (value: unknown): Options[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const number = (value: unknown) => (typeof value === "number" ? value : undefined);
