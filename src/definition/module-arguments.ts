/** What NixOS gives every module, of which a generated one takes what its expressions name. */
export const moduleNames = ["config", "lib", "pkgs"];

/** The module arguments that a definition names besides: a module those that it takes, a VM those that it gives. */
export function argumentNames(definition: object): string[] {
  const { arguments: given } = definition as { readonly arguments?: unknown };
  if (Array.isArray(given)) return given.filter((name) => typeof name === "string");
  return typeof given === "object" && given !== null ? Object.keys(given) : [];
}
