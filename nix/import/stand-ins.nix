/**
  What `ghaf-microvm import` passes to the functions of a file. Takes nixpkgs' `lib`, `names`, the attributes that are
  used but that no stand-in has, and `isOpen`: whether modules take arguments that they do not name.

  `lib` is real, and its `nixosSystem` keeps its argument. Everything else throws, so that whatever needs it is not data.
*/
{
  isOpen,
  lib,
  names,
}:
let
  absent = name: throw "import does not know `${name}`";

  # an error of `import` without a path could not be caught
  asked = lib.genAttrs (names ++ [ "outPath" ]) absent;

  # a system, and its runner instead of the build
  systemOf =
    maker: arguments:
    let
      system = {
        _type = "system";
        inherit arguments maker;
        isRunner = false;
        config.microvm.declaredRunner = system // {
          isRunner = true;
        };
      };
    in
    system;

  libOfFlake =
    lib.genAttrs names absent
    // lib
    // {
      nixosSystem = systemOf "nixosSystem";
    };

  nixpkgs = asked // {
    lib = libOfFlake;
  };

  known = {
    inherit nixpkgs;
    inputs = asked // {
      inherit nixpkgs;
      microvm = absent "inputs.microvm";
      self = absent "inputs.self";
    };
    lib = libOfFlake;
  };

  # for whole systems without flakes
  pkgs = asked // {
    inherit lib;
    nixos = configuration: systemOf "pkgs.nixos" { modules = lib.toList configuration; };
  };

  namesOf =
    function:
    let
      named = builtins.functionArgs function;
    in
    if named == { } then
      lib.genAttrs [
        "config"
        "inputs"
        "lib"
        "microvm"
        "modulesPath"
        "nixpkgs"
        "options"
        "pkgs"
        "self"
        "specialArgs"
        "system"
        "utils"
      ] (_: false)
    else
      named;

  # what modules have without naming it
  unnamed = [
    "config"
    "lib"
    "options"
    "specialArgs"
  ];
in
{
  /**
    A module's arguments: NixOS passes every one that the function names, and a few more.
  */
  ofModule =
    function:
    lib.mapAttrs (name: _: if name == "inputs" then absent name else known.${name} or (absent name)) (
      namesOf function // lib.optionalAttrs isOpen (lib.genAttrs unnamed (_: false))
    );

  /**
    The arguments of a function that makes a system: those with a default keep it.
  */
  ofSystem =
    function:
    lib.mapAttrs (name: _: (known // { inherit pkgs; }).${name} or (absent name)) (
      lib.filterAttrs (name: hasDefault: !hasDefault || name == "pkgs" || known ? ${name}) (
        # it may still be a module
        lib.genAttrs (lib.intersectLists unnamed names) (_: false) // namesOf function
      )
    );

  /**
    The same, with flake inputs as sets, to find out what is used of them.
  */
  ofSystemWithInputs =
    function:
    let
      input = asked // {
        nixosModules = asked // {
          host = { };
          microvm = { };
        };
      };
      inputs = known // {
        inherit pkgs;
        inputs = known.inputs // {
          microvm = input;
          self = input;
        };
        microvm = input;
        self = input;
      };
    in
    lib.mapAttrs (name: _: inputs.${name} or (absent name)) (
      lib.filterAttrs (name: hasDefault: !hasDefault || inputs ? ${name}) (namesOf function)
    );
}
