# Checks the extra arguments of the microvm guest that imports this: what the hypervisor refuses at run time, or takes and
# is silently wrong, fails the evaluation instead. `ghaf-microvm lint` knows more.
{ config, lib, ... }:
let
  inherit (config) microvm;

  extraArgs = hypervisor: microvm.${hypervisor}.extraArgs or [ ];

  hypervisors = [
    "cloud-hypervisor"
    "crosvm"
    "firecracker"
    "kvmtool"
    "qemu"
    "stratovirt"
  ];

  # Each word with the one before it.
  withPrevious =
    words: lib.zipListsWith (previous: word: { inherit previous word; }) ([ "" ] ++ words) words;

  # How many values each option takes: an option unknown to the packs is taken to have one.
  arities = {
    qemu = (lib.importJSON ../packs/qemu-10.0.json).options;
    crosvm = lib.mapAttrs (_: flag: flag.values) (lib.importJSON ../packs/crosvm.json).flags;
  };

  takesValue =
    hypervisor: word:
    let
      name = builtins.match "--?([^[:space:]]+)" word;
    in
    name != null && (arities.${hypervisor} or { }).${lib.head name} or 1 == 1;

  # An option and its value in one string, where an option is due.
  twoWords =
    hypervisor:
    map
      (
        { word, ... }:
        let
          parts = builtins.match "(--?[^[:space:]=]+)[[:space:]]+(.*)" word;
        in
        {
          assertion = false;
          message =
            ''microvm.${hypervisor}.extraArgs: "${word}" is several words in one string, which ${hypervisor} refuses. ''
            + ''Write "${lib.head parts}" "${lib.last parts}"'';
        }
      )
      (
        lib.filter (
          { previous, word }:
          !takesValue hypervisor previous && builtins.match "--?[^[:space:]=]+[[:space:]]+.*" word != null
        ) (withPrevious (extraArgs hypervisor))
      );

  qemuArgs = withPrevious (extraArgs "qemu");

  valuesOf =
    option: map ({ word, ... }: word) (lib.filter ({ previous, ... }: previous == option) qemuArgs);

  # What the runner emits already, and a second one silently replaces.
  overriding =
    map
      (
        { option, instead }:
        {
          assertion = valuesOf option == [ ];
          message = "microvm.qemu.extraArgs: a second ${option} silently replaces the runner's. Set ${instead}";
        }
      )
      [
        {
          option = "-append";
          instead = "microvm.kernelParams or boot.kernelParams";
        }
        {
          option = "-kernel";
          instead = "boot.kernelPackages";
        }
        {
          option = "-name";
          instead = "networking.hostName";
        }
        {
          option = "-smp";
          instead = "microvm.vcpu";
        }
      ]
    ++ [
      {
        assertion = !lib.any (value: lib.head (lib.splitString "," value) == "off") (valuesOf "-sandbox");
        message = "microvm.qemu.extraArgs: -sandbox off silently turns off the sandbox that the runner turns on";
      }
      {
        assertion = !lib.any (value: builtins.match "(size=)?[0-9].*" value != null) (valuesOf "-m");
        message = "microvm.qemu.extraArgs: a second -m silently replaces the VM's memory. Set microvm.mem; `maxmem=` alone is fine";
      }
      {
        assertion =
          !lib.any (value: !lib.hasInfix "=" (lib.head (lib.splitString "," value))) (
            valuesOf "-M" ++ valuesOf "-machine"
          );
        message = "microvm.qemu.extraArgs: a second machine type silently replaces the first. Set microvm.qemu.machine";
      }
    ];

  # What the runner has taken already, so that QEMU refuses to start.
  colliding = [
    {
      assertion =
        !lib.elem "stdio" (valuesOf "-serial" ++ valuesOf "-monitor" ++ valuesOf "-qmp")
        && !lib.any (lib.hasPrefix "stdio,") (valuesOf "-chardev");
      message = "microvm.qemu.extraArgs: standard input and output are the runner's character device `stdio` already; QEMU refuses a second use";
    }
    {
      assertion = valuesOf "-accel" == [ ];
      message = "microvm.qemu.extraArgs: -accel and the machine's accel= exclude each other. Write -M accel=...";
    }
  ];

  memoryDevices = lib.filter (value: builtins.match "(driver=)?virtio-(pmem|mem).*" value != null) (
    valuesOf "-device"
  );

  sharingDevices = lib.filter (
    value: builtins.match "(driver=)?(virtio-pmem|ivshmem-plain).*" value != null
  ) (valuesOf "-device");

  # `memdev=mem1` of a device → `mem1`
  memdevs = lib.concatMap (
    value:
    map (lib.removePrefix "memdev=") (lib.filter (lib.hasPrefix "memdev=") (lib.splitString "," value))
  ) sharingDevices;

  unshared = lib.filter (
    value:
    let
      parts = lib.splitString "," value;
    in
    lib.hasPrefix "memory-backend-file" value
    && lib.any (id: lib.elem "id=${id}" parts) memdevs
    && !lib.any (part: lib.elem part parts) [
      "share=on"
      "share=yes"
      "share=true"
    ]
  ) (valuesOf "-object");

  silent = [
    {
      assertion = memoryDevices == [ ] || !lib.hasPrefix "microvm" (microvm.qemu.machine or "q35");
      message = ''microvm.qemu.extraArgs: on the machine microvm, ${lib.concatStringsSep " and " memoryDevices} starts and does not work: the guest's writes are lost. Set microvm.qemu.machine = "q35"'';
    }
    {
      assertion = unshared == [ ];
      message = "microvm.qemu.extraArgs: without share=on, ${lib.concatStringsSep " and " unshared} starts and shares nothing";
    }
  ];

  whenQemu = lib.optionals (microvm.hypervisor == "qemu");
in
{
  config.assertions =
    lib.concatMap twoWords (lib.filter (name: name == microvm.hypervisor) hypervisors)
    ++ whenQemu (overriding ++ colliding ++ silent);
}
