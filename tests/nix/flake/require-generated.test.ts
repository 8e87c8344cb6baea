import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hasNix, nixpkgsLib, root } from "../../support/available.ts";
import { errorMessage, nix } from "../../support/nix.ts";

/** A folder with these files and the record that they were generated from one another. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-generated-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const record = (files: Record<string, string>, sources: Record<string, string>) =>
  JSON.stringify({ files, sources, vms: {} });

describe.skipIf(!hasNix || nixpkgsLib === undefined)("requireGenerated", () => {
  const require = (folder: string) => {
    const { stdout, stderr } = nix([
      ...["eval", "--offline", "--impure", "--json", "--expr"],
      `(import ${join(root, "nix/lib")} { lib = import ${nixpkgsLib}; }).requireGenerated { root = ${folder}; }`,
    ]);
    return stdout.trim() || errorMessage(stderr);
  };

  test("is true when every file is what the record says", () => {
    const folder = repository({
      "nix/microvmConfigurations/netvm/default.nix": "{ }\n",
      "src/vms/netvm.ts": "export {};\n",
      "nix/generated.json": record(
        { "nix/microvmConfigurations/netvm/default.nix": sha256("{ }\n") },
        { "src/vms/netvm.ts": sha256("export {};\n") },
      ),
    });
    expect(require(folder)).toBe("true");
  });

  test("names what was edited, what has changed, what is missing and what is new", () => {
    const folder = repository({
      "nix/microvmConfigurations/netvm/default.nix": "{ edited = true; }\n",
      "src/vms/netvm.ts": "export {}; // changed\n",
      "src/vms/guivm.ts": "export {};\n",
      "src/vms/guivm.test.ts": "no definition\n",
      "src/vms/types.d.ts": "no definition\n",
      "src/vms/netvm/helper.ts": "no definition\n",
      "nix/generated.json": record(
        {
          "nix/microvmConfigurations/netvm/default.nix": sha256("{ }\n"),
          "nix/microvmConfigurations/gone/default.nix": sha256("{ }\n"),
        },
        { "src/vms/netvm.ts": sha256("export {};\n"), "src/vms/gone.ts": sha256("") },
      ),
    });
    expect(require(folder)).toBe(`ghaf-microvm: generated files are out of date:
  nix/microvmConfigurations/gone/default.nix is missing
  nix/microvmConfigurations/netvm/default.nix was edited by hand: its changes belong in what it is generated from (\`npm run codegen -- --force\` replaces it)
  src/vms/gone.ts is missing
  src/vms/netvm.ts has changed since the last codegen
  src/vms/guivm.ts has no generated module yet
To fix it: npm run codegen
(and \`git add\` what it writes)`);
  });

  test("passes over dotfiles, folders, and links to folders", () => {
    const folder = repository({
      "src/vms/.#a.ts": "no definition\n",
      "src/vms/lib.ts/helper.ts": "no definition\n",
      "src/shared/b.ts": "export {};\n",
      "nix/generated.json": record({}, {}),
    });
    symlinkSync("../shared", join(folder, "src/vms/shared.ts"));
    expect(require(folder)).toBe("true");
    symlinkSync("../shared/b.ts", join(folder, "src/vms/b.ts"));
    expect(require(folder)).toContain("  src/vms/b.ts has no generated module yet\n");
  });

  test("looks where the repository's own config says", () => {
    const folder = repository({
      "ghaf-microvm.json": JSON.stringify({ definitions: "vms", record: "vms/record.json" }),
      "vms/guivm.ts": "export {};\n",
      "vms/record.json": record({}, {}),
    });
    expect(require(folder)).toContain("  vms/guivm.ts has no generated module yet\n");
  });

  test("says which file is missing when nothing was generated", () => {
    expect(require(repository({ "flake.nix": "{ }\n" }))).toContain(
      "ghaf-microvm: nix/generated.json is missing. Run `npm run codegen` and add what it writes to git.",
    );
  });
});
