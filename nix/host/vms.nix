# The VMs that a host takes from its flake: their names and systems, and what is wrong with the choice.
{
  config,
  lib,
  messages,
  options,
  pkgs,
}:
let
  inherit (messages) list optionAt vmOption;
  closest = import ../closest.nix { inherit lib; };

  cfg = config.ghaf-microvm;

  offered = cfg.flake.nixosConfigurations or { };
  isGuest = name: offered ? ${name} && offered.${name}.options ? microvm.declaredRunner;
  chosen = lib.filterAttrs (name: _: isGuest name) cfg.vms;

  systemOf =
    name:
    let
      modules = cfg.modulesOf name;
    in
    if modules == [ ] then offered.${name} else offered.${name}.extendModules { inherit modules; };

  didYouMean =
    name:
    let
      other = closest name (lib.attrNames offered);
    in
    lib.optionalString (other != null) " Did you mean ${other}?";

  choiceAssertions = lib.concatLists (
    lib.mapAttrsToList (name: _: [
      {
        assertion = offered ? ${name};
        message = "${vmOption [ name ]}: the flake has no VM of that name${
          if offered == { } then
            "; it has no nixosConfigurations at all. Set ghaf-microvm.flake to the flake that has the VMs."
          else
            "; it has ${list (lib.attrNames offered)}.${didYouMean name}"
        }";
      }
      {
        assertion = !(offered ? ${name}) || isGuest name;
        message = "${vmOption [ name ]}: nixosConfigurations.${name} of the flake is not a microVM: its system lacks microvm.nix's module for guests, nixosModules.microvm.";
      }
    ]) cfg.vms
  );

  # A VM is built for one system, and the host runs it with its own kernel's KVM.
  systemAssertions = lib.mapAttrsToList (
    name: _:
    let
      theirs = (systemOf name).pkgs.stdenv.hostPlatform.system;
      ours = pkgs.stdenv.hostPlatform.system;
    in
    {
      assertion = theirs == ours;
      message = "${vmOption [ name ]}: the VM is for ${theirs}, and this host is ${ours}. Name ${ours} in the `systems` of its definition.";
    }
  ) chosen;
in
{
  /**
    The VMs' settings on this host, `ghaf-microvm.vms`, of those that are microVMs of the flake.
  */
  inherit chosen;

  /**
    A chosen VM's system, with the modules that this host adds.
  */
  inherit systemOf;

  assertions = choiceAssertions ++ systemAssertions;

  /**
    Asserts that microvm.vms has no other source for a chosen VM: microvm.nix takes one, and silently drops the others.
  */
  sourceAssertions = lib.mapAttrsToList (
    name: _:
    let
      vm = config.microvm.vms.${name};
      other = if vm.flake != null then "flake" else "config";
    in
    {
      assertion = vm.flake == null && vm.config == null;
      message = "${vmOption [ name ]}: this host has another VM of that name, from ${
        optionAt [
          name
          other
        ] options.microvm.vms
      }. Remove one of them.";
    }
  ) chosen;
}
