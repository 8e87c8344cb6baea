# The names of all rules: each has a file of its name.
{ lib }: map (lib.removeSuffix ".ts") (lib.attrNames (builtins.readDir ../../src/lint/rules))
