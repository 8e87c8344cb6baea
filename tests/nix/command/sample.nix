# The input parameters of the sample command in the document "Ghaf-Specific microvm Hypervisor Options".
{
  networking.hostName = "memshare";
  microvm = {
    hypervisor = "qemu";
    mem = 2000;
    balloonMem = 512;
    vcpu = 17;
    qemu.extraArgs = [ "--option 1 --option 2" ];
  };
}
