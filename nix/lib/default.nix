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

  inherit (import ./require-options.nix { inherit lib optionSchemaOf repository; })
    requireMicrovmOptions
    requirePin
    ;
  requireCommands = import ./require-commands.nix { inherit lib repository runnerOf; };
  requireGenerated = import ./require-generated.nix { inherit lib repository; };
  requireOptionSchema = import ./require-option-schema.nix {
    inherit lib optionSchemaOf repository;
  };
  argumentsCheck = import ./arguments-check.nix { inherit lib; };
  ofRepository = import ./checks.nix {
    inherit
      requireCommands
      requireGenerated
      requireOptionSchema
      requirePin
      ;
  };
in
{
  inherit
    argumentsCheck
    optionSchemaOf
    requireCommands
    requireGenerated
    requireMicrovmOptions
    requireOptionSchema
    requirePin
    runnerOf
    ;
  inherit (import ./tool-entries.nix { inherit lib repository; }) gitHook treefmtFormatter;

  /**
    What `nix flake check` verifies: for a repository with definitions, as a function (./checks.nix), and by name for VMs
    that are written only in Nix (./guest-checks.nix).
  */
  checks = import ./guest-checks.nix { inherit argumentsCheck lib; } // {
    __functor = _: ofRepository;
  };

  microvmOptionsCheck = import ./microvm-options-check.nix { inherit requireMicrovmOptions; };
  microvms = import ./microvms.nix {
    inherit
      argumentsCheck
      lib
      repository
      requirePin
      ;
    checks = ofRepository;
  };
}
