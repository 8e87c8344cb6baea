import { existsSync } from "node:fs";
import { exitStatus, KnownError } from "../errors.ts";

/** What `--flake` names: a flake, and one of its configurations or all. */
export interface FlakeReference {
  /** As Nix takes it: `.`, `./ghaf`, `github:tiiuae/ghaf`. */
  readonly url: string;
  readonly configuration: string | undefined;
}

/**
 * Reads `REF` or `REF#nixosConfigurations.NAME`; `REF#NAME` says the same.
 * @throws KnownError (status 2) when the part behind `#` is not a configuration's name.
 */
export function parseFlakeReference(text: string): FlakeReference {
  const at = text.indexOf("#");
  const given = at < 0 ? text : text.slice(0, at);
  // Nix looks up a bare name in its registry
  const isFolder = /^[\w-][^:/]*$/.test(given) && existsSync(given);
  const url = isFolder ? `./${given}` : given === "" ? "." : given;
  if (at < 0 || at === text.length - 1) return { url, configuration: undefined };
  const [, quoted, plain] =
    /^(?:nixosConfigurations\.)?(?:"([^"]+)"|([^".]+))$/.exec(text.slice(at + 1)) ?? [];
  const configuration = quoted ?? plain;
  if (configuration === undefined)
    throw new KnownError(
      {
        message: `--flake ${text}: "${text.slice(at + 1)}" names no configuration`,
        fix: `--flake ${given}#nixosConfigurations.NAME`,
      },
      exitStatus.notChecked,
    );
  return { url, configuration };
}
