import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newNodes, root } from "../tests/support/available.ts";
import { github, lockText, newest, strange } from "../tests/support/locks.ts";
import { temporaryFolder } from "../tests/support/temporary.ts";
import { measure } from "./measure.ts";
import { nodeAlone, toolRun } from "./repositories.ts";

test("lock check takes little more than Node itself, of 10,000 nodes too", () => {
  const file = join(temporaryFolder("lock"), "flake.lock");
  writeFileSync(file, large());
  const taken = measure(15, {
    "node -e 0": nodeAlone,
    "this repository's lock": toolRun(root, "lock", "check", "flake.lock"),
    "10,000 nodes": toolRun(root, "lock", "check", file),
  });
  expect(taken["this repository's lock"].least / taken["node -e 0"].least).toBeLessThan(3);
  expect(taken["10,000 nodes"].least / taken["node -e 0"].least).toBeLessThan(10);
});

test.skipIf(newNodes.length === 0)("the action runs from source, with nothing installed", () => {
  const [node = ""] = newNodes;
  const taken = measure(15, {
    "node -e 0": { ...nodeAlone, command: [node, "-e", "0"] },
    "the action": {
      folder: root,
      command: [node, "--disable-warning=ExperimentalWarning", join(root, "src/cli/action.ts")],
      environment: { INPUT_PATHS: "flake.lock" },
    },
  });
  expect(taken["the action"].least).toBeLessThan(1);
});

/** Ten thousand nodes, five inputs each, one of them a follows: 5 MB. */
function large(): string {
  const nodes = Array.from({ length: 10_000 }, (_, index) => {
    const children = [1, 2, 3, 4].map((child) => index * 4 + child).filter((n) => n < 10_000);
    const inputs = {
      ...Object.fromEntries(children.map((child) => [`i${child}`, `n${child}`])),
      microvm: ["microvm"],
    };
    return [`n${index}`, github(`o/r${index}`, strange, { inputs })];
  });
  return lockText(
    { first: "n0", microvm: "microvm" },
    { microvm: github("microvm-nix/microvm.nix", newest), ...Object.fromEntries(nodes) },
  );
}
