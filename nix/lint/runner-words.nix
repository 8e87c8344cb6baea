/**
  The words that the runner of microvm.nix is known to put before `extraArgs`, as src/lint/runner-words.ts has them:
  what these can collide with, and may name. Takes the hypervisor and the values of the options below `microvm`, of
  which any may be missing: other revisions have others.
*/
{ lib }:
let
  onOff = value: if value then "on" else "off";

  qemuWords =
    vm:
    let
      qemu = vm.qemu or { };
      machine = qemu.machine or "microvm";
      isArm = lib.hasPrefix "virt" machine;
      graphics = vm.graphics.enable or false;
      devices = vm.devices or [ ];
      shares = vm.shares or [ ];
      mem = vm.mem or 512;
      hotplug = vm.hotplugMem or 0;
      cid = vm.vsock.cid or null;
      usb = lib.any (device: device.bus or null == "usb") devices;
      # as the runner decides it, and ../modules/console.nix
      pci =
        graphics
        || !lib.hasPrefix "microvm" machine
        || shares != [ ]
        || lib.any (device: device.bus or null == "pci") devices;
      transport = if pci then "pci" else "device";
      properties =
        if qemu.machineOpts or null != null then
          qemu.machineOpts
        else if isArm then
          {
            accel = "kvm:tcg";
            gic-version = "max";
          }
        else
          {
            accel = "kvm:tcg";
            acpi = "on";
            mem-merge = "on";
          }
          // lib.optionalAttrs (machine == "microvm") {
            pcie = onOff pci;
            pic = "off";
            pit = "off";
            rtc = "on";
            usb = onOff usb;
          };
      and = key: value: lib.optionalString (value != null) ",${key}=${toString value}";
      hasSandbox =
        !lib.any (interface: interface.type or null == "bridge") interfaces
        && lib.elem "--enable-seccomp" (qemu.package.configureFlags or [ ]);
      interfaces = vm.interfaces or [ ];
      onDisk = vm.storeOnDisk or false;
    in
    [
      "-name"
      (vm.hostName or "vm")
      "-M"
      (lib.concatStringsSep "," (
        [ machine ] ++ lib.mapAttrsToList (name: value: "${name}=${toString value}") properties
      ))
      "-m"
      "${toString mem}M${lib.optionalString (hotplug > 0) ",maxmem=${toString (mem + hotplug)}M"}"
      "-smp"
      (toString (vm.vcpu or 1))
      "-nodefaults"
      "-no-user-config"
      "-no-reboot"
      "-kernel"
      "kernel"
      "-initrd"
      "initrd"
      "-chardev"
      "stdio,id=stdio,signal=off"
      "-device"
      "virtio-rng-${transport}"
    ]
    ++ lib.concatMap (port: [
      "-device"
      "pcie-root-port,id=${port.id}${and "bus" (port.bus or null)}"
    ]) (qemu.pcieRootPorts or [ ])
    ++ lib.concatMap (
      device:
      lib.optionals (device.bus or null != "usb") [
        "-device"
        "vfio-pci,host=${toString device.path}${and "id" (device.qemu.id or null)}${
          and "bus" (device.qemu.bus or null)
        }"
      ]
    ) devices
    ++ lib.optionals (qemu.serialConsole or true) [
      "-serial"
      "chardev:stdio"
    ]
    ++ lib.optionals (vm.cpu or null == null) [ "-enable-kvm" ]
    ++ [
      "-cpu"
      (
        if vm.cpu or null != null then
          vm.cpu
        else if isArm then
          "host"
        else
          "host,+x2apic,-sgx"
      )
    ]
    ++ lib.optionals (!isArm) [
      "-device"
      "i8042"
    ]
    ++ [
      "-append"
      "reboot=t panic=-1"
    ]
    ++ (
      if graphics then
        [
          "-display"
          "gtk"
          "-device"
          "virtio-gpu-pci"
          "-device"
          "qemu-xhci"
          "-device"
          "usb-tablet"
          "-device"
          "usb-kbd"
        ]
      else
        [ "-nographic" ]
    )
    ++ lib.optionals hasSandbox [
      "-sandbox"
      "on"
    ]
    ++ lib.optionals (vm.socket or null != null) [
      "-qmp"
      "unix:${vm.socket},server,nowait"
    ]
    ++ lib.optionals onDisk [
      "-drive"
      "id=store,format=raw,file=store,if=none"
      "-device"
      "virtio-blk-${transport},drive=store"
    ]
    ++ lib.optionals (vm.balloon or false) [
      "-device"
      "virtio-balloon-${transport},id=balloon0"
    ]
    ++ lib.optionals (hotplug > 0) [
      "-object"
      "memory-backend-ram,id=vmem0,size=${toString hotplug}M"
      "-device"
      "virtio-mem-pci,id=vm0,memdev=vmem0"
    ]
    ++ lib.concatLists (
      lib.imap0 (
        index: volume:
        let
          # the store on a disk is the first
          at = if onDisk then index + 1 else index;
          drive = "vd${lib.elemAt lib.lowerChars at}";
        in
        lib.optionals (at < 26) [
          "-drive"
          "id=${drive},format=raw,file=${lib.replaceStrings [ "," ] [ ",," ] (toString volume.image)},if=none"
          "-device"
          "virtio-blk-${transport},drive=${drive}"
        ]
      ) (vm.volumes or [ ])
    )
    ++ lib.optionals (shares != [ ]) [
      "-numa"
      "node,memdev=mem"
      "-object"
      "memory-backend-memfd,id=mem,size=${toString mem}M,share=on"
    ]
    ++ lib.concatLists (
      lib.imap0 (
        index: share:
        let
          id = "fs${toString index}";
        in
        if share.proto or null == "virtiofs" then
          [
            "-chardev"
            "socket,id=${id},path=virtiofs.sock"
            "-device"
            "vhost-user-fs-${transport},chardev=${id},tag=tag"
          ]
        else
          [
            "-fsdev"
            "local,id=${id},path=share,security_model=none"
            "-device"
            "virtio-9p-${transport},fsdev=${id},mount_tag=tag"
          ]
      ) shares
    )
    ++ lib.concatMap (interface: [
      "-netdev"
      "${if interface.type or null == "user" then "user" else "tap"},id=${interface.id}"
      "-device"
      "virtio-net-${transport},netdev=${interface.id},mac=${interface.mac}"
    ]) interfaces
    ++ lib.optionals usb [
      "-device"
      "qemu-xhci"
    ]
    ++ lib.optionals (cid != null) [
      "-device"
      "vhost-vsock-${transport},guest-cid=${toString cid}"
    ];
  crosvmWords =
    vm:
    [
      "run"
      "-m"
      (toString (vm.mem or 512))
      "-c"
      (toString (vm.vcpu or 1))
      "--serial"
      "type=stdout,console=true,stdin=true"
      "-p"
      "console=ttyS0 reboot=k panic=1"
      (if vm.balloon or false then "--balloon-page-reporting" else "--no-balloon")
    ]
    ++ lib.optionals (vm.socket or null != null) [
      "-s"
      vm.socket
    ]
    ++ lib.optionals (vm.vsock.cid or null != null) [
      "--vsock"
      (toString vm.vsock.cid)
    ]
    ++ [
      "--initrd"
      "initrd"
      "kernel"
    ];
in
hypervisor: vm: if hypervisor == "crosvm" then crosvmWords vm else qemuWords vm
