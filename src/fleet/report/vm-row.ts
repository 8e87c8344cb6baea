import { type FleetVm, vmName } from "../vm.ts";

/** What a report shows about a VM. */
export interface VmRow {
  /** `chat`, `host/chat` */
  readonly name: string;
  readonly hypervisor: string;
  readonly system: string;
  /** Whether its host starts it by itself. */
  readonly autostart: boolean;
  readonly memory: Memory;
  readonly processors: number | null;
  readonly devices: readonly Device[];
  readonly shares: readonly Share[];
  readonly volumes: readonly Volume[];
  readonly network: readonly Interface[];
  readonly sockets: Sockets;
  /** Why its scripts, and so its arguments, are not known. */
  readonly error: string | null;
}

/** In MiB. */
interface Memory {
  readonly mib: number | null;
  /** What can be added while it runs. */
  readonly hotplugMib: number;
  readonly balloon: boolean;
}

interface Device {
  readonly bus: string;
  readonly path: string;
}

interface Share {
  readonly tag: string;
  readonly proto: string;
  readonly source: string;
  readonly mountPoint: string;
  readonly readOnly: boolean;
}

interface Volume {
  readonly image: string;
  readonly mountPoint: string | null;
  readonly mib: number | null;
  readonly readOnly: boolean;
}

interface Interface {
  readonly type: string;
  readonly id: string;
  readonly mac: string;
  readonly bridge: string | null;
}

interface Sockets {
  readonly control: string | null;
  readonly vsockCid: number | null;
  /** Of shares by virtiofs. */
  readonly shares: readonly string[];
}

/** A VM, or a whole configuration, that does not evaluate: only the reason is known. */
export interface FailedVm {
  readonly name: string;
  readonly error: string;
}

/** The VMs that evaluated, and those that did not. */
export function vmRows(vms: readonly FleetVm[]): { rows: VmRow[]; failed: FailedVm[] } {
  return {
    rows: vms.flatMap((vm) => vmRow(vm) ?? []),
    failed: vms
      .filter(({ known }) => known === undefined)
      .map((vm) => ({ name: vmName(vm), error: vm.error ?? "it does not evaluate" })),
  };
}

function vmRow(vm: FleetVm): VmRow | undefined {
  if (vm.known === undefined) return undefined;
  const { hypervisor, system, autostart, values } = vm.known;
  const shares = elements(values.shares);
  return {
    name: vmName(vm),
    hypervisor,
    system,
    autostart,
    memory: {
      mib: number(values.mem),
      hotplugMib: number(values.hotplugMem) ?? 0,
      balloon: values.balloon === true,
    },
    processors: number(values.vcpu),
    devices: elements(values.devices).map(({ bus, path }) => ({
      bus: text(bus) ?? "?",
      path: text(path) ?? "?",
    })),
    shares: shares.map(({ tag, proto, source, mountPoint, readOnly }) => ({
      tag: text(tag) ?? "?",
      proto: text(proto) ?? "9p",
      source: text(source) ?? "?",
      mountPoint: text(mountPoint) ?? "?",
      readOnly: readOnly === true,
    })),
    volumes: elements(values.volumes).map(({ image, mountPoint, size, readOnly }) => ({
      image: text(image) ?? "?",
      mountPoint: text(mountPoint),
      mib: number(size),
      readOnly: readOnly === true,
    })),
    network: elements(values.interfaces).map(({ type, id, mac, bridge }) => ({
      type: text(type) ?? "?",
      id: text(id) ?? "?",
      mac: text(mac) ?? "?",
      bridge: text(bridge),
    })),
    sockets: {
      control: text(values.socket),
      vsockCid: number((values.vsock as Values | undefined)?.cid),
      shares: shares.flatMap(({ proto, socket }) =>
        proto === "virtiofs" ? (text(socket) ?? []) : [],
      ),
    },
    error: vm.error ?? null,
  };
}

type Values = Readonly<Record<string, unknown>>;

const number = (value: unknown) => (typeof value === "number" ? value : null);
const text = (value: unknown) => (typeof value === "string" ? value : null);
const elements = (value: unknown) => (Array.isArray(value) ? (value as Values[]) : []);
