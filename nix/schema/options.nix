# A tree of options as data, without evaluating the configuration around it.
# `root` is the source's folder as a string: positions are given relative to it.
{ lib, root }:
let
  typeToIr = import ./types.nix { inherit lib; };
  conditions = import ./conditional-requirements.nix;

  # Null for what cannot be evaluated without a system.
  try =
    value:
    let
      attempt = builtins.tryEval (builtins.deepSeq value value);
    in
    if attempt.success then { inherit (attempt) value; } else null;

  # Functions and derivations have no place in JSON.
  isData =
    value:
    if lib.isFunction value || lib.isDerivation value then
      false
    else if lib.isList value then
      lib.all isData value
    else if lib.isAttrs value then
      lib.all isData (lib.attrValues value)
    else
      true;

  default =
    option:
    let
      # text may name a package, too
      text = (try (option.defaultText or null)).value or null;
      constant = try (option.default or null);
    in
    if lib.isString text then
      { expression = text; }
    else if text ? text then
      { expression = text.text; }
    else if constant == null || !(isData constant.value) then
      { computed = true; }
    else
      constant;

  # "No default" is not "required": upstream's modules may define the option, or use it in one case only.
  requiredness =
    option:
    let
      name = lib.concatStringsSep "." option.loc;
    in
    if option ? default || isDefinedByModules option then
      { requiredness = "optional"; }
    else if conditions ? ${name} then
      {
        requiredness = "conditional";
        requiredWhen = conditions.${name};
      }
    else
      { requiredness = "required"; };

  # A definition under a condition throws here (no configuration to decide it) and counts as one.
  isDefinedByModules = option: (try (option.isDefined or false)) != { value = false; };

  positions =
    option:
    map
      (position: {
        file = lib.removePrefix "${root}/" (toString position.file);
        inherit (position) line;
      })
      (
        lib.filter (position: position != null && lib.hasPrefix "${root}/" (toString position.file)) (
          option.declarationPositions or [ ]
        )
      );

  /**
    The options of `tree` as IR: name → `{ kind = "option"; ... }` or `{ kind = "group"; options }`.

    `exists` says of a dotted name whether the whole tree has that option.
  */
  optionsToIr =
    exists: tree:
    let
      optionToIr =
        option:
        if option.type ? removed then
          {
            kind = "option";
            type.kind = "unspecified";
            requiredness = "optional";
            visible = false;
            removed.replacedBy = lib.filter exists (option.type.removed (lib.showOption option.loc));
            declared = positions option;
          }
        else
          {
            kind = "option";
            type = typeToIr {
              optionsToIr = optionsToIr exists;
              inherit (option) loc;
            } option.type;
            declared = positions option;
          }
          // requiredness option
          // lib.optionalAttrs (option ? default || option ? defaultText) { default = default option; }
          // lib.optionalAttrs (option.readOnly or false) { readOnly = true; }
          // lib.optionalAttrs (option.internal or false) { internal = true; }
          // lib.optionalAttrs (option.visible or true == false) { visible = false; };
    in
    lib.mapAttrs (
      _: node:
      if lib.isOption node then
        optionToIr node
      else
        {
          kind = "group";
          options = optionsToIr exists node;
        }
    ) (removeAttrs tree [ "_module" ]);
in
optionsToIr
