/**
  What a guest sets only for another hypervisor, in that one's own group of options: findings in the form of
  ./options.nix. An argument that has an equivalent for the guest's hypervisor is not a finding. src/lint/definitions/for-another-hypervisor.ts
  is the same for definitions.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  givenByOptions = import ./given-by-options.nix { inherit lib; };
  intentions = import ./intentions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  # The choice of another hypervisor's program asks nothing of this guest.
  saysNothing = [ "package" ];

  rule = "for-another-hypervisor";

  # An argument that is not text has a wrong type, which nothing reports in a group that is not read.
  argumentsIn =
    found:
    map (arg: builtins.unsafeDiscardStringContext (toString arg)) (
      lib.filter (arg: lib.isString arg || lib.isPath arg || lib.isDerivation arg) (lib.toList found.value)
    );
in
{
  hypervisor,
  # `options.microvm`
  declared,
  # hypervisors that the guest is built for, too
  alsoFor,
}:
let
  certain = support.isMeasured declared hypervisor;
  isOwn = support.isOwn declared;

  definitionsOf =
    path: lib.filter (found: !(isOwn found)) (definitions.definitionsAt declared path);

  argumentsFor = other: lib.concatMap argumentsIn (definitionsOf [ other "extraArgs" ]);

  own = intentions.argumentsOf (argumentsFor hypervisor);

  # Whether an option is set, other than by default.
  isByOptions = givenByOptions {
    inherit hypervisor;
    valuesOf = path: map (found: found.value) (definitions.definitionsAt declared path);
  };

  isCarried =
    intention:
    lib.any (name: name == "any" || name == hypervisor) (intention.needless or [ ])
    || lib.any (one: intentions.isSaid one hypervisor own || isByOptions one) (
      intentions.like intention
    );

  lostArguments =
    other: found:
    let
      args = argumentsIn found;
      lines = definitions.linesOfArguments {
        inherit (found) file;
        name = "extraArgs";
        inherit args;
      };
    in
    lib.concatMap (
      unit:
      let
        root = lib.head unit;
        intention = intentions.intentionOf unit other;
        instead = if intention == null then null else intentions.writtenFor intention hypervisor unit;
        both = lib.take 2 (lib.drop root.index args);
        quoted = if root.text == lib.concatStringsSep " " both then both else lib.take 1 both;
      in
      lib.optional (intention == null || !(isCarried intention)) {
        inherit certain rule;
        severity = "silent";
        option = "${other}.extraArgs";
        isLost = true;
        inherit (found) file;
        line = lib.elemAt lines root.index;
        argument = lib.concatMapStringsSep " " builtins.toJSON quoted;
        message = "${hypervisor} gets no arguments of microvm.${other}.extraArgs: the VM runs without ${
          if intention == null then "this one" else intention.what
        }";
        fix = instead;
      }
    ) (intentions.unitsOf (intentions.argumentsOf args));

  ofGroup =
    other:
    lib.concatMap (
      path:
      let
        name = lib.concatStringsSep "." path;
        option = lib.attrByPath path { } declared;
      in
      lib.concatMap (
        found:
        if lib.last path == "extraArgs" then
          lostArguments other found
        else
          lib.optional (!(lib.isOption option && option ? default && isAtDefault option found.value)) {
            inherit certain rule;
            severity = "silent";
            option = name;
            isLost = false;
            inherit (definitions.withLine (lib.last path) found) file line;
            argument = "microvm.${name} = ${shown found.value}";
            message = "${hypervisor} ignores microvm.${name}, an option for ${other}";
            fix = null;
          }
      ) (definitionsOf path)
    ) (optionsOf other);

  isAtDefault =
    option: value:
    let
      default = builtins.tryEval option.default;
    in
    !(option ? defaultText) && !lib.isFunction value && default.success && default.value == value;

  shown =
    value:
    if lib.isFunction value || lib.isAttrs value || lib.isList value then
      "..."
    else
      builtins.toJSON value;

  # The options of a hypervisor's own group.
  optionsOf =
    other:
    lib.filter (path: !lib.elem (lib.elemAt path 1) saysNothing) (
      pathsBelow [ other ] (declared.${other} or { })
    );

  pathsBelow =
    path: node:
    if lib.isOption node then
      [ path ]
    else
      lib.concatLists (lib.mapAttrsToList (name: pathsBelow (path ++ [ name ])) node);
in
lib.optionals (lib.elem hypervisor support.hypervisors) (
  lib.concatMap ofGroup (
    lib.subtractLists ([ hypervisor ] ++ alsoFor) support.hypervisors
  )
)
