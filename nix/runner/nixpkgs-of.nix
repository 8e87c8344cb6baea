# The folder of nixpkgs that its `lib` is read from, or null where that cannot be seen.
{ lib }:
let
  position = builtins.unsafeGetAttrPos "evalModules" lib;
  file = if position == null then "" else toString position.file;
  folder = lib.removeSuffix "/lib/default.nix" file;
in
if folder == file || folder == "" then null else /. + folder
