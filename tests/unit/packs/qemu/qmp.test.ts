import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withQemu } from "../../../../src/packs/qemu/qmp.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-qmp-"));

/** A program that says this instead of what QEMU says. */
function pretender(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const greeting = `echo '{"QMP": {"version": {}}}'`;

const askVersion = (program: string, seconds?: number) =>
  withQemu(program, [], ({ ask }) => ask("query-version"), { secondsPerAnswer: seconds });

describe("a dialogue", () => {
  test("gives what QEMU returns, past the events in between", async () => {
    const program = pretender(
      "answers",
      `${greeting}; read a; echo '{"return": {}}'; read b; echo '{"event": "RESUME"}'; echo '{"return": 7}'; read c`,
    );
    expect(await askVersion(program)).toBe(7);
  });

  test("gives undefined for what QEMU refuses", async () => {
    const program = pretender(
      "refuses",
      `${greeting}; read a; echo '{"return": {}}'; read b; echo '{"error": {"desc": "no"}}'; read c`,
    );
    expect(await askVersion(program)).toBeUndefined();
  });

  test("with a program that does not exist ends with its name", async () => {
    await expect(askVersion("/nonexistent/qemu")).rejects.toMatchObject({
      status: 2,
      message: expect.stringContaining("/nonexistent/qemu could not be started"),
    });
  });

  test("with a QEMU that does not start ends with what it said", async () => {
    const program = pretender("fails", "echo 'Could not access KVM kernel module' >&2; exit 1");
    await expect(askVersion(program)).rejects.toMatchObject({
      status: 2,
      message: expect.stringMatching(/ended \(status 1\): Could not access KVM kernel module/),
    });
  });

  test("with a QEMU that dies in the middle ends with how it died", async () => {
    const program = pretender("dies", `${greeting}; read a; echo '{"return": {}}'; kill -SEGV $$`);
    await expect(askVersion(program)).rejects.toMatchObject({
      status: 2,
      message: expect.stringContaining("ended (SIGSEGV)"),
    });
  });

  test("with a QEMU that hangs ends at the time limit, with what it waited for", async () => {
    const program = pretender("hangs", `${greeting}; read a; echo '{"return": {}}'; exec sleep 60`);
    const start = Date.now();
    await expect(askVersion(program, 0.3)).rejects.toMatchObject({
      status: 2,
      message: expect.stringContaining("took longer than 0.3 s to answer query-version"),
    });
    expect(Date.now() - start).toBeLessThan(5000);
  });

  test("with a program that is not QEMU ends with what it said", async () => {
    const program = pretender("chats", "echo hello; read a");
    await expect(askVersion(program)).rejects.toMatchObject({
      status: 2,
      message: expect.stringContaining('does not speak QMP: it said "hello"'),
    });
  });
});
