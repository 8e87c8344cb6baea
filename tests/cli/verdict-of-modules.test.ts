import { expect, test } from "vitest";
import { definitions, definitionText, importedModules } from "../support/definitions.ts";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const nameOf = (index: number) => `v${String(index + 1).padStart(3, "0")}`;

/** Options alone: which systems a VM is for is the VM's. */
const rows = definitions.filter(([, options]) => !options.startsWith("systems:"));

test("every definition, as a module that a VM imports, has the same verdict at the same line", async () => {
  const files = rows.flatMap((row, index) => {
    const name = nameOf(index);
    const module = definitionText(row, `${name}-part`).replace(/\bdefineVm\b/g, "defineModule");
    const vm = `import { defineVm } from "../generated/microvm.ts";\nimport part from "./${name}-part.ts";\nexport default defineVm({ name: "${name}", imports: [part] } as never);\n`;
    return [
      [`${name}-part.ts`, module],
      [`${name}.ts`, vm],
    ] as const;
  });
  const repository = temporaryRepository({ ...importedModules, ...Object.fromEntries(files) });
  const { stdout } = await inProcessWithoutNix(repository.path, "lint", "--format", "json");
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { file: string; line: number; message: string }[];
  };
  const said = rows.flatMap(([hypervisor, options, verdict, needs], index) => {
    const name = nameOf(index);
    const imported = /^src\/vms\/\w+\.nix(?=:)/.exec(verdict)?.[0];
    const placeOf = {
      [`src/vms/${name}-part.ts`]: "",
      [`src/vms/${name}.ts`]: "vm ",
      ...(imported === undefined ? {} : { [imported]: `${imported}:` }),
    };
    const own = findings
      .filter(({ file }) => Object.hasOwn(placeOf, file))
      .map(({ file, line, message }) => `${placeOf[file]}${line}: ${message}`);
    const [line = "", ...piece] = verdict.split(": ");
    const isRight =
      verdict === "right" || needs === "runner"
        ? own.length === 0
        : own.length > 0 &&
          own.every((text) => text.startsWith(`${line}: `) && text.includes(piece.join(": ")));
    return isRight ? [] : [{ name, hypervisor, options, verdict, own }];
  });
  expect(said).toEqual([]);
});
