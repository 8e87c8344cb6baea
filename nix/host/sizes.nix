# Sizes as options, QEMU and tmpfs write them: "16M".
{ lib }:
let
  suffixes = {
    "" = 1;
    K = 1024;
    M = 1024 * 1024;
    G = 1024 * 1024 * 1024;
  };
in
{
  /**
    The bytes in a size: a number of them, or digits with k, m, g, in either case, or nothing after them. null for
    other texts, such as "50%", and for numbers too large for Nix.
  */
  bytesIn =
    size:
    let
      parts = builtins.match "0*([0-9]{1,18})([kKmMgG]?)" size;
      digits = lib.head parts;
      suffix = lib.toUpper (lib.last parts);
    in
    if lib.isInt size then
      size
    else if parts == null || (suffix != "" && lib.stringLength digits > 9) then
      null
    else
      lib.toInt digits * suffixes.${suffix};
}
