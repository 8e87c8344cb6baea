/**
  What a guest is meant to have, and how each hypervisor gets it: ./intentions.json, whose form is in
  src/microvm/support/intentions.ts, with the same functions as here.
*/
{ lib }:
let
  intentions = lib.importJSON ./intentions.json;

  kindOf = intention: intention.kind or intention.id;

  matches = part: argument: builtins.match part argument.text != null;

  # `key=value` of a value's parts, whose commas are not doubled.
  keysOf =
    whole:
    let
      # crosvm's `evdev[path=...]`
      inside = builtins.match "[A-Za-z0-9_-]+\\[(.*)]" whole;
      value = if inside == null then whole else lib.head inside;
      parts = lib.splitString "," (lib.replaceStrings [ ",," ] [ ";" ] value);
      pairOf =
        part:
        let
          found = builtins.match "([^=]*)=(.*)" part;
        in
        lib.optional (found != null) (lib.nameValuePair (lib.head found) (lib.last found));
      path = lib.optional (lib.hasPrefix "/" value) (lib.nameValuePair "path" (lib.head parts));
    in
    lib.listToAttrs (path ++ lib.concatMap pairOf parts);

  refersTo =
    argument: other:
    let
      inherit (other.keys) id;
      values = lib.attrValues (removeAttrs argument.keys [ "id" ]);
    in
    other.keys ? id
    && (
      argument.text == "-serial chardev:${id}"
      || lib.elem id values
      || lib.hasPrefix "${id}." (argument.keys.bus or "")
    );

  referredFrom =
    found: all:
    let
      isFound = argument: lib.any (one: one.index == argument.index) found;
      more = lib.filter (
        argument: !isFound argument && lib.any (one: refersTo one argument) found
      ) all;
    in
    if more == [ ] then found else referredFrom (found ++ more) all;

  isSaid =
    intention: hypervisor: all:
    lib.any (lib.all (part: lib.any (matches part) all)) (intention.said.${hypervisor} or [ ]);
in
rec {
  inherit isSaid;

  /**
    The intentions with a name: several, if it is the name of a kind.
  */
  named = name: lib.filter (one: one.id == name || kindOf one == name) intentions;

  /**
    The names by which intentions can be required.
  */
  names = lib.unique (lib.concatMap (one: [ (kindOf one) one.id ]) intentions);

  /**
    The options with their values that the strings of a command line make: `{ index, text, keys }`.
  */
  argumentsOf =
    args:
    let
      isFlag = arg: builtins.match "--?[A-Za-z].*" arg != null;
      joined =
        arg:
        let
          long = builtins.match "(--[^= ]+)=(.*)" arg;
          two = builtins.match "(-[^ ]+) +(.*)" arg;
        in
        if long != null then long else two;
      read =
        found: entry:
        let
          last = lib.last found;
          parts = joined entry.arg;
        in
        if isFlag entry.arg then
          found
          ++ [
            {
              inherit (entry) index;
              flag = if parts == null then entry.arg else lib.head parts;
              value = if parts == null then null else lib.last parts;
            }
          ]
        else if found != [ ] && last.value == null then
          lib.init found ++ [ (last // { value = entry.arg; }) ]
        else
          found;
    in
    map
      (
        { index, flag, value }:
        {
          inherit index;
          text = if value == null then flag else "${flag} ${value}";
          keys = if value == null then { } else keysOf value;
        }
      )
      (
        lib.foldl' read [ ] (
          lib.imap0 (index: arg: {
            inherit index;
            arg = builtins.unsafeDiscardStringContext (toString arg);
          }) args
        )
      );

  /**
    Each argument that no other one refers to, with all that it refers to, directly or not: itself first.
  */
  unitsOf =
    all:
    map (root: referredFrom [ root ] all) (
      lib.filter (
        argument: !lib.any (other: other.index != argument.index && refersTo other argument) all
      ) all
    );

  /**
    What a unit is for: the intention that it expresses, else the first that it expresses in part, else null.
  */
  intentionOf =
    unit: hypervisor:
    let
      partly =
        intention:
        lib.any (part: lib.any (matches part) unit) (lib.concatLists (intention.said.${hypervisor} or [ ]));
    in
    lib.findFirst (one: isSaid one hypervisor unit) (lib.findFirst partly null intentions) intentions;

  /**
    Intentions that are of one kind.
  */
  like = intention: lib.filter (other: kindOf other == kindOf intention) intentions;

  /**
    What to write for an intention; null if the hypervisor has no equivalent.
  */
  writtenFor =
    intention: hypervisor: unit:
    let
      text = intention.write.${hypervisor} or intention.write.any or null;
      # texts between the slots, and the names in each
      parts = builtins.split "(([{][A-Za-z0-9_:/.-]+[}])+)" text;
      fill =
        slots:
        let
          all = lib.splitString "}{" (lib.removePrefix "{" (lib.removeSuffix "}" (lib.head slots)));
          values = lib.concatMap (
            slot:
            let
              name = lib.head (lib.splitString ":" slot);
            in
            lib.concatMap (argument: lib.optional (argument.keys ? ${name}) argument.keys.${name}) unit
          ) all;
          otherwise = builtins.match "[^:]*:(.*)" (lib.last all);
        in
        if values != [ ] then
          lib.head values
        else if otherwise == null then
          "..."
        else
          lib.head otherwise;
    in
    if text == null then
      null
    else
      lib.concatMapStrings (part: if lib.isString part then part else fill part) parts;
}
