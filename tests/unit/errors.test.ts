import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Expression, Node, Project, SyntaxKind } from "ts-morph";
import { describe, expect, it } from "vitest";
import { KnownError } from "../../src/errors.ts";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** The object literals that an expression may be: both sides of a condition, all elements of a list. */
function literalsIn(node: Expression): Expression[] {
  if (Node.isConditionalExpression(node))
    return [node.getWhenTrue(), node.getWhenFalse()].flatMap(literalsIn);
  if (Node.isArrayLiteralExpression(node)) return node.getElements().flatMap(literalsIn);
  return Node.isObjectLiteralExpression(node) ? [node] : [];
}

/** `file:line` of each error of a text that has no fix written out or passed through. */
function withoutFix(project: Project): { count: number; places: string[] } {
  const literals = project
    .getSourceFiles()
    .flatMap((file) => file.getDescendantsOfKind(SyntaxKind.NewExpression))
    .filter((call) => call.getExpression().getText() === "KnownError")
    .flatMap((call) => literalsIn(call.getArguments()[0] as Expression));
  const places = literals
    .filter((literal) => {
      const object = literal.asKindOrThrow(SyntaxKind.ObjectLiteralExpression);
      const fix = object.getProperty("fix");
      if (fix === undefined) return !object.getProperties().some(Node.isSpreadAssignment);
      return /^fix:\s*(undefined|""|'')$/.test(fix.getText());
    })
    .map((literal) => `${literal.getSourceFile().getBaseName()}:${literal.getStartLineNumber()}`);
  return { count: literals.length, places };
}

describe("a known error", () => {
  it("has a fix, wherever one is made", () => {
    const project = new Project({ useInMemoryFileSystem: true });
    for (const file of readdirSync(src, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const text = readFileSync(join(src, file), "utf8");
      // the declarations of each build are long, and make none
      if (text.includes("KnownError")) project.createSourceFile(`/${file}`, text);
    }
    const { count, places } = withoutFix(project);
    expect(places).toEqual([]);
    expect(count).toBeGreaterThan(70);
  });

  it("is found when it has none", () => {
    const project = new Project({ useInMemoryFileSystem: true });
    project.createSourceFile(
      "/a.ts",
      `new KnownError({ message: "a", fix: "b" }, 2);
new KnownError({ message: "a" }, 2);
new KnownError(isOdd ? { message: "a", fix } : { message: "a", fix: undefined }, 2);
new KnownError([{ message: "a", ...rest }, { message: "a", fix: "" }], 2);
`,
    );
    expect(withoutFix(project)).toEqual({ count: 6, places: ["a.ts:2", "a.ts:3", "a.ts:4"] });
  });

  it("does not compile without one, where a problem is made elsewhere", () => {
    const problem = { message: "a" };
    // @ts-expect-error a fix is missing
    expect(new KnownError(problem, 2).message).toBe("a");
  });
});
