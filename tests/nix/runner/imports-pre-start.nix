# A function, so that its imports show in its text alone.
{ lib, ... }: { imports = lib.toList (import ./pre-start.nix); }
