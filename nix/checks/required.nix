/**
  What a guest must have but its hypervisor is never given: findings in the form of ./options.nix, for the names in
  `require`, whose `place` is where they are required.
*/
{ lib }:
let
  givenByOptions = import ./given-by-options.nix { inherit lib; };
  intentions = import ./intentions.nix { inherit lib; };

  # The value at a path below a set of options, or within the value of an option; null if there is none.
  valueAt =
    node: path:
    if lib.isOption node then
      if node.isDefined or true then lib.attrByPath path null node.value else null
    else if path == [ ] then
      null
    else
      valueAt (node.${lib.head path} or { }) (lib.tail path);

  isGivenBy = given: hypervisor: lib.any (name: name == "any" || name == hypervisor) given;
in
{
  hypervisor,
  # `options.microvm`
  declared,
  require,
  place,
}:
let
  extraArgs = valueAt declared [
    hypervisor
    "extraArgs"
  ];

  all = intentions.argumentsOf (if extraArgs == null then [ ] else extraArgs);

  # what it adds is known only when the VM starts
  isKnown = valueAt declared [ "extraArgsScript" ] == null;

  isByOptions = givenByOptions {
    inherit hypervisor;
    valuesOf = path: [ (valueAt declared path) ];
  };

  isGiven =
    intention:
    isGivenBy (intention.given or [ ]) hypervisor
    || isGivenBy (lib.remove "any" (intention.needless or [ ])) hypervisor
    || intentions.isSaid intention hypervisor all
    || isByOptions intention;

  finding =
    name:
    let
      meant = intentions.named name;
      what = lib.concatMapStringsSep ", or " (intention: intention.what) meant;
      ways = lib.filter (way: way != null) (
        map (intention: intentions.writtenFor intention hypervisor [ ]) meant
      );
    in
    {
      rule = "required";
      severity = "silent";
      option = "ghaf-microvm.checks.require";
      certain = isKnown;
      isLost = true;
      inherit (place) file line;
      argument = "require ${name}";
      message =
        if ways == [ ] then
          "there is no known way for ${hypervisor} to give the guest ${what}"
        else
          "${hypervisor} gets no argument for ${what}: the guest starts without it${
            lib.optionalString (!isKnown) ", unless microvm.extraArgsScript gives it"
          }";
      fix = if ways == [ ] then null else lib.concatStringsSep "; or " ways;
    };
in
map finding (lib.filter (name: !lib.any isGiven (intentions.named name)) require)
