/**
  Whether options give a hypervisor what an intention is about: that which makes it for all hypervisors, unless this one
  does nothing with it, or those of the hypervisor's own group. `valuesOf` gives the values that an option has, of its
  path. src/lint/given-by-options.ts is the same for definitions.
*/
{ lib }:
let
  support = import ./support.nix { inherit lib; };

  isSomething = value: value != null && value != false && value != [ ] && value != { };

  # Of a list, an element that says as much. What an element says that is not a set is not known.
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
