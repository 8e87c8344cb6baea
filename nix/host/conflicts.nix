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

  # src/facts/exclusive.ts checks the VMs of one repository by the same rows.
  rows = lib.importJSON ./exclusive.json;

  matches =
    conditions: element:
    lib.all (name: lib.elem (element.${name} or null) conditions.${name}) (lib.attrNames conditions);

  # The values that a guest claims by a row of ./exclusive.json.
  claimsOf =
    row: guest:
    let
      path = lib.splitString "." row.option;
      value = lib.attrByPath path null guest.config.microvm;
      elements = lib.filter (
        element:
        matches (row.only or { }) element && !(row ? except && matches row.except element)
      ) (if lib.isList value then value else [ ]);
      texts =
        if row ? keys then
          map (element: map (key: element.${key} or null) row.keys) elements
        else
          [ [ value ] ];
      known = lib.filter (lib.all (text: text != null)) texts;
      joined = map (lib.concatMapStringsSep " " toString) known;
    in
    map (text: {
      value = if row.ignoreCase or false then lib.toLower text else text;
      option = lib.attrByPath path null guest.options.microvm;
    }) (lib.filter (text: !(row.absolute or false) || lib.hasPrefix "/" text) joined);

  found = lib.concatMap (row: map (conflict row.what row.advice) (conflicts (claimsOf row))) rows;
in
{
  assertions = map (it: {
    assertion = !it.isSure;
    inherit (it) message;
  }) found;

  warnings = map (it: it.message) (lib.filter (it: !it.isSure) found);
}
