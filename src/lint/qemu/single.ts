import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine, machineFamily } from "./devices.ts";

/** What one device of the VM can have: the slot that a port is for the guest, the place of its one IOMMU, a boot index. */
export function* checkSingle(commandLine: CommandLine): Generator<Finding> {
  const machine = machineFamily(machineOf(commandLine).name);
  if (isForeignMachine(commandLine, machine)) return;
  const taken = new Map<string, string>();
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    for (const { key, what } of singles(commandLine, option)) {
      const other = taken.get(key);
      if (other !== undefined) yield collision(option, `${what} is taken by ${other}`);
      taken.set(key, driver);
    }
    yield* failover(commandLine, option, machine);
  }
  const [first, ...others] = optionsNamed(commandLine, "device").filter((option) =>
    screens.test(driverOf(option)),
  );
  for (const option of others)
    if (first !== undefined && driverOf(option) === "qxl-vga")
      yield collision(
        option,
        `qxl-vga must be the first screen, which is ${driverOf(first)}: qxl for one more`,
      );
}

/** Devices with a console of their own. */
const screens = /^(VGA|secondary-vga|bochs-display|cirrus-vga|qxl|virtio-(gpu|vga)|vmware-svga)/;

const collision = ({ index }: QemuOption, message: string): Finding => ({
  rule: "collision",
  severity: "refused",
  index,
  message,
});

interface Single {
  readonly key: string;
  readonly what: string;
}

function singles({ pack }: CommandLine, option: QemuOption): Single[] {
  const driver = driverOf(option);
  const device = deviceOf(pack, driver);
  const bootindex = valueAt(option, "bootindex");
  const found: Single[] = [];
  if (/^(pcie-root-port|ioh3420|xio3130-downstream)$/.test(driver)) {
    const [chassis, slot] = ["chassis", "slot"].map((key) => Number(valueAt(option, key) ?? 0));
    found.push({ key: `slot ${chassis} ${slot}`, what: `chassis=${chassis},slot=${slot}` });
  }
  if (bootindex !== undefined && Number(bootindex) >= 0 && hasProperty(device, "bootindex"))
    found.push({ key: `bootindex ${Number(bootindex)}`, what: `bootindex=${bootindex}` });
  if (pack.build.target === "x86_64" && /^(intel|amd|virtio)-iommu(-pci)?$/.test(driver))
    found.push({ key: "iommu", what: "the VM's one IOMMU" });
  else if (device?.once) {
    const name = driver.replace(/-(non-)?transitional$/, "");
    found.push({ key: `once ${name}`, what: `the VM's one ${driver}` });
  }
  return found;
}

const hasProperty = (device: ReturnType<typeof deviceOf>, key: string) =>
  device !== undefined && Object.hasOwn(device.properties, key);

function* failover({ pack }: CommandLine, option: QemuOption, machine: string): Generator<Finding> {
  const device = deviceOf(pack, driverOf(option));
  if (device?.bus !== "PCI" || !valueAt(option, "failover_pair_id")) return;
  if (machine === "pc" || !hasProperty(device, "netdev"))
    yield collision(option, "failover_pair_id is for network devices on a PCI Express bus");
}
