/**
  The platforms of a guest, as NixOS decides on them: `{ build, host }`, each elaborated. Takes the guest's `options.nixpkgs`
  and `config.nixpkgs`, and the `system` that it is for where it says nothing itself.
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

  # packages that are made elsewhere have the last word
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
