import { type Properties, packFormat, type QemuPack, type Structure } from "./format.ts";
import { describeDevices } from "./qemu/devices.ts";
import { cpuModels, parseDeviceHelp, words } from "./qemu/help-texts.ts";
import { tryOnMachines } from "./qemu/machine-trials.ts";
import { describeMachines, type NamedMachine } from "./qemu/machines.ts";
import { optionArity } from "./qemu/option-arity.ts";
import { groupsOf, type OptionGroup } from "./qemu/option-groups.ts";
import { withoutReadOnly, withSizes } from "./qemu/property-trials.ts";
import { type StartQemu, withQemu } from "./qemu/qmp.ts";
import { QmpSchema, type SchemaEntry } from "./qemu/qmp-schema.ts";
import { propertiesOfType, settableProperties } from "./qemu/qom-properties.ts";
import { markRequired } from "./qemu/required-properties.ts";
import { runProgram } from "./qemu/run-program.ts";
import { markOnce } from "./qemu/single-devices.ts";
import { sorted } from "./sorted.ts";

/** Starts any build, for what is the same whatever its machine. */
const withoutMachine = ["-machine", "none", "-nodefaults"];

/** Objects that end QEMU, or that only QEMU itself makes. */
const unusableObjects = ["colo-compare", "x-remote-object"];

/**
 * Asks a QEMU what it accepts. Takes about 20 s, nearly all of it for which properties each device needs: QEMU tells
 * that only by refusing to start without them.
 *
 * @param program The qemu-system program to ask, a path or a name on the PATH.
 * @param secondsPerAnswer How long it may take for one answer over QMP.
 * @throws KnownError (status 2) when it does not start, ends or hangs.
 */
export async function qemuPack(program: string, secondsPerAnswer?: number): Promise<QemuPack> {
  const startQemu: StartQemu = (args, lead) => withQemu(program, args, lead, secondsPerAnswer);
  const asked = await startQemu(withoutMachine, async ({ ask }) => ({
    version: (await ask("query-version")) as Version,
    target: ((await ask("query-target")) as { arch: string }).arch,
    machines: (await ask("query-machines")) as NamedMachine[],
    groups: (await ask("query-command-line-options")) as OptionGroup[],
    schema: new QmpSchema((await ask("query-qmp-schema")) as SchemaEntry[]),
  }));
  // some targets have no machine of their own accord, and list nothing without one
  const list = async (option: string) =>
    (await runProgram(program, ["-machine", "none", option, "help"])).stdout;
  const accelerators = words(await list("-accel"));

  const machines = await describeMachines(startQemu, asked.machines);
  const listed = parseDeviceHelp(await list("-device"));
  const devices = await startQemu(withoutMachine, (dialogue) => describeDevices(dialogue, listed));
  await markRequired(program, asked.target, devices);
  await tryOnMachines(program, machines, devices);
  await markOnce(program, machines.q35 === undefined ? "virt" : "q35", devices);
  const settable = await withoutReadOnly(
    program,
    "-device",
    Object.fromEntries(Object.entries(devices).map(([name, { properties }]) => [name, properties])),
    ["attached"],
  );
  for (const [name, device] of Object.entries(devices))
    devices[name] = { ...device, properties: settable[name] ?? device.properties };
  const typed = await startQemu(withoutMachine, async (dialogue) => {
    const cpu = await propertiesOfType(
      dialogue,
      "device-list-properties",
      `max-${asked.target}-cpu`,
    );
    const ofAccelerators: Record<string, Properties> = {};
    for (const name of accelerators) {
      const properties = await propertiesOfType(dialogue, "qom-list-properties", `${name}-accel`);
      if (properties !== undefined) ofAccelerators[name] = settableProperties(properties);
    }
    return { cpu: settableProperties(cpu ?? []), accelerators: sorted(ofAccelerators) };
  });

  const structures: Record<string, Structure> = {};
  const variants = (command: string, kind: string) => {
    const found = asked.schema.variantsOf(command, kind);
    Object.assign(structures, found.structures);
    return found.variants;
  };
  // the schema has what is for other targets, and was left out of this build, too
  const available = async (command: string, option: string, kind: string) => {
    const names = words(await list(option));
    return Object.fromEntries(
      Object.entries(variants(command, kind)).filter(
        ([name]) => names.includes(name) && !unusableObjects.includes(name),
      ),
    );
  };
  return {
    format: packFormat,
    program: "qemu",
    build: {
      version: versionText(asked.version),
      description: versionText(asked.version) + packageText(asked.version),
      target: asked.target,
    },
    options: sorted(await optionArity(program, (await runProgram(program, ["-help"])).stdout)),
    groups: groupsOf(asked.groups),
    accelerators,
    machines: sorted(machines),
    machineVersions: asked.machines
      .map(({ name }) => name)
      .filter((name) => machines[name] === undefined && name !== "x-remote")
      .sort(),
    devices: sorted(devices),
    objects: await withoutReadOnly(
      program,
      "-object",
      await withSizes(
        program,
        "-object",
        "id=it",
        sorted(await available("object-add", "-object", "objects")),
      ),
      ["loaded", "opened"],
    ),
    netdevs: await withSizes(
      program,
      "-netdev",
      "id=it",
      sorted(await available("netdev_add", "-netdev", "netdevs")),
    ),
    blockdevs: await withSizes(
      program,
      "-blockdev",
      "node-name=it",
      sorted(variants("blockdev-add", "blockdevs")),
    ),
    chardevs: words(await list("-chardev")),
    displays: sorted(variants("query-display-options", "displays")),
    audiodevs: sorted(
      asked.schema.has("query-audiodevs")
        ? variants("query-audiodevs", "audiodevs")
        : Object.fromEntries(
            words((await runProgram(program, ["-audiodev", "help"])).stdout).map((name) => [
              name,
              {},
            ]),
          ),
    ),
    numa: sorted(variants("set-numa-node", "numa")),
    structures: sorted(structures),
    acceleratorProperties: typed.accelerators,
    cpus: cpuModels((await runProgram(program, ["-cpu", "help"])).stdout),
    cpuProperties: typed.cpu,
    nics: words((await runProgram(program, ["-nic", "model=help"])).stdout),
  };
}

/** What `query-version` returns. */
interface Version {
  readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number };
  readonly package: string;
}

const versionText = ({ qemu }: Version) => `${qemu.major}.${qemu.minor}.${qemu.micro}`;

const packageText = (version: Version) => (version.package === "" ? "" : ` (${version.package})`);
