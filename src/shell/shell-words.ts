import { isPrintable, replaceUnprintable } from "../output/printable.ts";

/** One word of a shell command. */
export interface ShellWord {
  /** What the program gets, or the text as it stands where the shell would put something else in its place. */
  readonly text: string;
  /** The shell replaces a part of it when it runs: `$(...)`, `$name`, a backquote. */
  readonly expands: boolean;
}

/**
 * Splits a command into words as a POSIX shell does, quotes and escapes removed.
 *
 * Expansions are not made: their text stays, and the word says so. Redirections and operators outside quotes are
 * part of the words around them, for upstream writes none into a command line.
 * @throws RangeError for a quote that does not end.
 */
export function shellWords(command: string): ShellWord[] {
  const words: ShellWord[] = [];
  let text: string | undefined;
  let expands = false;
  const end = () => {
    if (text !== undefined) words.push({ text, expands });
    text = undefined;
    expands = false;
  };
  const add = (more: string) => {
    text = (text ?? "") + more;
  };

  let at = 0;
  /** The text up to the next `quote`, which is skipped. */
  const until = (quote: string) => {
    const stop = command.indexOf(quote, at);
    if (stop < 0) throw new RangeError(`the quote ${quote} at ${at - 1} has no end`);
    const inner = command.slice(at, stop);
    at = stop + 1;
    return inner;
  };

  while (at < command.length) {
    const character = command.charAt(at);
    at += 1;
    if (/[ \t\n]/.test(character)) {
      end();
    } else if (character === "'") {
      add(until("'"));
    } else if (character === "$" && command.charAt(at) === "'") {
      const [whole, inner] = /^'((?:[^'\\]|\\[\s\S])*)'/.exec(command.slice(at)) ?? [];
      if (whole === undefined || inner === undefined)
        throw new RangeError(`the quote $' at ${at - 1} has no end`);
      add(unescaped(inner));
      at += whole.length;
    } else if (character === "\\") {
      // a line that goes on
      if (command.charAt(at) !== "\n") add(command.charAt(at));
      at += 1;
    } else if (character === '"') {
      add("");
      for (;;) {
        if (at >= command.length) throw new RangeError('a quote " has no end');
        const inner = command.charAt(at);
        at += 1;
        if (inner === '"') break;
        if (inner === "\\" && /["\\$`\n]/.test(command.charAt(at))) {
          if (command.charAt(at) !== "\n") add(command.charAt(at));
          at += 1;
        } else if (inner === "$" || inner === "`") {
          const length = expansionLength(command, at - 1);
          expands ||= length > 1;
          add(command.slice(at - 1, at - 1 + length));
          at += length - 1;
        } else {
          add(inner);
        }
      }
    } else if (character === "$" || character === "`") {
      const length = expansionLength(command, at - 1);
      expands ||= length > 1;
      add(command.slice(at - 1, at - 1 + length));
      at += length - 1;
    } else {
      add(character);
    }
  }
  end();
  return words;
}

/** How long the expansion is that starts at `start` with `$` or a backquote; 1 where the character stands for itself. */
function expansionLength(command: string, start: number): number {
  const rest = command.slice(start);
  if (rest.startsWith("`")) {
    const end = rest.indexOf("`", 1);
    if (end < 0) throw new RangeError("a backquote has no end");
    return end + 1;
  }
  const name = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/.exec(rest);
  if (name !== null) return name[0].length;
  const [open, close] = rest.startsWith("$(") ? "()" : rest.startsWith("${") ? "{}" : "";
  if (open === undefined || close === undefined) return 1;
  let depth = 0;
  for (let at = 1; at < rest.length; at++) {
    if (rest.charAt(at) === open) depth += 1;
    if (rest.charAt(at) === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new RangeError(`${rest.slice(0, 2)} has no end`);
}

/** A word as a shell reads it back, on one line: in quotes only where it needs them. */
export function quoteWord(text: string): string {
  if (/^[A-Za-z0-9_@%+=:,./…-]+$/.test(text)) return text;
  if (isPrintable(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = replaceUnprintable(text.replace(/[\\']/g, "\\$&"), shellEscape);
  return `$'${escaped}'`;
}

/** Inside `$'...'`. */
function shellEscape(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, "0")}`
    : `\\U${code.toString(16).padStart(8, "0")}`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The text that `$'...'` stands for, from what is between the quotes. */
function unescaped(inner: string): string {
  return inner.replace(
    /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|([\s\S]))/g,
    (_, hex, short, long, octal, other) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      const code = hex ?? short ?? long;
      if (code === undefined)
        return shortEscapes[other] ?? (/["'?\\]/.test(other) ? other : `\\${other}`);
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
    },
  );
}
