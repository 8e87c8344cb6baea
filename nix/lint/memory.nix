/**
  Amounts of memory that the hypervisor hangs with: findings as of ./arguments.nix.
*/
{ lib }:
let
  places = import ./places.nix { inherit lib; };
in
{
  hypervisor,
  vm,
  declared,
}:
let
  definitions = places.definitionsAt declared [ "mem" ];
  first = lib.head definitions;
in
lib.optional (hypervisor == "qemu" && vm.mem or null == 2048) {
  rule = "memory-2048";
  severity = "silent";
  certain = false;
  argument = "microvm.mem = 2048";
  message = "QEMU hangs with exactly 2048 MiB of memory (microvm.nix issue 171): give it one more or less";
  mended = null;
  file = if definitions == [ ] then "" else first.file;
  line =
    if definitions == [ ] then
      null
    else if first.line != null then
      first.line
    else
      places.lineOf {
        inherit (first) file;
        name = "mem";
        words = [ ];
      };
}
