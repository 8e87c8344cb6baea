/**
  The library, for this flake and for others. Takes nixpkgs' `lib`; every function that takes `root` reads the
  repository there: its ghaf-microvm.json, if any, and the record of what was generated.
*/
{ lib }:
let
  repository = import ./repository.nix { inherit lib; };
  optionSchemaOf = import ../schema/of-input.nix { inherit lib; };
  /**
    What the runner of a microvm.nix source makes of a VM, without a build: see ../runner.
  */
  runnerOf = args: import ../runner ({ inherit lib; } // args);
in
{
  inherit optionSchemaOf;
  inherit (import ./require-options.nix { inherit lib optionSchemaOf repository; })
    requireMicrovmOptions
    requirePin
    ;
  inherit runnerOf;
  requireCommands = import ./require-commands.nix { inherit lib repository runnerOf; };
  requireGenerated = import ./require-generated.nix { inherit lib repository; };
  requireOptionSchema = import ./require-option-schema.nix {
    inherit lib optionSchemaOf repository;
  };
  microvms = import ./microvms.nix {
    inherit lib repository;
    inherit (import ./require-options.nix { inherit lib optionSchemaOf repository; }) requirePin;
  };
}
