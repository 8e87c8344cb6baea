# What keys of one value ask of each other, as src/lint/crosvm/struct-rules.ts checks it.
{ lib }:
let
  inherit (import ./problem.nix { inherit lib; }) refused;
  inherit (import ./scalar.nix { inherit lib; }) toNumber;
  pageSize = 4096;
in
rules: given: where:
let
  has = key: given ? ${key} && given.${key} != "false";
  number = key: toNumber (given.${key} or "");
  orElse = value: default: if value == null then default else value;

  isOdd =
    key:
    let
      value = orElse (number key) 0;
    in
    value / pageSize * pageSize != value;

  broken =
    rule:
    let
      kind = lib.head rule;
      a = lib.elemAt rule 1;
      b = lib.elemAt rule 2;
      c = lib.elemAt rule 3;
      more = lib.drop 4 rule;
      value = number a;
      odd = lib.findFirst isOdd null [
        a
        b
      ];
    in
    {
      not = if has a && has b then "${where} takes not both of ${a} and ${b}" else null;
      both = if has a != has b then "${where} needs both of ${a} and ${b}, or none" else null;
      one = if has a == has b then "${where} needs one of ${a} and ${b}" else null;
      only =
        if has a && !(lib.elem (given.${b} or "") ([ c ] ++ more)) then
          "${where} takes ${a} with ${b}=${c} alone"
        else
          null;
      most =
        if orElse value 0 > lib.toInt b && lib.elem (given.${c} or "") more then
          "${a} of ${where} must be ${b} or less with ${c}=${lib.head more}"
        else
          null;
      pages =
        if odd != null && !(has c) then
          "${odd} of ${where} must be a multiple of ${toString pageSize}, or stand with ${c}"
        else
          null;
      power =
        if value != null && (value == 0 || builtins.bitAnd value (value - 1) != 0) then
          "${a} of ${where} must be a power of two"
        else
          null;
      count =
        if orElse value 0 > orElse (number b) (lib.toInt c) then
          "${where} has ${given.${a}} ${a}, which is more than ${b}"
        else
          null;
    }
    .${kind};
in
map (refused "collision") (lib.filter (message: message != null) (map broken rules))
