import { describe, expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const definition = (
  ...lines: readonly string[]
) => `import { defineVm, nix } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
${lines.map((line) => `  ${line},\n`).join("")}});
`;

/** The lines that a command reports, and its status. */
async function verdict(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = await inProcessWithoutNix(folder, ...args);
  const lines = [...`${stdout}${stderr}`.matchAll(/^(?:error: )?src\/vms\/a\.ts:(\d+):/gm)];
  return { status, lines: lines.map(([, line]) => Number(line)) };
}

describe("codegen, codegen --check and lint agree on", () => {
  test.each<[string, string[], number[]]>([
    ["an option that is not there", ["memm: 512"], [4]],
    ["a type", ['mem: "512"'], [4]],
    ["a fact of a value", ["vsock: { cid: 2 }"], [4]],
    ["an option that is refused", ['hypervisor: "crosvm"', 'user: "x"'], [5]],
    ["an option that is ignored", ['hypervisor: "crosvm"', 'cpu: "host"'], [5]],
    ["a module that is not there", ['imports: ["./none.nix"]'], [4]],
    ["an argument that is refused", ['qemu: { extraArgs: ["-nographics"] }'], [4]],
    [
      "two words in one string, of a hypervisor without rules",
      ['hypervisor: "cloud-hypervisor"', '"cloud-hypervisor": { extraArgs: ["--net tap=foo"] }'],
      [5],
    ],
    [
      "a share that is 9p by default where the hypervisor takes none",
      ['hypervisor: "cloud-hypervisor"', 'shares: [{ source: "/a", mountPoint: "/a", tag: "a" }]'],
      [5],
    ],
    ["mistakes of both kinds", ["memm: 512", 'qemu: { extraArgs: ["-nographics"] }'], [4]],
    ["Nix code that is none", ["kernel: nix`pkgs.linux (`"], [4]],
    ["a name that Nix does not know", ["kernel: nix`pkgz.linux`"], [4]],
    ["a value that only Nix knows", ["kernel: nix`pkgs.linux`"], []],
  ])("%s", async (_, lines, wrong) => {
    const { path } = temporaryRepository({ "a.ts": definition(...lines) });
    const status = wrong.length > 0 ? 1 : 0;
    expect(await verdict(path, "codegen")).toEqual({ status, lines: wrong });
    expect(await verdict(path, "codegen", "--check")).toEqual({ status, lines: wrong });
    // lint alone has nothing else to do: what it could not check is status 2
    expect(await verdict(path, "lint")).toEqual({ status: status || 2, lines: wrong });
    expect(await verdict(path, "lint", "a")).toEqual({ status: status || 2, lines: wrong });
  });
});

test("VMs that give memory in one file other sizes are named with both lines, but where a comment allows it", async () => {
  const sharing = (name: string, size: string, before = "") =>
    definition(
      'qemu: { machine: "q35", extraArgs: [',
      `${before}  ...sharedMemory({ path: "/dev/shm/a", size: "${size}", via: "virtio-pmem" }),`,
      "]}",
    )
      .replace('"a"', `"${name}"`)
      .replace("import", 'import { sharedMemory } from "ghaf-microvm";\nimport');
  const { path, write } = temporaryRepository({
    "a.ts": sharing("a", "16M"),
    "b.ts": sharing("b", "32M"),
  });
  const message =
    "/dev/shm/a has size=32M here, and size=16M in a (src/vms/a.ts:6): QEMU refuses a size larger than the file, and maps only the beginning of a larger file. Write the same size in both";
  for (const args of [["codegen"], ["codegen", "--check"], ["lint"], ["lint", "b"]]) {
    const { status, stdout, stderr } = await inProcessWithoutNix(path, ...args);
    expect([args, status]).toEqual([args, 1]);
    expect(`${stdout}${stderr}`).toContain(message);
    expect(`${stdout}${stderr}`).toMatch(/^(error: )?src\/vms\/b\.ts:6:/m);
  }
  write("src/vms/b.ts", sharing("b", "32M", "// ghaf-microvm: allow not-shared\n"));
  expect((await inProcessWithoutNix(path, "codegen")).status).toBe(0);
  write("src/vms/b.ts", sharing("b", "16M"));
  expect((await inProcessWithoutNix(path, "codegen")).status).toBe(0);
});

test("of a VM whose hypervisor's values are not known, lint says that and not that there are no findings", async () => {
  const { path } = temporaryRepository({
    "a.ts": definition('hypervisor: "alioth"'),
    "b.ts": definition('hypervisor: "stratovirt"').replace('"a"', '"b"'),
  });
  const none = (vm: string, what: string) =>
    `not verified: the arguments of ${vm}: lint knows the flags of ${what}`;
  const runner = "not verified: what the runner makes of a, b: there is no Nix here";
  const notes = [
    "note: a: checked against alioth at 0.12.0, the only version with a pack",
    "note: b: checked against stratovirt at 2.5.0, the only version with a pack",
  ];
  const lines = [
    ...notes,
    runner,
    none("a", "alioth and the forms of their values, but not what these ask of each other"),
    none("b", "stratovirt, but not what their values may be"),
  ];
  expect(await inProcessWithoutNix(path, "lint")).toEqual({
    status: 2,
    stdout: "nothing found in what was checked\n",
    stderr: lines.map((line) => `${line}\n`).join(""),
  });
  expect(await inProcessWithoutNix(path, "codegen")).toMatchObject({
    status: 0,
    stderr: lines
      .slice(notes.length)
      .map((line) => `${line}\n`)
      .join(""),
  });
  expect(await inProcessWithoutNix(path, "lint", "--strict")).toMatchObject({
    status: 2,
    stderr: `${lines.map((line) => `${line}\n`).join("")}error: with --strict, what could not be verified is an error: see above
  fix: run it where Nix and what flake.lock pins are, or leave --strict out
`,
  });
});

test("the formats for programs say what was not verified", async () => {
  const { path } = temporaryRepository({
    "a.ts": definition('hypervisor: "alioth"', "vsock: { cid: 2 }"),
  });
  const run = async (format: string) =>
    (await inProcessWithoutNix(path, "lint", "--format", format)).stdout;
  const why =
    "lint knows the flags of alioth and the forms of their values, but not what these ask of each other";
  expect(JSON.parse(await run("json"))).toEqual({
    findings: [
      {
        rule: "wrong-definition",
        severity: "wrong",
        file: "src/vms/a.ts",
        line: 5,
        argument: null,
        message: expect.stringMatching(/^microvm\.vsock\.cid must be/),
        fix: expect.any(String),
        fixable: false,
      },
    ],
    notVerified: [{ what: "the arguments", vms: ["a"], why }],
  });
  expect(JSON.parse(await run("sarif")).runs[0]).toMatchObject({
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: "warning", message: { text: `not verified: the arguments of a: ${why}` } },
        ],
      },
    ],
    results: [{ ruleId: "lint/wrong-definition" }],
  });
  expect(await run("github")).toMatch(
    /^::error file=src\/vms\/a\.ts,line=5,title=lint\/wrong-definition::Wrong: microvm\.vsock\.cid .*\n::warning title=lint\/not-verified::not verified: the arguments of a: lint knows the flags of alioth .*\n$/,
  );
});

test("a script of which not all is known hides no other script's findings", async () => {
  const repository = temporaryRepository();
  repository.write("a.sh", "exec stratovirt -smp 1\n");
  repository.write("b.sh", "exec qemu-system-x86_64 -M q35 -nographics\n");
  const { status, stdout, stderr } = await inProcessWithoutNix(
    repository.path,
    "lint",
    "./a.sh",
    "./b.sh",
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/^\.\/b\.sh:1: refused: /);
  expect(stderr).toContain(
    "not verified: the arguments of ./a.sh: lint knows the flags of stratovirt, but not what their values may be",
  );
  expect((await inProcessWithoutNix(repository.path, "lint", "./a.sh")).status).toBe(2);
});

test("a repository without a lock has its arguments checked, and nothing else", async () => {
  const { path } = temporaryRepository({
    "a.ts": definition('qemu: { extraArgs: ["-nographics"] }'),
  });
  const { rmSync } = await import("node:fs");
  rmSync(`${path}/flake.lock`);
  const { status, stdout, stderr } = await inProcessWithoutNix(path, "lint");
  expect([status, stdout.split("\n")[0]]).toEqual([
    1,
    expect.stringMatching(/^src\/vms\/a\.ts:4: refused: QEMU .* has no option -nographics/),
  ]);
  expect(stderr).toContain(
    "not verified: the options of a: there is no flake.lock, which pins them\nnot verified: what the runner makes of a: there is no flake.lock\n",
  );
});

test("a mistake in Nix code is reported at its line and column", async () => {
  const { path } = temporaryRepository({
    "a.ts": `import { defineVm, nix } from "../generated/microvm.ts";
const inner = nix\`x\`;
export default defineVm({
  name: "a",
  kernel: nix\`pkgs.linux (\`,
  preStart: nix\`
    \\\`\\\${lib} \`,
  cpu: nix\`"\\\${pkgz.a}"\`,
  initrdPath: nix\`let x = 1; in \${inner}\`,
  qemu: { package: nix\`pkgs.\${1} ]\` },
});
`,
  });
  const { stderr } = await inProcessWithoutNix(path, "codegen");
  const lines = stderr.split("\n").filter((line) => line.startsWith("error"));
  expect(lines).toEqual([
    "error: src/vms/a.ts:5:27: in nix`...`, the end is unexpected",
    "error: src/vms/a.ts:7:6: in nix`...`, ` is unexpected",
    "error: src/vms/a.ts:8:16: in nix`...`, pkgz is not defined",
    "error: src/vms/a.ts:10: in nix`...`, ] is unexpected",
  ]);
});

test.each([
  ["gpu: 1", "microvm.gpu"],
  ['shares: [{ tag: "a", source: "/a", mountPoint: "/a", dax: true }]', "microvm.shares[0].dax"],
])("no option of another meaning is suggested: %s", async (option, name) => {
  const { path } = temporaryRepository({ "a.ts": definition(option) });
  const { status, stderr } = await inProcessWithoutNix(path, "codegen");
  expect([status, stderr]).toEqual([1, expect.stringContaining(`there is no option ${name} `)]);
  expect(stderr).not.toContain("did you mean");
});
