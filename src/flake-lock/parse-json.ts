import { exitStatus, KnownError } from "../errors.ts";
import { besideFile } from "./beside-file.ts";
import { findSyntaxError, positionAt } from "./json-positions.ts";

/** A JSON object as `JSON.parse` makes it: read keys that are not fixed names only through {@link own}. */
export type JsonObject = { readonly [key: string]: unknown };

// a longer text is scanned first, because JSON.parse needs some fifty bytes for each opening bracket
const large = 8 * 1024 * 1024;

// JSON.parse accepts lone surrogates and numbers out of range, which Nix's reader refuses
const suspicious = /\\u[dD][89a-fA-F]|[\s:,[]-?\d[\d.]*[eE]\+?\d{2}|\d{200}/;

/** What fixes a file: `again` is the command that recreates it, `syntax` what to do when it is not JSON. */
export interface JsonFixes {
  readonly again: string;
  readonly syntax: string;
}

/**
 * Parses a file's text; `file` and `fixes` are for the error.
 * @throws KnownError (status 2) with the line and column of the first syntax error, or with the line of the
 * first conflict marker that a merge left behind.
 */
export function parseJson(text: string, file: string, fixes: JsonFixes): unknown {
  // Nix's reader skips a byte order mark, JSON.parse does not
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  let syntaxError =
    json.length > large || suspicious.test(json) ? findSyntaxError(json) : undefined;
  try {
    if (syntaxError === undefined) return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // no line of a JSON file starts like this, not even inside a string
  const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/m.exec(json);
  if (marker !== null) {
    throw new KnownError(
      {
        file,
        line: positionAt(json, marker.index).line,
        message: "has merge-conflict markers",
        fix: `resolve the conflict, or take one side first: ${besideFile(file, (name) => `git checkout --ours ${name}`)} && ${fixes.again}`,
      },
      exitStatus.notChecked,
    );
  }
  syntaxError ??= findSyntaxError(json);
  const position = syntaxError === undefined ? undefined : positionAt(json, syntaxError.offset);
  const place = position === undefined ? "" : ` (column ${position.column})`;
  throw new KnownError(
    {
      file,
      line: position?.line,
      message: `is not JSON: ${syntaxError?.message ?? "unknown syntax error"}${place}`,
      fix: fixes.syntax,
    },
    exitStatus.notChecked,
  );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value of `key`, never one that it inherits: `constructor` may be a node's name. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
