/** Where a text stops being JSON, and why. */
export interface JsonSyntaxError {
  /** Index of the offending character, or the text's length when it ends too early. */
  readonly offset: number;
  readonly message: string;
}

/** Line and column of a character, both counted from 1; columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The line of the key that `path` leads to, through objects only: `lineOfKey(text, ["nodes", "microvm"])`.
 * If a key is given twice, the last one counts, as in `JSON.parse` and in Nix. Works on any layout, even minified.
 * @param text what `JSON.parse` accepts.
 */
export function lineOfKey(text: string, path: readonly string[]): number | undefined {
  let matched = 0;
  let found: number | undefined;
  const onKey: OnKey = (depth, start, end) => {
    if (matched >= depth) matched = depth - 1;
    const wanted = path[depth - 1];
    if (matched !== depth - 1 || wanted === undefined || keyAt(text, start, end) !== wanted) return;
    matched = depth;
    // a key given again replaces what the earlier one had
    found = depth === path.length ? start : undefined;
  };
  scanJson(text, onKey, endOfSoundString);
  return found === undefined ? undefined : positionAt(text, found).line;
}

/**
 * The line of a node of a flake.lock that is known to be sound and to have this node. Of its objects only nodes have
 * names of their own, so a name that one object stands behind is found without reading all that is before it.
 */
export function lineOfNode(text: string, key: string): number | undefined {
  // an escape could spell the name differently
  if (text.includes("\\")) return lineOfKey(text, ["nodes", key]);
  const token = `"${key}"`;
  let found: number | undefined;
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    const colon = skipSpace(text, at + token.length);
    if (text[colon] !== ":" || text[skipSpace(text, colon + 1)] !== "{") continue;
    if (found !== undefined) return lineOfKey(text, ["nodes", key]);
    found = at;
  }
  return found === undefined ? undefined : positionAt(text, found).line;
}

/**
 * The first syntax error of `text`, or undefined when it is JSON (RFC 8259) that does not nest absurdly deep and whose
 * strings and numbers Nix's reader takes.
 */
export function findSyntaxError(text: string): JsonSyntaxError | undefined {
  return scanJson(text, () => {});
}

export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (;;) {
    const newline = text.indexOf("\n", lineStart);
    if (newline < 0 || newline >= offset) return { line, column: offset - lineStart + 1 };
    line += 1;
    lineStart = newline + 1;
  }
}

function keyAt(text: string, start: number, end: number): string {
  const token = text.slice(start, end);
  return token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
}

/** `depth` is 1 for the keys of the outermost object; `start` and `end` enclose the key with its quotes. */
type OnKey = (depth: number, start: number, end: number) => void;

/** No reader gets this deep: a lock file nests four levels. */
const deepest = 10_000;

const afterOpeningBrace = 0;
const afterCommaInObject = 1;
const afterOpeningBracket = 2;
const beforeValue = 3;
const afterValue = 4;

/**
 * Reads `text` once, from left to right, with a stack of its own: neither deep nesting nor a file
 * that was cut off can make it recurse or go back.
 */
function scanJson(
  text: string,
  onKey: OnKey,
  stringEnd: typeof endOfString = endOfString,
): JsonSyntaxError | undefined {
  const isObject: boolean[] = [];
  let state = beforeValue;
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    const char = text[at];
    if (state === afterValue) {
      if (isObject.length === 0)
        return char === undefined ? undefined : unexpected(text, at, "the end of the file");
      const inObject = isObject.at(-1) === true;
      if (char === ",") state = inObject ? afterCommaInObject : beforeValue;
      else if (char === (inObject ? "}" : "]")) isObject.pop();
      else return unexpected(text, at, inObject ? '"," or "}"' : '"," or "]"');
      at += 1;
    } else if (state === afterOpeningBrace || state === afterCommaInObject) {
      if (char === "}" && state === afterOpeningBrace) {
        isObject.pop();
        state = afterValue;
        at += 1;
        continue;
      }
      if (char !== '"') return unexpected(text, at, "a key in double quotes");
      const end = stringEnd(text, at);
      if (typeof end !== "number") return end;
      onKey(isObject.length, at, end);
      at = skipSpace(text, end);
      if (text[at] !== ":") return unexpected(text, at, '":"');
      at += 1;
      state = beforeValue;
    } else if (char === "]" && state === afterOpeningBracket) {
      isObject.pop();
      state = afterValue;
      at += 1;
    } else if (char === "{" || char === "[") {
      if (isObject.length === deepest)
        return { offset: at, message: `it nests deeper than ${deepest} levels` };
      isObject.push(char === "{");
      state = char === "{" ? afterOpeningBrace : afterOpeningBracket;
      at += 1;
    } else {
      const end = char === '"' ? stringEnd(text, at) : endOfLiteral(text, at);
      if (typeof end !== "number") return end;
      at = end;
      state = afterValue;
    }
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

/** The same where the text is known to be JSON: a quote that no backslash precedes ends the string. */
function endOfSoundString(text: string, start: number): number | JsonSyntaxError {
  const quote = text.indexOf('"', start + 1);
  return quote > 0 && text.charCodeAt(quote - 1) !== 0x5c ? quote + 1 : endOfString(text, start);
}

function endOfString(text: string, start: number): number | JsonSyntaxError {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (Number.isNaN(code)) return { offset: at, message: "the file ends inside a string" };
    if (code < 0x20)
      return { offset: at, message: "a string contains a line break or another control character" };
    if (code !== 0x5c) {
      at += 1;
      continue;
    }
    const escaped = text[at + 1];
    if (escaped === undefined) return { offset: at + 1, message: "the file ends inside a string" };
    const unit = escaped === "u" ? unitAt(text, at) : undefined;
    if (unit !== undefined) {
      const next =
        isHigh(unit) && text.startsWith("\\u", at + 6) ? unitAt(text, at + 6) : undefined;
      const isPair = next !== undefined && isLow(next);
      if ((isHigh(unit) || isLow(unit)) && !isPair)
        return { offset: at, message: "a string contains half of a surrogate pair" };
      at += isPair ? 12 : 6;
    } else if ('"\\/bfnrt'.includes(escaped)) at += 2;
    else return { offset: at, message: "a string contains an escape that JSON does not have" };
  }
}

function unitAt(text: string, at: number): number | undefined {
  const digits = text.slice(at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

const literal = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function endOfLiteral(text: string, at: number): number | JsonSyntaxError {
  literal.lastIndex = at;
  if (!literal.test(text)) return unexpected(text, at, "a value");
  const end = literal.lastIndex;
  if (Math.abs(Number(text.slice(at, end))) !== Number.POSITIVE_INFINITY) return end;
  return { offset: at, message: "a number is out of range" };
}

function unexpected(text: string, offset: number, expected: string): JsonSyntaxError {
  const code = text.codePointAt(offset);
  return {
    offset,
    message:
      code === undefined
        ? `expected ${expected}, but the file ends`
        : `expected ${expected}, found ${JSON.stringify(String.fromCodePoint(code))}`,
  };
}
