import { expect, test } from "vitest";
import { definitionText } from "../support/definitions.ts";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const object = "-object memory-backend-ram,id=m,size=1M";
const offer = "(`ghaf-microvm lint --fix` writes it)";

/** What makes the argument with the mistake, and whether it stands in the definition for `lint --fix` to change. */
const makers: Readonly<Record<string, readonly [options: string, isFixable: boolean]>> = {
  "the definition": [`qemu: { extraArgs: ["${object}"] }`, true],
  "an expression of the definition": [
    `qemu: { extraArgs: ["-object " + "memory-backend-ram,id=m,size=1M"] }`,
    false,
  ],
  "a loop of the definition": [
    `qemu: { extraArgs: ["m"].map((id) => \`-object memory-backend-ram,id=\${id},size=1M\`) }`,
    false,
  ],
  "a helper": ["qemu: { extraArgs: wrong() }", false],
  "a helper that is spread": ["qemu: { extraArgs: [...wrong()] }", false],
  "a builder": [
    `qemu: { extraArgs: qemu.args(qemu.object("memory-backend-ram", { id: "m", size: "1Q" })) }`,
    false,
  ],
  "the runner": ["mem: 2048", false],
  "the runner, of a value with a comma": [`socket: "/run/a,b.sock"`, false],
};

test.each(Object.entries(makers))(
  "what %s made: lint --fix changes what it offers to change, and nothing else",
  async (_, [options, isFixable]) => {
    const repository = temporaryRepository({
      "a.ts": `import { wrong } from "./helpers/wrong.ts";\nvoid wrong;\n${definitionText(["qemu", options, ""], "a")}`,
      "helpers/wrong.ts": `export const wrong = () => ["${object}"];\n`,
    });
    const before = repository.read("src/vms/a.ts");
    const run = (...args: string[]) => inProcessWithoutNix(repository.path, ...args);
    const { findings } = JSON.parse((await run("lint", "--format", "json")).stdout);
    expect(findings.map(({ fixable }: { fixable: boolean }) => fixable)).toEqual([isFixable]);
    const codegen = await run("codegen");
    expect(codegen.status).toBe(1);
    expect(codegen.stderr.includes(offer)).toBe(isFixable);
    const fixed = await run("lint", "--fix");
    expect(repository.read("src/vms/a.ts") !== before).toBe(isFixable);
    expect(fixed.stdout.includes("fixed src/vms/a.ts:")).toBe(isFixable);
    expect(repository.read("src/vms/helpers/wrong.ts")).toContain(`"${object}"`);
    expect((await run("codegen")).status).toBe(isFixable ? 0 : 1);
  },
);
