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
 * `pkgs`, `lib` and `config` are the NixOS module's. Interpolated values become Nix data, never code.
 *
 * @example nix`pkgs.linuxPackages_latest.kernel`
 * @example nix`"${"$"}{pkgs.OVMF.fd}/FV/OVMF.fd"`
 */
export function nix(strings: TemplateStringsArray, ...values: readonly NixValue[]): NixExpression {
  const text = strings.raw
    .map((part, index) => {
      const value = values[index];
      if (index >= values.length) return part;
      return part + (isNixExpression(value) ? `(${value.text})` : printInline(value as NixValue));
    })
    .join("");
  return markNixExpression(text.trim());
}
