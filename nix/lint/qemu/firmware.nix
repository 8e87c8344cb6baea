# What the firmware is given: `-fw_cfg` and `-smbios`.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) majorVersion textAt valueAt;
  inherit (import ./finding.nix) refused;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;

  texts = keys: lib.genAttrs ([ "type" ] ++ keys) (_: "str");

  # The SMBIOS tables that VMs are given, by QEMU's own parser of them.
  smbiosTypes = {
    "0" =
      texts [
        "vendor"
        "version"
        "date"
        "release"
      ]
      // {
        uefi = "bool";
      };
    "1" = texts [
      "manufacturer"
      "product"
      "version"
      "serial"
      "uuid"
      "sku"
      "family"
    ];
    "2" = texts [
      "manufacturer"
      "product"
      "version"
      "serial"
      "asset"
      "location"
    ];
    "3" = texts [
      "manufacturer"
      "version"
      "serial"
      "asset"
      "sku"
    ];
    "4" =
      texts [
        "sock_pfx"
        "manufacturer"
        "version"
        "serial"
        "asset"
        "part"
      ]
      // {
        current-speed = "number";
        max-speed = "number";
        processor-id = "number";
      };
    "8" =
      texts [
        "external_reference"
        "internal_reference"
      ]
      // {
        connector_type = "number";
        port_type = "number";
      };
    "11" = texts [
      "value"
      "path"
    ];
    "17" =
      texts [
        "loc_pfx"
        "bank"
        "manufacturer"
        "serial"
        "asset"
        "part"
      ]
      // {
        speed = "number";
      };
    "41" =
      texts [
        "designation"
        "kind"
        "pcidev"
      ]
      // {
        instance = "number";
      };
  };
in
{
  checkFwCfg =
    { pack, ... }:
    option:
    let
      sources = lib.filter (key: valueAt option key != null) [
        "file"
        "string"
        "gen_id"
      ];
    in
    checkProperties option (pack.groups.fw_cfg // { name = "str"; }) "-fw_cfg"
    ++ lib.optional (lib.any (part: part.key == "file" && part.isBare) option.parts) (
      refused option {
        rule = "missing-value";
        message = "file of -fw_cfg needs a value: QEMU looks for a file named on";
      }
    )
    ++ lib.optional (lib.length sources != 1 || valueAt option "name" == null) (
      refused option {
        rule = if lib.length sources > 1 then "wrong-value" else "missing-property";
        message = "-fw_cfg needs a name, and one of file=... and string=...";
      }
    )
    ++ lib.optional (lib.stringLength (textAt option "name") > 55) (
      refused option {
        rule = "wrong-value";
        message = "a name of -fw_cfg has 55 characters at most";
      }
    );

  checkSmbios =
    { pack, ... }:
    option:
    let
      type = textAt option "type";
    in
    if valueAt option "file" != null then
      [ ]
    else if smbiosTypes ? ${type} then
      checkProperties option (
        smbiosTypes.${type}
        // lib.optionalAttrs (type == "4" && majorVersion pack >= 9) { processor-family = "number"; }
      ) "-smbios type=${type}"
    else
      [
        (refused option {
          rule = "wrong-value";
          message = "-smbios needs a type, which is one of ${
            lib.concatStringsSep ", " (lib.sort (a: b: lib.toInt a < lib.toInt b) (lib.attrNames smbiosTypes))
          }, or a file";
        })
      ];
}
