# Numbers and text of a form, as src/lint/crosvm/scalar.ts judges them.
{ lib }:
let
  matches = pattern: text: builtins.match pattern text != null;

  bases = {
    "0x" = 16;
    "0o" = 8;
    "0b" = 2;
  };

  alphabets = {
    "2" = "[01]+";
    "8" = "[0-7]+";
    "10" = "[0-9]+";
    "16" = "[0-9a-f]+";
  };

  # `{ isNegative, base, digits }`, the last in lower case without leading zeros, or null for what is no number.
  parseNumber =
    hasRadix: text:
    let
      parts =
        if hasRadix then
          builtins.match "(-?)(0x|0o|0b)?([A-Za-z0-9]+)" text
        else
          builtins.match "([+-]?)()([0-9]+)" text;
      prefix = lib.elemAt parts 1;
      base = if prefix == null || prefix == "" then 10 else bases.${prefix};
      digits = lib.toLower (lib.elemAt parts 2);
    in
    if parts == null || !(matches alphabets.${toString base} digits) then
      null
    else
      {
        isNegative = lib.head parts == "-";
        inherit base;
        digits = lib.head (builtins.match "0*(.*)" digits);
      };

  ones = count: lib.concatStrings (lib.genList (_: "1") count);
  zeros = count: lib.concatStrings (lib.genList (_: "0") count);

  # The largest numbers of each width, by base; `low` is the least without its sign.
  largest = {
    "8" = {
      unsigned = {
        "2" = ones 8;
        "8" = "377";
        "10" = "255";
        "16" = "ff";
      };
      high = {
        "2" = ones 7;
        "8" = "177";
        "10" = "127";
        "16" = "7f";
      };
      low = {
        "2" = "1${zeros 7}";
        "8" = "200";
        "10" = "128";
        "16" = "80";
      };
    };
    "16" = {
      unsigned = {
        "2" = ones 16;
        "8" = "177777";
        "10" = "65535";
        "16" = "ffff";
      };
      high = {
        "2" = ones 15;
        "8" = "77777";
        "10" = "32767";
        "16" = "7fff";
      };
      low = {
        "2" = "1${zeros 15}";
        "8" = "100000";
        "10" = "32768";
        "16" = "8000";
      };
    };
    "32" = {
      unsigned = {
        "2" = ones 32;
        "8" = "37777777777";
        "10" = "4294967295";
        "16" = "ffffffff";
      };
      high = {
        "2" = ones 31;
        "8" = "17777777777";
        "10" = "2147483647";
        "16" = "7fffffff";
      };
      low = {
        "2" = "1${zeros 31}";
        "8" = "20000000000";
        "10" = "2147483648";
        "16" = "80000000";
      };
    };
    "64" = {
      unsigned = {
        "2" = ones 64;
        "8" = "1777777777777777777777";
        "10" = "18446744073709551615";
        "16" = "ffffffffffffffff";
      };
      high = {
        "2" = ones 63;
        "8" = "777777777777777777777";
        "10" = "9223372036854775807";
        "16" = "7fffffffffffffff";
      };
      low = {
        "2" = "1${zeros 63}";
        "8" = "1000000000000000000000";
        "10" = "9223372036854775808";
        "16" = "8000000000000000";
      };
    };
  };

  isAbove =
    digits: most:
    if lib.stringLength digits == lib.stringLength most then
      digits > most
    else
      lib.stringLength digits > lib.stringLength most;

  valueOf =
    digit:
    {
      a = 10;
      b = 11;
      c = 12;
      d = 13;
      e = 14;
      f = 15;
    }
    .${digit} or (lib.toInt digit);

  # As a float, for numbers of any length.
  numberOf =
    { digits, base, ... }:
    lib.foldl' (sum: digit: sum * base + valueOf digit) 0.0 (lib.stringToCharacters digits);

  isCpuRange =
    text:
    let
      parts = builtins.match "([0-9]{1,15})(-([0-9]{1,15}))?" text;
      number = digits: numberOf (parseNumber false digits);
      last = lib.elemAt parts 2;
    in
    parts != null && (last == null || number (lib.head parts) <= number last);
in
rec {
  inherit matches;

  /**
    What a number of this type must be, when the text is none; else null. With `hasRadix`, `0x`, `0o` and `0b` tell the
    base.
  */
  expectedNumber =
    type: hasRadix: text:
    let
      parts = builtins.match "(u?)int(8|16|32|64)(:([0-9]*)[.][.]([0-9]*))?" type;
      isUnsigned = lib.head parts == "u";
      width = lib.elemAt parts 1;
      isBound = lib.elemAt parts 2 != null;
      low = lib.elemAt parts 3;
      high = lib.elemAt parts 4;
      range = "a whole number${
        lib.optionalString isBound (if high == "" then " from ${low} on" else " from ${low} to ${high}")
      }";
      parsed = parseNumber hasRadix text;
      limits = largest.${width};
      most =
        if isUnsigned then
          limits.unsigned
        else if parsed.isNegative then
          limits.low
        else
          limits.high;
      value = numberOf parsed;
      bound = digits: numberOf (parseNumber false digits);
    in
    if parsed == null || (parsed.isNegative && isUnsigned) then
      range
    else if isAbove parsed.digits most.${toString parsed.base} then
      "${range} of ${width} bits"
    else if isBound && ((low != "" && value < bound low) || (high != "" && value > bound high)) then
      range
    else
      null;

  /**
    A whole number as serde_keyvalue reads it; null for what is none, and for one that is too large to count with.
  */
  toNumber =
    text:
    let
      parsed = parseNumber true text;
      value = lib.foldl' (sum: digit: sum * parsed.base + valueOf digit) 0 (
        lib.stringToCharacters parsed.digits
      );
    in
    if parsed == null || parsed.isNegative || lib.stringLength parsed.digits > 15 then
      null
    # 2 to the power of 53
    else if value < 9007199254740992 then
      value
    else
      null;

  /**
    What text of a form must be, when it is none; else null.
  */
  expectedText =
    pack: type: text:
    let
      form = pack.texts.${lib.removePrefix "text:" type} or null;
      areCpus = set: lib.all isCpuRange (lib.splitString "," set);
      parts = if lib.hasInfix "=" text then lib.splitString ":" text else [ "0=${text}" ];
      isOne =
        part:
        let
          set = builtins.match "[0-9]+=([^=]*)" part;
        in
        set != null && areCpus (lib.head set);
    in
    if type == "cpu" then
      if isCpuRange text then null else "a CPU like 4, or a range like 4-7"
    else if type == "cpuset" then
      if areCpus text then null else "a set of CPUs like 0,2-3"
    else if type == "affinity" then
      if lib.all isOne parts then
        null
      else
        "a set of CPUs like 0,2-3, or one for each of the VM's, like 0=1:1=2-3"
    else if form == null || matches form.matches text then
      null
    else
      form.is;

  /**
    What a value must be that Rust's own `FromStr` reads, when it is none; else null.
  */
  expectedPlain =
    pack: type: text:
    let
      bare = lib.removeSuffix "!" type;
      members = lib.tail (lib.splitString "|" bare);
    in
    if bare == "bool" then
      if text == "true" || text == "false" then null else "true or false"
    else if lib.hasPrefix "|" bare then
      if lib.elem text members then null else "one of ${lib.concatStringsSep ", " members}"
    else if matches "u?int.*" bare then
      expectedNumber bare false text
    else if
      lib.elem bare [
        "cpuset"
        "affinity"
      ]
      || lib.hasPrefix "text:" bare
    then
      expectedText pack bare text
    else
      null;
}
