# Whether text is a value of a pack's type: src/packs/format.ts says what types there are.
{ lib }:
let
  matches = pattern: text: builtins.match pattern text != null;

  # Numbers of any length, for which Nix' integers are too short.
  toNumber =
    digits: fraction: builtins.fromJSON "${lib.head (builtins.match "0*([0-9]+)" digits)}${fraction}";

  ofDigits =
    base: digits:
    lib.foldl' (
      sum: digit:
      sum * base
      + {
        a = 10;
        b = 11;
        c = 12;
        d = 13;
        e = 14;
        f = 15;
      }
      .${digit} or (lib.toInt digit)
    ) 0.0 (lib.stringToCharacters (lib.toLower digits));

  parseInteger =
    text:
    let
      parts = builtins.match "[[:space:]]*([+-]?)(0[xX])?([0-9a-fA-F]+)" text;
      digits = lib.elemAt parts 2;
      isHexadecimal = lib.elemAt parts 1 != null;
      # as in C
      isOctal = matches "0[0-9]+" digits;
      number =
        if isHexadecimal then
          ofDigits 16.0 digits
        else if isOctal then
          ofDigits 8.0 digits
        else
          toNumber digits ".0";
    in
    if parts == null || (!isHexadecimal && matches ".*[a-fA-F].*" digits) then
      null
    else if !isHexadecimal && isOctal && matches ".*[89].*" digits then
      null
    else if lib.head parts == "-" then
      0.0 - number
    else
      number;

  fromHexadecimal = ofDigits 16.0;

  powers = {
    B = 0;
    K = 1;
    M = 2;
    G = 3;
    T = 4;
    P = 5;
    E = 6;
  };

  power = exponent: if exponent == 0 then 1.0 else 1024.0 * power (exponent - 1);

  number = builtins.fromJSON;

  # QEMU reads an unsigned number modulo its width: -1 is the largest.
  ranges = {
    int8 = [
      "-128"
      "127"
    ];
    int16 = [
      "-32768"
      "32767"
    ];
    int32 = [
      "-2147483648"
      "2147483647"
    ];
    int64 = [
      "-9223372036854775808"
      "9223372036854775807"
    ];
    uint8 = [
      "0"
      "255"
    ];
    uint16 = [
      "0"
      "65535"
    ];
    uint32 = [
      "0"
      "4294967295"
    ];
    uint64 = [
      "-9223372036854775808"
      "18446744073709551615"
    ];
  };

  isWithin =
    range: value: value >= number "${lib.head range}.0" && value <= number "${lib.last range}.0";
in
rec {
  /**
    `slot.function`, hexadecimal.
  */
  isPciAddress =
    text:
    let
      parts = builtins.match "(0[xX])?([0-9a-fA-F]+)([.](0[xX])?([0-9a-fA-F]+))?" text;
      function = lib.elemAt parts 4;
    in
    parts != null
    && fromHexadecimal (lib.elemAt parts 1) < 32
    && (function == null || fromHexadecimal function < 8);

  inherit fromHexadecimal;

  isRequired = lib.hasSuffix "!";

  # Without the mark of what is required.
  bareType = lib.removeSuffix "!";

  membersOf = type: lib.tail (lib.splitString "|" (bareType type));

  /**
    Bytes of a size as QEMU reads one, `16M`, `1.5G`, `0x1000`, as a float; null for what is none. Without a unit of
    its own it counts in `unit`.
  */
  parseSizeIn =
    unit: text:
    let
      hexadecimal = builtins.match "0[xX]([0-9a-fA-F]+)" text;
      parts = builtins.match "([0-9]+)(\\.[0-9]*)?([BbKkMmGgTtPpEe]?)" text;
      fraction = lib.elemAt parts 1;
      suffix = lib.toUpper (lib.last parts);
      value = toNumber (lib.head parts) (if fraction == null || fraction == "." then ".0" else fraction);
    in
    if hexadecimal != null then
      ofDigits 16.0 (lib.head hexadecimal) * unit
    # a fraction needs a unit to be one of
    else if parts == null || (fraction != null && (suffix == "" || suffix == "B")) then
      null
    else if suffix == "" then
      value * unit
    else
      value * power powers.${suffix};

  parseSize = parseSizeIn 1.0;

  /**
    What a value of this type must be, when the text is none: "on or off"; else null.
  */
  expectedInstead =
    type: text:
    let
      bare = bareType type;
      size = parseSize (lib.head (builtins.match "[[:space:]]*(.*)" text));
      # QMP's schema has one type for all whole numbers
      range = ranges.${if bare == "number" then "uint64" else bare} or null;
      integer = parseInteger text;
    in
    if bare == "bool" then
      if matches "on|off|yes|no|true|false|y|n" text then null else "on or off"
    else if lib.hasPrefix "|" bare then
      if lib.elem text (membersOf type) then
        null
      else
        "one of ${lib.concatStringsSep ", " (membersOf type)}"
    else if bare == "size" then
      if size == null || size >= 18446744073709551616.0 then
        "a size: a number, with K, M, G or T for its unit"
      else
        null
    else if bare == "pci-address" then
      if isPciAddress text then null else ''a PCI address like "06.0"''
    else if range == null then
      null
    else if integer == null then
      "a whole number"
    else if isWithin range integer then
      null
    else
      "a whole number from ${lib.head range} to ${lib.last range}";

  /**
    What a value in JSON must be, where it is of another type than the property; else null.
  */
  expectedInJson =
    type: json:
    let
      bare = bareType type;
    in
    if bare == "bool" then
      if lib.isBool json then null else "true or false"
    else if
      lib.elem bare [
        "size"
        "number"
      ]
      || matches "u?int.*" bare
    then
      if lib.isInt json then
        expectedInstead (if bare == "size" then "uint64" else bare) (toString json)
      else
        "a number"
    else if bare == "str" || lib.hasPrefix "link:" bare then
      if lib.isString json then null else "a text"
    else if lib.hasPrefix "|" bare then
      if lib.isString json then expectedInstead type json else "a text"
    else
      null;
}
