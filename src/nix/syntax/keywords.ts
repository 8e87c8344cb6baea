/** What Nix does not accept as the name of a variable or, without quotes, of an attribute. */
export const keywords = new Set([
  "assert",
  "else",
  "if",
  "in",
  "inherit",
  "let",
  "or",
  "rec",
  "then",
  "with",
]);
