# What is wrong with one value: `{ rule, severity, message, edit ? }`, as src/lint/crosvm/problem.ts has it.
{ lib }:
let
  sub = builtins.substring;
in
{
  refused = rule: message: {
    inherit rule message;
    severity = "refused";
  };

  # The value with a piece of it replaced, which starts where `rest` characters are left.
  edited =
    value:
    {
      rest,
      length,
      text,
    }:
    let
      start = lib.stringLength value - rest;
    in
    sub 0 start value + text + sub (start + length) (lib.stringLength value) value;
}
