# What the module system says of option values: `verdicts options samples`, a list as long as `samples`.
#
# `options` is the tree below `microvm`; a sample is `{ key; value; }`, `value` standing for that option or group of
# options alone. A verdict is null where the value is refused, else the list of options in it that have no value.
{ lib }:
let
  # A definition under a condition throws here (no configuration to decide it), and so does a default that
  # depends on the configuration: both count as one.
  isDefined =
    option:
    let
      attempt = builtins.tryEval (option.isDefined or false);
    in
    !attempt.success || attempt.value;

  # With more than a module's default.
  isDefinedByUser =
    option:
    let
      attempt = builtins.tryEval (option.isDefined && option.highestPrio < (lib.mkDefault null).priority);
    in
    attempt.success && attempt.value;

  # The option without what its own module says beside the type.
  bare =
    node:
    if lib.isOption node then
      lib.mkOption (
        lib.filterAttrs (
          name: _:
          lib.elem name [
            "type"
            "readOnly"
            "apply"
          ]
        ) node
      )
      // lib.optionalAttrs (node ? default || isDefined node) { default = null; }
    else
      lib.mapAttrs (_: bare) node;

  # What nobody but its own module sets is the module's own business.
  missingIn =
    options:
    lib.concatLists (
      lib.mapAttrsToList (
        name: node:
        if lib.hasPrefix "_" name then
          [ ]
        else if !(lib.isOption node) then
          missingIn node
        else if !(isDefined node) then
          [ (lib.showOption node.loc) ]
        else if isDefinedByUser node then
          builtins.seq node.value (missingBelow (node.valueMeta or { }) node.value)
        else
          [ ]
      ) options
    );

  missingBelow =
    meta: value:
    if meta ? configuration then
      builtins.seq value (
        builtins.seq (freeformOf meta.configuration) (missingIn meta.configuration.options)
      )
    else if meta ? list && lib.isList value then
      lib.concatLists (lib.zipListsWith missingBelow meta.list value)
    else if meta ? attrs && lib.isAttrs value then
      lib.concatLists (
        lib.mapAttrsToList (
          name: inner: builtins.seq value.${name} (missingBelow inner value.${name})
        ) meta.attrs
      )
    else if value._type or null == "fileset" then
      # contains an attribute that throws, for those who evaluate one by mistake
      [ ]
    else
      builtins.deepSeq value [ ];

  freeformOf =
    { config, options, ... }:
    builtins.deepSeq (removeAttrs config (lib.attrNames options)) null;

  verdictOf =
    options:
    { key, value }:
    let
      evaluated = lib.evalModules {
        modules = [
          { options = lib.optionalAttrs (options ? ${key}) { ${key} = bare options.${key}; }; }
          { config.${key} = value; }
        ];
      };
      missing = builtins.seq evaluated.config (missingIn evaluated.options);
      attempt = builtins.tryEval (builtins.deepSeq missing missing);
    in
    if attempt.success then attempt.value else null;
in
options: samples: map (verdictOf options) samples
