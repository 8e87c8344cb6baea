/** What is to be known of a piece of Nix code without parsing it. */
export interface ScannedCode {
  /** Names that it may take from around it: not those in strings, comments, paths, behind a dot or bound by `=`. */
  readonly names: ReadonlySet<string>;
  /** Whether it ends in a `# comment`, which swallows what comes behind it on the line. */
  readonly endsInComment: boolean;
}

/** The tokens of Nix's lexer that may hold what looks like a name, the longer before the shorter. */
const tokens =
  /(?<comment>#[^\n\r]*)|\/\*[\s\S]*?(?:\*\/|$)|(?<open>"|'')|(?<inner>\$?\{)|(?<close>\})|<[\w.+-]+(?:\/[\w.+-]+)*>|[A-Za-z][\w+.-]*:[\w%/?:@&=+$,!~*'.-]+|\/\/|[\w.+~-]*(?:\/[\w.+-]+)+|\.{0,2}\/(?=\$\{)|(?<name>[A-Za-z_][\w'-]*)|(?<dot>\.)|\d+|[^\s]|\s+/y;

/** A string's text up to its end or to an interpolation. */
const quotedText = /(?:\\[\s\S]|\$(?!\{)\$?|[^"\\$])*?(?=$|"|\$\{)/y;
const indentedText = /(?:'''|''\$|''\\[\s\S]|\$\$|\$(?!\{)|'(?!')|[^'$])*?(?=$|''(?!['$\\])|\$\{)/y;

/** Reads Nix code as its lexer does. */
export function scanNix(text: string): ScannedCode {
  const names = new Set<string>();
  // what is open: a brace, or a string by its quotes
  const open: string[] = [];
  let at = 0;
  let isBehindDot = false;
  let endsInComment = false;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found;
  };
  while (at < text.length) {
    const string = open.at(-1);
    if (string === '"' || string === "''") {
      match(string === '"' ? quotedText : indentedText);
      if (text.startsWith("${", at)) {
        open.push("{");
        at += 2;
      } else {
        open.pop();
        at += string.length;
      }
      isBehindDot = false;
      continue;
    }
    const found = match(tokens);
    if (found === null) break;
    const { comment, open: quotes, inner, close, name, dot } = found.groups ?? {};
    endsInComment = comment !== undefined && at === text.length;
    if (quotes !== undefined) open.push(quotes);
    else if (inner !== undefined) open.push("{");
    else if (close !== undefined) open.pop();
    else if (name !== undefined && !isBehindDot && !/^\s*=(?!=)/.test(text.slice(at)))
      names.add(name);
    // blanks and comments may stand between the dot and the name
    if (!/^(?:\s|#|\/\*)/.test(found[0])) isBehindDot = dot !== undefined;
  }
  return { names, endsInComment };
}
