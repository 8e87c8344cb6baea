{
  lib,
  optionSchemaOf,
  repository,
}:
/**
  True when the committed option schema is that of the microvm.nix input; else an error with the command that fixes it.

  The same narHash means the same source; otherwise, the declared options are compared.
*/
{ microvm, root }:
let
  path = (repository.configOf root).schema;
  committed = lib.importJSON (root + "/${path}");
  # through JSON, like the committed one
  live = builtins.fromJSON (
    builtins.unsafeDiscardStringContext (builtins.toJSON (optionSchemaOf microvm))
  );
in
if
  (microvm.narHash or null) == committed.source.narHash || { inherit (committed) guest host; } == live
then
  true
else
  throw ''
    ghaf-microvm: ${path} is from microvm.nix ${committed.source.rev}, but the microvm input declares different options.
    To fix it: npm run codegen -- --refresh
  ''
