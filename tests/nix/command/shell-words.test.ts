import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWords } from "../../../src/shell/shell-words.ts";
import { hasNix, nixpkgsLib } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

const texts = (command: string) => shellWords(command).map(({ text }) => text);

test.skipIf(!hasNix || nixpkgsLib === undefined)(
  "the words of a shell command are those that lib.escapeShellArgs was given",
  () => {
    const words = fc.sample(fc.string({ unit: "grapheme", minLength: 1 }), 2000);
    const command = evaluate(
      `(import ${nixpkgsLib}).escapeShellArgs (builtins.fromJSON ${nixString(JSON.stringify(words))})`,
    ) as string;
    expect(texts(command)).toEqual(words);
  },
);

const nixString = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("${", "\\${")}"`;
