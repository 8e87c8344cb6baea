/**
  Node of a nixpkgs that runs TypeScript from source (22.18 and later), or null where it has none. Takes its packages
  for the machine that builds.
*/
{ lib }:
packages:
let
  named =
    name:
    let
      # a name that was removed from nixpkgs throws
      found = builtins.tryEval (packages.${name} or null);
    in
    if found.success then found.value else null;
in
lib.findFirst (node: node != null && lib.versionAtLeast node.version "22.18") null (
  map named [
    "nodejs"
    "nodejs_24"
    "nodejs_22"
  ]
)
