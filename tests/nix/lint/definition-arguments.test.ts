import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib } from "../../support/available.ts";
import { ghafMicrovm, ghafMicrovmWithoutNix, withoutNotes } from "../../support/cli.ts";
import { temporaryRepository } from "../../support/repository.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsLib !== undefined;

describe.skipIf(!canEvaluate)("with Nix, lint knows what the runner really emits", () => {
  const sources = ["--source", microvmSource ?? "", "--nixpkgs", dirname(nixpkgsLib ?? "")];

  test("an option whose value breaks the runner's arguments, and a module that is imported", () => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm, nix } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  hypervisor: "qemu",
  imports: ["./a/arguments.nix"],
  volumes: [{ image: "a.img", mountPoint: "/data", size: 5 }],
  qemu: {
    machine: "q35",
    machineOpts: { accel: "tcg", colour: "blue" },
    extraArgs: [nix\`"-dev" + "ice"\`, "virtio-rng-pcj"],
  },
});
`,
    });
    repository.write(
      "src/vms/a/arguments.nix",
      '{ microvm.qemu.extraArgs = [ "-device virtio-rng-pci" ]; }\n',
    );
    const { stdout, stderr } = ghafMicrovm(repository.path, "lint", ...sources);
    expect(stderr).toBe("");
    expect(stdout).toBe(`src/vms/a.ts:10: refused: q35 has no property colour [unknown-property]
  "-M" "q35,accel=tcg,colour=blue"
  fix: change microvm.qemu.machineOpts
src/vms/a.ts:11: refused: QEMU 11.1.3 has no device virtio-rng-pcj; did you mean virtio-rng-pci? [unknown-device]
  "-device" "virtio-rng-pcj"
  fix: "-device" "virtio-rng-pci"
src/vms/a/arguments.nix:1: refused: -device and its value are one string: each must be a separate list item (in a module that the definition imports) (the VM a, src/vms/a.ts:3) [two-words]
  "-device virtio-rng-pci"
  fix: "-device" "virtio-rng-pci"
3 that the hypervisor refuses
`);
    // codegen knows the same, from the records that it makes
    const generated = ghafMicrovm(repository.path, "codegen", ...sources);
    expect(generated.status).toBe(1);
    expect(generated.stderr).toContain("src/vms/a.ts:10: the hypervisor will refuse this: q35 has");
  });

  test("a USB device on a machine without a controller of its own, and the fix", () => {
    const usb = (machine: string) => `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  devices: [{ bus: "usb", path: "hostbus=1,hostport=2.1" }],
  qemu: { machine: "q35"${machine} },
});
`;
    const repository = temporaryRepository({ "a.ts": usb("") });
    expect(ghafMicrovm(repository.path, "lint", ...sources).stdout).toContain(
      'fix: microvm.devices[0].bus: microvm.nix adds the USB controller after the device; give the machine one of its own: qemu: { machineOpts: { accel: "kvm:tcg", usb: "on" } }\n',
    );
    repository.write("src/vms/a.ts", usb(', machineOpts: { accel: "kvm:tcg", usb: "on" }'));
    expect(ghafMicrovm(repository.path, "lint", ...sources).stdout).toBe("no findings\n");
  });

  const cases = {
    // ../shared/cases: a second NUMA node in extraArgs beside shares
    "numa.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "numa",
  mem: 3072,
  shares: [
    { source: "/nix/store", mountPoint: "/nix/.ro-store", tag: "ro-store", proto: "virtiofs" },
  ],
  qemu: {
    machine: "q35",
    extraArgs: [
      "-object", "memory-backend-memfd,id=mem1,size=1G,share=on",
      // ghaf-microvm: allow wrong-value
      "-numa", "node,memdev=mem1",
    ],
  },
});
`,
    "media.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "media",
  imports: ["./media/more.nix"],
  interfaces: [
    {
      id: "tap-media",
      type: "tap",
      mac: "02:00:00:00:00:01",
    },
  ],
  qemu: {
    machine: "q35",
    machineOpts: {
      accel: "tcg",
      // ghaf-microvm: allow unknown-property
      colour: "blue",
    },
  },
});
`,
  };

  test("the option that made an argument, and the extra argument that made it wrong: with Nix and without", () => {
    const repository = temporaryRepository(cases);
    repository.write(
      "src/vms/media/more.nix",
      '{\n  microvm.devices = [ { bus = "pci"; path = "00:14.3"; } ];\n}\n',
    );
    expect(ghafMicrovm(repository.path, "codegen", ...sources)).toMatchObject({ stderr: "" });
    // as if the rules had come later than the records
    for (const file of ["numa", "media"])
      repository.write(
        `src/vms/${file}.ts`,
        repository.read(`src/vms/${file}.ts`).replace(/ghaf-microvm: allow [\w-]+/, "meant"),
      );
    const findings = `src/vms/media.ts:18: refused: q35 has no property colour [unknown-property]
  "-M" "q35,accel=tcg,colour=blue"
  fix: change microvm.qemu.machineOpts
src/vms/numa.ts:14: refused: the memory of all NUMA nodes, 4096M, must be that of the VM, 3072M [wrong-value]
  "-numa" "node,memdev=mem1"
2 that the hypervisor refuses
`;
    expect(ghafMicrovm(repository.path, "lint", ...sources)).toEqual({
      status: 1,
      stdout: findings,
      stderr: "",
    });
    expect(withoutNotes(ghafMicrovmWithoutNix(repository.path, "lint"))).toEqual({
      status: 1,
      stdout: findings,
      stderr: "",
    });
  });

  test("without the sources it says that it is approximated, and why", () => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({ name: "a", qemu: { machineOpts: { colour: "blue" } } });
`,
    });
    const { status, stdout } = ghafMicrovm(repository.path, "lint", "--format", "json");
    expect([status, JSON.parse(stdout)]).toEqual([
      2,
      {
        findings: [],
        notVerified: [
          {
            what: "what the runner makes",
            vms: ["a"],
            why: "nixpkgs is not on this machine: what flake.lock pins is not in the Nix store",
          },
        ],
      },
    ]);
  });

  test.each([
    // found before the runner is asked, by what was measured of it
    [
      "a null socket on crosvm",
      'hypervisor: "crosvm", socket: null',
      "crosvm refuses this value of microvm.socket",
    ],
    [
      "a null socket on firecracker",
      'hypervisor: "firecracker", socket: null',
      "firecracker refuses this value of microvm.socket",
    ],
    [
      "an extra argument beside the option for it",
      'hypervisor: "cloud-hypervisor", vcpu: 2, "cloud-hypervisor": { extraArgs: ["--cpus", "boot=4"] }',
      "the runner of microvm.nix refuses a: .*Cannot set .*microvm.vcpu.* and --cpus",
    ],
  ])(
    "a VM whose runner throws is an error of codegen, its --check and lint: %s",
    (_, options, why) => {
      const repository = temporaryRepository({
        "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({ name: "a", ${options} });
`,
      });
      const message = `src/vms/a.ts:3: .*${why}`;
      for (const args of [["codegen"], ["codegen", "--check"], ["lint"]]) {
        const { status, stdout, stderr } = ghafMicrovm(repository.path, ...args, ...sources);
        expect([status, `${stdout}${stderr}`]).toEqual([1, expect.stringMatching(message)]);
      }
    },
  );

  test.each([
    [
      "an option that is gone",
      "{ microvm.qemu.bios.enable = false; }",
      "microvm.nix 71beea00 has no option microvm.qemu.bios",
    ],
    ["no Nix", "{ microvm.mem = ; }", "; is unexpected"],
  ])("a VM whose module has %s is one, too", (_, module, why) => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({ name: "a", imports: ["./a/more.nix"] });
`,
    });
    repository.write("src/vms/a/more.nix", `${module}\n`);
    for (const args of [["codegen"], ["codegen", "--check"], ["lint"]]) {
      const { status, stdout, stderr } = ghafMicrovm(repository.path, ...args, ...sources);
      expect([status, `${stdout}${stderr}`]).toEqual([
        1,
        expect.stringMatching(new RegExp(`src/vms/a/more.nix:1: .*${why}.*src/vms/a.ts:3`)),
      ]);
    }
  });
});
