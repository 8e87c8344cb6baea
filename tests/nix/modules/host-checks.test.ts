// @module-tag slow
import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";

// what a guest says, written where its host is
const lost =
  'microvm = { hypervisor = "crosvm"; qemu.extraArgs = [ "-tpmdev" "passthrough,id=t" ]; };';
const none = 'microvm.hypervisor = "crosvm";';

describe.skipIf(!hasNix || nixpkgsStandin === undefined || microvmSource === undefined)(
  "the checks, imported by a host",
  () => {
    const evaluate = evaluatorOfInputs();

    /** The headlines of what is said of each system, without those of NixOS. */
    let said: Record<string, readonly string[]>;

    beforeAll(() => {
      said = evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        inherit (ghaf-microvm.nixosModules) checks;
        system = modules: lib.nixosSystem { system = "x86_64-linux"; inherit modules; };
        host = module: system [ microvm.nixosModules.host { networking.hostName = "host"; } module ];
        guest = module: system [ microvm.nixosModules.microvm { networking.hostName = "guest"; } module ];
        headlines = { config, ... }:
          map (it: lib.head (lib.splitString "\\n" it.message))
            (lib.filter (it: !it.assertion && lib.hasInfix "ghaf-microvm" it.message) config.assertions);
        checked = host {
          imports = [ checks ];
          microvm.vms.inline.config = { ${lost} };
          microvm.vms.evaluated.evaluatedConfig = guest { ${lost} };
          microvm.vms.itself.config = { imports = [ checks ]; ${lost} };
          microvm.vms.sound.config = { ${none} };
        };
      in
      {
        host = headlines checked;
        itself = headlines checked.config.microvm.vms.itself.config;
        requires = headlines (host {
          imports = [ checks ];
          microvm.vms.one.config = { ${none} };
          ghaf-microvm.checks.require = lib.mkMerge [ [ "evdev" ] [ "evdev" ] (lib.mkIf false [ "tpm" ]) ];
        });
        allowed = headlines (host {
          imports = [ checks ];
          microvm.vms.one.config = { ${lost} };
          ghaf-microvm.checks.allow = [ "for-another-hypervisor" ];
        });
      }`) as typeof said;
    }, 240_000);

    const noTpm =
      "crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without the host's TPM";

    test("report each guest that does not import them, wherever it is written", () => {
      expect(said.host).toEqual([
        expect.stringMatching(`^evaluated: .*${noTpm}`),
        `inline: ${noTpm} [for-another-hypervisor]`,
      ]);
    });

    test("leave a guest that imports them to itself", () => {
      expect(said.itself).toEqual([`itself: ${noTpm} [for-another-hypervisor]`]);
    });

    test("require of each guest what the host requires, once", () => {
      expect(said.requires).toEqual([
        expect.stringMatching("^one: .*crosvm gets no argument for an input device of the host"),
      ]);
    });

    test("allow of each guest what the host allows", () => {
      expect(said.allowed).toEqual([]);
    });
  },
);
