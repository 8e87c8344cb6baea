import { expect, test } from "vitest";
import { measure } from "./measure.ts";
import { definitionOf, repositoryOf, toolRun } from "./repositories.ts";

test("a mistake in a definition costs little more than the same change without it", () => {
  const repository = repositoryOf(3);
  let changes = 0;
  // another text each time, which no run before has seen
  const changed = (vcpu: string) => () =>
    repository.write(
      "src/vms/vm-0.ts",
      `${definitionOf(0).replace("vcpu: 2", `vcpu: ${vcpu}`)}// ${changes++}\n`,
    );
  const run = toolRun(repository.path, "codegen");
  const taken = measure(12, {
    "a change": { ...run, before: changed("4") },
    "a change with a mistake": { ...run, before: changed('"4"'), status: 1 },
  });
  const { "a change": right, "a change with a mistake": wrong } = taken;
  expect(wrong.least / right.least).toBeLessThan(1.2);
});
