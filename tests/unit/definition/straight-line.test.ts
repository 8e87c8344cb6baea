import { describe, expect, it } from "vitest";
import { isStraightLine } from "../../../src/definition/straight-line.ts";

const head = 'import { defineVm, nix } from "../generated/microvm.ts";\n';

describe("a definition that only says values", () => {
  it.each([
    `${head}export default defineVm({ name: "a", mem: 4 * 1024 });`,
    `${head}// for all\n/**\n * while it runs\n */\nexport default defineVm({ name: "a" });`,
    `import { base } from "./lib/base.ts";\n${head}export default defineVm({ ...base, name: "a" });`,
    'import { qemu } from "ghaf-microvm";\nexport const a = qemu("-device", { driver: "x" });',
    'import { qemu } from "ghaf-microvm/qemu-10.0";\nexport const a = base.mem;',
  ])("ends: %s", (source) => {
    expect(isStraightLine(source)).toBe(true);
  });
});

describe("a definition that can run long is watched", () => {
  it.each([
    "while (true);",
    "const a = `\n// ${(() => 1)()}`;",
    '"\\\n// "; while (true);',
    "for (;;);",
    "do ; while (1)",
    "const f = () => f() + f();",
    "function f() { f(); }",
    "const a = { f() { return this.f(); } };",
    "const a = { f(): number { return 1; } };",
    "const a = { get b() { return 1; } };",
    "class A {}",
    "await new Promise(never);",
    '"a".repeat(9);',
    '"a".repeat.call(1);',
    'x["repeat"](9);',
    "x.map(f);",
    "x.map<string>(f);",
    "x.map`a`;",
    "x?.(1);",
    "f(1)(2);",
    "/(a+)+b/.test(x);",
    'eval("1");',
    "wh\\u0069le (true);",
    'import { a } from "some-package";',
    "import { a } from 'node:child_process';",
    'import "some-package";',
    'const a = import("some-package");',
    "import a, {b} from 'x';",
  ])("%s", (source) => {
    expect(isStraightLine(source)).toBe(false);
  });
});
