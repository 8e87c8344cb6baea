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
    The bytes in a size: a number of them, or digits with K, M, G or nothing after them.
  */
  bytesIn =
    size:
    let
      parts = builtins.match "([0-9]+)([KMG]?)" size;
    in
    if lib.isInt size then size else lib.toInt (lib.head parts) * suffixes.${lib.last parts};
}
