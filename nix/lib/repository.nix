# What the tool wrote into a repository, and where.
{ lib }:
let
  # as `defaultConfig` in src/config.ts
  defaults = {
    definitions = "src/vms";
    record = "nix/generated.json";
    schema = "nix/option-schema.json";
  };

  configOf =
    root:
    let
      file = root + "/ghaf-microvm.json";
    in
    defaults // lib.optionalAttrs (builtins.pathExists file) (lib.importJSON file);
in
{
  inherit configOf;

  /**
    The record of what was generated from what, with the VMs and the options that each sets.
  */
  recordOf =
    root:
    let
      path = (configOf root).record;
    in
    if builtins.pathExists (root + "/${path}") then
      lib.importJSON (root + "/${path}")
    else
      throw "ghaf-microvm: ${path} is missing. Run `npm run codegen` and add what it writes to git.";
}
