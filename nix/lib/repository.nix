# What the tool wrote into a repository, and where.
{ lib }:
let
  # src/config.ts reads the same file
  defaults = lib.importJSON ./defaults.json;

  configFile = "ghaf-microvm.json";

  configOf =
    root:
    let
      file = root + "/${configFile}";
    in
    lib.mapAttrs normalPath (
      defaults.config // lib.optionalAttrs (builtins.pathExists file) (lib.importJSON file)
    );

  # `./src/vms/` becomes `src/vms`, as in the record
  normalPath =
    _: value: if lib.isString value then lib.removePrefix "./" (lib.removeSuffix "/" value) else value;
in
{
  inherit configFile configOf;

  # Those that a VM can be built for.
  inherit (defaults) systems;

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
