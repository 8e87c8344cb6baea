/**
  The options that a guest sets though its hypervisor refuses them or does nothing with them, as measured: findings
  `{ rule, severity, certain, file, line, argument, message }`.

  The measurement is of one revision of microvm.nix. Where what decides is another in the guest's revision, the finding
  says so, and is not `certain`.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  # Options that the guest's own system reads too, whatever the hypervisor does: src/lint/ignored-options.ts.
  readByGuest = [ "machineId" ];

  # What is at an option's default says nothing. A default that is told as text may be costly to know.
  isAtDefault =
    option: value:
    let
      default = builtins.tryEval option.default;
      isPlain =
        value == null
        || lib.isBool value
        || lib.isInt value
        || lib.isString value
        || value == [ ]
        || value == { };
    in
    lib.isOption option
    && option ? default
    && !(option ? defaultText)
    && isPlain
    && default.success
    && default.value == value;

  # What must be set has no choice.
  mustBeSet = option: lib.isOption option && !(option ? default);

  shown =
    value:
    if lib.isDerivation value || lib.isFunction value then
      "..."
    else if lib.isAttrs value || lib.isList value then
      "..."
    else
      builtins.toJSON value;
in
{
  hypervisor,
  # `options.microvm`
  declared,
}:
let
  tree = support.treeOf declared;

  certain = support.isMeasured declared hypervisor;

  isOwn = found: tree != null && lib.hasPrefix tree found.file;

  ofAnother = lib.optionalString (
    !certain
  ) " (as of microvm.nix ${lib.substring 0 8 support.rev}; this guest's is another)";

  finding =
    name: found: fields:
    {
      inherit certain;
      inherit (found) file;
      line =
        if found.line != null then
          found.line
        else
          definitions.lineOfBinding {
            inherit (found) file;
            name = lib.last (lib.splitString "." name);
          };
      argument = "microvm.${name} = ${shown found.value}";
    }
    // fields;

  # Those that take the option, and this value of it.
  honoured =
    option: measured: value:
    lib.concatStringsSep ", " (
      lib.filter (
        other: other != hypervisor && !lib.elem value (support.refusedValues option other)
      ) measured.honouredBy
    );

  judge =
    option: measured: name: default: found: isRefused:
    let
      others = honoured option measured found.value;
    in
    if isOwn found then
      [ ]
    else if isRefused then
      [
        (finding name found {
          rule = "refused-option";
          severity = "refused";
          message = "${hypervisor} refuses this value of microvm.${name}${ofAnother}: leave it out${
            lib.optionalString (others != "") ", or take a hypervisor that honours it: ${others}"
          }";
        })
      ]
    else
      lib.optional
        (
          measured.summary hypervisor == "ignored"
          && !lib.elem option readByGuest
          && !mustBeSet default
          && !isAtDefault default found.value
        )
        (
          finding name found {
            rule = "ignored-option";
            severity = "silent";
            message = "${hypervisor} ignores microvm.${name}${ofAnother}${
              lib.optionalString (others != "") "; it is honoured by ${others}"
            }";
          }
        );

  plain =
    option:
    let
      path = lib.splitString "." option;
    in
    lib.concatMap (
      found:
      let
        declaration = lib.attrByPath path { } declared;
      in
      judge option (support.of option) option declaration found (
        support.refuses option hypervisor found.value && !isAtDefault declaration found.value
      )
    ) (definitions.definitionsAt declared path);

  # An element's place is that of anything in it.
  anywhereIn =
    definition: value:
    lib.optionals (lib.isAttrs value && value != { } && !(value ? _type)) (
      lib.take 1 (definitions.valuesAt [ (lib.head (lib.attrNames value)) ] (definition // { inherit value; }))
    );

  # Of a list's elements: `interfaces.*.tap.vhost`.
  inElements =
    option:
    let
      parts = lib.splitString ".*." option;
      list = lib.head parts;
      path = lib.splitString "." (lib.last parts);
      listPath = lib.splitString "." list;
      declaration = lib.attrByPath listPath { } declared;
      declaredInside = if lib.isOption declaration then declaration.type.getSubOptions [ ] else { };
      element = lib.attrByPath path { } declaredInside;

      # An element's value of an option that tells of what kind it is, or nothing where it is not known.
      kindOf =
        value: name:
        let
          given = definitions.valuesAt [ name ] {
            file = "";
            line = null;
            inherit value;
          };
        in
        if given != [ ] then
          { ${name} = (lib.last given).value; }
        else
          lib.optionalAttrs (declaredInside.${name} or { } ? default) {
            ${name} = declaredInside.${name}.default;
          };
      # what refuses the whole list has nothing to say of its elements
      isTaken = (support.of list).summary hypervisor != "refused";
    in
    lib.concatMap (
      definition:
      lib.concatLists (
        lib.imap0 (
          index: value:
          let
            given = definitions.valuesAt path (definition // { inherit value; });
            measured = support.ofElement list (lib.foldl' (
              kinds: name: kinds // kindOf value name
            ) { } support.kinds) option;
            # what is not given can be refused too
            found =
              if given == [ ] && element ? default && !(element ? defaultText) then
                map (found: found // { value = element.default; }) (anywhereIn definition value)
              else
                given;
          in
          lib.concatMap (
            found:
            judge option measured "${list}[${toString index}].${lib.last parts}" element found (
              isTaken && support.refusesElement option hypervisor found.value
            )
          ) found
        ) (if lib.isList definition.value then definition.value else [ ])
      )
    ) (definitions.definitionsAt declared listPath);
in
lib.optionals (lib.elem hypervisor support.hypervisors) (
  lib.concatMap (
    option: if lib.hasInfix ".*." option then inElements option else plain option
  ) support.options
)
