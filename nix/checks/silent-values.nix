/**
  Values of options with which a guest starts and does not get what is meant: ./silent-values.json, which
  src/lint/silent-values.ts reads, too. Gives `{ option, name, found, message, fix, isLost }` of each.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  rows = lib.importJSON ./silent-values.json;

  defaultPriority = (lib.mkOptionDefault null).priority;

  textOf = value: if lib.isBool value then lib.boolToString value else lib.toLower (toString value);
in
{ hypervisor, declared }:
let
  isHere =
    row:
    lib.elem hypervisor row.hypervisors
    && (
      !(row ? becomes)
      || (!hasOwnRunner && lib.elem row.becomes (support.argumentsOf row.option hypervisor))
    );

  # what somebody else's runner makes of an option, nobody has measured
  hasOwnRunner =
    (declared.declaredRunner.highestPrio or defaultPriority) < defaultPriority;

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
      map (found: {
        inherit found;
        name = row.option;
      }) (definitions.definitionsAt declared path);

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
