import type { Device, Machine, Properties } from "./format.ts";
import type { Printed } from "./qemu.ts";

/** Starts a program with these words and some standard input. */
type Run = (program: string, args: readonly string[], input?: string) => Promise<Printed>;

/** What a QEMU that started is told, so that it ends. */
const quit = ["-display", "none", "-S", "-monitor", "stdio"];

const interfaces = ["ide", "scsi", "floppy", "pflash", "mtd", "sd", "virtio", "xen"];
const vgas = ["std", "cirrus", "vmware", "qxl", "virtio", "xenfb", "tcx", "cg3", "none"];

/** A disk that needs no file, of a size that flash memory may have. */
const disk = "driver=null-co,read-zeroes=on,size=65536";

/**
 * What QEMU tells only by refusing to start: which drives, graphics cards and system devices a machine takes, and which
 * devices there may be only one of.
 */
export async function tryOnMachines(
  run: Run,
  program: string,
  machines: Record<string, Machine>,
  devices: Record<string, Device>,
): Promise<void> {
  const system = Object.keys(devices).filter((name) => devices[name]?.bus === "System");
  for (const [name, machine] of Object.entries(machines)) {
    if (name === "none") continue;
    const refusal = async (...words: readonly string[]) =>
      (
        await run(
          program,
          ["-machine", `${name},accel=tcg`, "-nodefaults", ...words, ...quit],
          "quit\n",
        )
      ).stderr;
    const accepted = async (
      names: readonly string[],
      words: (name: string) => string[],
      no: RegExp,
    ) => {
      const refusals = await atOnce(names, (name) => refusal(...words(name)));
      return names.filter((_, index) => !no.test(refusals[index] ?? "")).sort();
    };
    machines[name] = {
      ...machine,
      driveInterfaces: await accepted(
        interfaces,
        (kind) => ["-drive", `if=${kind},${disk}`],
        /machine type does not support|No '.*' bus found/,
      ),
      vga: await accepted(
        vgas,
        (kind) => ["-vga", kind],
        /not available|unknown vga|not supported/,
      ),
      systemDevices: await accepted(
        system,
        (driver) => ["-device", driver],
        /dynamic sysbus device type/,
      ),
    };
  }
  await markOnce(run, program, machines.q35 === undefined ? "virt" : "q35", devices);
}

/** Marks the devices of which a second one is refused, where a first one is not. */
async function markOnce(
  run: Run,
  program: string,
  machine: string,
  devices: Record<string, Device>,
): Promise<void> {
  const start = ["-machine", `${machine},accel=tcg`, "-nodefaults"];
  const alone = Object.keys(devices).filter(
    (name) =>
      devices[name]?.aliasOf === undefined &&
      !Object.values(devices[name]?.properties ?? {}).some((type) => type.endsWith("!")),
  );
  await atOnce(alone, async (name) => {
    const two = ["-device", name, "-device", name];
    const { stderr } = await run(program, [...start, ...two, ...quit], "quit\n");
    if (/[Oo]nly one|at most one|duplicate fw_cfg|already (?:set|registered|exists)/.test(stderr))
      devices[name] = { ...(devices[name] as Device), once: true };
  });
}

/** Drops the properties of these names that QEMU lists and lets no one set. */
export async function withoutReadOnly(
  run: Run,
  program: string,
  option: string,
  variants: Readonly<Record<string, Properties>>,
  names: readonly string[],
): Promise<Record<string, Properties>> {
  const machine = ["-machine", "q35,accel=tcg", "-nodefaults", "-device", "qemu-xhci"];
  const settable = async ([variant, properties]: [string, Properties]) => {
    const kept: Record<string, string> = { ...properties };
    for (const name of names) {
      if (kept[name] === undefined) continue;
      const required = Object.entries(properties).flatMap(([key, type]) =>
        type.endsWith("!") && key !== "id" ? [`${key}=${anyOf(type)}`] : [],
      );
      const id = option === "-object" ? ["id=it"] : [];
      const words = [option, [variant, ...id, ...required, `${name}=on`].join(",")];
      const { stderr } = await run(program, [...machine, ...words, ...quit], "quit\n");
      if (stderr.includes(`${name}' is not writable`)) delete kept[name];
    }
    return [variant, kept] as const;
  };
  return Object.fromEntries(await atOnce(Object.entries(variants), settable));
}

/** Trials wait for QEMU more than they compute: a few at the same time, with their results in order. */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  attempt: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await attempt(items[index] as Item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return results;
}

/**
 * QMP's schema has one type for numbers and for sizes; only the command line takes `16M` for a size. A number is told
 * by the refusal of a unit, and so is one behind something else that is refused.
 */
export async function withSizes(
  run: Run,
  program: string,
  option: string,
  id: string,
  variants: Readonly<Record<string, Properties>>,
): Promise<Record<string, Properties>> {
  const typedOf = async ([variant, properties]: [string, Properties]) => {
    const typed: Record<string, string> = {};
    for (const [key, type] of Object.entries(properties)) {
      typed[key] = type;
      if (!/^number!?$/.test(type)) continue;
      const required = Object.entries(properties).flatMap(([other, type]) =>
        other === key || other === id.split("=")[0] || !type.endsWith("!")
          ? []
          : [`${other}=${anyOf(type)}`],
      );
      const words = [option, [variant, id, ...required, `${key}=1M`].join(",")];
      const { stderr } = await run(
        program,
        ["-machine", "none", "-nodefaults", ...words, ...quit],
        "quit\n",
      );
      if (!/[Pp]arameter/.test(stderr)) typed[key] = type.replace("number", "size");
    }
    return [variant, typed] as const;
  };
  return Object.fromEntries(await atOnce(Object.entries(variants), typedOf));
}

function anyOf(type: string): string {
  if (type.startsWith("|")) return type.slice(1).split(/[|!]/)[0] ?? "";
  return /^(number|size)/.test(type) ? "1048576" : "a";
}
