/** What the user has asked of every evaluation, by options that all commands take. */
export const nixSettings = {
  /** What does not evaluate is shown with all that Nix says of it, as with its own `--show-trace`. */
  showTrace: false,
  /** Evaluation may do all that the user's Nix can: read files and the environment, fetch, build. */
  impure: false,
};
