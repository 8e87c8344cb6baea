import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ruleTexts } from "../../../docs/rule-pages.ts";
import { ruleDocs } from "../../../src/lint/rule-docs.ts";
import { ruleSources } from "../../../src/lint/rule-sources.ts";
import { root } from "../../support/available.ts";

const folder = join(root, "docs/rules");
const texts = ruleTexts(root);

test("the committed pages are those of the rules: npm run docs:rules writes them", () => {
  expect(readdirSync(folder).sort()).toEqual([...ruleDocs(texts).keys()].sort());
  for (const [name, text] of ruleDocs(texts))
    expect(readFileSync(join(folder, name), "utf8"), name).toBe(text);
});

test("a page as people read it", () => {
  expect(ruleDocs(texts).get("nvdimm-off.md")).toBe(`# nvdimm-off

An NVDIMM needs the machine's \`nvdimm=on\`.

**Refused**: the hypervisor ends with an error, and the VM does not start.

The machine q35 has NVDIMM support, but it is off by default.

## Examples

Wrong, for \`qemu-7.2\` and \`qemu-10.0\`:

\`\`\`sh
qemu-system-x86_64 \\
  -M q35 \\
  -m 512,slots=1,maxmem=1G \\
  -object memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on \\
  -device nvdimm,memdev=mem1
\`\`\`

Right:

\`\`\`sh
qemu-system-x86_64 \\
  -M q35,nvdimm=on \\
  -m 512,slots=1,maxmem=1G \\
  -object memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on \\
  -device nvdimm,memdev=mem1
\`\`\`

## Fix

Add \`-machine nvdimm=on\`; it merges with the runner's own \`-M\`.

## How this is known

QEMU 7.2.22 exits with status 1.

The examples above are tests: each wrong one has this finding alone, each right one has none.

## Allow it

If this is intended, say so. In a definition, on the line or the one before it:

\`\`\`ts
// ghaf-microvm: allow nvdimm-off
\`\`\`

In a guest's NixOS configuration:

\`\`\`nix
ghaf-microvm.checks.allow = [ "nvdimm-off" ];
\`\`\`

## Source

- [src/lint/definitions/lint.ts](../../src/lint/definitions/lint.ts)
- [src/lint/qemu/memory-devices.ts](../../src/lint/qemu/memory-devices.ts)
`);
});

test("each rule is reported somewhere", () => {
  const unused = [...ruleSources(texts)].filter(([, files]) => files.length === 0);
  expect(unused.map(([id]) => id)).toEqual([]);
});

test("where a rule is reported is seen by its name, or by the kind that makes it", () => {
  const sources = ruleSources(
    new Map([
      ["a.ts", 'yield { rule: "nvdimm-off", index };\n'],
      ["b.ts", '// "nvdimm-off" is elsewhere\nif (rule === "nvdimm-off") return;\n'],
      ["c.nix", 'rule = "maxmem"; # as said\n'],
      ["d.ts", 'yield unknownName(option, "driver", "block driver", name);\n'],
    ]),
  );
  expect(sources.get("nvdimm-off")).toEqual(["a.ts"]);
  expect(sources.get("maxmem")).toEqual(["c.nix"]);
  expect(sources.get("unknown-block-driver")).toEqual(["d.ts"]);
  expect(sources.get("two-words")).toEqual([]);
});
