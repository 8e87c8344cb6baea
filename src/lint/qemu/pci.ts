import type { Finding } from "../finding.ts";
import { isPciAddress } from "../property-type.ts";
import { type CommandLine, machineOf, optionsNamed, valueAt } from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine, machineFamily } from "./devices.ts";

/** Places of PCI devices and of slots, each of which is one device's, and devices that there may be one of. */
export function* checkPlaces(commandLine: CommandLine): Generator<Finding> {
  const machine = machineFamily(machineOf(commandLine).name);
  if (isForeignMachine(commandLine, machine)) return;
  const root = machine === "pc" ? "pci.0" : "pcie.0";
  const taken = new Map<string, string>(
    (own[machine] ?? []).map((address) => [`${root} ${address}`, "the machine's own"]),
  );
  const isBare =
    optionsNamed(commandLine, "nodefaults").length > 0 &&
    optionsNamed(commandLine, "vga", "nic", "net", "virtfs", "usb").length === 0;
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    const device = deviceOf(commandLine.pack, driver);
    const refused = (message: string): Finding => ({
      rule: "collision",
      severity: "refused",
      index: option.index,
      message,
    });
    const take = (place: string, what: string) => {
      const other = taken.get(place);
      taken.set(place, driver);
      return other === undefined ? [] : [refused(`${what} is taken by ${other}`)];
    };
    const addr = valueAt(option, "addr");
    // without default devices it is known which place QEMU picks
    if (
      isBare &&
      device?.bus === "PCI" &&
      addr === undefined &&
      valueAt(option, "bus") === undefined
    )
      taken.set(`${root} ${freeSlot(taken, root)}.0`, driver);
    if (device?.bus === "PCI" && addr !== undefined && isPciAddress(addr) && !option.isJson) {
      const [slot = "", fn = "0"] = addr.split(".");
      const address = `${Number.parseInt(slot, 16).toString(16)}.${Number.parseInt(fn, 16)}`;
      yield* take(`${valueAt(option, "bus") ?? root} ${address}`, `the PCI address ${addr}`);
    }
    if (/^(pcie-root-port|ioh3420|xio3130-downstream)$/.test(driver)) {
      const [chassis, slot] = ["chassis", "slot"].map((key) => Number(valueAt(option, key) ?? 0));
      yield* take(`slot ${chassis} ${slot}`, `chassis=${chassis},slot=${slot}`);
    }
    if (device?.bus === "PCI" && valueAt(option, "failover_pair_id"))
      if (machine === "pc" || !Object.hasOwn(device.properties, "netdev"))
        yield refused(`failover_pair_id is for network devices on a PCI Express bus`);
    if (device?.once)
      yield* take(`once ${driver.replace(/-(non-)?transitional$/, "")}`, `the VM's one ${driver}`);
  }
}

/** The first slot of the bus that has no device; the one behind the last where all are full. */
function freeSlot(taken: ReadonlyMap<string, string>, root: string): string {
  const isTaken = (slot: number) =>
    [0, 1, 2, 3, 4, 5, 6, 7].some((fn) => taken.has(`${root} ${slot.toString(16)}.${fn}`));
  let slot = 1;
  while (slot < 32 && isTaken(slot)) slot++;
  return slot.toString(16);
}

/** What the machines have on their first PCI bus without being told. */
const own: Readonly<Record<string, readonly string[]>> = {
  microvm: ["0.0"],
  pc: ["0.0", "1.0", "1.1", "1.3"],
  q35: ["0.0", "1f.0", "1f.2", "1f.3"],
};
