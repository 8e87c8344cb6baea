import type { Finding } from "../finding.ts";
import { type CommandLine, machineOf, majorVersion, optionsNamed } from "./command-line.ts";
import { machineFamily } from "./devices.ts";
import { inMebibytes, mebibyte, vmMemory } from "./memory-size.ts";
import { mayUseHost } from "./processors.ts";

const gibibyte = 1024 * mebibyte;

/**
 * All that a PC has must fit into the bits that its processor has for addresses: memory, that of devices up to maxmem,
 * and a window for PCI devices behind it.
 */
export function* checkAddressBits(commandLine: CommandLine): Generator<Finding> {
  const { option } = vmMemory(commandLine);
  if (machineFamily(machineOf(commandLine).name) === "virt") {
    yield* checkVirt(commandLine);
    return;
  }
  const cpu = optionsNamed(commandLine, "cpu").at(-1);
  const [model = "qemu64", ...flags] = (cpu?.value ?? "qemu64").split(",");
  const said = flags.findLast((flag) => flag.startsWith("phys-bits="))?.slice("phys-bits=".length);
  const index = cpu?.index ?? option?.index ?? 0;
  const most = majorVersion(commandLine.pack) < 11 ? 52 : 63;
  const bits = /^\d+$/.test(said ?? "") ? Number(said) : 0;
  if (bits !== 0 && (bits < 32 || bits > most))
    yield {
      rule: "wrong-value",
      severity: "refused",
      index,
      message: `phys-bits of -cpu must be from 32 to ${most}, but is ${said}`,
    };
  const limit = limitOf(commandLine, model, Number(said ?? 0));
  const used = usedAddresses(commandLine);
  if (limit === undefined || used === undefined || used <= limit) return;
  yield {
    rule: "maxmem",
    severity: "refused",
    index: said === undefined ? (option?.index ?? index) : index,
    message: `memory and devices take ${inMebibytes(used)} of addresses, and the processor has ${inMebibytes(limit)}: less maxmem, or more phys-bits with -cpu ${model},phys-bits=...`,
  };
}

/** Models of AMD, whose addresses below 1 TiB end with a reserved part. */
const ofAmd = /^(max|qemu64|phenom|athlon|Opteron|EPYC)/;

/** Undefined where the host decides, and for models whose addresses have other rules. */
function limitOf(commandLine: CommandLine, model: string, said: number): number | undefined {
  if (!/^(max|qemu64|[A-Z])/.test(model)) return undefined;
  // QEMU 7.2 takes any memory with 32
  if (said === 32 || (said === 0 && mayUseHost(commandLine))) return undefined;
  const bits = said === 0 ? 40 : said;
  return ofAmd.test(model) && bits <= 40 ? Math.min(2 ** bits, 0xfd00000000) : 2 ** bits;
}

/** Memory that does not fit below 4 GiB, and the window for PCI devices. */
const layouts: Readonly<
  Record<string, { readonly most: number; readonly low: number; readonly window: number }>
> = {
  pc: { most: 3.5 * gibibyte, low: 3 * gibibyte, window: 2 * gibibyte },
  q35: { most: 2.75 * gibibyte, low: 2 * gibibyte, window: 32 * gibibyte },
};

/** The end of the addresses that a PC uses, as QEMU reckons it; undefined for other machines. */
function usedAddresses(commandLine: CommandLine): number | undefined {
  const { name, properties } = machineOf(commandLine);
  const layout = layouts[machineFamily(name)];
  const isMoved =
    properties.has("max-ram-below-4g") ||
    optionsNamed(commandLine, "global").some(({ value = "" }) => value.includes("-pcihost."));
  if (layout === undefined || isMoved) return undefined;
  const { size, maximum, slots } = vmMemory(commandLine);
  const above = size >= layout.most ? size - layout.low : 0;
  // without anything above, an old PC needs nothing there
  if (above === 0 && maximum === undefined && layout === layouts.pc) return undefined;
  const end = 4 * gibibyte + above;
  const forDevices =
    maximum === undefined || maximum <= size
      ? 0
      : Math.ceil(end / gibibyte) * gibibyte - end + (maximum - size) + slots * gibibyte;
  return end + forDevices + layout.window;
}

/** Bits of addresses that the processors of the machine virt have: QEMU 10.0 and 11.1. */
const armBits: readonly (readonly [models: RegExp, bits: number])[] = [
  [/^(a64fx|cortex-a(7|15|35|53|55|76|710))(-arm-cpu)?$/, 40],
  [/^cortex-a(57|72)(-arm-cpu)?$/, 44],
  [/^neoverse-/, 48],
  [/^max(-arm-cpu)?$/, 52],
];

/** The machine virt has its memory from 1 GiB on, and that of devices behind it: in whole gibibytes. */
function* checkVirt(commandLine: CommandLine): Generator<Finding> {
  const { option, size, maximum, slots } = vmMemory(commandLine);
  const model =
    (optionsNamed(commandLine, "cpu").at(-1)?.value ?? "cortex-a15").split(",")[0] ?? "";
  const isLow = machineOf(commandLine).properties.get("highmem") === "off";
  const bits = isLow ? 32 : armBits.find(([models]) => models.test(model))?.[1];
  if (option === undefined || bits === undefined || mayUseHost(commandLine)) return;
  const whole = (bytes: number) => Math.ceil(bytes / gibibyte) * gibibyte;
  const end = whole(gibibyte + size);
  const forDevices =
    maximum === undefined || maximum <= size ? 0 : maximum - size + slots * gibibyte;
  const used = whole(end + forDevices);
  if (used > 2 ** bits)
    yield {
      rule: "maxmem",
      severity: "refused",
      index: option.index,
      message: `memory and devices take ${inMebibytes(used)} of addresses, and ${isLow ? "highmem=off leaves" : `the processor ${model} has`} ${inMebibytes(2 ** bits)}`,
    };
}
