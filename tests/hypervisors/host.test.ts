import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { argumentsOf, type CommandOption } from "../../src/command/command-line.ts";
import { readHostFolder } from "../../src/host/host-folder.ts";
import { hostState } from "../../src/host/host-state.ts";
import { readProcesses } from "../../src/host/processes.ts";
import { hasQemu } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryFolder } from "../support/temporary.ts";

const folder = temporaryFolder("microvms");
const started: ChildProcess[] = [];

/** A runner as a build makes it, and its real path. */
function build(name: string, args: string): string {
  const path = join(folder, "builds", name);
  mkdirSync(join(path, "bin"), { recursive: true });
  writeFileSync(
    join(path, "bin/microvm-run"),
    `#!/bin/sh\nexec -a "microvm@${name.split("-")[0]}" qemu-system-x86_64 ${args}\n`,
  );
  return path;
}

/** A VM's folder, with these links. */
function vm(name: string, links: Readonly<Record<string, string>>): string {
  const path = join(folder, "microvms", name);
  mkdirSync(path, { recursive: true });
  for (const [link, target] of Object.entries(links)) symlinkSync(target, join(path, link));
  return path;
}

/** Starts QEMU as a script does, without a guest that runs: paused, without KVM. */
async function start(name: string, cwd: string, args: string): Promise<void> {
  const program = spawn("qemu-system-x86_64", args.split(" "), {
    ...{ argv0: name, cwd, stdio: "ignore" },
  });
  started.push(program);
  // until then it is the copy of this process
  const isThere = () => readFileSync(`/proc/${program.pid}/cmdline`, "utf8").startsWith(name);
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const base = "-M q35,accel=tcg -m 64M -nodefaults -display none -S";

/** Every file below the folder with its text: nothing of it may change. */
const content = () =>
  readdirSync(join(folder, "builds"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

describe.skipIf(!hasQemu)("report of a host", () => {
  beforeAll(async () => {
    const fresh = build("fresh-1", base);
    const [old, next] = [
      build("stale-1", base),
      build("stale-2", `${base} -device virtio-rng-pci`),
    ];
    const edited = build("edited-1", base);
    await start("microvm@fresh", vm("fresh", { current: fresh, booted: fresh }), base);
    await start("microvm@stale", vm("stale", { current: next, booted: old }), base);
    await start(
      ...(["microvm@edited", vm("edited", { current: edited, booted: edited })] as const),
      base.replace("64M", "65M"),
    );
    vm("stopped", { current: build("stopped-1", `${base} '-device virtio-rng-pci'`) });
    vm("gone", { current: join(folder, "builds/none") });
    mkdirSync(join(folder, "microvms/no-vm"));
    await start("qemu-system-x86_64", folder, `${base} -name stranger`);
  });
  afterAll(async () => {
    for (const program of started) {
      const ended = new Promise((resolve) => program.once("exit", resolve));
      program.kill("SIGKILL");
      await ended;
    }
  });

  test("says of each VM how it runs, and changes nothing", () => {
    const before = content();
    const { vms, others } = hostState(
      readHostFolder(join(folder, "microvms"), join(folder, "builds")),
      readProcesses(),
    );
    expect(vms.map(({ vm, state, reasons }) => [vm.name, state, ...reasons])).toEqual([
      ["edited", "edited by hand", "its arguments are not those of booted or current"],
      ["fresh", "up to date"],
      ["gone", "not running"],
      ["stale", "restart needed", "it was started before current was made"],
      ["stopped", "not running"],
    ]);
    const texts = (unit: CommandOption | undefined) =>
      unit && argumentsOf(unit).map(({ text }) => text);
    expect(
      vms.map(({ changes }) => changes.map(({ before, after }) => [texts(before), texts(after)])),
    ).toEqual([
      [
        [
          ["-m", "65M"],
          ["-m", "64M"],
        ],
      ],
      [],
      [],
      [[undefined, ["-device", "virtio-rng-pci"]]],
      [],
    ]);
    expect(others.map(({ pid }) => pid)).toContain(started.at(-1)?.pid);
    expect(content()).toEqual(before);
  });

  test("of the command has findings, and takes scripts out of the store for edited ones", async () => {
    const { status, stdout } = await inProcess(folder, "report", join(folder, "microvms"));
    expect(status).toBe(1);
    expect(stdout).toContain("fresh  edited by hand, process");
    expect(stdout).toContain(
      "stopped/current/bin/microvm-run:2: refused: -device and its value are one string: each must be a separate list item [two-words]",
    );
  });

  test.each([
    ["nothing", "does not exist"],
    ["builds", "has no VMs"],
  ])("of the folder %s is none", async (name, message) => {
    const { status, stderr } = await inProcess(folder, "report", join(folder, name));
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
