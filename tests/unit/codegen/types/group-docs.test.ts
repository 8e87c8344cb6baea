import { expect, test } from "vitest";
import { groupDocs } from "../../../../src/codegen/types/group-docs.ts";
import type { OptionGroup, Options } from "../../../../src/microvm/schema/option-schema.ts";
import { hypervisorsOf } from "../../../../src/microvm/support/measure.ts";
import { schema } from "../../../support/committed-support.ts";

const hypervisors = hypervisorsOf(schema);

/** Every group of options with its path, those in lists' elements too. */
function groupsOf(options: Options, path: readonly string[] = []): [string[], OptionGroup][] {
  return Object.entries(options).flatMap(([name, node]): [string[], OptionGroup][] => {
    const here = [...path, name];
    if (node.kind === "group") return [[here, node], ...groupsOf(node.options, here)];
    const element = node.type.kind === "listOf" ? node.type.of : undefined;
    return element?.kind === "submodule" ? groupsOf(element.options, [...here, "*"]) : [];
  });
}

const groups = groupsOf(schema.guest);
const docsOf = (name: string) => {
  const [path, group] = groups.find(([path]) => path.join(".") === name) ?? [];
  return path && group && groupDocs(path, group, hypervisors);
};

test("hover on a group says what it is for, and what is in it", () => {
  expect(docsOf("crosvm")).toBe(
    "What crosvm alone has; other hypervisors ignore it: `extraArgs`, `package`, `pivotRoot`.",
  );
  expect(docsOf("forwardPorts.*.host")).toBe(
    "The end of the connection on the host: `address`, `port`.",
  );
});

test("each group of the pinned options has a sentence of its own", () => {
  expect(groups.length).toBeGreaterThan(20);
  const without = groups
    .map(([path, group]) => groupDocs(path, group, hypervisors))
    .filter((docs) => docs.startsWith("Options of "));
  expect(without).toEqual([]);
});
