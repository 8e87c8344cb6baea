/**
  What NixOS' own modules determine of a guest's kernel parameters, from the pinned nixpkgs. Takes nixpkgs' `lib` and
  `nixpkgs`, the folder of a complete nixpkgs. Complete modules would cost two seconds per VM: from those that add
  parameters to all or many guests, only these definitions are taken, with the defaults of the options that they read.

  - `defaultOf`: takes an option's path and a fallback, and returns the default that its module declares;
  - `modules`: NixOS modules with those definitions.
*/
{ lib, nixpkgs }:
let
  # In the order of nixpkgs' own list, which determines the order of the parameters.
  defining = [
    "config/console.nix"
    "security/apparmor.nix"
    "security/auditd.nix"
    "security/default.nix"
    "security/misc.nix"
    "services/hardware/auto-epp.nix"
    "services/hardware/udev.nix"
    "system/boot/kernel.nix"
    "system/boot/plymouth.nix"
    "system/boot/systemd/initrd.nix"
  ];

  # The modules that declare the options that the definitions read.
  declaring = defining ++ [
    "system/boot/stage-1.nix"
    "tasks/network-interfaces.nix"
    "virtualisation/containers.nix"
  ];

  # Values that these modules read and that are the same for every guest: not a container, predictable interface names.
  guests = {
    boot = {
      isContainer = false;
      isNspawnContainer = false;
    };
    networking.usePredictableInterfaceNames = true;
  };

  taken = [
    [
      "boot"
      "kernelParams"
    ]
    [
      "security"
      "lsm"
    ]
  ];

  fileOf = name: nixpkgs + "/nixos/modules/${name}";
  present = lib.filter (name: builtins.pathExists (fileOf name));

  moduleOf =
    arguments: name:
    let
      module = import (fileOf name);
    in
    if lib.isFunction module then module arguments else module;

  unknown = name: throw "${name} is not known here";

  # The defaults of an option tree; a missing default, or one that needs a complete NixOS, fails when it is used.
  defaultsIn =
    tree:
    lib.mapAttrs (
      name: node:
      if lib.isOption node then node.default or (unknown name) else defaultsIn node
    ) tree;

  declared = lib.foldl' lib.recursiveUpdate { } (
    map (name: (moduleOf declaringArguments name).options or { }) (present declaring)
  );

  # an option's default may depend on another one's
  declaringArguments = {
    inherit lib;
    config = lib.recursiveUpdate (defaultsIn declared) guests;
    options = declared;
    pkgs = unknown "pkgs";
    utils = unknown "utils";
    modulesPath = toString (fileOf "");
  };

  # The values at a path, each with the conditions around it, because these may depend on other options.
  valuesAt =
    path: value:
    if value._type or null == "merge" then
      lib.concatMap (valuesAt path) value.contents
    else if value ? _type && value ? content then
      map (content: value // { inherit content; }) (valuesAt path value.content)
    else if path == [ ] then
      [ value ]
    else
      lib.optionals (lib.isAttrs value && value ? ${lib.head path}) (
        valuesAt (lib.tail path) value.${lib.head path}
      );

  definitionsOf =
    name:
    {
      config,
      options,
      pkgs,
      ...
    }:
    let
      module = moduleOf (
        declaringArguments
        // {
          config = lib.recursiveUpdate declaringArguments.config config;
          inherit options pkgs;
        }
      ) name;
    in
    {
      _file = toString (fileOf name);
      config = lib.foldl' lib.recursiveUpdate { } (
        map (path: lib.setAttrByPath path (lib.mkMerge (valuesAt path (module.config or { })))) taken
      );
    };
  # The defaults of whole groups of options, which a guest's own definitions may read.
  defaults =
    tree:
    lib.mapAttrs
      (_: node: if lib.isOption node then lib.mkOverride 1400 node.default else defaults node)
      (lib.filterAttrs (_: node: !(lib.isOption node) || node ? default) tree);
  # The options below `boot` that ./nixos.nix declares.
  ownOptions = map (name: [ "boot" ] ++ name) [
    [ "blacklistedKernelModules" ]
    [ "consoleLogLevel" ]
    [
      "initrd"
      "systemd"
      "enable"
    ]
    [ "kernelModules" ]
    [ "kernelPackages" ]
    [ "kernelParams" ]
  ];

  # All other options that the definitions may read.
  anyOf =
    path: tree:
    lib.mapAttrs (name: node: if lib.isOption node then any node else anyOf (path ++ [ name ]) node) (
      lib.filterAttrs (name: _: !lib.elem (path ++ [ name ]) ownOptions) tree
    );
  any =
    option:
    lib.mkOption (
      { type = anyDefinition; } // lib.optionalAttrs (option ? default) { inherit (option) default; }
    );
  anyDefinition = import ./any-definition.nix { inherit lib; };
in
{
  modules = map definitionsOf (present defining) ++ [
    {
      options.boot = anyOf [ "boot" ] (declared.boot or { });
      config = defaults (
        lib.filterAttrs (
          name: _:
          lib.elem name [
            "console"
            "security"
            "services"
            "virtualisation"
          ]
        ) declared
      );
    }
  ];

  defaultOf =
    path: otherwise:
    let
      option = lib.attrByPath path { } declared;
      attempt = builtins.tryEval (builtins.deepSeq option.default option.default);
    in
    if option ? default && attempt.success then attempt.value else otherwise;
}
