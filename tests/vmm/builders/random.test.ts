import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PropertyValue, PropertyValues } from "../../../src/vmm/builders/values.ts";
import type { Properties } from "../../../src/vmm/pack/format.ts";
import { readQemuPack } from "../../../src/vmm/pack/read.ts";
import { judge } from "../../lint/judge/start.ts";
import { anyQemu as qemu } from "../../support/any-qemu.ts";
import { hasQemu } from "../../support/available.ts";

const program = process.env.JUDGE_QEMU ?? "qemu-system-x86_64";
const version = hasQemu
  ? /\d+\.\d+/.exec(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout)?.[0]
  : undefined;

/** How many random arguments: a full proof takes 1,000, which is a minute. */
const runs = Number(process.env.RANDOM_RUNS ?? 150);

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
  return undefined;
}

/** All required properties and some of the others; what refers to other things is left out, or made. */
function propertiesOf(properties: Properties): fc.Arbitrary<PropertyValues> | undefined {
  const fields: Record<string, fc.Arbitrary<PropertyValue>> = {};
  const required: string[] = [];
  for (const [key, type] of Object.entries(properties)) {
    const bare = type.replace(/!$/, "");
    const value =
      key === "id"
        ? undefined
        : references.includes(key) || bare.startsWith("link:")
          ? referred(key, bare)
          : valuesOf(bare);
    if (type.endsWith("!") && key !== "id") {
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

const references = [
  "audiodev",
  "bus",
  "chardev",
  "drive",
  "fsdev",
  "netdev",
  "tpmdev",
  "node-name",
];

function referred(key: string, type: string): fc.Arbitrary<PropertyValue> | undefined {
  if (key === "chardev") return fc.constant(qemu.chardev("null", { id: "chr" }));
  if (key === "netdev") return fc.constant(qemu.netdev("user", { id: "net" }));
  if (key === "drive")
    return fc.constant(
      qemu.drive({
        id: "drv",
        file: "/etc/hostname",
        format: "raw",
        if: "none",
        "read-only": true,
      }),
    );
  if (type === "link:memory-backend")
    return fc.constant(qemu.object("memory-backend-ram", { id: "mem", size: "16M" }));
  if (type === "link:iothread") return fc.constant(qemu.object("iothread", { id: "thread" }));
  return undefined;
}

/** Messages that types are there to prevent: unknown names, and values of another type. */
const typeErrors =
  /invalid option|requires an argument|is not a valid device model|Invalid parameter|Property '.*' not found|Parameter '.*' is missing|invalid object type|Expected '='|Parameter '[^']*' expects (?:'on' or 'off'|a number|a size|uint)/;

describe.skipIf(version !== "7.2" && version !== "10.0")("random arguments of the builders", () => {
  const pack = readQemuPack(version === "10.0" ? "qemu-10.0" : "qemu-7.2");
  const machine = [
    "-M",
    "q35,accel=tcg",
    "-m",
    "128M,maxmem=1G",
    "-nodefaults",
    "-display",
    "none",
  ];
  // every bus that devices ask for
  const buses = ["qemu-xhci", "virtio-serial-pci", "virtio-scsi-pci", "intel-hda", "usb-ccid"];
  const surroundings = [...machine, ...buses.flatMap((driver) => ["-device", driver])];
  const scarce = ["virtio-bus", "floppy-bus", "IndustryPack", "sd-bus", "System"];

  const devices = Object.entries(pack.devices).flatMap(([driver, { bus, aliasOf, properties }]) => {
    const values = propertiesOf(properties);
    return bus === undefined ||
      scarce.includes(bus) ||
      aliasOf !== undefined ||
      values === undefined
      ? []
      : [values.map((values) => qemu.device(driver, values))];
  });
  const objects = Object.entries(pack.objects).flatMap(([type, properties]) => {
    const values = propertiesOf(properties);
    return values === undefined
      ? []
      : [values.map((values) => qemu.object(type, { id: "obj", ...values }))];
  });

  test("start, or are refused for what types cannot see", async () => {
    const refusals = new Map<string, number>();
    let started = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(...devices, ...objects), async (argument) => {
        const { starts, message } = await judge(program, [...surroundings, ...qemu.args(argument)]);
        if (starts) started++;
        else refusals.set(message, (refusals.get(message) ?? 0) + 1);
        expect(message).not.toMatch(typeErrors);
      }),
      { numRuns: runs, seed: 20261123 },
    );
    process.stdout.write(`\n${started} of ${runs} random arguments start on QEMU ${version}\n`);
    if (process.env.RANDOM_RUNS)
      process.stdout.write([...refusals].map(([m, n]) => `  ${n} × ${m}\n`).join(""));
    expect(started).toBeGreaterThan(runs / 3);
  }, 300_000);
});
