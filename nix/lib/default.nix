/**
  The library, for this flake and for others. Takes nixpkgs' `lib`; every function that takes `root` reads the
  repository there: its ghaf-microvm.json, if any, and the record of what was generated.
*/
{ lib }:
let
  repository = import ./repository.nix { inherit lib; };
  optionSchemaOf = import ../schema/of-input.nix { inherit lib; };

  inherit (import ./require-options.nix { inherit lib optionSchemaOf repository; })
    requireMicrovmOptions
    requirePin
    ;
  requireGenerated = import ./require-generated.nix { inherit lib repository; };
  requireOptionSchema = import ./require-option-schema.nix {
    inherit lib optionSchemaOf repository;
  };
  checks = import ./checks.nix { inherit requireGenerated requireOptionSchema requirePin; };
in
{
  inherit
    checks
    optionSchemaOf
    requireGenerated
    requireMicrovmOptions
    requireOptionSchema
    requirePin
    ;
  microvms = import ./microvms.nix {
    inherit
      checks
      lib
      repository
      requirePin
      ;
  };
}
