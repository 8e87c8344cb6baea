# What is wrong with what a guest asks of its hypervisor, in pure functions of nixpkgs' `lib` alone: the rules of
# `ghaf-microvm lint` (src/lint), which a test holds them to, and those of the measured option support.
{ lib }:
let
  words = import ./words.nix { inherit lib; };
  argumentsOf = import ./arguments.nix { inherit lib; };
  optionsOf = import ./options.nix { inherit lib; };
  memoryOf = import ./memory.nix { inherit lib; };
in
{
  inherit (words)
    knownBuilds
    lintWords
    packOf
    packs
    quotedWords
    ;

  text = import ./text.nix { inherit lib; };

  # What is wrong with a guest's arguments alone; `command` is the command line that its runner makes, where that is known.
  lintArguments = argumentsOf;

  # The names of all rules, each with a description.
  rules = lib.importJSON ./rules.json;

  /**
    What is wrong with a guest: `{ rule, severity, certain, file, line, argument, message, mended }`, severity
    "refused" by the hypervisor or "silent"ly wrong, certain false where another revision was measured.

    Takes its `hypervisor`, `vm` (`config.microvm`, with `hostName`), `declared` (`options.microvm`), and `packs`, null
    for those of all known builds. Options may be missing, as other revisions have others.
  */
  lintGuest =
    {
      hypervisor,
      vm,
      declared,
      packs ? null,
    }:
    argumentsOf {
      inherit
        hypervisor
        vm
        declared
        packs
        ;
    }
    ++ optionsOf { inherit hypervisor declared; }
    ++ memoryOf { inherit hypervisor vm declared; };
}
