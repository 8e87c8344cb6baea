// @module-tag slow
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, newNodes, nixpkgsStandin, root } from "../../support/available.ts";

const [node = ""] = newNodes;

/**
 * Really builds a runner whose microvm-run starts QEMU with these arguments, checked by Node of this machine, and the check
 * alone: nothing else of a system is built.
 */
function build(what: "checked" | "derivation", args: string) {
  const { status, stderr } = spawnSync(
    "nix-build",
    [
      ...["--no-out-link", "--option", "substituters", "", "--option", "sandbox", "false"],
      ...["--option", "build-users-group", ""],
      ...["--option", "allow-import-from-derivation", "false"],
      "--expr",
      `
      let
        pkgs = import ${nixpkgsStandin} {
          system = builtins.currentSystem;
          overlays = [ (_: _: { nodejs = { version = "24.0.0"; outPath = "${node.replace("/bin/node", "")}"; }; }) ];
        };
        runner = pkgs.runCommand "microvm-qemu-a" { } ''
          mkdir -p $out/bin
          echo "exec qemu-system-x86_64 ${args}" > $out/bin/microvm-run
        '';
        checks = import ${join(root, "nix/checks/arguments.nix")} { inherit (pkgs) lib; } {
          config = {
            networking.hostName = "a";
            microvm = { hypervisor = "qemu"; runner.qemu = runner; };
          };
          options.microvm = { };
          inherit pkgs;
        };
      in
      ${what === "checked" ? "checks.checked runner" : "checks.derivation"}`,
    ],
    { encoding: "utf8" },
  );
  return { status, log: stderr };
}

describe.skipIf(!hasNix || nixpkgsStandin === undefined || node === "")("a real build", () => {
  test.each(["checked", "derivation"] as const)("of the %s one succeeds", (what) => {
    expect(build(what, "-M q35 -device virtio-rng-pci")).toMatchObject({ status: 0 });
  });

  test.each(["checked", "derivation"] as const)(
    "of the %s one fails with what is wrong",
    (what) => {
      const { status, log } = build(what, "-M q35 -device virtio-rgn-pci");
      expect(status).not.toBe(0);
      expect(log).toContain(
        "/bin/microvm-run:1: refused: QEMU 10.0.13 has no device virtio-rgn-pci; did you mean virtio-rng-pci? [unknown-device]",
      );
    },
  );
});
