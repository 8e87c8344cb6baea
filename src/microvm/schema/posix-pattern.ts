/** POSIX character classes, for ASCII. */
const classes: Readonly<Record<string, string>> = {
  alnum: "A-Za-z0-9",
  alpha: "A-Za-z",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "\\x21-\\x7e",
  lower: "a-z",
  print: "\\x20-\\x7e",
  punct: "!-\\/:-@\\[-`{-~",
  space: " \\t\\n\\r\\f\\v",
  upper: "A-Z",
  xdigit: "0-9A-Fa-f",
};

/**
 * A POSIX extended regular expression, as `builtins.match` reads it, in JavaScript's syntax (with the flag `u`, which
 * JSON Schema asks for): one that matches the whole string.
 */
export function fromPosixPattern(pattern: string): string {
  let text = "";
  for (let at = 0; at < pattern.length; ) {
    const character = pattern.charAt(at);
    if (character === "[") {
      const { set, end } = bracket(pattern, at);
      text += set;
      at = end;
    } else if (character === "\\" && at + 1 < pattern.length) {
      text += escaped(pattern.charAt(at + 1));
      at += 2;
    } else {
      // POSIX's dot matches a newline, too; a brace that does not open a count is literal
      text +=
        character === "."
          ? "[^]"
          : character === "{" && !/^\{\d+(,\d*)?\}/.test(pattern.slice(at))
            ? "\\{"
            : character === "}" && !/\{\d+(,\d*)?$/.test(pattern.slice(0, at))
              ? "\\}"
              : character === "]"
                ? "\\]"
                : character;
      at += 1;
    }
  }
  return `^(?:${text})$`;
}

function escaped(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** A bracket expression: in it a backslash is literal, and so is `]` if it comes first. */
function bracket(pattern: string, start: number): { set: string; end: number } {
  let at = start + 1;
  let set = "[";
  if (pattern.charAt(at) === "^") {
    set += "^";
    at += 1;
  }
  const first = at;
  while (at < pattern.length && (pattern.charAt(at) !== "]" || at === first)) {
    const named = /^\[:(\w+):\]/.exec(pattern.slice(at));
    if (named !== null) {
      set += classes[named[1] ?? ""] ?? "";
      at += named[0].length;
    } else {
      const character = pattern.charAt(at);
      set +=
        /[\\\][]/.test(character) || (character === "^" && at > first)
          ? `\\${character}`
          : character;
      at += 1;
    }
  }
  return { set: `${set}]`, end: at + 1 };
}
