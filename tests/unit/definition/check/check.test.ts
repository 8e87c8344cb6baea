import { describe, expect, it } from "vitest";
import { inProcess } from "../../../support/in-process.ts";
import { temporaryRepository } from "../../../support/repository.ts";

const head = 'import { defineVm, nix } from "../generated/microvm.ts";\n';

/** Runs codegen on one definition file and says what it answered; nothing may have been written. */
async function codegen(
  definitions: Readonly<Record<string, string>>,
): Promise<{ status: number | null; errors: string }> {
  const repository = temporaryRepository(definitions);
  const before = repository.snapshot();
  const { status, stdout, stderr } = await inProcess(repository.path, "codegen");
  expect(repository.snapshot()).toEqual(before);
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at /m);
  return { status, errors: stderr };
}

const oneVm = (options: string) => ({
  "a.ts": `${head}export default defineVm({\n  name: "a",\n  ${options},\n});\n`,
});

describe("a definition that is wrong", () => {
  const mistakes: readonly (readonly [what: string, option: string, error: string])[] = [
    [
      "a number in quotes",
      'mem: "512"',
      'error: src/vms/a.ts:4: microvm.mem must be a whole number, 1 or more, but is the string "512"\n  fix: write 512, without quotes\n',
    ],
    [
      "a number out of bounds",
      "vcpu: 0",
      "error: src/vms/a.ts:4: microvm.vcpu must be a whole number, 1 or more, but is 0\n  fix: write 1 or more\n",
    ],
    [
      "a fraction",
      "mem: 0.5",
      "error: src/vms/a.ts:4: microvm.mem must be a whole number, 1 or more, but is 0.5\n  fix: write a whole number\n",
    ],
    [
      "a bridge interface without a bridge",
      'interfaces: [{ type: "bridge", id: "a", mac: "02:00:00:00:00:01" }]',
      "error: src/vms/a.ts:4: microvm.interfaces[0].bridge is missing; it is required when type is \"bridge\"\n  fix: add bridge: ...; `ghaf-microvm options show 'interfaces.*.bridge'` shows what it takes\n",
    ],
    [
      "a bridge interface whose bridge is null",
      'interfaces: [{ type: "bridge", id: "a", mac: "02:00:00:00:00:01", bridge: null }]',
      "error: src/vms/a.ts:4: microvm.interfaces[0].bridge is missing; it is required when type is \"bridge\"\n  fix: add bridge: ...; `ghaf-microvm options show 'interfaces.*.bridge'` shows what it takes\n",
    ],
    [
      "a bridge on another interface",
      'interfaces: [{ type: "tap", id: "a", mac: "02:00:00:00:00:01", bridge: "br0" }]',
      'error: src/vms/a.ts:4: microvm.interfaces[0].bridge is set, which microvm.nix allows only when type is "bridge"\n  fix: leave it out, or write type: "bridge"\n',
    ],
    [
      "an unknown option",
      "vpcu: 2",
      "error: src/vms/a.ts:4: there is no option microvm.vpcu in microvm.nix 71beea00\n  fix: did you mean microvm.vcpu?\n",
    ],
    [
      "an unknown option in a group",
      'qemu: { machin: "q35" }',
      "error: src/vms/a.ts:4: there is no option microvm.qemu.machin in microvm.nix 71beea00\n  fix: did you mean microvm.qemu.machine?\n",
    ],
    [
      "an option that is elsewhere",
      'machine: "q35"',
      "error: src/vms/a.ts:4: there is no option microvm.machine in microvm.nix 71beea00\n  fix: did you mean microvm.machineId?\n",
    ],
    [
      "an option's path as one name",
      '"qemu.machine": "q35"',
      'error: src/vms/a.ts:4: "qemu.machine" is one name, and no option\n  fix: write qemu: { machine: ... }\n',
    ],
    [
      "an option's whole path as one name",
      '"microvm.mem": 512',
      'error: src/vms/a.ts:4: "microvm.mem" is one name, and no option\n  fix: write mem: ...\n',
    ],
    [
      "options below microvm",
      "microvm: { mem: 512 }",
      "error: src/vms/a.ts:4: microvm is not an option: all options of a definition are its own\n  fix: options go at the top level, without microvm\n",
    ],
    [
      "a system twice",
      'systems: ["x86_64-linux", "aarch64-linux", "x86_64-linux"]',
      'error: src/vms/a.ts:4: systems has "x86_64-linux" twice\n  fix: leave the second out\n',
    ],
    [
      "an option of NixOS",
      "services: {}",
      "error: src/vms/a.ts:4: services is an option of NixOS, not of microvm\n  fix: set it in a NixOS module and name that in `imports`\n",
    ],
    [
      "an option removed upstream",
      "balloonMem: 512",
      "error: src/vms/a.ts:4: microvm.balloonMem was removed from microvm.nix\n  fix: use microvm.balloon\n",
    ],
    [
      "a wrong member of an enum",
      'hypervisor: "qmeu"',
      'error: src/vms/a.ts:4: microvm.hypervisor must be one of "qemu", "cloud-hypervisor", "firecracker", "crosvm", "kvmtool", "stratovirt", "alioth", "vfkit", but is the string "qmeu"\n  fix: did you mean "qemu"?\n',
    ],
    [
      "a field that is missing",
      'interfaces: [{ type: "tap", id: "vm-a" }]',
      "error: src/vms/a.ts:4: microvm.interfaces[0].mac is missing; it has no default\n  fix: add mac: ...; `ghaf-microvm options show 'interfaces.*.mac'` shows what it takes\n",
    ],
    [
      "a field that is there under a wrong name, once",
      'interfaces: [{ type: "tap", id: "vm-a", mca: "02:00:00:00:00:01" }]',
      "error: src/vms/a.ts:4: there is no option microvm.interfaces[0].mca in microvm.nix 71beea00\n  fix: did you mean microvm.interfaces[0].mac?\n",
    ],
    [
      "a size with a unit",
      'mem: "2G"',
      'error: src/vms/a.ts:4: microvm.mem must be a whole number, 1 or more, but is the string "2G"\n  fix: write 2048, without quotes: the unit is MiB\n',
    ],
    [
      "a size that is not a whole number of MiB",
      'volumes: [{ image: "a.img", mountPoint: null, size: "100K" }]',
      'error: src/vms/a.ts:4: microvm.volumes[0].size must be a whole number, but is the string "100K"\n  fix: write a number, without quotes: the unit is MiB\n',
    ],
    [
      "the address of a group",
      'interfaces: [{ type: "tap", id: "vm-a", mac: "01:00:00:00:01:02" }]',
      'error: src/vms/a.ts:4: microvm.interfaces[0].mac must be the address of one interface, but "01:00:00:00:01:02" is a group address: its first pair is odd\n  fix: write "02:00:00:00:01:02"\n',
    ],
    [
      "a field that is missing in this case only",
      'interfaces: [{ type: "macvtap", id: "vm-a", mac: "02:00:00:00:00:01" }]',
      "error: src/vms/a.ts:4: microvm.interfaces[0].macvtap is missing; it is required when type is \"macvtap\"\n  fix: add macvtap: ...; `ghaf-microvm options show 'interfaces.*.macvtap'` shows what it takes\n",
    ],
    [
      "the size of a volume that is made when missing",
      'volumes: [{ image: "a.img", mountPoint: null }]',
      "error: src/vms/a.ts:4: microvm.volumes[0].size is missing; it is required when autoCreate is true\n  fix: add size: ...; `ghaf-microvm options show 'volumes.*.size'` shows what it takes\n",
    ],
    [
      "a path that is not absolute",
      'shares: [{ tag: "a", source: "/nix/store", mountPoint: "nix" }]',
      'error: src/vms/a.ts:4: microvm.shares[0].mountPoint must be an absolute path, but is the string "nix"\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n',
    ],
    [
      "neither of two types",
      "virtiofsd: { threadPoolSize: [1] }",
      "error: src/vms/a.ts:4: microvm.virtiofsd.threadPoolSize must be a string or a whole number, 0 or more, but is the list [1]\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n",
    ],
    [
      "a package as text",
      'kernel: "pkgs.linux"',
      'error: src/vms/a.ts:4: microvm.kernel must be a Nix expression (nix`...`), but is the string "pkgs.linux"\n  fix: write nix`pkgs.linux`\n',
    ],
    [
      "a package that is none",
      "kernel: {}",
      "error: src/vms/a.ts:4: microvm.kernel must be a Nix expression (nix`...`), but is the attribute set {}\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n",
    ],
    [
      "a function",
      "preStart: () => 1",
      "error: src/vms/a.ts:4: microvm.preStart is a function, which is not data\n  fix: call it, or write Nix code as nix`...`\n",
    ],
    [
      "a copy of an expression",
      "kernel: structuredClone({ ...nix`pkgs.linux` })",
      "error: src/vms/a.ts:4: microvm.kernel is a copy of a Nix expression, or data that looks like one\n  fix: write it as nix`...` where it is used; copies (structuredClone, JSON) are not expressions\n",
    ],
    [
      "a name with NUL",
      'credentialFiles: { "a\\0b": "/x" }',
      'error: src/vms/a.ts:4: microvm.credentialFiles has a name with the character NUL, which Nix strings cannot: "a\\u0000b"\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n',
    ],
    [
      "a name with half a character",
      'credentialFiles: { "\\ud800": "/x" }',
      'error: src/vms/a.ts:4: microvm.credentialFiles has a name with half a character (a lone UTF-16 surrogate): "\\ud800"\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n',
    ],
    [
      "a subnormal number",
      "mem: 5e-324",
      "error: src/vms/a.ts:4: microvm.mem is 5e-324, too small for Nix, which reads no subnormal numbers\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n",
    ],
    [
      "a getter that throws",
      "qemu: { get machine() { throw new Error(); } }",
      "error: src/vms/a.ts:4: microvm.qemu throws when it is read\n  fix: use a plain value\n",
    ],
    [
      "a proxy that throws",
      "qemu: new Proxy({}, { ownKeys() { throw new Error(); } })",
      "error: src/vms/a.ts:4: microvm.qemu throws when it is read\n  fix: use a plain value\n",
    ],
    [
      "too many levels",
      "firecracker: { extraConfig: Array.from({ length: 3000 }).reduce((inner) => ({ inner }), {}) }",
      "error: src/vms/a.ts:4: microvm.firecracker is nested deeper than 200 levels\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n",
    ],
    [
      "a hole in a list",
      "kernelParams: [, 'quiet']",
      "error: src/vms/a.ts:4: microvm.kernelParams[0] is undefined\n  fix: leave the element out\n",
    ],
    [
      "no number",
      "mem: NaN",
      "error: src/vms/a.ts:4: microvm.mem is NaN, which is not a number in Nix\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n",
    ],
    [
      "a module that is not there",
      'imports: ["./nowhere.nix"]',
      "error: src/vms/a.ts:4: the imported module src/vms/nowhere.nix does not exist\n  fix: name it relative to the definition's own folder\n",
    ],
    [
      "a module outside the repository",
      'imports: ["../../../etc/nixos/configuration.nix"]',
      "error: src/vms/a.ts:4: the imported module ../../../etc/nixos/configuration.nix is outside this repository\n  fix: name a file of this repository, relative to the definition\n",
    ],
    [
      "an unknown system",
      'systems: ["riscv64-linux"]',
      'error: src/vms/a.ts:4: systems[0] must be one of "x86_64-linux", "aarch64-linux", but is the string "riscv64-linux"\n  fix: write "x86_64-linux" or "aarch64-linux"\n',
    ],
  ];

  it.each(mistakes)("%s", async (_, option, error) => {
    expect(await codegen(oneVm(option))).toEqual({ status: 1, errors: error });
  });

  it("reports every mistake of every file, in the order of their places", async () => {
    const { status, errors } = await codegen({
      "b.ts": `${head}export default defineVm({ name: "b", mem: 0 });`,
      "a.ts": `${head}const common = {\n  vcpu: 0,\n};\nexport default defineVm({\n  name: "a",\n  balloon: 1,\n  ...common,\n});`,
    });
    expect(status).toBe(1);
    expect(errors).toBe(
      "error: src/vms/a.ts:3: microvm.vcpu must be a whole number, 1 or more, but is 0 (the VM a, src/vms/a.ts:5)\n  fix: write 1 or more\n" +
        "error: src/vms/a.ts:7: microvm.balloon must be true or false, but is 1\n  fix: write what is expected there; an editor shows the type of each value, and `ghaf-microvm options` that of each option\n" +
        "error: src/vms/b.ts:2: microvm.mem must be a whole number, 1 or more, but is 0\n  fix: write 1 or more\n",
    );
  });

  it("two VMs of one name", async () => {
    const { status, errors } = await codegen({
      "a.ts": `${head}export default defineVm({ name: "netvm" });`,
      "b.ts": `${head}export default defineVm({\n  name: "netvm",\n});`,
    });
    expect(status).toBe(1);
    expect(errors).toBe(
      'error: src/vms/b.ts:3: the VM name "netvm" is taken by src/vms/a.ts:2\n  fix: give each VM a name of its own\n',
    );
  });

  it.each([
    ["net_vm", "net-vm"],
    ["-vm", "vm"],
    ["vm.local", "vm-local"],
    ["a".repeat(64), "a".repeat(63)],
  ])("a name that is not a valid host name: %s", async (name, fixed) => {
    const { status, errors } = await codegen({
      "a.ts": `${head}export default defineVm({ name: "${name}" });`,
    });
    expect(status).toBe(1);
    expect(errors).toBe(
      `error: src/vms/a.ts:2: "${name}" is not a valid host name: letters, digits and hyphens, at most 63, no hyphen at either end\n  fix: for example "${fixed}"\n`,
    );
  });
});

describe("a definition that cannot be checked", () => {
  it("throws: its own line", async () => {
    expect(
      await codegen({
        "a.ts": `${head}const none: string[] = [];\nexport default defineVm({\n  name: none[0].trim(),\n});`,
      }),
    ).toEqual({
      status: 2,
      errors:
        "error: src/vms/a.ts:4: the definition throws TypeError: Cannot read properties of undefined (reading 'trim')\n  fix: correct what is thrown there\n",
    });
  });

  it("does not parse", async () => {
    expect(await codegen({ "a.ts": `${head}export default defineVm({ name: "a";\n` })).toEqual({
      status: 2,
      errors:
        'error: src/vms/a.ts:2: Expected "}" but found ";"\n  fix: correct it there: the definitions do not build\n',
    });
  });

  it("exports nothing", async () => {
    expect(await codegen({ "a.ts": `${head}defineVm({ name: "a" });` })).toEqual({
      status: 2,
      errors:
        "error: src/vms/a.ts: exports no VM definition\n  fix: write `export default defineVm({ ... })`; a file of helpers belongs in a folder below or elsewhere\n",
    });
  });

  it("imports what is not there", async () => {
    const { status, errors } = await codegen({
      "a.ts": `${head}import { x } from "./x.ts";\nexport default x;`,
    });
    expect(status).toBe(2);
    expect(errors).toBe(
      'error: src/vms/a.ts:2: Could not resolve "./x.ts"\n  fix: correct it there: the definitions do not build\n',
    );
  });
});
