# Reads `key=value,...` as crosvm's crate serde_keyvalue does, by the types of a pack, step by step as
# src/lint/crosvm/value.ts. A step is what has been read and what is left of it:
#
#   { rest, problems, text, isLost ? }
{ lib }:
let
  inherit (import ./problem.nix { inherit lib; }) refused;
  inherit (import ./scalar.nix { inherit lib; }) expectedNumber expectedText matches;
  closest = import ../closest.nix { inherit lib; };

  json = builtins.toJSON;
  drop = count: text: builtins.substring count (lib.stringLength text) text;
  isRequired = lib.hasSuffix "!";
  bareType = lib.removeSuffix "!";
  isAtEnd = text: text == "" || lib.hasPrefix "," text || lib.hasPrefix "]" text;

  strayText = rest: where: refused "wrong-value" "${where} has ${json rest} behind its end";

  # What stands behind a value that cannot be read: brackets within are skipped, two deep.
  skip =
    text:
    let
      flat = "[^][]";
      one = "\\[${flat}*]";
      two = "\\[(${flat}|${one})*]";
      three = "\\[(${flat}|${two})*]";
      parts = builtins.match "((\"[^\"]*\"|'[^']*'|${three}|[^],[])*)(.*)" text;
    in
    lib.last parts;

  taken = text: rest: builtins.substring 0 (lib.stringLength text - lib.stringLength rest) text;

  missing =
    keys: given: where:
    map (key: refused "missing-property" "${where} needs ${key}=...") (
      lib.filter (key: isRequired keys.${key} && !(given ? ${key})) (lib.attrNames keys)
    );

  closed =
    where: step:
    if lib.hasPrefix "]" step.rest then
      step // { rest = drop 1 step.rest; }
    else
      step
      // {
        problems = step.problems ++ [ (refused "wrong-value" "${where} lacks its closing ]") ];
        isLost = true;
      };

  isLost = step: step.isLost or false;

  # What people mean who know QEMU's way to say it.
  meantBool = {
    on = "true";
    yes = "true";
    "1" = "true";
    off = "false";
    no = "false";
    "0" = "false";
  };

  # crosvm's --mem counts in MiB, without a unit.
  meantMemory =
    where: text:
    let
      parts = builtins.match "([0-9]{1,6})([MG])i?B?" text;
      count = lib.toInt (lib.head (builtins.match "0*([0-9]+)" (lib.head parts)));
    in
    if where != "size of --mem" || parts == null then
      null
    else
      toString (count * (if lib.last parts == "G" then 1024 else 1));

  nearText = near: lib.optionalString (near != null) "; did you mean ${near}?";
in
pack:
let
  map' =
    struct: text: where:
    let
      known = lib.foldl' (keys: variant: keys // variant) struct.keys (struct.variants or [ ]);

      from =
        isFirst: given: problems: rest:
        let
          head = builtins.match "([A-Za-z0-9_][A-Za-z0-9_-]*)?(.?).*" rest;
          identifier = if lib.head head == null then "" else lib.head head;
          next = lib.last head;
          isImplicit =
            isFirst && struct ? first && (identifier == "" || (next != "=" && !(known ? ${identifier})));
          name = if isImplicit then struct.first else identifier;
          hasEqual = isImplicit || next == "=";
          behind =
            if isImplicit then
              rest
            else
              drop (lib.stringLength identifier + (if next == "=" then 1 else 0)) rest;
          told = known.${name} or null;
          isAlias = told != null && lib.hasPrefix "=" told;
          key = if isAlias then drop 1 told else name;
          type = if isAlias then known.${key} else told;
          near = closest name (lib.attrNames known);
          edit = lib.optionalAttrs (near != null) {
            edit = {
              rest = lib.stringLength rest;
              length = lib.stringLength name;
              text = near;
            };
          };
          unknown =
            if struct.closed then
              refused "unknown-property" "${where} knows no key ${name}${nearText near}" // edit
            else
              {
                rule = "unknown-property";
                severity = "silent";
                message = "${where} ignores the key ${name}, which it does not know${nearText near}";
              }
              // edit;
          skipped = {
            rest = skip behind;
            problems = [ ];
            text = "";
          };
          read = value (bareType type) behind hasEqual "${key} of ${where}";
          # without its type, what looks like a number is one
          isGuessed =
            struct ? variants
            && !(struct.keys ? ${key})
            && matches "str|text:.*" (bareType type)
            && (
              matches "-?[0-9]+([],].*)?" behind || lib.hasPrefix "true" behind || lib.hasPrefix "false" behind
            );
          result =
            if type == null then
              {
                inherit given;
                own = [ unknown ];
                step = skipped;
              }
            else if given ? ${key} then
              {
                inherit given;
                own = [ (refused "repeated-property" "${key} may stand once in ${where}") ];
                step = skipped;
              }
            else
              {
                given = given // {
                  ${key} = read.text;
                };
                own = lib.optional isGuessed (
                  refused "wrong-value" "${key} of ${where} must not be a number, true or false, but is ${json read.text}"
                );
                step = read;
              };
          allProblems = problems ++ result.own ++ result.step.problems;
          lost = more: left: {
            inherit (result) given;
            problems = allProblems ++ more;
            rest = left;
            text = "";
            isLost = true;
          };
        in
        if rest == "" || lib.hasPrefix "]" rest then
          {
            inherit given rest;
            problems = problems ++ missing struct.keys given where ++ variantOf struct given where;
            text = "";
          }
        else if
          name == ""
          || (
            !isImplicit
            && !(lib.elem next [
              "="
              ","
              "]"
              ""
            ])
          )
        then
          {
            inherit given rest;
            problems = problems ++ [
              (refused "wrong-value" "${where} must have key=value here: ${json rest}")
            ];
            text = "";
            isLost = true;
          }
        else if isLost result.step then
          lost [ ] result.step.rest
        else if lib.hasPrefix "," result.step.rest then
          from false result.given allProblems (drop 1 result.step.rest)
        else if isAtEnd result.step.rest then
          from false result.given allProblems result.step.rest
        else
          lost [ (strayText result.step.rest where) ] result.step.rest;
    in
    from true { } [ ] text;

  # The keys beside those that all variants have must be those of one.
  variantOf =
    struct: given: where:
    let
      variants = struct.variants;
      extras = lib.filter (key: !(struct.keys ? ${key})) (lib.attrNames given);
      required = variant: lib.filter (key: isRequired variant.${key}) (lib.attrNames variant);
      mine = lib.filter (variant: lib.all (key: variant ? ${key}) extras) variants;
      nearest = lib.findFirst (variant: lib.any (key: lib.elem key extras) (required variant)) null mine;
    in
    if !(struct ? variants) then
      [ ]
    else if lib.any (variant: lib.all (key: lib.elem key extras) (required variant)) mine then
      [ ]
    else if mine == [ ] then
      [
        (refused "collision" "${where} takes not all of ${lib.concatStringsSep ", " extras} together")
      ]
    else if nearest != null then
      missing nearest given where
    else
      [
        (refused "missing-property" "${where} needs ${
          lib.concatMapStringsSep " or " (
            variant: lib.concatMapStringsSep "," (key: "${key}=...") (required variant)
          ) variants
        }")
      ];

  value =
    type: text: hasEqual: where:
    let
      piece = lib.head (builtins.match "([^],]*).*" text);
      wrong = expected: meant: {
        rest = skip text;
        problems = [
          (
            refused "wrong-value" "${where} must be ${expected}, but is ${json piece}"
            // lib.optionalAttrs (meant != null) {
              edit = {
                rest = lib.stringLength text;
                length = lib.stringLength piece;
                text = meant;
              };
            }
          )
        ];
        text = piece;
      };
      right = {
        rest = drop (lib.stringLength piece) text;
        problems = [ ];
        text = piece;
      };
      members = lib.tail (lib.splitString "|" type);
      expected = expectedNumber type true piece;
    in
    if !hasEqual && type == "bool" then
      {
        rest = text;
        problems = [ ];
        text = "true";
      }
    else if lib.hasPrefix "struct:" type then
      structure type text where
    else if !hasEqual then
      {
        rest = text;
        problems = [ (refused "missing-value" "${where} needs a value: =...") ];
        text = "";
      }
    else if lib.hasPrefix "[]" type then
      list (drop 2 type) text where
    else if lib.hasPrefix "(" type then
      tuple type text where
    else if lib.hasPrefix "enum:" type then
      enumeration type text where
    else if type == "str" || type == "cpu" || lib.hasPrefix "text:" type then
      string type text where
    else if type == "bool" then
      if piece == "true" || piece == "false" then
        right
      else
        wrong "true or false" (meantBool.${piece} or null)
    else if lib.hasPrefix "|" type then
      if lib.elem piece members then
        right
      else
        wrong "one of ${lib.concatStringsSep ", " members}" (closest piece members)
    else if !(matches "u?int.*" type) then
      right // { rest = skip text; }
    else if expected == null then
      right
    else
      wrong expected (meantMemory where piece);

  string =
    type: text: where:
    let
      double = builtins.match "(\"(([^\"\\]|\\\\[\"\\])*)\")([],].*)?" text;
      single = builtins.match "('([^']*)')([],].*)?" text;
      plain = builtins.match "([^],\"'[]+)([],].*)?" text;
      found =
        if double != null then
          double
        else if single != null then
          single
        else
          plain;
      read =
        if double != null then
          lib.replaceStrings [ "\\\\" "\\\"" ] [ "\\" "\"" ] (lib.elemAt double 1)
        else if single != null then
          lib.elemAt single 1
        else
          lib.head plain;
      expected = if type == "str" then null else expectedText pack type read;
      rest = skip text;
      piece = taken text rest;
    in
    if found == null then
      {
        inherit rest;
        problems = [
          (refused "wrong-value" "${where} must be text, in quotes where it holds , \" ' [ or ], but is ${json piece}")
        ];
        text = piece;
      }
      // lib.optionalAttrs (piece == "" && !(isAtEnd rest)) { isLost = true; }
    else
      {
        rest = drop (lib.stringLength (lib.head found)) text;
        problems = lib.optional (expected != null) (
          refused "wrong-value" "${where} must be ${expected}, but is ${json read}"
        );
        text = read;
      };

  # Within another value, a structure stands in brackets; one that needs nothing may do without.
  structure =
    type: text: where:
    let
      struct = pack.structs.${lib.removePrefix "struct:" type} or null;
      step = map' struct (drop 1 text) where;
    in
    if struct == null then
      {
        rest = skip text;
        problems = [ ];
        text = "";
      }
    else if lib.hasPrefix "[" text then
      if isLost step then step else closed where step
    else if isAtEnd text then
      {
        rest = text;
        problems = missing struct.keys { } where;
        text = "true";
      }
    else
      {
        rest = skip text;
        problems = [
          (refused "wrong-value" "${where} must be keys in brackets: [${lib.head (lib.attrNames struct.keys)}=...]")
        ];
        text = "";
      };

  list =
    type: text: where:
    let
      from =
        count: problems: rest:
        let
          step = value type rest true where;
          all = problems ++ step.problems;
        in
        if rest == "" || lib.hasPrefix "]" rest then
          closed where {
            inherit rest problems;
            text = toString count;
          }
        else if isLost step then
          step // { problems = all; }
        else if lib.hasPrefix "," step.rest then
          from (count + 1) all (drop 1 step.rest)
        else if isAtEnd step.rest then
          from (count + 1) all step.rest
        else
          {
            inherit (step) rest;
            problems = all ++ [ (strayText step.rest where) ];
            text = "";
            isLost = true;
          };
    in
    if lib.hasPrefix "[" text then
      from 0 [ ] (drop 1 text)
    else
      {
        rest = skip text;
        problems = [ (refused "wrong-value" "${where} must be a list in brackets: [...]") ];
        text = "";
      };

  tuple =
    type: text: where:
    let
      types = lib.splitString "," (lib.removePrefix "(" (lib.removeSuffix ")" type));
      step = list (lib.head types) text where;
      count = toString (lib.length types);
    in
    if isLost step || step.problems != [ ] || step.text == count then
      step
    else
      step
      // {
        problems = [
          (refused "wrong-value" "${where} must be ${count} values in brackets, but has ${step.text}")
        ];
      };

  enumeration =
    type: text: where:
    let
      members =
        pack.enums.${lib.removePrefix "enum:" type}
        or (lib.genAttrs (lib.tail (lib.splitString "|" type)) (_: ""));
      piece = lib.head (builtins.match "([A-Za-z0-9_-]*).*" text);
      payload = members.${piece} or null;
      rest = drop (lib.stringLength piece) text;
      named = "${piece} of ${where}";
    in
    if payload == null then
      {
        rest = skip text;
        problems = [
          (refused "wrong-value" "${where} must be one of ${lib.concatStringsSep ", " (lib.attrNames members)}, but is ${json piece}")
        ];
        text = piece;
      }
    else if payload == "" then
      if isAtEnd rest then
        {
          inherit rest;
          problems = [ ];
          text = piece;
        }
      else
        {
          rest = skip rest;
          problems = [ (refused "wrong-value" "${named} takes nothing, but has ${json rest}") ];
          text = piece;
        }
    else
      (if lib.hasPrefix "(" payload then tuple payload rest named else structure payload rest named)
      // {
        text = piece;
      };

  whole =
    where: step:
    step.problems ++ lib.optional (step.rest != "" && !(isLost step)) (strayText step.rest where);
in
/**
  `{ given, problems }` of the structure or enumeration that a flag's value is; `given` has the text of each key's
  value, "true" for a bare one, the number of elements for a list.
*/
type: text: where:
let
  struct = pack.structs.${lib.removePrefix "struct:" type} or null;
  step = if lib.hasPrefix "struct:" type then map' struct text where else enumeration type text where;
in
if lib.hasPrefix "struct:" type && struct == null then
  {
    given = { };
    problems = [ ];
  }
else
  {
    given = step.given or { };
    problems = whole where step;
  }
