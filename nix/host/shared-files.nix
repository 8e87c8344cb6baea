# Files that VMs share as memory: one file for all VMs that name it, created with its size, owner and mode before they
# start.
{
  chosen,
  config,
  lib,
  messages,
  options,
  pkgs,
  utils,
}:
let
  inherit (import ./sizes.nix { inherit lib; }) bytesIn;
  inherit (messages)
    fileOption
    list
    quote
    vmOption
    wholeOption
    ;

  cfg = config.ghaf-microvm;

  # path → [ { vm; file; } ... ], one for each VM that names it
  wishesByPath = lib.zipAttrs (
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

  files = lib.mapAttrs (_: wishes: (lib.head wishes).file) wishesByPath;

  unitOf = path: "microvm-shared-file-${utils.escapeSystemdPath path}";

  isSharedMemory =
    path: builtins.match "/dev/shm/[A-Za-z0-9_+.-]*[A-Za-z0-9_+-][A-Za-z0-9_+.-]*" path != null;

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

  # The VMs must agree about the file: tmpfiles and its unit know only one.
  agreement =
    path: wishes: setting: show:
    let
      values = lib.groupBy (wish: show wish.file.${setting}) wishes;
    in
    {
      assertion = lib.length (lib.attrNames values) == 1;
      message = "ghaf-microvm: the VMs that share ${path} ask for a different ${setting} each: ${
        lib.concatStringsSep "; " (
          lib.mapAttrsToList (
            value: wishes: "${value} (${list (map (wish: fileOption wish.vm path) wishes)})"
          ) values
        )
      }. Write the same ${setting} in all.";
    };

  wishAssertions =
    path: wish:
    let
      inherit (wish) file vm;
      said = what: "${fileOption vm path}: ${what}";
    in
    [
      {
        assertion = isSharedMemory path;
        message = said ''only a file directly in /dev/shm is memory. Write "/dev/shm/NAME", where NAME consists of letters, digits, and any of _ + . -'';
      }
      {
        assertion = lib.mod file.size cfg.pageSize == 0;
        message = said "its size, ${toString file.size} bytes, is not a multiple of the page size, ${toString cfg.pageSize}. Use ${
          toString ((file.size / cfg.pageSize + 1) * cfg.pageSize)
        }.";
      }
      {
        assertion = exists config.users.users file.user;
        message = said ''this host has no user ${quote file.user}. Use "microvm", the user that VMs run as, or add users.users.${file.user}.'';
      }
      {
        assertion = exists config.users.groups file.group;
        message = said ''this host has no group ${quote file.group}. Use "kvm", the group that VMs run in, or add users.groups.${file.group}.'';
      }
      {
        assertion = mayMap file;
        message = said "VMs run as the user microvm in the group kvm, which cannot read and write a file with the user ${file.user}, the group ${file.group} and the mode ${file.mode}. Leave these options out, or give one of them access.";
      }
    ];

  # null for a share of the memory, "50%"; for tmpfs, 0 means no limit
  shmSize = bytesIn config.boot.devShmSize;

  total = lib.foldl' (sum: file: sum + file.size) 0 (lib.attrValues files);
in
{
  /**
    Asserts that /dev/shm has room for all the files.
  */
  totalAssertion = {
    assertion = shmSize == null || shmSize == 0 || total <= shmSize;
    message = "${vmOption [ ]}: the shared files take ${toString total} bytes together, but ${wholeOption options.boot.devShmSize}, limits /dev/shm to ${config.boot.devShmSize}. Make it larger.";
  };

  assertions = lib.concatLists (
    lib.mapAttrsToList (
      path: wishes:
      let
        agree = agreement path wishes;
      in
      [
        (agree "size" (size: "${toString size} bytes"))
        (agree "user" lib.id)
        (agree "group" lib.id)
        (agree "mode" lib.id)
        (agree "removeWhenUnused" lib.boolToString)
      ]
      ++ lib.concatMap (wishAssertions path) wishes
    ) wishesByPath
  );

  warnings = lib.concatLists (
    lib.mapAttrsToList (
      path: wishes:
      map (
        wish:
        "${fileOption wish.vm path}: with the mode ${wish.file.mode}, everyone on the host can open the VMs' memory."
      ) (lib.filter (wish: !lib.hasSuffix "0" wish.file.mode) wishes)
    ) wishesByPath
  );

  /**
    The files' owners and modes, for tmpfiles.d.
  */
  tmpfiles = lib.mapAttrs (_: file: {
    f = { inherit (file) user group mode; };
  }) (lib.filterAttrs (path: _: isSharedMemory path) files);

  /**
    A unit for each file, and dependencies that make the VMs' units wait for theirs.
  */
  services =
    lib.mapAttrs' (
      path: file:
      lib.nameValuePair (unitOf path) {
        description = "Memory that VMs share: ${path}";
        # units that need the memory require this one: a restart would restart them, so a rebuild must not restart it
        restartIfChanged = false;
        unitConfig.StopWhenUnneeded = lib.mkIf file.removeWhenUnused true;
        serviceConfig = {
          Type = "oneshot";
          RemainAfterExit = true;
          # permissions are only in tmpfiles.d, which cannot set a size; Linux keeps even root from opening another
          # user's file with O_CREAT in a folder like /dev/shm (fs.protected_regular)
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
