import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";
import {
  type Device,
  type Machine,
  type Properties,
  packFormat,
  type QemuPack,
  type Structure,
} from "./format.ts";
import { type Dialogue, withQemu } from "./qmp.ts";
import { atOnce, tryOnMachines, withoutReadOnly, withSizes } from "./trials.ts";

/** Machines that a micro-VM is ever run on; the others of a build are kept by name only. */
const machinesOfInterest = ["microvm", "pc", "q35", "virt", "none"];

/** Objects that end QEMU, or that only QEMU itself makes. */
const unusableObjects = ["colo-compare", "x-remote-object"];

/**
 * Asks a QEMU what it accepts. Takes about 20 s, nearly all of it for which properties each device needs: QEMU tells
 * that only by refusing to start without them.
 *
 * @param program The qemu-system program to ask, a path or a name on the PATH.
 * @throws KnownError (status 2) when it does not start, ends or hangs.
 */
export async function qemuPack(program: string, secondsPerAnswer?: number): Promise<QemuPack> {
  const lead = <T>(args: readonly string[], answer: (dialogue: Dialogue) => Promise<T>) =>
    withQemu(program, args, answer, secondsPerAnswer);
  const asked = await lead(["-machine", "none", "-nodefaults"], async ({ ask }) => ({
    version: (await ask("query-version")) as Version,
    target: ((await ask("query-target")) as { arch: string }).arch,
    machines: (await ask("query-machines")) as NamedMachine[],
    groups: (await ask("query-command-line-options")) as OptionGroup[],
    schema: new Schema((await ask("query-qmp-schema")) as SchemaEntry[]),
  }));
  const { stdout: help } = await run(program, ["-help"]);
  // some targets have no machine of their own accord, and list nothing without one
  const list = async (option: string) =>
    (await run(program, ["-machine", "none", option, "help"])).stdout;
  const deviceHelp = await list("-device");
  const acceleratorHelp = await list("-accel");
  const chardevHelp = await list("-chardev");

  const machines: Record<string, Machine> = {};
  for (const name of machinesOfInterest) {
    const machine = asked.machines.find((other) => other.name === name || other.alias === name);
    if (machine === undefined) continue;
    const accel = name === "none" ? "" : ",accel=tcg";
    machines[name] = await lead(["-machine", name + accel, "-nodefaults"], async ({ ask }) => ({
      ...(machine.alias === name ? { aliasOf: machine.name } : {}),
      processors: machine["cpu-max"],
      properties: machineProperties((await ask("qom-list", { path: "/machine" })) as Property[]),
      ...busesOf((await ask("human-monitor-command", { "command-line": "info qtree" })) as string),
    }));
  }

  const listed = parseDeviceHelp(deviceHelp);
  const devices: Record<string, Device> = await lead(
    ["-machine", "none", "-nodefaults"],
    async ({ ask }) => {
      const found: [string, Device][] = [];
      for (const { name, bus, alias } of listed) {
        const properties = (await ask("device-list-properties", { typename: name })) as
          | Property[]
          | undefined;
        if (properties === undefined) continue;
        found.push([
          name,
          {
            ...(bus === undefined ? {} : { bus }),
            properties: deviceProperties(properties),
            ...experimental(properties),
          },
        ]);
        if (alias !== undefined)
          found.push([
            alias,
            { ...(bus === undefined ? {} : { bus }), aliasOf: name, properties: {} },
          ]);
      }
      return Object.fromEntries(found);
    },
  );
  await markRequired(program, asked.target, devices);
  await tryOnMachines(run, program, machines, devices);
  const settable = await withoutReadOnly(
    run,
    program,
    "-device",
    Object.fromEntries(Object.entries(devices).map(([name, { properties }]) => [name, properties])),
    ["attached"],
  );
  for (const [name, device] of Object.entries(devices))
    devices[name] = { ...device, properties: settable[name] ?? device.properties };
  const cpus = cpuModels((await run(program, ["-cpu", "help"])).stdout);
  const typed = await lead(["-machine", "none", "-nodefaults"], async ({ ask }) => {
    const cpu = (await ask("device-list-properties", {
      typename: `max-${asked.target}-cpu`,
    })) as Property[] | undefined;
    const accelerators = [];
    for (const name of words(acceleratorHelp)) {
      const listed = (await ask("qom-list-properties", { typename: `${name}-accel` })) as
        | Property[]
        | undefined;
      if (listed !== undefined)
        accelerators.push([name, machineProperties(listed)] as [string, Properties]);
    }
    return {
      cpu: machineProperties(cpu ?? []),
      accelerators: sorted(Object.fromEntries(accelerators)),
    };
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
    options: sorted(await optionArity(program, help)),
    groups: sorted(
      Object.fromEntries(
        asked.groups
          .filter(({ parameters }) => parameters.length > 0)
          .map(({ option, parameters }) => [
            option,
            sorted(
              Object.fromEntries(
                parameters.map(({ name, type }) => [name, groupTypes[type] ?? "str"]),
              ),
            ),
          ]),
      ),
    ),
    accelerators: words(acceleratorHelp),
    machines: sorted(machines),
    machineVersions: asked.machines
      .map(({ name }) => name)
      .filter((name) => machines[name] === undefined && name !== "x-remote")
      .sort(),
    devices: sorted(devices),
    objects: await withoutReadOnly(
      run,
      program,
      "-object",
      await withSizes(
        run,
        program,
        "-object",
        "id=it",
        sorted(await available("object-add", "-object", "objects")),
      ),
      ["loaded", "opened"],
    ),
    netdevs: await withSizes(
      run,
      program,
      "-netdev",
      "id=it",
      sorted(await available("netdev_add", "-netdev", "netdevs")),
    ),
    blockdevs: await withSizes(
      run,
      program,
      "-blockdev",
      "node-name=it",
      sorted(variants("blockdev-add", "blockdevs")),
    ),
    chardevs: words(chardevHelp),
    displays: sorted(variants("query-display-options", "displays")),
    audiodevs: sorted(
      asked.schema.has("query-audiodevs")
        ? variants("query-audiodevs", "audiodevs")
        : Object.fromEntries(
            words((await run(program, ["-audiodev", "help"])).stdout).map((name) => [name, {}]),
          ),
    ),
    numa: sorted(variants("set-numa-node", "numa")),
    structures: sorted(structures),
    acceleratorProperties: typed.accelerators,
    cpus,
    cpuProperties: typed.cpu,
    nics: words((await run(program, ["-nic", "model=help"])).stdout),
  };
}

interface Version {
  readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number };
  readonly package: string;
}

const versionText = ({ qemu }: Version) => `${qemu.major}.${qemu.minor}.${qemu.micro}`;

const packageText = (version: Version) => (version.package === "" ? "" : ` (${version.package})`);

interface NamedMachine {
  readonly name: string;
  readonly alias?: string;
  readonly "cpu-max": number;
}

interface OptionGroup {
  readonly option: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

const groupTypes: Readonly<Record<string, string>> = {
  string: "str",
  boolean: "bool",
  number: "number",
  size: "size",
};

interface Property {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

/** A QEMU that prints or refuses something does it in far less. */
const secondsPerRun = 20;

/** What QEMU prints for these words, which make it print and end. */
async function run(program: string, args: readonly string[], input = ""): Promise<Printed> {
  // objects that are tried may make files
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-pack-"));
  try {
    return await runIn(folder, program, args, input);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runIn(
  folder: string,
  program: string,
  args: readonly string[],
  input: string,
): Promise<Printed> {
  return new Promise((resolvePrinted, reject) => {
    const child = spawn(program.includes("/") ? resolve(program) : program, args, {
      cwd: folder,
      stdio: "pipe",
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    let stdout = "";
    let stderr = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), secondsPerRun * 1000);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) =>
      reject(
        new KnownError(
          { message: `${program} could not be started: ${error.message}` },
          exitStatus.notJudged,
        ),
      ),
    );
    child.on("close", () => {
      clearTimeout(timer);
      resolvePrinted({ stdout, stderr });
    });
  });
}

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** The indented or bare words of a help text, without its heading. */
function words(help: string): string[] {
  return help
    .split("\n")
    .filter((line) => !line.trim().endsWith(":"))
    .map((line) => line.trim().split(/\s/)[0] ?? "")
    .filter((word) => word !== "")
    .sort();
}

/**
 * The options that the help text names, with how many values each takes. QEMU itself tells that: behind an option
 * with a value, a word that is no option is taken for the value; behind one without, it is refused.
 */
async function optionArity(program: string, help: string): Promise<Record<string, 0 | 1>> {
  const names = new Set<string>();
  for (const [, first = "", second] of help.matchAll(/^--?([\w-]+)(?:(?:\/| or )-([\w-]+))?/gm)) {
    names.add(first);
    if (second !== undefined) names.add(second);
  }
  const noOption = "-no-such-option";
  const arity: [string, 0 | 1][] = [];
  for (const name of new Set([...names, ...hiddenOptions])) {
    const { stderr } = await run(program, [`-${name}`, noOption, "-device"]);
    if (stderr.includes("-device: requires an argument")) arity.push([name, 1]);
    else if (stderr.includes(`${noOption}: invalid option`)) arity.push([name, 0]);
  }
  return Object.fromEntries(arity);
}

/** Options that QEMU accepts and its help leaves out, because they are old. */
const hiddenOptions = [
  "M",
  "enable-kvm",
  "mon",
  "nodefaults",
  "no-kvm",
  "tdf",
  "redir",
  "enable-fips",
];

function machineProperties(listed: readonly Property[]): Properties {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ name, type }) => isSettable(name.replace(/^x-/, ""), type) && name !== "type")
        .map(({ name, type }) => [name, propertyType(type)]),
    ),
  );
}

function deviceProperties(listed: readonly Property[]): Record<string, string> {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ name, type }) => isSettable(name, type))
        .map(({ name, type, description }) => [
          name,
          // a PCI address is a number only to QOM: it is read from "06.0"
          description?.startsWith("Slot and optional function")
            ? "pci-address"
            : (enumOf(description, type) ?? propertyType(type)),
        ]),
    ),
  );
}

/** Properties that QEMU lists and sets itself. */
const readOnly = ["busnr"];

function experimental(listed: readonly Property[]): Pick<Device, "experimental"> {
  const found = listed.filter(
    ({ name, type }) => name.startsWith("x-") && !type.startsWith("child<"),
  );
  return found.length === 0
    ? {}
    : {
        experimental: sorted(
          Object.fromEntries(
            found.map(({ name, type, description }) => [
              name,
              enumOf(description, type) ?? propertyType(type),
            ]),
          ),
        ),
      };
}

/** Experimental properties may go with any version; children the device makes for itself. */
function isSettable(name: string, type: string): boolean {
  return (
    !name.startsWith("x-") &&
    !type.startsWith("child<") &&
    !name.includes("[") &&
    !readOnly.includes(name)
  );
}

/** QEMU writes an enumeration's members only into the property's description: "on/off/auto", "..., a/b/c". */
function enumOf(description: string | undefined, type: string): string | undefined {
  if (type === "OnOffAuto") return "|on|off|auto";
  if (!/^[A-Z]/.test(type) || description === undefined) return undefined;
  const members = /(?:^|[ ,(])((?:[\w.+-]+\/)+[\w.+-]+)/.exec(description)?.[1];
  return members === undefined ? undefined : `|${members.split("/").join("|")}`;
}

function propertyType(type: string): string {
  const link = /^link<(.*)>$/.exec(type)?.[1];
  if (link !== undefined) return `link:${link}`;
  const known: Readonly<Record<string, string>> = {
    bool: "bool",
    boolean: "bool",
    str: "str",
    string: "str",
    size: "size",
    OnOffAuto: "|on|off|auto",
    uint64_t: "uint64",
    int: "int64",
  };
  return known[type] ?? (/^u?int(8|16|32|64)$/.test(type) ? type : "any");
}

/** The buses that `info qtree` shows: their types, sorted, and each name's type. */
function busesOf(tree: string): Pick<Machine, "buses" | "busNames"> {
  const named = [...tree.matchAll(/^\s*bus: (\S+)\r?\n\s*type (\S+)$/gm)].map(
    ([, name = "", type = ""]): [string, string] => [name, type],
  );
  return {
    buses: [...new Set(named.map(([, type]) => type))].sort(),
    busNames: sorted(Object.fromEntries(named)),
  };
}

/** `x86 Haswell-noTSX  (alias of ...)`: the models, without the flags that stand below them. */
function cpuModels(help: string): string[] {
  const [models = ""] = help.split(/^Recognized/m);
  return [...models.matchAll(/^ *(?:x86 )?([\w.+-]+)(?: {2,}.*)?$/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => !/^Available/.test(name))
    .sort();
}

interface ListedDevice {
  readonly name: string;
  readonly bus: string | undefined;
  readonly alias: string | undefined;
}

/** `name "x", bus PCI, alias "y", desc "..."`: what a user can create, CPUs apart. */
function parseDeviceHelp(help: string): ListedDevice[] {
  return help.split("\n").flatMap((line) => {
    const name = /^name "([^"]+)"/.exec(line)?.[1];
    if (name === undefined || name.endsWith("-cpu") || /no-user/.test(line)) return [];
    return [
      { name, bus: /, bus ([^\s,]+)/.exec(line)?.[1], alias: /, alias "([^"]+)"/.exec(line)?.[1] },
    ];
  });
}

/** Adds `!` to the type of each property without which QEMU refuses the device. */
async function markRequired(
  program: string,
  target: string,
  devices: Record<string, Device>,
): Promise<void> {
  const machine = target === "x86_64" || target === "i386" ? "q35" : "virt";
  // a machine with every common bus, so that the first thing amiss is the device's own
  const surroundings = [
    ...[
      "-machine",
      `${machine},accel=tcg`,
      "-nodefaults",
      "-display",
      "none",
      "-S",
      "-m",
      "64,maxmem=1G",
    ],
    ...["qemu-xhci", "virtio-serial-pci", "virtio-scsi-pci", "intel-hda", "usb-ccid"].flatMap(
      (driver) => ["-device", driver],
    ),
    ...referred,
  ];
  await atOnce(Object.entries(devices), async ([name, device]) => {
    if (device.aliasOf !== undefined) return;
    const properties = device.properties as Record<string, string>;
    // one refusal names one property: what it names is given, until something else is amiss
    const given: string[] = [];
    for (let round = 0; round < 4; round++) {
      // the refusal is QEMU's end; where it starts instead, it is told to quit
      const { stderr } = await run(
        program,
        [...surroundings, "-device", [name, ...given].join(","), "-monitor", "stdio"],
        "quit\n",
      );
      const missing = requiredIn(stderr).find(
        (property) => properties[property] !== undefined && !properties[property].endsWith("!"),
      );
      if (missing === undefined) break;
      given.push(`${missing}=${examples[missing] ?? "1"}`);
      properties[missing] += "!";
    }
  });
  // the same device on another transport needs the same
  for (const [name, device] of Object.entries(devices)) {
    if (device.bus !== "virtio-bus") continue;
    const sibling = devices[`${name.replace(/-device$/, "")}-pci`];
    const properties = device.properties as Record<string, string>;
    for (const [property, type] of Object.entries(sibling?.properties ?? {}))
      if (type.endsWith("!") && properties[property] !== undefined) properties[property] = type;
  }
}

/** What properties may refer to while others are asked for. */
const examples: Readonly<Record<string, string>> = {
  bmc: "bmc",
  canbus: "can",
  canbus0: "can",
  canbus1: "can",
  chardev: "chr",
  drive: "drv",
  fsdev: "fs",
  memdev: "mem",
  netdev: "net",
};

const referred = [
  ...["-chardev", "null,id=chr", "-netdev", "user,id=net", "-fsdev", "synth,id=fs"],
  ...["-drive", "driver=null-co,read-zeroes=on,size=65536,if=none,id=drv"],
  ...[
    "-object",
    "can-bus,id=can",
    "-object",
    "memory-backend-ram,id=mem,size=1M",
    "-device",
    "ipmi-bmc-sim,id=bmc",
  ],
];

function requiredIn(message: string): string[] {
  const patterns = [
    /needs (mount_tag) arguments/,
    /(guest-cid) property must/,
    /missing (\w+) property/,
    /(\w+) are missing/,
    /'?([\w-]+)'? property (?:is )?(?:not set|must be set|required)/,
    /'([\w-]+)' property is (?:required|not set)/,
    /missing ([\w-]+)/,
    /must specify a '([\w-]+)'/,
    /Property ([\w-]+) is required/,
    /([\w-]+) is mandatory/,
    /Parameter '([\w-]+)' is missing/,
    /No (drive) specified/,
    /find (fsdev) with the id = NULL/,
    /requires a (bmc) attribute/,
  ];
  return [
    ...patterns.flatMap((pattern) => pattern.exec(message)?.[1] ?? []),
    ...(/Bridge chassis not specified/.test(message) ? ["chassis_nr"] : []),
    ...(/empty char device/.test(message) ? ["chardev"] : []),
    ...(/_connect_to_bus failed/.test(message) ? ["canbus", "canbus0", "canbus1"] : []),
  ];
}

interface SchemaEntry {
  readonly name: string;
  readonly "meta-type": string;
  readonly "arg-type"?: string;
  readonly "ret-type"?: string;
  readonly "element-type"?: string;
  readonly "json-type"?: string;
  readonly tag?: string;
  readonly members?: readonly SchemaMember[];
  readonly variants?: readonly { readonly case: string; readonly type: string }[];
  readonly values?: readonly string[];
}

/** Present, whatever its value, when the member may be left out. */
interface SchemaMember {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
}

/** QMP's description of itself, in which all types but the built-in ones have numbers for names. */
class Schema {
  readonly #entries: ReadonlyMap<string, SchemaEntry>;

  constructor(entries: readonly SchemaEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  has(command: string): boolean {
    return this.#entries.has(command);
  }

  /**
   * For a command whose argument, or answer, is a union: each of its cases with all properties, the tag aside, and the
   * structures among them.
   */
  variantsOf(
    command: string,
    kind: string,
  ): {
    readonly variants: Record<string, Properties>;
    readonly structures: Record<string, Structure>;
  } {
    const { "arg-type": argument = "", "ret-type": answer = "" } = this.#entry(command);
    const asked = this.#entry(argument);
    const union =
      asked.variants === undefined
        ? this.#entry(this.#entry(answer)["element-type"] ?? answer)
        : asked;
    const structures: Record<string, Structure> = {};
    const variants = this.#cases(union);
    for (const [variant, members] of Object.entries(variants))
      for (const { name, type } of members) {
        const entry = this.#entry(type);
        if (entry["meta-type"] !== "object") continue;
        structures[`${kind}.${variant}.${name}`] = {
          ...(entry.tag === undefined ? {} : { tag: entry.tag }),
          cases: sorted(
            Object.fromEntries(
              Object.entries(this.#cases(entry)).map(([name, members]) => [
                name,
                this.#properties(members),
              ]),
            ),
          ),
        };
      }
    return {
      variants: Object.fromEntries(
        Object.entries(variants).map(([name, members]) => [name, this.#properties(members)]),
      ),
      structures,
    };
  }

  /** The members of each case, the tag aside; those of a structure that is no union have the name "". */
  #cases(entry: SchemaEntry): Record<string, SchemaMember[]> {
    const common = (entry.members ?? []).filter(({ name }) => name !== entry.tag);
    if (entry.variants === undefined) return { "": common };
    return Object.fromEntries(
      entry.variants.map(({ case: name, type }) => [
        name,
        [...common, ...(this.#entry(type).members ?? [])],
      ]),
    );
  }

  #properties(members: readonly SchemaMember[]): Properties {
    return sorted(
      Object.fromEntries(
        members.map((member) => [
          member.name,
          this.#typeOf(member.type) + ("default" in member ? "" : "!"),
        ]),
      ),
    );
  }

  #entry(name: string): SchemaEntry {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Error(`the QMP schema lacks ${name}`);
    return entry;
  }

  #typeOf(name: string): string {
    const entry = this.#entry(name);
    switch (entry["meta-type"]) {
      case "builtin":
        return builtinTypes[entry.name] ?? builtinTypes[entry["json-type"] ?? ""] ?? "any";
      case "enum":
        return `|${(entry.values ?? []).join("|")}`;
      case "array":
        return `[]${this.#typeOf(entry["element-type"] ?? "")}`;
      case "object":
        return "{}";
      default:
        return "any";
    }
  }
}

/** QMP's whole numbers all have the JSON type `int`: only `size` would be told apart, and it is not. */
const builtinTypes: Readonly<Record<string, string>> = {
  str: "str",
  string: "str",
  bool: "bool",
  boolean: "bool",
  int: "number",
  number: "number",
};

/** By code unit, so that a pack is the same bytes everywhere. */
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}
