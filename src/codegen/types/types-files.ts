import { cachedText } from "../../cache.ts";
import type { PinData } from "../../microvm/pin-data.ts";
import { printableLines } from "../../output/printable.ts";

/**
 * The generated types of a pin's options and of a build of QEMU: TypeScript, and the JSON Schema of a VM; path → text.
 *
 * Making them takes most of a codegen's time, and depends only on the schema, the measured support, the build's name and
 * this tool; all are in the cache's key.
 * @param folder Where they are in the repository.
 * @param schemaPath The option schema's file, which the types' comments name.
 */
export async function typesFiles(
  root: string,
  folder: string,
  schemaPath: string,
  { schema, schemaText, support }: PinData,
  build: string,
): Promise<[string, string][]> {
  const about = [schemaPath, schemaText, support?.measured, build];
  const [jsonSchema, types] = await Promise.all([
    cachedText(root, "schema", [schemaText], async () => {
      const [{ vmJsonSchema }, { compactJson }] = await Promise.all([
        import("../../microvm/schema/json-schema.ts"),
        import("../../output/compact-json.ts"),
      ]);
      return compactJson(vmJsonSchema(schema), 100);
    }),
    cachedText(root, "types", about, async () => {
      const [{ typescriptModule }, { knownFacts }] = await Promise.all([
        import("./typescript.ts"),
        import("./known-facts.ts"),
      ]);
      return printableLines(
        await typescriptModule(schema, schemaPath, knownFacts(support), support, build),
      );
    }),
  ]);
  return [
    [`${folder}/microvm.schema.json`, jsonSchema],
    [`${folder}/microvm.ts`, types],
  ];
}
