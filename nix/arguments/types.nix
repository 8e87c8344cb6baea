# Option types for what a pack lists: src/packs/format.ts lists the types.
{ lib }:
let
  inherit (lib) types;
  inherit (import ./positioned.nix { inherit lib; })
    closest
    listOf
    optional
    recordOf
    valueOf
    ;

  ranges = {
    int8 = {
      from = -128;
      to = 127;
    };
    int16 = {
      from = -32768;
      to = 32767;
    };
    int32 = {
      from = -2147483648;
      to = 2147483647;
    };
    # those of Nix itself
    int64 = { };
    number = { };
    uint8 = {
      from = 0;
      to = 255;
    };
    uint16 = {
      from = 0;
      to = 65535;
    };
    uint32 = {
      from = 0;
      to = 4294967295;
    };
    uint64.from = 0;
  };

  matches = pattern: value: lib.isString value && builtins.match pattern value != null;

  # Nix has no hexadecimal numbers: addresses are text
  isHexadecimal = matches "0x[0-9a-fA-F]+";

  isWithin =
    {
      from ? null,
      to ? null,
    }:
    value:
    isHexadecimal value
    || (lib.isInt value && (from == null || value >= from) && (to == null || value <= to));

  rangeText =
    {
      from ? null,
      to ? null,
    }:
    "a whole number"
    + (
      if to != null then
        " from ${toString from} to ${toString to}"
      else
        lib.optionalString (from != null) " from ${toString from} on"
    );

  isSize = value: (lib.isInt value && value >= 0) || matches "[0-9]+[KMGT]?" value;

  # What a wrong value most likely meant, as it should be written.
  meant = {
    bool =
      value:
      {
        on = "true";
        yes = "true";
        "true" = "true";
        off = "false";
        no = "false";
        "false" = "false";
      }
      .${toString value} or null;
    str = value: if lib.isInt value then builtins.toJSON (toString value) else null;
    size =
      value:
      let
        parts = builtins.match "([0-9]+) ?([KMGTkmgt])i?[Bb]?" value;
      in
      if lib.isString value && parts != null then
        builtins.toJSON "${lib.head parts}${lib.toUpper (lib.last parts)}"
      else
        null;
    number = value: if matches "-?[0-9]+" value then value else null;
    member =
      members: value:
      let
        near =
          if lib.isBool value then
            lib.findFirst (member: lib.elem member members) null (
              if value then
                [
                  "on"
                  "true"
                ]
              else
                [
                  "off"
                  "false"
                ]
            )
          else if lib.isString value then
            closest value members
          else
            null;
      in
      if near == null then null else builtins.toJSON near;
  };

  scalar = value: lib.isBool value || lib.isInt value || lib.isString value;

  # A value that `accepts` is true for, else what it must be, with the text to write.
  checked =
    accepts: expected: fixOf:
    valueOf expected (
      value:
      let
        fix = if scalar value then fixOf value else null;
      in
      if accepts value then
        null
      else
        {
          inherit expected fix;
        }
    );

  enumOf =
    members:
    checked (value: lib.elem value members) "one of ${
      lib.concatMapStringsSep ", " builtins.toJSON members
    }" (meant.member members);

  plain = {
    bool = checked lib.isBool "true or false" meant.bool;
    str = checked lib.isString "text" meant.str;
    size = checked isSize ''a size, a number of bytes or text like "16M"'' meant.size;
    pci-address =
      checked (matches "(0x)?[0-9a-fA-F]+([.](0x)?[0-9a-fA-F]+)?") ''a PCI address, text like "06.0"''
        (value: if lib.isInt value then builtins.toJSON (toString value) else null);
    "{}" = types.attrsOf types.anything;
  }
  // lib.mapAttrs (_: range: checked (isWithin range) (rangeText range) meant.number) ranges;

  any = checked scalar "true, false, a whole number or text" (_: null);

  isRequired = lib.hasSuffix "!";

  # `uint8:1..16`
  boundsOf =
    text:
    let
      parts = builtins.match "(u?int[0-9]+):([0-9]*)[.][.]([0-9]*)" text;
      bound = digits: lib.optionalAttrs (digits != "");
      low = lib.elemAt parts 1;
      high = lib.elemAt parts 2;
    in
    if parts == null then
      null
    else
      ranges.${lib.head parts}
      // bound low { from = lib.toInt low; }
      // bound high { to = lib.toInt high; };

  /**
    The option type of a pack's type, without the mark of what is required. `further` gives the types that it knows
    beyond these, by their text, and null for all others.
  */
  typeOf =
    further: text:
    let
      own = further text;
      bounds = boundsOf text;
    in
    if own != null then
      own
    else if lib.hasPrefix "|" text then
      enumOf (lib.tail (lib.splitString "|" text))
    else if lib.hasPrefix "[]" text then
      listOf (typeOf further (lib.removePrefix "[]" text))
    else if bounds != null then
      checked (isWithin bounds) (rangeText bounds) meant.number
    else if lib.hasPrefix "link:" text then
      plain.str
    else
      plain.${text} or any;

  # What a property is, for users who have to add it.
  described =
    text:
    if lib.hasPrefix "link:" text then
      "the id of a ${lib.removePrefix "link:" text}"
    else if lib.hasPrefix "|" text then
      "one of ${lib.concatStringsSep ", " (lib.tail (lib.splitString "|" text))}"
    else
      {
        bool = "true or false";
        str = "text";
        size = ''a size like "16M"'';
        "{}" = "a set";
      }
      .${text} or (if ranges ? ${text} then rangeText ranges.${text} else "a value");
in
{
  inherit checked enumOf typeOf;

  /**
    The option type of a set of properties with their types, as a pack has them.
  */
  propertiesOf =
    {
      kind,
      owner,
      properties,
      further ? (_: null),
    }:
    recordOf {
      inherit kind owner;
      types = lib.mapAttrs (
        _: text:
        if isRequired text then
          typeOf further (lib.removeSuffix "!" text)
        else
          optional (typeOf further text)
      ) properties;
      required = lib.mapAttrs (_: text: described (lib.removeSuffix "!" text)) (
        lib.filterAttrs (_: isRequired) properties
      );
    };
}
