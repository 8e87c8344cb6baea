import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readProcesses } from "../../../src/host/processes.ts";
import { temporaryFolder } from "../../support/temporary.ts";

test("hypervisors are read from /proc, without what they split off and what is none", () => {
  const proc = temporaryFolder("proc");
  const add = (pid: number, parent: number, args: readonly string[]) => {
    const folder = join(proc, String(pid));
    mkdirSync(folder);
    writeFileSync(join(folder, "cmdline"), args.map((arg) => `${arg}\0`).join(""));
    writeFileSync(join(folder, "stat"), `${pid} (a) b) S ${parent} 1 1`);
    symlinkSync("/var/lib/microvms/chat", join(folder, "cwd"));
  };
  add(20, 1, ["microvm@chat", "-m", "64M", ""]);
  add(21, 20, ["microvm@chat", "-m", "64M", ""]);
  add(9, 20, ["/nix/store/x/bin/crosvm", "run"]);
  add(30, 1, ["bash", "qemu-system-x86_64"]);
  add(31, 1, []);
  mkdirSync(join(proc, "99"));
  mkdirSync(join(proc, "sys"));
  const folder = "/var/lib/microvms/chat";
  expect(readProcesses(proc)).toEqual([
    { pid: 9, name: "/nix/store/x/bin/crosvm", arguments: ["run"], folder },
    { pid: 20, name: "microvm@chat", arguments: ["-m", "64M", ""], folder },
  ]);
});
