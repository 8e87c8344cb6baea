/**
  Values of options with which a guest starts, but does not get what was intended: ./silent-values.json, which
  src/lint/definitions/silent-values.ts reads, too. Gives `{ option, name, found, message, fix, isLost }` of each.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  rows = lib.importJSON ./silent-values.json;

  # that of ../modules/checks.nix, whose runner is microvm.nix's own
  checkedPriority = 1400;

  textOf = value: if lib.isBool value then lib.boolToString value else lib.toLower (toString value);
in
{
  hypervisor,
  declared,
  # whether the guest's initrd is systemd's
  systemdInitrd,
}:
let
  isHere =
    row:
    lib.elem hypervisor row.hypervisors
    && (systemdInitrd || !(row.inSystemdInitrd or false))
    && (
      !(row ? becomes)
      || (!hasOwnRunner && lib.elem row.becomes (support.argumentsOf row.option hypervisor))
    );

  # what a runner other than microvm.nix's makes of an option has not been measured
  hasOwnRunner = (declared.declaredRunner.highestPrio or checkedPriority) < checkedPriority;

  # If the option is not set: its default, at the place that sets the hypervisor.
  byDefault =
    path:
    let
      option = lib.attrByPath path { } declared;
      places = map (found: definitions.withLine "hypervisor" found // { inherit (option) value; }) (
        definitions.definitionsAt declared [ "hypervisor" ]
      );
    in
    lib.optionals (lib.isOption option) (lib.take 1 places);

  valuesOf =
    row:
    let
      parts = lib.splitString ".*." row.option;
      path = lib.splitString "." (lib.last parts);
      said = row.element or { };
      isOf = value: lib.all (name: (value.${name} or said.${name}) == said.${name}) (lib.attrNames said);
      inElement =
        element:
        map (found: {
          inherit found;
          name = "${lib.head parts}[${toString element.index}].${lib.last parts}";
        }) (lib.optionals (lib.isAttrs element.value && isOf element.value) (
          definitions.valuesAt path element
        ));
    in
    if lib.length parts == 2 then
      lib.concatMap inElement (definitions.elementsOf declared (lib.head parts))
    else
      let
        given = definitions.definitionsAt declared path;
      in
      map (found: {
        inherit found;
        name = row.option;
      }) (if given == [ ] && row.inSystemdInitrd or false then byDefault path else given);

  isSilent =
    row:
    { found, ... }:
    (lib.isBool found.value || lib.isString found.value || lib.isPath found.value)
    && builtins.match row.matches (textOf found.value) != null;
in
lib.concatMap (
  row:
  map (value: value // {
    inherit (row) option fix;
    isLost = row.isLost or false;
    message = "${hypervisor} ${row.message}";
  }) (lib.filter (isSilent row) (valuesOf row))
) (lib.filter isHere rows)
