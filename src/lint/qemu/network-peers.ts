import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine } from "./devices.ts";
import { kindOf } from "./kinds.ts";

/** A network that no card is on, and a card without a network: QEMU warns of both, and starts. */
export function* checkNetworkPeers(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const users = optionsNamed(commandLine, "device", "net", "netdev");
  const used = new Set(users.flatMap((option) => valueAt(option, "netdev") ?? []));
  for (const option of optionsNamed(commandLine, "netdev")) {
    const id = valueAt(option, "id");
    if (id !== undefined && !used.has(id) && kindOf(option) !== "hubport")
      yield silent(option, `no card uses the network ${id}: -device virtio-net-pci,netdev=${id}`);
  }
  yield* checkHub(commandLine);
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    const isCard = Object.hasOwn(deviceOf(commandLine.pack, driver)?.properties ?? {}, "netdev");
    if (isCard && (valueAt(option, "netdev") ?? "") === "")
      yield silent(option, `${driver} has no network behind it: netdev=..., the id of a -netdev`);
  }
}

/** `-net` puts cards and networks on one hub. */
function* checkHub(commandLine: CommandLine): Generator<Finding> {
  const all = optionsNamed(commandLine, "net").filter(
    (option) => kindOf(option) !== "none" && valueAt(option, "netdev") === undefined,
  );
  const ports = optionsNamed(commandLine, "netdev").filter(
    (option) => kindOf(option) === "hubport" && Number(valueAt(option, "hubid")) === 0,
  );
  const [first] = all;
  if (first === undefined || ports.length > 0) return;
  if (all.every((option) => kindOf(option) === "nic"))
    yield silent(first, "no network is behind the cards of -net nic: -net user, or -nic user");
  else if (all.every((option) => kindOf(option) !== "nic"))
    yield silent(first, `no card uses -net ${kindOf(first)}: -net nic, or -nic ${kindOf(first)}`);
}

const silent = ({ index }: QemuOption, message: string): Finding => ({
  rule: "never-seen",
  severity: "silent",
  index,
  message,
});
