/** What an option's type does not say, in our own words; checked against the pinned modules and runners. */
export interface OptionNote {
  /** What the option is for: a sentence without its full stop. */
  readonly purpose: string;
  readonly unit?: string;
  /** What to watch out for: a sentence without its full stop. */
  readonly note?: string;
  /** Other terms for it, by which a search finds it. */
  readonly also?: readonly string[];
}

/** Search terms for every hypervisor's own package. */
const asPackage = ["version", "build", "patched", "fork", "overlay", "wrapper"];
/** Search terms for things without an option, which are passed as arguments on any hypervisor. */
const asArgument = [
  "flags",
  "command line",
  "device",
  "watchdog",
  "cpu features",
  "nested virtualization",
  "raw arguments",
  "sound",
  "audio",
];
const oneArgumentAnElement = "one argument per element: a flag and its value are two elements";

/** Of the options of guests and of hosts, by their names below `microvm`. */
export const optionNotes: Readonly<Record<string, OptionNote>> = {
  "alioth.package": { purpose: "The build of Alioth that starts the VM", also: [...asPackage] },
  autostart: {
    purpose: "Names of the VMs that the host starts when it boots",
    note: "`vms.<name>.autostart` adds to it",
    also: ["boot", "start automatically", "systemd"],
  },
  balloon: {
    purpose: "Lets the host take memory back from the running guest, and return it",
    note: "`microvm-balloon` of the runner sets the size, through `socket`",
    also: ["memory", "ram", "reclaim", "balloonMem", "overcommit"],
  },
  balloonMem: { purpose: "The initial size of the balloon", also: ["memory", "ram"] },
  binScripts: {
    purpose: "Further scripts beside `microvm-run` in the runner's `bin`, by name",
    also: ["hook", "script", "runner"],
  },
  bootDisk: {
    purpose:
      "An image with kernel and initrd, for a hypervisor that cannot load them itself; made by microvm.nix",
    also: ["efi", "esp", "boot image"],
  },
  "cloud-hypervisor.extraArgs": {
    purpose: "Arguments of cloud-hypervisor that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "passthrough arguments"],
  },
  "cloud-hypervisor.package": {
    purpose: "The build of cloud-hypervisor that starts the VM",
    also: [...asPackage],
  },
  "cloud-hypervisor.platformOEMStrings": {
    purpose: "OEM strings of the guest's SMBIOS tables, through which systemd receives credentials",
    note: "`--platform` in `extraArgs` may not have `oem_strings` as well",
    also: ["smbios", "credential", "secret", "dmi"],
  },
  cpu: {
    purpose: "The processor model that QEMU emulates instead of the host's own",
    note: "QEMU then runs without KVM, and slowly",
    also: [
      "nested virtualization",
      "emulate",
      "cross architecture",
      "aarch64 on x86_64",
      "arm",
      "tcg",
      "processor",
    ],
  },
  credentialFiles: {
    purpose:
      "Files of the host that systemd in the guest offers to services as credentials, by name",
    also: ["keys", "secret", "password", "key", "sops", "agenix", "fw_cfg", "token"],
  },
  "crosvm.extraArgs": {
    purpose: "Arguments of `crosvm run` that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "share memory", "pmem", "tpm", "gpu", "console"],
  },
  "crosvm.package": { purpose: "The build of crosvm that starts the VM", also: [...asPackage] },
  "crosvm.pivotRoot": {
    purpose: "An empty folder of the host that crosvm's processes use as their root",
    also: ["sandbox", "jail", "minijail", "isolation"],
  },
  declaredRunner: {
    purpose: "The package that starts the VM on its own `hypervisor`: what a host installs",
    also: ["build", "microvm-run", "start"],
  },
  deflateOnOOM: {
    purpose:
      "Lets the balloon give memory back before the guest's kernel kills a process for lack of it",
    also: ["memory", "out of memory", "ram"],
  },
  "deploy.installOnHost": {
    purpose: "A program that builds this VM on a host over SSH and installs it there",
    also: ["deploy", "remote", "ssh", "update"],
  },
  "deploy.rebuild": {
    purpose: "A program that installs this VM on a host, then switches the running guest to it",
    also: ["nixos-rebuild", "deploy", "remote", "ssh", "update"],
  },
  "deploy.sshSwitch": {
    purpose:
      "A program that switches the running guest to its new system over SSH, without a restart",
    note: "the guest must have the host's store and an SSH server",
    also: ["nixos-rebuild", "deploy", "remote", "update"],
  },
  devices: {
    purpose: "Devices of the host that the guest takes over",
    also: [
      "passthrough",
      "vfio",
      "pci",
      "usb",
      "gpu",
      "nic",
      "network card",
      "wifi",
      "bluetooth",
      "webcam",
      "camera",
      "fingerprint reader",
      "smartcard",
      "yubikey",
      "nvidia",
      "touchpad",
      "hardware",
      "nvme",
    ],
  },
  "devices.*.bus": {
    purpose: "Whether the device is on PCI or on USB",
    note: "USB works only on QEMU",
    also: ["passthrough", "vfio", "usb"],
  },
  "devices.*.path": {
    purpose: "Which device: a PCI address such as `0000:01:00.0`, or what QEMU's `usb-host` takes",
    also: ["passthrough", "vfio", "vendor id", "product id", "address"],
  },
  "devices.*.qemu.bus": {
    purpose: "The bus in the guest that QEMU puts the device on: a port of `qemu.pcieRootPorts`",
    also: ["passthrough", "pcie"],
  },
  "devices.*.qemu.deviceExtraArgs": {
    purpose: "Further properties of QEMU's device, as text after the others: `x-igd-opregion=on`",
    also: ["passthrough", "vfio", "igd", "gpu"],
  },
  "devices.*.qemu.id": {
    purpose: "A name by which QEMU's monitor and other arguments find the device",
    also: ["passthrough", "hotplug"],
  },
  extraArgsScript: {
    purpose: "A program of the host whose output is added to the command line at each start",
    note: "its output is split at spaces; quotes have no effect",
    also: ["dynamic arguments", "runtime", "fd", "extra arguments"],
  },
  "firecracker.cpu": {
    purpose: "A CPU template: which processor features Firecracker shows the guest",
    also: ["processor", "cpuid"],
  },
  "firecracker.driveIoEngine": {
    purpose: "Whether Firecracker reads and writes disks with io_uring or one request at a time",
    also: ["disk", "io_uring", "performance"],
  },
  "firecracker.extraArgs": {
    purpose: "Arguments of Firecracker that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument],
  },
  "firecracker.extraConfig": {
    purpose:
      "Settings that replace or extend the configuration that the runner writes for Firecracker",
    note: "Firecracker silently drops unknown keys at the top level, and a list replaces the runner's list",
    also: ["json", "configuration", "balloon", "pmem", "share memory"],
  },
  "firecracker.package": {
    purpose: "The build of Firecracker that starts the VM",
    also: [...asPackage],
  },
  forwardPorts: {
    purpose:
      "Ports of the host that lead into the guest, or the other way, on a network of type `user`",
    note: "open the port in the guest's firewall, too",
    also: ["port forwarding", "ssh", "nat", "hostfwd", "slirp", "network"],
  },
  "forwardPorts.*.from": {
    purpose: "Which side's connections are forwarded to the other",
    also: ["direction", "port forwarding"],
  },
  "forwardPorts.*.guest.address": {
    purpose: "The guest's IPv4 address; empty for the one that QEMU gives it",
    also: ["port forwarding", "ip"],
  },
  "forwardPorts.*.guest.port": { purpose: "The port in the guest", also: ["port forwarding"] },
  "forwardPorts.*.host.address": {
    purpose: "The host's IPv4 address; empty for all of them",
    also: ["port forwarding", "ip", "listen", "localhost"],
  },
  "forwardPorts.*.host.port": { purpose: "The port on the host", also: ["port forwarding"] },
  "forwardPorts.*.proto": { purpose: "TCP or UDP", also: ["port forwarding", "protocol"] },
  "graphics.backend": {
    purpose: "Where QEMU shows the guest's screen: in a window, or nowhere but still with OpenGL",
    also: ["display", "gpu", "window", "gtk", "headless", "screen"],
  },
  "graphics.crosvmPackage": {
    purpose: "The crosvm whose GPU process serves crosvm and cloud-hypervisor",
    also: ["virgl", "gpu", "display"],
  },
  "graphics.enable": {
    purpose: "Gives the guest a graphics device, keyboard and pointer",
    note: "QEMU is then a larger build, with display and sound",
    also: ["gpu", "display", "gui", "desktop", "wayland", "window", "virtio-gpu", "opengl"],
  },
  "graphics.hostmem": {
    purpose: "How much memory QEMU's graphics device can map from the host for Vulkan",
    note: "with its unit: `256M`, `4G`",
    also: ["gpu", "vram", "venus", "memory"],
  },
  "graphics.socket": {
    purpose: "The socket between the hypervisor and the GPU process beside it",
    also: ["gpu", "vhost-user", "display"],
  },
  "graphics.vulkan": {
    purpose: "How QEMU's graphics device passes Vulkan on to the host",
    also: ["gpu", "venus", "3d", "opengl"],
  },
  "guest.enable": {
    purpose:
      "Makes this NixOS system the guest of a micro-VM; when off, the module only declares its options",
    also: ["disable", "module"],
  },
  "host.enable": {
    purpose: "Makes this NixOS system a host of micro-VMs, with their services",
    also: ["disable", "module", "systemd"],
  },
  "host.startupTimeout": {
    purpose: "How long systemd waits for a VM to start or stop before it gives up",
    unit: "seconds",
    also: [
      "restarts",
      "starting",
      "started",
      "booted",
      "wait",
      "hangs",
      "stop",
      "timeout",
      "slow boot",
      "shutdown",
    ],
  },
  "host.useNotifySockets": {
    purpose: "Counts a VM as started only once its systemd reports over vsock that it is ready",
    note: "a VM whose hypervisor cannot pass this on never counts as started",
    also: [
      "starting",
      "booted",
      "wait",
      "notify",
      "ready",
      "sd_notify",
      "systemd",
      "boot order",
      "dependency",
    ],
  },
  hotplugMem: {
    purpose: "How much memory can be plugged into the running guest with virtio-mem",
    unit: "MiB",
    note: "not on QEMU's machine `microvm`",
    also: ["memory", "ram", "virtio-mem", "resize", "maxmem"],
  },
  hotpluggedMem: {
    purpose: "How much of `hotplugMem` is plugged in from the start",
    unit: "MiB",
    also: ["memory", "ram", "virtio-mem"],
  },
  hugepageMem: {
    purpose: "Backs the guest's memory with the host's huge pages",
    also: ["memory", "ram", "hugetlbfs", "performance", "huge pages"],
  },
  hypervisor: {
    purpose: "The program that runs the VM",
    also: [
      "macos",
      "select",
      "vmm",
      "qemu",
      "crosvm",
      "cloud-hypervisor",
      "firecracker",
      "kvmtool",
      "switch",
    ],
  },
  initialBalloonMem: {
    purpose: "How much memory the balloon holds back from the guest at the start",
    unit: "MiB",
    also: ["memory", "ram", "balloon"],
  },
  initrdPath: {
    purpose: "The initrd that the hypervisor loads",
    also: ["initramfs", "boot", "ramdisk"],
  },
  interfaces: {
    purpose: "The guest's network cards, and what each is connected to on the host",
    also: [
      "network",
      "net",
      "ethernet",
      "tap",
      "bridge",
      "internet",
      "nic",
      "static ip",
      "ip address",
      "dhcp",
      "vlan",
    ],
  },
  "interfaces.*.bridge": {
    purpose: "The host's bridge that the interface joins",
    note: 'required when `type` is `"bridge"`, and refused otherwise',
    also: ["network", "br0"],
  },
  "interfaces.*.id": {
    purpose: "The name of the interface on the host",
    note: "at most 15 characters",
    also: ["network", "tap name", "ifname"],
  },
  "interfaces.*.mac": {
    purpose: "The hardware address that the guest sees",
    note: "six bytes in hexadecimal, separated by colons; no two VMs of one network may share it",
    also: ["network", "mac address", "ethernet"],
  },
  "interfaces.*.macvtap.link": {
    purpose: "The host's network card that a `macvtap` interface shares",
    also: ["network", "physical interface", "macvlan", "parent"],
  },
  "interfaces.*.macvtap.mode": {
    purpose: "How guests on the same card reach each other and the network",
    also: ["network", "macvlan", "bridge", "private"],
  },
  "interfaces.*.tap.vhost": {
    purpose: "Lets the host's kernel carry the packets of a tap interface instead of QEMU",
    note: "the host needs the kernel module `vhost_net`",
    also: ["network", "performance", "throughput", "vhost-net", "fast", "slow"],
  },
  "interfaces.*.type": {
    purpose: "How the interface is connected: QEMU's own NAT, a tap, a macvtap or a bridge",
    also: ["network", "nat", "slirp", "tap", "internet"],
  },
  kernel: {
    purpose: "The package of the kernel that the hypervisor loads",
    note: "set `boot.kernelPackages` instead, so that modules fit it",
    also: ["linux", "boot", "vmlinux", "bzImage"],
  },
  kernelParams: {
    purpose: "Parameters of the guest's kernel, which may refer to the guest's own system",
    note: "`boot.kernelParams` are part of it",
    also: ["command line", "append", "boot", "cmdline", "console"],
  },
  "kvmtool.package": { purpose: "The build of kvmtool that starts the VM", also: [...asPackage] },
  machineId: {
    purpose: "The VM's UUID, for `/etc/machine-id`, SMBIOS and systemd-machined",
    also: ["uuid", "smbios", "machinectl", "identity"],
  },
  mem: {
    purpose: "The guest's memory",
    unit: "MiB",
    note: "QEMU hangs at exactly 2048",
    also: ["memory", "ram", "size", "2048", "2 GB", "limit"],
  },
  "optimize.enable": {
    purpose:
      "Makes the guest smaller and faster to start, and QEMU without display, sound and the host's USB devices",
    note: "devices that need one of these are then missing: `stripped-build` reports them",
    also: [
      "closure size",
      "boot time",
      "minimal",
      "vnc",
      "spice",
      "audio",
      "sound",
      "nixosTestRunner",
    ],
  },
  preStart: {
    purpose: "Shell commands of the runner before it starts the hypervisor",
    also: ["hook", "script", "setup", "prepare"],
  },
  prettyProcnames: {
    purpose: "Names the hypervisor's process `microvm@NAME`, so that `ps` shows which VM it is",
    also: ["process name", "ps", "top"],
  },
  "qemu.extraArgs": {
    purpose: "Arguments of QEMU that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "share memory", "pmem", "ivshmem", "tpm", "swtpm"],
  },
  "qemu.machine": {
    purpose:
      "The board that QEMU emulates: `microvm` is the smallest, `q35` has PCI Express and ACPI",
    note: "memory devices work on `q35`, but silently fail on `microvm`",
    also: ["q35", "virt", "board", "pc", "share memory"],
  },
  "qemu.machineOpts": {
    purpose: "Properties of the machine, which replace all those that the runner sets",
    note: "this includes the accelerator: without `accel`, QEMU emulates",
    also: ["accel", "kvm", "acpi", "pcie", "usb"],
  },
  "qemu.package": { purpose: "The build of QEMU that starts the VM", also: [...asPackage] },
  "qemu.pcieRootPorts": {
    purpose: "Ports that PCI Express devices can be plugged into while the guest runs",
    also: ["hotplug", "pcie", "passthrough", "vfio", "pci"],
  },
  "qemu.pcieRootPorts.*.addr": {
    purpose: "The port's own place on its bus: slot and function",
    also: ["pci address", "pcie"],
  },
  "qemu.pcieRootPorts.*.bus": {
    purpose: "The bus that the port is on, `pcie.0` on q35",
    also: ["pcie", "pci"],
  },
  "qemu.pcieRootPorts.*.chassis": {
    purpose: "The number of the chassis; with `slot`, no two ports may have the same",
    also: ["pcie", "pci"],
  },
  "qemu.pcieRootPorts.*.id": {
    purpose: "The port's name, by which `devices.*.qemu.bus` finds it",
    also: ["pcie", "pci", "bus"],
  },
  "qemu.pcieRootPorts.*.slot": {
    purpose: "The number of the slot in its chassis",
    also: ["pcie", "pci"],
  },
  "qemu.serialConsole": {
    purpose: "Connects the guest's first serial port with the terminal that QEMU runs in",
    also: ["console", "tty", "ttyS0", "log", "login", "output"],
  },
  registerClosure: {
    purpose: "Registers the store paths of the guest's own system with its Nix at boot",
    note: "turn it off if a store overlay outlives the guest",
    also: ["nix database", "nix-store", "store", "regInfo"],
  },
  registerWithMachined: {
    purpose: "Shows the running VM in `machinectl` of the host",
    also: ["machinectl", "systemd-machined", "list"],
  },
  runner: {
    purpose: "The packages that start the VM, one per hypervisor",
    also: ["build", "microvm-run", "start"],
  },
  shares: {
    purpose: "Folders of the host that the guest mounts",
    also: ["shared folder", "directory", "9p", "virtiofs", "file sharing", "host store", "mount"],
  },
  "shares.*.cache": {
    purpose: "What the guest may cache of a virtiofs share without asking the host again",
    also: ["virtiofs", "consistency", "performance", "shared folder"],
  },
  "shares.*.extraArgs": {
    purpose: "Arguments of virtiofsd for this share only",
    note: oneArgumentAnElement,
    also: ["virtiofsd", "translate-uid", "uid", "shared folder"],
  },
  "shares.*.mountPoint": {
    purpose: "Where the guest mounts the share",
    also: ["shared folder", "directory", "path"],
  },
  "shares.*.posixAcl": {
    purpose: "Lets a virtiofs share keep access control lists and extended attributes",
    note: "cannot be combined with translated user ids in `extraArgs`",
    also: ["acl", "xattr", "permissions", "virtiofs"],
  },
  "shares.*.proto": {
    purpose:
      "How the guest reaches the folder: 9p within the hypervisor, or virtiofs by a daemon beside it",
    note: "virtiofs is faster, and most hypervisors support it",
    also: ["9p", "virtiofs", "performance", "shared folder", "slow"],
  },
  "shares.*.readOnly": {
    purpose: "The guest cannot write to the share",
    also: ["ro", "write protect", "shared folder"],
  },
  "shares.*.securityModel": {
    purpose: "How a 9p share keeps owners and modes of files",
    also: ["9p", "permissions", "owner", "uid", "chown"],
  },
  "shares.*.socket": {
    purpose: "The socket between the hypervisor and virtiofsd",
    also: ["virtiofs", "vhost-user", "virtiofsd"],
  },
  "shares.*.source": {
    purpose: "The folder on the host",
    note: "the guest takes its store from a share of `/nix/store`",
    also: ["path", "directory", "shared folder", "host store"],
  },
  "shares.*.tag": {
    purpose: "The name by which the guest finds the share",
    note: "at most 31 bytes for 9p and 36 for virtiofs",
    also: ["mount tag", "virtiofs", "9p", "name"],
  },
  socket: {
    purpose: "The socket by which the host stops the VM and sets its balloon",
    note: "without a socket there is no `microvm-shutdown`; crosvm and Firecracker refuse null",
    also: ["qmp", "api", "control", "shutdown", "monitor"],
  },
  stateDir: {
    purpose: "The folder with a subfolder for each VM, in which it runs",
    also: ["/var/lib/microvms", "directory", "volumes", "images"],
  },
  storeDisk: {
    purpose: "The image of the guest's store; made by microvm.nix",
    also: ["nix store", "erofs", "squashfs", "image"],
  },
  storeDiskErofsFlags: {
    purpose: "Arguments of `mkfs.erofs`, which makes the image of the store",
    also: ["compression", "nix store", "image size"],
  },
  storeDiskSquashfsFlags: {
    purpose: "Arguments of `gensquashfs`, which makes the image of the store",
    also: ["compression", "nix store", "image size", "zstd"],
  },
  storeDiskType: {
    purpose: "The file system of the store's image",
    note: "squashfs if the hardened profile forbids erofs",
    also: ["erofs", "squashfs", "nix store", "image"],
  },
  storeOnDisk: {
    purpose: "Puts the guest's store into a separate image",
    note: "off as soon as the host's `/nix/store` is among `shares`",
    also: ["nix store", "erofs", "share store", "closure"],
  },
  "stratovirt.package": {
    purpose: "The build of StratoVirt that starts the VM",
    also: [...asPackage],
  },
  systemSymlink: {
    purpose: "Makes the runner refer to the guest's system, so that `microvm -l` can compare it",
    note: "if the store is an image, the host then has the system twice",
    also: ["microvm -l", "closure size", "toplevel"],
  },
  user: {
    purpose: "The user that QEMU becomes once it has opened what it needs as root",
    also: ["privileges", "root", "security", "run as"],
  },
  vcpu: {
    purpose: "How many processors the guest has",
    note: "on QEMU and cloud-hypervisor, a tap interface has a queue for each",
    also: ["cpu", "cores", "processors", "smp", "threads"],
  },
  "vfkit.extraArgs": {
    purpose: "Arguments of vfkit that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "macos"],
  },
  "vfkit.logLevel": { purpose: "How much vfkit logs", also: ["debug", "macos", "log"] },
  "vfkit.package": {
    purpose: "The build of vfkit that starts the VM",
    also: [...asPackage, "macos", "mac", "darwin"],
  },
  "vfkit.rosetta.enable": {
    purpose: "Lets the guest run programs for x86_64, translated by the Mac's Rosetta",
    also: ["macos", "apple silicon", "x86_64", "binfmt"],
  },
  "vfkit.rosetta.ignoreIfMissing": {
    purpose: "Starts the VM even if the Mac has no Rosetta",
    also: ["macos", "intel"],
  },
  "vfkit.rosetta.install": {
    purpose: "Installs Rosetta on the Mac if it is missing",
    also: ["macos", "apple silicon"],
  },
  "virtiofsd.extraArgs": {
    purpose: "Arguments of virtiofsd for all shares",
    note: oneArgumentAnElement,
    also: ["virtiofs", "shared folder", "uid"],
  },
  "virtiofsd.group": {
    purpose: "The group that owns virtiofsd's sockets, so that the hypervisor may connect",
    also: ["virtiofs", "permission denied", "kvm", "socket"],
  },
  "virtiofsd.inodeFileHandles": {
    purpose: "virtiofsd refers to files by handles instead of open descriptors",
    also: ["virtiofs", "too many open files", "zfs"],
  },
  "virtiofsd.package": {
    purpose: "The build of virtiofsd that serves shares",
    also: [...asPackage, "virtiofs"],
  },
  "virtiofsd.threadPoolSize": {
    purpose:
      "How many threads serve a share; `nproc` in backquotes is the host's number of processors",
    also: ["virtiofs", "performance", "threads"],
  },
  vmHostPackages: {
    purpose:
      "The packages from which the runner takes the hypervisor and tools, for a host of another system",
    also: ["mac", "build on macos", "macos", "darwin", "cross", "pkgs", "nixpkgs"],
  },
  vms: {
    purpose: "The VMs that this host builds and runs, by name",
    also: ["host", "declarative", "list", "fleet"],
  },
  "vms.<name>.autostart": {
    purpose: "Starts the VM when the host boots",
    also: ["boot", "systemd"],
  },
  "vms.<name>.config": {
    purpose: "The guest's NixOS configuration, written in the host's own",
    also: ["inline", "declarative", "without flake"],
  },
  "vms.<name>.evaluatedConfig": {
    purpose: "A guest that was evaluated elsewhere, as `nixosSystem` gives it",
    also: ["nixosSystem", "prebuilt"],
  },
  "vms.<name>.extraModules": {
    purpose: "NixOS modules of the guest beside `config`",
    also: ["import", "modules"],
  },
  "vms.<name>.flake": {
    purpose: "The flake whose `nixosConfigurations` has the guest, by the VM's name",
    also: ["nixosConfigurations", "input"],
  },
  "vms.<name>.nixpkgs": {
    purpose: "The nixpkgs that `config` is evaluated with",
    also: ["channel", "version"],
  },
  "vms.<name>.pkgs": {
    purpose: "The packages of a guest that `config` describes",
    also: ["nixpkgs", "overlay", "cross"],
  },
  "vms.<name>.restartIfChanged": {
    purpose: "Restarts the VM when a new build of the host changes it",
    also: ["update", "switch", "downtime", "restart", "rebuild", "old configuration", "still runs"],
  },
  "vms.<name>.specialArgs": {
    purpose: "Further arguments of the modules of a guest that `config` describes",
    also: ["inputs", "module arguments"],
  },
  "vms.<name>.updateFlake": {
    purpose: "The flake that `microvm -u` on the host builds the VM from later",
    also: ["update", "imperative", "microvm -u"],
  },
  volumes: {
    purpose: "The guest's disks: images, or block devices of the host",
    also: [
      "disk",
      "zfs",
      "zvol",
      "lvm",
      "partition",
      "block device",
      "snapshot",
      "swap",
      "storage",
      "persistent",
      "drive",
      "image",
      "state",
    ],
  },
  "volumes.*.autoCreate": {
    purpose: "Lets the runner create the image and its file system if there is none",
    also: ["disk", "mkfs", "format", "create"],
  },
  "volumes.*.direct": {
    purpose: "Reads and writes bypass the host's page cache",
    also: ["disk", "o_direct", "cache", "performance", "slow disk"],
  },
  "volumes.*.fsType": {
    purpose: "The file system that the runner makes and the guest mounts",
    also: ["disk", "ext4", "xfs", "btrfs", "format"],
  },
  "volumes.*.image": {
    purpose: "The image's file, or a block device of the host",
    note: "relative to the folder that the VM runs in",
    also: ["zfs", "zvol", "lvm", "partition", "qcow2", "disk", "path", "block device", "file"],
  },
  "volumes.*.imageType": {
    purpose: "The image's format, as cloud-hypervisor gets it",
    note: "the image that `autoCreate` makes is raw",
    also: ["disk", "qcow2", "raw", "vhd"],
  },
  "volumes.*.label": {
    purpose: "The file system's label, by which the guest finds the volume",
    note: "a volume that `autoCreate` does not create gets no label",
    also: ["disk", "by-label", "device order"],
  },
  "volumes.*.mkfsExtraArgs": {
    purpose: "Arguments of `mkfs` when the runner makes the file system",
    also: ["disk", "mkfs", "format", "inode"],
  },
  "volumes.*.mountPoint": {
    purpose: "Where the guest mounts the volume; null for nowhere",
    also: ["disk", "mount", "path"],
  },
  "volumes.*.readOnly": { purpose: "The guest cannot write to the disk", also: ["disk", "ro"] },
  "volumes.*.serial": {
    purpose: "The serial number that the guest sees, below `/dev/disk/by-id`",
    also: ["disk", "by-id", "device order"],
  },
  "volumes.*.size": {
    purpose: "The size of the image that the runner creates; an existing image keeps its size",
    unit: "MiB",
    also: ["disk", "resize", "grow", "large", "bigger", "space", "full"],
  },
  "vsock.cid": {
    purpose: "The guest's number on the socket between host and guests, which needs no network",
    note: "3 or more, and no other VM of the host may have it",
    also: ["vsock", "context id", "host communication", "ssh", "af_vsock"],
  },
  "vsock.ssh.enable": {
    purpose: "The host reaches the guest by SSH over vsock, without a network",
    note: "`vsock.cid` must be set",
    also: ["ssh", "login", "shell", "console", "microvm -s"],
  },
  writableStoreOverlay: {
    purpose:
      "A folder of the guest that takes what is written to its store, so that Nix can build there",
    also: [
      "nix build",
      "nix-shell",
      "keep builds",
      "nix-daemon",
      "nix store",
      "overlayfs",
      "writable store",
    ],
  },
};

/** What a group of options is for, in our own words: a sentence without its full stop. Those of a hypervisor say it. */
export const groupNotes: Readonly<Record<string, string>> = {
  deploy: "Packages that put the VM onto a host over SSH; read-only",
  "devices.*.qemu": "How QEMU shows the device to the guest",
  "forwardPorts.*.guest": "The end of the connection in the guest",
  "forwardPorts.*.host": "The end of the connection on the host",
  graphics: "A window, or a screen that other programs show",
  guest: "Whether the system is a micro-VM at all",
  "interfaces.*.macvtap": "The host's interface that the VM shares, and how",
  "interfaces.*.tap": "How the host serves the interface",
  optimize: "A smaller guest system, without what no micro-VM needs",
  "vfkit.rosetta": "Programs for x86_64 in a guest on a Mac with an ARM processor",
  virtiofsd: "The program on the host that serves shares by virtiofs",
  vsock: "A socket between host and guest that needs no network",
  "vsock.ssh": "SSH into the guest through the socket",
};
