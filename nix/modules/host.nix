# The host's side of the VMs: puts chosen VMs of a flake into microvm.nix's `microvm.vms`, and has the memory that they
# share ready before they start. Wants microvm.nix's own host module beside it.
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

  cfg = config.ghaf-microvm;

  offered = cfg.flake.nixosConfigurations or { };
  isGuest = name: offered ? ${name} && offered.${name}.options ? microvm.declaredRunner;
  chosen = lib.filterAttrs (name: _: isGuest name) cfg.vms;

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
        type =
          types.either types.ints.positive (types.strMatching "[1-9][0-9]{0,17}|[1-9][0-9]{0,8}[KMG]")
          // {
            description = ''number of bytes above 0, or of KiB, MiB or GiB as in "16M"'';
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

  list = lib.concatStringsSep ", ";

  # Whether a definition may say something at this path: what is no plain set (a function, a condition) may.
  mayDefine =
    path: value:
    path == [ ]
    || !lib.isAttrs value
    || value ? _type
    || (value ? ${lib.head path} && mayDefine (lib.tail path) value.${lib.head path});

  knownFiles =
    definitions:
    lib.filter (file: file != "<unknown-file>") (
      lib.unique (map (definition: toString definition.file) definitions)
    );

  inFiles = files: lib.optionalString (files != [ ]) ", in ${list files}";

  # The option ghaf-microvm.vms.<path>, with the files that set it.
  vmOption =
    path:
    let
      files = knownFiles (
        lib.filter (
          definition: mayDefine path definition.value
        ) options.ghaf-microvm.vms.definitionsWithLocations
      );
    in
    "${
      lib.showOption (
        [
          "ghaf-microvm"
          "vms"
        ]
        ++ path
      )
    }${inFiles files}";

  fileOption =
    vm: path:
    vmOption [
      vm
      "sharedFiles"
      path
    ];

  # An option of a guest, with the files that set it there.
  guestOption =
    option: "${lib.showOption option.loc}${inFiles (knownFiles option.definitionsWithLocations)}";

  hasHostModule = options ? microvm.vms;

  hostModuleAssertion = {
    assertion = hasHostModule;
    message = "${vmOption [ ]}: this host lacks microvm.nix's module for hosts. Add inputs.microvm.nixosModules.host to its modules.";
  };

  near =
    name:
    let
      close = lib.filter (other: lib.strings.levenshteinAtMost 2 name other) (lib.attrNames offered);
    in
    lib.optionalString (close != [ ]) " Did you mean ${lib.head close}?";

  vmAssertions = lib.concatLists (
    lib.mapAttrsToList (name: _: [
      {
        assertion = offered ? ${name};
        message = "${vmOption [ name ]}: the flake has no VM of that name${
          if offered == { } then
            "; it has no nixosConfigurations at all. Set ghaf-microvm.flake to the flake that has the VMs."
          else
            "; it has ${list (lib.attrNames offered)}.${near name}"
        }";
      }
      {
        assertion = !(offered ? ${name}) || isGuest name;
        message = "${vmOption [ name ]}: nixosConfigurations.${name} of the flake is no microVM: its system lacks microvm.nix's module for guests, nixosModules.microvm.";
      }
    ]) cfg.vms
  );

  # microvm.nix takes one of these, and is silent about the others.
  sourceAssertions = lib.mapAttrsToList (
    name: _:
    let
      vm = config.microvm.vms.${name};
      other = if vm.flake != null then "flake" else "config";
      files = knownFiles (
        lib.filter (
          definition:
          mayDefine [
            name
            other
          ] definition.value
        ) options.microvm.vms.definitionsWithLocations
      );
    in
    {
      assertion = vm.flake == null && vm.config == null;
      message = "${vmOption [ name ]}: this host has another VM of that name, by microvm.vms.${name}.${other}${inFiles files}. Take one of them out.";
    }
  ) chosen;

  # A VM is built for one system, and the host runs it with its own kernel's KVM.
  systemAssertions = lib.mapAttrsToList (
    name: _:
    let
      theirs = (systemOf name).pkgs.stdenv.hostPlatform.system;
      ours = pkgs.stdenv.hostPlatform.system;
    in
    {
      assertion = theirs == ours;
      message = "${vmOption [ name ]}: the VM is for ${theirs}, and this host is ${ours}. Name ${ours} in the `systems` of its definition.";
    }
  ) chosen;

  # "memory-backend-file,id=m,mem-path=/dev/shm/a,size=16M" → its words
  wordsOf = lib.splitString ",";

  # What a VM's own command line maps below /dev/shm: `{ path, size }`, the size in bytes or null where it says none.
  mappingsOf =
    name:
    let
      guest = (systemOf name).config.microvm;
      ofQemu =
        argument:
        let
          words = wordsOf argument;
          one = pattern: lib.filter (match: match != null) (map (builtins.match pattern) words);
          sizes = one "size=([0-9]+)([KMG]?)";
        in
        map (path: {
          path = lib.head path;
          size = if sizes == [ ] then null else bytesIn (lib.concatStrings (lib.head sizes));
        }) (one "mem-path=(/dev/shm/.*)");
      ofCrosvm =
        option: argument:
        lib.optional
          (lib.elem option [
            "--pmem"
            "--rw-pmem-device"
            "--pmem-device"
          ])
          {
            path = lib.head (wordsOf (lib.removePrefix "path=" argument));
            size = null;
          };
      arguments = guest.crosvm.extraArgs;
    in
    lib.filter (mapping: lib.hasPrefix "/dev/shm/" mapping.path) (
      if guest.hypervisor == "qemu" then
        lib.concatMap ofQemu guest.qemu.extraArgs
      else if guest.hypervisor == "crosvm" && arguments != [ ] then
        lib.concatLists (lib.zipListsWith ofCrosvm arguments (lib.tail arguments))
      else
        [ ]
    );

  argumentsOf =
    name:
    let
      system = systemOf name;
    in
    guestOption system.options.microvm.${system.config.microvm.hypervisor}.extraArgs;

  # QEMU refuses a size above the file's, and maps a part of it with one below.
  mappingAssertions = lib.concatLists (
    lib.mapAttrsToList (
      name: vm:
      map (mapping: {
        assertion = mapping.size == vm.sharedFiles.${mapping.path}.size;
        message = "${fileOption name mapping.path}: the host makes the file ${
          toString vm.sharedFiles.${mapping.path}.size
        } bytes, and the VM's own ${argumentsOf name}, map ${toString mapping.size} bytes of it. Write the same size in both.";
      }) (lib.filter (it: it.size != null && vm.sharedFiles ? ${it.path}) (mappingsOf name))
    ) chosen
  );

  mappingWarnings = lib.concatLists (
    lib.mapAttrsToList (
      name: vm:
      map (
        path:
        "${vmOption [ name ]}: the VM's own ${argumentsOf name}, map ${path}, which is no shared file of it here: its size and owner are left to whoever comes first. Set ghaf-microvm.vms.${name}.sharedFiles.${quote path}.size."
      ) (lib.filter (path: !vm.sharedFiles ? ${path}) (lib.unique (map (it: it.path) (mappingsOf name))))
    ) chosen
  );

  # Who may read and write: microvm.nix runs every VM as microvm, in the group kvm.
  mayMap =
    file:
    let
      digits = lib.drop 1 (lib.stringToCharacters file.mode);
      allows =
        digit:
        lib.elem digit [
          "6"
          "7"
        ];
    in
    allows (
      if file.user == "microvm" then
        lib.elemAt digits 0
      else if file.group == "kvm" then
        lib.elemAt digits 1
      else
        lib.elemAt digits 2
    );

  # systemd-tmpfiles takes numbers, too
  exists = known: name: builtins.match "[0-9]+" name != null || known ? ${name};

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
                  value: wishes: "${value} (${list (map (wish: fileOption wish.vm path) wishes)})"
                ) values
              )
            }. Write the same ${setting} in all.";
          };
      in
      [
        (agree "size" (size: "${toString size} bytes"))
        (agree "user" lib.id)
        (agree "group" lib.id)
        (agree "mode" lib.id)
        (agree "removeWhenUnused" lib.boolToString)
      ]
      ++ lib.concatMap (
        wish:
        let
          inherit (wish) file vm;
          said = what: "${fileOption vm path}: ${what}";
        in
        [
          {
            assertion = isSharedMemory path;
            message = said ''this is no file directly in /dev/shm, where it would be memory. Write "/dev/shm/NAME", NAME of letters, digits, and any of _ + . -'';
          }
          {
            assertion = lib.mod file.size cfg.pageSize == 0;
            message = said "its size, ${toString file.size} bytes, is no multiple of the page size, ${toString cfg.pageSize}. Take ${
              toString ((file.size / cfg.pageSize + 1) * cfg.pageSize)
            }.";
          }
          {
            assertion = exists config.users.users file.user;
            message = said ''this host has no user ${quote file.user}. Take "microvm", as whom VMs run, or add users.users.${file.user}.'';
          }
          {
            assertion = exists config.users.groups file.group;
            message = said ''this host has no group ${quote file.group}. Take "kvm", in which VMs run, or add users.groups.${file.group}.'';
          }
          {
            assertion = mayMap file;
            message = said "VMs run as the user microvm in the group kvm, which cannot read and write what has the user ${file.user}, the group ${file.group} and the mode ${file.mode}. Leave these options out, or let one of them in.";
          }
        ]
      ) wishes
    ) wishes
  );

  openFileWarnings = lib.concatLists (
    lib.mapAttrsToList (
      path: wishes:
      map (
        wish:
        "${fileOption wish.vm path}: with the mode ${wish.file.mode}, everyone on the host can open the VMs' memory."
      ) (lib.filter (wish: !lib.hasSuffix "0" wish.file.mode) wishes)
    ) wishes
  );

  # What tmpfs takes from fstab: "64M"; a share of the memory ("50%") says nothing here.
  shmSize = builtins.match "([0-9]+)([kKmMgG]?)" config.boot.devShmSize;

  total = lib.foldl' (sum: file: sum + file.size) 0 (lib.attrValues files);

  totalAssertion = {
    assertion = shmSize == null || total <= bytesIn (lib.toUpper (lib.concatStrings shmSize));
    message = "${vmOption [ ]}: the shared files have ${toString total} bytes together, and boot.devShmSize${inFiles (knownFiles options.boot.devShmSize.definitionsWithLocations)}, leaves /dev/shm ${config.boot.devShmSize}. Make it larger.";
  };

  # The guests that this host has evaluated, from wherever they are.
  guests = lib.filterAttrs (_: guest: guest != null) (
    lib.mapAttrs (
      _: vm:
      if vm.evaluatedConfig != null then
        vm.evaluatedConfig
      else if vm.flake == null then
        vm.config
      else
        null
    ) config.microvm.vms
  );

  # What only one VM can have while it runs: `claimsOf` takes a guest to `{ value, option }`.
  conflicts =
    claimsOf:
    let
      claims = lib.concatLists (
        lib.mapAttrsToList (
          vm: guest: map (claim: claim // { inherit vm; }) (lib.unique (claimsOf guest))
        ) guests
      );
    in
    lib.filter (claims: lib.length claims > 1 && lib.any (claim: cfg.vms ? ${claim.vm}) claims) (
      lib.attrValues (lib.groupBy (claim: claim.value) claims)
    );

  conflict = what: advice: claims: {
    # those that a person starts may be meant to run one after the other
    isSure = lib.length (lib.filter (claim: config.microvm.vms.${claim.vm}.autostart) claims) > 1;
    message = "ghaf-microvm.vms: ${
      lib.concatMapStringsSep " and " (claim: "${claim.vm} (${guestOption claim.option})") claims
    } have the same ${what}, ${(lib.head claims).value}, which only one of them can have while it runs. ${advice}";
  };

  found =
    map (conflict "vsock.cid" "Give each VM a number of its own.") (
      conflicts (
        guest:
        lib.optional (guest.config.microvm.vsock.cid or null != null) {
          value = toString guest.config.microvm.vsock.cid;
          option = guest.options.microvm.vsock.cid;
        }
      )
    )
    ++ map (conflict "tap interface" "Give each interface an id of its own.") (
      conflicts (
        guest:
        map
          (interface: {
            value = interface.id;
            option = guest.options.microvm.interfaces;
          })
          (
            lib.filter (
              it:
              lib.elem it.type [
                "tap"
                "macvtap"
              ]
            ) guest.config.microvm.interfaces
          )
      )
    )
    ++ map (conflict "MAC address" "Give each interface a mac of its own.") (
      conflicts (
        guest:
        map (interface: {
          value = lib.toLower interface.mac;
          option = guest.options.microvm.interfaces;
        }) (lib.filter (it: it.type != "user") guest.config.microvm.interfaces)
      )
    )
    ++ map (conflict "device of the host" "Pass it to one of them.") (
      conflicts (
        guest:
        map (device: {
          value = "${device.bus} ${device.path}";
          option = guest.options.microvm.devices;
        }) guest.config.microvm.devices
      )
    )
    ++ map (conflict "volume" "Give each VM an image of its own.") (
      conflicts (
        guest:
        map
          (volume: {
            value = volume.image;
            option = guest.options.microvm.volumes;
          })
          (
            lib.filter (it: lib.hasPrefix "/" it.image && !(it.readOnly or false)) guest.config.microvm.volumes
          )
      )
    );

  conflictAssertions = map (it: {
    assertion = !it.isSure;
    inherit (it) message;
  }) found;
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

  config = lib.mkIf (cfg.vms != { }) (
    lib.optionalAttrs hasHostModule {
      microvm.vms = lib.mapAttrs (name: vm: {
        evaluatedConfig = cfg.shownAs (systemOf name);
        inherit (vm) autostart restartIfChanged;
      }) chosen;
    }
    // {
      assertions = [
        hostModuleAssertion
        totalAssertion
      ]
      ++ vmAssertions
      ++ systemAssertions
      ++ fileAssertions
      ++ mappingAssertions
      ++ lib.optionals hasHostModule (sourceAssertions ++ conflictAssertions);

      warnings =
        mappingWarnings
        ++ openFileWarnings
        ++ lib.optionals hasHostModule (map (it: it.message) (lib.filter (it: !it.isSure) found));

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
    }
  );
}
