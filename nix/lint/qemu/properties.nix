# Each part's key and value, by the types of the properties that its owner has, and the keys that are missing.
{ lib }:
let
  closest = import ../closest.nix { inherit lib; };
  inherit (import ../property-type.nix { inherit lib; })
    bareType
    expectedInJson
    expectedInstead
    isRequired
    membersOf
    ;
  inherit (import ./command-line.nix { inherit lib; }) needsValues;
  inherit (import ./devices.nix { inherit lib; }) matches;
  inherit (import ./finding.nix) refused;
  inherit (import ./mend.nix { inherit lib; })
    replaceAt
    replaced
    withMended
    withPart
    ;
  inherit (import ./unknown.nix { inherit lib; }) unknownProperty;

  # Values that are text to QEMU's schema, and have a form all the same.
  textForms = {
    guid = {
      of = "vmgenid";
      pattern = "auto|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
      form = "auto or a UUID";
    };
    port = {
      of = "(usb-|u2f-).*";
      pattern = "[0-9]+([.][0-9]+)*";
      form = "numbers with points between";
    };
    host = {
      of = "vfio-pci.*";
      pattern = "([0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[01]?[0-9a-fA-F][.][0-7]";
      form = "a PCI device of the host like 0000:01:00.0";
    };
    hostfwd = {
      of = ".*";
      pattern = "(tcp|udp|unix)?:.*:[0-9]+-.*:[0-9]+|unix:.*-.*:[0-9]+";
      form = "[tcp|udp]:[host address]:host port-[guest address]:guest port";
    };
    uuid = {
      of = ".*";
      pattern = "[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}";
      form = "a UUID";
    };
    mac = {
      # -nic and -net take a number, too: the last bytes of QEMU's own
      of = "[^-].*|-[^n].*";
      pattern = "[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}";
      form = "six bytes like 02:00:00:01:01:01";
    };
  };

  # Options whose keys are looked at when the value has been read to its end.
  lastWins = [
    "audiodev"
    "blockdev"
    "device"
    "display"
    "drive"
    "netdev"
    "object"
  ];

  mendedValue =
    option: position: part: type:
    let
      members =
        if bareType type == "bool" then
          [
            "on"
            "off"
          ]
        else if lib.hasPrefix "|" type then
          membersOf type
        else
          [ ];
      lower = lib.toLower part.value;
      meant =
        if lib.elem lower members then
          lower
        else
          {
            "1" = "on";
            "0" = "off";
            true = "on";
            false = "off";
            enabled = "on";
            disabled = "off";
          }
          .${lower} or (closest part.value members);
    in
    if meant == null || !(lib.elem meant members) then
      null
    else
      replaced option (replaceAt position (part // { value = meant; }) option.parts);

  # Array properties are named with their length and numbers.
  isUnlisted =
    properties: key:
    let
      base = builtins.match "([^.[]*)(.*[[][0-9]+[]])" key;
    in
    matches "len-.*|.*[.][0-9]+" key || (base != null && properties ? "len-${lib.head base}");
in
rec {
  /**
    What is wrong with the parts of an option: `properties` are its owner's keys with their types, and `structures` are
    those whose members are not looked at.
  */
  checkPropertiesOf =
    structures: option: properties: owner:
    let
      checkPart =
        position: part:
        let
          form = textForms.${part.key} or null;
          type = properties.${part.key} or null;
          base = lib.head (builtins.match "([^.[]*).*" part.key);
          baseType = properties.${base} or null;
          isMember =
            base != part.key
            && (
              lib.elem base structures
              || (
                baseType != null
                && lib.any (prefix: lib.hasPrefix prefix baseType) [
                  "{}"
                  "any"
                  "[]"
                ]
              )
            );
          isLast = !(lib.any (other: other.key == part.key) (lib.drop (position + 1) option.parts));
          expected =
            if !option.isJson then
              expectedInstead type part.value
            else if !(part ? json) || (part.key == "addr" && lib.isInt part.json) then
              null
            else
              expectedInJson type part.json;
        in
        if part.isBare && needsValues option then
          [
            (refused option (
              {
                rule = "missing-value";
                message = "${part.key} of ${owner} needs a value: ${part.key}=...";
              }
              // withMended (replaced option (replaceAt position (part // { isBare = false; }) option.parts))
            ))
          ]
        else if form != null && matches form.of owner && !(matches form.pattern part.value) then
          [
            (refused option {
              rule = "wrong-value";
              message = "${part.key} of ${owner} must be ${form.form}, but is ${builtins.toJSON part.value}";
            })
          ]
        # of a key that is said twice, only the last value is ever looked at
        else if lib.elem option.name lastWins && type != null && !(lib.hasPrefix "[]" type) && !isLast then
          [ ]
        else if type == null then
          lib.optional (!isMember && !(isUnlisted properties part.key)) (
            unknownProperty option position part properties owner
          )
        else if part.isBare && bareType type != "bool" && expectedInstead type "on" == null then
          [ ]
        else if expected != null && part.key != "host-nodes" then
          [
            (refused option (
              {
                rule = "wrong-value";
                message = "${part.key} of ${owner} must be ${expected}, but is ${builtins.toJSON part.value}";
              }
              // withMended (mendedValue option position part type)
            ))
          ]
        else if part.key == "id" && !(matches "[A-Za-z][A-Za-z0-9._-]*" part.value) then
          [
            (refused option {
              rule = "wrong-value";
              message = ''the id ${builtins.toJSON part.value} must be letters, digits, "-", "." and "_", the first a letter'';
            })
          ]
        else
          [ ];

      missing = lib.filter (
        key:
        isRequired properties.${key}
        && !(lib.any (
          part:
          # no drive and no memory has an empty name
          (part.key == key && (part.value != "" || option.name != "device"))
          # a block device's file may be given by its own keys
          || (
            (lib.hasPrefix "any" properties.${key} || lib.hasPrefix "[]" properties.${key})
            && lib.hasPrefix "${key}." part.key
          )
        ) option.parts)
      ) (lib.attrNames properties);
    in
    lib.concatLists (lib.imap0 checkPart option.parts)
    ++ map (
      key:
      refused option (
        {
          rule = "missing-property";
          message = "${owner} needs ${key}=...";
        }
        # any size is a start; what others share tells the right one
        // lib.optionalAttrs (key == "size" && lib.hasPrefix "memory-backend-" owner) (
          withMended (replaced option (withPart option "size" "16M"))
        )
      )
    ) missing;

  /**
    As `checkPropertiesOf`, without structures.
  */
  checkProperties = checkPropertiesOf [ ];

  /**
    The properties with a prefix to their keys.
  */
  prefixed = prefix: lib.mapAttrs' (key: lib.nameValuePair "${prefix}${key}");
}
