# What VMs' own command lines map below /dev/shm, and whether the host creates these files with the same sizes.
{
  chosen,
  lib,
  messages,
  systemOf,
}:
let
  inherit (import ./sizes.nix { inherit lib; }) bytesIn;
  inherit (messages)
    fileOption
    vmOption
    wholeOption
    ;

  # "memory-backend-file,id=m,mem-path=/dev/shm/a,size=16M" → its parts
  partsOf = lib.splitString ",";

  ofQemu =
    argument:
    let
      parts = partsOf argument;
      captured = pattern: lib.filter (match: match != null) (map (builtins.match pattern) parts);
      sizes = captured "size=(.*)";
    in
    map (path: {
      path = lib.head path;
      size = if sizes == [ ] then null else bytesIn (lib.head (lib.head sizes));
    }) (captured "mem-path=(/dev/shm/.*)");

  # crosvm takes the file's own size
  ofCrosvm =
    option: argument:
    lib.optional
      (lib.elem option [
        "--pmem"
        "--rw-pmem-device"
        "--pmem-device"
      ])
      {
        path = lib.head (partsOf (lib.removePrefix "path=" argument));
        size = null;
      };

  # A VM's mappings: `{ path, size }`, the size in bytes, or null if the command line gives none or
  # one that cannot be read.
  mappingsOf =
    name:
    let
      guest = (systemOf name).config.microvm;
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
    wholeOption system.options.microvm.${system.config.microvm.hypervisor}.extraArgs;
in
{
  # QEMU refuses a size larger than the file, and maps only a part of it with a smaller one.
  assertions = lib.concatLists (
    lib.mapAttrsToList (
      name: vm:
      map (mapping: {
        assertion = mapping.size == vm.sharedFiles.${mapping.path}.size;
        message = "${fileOption name mapping.path}: the host makes the file ${
          toString vm.sharedFiles.${mapping.path}.size
        } bytes long, but the VM's own ${argumentsOf name}, map ${toString mapping.size} bytes of it. Give the same size in both.";
      }) (lib.filter (it: it.size != null && vm.sharedFiles ? ${it.path}) (mappingsOf name))
    ) chosen
  );

  warnings = lib.concatLists (
    lib.mapAttrsToList (
      name: vm:
      map (
        path:
        "${vmOption [ name ]}: the VM's own ${argumentsOf name}, map ${path}, which is not a shared file of it here: its size and owner are left to whoever comes first. Set ${
          lib.showOption [
            "ghaf-microvm"
            "vms"
            name
            "sharedFiles"
            path
            "size"
          ]
        }."
      ) (lib.filter (path: !vm.sharedFiles ? ${path}) (lib.unique (map (it: it.path) (mappingsOf name))))
    ) chosen
  );
}
