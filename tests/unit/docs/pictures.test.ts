import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pictures } from "../../../docs/pictures.ts";
import { root } from "../../support/available.ts";

const folder = join(root, "docs/public/vms");

test("the committed pictures are those of the recorded commands: npm run docs:pictures writes them", () => {
  const made = pictures(root);
  expect([...made.keys()].sort()).toEqual(readdirSync(folder).sort());
  for (const [name, content] of made)
    expect(readFileSync(join(folder, name), "utf8"), name).toBe(content);
});

test("a line goes from each option to each argument that it makes", () => {
  const picture = pictures(root).get("memshare.svg") ?? "";
  expect(picture).toContain(">qemu.machine</text>");
  expect(picture).toContain(">-m 2000M</text>");
  // mem, vcpu, hostname (3), machine (3), extraArgs (3)
  expect(picture.match(/<path /g)?.length).toBe(11);
  expect(picture.match(/>mem<\/text>/g)?.length).toBe(1);
});
