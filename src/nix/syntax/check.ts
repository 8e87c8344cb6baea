import { closest } from "../../closest.ts";
import { type FreeName, freeNames } from "./free-names.ts";
import { nixNames } from "./known-names.ts";
import { NixSyntaxError } from "./node.ts";
import { parseNix } from "./parse.ts";

/** What is wrong with a piece of Nix code. */
export interface CodeProblem {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
  /** The undefined name; code around it may define it. */
  readonly missing?: string;
}

/** What is known about a piece of Nix code from its text. */
export interface CheckedCode {
  readonly names: readonly FreeName[];
  /** A `# comment` at its end swallows what comes behind it on the line. */
  readonly endsInComment: boolean;
  readonly problems: readonly CodeProblem[];
}

/**
 * Parses a Nix expression, and looks whether each name in it is defined.
 *
 * @param given The names defined around it, besides Nix's own.
 */
export function checkNix(text: string, given: readonly string[]): CheckedCode {
  try {
    const node = parseNix(text);
    const names = freeNames(node);
    const known = [...given, ...nixNames];
    return {
      names,
      endsInComment: endsInComment.test(text.slice(node.end)),
      problems: names
        .filter(
          ({ name, isInWith }) => !isInWith && !name.startsWith("__") && !known.includes(name),
        )
        .map(({ name, start }) => ({
          offset: start,
          message: `${name} is not defined`,
          fix: fixOf(name, given, known),
          missing: name,
        })),
    };
  } catch (error) {
    if (!(error instanceof NixSyntaxError)) throw error;
    const { offset, message } = error;
    const fix = "write one whole Nix expression, which `nix-instantiate --parse` reads";
    return {
      names: [],
      endsInComment: false,
      problems: [{ offset, message, fix }],
    };
  }
}

function fixOf(name: string, given: readonly string[], known: readonly string[]): string {
  const near = closest(name, known);
  return near === undefined
    ? `an expression has ${given.join(", ")}; name what else the module is given in \`arguments\`, or bind it with let`
    : `did you mean ${near}?`;
}

/** Only blanks and comments may follow an expression. */
const endsInComment = /^(?:\s|#[^\r\n]*[\r\n]|\/\*(?:[^*]|\*+[^*/])*\*+\/)*#[^\r\n]*$/;
