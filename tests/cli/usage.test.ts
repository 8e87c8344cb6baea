import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { examples } from "../../src/cli/examples.ts";
import { packFile } from "../../src/packs/read.ts";
import { root } from "../support/available.ts";
import { inProcess, inProcessWithPrograms } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary.ts";

it.each([
  ["codgen", "unknown command 'codgen'", "did you mean codegen?"],
  ["codegen --chek", "unknown option '--chek'", "did you mean --check?"],
  [
    "codegen extra",
    "too many arguments for 'codegen'. Expected 0 arguments but got 1.",
    "for example `ghaf-microvm codegen`; see `ghaf-microvm codegen --help`",
  ],
  [
    "codegen --check --watch",
    "option '--watch' cannot be used with option '--check'",
    "for example `ghaf-microvm codegen`; see `ghaf-microvm codegen --help`",
  ],
  ["lock chek", "unknown command 'chek'", "did you mean check?"],
  [
    "lock check --format xml",
    "option '--format <format>' argument 'xml' is invalid",
    "use one of text, json, sarif, github",
  ],
  [
    "lint --time-limit soon",
    "option '--time-limit <seconds>' argument 'soon' is invalid. It is a number of seconds: 60.",
    "for example `ghaf-microvm lint`; see `ghaf-microvm lint --help`",
  ],
  [
    "new",
    "missing required argument 'vm'",
    "for example `ghaf-microvm new chatvm`; see `ghaf-microvm new --help`",
  ],
  [
    "options show",
    "missing required argument 'name'",
    "for example `ghaf-microvm options show mem`; see `ghaf-microvm options show --help`",
  ],
])("bad usage ends with 2 and a fix: %s", async (args, message, fix) => {
  const { status, stdout, stderr } = await inProcess(tmpdir(), ...args.split(" "));
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr: `error: ${message}\n  fix: ${fix}\n`,
  });
});

/** The names of each command, as its help lists those below it. */
async function* commandsBelow(names: readonly string[]): AsyncGenerator<string> {
  yield names.join(" ");
  const { stdout } = await inProcess(root, ...names, "--help");
  const [, list = ""] = /\nCommands:\n([\s\S]*?)(?:\n\n|$)/.exec(stdout) ?? [];
  for (const [, name = ""] of list.matchAll(/^ {2}([\w-]+)/gm))
    if (name !== "help") yield* commandsBelow([...names, name]);
}

describe("help", () => {
  it("of every command ends with its examples, and there are no others", async () => {
    const names: string[] = [];
    for await (const command of commandsBelow([])) {
      names.push(command);
      const { status, stdout, stderr } = await inProcess(root, ...command.split(" "), "--help");
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
      for (const [args] of examples[command] ?? [["none"]])
        expect(stdout).toContain(`\n  ghaf-microvm ${args}\n`);
    }
    expect(names.sort()).toEqual(Object.keys(examples).sort());
  });

  it("--version ends with 0", async () => {
    const { status, stdout } = await inProcess(tmpdir(), "--version");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

/** Without Nix, QEMU and sources these examples get this far; all others end with 0. */
const elsewhere: Readonly<Record<string, string>> = {
  "codegen --check --strict": "with --strict, what could not be verified is an error",
  "codegen --refresh": "this needs `nix`",
  "command memshare --explain": "there is no record of the command line of memshare",
  "command memshare --format svg": "there is no record of the command line of memshare",
  "command memshare --hypervisor crosvm": "the command line for crosvm needs `nix`",
  "import guest.nix --name chatvm": "this needs `nix`",
  lint: "not verified: what the runner makes of memshare: there is no Nix here",
  "lint memshare --hypervisor crosvm":
    "not verified: what the runner makes of memshare: there is no Nix here",
  "lint --flake .": "this needs `nix`",
  "options measure": "this needs `nix`",
  "options record --source ../microvm.nix --nixpkgs ../nixpkgs":
    "--source ../microvm.nix: that is not",
  "pack qemu --output qemu.json": "qemu-system-x86_64 could not be started",
  "pack qemu result/bin/qemu-system-aarch64 --output qemu.json":
    "result/bin/qemu-system-aarch64 could not be started",
  ...Object.fromEntries(
    ["crosvm", "cloud-hypervisor", "firecracker", "kvmtool", "stratovirt", "alioth", "vfkit"].map(
      (name) => [`pack ${name} ../${name} --output ${name}.json`, `error: ../${name}: `],
    ),
  ),
  "report --flake .": "this needs `nix`",
  "report --flake . --base main --page report.md": "this needs `nix`",
  "report /var/lib/microvms": "/var/lib/microvms: does not exist",
};

describe("the examples", () => {
  const { path } = temporaryRepository({
    "memshare.ts": readFileSync(join(root, "src/vms/memshare.ts"), "utf8"),
  });
  const around = temporaryFolder("examples");
  const folder = join(around, "here");
  const programs = join(around, "programs");

  beforeAll(() => {
    renameSync(path, folder);
    mkdirSync(programs);
    symlinkSync(execFileSync("which", ["git"], { encoding: "utf8" }).trim(), join(programs, "git"));
    mkdirSync(join(around, "ghaf"));
    cpSync(join(root, "flake.lock"), join(around, "ghaf/flake.lock"));
    mkdirSync(join(folder, "result/bin"), { recursive: true });
    writeFileSync(join(folder, "result/bin/microvm-run"), "exec crosvm run -m 512 bzImage\n");
    writeFileSync(join(folder, "guest.nix"), "{ microvm.vcpu = 2; }\n");
    writeFileSync(join(folder, "qemu.json"), readFileSync(packFile("qemu-7.2"), "utf8"));
    for (const args of ["init --initial-branch=main", "add flake.lock", "commit --message=begin"])
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args.split(" ")], {
        cwd: folder,
        stdio: "ignore",
      });
  });

  it.each([...new Set(Object.values(examples).flatMap((all) => all.map(([args]) => args)))])(
    "%s",
    async (args) => {
      const { status, stderr } = await inProcessWithPrograms(folder, programs, ...args.split(" "));
      const reason = elsewhere[args];
      if (reason === undefined) expect(status, stderr).toBe(0);
      else expect(stderr).toContain(reason);
    },
  );
});
