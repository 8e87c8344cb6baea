/** What NixOS gives every module; a generated module takes those that its expressions name. */
export const moduleNames = ["config", "lib", "pkgs"];

/** The further module arguments that a definition names: those that a module takes, or that a VM gives. */
export function argumentNames(definition: object): string[] {
  const { arguments: given } = definition as { readonly arguments?: unknown };
  if (Array.isArray(given)) return given.filter((name) => typeof name === "string");
  return typeof given === "object" && given !== null ? Object.keys(given) : [];
}
