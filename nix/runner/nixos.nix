# What stands for NixOS' own modules: the few values that microvm.nix reads. Other definitions are accepted.
{
  config,
  lib,
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
in
{
  # Each that another one's condition may ask for is an option of its own.
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
    };
  }
  // lib.genAttrs [
    "documentation"
    "environment"
    "fileSystems"
    "hardware"
    "nix"
    "nixpkgs"
    "programs"
    "security"
    "services"
    "system"
    "systemd"
    "users"
    "virtualisation"
  ] (_: any);

  config = {
    _module.check = false;

    boot = {
      blacklistedKernelModules = default [ ];
      consoleLogLevel = default 4;
      initrd.systemd.enable = default false;
      kernelModules = default [ ];
      kernelPackages.kernel = default pkgs.linux;
      # what NixOS adds to every guest, as far as it depends on nothing else
      kernelParams = lib.optional config.boot.initrd.systemd.enable "root=fstab" ++ [
        "loglevel=${toString config.boot.consoleLogLevel}"
      ];
    };
    networking = {
      domain = default null;
      hostName = default "nixos";
      useNetworkd = default false;
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
