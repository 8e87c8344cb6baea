import type { JSONSchema } from "json-schema-to-typescript";
import type { Node, TSInterfaceDeclaration } from "oxc-parser";
import type { JsonSchema } from "../microvm/schema/json-schema.ts";
import type { Alias, Interface, Property } from "./declarations.ts";

/** The types of a JSON Schema as json-schema-to-typescript has them, each on one line: it loses defaults and notes. */
export async function plainTypes(
  schema: JsonSchema,
  name: string,
): Promise<{ readonly interfaces: Interface[]; readonly aliases: Alias[] }> {
  const [{ compile }, { parseSync, Visitor }] = await Promise.all([
    import("json-schema-to-typescript"),
    import("oxc-parser"),
  ]);
  // prettier, which it formats with, takes a quarter of the time of a whole codegen
  const options = { bannerComment: "", format: false };
  const text = await compile(typesOnly(schema) as unknown as JSONSchema, name, options);
  const { program } = parseSync("plain.ts", text);
  const ends: number[] = [];
  const interfaces: Interface[] = [];
  const aliases: Alias[] = [];
  const typeOf = (node: Node) => typeText(text, node, ends);
  new Visitor({
    TSTypeLiteral: ({ members }) => {
      ends.push(...members.slice(0, -1).map(({ end }) => end));
    },
  }).visit(program);
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const { declaration } = statement;
    if (declaration?.type === "TSInterfaceDeclaration")
      interfaces.push(interfaceOf(declaration, text, typeOf));
    if (declaration?.type === "TSTypeAliasDeclaration")
      aliases.push({ name: declaration.id.name, type: typeOf(declaration.typeAnnotation) });
  }
  return { interfaces, aliases };
}

/** What says nothing about a TypeScript type would come out as a comment, or turn an interface into an alias. */
const typesOnly = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === "default" || key === "allOf" || key === "minItems" ? undefined : value,
    ),
  );

function interfaceOf(
  { id, body }: TSInterfaceDeclaration,
  text: string,
  typeOf: (node: Node) => string,
): Interface {
  const properties: Property[] = [];
  const indexSignatures: string[] = [];
  for (const member of body.body) {
    if (member.type === "TSIndexSignature") indexSignatures.push(typeOf(member));
    if (member.type !== "TSPropertySignature" || !member.typeAnnotation) continue;
    properties.push({
      name: text.slice(member.key.start, member.key.end),
      isOptional: member.optional,
      type: typeOf(member.typeAnnotation.typeAnnotation),
    });
  }
  return { name: id.name, indexSignatures, properties };
}

/**
 * A type on one line, and without parentheses around all of it.
 * @param ends Where a member ends of a type without a name, and another follows: only a line break is between them.
 */
function typeText(text: string, { start, end }: Node, ends: readonly number[]): string {
  let type = "";
  let from = start;
  for (const at of ends.filter((at) => at > start && at < end).sort((one, other) => one - other)) {
    type += `${text.slice(from, at)};`;
    from = at;
  }
  return unwrapped(type + text.slice(from, end)).replace(/\s*\n\s*/g, " ");
}

/** A type without parentheses around all of it. */
function unwrapped(type: string): string {
  if (!type.startsWith("(")) return type;
  let depth = 0;
  for (const { 0: token, index } of type.matchAll(/"(?:[^"\\]|\\.)*"|[()]/g)) {
    if (token === "(") depth += 1;
    else if (token === ")") depth -= 1;
    if (depth === 0) return index === type.length - 1 ? unwrapped(type.slice(1, -1)) : type;
  }
  return type;
}
