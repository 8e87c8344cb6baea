{ pkgs, ... }:
{
  microvm.preStart = "${pkgs.some-package-of-theirs}/bin/prepare";
}
