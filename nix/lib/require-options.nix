{
  lib,
  optionSchemaOf,
  repository,
}:
let
  optionNames =
    prefix: options:
    lib.concatLists (
      lib.mapAttrsToList (
        name: node:
        if node.kind == "group" then
          optionNames "${prefix}.${name}" node.options
        else
          lib.optional (!(node ? removed)) "${prefix}.${name}"
      ) options
    );
in
rec {
  /**
    True when the microvm.nix input has all the options, by its own source; else an error that names the missing ones.

    `options` are whole names, such as "microvm.crosvm.extraArgs"; `usedBy` may list the files that set some of them.
  */
  requireMicrovmOptions =
    {
      microvm,
      options,
      usedBy ? { },
    }:
    let
      schema = optionSchemaOf microvm;
      present = lib.genAttrs (optionNames "microvm" schema.guest ++ optionNames "microvm" schema.host) (
        _: true
      );
      missing = lib.filter (name: !(present ? ${name})) options;
      describe =
        name:
        "  ${name}"
        + lib.optionalString (usedBy ? ${name}) ", set in ${lib.concatStringsSep ", " usedBy.${name}}";
    in
    if missing == [ ] then
      true
    else
      throw ''
        ghaf-microvm: the microvm input${revisionOf microvm} lacks what is required:
        ${lib.concatMapStringsSep "\n" describe missing}
        To fix it: nix flake update microvm
        (before Nix 2.19: nix flake lock --update-input microvm)
      '';

  /**
    The same for every option that the repository's VMs and modules set, and for microvm.crosvm.extraArgs.
  */
  requirePin =
    { microvm, root }:
    let
      record = repository.recordOf root;
      definitions = lib.attrValues record.vms ++ lib.attrValues (record.modules or { });
      uses = lib.concatMap (
        definition: map (name: { ${name} = definition.definition; }) definition.options
      ) definitions;
      usedBy = lib.foldAttrs (file: files: lib.unique ([ file ] ++ files)) [ ] uses;
    in
    requireMicrovmOptions {
      inherit microvm usedBy;
      options = lib.unique ([ "microvm.crosvm.extraArgs" ] ++ lib.attrNames usedBy);
    };

  revisionOf = microvm: lib.optionalString (microvm ? shortRev) " (${microvm.shortRev})";
}
