# A command line of QEMU, taken apart as QEMU does it.
{ lib }:
let
  keyValues = import ../key-values.nix { inherit lib; };
  closest = import ../closest.nix { inherit lib; };

  oneName = name: if name == "M" then "machine" else name;

  # The key that a first part without `=` stands for.
  impliedKeys = {
    accel = "accel";
    audio = "driver";
    audiodev = "driver";
    blockdev = "driver";
    boot = "order";
    chardev = "backend";
    cpu = "model";
    device = "driver";
    display = "type";
    fsdev = "fsdriver";
    fw_cfg = "name";
    icount = "shift";
    m = "size";
    machine = "type";
    mon = "chardev";
    name = "guest";
    net = "type";
    netdev = "type";
    nic = "type";
    numa = "type";
    object = "qom-type";
    sandbox = "enable";
    smp = "cpus";
    tpmdev = "type";
    trace = "enable";
    virtfs = "fsdriver";
    vnc = "vnc";
  };

  # Options whose value is `key=value,...`.
  structured = lib.attrNames impliedKeys ++ [
    "acpitable"
    "action"
    "add-fd"
    "compat"
    "drive"
    "global"
    "msg"
    "overcommit"
    "rtc"
    "run-with"
    "smbios"
  ];

  # Options whose keys each need a value; the others take a bare key for `key=on`, and a bare `nokey` for `key=off`.
  withoutBareKeys = [
    "audio"
    "audiodev"
    "blockdev"
    "boot"
    "compat"
    "display"
    "machine"
    "smp"
  ];

  # Options whose value may be a JSON object.
  takesJson = [
    "audiodev"
    "blockdev"
    "compat"
    "device"
    "display"
    "netdev"
    "object"
  ];

  # The new network backends have the new syntax.
  needsValues =
    { name, parts, ... }:
    lib.elem name withoutBareKeys
    || (
      name == "netdev"
      && parts != [ ]
      && lib.elem (lib.head parts).value [
        "stream"
        "dgram"
      ]
    );

  # A bare `nowait` says no to `wait`.
  negated =
    part:
    if part.isBare && builtins.match "no.+" part.key != null then
      part
      // {
        key = lib.removePrefix "no" part.key;
        value = "off";
      }
    else
      part;

  withoutDashes =
    word: if lib.hasPrefix "--" word then lib.removePrefix "--" word else lib.removePrefix "-" word;

  jsonText =
    value:
    if lib.isBool value then
      if value then "on" else "off"
    else if lib.isString value then
      value
    else
      builtins.toJSON value;

  # What stands in JSON, under the names that the members of structures have on the command line: `addr.type`.
  jsonParts =
    prefix: json:
    lib.concatLists (
      lib.mapAttrsToList (
        name: value:
        let
          key = prefix + name;
        in
        if lib.isList value then
          map (element: {
            inherit key;
            value = jsonText (element.str or element);
            isBare = false;
          }) value
        else if lib.isAttrs value then
          jsonParts "${key}." value
        else
          [
            {
              inherit key;
              value = jsonText value;
              isBare = false;
              json = value;
            }
          ]
      ) json
    );

  eachAs =
    pattern: instead: text:
    lib.concatMapStrings (piece: if lib.isList piece then instead else piece) (
      builtins.split pattern text
    );

  # Nix cannot catch an error in JSON's text: before it is read, each part of it is taken for one value, from the
  # innermost on, until the whole is one.
  isJsonObject =
    text:
    let
      scalars =
        lib.foldl' (text: pattern: eachAs pattern "v" text) (eachAs ''"([^"\\]|\\.)*"'' "s" text)
          [
            "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?"
            "true|false|null"
          ];
      reduced =
        text:
        let
          next = eachAs "[[]([sv](,[sv])*)?[]]|[{](s:[sv](,s:[sv])*)?[}]" "v" text;
        in
        if next == text then text else reduced next;
    in
    lib.hasPrefix "{" text && reduced (eachAs "[[:space:]]+" "" scalars) == "v";

  optionOf =
    name: index: value:
    let
      isParted = lib.elem name structured;
      isJson = lib.elem name takesJson && isJsonObject value;
      parts = map (
        part:
        # QEMU takes mem_merge for mem-merge
        part // lib.optionalAttrs (name == "machine") { key = lib.replaceStrings [ "_" ] [ "-" ] part.key; }
      ) (keyValues.parse (impliedKeys.${name} or null) value);
    in
    {
      inherit
        name
        index
        value
        isJson
        ;
      parts =
        if isJson then
          jsonParts "" (builtins.fromJSON value)
        else if !isParted then
          [ ]
        else if needsValues { inherit name parts; } then
          parts
        else
          map negated parts;
    };

  unknownOption =
    pack: word: index:
    let
      isKnown = option: pack.options ? ${withoutDashes option};
      spaced = builtins.match "(--?[A-Za-z0-9_-]+)[[:space:]]+(.*)" word;
      joined = builtins.match "(--?[A-Za-z0-9_-]+)=(.*)" word;
      near = closest (withoutDashes word) (lib.attrNames pack.options);
      finding = {
        severity = "refused";
        inherit index;
      };
      mendedTo = words: {
        inherit index words;
        count = 1;
      };
    in
    finding
    // (
      if spaced != null && isKnown (lib.head spaced) then
        {
          rule = "two-words";
          message = "${lib.head spaced} and its value are one word: each must be a list item of its own";
          mended = mendedTo [
            (lib.head spaced)
            (trimmed (lib.last spaced))
          ];
        }
      else if joined != null && isKnown (lib.head joined) then
        {
          rule = "two-words";
          message = ''QEMU takes the value of ${lib.head joined} as the next word, not after "="'';
          mended = mendedTo joined;
        }
      else if spaced != null then
        {
          rule = "two-words";
          message = "these are several words in one, each of which must be a list item of its own, and QEMU ${pack.build.version} has no option ${lib.head spaced}";
        }
      else
        {
          rule = "unknown-option";
          message = "QEMU ${pack.build.version} has no option ${word}";
        }
        // lib.optionalAttrs (near != null) { mended = mendedTo [ "-${near}" ]; }
    );

  trimmed =
    text:
    let
      inner = builtins.match "[[:space:]]*(.*[^[:space:]])[[:space:]]*" text;
    in
    if inner == null then "" else lib.head inner;

  strayWord = words: index: before: {
    rule = "stray-word";
    severity = "refused";
    inherit index;
    message =
      let
        word = builtins.toJSON (lib.elemAt words index);
      in
      if before != null && before.value == null then
        "${lib.elemAt words before.index} takes no value: QEMU takes ${word} for the file of a disk"
      else
        "${word} belongs to no option: QEMU takes it for the file of a disk";
  };
in
rec {
  inherit impliedKeys needsValues negated;

  /**
    10 of "10.0.13".
  */
  majorVersion = pack: lib.toInt (lib.head (builtins.match "([0-9]+).*" pack.build.version));

  /**
    Takes the words apart: `{ words, pack, options, findings }`, the last what QEMU refuses already for that. An option
    is `{ name, index, value, parts, isJson }`, its name without dashes, its value null where it takes none.
  */
  parse =
    pack: words:
    let
      count = lib.length words;

      # `before` is the option before this word
      from =
        index: before:
        let
          word = lib.elemAt words index;
          name = withoutDashes word;
          value = if index + 1 < count then lib.elemAt words (index + 1) else null;
          isKnown = word: lib.hasPrefix "-" word && pack.options ? ${withoutDashes word};
          arity = pack.options.${name} or null;
          option = optionOf (oneName name) index value;
          image = {
            name = "hda";
            inherit index;
            value = word;
            parts = [ ];
            isJson = false;
          };
          switch = {
            name = oneName name;
            inherit index;
            value = null;
            parts = [ ];
            isJson = false;
          };
        in
        if index >= count then
          [ ]
        # a disk's image may stand alone
        else if
          word == ""
          || !(lib.hasPrefix "-" word) && builtins.match "[^[:space:],=]*[/.][^[:space:],=]*" word != null
        then
          [ { option = image; } ] ++ from (index + 1) image
        else if !(lib.hasPrefix "-" word) then
          [ { finding = strayWord words index before; } ] ++ from (index + 1) before
        else if arity == null then
          [ { finding = unknownOption pack word index; } ]
          ++
            # the word after an unknown option is its value
            from (
              if
                builtins.match ".*[=[:space:]].*" word == null && value != null && !(lib.hasPrefix "-" value)
              then
                index + 2
              else
                index + 1
            ) before
        else if arity == 0 then
          [ { option = switch; } ] ++ from (index + 1) switch
        else if value == null || isKnown value then
          [
            {
              finding = {
                rule = "missing-value";
                severity = "refused";
                inherit index;
                message =
                  if value == null then
                    "${word} needs a value, and nothing follows"
                  else
                    "${word} needs a value, and takes the next word for it: ${value}";
              };
            }
          ]
          ++ from (index + 1) before
        else
          [ { inherit option; } ] ++ from (index + 2) option;

      items = from 0 null;
    in
    {
      inherit words pack;
      options = lib.catAttrs "option" items;
      findings = lib.catAttrs "finding" items;
    };

  /**
    The last value of a key, as QEMU lets the last one win; null without any.
  */
  valueAt =
    option: key:
    lib.foldl' (value: part: if part.key == key then part.value else value) null option.parts;

  /**
    As `valueAt`, but the empty text without any.
  */
  textAt =
    option: key:
    let
      value = valueAt option key;
    in
    if value == null then "" else value;

  optionsNamed =
    commandLine: names: lib.filter (option: lib.elem option.name names) commandLine.options;

  partsOf = options: lib.concatMap (option: option.parts) options;

  /**
    What the command line says of the machine: the last type, and each property's last value.
  */
  machineOf =
    commandLine:
    let
      parts = partsOf (optionsNamed commandLine [ "machine" ]);
      types = lib.filter (part: part.key == "type") parts;
    in
    {
      name = if types == [ ] then "pc" else (lib.last types).value;
      properties = lib.foldl' (all: part: all // { ${part.key} = part.value; }) { } (
        lib.filter (part: part.key != "type") parts
      );
    };
}
