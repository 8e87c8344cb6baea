/**
 * By each kind of error of cloud-hypervisor's configuration (vmm/src/config.rs: ValidationError; vmm/src/vm_config.rs:
 * PayloadConfigError; vmm/src/memory_manager.rs; vmm/src/vm.rs; pci/src/bus.rs), command lines that make it. A kernel stands
 * before each that names no payload.
 */
export const errorLines: Readonly<Record<string, readonly string[]>> = {
  ConsoleFileMissing: ["--console file=", "--serial file="],
  ConsoleSocketPathMissing: ["--serial socket="],
  DebugconFileMissing: ["--debug-console file="],
  CpusMaxLowerThanBoot: ["--cpus boot=4,max=2", "--cpus max=0"],
  TooManyCpus: ["--cpus boot=9000"],
  DiskSocketAndPath: ["--disk path=/a,socket=/b"],
  VhostUserRequiresSharedMemory: [
    "--disk vhost_user=on,socket=/a",
    "--net vhost_user=true,socket=/a",
    "--fs tag=a,socket=/a",
    "--memory shared=off --fs tag=a,socket=/a",
    "--generic-vhost-user socket=/a,device_type=fs,queue_sizes=[64]",
    "--memory size=0 --memory-zone id=a,size=1G,shared=on id=b,size=1G --fs tag=a,socket=/a",
  ],
  VhostUserMissingSocket: [
    "--memory shared=on --disk vhost_user=on,path=/a",
    "--memory shared=on --net vhost_user=on",
  ],
  CpuTopologyCount: ["--cpus boot=4,topology=1:2:1:1"],
  CpuTopologyThreadsPerCore: ["--cpus boot=4,topology=4:1:1:1"],
  CpuTopologyZeroPart: ["--cpus boot=1,topology=0:1:1:1"],
  VnetQueueLowerThan2: ["--net num_queues=1", "--net num_queues=0"],
  VnetQueueFdMismatch: ["--cpus boot=2 --net fd=[3,4]", "--net fd=3,num_queues=4"],
  VnetReservedFd: ["--net fd=2", "--cpus boot=2 --net fd=[1,3],num_queues=4"],
  NoHardwareChecksumOffload: [
    "--net offload_csum=off",
    "--net offload_csum=off,offload_tso=off",
    "--net offload_csum=false,offload_ufo=false",
  ],
  HugePageSizeWithoutHugePages: [
    "--memory hugepage_size=2M",
    "--memory hugepages=off,hugepage_size=2M",
  ],
  InvalidHugePageSize: ["--memory hugepages=on,hugepage_size=3M"],
  TooManyQueues: [
    "--disk path=/a,num_queues=2",
    "--net num_queues=4",
    "--memory shared=on --fs tag=a,socket=/a,num_queues=2",
  ],
  InvalidQueueSize: [
    "--disk path=/a,queue_size=100",
    "--net queue_size=0",
    "--memory shared=on --fs tag=a,socket=/a,queue_size=3",
    "--memory shared=on --generic-vhost-user socket=/a,device_type=fs,queue_sizes=[64,100]",
  ],
  BlockQueueSizeTooSmall: ["--disk path=/a,queue_size=2"],
  UserDevicesRequireSharedMemory: ["--user-device socket=/a"],
  VsockSpecialCid: [
    "--vsock cid=0,socket=/a",
    "--vsock cid=2,socket=/a",
    "--vsock cid=4294967295,socket=/a",
  ],
  MemoryZoneReused: [
    "--memory size=0 --memory-zone id=a,size=1G --numa guest_numa_id=0,memory_zones=[a] guest_numa_id=1,memory_zones=[a]",
  ],
  InvalidNumPciSegments: ["--platform num_pci_segments=0", "--platform num_pci_segments=97"],
  InvalidPciSegment: [
    "--disk path=/a,pci_segment=1",
    "--platform num_pci_segments=2,iommu_segments=[2]",
    "--pci-segment pci_segment=1",
    "--numa guest_numa_id=0,cpus=0,pci_segments=[4]",
  ],
  InvalidPciSegmentApertureWeight: ["--pci-segment pci_segment=0,mmio32_aperture_weight=0"],
  InvalidDeviceExcludeMmapBar: [
    "--device path=/a,x_exclude_mmap_bars=[6]",
    "--device path=/a,x_exclude_mmap_bars=[0-7]",
  ],
  InvalidIommuAddressWidthBits: ["--platform iommu_address_width=65"],
  BalloonLargerThanRam: ["--balloon size=512M", "--memory size=1G --balloon size=2G"],
  IommuNotSupportedOnSegment: [
    "--memory shared=on --platform num_pci_segments=2,iommu_segments=[1] --fs tag=a,socket=/a,pci_segment=1",
  ],
  OnIommuSegment: ["--platform num_pci_segments=2,iommu_segments=[1] --disk path=/a,pci_segment=1"],
  GpuDirectCliqueRequiresP2pDma: [
    "--platform vfio_p2p_dma=off --device path=/a,x_nv_gpudirect_clique=0",
  ],
  IdentifierNotUnique: ["--disk path=/a,id=x path=/b,id=x", "--disk path=/a,id=x --net id=x"],
  InvalidIdentifier: ["--disk path=/a,id=__x"],
  DuplicateDevicePath: ["--device path=/a path=/a"],
  VfioDeviceNeitherPathNorFd: ["--device id=a"],
  VfioDeviceBothPathAndFd: ["--platform iommufd_fd=5 --device path=/a,fd=3"],
  VfioFdRequiresIommufdFd: ["--device fd=3"],
  IommufdFdRequiresIommufd: ["--platform iommufd=off,iommufd_fd=3"],
  InvalidMtu: ["--net mtu=1000"],
  PciSegmentReused: [
    "--cpus boot=2 --platform num_pci_segments=2 --numa guest_numa_id=0,cpus=0,pci_segments=[1] guest_numa_id=1,cpus=1,pci_segments=[1]",
  ],
  DefaultPciSegmentInvalidNode: [
    "--cpus boot=2 --numa guest_numa_id=0,cpus=0 guest_numa_id=1,cpus=1,pci_segments=[0]",
  ],
  InvalidRateLimiterGroup: [
    "--rate-limit-group id=a",
    "--rate-limit-group bw_size=1,bw_refill_time=1",
    "--rate-limit-group id=a,bw_size=1",
    "--rate-limit-group id=a,bw_size=0,bw_refill_time=1",
    "--disk path=/a,rate_limit_group=x",
    "--rate-limit-group id=a,ops_size=1,ops_refill_time=1 --disk path=/a,rate_limit_group=a,ops_size=1,ops_refill_time=1",
  ],
  VhostUserRateLimiterNotSupported: [
    "--memory shared=on --disk vhost_user=on,socket=/a,bw_size=1,bw_refill_time=1",
    "--memory shared=on --net vhost_user=on,socket=/a,ops_size=1,ops_refill_time=1",
  ],
  InvalidIoPortHex: ["--debug-console off,iobase=e9", "--debug-console off,iobase=0xg"],
  InvalidRestorePrefaultWithOnDemand: [
    "--restore source_url=file:///a,prefault=on,memory_restore_mode=ondemand",
  ],
  InvalidLandlockAccess: ["--landlock-rules path=/tmp,access=x"],
  InvalidSerialLength: ["--disk path=/a,serial=123456789012345678901"],
  InvalidIvshmemInputSize: ["--ivshmem path=/a,size=3M"],
  MaskProvidedWithoutIp: ["--net mask=255.0.0.0"],
  IpProvidedWithoutMask: ["--net ip=10.0.0.1"],
  InvalidNumaConfig: [
    "--numa guest_numa_id=0",
    "--numa guest_numa_id=0,device_id=a,cpus=0",
    "--numa guest_numa_id=0,cpus=0,distances=[5@20]",
    "--cpus boot=2 --numa guest_numa_id=0,cpus=0 guest_numa_id=0,cpus=1",
    "--numa guest_numa_id=0,cpus=0,distances=[0@10,0@20]",
    "--numa guest_numa_id=0,memory_zones=[nowhere]",
  ],
  InvalidPciDeviceId: ["--disk path=/a,pci_device_id=32"],
  ReservedPciDeviceId: ["--net pci_device_id=0"],
  AlreadyInUsePciDeviceSlot: ["--disk path=/a,pci_device_id=5 --net pci_device_id=5"],
  InvalidSharedMemoryWithMergeable: [
    "--memory shared=on,mergeable=on",
    "--memory size=0,mergeable=on --memory-zone id=a,size=1G,shared=on",
  ],
  InvalidCpuFeatures: ["--cpus features=avx", "--cpus features=[amx,avx]"],
  FirmwarePlusOtherPayloads: ["--firmware /a --kernel /b"],
  IgvmPlusOtherPayloads: ["--igvm /a --firmware /b"],
  FwCfgMissingKernel: ["--firmware /a --fw-cfg-config e820=on"],
  FwCfgMissingCmdline: ["--kernel /a --fw-cfg-config e820=on"],
  FwCfgMissingInitramfs: ["--kernel /a --cmdline x --fw-cfg-config e820=on"],
  FwCfgInvalidItem: [
    "--kernel /a --cmdline x --initramfs /b --fw-cfg-config items=[name=opt/a]",
    "--kernel /a --cmdline x --initramfs /b --fw-cfg-config items=[name=opt/a,file=/a,string=b]",
    "--kernel /a --cmdline x --initramfs /b --fw-cfg-config items=[file=/a]",
  ],
  InvalidHostData: ["--kernel /a --platform sev_snp=on --host-data ab"],
  MissingBootitem: ["--disk path=/a --memory size=1G --cmdline quiet --initramfs /i"],
  KernelMissing: ["--disk path=/a --memory size=1G --cmdline quiet --initramfs /i"],
  MissingMemoryZones: ["--memory size=0"],
  InvalidMemoryParameters: [
    "--memory size=1G --memory-zone id=a,size=1G",
    "--memory hotplugged_size=1G",
    "--memory hotplug_size=1G,hotplugged_size=1G",
    "--memory hotplug_method=virtio-mem,hotplug_size=1G,hotplugged_size=2G",
    "--memory size=0,hotplug_method=virtio-mem --memory-zone id=a,size=1G,hotplugged_size=1G",
  ],
  InvalidHotplugMethodWithMemoryZones: [
    "--memory size=0 --memory-zone id=a,size=1G,hotplug_size=1G",
  ],
  InvalidSharedMemoryZoneWithHostNuma: [
    "--memory size=0 --memory-zone id=a,size=1G,shared=on,file=/dev/shm/a,host_numa_node=0",
  ],
  MissingDBusObjectPath: ["--dbus-service-name a"],
  MissingDBusServiceName: ["--dbus-object-path /a"],
  BareEventMonitor: ["--event-monitor path="],
};

/** Kinds of which a command line alone cannot say whether it makes them, and why. */
export const undecidable: Readonly<Record<string, string>> = {
  IommuUnsupported: "no code makes it",
  VfioUnsupported: "no code makes it",
  CpuTopologyDiesPerPackage: "on aarch64 alone; the build's target is not known",
  TdxNoCpuHotplug: "of the feature tdx, with which it does not compile",
  TdxFirmwareMissing: "of the feature tdx, with which it does not compile",
  SevSnpRequiresIgvm: "of the feature sev_snp",
  RestoreMissingRequiredNetId: "the snapshot decides",
  RestoreNetFdCountMismatch: "the snapshot decides",
  RestoreUnknownVfioId: "the snapshot decides",
  RestoreMissingVfioFd: "the snapshot decides",
  MultipleMemoryZoneUpdates: "of the API, while the VM runs",
  MemoryZoneUpdatesEmptyId: "of the API, while the VM runs",
  LandlockPathDoesNotExist: "the host's files decide",
  InvalidIvshmemSize: "the host's files decide",
  InvalidIvshmemPath: "the host's files decide",
  IommuNotSupported: "no flag of such a device has the key iommu",
  PayloadError: "wraps PayloadConfigError",
};

/** What it starts with and does otherwise than it says, with the rows that find it. */
export const silentLines: readonly string[] = [
  "--console tty --serial tty",
  "--serial tty",
  "--event-monitor path=/a,fd=3",
  "--firmware /a --cmdline quiet",
  "--firmware /a --initramfs /b",
  "--disk path=/a,bw_size=1000",
  "--net ops_size=10",
  "--console tty,file=/a",
  "--kernel /a --restore source_url=file:///b",
  "--memory file=/a",
  "--memory size=0,hotplug_method=virtio-mem,hotplug_size=1G --memory-zone id=a,size=1G",
  "--disk path=/a,num_queues=0",
  "--numa guest_numa_id=0,cpus=0,distances=[0@20]",
  "--platform serial_number=a,system_serial_number=b",
  "--platform uuid=a,system_uuid=b",
];

/** What begins with a payload or a flag that needs none keeps its own. */
export const withPayload = (line: string): string[] => [
  ...(/--(kernel|firmware|igvm|restore|dbus-\S+|event-monitor) /.test(line) ||
  line.includes("--cmdline quiet --initramfs")
    ? []
    : ["--kernel", "/vmlinux"]),
  ...line.split(" "),
];
