import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { isOn, refused, silent, type Value } from "./value.ts";

/** What values of several flags ask of each other, where nothing is counted. */
export function checkTogether(values: readonly Value[], pack: FlagPack): Finding[] {
  const relations = [consoles, slots, gpuCliques, hostData, zones, rates];
  return relations.flatMap((relation) => [...relation(values, pack)]);
}

const first = (values: readonly Value[], flag: string) =>
  values.find(({ use }) => use.name === flag);

/** vmm/src/config.rs: VmConfig::validate, tty_consoles. --console is a terminal where nothing is said. */
function* consoles(values: readonly Value[]): Generator<Finding> {
  if (first(values, "kernel") === undefined && first(values, "firmware") === undefined) return;
  const onTerminal = (["console", "serial", "debug-console"] as const).flatMap((flag) => {
    const value = first(values, flag);
    return (value === undefined ? flag === "console" : modeOf(value) === "tty")
      ? [{ flag, value }]
      : [];
  });
  const [last] = onTerminal
    .flatMap(({ value }) => value ?? [])
    .sort((one, other) => other.index - one.index);
  if (onTerminal.length < 2 || last === undefined) return;
  const names = onTerminal.map(
    ({ flag, value }) => `--${flag}${value === undefined ? ", which is tty by itself," : ""}`,
  );
  yield silent(
    last,
    "collision",
    `${names.join(" and ")} share one terminal: give one of them off, null or a file`,
  );
}

/** The first of these that stands there counts. */
const modeOf = ({ given }: Value) =>
  ["off", "pty", "tty", "null", "file", "socket"].find((mode) => given.has(mode));

/** pci/src/bus.rs: AlreadyInUsePciDeviceSlot */
function* slots(values: readonly Value[]): Generator<Finding> {
  const seen = new Map<string, Value>();
  for (const value of values) {
    const slot = value.given.get("pci_device_id");
    if (slot === undefined) continue;
    const place = `${Number(value.given.get("pci_segment") ?? 0)}:${Number(slot)}`;
    const owner = seen.get(place);
    if (owner === undefined) seen.set(place, value);
    else
      yield refused(
        value,
        "collision",
        `--${value.use.name} and --${owner.use.name} have the PCI slot ${slot} both`,
      );
  }
}

/** vmm/src/config.rs: DeviceConfig::validate */
function* gpuCliques(values: readonly Value[]): Generator<Finding> {
  const platform = first(values, "platform");
  if (!/^(off|false)$/i.test(platform?.given.get("vfio_p2p_dma") ?? "")) return;
  for (const value of values)
    if (value.use.name === "device" && value.given.has("x_nv_gpudirect_clique"))
      yield refused(
        value,
        "wrong-value",
        "x_nv_gpudirect_clique of --device needs --platform vfio_p2p_dma=on",
      );
}

/** vmm/src/config.rs: VmConfig::validate, InvalidHostData */
function* hostData(values: readonly Value[]): Generator<Finding> {
  const [platform, data] = [first(values, "platform"), first(values, "host-data")];
  if (
    platform !== undefined &&
    isOn(platform, "sev_snp") &&
    data !== undefined &&
    data.text.length !== 64
  )
    yield refused(
      data,
      "wrong-value",
      `--host-data must have 64 characters, but has ${data.text.length}`,
    );
}

/** vmm/src/memory_manager.rs: validate_memory_config; vmm/src/config.rs: MemoryConfig::parse */
function* zones(values: readonly Value[], { structs }: FlagPack): Generator<Finding> {
  const memory = first(values, "memory");
  if (memory === undefined) return;
  const all = values.filter(({ use }) => use.name === "memory-zone");
  const isNothing = /^\+?0+[KMG]*$/.test(memory.given.get("size") ?? "");
  if (all.length === 0) {
    if (isNothing)
      yield refused(
        memory,
        "missing-property",
        "--memory size=0 needs a --memory-zone: the zones are all of the memory",
      );
    return;
  }
  for (const key of ["hotplug_size", "hotplugged_size"])
    if (memory.given.has(key))
      yield silent(
        memory,
        "override",
        `${key} of --memory has no effect with --memory-zone, which has its own`,
      );
  const inherits =
    structs["memory-zone"]?.keys.mergeable !== undefined && isOn(memory, "mergeable");
  for (const zone of all)
    if (inherits && isOn(zone, "shared") && !zone.given.has("mergeable"))
      yield refused(
        zone,
        "collision",
        "shared of --memory-zone and mergeable of --memory exclude each other: add mergeable=off",
      );
}

/** vmm/src/config.rs: RateLimiterGroupConfig::parse and validate. 0 is none. */
function* rates(values: readonly Value[]): Generator<Finding> {
  for (const value of values) {
    const has = (key: string) => !/^\+?0*$/.test(value.given.get(key) ?? "");
    const isLimited = ["bw", "ops"].some(
      (kind) => has(`${kind}_size`) && has(`${kind}_refill_time`),
    );
    if (value.use.name === "rate-limit-group" && !isLimited)
      yield refused(
        value,
        "missing-property",
        "--rate-limit-group needs bw_size and bw_refill_time, or ops_size and ops_refill_time",
      );
  }
}
