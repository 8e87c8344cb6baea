import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../support/available.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** What the check of our English says of these files. */
function check(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder("prose");
  for (const needed of ["docs", "src", "nix"]) mkdirSync(join(folder, needed));
  cpSync(join(root, "docs/vocabulary.json"), join(folder, "docs/vocabulary.json"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [join(root, "docs/check-prose.mjs")], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stderr };
}

test("faults are reported at their lines, in pages, messages, comments and notes", () => {
  expect(
    check({
      "README.md": "# Title\n\nA mistake is told at its line.\n\n    told in code\n",
      "docs/page.md": "A page of `is no` code.\n\n```sh\nis no prose\n```\n\nIt names a object.\n",
      "docs/Part.vue": "<template>\n  <p>Paste the the lock</p>\n</template>\n",
      "nix/module.nix": '{\n  # there is no fault here\n  message = "this is no guest";\n}\n',
      "src/a.ts": "/** Tells what is wrong. */\nthrow `${name} is no ${kind}`;\nconst told = 1;\n",
    }),
  ).toEqual({
    status: 1,
    stderr: `README.md:3: "told": write say, report or show
docs/Part.vue:2: Unexpected repeated \`the\`, remove one occurrence
docs/page.md:7: "names a object": write name it by what it is
docs/page.md:7: Unexpected article \`a\` before \`object\`, expected \`an\`
nix/module.nix:3: "is no": write is not a, or has no
src/a.ts:1: "Tells": write say, report or show
src/a.ts:2: "is no": write is not a, or has no
7 faults; the vocabulary is docs/vocabulary.json
`,
  });
});

test("plain English passes", () => {
  expect(check({ "README.md": "It reports what is wrong, and there is no limit.\n" })).toEqual({
    status: 0,
    stderr: "",
  });
});
