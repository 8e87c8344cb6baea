# What a microvm.nix source offers, under the names and with the arguments that it had at the time.
{ lib, source }:
let
  upstreamLib =
    let
      make = import (source + "/lib");
    in
    make (
      builtins.intersectAttrs (builtins.functionArgs make) {
        inherit lib self;
        nixpkgs-lib = lib;
      }
    );

  # The flake, as far as its modules need it.
  self = {
    lib = upstreamLib;
    overlay = _: _: { };
    outPath = source;
  };
in
{
  /**
    The NixOS module of a guest. Until September 2023 it took the flake's `self` first; the first revisions have none.
  */
  guestModule =
    let
      path = lib.findFirst builtins.pathExists null [
        (source + "/nixos-modules/microvm/default.nix")
        (source + "/nixos-modules/microvm.nix")
      ];
      module = import path;
      takesSelf = lib.isFunction module && builtins.functionArgs module == { };
    in
    if path == null then
      { }
    else if takesSelf then
      module self
    else
      module;
}
