/**
  Ghaf's flake, from its own tree: its `lib`, `nixosModules` and `nixosConfigurations`, evaluated with stand-ins for its
  other inputs. Real are Ghaf's code, nixpkgs' `lib`, and microvm.nix; NixOS and the packages are as real as `nixpkgs`.

  Takes the inputs `nixpkgs` and `microvm`, the folder `ghaf`, and `guestModules` to put into every VM. Gives, beside
  Ghaf's outputs, `commandOf`, the text of a VM's microvm-run, and `checkedBy`, what a module for guests says of a VM.
*/
{
  nixpkgs,
  microvm,
  ghaf,
  guestModules ? [ ],
}:
let
  anything = lib.mkOption {
    type = lib.types.anything;
    default = { };
  };
  off = lib.mkOption {
    type = lib.types.bool;
    default = false;
  };
  declaring = options: { inherit options; };
  noOverlay.overlays.default = _: _: { };

  # Nix before 2.14 cannot read a path's type, which `lib.fileset` wants.
  withPathType =
    final: prev:
    if builtins ? readFileType then
      { }
    else
      {
        filesystem = prev.filesystem // {
          pathType = path: (builtins.readDir (dirOf path)).${baseNameOf path};
          pathIsDirectory = path: builtins.pathExists path && final.filesystem.pathType path == "directory";
        };
      };

  withCompletedSystems = _: prev: {
    nixosSystem = args: prev.nixosSystem (args // { modules = args.modules ++ [ completedSystem ]; });
  };

  # What a system needs to have its VMs' command lines. Options that came to NixOS after `nixpkgs` are not checked, and
  # the system itself, which depends on every other option, is a package without content.
  completedSystem =
    { pkgs, ... }:
    let
      named = default: lib.mkOption { inherit default; };
      unchecked = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule { _module.check = false; });
      };
    in
    {
      disabledModules = [ "system/activation/top-level.nix" ];
      options.security.apparmor.policies = unchecked;
      options.system = {
        boot.loader = {
          id = named "none";
          initrdFile = named "initrd";
          kernelFile = named (if pkgs.stdenv.hostPlatform.isAarch64 then "Image" else "bzImage");
        };
        checks = anything;
        extraDependencies = anything;
        name = named "nixos";
        systemBuilderArgs = anything;
        systemBuilderCommands = anything;
      };
      config = {
        _module.check = false;
        system.build = {
          initialRamdisk = lib.mkForce (pkgs.runCommand "initrd" { } "");
          toplevel = pkgs.runCommand "nixos-system" { } "";
        };
      };
    };

  lib = (nixpkgs.lib.extend withPathType).extend withCompletedSystems;

  # Of these modules, only what Ghaf reads.
  givcService =
    name:
    declaring {
      givc.${name} = {
        enable = off;
        accessControl.enable = off;
      };
    };

  # Packages of NVIDIA's that Ghaf's overlays and modules look into.
  jetpackPackages = _: prev: {
    nvidia-jetpack = lib.makeScope prev.newScope (
      _:
      prev.nvidia-jetpack
      // {
        kernelPackages = prev.linuxPackages;
        kernelPackagesOverlay = _: _: {
          devicetree = prev.hello;
          nvidia-modules.src = prev.hello;
          nvidia-oot-modules = prev.hello;
        };
      }
    );
  };

  inputs = {
    inherit self;
    nixpkgs = nixpkgs // {
      inherit lib;
    };
    microvm = microvm // {
      nixosModules = microvm.nixosModules // {
        microvm.imports = [ microvm.nixosModules.microvm ] ++ guestModules;
      };
    };

    ctrl-panel = noOverlay;
    disko.nixosModules.disko = declaring {
      disko.devices = anything // {
        apply =
          devices:
          lib.recursiveUpdate devices {
            disk = lib.mapAttrs (_: _: { content.partitions.luks.device = "/dev/luks"; }) (devices.disk or { });
          };
      };
    };
    ghaf-crosvm = builtins.toFile "ghaf-crosvm" "";
    ghaf-device-manager.packages = lib.genAttrs [ "x86_64-linux" ] (system: {
      default = nixpkgs.legacyPackages.${system}.hello;
    });
    ghafpkgs = noOverlay;
    givc = noOverlay // {
      nixosModules = {
        admin = givcService "admin";
        appvm = givcService "appvm";
        dbus = { };
        host = givcService "host";
        sysvm = givcService "sysvm";
        tls = { };
      };
    };
    gp-gui = noOverlay // {
      nixosModules.default = { };
    };
    jetpack-nixos.nixosModules.default = {
      options.hardware.nvidia-jetpack = anything;
      config.nixpkgs.overlays = lib.mkBefore [ jetpackPackages ];
    };
    nix-store-veritysetup-generator.nixosModules.ghaf-store-veritysetup-generator = { };
    preservation.nixosModules.preservation = declaring { preservation = anything; };
    srvos.nixosModules.mixins-nix-experimental = { };
    vhotplug = noOverlay;
    wireguard-gui = noOverlay;
  };

  # What flake-parts makes of Ghaf's files, as far as systems depend on it.
  outputs =
    (lib.evalModules {
      specialArgs = {
        inherit inputs self;
        inherit (self) lib;
      };
      modules = [
        {
          options.flake =
            let
              attrsOf =
                type:
                lib.mkOption {
                  type = lib.types.lazyAttrsOf type;
                  default = { };
                };
              attrs = attrsOf lib.types.raw;
            in
            {
              builders = attrs;
              nixosConfigurations = attrs;
              nixosModules = attrs;
              overlays = attrs;
              packages = attrsOf (lib.types.lazyAttrsOf lib.types.raw);
              vmBases = attrs;
            };
          # in the place of all of Ghaf's own packages: those that its modules and overlays look into
          config.flake.overlays.own-pkgs-overlay = final: prev: {
            chrome-extensions = final.callPackage (ghaf + "/packages/chrome-extensions") { };
            # they stay at the last QEMU with vfio-platform
            ghaf-qemu-bpmp = prev.ghaf-qemu-bpmp.overrideAttrs { version = "10.1.5"; };
            ghaf-qemu-bpmp-gpu = prev.ghaf-qemu-bpmp-gpu.overrideAttrs { version = "10.1.5"; };
            grafana-alloy = prev.grafana-alloy.overrideAttrs { tags = [ ]; };
          };
        }
        (ghaf + "/lib/builders/flake-module.nix")
        (ghaf + "/modules/flake-module.nix")
        (ghaf + "/overlays/flake-module.nix")
        (ghaf + "/targets/flake-module.nix")
      ];
    }).config.flake;

  self = outputs // {
    lib = lib.extend (import (ghaf + "/lib") { inherit inputs; });
    inherit inputs;
    outPath = ghaf;
  };

  # The text of a VM's microvm-run: microvm.nix's own, where a script's text stands for its path, with what Ghaf replaces
  # in it when the runner is built.
  commandOf =
    nixos:
    let
      inherit (nixos) config pkgs;
      inherit (config.microvm) vmHostPackages;
      mark = "\n#### ";
      runner = import (microvm + "/lib/runner.nix") {
        inherit pkgs;
        inherit (config.system.build) toplevel;
        microvmConfig = config.microvm // {
          inherit (config.networking) hostName;
          vmHostPackages = vmHostPackages // {
            writeShellScript = name: text: {
              outPath = "${mark}${name}\n#!/bin/sh\n${text}${mark}";
            };
            buildPackages = vmHostPackages.buildPackages // {
              runCommand =
                _: _: text:
                text;
            };
          };
        };
      };
      name = "microvm-${config.networking.hostName}-microvm-run\n";
      text = lib.findFirst (lib.hasPrefix name) (throw "no ${name}") (lib.splitString mark runner);
      plain = builtins.unsafeDiscardStringContext;
      root = "-r ${plain (toString config.microvm.storeDisk)}";
      disk = "--block ${lib.removePrefix "-r " root},ro=true";
      isReplaced =
        config.microvm.storeOnDisk
        && lib.hasInfix ''"${root}" "${disk}"'' (plain (config.microvm.declaredRunner.buildCommand or ""));
      script = plain (lib.removePrefix name text);
    in
    if isReplaced then lib.replaceStrings [ root ] [ disk ] script else script;

  # What a module for guests asserts and warns of a VM, without what all others do, which takes 1 s more.
  checkedBy =
    module: nixos:
    let
      list = lib.mkOption {
        type = lib.types.listOf lib.types.raw;
        default = [ ];
      };
      inherit
        (lib.evalModules {
          modules = [
            module
            {
              options = {
                assertions = list;
                warnings = list;
                microvm.declaredRunner = lib.mkOption { type = lib.types.raw; };
              };
            }
          ];
          specialArgs = {
            inherit (nixos) options pkgs;
            config = nixos.config // {
              inherit (config) ghaf-microvm;
            };
          };
        })
        config
        ;
    in
    {
      refused = map (it: it.message) (lib.filter (it: !it.assertion) config.assertions);
      warned = config.warnings;
    };
in
self
// {
  inherit checkedBy commandOf;
}
