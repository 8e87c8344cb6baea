{ pkgs, ... }:
{
  microvm.hypervisor = "qemu";
  boot.kernelPackages = pkgs.linuxPackages_latest.extend (_: _: { kernel = pkgs.our-kernel; });
}
