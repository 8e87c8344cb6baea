# What a VM's `microvm` comes to, as data: of packages the derivation, of functions that they are one.
{ lib }:
let
  # what the whole system goes into, and what the same for all VMs
  unread = [
    "binScripts"
    "runner"
    "vmHostPackages"
    "vmPackages"
  ];
  shown =
    depth: value:
    let
      tried = builtins.tryEval value;
    in
    if !tried.success then
      { error = true; }
    else if lib.isDerivation value then
      { derivation = builtins.unsafeDiscardStringContext value.drvPath; }
    else if builtins.isFunction value then
      { function = true; }
    else if builtins.isAttrs value then
      if depth == 0 then { deep = true; } else lib.mapAttrs (_: shown (depth - 1)) value
    else if builtins.isList value then
      map (shown (depth - 1)) value
    else if builtins.isString value || builtins.isPath value then
      builtins.unsafeDiscardStringContext (toString value)
    else
      value;
in
microvm: shown 8 (removeAttrs microvm unread)
