/**
  What the runner of a microvm.nix source makes of a VM, by evaluating that source: nothing is built, and of nixpkgs
  only `lib` is needed, for the packages are stand-ins (stand-in-packages.nix) and so is NixOS (nixos.nix).

  Takes nixpkgs' `lib`, `source` (the folder of a microvm.nix tree, or its flake input), the VM's NixOS `modules`, the
  `system` it is for, and `hypervisor` to have another than the modules set. Gives

  - `hypervisor`, and `hypervisors`: those of the source;
  - `scripts`: the runner package's programs, name → text (`microvm-run`, ...), and `files`: texts that these name,
    store path → text. A runner that refuses the VM throws here with its reason; `refuses` says that as data;
  - `command`: the hypervisor's command line, as text of a shell;
  - `assertions`: the messages of those that fail, and `warnings`;
  - `set`: the options below `microvm` that the modules set, and `unknown`: names there that are not options;
  - `config` and `options`, as modules have them;
  - `explanation`: the command lines, and the files that they name, that other values would give: see explanation.nix;
  - `positionsAt`: takes the path of an option, and gives the places that set it;
  - `carryOver`: what of the VM its hypervisor takes: see carry-over.nix.

  - `guest`: the system that it runs on, "aarch64-linux", and `approximated`: the parts of the command line that NixOS' own modules decide on, where these are not there.

  Every store path's hash reads "eeee...". Of `nixpkgs`, the folder that `lib` is of, NixOS' modules say what they add to
  every guest, and give their defaults; where it has none, as a copy of `lib` alone, or is null, that is approximated.
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
