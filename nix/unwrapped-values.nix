/**
  The effective values of a definition: a list of the values inside mkIf, mkMerge, mkForce and the like. Takes nixpkgs' `lib`,
  then the value as a module has it, before anything is merged.
*/
{ lib }:
let
  unwrappedValues =
    value:
    if !(lib.isAttrs value) || !(value ? _type) then
      [ value ]
    else if value._type == "merge" then
      lib.concatMap unwrappedValues value.contents
    else if value._type == "if" then
      lib.optionals value.condition (unwrappedValues value.content)
    else if value ? content then
      unwrappedValues value.content
    else
      [ value ];
in
unwrappedValues
