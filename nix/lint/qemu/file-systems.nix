# Folders of the host: `-fsdev` and `-virtfs`.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) majorVersion textAt valueAt;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;

  fsdevNeeds =
    pack: option:
    {
      # the proxy went with 9.2
      fsdriver = if majorVersion pack < 10 then "|local|proxy|synth!" else "|local|synth!";
    }
    // lib.optionalAttrs (valueAt option "fsdriver" == "local") {
      path = "str!";
      security_model = "|passthrough|mapped-xattr|mapped|mapped-file|none!";
    }
    // {
      writeout = "|immediate";
      multidevs = "|remap|forbid|warn";
    };
in
{
  checkFsdev =
    { pack, ... }:
    option:
    checkProperties option (
      pack.groups.fsdev // { id = "str!"; } // fsdevNeeds pack option
    ) "-fsdev ${textAt option "fsdriver"}";

  checkVirtfs =
    { pack, ... }:
    option:
    checkProperties option (
      pack.groups.virtfs
      // {
        id = "str";
        mount_tag = "str!";
      }
      // fsdevNeeds pack option
    ) "-virtfs";
}
