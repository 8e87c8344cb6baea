/**
  The library, for this flake and for others. Takes nixpkgs' `lib`; every function that takes `root` reads the
  repository there: its ghaf-microvm.json, if any, and the record of what was generated.
*/
{ lib }:
let
  repository = import ./repository.nix { inherit lib; };
  optionSchemaOf = import ../schema/of-input.nix { inherit lib; };
in
{
  inherit optionSchemaOf;
  inherit (import ./require-options.nix { inherit lib optionSchemaOf repository; })
    requireMicrovmOptions
    requirePin
    ;
  runnerOf = args: import ../runner ({ inherit lib; } // args);
  requireGenerated = import ./require-generated.nix { inherit lib repository; };
  requireOptionSchema = import ./require-option-schema.nix {
    inherit lib optionSchemaOf repository;
  };
  microvms = import ./microvms.nix {
    inherit lib repository;
    inherit (import ./require-options.nix { inherit lib optionSchemaOf repository; }) requirePin;
  };
}
