# What Ghaf's VMs had when they moved from QEMU to crosvm: a TPM that QEMU alone has arguments for.
{
  microvm.qemu.extraArgs = [
    "-tpmdev"
    "passthrough,id=tpmrm0,path=/dev/tpmrm0,cancel-path=/tmp/cancel"
    "-device"
    "tpm-tis,tpmdev=tpmrm0"
  ];
}
