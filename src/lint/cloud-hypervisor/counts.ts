import type { Finding } from "../finding.ts";
import { listOf } from "./names.ts";
import { toSize } from "./option-parser.ts";
import { isOn, refused, type Value } from "./value.ts";

/*
 * Numbers that must fit each other: vmm/src/config.rs, the functions `validate` and `VmConfig::validate`;
 * vmm/src/memory_manager.rs.
 */
export function checkCounts(values: readonly Value[]): Finding[] {
  const first = (flag: string) => values.find(({ use }) => use.name === flag);
  const cpus = first("cpus");
  const boot = numberOf(cpus, "boot") ?? 1;
  return [
    ...(cpus === undefined ? [] : checkCpus(cpus, boot)),
    ...checkQueues(values, boot),
    ...checkMemory(values, first("memory"), first("balloon")),
    ...checkSegments(values, first("platform")),
    ...checkFds(values, first("platform")),
  ];
}

function numberOf(value: Value | undefined, key: string): number | undefined {
  const text = value?.given.get(key);
  return text !== undefined && /^\+?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const sizeOf = (value: Value | undefined, key: string) => toSize(value?.given.get(key) ?? "");

function* checkCpus(cpus: Value, boot: number): Generator<Finding> {
  const max = numberOf(cpus, "max") ?? boot;
  if (max < boot)
    yield refused(
      cpus,
      "wrong-value",
      `max of --cpus must be boot's ${boot} or more, but is ${max}`,
    );
  const parts = (cpus.given.get("topology") ?? "").split(":").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part))) return;
  const product = parts.reduce((all, part) => all * part, 1);
  if (product !== max)
    yield refused(
      cpus,
      "wrong-value",
      `topology of --cpus must multiply to ${max} CPUs, the maximum, but ${parts.join(" × ")} is ${product}`,
    );
  else if ((parts[0] ?? 0) > 2)
    yield refused(cpus, "wrong-value", "topology of --cpus has at most 2 threads for each core");
}

/** A device has as many queues as the VM has CPUs, a network card twice as many. */
function* checkQueues(values: readonly Value[], boot: number): Generator<Finding> {
  for (const value of values) {
    const queues = numberOf(value, "num_queues");
    const factor = { disk: 1, fs: 1, net: 2 }[value.use.name];
    if (factor === undefined) continue;
    if (queues !== undefined && Math.floor(queues / factor) > boot)
      yield refused(
        value,
        "wrong-value",
        `num_queues of --${value.use.name} must be ${factor * boot} or less for a VM of ${boot} CPU${boot === 1 ? "" : "s"}, but is ${queues}`,
      );
    const fds = value.use.name === "net" ? listOf(value.given.get("fd")) : [];
    if (fds.length > 0 && fds.every((fd) => /^\d+$/.test(fd)) && 2 * fds.length !== (queues ?? 2))
      yield refused(
        value,
        "wrong-value",
        `num_queues of --net must be ${2 * fds.length}, two for each of fd, but is ${queues ?? 2}`,
      );
  }
}

function* checkMemory(
  values: readonly Value[],
  memory: Value | undefined,
  balloon: Value | undefined,
): Generator<Finding> {
  const zones = values.filter(({ use }) => use.name === "memory-zone");
  for (const value of [...(memory === undefined ? [] : [memory]), ...zones]) {
    const [most, now] = [sizeOf(value, "hotplug_size"), sizeOf(value, "hotplugged_size")];
    if (most !== undefined && now !== undefined && now > most)
      yield refused(
        value,
        "wrong-value",
        `hotplugged_size of --${value.use.name} must be hotplug_size or less`,
      );
  }
  const size = sizeOf(memory, "size") ?? 512 * 2 ** 20;
  if (size !== 0 && zones[0] !== undefined)
    yield refused(
      zones[0],
      "collision",
      "--memory-zone needs --memory size=0: the zones are all of the memory",
    );
  const hasVirtioMem = /^virtio-mem$/i.test(memory?.given.get("hotplug_method") ?? "");
  for (const zone of zones)
    if (zone.given.has("hotplug_size") && !hasVirtioMem)
      yield refused(
        zone,
        "missing-property",
        "hotplug_size of --memory-zone needs --memory hotplug_method=virtio-mem",
      );
  const all = [memory, ...zones].map((it) => sizeOf(it, "hotplugged_size") ?? 0);
  const sizes = [size, ...zones.map((zone) => sizeOf(zone, "size") ?? 512 * 2 ** 20), ...all];
  const total = sizes.reduce((sum, it) => sum + it, 0);
  const taken = sizeOf(balloon, "size") ?? 0;
  if (balloon !== undefined && taken >= total)
    yield refused(
      balloon,
      "wrong-value",
      "size of --balloon must be less than the VM's memory, which the balloon takes it from",
    );
}

/** Devices without the key iommu. vmm/src/config.rs: PciDeviceCommonConfig::OPTIONS */
const neverBehind = ["fs", "generic-vhost-user", "ivshmem", "user-device"];

function* checkSegments(values: readonly Value[], platform: Value | undefined): Generator<Finding> {
  const count = numberOf(platform, "num_pci_segments") ?? 1;
  const ofIommu = listOf(platform?.given.get("iommu_segments"));
  for (const value of values) {
    const key = value.use.name === "numa" ? "pci_segments" : "pci_segment";
    const segments = [...listOf(value.given.get(key)), ...(value === platform ? ofIommu : [])];
    for (const segment of segments)
      if (/^\d{1,15}$/.test(segment) && Number(segment) >= count)
        yield refused(
          value,
          "wrong-value",
          `--${value.use.name} is on the PCI segment ${segment}, and there ${count === 1 ? "is 1, the segment 0" : `are ${count}`}: --platform num_pci_segments=...`,
        );
    const segment = value.given.get("pci_segment") ?? "0";
    if (value.given.has("pci_segment") && ofIommu.includes(segment) && !isOn(value, "iommu"))
      yield refused(
        value,
        "missing-property",
        `--${value.use.name} is on the PCI segment ${segment}, which is behind the IOMMU: ${neverBehind.includes(value.use.name) ? "such a device cannot be" : "add iommu=on"}`,
      );
  }
}

function* checkFds(values: readonly Value[], platform: Value | undefined): Generator<Finding> {
  for (const value of values)
    if (value.use.name === "device" && value.given.has("fd") && !platform?.given.has("iommufd_fd"))
      yield refused(value, "missing-property", "fd of --device needs --platform iommufd_fd=...");
}
