import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  existing,
  type PropertyValue,
  type PropertyValues,
} from "../../../src/vmm/builders/values.ts";
import type { Properties } from "../../../src/vmm/pack/format.ts";
import { readQemuPack } from "../../../src/vmm/pack/read.ts";
import { anyQemu as qemu } from "../../support/any-qemu.ts";
import { hasNix, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-modules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `microvm` of the module system's evaluation of the arguments' module, with `lib` alone, and this module. */
function microvmOf(module: string): string {
  return `(let lib = import ${nixpkgsLib}; list = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; }; in
    (lib.evalModules {
      modules = [
        (import ${join(root, "nix/modules/arguments.nix")} { })
        { options.microvm.qemu.extraArgs = list; options.microvm.crosvm.extraArgs = list; }
        ${module}
      ];
    }).config.microvm)`;
}

describe.skipIf(!hasNix || nixpkgsLib === undefined)("the module of typed arguments", () => {
  test("renders what the document wants to say", () => {
    const microvm = microvmOf(`{
      microvm.qemu.arguments = {
        objects.mem1.memory-backend-file = {
          mem-path = "/dev/shm/virtio_pmem.img";
          size = "16M";
          share = true;
        };
        devices.nv1.virtio-pmem-pci.memdev = "mem1";
        devices.a.virtio-rng-pci.bus = "rp1";
        devices.rp1.pcie-root-port.chassis = 1;
      };
      microvm.crosvm.arguments = {
        pmem = [ { path = "/dev/shm/virtio_pmem.img"; ro = false; } ];
        s2idle = true;
      };
    }`);
    expect(
      evaluate(
        `let microvm = ${microvm}; in { qemu = microvm.qemu.extraArgs; crosvm = microvm.crosvm.extraArgs; }`,
      ),
    ).toEqual({
      qemu: [
        ...[
          "-object",
          "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,share=on,size=16M",
        ],
        // a device comes after the one that it is on
        ...["-device", "pcie-root-port,id=rp1,chassis=1"],
        ...["-device", "virtio-rng-pci,id=a,bus=rp1"],
        ...["-device", "virtio-pmem-pci,id=nv1,memdev=mem1"],
      ],
      crosvm: ["--pmem", "path=/dev/shm/virtio_pmem.img,ro=false", "--s2idle"],
    });
  });

  test.each([
    ["driver", "devices.nv1.virtio-pmen-pci = { }", "virtio-pmen-pci' does not exist"],
    [
      "property",
      'devices.nv1.virtio-pmem-pci = { memdev = "m"; memadr = 1; }',
      "memadr' does not exist",
    ],
    ["type", 'devices.nv1.virtio-rng-pci.multifunction = "on"', "multifunction' is not of type"],
    [
      "word of an enumeration",
      'devices.a.virtio-rng-pci.disable-legacy = "no"',
      "disable-legacy' is not of type",
    ],
    ["size", 'objects.m.memory-backend-ram.size = "1MB"', "size' is not of type"],
  ])("makes a wrong %s an error that names the user's file", (_, definition, message) => {
    const file = join(folder, "user.nix");
    writeFileSync(file, `{ microvm.qemu.arguments.${definition}; }\n`);
    let error = "";
    try {
      evaluate(`${microvmOf(file)}.qemu.extraArgs`);
    } catch (thrown) {
      error = (thrown as Error).message;
    }
    expect(error).toContain(message);
    expect(error).toContain(file);
  });

  test("names the property that is missing", () => {
    const microvm = microvmOf("{ microvm.qemu.arguments.devices.nv1.virtio-pmem-pci = { }; }");
    expect(() => evaluate(`${microvm}.qemu.extraArgs`)).toThrow(
      "devices.nv1.virtio-pmem-pci.memdev'",
    );
  });

  test("wants one driver for one device", () => {
    const microvm = microvmOf(
      "{ microvm.qemu.arguments.devices.a = { virtio-rng-pci = { }; usb-kbd = { }; }; }",
    );
    expect(() => evaluate(`${microvm}.qemu.extraArgs`)).toThrow(
      "the device a must be one thing, and is usb-kbd and virtio-rng-pci",
    );
  });

  test("refuses a pack of an unknown format", () => {
    const pack = join(folder, "pack.json");
    writeFileSync(pack, '{ "format": 2, "program": "qemu" }');
    const microvm = microvmOf("{ }").replace(
      "arguments.nix { }",
      `arguments.nix { qemuPack = ${pack}; }`,
    );
    expect(() => evaluate(`${microvm}.qemu.extraArgs`)).toThrow("is a pack of format 2");
  });

  test("renders the same words as the builders, for 200 random arguments", () => {
    const pack = readQemuPack("qemu-10.0");
    const variants = [
      ...Object.entries(pack.devices)
        .filter(([, { aliasOf }]) => aliasOf === undefined)
        .map(([name, { properties }]) => ({
          group: "devices",
          build: qemu.device,
          name,
          properties,
        })),
      ...Object.entries(pack.objects).map(([name, properties]) => ({
        group: "objects",
        build: qemu.object,
        name,
        properties,
      })),
      ...Object.entries(pack.netdevs).map(([name, properties]) => ({
        group: "netdevs",
        build: qemu.netdev,
        name,
        properties,
      })),
    ];
    const cases = fc
      .sample(
        fc
          .constantFrom(...variants)
          .chain((variant) =>
            propertiesOf(variant.properties).map((values) => ({ ...variant, values })),
          ),
        { numRuns: 200, seed: 20261123 },
      )
      .map(({ group, build, name, values }) => ({
        nix: { [group]: { x1: { [name]: values } } },
        words: qemu.args(build(name, { id: "x1", ...asThings(values) })),
      }));
    const file = join(folder, "cases.json");
    writeFileSync(file, JSON.stringify(cases.map(({ nix }) => nix)));
    const rendered = evaluate(
      `map (given: ${microvmOf("{ microvm.qemu.arguments = given; }")}.qemu.extraArgs) (builtins.fromJSON (builtins.readFile ${file}))`,
    );
    expect(rendered).toEqual(cases.map(({ words }) => words));
    expect(
      cases.filter(({ words }) => (words[1] ?? "").split(",").length > 3).length,
    ).toBeGreaterThan(50);
  });
});

/** In TypeScript a reference is a thing; in Nix it is its id. */
function asThings(values: PropertyValues): PropertyValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === "the-id" ? existing("anything", "the-id") : value,
    ]),
  );
}

/** What is required, and up to four of the others, sorted by name as Nix has them. */
function propertiesOf(properties: Properties): fc.Arbitrary<PropertyValues> {
  const fields = Object.entries(properties).flatMap(([key, type]) => {
    const value = valuesOf(type.replace(/!$/, ""));
    return key === "id" || value === undefined
      ? []
      : [{ key, value, isRequired: type.endsWith("!") }];
  });
  const optional = fields.filter(({ isRequired }) => !isRequired);
  return fc
    .subarray(optional, { maxLength: Math.min(4, optional.length) })
    .chain((some) =>
      fc.record(
        Object.fromEntries(
          [...fields.filter(({ isRequired }) => isRequired), ...some]
            .sort((a, b) => (a.key < b.key ? -1 : 1))
            .map(({ key, value }) => [key, value]),
        ),
      ),
    );
}

function valuesOf(type: string): fc.Arbitrary<PropertyValue> | undefined {
  if (type.startsWith("|")) return fc.constantFrom(...type.slice(1).split("|"));
  if (type.startsWith("link:")) return fc.constant("the-id");
  if (/^u?int|^number$/.test(type)) return fc.integer({ min: 0, max: 100 });
  if (type === "bool") return fc.boolean();
  if (type === "size") return fc.constantFrom<PropertyValue>("16M", "1G", 4096);
  if (type === "str") return fc.constantFrom("a", "with, a comma", "x=y", "");
  if (type === "[]number")
    return fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 });
  // what has no type in a pack still must be given where it is required
  return type === "{}" ? fc.constant({ path: "/a,b", type: "unix" }) : undefined;
}
