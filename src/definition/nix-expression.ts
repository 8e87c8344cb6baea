import { printInline } from "../nix/print.ts";
import { scanNix } from "../nix/scan.ts";
import { findUnprintable } from "../nix/unprintable.ts";
import {
  isNixExpression,
  markNixExpression,
  type NixExpression,
  type NixValue,
} from "../nix/value.ts";

export type { NixExpression };

/**
 * A piece of Nix code as an option's value, for what data cannot say: a package, a path in the store.
 * `pkgs`, `lib` and `config` are the NixOS module's. Interpolated values become Nix data, never code; Nix's own
 * interpolation is written `\${`, and other backslashes stay as they are.
 *
 * @throws TypeError for no code at all, and for values that Nix cannot have.
 * @example nix`pkgs.linuxPackages_latest.kernel`
 * @example nix`"\${pkgs.OVMF.fd}/FV/OVMF.fd"`
 */
export function nix(strings: TemplateStringsArray, ...values: readonly NixValue[]): NixExpression {
  const text = strings.raw
    .map((part, index) => {
      const code = part.replace(/\\(?=\$\{|`)/g, "");
      const value = values[index];
      if (index >= values.length) return code;
      return code + interpolated(value as NixValue);
    })
    .join("")
    .trim();
  if (text === "") throw new TypeError("nix`...` is empty, which is no expression");
  // else the comment would swallow what the module has behind the expression
  return markNixExpression(scanNix(text).endsInComment ? `${text}\n` : text);
}

/** A value as an argument: in parentheses where the code around it could tear it apart. */
function interpolated(value: NixValue): string {
  for (const { path, message } of findUnprintable(value)) {
    const place = path.length === 0 ? "" : ` at ${path.join(".")}`;
    throw new TypeError(`a value interpolated into nix\`...\`${place} ${message}`);
  }
  const text = isNixExpression(value) ? value.text : printInline(value);
  return isNixExpression(value) || text.startsWith("-") ? `(${text})` : text;
}
