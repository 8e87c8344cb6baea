import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib, root } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");

test("the README has at most 120 lines", () => {
  expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(120);
});

/** Text as the README shows what a command prints. */
const shown = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");

test("the README's mistakes are reported as it shows them", async () => {
  const repository = temporaryRepository({
    "memshare.ts": readFileSync(join(root, "src/vms/memshare.ts"), "utf8")
      .replace("mem: 2000", 'mem: "2000"')
      .replace('machine: "q35"', 'machin: "q35"'),
  });
  expect(readme).toContain(shown((await inProcess(repository.path, "codegen")).stderr));
});

test("the README's verdict on this repository's lock is the real one", async () => {
  expect(readme).toContain(shown((await inProcess(root, "lock", "check")).stdout));
});

test("the README's finding in a script is the real one", async () => {
  const repository = temporaryRepository();
  repository.write(
    "result/bin/microvm-run",
    'exec qemu-system-x86_64 -M q35 -m 512,maxmem=1G -object memory-backend-file,id=mem1,mem-path=a,size=16M,share=on \\\n  "-device virtio-pmem-pci,memdev=mem1,id=nv1"\n',
  );
  const { stdout } = await inProcess(repository.path, "lint", "result/bin/microvm-run");
  expect(readme).toContain(shown(stdout.split("\n").slice(0, 3).join("\n")));
});

test.skipIf(!hasNix || microvmSource === undefined || nixpkgsLib === undefined)(
  "the README's explanation of memshare's command line is the real one",
  { tags: ["nix"] },
  async () => {
    const { stdout } = await inProcess(
      root,
      ...["command", "memshare", "--explain", "--source", microvmSource ?? ""],
      ...["--nixpkgs", dirname(nixpkgsLib ?? "")],
    );
    expect(readme).toContain(shown(stdout.split("\n").slice(0, 12).join("\n")));
  },
);
