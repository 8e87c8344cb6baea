# The names of all rules.
{ lib }: lib.attrNames (lib.importJSON ./rules.json)
