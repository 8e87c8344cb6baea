/**
  What several guests claim though one host has it only once, by the rows of ./exclusive.json, which
  src/facts/exclusive.ts reads, too. Takes guests by name, and gives a list of `{ what, advice, claims }`, each claim `{ vm, value, option }`.
*/
{ lib }:
guests:
let
  rows = lib.importJSON ./exclusive.json;

  matches =
    conditions: element:
    lib.all (name: lib.elem (element.${name} or null) conditions.${name}) (lib.attrNames conditions);

  # The values that a guest claims by a row.
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

  sharedBy =
    row:
    let
      claims = lib.concatLists (
        lib.mapAttrsToList (
          vm: guest: map (claim: claim // { inherit vm; }) (lib.unique (claimsOf row guest))
        ) guests
      );
    in
    map (claims: {
      inherit (row) what advice;
      inherit claims;
    }) (
      lib.filter (claims: lib.length claims > 1) (
        lib.attrValues (lib.groupBy (claim: claim.value) claims)
      )
    );
in
lib.concatMap sharedBy rows
