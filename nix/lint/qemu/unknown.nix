# Names and keys that the build has not, and the one that was most likely meant.
{ lib }:
let
  closest = import ../closest.nix { inherit lib; };
  inherit (import ./devices.nix { inherit lib; }) matches;
  inherit (import ./finding.nix) refused;
  inherit (import ./mend.nix { inherit lib; }) replaceAt replaced withMended;

  didYouMean = near: lib.optionalString (near != null) "; did you mean ${near}?";

  # Devices that Ghaf's patches bring: ../../packs/overlays/ghaf.json.
  onlyGhafs = [
    "acad"
    "battery"
    "button"
  ];
in
{
  /**
    A value that is none of those known: `kind` tells of what, and `key` where in the option it stands.
  */
  unknownName =
    option: key: kind: name: known: pack:
    let
      isGhafs = kind == "device" && lib.elem name onlyGhafs;
      near = if isGhafs then null else closest name known;
      instead =
        if isGhafs then ": only Ghaf's build has it (the pack qemu-10.0-ghaf)" else didYouMean near;
    in
    refused option (
      {
        rule = "unknown-${lib.replaceStrings [ " " ] [ "-" ] kind}";
        message =
          if name == "" then
            "-${option.name} names no ${kind}"
          else
            "QEMU ${pack.build.version} has no ${kind} ${name}${instead}";
      }
      // lib.optionalAttrs (near != null) (
        withMended (
          replaced option (
            map (part: if part.key == key then part // { value = near; } else part) option.parts
          )
        )
      )
    );

  /**
    A key that the option's owner has not.
  */
  unknownProperty =
    option: position: part: properties: owner:
    let
      previous = lib.elemAt option.parts (position - 1);
      near = closest part.key (lib.attrNames properties);
      # a comma in the value before it: what follows looks like no key at all
      isRest =
        part.isBare && position > 0 && !previous.isBare && !(matches "[a-z][A-Za-z0-9_.-]*" part.key);
    in
    refused option (
      if isRest then
        {
          rule = "unescaped-comma";
          message = "a comma in a value is written twice: ${owner} has no property ${builtins.toJSON part.key}";
        }
        // withMended (
          replaced option (
            lib.concatLists (
              lib.imap0 (
                at: other:
                if at == position then
                  [ ]
                else if at == position - 1 then
                  [ (other // { value = "${other.value},${part.key}"; }) ]
                else
                  [ other ]
              ) option.parts
            )
          )
        )
      else
        {
          rule = "unknown-property";
          message = "${owner} has no property ${part.key}${didYouMean near}";
        }
        // lib.optionalAttrs (near != null) (
          withMended (replaced option (replaceAt position (part // { key = near; }) option.parts))
        )
    );
}
