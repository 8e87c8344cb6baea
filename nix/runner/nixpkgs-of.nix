# The folder of the nixpkgs that `lib` comes from, or null if that is not visible.
{ lib }:
let
  position = builtins.unsafeGetAttrPos "evalModules" lib;
  file = if position == null then "" else toString position.file;
  folder = lib.removeSuffix "/lib/default.nix" file;
in
if folder == file || folder == "" then null else /. + folder
