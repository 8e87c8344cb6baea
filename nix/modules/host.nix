# The host's side of the VMs: puts chosen VMs of a flake into microvm.nix's `microvm.vms`, and has the memory that they
# share ready before they start. Wants microvm.nix's own host module beside it.
{
  config,
  lib,
  pkgs,
  utils,
  ...
}:
let
  inherit (lib) mkOption types;

  cfg = config.ghaf-microvm;

  offered = cfg.flake.nixosConfigurations or { };
  chosen = lib.filterAttrs (name: _: offered ? ${name}) cfg.vms;

  # The VM's system, with what this host adds to it.
  systemOf =
    name:
    let
      modules = cfg.modulesOf name;
    in
    if modules == [ ] then offered.${name} else offered.${name}.extendModules { inherit modules; };

  suffixes = {
    "" = 1;
    K = 1024;
    M = 1024 * 1024;
    G = 1024 * 1024 * 1024;
  };

  bytesIn =
    size:
    let
      parts = builtins.match "([0-9]+)([KMG]?)" size;
    in
    if lib.isInt size then size else lib.toInt (lib.head parts) * suffixes.${lib.last parts};

  sharedFile = types.submodule {
    options = {
      size = mkOption {
        type = types.either types.ints.positive (types.strMatching "[1-9][0-9]*[KMG]?");
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
        description = "Remove the file, and so the memory's content, when the last VM that shares it has stopped.";
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
          Files below /dev/shm that the VM maps as memory, by their paths. Each has its size, owner and mode before the
          VM starts. VMs that name the same file share its memory.
        '';
      };
    };
  };

  # path → [ { vm; file; } ... ], one for each VM that wants it
  wishes = lib.zipAttrs (
    lib.concatLists (
      lib.mapAttrsToList (
        name: vm:
        lib.mapAttrsToList (path: file: {
          ${path} = {
            inherit file;
            vm = name;
          };
        }) vm.sharedFiles
      ) chosen
    )
  );

  files = lib.mapAttrs (_: wishes: (lib.head wishes).file) wishes;

  unitOf = path: "microvm-shared-file-${utils.escapeSystemdPath path}";

  isSharedMemory =
    path: builtins.match "/dev/shm/[A-Za-z0-9_+.-]*[A-Za-z0-9_+-][A-Za-z0-9_+.-]*" path != null;

  quote = name: ''"${name}"'';

  vmAssertions = lib.mapAttrsToList (name: _: {
    assertion = offered ? ${name};
    message = "ghaf-microvm.vms.${name}: the flake has no VM of that name${
      if offered == { } then
        "; it has no nixosConfigurations at all. Set ghaf-microvm.flake to the flake that has the VMs"
      else
        "; it has ${lib.concatStringsSep ", " (lib.attrNames offered)}"
    }.";
  }) cfg.vms;

  # A VM is built for one system, and the host runs it with its own kernel's KVM.
  systemAssertions = lib.mapAttrsToList (
    name: _:
    let
      theirs = (systemOf name).pkgs.stdenv.hostPlatform.system;
      ours = pkgs.stdenv.hostPlatform.system;
    in
    {
      assertion = theirs == ours;
      message = "ghaf-microvm.vms.${name}: the VM is for ${theirs}, and this host is ${ours}.";
    }
  ) chosen;

  # What a VM's own command line says of a file's size: "memory-backend-file,...,mem-path=PATH,...,size=16M,...".
  mappedSize =
    path: argument:
    let
      words = lib.splitString "," argument;
      sizes = lib.filter (size: size != null) (
        map (word: builtins.match "size=([0-9]+)([KMG]?)" word) words
      );
    in
    if lib.elem "mem-path=${path}" words && sizes != [ ] then
      bytesIn (lib.concatStrings (lib.head sizes))
    else
      null;

  # QEMU refuses a size above the file's, and maps a part of it with one below.
  mappingAssertions = lib.concatLists (
    lib.mapAttrsToList (
      name: vm:
      let
        guest = (systemOf name).config.microvm;
        arguments = lib.optionals (guest.hypervisor == "qemu") guest.qemu.extraArgs;
      in
      lib.concatLists (
        lib.mapAttrsToList (
          path: file:
          map (mapped: {
            assertion = mapped == file.size;
            message = "ghaf-microvm.vms.${name}: the VM's own microvm.qemu.extraArgs map ${toString mapped} bytes of ${path}, and the host makes it ${toString file.size} bytes.";
          }) (lib.filter (mapped: mapped != null) (map (mappedSize path) arguments))
        ) vm.sharedFiles
      )
    ) chosen
  );

  fileAssertions = lib.concatLists (
    lib.mapAttrsToList (
      path: wishes:
      let
        agree =
          setting: show:
          let
            values = lib.groupBy (wish: show wish.file.${setting}) wishes;
          in
          {
            assertion = lib.length (lib.attrNames values) == 1;
            message = "ghaf-microvm: the VMs that share ${path} want another ${setting} each: ${
              lib.concatStringsSep "; " (
                lib.mapAttrsToList (
                  value: wishes: "${value} (${lib.concatMapStringsSep ", " (wish: wish.vm) wishes})"
                ) values
              )
            }.";
          };
        vms = lib.concatMapStringsSep ", " (wish: wish.vm) wishes;
      in
      [
        {
          assertion = isSharedMemory path;
          message = ''ghaf-microvm: the shared file ${quote path} of ${vms} is no file directly in /dev/shm, where it would be memory; write "/dev/shm/NAME", NAME of letters, digits, and any of _ + . -'';
        }
        (agree "size" (size: "${toString size} bytes"))
        (agree "user" lib.id)
        (agree "group" lib.id)
        (agree "mode" lib.id)
        (agree "removeWhenUnused" lib.boolToString)
      ]
      ++ map (wish: {
        assertion = lib.mod wish.file.size cfg.pageSize == 0;
        message = "ghaf-microvm.vms.${wish.vm}: the size of ${path}, ${toString wish.file.size} bytes, is no multiple of the page size, ${toString cfg.pageSize}.";
      }) wishes
    ) wishes
  );
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
      description = "NixOS modules that this host adds to the VM of a name.";
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

  config = lib.mkIf (cfg.vms != { }) {
    assertions = vmAssertions ++ systemAssertions ++ fileAssertions ++ mappingAssertions;

    microvm.vms = lib.mapAttrs (name: vm: {
      evaluatedConfig = cfg.shownAs (systemOf name);
      inherit (vm) autostart restartIfChanged;
    }) chosen;

    systemd.tmpfiles.settings."20-ghaf-microvm" = lib.mapAttrs (_: file: {
      f = { inherit (file) user group mode; };
    }) (lib.filterAttrs (path: _: isSharedMemory path) files);

    systemd.services =
      lib.mapAttrs' (
        path: file:
        lib.nameValuePair (unitOf path) {
          description = "Memory that VMs share: ${path}";
          # whoever needs the memory requires this unit: its restart restarts them, so a rebuild must not
          restartIfChanged = false;
          unitConfig.StopWhenUnneeded = lib.mkIf file.removeWhenUnused true;
          serviceConfig = {
            Type = "oneshot";
            RemainAfterExit = true;
            # the rights are in tmpfiles.d alone, the size is what it cannot say; Linux keeps even root from opening
            # with O_CREAT what is another user's in a folder like /dev/shm (fs.protected_regular)
            ExecStart = [
              "${config.systemd.package}/bin/systemd-tmpfiles --create --prefix=${path}"
              "${pkgs.coreutils}/bin/truncate --no-create --size=${toString file.size} ${path}"
            ];
          }
          // lib.optionalAttrs file.removeWhenUnused {
            ExecStop = "${pkgs.coreutils}/bin/rm --force ${path}";
          };
        }
      ) files
      // lib.mapAttrs' (
        name: vm:
        let
          units = map (path: "${unitOf path}.service") (lib.attrNames vm.sharedFiles);
        in
        lib.nameValuePair "microvm@${name}" {
          requires = units;
          after = units;
        }
      ) (lib.filterAttrs (_: vm: vm.sharedFiles != { }) chosen);
  };
}
