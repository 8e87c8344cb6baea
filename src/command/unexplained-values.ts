/**
 * Warnings that the values in the files that a command names, as of Firecracker's configuration, are not explained:
 * what they come from is found by evaluating the runner of a definition without each option.
 *
 * @param files Store path → text.
 * @param how What explains them: "with Nix, `command --explain`".
 */
export const unexplainedValues = (files: Readonly<Record<string, string>>, how: string) =>
  Object.keys(files)
    .filter((path) => path.endsWith(".json"))
    .map((path) => `not verified: what the values in ${path} come from; ${how} shows it`);
