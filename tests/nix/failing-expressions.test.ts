import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { microvmSource, nixpkgsLib } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";
import { canEvaluateRunners } from "../support/runner.ts";

const imports = `import { defineModule, defineVm, mkDefault, mkForce, mkIf, mkMerge, nix, optionals } from "../generated/microvm.ts";
`;

/** What codegen says of definitions, by their names, whose first line has the imports. */
async function saidOf(definitions: Readonly<Record<string, string>>): Promise<string> {
  const files = Object.entries(definitions).map(([name, text]) => [
    `${name}.ts`,
    imports + text.trimStart(),
  ]);
  const { path } = temporaryRepository(Object.fromEntries(files));
  const sources = ["--source", microvmSource ?? "", "--nixpkgs", dirname(nixpkgsLib ?? "")];
  return (await inProcess(path, "codegen", ...sources)).stderr;
}

/** A VM that says nothing else. */
const vm = (text: string) => `
export default defineVm({
  name: "vm",
  hypervisor: "qemu",
  ${text},
});
`;

/** A VM that imports the module `part`. */
const user = `
import part from "./part.ts";
export default defineVm({ name: "user", hypervisor: "qemu", imports: [part] });
`;

/** A module of its own. */
const part = (text: string) => `
export default defineModule({
  name: "part",
  ${text},
});
`;

describe.skipIf(!canEvaluateRunners)(
  "an expression that Nix cannot use is reported at its line",
  () => {
    test.each([
      [
        "that fails",
        "mem: nix`1 + {}`",
        "src/vms/vm.ts:5: this does not evaluate: 1 + {}: cannot add a set to an integer",
      ],
      [
        "that fails in the library, in a list",
        "qemu: {\n    extraArgs: [\n      '-no-reboot',\n      nix`lib.head [ ]`,\n    ],\n  }",
        "src/vms/vm.ts:8: this does not evaluate: lib.head [ ]: list index 0 is out of bounds",
      ],
      [
        "of data that is given, in an element of a list",
        "arguments: { site: {} },\n  volumes: [\n    {\n      image: 'a.img',\n      mountPoint: '/a',\n      size: mkForce(nix`site.size`),\n    },\n  ]",
        "src/vms/vm.ts:10: this does not evaluate: site.size: attribute 'size' missing",
      ],
      [
        "that needs itself",
        "mem: nix`config.microvm.mem * 2`",
        "src/vms/vm.ts:5: this needs its own value: config.microvm.mem * 2: infinite recursion encountered",
      ],
      [
        "that is no condition",
        "mem: 1024,\n  vcpu: mkIf(nix`lib.length [ 1 ]`, 2)",
        "src/vms/vm.ts:6: this does not evaluate: lib.length [ 1 ]: the condition must be true or false, but is of type int",
      ],
      [
        "of another type, in merged parts of conditions",
        "merge: [\n    { vcpu: 2 },\n    mkIf(nix`1 < 2`, mkMerge([\n      { vcpu: 2 },\n      { mem: mkDefault(nix`toString 1`) },\n    ])),\n  ]",
        "src/vms/vm.ts:9: A definition for option `microvm.mem' is not of type `positive integer, meaning >0'. Definition values: - at src/vms/vm.ts:9: \"1\"",
      ],
      [
        "of another type, in a set of a set",
        "binScripts: {\n    one: 'true',\n    two: nix`2`,\n  }",
        "src/vms/vm.ts:7: A definition for option `microvm.binScripts.two' is not of type `strings concatenated with \"\\n\"'. Definition values: - at src/vms/vm.ts:7: 2",
      ],
    ])("%s", async (_, text, said) => {
      expect(await saidOf({ vm: vm(text) })).toContain(`error: ${said}\n`);
    });

    test("in the module of another definition", async () => {
      expect(await saidOf({ part: part('vcpu: 2,\n  mem: nix`lib.toInt "many"`'), user })).toMatch(
        /^error: src\/vms\/part\.ts:5: this does not evaluate: lib\.toInt "many": .* \(the VM user, src\/vms\/user\.ts:3\)$/m,
      );
    });

    test("two that do not agree, both", async () => {
      const other = part("vcpu: nix`1 + 1`").replace('"part"', '"other"');
      const both = user
        .replace("[part]", "[part, other]")
        .replace(/\n/, '\nimport other from "./other.ts";\n');
      const said = await saidOf({
        part: part("mem: 1024,\n  vcpu: nix`1 + 2`"),
        other,
        user: both,
      });
      expect(said).toContain("option `microvm.vcpu' has conflicting definition values:");
      expect(said).toContain("at src/vms/part.ts:5: 3");
      expect(said).toContain("at src/vms/other.ts:4: 2");
    });

    test("what may fail for want of packages is not verified, with its line", async () => {
      expect(await saidOf({ vm: vm("mem: nix`pkgs.hello + 1`") })).toMatch(
        /command\.txt is not made: src\/vms\/vm\.ts:5: this does not evaluate: pkgs\.hello \+ 1: /m,
      );
    });

    test("arguments that nobody gives, at their names", async () => {
      const text =
        'arguments: [\n    "site",\n    "zone",\n  ],\n  mem: nix`site.mem`,\n  vcpu: nix`zone.vcpu`';
      const given = user.replace("imports", "arguments: { site: { mem: 1024 } }, imports");
      expect(await saidOf({ part: part(text), user: given })).toContain(
        "command.txt is not made: src/vms/part.ts:6: nothing here gives the module argument zone\n",
      );
    });
  },
);

test("of an argument that only Nix knows, and of its value, no rule says anything", async () => {
  const said = await saidOf({
    vm: vm('qemu: { extraArgs: ["-no-reboot", nix`lib.elemAt [ "-name" ] 0`, "vm", "stray"] }'),
  });
  expect(said).not.toContain("lib.elemAt");
  expect(said).not.toContain('"vm"');
});
