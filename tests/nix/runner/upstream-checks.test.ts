import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintScript } from "../../../src/lint/lint-script.ts";
import { readPack } from "../../../src/packs/read.ts";
import { microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";
import { canEvaluateRunners } from "../../support/runner.ts";

interface Guest {
  readonly command: string;
  readonly refuses: boolean;
  readonly assertions: readonly string[];
}

function guestsFor(system: string, isQemu: boolean): Record<string, Guest> {
  return evaluate(`
    import ${join(root, "tests/nix/runner/upstream-checks.nix")} {
      lib = import ${nixpkgsLib};
      nixpkgs = ${dirname(nixpkgsLib ?? "")};
      source = ${microvmSource};
      system = "${system}";
      isQemu = ${isQemu};
    }
  `) as Record<string, Guest>;
}

/** What is wrong with a guest, and what it is started with. */
function verdictOn(name: string, { command, refuses, assertions }: Guest) {
  const { findings } = lintScript(`exec ${command}\n`, name, readPack);
  return {
    name,
    refuses,
    assertions,
    findings: findings.map(({ message }) => message),
    program: /qemu-system-\w+/.exec(command)?.[0],
    machine: /-M '(\w+)/.exec(command)?.[1],
  };
}

// every combination of store, shares, overlay, initrd, hardened profile and credentials, natively and emulated
describe.skipIf(!canEvaluateRunners)("the guests of microvm.nix's own checks", () => {
  test.each([
    ["x86_64-linux", ["qemu-system-x86_64", "microvm"], ["qemu-system-aarch64", "virt"]],
    ["aarch64-linux", ["qemu-system-aarch64", "virt"], ["qemu-system-x86_64", "microvm"]],
  ])(
    "for QEMU on %s are right, 64 as they are and 64 for the other architecture",
    { tags: ["slow"] },
    (system, native, emulated) => {
      const guests = Object.entries(guestsFor(system, true));
      const isEmulated = (name: string) => name.startsWith("qemu-tcg-");
      expect(guests.filter(([name]) => isEmulated(name))).toHaveLength(64);
      expect(guests.filter(([name]) => !isEmulated(name))).toHaveLength(64);
      expect(guests.map(([name, guest]) => verdictOn(name, guest))).toEqual(
        guests.map(([name]) => {
          const [program, machine] = isEmulated(name) ? emulated : native;
          return { name, refuses: false, assertions: [], findings: [], program, machine };
        }),
      );
    },
  );

  test("for other hypervisors are right, but for a key that alioth does not know, and crosvm's root", {
    tags: ["slow"],
    timeout: 600_000,
  }, () => {
    const others = Object.entries(guestsFor("x86_64-linux", false));
    const findings = others.flatMap(([name, guest]) =>
      verdictOn(name, guest).findings.map((message) => `${name.split("-")[0]}: ${message}`),
    );
    expect(others.length).toBeGreaterThan(70);
    // crosvm's runner makes the store the root, and the initrd of the variants with systemd follows that: microvm.nix 584
    const root = others.filter(([, { command }]) => command.includes(" -r "));
    const systemd = root.filter(([, { command }]) => command.includes("root=fstab"));
    expect(systemd.map(([name]) => name)).toEqual(
      root.map(([name]) => name).filter((name) => name.includes("systemd")),
    );
    const storeAsRoot = findings.filter((finding) => finding.startsWith("crosvm: --root passes"));
    expect(systemd.length).toBeGreaterThan(0);
    expect(storeAsRoot).toHaveLength(systemd.length);
    // lib/runners/alioth.nix writes it since volumes may be read-only; alioth then takes the whole for a path
    expect(new Set(findings.filter((finding) => !storeAsRoot.includes(finding)))).toEqual(
      new Set(['alioth: --blk has no key "readOnly"; did you mean readonly?']),
    );
  });
});
