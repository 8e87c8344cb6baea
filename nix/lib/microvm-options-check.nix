{ requireMicrovmOptions }:
/**
  An entry of `checks` for any flake: it fails, while it evaluates, when the flake's microvm input lacks one of the
  options, with their names and the command that fixes it. Builds nothing but a file with the names.

    checks.x86_64-linux.microvm-options = ghaf-microvm.lib.microvmOptionsCheck {
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      inherit microvm;
      options = [ "microvm.crosvm.extraArgs" "microvm.balloon" ];
    };
*/
{
  pkgs,
  microvm,
  options ? [ "microvm.crosvm.extraArgs" ],
}:
assert requireMicrovmOptions { inherit microvm options; };
pkgs.writeText "microvm-options" (builtins.concatStringsSep "\n" (options ++ [ "" ]))
