/**
  What of a definition's value holds: a list of the values behind mkIf, mkMerge, mkForce and the like. Takes nixpkgs' `lib`,
  then the value as a module has it, before anything is merged.
*/
{ lib }:
let
  heldValues =
    value:
    if !(lib.isAttrs value) || !(value ? _type) then
      [ value ]
    else if value._type == "merge" then
      lib.concatMap heldValues value.contents
    else if value._type == "if" then
      lib.optionals value.condition (heldValues value.content)
    else if value ? content then
      heldValues value.content
    else
      [ value ];
in
heldValues
