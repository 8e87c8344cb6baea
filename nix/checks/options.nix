/**
  The options that a guest sets though its hypervisor refuses or ignores them, as measured, and what it requires but is
  not given: findings
  `{ rule, severity, option, certain, isLost, file, line, argument, message, fix }`; `isLost` says that an argument of a hypervisor
  never reaches the one that runs.

  The measurement is for one revision of microvm.nix. If the deciding files differ in the guest's revision, the finding
  says so, and is not `certain`.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  otherHypervisors = import ./other-hypervisors.nix { inherit lib; };
  requiredOf = import ./required.nix { inherit lib; };
  silentValuesOf = import ./silent-values.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  # Options that the guest's own system reads too, whatever the hypervisor does: src/lint/definitions/ignored-options.ts reads them, too.
  readByGuest = lib.importJSON ./read-by-guest.json;

  # A value equal to the option's default asks for nothing. A default that is given as text may be costly to evaluate.
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

  # A required option is set out of necessity.
  mustBeSet = option: lib.isOption option && !(option ? default);

  shown =
    value:
    if lib.isFunction value || lib.isAttrs value || lib.isList value then
      "..."
    else
      builtins.toJSON value;
in
{
  hypervisor,
  # `options.microvm`
  declared,
  # other hypervisors that the guest is built for
  alsoFor ? [ ],
  # whether the guest's initrd is systemd's
  systemdInitrd ? false,
  # what it must have on each, and where that is declared
  require ? [ ],
  place ? {
    file = "";
    line = null;
  },
}:
let
  # QEMU's machine, null if not known.
  machine =
    let
      known = builtins.tryEval (declared.qemu.machine.value or null);
    in
    if hypervisor == "qemu" && known.success then known.value else null;

  certain = support.isMeasured declared hypervisor;

  isOwn = support.isOwn declared;

  ofAnother = lib.optionalString (
    !certain
  ) " (as of microvm.nix ${lib.substring 0 8 support.rev}; this guest's is another)";

  finding =
    option: name: found: fields:
    {
      inherit certain option;
      fix = null;
      isLost = false;
      inherit (definitions.withLine (lib.last (lib.splitString "." option)) found) file line;
      argument = "microvm.${name} = ${shown found.value}";
    }
    // fields;

  # Whether the guest itself sets an option to something other than the default.
  isSet =
    option:
    let
      path = lib.splitString "." option;
      declaration = lib.attrByPath path { } declared;
    in
    lib.any (found: !isOwn found && !isAtDefault declaration found.value) (
      definitions.definitionsAt declared path
    );

  # The hypervisors that accept the option with this value.
  honoured =
    option: measured: value:
    lib.concatStringsSep ", " (
      lib.filter (
        other:
        other != hypervisor
        && !lib.elem value (support.refusedValues option other)
        && !support.refuses option other null value
      ) measured.honouredBy
    );

  # What is wrong with a value of an option, by its declaration and what was measured.
  findingsOf =
    {
      option,
      name ? option,
      declaration,
      measured,
      refuses,
    }:
    found:
    let
      others = honoured option measured found.value;
      machines = lib.optionals (machine != null) (support.machinesFor option);
      beside = lib.filter isSet (support.lostBeside option hypervisor);
      isIgnored =
        (measured.summary hypervisor == "ignored" || beside != [ ])
        && !lib.elem option readByGuest
        && found.value != null
        && found.value != 0
        && !mustBeSet declaration
        && !isAtDefault declaration found.value;
    in
    if isOwn found then
      [ ]
    else if refuses found.value then
      lib.singleton (
        finding option name found {
          rule = "refused-option";
          severity = "refused";
          message = "${hypervisor} refuses this value of microvm.${name}${
            lib.optionalString (machines != [ ]) " on the machine ${machine}"
          }${ofAnother}: leave it out${
            if machines != [ ] then
              ", or set microvm.qemu.machine = ${lib.concatMapStringsSep " or " builtins.toJSON machines}"
            else
              lib.optionalString (others != "") ", or use a hypervisor that honours it: ${others}"
          }";
        }
      )
    else
      lib.optional isIgnored (
        finding option name found {
          rule = "ignored-option";
          severity = "silent";
          message = "${hypervisor} ignores microvm.${name}${ofAnother}${
            if beside != [ ] then
              " beside microvm.${lib.head beside}, whose value takes its place"
            else
              lib.optionalString (others != "") "; it is honoured by ${others}"
          }";
        }
      );

  plain =
    option:
    let
      path = lib.splitString "." option;
      declaration = lib.attrByPath path { } declared;
    in
    lib.concatMap (findingsOf {
      inherit option declaration;
      measured = support.of option;
      refuses =
        value: support.refuses option hypervisor machine value && !isAtDefault declaration value;
    }) (definitions.definitionsAt declared path);

  # For elements of a list: `interfaces.*.tap.vhost`.
  inElements =
    option:
    let
      parts = lib.splitString ".*." option;
      list = lib.head parts;
      path = lib.splitString "." (lib.last parts);
      outer = lib.attrByPath (lib.splitString "." list) { } declared;
      declaredInside = if lib.isOption outer then outer.type.getSubOptions [ ] else { };
      declaration = lib.attrByPath path { } declaredInside;

      # An element's value of an option that gives its kind; empty if not known.
      kindOf =
        element: name:
        let
          given = definitions.valuesAt [ name ] element;
        in
        if given != [ ] then
          { ${name} = (lib.last given).value; }
        else
          lib.optionalAttrs (declaredInside.${name} or { } ? default) {
            ${name} = declaredInside.${name}.default;
          };

      # A missing option can be refused, too: its place is that of anything in the element.
      notGiven =
        element:
        lib.optionals
          (
            declaration ? default
            && !(declaration ? defaultText)
            && lib.isAttrs element.value
            && element.value != { }
            && !(element.value ? _type)
          )
          (
            map (found: found // { value = declaration.default; }) (
              lib.take 1 (definitions.valuesAt [ (lib.head (lib.attrNames element.value)) ] element)
            )
          );

      # if the whole list is refused, nothing is said about its elements
      isTaken = (support.of list).summary hypervisor != "refused";
    in
    lib.concatMap (
      element:
      let
        given = definitions.valuesAt path element;
        kinds = lib.foldl' (kinds: name: kinds // kindOf element name) { } support.kinds;
      in
      lib.concatMap (findingsOf {
        inherit option declaration;
        name = "${list}[${toString element.index}].${lib.last parts}";
        measured = support.ofElement list kinds option;
        refuses =
          value:
          isTaken
          && (
            support.refusesElement option hypervisor value
            # a default can follow from the element's other options, which is not known here
            || (given != [ ] && support.refusesInside list kinds option hypervisor machine value)
          );
      }) (if given == [ ] then notGiven element else given)
    ) (definitions.elementsOf declared list);
in
lib.optionals (lib.elem hypervisor support.hypervisors) (
  lib.concatMap (
    option: if lib.hasInfix ".*." option then inElements option else plain option
  ) support.options
)
++ map (
  { option, name, found, ... }@silent:
  finding option name found {
    rule = "never-seen";
    severity = "silent";
    inherit (silent) isLost message fix;
  }
) (silentValuesOf { inherit hypervisor declared systemdInitrd; })
++ otherHypervisors { inherit hypervisor declared alsoFor; }
++ lib.concatMap (
  hypervisor:
  requiredOf {
    inherit
      hypervisor
      declared
      require
      place
      ;
  }
) ([ hypervisor ] ++ alsoFor)
