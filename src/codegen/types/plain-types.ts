import { createRequire } from "node:module";
import type { JSONSchema } from "json-schema-to-typescript";
import type { InterfaceDeclaration, Node } from "ts-morph";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";
import type { Alias, Interface } from "./declarations.ts";

// both are CommonJS, which an import would read twice to find the exported names
const require = createRequire(import.meta.url);

/**
 * The types of a JSON Schema as json-schema-to-typescript has them, each on one line: it loses defaults and notes.
 *
 * ts-morph only reads the text: printing the parts again would cost as much as loading it.
 */
export async function plainTypes(
  schema: JsonSchema,
  name: string,
): Promise<{ readonly interfaces: Interface[]; readonly aliases: Alias[] }> {
  const {
    compile,
  }: typeof import("json-schema-to-typescript") = require("json-schema-to-typescript");
  const morph: typeof import("ts-morph") = require("ts-morph");
  // formatting with prettier takes a quarter of the time of a whole codegen
  const options = { bannerComment: "", format: false };
  const text = await compile(typesOnly(schema) as unknown as JSONSchema, name, options);
  const project = new morph.Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const source = project.createSourceFile("plain.ts", text);
  const typeOf = (node: Node | undefined) => typeText(node, morph);
  return {
    interfaces: source.getInterfaces().map((declaration) => interfaceOf(declaration, typeOf)),
    aliases: source
      .getTypeAliases()
      .map((alias) => ({ name: alias.getName(), type: typeOf(alias.getTypeNode()) })),
  };
}

/** Keywords that do not affect the TypeScript type would become a comment, or turn an interface into an alias. */
const typesOnly = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === "default" || key === "allOf" || key === "minItems" ? undefined : value,
    ),
  );

const interfaceOf = (
  declaration: InterfaceDeclaration,
  typeOf: (node: Node | undefined) => string,
): Interface => ({
  name: declaration.getName(),
  indexSignatures: declaration.getIndexSignatures().map(typeOf),
  properties: declaration.getProperties().map((property) => ({
    name: property.getNameNode().getText(),
    isOptional: property.hasQuestionToken(),
    type: typeOf(property.getTypeNode()),
  })),
});

/** A type on one line, without parentheses around the whole. */
function typeText(node: Node | undefined, morph: typeof import("ts-morph")): string {
  if (node === undefined) return "unknown";
  if (morph.Node.isParenthesizedTypeNode(node)) return typeText(node.getTypeNode(), morph);
  // the members of an unnamed type are separated by line breaks alone
  const ends = [node, ...node.getDescendants()]
    .filter(morph.Node.isTypeLiteral)
    .flatMap((literal) => literal.getMembers().slice(0, -1))
    .map((member) => member.getEnd() - node.getStart())
    .sort((one, other) => other - one);
  const text = ends.reduce(
    (text, end) => `${text.slice(0, end)};${text.slice(end)}`,
    node.getText(),
  );
  return text.replace(/\s*\n\s*/g, " ");
}
