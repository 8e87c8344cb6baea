import { spawn } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { root } from "../support/available.ts";
import { temporaryFolder } from "../support/temporary.ts";

const folder = temporaryFolder("killed");

/** A QEMU that starts, and then says nothing; with `wrapper`, below a program that waits for it. */
function silentQemu(name: string, wrapper = ""): { program: string; pidFile: string } {
  const [program, pidFile] = [join(folder, name), join(folder, `${name}.pid`)];
  writeFileSync(
    `${program}.inner`,
    `#!/bin/sh\necho $$ > ${pidFile}.new\nmv ${pidFile}.new ${pidFile}\nexec sleep 300\n`,
  );
  writeFileSync(program, `#!/bin/sh\n${wrapper === "" ? "exec " : ""}${program}.inner\n${wrapper}`);
  for (const file of [program, `${program}.inner`]) chmodSync(file, 0o755);
  return { program, pidFile };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // what has ended, and nobody has asked for, is still in the list of processes
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

async function waitUntil(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200 && !condition(); tries++) await setTimeout(50);
  return condition();
}

writeFileSync(join(folder, "microvm-run"), "exec qemu-system-x86_64 -M q35 -nodefaults\n");

test.each([
  ["lint --ask", (program: string) => ["lint", "--ask", program, "./microvm-run"], ""],
  ["pack qemu", (program: string) => ["pack", "qemu", program], ""],
  [
    "lint --ask, of a wrapper that waits",
    (program: string) => ["lint", "--ask", program, "./microvm-run"],
    "exit 0\n",
  ],
])("%s, killed, leaves no QEMU behind", async (name, argumentsFor, wrapper) => {
  const { program, pidFile } = silentQemu(name.replaceAll(/\W/g, "-"), wrapper);
  const asker = spawn(process.execPath, [join(root, "dist/cli.js"), ...argumentsFor(program)], {
    cwd: folder,
    stdio: "ignore",
  });
  expect(await waitUntil(() => existsSync(pidFile))).toBe(true);
  const pid = Number(readFileSync(pidFile, "utf8"));
  expect(isRunning(pid)).toBe(true);
  asker.kill("SIGKILL");
  expect(await waitUntil(() => !isRunning(pid))).toBe(true);
});
