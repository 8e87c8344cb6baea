// @module-tag slow
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { CrosvmArgs, CrosvmArgument } from "../../../src/arguments/crosvm.ts";
import type { FlagArgs, FlagArgument } from "../../../src/arguments/flags.ts";
import {
  existing,
  type PropertyValue,
  type PropertyValues,
} from "../../../src/arguments/values.ts";
import { cloudHypervisor, crosvm } from "../../../src/index.ts";
import type { FlagPack, Properties } from "../../../src/packs/format.ts";
import { readCrosvmPack, readPack, readQemuPack } from "../../../src/packs/read.ts";
import { anyQemu as qemu } from "../../support/any-qemu.ts";
import { hasNix, nixpkgsLib, root } from "../../support/available.ts";
import { crosvmValues, type TypedValue } from "../../support/crosvm-values.ts";
import { flagValues } from "../../support/flag-values.ts";
import { errorMessage, evaluate, nix } from "../../support/nix.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-modules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `microvm` of the module system's evaluation of the arguments' module, with `lib` alone, and this module. */
function microvmOf(module: string): string {
  return `(${evaluationOf(module)}.config.microvm)`;
}

function evaluationOf(module: string): string {
  return `(let lib = import ${nixpkgsLib}; list = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; }; in
    (lib.evalModules {
      modules = [
        (import ${join(root, "nix/modules/arguments.nix")} { })
        {
          options.microvm =
            lib.genAttrs [ "cloud-hypervisor" "crosvm" "qemu" ] (_: { extraArgs = list; })
            // { firecracker.extraConfig = lib.mkOption { type = lib.types.attrsOf lib.types.anything; default = { }; }; };
        }
        (${module})
      ];
    }))`;
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
      microvm.cloud-hypervisor.arguments = {
        serial.tty = true;
        disk = [ { path = "/a,b.img"; readonly = true; queue_affinity = [ [ 0 [ 1 "2-4" ] ] ]; } { path = "/c.img"; } ];
        pvpanic = true;
        rtc = { };
      };
      microvm.firecracker.configuration = {
        balloon = { amount_mib = 64; deflate_on_oom = true; };
        pmem = [ { id = "a"; path_on_host = "/dev/shm/a"; } ];
        machine-config.huge_pages = "2M";
        cpu-config.kvm_capabilities = [ "!171" ];
      };
    }`);
    expect(
      evaluate(
        `let microvm = ${microvm}; in builtins.mapAttrs (_: it: it.extraArgs or it.extraConfig) microvm`,
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
      "cloud-hypervisor": [
        "--disk",
        'path="/a,b.img",queue_affinity=[0@[1,2-4]],readonly=on',
        "path=/c.img",
        "--pvpanic",
        "--rtc",
        "--serial",
        "tty",
      ],
      firecracker: {
        balloon: { amount_mib: 64, deflate_on_oom: true },
        pmem: [{ id: "a", path_on_host: "/dev/shm/a" }],
        "machine-config": { huge_pages: "2M" },
        "cpu-config": { kvm_capabilities: ["!171"] },
      },
    });
  });

  test.each([
    ["ballon = { amount_mib = 1; }", "ballon"],
    ['machine-config.huge_pages = "2G"', 'one of "None", "2M"'],
    ["balloon.amount_mib = -1", "a whole number from 0"],
    ['pmem = [ { id = "a"; } ]', "path_on_host"],
    ["machine-config.vcpu_count = 33", "from 1 to 32"],
    ['cpu-config.msr_modifiers = [ { addr = "1"; bitmap = "0b1"; } ]', "a number like 0x1 or 0b1"],
    ["cpu-config = 5", "cpu-config"],
  ])("a configuration of Firecracker with %s is an error", (given, message) => {
    const text = `{ microvm.firecracker.configuration = { ${given}; }; }`;
    expect(errorOf(text, "firecracker", "extraConfig")).toContain(message);
  });

  /** Nix's error for a user's module in a file of its own, with `FILE` for the file. */
  function errorOf(text: string, program = "qemu", option = "extraArgs"): string {
    const file = join(folder, "user.nix");
    writeFileSync(file, text);
    const { status, stderr } = nix([
      "eval",
      "--impure",
      "--expr",
      `builtins.deepSeq ${microvmOf(file)}.${program}.${option} true`,
    ]);
    expect(status).toBe(1);
    return errorMessage(stderr).replaceAll(file, "FILE");
  }

  const inQemu = "microvm.qemu.arguments";

  test.each<[string, string, string]>([
    [
      "driver",
      "devices.nv1.virtio-pmen-pci = { };",
      `FILE:2:3: ${inQemu}.devices.nv1.virtio-pmen-pci: QEMU 10.0.13 has no device virtio-pmen-pci; did you mean virtio-pmem-pci?`,
    ],
    [
      "property",
      'devices.nv1.virtio-pmem-pci = {\n    memdev = "m";\n    memadr = 1;\n  };',
      `FILE:4:5: ${inQemu}.devices.nv1.virtio-pmem-pci.memadr: virtio-pmem-pci of QEMU 10.0.13 has no property memadr; did you mean memaddr?`,
    ],
    [
      "property that is like no other",
      "objects.a.memory-backend-ram.colour = 1;",
      `FILE:2:3: ${inQemu}.objects.a.memory-backend-ram.colour: memory-backend-ram of QEMU 10.0.13 has no property colour`,
    ],
    [
      "type",
      'devices.nv1.virtio-rng-pci.multifunction = "on";',
      `FILE:2:3: ${inQemu}.devices.nv1.virtio-rng-pci.multifunction must be true or false, but is "on": write true`,
    ],
    [
      "value of an enumeration",
      'devices.a.virtio-rng-pci = {\n    disable-legacy = "onn";\n  };',
      `FILE:3:5: ${inQemu}.devices.a.virtio-rng-pci.disable-legacy must be one of "on", "off", "auto", but is "onn": write "on"`,
    ],
    [
      "number",
      "devices.a.virtio-net-pci.speed = 4294967296;",
      `FILE:2:3: ${inQemu}.devices.a.virtio-net-pci.speed must be a whole number from -2147483648 to 2147483647, but is 4294967296`,
    ],
    [
      "size",
      'objects.m.memory-backend-ram.size = "1mb";',
      `FILE:2:3: ${inQemu}.objects.m.memory-backend-ram.size must be a size, a number of bytes or text like "16M", but is "1mb": write "1M"`,
    ],
    [
      "text",
      "objects.m.memory-backend-file = { size = 1; mem-path = 3; };",
      `FILE:2:47: ${inQemu}.objects.m.memory-backend-file.mem-path must be text, but is 3: write "3"`,
    ],
    [
      "kind of value",
      "devices.a.virtio-rng-pci.bus = [ ];",
      `FILE:2:3: ${inQemu}.devices.a.virtio-rng-pci.bus must be text, but is a list`,
    ],
    [
      "group",
      "device.a.virtio-rng-pci = { };",
      `FILE:2:3: ${inQemu}.device: this option has no group device; did you mean devices?`,
    ],
    [
      "text for a device",
      'devices.a = "virtio-rng-pci";',
      `FILE:2:3: ${inQemu}.devices.a must be a set, { ... }, but is "virtio-rng-pci"`,
    ],
    [
      "function for a device",
      "devices.a = { config, ... }: { virtio-rng-pci = { }; };",
      `FILE:2:3: ${inQemu}.devices.a must be a set, { ... }, but is a function: take what it needs from the arguments of the module around it`,
    ],
    [
      "device that is two",
      "devices.a = {\n    virtio-rng-pci = { };\n    usb-kbd = { };\n  };",
      `FILE:4:5, FILE:3:5: ${inQemu}.devices.a must be one device, but is usb-kbd and virtio-rng-pci: give each a name of its own`,
    ],
    [
      "device that is none",
      "devices.a = { };",
      `FILE:2:3: ${inQemu}.devices.a must be one device, but is none`,
    ],
    [
      "device without what it needs",
      "devices.nv1.virtio-pmem-pci = { };",
      `FILE:2:3: ${inQemu}.devices.nv1.virtio-pmem-pci needs memdev: add \`memdev = ...;\`, the id of a memory-backend`,
    ],
    [
      "need that is set nowhere else than behind a false condition",
      'devices.nv1.virtio-pmem-pci.memdev = lib.mkIf false "m";',
      `FILE:2:3: ${inQemu}.devices.nv1.virtio-pmem-pci needs memdev: add \`memdev = ...;\`, the id of a memory-backend`,
    ],
    [
      "property inside mkMerge, mkIf, mkForce and //",
      "devices = lib.mkMerge [ (lib.mkIf true {\n    a = lib.mkForce ({ } // {\n      virtio-rng-pci.adr = 1;\n    });\n  }) ];",
      `FILE:4:7: ${inQemu}.devices.a.virtio-rng-pci.adr: virtio-rng-pci of QEMU 10.0.13 has no property adr; did you mean addr?`,
    ],
    [
      "property of what is computed, where the set around it stands",
      'devices = lib.genAttrs [ "a" ] (_: lib.listToAttrs [ { name = "virtio-rng-pci"; value = { adr = 1; }; } ]);',
      "FILE:2:93: ",
    ],
    [
      "value that two places set",
      'devices = lib.mkMerge [\n    { a.virtio-rng-pci.bus = "x"; }\n    { a.virtio-rng-pci.bus = "y"; }\n  ];',
      '- In `FILE:3:7\': "x"\n- In `FILE:4:7\': "y"',
    ],
  ])("names the line of a wrong %s", (_, definition, message) => {
    const text = `{ lib, ... }: { microvm.qemu.arguments = {\n  ${definition}\n}; }\n`;
    expect(errorOf(text)).toContain(message);
  });

  const inCrosvm = "microvm.crosvm.arguments";

  test.each<[string, string, string]>([
    [
      "flag",
      'pmen = [ "/dev/shm/a" ];',
      `FILE:2:3: ${inCrosvm}.pmen: crosvm run has no flag pmen; did you mean pmem?`,
    ],
    [
      "switch",
      's2idle = "yes";',
      `FILE:2:3: ${inCrosvm}.s2idle must be true or false, but is "yes": write true`,
    ],
    [
      "key",
      'pmem = [\n    { path = "/dev/shm/a"; readonly = false; }\n  ];',
      `FILE:3:28: ${inCrosvm}.pmem."[definition 1-entry 1]".readonly: `,
    ],
    [
      "value of a key",
      'pmem = [\n    { path = "/dev/shm/a"; ro = "off"; }\n  ];',
      `FILE:3:28: ${inCrosvm}.pmem."[definition 1-entry 1]".ro must be true or false, but is "off": write false`,
    ],
    ["missing key", "pmem = [ { ro = true; } ];", "FILE:2:3: "],
    [
      "member",
      'irqchip = "spilt";',
      `FILE:2:3: ${inCrosvm}.irqchip must be one of "kernel", "split", "userspace", but is "spilt": write "split"`,
    ],
    [
      "key of a member's data",
      'hypervisor.kvm.devise = "/dev/kvm";',
      `FILE:2:3: ${inCrosvm}.hypervisor.kvm.devise: `,
    ],
    [
      "PCI address",
      'vfio = [ { path = "/a"; guest-address = "00:40.0"; } ];',
      'must be a PCI address like 00:1f.2, but is "00:40.0"',
    ],
    [
      "number beyond its bounds",
      "gpu.max-num-displays = 17;",
      "must be a whole number from 1 to 16, but is 17",
    ],
    ["set of CPUs", 'rt-cpus = "3-";', 'must be a set of CPUs like "0,2-3", but is "3-"'],
    [
      "value for a list",
      'pmem.path = "/dev/shm/a";',
      `FILE:2:3: ${inCrosvm}.pmem must be a list, but is a set: write [ ... ] around it`,
    ],
  ])("names the line of crosvm's wrong %s", (_, definition, message) => {
    expect(errorOf(`{ microvm.crosvm.arguments = {\n  ${definition}\n}; }\n`, "crosvm")).toContain(
      message,
    );
  });

  test("renders crosvm's members, lists and parts", () => {
    const microvm = microvmOf(`{
      microvm.crosvm.arguments = {
        cpus = { num-cores = 4; clusters = [ [ 0 1 ] [ "2-3" ] ]; };
        gpu.displays = [ { mode.windowed = [ 1920 1080 ]; } { hidden = true; } ];
        hypervisor.kvm.device = "/dev/kvm";
        irqchip = "split";
        net = [ { tap-name = "12"; vhost-net = { }; mac = "02:00:00:00:00:01"; } ];
        shared-dir = [ { src = "/srv"; tag = "srv"; type = "fs"; cache_policy = "always"; } ];
      };
    }`);
    expect(evaluate(`${microvm}.crosvm.extraArgs`)).toEqual([
      ...["--cpus", "clusters=[[0,1],[2-3]],num-cores=4"],
      ...["--gpu", "displays=[[mode=windowed[1920,1080]],[hidden=true]]"],
      ...["--hypervisor", "kvm[device=/dev/kvm]"],
      ...["--irqchip", "split"],
      ...["--net", 'mac=02:00:00:00:00:01,tap-name="12",vhost-net=[]'],
      ...["--shared-dir", "/srv:srv:cache_policy=always:type=fs"],
    ]);
  });

  test("renders the same arguments as crosvm's builders, for 300 random arguments", () => {
    const pack = readCrosvmPack("crosvm");
    const builders = crosvm as unknown as Record<string, (value: TypedValue) => CrosvmArgument> &
      CrosvmArgs;
    const flags = Object.entries(pack.flags).filter(([, { values }]) => values === 1);
    const cases = fc
      .sample(
        fc
          .constantFrom(...flags)
          .chain(([flag, { value = "any" }]) =>
            fc.tuple(fc.constant(flag), crosvmValues(pack, value).map(sortedKeys)),
          ),
        { numRuns: 300, seed: 20261123 },
      )
      .map(([flag, value]) => {
        const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        const args = crosvm.args(builders[name]?.(value) as CrosvmArgument);
        return {
          nix: { [flag]: pack.flags[flag]?.repeatable ? [value] : value },
          args,
        };
      });
    const file = join(folder, "crosvm.json");
    writeFileSync(file, JSON.stringify(cases.map(({ nix }) => nix)));
    const rendered = evaluate(
      `map (given: ${microvmOf("{ microvm.crosvm.arguments = given; }")}.crosvm.extraArgs) (builtins.fromJSON (builtins.readFile ${file}))`,
    );
    expect(rendered).toEqual(cases.map(({ args }) => args));
  });

  test("names the file that a definition says it comes from, beside the one that it stands in", () => {
    expect(
      errorOf(
        '{ _file = "src/vms/a.ts:3"; microvm.qemu.arguments.devices.a.virtio-rng-pci.adr = 1; }\n',
      ),
    ).toMatch(/^src\/vms\/a\.ts:3 \(FILE:1:29\): /);
  });

  test("merges definitions as the module system does", () => {
    const microvm = microvmOf(`{ lib, config, ... }: {
      microvm.qemu.arguments = lib.mkMerge [
        { devices.a.virtio-rng-pci = { addr = lib.mkDefault "1"; bus = "pcie.0"; }; }
        { devices.a.virtio-rng-pci.addr = "2"; }
        # one device instead of another
        { devices.b.usb-kbd = { }; }
        { devices.b = lib.mkForce { usb-mouse = { }; }; }
        { devices.c = lib.mkIf false { no-device = { }; }; }
        { devices.d = { usb-kbd = lib.mkForce null; usb-tablet = { }; }; }
        { devices.d.usb-kbd = { }; }
        { devices.e.virtio-rng-pci = { bus = null; multifunction = true; }; }
        # of another device, and of its own
        { devices.f.virtio-rng-pci = {
            addr = config.microvm.qemu.arguments.devices.a.virtio-rng-pci.addr;
            bus = config.microvm.qemu.arguments.devices.f.virtio-rng-pci.addr;
        }; }
        { netdevs = lib.mkIf false { a.nothing = { }; }; }
        { objects.m.memory-backend-ram = { size = 4096; host-nodes = [ 1 ]; }; }
        { objects.m.memory-backend-ram.host-nodes = lib.mkBefore [ 0 ]; }
      ];
    }`);
    expect(evaluate(`${microvm}.qemu.extraArgs`)).toEqual([
      ...["-object", "memory-backend-ram,id=m,host-nodes=0,host-nodes=1,size=4096"],
      ...["-device", "virtio-rng-pci,id=a,addr=2,bus=pcie.0"],
      ...["-device", "usb-mouse,id=b"],
      ...["-device", "usb-tablet,id=d"],
      ...["-device", "virtio-rng-pci,id=e,multifunction=on"],
      ...["-device", "virtio-rng-pci,id=f,addr=2,bus=2"],
    ]);
  });

  test("shows documentation and editors what there is", () => {
    const documented = `map (it: it.name) ((import ${nixpkgsLib}).optionAttrSetToDocList ${evaluationOf("{ }")}.options)`;
    expect(evaluate(documented)).toEqual(
      expect.arrayContaining([
        "microvm.qemu.arguments.devices.<name>.virtio-pmem-pci.memdev",
        "microvm.qemu.arguments.objects.<name>.memory-backend-file.share",
        "microvm.crosvm.arguments.pmem.*.path",
        "microvm.crosvm.arguments.s2idle",
      ]),
    );
  });

  test("can be imported twice", () => {
    const microvm = microvmOf(`{
      imports = [ (import ${join(root, "nix/modules/arguments.nix")} { }) ];
      microvm.qemu.arguments.devices.a.virtio-rng-pci = { };
    }`);
    expect(evaluate(`${microvm}.qemu.extraArgs`)).toEqual(["-device", "virtio-rng-pci,id=a"]);
  });

  test("knows the packs by their names", () => {
    const module = `(import ${join(root, "nix/modules/arguments.nix")} { qemuPack = "qemu-10.0-ghaf"; crosvmPack = "crosvm-ghaf"; })`;
    const microvm = microvmOf(`{
      microvm.qemu.arguments.devices.b.battery.use-qmp = false;
      microvm.crosvm.arguments.swtpm = "vtpm.sock";
    }`).replace(/\(import \S+arguments\.nix \{ \}\)/, module);
    expect(
      evaluate(`let microvm = ${microvm}; in microvm.qemu.extraArgs ++ microvm.crosvm.extraArgs`),
    ).toEqual(["-device", "battery,id=b,use-qmp=off", "--swtpm", "vtpm.sock"]);
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

  test("renders the same arguments as cloud-hypervisor's builders, for 300 random arguments", () => {
    const pack = readPack("cloud-hypervisor") as FlagPack;
    const builders = cloudHypervisor as unknown as Record<
      string,
      (...values: readonly PropertyValue[]) => FlagArgument
    > &
      FlagArgs;
    const flags = Object.entries(pack.flags).filter(([, { value }]) =>
      /^struct:/.test(value ?? ""),
    );
    const cases = fc
      .sample(
        fc.constantFrom(...flags).chain(([flag, { value = "" }]) =>
          fc.tuple(
            fc.constant(flag),
            fc.array(flagValues(pack.structs[value.slice("struct:".length)]?.keys ?? {}), {
              minLength: 1,
              maxLength: 2,
            }),
          ),
        ),
        { numRuns: 300, seed: 20261127 },
      )
      .map(([flag, all]) => {
        const isList = pack.flags[flag]?.values === "some";
        const values = all.slice(0, isList ? 2 : 1).map((it) => sortedKeys(it as TypedValue));
        const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        const args = builders.args(
          builders[name]?.(...(values as PropertyValue[])) as FlagArgument,
        );
        return { nix: { [flag]: isList ? values : values[0] }, args };
      })
      // a value without keys is one that stands alone, or none
      .filter(({ args }) => args.every((arg) => arg !== ""));
    const file = join(folder, "cloud-hypervisor.json");
    writeFileSync(file, JSON.stringify(cases.map(({ nix }) => nix)));
    const rendered = evaluate(
      `map (given: ${microvmOf("{ microvm.cloud-hypervisor.arguments = given; }")}.cloud-hypervisor.extraArgs) (builtins.fromJSON (builtins.readFile ${file}))`,
    );
    expect(cases.length).toBeGreaterThan(250);
    expect(rendered).toEqual(cases.map(({ args }) => args));
  });

  test("gives Firecracker the configuration that TypeScript gives it, for 150 random ones", () => {
    const pack = readPack("firecracker") as FlagPack;
    const cases = fc.sample(configurations(pack, pack.configuration ?? ""), {
      numRuns: 150,
      seed: 20261127,
    });
    const file = join(folder, "firecracker.json");
    writeFileSync(file, JSON.stringify(cases));
    const rendered = evaluate(
      `map (given: ${microvmOf("{ microvm.firecracker.configuration = given; }")}.firecracker.extraConfig) (builtins.fromJSON (builtins.readFile ${file}))`,
    );
    expect(rendered).toEqual(JSON.parse(JSON.stringify(cases)));
    expect(cases.filter((one) => Object.keys(one as object).length > 3).length).toBeGreaterThan(50);
  });

  test("renders the same arguments as the builders, for 200 random arguments", () => {
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
        args: qemu.args(build(name, { id: "x1", ...asThings(values) })),
      }));
    const file = join(folder, "cases.json");
    writeFileSync(file, JSON.stringify(cases.map(({ nix }) => nix)));
    const rendered = evaluate(
      `map (given: ${microvmOf("{ microvm.qemu.arguments = given; }")}.qemu.extraArgs) (builtins.fromJSON (builtins.readFile ${file}))`,
    );
    expect(rendered).toEqual(cases.map(({ args }) => args));
    expect(
      cases.filter(({ args }) => (args[1] ?? "").split(",").length > 3).length,
    ).toBeGreaterThan(50);
  });
});

/** As Nix has them. */
function sortedKeys(value: TypedValue): TypedValue {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}

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
/** Sets of a structure in JSON: what is required, and some of the rest. */
function configurations(pack: FlagPack, struct: string): fc.Arbitrary<unknown> {
  const { keys = {} } = pack.structs[struct] ?? {};
  const isWhole = struct === pack.configuration;
  return fc.record(
    Object.fromEntries(
      Object.entries(keys).flatMap(([key, type]) => {
        const values = jsonOf(pack, type.replace(/!$/, ""));
        return values === undefined ? [] : [[key, values]];
      }),
    ),
    { requiredKeys: isWhole ? [] : Object.keys(keys).filter((key) => keys[key]?.endsWith("!")) },
  );
}

function jsonOf(pack: FlagPack, type: string): fc.Arbitrary<unknown> | undefined {
  if (type.startsWith("[]")) {
    const element = jsonOf(pack, type.slice(2));
    return element && fc.array(element, { maxLength: 2 });
  }
  if (type.startsWith("struct:")) return configurations(pack, type.slice("struct:".length));
  if (type.startsWith("|")) return fc.constantFrom(...type.slice(1).split("|"));
  if (type === "bool") return fc.boolean();
  if (type === "str") return fc.constantFrom("a", "/a b", "ü");
  const bounds = /^u?int\d+(?::(\d*)\.\.(\d*))?$/.exec(type);
  if (bounds !== null)
    return fc.integer({ min: Number(bounds[1] ?? 0), max: Number(bounds[2] || 127) });
  return {
    "text:MacAddr": fc.constant("02:00:00:00:00:0a"),
    "text:Ipv4Addr": fc.constant("169.254.1.1"),
  }[type];
}

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
