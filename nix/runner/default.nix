/**
  Evaluates the runner of a microvm.nix source for a VM. Nothing is built, and nixpkgs is needed only for its `lib`: the
  packages are stand-ins (stand-in-packages.nix), and so is NixOS (nixos.nix).

  Takes nixpkgs' `lib`, `source` (the folder of a microvm.nix tree, or its flake input), the VM's NixOS `modules`, the
  `system` that it is for, and `hypervisor` to override the one that the modules set. Returns

  - `hypervisor`, and `hypervisors`: those of the source;
  - `scripts`: the runner package's programs, name → text (`microvm-run`, ...), and `files`: texts that these name,
    store path → text. A runner that refuses the VM throws here with its reason, and `refuses` is true;
  - `command`: the hypervisor's command line, as shell text;
  - `assertions`: the messages of failed assertions, and `warnings`;
  - `set`: the options below `microvm` that the modules set, and `unknown`: names there that are not options;
  - `config` and `options`, as modules get them;
  - `explanation`: the command lines, and the files that they name, with other values: see explanation.nix;
  - `positionsAt`: takes the path of an option, and returns the places that set it;
  - `carryOver`: what the hypervisor accepts of the VM: see carry-over.nix;
  - `guest`: the guest's system, "aarch64-linux", and `approximated`: the parts of the command line that NixOS' own
    modules determine, if these modules are missing.

  The hash of every store path is "eeee...". `nixpkgs` is the folder of `lib`: its NixOS modules determine what is added
  to every guest, and the defaults of options. If it has no modules, like a copy of only `lib`, or is null, these are
  approximated.
*/
{
  lib,
  source,
  modules,
  system ? "x86_64-linux",
  hypervisor ? null,
  ...
}@arguments:
import ./of-source.nix (
  { inherit lib source system; } // removeAttrs arguments [ "hypervisor" "modules" ]
) { inherit hypervisor modules; }
