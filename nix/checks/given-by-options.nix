/**
  Whether options give a hypervisor what an intention is about: the option for all hypervisors, unless this one ignores
  it, or those of the hypervisor's own group. `valuesOf` takes an option's path and gives its values. src/lint/given-by-options.ts is the same for definitions.
*/
{ lib }:
let
  support = import ./support.nix { inherit lib; };

  isSomething = value: value != null && value != false && value != [ ] && value != { };

  # For a list, an element that sets that. What an element sets is not known if it is not a set.
  isOf =
    said: value:
    said == { }
    || !lib.isList value
    || lib.any (
      element:
      !lib.isAttrs element
      || lib.all (name: (element.${name} or said.${name}) == said.${name}) (lib.attrNames said)
    ) value;

  isTaken =
    option: hypervisor:
    let
      inherit (support.of option) summary;
    in
    lib.elem (summary hypervisor) [
      "honoured"
      null
    ];
in
{ hypervisor, valuesOf }:
intention:
lib.any (
  path: lib.any isSomething (valuesOf ([ hypervisor ] ++ lib.splitString "." path))
) (intention.own.${hypervisor} or [ ])
||
  intention ? option
  && isTaken intention.option hypervisor
  && lib.any (value: isSomething value && isOf (intention.element or { }) value) (
    valuesOf (lib.splitString "." intention.option)
  )
