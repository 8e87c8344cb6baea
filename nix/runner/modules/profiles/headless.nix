# Stands for NixOS' profile of that name, which no option of microvm.nix depends on.
{ }
