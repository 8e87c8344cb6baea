import { callStack, noteProblem, withdrawProblems } from "../arguments/notes.ts";
import { printInline } from "../nix/print.ts";
import { checkNix } from "../nix/syntax/check.ts";
import { findUnprintable } from "../nix/unprintable.ts";
import {
  isNixExpression,
  markNixExpression,
  type NixExpression,
  type NixValue,
} from "../nix/value.ts";
import { moduleNames } from "./module-arguments.ts";

export type { NixExpression };

/**
 * A piece of Nix code as an option's value, for what data cannot say: a package, a path in the store, what a module is
 * given. It has the type of the value that it stands for; where nothing says that, write nix<number>`...`.
 * `pkgs`, `lib` and `config` are the NixOS module's, and what the definition names in `arguments`. Interpolated values become Nix data, never code; Nix's own
 * interpolation is written `\${`, and other backslashes stay as they are.
 *
 * What is not Nix, or names what is not defined, is an error at its line when the definition is checked.
 *
 * @throws TypeError for values that Nix cannot have.
 * @example nix`pkgs.linuxPackages_latest.kernel`
 * @example nix`"\${pkgs.OVMF.fd}/FV/OVMF.fd"`
 */
export function nix<T = NixExpression>(
  strings: TemplateStringsArray,
  ...values: readonly NixValue[]
): NonNullable<T> {
  const written = new WrittenCode();
  for (const [index, part] of strings.raw.entries()) {
    written.addCode(part);
    if (index < values.length)
      written.addValue(interpolated(values[index] as NixValue, isAlone(strings.raw, index)));
  }
  const blanks = /^\s*/.exec(written.text)?.[0].length ?? 0;
  const text = written.text.trim();
  if (text === "") {
    noteProblem({
      stack: callStack(),
      message: "nix`...` is empty, which is not an expression",
      fix: "write the expression, or leave the option out",
    });
    return markNixExpression("null") as unknown as NonNullable<T>;
  }
  const { endsInComment, problems } = checkNix(text, moduleNames);
  // else the comment would swallow what the module has behind the expression
  const expression = markNixExpression(endsInComment ? `${text}\n` : text);
  const stack = problems.length > 0 ? callStack() : "";
  for (const { offset, message, fix, missing } of problems)
    noteProblem({
      stack,
      message: `in nix\`...\`, ${message}`,
      fix,
      within: written.placeOf(blanks + offset),
      ...(missing === undefined ? {} : { of: expression, missing }),
    });
  // what an expression lacks, the code around it may define
  for (const value of values) if (isNixExpression(value)) withdrawProblems(value);
  // it stands in the place of a value of that type
  return expression as unknown as NonNullable<T>;
}

/** Behind how many line breaks of a template something stands, and how far behind the last one, or the backtick. */
export interface PlaceInTemplate {
  readonly lines: number;
  /** In UTF-16 units; undefined where a value comes before it, whose length in the source is not known. */
  readonly columns: number | undefined;
}

/** Code, and where each of its characters is written. */
class WrittenCode {
  text = "";
  readonly #places: PlaceInTemplate[] = [];
  #lines = 0;
  #columns: number | undefined = 0;

  /** A part of the template, in which a backslash before a backtick or `${` is JavaScript's. */
  addCode(part: string): void {
    for (const [index, character] of part.split("").entries()) {
      const isEscape = character === "\\" && /^(?:\$\{|`)/.test(part.slice(index + 1, index + 3));
      if (!isEscape) this.#add(character);
      if (character === "\n") this.#lines += 1;
      if (character === "\n") this.#columns = 0;
      else if (this.#columns !== undefined) this.#columns += 1;
    }
  }

  addValue(code: string): void {
    for (const character of code.split("")) this.#add(character);
    this.#columns = undefined;
  }

  #add(character: string): void {
    this.text += character;
    this.#places.push({ lines: this.#lines, columns: this.#columns });
  }

  placeOf(offset: number): PlaceInTemplate {
    return this.#places[offset] ?? { lines: this.#lines, columns: this.#columns };
  }
}

/** Whether the value behind a part is all of the code, or of an interpolation of Nix's. */
function isAlone(parts: readonly string[], index: number): boolean {
  const [before = "", after = ""] = [parts[index]?.trim(), parts[index + 1]?.trim()];
  return parts.length === 2 && before === "" && after === ""
    ? true
    : /(?:^|[^\\])\\\$\{$/.test(before) && after.startsWith("}");
}

/** A value as an argument: in parentheses where the code around it could tear it apart. */
function interpolated(value: NixValue, isAlone: boolean): string {
  for (const { path, message } of findUnprintable(value)) {
    const place = path.length === 0 ? "" : ` at ${path.join(".")}`;
    throw new TypeError(`a value interpolated into nix\`...\`${place} ${message}`);
  }
  const text = isNixExpression(value) ? value.text : printInline(value);
  const isPath = /^[A-Za-z_][\w'-]*(?:\.[A-Za-z_][\w'-]*)*$/.test(text);
  if (isAlone && !text.includes("#")) return text;
  return (isNixExpression(value) && !isPath) || text.startsWith("-") ? `(${text})` : text;
}
