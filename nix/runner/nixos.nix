# A stand-in for NixOS' own modules: the few values that microvm.nix reads. Other definitions are accepted. Takes
# `defaultOf`, which returns an option's default in the pinned nixpkgs, or else a fallback; `addsParameters`, whether to
# approximate the kernel parameters that NixOS adds; and `pkgsFor`, which returns the packages for platforms.
{ defaultOf, addsParameters, pkgsFor }:
{
  config,
  lib,
  options,
  pkgs,
  ...
}:
let
  anyDefinition = import ./any-definition.nix { inherit lib; };
  any = lib.mkOption { type = anyDefinition; };
  listOf =
    type:
    lib.mkOption {
      type = lib.types.listOf type;
      default = [ ];
    };

  default = lib.mkOverride 1400;
  fromNixos = path: otherwise: default (defaultOf path otherwise);
in
{
  # Options that another one's condition may read are declared individually.
  options = {
    assertions = listOf lib.types.unspecified;
    warnings = listOf lib.types.str;
    boot = {
      blacklistedKernelModules = any;
      consoleLogLevel = any;
      initrd.systemd.enable = any;
      kernelModules = any;
      kernelPackages = any;
      kernelParams = listOf lib.types.str;
    };
    networking = {
      domain = any;
      hostName = any;
      useNetworkd = any;
      usePredictableInterfaceNames = any;
    };
    nixpkgs = lib.genAttrs [
      "buildPlatform"
      "config"
      "crossSystem"
      "hostPlatform"
      "localSystem"
      "overlays"
      "pkgs"
      "system"
    ] (_: any);
  }
  // lib.genAttrs [
    "console"
    "documentation"
    "environment"
    "fileSystems"
    "hardware"
    "nix"
    "programs"
    "security"
    "services"
    "system"
    "systemd"
    "users"
    "virtualisation"
  ] (_: any);

  config = {
    _module = {
      check = false;
      args.pkgs = pkgsFor {
        options = options.nixpkgs;
        config = config.nixpkgs;
      };
    };

    boot = {
      blacklistedKernelModules = default [ ];
      consoleLogLevel = fromNixos [ "boot" "consoleLogLevel" ] 4;
      initrd.systemd.enable = fromNixos [ "boot" "initrd" "systemd" "enable" ] false;
      kernelModules = default [ ];
      kernelPackages.kernel = default pkgs.linux;
      # what NixOS adds to every guest, as far as it is known without its modules
      kernelParams = lib.mkIf addsParameters (
        lib.optional config.boot.initrd.systemd.enable "root=fstab"
        ++ [ "loglevel=${toString config.boot.consoleLogLevel}" ]
      );
    };
    networking = {
      domain = default null;
      hostName = default "nixos";
      useNetworkd = default false;
      usePredictableInterfaceNames = default true;
    };
    nix = {
      enable = default true;
      optimise.automatic = default false;
      package = default pkgs.nix;
      settings.auto-optimise-store = default false;
    };
    security.virtualisation.flushL1DataCache = default null;
    services.openssh.enable = default false;
    system = {
      boot.loader = {
        initrdFile = default "initrd";
        kernelFile = default pkgs.linux.target;
      };
      build = {
        fileSystems = default [ ];
        initialRamdisk = default pkgs.initrd;
        kernel = default pkgs.linux;
        squashfs = default pkgs.squashfs;
        toplevel = default pkgs.nixos-system;
      };
      nixos.label = default "";
      stateVersion = default lib.trivial.release;
      switch.enable = default true;
    };
  };
}
