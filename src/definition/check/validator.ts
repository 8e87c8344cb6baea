import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import { cachedText } from "../../cache.ts";
import type { JsonSchema } from "../../microvm/schema/json-schema.ts";

const require = createRequire(import.meta.url);

/** The validators that this process has made, by schema: `codegen --watch` checks repeatedly. */
const made = new Map<string, Promise<ValidateFunction>>();

/**
 * The function that checks a value against a JSON Schema, as ajv writes it: from the repository's cache where it was
 * written before, since loading ajv and writing it takes 0.2 s, but running the result 0.01 s.
 */
export function validatorOf(root: string, schema: JsonSchema): Promise<ValidateFunction> {
  const text = JSON.stringify(schema);
  const validate = made.get(text) ?? readOrMake(root, schema, text);
  made.set(text, validate);
  return validate;
}

async function readOrMake(
  root: string,
  schema: JsonSchema,
  schemaText: string,
): Promise<ValidateFunction> {
  const about = [schemaText, ajvVersion()];
  const code = await cachedText(root, "validator", about, () => codeOf(schema));
  return functionOf(code);
}

/** Another version of ajv may write different code. */
const ajvVersion = (): unknown =>
  JSON.parse(readFileSync(require.resolve("ajv/package.json"), "utf8")).version;

async function codeOf(schema: JsonSchema): Promise<string> {
  const [{ Ajv2020 }, { default: standalone }] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv/dist/standalone/index.js"),
  ]);
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: false,
    // these cost 50 ms: the schema is our own, and a test checks it against the meta-schema
    validateSchema: false,
    meta: false,
    code: { optimize: false, source: true },
  });
  return standalone.default(ajv, ajv.compile(schema));
}

/** The code is a CommonJS module that requires ajv's own helpers. */
function functionOf(code: string): ValidateFunction {
  const module = { exports: {} };
  new Function("module", "exports", "require", code)(module, module.exports, require);
  return module.exports as ValidateFunction;
}
