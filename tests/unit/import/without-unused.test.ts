import { expect, test } from "vitest";
import { withoutUnused } from "../../../src/import/without-unused.ts";

test.each<[what: string, before: string, said: string, left: string]>([
  [
    "bindings, with their comments, and what they alone used",
    `{ config, lib, ... }:
let
  size = 512;
  # in MiB
  memory = size * 2;
  name = "a";
in
{
  networking.hostName = name;
  microvm.mem = memory;
  microvm.vcpu = lib.mkDefault config.cores;
}`,
    "microvm.mem = memory;\n  microvm.vcpu = lib.mkDefault config.cores;\n",
    `{ ... }:
let
  name = "a";
in
{
  networking.hostName = name;
  }`,
  ],
  [
    "the whole let, and names of inherit",
    `{ pkgs, lib, ... }:
let
  inherit (lib) mkIf mkForce;
in
{
  a = pkgs.b;
  microvm = mkIf true (mkForce { });
}`,
    "microvm = mkIf true (mkForce { });\n",
    `{ pkgs, ... }:
{
  a = pkgs.b;
  }`,
  ],
  [
    "one name of several",
    `{ lib, ... }: let inherit (lib) mkIf mkForce; x.a = 1; x.b = 2; in { a = mkIf true 1; b = mkForce x; }`,
    "b = mkForce x; ",
    `{ lib, ... }: let inherit (lib) mkIf; in { a = mkIf true 1; }`,
  ],
  [
    "not what nobody used before, nor what a with may hide, nor the arguments of one with a name",
    `{ pkgs, config, ... }: let idle = 1; htop = 2; in { a = with pkgs; htop; b = config.c; }`,
    "b = config.c; ",
    `{ pkgs, ... }: let idle = 1; htop = 2; in { a = with pkgs; htop; }`,
  ],
  [
    "nor where the arguments are all that is given",
    `{ pkgs, config }: { a = pkgs.a; b = config.c; }`,
    "b = config.c; ",
    `{ pkgs, config }: { a = pkgs.a; }`,
  ],
  [
    "nor where they have a name",
    `{ pkgs, config, ... }@args: { a = args.pkgs; b = config.c; }`,
    "b = config.c; ",
    `{ pkgs, config, ... }@args: { a = args.pkgs; }`,
  ],
  [
    "one of arguments on lines of their own",
    `{
  config,
  lib,
  pkgs,
  ...
}:
{
  a = pkgs.a;
  b = lib.b config.c;
}`,
    "b = lib.b config.c;\n",
    `{
  pkgs,
  ...
}:
{
  a = pkgs.a;
  }`,
  ],
])("drops %s", (_, before, said, left) => {
  expect(before).toContain(said);
  expect(withoutUnused(before.replace(said, ""), before)).toBe(left);
});
