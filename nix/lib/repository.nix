# What the tool wrote into a repository, and where.
{ lib }:
let
  # as `defaultConfig` in src/config.ts
  defaults = {
    definitions = "src/vms";
    record = "nix/generated.json";
    schema = "nix/option-schema.json";
  };

  configFile = "ghaf-microvm.json";

  configOf =
    root:
    let
      file = root + "/${configFile}";
    in
    lib.mapAttrs normalPath (
      defaults // lib.optionalAttrs (builtins.pathExists file) (lib.importJSON file)
    );

  # `./src/vms/` is `src/vms`, which is how the record has it
  normalPath =
    _: value: if lib.isString value then lib.removePrefix "./" (lib.removeSuffix "/" value) else value;
in
{
  inherit configFile configOf;

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
