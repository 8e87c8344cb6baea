import { exitStatus, KnownError } from "../errors.ts";
import { withTemporaryFolder } from "../temporary.ts";
import {
  type Device,
  type Machine,
  type Properties,
  packFormat,
  type QemuPack,
  type Structure,
} from "./format.ts";
import { askEach } from "./qemu/ask-each.ts";
import { describeDevices } from "./qemu/devices.ts";
import { cpuModels, parseDeviceHelp, words } from "./qemu/help-texts.ts";
import { limited } from "./qemu/limit.ts";
import { triedMachine } from "./qemu/machine-trials.ts";
import { describeMachine, machinesToDescribe, type NamedMachine } from "./qemu/machines.ts";
import { optionArity } from "./qemu/option-arity.ts";
import { groupsOf, type OptionGroup } from "./qemu/option-groups.ts";
import { objectsWithSizes, withoutReadOnly, withSizes } from "./qemu/property-trials.ts";
import { DialogueEnded, type StartQemu, withQemu } from "./qemu/qmp.ts";
import { QmpSchema, type SchemaEntry } from "./qemu/qmp-schema.ts";
import { type Property, settableProperties } from "./qemu/qom-properties.ts";
import { markRequired } from "./qemu/required-properties.ts";
import { printedBy, type RunQemu, runsOf } from "./qemu/run-program.ts";
import { singleDevices } from "./qemu/single-devices.ts";
import { surroundings } from "./qemu/surroundings.ts";
import { refusalsOf } from "./qemu/trials.ts";
import { sorted } from "./sorted.ts";

/** Arguments that start any build, for questions that do not depend on the machine. */
const withoutMachine = ["-machine", "none", "-nodefaults"];

/** Before QEMU creates its machine: afterwards, some builds exit when asked about the type of another machine. */
const beforeMachine = [...withoutMachine, "-preconfig"];

/** Objects that make QEMU exit, or that only QEMU itself creates. */
const unusableObjects = ["colo-compare", "x-remote-object"];

/** Roughly how many runs of QEMU a pack takes. */
const expectedRuns = 350;

interface QemuPackOptions {
  /** The time limit for one answer over QMP. */
  readonly secondsPerAnswer?: number;
  /** Called with an estimate of the progress, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Asks a QEMU what it accepts. Nearly all of the time is spent on what QEMU shows only by refusing to start: about 350
 * starts, most of them with a machine.
 *
 * Types on which QEMU exits when asked about them, such as devices whose module is not installed, are in the pack's
 * `unread`.
 *
 * @param program The qemu-system program to ask, a path or a name on the PATH.
 * @throws KnownError (status 2) when it does not start, or exits or hangs at a question that is not about one type.
 */
export async function qemuPack(
  program: string,
  { secondsPerAnswer, onProgress = () => {} }: QemuPackOptions = {},
): Promise<QemuPack> {
  const limit = limited();
  return withTemporaryFolder((folder) => {
    const run = runsOf(program, folder, limit);
    let runs = 0;
    return askAll({
      run: async (args, input) => {
        const ending = await run(args, input);
        onProgress(Math.min(0.99, ++runs / expectedRuns));
        return ending;
      },
      start: (args, lead) =>
        limit(() => withQemu(program, args, lead, { secondsPerAnswer, folder })),
    });
  });
}

/** The ways to ask a QEMU: a run that prints or refuses something, or a dialogue over QMP. */
interface Qemu {
  readonly run: RunQemu;
  readonly start: StartQemu;
}

/** What QEMU first reports about itself. */
type Basics = Awaited<ReturnType<typeof basicsOf>>;

async function basicsOf({ run, start }: Qemu) {
  const basics = await start(withoutMachine, async ({ ask }) => ({
    version: (await ask("query-version")) as Version,
    target: ((await ask("query-target")) as { arch: string }).arch,
    machines: (await ask("query-machines")) as NamedMachine[],
    groups: (await ask("query-command-line-options")) as OptionGroup[],
    schema: new QmpSchema((await ask("query-qmp-schema")) as SchemaEntry[]),
  }));
  const accelerators = await listOf(run, "-accel");
  // tcg works on all hosts; a build without it has another one
  const accelerator = accelerators.includes("tcg") ? "tcg" : accelerators[0];
  const machineArguments = (name: string) =>
    name === "none" ? name : `${name},accel=${accelerator ?? "tcg"}`;
  return { ...basics, accelerators, machineArguments };
}

/** Some targets have no default machine, and list nothing without one. */
const help = (run: RunQemu, option: string) => printedBy(run, ["-machine", "none", option, "help"]);

const listOf = async (run: RunQemu, option: string) => words(await help(run, option));

async function askAll(qemu: Qemu): Promise<QemuPack> {
  const { run, start } = qemu;
  const basics = await basicsOf(qemu);
  const listed = parseDeviceHelp(await help(run, "-device"));
  if (listed.length === 0)
    throw new KnownError(
      {
        message: "QEMU lists no devices: what it printed for `-device help` is not understood",
        fix: "name another qemu-system program",
      },
      exitStatus.notChecked,
    );
  const described = await describeDevices(start, withoutMachine, listed);
  const [{ devices, machines, unread }, typed, variants, options, cpus, nics] = await Promise.all([
    devicesAndMachines(qemu, basics, described.devices),
    typedOf(qemu, basics),
    variantsOf(qemu, basics),
    optionArity(run),
    printedBy(run, ["-cpu", "help"]),
    printedBy(run, [...whereNicsAre(basics.machines), "-nic", "model=help"]),
  ]);
  const all = [...described.unread, ...unread, ...typed.unread].sort();
  return {
    format: packFormat,
    program: "qemu",
    build: {
      version: versionText(basics.version),
      description: versionText(basics.version) + packageText(basics.version),
      target: basics.target,
    },
    ...(all.length === 0 ? {} : { unread: all }),
    options: sorted(options),
    groups: groupsOf(basics.groups),
    accelerators: basics.accelerators,
    ...machinesIn(basics.machines, machines),
    devices: sorted(devices),
    ...variants,
    acceleratorProperties: typed.accelerators,
    cpus: cpuModels(cpus),
    cpuProperties: typed.cpu,
    nics: words(nics),
  };
}

/** The machines that were described, and the names of the others. */
function machinesIn(
  listed: readonly NamedMachine[],
  machines: Readonly<Record<string, Machine>>,
): Pick<QemuPack, "machines" | "machineVersions" | "numaMemory"> {
  return {
    machines: sorted(machines),
    machineVersions: listed
      .map(({ name }) => name)
      .filter((name) => machines[name] === undefined && name !== "x-remote")
      .sort(),
    numaMemory: listed
      .filter((machine) => machine["numa-mem-supported"] === true)
      .map(({ name }) => name)
      .sort(),
  };
}

/** Arguments for a list of NIC models, which depend on the machine: the default one, or virt if there is no default. */
function whereNicsAre(machines: readonly NamedMachine[]): readonly string[] {
  return machines.some((machine) => machine["is-default"] === true) ? [] : ["-machine", "virt"];
}

/** The machines and devices, with what QEMU shows about them only by refusing some. */
async function devicesAndMachines(
  { run, start }: Qemu,
  { machines: listed, machineArguments, groups }: Basics,
  described: Readonly<Record<string, Device>>,
) {
  const unread: string[] = [];
  const machines: Record<string, Machine> = {};
  const named = machinesToDescribe(listed);
  const types = [...named.values()].map(({ name }) => `${name}-machine`);
  const { answers } = await askEach(start, beforeMachine, "qom-list-properties", types);
  const describe = async ([name, machine]: readonly [string, NamedMachine]) => {
    const args = ["-machine", machineArguments(name)];
    try {
      const properties = answers.get(`${machine.name}-machine`) as readonly Property[] | undefined;
      machines[name] = await describeMachine(start, args, name, machine, properties);
    } catch (error) {
      if (!(error instanceof DialogueEnded)) throw error;
      unread.push(`${machine.name}-machine`);
    }
  };
  await Promise.all([...named].map(describe));
  const levels = Object.keys(groupsOf(groups)["smp-opts"] ?? {});
  const [name = "none"] = ["q35", "virt"].filter((name) => machines[name] !== undefined);
  const context = await surroundings(run, machineArguments(name));
  const tryMachines = async () => {
    for (const [name, machine] of Object.entries(machines))
      if (name !== "none")
        machines[name] = await triedMachine(
          run,
          machineArguments(name),
          machine,
          described,
          levels,
        );
  };
  const [devices] = await Promise.all([
    triedDevices({ run, start }, context, described),
    tryMachines(),
  ]);
  return { devices, machines, unread };
}

/** The devices with their required properties marked, without read-only ones, and marked if there can be only one. */
async function triedDevices(
  qemu: Pick<Qemu, "run" | "start">,
  context: readonly string[],
  described: Readonly<Record<string, Device>>,
): Promise<Record<string, Device>> {
  const refused = await markRequired(qemu, context, described);
  const propertiesOf = Object.fromEntries(
    Object.entries(described).map(([name, { properties }]) => [name, properties]),
  );
  const [settable, single] = await Promise.all([
    withoutReadOnly(qemu, "-device", propertiesOf, ["attached"], context),
    singleDevices(qemu, context, described, refused),
  ]);
  return Object.fromEntries(
    Object.entries(described).map(([name, device]) => [
      name,
      {
        ...device,
        properties: settable[name] ?? device.properties,
        ...(single.includes(name) ? { once: true as const } : {}),
      },
    ]),
  );
}

/** The properties of processors and accelerators. */
async function typedOf({ start }: Qemu, { target, accelerators }: Basics) {
  const cpu = `max-${target}-cpu`;
  const cpus = await askEach(start, withoutMachine, "device-list-properties", [cpu]);
  const types = accelerators.map((name) => `${name}-accel`);
  const found = await askEach(start, withoutMachine, "qom-list-properties", types);
  const properties = (answer: unknown) => settableProperties(answer as readonly Property[]);
  return {
    unread: [...cpus.unread, ...found.unread],
    cpu: properties(cpus.answers.get(cpu) ?? []),
    accelerators: sorted(
      Object.fromEntries(
        accelerators.flatMap((name) => {
          const answer = found.answers.get(`${name}-accel`);
          return answer === undefined ? [] : [[name, properties(answer)]];
        }),
      ),
    ),
  };
}

/** The parts of QMP's schema that this build has: the schema also covers other targets. */
async function variantsOf({ run, start }: Qemu, { schema }: Basics) {
  const objects = schema.variantsOf("object-add", "objects");
  const netdevs = schema.variantsOf("netdev_add", "netdevs");
  const blockdevs = schema.variantsOf("blockdev-add", "blockdevs");
  const displays = schema.variantsOf("query-display-options", "displays");
  const audiodevs = schema.has("query-audiodevs")
    ? schema.variantsOf("query-audiodevs", "audiodevs")
    : { variants: await namesAlone(run), structures: {} };
  const numa = schema.variantsOf("set-numa-node", "numa");
  const sizes = (option: string, id: string, variants: Variants) =>
    withSizes(run, option, id, variants);
  const settableObjects = async () => {
    const listed = await available(run, "-object", objects.variants);
    const found = await objectsWithSizes({ run, start }, listed);
    return withoutReadOnly({ run, start }, "-object", found, ["loaded", "opened"]);
  };
  const [objectsFound, netdevsFound, blockdevsFound, numaFound, chardevs] = await Promise.all([
    settableObjects(),
    available(run, "-netdev", netdevs.variants).then((found) => sizes("-netdev", "id=it", found)),
    sizes("-blockdev", "node-name=it", sorted(blockdevs.variants)),
    sizes("-numa", "", sorted(numa.variants)),
    characterDevices(run, schema),
  ]);
  const all = [objects, netdevs, blockdevs, displays, audiodevs, numa];
  return {
    objects: objectsFound,
    netdevs: netdevsFound,
    blockdevs: blockdevsFound,
    chardevs,
    displays: sorted(displays.variants),
    audiodevs: sorted(audiodevs.variants),
    numa: numaFound,
    structures: sorted(
      Object.fromEntries(all.flatMap(({ structures }) => Object.entries<Structure>(structures))),
    ),
  };
}

/** The properties of each kind of an option: `user` and `tap` of `-netdev`. */
type Variants = Readonly<Record<string, Properties>>;

/** The variants that this build lists. */
async function available(
  run: RunQemu,
  option: string,
  variants: Variants,
): Promise<Record<string, Properties>> {
  const names = await listOf(run, option);
  return sorted(
    Object.fromEntries(
      Object.entries(variants).filter(
        ([name]) => names.includes(name) && !unusableObjects.includes(name),
      ),
    ),
  );
}

/** The backends of character devices: the list lacks those in modules that are only loaded when they are named. */
async function characterDevices(run: RunQemu, schema: QmpSchema): Promise<string[]> {
  const listed = await listOf(run, "-chardev");
  const others = schema.casesOf("chardev-add", "backend").filter((name) => !listed.includes(name));
  const trials = others.map((name, index) => ["-chardev", `${name},id=it${index}`]);
  const refusals = await refusalsOf(run, withoutMachine, trials);
  return [
    ...listed,
    ...others.filter((_, index) => !/is not a valid char driver name/.test(refusals[index] ?? "")),
  ].sort();
}

/** The audio drivers of a build that does not list their keys. */
async function namesAlone(run: RunQemu): Promise<Record<string, Properties>> {
  const names = words(await printedBy(run, ["-audiodev", "help"]));
  return Object.fromEntries(names.map((name) => [name, {}]));
}

/** What `query-version` returns. */
interface Version {
  readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number };
  readonly package: string;
}

const versionText = ({ qemu }: Version) => `${qemu.major}.${qemu.minor}.${qemu.micro}`;

const packageText = (version: Version) => (version.package === "" ? "" : ` (${version.package})`);
