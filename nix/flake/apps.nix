/**
  `nix run .#pack -- result/bin/microvm-run`: the pack of the QEMU that a runner starts, on standard output. Of the `pkgs`
  of a system; none where nixpkgs has no Node that runs TypeScript from source.
*/
{
  lib,
  pkgs,
  root,
}:
let
  node = import ../checks/node.nix { inherit lib; } pkgs;
in
lib.optionalAttrs (node != null) {
  pack = {
    type = "app";
    program = "${pkgs.writeShellScript "ghaf-microvm-pack" ''
      exec ${node}/bin/node ${root}/src/cli/pack-from-source.ts "$@"
    ''}";
    meta.description = "What the QEMU that a runner starts accepts, for lint";
  };
}
