import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QemuArgument } from "../../src/arguments/qemu.ts";
import type { PropertyValue, PropertyValues } from "../../src/arguments/values.ts";
import type { Properties, Structure } from "../../src/packs/format.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { anyQemu as qemu } from "../support/any-qemu.ts";
import { hasQemu } from "../support/available.ts";
import { lackingDevices } from "../support/qemu.ts";
import { tryStart } from "./start.ts";

const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const version = hasQemu
  ? /\d+\.\d+/.exec(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout)?.[0]
  : undefined;

/** How many random arguments: a full proof takes 1,000, which is a minute. RANDOM_SEED is another thousand. */
const runs = Number(process.env.RANDOM_RUNS ?? 150);
const seed = Number(process.env.RANDOM_SEED ?? 20261123);

/** Values of the types that the generated modules give to a property. */
function valuesOf(type: string): fc.Arbitrary<PropertyValue> | undefined {
  const width = /^(u?)int(8|16|32|64)$/.exec(type);
  if (width !== null)
    return fc.integer({ min: 0, max: 2 ** Math.min(30, Number(width[2]) - 1) - 1 });
  if (type.startsWith("|")) return fc.constantFrom(...type.slice(1).split("|"));
  if (type === "bool") return fc.boolean();
  if (type === "size") return fc.constantFrom<PropertyValue>(4096, "1M", "16M", "1G");
  if (type === "number") return fc.integer({ min: 0, max: 1000 });
  if (type === "str") return fc.constantFrom("a", "text with, commas,, in it", "x=y");
  if (type === "pci-address") return fc.constantFrom("1a.0", "1b", "1c.0");
  return undefined;
}

/** Texts of which QEMU asks a form that its types do not say, and people know. */
const known: Readonly<Record<string, PropertyValue>> = {
  "addr.host": "127.0.0.1",
  br: "br0",
  dhcpstart: "10.0.2.15",
  dns: "10.0.2.3",
  filename: "disk.img",
  host: "127.0.0.1",
  ip: "10.0.2.0",
  localaddr: "127.0.0.1:0",
  mac: "02:00:00:00:00:01",
  "mem-path": "memory.img",
  net: "10.0.2.0/24",
  path: "a.sock",
  port: "0",
  romfile: "",
  uuid: "5d5a5a51-6a0a-5b1f-b36b-9a7d1f9a3b11",
};

type Structures = Readonly<Record<string, Structure>>;

/** All required properties and some of the others; what they refer to is made. */
function propertiesOf(
  properties: Properties,
  structures: Structures = {},
  path = "",
): fc.Arbitrary<PropertyValues> | undefined {
  const fields: Record<string, fc.Arbitrary<PropertyValue>> = {};
  const required: string[] = [];
  for (const [key, type] of Object.entries(properties)) {
    const bare = type.replace(/!$/, "");
    const structure = structures[`${path}.${key}`];
    const value =
      key === "id" || key === "node-name"
        ? undefined
        : structure !== undefined
          ? valuesOfStructure(structure)
          : key === "security_model"
            ? fc.constant("none")
            : isReference(key, bare)
              ? referred(key, bare)
              : key in known
                ? fc.constant(known[key] ?? "")
                : valuesOf(bare);
    if (type.endsWith("!") && key !== "id" && key !== "node-name") {
      if (value === undefined) return undefined;
      required.push(key);
    }
    if (value !== undefined) fields[key] = value;
  }
  const optional = Object.keys(fields).filter((key) => !required.includes(key));
  return fc
    .subarray(optional, { maxLength: Math.min(3, optional.length) })
    .chain((keys) =>
      fc.record(
        Object.fromEntries([...required, ...keys].map((key) => [key, fields[key]])) as Record<
          string,
          fc.Arbitrary<PropertyValue>
        >,
      ),
    );
}

function valuesOfStructure({ tag, cases }: Structure): fc.Arbitrary<PropertyValue> | undefined {
  const all = Object.entries(cases).flatMap(([name, properties]) => {
    const values = propertiesOf(properties);
    if (values === undefined) return [];
    return [
      values.map(
        (values): PropertyValue => (tag === undefined ? values : { [tag]: name, ...values }),
      ),
    ];
  });
  return all.length === 0 ? undefined : fc.oneof(...all);
}

/** Their types take things, not texts. */
const isReference = (key: string, type: string) =>
  type.startsWith("link:") ||
  type === "any" ||
  (type === "str" &&
    /^(chardev\d?|indev|outdev|canbus|netdev|audiodev|fsdev|drive|tpmdev|prealloc-context)$/.test(
      key,
    ));

/** Each is one thing, whoever refers to it. */
const things = {
  canBus: qemu.object("can-bus", { id: "can" }),
  chardev: qemu.chardev("null", { id: "chr" }),
  node: qemu.blockdev("null-co", { "node-name": "base", size: 1048576 }),
  threads: qemu.object("thread-context", { id: "threads" }),
};

/** What a property refers to, made by the builder that makes it. */
function referred(key: string, type: string): fc.Arbitrary<PropertyValue> | undefined {
  if (/^(chardev\d?|indev|outdev)$/.test(key)) return fc.constant(things.chardev);
  if (key === "canbus" && type === "str") return fc.constant(things.canBus);
  if (key === "prealloc-context") return fc.constant(things.threads);
  if (key === "netdev") return fc.constant(qemu.netdev("user", { id: "net" }));
  if (key === "audiodev") return fc.constant(qemu.audiodev("none", { id: "snd" }));
  if (key === "fsdev")
    return fc.constant(qemu.fsdev({ id: "fs", path: "share", security_model: "none" }));
  if (key === "drive")
    return fc.constantFrom<PropertyValue>(
      qemu.drive({ id: "drv", file: "disk.img", format: "raw", if: "none" }),
      qemu.blockdev("null-co", { "node-name": "drv", size: 1048576 }),
    );
  const object = {
    "link:cryptodev-backend": ["cryptodev-backend-builtin", {}],
    "link:iothread": ["iothread", {}],
    "link:memory-backend": ["memory-backend-ram", { size: "16M" }],
    "link:rng-backend": ["rng-builtin", {}],
  }[type] as [string, PropertyValues] | undefined;
  if (type === "link:can-bus") return fc.constant(things.canBus);
  if (object !== undefined)
    return fc.constant(qemu.object(object[0], { id: `${object[0]}0`, ...object[1] }));
  if (type === "link:ipmi-bmc") return fc.constant(qemu.device("ipmi-bmc-sim", { id: "bmc" }));
  if (type === "link:nvme-subsys") return fc.constant(qemu.device("nvme-subsys", { id: "subsys" }));
  // the text of -blockdev names a node, which is made like this one
  if (type === "any" && /^(file|backing|image|raw|test|bottom)$/.test(key))
    return fc.constant(things.node);
  return undefined;
}

/** Messages that types are there to prevent: unknown names, and values of another type. */
const typeErrors =
  /invalid option|requires an argument|is not a valid device model|Invalid parameter|Property '.*' not found|Parameter '.*' is (?:missing|unexpected)|invalid object type|Expected '='|does not accept value|Parameter '[^']*' expects (?:'on' or 'off'|a number|a size|an? u?int|u?int|integer|one of)|Bus '.*' not found|Device '.*' not found|can't find value/;

/** The machines, and the buses that devices on them ask for. */
const machines = {
  q35: {
    args: "-M q35,accel=tcg -m 128M,maxmem=1G,slots=2 -nodefaults -display none",
    controllers: ["qemu-xhci", "virtio-serial-pci", "virtio-scsi-pci", "intel-hda", "usb-ccid"],
    lacks: ["virtio-bus", "floppy-bus", "IndustryPack", "sd-bus"],
  },
  microvm: {
    args: "-M microvm,accel=tcg -m 128M -nodefaults -display none",
    controllers: ["virtio-serial-device"],
    lacks: [
      "PCI",
      "floppy-bus",
      "IndustryPack",
      "sd-bus",
      "usb-bus",
      "SCSI",
      "HDA",
      "IDE",
      "ccid-bus",
      "System",
      "i2c-bus",
      "nvme-bus",
    ],
  },
};

describe.skipIf(version !== "7.2" && version !== "10.0")("random arguments of the builders", () => {
  const pack = readQemuPack(version === "10.0" ? "qemu-10.0" : "qemu-7.2");
  const structures = pack.structures ?? {};
  const lacking = lackingDevices(program, pack);
  type Argument = { readonly machine: keyof typeof machines; readonly item: QemuArgument<string> };

  const devicesOn = (machine: keyof typeof machines) =>
    Object.entries(pack.devices).flatMap(([driver, { bus, aliasOf, properties }]) => {
      const values = propertiesOf(properties);
      const isTaken =
        bus === "System"
          ? pack.machines[machine]?.systemDevices?.includes(driver)
          : bus === undefined
            ? machine === "q35"
            : !machines[machine].lacks.includes(bus);
      return aliasOf !== undefined || values === undefined || !isTaken || lacking.includes(driver)
        ? []
        : [values.map((values): Argument => ({ machine, item: qemu.device(driver, values) }))];
    });
  const variantsOf = (
    kind: string,
    variants: Readonly<Record<string, Properties>>,
    build: (name: string, values: PropertyValues) => QemuArgument<string>,
  ) =>
    Object.entries(variants).flatMap(([name, properties]) => {
      const values = propertiesOf(properties, structures, `${kind}.${name}`);
      return values === undefined
        ? []
        : [values.map((values): Argument => ({ machine: "q35", item: build(name, values) }))];
    });
  const grouped = (kind: string, build: (values: PropertyValues) => QemuArgument<string>) => {
    const written = ["backend", "fsdriver", "driver", "id", "security_model", "path"];
    const properties = Object.entries(pack.groups[kind] ?? {});
    const values = propertiesOf(
      Object.fromEntries(properties.filter(([key]) => !written.includes(key))),
    );
    return values === undefined
      ? []
      : [values.map((values): Argument => ({ machine: "q35", item: build(values) }))];
  };
  const kinds = {
    "devices on q35": devicesOn("q35"),
    "devices on microvm": devicesOn("microvm"),
    objects: variantsOf("objects", withoutStructures(pack.objects), (type, values) =>
      qemu.object(type, { id: "it", ...values }),
    ),
    "network backends": variantsOf("netdevs", pack.netdevs, (type, values) =>
      qemu.netdev(type, { id: "it", ...values }),
    ),
    "block devices": variantsOf("blockdevs", pack.blockdevs, (driver, values) =>
      qemu.blockdev(driver, { "node-name": "it", ...values }),
    ),
    "audio drivers": variantsOf("audiodevs", pack.audiodevs ?? {}, (driver, values) =>
      qemu.audiodev(driver, { id: "it", ...values }),
    ),
    "character devices": pack.chardevs.flatMap((backend) =>
      grouped("chardev", (values) => qemu.chardev(backend, { id: "it", path: "it", ...values })),
    ),
    drives: grouped("drive", (values) =>
      qemu.drive({ id: "it", file: "disk.img", format: "raw", if: "none", ...values }),
    ),
    "file systems": grouped("fsdev", (values) =>
      qemu.fsdev({ id: "it", path: "share", security_model: "none", ...values }),
    ),
    "TPM backends": [
      fc.constant<Argument>({
        machine: "q35",
        item: qemu.tpmdev("passthrough", { id: "it", path: "/dev/null" }),
      }),
    ],
  };

  test("start, or are refused for what types cannot see", async () => {
    const refusals = new Map<string, number>();
    const preventable: string[] = [];
    const counts = new Map<string, { all: number; started: number }>();
    const any = fc.oneof(
      ...Object.entries(kinds).map(([kind, arguments_]) => ({
        weight: Math.ceil(Math.sqrt(arguments_.length)),
        arbitrary: fc.oneof(...arguments_).map((argument) => ({ kind, ...argument })),
      })),
    );
    await fc.assert(
      fc.asyncProperty(any, async ({ kind, machine, item }) => {
        const { args, controllers } = machines[machine];
        const before = [
          ...args.split(" "),
          ...controllers.flatMap((driver) => ["-device", driver]),
        ];
        const { starts, message } = await tryStart(program, [...before, ...qemu.args(item)]);
        const count = counts.get(kind) ?? { all: 0, started: 0 };
        counts.set(kind, { all: count.all + 1, started: count.started + (starts ? 1 : 0) });
        if (!starts) refusals.set(message, (refusals.get(message) ?? 0) + 1);
        if (typeErrors.test(message)) preventable.push(`${qemu.args(item).join(" ")}: ${message}`);
      }),
      { numRuns: runs, seed },
    );
    const started = [...counts.values()].reduce((sum, count) => sum + count.started, 0);
    process.stdout.write(
      `\n${started} of ${runs} random arguments start on QEMU ${version}: ${[...counts]
        .map(([kind, count]) => `${count.started} of ${count.all} ${kind}`)
        .join(", ")}\n`,
    );
    if (process.env.RANDOM_RUNS)
      process.stdout.write([...refusals].map(([m, n]) => `  ${n} × ${m}\n`).join(""));
    expect(preventable).toEqual([]);
    expect(started).toBeGreaterThan(runs / 3);
  }, 1_200_000);
});

/** As the builders' types have them. */
function withoutStructures(
  objects: Readonly<Record<string, Properties>>,
): Record<string, Properties> {
  return Object.fromEntries(
    Object.entries(objects).map(([type, properties]) => [
      type,
      Object.fromEntries(Object.entries(properties).filter(([, type]) => !/^\{\}!?$/.test(type))),
    ]),
  );
}
