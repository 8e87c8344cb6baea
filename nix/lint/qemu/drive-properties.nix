# The keys of `-drive`: its own, and those of what reads the image.
{ lib }:
let
  inherit (import ../property-type.nix { inherit lib; }) bareType;
  inherit (import ./command-line.nix { inherit lib; }) textAt valueAt;
  inherit (import ./devices.nix { inherit lib; }) matches;
  inherit (import ./finding.nix) refused;
  inherit (import ./properties.nix { inherit lib; }) checkPropertiesOf prefixed;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;

  or' = value: instead: if value == null then instead else value;

  # The old names of throttling's keys.
  throttling = {
    group = "str";
    iops_size = "number";
  }
  // lib.genAttrs (lib.concatMap
    (
      kind:
      lib.concatMap
        (way: [
          "${kind}${way}"
          "${kind}${way}_max"
          "${kind}${way}_max_length"
        ])
        [
          ""
          "_rd"
          "_wr"
        ]
    )
    [
      "iops"
      "bps"
    ]
  ) (_: "number");
in
{
  checkDrive =
    { pack, ... }:
    option:
    let
      hasFile = lib.any (part: matches "(file|filename|backing)([.].*)?" part.key) option.parts;
      format = or' (valueAt option "format") (valueAt option "driver");
      optional =
        prefix: properties:
        prefixed prefix (
          # the old syntax takes units for all numbers
          lib.mapAttrs (_: type: if bareType type == "number" then "size" else bareType type) properties
        );
    in
    lib.optional (!hasFile && matches "raw|qcow2|vmdk|vpc|vdi|vhdx" (textAt option "format")) (
      refused option {
        rule = "missing-property";
        message = "-drive with a format needs file=...";
      }
    )
    ++ (
      if format != null && !(pack.blockdevs ? ${format}) then
        [ (unknownName option "format" "block driver" format (lib.attrNames pack.blockdevs) pack) ]
      else
        checkPropertiesOf
          [
            "file"
            "backing"
          ]
          option
          (
            # without a format QEMU looks into the file, and the keys are those of what it finds
            lib.optionalAttrs (format == null) (
              optional "" pack.blockdevs.qcow2 // optional "" pack.blockdevs.raw
            )
            // optional "" (if format == null then { } else pack.blockdevs.${format})
            // optional "file." (pack.blockdevs.file or { })
            // pack.groups.drive
            // {
              addr = "str";
              aio = bareType (pack.blockdevs.file.aio or "str");
              boot = "bool";
            }
            // throttling
            // {
              rerror = "|report|ignore|enospc|stop|auto";
              werror = "|report|ignore|enospc|stop|auto";
              cache = "|none|writeback|unsafe|directsync|writethrough|off";
              discard = "|ignore|off|unmap|on";
              detect-zeroes = "|off|on|unmap";
              id = "str";
              "if" = "|none|ide|scsi|floppy|pflash|mtd|sd|virtio|xen";
              media = "|disk|cdrom";
              readonly = "bool";
              serial = "str";
            }
          )
          "-drive"
    );
}
