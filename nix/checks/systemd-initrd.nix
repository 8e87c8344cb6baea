/**
  Whether systemd is in a guest's initrd: of its `config` and `options`, on the `hypervisor` that it would run on. If
  microvm.nix itself decides, it does so by the hypervisor, and asks for systemd only on the current one.
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
