/**
  The platforms of a guest, by the rules of NixOS: `{ build, host }`, each elaborated. Takes the guest's
  `options.nixpkgs` and `config.nixpkgs`, and the `system` to use if the guest sets none.
*/
{ lib }:
{
  options,
  config,
  system,
}:
let
  inherit (lib.systems) elaborate;
  isSet = name: options.${name}.isDefined;

  # packages that are given ready-made take precedence
  given = if isSet "pkgs" then config.pkgs.stdenv or { } else { };

  local =
    if isSet "localSystem" then
      config.localSystem
    else if isSet "system" then
      config.system
    else
      system;
in
if given ? hostPlatform then
  rec {
    host = elaborate given.hostPlatform;
    build = elaborate (given.buildPlatform or host);
  }
else if isSet "hostPlatform" then
  rec {
    host = elaborate config.hostPlatform;
    build = if isSet "buildPlatform" then elaborate config.buildPlatform else host;
  }
else
  rec {
    build = elaborate local;
    host =
      if isSet "crossSystem" && config.crossSystem != null then elaborate config.crossSystem else build;
  }
