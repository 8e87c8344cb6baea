// @module-tag slow
import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, nixpkgsStandin } from "../../support/available.ts";
import { writeFleet } from "../../support/fleet-flake.ts";
import { inProcess } from "../../support/in-process.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = temporaryFolder("fleet-command");
const url = `path:${folder}`;

describe.skipIf(!hasNix || nixpkgsStandin === undefined)("command --flake", () => {
  beforeAll(() => writeFleet(folder));

  test("shows the arguments of a VM's own runner, with the lines of its modules", async () => {
    const { status, stdout } = await inProcess(
      ...[folder, "command", "--flake", `${url}#chat`, "--explain"],
    );
    expect(status).toBe(0);
    expect(stdout).toContain("chat on qemu, x86_64-linux, microvm.nix unknown");
    expect(stdout).toMatch(/ -M q35,\S*\n {6}microvm\.qemu\.machine {2}chat\.nix:5\n/);
    expect(stdout).toMatch(
      /'-device virtio-rng-pci'\n {6}microvm\.qemu\.extraArgs {2}chat\.nix:7\n/,
    );
    expect(stdout).toMatch(/ -nographic\n {6}nothing that the VM sets\n/);
  });

  test("what does not evaluate is status 1, with Nix's reason", async () => {
    const { status, stderr } = await inProcess(folder, "command", "--flake", `${url}#broken`);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("broken does not evaluate: attribute 'gone' missing"),
    ]);
  });

  test.each([
    [["--flake", url, "chat"], "names are for VM definitions"],
    [["--flake", url, "--rev", "main"], "--rev is about VM definitions"],
    [["--only", "x"], "--only is about a flake's VMs"],
  ])("%j shows nothing", async (args, message) => {
    const { status, stderr } = await inProcess(folder, "command", ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
