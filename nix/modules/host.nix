# The host's side of the VMs: adds chosen VMs of a flake to microvm.nix's `microvm.vms`, and creates the memory that they
# share before they start. Needs microvm.nix's own host module, too.
{
  config,
  lib,
  options,
  pkgs,
  utils,
  ...
}:
let
  inherit (lib) mkOption types;
  inherit (import ../host/sizes.nix { inherit lib; }) bytesIn;

  cfg = config.ghaf-microvm;

  messages = import ../host/messages.nix { inherit lib options; };

  vms = import ../host/vms.nix {
    inherit
      config
      lib
      messages
      options
      pkgs
      ;
  };

  sharedFiles = import ../host/shared-files.nix {
    inherit (vms) chosen;
    inherit
      config
      lib
      messages
      options
      pkgs
      utils
      ;
  };

  mappings = import ../host/mappings.nix {
    inherit (vms) chosen systemOf;
    inherit lib messages;
  };

  conflicts = import ../host/conflicts.nix { inherit config lib messages; };

  sharedFile = types.submodule {
    options = {
      size = mkOption {
        type =
          types.either types.ints.positive (types.strMatching "[1-9][0-9]{0,17}|[1-9][0-9]{0,8}[KMG]")
          // {
            description = ''positive number of bytes, KiB, MiB or GiB as in "16M"'';
          };
        apply = bytesIn;
        example = "16M";
        description = ''
          The file's exact size: bytes, or a number of KiB, MiB or GiB as in `"16M"`. All VMs that share the file must
          say the same.
        '';
      };
      user = mkOption {
        type = types.str;
        default = "microvm";
        description = "Who owns the file; microvm.nix runs every VM as `microvm`.";
      };
      group = mkOption {
        type = types.str;
        default = "kvm";
        description = "The file's group.";
      };
      mode = mkOption {
        type = types.strMatching "0[0-7]{3}";
        default = "0600";
        description = "The file's mode: by default, nobody but its owner can map it.";
      };
      removeWhenUnused = mkOption {
        type = types.bool;
        default = false;
        description = "Remove the file, and so the memory's contents, when the last VM that shares it has stopped.";
      };
    };
  };

  vm = types.submodule {
    options = {
      autostart = mkOption {
        type = types.bool;
        default = true;
        description = "Start the VM when the host boots.";
      };
      restartIfChanged = mkOption {
        type = types.bool;
        default = true;
        description = "Restart the VM when a rebuild of the host changes it.";
      };
      sharedFiles = mkOption {
        type = types.attrsOf sharedFile;
        default = { };
        example = {
          "/dev/shm/virtio_pmem.img".size = "16M";
        };
        description = ''
          Files below /dev/shm that the VM maps as memory, by their paths. Each gets its size, owner and mode before the
          VM starts. VMs that name the same file share its memory.
        '';
      };
    };
  };

  hasHostModule = options ? microvm.vms;

  hostModuleAssertion = {
    assertion = hasHostModule;
    message = "${messages.vmOption [ ]}: this host lacks microvm.nix's module for hosts. Add inputs.microvm.nixosModules.host to its modules.";
  };
in
{
  options.ghaf-microvm = {
    flake = mkOption {
      type = types.raw;
      default = { };
      defaultText = lib.literalMD "the flake that this module is from";
      example = lib.literalExpression "self";
      description = "The flake whose `nixosConfigurations` are the VMs.";
    };
    vms = mkOption {
      type = types.attrsOf vm;
      default = { };
      example = {
        memshare.sharedFiles."/dev/shm/virtio_pmem.img".size = "16M";
        netvm.autostart = false;
      };
      description = "The VMs of the flake that run on this host, by their names.";
    };
    modulesOf = mkOption {
      type = types.functionTo (types.listOf types.raw);
      default = _: [ ];
      defaultText = lib.literalExpression "name: [ ]";
      description = "NixOS modules that this host adds to a VM, given its name.";
    };
    shownAs = mkOption {
      type = types.functionTo types.raw;
      default = lib.id;
      defaultText = lib.literalExpression "system: system";
      description = "What this host's other modules see of a VM's evaluated system.";
    };
    pageSize = mkOption {
      type = types.ints.positive;
      default = 4096;
      description = "The size of a page of the host's memory in bytes: some kernels for aarch64 have 16384 or 65536.";
    };
  };

  config = lib.mkIf (cfg.vms != { }) (
    lib.optionalAttrs hasHostModule {
      microvm.vms = lib.mapAttrs (name: vm: {
        evaluatedConfig = cfg.shownAs (vms.systemOf name);
        inherit (vm) autostart restartIfChanged;
      }) vms.chosen;
    }
    // {
      assertions = [
        hostModuleAssertion
        sharedFiles.totalAssertion
      ]
      ++ vms.assertions
      ++ sharedFiles.assertions
      ++ mappings.assertions
      ++ lib.optionals hasHostModule (vms.sourceAssertions ++ conflicts.assertions);

      warnings =
        mappings.warnings ++ sharedFiles.warnings ++ lib.optionals hasHostModule conflicts.warnings;

      systemd.tmpfiles.settings."20-ghaf-microvm" = sharedFiles.tmpfiles;
      systemd.services = sharedFiles.services;
    }
  );
}
