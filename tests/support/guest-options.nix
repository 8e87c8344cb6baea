# The option tree below `microvm` of a guest, of a source of microvm.nix, with the types as upstream made them.
{ lib, source }:
(lib.evalModules {
  modules = [
    (source + "/nixos-modules/microvm")
    { _module.check = false; }
  ];
  specialArgs = {
    inherit lib;
    config = throw "computed";
    pkgs = throw "computed";
    utils = throw "computed";
    modulesPath = "/nixos/modules";
  };
}).options.microvm
