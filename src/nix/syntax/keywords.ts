/** What Nix takes for no name of a variable or, without quotes, of an attribute. */
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
