# The rules as Node runs them: of this repository, what src/lint/main.ts imports and reads.
{ lib }:
let
  root = ../..;

  isOwn =
    path: type:
    let
      name = lib.removePrefix "${toString root}/" (toString path);
    in
    if type == "directory" then
      lib.any (folder: name == folder || lib.hasPrefix "${folder}/" name) [
        "src/lint"
        "nix/packs"
      ]
      || lib.elem name [
        "nix"
        "src"
        "src/arguments"
        "src/output"
        "src/packs"
        "src/shell"
      ]
    else
      name == "package.json" || lib.hasPrefix "nix/packs/" name || (lib.hasSuffix ".ts" name);
in
builtins.path {
  name = "ghaf-microvm-rules";
  path = root;
  filter = isOwn;
}
