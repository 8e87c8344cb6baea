// @module-tag slow
import { dirname, join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { quoted } from "../../src/nix/print.ts";
import { hasNix, nixpkgsLib } from "../support/available.ts";
import { ghafMicrovm } from "../support/cli.ts";
import { evaluate } from "../support/nix.ts";
import { temporaryRepository } from "../support/repository.ts";

const canImport = hasNix && nixpkgsLib !== undefined;

/** Text that printers get wrong. */
const text = fc
  .array(
    fc.constantFrom(
      ...["a", "B", "0", " ", "  ", "\n", "\t", "\r", "${", "$", "$$", "''", "'", '"', "\\", "\\n"],
      ...["`", "*/", "//", "#", "{", "}", "é", "日本", "🦀", "\u2028", "ghaf", "/nix/store/x", ";"],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const arg = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);

/** Text as Nix code, in quotes or between ''. */
const nixText = text.chain((value) =>
  fc.constantFrom(
    quoted(value),
    /''|'$|'[$\r\t]|^\s|\n/.test(value)
      ? quoted(value)
      : // no indentation to strip, and no quote that would be read with what is behind it
        `''${value
          .replace(/\$/g, "''$")
          .replace(/[\r\t]/g, (it) => (it === "\r" ? "''\\r" : "''\\t"))}''`,
  ),
);

const nixName = text.map((name) => quoted(name === "" ? "empty" : name));

const integer = fc.oneof(
  fc.integer({ min: 1, max: 4096 }).filter((mem) => mem !== 2048),
  fc.constantFrom("9007199254740991", "9007199254740993", "9223372036854775807", "1 + 1"),
);

const list = (of: Arbitrary<unknown>) =>
  fc
    .array(of, { maxLength: 3 })
    .map((items) => `[ ${items.map((item) => `(${item})`).join(" ")} ]`);

const anyName = fc.oneof(nixName, arg, fc.constantFrom("__proto__", "constructor", "a-b'"));

const set = (of: Arbitrary<unknown>, names: Arbitrary<string> = anyName) =>
  fc
    .uniqueArray(fc.tuple(names, of), {
      maxLength: 3,
      selector: ([name]) => String(name).replace(/^"|"$/g, ""),
    })
    .map((members) => `{ ${members.map(([name, value]) => `${name} = ${value};`).join(" ")} }`);

/** Options of microvm and values of their types; no hypervisor's arguments, which lint checks. */
const options: Readonly<Record<string, Arbitrary<unknown>>> = {
  mem: integer,
  vcpu: integer,
  balloon: fc.boolean(),
  preStart: nixText,
  kernelParams: list(nixText),
  extraArgsScript: fc.oneof(fc.constant("null"), nixText),
  // QEMU takes no other names
  credentialFiles: set(
    fc.constantFrom("./secret", '"/run/secret"', '"/a b"'),
    fc.constantFrom("__proto__", "constructor", "a-b'", '"ssh.key"', '"日本"'),
  ),
  shares: list(
    fc
      .tuple(arg, nixText, fc.boolean())
      .map(
        ([tag, source, ro]) =>
          `{ tag = "${tag}"; source = "/" + ${source}; mountPoint = "/${tag}"; readOnly = ${ro}; }`,
      ),
  ),
  // an image or a mount point that two have is an error
  volumes: fc
    .uniqueArray(fc.tuple(arg, fc.boolean(), fc.integer({ min: 1, max: 99 })), {
      maxLength: 3,
      selector: ([image]) => image,
    })
    .map(
      (volumes) =>
        `[ ${volumes.map(([image, isMounted, size]) => `(removeAttrs rec { image = "${image}.img"; mountPoint = ${isMounted ? `"/${image}"` : "null"}; size = half * 2; half = ${size}; } [ "half" ])`).join(" ")} ]`,
    ),
  // no two of the VMs may have the same
  "vsock.cid": fc.noBias(fc.integer({ min: 3, max: 4_294_967_294 })),
  "graphics.enable": fc.boolean(),
  storeDiskErofsFlags: list(nixText),
  kernel: fc.constant("pkgs.linux"),
  // no options, or not of this revision
  weight: fc.constantFrom("1.5", "0.1", "1.0", "0.123456789", "1.0e300", "-0.0"),
  anything: fc.oneof(set(nixText), list(set(nixText)), fc.constantFrom("{ }", "[ ]", "./secret")),
};

/** How a value can be written. */
const written = (value: unknown) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(`${value}`) },
    fc.constantFrom(
      `lib.mkForce (${value})`,
      `lib.mkDefault (${value})`,
      `lib.mkIf true (${value})`,
      `lib.mkIf (config.networking.hostName != "") (${value})`,
      `lib.mkMerge [ (${value}) ]`,
      `let it = ${value}; in it`,
      `with lib; id (${value})`,
      `(rec { x = ${value}; y = x; }).y`,
      `if lib.versionAtLeast lib.version "1" then ${value} else throw "no"`,
      `builtins.seq config.networking.hostName (${value})`,
    ),
  );

const assignments = fc
  .uniqueArray(
    fc
      .constantFrom(...Object.keys(options))
      .chain((path) =>
        fc.tuple(fc.constant(path), (options[path] as Arbitrary<unknown>).chain(written)),
      ),
    { selector: ([path]) => path, minLength: 1, maxLength: 6 },
  )
  .chain((all) =>
    fc.constantFrom(
      `microvm = { ${all.map(([path, value]) => `${path} = ${value};`).join("\n  ")} };`,
      all.map(([path, value]) => `microvm.${path} = ${value};`).join("\n  "),
    ),
  );

const rest = fc.constantFrom(
  "",
  'time.timeZone = "UTC";',
  "environment.etc.x.text = lib.concatStrings [ config.networking.hostName ];",
  "networking.firewall = { enable = false; allowed = [ 22 ]; };",
);

/** Module files: sets and functions, with `config` or without, and conditions around all of it. */
const module = fc
  .tuple(assignments, rest)
  .chain(([settings, rest]) =>
    fc.constantFrom(
      `{ config, lib, pkgs, ... }:\n{\n  ${settings}\n  ${rest}\n}`,
      `{ config, lib, pkgs, unused ? 3, ... }@arguments:\nlet\n  inherit (lib) mkIf;\nin\n{\n  _file = ./here.nix;\n  imports = [ { a.b = 1; } ];\n  ${settings}\n  ${rest}\n}`,
      `{ config, lib, pkgs, ... }: with lib; {\n  options.own = mkOption { default = 1; };\n  config = {\n  ${settings}\n  ${rest}\n  };\n}`,
      `{ config, lib, pkgs, ... }:\n{\n  config = lib.mkMerge [ {\n  ${settings}\n  } { ${rest} } ];\n}`,
      `{ config, lib, pkgs, ... }:\n{\n  key = "mine";\n  config = lib.mkIf true {\n  ${settings}\n  ${rest}\n  };\n}`,
      `args@{ lib, ... }: let inherit (args) config; pkgs.linux = config.networking.domain or ./secret; in {\n  ${settings}\n  ${rest}\n}`,
    ),
  );

describe.skipIf(!canImport)("import of any module", () => {
  test("leaves the value of every option", () => {
    fc.assert(
      fc.property(fc.array(module, { minLength: 24, maxLength: 24 }), (modules) => {
        const repository = temporaryRepository({});
        repository.write("vms/secret", "");
        const names = modules.map((_, index) => `vm${index}`);
        let moved = 0;
        for (const [index, name] of names.entries()) {
          repository.write(`vms/${name}.nix`, `${modules[index]}\n`);
          const { status, stderr } = ghafMicrovm(
            repository.path,
            ...["import", `vms/${name}.nix`, "--nixpkgs", dirname(nixpkgsLib ?? "")],
          );
          expect(stderr, modules[index]).toBe("");
          expect(status).toBe(0);
          moved += repository.read(`src/vms/${name}.ts`).split("\n").length - 8;
        }
        expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
        const same = evaluate(`
          let
            lib = import ${nixpkgsLib};
            of = name: module:
              let
                evaluated = lib.evalModules {
                  specialArgs.pkgs.linux = derivation { name = "linux"; system = "x"; builder = "x"; };
                  modules = [
                    module
                    { _module.freeformType = with lib.types; attrsOf anything; networking.hostName = name; }
                  ];
                };
              in
              evaluated.config;
          in
          lib.genAttrs ${`[ ${names.map((name) => `"${name}"`).join(" ")} ]`} (name:
            of name (${join(repository.path, "vms")} + "/\${name}.nix")
            == of name (${join(repository.path, "nix/microvmConfigurations")} + "/\${name}/default.nix"))`);
        for (const [index, name] of names.entries())
          expect((same as Record<string, boolean>)[name], modules[index]).toBe(true);
        expect(moved).toBeGreaterThan(20);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  }, 300_000);
});
