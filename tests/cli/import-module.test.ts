import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const module = `{ config, lib, pkgs, globalConfig, inputs, ... }:
let
  inherit (lib) mkIf;
  cfg = config.ghaf.battery;
  isCrosvm = config.microvm.hypervisor == "crosvm";
in
{
  imports = [ inputs.self.nixosModules.profiles ];
  config = lib.mkMerge [
    {
      time.timeZone = "UTC";
      microvm = {
        # two are enough
        vcpu = lib.mkDefault (1 + 1);
        mem = lib.mkOverride 900 1024;
        balloonMem = 512;
        ballon = true;
        kernelParams = [ "a\\n" ] ++ lib.optionals (!isCrosvm) [ "b" ] ++ lib.optional isCrosvm "c" ++ globalConfig.params;
        qemu.machine = mkIf (!isCrosvm) "q35";
      }
      // lib.optionalAttrs globalConfig.onDisk { storeOnDisk = true; };
    }
    (mkIf cfg.enable {
      microvm.crosvm.extraArgs = lib.mkAfter [
        "--battery"
        "type=\${cfg.type}"
      ];
    })
  ];
}
`;

test("a module keeps its conditions, priorities, code and comments", async () => {
  const repository = temporaryRepository();
  repository.write("old/battery.nix", module);
  expect(
    await inProcessWithoutNix(repository.path, "import", "old/battery.nix", "--module"),
  ).toEqual({
    status: 0,
    stdout: `wrote src/vms/battery.ts
microvm.balloonMem stays in old/battery.nix: it was removed from microvm.nix, use microvm.balloon
microvm.ballon stays in old/battery.nix: microvm.nix 71beea00 has no such option
7 values are data, 3 are Nix code
next: take these options out of old/battery.nix, import nix/microvmConfigurations/battery there, then npm run codegen
`,
    stderr: "",
  });
  expect(
    repository.read("src/vms/battery.ts"),
  ).toBe(`import { defineModule, itemsOf, mkAfter, mkDefault, mkIf, mkOverride, nix, optionals } from "../generated/microvm.ts";

const cfg = nix\`config.ghaf.battery\`;
const isCrosvm = nix\`config.microvm.hypervisor == "crosvm"\`;

/** Imported from old/battery.nix. */
export default defineModule({
  name: "battery",
  arguments: ["globalConfig"],
  // two are enough
  vcpu: mkDefault(nix\`1 + 1\`),
  mem: mkOverride(900, 1024),
  kernelParams: [
    "a\\n",
    optionals(nix\`!\${isCrosvm}\`, ["b"]),
    mkIf(isCrosvm, "c"),
    itemsOf(nix\`globalConfig.params\`),
  ],
  qemu: {
    machine: mkIf(nix\`!\${isCrosvm}\`, "q35"),
  },
  merge: [
    mkIf(nix\`globalConfig.onDisk\`, {
      storeOnDisk: true,
    }),
    mkIf(nix\`\${cfg}.enable\`, {
      crosvm: {
        extraArgs: mkAfter(["--battery", nix\`"type=\\\${\${cfg}.type}"\`]),
      },
    }),
  ],
});
`);
  expect((await inProcessWithoutNix(repository.path, "codegen")).stderr).toBe("");
  await expect(
    repository.read("nix/microvmConfigurations/battery/default.nix"),
  ).toMatchFileSnapshot("modules/imported.golden.nix");
});

/** The definition that `import --module` makes of a module's text, from its constants on. */
async function imported(text: string): Promise<string> {
  const repository = temporaryRepository();
  repository.write("old/a.nix", text);
  const { status, stderr } = await inProcessWithoutNix(
    repository.path,
    ...["import", "old/a.nix", "--module"],
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect((await inProcessWithoutNix(repository.path, "codegen")).stderr).toBe("");
  return repository.read("src/vms/a.ts").replace(/^import .*\n\n/, "");
}

const begin = '/** Imported from old/a.nix. */\nexport default defineModule({\n  name: "a",\n';

test.each([
  [
    "names that a set inherits, in values and in code",
    `{ config, lib, ... }: let inherit (config.net) mac id; in {
      microvm.interfaces = [ { type = "tap"; inherit mac; inherit (config.net.tap) id; } ];
      microvm.mem = (x: x.id) { inherit id; };
    }`,
    `${begin}  interfaces: [
    {
      type: "tap",
      mac: nix\`config.net.mac\`,
      id: nix\`config.net.tap.id\`,
    },
  ],
  mem: nix\`let id = config.net.id; in (x: x.id) { inherit id; }\`,
});
`,
  ],
  [
    "functions of lib behind `with`",
    `{ config, lib, ... }: with lib; {
      microvm = mkIf config.a { vcpu = mkDefault 2; kernelParams = optional config.b (toUpper "x"); };
    }`,
    `${begin}  merge: [
    mkIf(nix\`config.a\`, {
      vcpu: mkDefault(2),
      kernelParams: [mkIf(nix\`config.b\`, nix\`lib.toUpper "x"\`)],
    }),
  ],
});
`,
  ],
  [
    "data and lists of `let`, around a value, too; two of one name",
    `{ ... }: let memory = 512; args = [ "a" ]; in {
      microvm.mem = memory;
      microvm.kernelParams = args ++ [ "b" ];
      microvm.balloon = let memory = true; in memory;
    }`,
    `const memory = 512;
const memory2 = true;

${begin}  mem: memory,
  kernelParams: ["a", "b"],
  balloon: memory2,
});
`,
  ],
  [
    "relative paths, and text with escapes",
    [
      "{ pkgs, ... }: {",
      '  microvm.kernelParams = [ (builtins.readFile ./params/one) "a\\${b}" (pkgs.f "\\${c} \\` ${pkgs.d}") ];',
      "  microvm.preStart = ''\n    echo one\n      two\n  '';",
      "}",
    ].join("\n"),
    [
      `${begin}  kernelParams: [`,
      "    nix`builtins.readFile ../../../old/params/one`,",
      '    "a${b}",',
      '    nix`pkgs.f "$\\{c} \\` \\${pkgs.d}"`,',
      "  ],",
      '  preStart: "echo one\\n  two\\n",',
      "});\n",
    ].join("\n"),
  ],
  [
    "comments in sets and lists, and behind values",
    `{ ... }: {
      microvm.vcpu = 2; # two
      microvm.qemu = {
        # no bus
        machine = "microvm";
      };
      microvm.kernelParams = [
        "a"
        # of b
        "b"
      ];
    }`,
    `${begin}  // two
  vcpu: 2,
  qemu: {
    // no bus
    machine: "microvm",
  },
  kernelParams: [
    "a",
    // of b
    "b",
  ],
});
`,
  ],
  [
    "what // leaves of its left side",
    `{ config, lib, ... }: {
      microvm = { mem = 512; vcpu = 1; } // lib.optionalAttrs config.big { mem = 1024; } // { vcpu = 2; };
    }`,
    `${begin}  vcpu: 2,
  merge: [
    mkIf(nix\`!(config.big)\`, {
      mem: 512,
    }),
    mkIf(nix\`config.big\`, {
      mem: 1024,
    }),
  ],
});
`,
  ],
  [
    "two definitions of a list, in their order",
    `{ config, lib, ... }: lib.mkMerge [
      (lib.mkIf config.a { microvm.kernelParams = [ "a" ]; })
      { microvm.kernelParams = [ "b" ]; microvm.mem = 512; }
    ]`,
    `${begin}  mem: 512,
  merge: [
    mkIf(nix\`config.a\`, {
      kernelParams: ["a"],
    }),
    {
      kernelParams: ["b"],
    },
  ],
});
`,
  ],
  [
    "what asks whether an option is there",
    `{ lib, options, ... }: {
      microvm = lib.optionalAttrs (options ? microvm.crosvm) { crosvm.extraArgs = [ "--s2idle" ]; };
    }`,
    `${begin}  arguments: ["options"],
  merge: [
    optionalAttrs(nix\`options ? microvm.crosvm\`, {
      crosvm: {
        extraArgs: ["--s2idle"],
      },
    }),
  ],
});
`,
  ],
  [
    "comments between the operands of ++",
    `{ config, lib, ... }: {
      microvm.kernelParams = [ "a" ] # first
        # only there
        ++ lib.optionals config.x [ "b" ] ++ /* none */ [ "c" ];
    }`,
    `/** Imported from old/a.nix. */
export default defineModule({
  name: "a",
  kernelParams: [
    "a",
    // first
    // only there
    optionals(nix\`config.x\`, ["b"]),
    "c",
  ],
});
`,
  ],
  [
    "comments of each form, before and behind what they are of",
    `{
  /* balloon */ microvm.balloon = true;
  /*
    Networks.
    Two of them.
  */
  microvm.interfaces = [
    # the first
    { type = "tap"; id = "vm-a"; /* of it */ mac = "02:00:00:00:00:21"; } # one
    /* the second */
    { type = "user"; id = "vm-b"; mac = "02:00:00:00:00:22"; }
  ];
  microvm.mem = 512; /* MiB */
  microvm.vcpu = 2;
}`,
    `/** Imported from old/a.nix. */
export default defineModule({
  name: "a",
  // balloon
  balloon: true,
  // Networks.
  // Two of them.
  interfaces: [
    // the first
    // one
    {
      type: "tap",
      id: "vm-a",
      // of it
      mac: "02:00:00:00:00:21",
    },
    // the second
    {
      type: "user",
      id: "vm-b",
      mac: "02:00:00:00:00:22",
    },
  ],
  // MiB
  mem: 512,
  vcpu: 2,
});
`,
  ],
  [
    "what a recursive set says of itself",
    `rec {
  networking.hostName = "a";
  microvm = rec {
    vcpu = 4;
    mem = vcpu * 1024 - 1;
    hotplugMem = mem;
  };
}`,
    `const vcpu = 4;
const mem = nix\`\${vcpu} * 1024 - 1\`;

/** Imported from old/a.nix. */
export default defineModule({
  name: "a",
  vcpu: 4,
  mem: nix\`\${vcpu} * 1024 - 1\`,
  hotplugMem: nix\`\${mem}\`,
});
`,
  ],
])("keeps %s", async (_, text, definition) => {
  expect(await imported(text)).toBe(definition);
});

test("what sets no option of microvm is refused, with the reason", async () => {
  const repository = temporaryRepository();
  repository.write("old/a.nix", "{ microvm.qemu = { ${x} = 1; }; }");
  repository.write("old/b.nix", "{ microvm = ");
  const a = await inProcessWithoutNix(repository.path, "import", "old/a.nix", "--module");
  expect([a.status, a.stderr]).toEqual([
    1,
    "error: old/a.nix: sets no option of microvm that can become a definition\n  microvm.qemu stays in old/a.nix: a name is computed\n  fix: import the module that sets them, or leave --module out: then the file is evaluated, too\n",
  ]);
  const b = await inProcessWithoutNix(repository.path, "import", "old/b.nix", "--module");
  expect([b.status, b.stderr]).toEqual([
    2,
    "error: old/b.nix:1: the end is unexpected\n  fix: correct it: it is not Nix\n",
  ]);
});

const host = `{ config, lib, pkgs, ... }:
let
  cfg = config.shared;
  base = "/persist";
in
{
  microvm.autostart = cfg.names;
  microvm.vms = VMS;
}
`;
const guest = `config = {
      networking.hostName = name;
      microvm = {
        vcpu = lib.mkDefault cfg.vcpu;
        volumes = [ { image = "\${base}/\${name}.img"; size = 64; mountPoint = "/a"; } ];
      };
    };`;
const definitionOfGuest = `const base = "/persist";

/** Imported from old/host.nix. */
export default defineModule({
  name: "name",
  arguments: ["cfg", "name"],
  vcpu: mkDefault(nix\`cfg.vcpu\`),
  volumes: [
    {
      image: nix\`"\\\${\${base}}/\\\${name}.img"\`,
      size: 64,
      mountPoint: "/a",
    },
  ],
});
`;

test.each([
  ["mapAttrs", `lib.mapAttrs (name: _: { ${guest} }) cfg.vms`],
  ["genAttrs", `lib.genAttrs cfg.names (name: { ${guest} })`],
  [
    "sets that are merged",
    `let made = name: { \${name} = { ${guest} }; }; in lib.foldl' lib.recursiveUpdate { } (map made cfg.names)`,
  ],
])("guests that a host makes by %s become a module", async (_, vms) => {
  const repository = temporaryRepository();
  repository.write(
    "old/host.nix",
    host.replace("VMS", () => vms),
  );
  const { status, stdout } = await inProcessWithoutNix(
    repository.path,
    "import",
    "old/host.nix",
    "--module",
  );
  expect([status, stdout]).toEqual([
    0,
    `wrote src/vms/name.ts
2 values are data, 2 are Nix code
name in old/host.nix gives it its arguments: _module.args = { inherit cfg name; }
next: take these options out of old/host.nix, import nix/microvmConfigurations/name there, then npm run codegen
`,
  ]);
  expect(repository.read("src/vms/name.ts").replace(/^import .*\n\n/, "")).toBe(definitionOfGuest);
});

test("guests within a file become modules, by their names", async () => {
  const repository = temporaryRepository();
  repository.write(
    "flake.nix",
    `{
  outputs = { nixpkgs, microvm, ... }: let memory = 512; in {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem {
      modules = [ microvm.nixosModules.microvm { microvm.mem = memory; } ({ lib, ... }: { microvm.vcpu = lib.mkDefault 2; }) ];
    };
    nixosConfigurations.b = nixpkgs.lib.nixosSystem { modules = [ { microvm.mem = 4; } ]; };
  };
}
`,
  );
  expect(
    await inProcessWithoutNix(repository.path, "import", "flake.nix", "--module"),
  ).toMatchObject({
    status: 1,
    stderr: "error: flake.nix: has several guests: a, b\n  fix: name one: --vm a\n",
  });
  expect(
    await inProcessWithoutNix(repository.path, "import", "flake.nix", "--module", "--vm", "a"),
  ).toMatchObject({ status: 0 });
  expect(repository.read("src/vms/a.ts")).toContain(`const memory = 512;

/** Imported from flake.nix. */
export default defineModule({
  name: "a",
  mem: memory,
  vcpu: mkDefault(2),
});
`);
});
