import { expect, test } from "vitest";
import { measure, type Run } from "./measure.ts";
import { definitionOf, makeCold, repositoryOf, toolRun } from "./repositories.ts";

test("after one change, codegen looks again at one VM, of 1,000 and of 5,000", () => {
  const some = measure(10, {
    "nothing to do, 1,000 VMs": toolRun(repositoryOf(1000).path, "codegen"),
    "one change, 1,000 VMs": oneChange(1000),
    "all new, 1,000 VMs": allNew(1000),
  });
  const many = measure(3, {
    "nothing to do, 5,000 VMs": toolRun(repositoryOf(5000).path, "codegen"),
    "one change, 5,000 VMs": oneChange(5000),
    "all new, 5,000 VMs": allNew(5000),
  });
  expect(some["one change, 1,000 VMs"].least).toBeLessThan(some["all new, 1,000 VMs"].least * 0.6);
  // a run's own start counts once, so that five times as many take at most five times as long
  for (const what of ["nothing to do", "one change", "all new"] as const)
    expect(many[`${what}, 5,000 VMs`].least).toBeLessThan(some[`${what}, 1,000 VMs`].least * 5);
});

function oneChange(count: number): Run {
  const { path, write } = repositoryOf(count);
  let changes = 0;
  const before = () =>
    write("src/vms/vm-0.ts", definitionOf(0).replace("mem: 512", `mem: ${512 + ++changes}`));
  return { ...toolRun(path, "codegen"), before };
}

function allNew(count: number): Run {
  const repository = repositoryOf(count);
  return { ...toolRun(repository.path, "codegen"), before: () => makeCold(repository) };
}
