import { type ConfigProblem, isSet } from "./config.ts";

type Config = Readonly<Record<string, unknown>>;

/** A violated relation: where, and what is wrong. */
type Broken = readonly [path: readonly string[], message: string];

/**
 * How the sets of a configuration depend on each other: what Firecracker refuses when it applies them one by one
 * (`VmResources::from_json` in its src/vmm/src/resources.rs). Values of another type are skipped.
 */
export function checkRelations(
  whole: Config,
  isUnknown: (value: unknown) => boolean = () => false,
): ConfigProblem[] {
  const config = Object.fromEntries(Object.entries(whole).filter(([, value]) => !isUnknown(value)));
  const relations = [sameMac, sameTap, balloonSize, metadataService, hotplugSizes];
  return relations
    .flatMap((relation) => [...relation(config)])
    .map(([path, message]) => ({ rule: "wrong-value", severity: "refused", path, message }));
}

/** vmm_config/net.rs: NetBuilder::build. */
const sameMac = (config: Config) => repeated(config, "guest_mac");

/** Only one program can use a tap interface of the host. */
const sameTap = (config: Config) => repeated(config, "host_dev_name");

function* repeated(config: Config, key: string): Generator<Broken> {
  const owners = new Map<string, { readonly path: readonly string[]; readonly id: unknown }>();
  for (const { set, path } of setsIn(config, "network-interfaces")) {
    const value = set[key];
    if (typeof value !== "string") continue;
    const owner = owners.get(value.toLowerCase());
    if (owner === undefined) owners.set(value.toLowerCase(), { path, id: set.iface_id });
    else if (owner.id !== set.iface_id)
      yield [path, `${key} of ${placeOf(path)} is that of ${placeOf(owner.path)}, too: ${value}`];
  }
}

/** resources.rs: VmResources::set_balloon_device; a VM has 128 MiB by default. */
function* balloonSize(config: Config): Generator<Broken> {
  const amount = numberAt(config, "balloon", "amount_mib");
  const memory = isSet(config["machine-config"])
    ? numberAt(config, "machine-config", "mem_size_mib")
    : defaultMemory;
  if (amount !== undefined && memory !== undefined && amount > memory)
    yield [
      ["balloon", "amount_mib"],
      `balloon.amount_mib must be at most the VM's memory, ${memory} MiB, but is ${amount}`,
    ];
}

const defaultMemory = 128;

/** resources.rs: VmResources::set_mmds_network_stack_config; utils/net/ipv4addr.rs: is_link_local_valid. */
function* metadataService(config: Config): Generator<Broken> {
  const settings = config["mmds-config"];
  if (!isSet(settings)) return;
  const { network_interfaces: wanted, ipv4_address: address } = settings;
  const path = ["mmds-config", "network_interfaces"];
  const known = setsIn(config, "network-interfaces").map(({ set }) => set.iface_id);
  if (Array.isArray(wanted)) {
    if (wanted.length === 0) yield [path, "mmds-config.network_interfaces must name an interface"];
    if (known.every((id) => typeof id === "string") && Array.isArray(config["network-interfaces"]))
      for (const id of wanted)
        if (typeof id === "string" && !known.includes(id))
          yield [
            path,
            `mmds-config.network_interfaces names ${JSON.stringify(id)}, which no interface is`,
          ];
  }
  if (typeof address === "string" && isAddress(address) && !isLinkLocal(address))
    yield [
      ["mmds-config", "ipv4_address"],
      `mmds-config.ipv4_address must be link-local, from 169.254.1.0 to 169.254.254.255, but is ${address}`,
    ];
}

const isAddress = (text: string) => /^\d+(\.\d+){3}$/.test(text);

function isLinkLocal(address: string): boolean {
  const [a, b, c = 0] = address.split(".").map(Number);
  return a === 169 && b === 254 && c !== 0 && c !== 255;
}

/** vmm_config/memory_hotplug.rs: MemoryHotplugConfig::validate, with its defaults. */
function* hotplugSizes(config: Config): Generator<Broken> {
  const sizeOf = (key: string, initial?: number) =>
    isSet(config["memory-hotplug"]) && config["memory-hotplug"][key] === undefined
      ? initial
      : numberAt(config, "memory-hotplug", key);
  const [block, slot] = [sizeOf("block_size_mib", 2), sizeOf("slot_size_mib", 128)];
  const total = sizeOf("total_size_mib");
  const rule = (key: string, message: string): Broken => [
    ["memory-hotplug", key],
    `memory-hotplug.${key} must be ${message}`,
  ];
  if (block !== undefined && slot !== undefined && block > 0 && slot % block !== 0)
    yield rule("slot_size_mib", `a multiple of block_size_mib, ${block}, but is ${slot}`);
  if (slot !== undefined && total !== undefined && slot > 0 && (total < slot || total % slot !== 0))
    yield rule("total_size_mib", `a multiple of slot_size_mib, ${slot}, but is ${total}`);
}

function numberAt(config: Config, name: string, key: string): number | undefined {
  const set = config[name];
  const value = isSet(set) ? set[key] : undefined;
  return typeof value === "number" ? value : undefined;
}

/** The sets of a list, with their places. */
function setsIn(config: Config, list: string): { set: Config; path: readonly string[] }[] {
  const elements = config[list];
  return Array.isArray(elements)
    ? elements.flatMap((set, index) => (isSet(set) ? [{ set, path: [list, String(index)] }] : []))
    : [];
}

const placeOf = ([list, index]: readonly string[]) => `${list}[${index}]`;
