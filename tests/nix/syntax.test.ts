import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseNix } from "../../src/nix/syntax/parse.ts";
import { hasNix, nixpkgsLib, root } from "../support/available.ts";
import { temporaryFolder } from "../support/temporary.ts";

const nixFilesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".nix"))
    .map((file) => join(folder, file));

test("every Nix file of this repository and of nixpkgs' lib is read", () => {
  const files = [join(root, "nix"), ...(nixpkgsLib === undefined ? [] : [nixpkgsLib])].flatMap(
    nixFilesIn,
  );
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) expect(() => parseNix(readFileSync(file, "utf8")), file).not.toThrow();
});

test.skipIf(!hasNix)("what Nix reads and refuses is read and refused", { tags: ["slow"] }, () => {
  const file = join(temporaryFolder("syntax"), "case.nix");
  const isNix = (text: string) => {
    writeFileSync(file, text);
    const { status, stderr } = spawnSync("nix-instantiate", ["--parse", file], {
      encoding: "utf8",
    });
    return status === 0 || /undefined variable/.test(stderr);
  };
  const isOurs = (text: string) => {
    try {
      parseNix(text);
      return true;
    } catch {
      return false;
    }
  };
  const parts = `{ } [ ] ( ) ; = . a or rec let in if then else with assert inherit '' " \${ ? ! - + ++ // ./a a/b <a> x:x : @ , ... 1 == -> && < ~/a`;
  const args = parts.split(" ");
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const lengths = Array.from({ length: 300 }, () => 1 + random(8));
  const texts = lengths.map((length) =>
    Array.from({ length }, () => args[random(args.length)]).join(random(3) > 0 ? " " : ""),
  );
  expect(texts.map((text) => [text, isOurs(text)])).toEqual(
    texts.map((text) => [text, isNix(text)]),
  );
});
