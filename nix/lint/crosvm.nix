/**
  What is wrong with the words after `crosvm run`, by what its source declares: findings as of ./qemu, in the words'
  order, as src/lint/crosvm has them. Takes a pack and the words after the program's name, with or without `run`.
*/
{ lib }:
let
  keyValues = import ./key-values.nix { inherit lib; };
  closest = import ./closest.nix { inherit lib; };
  inherit (import ./property-type.nix { inherit lib; }) bareType expectedInstead isRequired;

  refused =
    index: finding:
    {
      severity = "refused";
      inherit index;
    }
    // finding;

  # crosvm's booleans are those of serde: true and false alone.
  expectedValue =
    type: value:
    if bareType type == "bool" then
      if value == "true" || value == "false" then null else "true or false"
    else
      expectedInstead type value;

  # The long name of a flag, or null for none.
  longName =
    pack: word:
    if lib.hasPrefix "--" word then
      let
        long = lib.removePrefix "--" word;
      in
      if pack.flags ? ${long} then long else null
    else
      lib.findFirst (name: word == "-${pack.flags.${name}.short or ""}" && word != "-") null (
        lib.attrNames pack.flags
      );

  trimmed =
    text:
    let
      inner = builtins.match "[[:space:]]*(.*[^[:space:]])[[:space:]]*" text;
    in
    if inner == null then "" else lib.head inner;

  unknownFlag =
    pack: word: index:
    let
      spaced = builtins.match "(--?[A-Za-z0-9_-]+)[[:space:]]+(.*)" word;
      flag = lib.head spaced;
      name = lib.head (builtins.match "--?([^=[:space:]]*).*" word);
      near = closest name (lib.attrNames pack.flags);
      isGhafs =
        !(pack.build ? overlays)
        && lib.elem name [
          "swtpm"
          "tpm-device"
        ];
    in
    refused index (
      if spaced != null && longName pack flag != null then
        {
          rule = "two-words";
          message = "${flag} and its value are one word: each must be a list item of its own";
          mended = {
            inherit index;
            count = 1;
            words = [
              flag
              (trimmed (lib.last spaced))
            ];
          };
        }
      else if spaced != null then
        {
          rule = "two-words";
          message = "these are several words in one, each of which must be a list item of its own, and crosvm run has no flag ${flag}";
        }
      else
        {
          rule = "unknown-option";
          message = "crosvm run has no flag ${word}${
            if isGhafs then
              ": only Ghaf's fork has it (the pack crosvm-ghaf)"
            else
              lib.optionalString (near != null) "; did you mean --${near}?"
          }";
        }
        // lib.optionalAttrs (near != null && !isGhafs) {
          mended = {
            inherit index;
            count = 1;
            words = [ "--${near}${lib.removePrefix "-${name}" (lib.removePrefix "-" word)}" ];
          };
        }
    );

  checkKeys =
    name: struct: parts: index:
    lib.concatMap (
      {
        key,
        value,
        isBare,
      }:
      let
        # a bare word is true
        text = if isBare then "true" else value;
        expected = expectedValue struct.keys.${key} text;
        near = closest key (lib.attrNames struct.keys);
      in
      if !(struct.keys ? ${key}) then
        lib.optional struct.closed (
          refused index {
            rule = "unknown-property";
            message = "--${name} knows no key ${key}${
              lib.optionalString (near != null) "; did you mean ${near}?"
            }";
          }
        )
      else
        lib.optional (expected != null) (
          refused index {
            rule = "wrong-value";
            message = "${key} of --${name} must be ${expected}, but is ${builtins.toJSON text}";
          }
        )
    ) parts
    ++
      map
        (
          key:
          refused index {
            rule = "missing-property";
            message = "--${name} needs ${key}=...";
          }
        )
        (
          lib.filter (key: isRequired struct.keys.${key} && !(lib.any (part: part.key == key) parts)) (
            lib.attrNames struct.keys
          )
        );

  checkValue =
    pack: name: value: index:
    let
      type = pack.flags.${name}.value or null;
      struct = pack.structs.${lib.removePrefix "struct:" type} or null;
      expected = expectedValue type value;
    in
    if type == null then
      [ ]
    else if lib.hasPrefix "struct:" type then
      # lists, quotes and structures within have a grammar of their own
      lib.optionals (struct != null && builtins.match ".*[]\"'[].*" value == null) (
        checkKeys name struct (keyValues.parse (struct.first or null) value) index
      )
    else
      lib.optional (expected != null) (
        refused index {
          rule = "wrong-value";
          message = "--${name} must be ${expected}, but is ${builtins.toJSON value}";
        }
      );

  # Each flag, stray word and finding, in order: `{ flag, index }`, `{ kernel }`, `{ finding }`.
  itemsOf =
    pack: words:
    let
      count = lib.length words;

      from =
        index:
        let
          word = lib.elemAt words index;
          next = if index + 1 < count then lib.elemAt words (index + 1) else null;
          # crosvm itself parts `--flag=value`
          joined = builtins.match "(--?[A-Za-z0-9_-]+)=(.*)" word;
          name = if joined == null then word else lib.head joined;
          long = longName pack name;
          flag = pack.flags.${long};
          value = if joined == null then next else lib.last joined;
          isMissing =
            value == null || (joined == null && lib.hasPrefix "--" value && longName pack value != null);
          finding = fields: { finding = refused index fields; };
        in
        if index >= count then
          [ ]
        else if !(lib.hasPrefix "-" word) || word == "-" then
          [ { kernel = index; } ] ++ from (index + 1)
        else if long == null then
          [ { finding = unknownFlag pack word index; } ]
          ++ from (
            if builtins.match ".*[=[:space:]].*" word == null && next != null && !(lib.hasPrefix "-" next) then
              index + 2
            else
              index + 1
          )
        else
          [
            {
              flag = long;
              inherit index;
            }
          ]
          ++ (
            if flag.values == 0 then
              lib.optional (joined != null) (finding {
                rule = "stray-word";
                message = "--${long} takes no value";
                mended = {
                  inherit index;
                  count = 1;
                  words = [ name ];
                };
              })
              ++ from (index + 1)
            else if isMissing then
              [
                (finding {
                  rule = "missing-value";
                  message =
                    if value == null then
                      "${name} needs a value, and nothing follows"
                    else
                      "${name} needs a value, and takes the next word for it: ${value}";
                })
              ]
              ++ from (index + 1)
            else
              map (found: { finding = found; }) (checkValue pack long value index)
              ++ from (if joined == null then index + 2 else index + 1)
          );
    in
    from (if words != [ ] && lib.head words == "run" then 1 else 0);
in
pack: words:
let
  items = itemsOf pack words;
  flags = lib.filter (item: item ? flag) items;
  kernels = lib.catAttrs "kernel" items;

  repeatedFlags = lib.concatLists (
    lib.mapAttrsToList (
      name: uses:
      map (
        use:
        refused use.index {
          rule = "repeated-flag";
          message = "--${name} may stand once, and stands before already";
        }
      ) (if pack.flags.${name}.repeatable or false then [ ] else lib.tail uses)
    ) (lib.groupBy (item: item.flag) flags)
  );

  strayKernels = map (
    index:
    refused index {
      rule = "stray-word";
      message = "${builtins.toJSON (lib.elemAt words index)} belongs to no flag: crosvm takes one kernel, and has ${builtins.toJSON (lib.elemAt words (lib.head kernels))}";
    }
  ) (if kernels == [ ] then [ ] else lib.tail kernels);

  tpms = lib.filter (name: lib.any (item: item.flag == name) flags) [
    "vtpm-proxy"
    "swtpm"
    "tpm-device"
  ];

  secondTpms = map (
    name:
    refused (lib.last (lib.filter (item: item.flag == name) flags)).index {
      rule = "collision";
      message = "--${name} and --${lib.head tpms} exclude each other";
    }
  ) (if tpms == [ ] then [ ] else lib.tail tpms);
in
lib.sort (a: b: a.index < b.index) (
  lib.catAttrs "finding" items ++ repeatedFlags ++ strayKernels ++ secondTpms
)
