import { describe, expect, test } from "vitest";
import type { LoadedDefinition } from "../../../src/definition/load.ts";
import { positionOf, stringPlaceOf, vmNote } from "../../../src/definition/source-position.ts";

/** A definition of this text, whose first `defineVm` is the one that made it. */
function definitionOf(text: string, file = "src/vms/vm.ts"): LoadedDefinition {
  const before = text.replace(/^\uFEFF/, "").split("defineVm(")[0] ?? "";
  const lines = before.split(/\r\n|[\n\r\u2028]/);
  return {
    kind: "vm",
    vm: { name: "vm" } as unknown as LoadedDefinition["vm"],
    file,
    line: lines.length,
    column: (lines.at(-1) ?? "").length + 1,
    sources: new Map([[file, Buffer.from(text)]]),
  };
}

const written = (text: string, path: readonly string[]) => {
  const place = stringPlaceOf(definitionOf(text), path);
  return place && text.slice(place.start, place.end);
};

describe("the line of a value", () => {
  const machine = (text: string, file?: string) =>
    positionOf(definitionOf(text, file), ["qemu", "machine"]).line;

  test.each([
    ["as it is written", 'defineVm({\n  name: "vm",\n  qemu: {\n    machine: "q35" } });', 4],
    ["in one line", 'defineVm({ name: "vm", qemu: { machine: "q35" } });', 1],
    [
      "behind lines of other systems",
      '// a\r\ndefineVm({\r\n  qemu: {\r\n    machine: "q35" } });',
      4,
    ],
    ["behind a byte order mark", '\uFEFFdefineVm({\n  qemu: { machine: "q35" } });', 2],
    [
      "behind letters of four bytes",
      'const fish = "🐟🐟"; defineVm({\n  qemu: { machine: "q35" } });',
      2,
    ],
    ["in a constant", 'const qemu = {\n  machine: "q35" };\ndefineVm({ qemu });', 2],
    [
      "in a constant that is exported",
      'export const qemu = {\n  machine: "q35" };\ndefineVm({ qemu });',
      2,
    ],
    [
      "in what is spread",
      'const base = { qemu: {\n machine: "q35" } } as const;\ndefineVm({ ...base, mem: 1 });',
      2,
    ],
    [
      "where the last one counts",
      'defineVm({ qemu: {\n  machine: "pc",\n  machine: "q35" } });',
      3,
    ],
    [
      "behind satisfies and parentheses",
      'defineVm({ qemu: ({\n  machine: "q35" } satisfies object) });',
      2,
    ],
    ["under a name in quotes", 'defineVm({ "qemu": {\n  "machine": "q35" } });', 2],
    ["of what is made elsewhere, around it", "defineVm({\n  qemu: make() });", 2],
    ["of what is not there, the call", "const a = 1;\ndefineVm({ mem: 1 });", 2],
    [
      "beside a generic arrow function",
      'const id = <T,>(x: T): T => x;\ndefineVm({\n  qemu: { machine: id<string>("q35") } });',
      3,
    ],
  ])("%s", (_, text, line) => {
    expect(machine(text)).toBe(line);
  });

  test.each(["vm.js", "vm.mjs", "vm.mts", "vm.tsx", "vm.cts"])("in %s", (file) => {
    expect(machine('defineVm({\n  qemu: {\n    machine: "q35" } });', file)).toBe(3);
  });

  test("is that of the call, of two in a line, that made the VM", () => {
    const text = "other({ mem: 1 }); defineVm({\n  mem: 2 });";
    expect(positionOf(definitionOf(text), ["mem"]).line).toBe(2);
  });
});

describe("the place of what helpers make", () => {
  const placeIn = (sources: Record<string, string>, path: readonly string[], part?: "name") => {
    const [[file = "", text = ""] = []] = Object.entries(sources);
    const definition: LoadedDefinition = {
      ...definitionOf(text, file),
      sources: new Map(Object.entries(sources).map(([name, code]) => [name, Buffer.from(code)])),
    };
    const place = positionOf(definition, path, part);
    return `${place.file}:${place.line}${vmNote(definition, place)}`;
  };
  const of = (imports: string, call: string) => `import ${imports};\n${call};`;

  test.each([
    [
      "in a function whose result is spread",
      "export const small = (name: string) => ({\n  name,\n  mem: 0 });",
      of('{ small } from "./lib.ts"', 'defineVm({ ...small("vm"), vcpu: 1 })'),
      ["mem"],
      "src/vms/lib.ts:3 (the VM vm, src/vms/vm.ts:2)",
    ],
    [
      "in a function with statements, by another name",
      "function args() {\n  const all = [\n    1,\n    2 ];\n  return all; }\nexport { args as list };",
      of('{ list } from "./lib"', "defineVm({ qemu: { extraArgs: [0, ...list()] } })"),
      ["qemu", "extraArgs", "2"],
      "src/vms/lib.ts:4 (the VM vm, src/vms/vm.ts:2)",
    ],
    [
      "in a default export, imported as JavaScript",
      "export default {\n  machine: 1 };",
      of('group from "./lib.js"', "defineVm({ qemu: group })"),
      ["qemu", "machine"],
      "src/vms/lib.ts:2 (the VM vm, src/vms/vm.ts:2)",
    ],
    [
      "in a branch of a condition",
      "export const some = (is: boolean) => is ? {} : {\n  mem: 0 };",
      of('{ some } from "./lib.ts"', "defineVm({ ...some(false), ...(x && {}) })"),
      ["mem"],
      "src/vms/lib.ts:2 (the VM vm, src/vms/vm.ts:2)",
    ],
    [
      "in what a list is mapped to",
      "export const nets = [1, 2].map((id) => ({\n  id,\n  mac: 0 }));",
      of('{ nets } from "./lib.ts"', "defineVm({ interfaces: nets })"),
      ["interfaces", "1", "mac"],
      "src/vms/lib.ts:3 (the VM vm, src/vms/vm.ts:2)",
    ],
    [
      "at the caller, of what the function is given",
      "export const net = ({ id, ...rest }) => [{ id,\n  ...rest }];",
      of('{ net } from "./lib.ts"', "defineVm({ interfaces: net({ id: 1,\n mac: 0 }) })"),
      ["interfaces", "0", "mac"],
      "src/vms/vm.ts:3",
    ],
    [
      "at the spread that is made elsewhere",
      "export const base = JSON.parse(text);",
      of('{ base } from "./lib.ts"', "defineVm({ vcpu: 1,\n  ...base })"),
      ["mem"],
      "src/vms/vm.ts:3",
    ],
    [
      "nowhere in a function that calls itself",
      "export const more = (n) => n ? { ...more(n - 1), ...more(n - 2) } : more(n);",
      of('{ more } from "./lib.ts"', "defineVm({ ...more(3) })"),
      ["mem"],
      "src/vms/vm.ts:2",
    ],
  ])("%s", (_, lib, text, path, place) => {
    expect(placeIn({ "src/vms/vm.ts": text, "src/vms/lib.ts": lib }, path)).toBe(place);
  });

  test("is at the name in the function, where that is wrong, and not the value", () => {
    const sources = {
      "src/vms/vm.ts": of('{ make } from "./lib.ts"', "defineVm(make(\n  1))"),
      "src/vms/lib.ts": "export const make = (mem) => ({\n  memm: mem });",
    };
    expect(placeIn(sources, ["memm"], "name")).toBe(
      "src/vms/lib.ts:2 (the VM vm, src/vms/vm.ts:2)",
    );
    expect(placeIn(sources, ["memm"])).toBe("src/vms/vm.ts:3");
  });
});

describe("the place of a string", () => {
  test.each([
    ["in quotes", `defineVm({ qemu: { extraArgs: ["-device", 'virtio-rng'] } });`, "'virtio-rng'"],
    [
      "in backticks",
      'defineVm({ qemu: { extraArgs: ["-device", `virtio-rng`] } });',
      "`virtio-rng`",
    ],
    ["behind letters of four bytes", 'defineVm({ qemu: { extraArgs: ["🐟", "🐠"] } });', '"🐠"'],
    [
      "behind a byte order mark",
      '\uFEFFdefineVm({ qemu: { extraArgs: ["-device", "a"] } });',
      '"a"',
    ],
    [
      "in a list that is spread",
      'const two = ["a", "b"];\ndefineVm({ qemu: { extraArgs: [...two, "c"] } });',
      '"b"',
    ],
    [
      "not of one with holes",
      'defineVm({ qemu: { extraArgs: ["-device", `a${1}`] } });',
      undefined,
    ],
    ["not of a number", 'defineVm({ qemu: { extraArgs: ["-m", 1] } });', undefined],
    [
      "not behind a list from elsewhere",
      'defineVm({ qemu: { extraArgs: [...make(), "a"] } });',
      undefined,
    ],
  ])("%s", (_, text, expected) => {
    expect(written(text, ["qemu", "extraArgs", "1"])).toBe(expected);
  });
});
