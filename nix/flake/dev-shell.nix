# What `npm test` and `npm run check` use if available.
{ pkgs }:
pkgs.mkShellNoCC {
  packages = [
    pkgs.deadnix
    pkgs.nix
    pkgs.nixfmt
    pkgs.nodejs
    pkgs.qemu
    pkgs.statix
  ];
}
