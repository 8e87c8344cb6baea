# Options whose first key tells which other keys there are: objects, backends, drivers of block devices.
{ lib }:
let
  inherit (import ../property-type.nix { inherit lib; }) bareType isRequired;
  inherit (import ./command-line.nix { inherit lib; }) textAt;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;

  # Keys that all audio drivers have, where the build does not tell any.
  commonAudio = {
    id = "str!";
    timer-period = "number";
  }
  //
    lib.foldl'
      (
        all: way:
        all
        // {
          "${way}.buffer-length" = "number";
          "${way}.channels" = "number";
          "${way}.fixed-settings" = "bool";
          "${way}.format" = "|u8|s8|u16|s16|u32|s32|f32";
          "${way}.frequency" = "number";
          "${way}.mixing-engine" = "bool";
          "${way}.voices" = "number";
        }
      )
      { }
      [
        "in"
        "out"
      ];
in
rec {
  /**
    The properties with the keys below those that are structures.
  */
  withStructures =
    pack: option: path: properties:
    lib.foldl' (
      flat: key:
      let
        type = properties.${key};
        structure = pack.structures."${path}.${key}" or null;
        cases = structure.cases;
        tag = structure.tag or null;
        chosen = if tag == null then "" else textAt option "${key}.${tag}";
        isGiven = lib.any (part: lib.hasPrefix "${key}." part.key) option.parts;
        isNeeded = isGiven || isRequired type;
      in
      flat
      // (
        if structure == null || bareType type != "{}" then
          { ${key} = type; }
        else
          lib.optionalAttrs (tag != null) {
            "${key}.${tag}" =
              "|${lib.concatStringsSep "|" (lib.attrNames cases)}${lib.optionalString isNeeded "!"}";
          }
          // lib.mapAttrs' (
            member: memberType:
            lib.nameValuePair "${key}.${member}" (if isNeeded then memberType else bareType memberType)
          ) (cases.${chosen} or { })
      )
    ) { } (lib.attrNames properties);

  /**
    What is wrong with an option whose key `tag` names one of the `variants`, of which each has properties of its own;
    `more` are those that all have.
  */
  checkVariant =
    option: tag: kind: variants: pack: more:
    let
      variant = textAt option tag;
      properties =
        variants.${variant}
        // lib.optionalAttrs (option.name == "netdev" && variant == "user") { ipv6-net = "str"; };
      # the text of -object has no place for structures
      isFlat = option.name == "object" && !option.isJson;
      known =
        if isFlat then
          lib.filterAttrs (_: type: bareType type != "{}") properties
        else
          withStructures pack option "${option.name}s.${variant}" properties;
    in
    if !(variants ? ${variant}) then
      [ (unknownName option tag kind variant (lib.attrNames variants) pack) ]
    # a build that does not tell the keys
    else if properties == { } && option.name == "audiodev" then
      checkProperties
        (
          # these two have no more than all have
          if variant == "none" || variant == "wav" then
            option
          else
            option // { parts = lib.filter (part: commonAudio ? ${part.key}) option.parts; }
        )
        (commonAudio // { ${tag} = "str"; } // lib.optionalAttrs (variant == "wav") { path = "str"; })
        variant
    else
      checkProperties option (known // more // { ${tag} = "str"; }) variant
      ++ lib.optionals (option.name == "blockdev") (checkChildren option properties pack);

  # A node that a node is made of may stand in its keys: `file.driver=file,file.filename=...`.
  checkChildren =
    option: properties: pack:
    lib.concatMap (
      key:
      let
        prefix = "${key}.";
        parts = map (part: part // { key = lib.removePrefix prefix part.key; }) (
          lib.filter (part: lib.hasPrefix prefix part.key) option.parts
        );
      in
      lib.optionals (bareType properties.${key} == "any" && lib.any (part: part.key == "driver") parts) (
        map (finding: removeAttrs finding [ "mended" ]) (
          checkVariant (option // { inherit parts; }) "driver" "block driver" pack.blockdevs pack { }
        )
      )
    ) (lib.attrNames properties);
}
