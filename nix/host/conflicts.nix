# What two VMs of a host cannot have at once: an error where both start with the host, else a warning.
{
  config,
  lib,
  messages,
}:
let
  inherit (messages) wholeOption;

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

  # What several guests claim, one of them from `ghaf-microvm.vms`: lists of `{ vm, value, option }`. `claimsOf` takes a
  # guest to `{ value, option }`.
  conflicts =
    claimsOf:
    let
      claims = lib.concatLists (
        lib.mapAttrsToList (
          vm: guest: map (claim: claim // { inherit vm; }) (lib.unique (claimsOf guest))
        ) guests
      );
    in
    lib.filter (
      claims: lib.length claims > 1 && lib.any (claim: config.ghaf-microvm.vms ? ${claim.vm}) claims
    ) (lib.attrValues (lib.groupBy (claim: claim.value) claims));

  conflict = what: advice: claims: {
    # those that a person starts may be meant to run one after the other
    isSure = lib.length (lib.filter (claim: config.microvm.vms.${claim.vm}.autostart) claims) > 1;
    message = "ghaf-microvm.vms: ${
      lib.concatMapStringsSep " and " (claim: "${claim.vm} (${wholeOption claim.option})") claims
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
in
{
  assertions = map (it: {
    assertion = !it.isSure;
    inherit (it) message;
  }) found;

  warnings = map (it: it.message) (lib.filter (it: !it.isSure) found);
}
