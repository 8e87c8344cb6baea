import { printInline } from "../nix/print.ts";
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
 * @example nix`pkgs.linuxPackages_latest.kernel`
 * @example nix`"\${pkgs.OVMF.fd}/FV/OVMF.fd"`
 */
export function nix(strings: TemplateStringsArray, ...values: readonly NixValue[]): NixExpression {
  const text = strings.raw
    .map((part, index) => {
      const code = part.replace(/\\(?=\$\{|`)/g, "");
      const value = values[index];
      if (index >= values.length) return code;
      if (value === undefined)
        throw new TypeError("a value interpolated into nix`...` is undefined");
      return code + (isNixExpression(value) ? `(${value.text})` : printInline(value));
    })
    .join("");
  return markNixExpression(text.trim());
}
