/** The user's settings for every evaluation, from options that all commands take. */
export const nixSettings = {
  /** A failed evaluation is shown with all of Nix's output, as with its own `--show-trace`. */
  showTrace: false,
  /** Evaluation may do all that the user's Nix can: read files and the environment, fetch, build. */
  impure: false,
};
