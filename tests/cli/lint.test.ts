import { expect, test } from "vitest";
import { lintQemu } from "../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { tryStart } from "../hypervisors/start.ts";
import { hasQemu } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

/** A definition with these arguments, on the machine q35. */
const definition = (
  ...lines: readonly string[]
) => `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "document",
  hypervisor: "qemu",
  qemu: {
    machine: "q35",
    extraArgs: [
${lines.map((line) => `      ${line}\n`).join("")}    ],
  },
});
`;

const documents = definition(
  '"-object memory-backend-file,id=mem1,mem-path=memory.img",',
  '"-device virtio-pmem-pci,memdev=mem1,id=nv1",',
);

test("the document's example has a finding for each of its strings, at its line, in JSON", async () => {
  const repository = temporaryRepository({ "document.ts": documents });
  const { status, stdout } = await inProcess(repository.path, "lint", "--format", "json");
  expect(status).toBe(1);
  const file = "src/vms/document.ts";
  const message = (option: string) =>
    `${option} and its value are one string: each must be a separate list item`;
  expect(JSON.parse(stdout)).toEqual({
    findings: [
      {
        rule: "two-words",
        severity: "refused",
        file,
        line: 9,
        argument: '"-object memory-backend-file,id=mem1,mem-path=memory.img"',
        message: message("-object"),
        fixable: true,
        fix: '"-object" "memory-backend-file,id=mem1,mem-path=memory.img"',
      },
      {
        rule: "two-words",
        severity: "refused",
        file,
        line: 10,
        argument: '"-device virtio-pmem-pci,memdev=mem1,id=nv1"',
        message: message("-device"),
        fixable: true,
        fix: '"-device" "virtio-pmem-pci,memdev=mem1,id=nv1"',
      },
    ],
    notVerified: [
      {
        what: "what the runner makes",
        vms: ["document"],
        why: expect.stringMatching(
          /^there is no Nix here$|^(nixpkgs|microvm\.nix) is not on this machine: what flake\.lock pins is not in the Nix store$/,
        ),
      },
    ],
  });
});

test("--fix rewrites it as far as it goes, and QEMU starts with what it leads to", async () => {
  const repository = temporaryRepository({ "document.ts": documents });
  expect(await inProcess(repository.path, "lint", "--fix")).toMatchObject({
    status: 2,
    stdout: expect.stringMatching(
      /^(fixed src\/vms\/document\.ts:\d+: ".*" -> ".*"\n){5}nothing found in what was checked\n$/,
    ),
  });
  expect(repository.read("src/vms/document.ts")).toBe(
    definition(
      '"-object", "memory-backend-file,id=mem1,mem-path=memory.img,size=16M,share=on",',
      '"-m", "maxmem=528M", "-device", "virtio-pmem-pci,memdev=mem1,id=nv1",',
    ),
  );
  if (!hasQemu) return;
  const args = [
    "-object",
    "memory-backend-file,id=mem1,mem-path=memory.img,size=16M,share=on",
    "-m",
    "maxmem=528M",
    "-device",
    "virtio-pmem-pci,memdev=mem1,id=nv1",
  ];
  const runner = ["-M", "q35,accel=tcg", "-m", "512M", "-nodefaults", "-display", "none"];
  expect(await tryStart("qemu-system-x86_64", [...runner, ...args])).toEqual({
    starts: true,
    message: "",
  });
  expect(lintQemu([...runner, ...args], readQemuPack("qemu-7.2"))).toEqual([]);
});

test("codegen refuses what the hypervisor refuses, and writes nothing", async () => {
  const repository = temporaryRepository({ "document.ts": documents });
  const before = repository.snapshot();
  const { status, stderr } = await inProcess(repository.path, "codegen");
  expect(status).toBe(1);
  expect(stderr).toContain(
    "src/vms/document.ts:9: the hypervisor will refuse this: -object and its value",
  );
  expect(repository.snapshot()).toEqual(before);
});

test("codegen refuses what starts and is silently wrong, unless a comment says that it is meant", async () => {
  const unshared = [
    '"-m", "maxmem=1G",',
    '"-object", "memory-backend-file,id=m,mem-path=/dev/shm/a,size=16M",',
    '"-device", "virtio-pmem-pci,memdev=m",',
  ];
  const repository = temporaryRepository({ "silent.ts": definition(...unshared) });
  const { status, stderr } = await inProcess(repository.path, "codegen");
  expect(status).toBe(1);
  expect(stderr).toContain(
    "src/vms/silent.ts:10: this starts and is silently wrong: without share=on",
  );
  repository.write(
    "src/vms/silent.ts",
    definition(...unshared.toSpliced(1, 0, "// ghaf-microvm: allow not-shared")),
  );
  expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0 });
});

test("--hypervisor reports what another one would refuse and ignore, and needs no Nix", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  hypervisor: "qemu",
  cpu: "host",
  interfaces: [{ type: "user", id: "a", mac: "02:00:00:00:00:01" }],
});
`,
  });
  const lint = (...args: string[]) => inProcess(repository.path, "lint", "a", ...args);
  expect(JSON.parse((await lint("--format", "json")).stdout).findings).toEqual([]);
  const { status, stdout } = await lint("--hypervisor", "crosvm", "--format", "json");
  expect(status).toBe(1);
  expect(
    JSON.parse(stdout).findings.map(({ line, rule }: Record<string, unknown>) => [line, rule]),
  ).toEqual([
    [6, "ignored-option"],
    [7, "refused-option"],
  ]);
  expect((await lint("--hypervisor", "crosvn")).stderr).toBe(
    "error: microvm.nix 71beea00 has no hypervisor crosvn\n  fix: did you mean crosvm?\n",
  );
  expect((await lint("--hypervisor", "crosvm", "--fix")).stderr).toBe(
    "error: --hypervisor is about VM definitions as they are, and cannot be combined with --fix\n  fix: leave one of them out\n",
  );
});

test("a pack that is not there is an error, though VMs are checked without it", async () => {
  const repository = temporaryRepository({ "laptop.ts": definition("") });
  expect(await inProcess(repository.path, "lint", "--pack", "./none.json")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^error: \.\/none\.json: cannot be read: /),
  });
});

test("a VM names the build that its arguments are for", async () => {
  const battery = definition('"-device", "battery,use-qmp=false",');
  const repository = temporaryRepository({ "laptop.ts": battery });
  expect((await inProcess(repository.path, "lint")).stdout).toContain(
    "QEMU 11.1.3 has no device battery: only Ghaf's build has it (the pack qemu-11.1-ghaf)",
  );
  repository.write(
    "src/vms/laptop.ts",
    battery.replace("name:", 'pack: "qemu-11.1-ghaf",\n  name:'),
  );
  expect(await inProcess(repository.path, "lint")).toMatchObject({
    status: 2,
    stdout: "nothing found in what was checked\n",
  });
  repository.write("src/vms/laptop.ts", battery.replace("name:", 'pack: "qemu-10.1",\n  name:'));
  expect(await inProcess(repository.path, "lint")).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(
      /^src\/vms\/laptop\.ts:\d+: wrong: there is no pack "qemu-10\.1".*\n {2}fix: did you mean qemu-10\.0\?\n/,
    ),
  });
});

test("a VM or a script for aarch64 is checked by what that QEMU accepts, with what it has on such a host", async () => {
  const repository = temporaryRepository({
    "jetson.ts": definition(
      '"-device", "vfio-platform,host=31d0000.serial",',
      '"-device", "isa-serial",',
    )
      .replace('"q35"', '"virt"')
      .replace("name:", 'systems: ["aarch64-linux"], pack: "qemu-10.0-aarch64",\n  name:'),
  });
  const isaSerial = (place: string) =>
    `${place}: refused: QEMU 10.0.13 has no device isa-serial; did you mean usb-serial? [unknown-device]
  "-device" "isa-serial"
  fix: "-device" "usb-serial"
1 that the hypervisor refuses
`;
  expect((await inProcess(repository.path, "lint")).stdout).toBe(isaSerial("src/vms/jetson.ts:11"));
  repository.write(
    "run.sh",
    "exec qemu-system-aarch64 -M virt,accel=kvm:tcg,gic-version=max -cpu host -device isa-serial\n",
  );
  expect((await inProcess(repository.path, "lint", "./run.sh")).stdout).toBe(
    isaSerial("./run.sh:1"),
  );
});

test("a script of any repository is checked where it stands", async () => {
  const repository = temporaryRepository();
  repository.write("run.sh", "#!/bin/sh\nexec qemu-system-x86_64 -M q35 \\\n  '-nographics'\n");
  const { status, stdout } = await inProcess(
    repository.path,
    "lint",
    "./run.sh",
    "--pack",
    "qemu-7.2",
  );
  expect(status).toBe(1);
  expect(stdout).toBe(`./run.sh:3: refused: QEMU 7.2.22 has no option -nographics [unknown-option]
  "-nographics"
  fix: "-nographic"
1 that the hypervisor refuses
`);
  repository.write("run.sh", "hello\n");
  expect((await inProcess(repository.path, "lint", "./run.sh")).status).toBe(2);
  expect((await inProcess(repository.path, "lint", "./none.sh")).status).toBe(2);
  expect((await inProcess(repository.path, "lint", "documnt")).status).toBe(2);
});

test("a script that runs Ghaf's QEMU is checked by what that accepts", async () => {
  const repository = temporaryRepository();
  const verdict = async (program: string, ...args: string[]) => {
    repository.write("run.sh", `exec ${program} ${args.join(" ")}\n`);
    return (await inProcess(repository.path, "lint", "./run.sh")).status;
  };
  const ghafs = (name: string) => `-a "microvm@a" /nix/store/eeee-${name}/bin`;
  const battery = ["-M", "q35", "-device", "battery,use-qmp=false"];
  const platform = ["-M", "virt", "-device", "vfio-platform,host=a,mmio-base=0x60000000"];
  expect(await verdict(`${ghafs("ghaf-qemu-10.2.2")}/qemu-system-x86_64`, ...battery)).toBe(0);
  expect(await verdict(`${ghafs("qemu-10.2.2")}/qemu-system-x86_64`, ...battery)).toBe(1);
  expect(await verdict(`${ghafs("ghaf-qemu-bpmp-10.1.5")}/qemu-system-aarch64`, ...platform)).toBe(
    0,
  );
  expect(await verdict(`${ghafs("qemu-10.1.5")}/qemu-system-aarch64`, ...platform)).toBe(1);
});

test("the formats that point into files name the rule and the line", async () => {
  const repository = temporaryRepository({ "document.ts": documents });
  const github = (await inProcess(repository.path, "lint", "--format", "github")).stdout;
  expect(github.split("\n")[0]).toBe(
    '::error file=src/vms/document.ts,line=9,title=lint/two-words::Refused by the hypervisor: -object and its value are one string: each must be a separate list item%0Afix: "-object" "memory-backend-file,id=mem1,mem-path=memory.img"',
  );
  const sarif = JSON.parse((await inProcess(repository.path, "lint", "--format", "sarif")).stdout);
  const [run] = sarif.runs;
  expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
    "lint/two-words",
    "lint/two-words",
  ]);
  expect(run.tool.driver.rules[run.results[0].ruleIndex]).toMatchObject({
    id: "lint/two-words",
    help: { markdown: expect.stringContaining("# two-words") },
    helpUri: "https://github.com/tiiuae/ghaf-microvm/blob/main/docs/rules/two-words.md",
  });
});

test("--explain shows a rule's page, or the nearest rule", async () => {
  const { path } = temporaryRepository();
  const { status, stdout, stderr } = await inProcess(path, "lint", "--explain", "maxmem");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^# maxmem\n/);
  expect(await inProcess(path, "lint", "--explain", "maxmen")).toEqual({
    status: 2,
    stdout: "",
    stderr: 'error: lint has no rule "maxmen"\n  fix: did you mean maxmem?\n',
  });
});
