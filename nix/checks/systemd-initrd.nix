/**
  Whether systemd is in a guest's initrd: of its `config` and `options`, on the `hypervisor` that it would run on. Where
  microvm.nix itself decides, it does so by the hypervisor, and asks for systemd on the present one alone.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };
in
{
  config,
  options,
  hypervisor,
}:
let
  isDecidedUpstream = lib.any (support.isOwn options.microvm) (
    definitions.definitionsAt options [
      "boot"
      "initrd"
      "systemd"
      "enable"
    ]
  );
in
(config.boot.initrd.systemd.enable or false)
&& (hypervisor == config.microvm.hypervisor || !isDecidedUpstream)
