/**
 * The names that Nix itself gives every expression, asked of Nix 2.8: https://nix.dev/manual/nix/latest/language/builtins
 * lists them. Names with two underscores before them are its own, too.
 */
export const nixNames: readonly string[] = [
  "abort",
  "baseNameOf",
  "break",
  "builtins",
  "derivation",
  "derivationStrict",
  "dirOf",
  "false",
  "fetchGit",
  "fetchMercurial",
  "fetchTarball",
  "fetchTree",
  "fromTOML",
  "import",
  "isNull",
  "map",
  "null",
  "placeholder",
  "removeAttrs",
  "scopedImport",
  "throw",
  "toString",
  "true",
];
