/** The strings of a list, or undefined where something else is among them. */
export function literalsOf(text: string): string[] | undefined {
  const args: string[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const raw = /^r(#*)"([\s\S]*?)"\1/.exec(rest);
    const plain = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest);
    const formatted = /^&?format!\(\s*"((?:[^"\\]|\\[\s\S])*)"\s*,?\s*\)(?:\.as_str\(\))?/.exec(
      rest,
    );
    const found = raw ?? plain ?? formatted;
    if (found === null) return undefined;
    const value = raw === null ? unescaped(found[1] ?? "") : (raw[2] ?? "");
    if (formatted !== null && /\{(?!BACKEND\})/.test(value)) return undefined;
    args.push(value.replaceAll("{BACKEND}", "2d"));
    rest = rest.slice(found[0].length).trim();
    if (rest !== "" && !rest.startsWith(",")) return undefined;
    rest = rest.slice(1).trim();
  }
  return args;
}

const unescaped = (text: string) =>
  text.replace(/\\(\n\s*|.)/gs, (_, escaped: string) =>
    escaped.startsWith("\n") ? "" : ({ n: "\n", t: "\t" }[escaped] ?? escaped),
  );

/** Where a statement ends, whose strings are skipped. */
export function statementEnd(body: string, from: number): number {
  let index = from;
  while (index < body.length && body[index] !== ";" && body[index] !== "}") {
    if (body[index] === '"') index = body.indexOf('"', index + 1);
    index++;
  }
  return index;
}

/** The index of the bracket that closes the one before `start`, those in strings and comments aside. */
export function matching(text: string, start: number, open: string, close: string): number {
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (text.startsWith("//", index)) index = text.indexOf("\n", index);
    else if (character === '"') {
      const isRaw = /r#*$/.exec(text.slice(Math.max(0, index - 3), index));
      if (isRaw !== null && isRaw[0].length > 1)
        index = text.indexOf(`"${"#".repeat(isRaw[0].length - 1)}`, index + 1);
      else
        for (index++; index < text.length && text[index] !== '"'; index++)
          if (text[index] === "\\") index++;
    } else if (character === open) depth++;
    else if (character === close && --depth === 0) return index;
  }
  return text.length;
}
