// ../src/microvm/history/read-history.ts
import { readFileSync } from "node:fs";
import { join as join2 } from "node:path";

// ../src/tool.ts
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var __vite_injected_original_import_meta_url = "file:///work/wt/site/src/tool.ts";
var packageFolder = dirname(dirname(fileURLToPath(__vite_injected_original_import_meta_url)));
var bundleFolder = join(packageFolder, "dist");
var runtimeModule = join(bundleFolder, "index.js");
var nixFolder = join(packageFolder, "nix");

// ../src/microvm/history/read-history.ts
var historyFolder = join2(bundleFolder, "../src/microvm/history");
function readHistory(name) {
  return JSON.parse(readFileSync(join2(historyFolder, name), "utf8"));
}

// ../src/microvm/history/database.ts
var RevisionDatabase = class {
  /** The main branch's first, oldest first; then those of other branches by date. */
  revisions;
  #byRev;
  #byNarHash = /* @__PURE__ */ new Map();
  #file;
  #sets = /* @__PURE__ */ new Map();
  #options;
  #changes;
  /** @param options Gives options.json; called only when options are asked for. */
  constructor(revisions, options2) {
    this.#file = options2;
    this.revisions = revisions.revisions.map(parseRevision);
    this.#byRev = new Map(this.revisions.map((revision) => [revision.rev, revision]));
    for (const revision of this.revisions) {
      const same2 = this.#byNarHash.get(revision.narHash);
      if (same2 === void 0) this.#byNarHash.set(revision.narHash, [revision]);
      else same2.push(revision);
    }
  }
  /** By the whole hash, or by a beginning of at least 4 digits that no other revision has. */
  find(rev) {
    const exact = this.#byRev.get(rev.toLowerCase());
    if (exact !== void 0 || rev.length < 4 || rev.length >= 40) return exact;
    const [first, second] = this.revisions.filter(
      (known2) => known2.rev.startsWith(rev.toLowerCase())
    );
    return second === void 0 ? first : void 0;
  }
  /** All revisions with this tree: several commits may have the same, those on main first. */
  withNarHash(narHash) {
    return this.#byNarHash.get(narHash) ?? [];
  }
  /** The main branch's first-parent line, oldest first. */
  main() {
    return this.revisions.filter(({ onMain }) => onMain !== void 0);
  }
  /** The commits of the main branch that change what options there are, oldest first. */
  changesOnMain() {
    this.#changes ??= [...this.#readChanges()];
    return this.#changes;
  }
  *#readChanges() {
    let unread = 0;
    let set;
    for (const revision of this.main()) {
      const options2 = this.optionsAt(revision);
      if (options2 === void 0) {
        unread += 1;
        continue;
      }
      if (revision.options !== set) yield { revision, options: groupedByName(options2), unread };
      set = revision.options;
      unread = 0;
    }
  }
  /** Every option of the revision, nested ones too, sorted by name. Undefined when it does not evaluate. */
  optionsAt({ options: options2 }) {
    return options2 === void 0 ? void 0 : this.#set(options2);
  }
  /** Every form that any option ever had. */
  everyForm() {
    return this.#optionsFile().options;
  }
  #set(number) {
    const known2 = this.#sets.get(number);
    if (known2 !== void 0) return known2;
    const { options: options2, sets } = this.#optionsFile();
    const entry = sets[number];
    if (entry === void 0) throw new Error(`options.json has no set ${number}`);
    const [base, added, dropped] = entry;
    const gone = new Set(dropped.map((index) => options2[index]));
    const set = [
      ...(base === null ? [] : this.#set(base)).filter((facts) => !gone.has(facts)),
      ...added.map((index) => options2[index])
    ].sort(byName);
    this.#sets.set(number, set);
    return set;
  }
  #optionsFile() {
    this.#options ??= this.#file();
    return this.#options;
  }
};
var shipped;
function revisionDatabase() {
  shipped ??= new RevisionDatabase(
    readHistory("revisions.json"),
    () => readHistory("options.json")
  );
  return shipped;
}
function parseRevision(line) {
  const [rev = "", hash = "", committed, options2 = "-", onMain = "-"] = line.split(" ");
  return {
    rev,
    narHash: `sha256-${hash}`,
    committed: Number(committed),
    options: options2 === "-" ? void 0 : Number(options2),
    onMain: onMain === "-" ? void 0 : Number(onMain)
  };
}
function groupedByName(options2) {
  const grouped = /* @__PURE__ */ new Map();
  for (const facts of options2) {
    const same2 = grouped.get(facts.name);
    if (same2 === void 0) grouped.set(facts.name, [facts]);
    else same2.push(facts);
  }
  return grouped;
}
function byName(one, other) {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.host ? 1 : -1;
}

// ../src/microvm/schema/describe.ts
function describeType(type) {
  switch (type.kind) {
    case "int":
      return `whole number${range(type)}`;
    case "number":
      return `number${type.exclusiveMin === void 0 ? range(type) : ` above ${type.exclusiveMin}`}`;
    case "string":
      return describeString(type);
    case "path":
      return describePath(type);
    case "enum":
      return type.values.map((value) => code(JSON.stringify(value))).join(", ");
    case "nullOr":
      return `${describeType(type.of)}, or null`;
    case "either":
      return type.of.map(describeType).join(", or ");
    case "listOf":
      return `${type.nonEmpty ? "list, not empty, of" : "list of"} ${elements(type.of)}`;
    case "attrsOf":
      return `attribute set of ${elements(type.of)}`;
    case "tagged":
      return `exactly one of ${Object.keys(type.tags).map(code).join(", ")}`;
    case "coerced":
      return `${describeType(type.to)}, or ${describeType(type.from)}`;
    case "function":
      return `function to ${describeType(type.to)}`;
    case "recursive":
    case "self":
      return type.name;
    case "unknown":
      return `value of type ${type.name}`;
    case "expression":
      return `value that only a Nix expression makes (${type.name})`;
    default:
      return plainTypes[type.kind];
  }
}
var plainTypes = {
  anything: "any value",
  bool: "true or false",
  float: "number",
  module: "NixOS module",
  package: "package",
  raw: "any value",
  submodule: "attribute set",
  unspecified: "any value"
};
function describeString(type) {
  if (type.separator === "\n") return "lines of text";
  if (type.pattern !== void 0) return `string that matches ${code(type.pattern)}`;
  if (type.nonEmpty) return "string, not empty";
  return type.singleLine ? "string of one line" : "string";
}
function describePath(type) {
  if (type.inStore) return "path in the Nix store";
  return type.absolute === false ? "path" : "absolute path";
}
function elements(type) {
  switch (type.kind) {
    case "submodule":
      return "attribute sets";
    case "package":
      return "packages";
    case "string":
      return describeType(type).replace(/^string/, "strings");
    default:
      return `values: ${describeType(type)}`;
  }
}
function range({ min, max }) {
  if (min !== void 0 && max !== void 0) return ` from ${min} to ${max}`;
  if (min !== void 0) return `, ${min} or more`;
  return max === void 0 ? "" : `, ${max} or less`;
}
function describeDefault(value) {
  if ("value" in value) return code(JSON.stringify(value.value));
  if ("expression" in value) return code(value.expression.replace(/\s+/g, " ").trim());
  return void 0;
}
var code = (text) => `\`${text}\``;

// ../src/microvm/schema/option-notes.ts
var asPackage = ["version", "build", "patched", "fork", "overlay", "wrapper"];
var asArgument = [
  "flags",
  "command line",
  "device",
  "watchdog",
  "cpu features",
  "nested virtualization",
  "raw arguments",
  "sound",
  "audio"
];
var oneArgumentAnElement = "one argument per element: a flag and its value are two elements";
var optionNotes = {
  "alioth.package": { purpose: "The build of Alioth that starts the VM", also: [...asPackage] },
  autostart: {
    purpose: "Names of the VMs that the host starts when it boots",
    note: "`vms.<name>.autostart` adds to it",
    also: ["boot", "start automatically", "systemd"]
  },
  balloon: {
    purpose: "Lets the host take memory back from the running guest, and return it",
    note: "`microvm-balloon` of the runner sets the size, through `socket`",
    also: ["memory", "ram", "reclaim", "balloonMem", "overcommit"]
  },
  balloonMem: { purpose: "The initial size of the balloon", also: ["memory", "ram"] },
  binScripts: {
    purpose: "Further scripts beside `microvm-run` in the runner's `bin`, by name",
    also: ["hook", "script", "runner"]
  },
  bootDisk: {
    purpose: "An image with kernel and initrd, for a hypervisor that cannot load them itself; made by microvm.nix",
    also: ["efi", "esp", "boot image"]
  },
  "cloud-hypervisor.extraArgs": {
    purpose: "Arguments of cloud-hypervisor that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "passthrough arguments"]
  },
  "cloud-hypervisor.package": {
    purpose: "The build of cloud-hypervisor that starts the VM",
    also: [...asPackage]
  },
  "cloud-hypervisor.platformOEMStrings": {
    purpose: "OEM strings of the guest's SMBIOS tables, through which systemd receives credentials",
    note: "`--platform` in `extraArgs` may not have `oem_strings` as well",
    also: ["smbios", "credential", "secret", "dmi"]
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
      "processor"
    ]
  },
  credentialFiles: {
    purpose: "Files of the host that systemd in the guest offers to services as credentials, by name",
    also: ["keys", "secret", "password", "key", "sops", "agenix", "fw_cfg", "token"]
  },
  "crosvm.extraArgs": {
    purpose: "Arguments of `crosvm run` that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "share memory", "pmem", "tpm", "gpu", "console"]
  },
  "crosvm.package": { purpose: "The build of crosvm that starts the VM", also: [...asPackage] },
  "crosvm.pivotRoot": {
    purpose: "An empty folder of the host that crosvm's processes use as their root",
    also: ["sandbox", "jail", "minijail", "isolation"]
  },
  declaredRunner: {
    purpose: "The package that starts the VM on its own `hypervisor`: what a host installs",
    also: ["build", "microvm-run", "start"]
  },
  deflateOnOOM: {
    purpose: "Lets the balloon give memory back before the guest's kernel kills a process for lack of it",
    also: ["memory", "out of memory", "ram"]
  },
  "deploy.installOnHost": {
    purpose: "A program that builds this VM on a host over SSH and installs it there",
    also: ["deploy", "remote", "ssh", "update"]
  },
  "deploy.rebuild": {
    purpose: "A program that installs this VM on a host, then switches the running guest to it",
    also: ["nixos-rebuild", "deploy", "remote", "ssh", "update"]
  },
  "deploy.sshSwitch": {
    purpose: "A program that switches the running guest to its new system over SSH, without a restart",
    note: "the guest must have the host's store and an SSH server",
    also: ["nixos-rebuild", "deploy", "remote", "update"]
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
      "nvme"
    ]
  },
  "devices.*.bus": {
    purpose: "Whether the device is on PCI or on USB",
    note: "USB works only on QEMU",
    also: ["passthrough", "vfio", "usb"]
  },
  "devices.*.path": {
    purpose: "Which device: a PCI address such as `0000:01:00.0`, or what QEMU's `usb-host` takes",
    also: ["passthrough", "vfio", "vendor id", "product id", "address"]
  },
  "devices.*.qemu.bus": {
    purpose: "The bus in the guest that QEMU puts the device on: a port of `qemu.pcieRootPorts`",
    also: ["passthrough", "pcie"]
  },
  "devices.*.qemu.deviceExtraArgs": {
    purpose: "Further properties of QEMU's device, as text after the others: `x-igd-opregion=on`",
    also: ["passthrough", "vfio", "igd", "gpu"]
  },
  "devices.*.qemu.id": {
    purpose: "A name by which QEMU's monitor and other arguments find the device",
    also: ["passthrough", "hotplug"]
  },
  extraArgsScript: {
    purpose: "A program of the host whose output is added to the command line at each start",
    note: "its output is split at spaces; quotes have no effect",
    also: ["dynamic arguments", "runtime", "fd", "extra arguments"]
  },
  "firecracker.cpu": {
    purpose: "A CPU template: which processor features Firecracker shows the guest",
    also: ["processor", "cpuid"]
  },
  "firecracker.driveIoEngine": {
    purpose: "Whether Firecracker reads and writes disks with io_uring or one request at a time",
    also: ["disk", "io_uring", "performance"]
  },
  "firecracker.extraArgs": {
    purpose: "Arguments of Firecracker that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument]
  },
  "firecracker.extraConfig": {
    purpose: "Settings that replace or extend the configuration that the runner writes for Firecracker",
    note: "Firecracker silently drops unknown keys at the top level, and a list replaces the runner's list",
    also: ["json", "configuration", "balloon", "pmem", "share memory"]
  },
  "firecracker.package": {
    purpose: "The build of Firecracker that starts the VM",
    also: [...asPackage]
  },
  forwardPorts: {
    purpose: "Ports of the host that lead into the guest, or the other way, on a network of type `user`",
    note: "open the port in the guest's firewall, too",
    also: ["port forwarding", "ssh", "nat", "hostfwd", "slirp", "network"]
  },
  "forwardPorts.*.from": {
    purpose: "Which side's connections are forwarded to the other",
    also: ["direction", "port forwarding"]
  },
  "forwardPorts.*.guest.address": {
    purpose: "The guest's IPv4 address; empty for the one that QEMU gives it",
    also: ["port forwarding", "ip"]
  },
  "forwardPorts.*.guest.port": { purpose: "The port in the guest", also: ["port forwarding"] },
  "forwardPorts.*.host.address": {
    purpose: "The host's IPv4 address; empty for all of them",
    also: ["port forwarding", "ip", "listen", "localhost"]
  },
  "forwardPorts.*.host.port": { purpose: "The port on the host", also: ["port forwarding"] },
  "forwardPorts.*.proto": { purpose: "TCP or UDP", also: ["port forwarding", "protocol"] },
  "graphics.backend": {
    purpose: "Where QEMU shows the guest's screen: in a window, or nowhere but still with OpenGL",
    also: ["display", "gpu", "window", "gtk", "headless", "screen"]
  },
  "graphics.crosvmPackage": {
    purpose: "The crosvm whose GPU process serves crosvm and cloud-hypervisor",
    also: ["virgl", "gpu", "display"]
  },
  "graphics.enable": {
    purpose: "Gives the guest a graphics device, keyboard and pointer",
    note: "QEMU is then a larger build, with display and sound",
    also: ["gpu", "display", "gui", "desktop", "wayland", "window", "virtio-gpu", "opengl"]
  },
  "graphics.hostmem": {
    purpose: "How much memory QEMU's graphics device can map from the host for Vulkan",
    note: "with its unit: `256M`, `4G`",
    also: ["gpu", "vram", "venus", "memory"]
  },
  "graphics.socket": {
    purpose: "The socket between the hypervisor and the GPU process beside it",
    also: ["gpu", "vhost-user", "display"]
  },
  "graphics.vulkan": {
    purpose: "How QEMU's graphics device passes Vulkan on to the host",
    also: ["gpu", "venus", "3d", "opengl"]
  },
  "guest.enable": {
    purpose: "Makes this NixOS system the guest of a micro-VM; when off, the module only declares its options",
    also: ["disable", "module"]
  },
  "host.enable": {
    purpose: "Makes this NixOS system a host of micro-VMs, with their services",
    also: ["disable", "module", "systemd"]
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
      "shutdown"
    ]
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
      "dependency"
    ]
  },
  hotplugMem: {
    purpose: "How much memory can be plugged into the running guest with virtio-mem",
    unit: "MiB",
    note: "not on QEMU's machine `microvm`",
    also: ["memory", "ram", "virtio-mem", "resize", "maxmem"]
  },
  hotpluggedMem: {
    purpose: "How much of `hotplugMem` is plugged in from the start",
    unit: "MiB",
    also: ["memory", "ram", "virtio-mem"]
  },
  hugepageMem: {
    purpose: "Backs the guest's memory with the host's huge pages",
    also: ["memory", "ram", "hugetlbfs", "performance", "huge pages"]
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
      "switch"
    ]
  },
  initialBalloonMem: {
    purpose: "How much memory the balloon holds back from the guest at the start",
    unit: "MiB",
    also: ["memory", "ram", "balloon"]
  },
  initrdPath: {
    purpose: "The initrd that the hypervisor loads",
    also: ["initramfs", "boot", "ramdisk"]
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
      "vlan"
    ]
  },
  "interfaces.*.bridge": {
    purpose: "The host's bridge that the interface joins",
    note: 'required when `type` is `"bridge"`, and refused otherwise',
    also: ["network", "br0"]
  },
  "interfaces.*.id": {
    purpose: "The name of the interface on the host",
    note: "at most 15 characters",
    also: ["network", "tap name", "ifname"]
  },
  "interfaces.*.mac": {
    purpose: "The hardware address that the guest sees",
    note: "six bytes in hexadecimal, separated by colons; no two VMs of one network may share it",
    also: ["network", "mac address", "ethernet"]
  },
  "interfaces.*.macvtap.link": {
    purpose: "The host's network card that a `macvtap` interface shares",
    also: ["network", "physical interface", "macvlan", "parent"]
  },
  "interfaces.*.macvtap.mode": {
    purpose: "How guests on the same card reach each other and the network",
    also: ["network", "macvlan", "bridge", "private"]
  },
  "interfaces.*.tap.vhost": {
    purpose: "Lets the host's kernel carry the packets of a tap interface instead of QEMU",
    note: "the host needs the kernel module `vhost_net`",
    also: ["network", "performance", "throughput", "vhost-net", "fast", "slow"]
  },
  "interfaces.*.type": {
    purpose: "How the interface is connected: QEMU's own NAT, a tap, a macvtap or a bridge",
    also: ["network", "nat", "slirp", "tap", "internet"]
  },
  kernel: {
    purpose: "The package of the kernel that the hypervisor loads",
    note: "set `boot.kernelPackages` instead, so that modules fit it",
    also: ["linux", "boot", "vmlinux", "bzImage"]
  },
  kernelParams: {
    purpose: "Parameters of the guest's kernel, which may refer to the guest's own system",
    note: "`boot.kernelParams` are part of it",
    also: ["command line", "append", "boot", "cmdline", "console"]
  },
  "kvmtool.package": { purpose: "The build of kvmtool that starts the VM", also: [...asPackage] },
  machineId: {
    purpose: "The VM's UUID, for `/etc/machine-id`, SMBIOS and systemd-machined",
    also: ["uuid", "smbios", "machinectl", "identity"]
  },
  mem: {
    purpose: "The guest's memory",
    unit: "MiB",
    note: "QEMU hangs at exactly 2048",
    also: ["memory", "ram", "size", "2048", "2 GB", "limit"]
  },
  "optimize.enable": {
    purpose: "Makes the guest smaller and faster to start, and QEMU without display, sound and the host's USB devices",
    note: "devices that need one of these are then missing: `stripped-build` reports them",
    also: [
      "closure size",
      "boot time",
      "minimal",
      "vnc",
      "spice",
      "audio",
      "sound",
      "nixosTestRunner"
    ]
  },
  preStart: {
    purpose: "Shell commands of the runner before it starts the hypervisor",
    also: ["hook", "script", "setup", "prepare"]
  },
  prettyProcnames: {
    purpose: "Names the hypervisor's process `microvm@NAME`, so that `ps` shows which VM it is",
    also: ["process name", "ps", "top"]
  },
  "qemu.extraArgs": {
    purpose: "Arguments of QEMU that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "share memory", "pmem", "ivshmem", "tpm", "swtpm"]
  },
  "qemu.machine": {
    purpose: "The board that QEMU emulates: `microvm` is the smallest, `q35` has PCI Express and ACPI",
    note: "memory devices work on `q35`, but silently fail on `microvm`",
    also: ["q35", "virt", "board", "pc", "share memory"]
  },
  "qemu.machineOpts": {
    purpose: "Properties of the machine, which replace all those that the runner sets",
    note: "this includes the accelerator: without `accel`, QEMU emulates",
    also: ["accel", "kvm", "acpi", "pcie", "usb"]
  },
  "qemu.package": { purpose: "The build of QEMU that starts the VM", also: [...asPackage] },
  "qemu.pcieRootPorts": {
    purpose: "Ports that PCI Express devices can be plugged into while the guest runs",
    also: ["hotplug", "pcie", "passthrough", "vfio", "pci"]
  },
  "qemu.pcieRootPorts.*.addr": {
    purpose: "The port's own place on its bus: slot and function",
    also: ["pci address", "pcie"]
  },
  "qemu.pcieRootPorts.*.bus": {
    purpose: "The bus that the port is on, `pcie.0` on q35",
    also: ["pcie", "pci"]
  },
  "qemu.pcieRootPorts.*.chassis": {
    purpose: "The number of the chassis; with `slot`, no two ports may have the same",
    also: ["pcie", "pci"]
  },
  "qemu.pcieRootPorts.*.id": {
    purpose: "The port's name, by which `devices.*.qemu.bus` finds it",
    also: ["pcie", "pci", "bus"]
  },
  "qemu.pcieRootPorts.*.slot": {
    purpose: "The number of the slot in its chassis",
    also: ["pcie", "pci"]
  },
  "qemu.serialConsole": {
    purpose: "Connects the guest's first serial port with the terminal that QEMU runs in",
    also: ["console", "tty", "ttyS0", "log", "login", "output"]
  },
  registerClosure: {
    purpose: "Registers the store paths of the guest's own system with its Nix at boot",
    note: "turn it off if a store overlay outlives the guest",
    also: ["nix database", "nix-store", "store", "regInfo"]
  },
  registerWithMachined: {
    purpose: "Shows the running VM in `machinectl` of the host",
    also: ["machinectl", "systemd-machined", "list"]
  },
  runner: {
    purpose: "The packages that start the VM, one per hypervisor",
    also: ["build", "microvm-run", "start"]
  },
  shares: {
    purpose: "Folders of the host that the guest mounts",
    also: ["shared folder", "directory", "9p", "virtiofs", "file sharing", "host store", "mount"]
  },
  "shares.*.cache": {
    purpose: "What the guest may cache of a virtiofs share without asking the host again",
    also: ["virtiofs", "consistency", "performance", "shared folder"]
  },
  "shares.*.extraArgs": {
    purpose: "Arguments of virtiofsd for this share only",
    note: oneArgumentAnElement,
    also: ["virtiofsd", "translate-uid", "uid", "shared folder"]
  },
  "shares.*.mountPoint": {
    purpose: "Where the guest mounts the share",
    also: ["shared folder", "directory", "path"]
  },
  "shares.*.posixAcl": {
    purpose: "Lets a virtiofs share keep access control lists and extended attributes",
    note: "cannot be combined with translated user ids in `extraArgs`",
    also: ["acl", "xattr", "permissions", "virtiofs"]
  },
  "shares.*.proto": {
    purpose: "How the guest reaches the folder: 9p within the hypervisor, or virtiofs by a daemon beside it",
    note: "virtiofs is faster, and most hypervisors support it",
    also: ["9p", "virtiofs", "performance", "shared folder", "slow"]
  },
  "shares.*.readOnly": {
    purpose: "The guest cannot write to the share",
    also: ["ro", "write protect", "shared folder"]
  },
  "shares.*.securityModel": {
    purpose: "How a 9p share keeps owners and modes of files",
    also: ["9p", "permissions", "owner", "uid", "chown"]
  },
  "shares.*.socket": {
    purpose: "The socket between the hypervisor and virtiofsd",
    also: ["virtiofs", "vhost-user", "virtiofsd"]
  },
  "shares.*.source": {
    purpose: "The folder on the host",
    note: "the guest takes its store from a share of `/nix/store`",
    also: ["path", "directory", "shared folder", "host store"]
  },
  "shares.*.tag": {
    purpose: "The name by which the guest finds the share",
    note: "at most 31 bytes for 9p and 36 for virtiofs",
    also: ["mount tag", "virtiofs", "9p", "name"]
  },
  socket: {
    purpose: "The socket by which the host stops the VM and sets its balloon",
    note: "without a socket there is no `microvm-shutdown`; crosvm and Firecracker refuse null",
    also: ["qmp", "api", "control", "shutdown", "monitor"]
  },
  stateDir: {
    purpose: "The folder with a subfolder for each VM, in which it runs",
    also: ["/var/lib/microvms", "directory", "volumes", "images"]
  },
  storeDisk: {
    purpose: "The image of the guest's store; made by microvm.nix",
    also: ["nix store", "erofs", "squashfs", "image"]
  },
  storeDiskErofsFlags: {
    purpose: "Arguments of `mkfs.erofs`, which makes the image of the store",
    also: ["compression", "nix store", "image size"]
  },
  storeDiskSquashfsFlags: {
    purpose: "Arguments of `gensquashfs`, which makes the image of the store",
    also: ["compression", "nix store", "image size", "zstd"]
  },
  storeDiskType: {
    purpose: "The file system of the store's image",
    note: "squashfs if the hardened profile forbids erofs",
    also: ["erofs", "squashfs", "nix store", "image"]
  },
  storeOnDisk: {
    purpose: "Puts the guest's store into a separate image",
    note: "off as soon as the host's `/nix/store` is among `shares`",
    also: ["nix store", "erofs", "share store", "closure"]
  },
  "stratovirt.package": {
    purpose: "The build of StratoVirt that starts the VM",
    also: [...asPackage]
  },
  systemSymlink: {
    purpose: "Makes the runner refer to the guest's system, so that `microvm -l` can compare it",
    note: "if the store is an image, the host then has the system twice",
    also: ["microvm -l", "closure size", "toplevel"]
  },
  user: {
    purpose: "The user that QEMU becomes once it has opened what it needs as root",
    also: ["privileges", "root", "security", "run as"]
  },
  vcpu: {
    purpose: "How many processors the guest has",
    note: "on QEMU and cloud-hypervisor, a tap interface has a queue for each",
    also: ["cpu", "cores", "processors", "smp", "threads"]
  },
  "vfkit.extraArgs": {
    purpose: "Arguments of vfkit that no option makes",
    note: oneArgumentAnElement,
    also: [...asArgument, "macos"]
  },
  "vfkit.logLevel": { purpose: "How much vfkit logs", also: ["debug", "macos", "log"] },
  "vfkit.package": {
    purpose: "The build of vfkit that starts the VM",
    also: [...asPackage, "macos", "mac", "darwin"]
  },
  "vfkit.rosetta.enable": {
    purpose: "Lets the guest run programs for x86_64, translated by the Mac's Rosetta",
    also: ["macos", "apple silicon", "x86_64", "binfmt"]
  },
  "vfkit.rosetta.ignoreIfMissing": {
    purpose: "Starts the VM even if the Mac has no Rosetta",
    also: ["macos", "intel"]
  },
  "vfkit.rosetta.install": {
    purpose: "Installs Rosetta on the Mac if it is missing",
    also: ["macos", "apple silicon"]
  },
  "virtiofsd.extraArgs": {
    purpose: "Arguments of virtiofsd for all shares",
    note: oneArgumentAnElement,
    also: ["virtiofs", "shared folder", "uid"]
  },
  "virtiofsd.group": {
    purpose: "The group that owns virtiofsd's sockets, so that the hypervisor may connect",
    also: ["virtiofs", "permission denied", "kvm", "socket"]
  },
  "virtiofsd.inodeFileHandles": {
    purpose: "virtiofsd refers to files by handles instead of open descriptors",
    also: ["virtiofs", "too many open files", "zfs"]
  },
  "virtiofsd.package": {
    purpose: "The build of virtiofsd that serves shares",
    also: [...asPackage, "virtiofs"]
  },
  "virtiofsd.threadPoolSize": {
    purpose: "How many threads serve a share; `nproc` in backquotes is the host's number of processors",
    also: ["virtiofs", "performance", "threads"]
  },
  vmHostPackages: {
    purpose: "The packages from which the runner takes the hypervisor and tools, for a host of another system",
    also: ["mac", "build on macos", "macos", "darwin", "cross", "pkgs", "nixpkgs"]
  },
  vms: {
    purpose: "The VMs that this host builds and runs, by name",
    also: ["host", "declarative", "list", "fleet"]
  },
  "vms.<name>.autostart": {
    purpose: "Starts the VM when the host boots",
    also: ["boot", "systemd"]
  },
  "vms.<name>.config": {
    purpose: "The guest's NixOS configuration, written in the host's own",
    also: ["inline", "declarative", "without flake"]
  },
  "vms.<name>.evaluatedConfig": {
    purpose: "A guest that was evaluated elsewhere, as `nixosSystem` gives it",
    also: ["nixosSystem", "prebuilt"]
  },
  "vms.<name>.extraModules": {
    purpose: "NixOS modules of the guest beside `config`",
    also: ["import", "modules"]
  },
  "vms.<name>.flake": {
    purpose: "The flake whose `nixosConfigurations` has the guest, by the VM's name",
    also: ["nixosConfigurations", "input"]
  },
  "vms.<name>.nixpkgs": {
    purpose: "The nixpkgs that `config` is evaluated with",
    also: ["channel", "version"]
  },
  "vms.<name>.pkgs": {
    purpose: "The packages of a guest that `config` describes",
    also: ["nixpkgs", "overlay", "cross"]
  },
  "vms.<name>.restartIfChanged": {
    purpose: "Restarts the VM when a new build of the host changes it",
    also: ["update", "switch", "downtime", "restart", "rebuild", "old configuration", "still runs"]
  },
  "vms.<name>.specialArgs": {
    purpose: "Further arguments of the modules of a guest that `config` describes",
    also: ["inputs", "module arguments"]
  },
  "vms.<name>.updateFlake": {
    purpose: "The flake that `microvm -u` on the host builds the VM from later",
    also: ["update", "imperative", "microvm -u"]
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
      "state"
    ]
  },
  "volumes.*.autoCreate": {
    purpose: "Lets the runner create the image and its file system if there is none",
    also: ["disk", "mkfs", "format", "create"]
  },
  "volumes.*.direct": {
    purpose: "Reads and writes bypass the host's page cache",
    also: ["disk", "o_direct", "cache", "performance", "slow disk"]
  },
  "volumes.*.fsType": {
    purpose: "The file system that the runner makes and the guest mounts",
    also: ["disk", "ext4", "xfs", "btrfs", "format"]
  },
  "volumes.*.image": {
    purpose: "The image's file, or a block device of the host",
    note: "relative to the folder that the VM runs in",
    also: ["zfs", "zvol", "lvm", "partition", "qcow2", "disk", "path", "block device", "file"]
  },
  "volumes.*.imageType": {
    purpose: "The image's format, as cloud-hypervisor gets it",
    note: "the image that `autoCreate` makes is raw",
    also: ["disk", "qcow2", "raw", "vhd"]
  },
  "volumes.*.label": {
    purpose: "The file system's label, by which the guest finds the volume",
    note: "a volume that `autoCreate` does not create gets no label",
    also: ["disk", "by-label", "device order"]
  },
  "volumes.*.mkfsExtraArgs": {
    purpose: "Arguments of `mkfs` when the runner makes the file system",
    also: ["disk", "mkfs", "format", "inode"]
  },
  "volumes.*.mountPoint": {
    purpose: "Where the guest mounts the volume; null for nowhere",
    also: ["disk", "mount", "path"]
  },
  "volumes.*.readOnly": { purpose: "The guest cannot write to the disk", also: ["disk", "ro"] },
  "volumes.*.serial": {
    purpose: "The serial number that the guest sees, below `/dev/disk/by-id`",
    also: ["disk", "by-id", "device order"]
  },
  "volumes.*.size": {
    purpose: "The size of the image that the runner creates; an existing image keeps its size",
    unit: "MiB",
    also: ["disk", "resize", "grow", "large", "bigger", "space", "full"]
  },
  "vsock.cid": {
    purpose: "The guest's number on the socket between host and guests, which needs no network",
    note: "3 or more, and no other VM of the host may have it",
    also: ["vsock", "context id", "host communication", "ssh", "af_vsock"]
  },
  "vsock.ssh.enable": {
    purpose: "The host reaches the guest by SSH over vsock, without a network",
    note: "`vsock.cid` must be set",
    also: ["ssh", "login", "shell", "console", "microvm -s"]
  },
  writableStoreOverlay: {
    purpose: "A folder of the guest that takes what is written to its store, so that Nix can build there",
    also: [
      "nix build",
      "nix-shell",
      "keep builds",
      "nix-daemon",
      "nix store",
      "overlayfs",
      "writable store"
    ]
  }
};

// ../src/options/change.ts
function change(before, after) {
  const was = before?.removed === void 0 ? before : void 0;
  const is = after?.removed === void 0 ? after : void 0;
  if (was === void 0) return is && { kind: "added", after: is };
  if (is === void 0)
    return { kind: "removed", before: was, replacedBy: after?.removed?.replacedBy ?? [] };
  const what = aspects.filter(([, differ]) => differ(was, is)).map(([aspect]) => aspect);
  return what.length === 0 ? void 0 : { kind: "changed", before: was, after: is, what };
}
var aspects = [
  ["type", (one, other) => !same(one.type, other.type)],
  ["default", (one, other) => !same(one.default, other.default)],
  [
    "requiredness",
    (one, other) => one.requiredness !== other.requiredness || one.readOnly !== other.readOnly
  ]
];
var same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// ../src/options/option-history.ts
function optionHistory(database, { name, host: host2 }) {
  const events = [];
  let before;
  for (const { revision, options: options2, unread } of database.changesOnMain()) {
    const after = options2.get(name)?.find((facts) => facts.host === host2);
    const difference = change(before, after);
    if (difference !== void 0) events.push({ change: difference, revision, unread });
    before = after;
  }
  return events;
}
function lifetime(events) {
  const last = events.at(-1);
  return {
    since: events.findLast(({ change: change2 }) => change2.kind === "added")?.revision,
    until: last?.change.kind === "removed" ? last.revision : void 0
  };
}

// ../src/microvm/schema/option-schema.ts
function* walkOptions(options2, { deep = false } = {}) {
  for (const [name, node] of Object.entries(options2)) {
    if (node.kind === "group") {
      for (const inner of walkOptions(node.options, { deep })) yield prefixed([name], inner);
    } else {
      yield { path: [name], option: node };
      if (deep) for (const inner of walkType(node.type)) yield prefixed([name], inner);
    }
  }
}
function* walkType(type) {
  switch (type.kind) {
    case "submodule":
      yield* walkOptions(type.options, { deep: true });
      break;
    case "tagged":
      yield* walkOptions(type.tags, { deep: true });
      break;
    case "listOf":
      for (const inner of walkType(type.of)) yield prefixed(["*"], inner);
      break;
    case "attrsOf":
      for (const inner of walkType(type.of)) yield prefixed(["<name>"], inner);
      break;
    case "nullOr":
      yield* walkType(type.of);
      break;
    case "either":
      for (const member of type.of) yield* walkType(member);
      break;
    case "coerced":
      yield* walkType(type.to);
      break;
  }
}
function prefixed(prefix, { path: path2, option }) {
  return { path: [...prefix, ...path2], option };
}

// ../src/microvm/history/option-facts.ts
function optionFacts({ guest, host: host2 }) {
  return [...factsOf(guest, {}), ...factsOf(host2, { host: true })].sort(
    (one, other) => one.name < other.name ? -1 : one.name > other.name ? 1 : one.host ? 1 : -1
  );
}
function factsOf(options2, module) {
  return [...walkOptions(options2, { deep: true })].map(({ path: path2, option }) => ({
    name: path2.join("."),
    ...module,
    ...factsOfOption(option)
  }));
}
function factsOfOption(option) {
  return {
    type: withoutOptions(option.type),
    ...option.requiredness !== "optional" && { requiredness: option.requiredness },
    ...option.default !== void 0 && { default: option.default },
    ...option.readOnly && { readOnly: true },
    ...option.removed && { removed: option.removed }
  };
}
function withoutOptions(type) {
  switch (type.kind) {
    case "submodule":
      return { ...type, options: {} };
    case "tagged":
      return { ...type, tags: {} };
    case "listOf":
    case "attrsOf":
    case "nullOr":
    case "recursive":
      return { ...type, of: withoutOptions(type.of) };
    case "either":
      return { ...type, of: type.of.map(withoutOptions) };
    case "coerced":
      return { ...type, from: withoutOptions(type.from), to: withoutOptions(type.to) };
    default:
      return type;
  }
}

// ../src/microvm/schema/declaration-links.ts
function declarationLinks(option, { type, owner, repo, rev }) {
  if (type !== "github") return [];
  return option.declared.map(({ file, line }) => ({
    url: `https://github.com/${owner}/${repo}/blob/${rev}/${file}#L${line}`,
    text: `${file.replace(/.*\//, "")}:${line}`
  }));
}

// ../src/options/pinned-options.ts
function pinnedOptions(schema, support) {
  const declared = new Map(
    ["guest", "host"].flatMap(
      (module) => [...walkOptions(schema[module], { deep: true })].map(({ path: path2, option }) => [
        `${module} ${path2.join(".")}`,
        option
      ])
    )
  );
  return optionFacts(schema).map((facts) => {
    const option = declared.get(`${facts.host ? "host" : "guest"} ${facts.name}`);
    const links = declarationLinks(option, schema.source);
    return {
      ...facts,
      declared: option.declared.map(({ file, line }, index) => ({
        file,
        line,
        ...links[index] && { url: links[index].url }
      })),
      ...option.requiredWhen && { requiredWhen: option.requiredWhen },
      support: facts.host ? {} : support?.summary(facts.name) ?? {},
      arguments: facts.host ? {} : support?.arguments(facts.name) ?? {},
      measured: facts.host ? [] : support?.of(facts.name) ?? []
    };
  });
}
function day(seconds) {
  return new Date(seconds * 1e3).toISOString().slice(0, 10);
}

// .vitepress/data/option-path.ts
var optionSlug = (name) => name.replace(/\.(\*|<name>)/g, "").replaceAll(".", "-");

// .vitepress/data/pinned.ts
import { fileURLToPath as fileURLToPath2 } from "node:url";

// ../src/config.ts
import { join as join4, posix } from "node:path";

// ../nix/lib/defaults.json
var defaults_default = {
  config: {
    definitions: "src/vms",
    modules: "nix/microvmConfigurations",
    types: "src/generated",
    schema: "nix/option-schema.json",
    support: "nix/option-support.json",
    record: "nix/generated.json",
    lock: "flake.lock",
    header: []
  },
  systems: ["x86_64-linux", "aarch64-linux"]
};

// ../src/closest.ts
function closest(name, candidates) {
  return nearest(name, candidates)[0];
}
function nearest(name, candidates) {
  const same2 = candidates.filter((other) => other !== name && lettersOf(other) === lettersOf(name));
  if (same2.length > 0) return [...new Set(same2)].sort();
  let limit = Math.min(Math.max(2, Math.floor(name.length / 4)), name.length - 1);
  let best = /* @__PURE__ */ new Set();
  for (const candidate of candidates) {
    const swapped = sortedLetters(name) === sortedLetters(candidate) ? 1 : 0;
    const found = editDistance(name, candidate, limit + swapped) - swapped;
    if (found > limit) continue;
    if (found < limit) best = /* @__PURE__ */ new Set();
    limit = found;
    best.add(candidate);
  }
  return [...best].sort();
}
var lettersOf = (name) => name.toLowerCase().replace(/[-_]/g, "");
var sortedLetters = (name) => [...name].sort().join("");
function editDistance(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      );
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[to.length] ?? 0;
}

// ../src/config-settings.ts
var insidePattern = "^(?!/)(?!([\\s\\S]*/)?\\.\\.(/|$))[\\s\\S]+$";
var linePattern = "^[^\\r\\n]*$";
var path = {
  schema: { type: "string", pattern: insidePattern },
  expected: "must be a path inside the repository, relative to its root",
  isValid: (value) => typeof value === "string" && new RegExp(insidePattern).test(value)
};
var lines = {
  schema: { type: "array", items: { type: "string", pattern: linePattern } },
  expected: "must be a list of single lines",
  isValid: (value) => Array.isArray(value) && value.every((line) => typeof line === "string" && new RegExp(linePattern).test(line))
};
var pathTo = (name, about) => ({
  ...path,
  about,
  example: JSON.stringify(defaults_default.config[name])
});
var settings = {
  definitions: pathTo("definitions", "Folder of the VM definitions, one TypeScript file or more."),
  modules: pathTo("modules", "Folder of the generated NixOS modules: <modules>/<vm>/default.nix."),
  types: pathTo("types", "Folder of the generated TypeScript types and their JSON Schema."),
  schema: pathTo(
    "schema",
    "The options of the pinned microvm.nix, written by `codegen --refresh`."
  ),
  support: pathTo(
    "support",
    "What each hypervisor does with each option of the pinned microvm.nix, written by `codegen --refresh`."
  ),
  record: pathTo(
    "record",
    "Record of what was generated from what, which `nix flake check` reads."
  ),
  lock: pathTo("lock", "The lock file that pins microvm.nix."),
  header: {
    ...lines,
    about: "Comment lines at the top of each generated Nix module, without `#`.",
    example: '["SPDX-License-Identifier: MIT"]'
  }
};
var configSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "ghaf-microvm.json",
  description: "Where a repository keeps its micro-VMs. Every setting is optional.",
  type: "object",
  properties: {
    $schema: { type: "string" },
    ...Object.fromEntries(
      Object.entries(settings).map(([name, { schema, about }]) => [
        name,
        {
          ...schema,
          description: about,
          default: defaults_default.config[name]
        }
      ])
    )
  },
  additionalProperties: false
};

// ../src/output/plain.ts
var styles = ["bold", "cyan", "dim", "green", "red", "yellow"];
var plain = Object.fromEntries(
  styles.map((style) => [style, (text) => text])
);

// ../src/output/printable.ts
var unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
var shortForms = { "\n": "\\n", "\r": "\\r", "	": "\\t" };
function escaped(character) {
  const short = shortForms[character];
  if (short !== void 0) return short;
  return Array.from(
    { length: character.length },
    (_, index) => unicodeEscape(character.charCodeAt(index))
  ).join("");
}
var unicodeEscape = (unit) => `\\u${unit.toString(16).padStart(4, "0")}`;
function isPrintable(text) {
  return text.search(unprintable) < 0;
}
function replaceUnprintable(text, replace) {
  return text.replace(unprintable, replace);
}
function printableLine(text) {
  return text.replace(unprintable, escaped);
}
var plain2 = /^[\w.+@:/=~-]{1,80}$/;
var longest = 80;
function printable(value) {
  if (plain2.test(value)) return value;
  const shown = value.length > longest ? `${value.slice(0, longest)}\u2026` : value;
  return printableLine(JSON.stringify(shown));
}

// ../src/errors.ts
var exitStatus = { passed: 0, failed: 1, notChecked: 2 };
var KnownError = class extends Error {
  problems;
  status;
  constructor(problems, status) {
    const list = Array.isArray(problems) ? problems : [problems];
    super(list.map((problem) => formatProblem(problem)).join("\n"));
    this.name = "KnownError";
    this.problems = list;
    this.status = status;
  }
};
function formatProblem({ file, line, column, message, details, fix }, paint = plain) {
  const place = [file, line, line && column].filter((part) => part !== void 0).join(":");
  return [
    printableLine(`${place}${place === "" ? "" : ": "}${message}`),
    ...details === void 0 ? [] : [details.replace(/^(?=.)/gm, "  ")],
    ...fix === void 0 ? [] : [`  ${paint.bold("fix:")} ${fix}`]
  ].join("\n");
}

// ../src/files.ts
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync as readFileSync2,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import { basename, dirname as dirname2, join as join3, relative as relative2, resolve } from "node:path";

// ../src/owned-names.ts
var mark = (pid) => `ghaf-microvm-${pid}`;
var folderPrefix = `${mark(process.pid)}-`;

// ../src/system-error.ts
import { relative } from "node:path";
var notAFolder = { reason: "a file is where a folder should be", fix: "move that file away" };
var limitOfFiles = { fix: "allow more: ulimit -n 1024" };
var permission = {
  reason: "permission denied",
  fix: "see who may: ls -ld on it and on the folders above it"
};
var refusals = {
  EACCES: permission,
  EPERM: permission,
  EBUSY: { reason: "something else uses it", fix: "end what does, then run this again" },
  EDQUOT: { reason: "this user's share of the disk is full", fix: "free some space: quota" },
  EFBIG: { reason: "files may not become that large here", fix: "see: ulimit -f" },
  EIO: { reason: "the disk fails", fix: "see: dmesg" },
  EISDIR: { reason: "it is a folder", fix: "move it away" },
  ELOOP: { reason: "its symbolic links lead in a circle", fix: "see: ls -l" },
  EMFILE: { reason: "this process may not open more files", ...limitOfFiles },
  ENAMETOOLONG: { reason: "its name is too long", fix: "take a shorter one" },
  ENFILE: { reason: "the system has no more open files", fix: "end what has many open" },
  ENOMEM: { reason: "there is no memory left", fix: "see: free -m" },
  ENOSPC: { reason: "there is no space left on the disk", fix: "free some space: df -h" },
  ENOTDIR: notAFolder,
  EROFS: { reason: "the file system is read-only", fix: "use a folder that can be written" },
  "mkdir EEXIST": notAFolder,
  "mkdir ENOENT": {
    reason: "a link on the way to it leads nowhere",
    fix: "see: ls -l on the folders above it"
  },
  "watch EMFILE": {
    reason: "the system watches too many folders for this user",
    fix: "allow more: sysctl fs.inotify.max_user_instances"
  },
  "watch ENOSPC": {
    reason: "the system watches too many files for this user",
    fix: "allow more: sysctl fs.inotify.max_user_watches"
  },
  "spawn EAGAIN": { reason: "this user may start no more processes", fix: "see: ulimit -u" }
};
function systemError(error, path2) {
  if (!(error instanceof Error)) return void 0;
  const { code: code2, syscall, path: own2 } = error;
  const [call = ""] = syscall?.split(" ") ?? [];
  const refusal = call === "" ? void 0 : refusals[`${call} ${code2}`] ?? refusals[`${code2}`];
  if (refusal === void 0) return void 0;
  const file = path2 ?? own2;
  return new KnownError(
    {
      file: file === void 0 ? void 0 : shownPath(file),
      message: `${verbs[call] ?? "cannot be used"}: ${refusal.reason}`,
      fix: refusal.fix
    },
    exitStatus.notChecked
  );
}
var written = "cannot be written";
var verbs = {
  chmod: written,
  copyfile: written,
  fchmod: written,
  ftruncate: written,
  mkdir: written,
  mkdtemp: written,
  open: "cannot be opened",
  read: "cannot be read",
  rename: written,
  rmdir: "cannot be removed",
  scandir: "cannot be read",
  spawn: "cannot be started",
  symlink: written,
  unlink: "cannot be removed",
  write: written
};
function shownPath(path2) {
  const below = relative(process.cwd(), path2);
  return below.startsWith("../") || below === "" ? path2 : below;
}

// ../src/files.ts
function readIfExists(path2) {
  const bytes = readBytesIfExists(path2);
  if (bytes === void 0) return void 0;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new KnownError(
      {
        file: relative2(process.cwd(), path2) || path2,
        message: "is not UTF-8 text",
        fix: "save it as UTF-8, or restore it from git"
      },
      exitStatus.notChecked
    );
  }
}
function readBytesIfExists(path2) {
  try {
    return readFileSync2(path2);
  } catch (error) {
    const { code: code2 } = error;
    if (code2 === "ENOENT" || code2 === "ENOTDIR") return void 0;
    throw systemError(error, path2) ?? error;
  }
}

// ../src/config.ts
var configFile = "ghaf-microvm.json";
var defaultConfig = defaults_default.config;
function readConfig(root2) {
  return readConfigFile(root2).config;
}
function readConfigFile(root2) {
  const text = readIfExists(join4(root2, configFile));
  return { config: text === void 0 ? defaultConfig : parseConfig(text), text };
}
function parseConfig(text) {
  let given;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw configError(`is not JSON: ${error.message}`, "correct its syntax there");
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw configError("must be a JSON object", "write {}, or settings in it");
  for (const [key, value] of Object.entries(given)) {
    if (key === "$schema") continue;
    if (!isSetting(key)) throw unknownSetting(key, text);
    const { expected, example, isValid } = settings[key];
    if (!isValid(value))
      throw configError(
        `\`${key}\` ${expected}`,
        `for example "${key}": ${example}`,
        lineOfKey(text, key)
      );
  }
  return requireApart({ ...defaultConfig, ...withNormalPaths(given) }, text);
}
function withNormalPaths(given) {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      typeof value === "string" ? posix.normalize(value).replace(/\/$/, "") : value
    ])
  );
}
function requireApart(config2, text) {
  const taken = /* @__PURE__ */ new Map([[configFile, "the config itself"]]);
  for (const [key, value] of Object.entries(config2)) {
    if (typeof value !== "string" || key === "$schema") continue;
    const other = taken.get(value);
    if (other !== void 0)
      throw configError(
        `\`${key}\` is ${value}, and so is ${other}`,
        `give \`${key}\` another path, or leave it out`,
        lineOfKey(text, key)
      );
    taken.set(value, `\`${key}\``);
  }
  return config2;
}
function configError(message, fix, line) {
  return new KnownError({ file: configFile, line, message, fix }, exitStatus.notChecked);
}
var isSetting = (key) => Object.hasOwn(settings, key);
function unknownSetting(key, text) {
  const names = Object.keys(settings);
  const near = closest(key, names);
  return configError(
    `has no setting \`${key}\``,
    near === void 0 ? `use one of ${names.join(", ")}` : `did you mean \`${near}\`?`,
    lineOfKey(text, key)
  );
}
function lineOfKey(text, key) {
  const index = text.indexOf(JSON.stringify(key));
  return index < 0 ? void 0 : text.slice(0, index).split("\n").length;
}

// ../src/microvm/pin.ts
import { existsSync } from "node:fs";
import { dirname as dirname5, join as join6, relative as relative3 } from "node:path";

// ../src/flake-lock/attributes.ts
function isAttribute(value) {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
var Attributes = class {
  object;
  more;
  /**
   * @param object Whose values are attributes.
   * @param more Those that `object` lacks.
   */
  constructor(object = {}, more) {
    this.object = object;
    this.more = more;
  }
  get(name) {
    const value = this.object[name];
    if (isAttribute(value)) return value;
    const more = this.more?.[name];
    return isAttribute(more) ? more : void 0;
  }
  /** The value when it is a string. */
  text(name) {
    const value = this.object[name];
    if (typeof value === "string") return value;
    const other = this.get(name);
    return typeof other === "string" ? other : void 0;
  }
  has(name) {
    return this.get(name) !== void 0;
  }
  *[Symbol.iterator]() {
    const names = /* @__PURE__ */ new Set([...Object.keys(this.object), ...Object.keys(this.more ?? {})]);
    for (const name of names) yield [name, this.get(name)];
  }
};

// ../src/flake-lock/microvm-node.ts
import { posix as posix3 } from "node:path";

// ../src/nix/hash.ts
var digits = "0123456789abcdfghijklmnpqrsvwxyz";
var sizes = { md5: 16, sha1: 20, sha256: 32, sha512: 64 };
function parseSri(text) {
  const at = text.indexOf("-");
  return at < 0 ? void 0 : hashOf(text.slice(0, at), (size) => base64(text.slice(at + 1), size));
}
function parseHash(text, algorithm) {
  const at = text.indexOf(":");
  if (at < 0 && text.includes("-")) return parseSri(text);
  return hashOf(at < 0 ? algorithm : text.slice(0, at), (size) => plain3(text.slice(at + 1), size));
}
function sriOf({ algorithm, bytes }) {
  return `${algorithm}-${bytes.toString("base64")}`;
}
function hashOf(name, decode) {
  if (!Object.hasOwn(sizes, name)) return void 0;
  const algorithm = name;
  const bytes = decode(sizes[algorithm]);
  return bytes && { algorithm, bytes };
}
function plain3(text, size) {
  if (text.length === size * 2)
    return /^[0-9a-fA-F]*$/.test(text) ? Buffer.from(text, "hex") : void 0;
  if (text.length === Math.ceil(size * 8 / 5)) return base32(text, size);
  return text.length === Math.ceil(size / 3) * 4 ? base64(text, size) : void 0;
}
function base32(text, size) {
  const bytes = Buffer.alloc(size + 1);
  for (const [index, char2] of [...text].reverse().entries()) {
    const digit = digits.indexOf(char2);
    if (digit < 0) return void 0;
    const [at, shift] = [Math.floor(index * 5 / 8), index * 5 % 8];
    const window = digit << shift;
    bytes[at] = (bytes[at] ?? 0) | window & 255;
    bytes[at + 1] = (bytes[at + 1] ?? 0) | window >> 8;
  }
  return bytes[size] === 0 ? bytes.subarray(0, size) : void 0;
}
function base64(text, size) {
  const [encoded2 = ""] = text.split("=");
  const joined = encoded2.replaceAll("\n", "");
  if (joined.length !== Math.ceil(size * 8 / 6) || !/^[A-Za-z0-9+/]*$/.test(joined))
    return void 0;
  return Buffer.from(joined, "base64");
}

// ../src/flake-lock/input-path.ts
function printablePath(path2) {
  const shown = path2.length > 20 ? [...path2.slice(0, 20), "\u2026"] : path2;
  return printable(shown.join("/"));
}

// ../src/flake-lock/nix-url.ts
var unreserved = "[a-zA-Z0-9-._~]";
var encoded = "%[0-9a-fA-F]{2}";
var delimiters = `[!$&'"()*+,;=]`;
var char = `(?:${unreserved}|${encoded}|${delimiters}|[:@])`;
var address = "[0-9a-fA-F:]+(?:%\\w+)?";
var host = `(?:\\[${address}\\]|${address}|(?:${unreserved}|${encoded}|${delimiters})*)`;
var user = `(?:${unreserved}|${encoded}|${delimiters}|:)*`;
var query = `(?:${char}|[/? ])*`;
var longest2 = 8192;
var url = new RegExp(
  `^(?<scheme>[a-z][a-z0-9+.-]*):(?://(?<authority>(?:${user}@)?${host}(?::[0-9]+)?)(?:(?:/${char}*)*/?)|/?${char}*(?:/${char}*)*/?)(?:\\?${query})?(?:#${query})?$`
);
function isNixUrl(text) {
  const parts = text.length > longest2 ? void 0 : url.exec(text)?.groups;
  return parts !== void 0 && !(parts.scheme?.includes("file") && parts.authority);
}
function isGitAddress(text) {
  return text.startsWith("/") || /^[^/]*@.*:.*$/.test(text);
}

// ../src/flake-lock/input-scheme.ts
var common = {
  type: "text",
  ref: "text",
  rev: "rev",
  narHash: "narHash",
  revCount: "number",
  lastModified: "number",
  dir: "text"
};
var pick = (...names) => Object.fromEntries(names.map((name) => [name, common[name]]));
var forge = {
  required: ["owner", "repo"],
  attributes: {
    owner: "text",
    repo: "text",
    host: "any",
    ...pick("ref", "rev", "narHash", "lastModified")
  },
  later: { treeHash: "2.21" }
};
var schemes = {
  github: forge,
  gitlab: forge,
  sourcehut: forge,
  git: {
    required: ["url"],
    attributes: {
      url: "gitUrl",
      ref: "gitRef",
      shallow: "boolean",
      submodules: "boolean",
      allRefs: "boolean",
      name: "any",
      ...pick("rev", "narHash", "revCount", "lastModified")
    },
    later: {
      dirtyRev: "2.17",
      dirtyShortRev: "2.17",
      verifyCommit: "2.19",
      keytype: "2.19",
      publicKey: "2.19",
      publicKeys: "2.19",
      exportIgnore: "2.20",
      lfs: "2.27"
    }
  },
  hg: {
    required: ["url"],
    attributes: { url: "url", ref: "hgRef", name: "any", ...pick("rev", "narHash", "revCount") },
    later: {}
  },
  path: {
    required: ["path"],
    attributes: { path: "text", ...pick("rev", "narHash", "revCount", "lastModified") },
    later: {}
  },
  tarball: {
    required: [],
    attributes: { url: "any", name: "any", ...pick("narHash") },
    later: { unpack: "2.9", rev: "2.17", revCount: "2.17", lastModified: "2.17" }
  },
  indirect: {
    required: ["id"],
    attributes: { id: "flakeId", ...pick("ref", "rev", "narHash") },
    later: {}
  }
};
var expectations = {
  any: "",
  text: "a string",
  number: "a number",
  boolean: "true or false",
  rev: "a whole commit hash, such as 40 hexadecimal digits",
  narHash: "a SHA-256 as sha256-<base 64>",
  url: "a URL",
  gitUrl: "a URL",
  gitRef: "a branch or tag name as Git takes it",
  hgRef: "a branch or tag name",
  flakeId: "the name of a flake in the registry"
};
function checkReference(attributes, isLocked, onLimit) {
  const has = (name) => Object.hasOwn(attributes, name);
  if (!has("type"))
    return { attribute: void 0, message: 'has no "type", such as "type": "github"' };
  const type = attributes.type;
  const scheme = Object.hasOwn(schemes, type) ? schemes[type] : void 0;
  if (scheme !== void 0) {
    const missing = scheme.required.find((name) => !has(name));
    if (missing !== void 0)
      return {
        attribute: void 0,
        message: `has no "${missing}", which the type ${type} needs`
      };
  }
  for (const name of Object.keys(attributes)) {
    const problem = checkAttribute(name, attributes[name], type, scheme, onLimit);
    if (problem !== void 0) return problem;
  }
  const strange = Object.keys(attributes).find((name) => !fileAttributes.has(name));
  if (type === "file" && strange !== void 0)
    onLimit({ attribute: strange, until: "2.9", reason: `has ${printable(strange)}` });
  return isLocked ? checkLocked(attributes, type, scheme, onLimit) : void 0;
}
var fileAttributes = /* @__PURE__ */ new Set([
  "type",
  "dir",
  ...Object.keys(schemes.tarball?.attributes ?? {}),
  ...Object.keys(schemes.tarball?.later ?? {})
]);
function checkAttribute(name, value, type, scheme, onLimit) {
  const always = Object.hasOwn(common, name) ? common[name] : "any";
  if (!isKind(always, value)) return wrong(name, always, value);
  if (scheme === void 0 || name === "type" || name === "dir") return void 0;
  if (Object.hasOwn(scheme.later, name)) {
    onLimit({
      attribute: name,
      since: scheme.later[name],
      reason: `has ${printable(name)}`
    });
    return void 0;
  }
  const kind = scheme.attributes[name];
  if (kind === void 0 || !Object.hasOwn(scheme.attributes, name))
    return {
      attribute: name,
      message: `has ${printable(name)}, which an input of type ${type} does not have`
    };
  if (isKind(kind, value)) return void 0;
  if (kind !== "gitUrl" || typeof value !== "string" || !isGitAddress(value))
    return wrong(name, kind, value);
  onLimit({ attribute: name, since: "2.19", reason: "has an address that is not a URL" });
  return void 0;
}
function checkLocked(attributes, type, scheme, onLimit) {
  const [hasRev, hasNarHash] = [attributes.rev !== void 0, attributes.narHash !== void 0];
  if (!hasRev && !hasNarHash) {
    if (type !== "path" || String(attributes.path).startsWith("/"))
      return { attribute: void 0, message: 'has neither "rev" nor "narHash"' };
    onLimit({ attribute: "path", since: "2.26", reason: "has a relative path" });
    return void 0;
  }
  const byRev = scheme === forge || type === "git" || type === "hg";
  const byNarHash = type === "tarball" || type === "path" || type === "file";
  if (byRev && !hasRev) onLimit({ attribute: "narHash", until: "2.21", reason: 'has no "rev"' });
  else if (byNarHash && !hasNarHash)
    onLimit({ attribute: "rev", until: "2.21", reason: 'has no "narHash"' });
  else if (!byRev && !byNarHash)
    onLimit({ attribute: "type", until: "2.21", reason: `has the type ${printable(type)}` });
  return void 0;
}
function wrong(attribute, kind, value) {
  const shown = typeof value === "string" ? printable(value) : String(value);
  return {
    attribute,
    message: `has ${printable(attribute)} = ${shown}: expected ${expectations[kind]}${advice(kind, value)}`
  };
}
function advice(kind, value) {
  if (kind !== "narHash" || typeof value !== "string") return "";
  const hash = parseHash(value.replace(/^sha256-/, ""), "sha256");
  return hash?.algorithm === "sha256" ? `, which is sha256-${hash.bytes.toString("base64")}` : "";
}
var badGitRef = /[^!-~\u0080-\uffff]|[:?^~[]|\/\/|^[./]|\/\.|\.\.|\\|\*|\.lock$|\.lock\/|@\{|[/.]$|^@$|^$/;
function isKind(kind, value) {
  switch (kind) {
    case "any":
      return true;
    case "number":
    case "boolean":
      return typeof value === kind;
  }
  if (typeof value !== "string") return false;
  switch (kind) {
    case "text":
      return true;
    case "rev":
      return parseHash(value, "sha1") !== void 0;
    case "narHash":
      return value === "" || parseSri(value)?.algorithm === "sha256";
    case "url":
    case "gitUrl":
      return isNixUrl(value);
    case "gitRef":
      return !badGitRef.test(value);
    case "hgRef":
      return /^[a-zA-Z0-9][a-zA-Z0-9_./-]*$/.test(value);
    case "flakeId":
      return /^[a-zA-Z][a-zA-Z0-9_-]*$/.test(value);
  }
}

// ../src/flake-lock/inputs.ts
var Inputs = class {
  /** Sorted, as Nix keeps them. */
  names;
  object;
  /** @param object Whose values are references. */
  constructor(object = {}) {
    this.names = Object.keys(object).sort();
    this.object = object;
  }
  get(name) {
    const value = this.object[name];
    return typeof value === "string" || Array.isArray(value) ? value : void 0;
  }
  *[Symbol.iterator]() {
    for (const name of this.names) yield [name, this.get(name)];
  }
};

// ../src/flake-lock/json-positions.ts
function lineOfKey2(text, path2) {
  let matched = 0;
  let found;
  const onKey = (depth, start, end) => {
    if (matched >= depth) matched = depth - 1;
    const wanted = path2[depth - 1];
    if (matched !== depth - 1 || wanted === void 0 || keyAt(text, start, end) !== wanted) return;
    matched = depth;
    found = depth === path2.length ? start : void 0;
  };
  scanJson(text, onKey, endOfSoundString);
  return found === void 0 ? void 0 : positionAt(text, found).line;
}
function lineOfNode(text, key) {
  if (text.includes("\\")) return lineOfKey2(text, ["nodes", key]);
  const token = `"${key}"`;
  let found;
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    const colon = skipSpace(text, at + token.length);
    if (text[colon] !== ":" || text[skipSpace(text, colon + 1)] !== "{") continue;
    if (found !== void 0) return lineOfKey2(text, ["nodes", key]);
    found = at;
  }
  return found === void 0 ? void 0 : positionAt(text, found).line;
}
function findSyntaxError(text) {
  return scanJson(text, () => {
  });
}
function positionAt(text, offset) {
  let line = 1;
  let lineStart = 0;
  for (; ; ) {
    const newline = text.indexOf("\n", lineStart);
    if (newline < 0 || newline >= offset) return { line, column: offset - lineStart + 1 };
    line += 1;
    lineStart = newline + 1;
  }
}
function keyAt(text, start, end) {
  const token = text.slice(start, end);
  return token.includes("\\") ? JSON.parse(token) : token.slice(1, -1);
}
var deepest = 1e4;
var afterOpeningBrace = 0;
var afterCommaInObject = 1;
var afterOpeningBracket = 2;
var beforeValue = 3;
var afterValue = 4;
function scanJson(text, onKey, stringEnd = endOfString) {
  const isObject2 = [];
  let state = beforeValue;
  let at = 0;
  for (; ; ) {
    at = skipSpace(text, at);
    const char2 = text[at];
    if (state === afterValue) {
      if (isObject2.length === 0)
        return char2 === void 0 ? void 0 : unexpected(text, at, "the end of the file");
      const inObject = isObject2.at(-1) === true;
      if (char2 === ",") state = inObject ? afterCommaInObject : beforeValue;
      else if (char2 === (inObject ? "}" : "]")) isObject2.pop();
      else return unexpected(text, at, inObject ? '"," or "}"' : '"," or "]"');
      at += 1;
    } else if (state === afterOpeningBrace || state === afterCommaInObject) {
      if (char2 === "}" && state === afterOpeningBrace) {
        isObject2.pop();
        state = afterValue;
        at += 1;
        continue;
      }
      if (char2 !== '"') return unexpected(text, at, "a key in double quotes");
      const end = stringEnd(text, at);
      if (typeof end !== "number") return end;
      onKey(isObject2.length, at, end);
      at = skipSpace(text, end);
      if (text[at] !== ":") return unexpected(text, at, '":"');
      at += 1;
      state = beforeValue;
    } else if (char2 === "]" && state === afterOpeningBracket) {
      isObject2.pop();
      state = afterValue;
      at += 1;
    } else if (char2 === "{" || char2 === "[") {
      if (isObject2.length === deepest)
        return { offset: at, message: `it nests deeper than ${deepest} levels` };
      isObject2.push(char2 === "{");
      state = char2 === "{" ? afterOpeningBrace : afterOpeningBracket;
      at += 1;
    } else {
      const end = char2 === '"' ? stringEnd(text, at) : endOfLiteral(text, at);
      if (typeof end !== "number") return end;
      at = end;
      state = afterValue;
    }
  }
}
function skipSpace(text, from) {
  let at = from;
  for (; ; ) {
    const code2 = text.charCodeAt(at);
    if (code2 !== 32 && code2 !== 10 && code2 !== 13 && code2 !== 9) return at;
    at += 1;
  }
}
function endOfSoundString(text, start) {
  const quote = text.indexOf('"', start + 1);
  return quote > 0 && text.charCodeAt(quote - 1) !== 92 ? quote + 1 : endOfString(text, start);
}
function endOfString(text, start) {
  let at = start + 1;
  for (; ; ) {
    const code2 = text.charCodeAt(at);
    if (code2 === 34) return at + 1;
    if (Number.isNaN(code2)) return { offset: at, message: "the file ends inside a string" };
    if (code2 < 32)
      return { offset: at, message: "a string contains a line break or another control character" };
    if (code2 !== 92) {
      at += 1;
      continue;
    }
    const escaped2 = text[at + 1];
    if (escaped2 === void 0) return { offset: at + 1, message: "the file ends inside a string" };
    const unit = escaped2 === "u" ? unitAt(text, at) : void 0;
    if (unit !== void 0) {
      const next = isHigh(unit) && text.startsWith("\\u", at + 6) ? unitAt(text, at + 6) : void 0;
      const isPair = next !== void 0 && isLow(next);
      if ((isHigh(unit) || isLow(unit)) && !isPair)
        return { offset: at, message: "a string contains half of a surrogate pair" };
      at += isPair ? 12 : 6;
    } else if ('"\\/bfnrt'.includes(escaped2)) at += 2;
    else return { offset: at, message: "a string contains an escape that JSON does not have" };
  }
}
function unitAt(text, at) {
  const digits2 = text.slice(at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits2) ? Number.parseInt(digits2, 16) : void 0;
}
var isHigh = (unit) => unit >= 55296 && unit < 56320;
var isLow = (unit) => unit >= 56320 && unit < 57344;
var literal = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
function endOfLiteral(text, at) {
  literal.lastIndex = at;
  if (!literal.test(text)) return unexpected(text, at, "a value");
  const end = literal.lastIndex;
  if (Math.abs(Number(text.slice(at, end))) !== Number.POSITIVE_INFINITY) return end;
  return { offset: at, message: "a number is out of range" };
}
function unexpected(text, offset, expected) {
  const code2 = text.codePointAt(offset);
  return {
    offset,
    message: code2 === void 0 ? `expected ${expected}, but the file ends` : `expected ${expected}, found ${JSON.stringify(String.fromCodePoint(code2))}`
  };
}

// ../src/flake-lock/lock-tool.ts
import { basename as basename3, dirname as dirname4 } from "node:path";

// ../src/shell/shell-words.ts
function quoteWord(text) {
  if (/^[A-Za-z0-9_@%+=:,./…-]+$/.test(text)) return text;
  if (isPrintable(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped2 = replaceUnprintable(text.replace(/[\\']/g, "\\$&"), shellEscape);
  return `$'${escaped2}'`;
}
function shellEscape(character) {
  const code2 = character.codePointAt(0);
  if (code2 < 128) return `\\x${code2.toString(16).padStart(2, "0")}`;
  return code2 < 65536 ? `\\u${code2.toString(16).padStart(4, "0")}` : `\\U${code2.toString(16).padStart(8, "0")}`;
}

// ../src/flake-lock/beside-file.ts
import { basename as basename2, dirname as dirname3 } from "node:path";
function besideFile(file, command) {
  const folder = dirname3(file);
  const go = folder === "." ? "" : `cd ${quoteWord(folder)} && `;
  return `${go}${command(quoteWord(basename2(file)))}`;
}

// ../src/flake-lock/lock-tool.ts
function toolOf(file) {
  return basename3(file) === "devenv.lock" ? "devenv" : "nix";
}
function restoreLock(file) {
  const restore = `restore it: git restore ${quoteWord(file)}`;
  if (basename3(file) !== "flake.lock") return restore;
  const again = besideFile(file, (name) => `rm ${name} && nix flake lock`);
  return `${restore}; or lock all inputs again: ${again}`;
}

// ../src/flake-lock/other-file.ts
import { join as join5, posix as posix2 } from "node:path";
var known = [
  ["npm's package-lock.json", "lockfileVersion"],
  ["a package.json", "dependencies"],
  ["a package.json", "devDependencies"],
  ["a package.json", "scripts"],
  ["a package.json", "name", "version"],
  ["a tsconfig.json", "compilerOptions"],
  ["a deno.lock", "specifiers"],
  ["a composer.lock", "packages", "content-hash"],
  ["a Pipfile.lock", "_meta"],
  ["a record of this tool", "vms"],
  ["a JSON Schema", "$schema"]
];
function nixFile(file) {
  return file.endsWith(".nix") ? { what: "a Nix file", fix: nameTheLock(file) } : void 0;
}
function otherFile(json, file) {
  if (Object.hasOwn(json, "nodes") || Object.hasOwn(json, "root")) return void 0;
  const [what] = known.find(([, ...keys]) => keys.every((key) => Object.hasOwn(json, key))) ?? [];
  if (what !== void 0) return { what, fix: nameTheLock(file) };
  return posix2.basename(file) === "flake.lock" ? void 0 : { what: "another JSON file", fix: nameTheLock(file) };
}
function nameTheLock(file) {
  const lock = join5(posix2.dirname(file), "flake.lock");
  return `name the lock file, such as: ghaf-microvm lock check ${quoteWord(lock)}`;
}

// ../src/flake-lock/parse-json.ts
var large = 8 * 1024 * 1024;
var suspicious = /\\u[dD][89a-fA-F]|[\s:,[]-?\d[\d.]*[eE]\+?\d{2}|\d{200}/;
function parseJson(text, file, fixes) {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let syntaxError = json.length > large || suspicious.test(json) ? findSyntaxError(json) : void 0;
  try {
    if (syntaxError === void 0) return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/m.exec(json);
  if (marker !== null) {
    throw new KnownError(
      {
        file,
        line: positionAt(json, marker.index).line,
        message: "has merge-conflict markers",
        fix: `resolve the conflict, or take one side first: ${besideFile(file, (name) => `git checkout --ours ${name}`)} && ${fixes.again}`
      },
      exitStatus.notChecked
    );
  }
  syntaxError ??= findSyntaxError(json);
  const position = syntaxError === void 0 ? void 0 : positionAt(json, syntaxError.offset);
  const place = position === void 0 ? "" : ` (column ${position.column})`;
  throw new KnownError(
    {
      file,
      line: position?.line,
      message: `is not JSON: ${syntaxError?.message ?? "unknown syntax error"}${place}`,
      fix: fixes.syntax
    },
    exitStatus.notChecked
  );
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : void 0;
}

// ../src/flake-lock/pin-file.ts
function pinFileOf(json) {
  if (Object.hasOwn(json, "nodes")) return void 0;
  const { pins, version } = json;
  if (isObject(pins) && typeof version === "number")
    return { tool: "npins", below: ["pins"], pins };
  const sources = Object.values(json);
  const isSource = (source) => isObject(source) && typeof source.url === "string" && (typeof source.sha256 === "string" || typeof source.rev === "string");
  return sources.length > 0 && sources.every(isObject) && sources.some(isSource) ? { tool: "niv", below: [], pins: json } : void 0;
}
function lockOfPins({ tool, below, pins }, text, file) {
  const nodes = /* @__PURE__ */ new Map();
  for (const [name, pin] of Object.entries(pins)) {
    if (!isObject(pin)) continue;
    const locked2 = new Attributes(tool === "npins" ? ofNpins(pin) : ofNiv(pin));
    nodes.set(name, {
      key: name,
      inputs: new Inputs(),
      isFlake: true,
      locked: locked2,
      original: new Attributes()
    });
  }
  const root2 = "";
  const inputs = new Inputs(Object.fromEntries([...nodes.keys()].map((name) => [name, name])));
  const none2 = new Attributes();
  nodes.set(root2, { key: root2, inputs, isFlake: true, locked: none2, original: none2 });
  return {
    file,
    text,
    root: root2,
    nodes,
    follows: [],
    limits: [],
    lineOfNode: (key) => lineOfKey2(text, [...below, key]),
    tool
  };
}
function ofNpins(pin) {
  const repository = isObject(pin.repository) ? pin.repository : {};
  const { type, owner, repo, url: url2 } = repository;
  const content = contentOf(pin.revision, pin.hash);
  return type === "GitHub" ? { type: "github", owner, repo, ...content } : { type: "git", url: url2 ?? pin.url, ...content };
}
function ofNiv({ owner, repo, rev, sha256, url: url2 }) {
  const content = contentOf(rev, sha256);
  return typeof owner === "string" && typeof repo === "string" ? { type: "github", owner, repo, ...content } : { type: "tarball", url: url2, ...content };
}
function contentOf(rev, hash) {
  const parsed = typeof hash === "string" ? parseHash(hash, "sha256") : void 0;
  const isHash = parsed?.algorithm === "sha256" && parsed.bytes.some((byte) => byte !== 0);
  return { rev, narHash: isHash ? sriOf(parsed) : void 0 };
}

// ../src/flake-lock/version-range.ts
function versionRange(limits) {
  let range2 = {};
  for (const { since, until, ...limit } of limits) {
    if (since !== void 0 && minor(since) > minor(range2.since?.since ?? "2.0"))
      range2 = { ...range2, since: { ...limit, since } };
    if (until !== void 0 && minor(until) < minor(range2.until?.until ?? "2.999"))
      range2 = { ...range2, until: { ...limit, until } };
  }
  return range2;
}
function isEmpty({ since, until }) {
  return since !== void 0 && until !== void 0 && minor(since.since) >= minor(until.until);
}
var minor = (version) => Number(version.split(".")[1]);

// ../src/flake-lock/parse-flake-lock.ts
function parseFlakeLock(text, file) {
  const nix = nixFile(file);
  if (nix !== void 0) throw isOther(nix, file);
  const json = parseJson(text, file, { again: "nix flake lock", syntax: restoreLock(file) });
  const malformed = (path2, message, fix) => malformedLock({ file, text }, path2, message, fix);
  if (!isObject(json)) throw malformed([], "must be a JSON object");
  const pins = pinFileOf(json);
  if (pins !== void 0) return lockOfPins(pins, text, file);
  const other = otherFile(json, file);
  if (other !== void 0) throw isOther(other, file);
  checkVersion(json, malformed);
  const { root: root2, jsonNodes } = rootAndNodes(json, malformed);
  const { nodes, follows, limits } = reachedNodes(root2, jsonNodes, malformed);
  checkLimits(limits, malformed);
  return {
    ...{ file, text, root: root2, nodes, follows, limits },
    lineOfNode: (key) => lineOfNode(text, key),
    tool: toolOf(file)
  };
}
function rootAndNodes(json, malformed) {
  const root2 = own(json, "root");
  if (typeof root2 !== "string")
    throw malformed(["root"], 'must name its root node: "root" must be a string');
  const jsonNodes = own(json, "nodes");
  if (!isObject(jsonNodes)) throw malformed(["nodes"], '"nodes" must be a JSON object');
  if (!Object.hasOwn(jsonNodes, root2))
    throw malformed(["root"], `its root node ${printable(root2)} is not in "nodes"`);
  return { root: root2, jsonNodes };
}
function reachedNodes(root2, jsonNodes, malformed) {
  const nodes = /* @__PURE__ */ new Map();
  const limits = [];
  const follows = [];
  const waiting = [root2];
  for (let key = waiting.pop(); key !== void 0; key = waiting.pop()) {
    if (nodes.has(key)) continue;
    const node = readNode(key, jsonNodes[key], key === root2, malformed, limits);
    nodes.set(key, node);
    for (const name of node.inputs.names) {
      const reference = node.inputs.get(name);
      if (typeof reference === "object") follows.push({ node: key, input: name, path: reference });
      if (typeof reference !== "string") continue;
      const path2 = ["nodes", key, "inputs", name];
      if (reference === root2)
        throw malformed(path2, `input ${printable(name)} points back to the root node`);
      if (!Object.hasOwn(jsonNodes, reference))
        throw malformed(
          path2,
          `input ${printable(name)} names the node ${printable(reference)}, which is not in "nodes"`
        );
      waiting.push(reference);
    }
  }
  return { nodes, follows, limits };
}
function checkLimits(limits, malformed) {
  const range2 = versionRange(limits);
  if (range2.since !== void 0 && range2.until !== void 0 && isEmpty(range2))
    throw malformed(
      ["nodes", range2.since.node],
      `no version of Nix reads it: node ${printable(range2.since.node)} ${range2.since.reason}, which Nix before ${range2.since.since} refuses, and node ${printable(range2.until.node)} ${range2.until.reason}, which it refuses from ${range2.until.until} on`
    );
}
function isOther({ what, fix }, file) {
  return new KnownError(
    { file, message: `is not a flake.lock, but ${what}`, fix },
    exitStatus.notChecked
  );
}
function malformedLock({ file, text }, path2, message, fix = restoreLock(file)) {
  let line;
  for (let length = path2.length; length > 0 && line === void 0; length -= 1)
    line = lineOfKey2(text, path2.slice(0, length));
  return new KnownError({ file, line, message, fix }, exitStatus.notChecked);
}
function checkVersion(json, malformed) {
  const version = own(json, "version");
  if (version === void 0)
    throw malformed([], 'has no "version": expected a flake.lock of version 5, 6 or 7');
  const whole = typeof version === "number" ? version | 0 : void 0;
  if (whole === 5 || whole === 6 || whole === 7) return;
  const shown = typeof version === "number" ? String(version) : `a ${typeof version}`;
  const fix = typeof version === "number" && version > 7 ? "use a Nix that writes version 7, or a newer version of this tool" : void 0;
  throw malformed(["version"], `its version is ${shown}: expected 5, 6 or 7`, fix);
}
function readNode(key, json, isRoot, malformed, limits) {
  const inputs = readInputs(key, isObject(json) ? own(json, "inputs") : void 0, malformed);
  if (isRoot) return { key, inputs, isFlake: true, locked: none, original: none };
  if (!isObject(json))
    throw malformed(["nodes", key], `node ${printable(key)} must be a JSON object`);
  const read = (which) => {
    const { attributes, merged } = readAttributes(key, which, json, malformed);
    const problem = checkReference(
      merged,
      which === "locked",
      (limit) => limits.push({ ...limit, node: key })
    );
    if (problem === void 0) return attributes;
    const { attribute, message } = problem;
    const inInfo = which === "locked" && isObject(json.info) && Object.hasOwn(json.info, attribute ?? "");
    throw malformed(
      ["nodes", key, inInfo ? "info" : which, ...attribute === void 0 ? [] : [attribute]],
      `"${which}" of node ${printable(key)} ${message}`
    );
  };
  const locked2 = read("locked");
  const original = read("original");
  const flake = own(json, "flake");
  if (flake !== void 0 && typeof flake !== "boolean")
    throw malformed(
      ["nodes", key, "flake"],
      `"flake" of node ${printable(key)} must be true or false`
    );
  const parent = own(json, "parent");
  if (parent !== void 0 && !isPath(parent))
    limits.push({
      node: key,
      attribute: "parent",
      until: "2.26",
      reason: 'has a "parent" that is not a list of input names'
    });
  return { key, inputs, isFlake: flake !== false, locked: locked2, original };
}
var none = new Attributes();
var noInputs = new Inputs();
function readInputs(key, json, malformed) {
  if (json === void 0) return noInputs;
  const entries = entriesOf(json);
  const inputs = new Inputs(entries);
  for (const name of inputs.names) {
    const reference = entries[name];
    if (typeof reference !== "string" && !isPath(reference)) {
      throw malformed(
        ["nodes", key, "inputs", name],
        `input ${printable(name)} of node ${printable(key)} must be a node's name or a list of input names`
      );
    }
  }
  return inputs;
}
function entriesOf(json) {
  if (json === null) return {};
  if (Array.isArray(json)) return Object.fromEntries(json.entries());
  return isObject(json) ? json : { "": json };
}
function isPath(value) {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
function readAttributes(key, which, node, malformed) {
  const json = own(node, which);
  if (json === void 0)
    throw malformed(["nodes", key, which], `node ${printable(key)} has no "${which}"`);
  const object = plainEntries(key, which, json, malformed);
  const info = which === "locked" ? own(node, "info") : void 0;
  if (info === void 0) return { attributes: new Attributes(object), merged: object };
  const more = plainEntries(key, "info", info, malformed);
  return { attributes: new Attributes(more, object), merged: { ...object, ...more } };
}
function plainEntries(key, which, json, malformed) {
  const entries = entriesOf(json);
  for (const name in entries) {
    if (!isAttribute(entries[name]))
      throw malformed(
        ["nodes", key, which, name],
        `${printable(name)} in "${which}" of node ${printable(key)} must be a string, a number or a boolean`
      );
  }
  return entries;
}

// ../src/flake-lock/resolve-input.ts
function resolveInputs(lock) {
  const resolved = /* @__PURE__ */ new Map();
  const targetOf = (reference) => typeof reference === "object" ? resolved.get(reference) : reference;
  for (const { node, input, path: path2 } of lock.follows)
    if (!resolved.has(path2)) resolveFollows(lock, { node, input }, path2, resolved);
  return {
    each(key, visit) {
      const inputs = lock.nodes.get(key)?.inputs;
      if (inputs === void 0) return;
      for (const name of inputs.names) visit(name, targetOf(inputs.get(name)));
    },
    target: (key, input) => targetOf(lock.nodes.get(key)?.inputs.get(input))
  };
}
function resolveFollows(lock, first, firstPath, resolved) {
  const walks = [{ edge: first, path: firstPath, next: 0, at: lock.root }];
  const underWay = /* @__PURE__ */ new Set([firstPath]);
  for (let walk2 = walks.at(-1); walk2 !== void 0; walk2 = walks.at(-1)) {
    const input = walk2.path[walk2.next];
    if (input === void 0) {
      resolved.set(walk2.path, walk2.at);
      walks.pop();
      continue;
    }
    const reference = lock.nodes.get(walk2.at)?.inputs.get(input);
    if (reference === void 0) throw leadsNowhere(lock, walk2);
    const target = typeof reference === "string" ? reference : resolved.get(reference);
    if (target !== void 0) {
      walk2.at = target;
      walk2.next += 1;
    } else if (typeof reference === "object") {
      const edge = { node: walk2.at, input };
      if (underWay.has(reference)) throw cycle(lock, walks, edge);
      underWay.add(reference);
      walks.push({ edge, path: reference, next: 0, at: lock.root });
    }
  }
}
function cycle(lock, walks, back) {
  const start = walks.findIndex(({ edge }) => edge.node === back.node && edge.input === back.input);
  const round = walks.slice(start);
  const shown = round.length > 10 ? round.slice(0, 10) : round;
  const chain = shown.map(({ path: path2 }) => printablePath(path2));
  chain.push(shown.length < round.length ? "\u2026" : chain[0] ?? "");
  return malformedLock(
    lock,
    ["nodes", back.node, "inputs", back.input],
    `input ${printable(back.input)} of node ${printable(back.node)} follows itself: ${chain.join(" -> ")}`,
    "change one of these `follows` in flake.nix, then: nix flake lock"
  );
}
function leadsNowhere(lock, walk2) {
  const { node, input } = walk2.edge;
  const missing = printable(walk2.path[walk2.next] ?? "");
  return malformedLock(
    lock,
    ["nodes", node, "inputs", input],
    `input ${printable(input)} of node ${printable(node)} follows ${printablePath(walk2.path)}, but node ${printable(walk2.at)} has no input ${missing}`,
    "change this `follows` in flake.nix, then: nix flake lock"
  );
}

// ../src/flake-lock/microvm-node.ts
var mostPaths = 5;
function findMicrovmNodes(lock, isKnown) {
  const found = [];
  for (const node of lock.nodes.values()) {
    if (node.key === lock.root) continue;
    const origin = originOf(node);
    if (origin !== void 0 || isKnown(namedContent(node.locked))) found.push([node, origin]);
  }
  const resolved = resolveInputs(lock);
  let owned;
  const edges = new Map(found.map(([node]) => [node.key, []]));
  const arrivals = walk(lock.root, resolved.each, (edge, target) => edges.get(target)?.push(edge));
  return found.map(([node, origin]) => ({ node, origin, edges: edges.get(node.key) ?? [] })).sort((a, b) => compareEdges(a.edges[0], b.edges[0])).map(({ node, origin, edges: edges2 }) => {
    const lastModified = node.locked.get("lastModified");
    return {
      key: node.key,
      // on demand: ten thousand nodes in a chain have paths of fifty million names
      get inputPaths() {
        return edges2.slice(0, mostPaths).map(({ from, input }) => [...pathTo2(from, arrivals), input]);
      },
      direct: edges2[0]?.from === lock.root,
      get lockedPath() {
        owned ??= walk(lock.root, ownInputs(lock));
        return pathTo2(node.key, owned);
      },
      origin,
      rev: node.locked.text("rev"),
      narHash: node.locked.text("narHash"),
      content: contentOf2(node.locked),
      notFlake: notFlake(node),
      lastModified: typeof lastModified === "number" ? lastModified : void 0,
      fixed: node.original.has("rev")
    };
  });
}
function contentOf2(locked2) {
  const { rev, narHash } = namedContent(locked2);
  const isGit = gitTypes.has(locked2.text("type") ?? "");
  return { rev: narHash !== void 0 || isGit ? rev : void 0, narHash };
}
var gitTypes = /* @__PURE__ */ new Set(["github", "gitlab", "sourcehut", "git"]);
var fetchedTypes = /* @__PURE__ */ new Set([...gitTypes, "hg", "path", "tarball"]);
function namedContent(locked2) {
  const rev = locked2.text("rev");
  const narHash = locked2.text("narHash");
  const commit = rev === void 0 ? void 0 : parseHash(rev, "sha1");
  const tree = narHash === void 0 ? void 0 : parseSri(narHash || emptyNarHash);
  return {
    rev: commit?.algorithm === "sha1" ? commit.bytes.toString("hex") : rev,
    narHash: tree === void 0 ? narHash : sriOf(tree)
  };
}
var emptyNarHash = sriOf({ algorithm: "sha256", bytes: Buffer.alloc(32) });
function notFlake({ isFlake, locked: locked2 }) {
  const type = locked2.text("type") ?? "";
  const dir = posix3.normalize(locked2.text("dir") || ".").replace(/(?<=.)\/$/, "");
  if (!isFlake)
    return { what: "is fetched as a plain tree (`flake = false`)", fix: "remove `flake = false`" };
  if (dir !== ".")
    return {
      what: `is the flake in its folder ${printable(dir)} (\`dir\`)`,
      fix: "remove `dir`"
    };
  if (type === "file") return { what: 'is a single file (`type = "file"`)', fix: useUpstream };
  return fetchedTypes.has(type) ? void 0 : { what: `has the type ${printable(type)}, which Nix cannot fetch`, fix: useUpstream };
}
var useUpstream = 'url = "github:microvm-nix/microvm.nix";';
function originOf({ locked: locked2, original }) {
  const said = readOrigin(locked2);
  const origin = said === "unsaid" ? readOrigin(original) : said;
  return origin === "unsaid" ? void 0 : origin;
}
function readOrigin(attributes) {
  const type = attributes.text("type");
  switch (type) {
    case "github":
    case "gitlab":
    case "sourcehut": {
      const repo = attributes.text("repo") ?? "";
      if (!isRepoName(repo)) return void 0;
      const owner = attributes.text("owner") ?? "";
      const host2 = attributes.text("host");
      return {
        from: `${type}:${owner}/${repo}${host2 === void 0 ? "" : `?host=${host2}`}`,
        upstream: type === "github" && (host2 ?? "github.com") === "github.com" && isUpstream(owner)
      };
    }
    case "git":
    case "tarball":
    case "file":
    case "hg":
      return originOfUrl(attributes.text("url") ?? "");
    case "indirect": {
      const id = attributes.text("id");
      return id?.toLowerCase() === "microvm" ? { from: `flake:${id}`, upstream: false } : void 0;
    }
    case "path": {
      const path2 = attributes.text("path") ?? "";
      const last = path2.split("/").findLast((part) => part !== "") ?? "";
      return isRepoName(last) ? { from: `path:${path2}`, upstream: false } : "unsaid";
    }
    default:
      return "unsaid";
  }
}
function originOfUrl(url2) {
  const [address2 = ""] = url2.split(/[?#]/);
  const parts = address2.replace(/^[a-z+]+:\/\//i, "").split(/[/:]/);
  const index = parts.findIndex(isRepoName);
  if (index < 0) return void 0;
  const host2 = (parts[0] ?? "").replace(/^.*@/, "").toLowerCase();
  const onGithub = /^(?:www\.|codeload\.|api\.)?github\.com$/.test(host2);
  return { from: url2, upstream: onGithub && isUpstream(parts[index - 1] ?? "") };
}
function isRepoName(name) {
  return /^microvm\.nix(?:\.git)?$/i.test(name);
}
function isUpstream(owner) {
  return /^(?:astro|microvm-nix)$/i.test(owner);
}
function ownInputs(lock) {
  return (key, visit) => {
    const inputs = lock.nodes.get(key)?.inputs;
    for (const name of inputs?.names ?? []) {
      const reference = inputs?.get(name);
      if (typeof reference === "string") visit(name, reference);
    }
  };
}
function walk(root2, eachInput, onInput = () => {
}) {
  const arrivals = /* @__PURE__ */ new Map();
  const queue = [root2];
  let rank = 0;
  let from = root2;
  const visit = (input, target) => {
    const edge = { from, input, rank };
    onInput(edge, target);
    if (target === root2 || arrivals.has(target)) return;
    arrivals.set(target, edge);
    queue.push(target);
  };
  for (; rank < queue.length; rank += 1) {
    from = queue[rank];
    eachInput(from, visit);
  }
  return arrivals;
}
function pathTo2(node, arrivals) {
  const path2 = [];
  for (let step = arrivals.get(node); step !== void 0; step = arrivals.get(step.from))
    path2.push(step.input);
  return path2.reverse();
}
function compareEdges(a, b) {
  if (a === void 0 || b === void 0) return a === b ? 0 : a === void 0 ? 1 : -1;
  return a.rank - b.rank || (a.input < b.input ? -1 : a.input > b.input ? 1 : 0);
}

// ../src/microvm/history/known-revisions.ts
function isKnownRevision(locked2) {
  return findRevision(locked2) !== void 0;
}
function findRevision({ rev, narHash }) {
  const database = revisionDatabase();
  const revision = rev !== void 0 && rev.length === 40 ? database.find(rev) : void 0;
  if (narHash === void 0) return revision;
  if (revision !== void 0) return revision.narHash === narHash ? revision : "inconsistent";
  return database.withNarHash(narHash)[0];
}

// ../src/microvm/pin.ts
function readPin(root2, config2) {
  const text = readIfExists(join6(root2, config2.lock));
  if (text === void 0)
    throw new KnownError(
      {
        file: config2.lock,
        message: "does not exist, and it pins the microvm.nix whose options are used here",
        fix: rootAbove(root2, config2) ?? lockAnew(root2, config2)
      },
      exitStatus.notChecked
    );
  const lock = parseFlakeLock(text, config2.lock);
  const nodes = findMicrovmNodes(lock, isKnownRevision);
  const node = nodes.find(({ inputPaths }) => inputPaths.some((path2) => path2.join("/") === "microvm")) ?? nodes[0];
  if (node === void 0)
    throw new KnownError(
      {
        file: config2.lock,
        message: "pins no microvm.nix",
        fix: 'add inputs.microvm.url = "github:microvm-nix/microvm.nix" to flake.nix, then: nix flake lock'
      },
      exitStatus.failed
    );
  return { microvm: locked(lock, node.key), nixpkgs: nixpkgsOf(lock) };
}
function lockAnew(root2, { lock }) {
  return existsSync(join6(root2, dirname5(lock), "flake.nix")) ? "nix flake lock" : "ghaf-microvm init: it writes a flake.nix and a flake.lock";
}
function rootAbove(root2, config2) {
  for (let folder = dirname5(root2); folder !== dirname5(folder); folder = dirname5(folder))
    if (existsSync(join6(folder, config2.lock)))
      return `cd ${relative3(root2, folder)}, where the repository's root is`;
  return void 0;
}
function locked(lock, key) {
  return lock.nodes.get(key)?.locked ?? new Attributes();
}
function nixpkgsOf(lock) {
  const key = resolveInputs(lock).target(lock.root, "nixpkgs");
  return key === void 0 ? void 0 : locked(lock, key);
}
function requireSchemaOfPin(config2, schema, { microvm }) {
  const narHash = microvm.get("narHash");
  if (narHash === schema.source.narHash) return;
  const rev = microvm.get("rev");
  const pinned2 = rev === void 0 || rev === schema.source.rev ? narHash === void 0 ? `${config2.lock} has no narHash for its microvm.nix` : `${config2.lock} pins the narHash ${narHash}, and that revision's is ${schema.source.narHash}` : `${config2.lock} pins ${String(rev).slice(0, 8)}`;
  throw new KnownError(
    {
      file: config2.schema,
      message: `is of microvm.nix ${schema.source.rev.slice(0, 8)}, but ${pinned2}`,
      fix: rev === schema.source.rev ? `lock it again: nix flake update microvm (then npm run codegen -- --refresh)` : "npm run codegen -- --refresh (needs Nix)"
    },
    exitStatus.failed
  );
}

// ../src/microvm/pin-data.ts
import { readdirSync as readdirSync2, readFileSync as readFileSync3 } from "node:fs";
import { join as join8 } from "node:path";

// ../src/microvm/schema/read.ts
import { join as join7 } from "node:path";

// ../src/microvm/schema/hash.ts
import { createHash } from "node:crypto";
function schemaHash({
  source,
  guest,
  host: host2
}) {
  return createHash("sha256").update(JSON.stringify({ source, guest, host: host2 })).digest("hex");
}

// ../src/microvm/schema/read.ts
function readOptionSchema(root2, config2) {
  return parseOptionSchema(readIfExists(join7(root2, config2.schema)), config2.schema);
}
function parseOptionSchema(text, file) {
  const fail = (message) => {
    throw new KnownError(
      {
        file,
        message,
        fix: text === void 0 ? "npm run codegen -- --refresh (needs Nix)" : "restore it from git, or write it again: npm run codegen -- --refresh --force (needs Nix)"
      },
      exitStatus.notChecked
    );
  };
  if (text === void 0) return fail("the option schema is missing");
  let data2;
  try {
    data2 = JSON.parse(text);
  } catch (error) {
    return fail(`the option schema is not JSON: ${error.message}`);
  }
  if (typeof data2 !== "object" || data2 === null || data2.formatVersion === void 0)
    return fail("this is not an option schema");
  if (data2.formatVersion !== 1)
    return fail(
      `the option schema has format ${data2.formatVersion}; this version of the tool reads format 1`
    );
  if (data2.guest === void 0 || data2.host === void 0 || typeof data2.source?.rev !== "string")
    return fail("the option schema lacks `guest`, `host` or `source.rev`");
  const schema = data2;
  if (schema.sha256 !== schemaHash(schema))
    return fail("the option schema was edited by hand: it is not what was read from microvm.nix");
  return { schema, text };
}
function isOwnSchema(text) {
  try {
    const schema = JSON.parse(text);
    return schema.sha256 === schemaHash(schema);
  } catch {
    return false;
  }
}

// ../src/output/compact-json.ts
import stringify from "file:///work/wt/site/node_modules/json-stringify-pretty-compact/index.js";

// ../src/microvm/support/probes.ts
var tap = { type: "tap", id: "probe0", mac: "02:00:00:00:00:01" };
var user2 = { ...tap, type: "user" };
var macvtap = { ...tap, type: "macvtap", macvtap: { link: "eth0", mode: "bridge" } };
var bridge = { ...tap, type: "bridge", bridge: "br0" };
var volume = { image: "probe.img", mountPoint: "/probe", size: 64 };
var virtiofs = { proto: "virtiofs", tag: "probe", source: "/probe", mountPoint: "/probe" };
var share9p = { ...virtiofs, proto: "9p" };
var pci = { bus: "pci", path: "0000:00:01.0" };
var usb = { bus: "usb", path: "vendorid=0x1,productid=0x2" };
var forward = { from: "host", host: { port: 2e3 }, guest: { port: 22 } };
var forced = (values) => values.map((value) => ({ _probeForced: value }));
var valuesByOption = {
  interfaces: [[tap], [user2], [macvtap], [bridge]],
  "interfaces.*.mac": ["02:00:00:00:00:02", "02:00:00:00:00:03"],
  "interfaces.*.id": ["probe1", "probe2"],
  volumes: [[volume], [{ ...volume, image: "other.img" }]],
  shares: [[virtiofs], [share9p]],
  devices: [[pci], [usb]],
  forwardPorts: [[forward], [{ ...forward, proto: "udp" }]],
  "qemu.pcieRootPorts": [[{ id: "probe0" }], [{ id: "probe1" }]],
  "qemu.machine": ["microvm", "q35"],
  mem: [256, 1024],
  storeDisk: forced(["/probe/a", "/probe/b"]),
  bootDisk: forced(["/probe/a", "/probe/b"]),
  "volumes.*.fsType": ["xfs", "btrfs"],
  machineId: ["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"]
};

// ../src/microvm/support/measure.ts
var defaultMachine = "microvm";
var measuredMachines = ["q35"];

// ../src/microvm/support/support-table.ts
var precedence = ["honoured", "ignored", "refused", "not-applicable"];
var SupportTable = class {
  measured;
  hypervisors;
  #byOption = /* @__PURE__ */ new Map();
  /** A thousand VMs ask for the same few. */
  #summaries = /* @__PURE__ */ new Map();
  constructor(measured) {
    this.measured = measured;
    this.hypervisors = Object.keys(measured[0]?.support ?? {});
    for (const entry of measured) {
      const same2 = this.#byOption.get(entry.option);
      if (same2 === void 0) this.#byOption.set(entry.option, [entry]);
      else same2.push(entry);
    }
  }
  /** An option's measurements, one a context. */
  of(option) {
    return this.#byOption.get(option) ?? [];
  }
  /**
   * What each hypervisor does with an option, the best outcome of all contexts. Empty for one that was not measured.
   * An option that QEMU takes on another machine than the default is one that it takes.
   *
   * @param element The list's element that the option is of: only contexts of its kind count, for `securityModel` means
   * something to shares by 9p alone.
   * @param machine QEMU's machine, where it is known and was measured: only that one counts.
   */
  summary(option, element = {}, machine) {
    const key = JSON.stringify([option, kindOptions.map((kind) => element[kind]), machine]);
    const known2 = this.#summaries.get(key) ?? this.#summaryOf(option, element, machine);
    this.#summaries.set(key, known2);
    return known2;
  }
  #summaryOf(option, element, machine) {
    const entries = this.of(option).filter(({ context }) => isOfKind(context, option, element));
    if (entries.length === 0) return {};
    return Object.fromEntries(
      this.hypervisors.map((hypervisor) => {
        const outcomes = new Set(
          entries.flatMap((entry) => outcomesOf(entry, hypervisor, machine))
        );
        return [hypervisor, precedence.find((outcome) => outcomes.has(outcome))];
      })
    );
  }
  /** The flags that an option becomes on each hypervisor, in any context: `{ qemu: ["-m"] }`. */
  arguments(option) {
    const entries = this.of(option);
    return Object.fromEntries(
      this.hypervisors.flatMap((hypervisor) => {
        const flags = new Set(entries.flatMap((entry) => entry.arguments?.[hypervisor] ?? []));
        return flags.size === 0 ? [] : [[hypervisor, [...flags]]];
      })
    );
  }
  /**
   * The measurement in which a hypervisor refuses the option itself. Undefined when it takes it in any context of the
   * element's kind.
   */
  refusal(option, hypervisor, element = {}, machine) {
    if (this.summary(option, element, machine)[hypervisor] !== "refused") return void 0;
    return this.of(option).find(
      ({ support, context, refusedContext = [] }) => support[hypervisor] === "refused" && isOfKind(context, option, element) && !refusedContext.includes(hypervisor)
    );
  }
  /** Whether a hypervisor refuses this value: of a switch one position, of a number or a text any but those measured. */
  refuses(option, hypervisor, value, element = {}, machine) {
    const measured = this.refusal(option, hypervisor, element, machine);
    if (measured === void 0) return false;
    const values = measured.refusedValues?.[hypervisor];
    return typeof value === "boolean" && values !== void 0 ? values.includes(value) : !isAmong(measured.takenEdges?.[hypervisor], value);
  }
  /** Whether a hypervisor refuses this value at an end of the option's type, in every context in which it takes others. */
  refusesEdge(option, hypervisor, value, element = {}) {
    const taken = this.of(option).filter(
      ({ support, context, refusedContext = [] }) => isOfKind(context, option, element) && support[hypervisor] !== "refused" && !refusedContext.includes(hypervisor)
    );
    return taken.length > 0 && taken.every(({ refusedEdges }) => isAmong(refusedEdges?.[hypervisor], value));
  }
  /** The options beside which a hypervisor's runner does nothing with this one. */
  lostBeside(option, hypervisor) {
    return this.of(option).flatMap(({ lostBeside }) => lostBeside?.[hypervisor] ?? []);
  }
  /** The values of an option that a hypervisor refuses though it takes others, in every context. */
  refusedValues(option, hypervisor) {
    return this.of(option).flatMap(({ refusedValues }) => refusedValues?.[hypervisor] ?? []);
  }
};
var isAmong = (values = [], value) => values.some((one) => JSON.stringify(one) === JSON.stringify(value));
function outcomesOf({ support, machines = {} }, hypervisor, machine) {
  const measured = support[hypervisor];
  if (hypervisor !== "qemu") return [measured];
  if (machine === defaultMachine) return [measured];
  if (machine !== void 0 && measuredMachines.includes(machine))
    return [machines[machine] ?? measured];
  return [measured, ...Object.values(machines)];
}
var kindOptions = ["bus", "proto", "type"];
function isOfKind(context, option, element) {
  const [list = "", inner] = option.split(".*.");
  if (inner === void 0) return true;
  const elements2 = list.split(".").reduce(memberOf, context);
  const [other] = Array.isArray(elements2) ? elements2 : [];
  return kindOptions.every((kind) => {
    const [one, measured] = [element[kind], memberOf(other, kind)];
    return one === void 0 || measured === void 0 || one === measured;
  });
}
var memberOf = (value, name) => typeof value === "object" && value !== null ? value[name] : void 0;
function readSupport(text, file, source) {
  if (text === void 0) return void 0;
  const data2 = readSupportFile(text, file);
  return isSupportOf(data2, source) ? new SupportTable(data2.measured) : void 0;
}
function readSupportFile(text, file) {
  let data2;
  try {
    data2 = JSON.parse(text);
  } catch (error) {
    throw damaged(file, `is not JSON: ${error.message}`);
  }
  if (!Array.isArray(data2?.measured)) throw damaged(file, "has no list `measured`");
  return data2;
}
var isSupportOf = ({ narHash }, source) => narHash === source.narHash;
function damaged(file, message) {
  return new KnownError(
    {
      file,
      message,
      fix: "restore it from git, or delete it: `npm run codegen` says how to get it"
    },
    exitStatus.notChecked
  );
}

// ../src/microvm/pin-data.ts
function readPinData(root2, config2, pin) {
  const narHash = pin.microvm.get("narHash");
  const own2 = readIfExists(join8(root2, config2.schema));
  const isLacking = own2 === void 0 || isOwnSchema(own2) && narHashOf(own2) !== narHash;
  const known2 = isLacking ? knownPin(narHash) : void 0;
  const { schema, text } = known2 === void 0 ? readOptionSchema(root2, config2) : parseOptionSchema(readIfExists(known2.schema), known2.schema);
  requireSchemaOfPin(config2, schema, pin);
  return { schema, schemaText: text, ...supportOf(root2, config2, schema.source) };
}
function supportOf(root2, config2, source) {
  const own2 = readSupport(readIfExists(join8(root2, config2.support)), config2.support, source);
  if (own2 !== void 0)
    return { support: own2, supportText: readIfExists(join8(root2, config2.support)) };
  const shipped2 = knownPin(source.narHash)?.support;
  if (shipped2 === void 0) return { support: void 0, supportText: void 0 };
  const supportText = readFileSync3(shipped2, "utf8");
  return { support: readSupport(supportText, shipped2, source), supportText };
}
function knownPins() {
  const pins = join8(nixFolder, "pins");
  const folders = [nixFolder, ...readdirSync2(pins).map((rev) => join8(pins, rev))];
  return folders.map((folder) => ({
    schema: join8(folder, "option-schema.json"),
    support: join8(folder, "option-support.json")
  }));
}
var knownPin = (narHash) => knownPins().find(({ schema }) => narHashOf(readFileSync3(schema, "utf8")) === narHash);
var narHashOf = (schema) => JSON.parse(schema).source.narHash;

// .vitepress/data/pinned.ts
var __vite_injected_original_import_meta_url2 = "file:///work/wt/site/docs/.vitepress/data/pinned.ts";
var root = fileURLToPath2(new URL("../../..", __vite_injected_original_import_meta_url2));
var config = readConfig(root);
var pinned = readPinData(root, config, readPin(root, config));
var options = pinnedOptions(pinned.schema, pinned.support);
var hypervisors = pinned.support?.hypervisors ?? [];

// .vitepress/data/support-letters.ts
var letters = {
  honoured: "h",
  ignored: "i",
  refused: "r",
  "not-applicable": "-"
};

// .vitepress/data/options.data.ts
var options_data_default = {
  load() {
    const database = revisionDatabase();
    return {
      rev: pinned.schema.source.rev,
      hypervisors,
      options: options.map((option) => {
        const { name, host: host2, type, removed, support } = option;
        const { purpose = "", also = [] } = optionNotes[name] ?? {};
        const { since } = lifetime(optionHistory(database, option));
        return {
          name,
          slug: optionSlug(name),
          host: host2 === true,
          purpose,
          also,
          type: describeType(type),
          kind: kindOf(type),
          default: option.default && describeDefault(option.default),
          removed: removed !== void 0,
          since: since && day(since.committed),
          support: hypervisors.map((one) => support[one] ? letters[support[one]] : "").join("")
        };
      })
    };
  }
};
function kindOf(type) {
  switch (type.kind) {
    case "nullOr":
      return kindOf(type.of);
    case "int":
    case "number":
    case "float":
      return "number";
    case "bool":
    case "enum":
    case "string":
    case "path":
    case "package":
      return type.kind;
    case "listOf":
      return "list";
    case "attrsOf":
    case "submodule":
      return "set";
    default:
      return "other";
  }
}
export {
  options_data_default as default
};
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vc3JjL21pY3Jvdm0vaGlzdG9yeS9yZWFkLWhpc3RvcnkudHMiLCAiLi4vc3JjL3Rvb2wudHMiLCAiLi4vc3JjL21pY3Jvdm0vaGlzdG9yeS9kYXRhYmFzZS50cyIsICIuLi9zcmMvbWljcm92bS9zY2hlbWEvZGVzY3JpYmUudHMiLCAiLi4vc3JjL21pY3Jvdm0vc2NoZW1hL29wdGlvbi1ub3Rlcy50cyIsICIuLi9zcmMvb3B0aW9ucy9jaGFuZ2UudHMiLCAiLi4vc3JjL29wdGlvbnMvb3B0aW9uLWhpc3RvcnkudHMiLCAiLi4vc3JjL21pY3Jvdm0vc2NoZW1hL29wdGlvbi1zY2hlbWEudHMiLCAiLi4vc3JjL21pY3Jvdm0vaGlzdG9yeS9vcHRpb24tZmFjdHMudHMiLCAiLi4vc3JjL21pY3Jvdm0vc2NoZW1hL2RlY2xhcmF0aW9uLWxpbmtzLnRzIiwgIi4uL3NyYy9vcHRpb25zL3Bpbm5lZC1vcHRpb25zLnRzIiwgIi52aXRlcHJlc3MvZGF0YS9vcHRpb24tcGF0aC50cyIsICIudml0ZXByZXNzL2RhdGEvcGlubmVkLnRzIiwgIi4uL3NyYy9jb25maWcudHMiLCAiLi4vbml4L2xpYi9kZWZhdWx0cy5qc29uIiwgIi4uL3NyYy9jbG9zZXN0LnRzIiwgIi4uL3NyYy9jb25maWctc2V0dGluZ3MudHMiLCAiLi4vc3JjL291dHB1dC9wbGFpbi50cyIsICIuLi9zcmMvb3V0cHV0L3ByaW50YWJsZS50cyIsICIuLi9zcmMvZXJyb3JzLnRzIiwgIi4uL3NyYy9maWxlcy50cyIsICIuLi9zcmMvb3duZWQtbmFtZXMudHMiLCAiLi4vc3JjL3N5c3RlbS1lcnJvci50cyIsICIuLi9zcmMvbWljcm92bS9waW4udHMiLCAiLi4vc3JjL2ZsYWtlLWxvY2svYXR0cmlidXRlcy50cyIsICIuLi9zcmMvZmxha2UtbG9jay9taWNyb3ZtLW5vZGUudHMiLCAiLi4vc3JjL25peC9oYXNoLnRzIiwgIi4uL3NyYy9mbGFrZS1sb2NrL2lucHV0LXBhdGgudHMiLCAiLi4vc3JjL2ZsYWtlLWxvY2svbml4LXVybC50cyIsICIuLi9zcmMvZmxha2UtbG9jay9pbnB1dC1zY2hlbWUudHMiLCAiLi4vc3JjL2ZsYWtlLWxvY2svaW5wdXRzLnRzIiwgIi4uL3NyYy9mbGFrZS1sb2NrL2pzb24tcG9zaXRpb25zLnRzIiwgIi4uL3NyYy9mbGFrZS1sb2NrL2xvY2stdG9vbC50cyIsICIuLi9zcmMvc2hlbGwvc2hlbGwtd29yZHMudHMiLCAiLi4vc3JjL2ZsYWtlLWxvY2svYmVzaWRlLWZpbGUudHMiLCAiLi4vc3JjL2ZsYWtlLWxvY2svb3RoZXItZmlsZS50cyIsICIuLi9zcmMvZmxha2UtbG9jay9wYXJzZS1qc29uLnRzIiwgIi4uL3NyYy9mbGFrZS1sb2NrL3Bpbi1maWxlLnRzIiwgIi4uL3NyYy9mbGFrZS1sb2NrL3ZlcnNpb24tcmFuZ2UudHMiLCAiLi4vc3JjL2ZsYWtlLWxvY2svcGFyc2UtZmxha2UtbG9jay50cyIsICIuLi9zcmMvZmxha2UtbG9jay9yZXNvbHZlLWlucHV0LnRzIiwgIi4uL3NyYy9taWNyb3ZtL2hpc3Rvcnkva25vd24tcmV2aXNpb25zLnRzIiwgIi4uL3NyYy9taWNyb3ZtL3Bpbi1kYXRhLnRzIiwgIi4uL3NyYy9taWNyb3ZtL3NjaGVtYS9yZWFkLnRzIiwgIi4uL3NyYy9taWNyb3ZtL3NjaGVtYS9oYXNoLnRzIiwgIi4uL3NyYy9vdXRwdXQvY29tcGFjdC1qc29uLnRzIiwgIi4uL3NyYy9taWNyb3ZtL3N1cHBvcnQvcHJvYmVzLnRzIiwgIi4uL3NyYy9taWNyb3ZtL3N1cHBvcnQvbWVhc3VyZS50cyIsICIuLi9zcmMvbWljcm92bS9zdXBwb3J0L3N1cHBvcnQtdGFibGUudHMiLCAiLnZpdGVwcmVzcy9kYXRhL3N1cHBvcnQtbGV0dGVycy50cyIsICIudml0ZXByZXNzL2RhdGEvb3B0aW9ucy5kYXRhLnRzIl0sCiAgInNvdXJjZXNDb250ZW50IjogWyJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9oaXN0b3J5XCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL2hpc3RvcnkvcmVhZC1oaXN0b3J5LnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vaGlzdG9yeS9yZWFkLWhpc3RvcnkudHNcIjtpbXBvcnQgeyByZWFkRmlsZVN5bmMgfSBmcm9tIFwibm9kZTpmc1wiO1xuaW1wb3J0IHsgam9pbiB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCB7IGJ1bmRsZUZvbGRlciB9IGZyb20gXCIuLi8uLi90b29sLnRzXCI7XG5cbi8qKiBUaGUgZm9sZGVyIG9mIHRoZSBkYXRhYmFzZSdzIGZpbGVzLiAqL1xuZXhwb3J0IGNvbnN0IGhpc3RvcnlGb2xkZXIgPSBqb2luKGJ1bmRsZUZvbGRlciwgXCIuLi9zcmMvbWljcm92bS9oaXN0b3J5XCIpO1xuXG4vKiogQSBmaWxlIG9mIHRoZSBkYXRhYmFzZSwgYXMgZGF0YS4gSW4gYSBicm93c2VyLCB3aGVyZSB0aGVyZSBhcmUgbm8gZmlsZXMsIHRoZSBzaXRlIGhhcyBhbm90aGVyIG1vZHVsZSBmb3IgdGhpcyBvbmUuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZEhpc3RvcnkobmFtZTogXCJyZXZpc2lvbnMuanNvblwiIHwgXCJvcHRpb25zLmpzb25cIik6IHVua25vd24ge1xuICByZXR1cm4gSlNPTi5wYXJzZShyZWFkRmlsZVN5bmMoam9pbihoaXN0b3J5Rm9sZGVyLCBuYW1lKSwgXCJ1dGY4XCIpKTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL3Rvb2wudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvdG9vbC50c1wiO2ltcG9ydCB7IGRpcm5hbWUsIGpvaW4gfSBmcm9tIFwibm9kZTpwYXRoXCI7XG5pbXBvcnQgeyBmaWxlVVJMVG9QYXRoIH0gZnJvbSBcIm5vZGU6dXJsXCI7XG5cbi8qKiBUaGUgdG9vbCdzIHBhY2thZ2UsIHdoZXJldmVyIGl0IGlzIGluc3RhbGxlZDogc3JjIGFuZCB0aGUgYnVuZGxlJ3MgZm9sZGVyIGFyZSBib3RoIGRpcmVjdGx5IGluIGl0LiAqL1xuY29uc3QgcGFja2FnZUZvbGRlciA9IGRpcm5hbWUoZGlybmFtZShmaWxlVVJMVG9QYXRoKGltcG9ydC5tZXRhLnVybCkpKTtcblxuLyoqIFRoZSBmb2xkZXIgb2YgdGhlIHRvb2wncyBidW5kbGUuICovXG5leHBvcnQgY29uc3QgYnVuZGxlRm9sZGVyID0gam9pbihwYWNrYWdlRm9sZGVyLCBcImRpc3RcIik7XG5cbi8qKiBUaGUgbW9kdWxlIHRoYXQgZGVmaW5pdGlvbnMgaW1wb3J0IGFzIFwiZ2hhZi1taWNyb3ZtXCI6IHRoaXMgdmVyeSB0b29sJ3MuICovXG5leHBvcnQgY29uc3QgcnVudGltZU1vZHVsZSA9IGpvaW4oYnVuZGxlRm9sZGVyLCBcImluZGV4LmpzXCIpO1xuXG4vKiogVGhlIHRvb2wncyBvd24gTml4IGZpbGVzLiAqL1xuZXhwb3J0IGNvbnN0IG5peEZvbGRlciA9IGpvaW4ocGFja2FnZUZvbGRlciwgXCJuaXhcIik7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vaGlzdG9yeVwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9oaXN0b3J5L2RhdGFiYXNlLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vaGlzdG9yeS9kYXRhYmFzZS50c1wiO2ltcG9ydCB0eXBlIHsgT3B0aW9uRmFjdHMgfSBmcm9tIFwiLi9vcHRpb24tZmFjdHMudHNcIjtcbmltcG9ydCB7IHJlYWRIaXN0b3J5IH0gZnJvbSBcIi4vcmVhZC1oaXN0b3J5LnRzXCI7XG5cbi8qKiBPbmUgY29tbWl0IG9mIG1pY3Jvdm0ubml4LiAqL1xuZXhwb3J0IGludGVyZmFjZSBSZXZpc2lvbiB7XG4gIHJlYWRvbmx5IHJldjogc3RyaW5nO1xuICAvKiogQXMgaW4gZmxha2UubG9jazogYHNoYTI1Ni0uLi5gLiAqL1xuICByZWFkb25seSBuYXJIYXNoOiBzdHJpbmc7XG4gIC8qKiBUaGUgY29tbWl0dGVyJ3MgZGF0ZSwgaW4gc2Vjb25kcyBzaW5jZSAxOTcwLiAqL1xuICByZWFkb25seSBjb21taXR0ZWQ6IG51bWJlcjtcbiAgLyoqIEl0cyBwbGFjZSBpbiB0aGUgbWFpbiBicmFuY2gncyBmaXJzdC1wYXJlbnQgbGluZSwgdGhlIG9sZGVzdCBiZWluZyAwOyBub25lIGZvciBhIGNvbW1pdCBvbiB0aGUgc2lkZS4gKi9cbiAgcmVhZG9ubHkgb25NYWluPzogbnVtYmVyIHwgdW5kZWZpbmVkO1xuICAvKiogTnVtYmVyIG9mIGl0cyBzZXQgb2Ygb3B0aW9ucywgdGhlIHNhbWUgZm9yIGFsbCByZXZpc2lvbnMgd2l0aCB0aGUgc2FtZSBvcHRpb25zOyBub25lIGlmIGl0IGRvZXMgbm90IGV2YWx1YXRlLiAqL1xuICByZWFkb25seSBvcHRpb25zPzogbnVtYmVyIHwgdW5kZWZpbmVkO1xufVxuXG4vKiogYG9wdGlvbnMuanNvbmA6IGV2ZXJ5IGZvcm0gdGhhdCBhbiBvcHRpb24gZXZlciBoYWQsIGFuZCB3aGljaCBvZiB0aGVtIGVhY2ggc2V0IG9mIG9wdGlvbnMgaGFzLiAqL1xuZXhwb3J0IGludGVyZmFjZSBPcHRpb25zRmlsZSB7XG4gIHJlYWRvbmx5ICRjb21tZW50OiBzdHJpbmc7XG4gIHJlYWRvbmx5IG9wdGlvbnM6IHJlYWRvbmx5IE9wdGlvbkZhY3RzW107XG4gIC8qKiBBIHNldCBpcyBhbm90aGVyIG9uZSwgYnkgaXRzIG51bWJlciwgd2l0aCBzb21lIGZvcm1zIGFkZGVkIGFuZCBzb21lIGRyb3BwZWQ6IGBbYmFzZSwgYWRkZWQsIGRyb3BwZWRdYC4gKi9cbiAgcmVhZG9ubHkgc2V0czogcmVhZG9ubHkgKHJlYWRvbmx5IFtudW1iZXIgfCBudWxsLCByZWFkb25seSBudW1iZXJbXSwgcmVhZG9ubHkgbnVtYmVyW11dKVtdO1xufVxuXG4vKiogYHJldmlzaW9ucy5qc29uYDogYSBsaW5lIGEgcmV2aXNpb246IHJldiwgaGFzaCB3aXRob3V0IGBzaGEyNTYtYCwgc2Vjb25kcywgc2V0IG9mIG9wdGlvbnMsIHBsYWNlIG9uIG1haW4uICovXG5leHBvcnQgaW50ZXJmYWNlIFJldmlzaW9uc0ZpbGUge1xuICByZWFkb25seSAkY29tbWVudDogc3RyaW5nO1xuICByZWFkb25seSByZXZpc2lvbnM6IHJlYWRvbmx5IHN0cmluZ1tdO1xufVxuXG4vKiogQSBjb21taXQgb2YgdGhlIG1haW4gYnJhbmNoIHRoYXQgaGFzIG90aGVyIG9wdGlvbnMgdGhhbiB0aGUgbGFzdCBvbmUgYmVmb3JlIGl0IHRoYXQgZXZhbHVhdGVzLiAqL1xuZXhwb3J0IGludGVyZmFjZSBPcHRpb25zQ2hhbmdlIHtcbiAgcmVhZG9ubHkgcmV2aXNpb246IFJldmlzaW9uO1xuICAvKiogQnkgbmFtZTogYSBndWVzdCdzIGFuZCBhIGhvc3QncyBtYXkgaGF2ZSB0aGUgc2FtZS4gKi9cbiAgcmVhZG9ubHkgb3B0aW9uczogUmVhZG9ubHlNYXA8c3RyaW5nLCByZWFkb25seSBPcHRpb25GYWN0c1tdPjtcbiAgLyoqIENvbW1pdHMganVzdCBiZWZvcmUgaXQgdGhhdCBkbyBub3QgZXZhbHVhdGUuICovXG4gIHJlYWRvbmx5IHVucmVhZDogbnVtYmVyO1xufVxuXG4vKiogVGhlIHJldmlzaW9ucyBvZiBtaWNyb3ZtLm5peCB0aGF0IGFyZSBrbm93biwgYW5kIHdoYXQgb3B0aW9ucyBlYWNoIGhhcy4gKi9cbmV4cG9ydCBjbGFzcyBSZXZpc2lvbkRhdGFiYXNlIHtcbiAgLyoqIFRoZSBtYWluIGJyYW5jaCdzIGZpcnN0LCBvbGRlc3QgZmlyc3Q7IHRoZW4gdGhvc2Ugb2Ygb3RoZXIgYnJhbmNoZXMgYnkgZGF0ZS4gKi9cbiAgcmVhZG9ubHkgcmV2aXNpb25zOiByZWFkb25seSBSZXZpc2lvbltdO1xuICByZWFkb25seSAjYnlSZXY6IFJlYWRvbmx5TWFwPHN0cmluZywgUmV2aXNpb24+O1xuICByZWFkb25seSAjYnlOYXJIYXNoID0gbmV3IE1hcDxzdHJpbmcsIFJldmlzaW9uW10+KCk7XG4gIHJlYWRvbmx5ICNmaWxlOiAoKSA9PiBPcHRpb25zRmlsZTtcbiAgcmVhZG9ubHkgI3NldHMgPSBuZXcgTWFwPG51bWJlciwgcmVhZG9ubHkgT3B0aW9uRmFjdHNbXT4oKTtcbiAgI29wdGlvbnM6IE9wdGlvbnNGaWxlIHwgdW5kZWZpbmVkO1xuICAjY2hhbmdlczogcmVhZG9ubHkgT3B0aW9uc0NoYW5nZVtdIHwgdW5kZWZpbmVkO1xuXG4gIC8qKiBAcGFyYW0gb3B0aW9ucyBHaXZlcyBvcHRpb25zLmpzb247IGNhbGxlZCBvbmx5IHdoZW4gb3B0aW9ucyBhcmUgYXNrZWQgZm9yLiAqL1xuICBjb25zdHJ1Y3RvcihyZXZpc2lvbnM6IFJldmlzaW9uc0ZpbGUsIG9wdGlvbnM6ICgpID0+IE9wdGlvbnNGaWxlKSB7XG4gICAgdGhpcy4jZmlsZSA9IG9wdGlvbnM7XG4gICAgdGhpcy5yZXZpc2lvbnMgPSByZXZpc2lvbnMucmV2aXNpb25zLm1hcChwYXJzZVJldmlzaW9uKTtcbiAgICB0aGlzLiNieVJldiA9IG5ldyBNYXAodGhpcy5yZXZpc2lvbnMubWFwKChyZXZpc2lvbikgPT4gW3JldmlzaW9uLnJldiwgcmV2aXNpb25dKSk7XG4gICAgZm9yIChjb25zdCByZXZpc2lvbiBvZiB0aGlzLnJldmlzaW9ucykge1xuICAgICAgY29uc3Qgc2FtZSA9IHRoaXMuI2J5TmFySGFzaC5nZXQocmV2aXNpb24ubmFySGFzaCk7XG4gICAgICBpZiAoc2FtZSA9PT0gdW5kZWZpbmVkKSB0aGlzLiNieU5hckhhc2guc2V0KHJldmlzaW9uLm5hckhhc2gsIFtyZXZpc2lvbl0pO1xuICAgICAgZWxzZSBzYW1lLnB1c2gocmV2aXNpb24pO1xuICAgIH1cbiAgfVxuXG4gIC8qKiBCeSB0aGUgd2hvbGUgaGFzaCwgb3IgYnkgYSBiZWdpbm5pbmcgb2YgYXQgbGVhc3QgNCBkaWdpdHMgdGhhdCBubyBvdGhlciByZXZpc2lvbiBoYXMuICovXG4gIGZpbmQocmV2OiBzdHJpbmcpOiBSZXZpc2lvbiB8IHVuZGVmaW5lZCB7XG4gICAgY29uc3QgZXhhY3QgPSB0aGlzLiNieVJldi5nZXQocmV2LnRvTG93ZXJDYXNlKCkpO1xuICAgIGlmIChleGFjdCAhPT0gdW5kZWZpbmVkIHx8IHJldi5sZW5ndGggPCA0IHx8IHJldi5sZW5ndGggPj0gNDApIHJldHVybiBleGFjdDtcbiAgICBjb25zdCBbZmlyc3QsIHNlY29uZF0gPSB0aGlzLnJldmlzaW9ucy5maWx0ZXIoKGtub3duKSA9PlxuICAgICAga25vd24ucmV2LnN0YXJ0c1dpdGgocmV2LnRvTG93ZXJDYXNlKCkpLFxuICAgICk7XG4gICAgcmV0dXJuIHNlY29uZCA9PT0gdW5kZWZpbmVkID8gZmlyc3QgOiB1bmRlZmluZWQ7XG4gIH1cblxuICAvKiogQWxsIHJldmlzaW9ucyB3aXRoIHRoaXMgdHJlZTogc2V2ZXJhbCBjb21taXRzIG1heSBoYXZlIHRoZSBzYW1lLCB0aG9zZSBvbiBtYWluIGZpcnN0LiAqL1xuICB3aXRoTmFySGFzaChuYXJIYXNoOiBzdHJpbmcpOiByZWFkb25seSBSZXZpc2lvbltdIHtcbiAgICByZXR1cm4gdGhpcy4jYnlOYXJIYXNoLmdldChuYXJIYXNoKSA/PyBbXTtcbiAgfVxuXG4gIC8qKiBUaGUgbWFpbiBicmFuY2gncyBmaXJzdC1wYXJlbnQgbGluZSwgb2xkZXN0IGZpcnN0LiAqL1xuICBtYWluKCk6IHJlYWRvbmx5IFJldmlzaW9uW10ge1xuICAgIHJldHVybiB0aGlzLnJldmlzaW9ucy5maWx0ZXIoKHsgb25NYWluIH0pID0+IG9uTWFpbiAhPT0gdW5kZWZpbmVkKTtcbiAgfVxuXG4gIC8qKiBUaGUgY29tbWl0cyBvZiB0aGUgbWFpbiBicmFuY2ggdGhhdCBjaGFuZ2Ugd2hhdCBvcHRpb25zIHRoZXJlIGFyZSwgb2xkZXN0IGZpcnN0LiAqL1xuICBjaGFuZ2VzT25NYWluKCk6IHJlYWRvbmx5IE9wdGlvbnNDaGFuZ2VbXSB7XG4gICAgdGhpcy4jY2hhbmdlcyA/Pz0gWy4uLnRoaXMuI3JlYWRDaGFuZ2VzKCldO1xuICAgIHJldHVybiB0aGlzLiNjaGFuZ2VzO1xuICB9XG5cbiAgKiNyZWFkQ2hhbmdlcygpOiBHZW5lcmF0b3I8T3B0aW9uc0NoYW5nZT4ge1xuICAgIGxldCB1bnJlYWQgPSAwO1xuICAgIGxldCBzZXQ6IG51bWJlciB8IHVuZGVmaW5lZDtcbiAgICBmb3IgKGNvbnN0IHJldmlzaW9uIG9mIHRoaXMubWFpbigpKSB7XG4gICAgICBjb25zdCBvcHRpb25zID0gdGhpcy5vcHRpb25zQXQocmV2aXNpb24pO1xuICAgICAgaWYgKG9wdGlvbnMgPT09IHVuZGVmaW5lZCkge1xuICAgICAgICB1bnJlYWQgKz0gMTtcbiAgICAgICAgY29udGludWU7XG4gICAgICB9XG4gICAgICBpZiAocmV2aXNpb24ub3B0aW9ucyAhPT0gc2V0KSB5aWVsZCB7IHJldmlzaW9uLCBvcHRpb25zOiBncm91cGVkQnlOYW1lKG9wdGlvbnMpLCB1bnJlYWQgfTtcbiAgICAgIHNldCA9IHJldmlzaW9uLm9wdGlvbnM7XG4gICAgICB1bnJlYWQgPSAwO1xuICAgIH1cbiAgfVxuXG4gIC8qKiBFdmVyeSBvcHRpb24gb2YgdGhlIHJldmlzaW9uLCBuZXN0ZWQgb25lcyB0b28sIHNvcnRlZCBieSBuYW1lLiBVbmRlZmluZWQgd2hlbiBpdCBkb2VzIG5vdCBldmFsdWF0ZS4gKi9cbiAgb3B0aW9uc0F0KHsgb3B0aW9ucyB9OiBSZXZpc2lvbik6IHJlYWRvbmx5IE9wdGlvbkZhY3RzW10gfCB1bmRlZmluZWQge1xuICAgIHJldHVybiBvcHRpb25zID09PSB1bmRlZmluZWQgPyB1bmRlZmluZWQgOiB0aGlzLiNzZXQob3B0aW9ucyk7XG4gIH1cblxuICAvKiogRXZlcnkgZm9ybSB0aGF0IGFueSBvcHRpb24gZXZlciBoYWQuICovXG4gIGV2ZXJ5Rm9ybSgpOiByZWFkb25seSBPcHRpb25GYWN0c1tdIHtcbiAgICByZXR1cm4gdGhpcy4jb3B0aW9uc0ZpbGUoKS5vcHRpb25zO1xuICB9XG5cbiAgI3NldChudW1iZXI6IG51bWJlcik6IHJlYWRvbmx5IE9wdGlvbkZhY3RzW10ge1xuICAgIGNvbnN0IGtub3duID0gdGhpcy4jc2V0cy5nZXQobnVtYmVyKTtcbiAgICBpZiAoa25vd24gIT09IHVuZGVmaW5lZCkgcmV0dXJuIGtub3duO1xuICAgIGNvbnN0IHsgb3B0aW9ucywgc2V0cyB9ID0gdGhpcy4jb3B0aW9uc0ZpbGUoKTtcbiAgICBjb25zdCBlbnRyeSA9IHNldHNbbnVtYmVyXTtcbiAgICBpZiAoZW50cnkgPT09IHVuZGVmaW5lZCkgdGhyb3cgbmV3IEVycm9yKGBvcHRpb25zLmpzb24gaGFzIG5vIHNldCAke251bWJlcn1gKTtcbiAgICBjb25zdCBbYmFzZSwgYWRkZWQsIGRyb3BwZWRdID0gZW50cnk7XG4gICAgY29uc3QgZ29uZSA9IG5ldyBTZXQoZHJvcHBlZC5tYXAoKGluZGV4KSA9PiBvcHRpb25zW2luZGV4XSkpO1xuICAgIGNvbnN0IHNldCA9IFtcbiAgICAgIC4uLihiYXNlID09PSBudWxsID8gW10gOiB0aGlzLiNzZXQoYmFzZSkpLmZpbHRlcigoZmFjdHMpID0+ICFnb25lLmhhcyhmYWN0cykpLFxuICAgICAgLi4uYWRkZWQubWFwKChpbmRleCkgPT4gb3B0aW9uc1tpbmRleF0gYXMgT3B0aW9uRmFjdHMpLFxuICAgIF0uc29ydChieU5hbWUpO1xuICAgIHRoaXMuI3NldHMuc2V0KG51bWJlciwgc2V0KTtcbiAgICByZXR1cm4gc2V0O1xuICB9XG5cbiAgI29wdGlvbnNGaWxlKCk6IE9wdGlvbnNGaWxlIHtcbiAgICB0aGlzLiNvcHRpb25zID8/PSB0aGlzLiNmaWxlKCk7XG4gICAgcmV0dXJuIHRoaXMuI29wdGlvbnM7XG4gIH1cbn1cblxubGV0IHNoaXBwZWQ6IFJldmlzaW9uRGF0YWJhc2UgfCB1bmRlZmluZWQ7XG5cbi8qKiBUaGUgZGF0YWJhc2UgdGhhdCBjb21lcyB3aXRoIHRoZSB0b29sLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJldmlzaW9uRGF0YWJhc2UoKTogUmV2aXNpb25EYXRhYmFzZSB7XG4gIHNoaXBwZWQgPz89IG5ldyBSZXZpc2lvbkRhdGFiYXNlKFxuICAgIHJlYWRIaXN0b3J5KFwicmV2aXNpb25zLmpzb25cIikgYXMgUmV2aXNpb25zRmlsZSxcbiAgICAoKSA9PiByZWFkSGlzdG9yeShcIm9wdGlvbnMuanNvblwiKSBhcyBPcHRpb25zRmlsZSxcbiAgKTtcbiAgcmV0dXJuIHNoaXBwZWQ7XG59XG5cbi8qKiBUaGUgbGluZSBvZiBhIHJldmlzaW9uIGluIHJldmlzaW9ucy5qc29uLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByaW50UmV2aXNpb24ocmV2aXNpb246IFJldmlzaW9uKTogc3RyaW5nIHtcbiAgY29uc3QgeyByZXYsIG5hckhhc2gsIGNvbW1pdHRlZCwgb3B0aW9ucywgb25NYWluIH0gPSByZXZpc2lvbjtcbiAgcmV0dXJuIFtyZXYsIG5hckhhc2gucmVwbGFjZShcInNoYTI1Ni1cIiwgXCJcIiksIGNvbW1pdHRlZCwgb3B0aW9ucyA/PyBcIi1cIiwgb25NYWluID8/IFwiLVwiXS5qb2luKFwiIFwiKTtcbn1cblxuZnVuY3Rpb24gcGFyc2VSZXZpc2lvbihsaW5lOiBzdHJpbmcpOiBSZXZpc2lvbiB7XG4gIGNvbnN0IFtyZXYgPSBcIlwiLCBoYXNoID0gXCJcIiwgY29tbWl0dGVkLCBvcHRpb25zID0gXCItXCIsIG9uTWFpbiA9IFwiLVwiXSA9IGxpbmUuc3BsaXQoXCIgXCIpO1xuICByZXR1cm4ge1xuICAgIHJldixcbiAgICBuYXJIYXNoOiBgc2hhMjU2LSR7aGFzaH1gLFxuICAgIGNvbW1pdHRlZDogTnVtYmVyKGNvbW1pdHRlZCksXG4gICAgb3B0aW9uczogb3B0aW9ucyA9PT0gXCItXCIgPyB1bmRlZmluZWQgOiBOdW1iZXIob3B0aW9ucyksXG4gICAgb25NYWluOiBvbk1haW4gPT09IFwiLVwiID8gdW5kZWZpbmVkIDogTnVtYmVyKG9uTWFpbiksXG4gIH07XG59XG5cbmZ1bmN0aW9uIGdyb3VwZWRCeU5hbWUob3B0aW9uczogcmVhZG9ubHkgT3B0aW9uRmFjdHNbXSk6IFJlYWRvbmx5TWFwPHN0cmluZywgT3B0aW9uRmFjdHNbXT4ge1xuICBjb25zdCBncm91cGVkID0gbmV3IE1hcDxzdHJpbmcsIE9wdGlvbkZhY3RzW10+KCk7XG4gIGZvciAoY29uc3QgZmFjdHMgb2Ygb3B0aW9ucykge1xuICAgIGNvbnN0IHNhbWUgPSBncm91cGVkLmdldChmYWN0cy5uYW1lKTtcbiAgICBpZiAoc2FtZSA9PT0gdW5kZWZpbmVkKSBncm91cGVkLnNldChmYWN0cy5uYW1lLCBbZmFjdHNdKTtcbiAgICBlbHNlIHNhbWUucHVzaChmYWN0cyk7XG4gIH1cbiAgcmV0dXJuIGdyb3VwZWQ7XG59XG5cbmZ1bmN0aW9uIGJ5TmFtZShvbmU6IE9wdGlvbkZhY3RzLCBvdGhlcjogT3B0aW9uRmFjdHMpOiBudW1iZXIge1xuICByZXR1cm4gb25lLm5hbWUgPCBvdGhlci5uYW1lID8gLTEgOiBvbmUubmFtZSA+IG90aGVyLm5hbWUgPyAxIDogb25lLmhvc3QgPyAxIDogLTE7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3NjaGVtYS9kZXNjcmliZS50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3NjaGVtYS9kZXNjcmliZS50c1wiO2ltcG9ydCB0eXBlIHsgT3B0aW9uRGVmYXVsdCwgT3B0aW9uVHlwZSB9IGZyb20gXCIuL29wdGlvbi1zY2hlbWEudHNcIjtcblxuLyoqIFRoZSBmbGFncyB0aGF0IGFuIG9wdGlvbiBiZWNvbWVzIGJ5IGh5cGVydmlzb3IsIGluIHdvcmRzOiBcInFlbXUsIGNyb3N2bTogYC1tYDsga3ZtdG9vbDogYC0tbWVtYFwiLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGFyZ3VtZW50VGV4dChmbGFnczogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgcmVhZG9ubHkgc3RyaW5nW10+Pik6IHN0cmluZyB7XG4gIGNvbnN0IGFsaWtlID0gbmV3IE1hcDxzdHJpbmcsIHN0cmluZ1tdPigpO1xuICBmb3IgKGNvbnN0IFtoeXBlcnZpc29yLCBuYW1lc10gb2YgT2JqZWN0LmVudHJpZXMoZmxhZ3MpKSB7XG4gICAgY29uc3QgYXJncyA9IG5hbWVzLm1hcChjb2RlKS5qb2luKFwiLCBcIik7XG4gICAgYWxpa2Uuc2V0KGFyZ3MsIFsuLi4oYWxpa2UuZ2V0KGFyZ3MpID8/IFtdKSwgaHlwZXJ2aXNvcl0pO1xuICB9XG4gIHJldHVybiBbLi4uYWxpa2VdLm1hcCgoW2FyZ3MsIGh5cGVydmlzb3JzXSkgPT4gYCR7aHlwZXJ2aXNvcnMuam9pbihcIiwgXCIpfTogJHthcmdzfWApLmpvaW4oXCI7IFwiKTtcbn1cblxuLyoqIEFuIG9wdGlvbidzIHR5cGUgaW4gcGxhaW4gRW5nbGlzaDogXCJ3aG9sZSBudW1iZXIsIDAgb3IgbW9yZVwiLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRlc2NyaWJlVHlwZSh0eXBlOiBPcHRpb25UeXBlKTogc3RyaW5nIHtcbiAgc3dpdGNoICh0eXBlLmtpbmQpIHtcbiAgICBjYXNlIFwiaW50XCI6XG4gICAgICByZXR1cm4gYHdob2xlIG51bWJlciR7cmFuZ2UodHlwZSl9YDtcbiAgICBjYXNlIFwibnVtYmVyXCI6XG4gICAgICByZXR1cm4gYG51bWJlciR7dHlwZS5leGNsdXNpdmVNaW4gPT09IHVuZGVmaW5lZCA/IHJhbmdlKHR5cGUpIDogYCBhYm92ZSAke3R5cGUuZXhjbHVzaXZlTWlufWB9YDtcbiAgICBjYXNlIFwic3RyaW5nXCI6XG4gICAgICByZXR1cm4gZGVzY3JpYmVTdHJpbmcodHlwZSk7XG4gICAgY2FzZSBcInBhdGhcIjpcbiAgICAgIHJldHVybiBkZXNjcmliZVBhdGgodHlwZSk7XG4gICAgY2FzZSBcImVudW1cIjpcbiAgICAgIHJldHVybiB0eXBlLnZhbHVlcy5tYXAoKHZhbHVlKSA9PiBjb2RlKEpTT04uc3RyaW5naWZ5KHZhbHVlKSkpLmpvaW4oXCIsIFwiKTtcbiAgICBjYXNlIFwibnVsbE9yXCI6XG4gICAgICByZXR1cm4gYCR7ZGVzY3JpYmVUeXBlKHR5cGUub2YpfSwgb3IgbnVsbGA7XG4gICAgY2FzZSBcImVpdGhlclwiOlxuICAgICAgcmV0dXJuIHR5cGUub2YubWFwKGRlc2NyaWJlVHlwZSkuam9pbihcIiwgb3IgXCIpO1xuICAgIGNhc2UgXCJsaXN0T2ZcIjpcbiAgICAgIHJldHVybiBgJHt0eXBlLm5vbkVtcHR5ID8gXCJsaXN0LCBub3QgZW1wdHksIG9mXCIgOiBcImxpc3Qgb2ZcIn0gJHtlbGVtZW50cyh0eXBlLm9mKX1gO1xuICAgIGNhc2UgXCJhdHRyc09mXCI6XG4gICAgICByZXR1cm4gYGF0dHJpYnV0ZSBzZXQgb2YgJHtlbGVtZW50cyh0eXBlLm9mKX1gO1xuICAgIGNhc2UgXCJ0YWdnZWRcIjpcbiAgICAgIHJldHVybiBgZXhhY3RseSBvbmUgb2YgJHtPYmplY3Qua2V5cyh0eXBlLnRhZ3MpLm1hcChjb2RlKS5qb2luKFwiLCBcIil9YDtcbiAgICBjYXNlIFwiY29lcmNlZFwiOlxuICAgICAgcmV0dXJuIGAke2Rlc2NyaWJlVHlwZSh0eXBlLnRvKX0sIG9yICR7ZGVzY3JpYmVUeXBlKHR5cGUuZnJvbSl9YDtcbiAgICBjYXNlIFwiZnVuY3Rpb25cIjpcbiAgICAgIHJldHVybiBgZnVuY3Rpb24gdG8gJHtkZXNjcmliZVR5cGUodHlwZS50byl9YDtcbiAgICBjYXNlIFwicmVjdXJzaXZlXCI6XG4gICAgY2FzZSBcInNlbGZcIjpcbiAgICAgIHJldHVybiB0eXBlLm5hbWU7XG4gICAgY2FzZSBcInVua25vd25cIjpcbiAgICAgIHJldHVybiBgdmFsdWUgb2YgdHlwZSAke3R5cGUubmFtZX1gO1xuICAgIGNhc2UgXCJleHByZXNzaW9uXCI6XG4gICAgICByZXR1cm4gYHZhbHVlIHRoYXQgb25seSBhIE5peCBleHByZXNzaW9uIG1ha2VzICgke3R5cGUubmFtZX0pYDtcbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIHBsYWluVHlwZXNbdHlwZS5raW5kXTtcbiAgfVxufVxuXG4vKiogVGhlIHR5cGVzIHRoYXQgaGF2ZSBubyBwcm9wZXJ0aWVzIG9mIHRoZWlyIG93bi4gKi9cbmNvbnN0IHBsYWluVHlwZXMgPSB7XG4gIGFueXRoaW5nOiBcImFueSB2YWx1ZVwiLFxuICBib29sOiBcInRydWUgb3IgZmFsc2VcIixcbiAgZmxvYXQ6IFwibnVtYmVyXCIsXG4gIG1vZHVsZTogXCJOaXhPUyBtb2R1bGVcIixcbiAgcGFja2FnZTogXCJwYWNrYWdlXCIsXG4gIHJhdzogXCJhbnkgdmFsdWVcIixcbiAgc3VibW9kdWxlOiBcImF0dHJpYnV0ZSBzZXRcIixcbiAgdW5zcGVjaWZpZWQ6IFwiYW55IHZhbHVlXCIsXG59IGFzIGNvbnN0O1xuXG5mdW5jdGlvbiBkZXNjcmliZVN0cmluZyh0eXBlOiBPcHRpb25UeXBlICYgeyBraW5kOiBcInN0cmluZ1wiIH0pOiBzdHJpbmcge1xuICBpZiAodHlwZS5zZXBhcmF0b3IgPT09IFwiXFxuXCIpIHJldHVybiBcImxpbmVzIG9mIHRleHRcIjtcbiAgaWYgKHR5cGUucGF0dGVybiAhPT0gdW5kZWZpbmVkKSByZXR1cm4gYHN0cmluZyB0aGF0IG1hdGNoZXMgJHtjb2RlKHR5cGUucGF0dGVybil9YDtcbiAgaWYgKHR5cGUubm9uRW1wdHkpIHJldHVybiBcInN0cmluZywgbm90IGVtcHR5XCI7XG4gIHJldHVybiB0eXBlLnNpbmdsZUxpbmUgPyBcInN0cmluZyBvZiBvbmUgbGluZVwiIDogXCJzdHJpbmdcIjtcbn1cblxuZnVuY3Rpb24gZGVzY3JpYmVQYXRoKHR5cGU6IE9wdGlvblR5cGUgJiB7IGtpbmQ6IFwicGF0aFwiIH0pOiBzdHJpbmcge1xuICBpZiAodHlwZS5pblN0b3JlKSByZXR1cm4gXCJwYXRoIGluIHRoZSBOaXggc3RvcmVcIjtcbiAgcmV0dXJuIHR5cGUuYWJzb2x1dGUgPT09IGZhbHNlID8gXCJwYXRoXCIgOiBcImFic29sdXRlIHBhdGhcIjtcbn1cblxuLyoqIFRoZSB0eXBlIGluIHRoZSBwbHVyYWwsIGFmdGVyIFwibGlzdCBvZlwiLiAqL1xuZnVuY3Rpb24gZWxlbWVudHModHlwZTogT3B0aW9uVHlwZSk6IHN0cmluZyB7XG4gIHN3aXRjaCAodHlwZS5raW5kKSB7XG4gICAgY2FzZSBcInN1Ym1vZHVsZVwiOlxuICAgICAgcmV0dXJuIFwiYXR0cmlidXRlIHNldHNcIjtcbiAgICBjYXNlIFwicGFja2FnZVwiOlxuICAgICAgcmV0dXJuIFwicGFja2FnZXNcIjtcbiAgICBjYXNlIFwic3RyaW5nXCI6XG4gICAgICByZXR1cm4gZGVzY3JpYmVUeXBlKHR5cGUpLnJlcGxhY2UoL15zdHJpbmcvLCBcInN0cmluZ3NcIik7XG4gICAgZGVmYXVsdDpcbiAgICAgIHJldHVybiBgdmFsdWVzOiAke2Rlc2NyaWJlVHlwZSh0eXBlKX1gO1xuICB9XG59XG5cbmZ1bmN0aW9uIHJhbmdlKHsgbWluLCBtYXggfTogeyBtaW4/OiBudW1iZXI7IG1heD86IG51bWJlciB9KTogc3RyaW5nIHtcbiAgaWYgKG1pbiAhPT0gdW5kZWZpbmVkICYmIG1heCAhPT0gdW5kZWZpbmVkKSByZXR1cm4gYCBmcm9tICR7bWlufSB0byAke21heH1gO1xuICBpZiAobWluICE9PSB1bmRlZmluZWQpIHJldHVybiBgLCAke21pbn0gb3IgbW9yZWA7XG4gIHJldHVybiBtYXggPT09IHVuZGVmaW5lZCA/IFwiXCIgOiBgLCAke21heH0gb3IgbGVzc2A7XG59XG5cbi8qKiBBbiBvcHRpb24ncyBkZWZhdWx0IGluIHdvcmRzOiB0aGUgZW5kIG9mIFwiZGVmYXVsdDogLi4uXCIsIG9yIHVuZGVmaW5lZCB3aGVuIGl0IGZvbGxvd3MgZnJvbSBvdGhlciBvcHRpb25zLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRlc2NyaWJlRGVmYXVsdCh2YWx1ZTogT3B0aW9uRGVmYXVsdCk6IHN0cmluZyB8IHVuZGVmaW5lZCB7XG4gIGlmIChcInZhbHVlXCIgaW4gdmFsdWUpIHJldHVybiBjb2RlKEpTT04uc3RyaW5naWZ5KHZhbHVlLnZhbHVlKSk7XG4gIGlmIChcImV4cHJlc3Npb25cIiBpbiB2YWx1ZSkgcmV0dXJuIGNvZGUodmFsdWUuZXhwcmVzc2lvbi5yZXBsYWNlKC9cXHMrL2csIFwiIFwiKS50cmltKCkpO1xuICByZXR1cm4gdW5kZWZpbmVkO1xufVxuXG5leHBvcnQgY29uc3QgY29kZSA9ICh0ZXh0OiBzdHJpbmcpID0+IGBcXGAke3RleHR9XFxgYDtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9zY2hlbWFcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hL29wdGlvbi1ub3Rlcy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3NjaGVtYS9vcHRpb24tbm90ZXMudHNcIjsvKiogV2hhdCBhbiBvcHRpb24ncyB0eXBlIGRvZXMgbm90IHNheSwgaW4gb3VyIG93biB3b3JkczsgY2hlY2tlZCBhZ2FpbnN0IHRoZSBwaW5uZWQgbW9kdWxlcyBhbmQgcnVubmVycy4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgT3B0aW9uTm90ZSB7XG4gIC8qKiBXaGF0IHRoZSBvcHRpb24gaXMgZm9yOiBhIHNlbnRlbmNlIHdpdGhvdXQgaXRzIGZ1bGwgc3RvcC4gKi9cbiAgcmVhZG9ubHkgcHVycG9zZTogc3RyaW5nO1xuICByZWFkb25seSB1bml0Pzogc3RyaW5nO1xuICAvKiogV2hhdCB0byB3YXRjaCBvdXQgZm9yOiBhIHNlbnRlbmNlIHdpdGhvdXQgaXRzIGZ1bGwgc3RvcC4gKi9cbiAgcmVhZG9ubHkgbm90ZT86IHN0cmluZztcbiAgLyoqIFdoYXQgcGVvcGxlIGNhbGwgaXQgd2hvIGRvIG5vdCBrbm93IGl0cyBuYW1lOiBhIHNlYXJjaCBmaW5kcyBpdCBieSB0aGVzZS4gKi9cbiAgcmVhZG9ubHkgYWxzbz86IHJlYWRvbmx5IHN0cmluZ1tdO1xufVxuXG4vKiogV2hhdCBldmVyeSBoeXBlcnZpc29yJ3Mgb3duIHBhY2thZ2UgaXMgbG9va2VkIGZvciBieS4gKi9cbmNvbnN0IGFzUGFja2FnZSA9IFtcInZlcnNpb25cIiwgXCJidWlsZFwiLCBcInBhdGNoZWRcIiwgXCJmb3JrXCIsIFwib3ZlcmxheVwiLCBcIndyYXBwZXJcIl07XG4vKiogV2hhdCBpcyBwYXNzZWQgYXMgYXJndW1lbnRzLCBvbiBhbnkgaHlwZXJ2aXNvciwgZm9yIHRoZXJlIGlzIG5vIG9wdGlvbi4gKi9cbmNvbnN0IGFzQXJndW1lbnQgPSBbXG4gIFwiZmxhZ3NcIixcbiAgXCJjb21tYW5kIGxpbmVcIixcbiAgXCJkZXZpY2VcIixcbiAgXCJ3YXRjaGRvZ1wiLFxuICBcImNwdSBmZWF0dXJlc1wiLFxuICBcIm5lc3RlZCB2aXJ0dWFsaXphdGlvblwiLFxuICBcInJhdyBhcmd1bWVudHNcIixcbiAgXCJzb3VuZFwiLFxuICBcImF1ZGlvXCIsXG5dO1xuY29uc3Qgb25lQXJndW1lbnRBbkVsZW1lbnQgPSBcIm9uZSBhcmd1bWVudCBwZXIgZWxlbWVudDogYSBmbGFnIGFuZCBpdHMgdmFsdWUgYXJlIHR3byBlbGVtZW50c1wiO1xuXG4vKiogT2YgdGhlIG9wdGlvbnMgb2YgZ3Vlc3RzIGFuZCBvZiBob3N0cywgYnkgdGhlaXIgbmFtZXMgYmVsb3cgYG1pY3Jvdm1gLiAqL1xuZXhwb3J0IGNvbnN0IG9wdGlvbk5vdGVzOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBPcHRpb25Ob3RlPj4gPSB7XG4gIFwiYWxpb3RoLnBhY2thZ2VcIjogeyBwdXJwb3NlOiBcIlRoZSBidWlsZCBvZiBBbGlvdGggdGhhdCBzdGFydHMgdGhlIFZNXCIsIGFsc286IFsuLi5hc1BhY2thZ2VdIH0sXG4gIGF1dG9zdGFydDoge1xuICAgIHB1cnBvc2U6IFwiTmFtZXMgb2YgdGhlIFZNcyB0aGF0IHRoZSBob3N0IHN0YXJ0cyB3aGVuIGl0IGJvb3RzXCIsXG4gICAgbm90ZTogXCJgdm1zLjxuYW1lPi5hdXRvc3RhcnRgIGFkZHMgdG8gaXRcIixcbiAgICBhbHNvOiBbXCJib290XCIsIFwic3RhcnQgYXV0b21hdGljYWxseVwiLCBcInN5c3RlbWRcIl0sXG4gIH0sXG4gIGJhbGxvb246IHtcbiAgICBwdXJwb3NlOiBcIkxldHMgdGhlIGhvc3QgdGFrZSBtZW1vcnkgYmFjayBmcm9tIHRoZSBydW5uaW5nIGd1ZXN0LCBhbmQgcmV0dXJuIGl0XCIsXG4gICAgbm90ZTogXCJgbWljcm92bS1iYWxsb29uYCBvZiB0aGUgcnVubmVyIHNldHMgdGhlIHNpemUsIHRocm91Z2ggYHNvY2tldGBcIixcbiAgICBhbHNvOiBbXCJtZW1vcnlcIiwgXCJyYW1cIiwgXCJyZWNsYWltXCIsIFwiYmFsbG9vbk1lbVwiLCBcIm92ZXJjb21taXRcIl0sXG4gIH0sXG4gIGJhbGxvb25NZW06IHsgcHVycG9zZTogXCJUaGUgaW5pdGlhbCBzaXplIG9mIHRoZSBiYWxsb29uXCIsIGFsc286IFtcIm1lbW9yeVwiLCBcInJhbVwiXSB9LFxuICBiaW5TY3JpcHRzOiB7XG4gICAgcHVycG9zZTogXCJGdXJ0aGVyIHNjcmlwdHMgYmVzaWRlIGBtaWNyb3ZtLXJ1bmAgaW4gdGhlIHJ1bm5lcidzIGBiaW5gLCBieSBuYW1lXCIsXG4gICAgYWxzbzogW1wiaG9va1wiLCBcInNjcmlwdFwiLCBcInJ1bm5lclwiXSxcbiAgfSxcbiAgYm9vdERpc2s6IHtcbiAgICBwdXJwb3NlOlxuICAgICAgXCJBbiBpbWFnZSB3aXRoIGtlcm5lbCBhbmQgaW5pdHJkLCBmb3IgYSBoeXBlcnZpc29yIHRoYXQgY2Fubm90IGxvYWQgdGhlbSBpdHNlbGY7IG1hZGUgYnkgbWljcm92bS5uaXhcIixcbiAgICBhbHNvOiBbXCJlZmlcIiwgXCJlc3BcIiwgXCJib290IGltYWdlXCJdLFxuICB9LFxuICBcImNsb3VkLWh5cGVydmlzb3IuZXh0cmFBcmdzXCI6IHtcbiAgICBwdXJwb3NlOiBcIkFyZ3VtZW50cyBvZiBjbG91ZC1oeXBlcnZpc29yIHRoYXQgbm8gb3B0aW9uIG1ha2VzXCIsXG4gICAgbm90ZTogb25lQXJndW1lbnRBbkVsZW1lbnQsXG4gICAgYWxzbzogWy4uLmFzQXJndW1lbnQsIFwicGFzc3Rocm91Z2ggYXJndW1lbnRzXCJdLFxuICB9LFxuICBcImNsb3VkLWh5cGVydmlzb3IucGFja2FnZVwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgYnVpbGQgb2YgY2xvdWQtaHlwZXJ2aXNvciB0aGF0IHN0YXJ0cyB0aGUgVk1cIixcbiAgICBhbHNvOiBbLi4uYXNQYWNrYWdlXSxcbiAgfSxcbiAgXCJjbG91ZC1oeXBlcnZpc29yLnBsYXRmb3JtT0VNU3RyaW5nc1wiOiB7XG4gICAgcHVycG9zZTogXCJPRU0gc3RyaW5ncyBvZiB0aGUgZ3Vlc3QncyBTTUJJT1MgdGFibGVzLCB0aHJvdWdoIHdoaWNoIHN5c3RlbWQgcmVjZWl2ZXMgY3JlZGVudGlhbHNcIixcbiAgICBub3RlOiBcImAtLXBsYXRmb3JtYCBpbiBgZXh0cmFBcmdzYCBtYXkgbm90IGhhdmUgYG9lbV9zdHJpbmdzYCBhcyB3ZWxsXCIsXG4gICAgYWxzbzogW1wic21iaW9zXCIsIFwiY3JlZGVudGlhbFwiLCBcInNlY3JldFwiLCBcImRtaVwiXSxcbiAgfSxcbiAgY3B1OiB7XG4gICAgcHVycG9zZTogXCJUaGUgcHJvY2Vzc29yIG1vZGVsIHRoYXQgUUVNVSBlbXVsYXRlcyBpbnN0ZWFkIG9mIHRoZSBob3N0J3Mgb3duXCIsXG4gICAgbm90ZTogXCJRRU1VIHRoZW4gcnVucyB3aXRob3V0IEtWTSwgYW5kIHNsb3dseVwiLFxuICAgIGFsc286IFtcbiAgICAgIFwibmVzdGVkIHZpcnR1YWxpemF0aW9uXCIsXG4gICAgICBcImVtdWxhdGVcIixcbiAgICAgIFwiY3Jvc3MgYXJjaGl0ZWN0dXJlXCIsXG4gICAgICBcImFhcmNoNjQgb24geDg2XzY0XCIsXG4gICAgICBcImFybVwiLFxuICAgICAgXCJ0Y2dcIixcbiAgICAgIFwicHJvY2Vzc29yXCIsXG4gICAgXSxcbiAgfSxcbiAgY3JlZGVudGlhbEZpbGVzOiB7XG4gICAgcHVycG9zZTpcbiAgICAgIFwiRmlsZXMgb2YgdGhlIGhvc3QgdGhhdCBzeXN0ZW1kIGluIHRoZSBndWVzdCBvZmZlcnMgdG8gc2VydmljZXMgYXMgY3JlZGVudGlhbHMsIGJ5IG5hbWVcIixcbiAgICBhbHNvOiBbXCJrZXlzXCIsIFwic2VjcmV0XCIsIFwicGFzc3dvcmRcIiwgXCJrZXlcIiwgXCJzb3BzXCIsIFwiYWdlbml4XCIsIFwiZndfY2ZnXCIsIFwidG9rZW5cIl0sXG4gIH0sXG4gIFwiY3Jvc3ZtLmV4dHJhQXJnc1wiOiB7XG4gICAgcHVycG9zZTogXCJBcmd1bWVudHMgb2YgYGNyb3N2bSBydW5gIHRoYXQgbm8gb3B0aW9uIG1ha2VzXCIsXG4gICAgbm90ZTogb25lQXJndW1lbnRBbkVsZW1lbnQsXG4gICAgYWxzbzogWy4uLmFzQXJndW1lbnQsIFwic2hhcmUgbWVtb3J5XCIsIFwicG1lbVwiLCBcInRwbVwiLCBcImdwdVwiLCBcImNvbnNvbGVcIl0sXG4gIH0sXG4gIFwiY3Jvc3ZtLnBhY2thZ2VcIjogeyBwdXJwb3NlOiBcIlRoZSBidWlsZCBvZiBjcm9zdm0gdGhhdCBzdGFydHMgdGhlIFZNXCIsIGFsc286IFsuLi5hc1BhY2thZ2VdIH0sXG4gIFwiY3Jvc3ZtLnBpdm90Um9vdFwiOiB7XG4gICAgcHVycG9zZTogXCJBbiBlbXB0eSBmb2xkZXIgb2YgdGhlIGhvc3QgdGhhdCBjcm9zdm0ncyBwcm9jZXNzZXMgdXNlIGFzIHRoZWlyIHJvb3RcIixcbiAgICBhbHNvOiBbXCJzYW5kYm94XCIsIFwiamFpbFwiLCBcIm1pbmlqYWlsXCIsIFwiaXNvbGF0aW9uXCJdLFxuICB9LFxuICBkZWNsYXJlZFJ1bm5lcjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIHBhY2thZ2UgdGhhdCBzdGFydHMgdGhlIFZNIG9uIGl0cyBvd24gYGh5cGVydmlzb3JgOiB3aGF0IGEgaG9zdCBpbnN0YWxsc1wiLFxuICAgIGFsc286IFtcImJ1aWxkXCIsIFwibWljcm92bS1ydW5cIiwgXCJzdGFydFwiXSxcbiAgfSxcbiAgZGVmbGF0ZU9uT09NOiB7XG4gICAgcHVycG9zZTpcbiAgICAgIFwiTGV0cyB0aGUgYmFsbG9vbiBnaXZlIG1lbW9yeSBiYWNrIGJlZm9yZSB0aGUgZ3Vlc3QncyBrZXJuZWwga2lsbHMgYSBwcm9jZXNzIGZvciBsYWNrIG9mIGl0XCIsXG4gICAgYWxzbzogW1wibWVtb3J5XCIsIFwib3V0IG9mIG1lbW9yeVwiLCBcInJhbVwiXSxcbiAgfSxcbiAgXCJkZXBsb3kuaW5zdGFsbE9uSG9zdFwiOiB7XG4gICAgcHVycG9zZTogXCJBIHByb2dyYW0gdGhhdCBidWlsZHMgdGhpcyBWTSBvbiBhIGhvc3Qgb3ZlciBTU0ggYW5kIGluc3RhbGxzIGl0IHRoZXJlXCIsXG4gICAgYWxzbzogW1wiZGVwbG95XCIsIFwicmVtb3RlXCIsIFwic3NoXCIsIFwidXBkYXRlXCJdLFxuICB9LFxuICBcImRlcGxveS5yZWJ1aWxkXCI6IHtcbiAgICBwdXJwb3NlOiBcIkEgcHJvZ3JhbSB0aGF0IGluc3RhbGxzIHRoaXMgVk0gb24gYSBob3N0LCB0aGVuIHN3aXRjaGVzIHRoZSBydW5uaW5nIGd1ZXN0IHRvIGl0XCIsXG4gICAgYWxzbzogW1wibml4b3MtcmVidWlsZFwiLCBcImRlcGxveVwiLCBcInJlbW90ZVwiLCBcInNzaFwiLCBcInVwZGF0ZVwiXSxcbiAgfSxcbiAgXCJkZXBsb3kuc3NoU3dpdGNoXCI6IHtcbiAgICBwdXJwb3NlOlxuICAgICAgXCJBIHByb2dyYW0gdGhhdCBzd2l0Y2hlcyB0aGUgcnVubmluZyBndWVzdCB0byBpdHMgbmV3IHN5c3RlbSBvdmVyIFNTSCwgd2l0aG91dCBhIHJlc3RhcnRcIixcbiAgICBub3RlOiBcInRoZSBndWVzdCBtdXN0IGhhdmUgdGhlIGhvc3QncyBzdG9yZSBhbmQgYW4gU1NIIHNlcnZlclwiLFxuICAgIGFsc286IFtcIm5peG9zLXJlYnVpbGRcIiwgXCJkZXBsb3lcIiwgXCJyZW1vdGVcIiwgXCJ1cGRhdGVcIl0sXG4gIH0sXG4gIGRldmljZXM6IHtcbiAgICBwdXJwb3NlOiBcIkRldmljZXMgb2YgdGhlIGhvc3QgdGhhdCB0aGUgZ3Vlc3QgdGFrZXMgb3ZlclwiLFxuICAgIGFsc286IFtcbiAgICAgIFwicGFzc3Rocm91Z2hcIixcbiAgICAgIFwidmZpb1wiLFxuICAgICAgXCJwY2lcIixcbiAgICAgIFwidXNiXCIsXG4gICAgICBcImdwdVwiLFxuICAgICAgXCJuaWNcIixcbiAgICAgIFwibmV0d29yayBjYXJkXCIsXG4gICAgICBcIndpZmlcIixcbiAgICAgIFwiYmx1ZXRvb3RoXCIsXG4gICAgICBcIndlYmNhbVwiLFxuICAgICAgXCJjYW1lcmFcIixcbiAgICAgIFwiZmluZ2VycHJpbnQgcmVhZGVyXCIsXG4gICAgICBcInNtYXJ0Y2FyZFwiLFxuICAgICAgXCJ5dWJpa2V5XCIsXG4gICAgICBcIm52aWRpYVwiLFxuICAgICAgXCJ0b3VjaHBhZFwiLFxuICAgICAgXCJoYXJkd2FyZVwiLFxuICAgICAgXCJudm1lXCIsXG4gICAgXSxcbiAgfSxcbiAgXCJkZXZpY2VzLiouYnVzXCI6IHtcbiAgICBwdXJwb3NlOiBcIldoZXRoZXIgdGhlIGRldmljZSBpcyBvbiBQQ0kgb3Igb24gVVNCXCIsXG4gICAgbm90ZTogXCJVU0Igd29ya3Mgb25seSBvbiBRRU1VXCIsXG4gICAgYWxzbzogW1wicGFzc3Rocm91Z2hcIiwgXCJ2ZmlvXCIsIFwidXNiXCJdLFxuICB9LFxuICBcImRldmljZXMuKi5wYXRoXCI6IHtcbiAgICBwdXJwb3NlOiBcIldoaWNoIGRldmljZTogYSBQQ0kgYWRkcmVzcyBzdWNoIGFzIGAwMDAwOjAxOjAwLjBgLCBvciB3aGF0IFFFTVUncyBgdXNiLWhvc3RgIHRha2VzXCIsXG4gICAgYWxzbzogW1wicGFzc3Rocm91Z2hcIiwgXCJ2ZmlvXCIsIFwidmVuZG9yIGlkXCIsIFwicHJvZHVjdCBpZFwiLCBcImFkZHJlc3NcIl0sXG4gIH0sXG4gIFwiZGV2aWNlcy4qLnFlbXUuYnVzXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBidXMgaW4gdGhlIGd1ZXN0IHRoYXQgUUVNVSBwdXRzIHRoZSBkZXZpY2Ugb246IGEgcG9ydCBvZiBgcWVtdS5wY2llUm9vdFBvcnRzYFwiLFxuICAgIGFsc286IFtcInBhc3N0aHJvdWdoXCIsIFwicGNpZVwiXSxcbiAgfSxcbiAgXCJkZXZpY2VzLioucWVtdS5kZXZpY2VFeHRyYUFyZ3NcIjoge1xuICAgIHB1cnBvc2U6IFwiRnVydGhlciBwcm9wZXJ0aWVzIG9mIFFFTVUncyBkZXZpY2UsIGFzIHRleHQgYWZ0ZXIgdGhlIG90aGVyczogYHgtaWdkLW9wcmVnaW9uPW9uYFwiLFxuICAgIGFsc286IFtcInBhc3N0aHJvdWdoXCIsIFwidmZpb1wiLCBcImlnZFwiLCBcImdwdVwiXSxcbiAgfSxcbiAgXCJkZXZpY2VzLioucWVtdS5pZFwiOiB7XG4gICAgcHVycG9zZTogXCJBIG5hbWUgYnkgd2hpY2ggUUVNVSdzIG1vbml0b3IgYW5kIG90aGVyIGFyZ3VtZW50cyBmaW5kIHRoZSBkZXZpY2VcIixcbiAgICBhbHNvOiBbXCJwYXNzdGhyb3VnaFwiLCBcImhvdHBsdWdcIl0sXG4gIH0sXG4gIGV4dHJhQXJnc1NjcmlwdDoge1xuICAgIHB1cnBvc2U6IFwiQSBwcm9ncmFtIG9mIHRoZSBob3N0IHdob3NlIG91dHB1dCBpcyBhZGRlZCB0byB0aGUgY29tbWFuZCBsaW5lIGF0IGVhY2ggc3RhcnRcIixcbiAgICBub3RlOiBcIml0cyBvdXRwdXQgaXMgc3BsaXQgYXQgc3BhY2VzOyBxdW90ZXMgaGF2ZSBubyBlZmZlY3RcIixcbiAgICBhbHNvOiBbXCJkeW5hbWljIGFyZ3VtZW50c1wiLCBcInJ1bnRpbWVcIiwgXCJmZFwiLCBcImV4dHJhIGFyZ3VtZW50c1wiXSxcbiAgfSxcbiAgXCJmaXJlY3JhY2tlci5jcHVcIjoge1xuICAgIHB1cnBvc2U6IFwiQSBDUFUgdGVtcGxhdGU6IHdoaWNoIHByb2Nlc3NvciBmZWF0dXJlcyBGaXJlY3JhY2tlciBzaG93cyB0aGUgZ3Vlc3RcIixcbiAgICBhbHNvOiBbXCJwcm9jZXNzb3JcIiwgXCJjcHVpZFwiXSxcbiAgfSxcbiAgXCJmaXJlY3JhY2tlci5kcml2ZUlvRW5naW5lXCI6IHtcbiAgICBwdXJwb3NlOiBcIldoZXRoZXIgRmlyZWNyYWNrZXIgcmVhZHMgYW5kIHdyaXRlcyBkaXNrcyB3aXRoIGlvX3VyaW5nIG9yIG9uZSByZXF1ZXN0IGF0IGEgdGltZVwiLFxuICAgIGFsc286IFtcImRpc2tcIiwgXCJpb191cmluZ1wiLCBcInBlcmZvcm1hbmNlXCJdLFxuICB9LFxuICBcImZpcmVjcmFja2VyLmV4dHJhQXJnc1wiOiB7XG4gICAgcHVycG9zZTogXCJBcmd1bWVudHMgb2YgRmlyZWNyYWNrZXIgdGhhdCBubyBvcHRpb24gbWFrZXNcIixcbiAgICBub3RlOiBvbmVBcmd1bWVudEFuRWxlbWVudCxcbiAgICBhbHNvOiBbLi4uYXNBcmd1bWVudF0sXG4gIH0sXG4gIFwiZmlyZWNyYWNrZXIuZXh0cmFDb25maWdcIjoge1xuICAgIHB1cnBvc2U6XG4gICAgICBcIlNldHRpbmdzIHRoYXQgcmVwbGFjZSBvciBleHRlbmQgdGhlIGNvbmZpZ3VyYXRpb24gdGhhdCB0aGUgcnVubmVyIHdyaXRlcyBmb3IgRmlyZWNyYWNrZXJcIixcbiAgICBub3RlOiBcIkZpcmVjcmFja2VyIHNpbGVudGx5IGRyb3BzIHVua25vd24ga2V5cyBhdCB0aGUgdG9wIGxldmVsLCBhbmQgYSBsaXN0IHJlcGxhY2VzIHRoZSBydW5uZXIncyBsaXN0XCIsXG4gICAgYWxzbzogW1wianNvblwiLCBcImNvbmZpZ3VyYXRpb25cIiwgXCJiYWxsb29uXCIsIFwicG1lbVwiLCBcInNoYXJlIG1lbW9yeVwiXSxcbiAgfSxcbiAgXCJmaXJlY3JhY2tlci5wYWNrYWdlXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBidWlsZCBvZiBGaXJlY3JhY2tlciB0aGF0IHN0YXJ0cyB0aGUgVk1cIixcbiAgICBhbHNvOiBbLi4uYXNQYWNrYWdlXSxcbiAgfSxcbiAgZm9yd2FyZFBvcnRzOiB7XG4gICAgcHVycG9zZTpcbiAgICAgIFwiUG9ydHMgb2YgdGhlIGhvc3QgdGhhdCBsZWFkIGludG8gdGhlIGd1ZXN0LCBvciB0aGUgb3RoZXIgd2F5LCBvbiBhIG5ldHdvcmsgb2YgdHlwZSBgdXNlcmBcIixcbiAgICBub3RlOiBcIm9wZW4gdGhlIHBvcnQgaW4gdGhlIGd1ZXN0J3MgZmlyZXdhbGwsIHRvb1wiLFxuICAgIGFsc286IFtcInBvcnQgZm9yd2FyZGluZ1wiLCBcInNzaFwiLCBcIm5hdFwiLCBcImhvc3Rmd2RcIiwgXCJzbGlycFwiLCBcIm5ldHdvcmtcIl0sXG4gIH0sXG4gIFwiZm9yd2FyZFBvcnRzLiouZnJvbVwiOiB7XG4gICAgcHVycG9zZTogXCJXaGljaCBzaWRlJ3MgY29ubmVjdGlvbnMgYXJlIGZvcndhcmRlZCB0byB0aGUgb3RoZXJcIixcbiAgICBhbHNvOiBbXCJkaXJlY3Rpb25cIiwgXCJwb3J0IGZvcndhcmRpbmdcIl0sXG4gIH0sXG4gIFwiZm9yd2FyZFBvcnRzLiouZ3Vlc3QuYWRkcmVzc1wiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgZ3Vlc3QncyBJUHY0IGFkZHJlc3M7IGVtcHR5IGZvciB0aGUgb25lIHRoYXQgUUVNVSBnaXZlcyBpdFwiLFxuICAgIGFsc286IFtcInBvcnQgZm9yd2FyZGluZ1wiLCBcImlwXCJdLFxuICB9LFxuICBcImZvcndhcmRQb3J0cy4qLmd1ZXN0LnBvcnRcIjogeyBwdXJwb3NlOiBcIlRoZSBwb3J0IGluIHRoZSBndWVzdFwiLCBhbHNvOiBbXCJwb3J0IGZvcndhcmRpbmdcIl0gfSxcbiAgXCJmb3J3YXJkUG9ydHMuKi5ob3N0LmFkZHJlc3NcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGhvc3QncyBJUHY0IGFkZHJlc3M7IGVtcHR5IGZvciBhbGwgb2YgdGhlbVwiLFxuICAgIGFsc286IFtcInBvcnQgZm9yd2FyZGluZ1wiLCBcImlwXCIsIFwibGlzdGVuXCIsIFwibG9jYWxob3N0XCJdLFxuICB9LFxuICBcImZvcndhcmRQb3J0cy4qLmhvc3QucG9ydFwiOiB7IHB1cnBvc2U6IFwiVGhlIHBvcnQgb24gdGhlIGhvc3RcIiwgYWxzbzogW1wicG9ydCBmb3J3YXJkaW5nXCJdIH0sXG4gIFwiZm9yd2FyZFBvcnRzLioucHJvdG9cIjogeyBwdXJwb3NlOiBcIlRDUCBvciBVRFBcIiwgYWxzbzogW1wicG9ydCBmb3J3YXJkaW5nXCIsIFwicHJvdG9jb2xcIl0gfSxcbiAgXCJncmFwaGljcy5iYWNrZW5kXCI6IHtcbiAgICBwdXJwb3NlOiBcIldoZXJlIFFFTVUgc2hvd3MgdGhlIGd1ZXN0J3Mgc2NyZWVuOiBpbiBhIHdpbmRvdywgb3Igbm93aGVyZSBidXQgc3RpbGwgd2l0aCBPcGVuR0xcIixcbiAgICBhbHNvOiBbXCJkaXNwbGF5XCIsIFwiZ3B1XCIsIFwid2luZG93XCIsIFwiZ3RrXCIsIFwiaGVhZGxlc3NcIiwgXCJzY3JlZW5cIl0sXG4gIH0sXG4gIFwiZ3JhcGhpY3MuY3Jvc3ZtUGFja2FnZVwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgY3Jvc3ZtIHdob3NlIEdQVSBwcm9jZXNzIHNlcnZlcyBjcm9zdm0gYW5kIGNsb3VkLWh5cGVydmlzb3JcIixcbiAgICBhbHNvOiBbXCJ2aXJnbFwiLCBcImdwdVwiLCBcImRpc3BsYXlcIl0sXG4gIH0sXG4gIFwiZ3JhcGhpY3MuZW5hYmxlXCI6IHtcbiAgICBwdXJwb3NlOiBcIkdpdmVzIHRoZSBndWVzdCBhIGdyYXBoaWNzIGRldmljZSwga2V5Ym9hcmQgYW5kIHBvaW50ZXJcIixcbiAgICBub3RlOiBcIlFFTVUgaXMgdGhlbiBhIGxhcmdlciBidWlsZCwgd2l0aCBkaXNwbGF5IGFuZCBzb3VuZFwiLFxuICAgIGFsc286IFtcImdwdVwiLCBcImRpc3BsYXlcIiwgXCJndWlcIiwgXCJkZXNrdG9wXCIsIFwid2F5bGFuZFwiLCBcIndpbmRvd1wiLCBcInZpcnRpby1ncHVcIiwgXCJvcGVuZ2xcIl0sXG4gIH0sXG4gIFwiZ3JhcGhpY3MuaG9zdG1lbVwiOiB7XG4gICAgcHVycG9zZTogXCJIb3cgbXVjaCBtZW1vcnkgUUVNVSdzIGdyYXBoaWNzIGRldmljZSBjYW4gbWFwIGZyb20gdGhlIGhvc3QgZm9yIFZ1bGthblwiLFxuICAgIG5vdGU6IFwid2l0aCBpdHMgdW5pdDogYDI1Nk1gLCBgNEdgXCIsXG4gICAgYWxzbzogW1wiZ3B1XCIsIFwidnJhbVwiLCBcInZlbnVzXCIsIFwibWVtb3J5XCJdLFxuICB9LFxuICBcImdyYXBoaWNzLnNvY2tldFwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgc29ja2V0IGJldHdlZW4gdGhlIGh5cGVydmlzb3IgYW5kIHRoZSBHUFUgcHJvY2VzcyBiZXNpZGUgaXRcIixcbiAgICBhbHNvOiBbXCJncHVcIiwgXCJ2aG9zdC11c2VyXCIsIFwiZGlzcGxheVwiXSxcbiAgfSxcbiAgXCJncmFwaGljcy52dWxrYW5cIjoge1xuICAgIHB1cnBvc2U6IFwiSG93IFFFTVUncyBncmFwaGljcyBkZXZpY2UgcGFzc2VzIFZ1bGthbiBvbiB0byB0aGUgaG9zdFwiLFxuICAgIGFsc286IFtcImdwdVwiLCBcInZlbnVzXCIsIFwiM2RcIiwgXCJvcGVuZ2xcIl0sXG4gIH0sXG4gIFwiZ3Vlc3QuZW5hYmxlXCI6IHtcbiAgICBwdXJwb3NlOlxuICAgICAgXCJNYWtlcyB0aGlzIE5peE9TIHN5c3RlbSB0aGUgZ3Vlc3Qgb2YgYSBtaWNyby1WTTsgd2hlbiBvZmYsIHRoZSBtb2R1bGUgb25seSBkZWNsYXJlcyBpdHMgb3B0aW9uc1wiLFxuICAgIGFsc286IFtcImRpc2FibGVcIiwgXCJtb2R1bGVcIl0sXG4gIH0sXG4gIFwiaG9zdC5lbmFibGVcIjoge1xuICAgIHB1cnBvc2U6IFwiTWFrZXMgdGhpcyBOaXhPUyBzeXN0ZW0gYSBob3N0IG9mIG1pY3JvLVZNcywgd2l0aCB0aGVpciBzZXJ2aWNlc1wiLFxuICAgIGFsc286IFtcImRpc2FibGVcIiwgXCJtb2R1bGVcIiwgXCJzeXN0ZW1kXCJdLFxuICB9LFxuICBcImhvc3Quc3RhcnR1cFRpbWVvdXRcIjoge1xuICAgIHB1cnBvc2U6IFwiSG93IGxvbmcgc3lzdGVtZCB3YWl0cyBmb3IgYSBWTSB0byBzdGFydCBvciBzdG9wIGJlZm9yZSBpdCBnaXZlcyB1cFwiLFxuICAgIHVuaXQ6IFwic2Vjb25kc1wiLFxuICAgIGFsc286IFtcbiAgICAgIFwicmVzdGFydHNcIixcbiAgICAgIFwic3RhcnRpbmdcIixcbiAgICAgIFwic3RhcnRlZFwiLFxuICAgICAgXCJib290ZWRcIixcbiAgICAgIFwid2FpdFwiLFxuICAgICAgXCJoYW5nc1wiLFxuICAgICAgXCJzdG9wXCIsXG4gICAgICBcInRpbWVvdXRcIixcbiAgICAgIFwic2xvdyBib290XCIsXG4gICAgICBcInNodXRkb3duXCIsXG4gICAgXSxcbiAgfSxcbiAgXCJob3N0LnVzZU5vdGlmeVNvY2tldHNcIjoge1xuICAgIHB1cnBvc2U6IFwiQ291bnRzIGEgVk0gYXMgc3RhcnRlZCBvbmx5IG9uY2UgaXRzIHN5c3RlbWQgcmVwb3J0cyBvdmVyIHZzb2NrIHRoYXQgaXQgaXMgcmVhZHlcIixcbiAgICBub3RlOiBcImEgVk0gd2hvc2UgaHlwZXJ2aXNvciBjYW5ub3QgcGFzcyB0aGlzIG9uIG5ldmVyIGNvdW50cyBhcyBzdGFydGVkXCIsXG4gICAgYWxzbzogW1xuICAgICAgXCJzdGFydGluZ1wiLFxuICAgICAgXCJib290ZWRcIixcbiAgICAgIFwid2FpdFwiLFxuICAgICAgXCJub3RpZnlcIixcbiAgICAgIFwicmVhZHlcIixcbiAgICAgIFwic2Rfbm90aWZ5XCIsXG4gICAgICBcInN5c3RlbWRcIixcbiAgICAgIFwiYm9vdCBvcmRlclwiLFxuICAgICAgXCJkZXBlbmRlbmN5XCIsXG4gICAgXSxcbiAgfSxcbiAgaG90cGx1Z01lbToge1xuICAgIHB1cnBvc2U6IFwiSG93IG11Y2ggbWVtb3J5IGNhbiBiZSBwbHVnZ2VkIGludG8gdGhlIHJ1bm5pbmcgZ3Vlc3Qgd2l0aCB2aXJ0aW8tbWVtXCIsXG4gICAgdW5pdDogXCJNaUJcIixcbiAgICBub3RlOiBcIm5vdCBvbiBRRU1VJ3MgbWFjaGluZSBgbWljcm92bWBcIixcbiAgICBhbHNvOiBbXCJtZW1vcnlcIiwgXCJyYW1cIiwgXCJ2aXJ0aW8tbWVtXCIsIFwicmVzaXplXCIsIFwibWF4bWVtXCJdLFxuICB9LFxuICBob3RwbHVnZ2VkTWVtOiB7XG4gICAgcHVycG9zZTogXCJIb3cgbXVjaCBvZiBgaG90cGx1Z01lbWAgaXMgcGx1Z2dlZCBpbiBmcm9tIHRoZSBzdGFydFwiLFxuICAgIHVuaXQ6IFwiTWlCXCIsXG4gICAgYWxzbzogW1wibWVtb3J5XCIsIFwicmFtXCIsIFwidmlydGlvLW1lbVwiXSxcbiAgfSxcbiAgaHVnZXBhZ2VNZW06IHtcbiAgICBwdXJwb3NlOiBcIkJhY2tzIHRoZSBndWVzdCdzIG1lbW9yeSB3aXRoIHRoZSBob3N0J3MgaHVnZSBwYWdlc1wiLFxuICAgIGFsc286IFtcIm1lbW9yeVwiLCBcInJhbVwiLCBcImh1Z2V0bGJmc1wiLCBcInBlcmZvcm1hbmNlXCIsIFwiaHVnZSBwYWdlc1wiXSxcbiAgfSxcbiAgaHlwZXJ2aXNvcjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIHByb2dyYW0gdGhhdCBydW5zIHRoZSBWTVwiLFxuICAgIGFsc286IFtcbiAgICAgIFwibWFjb3NcIixcbiAgICAgIFwic2VsZWN0XCIsXG4gICAgICBcInZtbVwiLFxuICAgICAgXCJxZW11XCIsXG4gICAgICBcImNyb3N2bVwiLFxuICAgICAgXCJjbG91ZC1oeXBlcnZpc29yXCIsXG4gICAgICBcImZpcmVjcmFja2VyXCIsXG4gICAgICBcImt2bXRvb2xcIixcbiAgICAgIFwic3dpdGNoXCIsXG4gICAgXSxcbiAgfSxcbiAgaW5pdGlhbEJhbGxvb25NZW06IHtcbiAgICBwdXJwb3NlOiBcIkhvdyBtdWNoIG1lbW9yeSB0aGUgYmFsbG9vbiBob2xkcyBiYWNrIGZyb20gdGhlIGd1ZXN0IGF0IHRoZSBzdGFydFwiLFxuICAgIHVuaXQ6IFwiTWlCXCIsXG4gICAgYWxzbzogW1wibWVtb3J5XCIsIFwicmFtXCIsIFwiYmFsbG9vblwiXSxcbiAgfSxcbiAgaW5pdHJkUGF0aDoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGluaXRyZCB0aGF0IHRoZSBoeXBlcnZpc29yIGxvYWRzXCIsXG4gICAgYWxzbzogW1wiaW5pdHJhbWZzXCIsIFwiYm9vdFwiLCBcInJhbWRpc2tcIl0sXG4gIH0sXG4gIGludGVyZmFjZXM6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBndWVzdCdzIG5ldHdvcmsgY2FyZHMsIGFuZCB3aGF0IGVhY2ggaXMgY29ubmVjdGVkIHRvIG9uIHRoZSBob3N0XCIsXG4gICAgYWxzbzogW1xuICAgICAgXCJuZXR3b3JrXCIsXG4gICAgICBcIm5ldFwiLFxuICAgICAgXCJldGhlcm5ldFwiLFxuICAgICAgXCJ0YXBcIixcbiAgICAgIFwiYnJpZGdlXCIsXG4gICAgICBcImludGVybmV0XCIsXG4gICAgICBcIm5pY1wiLFxuICAgICAgXCJzdGF0aWMgaXBcIixcbiAgICAgIFwiaXAgYWRkcmVzc1wiLFxuICAgICAgXCJkaGNwXCIsXG4gICAgICBcInZsYW5cIixcbiAgICBdLFxuICB9LFxuICBcImludGVyZmFjZXMuKi5icmlkZ2VcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGhvc3QncyBicmlkZ2UgdGhhdCB0aGUgaW50ZXJmYWNlIGpvaW5zXCIsXG4gICAgbm90ZTogJ3JlcXVpcmVkIHdoZW4gYHR5cGVgIGlzIGBcImJyaWRnZVwiYCwgYW5kIHJlZnVzZWQgb3RoZXJ3aXNlJyxcbiAgICBhbHNvOiBbXCJuZXR3b3JrXCIsIFwiYnIwXCJdLFxuICB9LFxuICBcImludGVyZmFjZXMuKi5pZFwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgbmFtZSBvZiB0aGUgaW50ZXJmYWNlIG9uIHRoZSBob3N0XCIsXG4gICAgbm90ZTogXCJhdCBtb3N0IDE1IGNoYXJhY3RlcnNcIixcbiAgICBhbHNvOiBbXCJuZXR3b3JrXCIsIFwidGFwIG5hbWVcIiwgXCJpZm5hbWVcIl0sXG4gIH0sXG4gIFwiaW50ZXJmYWNlcy4qLm1hY1wiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgaGFyZHdhcmUgYWRkcmVzcyB0aGF0IHRoZSBndWVzdCBzZWVzXCIsXG4gICAgbm90ZTogXCJzaXggYnl0ZXMgaW4gaGV4YWRlY2ltYWwsIHNlcGFyYXRlZCBieSBjb2xvbnM7IG5vIHR3byBWTXMgb2Ygb25lIG5ldHdvcmsgbWF5IHNoYXJlIGl0XCIsXG4gICAgYWxzbzogW1wibmV0d29ya1wiLCBcIm1hYyBhZGRyZXNzXCIsIFwiZXRoZXJuZXRcIl0sXG4gIH0sXG4gIFwiaW50ZXJmYWNlcy4qLm1hY3Z0YXAubGlua1wiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgaG9zdCdzIG5ldHdvcmsgY2FyZCB0aGF0IGEgYG1hY3Z0YXBgIGludGVyZmFjZSBzaGFyZXNcIixcbiAgICBhbHNvOiBbXCJuZXR3b3JrXCIsIFwicGh5c2ljYWwgaW50ZXJmYWNlXCIsIFwibWFjdmxhblwiLCBcInBhcmVudFwiXSxcbiAgfSxcbiAgXCJpbnRlcmZhY2VzLioubWFjdnRhcC5tb2RlXCI6IHtcbiAgICBwdXJwb3NlOiBcIkhvdyBndWVzdHMgb24gdGhlIHNhbWUgY2FyZCByZWFjaCBlYWNoIG90aGVyIGFuZCB0aGUgbmV0d29ya1wiLFxuICAgIGFsc286IFtcIm5ldHdvcmtcIiwgXCJtYWN2bGFuXCIsIFwiYnJpZGdlXCIsIFwicHJpdmF0ZVwiXSxcbiAgfSxcbiAgXCJpbnRlcmZhY2VzLioudGFwLnZob3N0XCI6IHtcbiAgICBwdXJwb3NlOiBcIkxldHMgdGhlIGhvc3QncyBrZXJuZWwgY2FycnkgdGhlIHBhY2tldHMgb2YgYSB0YXAgaW50ZXJmYWNlIGluc3RlYWQgb2YgUUVNVVwiLFxuICAgIG5vdGU6IFwidGhlIGhvc3QgbmVlZHMgdGhlIGtlcm5lbCBtb2R1bGUgYHZob3N0X25ldGBcIixcbiAgICBhbHNvOiBbXCJuZXR3b3JrXCIsIFwicGVyZm9ybWFuY2VcIiwgXCJ0aHJvdWdocHV0XCIsIFwidmhvc3QtbmV0XCIsIFwiZmFzdFwiLCBcInNsb3dcIl0sXG4gIH0sXG4gIFwiaW50ZXJmYWNlcy4qLnR5cGVcIjoge1xuICAgIHB1cnBvc2U6IFwiSG93IHRoZSBpbnRlcmZhY2UgaXMgY29ubmVjdGVkOiBRRU1VJ3Mgb3duIE5BVCwgYSB0YXAsIGEgbWFjdnRhcCBvciBhIGJyaWRnZVwiLFxuICAgIGFsc286IFtcIm5ldHdvcmtcIiwgXCJuYXRcIiwgXCJzbGlycFwiLCBcInRhcFwiLCBcImludGVybmV0XCJdLFxuICB9LFxuICBrZXJuZWw6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBwYWNrYWdlIG9mIHRoZSBrZXJuZWwgdGhhdCB0aGUgaHlwZXJ2aXNvciBsb2Fkc1wiLFxuICAgIG5vdGU6IFwic2V0IGBib290Lmtlcm5lbFBhY2thZ2VzYCBpbnN0ZWFkLCBzbyB0aGF0IG1vZHVsZXMgZml0IGl0XCIsXG4gICAgYWxzbzogW1wibGludXhcIiwgXCJib290XCIsIFwidm1saW51eFwiLCBcImJ6SW1hZ2VcIl0sXG4gIH0sXG4gIGtlcm5lbFBhcmFtczoge1xuICAgIHB1cnBvc2U6IFwiUGFyYW1ldGVycyBvZiB0aGUgZ3Vlc3QncyBrZXJuZWwsIHdoaWNoIG1heSByZWZlciB0byB0aGUgZ3Vlc3QncyBvd24gc3lzdGVtXCIsXG4gICAgbm90ZTogXCJgYm9vdC5rZXJuZWxQYXJhbXNgIGFyZSBwYXJ0IG9mIGl0XCIsXG4gICAgYWxzbzogW1wiY29tbWFuZCBsaW5lXCIsIFwiYXBwZW5kXCIsIFwiYm9vdFwiLCBcImNtZGxpbmVcIiwgXCJjb25zb2xlXCJdLFxuICB9LFxuICBcImt2bXRvb2wucGFja2FnZVwiOiB7IHB1cnBvc2U6IFwiVGhlIGJ1aWxkIG9mIGt2bXRvb2wgdGhhdCBzdGFydHMgdGhlIFZNXCIsIGFsc286IFsuLi5hc1BhY2thZ2VdIH0sXG4gIG1hY2hpbmVJZDoge1xuICAgIHB1cnBvc2U6IFwiVGhlIFZNJ3MgVVVJRCwgZm9yIGAvZXRjL21hY2hpbmUtaWRgLCBTTUJJT1MgYW5kIHN5c3RlbWQtbWFjaGluZWRcIixcbiAgICBhbHNvOiBbXCJ1dWlkXCIsIFwic21iaW9zXCIsIFwibWFjaGluZWN0bFwiLCBcImlkZW50aXR5XCJdLFxuICB9LFxuICBtZW06IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBndWVzdCdzIG1lbW9yeVwiLFxuICAgIHVuaXQ6IFwiTWlCXCIsXG4gICAgbm90ZTogXCJRRU1VIGhhbmdzIGF0IGV4YWN0bHkgMjA0OFwiLFxuICAgIGFsc286IFtcIm1lbW9yeVwiLCBcInJhbVwiLCBcInNpemVcIiwgXCIyMDQ4XCIsIFwiMiBHQlwiLCBcImxpbWl0XCJdLFxuICB9LFxuICBcIm9wdGltaXplLmVuYWJsZVwiOiB7XG4gICAgcHVycG9zZTpcbiAgICAgIFwiTWFrZXMgdGhlIGd1ZXN0IHNtYWxsZXIgYW5kIGZhc3RlciB0byBzdGFydCwgYW5kIFFFTVUgd2l0aG91dCBkaXNwbGF5LCBzb3VuZCBhbmQgdGhlIGhvc3QncyBVU0IgZGV2aWNlc1wiLFxuICAgIG5vdGU6IFwiZGV2aWNlcyB0aGF0IG5lZWQgb25lIG9mIHRoZXNlIGFyZSB0aGVuIG1pc3Npbmc6IGBzdHJpcHBlZC1idWlsZGAgcmVwb3J0cyB0aGVtXCIsXG4gICAgYWxzbzogW1xuICAgICAgXCJjbG9zdXJlIHNpemVcIixcbiAgICAgIFwiYm9vdCB0aW1lXCIsXG4gICAgICBcIm1pbmltYWxcIixcbiAgICAgIFwidm5jXCIsXG4gICAgICBcInNwaWNlXCIsXG4gICAgICBcImF1ZGlvXCIsXG4gICAgICBcInNvdW5kXCIsXG4gICAgICBcIm5peG9zVGVzdFJ1bm5lclwiLFxuICAgIF0sXG4gIH0sXG4gIHByZVN0YXJ0OiB7XG4gICAgcHVycG9zZTogXCJTaGVsbCBjb21tYW5kcyBvZiB0aGUgcnVubmVyIGJlZm9yZSBpdCBzdGFydHMgdGhlIGh5cGVydmlzb3JcIixcbiAgICBhbHNvOiBbXCJob29rXCIsIFwic2NyaXB0XCIsIFwic2V0dXBcIiwgXCJwcmVwYXJlXCJdLFxuICB9LFxuICBwcmV0dHlQcm9jbmFtZXM6IHtcbiAgICBwdXJwb3NlOiBcIk5hbWVzIHRoZSBoeXBlcnZpc29yJ3MgcHJvY2VzcyBgbWljcm92bUBOQU1FYCwgc28gdGhhdCBgcHNgIHNob3dzIHdoaWNoIFZNIGl0IGlzXCIsXG4gICAgYWxzbzogW1wicHJvY2VzcyBuYW1lXCIsIFwicHNcIiwgXCJ0b3BcIl0sXG4gIH0sXG4gIFwicWVtdS5leHRyYUFyZ3NcIjoge1xuICAgIHB1cnBvc2U6IFwiQXJndW1lbnRzIG9mIFFFTVUgdGhhdCBubyBvcHRpb24gbWFrZXNcIixcbiAgICBub3RlOiBvbmVBcmd1bWVudEFuRWxlbWVudCxcbiAgICBhbHNvOiBbLi4uYXNBcmd1bWVudCwgXCJzaGFyZSBtZW1vcnlcIiwgXCJwbWVtXCIsIFwiaXZzaG1lbVwiLCBcInRwbVwiLCBcInN3dHBtXCJdLFxuICB9LFxuICBcInFlbXUubWFjaGluZVwiOiB7XG4gICAgcHVycG9zZTpcbiAgICAgIFwiVGhlIGJvYXJkIHRoYXQgUUVNVSBlbXVsYXRlczogYG1pY3Jvdm1gIGlzIHRoZSBzbWFsbGVzdCwgYHEzNWAgaGFzIFBDSSBFeHByZXNzIGFuZCBBQ1BJXCIsXG4gICAgbm90ZTogXCJtZW1vcnkgZGV2aWNlcyB3b3JrIG9uIGBxMzVgLCBidXQgc2lsZW50bHkgZmFpbCBvbiBgbWljcm92bWBcIixcbiAgICBhbHNvOiBbXCJxMzVcIiwgXCJ2aXJ0XCIsIFwiYm9hcmRcIiwgXCJwY1wiLCBcInNoYXJlIG1lbW9yeVwiXSxcbiAgfSxcbiAgXCJxZW11Lm1hY2hpbmVPcHRzXCI6IHtcbiAgICBwdXJwb3NlOiBcIlByb3BlcnRpZXMgb2YgdGhlIG1hY2hpbmUsIHdoaWNoIHJlcGxhY2UgYWxsIHRob3NlIHRoYXQgdGhlIHJ1bm5lciBzZXRzXCIsXG4gICAgbm90ZTogXCJ0aGlzIGluY2x1ZGVzIHRoZSBhY2NlbGVyYXRvcjogd2l0aG91dCBgYWNjZWxgLCBRRU1VIGVtdWxhdGVzXCIsXG4gICAgYWxzbzogW1wiYWNjZWxcIiwgXCJrdm1cIiwgXCJhY3BpXCIsIFwicGNpZVwiLCBcInVzYlwiXSxcbiAgfSxcbiAgXCJxZW11LnBhY2thZ2VcIjogeyBwdXJwb3NlOiBcIlRoZSBidWlsZCBvZiBRRU1VIHRoYXQgc3RhcnRzIHRoZSBWTVwiLCBhbHNvOiBbLi4uYXNQYWNrYWdlXSB9LFxuICBcInFlbXUucGNpZVJvb3RQb3J0c1wiOiB7XG4gICAgcHVycG9zZTogXCJQb3J0cyB0aGF0IFBDSSBFeHByZXNzIGRldmljZXMgY2FuIGJlIHBsdWdnZWQgaW50byB3aGlsZSB0aGUgZ3Vlc3QgcnVuc1wiLFxuICAgIGFsc286IFtcImhvdHBsdWdcIiwgXCJwY2llXCIsIFwicGFzc3Rocm91Z2hcIiwgXCJ2ZmlvXCIsIFwicGNpXCJdLFxuICB9LFxuICBcInFlbXUucGNpZVJvb3RQb3J0cy4qLmFkZHJcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIHBvcnQncyBvd24gcGxhY2Ugb24gaXRzIGJ1czogc2xvdCBhbmQgZnVuY3Rpb25cIixcbiAgICBhbHNvOiBbXCJwY2kgYWRkcmVzc1wiLCBcInBjaWVcIl0sXG4gIH0sXG4gIFwicWVtdS5wY2llUm9vdFBvcnRzLiouYnVzXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBidXMgdGhhdCB0aGUgcG9ydCBpcyBvbiwgYHBjaWUuMGAgb24gcTM1XCIsXG4gICAgYWxzbzogW1wicGNpZVwiLCBcInBjaVwiXSxcbiAgfSxcbiAgXCJxZW11LnBjaWVSb290UG9ydHMuKi5jaGFzc2lzXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBudW1iZXIgb2YgdGhlIGNoYXNzaXM7IHdpdGggYHNsb3RgLCBubyB0d28gcG9ydHMgbWF5IGhhdmUgdGhlIHNhbWVcIixcbiAgICBhbHNvOiBbXCJwY2llXCIsIFwicGNpXCJdLFxuICB9LFxuICBcInFlbXUucGNpZVJvb3RQb3J0cy4qLmlkXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBwb3J0J3MgbmFtZSwgYnkgd2hpY2ggYGRldmljZXMuKi5xZW11LmJ1c2AgZmluZHMgaXRcIixcbiAgICBhbHNvOiBbXCJwY2llXCIsIFwicGNpXCIsIFwiYnVzXCJdLFxuICB9LFxuICBcInFlbXUucGNpZVJvb3RQb3J0cy4qLnNsb3RcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIG51bWJlciBvZiB0aGUgc2xvdCBpbiBpdHMgY2hhc3Npc1wiLFxuICAgIGFsc286IFtcInBjaWVcIiwgXCJwY2lcIl0sXG4gIH0sXG4gIFwicWVtdS5zZXJpYWxDb25zb2xlXCI6IHtcbiAgICBwdXJwb3NlOiBcIkNvbm5lY3RzIHRoZSBndWVzdCdzIGZpcnN0IHNlcmlhbCBwb3J0IHdpdGggdGhlIHRlcm1pbmFsIHRoYXQgUUVNVSBydW5zIGluXCIsXG4gICAgYWxzbzogW1wiY29uc29sZVwiLCBcInR0eVwiLCBcInR0eVMwXCIsIFwibG9nXCIsIFwibG9naW5cIiwgXCJvdXRwdXRcIl0sXG4gIH0sXG4gIHJlZ2lzdGVyQ2xvc3VyZToge1xuICAgIHB1cnBvc2U6IFwiUmVnaXN0ZXJzIHRoZSBzdG9yZSBwYXRocyBvZiB0aGUgZ3Vlc3QncyBvd24gc3lzdGVtIHdpdGggaXRzIE5peCBhdCBib290XCIsXG4gICAgbm90ZTogXCJ0dXJuIGl0IG9mZiBpZiBhIHN0b3JlIG92ZXJsYXkgb3V0bGl2ZXMgdGhlIGd1ZXN0XCIsXG4gICAgYWxzbzogW1wibml4IGRhdGFiYXNlXCIsIFwibml4LXN0b3JlXCIsIFwic3RvcmVcIiwgXCJyZWdJbmZvXCJdLFxuICB9LFxuICByZWdpc3RlcldpdGhNYWNoaW5lZDoge1xuICAgIHB1cnBvc2U6IFwiU2hvd3MgdGhlIHJ1bm5pbmcgVk0gaW4gYG1hY2hpbmVjdGxgIG9mIHRoZSBob3N0XCIsXG4gICAgYWxzbzogW1wibWFjaGluZWN0bFwiLCBcInN5c3RlbWQtbWFjaGluZWRcIiwgXCJsaXN0XCJdLFxuICB9LFxuICBydW5uZXI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBwYWNrYWdlcyB0aGF0IHN0YXJ0IHRoZSBWTSwgb25lIHBlciBoeXBlcnZpc29yXCIsXG4gICAgYWxzbzogW1wiYnVpbGRcIiwgXCJtaWNyb3ZtLXJ1blwiLCBcInN0YXJ0XCJdLFxuICB9LFxuICBzaGFyZXM6IHtcbiAgICBwdXJwb3NlOiBcIkZvbGRlcnMgb2YgdGhlIGhvc3QgdGhhdCB0aGUgZ3Vlc3QgbW91bnRzXCIsXG4gICAgYWxzbzogW1wic2hhcmVkIGZvbGRlclwiLCBcImRpcmVjdG9yeVwiLCBcIjlwXCIsIFwidmlydGlvZnNcIiwgXCJmaWxlIHNoYXJpbmdcIiwgXCJob3N0IHN0b3JlXCIsIFwibW91bnRcIl0sXG4gIH0sXG4gIFwic2hhcmVzLiouY2FjaGVcIjoge1xuICAgIHB1cnBvc2U6IFwiV2hhdCB0aGUgZ3Vlc3QgbWF5IGNhY2hlIG9mIGEgdmlydGlvZnMgc2hhcmUgd2l0aG91dCBhc2tpbmcgdGhlIGhvc3QgYWdhaW5cIixcbiAgICBhbHNvOiBbXCJ2aXJ0aW9mc1wiLCBcImNvbnNpc3RlbmN5XCIsIFwicGVyZm9ybWFuY2VcIiwgXCJzaGFyZWQgZm9sZGVyXCJdLFxuICB9LFxuICBcInNoYXJlcy4qLmV4dHJhQXJnc1wiOiB7XG4gICAgcHVycG9zZTogXCJBcmd1bWVudHMgb2YgdmlydGlvZnNkIGZvciB0aGlzIHNoYXJlIG9ubHlcIixcbiAgICBub3RlOiBvbmVBcmd1bWVudEFuRWxlbWVudCxcbiAgICBhbHNvOiBbXCJ2aXJ0aW9mc2RcIiwgXCJ0cmFuc2xhdGUtdWlkXCIsIFwidWlkXCIsIFwic2hhcmVkIGZvbGRlclwiXSxcbiAgfSxcbiAgXCJzaGFyZXMuKi5tb3VudFBvaW50XCI6IHtcbiAgICBwdXJwb3NlOiBcIldoZXJlIHRoZSBndWVzdCBtb3VudHMgdGhlIHNoYXJlXCIsXG4gICAgYWxzbzogW1wic2hhcmVkIGZvbGRlclwiLCBcImRpcmVjdG9yeVwiLCBcInBhdGhcIl0sXG4gIH0sXG4gIFwic2hhcmVzLioucG9zaXhBY2xcIjoge1xuICAgIHB1cnBvc2U6IFwiTGV0cyBhIHZpcnRpb2ZzIHNoYXJlIGtlZXAgYWNjZXNzIGNvbnRyb2wgbGlzdHMgYW5kIGV4dGVuZGVkIGF0dHJpYnV0ZXNcIixcbiAgICBub3RlOiBcImNhbm5vdCBiZSBjb21iaW5lZCB3aXRoIHRyYW5zbGF0ZWQgdXNlciBpZHMgaW4gYGV4dHJhQXJnc2BcIixcbiAgICBhbHNvOiBbXCJhY2xcIiwgXCJ4YXR0clwiLCBcInBlcm1pc3Npb25zXCIsIFwidmlydGlvZnNcIl0sXG4gIH0sXG4gIFwic2hhcmVzLioucHJvdG9cIjoge1xuICAgIHB1cnBvc2U6XG4gICAgICBcIkhvdyB0aGUgZ3Vlc3QgcmVhY2hlcyB0aGUgZm9sZGVyOiA5cCB3aXRoaW4gdGhlIGh5cGVydmlzb3IsIG9yIHZpcnRpb2ZzIGJ5IGEgZGFlbW9uIGJlc2lkZSBpdFwiLFxuICAgIG5vdGU6IFwidmlydGlvZnMgaXMgZmFzdGVyLCBhbmQgbW9zdCBoeXBlcnZpc29ycyBzdXBwb3J0IGl0XCIsXG4gICAgYWxzbzogW1wiOXBcIiwgXCJ2aXJ0aW9mc1wiLCBcInBlcmZvcm1hbmNlXCIsIFwic2hhcmVkIGZvbGRlclwiLCBcInNsb3dcIl0sXG4gIH0sXG4gIFwic2hhcmVzLioucmVhZE9ubHlcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGd1ZXN0IGNhbm5vdCB3cml0ZSB0byB0aGUgc2hhcmVcIixcbiAgICBhbHNvOiBbXCJyb1wiLCBcIndyaXRlIHByb3RlY3RcIiwgXCJzaGFyZWQgZm9sZGVyXCJdLFxuICB9LFxuICBcInNoYXJlcy4qLnNlY3VyaXR5TW9kZWxcIjoge1xuICAgIHB1cnBvc2U6IFwiSG93IGEgOXAgc2hhcmUga2VlcHMgb3duZXJzIGFuZCBtb2RlcyBvZiBmaWxlc1wiLFxuICAgIGFsc286IFtcIjlwXCIsIFwicGVybWlzc2lvbnNcIiwgXCJvd25lclwiLCBcInVpZFwiLCBcImNob3duXCJdLFxuICB9LFxuICBcInNoYXJlcy4qLnNvY2tldFwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgc29ja2V0IGJldHdlZW4gdGhlIGh5cGVydmlzb3IgYW5kIHZpcnRpb2ZzZFwiLFxuICAgIGFsc286IFtcInZpcnRpb2ZzXCIsIFwidmhvc3QtdXNlclwiLCBcInZpcnRpb2ZzZFwiXSxcbiAgfSxcbiAgXCJzaGFyZXMuKi5zb3VyY2VcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGZvbGRlciBvbiB0aGUgaG9zdFwiLFxuICAgIG5vdGU6IFwidGhlIGd1ZXN0IHRha2VzIGl0cyBzdG9yZSBmcm9tIGEgc2hhcmUgb2YgYC9uaXgvc3RvcmVgXCIsXG4gICAgYWxzbzogW1wicGF0aFwiLCBcImRpcmVjdG9yeVwiLCBcInNoYXJlZCBmb2xkZXJcIiwgXCJob3N0IHN0b3JlXCJdLFxuICB9LFxuICBcInNoYXJlcy4qLnRhZ1wiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgbmFtZSBieSB3aGljaCB0aGUgZ3Vlc3QgZmluZHMgdGhlIHNoYXJlXCIsXG4gICAgbm90ZTogXCJhdCBtb3N0IDMxIGJ5dGVzIGZvciA5cCBhbmQgMzYgZm9yIHZpcnRpb2ZzXCIsXG4gICAgYWxzbzogW1wibW91bnQgdGFnXCIsIFwidmlydGlvZnNcIiwgXCI5cFwiLCBcIm5hbWVcIl0sXG4gIH0sXG4gIHNvY2tldDoge1xuICAgIHB1cnBvc2U6IFwiVGhlIHNvY2tldCBieSB3aGljaCB0aGUgaG9zdCBzdG9wcyB0aGUgVk0gYW5kIHNldHMgaXRzIGJhbGxvb25cIixcbiAgICBub3RlOiBcIndpdGhvdXQgYSBzb2NrZXQgdGhlcmUgaXMgbm8gYG1pY3Jvdm0tc2h1dGRvd25gOyBjcm9zdm0gYW5kIEZpcmVjcmFja2VyIHJlZnVzZSBudWxsXCIsXG4gICAgYWxzbzogW1wicW1wXCIsIFwiYXBpXCIsIFwiY29udHJvbFwiLCBcInNodXRkb3duXCIsIFwibW9uaXRvclwiXSxcbiAgfSxcbiAgc3RhdGVEaXI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBmb2xkZXIgd2l0aCBhIHN1YmZvbGRlciBmb3IgZWFjaCBWTSwgaW4gd2hpY2ggaXQgcnVuc1wiLFxuICAgIGFsc286IFtcIi92YXIvbGliL21pY3Jvdm1zXCIsIFwiZGlyZWN0b3J5XCIsIFwidm9sdW1lc1wiLCBcImltYWdlc1wiXSxcbiAgfSxcbiAgc3RvcmVEaXNrOiB7XG4gICAgcHVycG9zZTogXCJUaGUgaW1hZ2Ugb2YgdGhlIGd1ZXN0J3Mgc3RvcmU7IG1hZGUgYnkgbWljcm92bS5uaXhcIixcbiAgICBhbHNvOiBbXCJuaXggc3RvcmVcIiwgXCJlcm9mc1wiLCBcInNxdWFzaGZzXCIsIFwiaW1hZ2VcIl0sXG4gIH0sXG4gIHN0b3JlRGlza0Vyb2ZzRmxhZ3M6IHtcbiAgICBwdXJwb3NlOiBcIkFyZ3VtZW50cyBvZiBgbWtmcy5lcm9mc2AsIHdoaWNoIG1ha2VzIHRoZSBpbWFnZSBvZiB0aGUgc3RvcmVcIixcbiAgICBhbHNvOiBbXCJjb21wcmVzc2lvblwiLCBcIm5peCBzdG9yZVwiLCBcImltYWdlIHNpemVcIl0sXG4gIH0sXG4gIHN0b3JlRGlza1NxdWFzaGZzRmxhZ3M6IHtcbiAgICBwdXJwb3NlOiBcIkFyZ3VtZW50cyBvZiBgZ2Vuc3F1YXNoZnNgLCB3aGljaCBtYWtlcyB0aGUgaW1hZ2Ugb2YgdGhlIHN0b3JlXCIsXG4gICAgYWxzbzogW1wiY29tcHJlc3Npb25cIiwgXCJuaXggc3RvcmVcIiwgXCJpbWFnZSBzaXplXCIsIFwienN0ZFwiXSxcbiAgfSxcbiAgc3RvcmVEaXNrVHlwZToge1xuICAgIHB1cnBvc2U6IFwiVGhlIGZpbGUgc3lzdGVtIG9mIHRoZSBzdG9yZSdzIGltYWdlXCIsXG4gICAgbm90ZTogXCJzcXVhc2hmcyBpZiB0aGUgaGFyZGVuZWQgcHJvZmlsZSBmb3JiaWRzIGVyb2ZzXCIsXG4gICAgYWxzbzogW1wiZXJvZnNcIiwgXCJzcXVhc2hmc1wiLCBcIm5peCBzdG9yZVwiLCBcImltYWdlXCJdLFxuICB9LFxuICBzdG9yZU9uRGlzazoge1xuICAgIHB1cnBvc2U6IFwiUHV0cyB0aGUgZ3Vlc3QncyBzdG9yZSBpbnRvIGEgc2VwYXJhdGUgaW1hZ2VcIixcbiAgICBub3RlOiBcIm9mZiBhcyBzb29uIGFzIHRoZSBob3N0J3MgYC9uaXgvc3RvcmVgIGlzIGFtb25nIGBzaGFyZXNgXCIsXG4gICAgYWxzbzogW1wibml4IHN0b3JlXCIsIFwiZXJvZnNcIiwgXCJzaGFyZSBzdG9yZVwiLCBcImNsb3N1cmVcIl0sXG4gIH0sXG4gIFwic3RyYXRvdmlydC5wYWNrYWdlXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBidWlsZCBvZiBTdHJhdG9WaXJ0IHRoYXQgc3RhcnRzIHRoZSBWTVwiLFxuICAgIGFsc286IFsuLi5hc1BhY2thZ2VdLFxuICB9LFxuICBzeXN0ZW1TeW1saW5rOiB7XG4gICAgcHVycG9zZTogXCJNYWtlcyB0aGUgcnVubmVyIHJlZmVyIHRvIHRoZSBndWVzdCdzIHN5c3RlbSwgc28gdGhhdCBgbWljcm92bSAtbGAgY2FuIGNvbXBhcmUgaXRcIixcbiAgICBub3RlOiBcImlmIHRoZSBzdG9yZSBpcyBhbiBpbWFnZSwgdGhlIGhvc3QgdGhlbiBoYXMgdGhlIHN5c3RlbSB0d2ljZVwiLFxuICAgIGFsc286IFtcIm1pY3Jvdm0gLWxcIiwgXCJjbG9zdXJlIHNpemVcIiwgXCJ0b3BsZXZlbFwiXSxcbiAgfSxcbiAgdXNlcjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIHVzZXIgdGhhdCBRRU1VIGJlY29tZXMgb25jZSBpdCBoYXMgb3BlbmVkIHdoYXQgaXQgbmVlZHMgYXMgcm9vdFwiLFxuICAgIGFsc286IFtcInByaXZpbGVnZXNcIiwgXCJyb290XCIsIFwic2VjdXJpdHlcIiwgXCJydW4gYXNcIl0sXG4gIH0sXG4gIHZjcHU6IHtcbiAgICBwdXJwb3NlOiBcIkhvdyBtYW55IHByb2Nlc3NvcnMgdGhlIGd1ZXN0IGhhc1wiLFxuICAgIG5vdGU6IFwib24gUUVNVSBhbmQgY2xvdWQtaHlwZXJ2aXNvciwgYSB0YXAgaW50ZXJmYWNlIGhhcyBhIHF1ZXVlIGZvciBlYWNoXCIsXG4gICAgYWxzbzogW1wiY3B1XCIsIFwiY29yZXNcIiwgXCJwcm9jZXNzb3JzXCIsIFwic21wXCIsIFwidGhyZWFkc1wiXSxcbiAgfSxcbiAgXCJ2ZmtpdC5leHRyYUFyZ3NcIjoge1xuICAgIHB1cnBvc2U6IFwiQXJndW1lbnRzIG9mIHZma2l0IHRoYXQgbm8gb3B0aW9uIG1ha2VzXCIsXG4gICAgbm90ZTogb25lQXJndW1lbnRBbkVsZW1lbnQsXG4gICAgYWxzbzogWy4uLmFzQXJndW1lbnQsIFwibWFjb3NcIl0sXG4gIH0sXG4gIFwidmZraXQubG9nTGV2ZWxcIjogeyBwdXJwb3NlOiBcIkhvdyBtdWNoIHZma2l0IGxvZ3NcIiwgYWxzbzogW1wiZGVidWdcIiwgXCJtYWNvc1wiLCBcImxvZ1wiXSB9LFxuICBcInZma2l0LnBhY2thZ2VcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGJ1aWxkIG9mIHZma2l0IHRoYXQgc3RhcnRzIHRoZSBWTVwiLFxuICAgIGFsc286IFsuLi5hc1BhY2thZ2UsIFwibWFjb3NcIiwgXCJtYWNcIiwgXCJkYXJ3aW5cIl0sXG4gIH0sXG4gIFwidmZraXQucm9zZXR0YS5lbmFibGVcIjoge1xuICAgIHB1cnBvc2U6IFwiTGV0cyB0aGUgZ3Vlc3QgcnVuIHByb2dyYW1zIGZvciB4ODZfNjQsIHRyYW5zbGF0ZWQgYnkgdGhlIE1hYydzIFJvc2V0dGFcIixcbiAgICBhbHNvOiBbXCJtYWNvc1wiLCBcImFwcGxlIHNpbGljb25cIiwgXCJ4ODZfNjRcIiwgXCJiaW5mbXRcIl0sXG4gIH0sXG4gIFwidmZraXQucm9zZXR0YS5pZ25vcmVJZk1pc3NpbmdcIjoge1xuICAgIHB1cnBvc2U6IFwiU3RhcnRzIHRoZSBWTSBldmVuIGlmIHRoZSBNYWMgaGFzIG5vIFJvc2V0dGFcIixcbiAgICBhbHNvOiBbXCJtYWNvc1wiLCBcImludGVsXCJdLFxuICB9LFxuICBcInZma2l0LnJvc2V0dGEuaW5zdGFsbFwiOiB7XG4gICAgcHVycG9zZTogXCJJbnN0YWxscyBSb3NldHRhIG9uIHRoZSBNYWMgaWYgaXQgaXMgbWlzc2luZ1wiLFxuICAgIGFsc286IFtcIm1hY29zXCIsIFwiYXBwbGUgc2lsaWNvblwiXSxcbiAgfSxcbiAgXCJ2aXJ0aW9mc2QuZXh0cmFBcmdzXCI6IHtcbiAgICBwdXJwb3NlOiBcIkFyZ3VtZW50cyBvZiB2aXJ0aW9mc2QgZm9yIGFsbCBzaGFyZXNcIixcbiAgICBub3RlOiBvbmVBcmd1bWVudEFuRWxlbWVudCxcbiAgICBhbHNvOiBbXCJ2aXJ0aW9mc1wiLCBcInNoYXJlZCBmb2xkZXJcIiwgXCJ1aWRcIl0sXG4gIH0sXG4gIFwidmlydGlvZnNkLmdyb3VwXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBncm91cCB0aGF0IG93bnMgdmlydGlvZnNkJ3Mgc29ja2V0cywgc28gdGhhdCB0aGUgaHlwZXJ2aXNvciBtYXkgY29ubmVjdFwiLFxuICAgIGFsc286IFtcInZpcnRpb2ZzXCIsIFwicGVybWlzc2lvbiBkZW5pZWRcIiwgXCJrdm1cIiwgXCJzb2NrZXRcIl0sXG4gIH0sXG4gIFwidmlydGlvZnNkLmlub2RlRmlsZUhhbmRsZXNcIjoge1xuICAgIHB1cnBvc2U6IFwidmlydGlvZnNkIHJlZmVycyB0byBmaWxlcyBieSBoYW5kbGVzIGluc3RlYWQgb2Ygb3BlbiBkZXNjcmlwdG9yc1wiLFxuICAgIGFsc286IFtcInZpcnRpb2ZzXCIsIFwidG9vIG1hbnkgb3BlbiBmaWxlc1wiLCBcInpmc1wiXSxcbiAgfSxcbiAgXCJ2aXJ0aW9mc2QucGFja2FnZVwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgYnVpbGQgb2YgdmlydGlvZnNkIHRoYXQgc2VydmVzIHNoYXJlc1wiLFxuICAgIGFsc286IFsuLi5hc1BhY2thZ2UsIFwidmlydGlvZnNcIl0sXG4gIH0sXG4gIFwidmlydGlvZnNkLnRocmVhZFBvb2xTaXplXCI6IHtcbiAgICBwdXJwb3NlOlxuICAgICAgXCJIb3cgbWFueSB0aHJlYWRzIHNlcnZlIGEgc2hhcmU7IGBucHJvY2AgaW4gYmFja3F1b3RlcyBpcyB0aGUgaG9zdCdzIG51bWJlciBvZiBwcm9jZXNzb3JzXCIsXG4gICAgYWxzbzogW1widmlydGlvZnNcIiwgXCJwZXJmb3JtYW5jZVwiLCBcInRocmVhZHNcIl0sXG4gIH0sXG4gIHZtSG9zdFBhY2thZ2VzOiB7XG4gICAgcHVycG9zZTpcbiAgICAgIFwiVGhlIHBhY2thZ2VzIGZyb20gd2hpY2ggdGhlIHJ1bm5lciB0YWtlcyB0aGUgaHlwZXJ2aXNvciBhbmQgdG9vbHMsIGZvciBhIGhvc3Qgb2YgYW5vdGhlciBzeXN0ZW1cIixcbiAgICBhbHNvOiBbXCJtYWNcIiwgXCJidWlsZCBvbiBtYWNvc1wiLCBcIm1hY29zXCIsIFwiZGFyd2luXCIsIFwiY3Jvc3NcIiwgXCJwa2dzXCIsIFwibml4cGtnc1wiXSxcbiAgfSxcbiAgdm1zOiB7XG4gICAgcHVycG9zZTogXCJUaGUgVk1zIHRoYXQgdGhpcyBob3N0IGJ1aWxkcyBhbmQgcnVucywgYnkgbmFtZVwiLFxuICAgIGFsc286IFtcImhvc3RcIiwgXCJkZWNsYXJhdGl2ZVwiLCBcImxpc3RcIiwgXCJmbGVldFwiXSxcbiAgfSxcbiAgXCJ2bXMuPG5hbWU+LmF1dG9zdGFydFwiOiB7XG4gICAgcHVycG9zZTogXCJTdGFydHMgdGhlIFZNIHdoZW4gdGhlIGhvc3QgYm9vdHNcIixcbiAgICBhbHNvOiBbXCJib290XCIsIFwic3lzdGVtZFwiXSxcbiAgfSxcbiAgXCJ2bXMuPG5hbWU+LmNvbmZpZ1wiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgZ3Vlc3QncyBOaXhPUyBjb25maWd1cmF0aW9uLCB3cml0dGVuIGluIHRoZSBob3N0J3Mgb3duXCIsXG4gICAgYWxzbzogW1wiaW5saW5lXCIsIFwiZGVjbGFyYXRpdmVcIiwgXCJ3aXRob3V0IGZsYWtlXCJdLFxuICB9LFxuICBcInZtcy48bmFtZT4uZXZhbHVhdGVkQ29uZmlnXCI6IHtcbiAgICBwdXJwb3NlOiBcIkEgZ3Vlc3QgdGhhdCB3YXMgZXZhbHVhdGVkIGVsc2V3aGVyZSwgYXMgYG5peG9zU3lzdGVtYCBnaXZlcyBpdFwiLFxuICAgIGFsc286IFtcIm5peG9zU3lzdGVtXCIsIFwicHJlYnVpbHRcIl0sXG4gIH0sXG4gIFwidm1zLjxuYW1lPi5leHRyYU1vZHVsZXNcIjoge1xuICAgIHB1cnBvc2U6IFwiTml4T1MgbW9kdWxlcyBvZiB0aGUgZ3Vlc3QgYmVzaWRlIGBjb25maWdgXCIsXG4gICAgYWxzbzogW1wiaW1wb3J0XCIsIFwibW9kdWxlc1wiXSxcbiAgfSxcbiAgXCJ2bXMuPG5hbWU+LmZsYWtlXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBmbGFrZSB3aG9zZSBgbml4b3NDb25maWd1cmF0aW9uc2AgaGFzIHRoZSBndWVzdCwgYnkgdGhlIFZNJ3MgbmFtZVwiLFxuICAgIGFsc286IFtcIm5peG9zQ29uZmlndXJhdGlvbnNcIiwgXCJpbnB1dFwiXSxcbiAgfSxcbiAgXCJ2bXMuPG5hbWU+Lm5peHBrZ3NcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIG5peHBrZ3MgdGhhdCBgY29uZmlnYCBpcyBldmFsdWF0ZWQgd2l0aFwiLFxuICAgIGFsc286IFtcImNoYW5uZWxcIiwgXCJ2ZXJzaW9uXCJdLFxuICB9LFxuICBcInZtcy48bmFtZT4ucGtnc1wiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgcGFja2FnZXMgb2YgYSBndWVzdCB0aGF0IGBjb25maWdgIGRlc2NyaWJlc1wiLFxuICAgIGFsc286IFtcIm5peHBrZ3NcIiwgXCJvdmVybGF5XCIsIFwiY3Jvc3NcIl0sXG4gIH0sXG4gIFwidm1zLjxuYW1lPi5yZXN0YXJ0SWZDaGFuZ2VkXCI6IHtcbiAgICBwdXJwb3NlOiBcIlJlc3RhcnRzIHRoZSBWTSB3aGVuIGEgbmV3IGJ1aWxkIG9mIHRoZSBob3N0IGNoYW5nZXMgaXRcIixcbiAgICBhbHNvOiBbXCJ1cGRhdGVcIiwgXCJzd2l0Y2hcIiwgXCJkb3dudGltZVwiLCBcInJlc3RhcnRcIiwgXCJyZWJ1aWxkXCIsIFwib2xkIGNvbmZpZ3VyYXRpb25cIiwgXCJzdGlsbCBydW5zXCJdLFxuICB9LFxuICBcInZtcy48bmFtZT4uc3BlY2lhbEFyZ3NcIjoge1xuICAgIHB1cnBvc2U6IFwiRnVydGhlciBhcmd1bWVudHMgb2YgdGhlIG1vZHVsZXMgb2YgYSBndWVzdCB0aGF0IGBjb25maWdgIGRlc2NyaWJlc1wiLFxuICAgIGFsc286IFtcImlucHV0c1wiLCBcIm1vZHVsZSBhcmd1bWVudHNcIl0sXG4gIH0sXG4gIFwidm1zLjxuYW1lPi51cGRhdGVGbGFrZVwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgZmxha2UgdGhhdCBgbWljcm92bSAtdWAgb24gdGhlIGhvc3QgYnVpbGRzIHRoZSBWTSBmcm9tIGxhdGVyXCIsXG4gICAgYWxzbzogW1widXBkYXRlXCIsIFwiaW1wZXJhdGl2ZVwiLCBcIm1pY3Jvdm0gLXVcIl0sXG4gIH0sXG4gIHZvbHVtZXM6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBndWVzdCdzIGRpc2tzOiBpbWFnZXMsIG9yIGJsb2NrIGRldmljZXMgb2YgdGhlIGhvc3RcIixcbiAgICBhbHNvOiBbXG4gICAgICBcImRpc2tcIixcbiAgICAgIFwiemZzXCIsXG4gICAgICBcInp2b2xcIixcbiAgICAgIFwibHZtXCIsXG4gICAgICBcInBhcnRpdGlvblwiLFxuICAgICAgXCJibG9jayBkZXZpY2VcIixcbiAgICAgIFwic25hcHNob3RcIixcbiAgICAgIFwic3dhcFwiLFxuICAgICAgXCJzdG9yYWdlXCIsXG4gICAgICBcInBlcnNpc3RlbnRcIixcbiAgICAgIFwiZHJpdmVcIixcbiAgICAgIFwiaW1hZ2VcIixcbiAgICAgIFwic3RhdGVcIixcbiAgICBdLFxuICB9LFxuICBcInZvbHVtZXMuKi5hdXRvQ3JlYXRlXCI6IHtcbiAgICBwdXJwb3NlOiBcIkxldHMgdGhlIHJ1bm5lciBjcmVhdGUgdGhlIGltYWdlIGFuZCBpdHMgZmlsZSBzeXN0ZW0gaWYgdGhlcmUgaXMgbm9uZVwiLFxuICAgIGFsc286IFtcImRpc2tcIiwgXCJta2ZzXCIsIFwiZm9ybWF0XCIsIFwiY3JlYXRlXCJdLFxuICB9LFxuICBcInZvbHVtZXMuKi5kaXJlY3RcIjoge1xuICAgIHB1cnBvc2U6IFwiUmVhZHMgYW5kIHdyaXRlcyBieXBhc3MgdGhlIGhvc3QncyBwYWdlIGNhY2hlXCIsXG4gICAgYWxzbzogW1wiZGlza1wiLCBcIm9fZGlyZWN0XCIsIFwiY2FjaGVcIiwgXCJwZXJmb3JtYW5jZVwiLCBcInNsb3cgZGlza1wiXSxcbiAgfSxcbiAgXCJ2b2x1bWVzLiouZnNUeXBlXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBmaWxlIHN5c3RlbSB0aGF0IHRoZSBydW5uZXIgbWFrZXMgYW5kIHRoZSBndWVzdCBtb3VudHNcIixcbiAgICBhbHNvOiBbXCJkaXNrXCIsIFwiZXh0NFwiLCBcInhmc1wiLCBcImJ0cmZzXCIsIFwiZm9ybWF0XCJdLFxuICB9LFxuICBcInZvbHVtZXMuKi5pbWFnZVwiOiB7XG4gICAgcHVycG9zZTogXCJUaGUgaW1hZ2UncyBmaWxlLCBvciBhIGJsb2NrIGRldmljZSBvZiB0aGUgaG9zdFwiLFxuICAgIG5vdGU6IFwicmVsYXRpdmUgdG8gdGhlIGZvbGRlciB0aGF0IHRoZSBWTSBydW5zIGluXCIsXG4gICAgYWxzbzogW1wiemZzXCIsIFwienZvbFwiLCBcImx2bVwiLCBcInBhcnRpdGlvblwiLCBcInFjb3cyXCIsIFwiZGlza1wiLCBcInBhdGhcIiwgXCJibG9jayBkZXZpY2VcIiwgXCJmaWxlXCJdLFxuICB9LFxuICBcInZvbHVtZXMuKi5pbWFnZVR5cGVcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGltYWdlJ3MgZm9ybWF0LCBhcyBjbG91ZC1oeXBlcnZpc29yIGdldHMgaXRcIixcbiAgICBub3RlOiBcInRoZSBpbWFnZSB0aGF0IGBhdXRvQ3JlYXRlYCBtYWtlcyBpcyByYXdcIixcbiAgICBhbHNvOiBbXCJkaXNrXCIsIFwicWNvdzJcIiwgXCJyYXdcIiwgXCJ2aGRcIl0sXG4gIH0sXG4gIFwidm9sdW1lcy4qLmxhYmVsXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBmaWxlIHN5c3RlbSdzIGxhYmVsLCBieSB3aGljaCB0aGUgZ3Vlc3QgZmluZHMgdGhlIHZvbHVtZVwiLFxuICAgIG5vdGU6IFwiYSB2b2x1bWUgdGhhdCBgYXV0b0NyZWF0ZWAgZG9lcyBub3QgY3JlYXRlIGdldHMgbm8gbGFiZWxcIixcbiAgICBhbHNvOiBbXCJkaXNrXCIsIFwiYnktbGFiZWxcIiwgXCJkZXZpY2Ugb3JkZXJcIl0sXG4gIH0sXG4gIFwidm9sdW1lcy4qLm1rZnNFeHRyYUFyZ3NcIjoge1xuICAgIHB1cnBvc2U6IFwiQXJndW1lbnRzIG9mIGBta2ZzYCB3aGVuIHRoZSBydW5uZXIgbWFrZXMgdGhlIGZpbGUgc3lzdGVtXCIsXG4gICAgYWxzbzogW1wiZGlza1wiLCBcIm1rZnNcIiwgXCJmb3JtYXRcIiwgXCJpbm9kZVwiXSxcbiAgfSxcbiAgXCJ2b2x1bWVzLioubW91bnRQb2ludFwiOiB7XG4gICAgcHVycG9zZTogXCJXaGVyZSB0aGUgZ3Vlc3QgbW91bnRzIHRoZSB2b2x1bWU7IG51bGwgZm9yIG5vd2hlcmVcIixcbiAgICBhbHNvOiBbXCJkaXNrXCIsIFwibW91bnRcIiwgXCJwYXRoXCJdLFxuICB9LFxuICBcInZvbHVtZXMuKi5yZWFkT25seVwiOiB7IHB1cnBvc2U6IFwiVGhlIGd1ZXN0IGNhbm5vdCB3cml0ZSB0byB0aGUgZGlza1wiLCBhbHNvOiBbXCJkaXNrXCIsIFwicm9cIl0gfSxcbiAgXCJ2b2x1bWVzLiouc2VyaWFsXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBzZXJpYWwgbnVtYmVyIHRoYXQgdGhlIGd1ZXN0IHNlZXMsIGJlbG93IGAvZGV2L2Rpc2svYnktaWRgXCIsXG4gICAgYWxzbzogW1wiZGlza1wiLCBcImJ5LWlkXCIsIFwiZGV2aWNlIG9yZGVyXCJdLFxuICB9LFxuICBcInZvbHVtZXMuKi5zaXplXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBzaXplIG9mIHRoZSBpbWFnZSB0aGF0IHRoZSBydW5uZXIgY3JlYXRlczsgYW4gZXhpc3RpbmcgaW1hZ2Uga2VlcHMgaXRzIHNpemVcIixcbiAgICB1bml0OiBcIk1pQlwiLFxuICAgIGFsc286IFtcImRpc2tcIiwgXCJyZXNpemVcIiwgXCJncm93XCIsIFwibGFyZ2VcIiwgXCJiaWdnZXJcIiwgXCJzcGFjZVwiLCBcImZ1bGxcIl0sXG4gIH0sXG4gIFwidnNvY2suY2lkXCI6IHtcbiAgICBwdXJwb3NlOiBcIlRoZSBndWVzdCdzIG51bWJlciBvbiB0aGUgc29ja2V0IGJldHdlZW4gaG9zdCBhbmQgZ3Vlc3RzLCB3aGljaCBuZWVkcyBubyBuZXR3b3JrXCIsXG4gICAgbm90ZTogXCIzIG9yIG1vcmUsIGFuZCBubyBvdGhlciBWTSBvZiB0aGUgaG9zdCBtYXkgaGF2ZSBpdFwiLFxuICAgIGFsc286IFtcInZzb2NrXCIsIFwiY29udGV4dCBpZFwiLCBcImhvc3QgY29tbXVuaWNhdGlvblwiLCBcInNzaFwiLCBcImFmX3Zzb2NrXCJdLFxuICB9LFxuICBcInZzb2NrLnNzaC5lbmFibGVcIjoge1xuICAgIHB1cnBvc2U6IFwiVGhlIGhvc3QgcmVhY2hlcyB0aGUgZ3Vlc3QgYnkgU1NIIG92ZXIgdnNvY2ssIHdpdGhvdXQgYSBuZXR3b3JrXCIsXG4gICAgbm90ZTogXCJgdnNvY2suY2lkYCBtdXN0IGJlIHNldFwiLFxuICAgIGFsc286IFtcInNzaFwiLCBcImxvZ2luXCIsIFwic2hlbGxcIiwgXCJjb25zb2xlXCIsIFwibWljcm92bSAtc1wiXSxcbiAgfSxcbiAgd3JpdGFibGVTdG9yZU92ZXJsYXk6IHtcbiAgICBwdXJwb3NlOlxuICAgICAgXCJBIGZvbGRlciBvZiB0aGUgZ3Vlc3QgdGhhdCB0YWtlcyB3aGF0IGlzIHdyaXR0ZW4gdG8gaXRzIHN0b3JlLCBzbyB0aGF0IE5peCBjYW4gYnVpbGQgdGhlcmVcIixcbiAgICBhbHNvOiBbXG4gICAgICBcIm5peCBidWlsZFwiLFxuICAgICAgXCJuaXgtc2hlbGxcIixcbiAgICAgIFwia2VlcCBidWlsZHNcIixcbiAgICAgIFwibml4LWRhZW1vblwiLFxuICAgICAgXCJuaXggc3RvcmVcIixcbiAgICAgIFwib3ZlcmxheWZzXCIsXG4gICAgICBcIndyaXRhYmxlIHN0b3JlXCIsXG4gICAgXSxcbiAgfSxcbn07XG5cbi8qKiBXaGF0IGEgZ3JvdXAgb2Ygb3B0aW9ucyBpcyBmb3IsIGluIG91ciBvd24gd29yZHM6IGEgc2VudGVuY2Ugd2l0aG91dCBpdHMgZnVsbCBzdG9wLiBUaG9zZSBvZiBhIGh5cGVydmlzb3Igc2F5IGl0LiAqL1xuZXhwb3J0IGNvbnN0IGdyb3VwTm90ZXM6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHN0cmluZz4+ID0ge1xuICBkZXBsb3k6IFwiUGFja2FnZXMgdGhhdCBwdXQgdGhlIFZNIG9udG8gYSBob3N0IG92ZXIgU1NIOyByZWFkLW9ubHlcIixcbiAgXCJkZXZpY2VzLioucWVtdVwiOiBcIkhvdyBRRU1VIHNob3dzIHRoZSBkZXZpY2UgdG8gdGhlIGd1ZXN0XCIsXG4gIFwiZm9yd2FyZFBvcnRzLiouZ3Vlc3RcIjogXCJUaGUgZW5kIG9mIHRoZSBjb25uZWN0aW9uIGluIHRoZSBndWVzdFwiLFxuICBcImZvcndhcmRQb3J0cy4qLmhvc3RcIjogXCJUaGUgZW5kIG9mIHRoZSBjb25uZWN0aW9uIG9uIHRoZSBob3N0XCIsXG4gIGdyYXBoaWNzOiBcIkEgd2luZG93LCBvciBhIHNjcmVlbiB0aGF0IG90aGVyIHByb2dyYW1zIHNob3dcIixcbiAgZ3Vlc3Q6IFwiV2hldGhlciB0aGUgc3lzdGVtIGlzIGEgbWljcm8tVk0gYXQgYWxsXCIsXG4gIFwiaW50ZXJmYWNlcy4qLm1hY3Z0YXBcIjogXCJUaGUgaG9zdCdzIGludGVyZmFjZSB0aGF0IHRoZSBWTSBzaGFyZXMsIGFuZCBob3dcIixcbiAgXCJpbnRlcmZhY2VzLioudGFwXCI6IFwiSG93IHRoZSBob3N0IHNlcnZlcyB0aGUgaW50ZXJmYWNlXCIsXG4gIG9wdGltaXplOiBcIkEgc21hbGxlciBndWVzdCBzeXN0ZW0sIHdpdGhvdXQgd2hhdCBubyBtaWNyby1WTSBuZWVkc1wiLFxuICBcInZma2l0LnJvc2V0dGFcIjogXCJQcm9ncmFtcyBmb3IgeDg2XzY0IGluIGEgZ3Vlc3Qgb24gYSBNYWMgd2l0aCBhbiBBUk0gcHJvY2Vzc29yXCIsXG4gIHZpcnRpb2ZzZDogXCJUaGUgcHJvZ3JhbSBvbiB0aGUgaG9zdCB0aGF0IHNlcnZlcyBzaGFyZXMgYnkgdmlydGlvZnNcIixcbiAgdnNvY2s6IFwiQSBzb2NrZXQgYmV0d2VlbiBob3N0IGFuZCBndWVzdCB0aGF0IG5lZWRzIG5vIG5ldHdvcmtcIixcbiAgXCJ2c29jay5zc2hcIjogXCJTU0ggaW50byB0aGUgZ3Vlc3QgdGhyb3VnaCB0aGUgc29ja2V0XCIsXG59O1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9vcHRpb25zXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9vcHRpb25zL2NoYW5nZS50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9vcHRpb25zL2NoYW5nZS50c1wiO2ltcG9ydCB0eXBlIHsgT3B0aW9uRmFjdHMgfSBmcm9tIFwiLi4vbWljcm92bS9oaXN0b3J5L29wdGlvbi1mYWN0cy50c1wiO1xuXG4vKiogV2hhdCBiZWNhbWUgb2Ygb25lIG9wdGlvbiBiZXR3ZWVuIHR3byByZXZpc2lvbnMuICovXG5leHBvcnQgdHlwZSBPcHRpb25DaGFuZ2UgPVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJhZGRlZFwiOyByZWFkb25seSBhZnRlcjogT3B0aW9uRmFjdHMgfVxuICB8IHtcbiAgICAgIHJlYWRvbmx5IGtpbmQ6IFwicmVtb3ZlZFwiO1xuICAgICAgcmVhZG9ubHkgYmVmb3JlOiBPcHRpb25GYWN0cztcbiAgICAgIHJlYWRvbmx5IHJlcGxhY2VkQnk6IHJlYWRvbmx5IHN0cmluZ1tdO1xuICAgIH1cbiAgfCB7XG4gICAgICByZWFkb25seSBraW5kOiBcImNoYW5nZWRcIjtcbiAgICAgIHJlYWRvbmx5IGJlZm9yZTogT3B0aW9uRmFjdHM7XG4gICAgICByZWFkb25seSBhZnRlcjogT3B0aW9uRmFjdHM7XG4gICAgICByZWFkb25seSB3aGF0OiByZWFkb25seSBBc3BlY3RbXTtcbiAgICB9O1xuXG4vKiogV2hhdCBvZiBhbiBvcHRpb24gY2hhbmdlZDogd2hpY2ggdmFsdWVzIGl0IHRha2VzLCBpdHMgZGVmYXVsdCwgd2hldGhlciBpdCBtdXN0IG9yIG1heSBiZSBzZXQuICovXG5leHBvcnQgdHlwZSBBc3BlY3QgPSBcInR5cGVcIiB8IFwiZGVmYXVsdFwiIHwgXCJyZXF1aXJlZG5lc3NcIjtcblxuLyoqIEV2ZXJ5IG9wdGlvbiB0aGF0IGRpZmZlcnMsIHNvcnRlZCBieSBuYW1lLiBBbiBvcHRpb24gdGhhdCBzdGF5cyBvbmx5IHRvIHNheSB0aGF0IGl0IHdhcyByZW1vdmVkIGlzIHJlbW92ZWQuICovXG5leHBvcnQgZnVuY3Rpb24gY29tcGFyZU9wdGlvbnMoXG4gIGJlZm9yZTogcmVhZG9ubHkgT3B0aW9uRmFjdHNbXSxcbiAgYWZ0ZXI6IHJlYWRvbmx5IE9wdGlvbkZhY3RzW10sXG4pOiBPcHRpb25DaGFuZ2VbXSB7XG4gIGNvbnN0IG9sZCA9IG5ldyBNYXAoYmVmb3JlLm1hcCgoZmFjdHMpID0+IFtrZXlPZihmYWN0cyksIGZhY3RzXSkpO1xuICBjb25zdCBub3cgPSBuZXcgTWFwKGFmdGVyLm1hcCgoZmFjdHMpID0+IFtrZXlPZihmYWN0cyksIGZhY3RzXSkpO1xuICByZXR1cm4gWy4uLm5ldyBTZXQoWy4uLm9sZC5rZXlzKCksIC4uLm5vdy5rZXlzKCldKV1cbiAgICAuc29ydCgpXG4gICAgLmZsYXRNYXAoKGtleSkgPT4gY2hhbmdlKG9sZC5nZXQoa2V5KSwgbm93LmdldChrZXkpKSA/PyBbXSk7XG59XG5cbi8qKiBIb3cgb25lIG9wdGlvbiBkaWZmZXJzLCB1bmRlZmluZWQgZm9yIG5vdCBhdCBhbGw7IHdpdGhvdXQgZmFjdHMgaXQgZGlkIG5vdCBleGlzdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjaGFuZ2UoXG4gIGJlZm9yZTogT3B0aW9uRmFjdHMgfCB1bmRlZmluZWQsXG4gIGFmdGVyOiBPcHRpb25GYWN0cyB8IHVuZGVmaW5lZCxcbik6IE9wdGlvbkNoYW5nZSB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IHdhcyA9IGJlZm9yZT8ucmVtb3ZlZCA9PT0gdW5kZWZpbmVkID8gYmVmb3JlIDogdW5kZWZpbmVkO1xuICBjb25zdCBpcyA9IGFmdGVyPy5yZW1vdmVkID09PSB1bmRlZmluZWQgPyBhZnRlciA6IHVuZGVmaW5lZDtcbiAgaWYgKHdhcyA9PT0gdW5kZWZpbmVkKSByZXR1cm4gaXMgJiYgeyBraW5kOiBcImFkZGVkXCIsIGFmdGVyOiBpcyB9O1xuICBpZiAoaXMgPT09IHVuZGVmaW5lZClcbiAgICByZXR1cm4geyBraW5kOiBcInJlbW92ZWRcIiwgYmVmb3JlOiB3YXMsIHJlcGxhY2VkQnk6IGFmdGVyPy5yZW1vdmVkPy5yZXBsYWNlZEJ5ID8/IFtdIH07XG4gIGNvbnN0IHdoYXQgPSBhc3BlY3RzLmZpbHRlcigoWywgZGlmZmVyXSkgPT4gZGlmZmVyKHdhcywgaXMpKS5tYXAoKFthc3BlY3RdKSA9PiBhc3BlY3QpO1xuICByZXR1cm4gd2hhdC5sZW5ndGggPT09IDAgPyB1bmRlZmluZWQgOiB7IGtpbmQ6IFwiY2hhbmdlZFwiLCBiZWZvcmU6IHdhcywgYWZ0ZXI6IGlzLCB3aGF0IH07XG59XG5cbmNvbnN0IGFzcGVjdHM6IHJlYWRvbmx5IChyZWFkb25seSBbQXNwZWN0LCAob25lOiBPcHRpb25GYWN0cywgb3RoZXI6IE9wdGlvbkZhY3RzKSA9PiBib29sZWFuXSlbXSA9IFtcbiAgW1widHlwZVwiLCAob25lLCBvdGhlcikgPT4gIXNhbWUob25lLnR5cGUsIG90aGVyLnR5cGUpXSxcbiAgW1wiZGVmYXVsdFwiLCAob25lLCBvdGhlcikgPT4gIXNhbWUob25lLmRlZmF1bHQsIG90aGVyLmRlZmF1bHQpXSxcbiAgW1xuICAgIFwicmVxdWlyZWRuZXNzXCIsXG4gICAgKG9uZSwgb3RoZXIpID0+IG9uZS5yZXF1aXJlZG5lc3MgIT09IG90aGVyLnJlcXVpcmVkbmVzcyB8fCBvbmUucmVhZE9ubHkgIT09IG90aGVyLnJlYWRPbmx5LFxuICBdLFxuXTtcblxuLyoqIFRoZSBob3N0J3MgbW9kdWxlIG1heSBoYXZlIGFuIG9wdGlvbiBvZiB0aGUgc2FtZSBuYW1lIGFzIHRoZSBndWVzdCdzLiAqL1xuY29uc3Qga2V5T2YgPSAoeyBuYW1lLCBob3N0IH06IE9wdGlvbkZhY3RzKSA9PiAoaG9zdCA/IGAke25hbWV9IChob3N0KWAgOiBuYW1lKTtcblxuY29uc3Qgc2FtZSA9IChvbmU6IHVua25vd24sIG90aGVyOiB1bmtub3duKSA9PiBKU09OLnN0cmluZ2lmeShvbmUpID09PSBKU09OLnN0cmluZ2lmeShvdGhlcik7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL29wdGlvbnNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL29wdGlvbnMvb3B0aW9uLWhpc3RvcnkudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvb3B0aW9ucy9vcHRpb24taGlzdG9yeS50c1wiO2ltcG9ydCB0eXBlIHsgUmV2aXNpb24sIFJldmlzaW9uRGF0YWJhc2UgfSBmcm9tIFwiLi4vbWljcm92bS9oaXN0b3J5L2RhdGFiYXNlLnRzXCI7XG5pbXBvcnQgdHlwZSB7IE9wdGlvbkZhY3RzIH0gZnJvbSBcIi4uL21pY3Jvdm0vaGlzdG9yeS9vcHRpb24tZmFjdHMudHNcIjtcbmltcG9ydCB7IGNoYW5nZSwgdHlwZSBPcHRpb25DaGFuZ2UgfSBmcm9tIFwiLi9jaGFuZ2UudHNcIjtcblxuLyoqIEEgY2hhbmdlIG9mIGFuIG9wdGlvbiBvbiB0aGUgbWFpbiBicmFuY2guICovXG5leHBvcnQgaW50ZXJmYWNlIE9wdGlvbkV2ZW50IHtcbiAgcmVhZG9ubHkgY2hhbmdlOiBPcHRpb25DaGFuZ2U7XG4gIC8qKiBUaGUgZmlyc3QgY29tbWl0IGFmdGVyIHRoZSBjaGFuZ2Ugd2hvc2Ugb3B0aW9ucyBldmFsdWF0ZS4gKi9cbiAgcmVhZG9ubHkgcmV2aXNpb246IFJldmlzaW9uO1xuICAvKiogQ29tbWl0cyBqdXN0IGJlZm9yZSBpdCB0aGF0IGRvIG5vdCBldmFsdWF0ZTogZWFjaCBvZiB0aGVtIG1heSBoYXZlIGJyb3VnaHQgdGhlIGNoYW5nZS4gKi9cbiAgcmVhZG9ubHkgdW5yZWFkOiBudW1iZXI7XG59XG5cbi8qKiBFdmVyeXRoaW5nIHRoYXQgaGFwcGVuZWQgdG8gYW4gb3B0aW9uIG9uIHRoZSBtYWluIGJyYW5jaCwgb2xkZXN0IGZpcnN0LiBFbXB0eSB3aGVuIGl0IG5ldmVyIHdhcy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBvcHRpb25IaXN0b3J5KFxuICBkYXRhYmFzZTogUmV2aXNpb25EYXRhYmFzZSxcbiAgeyBuYW1lLCBob3N0IH06IFBpY2s8T3B0aW9uRmFjdHMsIFwibmFtZVwiIHwgXCJob3N0XCI+LFxuKTogT3B0aW9uRXZlbnRbXSB7XG4gIGNvbnN0IGV2ZW50czogT3B0aW9uRXZlbnRbXSA9IFtdO1xuICBsZXQgYmVmb3JlOiBPcHRpb25GYWN0cyB8IHVuZGVmaW5lZDtcbiAgZm9yIChjb25zdCB7IHJldmlzaW9uLCBvcHRpb25zLCB1bnJlYWQgfSBvZiBkYXRhYmFzZS5jaGFuZ2VzT25NYWluKCkpIHtcbiAgICBjb25zdCBhZnRlciA9IG9wdGlvbnMuZ2V0KG5hbWUpPy5maW5kKChmYWN0cykgPT4gZmFjdHMuaG9zdCA9PT0gaG9zdCk7XG4gICAgY29uc3QgZGlmZmVyZW5jZSA9IGNoYW5nZShiZWZvcmUsIGFmdGVyKTtcbiAgICBpZiAoZGlmZmVyZW5jZSAhPT0gdW5kZWZpbmVkKSBldmVudHMucHVzaCh7IGNoYW5nZTogZGlmZmVyZW5jZSwgcmV2aXNpb24sIHVucmVhZCB9KTtcbiAgICBiZWZvcmUgPSBhZnRlcjtcbiAgfVxuICByZXR1cm4gZXZlbnRzO1xufVxuXG4vKiogVGhlIGNvbW1pdHMgb24gbWFpbiB0aGF0IGJyb3VnaHQgdGhlIG9wdGlvbiBsYXN0LCBhbmQgdGhhdCB0b29rIGl0IGF3YXkgZm9yIGdvb2QuICovXG5leHBvcnQgZnVuY3Rpb24gbGlmZXRpbWUoZXZlbnRzOiByZWFkb25seSBPcHRpb25FdmVudFtdKToge1xuICBzaW5jZTogUmV2aXNpb24gfCB1bmRlZmluZWQ7XG4gIHVudGlsOiBSZXZpc2lvbiB8IHVuZGVmaW5lZDtcbn0ge1xuICBjb25zdCBsYXN0ID0gZXZlbnRzLmF0KC0xKTtcbiAgcmV0dXJuIHtcbiAgICBzaW5jZTogZXZlbnRzLmZpbmRMYXN0KCh7IGNoYW5nZSB9KSA9PiBjaGFuZ2Uua2luZCA9PT0gXCJhZGRlZFwiKT8ucmV2aXNpb24sXG4gICAgdW50aWw6IGxhc3Q/LmNoYW5nZS5raW5kID09PSBcInJlbW92ZWRcIiA/IGxhc3QucmV2aXNpb24gOiB1bmRlZmluZWQsXG4gIH07XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3NjaGVtYS9vcHRpb24tc2NoZW1hLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hL29wdGlvbi1zY2hlbWEudHNcIjsvKipcbiAqIFRoZSBvcHRpb24gc2NoZW1hOiBvdXIgb3duIHNtYWxsIGZvcm0gKElSKSBvZiBldmVyeSBgbWljcm92bS4qYCBvcHRpb24sIHJlYWQgb2ZmIHRoZSBsaXZlIG9wdGlvbiB0cmVlIGJ5XG4gKiBgbml4L3NjaGVtYWAuIEpTT04gU2NoZW1hLCBUeXBlU2NyaXB0IHR5cGVzIGFuZCBtZXNzYWdlcyBhbGwgY29tZSBmcm9tIGl0LlxuICovXG5cbi8qKiBXaGljaCB2YWx1ZXMgYW4gb3B0aW9uIHRha2VzLiBBIHR5cGUgdGhhdCB3ZSBkbyBub3Qga25vdyBpcyBrZXB0IGJ5IGl0cyBuYW1lLCBuZXZlciBkcm9wcGVkLiAqL1xuZXhwb3J0IHR5cGUgT3B0aW9uVHlwZSA9IChcbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwiYm9vbFwiIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwiaW50XCI7IHJlYWRvbmx5IG1pbj86IG51bWJlcjsgcmVhZG9ubHkgbWF4PzogbnVtYmVyIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwiZmxvYXRcIiB9XG4gIHwge1xuICAgICAgcmVhZG9ubHkga2luZDogXCJudW1iZXJcIjtcbiAgICAgIHJlYWRvbmx5IG1pbj86IG51bWJlcjtcbiAgICAgIHJlYWRvbmx5IG1heD86IG51bWJlcjtcbiAgICAgIHJlYWRvbmx5IGV4Y2x1c2l2ZU1pbj86IG51bWJlcjtcbiAgICB9XG4gIHwge1xuICAgICAgcmVhZG9ubHkga2luZDogXCJzdHJpbmdcIjtcbiAgICAgIC8qKiBBIFBPU0lYIGV4dGVuZGVkIHJlZ3VsYXIgZXhwcmVzc2lvbiB0aGF0IHRoZSB3aG9sZSBzdHJpbmcgbWF0Y2hlcy4gKi9cbiAgICAgIHJlYWRvbmx5IHBhdHRlcm4/OiBzdHJpbmc7XG4gICAgICAvKiogU2V2ZXJhbCBkZWZpbml0aW9ucyBhcmUgam9pbmVkIHdpdGggdGhpcy4gKi9cbiAgICAgIHJlYWRvbmx5IHNlcGFyYXRvcj86IHN0cmluZztcbiAgICAgIHJlYWRvbmx5IHNpbmdsZUxpbmU/OiB0cnVlO1xuICAgICAgLyoqIE5vdCBlbXB0eSBhbmQgbm90IG9mIHdoaXRlIHNwYWNlIG9ubHkuICovXG4gICAgICByZWFkb25seSBub25FbXB0eT86IHRydWU7XG4gICAgfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJwYXRoXCI7IHJlYWRvbmx5IGFic29sdXRlPzogYm9vbGVhbjsgcmVhZG9ubHkgaW5TdG9yZT86IGJvb2xlYW4gfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJwYWNrYWdlXCIgfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJlbnVtXCI7IHJlYWRvbmx5IHZhbHVlczogcmVhZG9ubHkgKHN0cmluZyB8IG51bWJlciB8IGJvb2xlYW4gfCBudWxsKVtdIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwibnVsbE9yXCI7IHJlYWRvbmx5IG9mOiBPcHRpb25UeXBlIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwiZWl0aGVyXCI7IHJlYWRvbmx5IG9mOiByZWFkb25seSBPcHRpb25UeXBlW10gfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJsaXN0T2ZcIjsgcmVhZG9ubHkgb2Y6IE9wdGlvblR5cGU7IHJlYWRvbmx5IG5vbkVtcHR5PzogdHJ1ZSB9XG4gIHwge1xuICAgICAgcmVhZG9ubHkga2luZDogXCJhdHRyc09mXCI7XG4gICAgICByZWFkb25seSBvZjogT3B0aW9uVHlwZTtcbiAgICAgIC8qKiBFeGFjdGx5IG9uZSBtZW1iZXI6IGFuIGVsZW1lbnQgb2YgYW4gYGF0dHJMaXN0T2ZgLiAqL1xuICAgICAgcmVhZG9ubHkgc2luZ2xlPzogdHJ1ZTtcbiAgICB9XG4gIHwgeyByZWFkb25seSBraW5kOiBcInN1Ym1vZHVsZVwiOyByZWFkb25seSBvcHRpb25zOiBPcHRpb25zOyByZWFkb25seSBmcmVlZm9ybT86IE9wdGlvblR5cGUgfVxuICAvKiogYGF0dHJUYWdgOiBleGFjdGx5IG9uZSBvZiB0aGVzZS4gKi9cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwidGFnZ2VkXCI7IHJlYWRvbmx5IHRhZ3M6IE9wdGlvbnMgfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJjb2VyY2VkXCI7IHJlYWRvbmx5IGZyb206IE9wdGlvblR5cGU7IHJlYWRvbmx5IHRvOiBPcHRpb25UeXBlIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwiZnVuY3Rpb25cIjsgcmVhZG9ubHkgdG86IE9wdGlvblR5cGUgfVxuICAvKiogYGRlZmVycmVkTW9kdWxlYCBhbmQgaXRzIGxpa2UuICovXG4gIHwgeyByZWFkb25seSBraW5kOiBcIm1vZHVsZVwiIH1cbiAgLyoqIFdoYXQgb25seSBhbiBleHByZXNzaW9uIG1ha2VzOiBhIHBhY2thZ2Ugc2V0LCBhIGZpbGUgc2V0LCBhbiBvcHRpb24gdHlwZS4gKi9cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwiZXhwcmVzc2lvblwiOyByZWFkb25seSBuYW1lOiBzdHJpbmcgfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJyYXdcIiB9XG4gIHwgeyByZWFkb25seSBraW5kOiBcImFueXRoaW5nXCIgfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJ1bnNwZWNpZmllZFwiIH1cbiAgLyoqIEEgdHlwZSB0aGF0IGNvbnRhaW5zIGl0c2VsZjogYHNlbGZgIG9mIHRoZSBzYW1lIG5hbWUgc3RhbmRzIGZvciB0aGUgd2hvbGUuICovXG4gIHwgeyByZWFkb25seSBraW5kOiBcInJlY3Vyc2l2ZVwiOyByZWFkb25seSBuYW1lOiBzdHJpbmc7IHJlYWRvbmx5IG9mOiBPcHRpb25UeXBlIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFwic2VsZlwiOyByZWFkb25seSBuYW1lOiBzdHJpbmcgfVxuICB8IHsgcmVhZG9ubHkga2luZDogXCJ1bmtub3duXCI7IHJlYWRvbmx5IG5hbWU6IHN0cmluZyB9XG4pICYge1xuICAvKiogVGhlIG1vZHVsZSBhZGRzIGEgY2hlY2sgb2YgaXRzIG93biAoYGFkZENoZWNrYCksIHdoaWNoIG5vIHNjaGVtYSBjYW4gZXhwcmVzcy4gKi9cbiAgcmVhZG9ubHkgY2hlY2tlZD86IHRydWU7XG59O1xuXG4vKiogQSBjb25zdGFudCwgdGhlIGV4cHJlc3Npb24gdGhhdCB1cHN0cmVhbSBzaG93cyBmb3IgaXQsIG9yIG9uZSB0aGF0IGRlcGVuZHMgb24gdGhlIGNvbmZpZ3VyYXRpb24uICovXG5leHBvcnQgdHlwZSBPcHRpb25EZWZhdWx0ID1cbiAgfCB7IHJlYWRvbmx5IHZhbHVlOiB1bmtub3duIH1cbiAgfCB7IHJlYWRvbmx5IGV4cHJlc3Npb246IHN0cmluZyB9XG4gIHwgeyByZWFkb25seSBjb21wdXRlZDogdHJ1ZSB9O1xuXG5leHBvcnQgaW50ZXJmYWNlIE9wdGlvbiB7XG4gIHJlYWRvbmx5IGtpbmQ6IFwib3B0aW9uXCI7XG4gIHJlYWRvbmx5IHR5cGU6IE9wdGlvblR5cGU7XG4gIHJlYWRvbmx5IHJlcXVpcmVkbmVzczogXCJyZXF1aXJlZFwiIHwgXCJvcHRpb25hbFwiIHwgXCJjb25kaXRpb25hbFwiO1xuICAvKiogV2l0aCBcImNvbmRpdGlvbmFsXCI6IHRoZSB2YWx1ZXMgb2YgbmVpZ2hib3VycyBpbiB0aGUgc2FtZSBzdWJtb2R1bGUgdW5kZXIgd2hpY2ggaXQgaXMgcmVxdWlyZWQuICovXG4gIHJlYWRvbmx5IHJlcXVpcmVkV2hlbj86IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHVua25vd24+PjtcbiAgcmVhZG9ubHkgZGVmYXVsdD86IE9wdGlvbkRlZmF1bHQ7XG4gIHJlYWRvbmx5IHJlYWRPbmx5PzogdHJ1ZTtcbiAgcmVhZG9ubHkgaW50ZXJuYWw/OiB0cnVlO1xuICByZWFkb25seSB2aXNpYmxlPzogZmFsc2U7XG4gIC8qKiBVcHN0cmVhbSByZW1vdmVkIG9yIHJlbmFtZWQgaXQ7IHNldHRpbmcgaXQgZmFpbHMuIFRoZSBuYW1lcyBhcmUgd2hvbGU6IGBtaWNyb3ZtLmJhbGxvb25gLiAqL1xuICByZWFkb25seSByZW1vdmVkPzogeyByZWFkb25seSByZXBsYWNlZEJ5OiByZWFkb25seSBzdHJpbmdbXSB9O1xuICAvKiogV2hlcmUgaXQgaXMgZGVjbGFyZWQsIGluIGZpbGVzIHJlbGF0aXZlIHRvIHRoZSBzb3VyY2UncyByb290LiAqL1xuICByZWFkb25seSBkZWNsYXJlZDogcmVhZG9ubHkgeyByZWFkb25seSBmaWxlOiBzdHJpbmc7IHJlYWRvbmx5IGxpbmU6IG51bWJlciB9W107XG59XG5cbi8qKiBPcHRpb25zIHdpdGggYSBjb21tb24gZmlyc3QgcGFydCwgYHFlbXUubWFjaGluZWAgYW5kIGBxZW11LmV4dHJhQXJnc2AuICovXG5leHBvcnQgaW50ZXJmYWNlIE9wdGlvbkdyb3VwIHtcbiAgcmVhZG9ubHkga2luZDogXCJncm91cFwiO1xuICByZWFkb25seSBvcHRpb25zOiBPcHRpb25zO1xufVxuXG5leHBvcnQgdHlwZSBPcHRpb25zID0gUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgT3B0aW9uIHwgT3B0aW9uR3JvdXA+PjtcblxuLyoqIFdoYXQgd2FzIHJlYWQ6IGEgbG9ja2VkIGlucHV0LCBhcyBmbGFrZS5sb2NrIG5hbWVzIGl0LiAqL1xuZXhwb3J0IGludGVyZmFjZSBTY2hlbWFTb3VyY2Uge1xuICByZWFkb25seSB0eXBlOiBzdHJpbmc7XG4gIHJlYWRvbmx5IG93bmVyPzogc3RyaW5nO1xuICByZWFkb25seSByZXBvPzogc3RyaW5nO1xuICByZWFkb25seSB1cmw/OiBzdHJpbmc7XG4gIHJlYWRvbmx5IHJldjogc3RyaW5nO1xuICByZWFkb25seSBuYXJIYXNoOiBzdHJpbmc7XG4gIC8qKiBDb21taXR0ZXIgZGF0ZSwgaW4gc2Vjb25kcyBzaW5jZSAxOTcwLiAqL1xuICByZWFkb25seSBsYXN0TW9kaWZpZWQ6IG51bWJlcjtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBPcHRpb25TY2hlbWEge1xuICByZWFkb25seSAkY29tbWVudDogc3RyaW5nO1xuICByZWFkb25seSBmb3JtYXRWZXJzaW9uOiAxO1xuICAvKiogU0hBLTI1NiBvZiB0aGUgcmVzdCwgdG8gbm90aWNlIGFuIGVkaXQgYnkgaGFuZC4gKi9cbiAgcmVhZG9ubHkgc2hhMjU2OiBzdHJpbmc7XG4gIHJlYWRvbmx5IHNvdXJjZTogU2NoZW1hU291cmNlO1xuICAvKiogT3B0aW9ucyBvZiBhIGd1ZXN0OiBgbWljcm92bS5tZW1gLCAuLi4gKi9cbiAgcmVhZG9ubHkgZ3Vlc3Q6IE9wdGlvbnM7XG4gIC8qKiBPcHRpb25zIG9mIHRoZSBob3N0J3MgbW9kdWxlOiBgbWljcm92bS52bXNgLCBgbWljcm92bS5hdXRvc3RhcnRgLCAuLi4gKi9cbiAgcmVhZG9ubHkgaG9zdDogT3B0aW9ucztcbn1cblxuLyoqIE9uZSBvcHRpb24gb2YgYSB0cmVlIHdpdGggaXRzIHBhdGggYmVsb3cgYG1pY3Jvdm0uYCwgdGhlIHBhcnRzIG9mIGEgZ3JvdXAgYW5kLCBpbiBzdWJtb2R1bGVzLCBcIipcIiBvciBcIjxuYW1lPlwiLiAqL1xuZXhwb3J0IGludGVyZmFjZSBOYW1lZE9wdGlvbiB7XG4gIHJlYWRvbmx5IHBhdGg6IHJlYWRvbmx5IHN0cmluZ1tdO1xuICByZWFkb25seSBvcHRpb246IE9wdGlvbjtcbn1cblxuLyoqIEFsbCBvcHRpb25zIG9mIGEgdHJlZSwgZGVwdGggZmlyc3Q7IHRob3NlIG9mIHN1Ym1vZHVsZXMgdG9vIHdoZW4gYGRlZXBgLiAqL1xuZXhwb3J0IGZ1bmN0aW9uKiB3YWxrT3B0aW9ucyhvcHRpb25zOiBPcHRpb25zLCB7IGRlZXAgPSBmYWxzZSB9ID0ge30pOiBHZW5lcmF0b3I8TmFtZWRPcHRpb24+IHtcbiAgZm9yIChjb25zdCBbbmFtZSwgbm9kZV0gb2YgT2JqZWN0LmVudHJpZXMob3B0aW9ucykpIHtcbiAgICBpZiAobm9kZS5raW5kID09PSBcImdyb3VwXCIpIHtcbiAgICAgIGZvciAoY29uc3QgaW5uZXIgb2Ygd2Fsa09wdGlvbnMobm9kZS5vcHRpb25zLCB7IGRlZXAgfSkpIHlpZWxkIHByZWZpeGVkKFtuYW1lXSwgaW5uZXIpO1xuICAgIH0gZWxzZSB7XG4gICAgICB5aWVsZCB7IHBhdGg6IFtuYW1lXSwgb3B0aW9uOiBub2RlIH07XG4gICAgICBpZiAoZGVlcCkgZm9yIChjb25zdCBpbm5lciBvZiB3YWxrVHlwZShub2RlLnR5cGUpKSB5aWVsZCBwcmVmaXhlZChbbmFtZV0sIGlubmVyKTtcbiAgICB9XG4gIH1cbn1cblxuZnVuY3Rpb24qIHdhbGtUeXBlKHR5cGU6IE9wdGlvblR5cGUpOiBHZW5lcmF0b3I8TmFtZWRPcHRpb24+IHtcbiAgc3dpdGNoICh0eXBlLmtpbmQpIHtcbiAgICBjYXNlIFwic3VibW9kdWxlXCI6XG4gICAgICB5aWVsZCogd2Fsa09wdGlvbnModHlwZS5vcHRpb25zLCB7IGRlZXA6IHRydWUgfSk7XG4gICAgICBicmVhaztcbiAgICBjYXNlIFwidGFnZ2VkXCI6XG4gICAgICB5aWVsZCogd2Fsa09wdGlvbnModHlwZS50YWdzLCB7IGRlZXA6IHRydWUgfSk7XG4gICAgICBicmVhaztcbiAgICBjYXNlIFwibGlzdE9mXCI6XG4gICAgICBmb3IgKGNvbnN0IGlubmVyIG9mIHdhbGtUeXBlKHR5cGUub2YpKSB5aWVsZCBwcmVmaXhlZChbXCIqXCJdLCBpbm5lcik7XG4gICAgICBicmVhaztcbiAgICBjYXNlIFwiYXR0cnNPZlwiOlxuICAgICAgZm9yIChjb25zdCBpbm5lciBvZiB3YWxrVHlwZSh0eXBlLm9mKSkgeWllbGQgcHJlZml4ZWQoW1wiPG5hbWU+XCJdLCBpbm5lcik7XG4gICAgICBicmVhaztcbiAgICBjYXNlIFwibnVsbE9yXCI6XG4gICAgICB5aWVsZCogd2Fsa1R5cGUodHlwZS5vZik7XG4gICAgICBicmVhaztcbiAgICBjYXNlIFwiZWl0aGVyXCI6XG4gICAgICBmb3IgKGNvbnN0IG1lbWJlciBvZiB0eXBlLm9mKSB5aWVsZCogd2Fsa1R5cGUobWVtYmVyKTtcbiAgICAgIGJyZWFrO1xuICAgIGNhc2UgXCJjb2VyY2VkXCI6XG4gICAgICB5aWVsZCogd2Fsa1R5cGUodHlwZS50byk7XG4gICAgICBicmVhaztcbiAgfVxufVxuXG5mdW5jdGlvbiBwcmVmaXhlZChwcmVmaXg6IHJlYWRvbmx5IHN0cmluZ1tdLCB7IHBhdGgsIG9wdGlvbiB9OiBOYW1lZE9wdGlvbik6IE5hbWVkT3B0aW9uIHtcbiAgcmV0dXJuIHsgcGF0aDogWy4uLnByZWZpeCwgLi4ucGF0aF0sIG9wdGlvbiB9O1xufVxuXG4vKiogQW4gb3B0aW9uJ3MgZGVmYXVsdCwgd2hlcmUgdGhhdCBpcyBhIHZhbHVlLiAqL1xuZXhwb3J0IGNvbnN0IGRlZmF1bHRPZiA9IChvcHRpb246IE9wdGlvbiB8IHVuZGVmaW5lZCk6IHVua25vd24gPT5cbiAgb3B0aW9uPy5kZWZhdWx0ICYmIFwidmFsdWVcIiBpbiBvcHRpb24uZGVmYXVsdCA/IG9wdGlvbi5kZWZhdWx0LnZhbHVlIDogdW5kZWZpbmVkO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL2hpc3RvcnlcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vaGlzdG9yeS9vcHRpb24tZmFjdHMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9oaXN0b3J5L29wdGlvbi1mYWN0cy50c1wiO2ltcG9ydCB0eXBlIHtcbiAgT3B0aW9uLFxuICBPcHRpb25EZWZhdWx0LFxuICBPcHRpb25TY2hlbWEsXG4gIE9wdGlvbnMsXG4gIE9wdGlvblR5cGUsXG59IGZyb20gXCIuLi9zY2hlbWEvb3B0aW9uLXNjaGVtYS50c1wiO1xuaW1wb3J0IHsgd2Fsa09wdGlvbnMgfSBmcm9tIFwiLi4vc2NoZW1hL29wdGlvbi1zY2hlbWEudHNcIjtcblxuLyoqIFdoYXQgdGhlIGhpc3Rvcnkga2VlcHMgb2YgYW4gb3B0aW9uIGF0IG9uZSByZXZpc2lvbi4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgT3B0aW9uRmFjdHMge1xuICAvKiogQmVsb3cgYG1pY3Jvdm0uYDsgYCpgIGlzIGEgbGlzdCdzIGVsZW1lbnQsIGA8bmFtZT5gIGEgbWVtYmVyIG9mIGFuIGF0dHJpYnV0ZSBzZXQ6IGBpbnRlcmZhY2VzLioubWFjYC4gKi9cbiAgcmVhZG9ubHkgbmFtZTogc3RyaW5nO1xuICAvKiogRGVjbGFyZWQgYnkgdGhlIGhvc3QncyBtb2R1bGU7IHdpdGhvdXQgaXQsIGJ5IHRoZSBndWVzdCdzLiAqL1xuICByZWFkb25seSBob3N0PzogdHJ1ZTtcbiAgLyoqIEEgc3VibW9kdWxlJ3Mgb3duIG9wdGlvbnMgYXJlIG9wdGlvbnMgb2YgdGhlaXIgb3duLCBzbyB0aGV5IGFyZSBsZWZ0IG91dCBoZXJlLiAqL1xuICByZWFkb25seSB0eXBlOiBPcHRpb25UeXBlO1xuICByZWFkb25seSByZXF1aXJlZG5lc3M/OiBcInJlcXVpcmVkXCIgfCBcImNvbmRpdGlvbmFsXCI7XG4gIHJlYWRvbmx5IGRlZmF1bHQ/OiBPcHRpb25EZWZhdWx0O1xuICByZWFkb25seSByZWFkT25seT86IHRydWU7XG4gIHJlYWRvbmx5IHJlbW92ZWQ/OiB7IHJlYWRvbmx5IHJlcGxhY2VkQnk6IHJlYWRvbmx5IHN0cmluZ1tdIH07XG59XG5cbi8qKiBFdmVyeSBvcHRpb24gb2YgYSByZXZpc2lvbiwgbmVzdGVkIG9uZXMgdG9vLCBzb3J0ZWQgYnkgbmFtZTogdGhlIGd1ZXN0J3MgZmlyc3Qgd2hlcmUgYm90aCBtb2R1bGVzIGhhdmUgb25lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG9wdGlvbkZhY3RzKHsgZ3Vlc3QsIGhvc3QgfTogUGljazxPcHRpb25TY2hlbWEsIFwiZ3Vlc3RcIiB8IFwiaG9zdFwiPik6IE9wdGlvbkZhY3RzW10ge1xuICByZXR1cm4gWy4uLmZhY3RzT2YoZ3Vlc3QsIHt9KSwgLi4uZmFjdHNPZihob3N0LCB7IGhvc3Q6IHRydWUgfSldLnNvcnQoKG9uZSwgb3RoZXIpID0+XG4gICAgb25lLm5hbWUgPCBvdGhlci5uYW1lID8gLTEgOiBvbmUubmFtZSA+IG90aGVyLm5hbWUgPyAxIDogb25lLmhvc3QgPyAxIDogLTEsXG4gICk7XG59XG5cbmZ1bmN0aW9uIGZhY3RzT2Yob3B0aW9uczogT3B0aW9ucywgbW9kdWxlOiB7IGhvc3Q/OiB0cnVlIH0pOiBPcHRpb25GYWN0c1tdIHtcbiAgcmV0dXJuIFsuLi53YWxrT3B0aW9ucyhvcHRpb25zLCB7IGRlZXA6IHRydWUgfSldLm1hcCgoeyBwYXRoLCBvcHRpb24gfSkgPT4gKHtcbiAgICBuYW1lOiBwYXRoLmpvaW4oXCIuXCIpLFxuICAgIC4uLm1vZHVsZSxcbiAgICAuLi5mYWN0c09mT3B0aW9uKG9wdGlvbiksXG4gIH0pKTtcbn1cblxuZnVuY3Rpb24gZmFjdHNPZk9wdGlvbihvcHRpb246IE9wdGlvbik6IE9taXQ8T3B0aW9uRmFjdHMsIFwibmFtZVwiIHwgXCJob3N0XCI+IHtcbiAgcmV0dXJuIHtcbiAgICB0eXBlOiB3aXRob3V0T3B0aW9ucyhvcHRpb24udHlwZSksXG4gICAgLi4uKG9wdGlvbi5yZXF1aXJlZG5lc3MgIT09IFwib3B0aW9uYWxcIiAmJiB7IHJlcXVpcmVkbmVzczogb3B0aW9uLnJlcXVpcmVkbmVzcyB9KSxcbiAgICAuLi4ob3B0aW9uLmRlZmF1bHQgIT09IHVuZGVmaW5lZCAmJiB7IGRlZmF1bHQ6IG9wdGlvbi5kZWZhdWx0IH0pLFxuICAgIC4uLihvcHRpb24ucmVhZE9ubHkgJiYgeyByZWFkT25seTogdHJ1ZSB9KSxcbiAgICAuLi4ob3B0aW9uLnJlbW92ZWQgJiYgeyByZW1vdmVkOiBvcHRpb24ucmVtb3ZlZCB9KSxcbiAgfTtcbn1cblxuZnVuY3Rpb24gd2l0aG91dE9wdGlvbnModHlwZTogT3B0aW9uVHlwZSk6IE9wdGlvblR5cGUge1xuICBzd2l0Y2ggKHR5cGUua2luZCkge1xuICAgIGNhc2UgXCJzdWJtb2R1bGVcIjpcbiAgICAgIHJldHVybiB7IC4uLnR5cGUsIG9wdGlvbnM6IHt9IH07XG4gICAgY2FzZSBcInRhZ2dlZFwiOlxuICAgICAgcmV0dXJuIHsgLi4udHlwZSwgdGFnczoge30gfTtcbiAgICBjYXNlIFwibGlzdE9mXCI6XG4gICAgY2FzZSBcImF0dHJzT2ZcIjpcbiAgICBjYXNlIFwibnVsbE9yXCI6XG4gICAgY2FzZSBcInJlY3Vyc2l2ZVwiOlxuICAgICAgcmV0dXJuIHsgLi4udHlwZSwgb2Y6IHdpdGhvdXRPcHRpb25zKHR5cGUub2YpIH07XG4gICAgY2FzZSBcImVpdGhlclwiOlxuICAgICAgcmV0dXJuIHsgLi4udHlwZSwgb2Y6IHR5cGUub2YubWFwKHdpdGhvdXRPcHRpb25zKSB9O1xuICAgIGNhc2UgXCJjb2VyY2VkXCI6XG4gICAgICByZXR1cm4geyAuLi50eXBlLCBmcm9tOiB3aXRob3V0T3B0aW9ucyh0eXBlLmZyb20pLCB0bzogd2l0aG91dE9wdGlvbnModHlwZS50bykgfTtcbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIHR5cGU7XG4gIH1cbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9zY2hlbWFcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hL2RlY2xhcmF0aW9uLWxpbmtzLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hL2RlY2xhcmF0aW9uLWxpbmtzLnRzXCI7aW1wb3J0IHR5cGUgeyBPcHRpb24sIFNjaGVtYVNvdXJjZSB9IGZyb20gXCIuL29wdGlvbi1zY2hlbWEudHNcIjtcblxuLyoqIExpbmtzIHRvIHRoZSBsaW5lcyB0aGF0IGRlY2xhcmUgdGhlIG9wdGlvbiwgYXQgdGhlIHBpbm5lZCByZXZpc2lvbi4gRW1wdHkgZm9yIHNvdXJjZXMgdGhhdCBhcmUgbm90IG9uIEdpdEh1Yi4gKi9cbmV4cG9ydCBmdW5jdGlvbiBkZWNsYXJhdGlvbkxpbmtzKFxuICBvcHRpb246IE9wdGlvbixcbiAgeyB0eXBlLCBvd25lciwgcmVwbywgcmV2IH06IFNjaGVtYVNvdXJjZSxcbik6IHsgdXJsOiBzdHJpbmc7IHRleHQ6IHN0cmluZyB9W10ge1xuICBpZiAodHlwZSAhPT0gXCJnaXRodWJcIikgcmV0dXJuIFtdO1xuICByZXR1cm4gb3B0aW9uLmRlY2xhcmVkLm1hcCgoeyBmaWxlLCBsaW5lIH0pID0+ICh7XG4gICAgdXJsOiBgaHR0cHM6Ly9naXRodWIuY29tLyR7b3duZXJ9LyR7cmVwb30vYmxvYi8ke3Jldn0vJHtmaWxlfSNMJHtsaW5lfWAsXG4gICAgdGV4dDogYCR7ZmlsZS5yZXBsYWNlKC8uKlxcLy8sIFwiXCIpfToke2xpbmV9YCxcbiAgfSkpO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9vcHRpb25zXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9vcHRpb25zL3Bpbm5lZC1vcHRpb25zLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL29wdGlvbnMvcGlubmVkLW9wdGlvbnMudHNcIjtpbXBvcnQgdHlwZSB7IFJldmlzaW9uRGF0YWJhc2UgfSBmcm9tIFwiLi4vbWljcm92bS9oaXN0b3J5L2RhdGFiYXNlLnRzXCI7XG5pbXBvcnQgeyB0eXBlIE9wdGlvbkZhY3RzLCBvcHRpb25GYWN0cyB9IGZyb20gXCIuLi9taWNyb3ZtL2hpc3Rvcnkvb3B0aW9uLWZhY3RzLnRzXCI7XG5pbXBvcnQgeyBkZWNsYXJhdGlvbkxpbmtzIH0gZnJvbSBcIi4uL21pY3Jvdm0vc2NoZW1hL2RlY2xhcmF0aW9uLWxpbmtzLnRzXCI7XG5pbXBvcnQgeyBvcHRpb25Ob3RlcyB9IGZyb20gXCIuLi9taWNyb3ZtL3NjaGVtYS9vcHRpb24tbm90ZXMudHNcIjtcbmltcG9ydCB7IHR5cGUgT3B0aW9uLCB0eXBlIE9wdGlvblNjaGVtYSwgd2Fsa09wdGlvbnMgfSBmcm9tIFwiLi4vbWljcm92bS9zY2hlbWEvb3B0aW9uLXNjaGVtYS50c1wiO1xuaW1wb3J0IHR5cGUgeyBNZWFzdXJlZFN1cHBvcnQsIFN1cHBvcnQgfSBmcm9tIFwiLi4vbWljcm92bS9zdXBwb3J0L21lYXN1cmVkLXN1cHBvcnQudHNcIjtcbmltcG9ydCB0eXBlIHsgU3VwcG9ydFRhYmxlIH0gZnJvbSBcIi4uL21pY3Jvdm0vc3VwcG9ydC9zdXBwb3J0LXRhYmxlLnRzXCI7XG5pbXBvcnQgeyBsaWZldGltZSwgb3B0aW9uSGlzdG9yeSB9IGZyb20gXCIuL29wdGlvbi1oaXN0b3J5LnRzXCI7XG5cbi8qKiBBbiBvcHRpb24gb2YgdGhlIHBpbm5lZCByZXZpc2lvbiwgd2l0aCB3aGVyZSBpdCBpcyBkZWNsYXJlZC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgUGlubmVkT3B0aW9uIGV4dGVuZHMgT3B0aW9uRmFjdHMge1xuICByZWFkb25seSBkZWNsYXJlZDogcmVhZG9ubHkge1xuICAgIHJlYWRvbmx5IGZpbGU6IHN0cmluZztcbiAgICByZWFkb25seSBsaW5lOiBudW1iZXI7XG4gICAgLyoqIFRoZSBsaW5lIG9uIEdpdEh1YiwgYXQgdGhlIHBpbm5lZCByZXZpc2lvbi4gKi9cbiAgICByZWFkb25seSB1cmw/OiBzdHJpbmc7XG4gIH1bXTtcbiAgcmVhZG9ubHkgcmVxdWlyZWRXaGVuPzogT3B0aW9uW1wicmVxdWlyZWRXaGVuXCJdO1xuICAvKiogV2hhdCBlYWNoIGh5cGVydmlzb3IgZG9lcyB3aXRoIGl0OyBlbXB0eSB3aGVuIGl0IHdhcyBub3QgbWVhc3VyZWQgZm9yIHRoaXMgcmV2aXNpb24uICovXG4gIHJlYWRvbmx5IHN1cHBvcnQ6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIFN1cHBvcnQ+PjtcbiAgLyoqIFRoZSBmbGFncyB0aGF0IGl0IGJlY29tZXMsIGJ5IGh5cGVydmlzb3IuICovXG4gIHJlYWRvbmx5IGFyZ3VtZW50czogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgcmVhZG9ubHkgc3RyaW5nW10+PjtcbiAgLyoqIFRoZSBtZWFzdXJlbWVudHMgYmVoaW5kIHRoYXQsIG9uZSBhIGNvbnRleHQuICovXG4gIHJlYWRvbmx5IG1lYXN1cmVkOiByZWFkb25seSBNZWFzdXJlZFN1cHBvcnRbXTtcbn1cblxuLyoqIE9uZSBjb21taXQsIGFzIGAtLWpzb25gIGdpdmVzIGl0LiAqL1xuZXhwb3J0IGludGVyZmFjZSBDb21taXRKc29uIHtcbiAgcmVhZG9ubHkgcmV2OiBzdHJpbmc7XG4gIC8qKiBUaGUgZGF5IG9mIHRoZSBjb21taXQ6IDIwMjMtMDQtMDcuICovXG4gIHJlYWRvbmx5IGRhdGU6IHN0cmluZztcbn1cblxuLyoqIEFuIG9wdGlvbiBhcyBgLS1qc29uYCBnaXZlcyBpdC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgT3B0aW9uSnNvbiB7XG4gIHJlYWRvbmx5IG5hbWU6IHN0cmluZztcbiAgLyoqIFdoYXQgaXQgaXMgZm9yLCB3aGF0IGl0IGNvdW50cyBhbmQgd2hhdCB0byB3YXRjaCBvdXQgZm9yLCBpbiBzZW50ZW5jZXMgd2l0aG91dCBmdWxsIHN0b3BzLiAqL1xuICByZWFkb25seSBwdXJwb3NlPzogc3RyaW5nO1xuICByZWFkb25seSB1bml0Pzogc3RyaW5nO1xuICByZWFkb25seSBub3RlPzogc3RyaW5nO1xuICByZWFkb25seSB0eXBlOiBPcHRpb25GYWN0c1tcInR5cGVcIl07XG4gIHJlYWRvbmx5IGRlZmF1bHQ6IE9wdGlvbkZhY3RzW1wiZGVmYXVsdFwiXSB8IG51bGw7XG4gIHJlYWRvbmx5IGRlY2xhcmVkOiBQaW5uZWRPcHRpb25bXCJkZWNsYXJlZFwiXTtcbiAgcmVhZG9ubHkgc2luY2U6IENvbW1pdEpzb24gfCBudWxsO1xuICByZWFkb25seSB1bnRpbDogQ29tbWl0SnNvbiB8IG51bGw7XG4gIHJlYWRvbmx5IHN1cHBvcnQ6IFBpbm5lZE9wdGlvbltcInN1cHBvcnRcIl07XG4gIHJlYWRvbmx5IGFyZ3VtZW50czogUGlubmVkT3B0aW9uW1wiYXJndW1lbnRzXCJdO1xufVxuXG4vKiogRXZlcnkgb3B0aW9uIG9mIHRoZSBwaW5uZWQgcmV2aXNpb24sIG5lc3RlZCBvbmVzIHRvbywgc29ydGVkIGJ5IG5hbWUuICovXG5leHBvcnQgZnVuY3Rpb24gcGlubmVkT3B0aW9ucyhcbiAgc2NoZW1hOiBPcHRpb25TY2hlbWEsXG4gIHN1cHBvcnQ6IFN1cHBvcnRUYWJsZSB8IHVuZGVmaW5lZCxcbik6IFBpbm5lZE9wdGlvbltdIHtcbiAgY29uc3QgZGVjbGFyZWQgPSBuZXcgTWFwPHN0cmluZywgT3B0aW9uPihcbiAgICAoW1wiZ3Vlc3RcIiwgXCJob3N0XCJdIGFzIGNvbnN0KS5mbGF0TWFwKChtb2R1bGUpID0+XG4gICAgICBbLi4ud2Fsa09wdGlvbnMoc2NoZW1hW21vZHVsZV0sIHsgZGVlcDogdHJ1ZSB9KV0ubWFwKCh7IHBhdGgsIG9wdGlvbiB9KTogW3N0cmluZywgT3B0aW9uXSA9PiBbXG4gICAgICAgIGAke21vZHVsZX0gJHtwYXRoLmpvaW4oXCIuXCIpfWAsXG4gICAgICAgIG9wdGlvbixcbiAgICAgIF0pLFxuICAgICksXG4gICk7XG4gIHJldHVybiBvcHRpb25GYWN0cyhzY2hlbWEpLm1hcCgoZmFjdHMpID0+IHtcbiAgICBjb25zdCBvcHRpb24gPSBkZWNsYXJlZC5nZXQoYCR7ZmFjdHMuaG9zdCA/IFwiaG9zdFwiIDogXCJndWVzdFwifSAke2ZhY3RzLm5hbWV9YCkgYXMgT3B0aW9uO1xuICAgIGNvbnN0IGxpbmtzID0gZGVjbGFyYXRpb25MaW5rcyhvcHRpb24sIHNjaGVtYS5zb3VyY2UpO1xuICAgIHJldHVybiB7XG4gICAgICAuLi5mYWN0cyxcbiAgICAgIGRlY2xhcmVkOiBvcHRpb24uZGVjbGFyZWQubWFwKCh7IGZpbGUsIGxpbmUgfSwgaW5kZXgpID0+ICh7XG4gICAgICAgIGZpbGUsXG4gICAgICAgIGxpbmUsXG4gICAgICAgIC4uLihsaW5rc1tpbmRleF0gJiYgeyB1cmw6IGxpbmtzW2luZGV4XS51cmwgfSksXG4gICAgICB9KSksXG4gICAgICAuLi4ob3B0aW9uLnJlcXVpcmVkV2hlbiAmJiB7IHJlcXVpcmVkV2hlbjogb3B0aW9uLnJlcXVpcmVkV2hlbiB9KSxcbiAgICAgIHN1cHBvcnQ6IGZhY3RzLmhvc3QgPyB7fSA6IChzdXBwb3J0Py5zdW1tYXJ5KGZhY3RzLm5hbWUpID8/IHt9KSxcbiAgICAgIGFyZ3VtZW50czogZmFjdHMuaG9zdCA/IHt9IDogKHN1cHBvcnQ/LmFyZ3VtZW50cyhmYWN0cy5uYW1lKSA/PyB7fSksXG4gICAgICBtZWFzdXJlZDogZmFjdHMuaG9zdCA/IFtdIDogKHN1cHBvcnQ/Lm9mKGZhY3RzLm5hbWUpID8/IFtdKSxcbiAgICB9O1xuICB9KTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIG9wdGlvbkpzb24ob3B0aW9uOiBQaW5uZWRPcHRpb24sIGRhdGFiYXNlOiBSZXZpc2lvbkRhdGFiYXNlKTogT3B0aW9uSnNvbiB7XG4gIGNvbnN0IHsgc2luY2UsIHVudGlsIH0gPSBsaWZldGltZShvcHRpb25IaXN0b3J5KGRhdGFiYXNlLCBvcHRpb24pKTtcbiAgLy8gd2hhdCBwZW9wbGUgZWxzZSBjYWxsIGl0IGlzIGZvciBzZWFyY2hlcyBhbG9uZVxuICBjb25zdCB7IGFsc286IF8sIC4uLm5vdGVzIH0gPSBvcHRpb25Ob3Rlc1tvcHRpb24ubmFtZV0gPz8ge307XG4gIHJldHVybiB7XG4gICAgbmFtZTogYG1pY3Jvdm0uJHtvcHRpb24ubmFtZX1gLFxuICAgIC4uLm5vdGVzLFxuICAgIHR5cGU6IG9wdGlvbi50eXBlLFxuICAgIGRlZmF1bHQ6IG9wdGlvbi5kZWZhdWx0ID8/IG51bGwsXG4gICAgZGVjbGFyZWQ6IG9wdGlvbi5kZWNsYXJlZCxcbiAgICBzaW5jZTogc2luY2UgPT09IHVuZGVmaW5lZCA/IG51bGwgOiBjb21taXRKc29uKHNpbmNlKSxcbiAgICB1bnRpbDogdW50aWwgPT09IHVuZGVmaW5lZCA/IG51bGwgOiBjb21taXRKc29uKHVudGlsKSxcbiAgICBzdXBwb3J0OiBvcHRpb24uc3VwcG9ydCxcbiAgICBhcmd1bWVudHM6IG9wdGlvbi5hcmd1bWVudHMsXG4gIH07XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBjb21taXRKc29uKHsgcmV2LCBjb21taXR0ZWQgfTogeyByZXY6IHN0cmluZzsgY29tbWl0dGVkOiBudW1iZXIgfSk6IENvbW1pdEpzb24ge1xuICByZXR1cm4geyByZXYsIGRhdGU6IGRheShjb21taXR0ZWQpIH07XG59XG5cbi8qKiBTZWNvbmRzIHNpbmNlIDE5NzAgXHUyMTkyIDIwMjMtMDQtMDcsIGluIFVUQy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBkYXkoc2Vjb25kczogbnVtYmVyKTogc3RyaW5nIHtcbiAgcmV0dXJuIG5ldyBEYXRlKHNlY29uZHMgKiAxMDAwKS50b0lTT1N0cmluZygpLnNsaWNlKDAsIDEwKTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9kb2NzLy52aXRlcHJlc3MvZGF0YVwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9kb2NzLy52aXRlcHJlc3MvZGF0YS9vcHRpb24tcGF0aC50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhL29wdGlvbi1wYXRoLnRzXCI7LyoqIFRoZSBhZGRyZXNzIG9mIGFuIG9wdGlvbidzIHBhZ2U6IGBpbnRlcmZhY2VzLioubWFjYCBcdTIxOTIgYGludGVyZmFjZXMtbWFjYC4gKi9cbmV4cG9ydCBjb25zdCBvcHRpb25TbHVnID0gKG5hbWU6IHN0cmluZykgPT4gbmFtZS5yZXBsYWNlKC9cXC4oXFwqfDxuYW1lPikvZywgXCJcIikucmVwbGFjZUFsbChcIi5cIiwgXCItXCIpO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhL3Bpbm5lZC50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhL3Bpbm5lZC50c1wiO2ltcG9ydCB7IGZpbGVVUkxUb1BhdGggfSBmcm9tIFwibm9kZTp1cmxcIjtcbmltcG9ydCB7IHJlYWRDb25maWcgfSBmcm9tIFwiLi4vLi4vLi4vc3JjL2NvbmZpZy50c1wiO1xuaW1wb3J0IHsgcmVhZFBpbiB9IGZyb20gXCIuLi8uLi8uLi9zcmMvbWljcm92bS9waW4udHNcIjtcbmltcG9ydCB7IHJlYWRQaW5EYXRhIH0gZnJvbSBcIi4uLy4uLy4uL3NyYy9taWNyb3ZtL3Bpbi1kYXRhLnRzXCI7XG5pbXBvcnQgeyBwaW5uZWRPcHRpb25zIH0gZnJvbSBcIi4uLy4uLy4uL3NyYy9vcHRpb25zL3Bpbm5lZC1vcHRpb25zLnRzXCI7XG5cbi8qKiBUaGUgcmVwb3NpdG9yeSdzIHJvb3QuICovXG5leHBvcnQgY29uc3Qgcm9vdCA9IGZpbGVVUkxUb1BhdGgobmV3IFVSTChcIi4uLy4uLy4uXCIsIGltcG9ydC5tZXRhLnVybCkpO1xuXG5jb25zdCBjb25maWcgPSByZWFkQ29uZmlnKHJvb3QpO1xuXG4vKiogVGhlIHNjaGVtYSwgdGhlIHN1cHBvcnQgdGFibGUgYW5kIHRoZSBvcHRpb25zIG9mIHRoZSBwaW5uZWQgbWljcm92bS5uaXgsIGFzIHRoZSBjb21tYW5kcyByZWFkIHRoZW0uICovXG5leHBvcnQgY29uc3QgcGlubmVkID0gcmVhZFBpbkRhdGEocm9vdCwgY29uZmlnLCByZWFkUGluKHJvb3QsIGNvbmZpZykpO1xuZXhwb3J0IGNvbnN0IG9wdGlvbnMgPSBwaW5uZWRPcHRpb25zKHBpbm5lZC5zY2hlbWEsIHBpbm5lZC5zdXBwb3J0KTtcbmV4cG9ydCBjb25zdCBoeXBlcnZpc29ycyA9IHBpbm5lZC5zdXBwb3J0Py5oeXBlcnZpc29ycyA/PyBbXTtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2NvbmZpZy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9jb25maWcudHNcIjtpbXBvcnQgeyBqb2luLCBwb3NpeCB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCBkZWZhdWx0cyBmcm9tIFwiLi4vbml4L2xpYi9kZWZhdWx0cy5qc29uXCIgd2l0aCB7IHR5cGU6IFwianNvblwiIH07XG5pbXBvcnQgeyBjbG9zZXN0IH0gZnJvbSBcIi4vY2xvc2VzdC50c1wiO1xuaW1wb3J0IHsgc2V0dGluZ3MgfSBmcm9tIFwiLi9jb25maWctc2V0dGluZ3MudHNcIjtcbmltcG9ydCB7IGV4aXRTdGF0dXMsIEtub3duRXJyb3IgfSBmcm9tIFwiLi9lcnJvcnMudHNcIjtcbmltcG9ydCB7IHJlYWRJZkV4aXN0cyB9IGZyb20gXCIuL2ZpbGVzLnRzXCI7XG5cbi8qKiBUaGUgY29uZmlnIGZpbGUncyBuYW1lLCBsb29rZWQgZm9yIGluIHRoZSByZXBvc2l0b3J5J3Mgcm9vdC4gSXQgbWF5IGJlIGFic2VudC4gKi9cbmV4cG9ydCBjb25zdCBjb25maWdGaWxlID0gXCJnaGFmLW1pY3Jvdm0uanNvblwiO1xuXG4vKipcbiAqIFdoZXJlIGEgcmVwb3NpdG9yeSBrZWVwcyB3aGF0IGlzIGl0cyBvd246IGFsbCBwYXRocyBhcmUgcmVsYXRpdmUgdG8gaXRzIHJvb3QuXG4gKiBUaGUgdG9vbCB3b3JrcyBvbiB0aGVzZSBhbmQgbm90aGluZyBlbHNlLCBzbyBpdCBydW5zIGluIGFueSByZXBvc2l0b3J5LiBjb25maWctc2V0dGluZ3MudHMgc2F5cyB3aGF0IGVhY2ggaXMuXG4gKi9cbmV4cG9ydCB0eXBlIENvbmZpZyA9IFJlYWRvbmx5PE9taXQ8dHlwZW9mIGRlZmF1bHRzLmNvbmZpZywgXCJoZWFkZXJcIj4+ICYge1xuICByZWFkb25seSBoZWFkZXI6IHJlYWRvbmx5IHN0cmluZ1tdO1xufTtcblxuLyoqIFRoZSBmbGFrZSdzIGxpYnJhcnkgcmVhZHMgdGhlIHNhbWUgZmlsZS4gKi9cbmV4cG9ydCBjb25zdCBkZWZhdWx0Q29uZmlnOiBDb25maWcgPSBkZWZhdWx0cy5jb25maWc7XG5cbi8qKiBUaGUgY29uZmlnLCBhbmQgdGhlIHRleHQgdGhhdCBpdCB3YXMgcmVhZCBmcm9tOiB1bmRlZmluZWQgd2l0aG91dCBhIGZpbGUuICovXG5leHBvcnQgaW50ZXJmYWNlIENvbmZpZ0ZpbGUge1xuICByZWFkb25seSBjb25maWc6IENvbmZpZztcbiAgcmVhZG9ubHkgdGV4dDogc3RyaW5nIHwgdW5kZWZpbmVkO1xufVxuXG4vKipcbiAqIFJlYWRzIGBnaGFmLW1pY3Jvdm0uanNvbmAgYmVsb3cgYHJvb3RgOyB3aGF0IGl0IGxlYXZlcyBvdXQga2VlcHMgaXRzIGRlZmF1bHQuXG4gKiBAdGhyb3dzIEtub3duRXJyb3IgKHN0YXR1cyAyKSB3aGVuIGl0IGlzIG5vdCBKU09OIG9iamVjdCwgbmFtZXMgYW4gdW5rbm93biBrZXkgb3IgZ2l2ZXMgb25lIGEgd3JvbmcgdmFsdWUuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWFkQ29uZmlnKHJvb3Q6IHN0cmluZyk6IENvbmZpZyB7XG4gIHJldHVybiByZWFkQ29uZmlnRmlsZShyb290KS5jb25maWc7XG59XG5cbi8qKiBUaGUgc2FtZSB3aXRoIHRoZSBmaWxlJ3MgdGV4dCwgZm9yIHdobyByZWNvcmRzIHdoYXQgd2FzIHJlYWQuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZENvbmZpZ0ZpbGUocm9vdDogc3RyaW5nKTogQ29uZmlnRmlsZSB7XG4gIGNvbnN0IHRleHQgPSByZWFkSWZFeGlzdHMoam9pbihyb290LCBjb25maWdGaWxlKSk7XG4gIHJldHVybiB7IGNvbmZpZzogdGV4dCA9PT0gdW5kZWZpbmVkID8gZGVmYXVsdENvbmZpZyA6IHBhcnNlQ29uZmlnKHRleHQpLCB0ZXh0IH07XG59XG5cbmZ1bmN0aW9uIHBhcnNlQ29uZmlnKHRleHQ6IHN0cmluZyk6IENvbmZpZyB7XG4gIGxldCBnaXZlbjogdW5rbm93bjtcbiAgdHJ5IHtcbiAgICBnaXZlbiA9IEpTT04ucGFyc2UodGV4dCk7XG4gIH0gY2F0Y2ggKGVycm9yKSB7XG4gICAgdGhyb3cgY29uZmlnRXJyb3IoYGlzIG5vdCBKU09OOiAkeyhlcnJvciBhcyBFcnJvcikubWVzc2FnZX1gLCBcImNvcnJlY3QgaXRzIHN5bnRheCB0aGVyZVwiKTtcbiAgfVxuICBpZiAodHlwZW9mIGdpdmVuICE9PSBcIm9iamVjdFwiIHx8IGdpdmVuID09PSBudWxsIHx8IEFycmF5LmlzQXJyYXkoZ2l2ZW4pKVxuICAgIHRocm93IGNvbmZpZ0Vycm9yKFwibXVzdCBiZSBhIEpTT04gb2JqZWN0XCIsIFwid3JpdGUge30sIG9yIHNldHRpbmdzIGluIGl0XCIpO1xuICBmb3IgKGNvbnN0IFtrZXksIHZhbHVlXSBvZiBPYmplY3QuZW50cmllcyhnaXZlbikpIHtcbiAgICAvLyBhbiBlZGl0b3Incywgbm90IG91cnNcbiAgICBpZiAoa2V5ID09PSBcIiRzY2hlbWFcIikgY29udGludWU7XG4gICAgaWYgKCFpc1NldHRpbmcoa2V5KSkgdGhyb3cgdW5rbm93blNldHRpbmcoa2V5LCB0ZXh0KTtcbiAgICBjb25zdCB7IGV4cGVjdGVkLCBleGFtcGxlLCBpc1ZhbGlkIH0gPSBzZXR0aW5nc1trZXldO1xuICAgIGlmICghaXNWYWxpZCh2YWx1ZSkpXG4gICAgICB0aHJvdyBjb25maWdFcnJvcihcbiAgICAgICAgYFxcYCR7a2V5fVxcYCAke2V4cGVjdGVkfWAsXG4gICAgICAgIGBmb3IgZXhhbXBsZSBcIiR7a2V5fVwiOiAke2V4YW1wbGV9YCxcbiAgICAgICAgbGluZU9mS2V5KHRleHQsIGtleSksXG4gICAgICApO1xuICB9XG4gIHJldHVybiByZXF1aXJlQXBhcnQoeyAuLi5kZWZhdWx0Q29uZmlnLCAuLi53aXRoTm9ybWFsUGF0aHMoZ2l2ZW4pIH0sIHRleHQpO1xufVxuXG4vKiogUGF0aHMgYXJlIGNvbXBhcmVkIGFzIHRleHRzIGxhdGVyOiBgLi9zcmMvdm1zL2AgaXMgYHNyYy92bXNgLiAqL1xuZnVuY3Rpb24gd2l0aE5vcm1hbFBhdGhzKGdpdmVuOiBvYmplY3QpOiBvYmplY3Qge1xuICByZXR1cm4gT2JqZWN0LmZyb21FbnRyaWVzKFxuICAgIE9iamVjdC5lbnRyaWVzKGdpdmVuKS5tYXAoKFtrZXksIHZhbHVlXSkgPT4gW1xuICAgICAga2V5LFxuICAgICAgdHlwZW9mIHZhbHVlID09PSBcInN0cmluZ1wiID8gcG9zaXgubm9ybWFsaXplKHZhbHVlKS5yZXBsYWNlKC9cXC8kLywgXCJcIikgOiB2YWx1ZSxcbiAgICBdKSxcbiAgKTtcbn1cblxuLyoqIFR3byBzZXR0aW5ncyBvZiBvbmUgcGxhY2Ugd291bGQgb3ZlcndyaXRlIGVhY2ggb3RoZXIuICovXG5mdW5jdGlvbiByZXF1aXJlQXBhcnQoY29uZmlnOiBDb25maWcsIHRleHQ6IHN0cmluZyk6IENvbmZpZyB7XG4gIGNvbnN0IHRha2VuID0gbmV3IE1hcDxzdHJpbmcsIHN0cmluZz4oW1tjb25maWdGaWxlLCBcInRoZSBjb25maWcgaXRzZWxmXCJdXSk7XG4gIGZvciAoY29uc3QgW2tleSwgdmFsdWVdIG9mIE9iamVjdC5lbnRyaWVzKGNvbmZpZykpIHtcbiAgICBpZiAodHlwZW9mIHZhbHVlICE9PSBcInN0cmluZ1wiIHx8IGtleSA9PT0gXCIkc2NoZW1hXCIpIGNvbnRpbnVlO1xuICAgIGNvbnN0IG90aGVyID0gdGFrZW4uZ2V0KHZhbHVlKTtcbiAgICBpZiAob3RoZXIgIT09IHVuZGVmaW5lZClcbiAgICAgIHRocm93IGNvbmZpZ0Vycm9yKFxuICAgICAgICBgXFxgJHtrZXl9XFxgIGlzICR7dmFsdWV9LCBhbmQgc28gaXMgJHtvdGhlcn1gLFxuICAgICAgICBgZ2l2ZSBcXGAke2tleX1cXGAgYW5vdGhlciBwYXRoLCBvciBsZWF2ZSBpdCBvdXRgLFxuICAgICAgICBsaW5lT2ZLZXkodGV4dCwga2V5KSxcbiAgICAgICk7XG4gICAgdGFrZW4uc2V0KHZhbHVlLCBgXFxgJHtrZXl9XFxgYCk7XG4gIH1cbiAgcmV0dXJuIGNvbmZpZztcbn1cblxuZnVuY3Rpb24gY29uZmlnRXJyb3IobWVzc2FnZTogc3RyaW5nLCBmaXg6IHN0cmluZywgbGluZT86IG51bWJlcik6IEtub3duRXJyb3Ige1xuICByZXR1cm4gbmV3IEtub3duRXJyb3IoeyBmaWxlOiBjb25maWdGaWxlLCBsaW5lLCBtZXNzYWdlLCBmaXggfSwgZXhpdFN0YXR1cy5ub3RDaGVja2VkKTtcbn1cblxuY29uc3QgaXNTZXR0aW5nID0gKGtleTogc3RyaW5nKToga2V5IGlzIGtleW9mIENvbmZpZyA9PiBPYmplY3QuaGFzT3duKHNldHRpbmdzLCBrZXkpO1xuXG5mdW5jdGlvbiB1bmtub3duU2V0dGluZyhrZXk6IHN0cmluZywgdGV4dDogc3RyaW5nKTogS25vd25FcnJvciB7XG4gIGNvbnN0IG5hbWVzID0gT2JqZWN0LmtleXMoc2V0dGluZ3MpO1xuICBjb25zdCBuZWFyID0gY2xvc2VzdChrZXksIG5hbWVzKTtcbiAgcmV0dXJuIGNvbmZpZ0Vycm9yKFxuICAgIGBoYXMgbm8gc2V0dGluZyBcXGAke2tleX1cXGBgLFxuICAgIG5lYXIgPT09IHVuZGVmaW5lZCA/IGB1c2Ugb25lIG9mICR7bmFtZXMuam9pbihcIiwgXCIpfWAgOiBgZGlkIHlvdSBtZWFuIFxcYCR7bmVhcn1cXGA/YCxcbiAgICBsaW5lT2ZLZXkodGV4dCwga2V5KSxcbiAgKTtcbn1cblxuZnVuY3Rpb24gbGluZU9mS2V5KHRleHQ6IHN0cmluZywga2V5OiBzdHJpbmcpOiBudW1iZXIgfCB1bmRlZmluZWQge1xuICBjb25zdCBpbmRleCA9IHRleHQuaW5kZXhPZihKU09OLnN0cmluZ2lmeShrZXkpKTtcbiAgcmV0dXJuIGluZGV4IDwgMCA/IHVuZGVmaW5lZCA6IHRleHQuc2xpY2UoMCwgaW5kZXgpLnNwbGl0KFwiXFxuXCIpLmxlbmd0aDtcbn1cbiIsICJ7XG4gIFwiY29uZmlnXCI6IHtcbiAgICBcImRlZmluaXRpb25zXCI6IFwic3JjL3Ztc1wiLFxuICAgIFwibW9kdWxlc1wiOiBcIm5peC9taWNyb3ZtQ29uZmlndXJhdGlvbnNcIixcbiAgICBcInR5cGVzXCI6IFwic3JjL2dlbmVyYXRlZFwiLFxuICAgIFwic2NoZW1hXCI6IFwibml4L29wdGlvbi1zY2hlbWEuanNvblwiLFxuICAgIFwic3VwcG9ydFwiOiBcIm5peC9vcHRpb24tc3VwcG9ydC5qc29uXCIsXG4gICAgXCJyZWNvcmRcIjogXCJuaXgvZ2VuZXJhdGVkLmpzb25cIixcbiAgICBcImxvY2tcIjogXCJmbGFrZS5sb2NrXCIsXG4gICAgXCJoZWFkZXJcIjogW11cbiAgfSxcbiAgXCJzeXN0ZW1zXCI6IFtcIng4Nl82NC1saW51eFwiLCBcImFhcmNoNjQtbGludXhcIl1cbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2Nsb3Nlc3QudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvY2xvc2VzdC50c1wiOy8qKiBUaGUgY2FuZGlkYXRlIHRoYXQgYSB0eXBpbmcgZXJyb3IgbW9zdCBsaWtlbHkgbWVhbnQsIG9yIHVuZGVmaW5lZCB3aGVuIG5vbmUgaXMgbmVhcjsgb2YgdHdvLCB0aGUgZmlyc3QgYnkgbmFtZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjbG9zZXN0KG5hbWU6IHN0cmluZywgY2FuZGlkYXRlczogcmVhZG9ubHkgc3RyaW5nW10pOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICByZXR1cm4gbmVhcmVzdChuYW1lLCBjYW5kaWRhdGVzKVswXTtcbn1cblxuLyoqXG4gKiBUaGUgb3B0aW9uIHRoYXQgYSBuYW1lIG1vc3QgbGlrZWx5IG1lYW5zOiBuZWFyZXIgdGhhbiBgY2xvc2VzdGAgYXNrcywgZm9yIGFuIG9wdGlvbiBvZiBhIG5hbWUgdGhhdCBpcyBvbmx5IGFsaWtlLCBhc1xuICogYG5hbWVgIHRvIGBudW1hYCBvciBgdGFnYCB0byBgZGF4YCwgaGFzIGFub3RoZXIgbWVhbmluZy4gTmFtZXMgbWF5IGhhdmUgcGFydHM6IGBzaGFyZXMuKi5kYXhgLlxuICovXG5leHBvcnQgZnVuY3Rpb24gY2xvc2VzdE9wdGlvbihuYW1lOiBzdHJpbmcsIGNhbmRpZGF0ZXM6IHJlYWRvbmx5IHN0cmluZ1tdKTogc3RyaW5nIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgbmVhciA9IGNsb3Nlc3QobmFtZSwgY2FuZGlkYXRlcyk7XG4gIGlmIChuZWFyID09PSB1bmRlZmluZWQpIHJldHVybiB1bmRlZmluZWQ7XG4gIGNvbnN0IFtwYXJ0cywgbWVhbnRdID0gW25hbWUuc3BsaXQoXCIuXCIpLCBuZWFyLnNwbGl0KFwiLlwiKV07XG4gIGNvbnN0IGlzU2xpcCA9IChwYXJ0OiBzdHJpbmcsIGluZGV4OiBudW1iZXIpID0+IGlzU2xpcE9mKHBhcnQsIG1lYW50W2luZGV4XSA/PyBcIlwiKTtcbiAgcmV0dXJuIHBhcnRzLmxlbmd0aCA9PT0gbWVhbnQubGVuZ3RoICYmIHBhcnRzLmV2ZXJ5KGlzU2xpcCkgPyBuZWFyIDogdW5kZWZpbmVkO1xufVxuXG4vKiogV2hldGhlciBvbmUgbGV0dGVyLCBvZiBsb25nZXIgbmFtZXMgdHdvLCBpcyB0b28gbXVjaCwgbWlzc2luZywgYW5vdGhlciwgb3IgaW4gYW5vdGhlcidzIHBsYWNlLiAqL1xuZnVuY3Rpb24gaXNTbGlwT2YocGFydDogc3RyaW5nLCBtZWFudDogc3RyaW5nKTogYm9vbGVhbiB7XG4gIGlmIChzb3J0ZWRMZXR0ZXJzKHBhcnQpID09PSBzb3J0ZWRMZXR0ZXJzKG1lYW50KSkgcmV0dXJuIHRydWU7XG4gIGNvbnN0IHNob3J0ZXIgPSBNYXRoLm1pbihwYXJ0Lmxlbmd0aCwgbWVhbnQubGVuZ3RoKTtcbiAgLy8gd2l0aCBhbm90aGVyIGxldHRlciwgYSBuYW1lIGFzIHNob3J0IGFzIGBncHVgIGlzIGFub3RoZXIgbmFtZVxuICBpZiAoc2hvcnRlciA8PSAzICYmIHBhcnQubGVuZ3RoID09PSBtZWFudC5sZW5ndGgpIHJldHVybiBmYWxzZTtcbiAgY29uc3QgbGltaXQgPSBzaG9ydGVyIDw9IDQgPyAxIDogTWF0aC5tYXgoMiwgTWF0aC5mbG9vcihzaG9ydGVyIC8gNCkpO1xuICByZXR1cm4gZWRpdERpc3RhbmNlKHBhcnQsIG1lYW50LCBsaW1pdCkgPD0gbGltaXQ7XG59XG5cbi8qKiBUaGUgb25lIG9mIHRoZSBuZWFyZXN0IGNhbmRpZGF0ZXMgdGhhdCBmaXRzOiB3aGF0IG1heSBiZSB3cml0dGVuIGluIHRoZSBuYW1lJ3MgcGxhY2UuICovXG5leHBvcnQgZnVuY3Rpb24gb25seUNsb3Nlc3QoXG4gIG5hbWU6IHN0cmluZyxcbiAgY2FuZGlkYXRlczogcmVhZG9ubHkgc3RyaW5nW10sXG4gIGZpdHM6IChjYW5kaWRhdGU6IHN0cmluZykgPT4gYm9vbGVhbiA9ICgpID0+IHRydWUsXG4pOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBjb25zdCBbZmlyc3QsIC4uLm90aGVyc10gPSBuZWFyZXN0KG5hbWUsIGNhbmRpZGF0ZXMpLmZpbHRlcihmaXRzKTtcbiAgcmV0dXJuIG90aGVycy5sZW5ndGggPT09IDAgPyBmaXJzdCA6IHVuZGVmaW5lZDtcbn1cblxuLyoqIFRob3NlIHRoYXQgYXJlIG5lYXJlc3QsIHNvcnRlZCBieSBuYW1lOiBmaXJzdCBvZiBhbGwgdGhvc2UgdGhhdCBkaWZmZXIgaW4gdXBwZXIgY2FzZSBhbmQgZGFzaGVzIGFsb25lLiAqL1xuZnVuY3Rpb24gbmVhcmVzdChuYW1lOiBzdHJpbmcsIGNhbmRpZGF0ZXM6IHJlYWRvbmx5IHN0cmluZ1tdKTogc3RyaW5nW10ge1xuICBjb25zdCBzYW1lID0gY2FuZGlkYXRlcy5maWx0ZXIoKG90aGVyKSA9PiBvdGhlciAhPT0gbmFtZSAmJiBsZXR0ZXJzT2Yob3RoZXIpID09PSBsZXR0ZXJzT2YobmFtZSkpO1xuICBpZiAoc2FtZS5sZW5ndGggPiAwKSByZXR1cm4gWy4uLm5ldyBTZXQoc2FtZSldLnNvcnQoKTtcbiAgLy8gc29tZXRoaW5nIG9mIHRoZSBuYW1lIG11c3QgYmUgbGVmdFxuICBsZXQgbGltaXQgPSBNYXRoLm1pbihNYXRoLm1heCgyLCBNYXRoLmZsb29yKG5hbWUubGVuZ3RoIC8gNCkpLCBuYW1lLmxlbmd0aCAtIDEpO1xuICBsZXQgYmVzdCA9IG5ldyBTZXQ8c3RyaW5nPigpO1xuICBmb3IgKGNvbnN0IGNhbmRpZGF0ZSBvZiBjYW5kaWRhdGVzKSB7XG4gICAgLy8gdHdvIGxldHRlcnMgY2hhbmdlZCBhYm91dCBhcmUgb25lIGVycm9yXG4gICAgY29uc3Qgc3dhcHBlZCA9IHNvcnRlZExldHRlcnMobmFtZSkgPT09IHNvcnRlZExldHRlcnMoY2FuZGlkYXRlKSA/IDEgOiAwO1xuICAgIGNvbnN0IGZvdW5kID0gZWRpdERpc3RhbmNlKG5hbWUsIGNhbmRpZGF0ZSwgbGltaXQgKyBzd2FwcGVkKSAtIHN3YXBwZWQ7XG4gICAgaWYgKGZvdW5kID4gbGltaXQpIGNvbnRpbnVlO1xuICAgIGlmIChmb3VuZCA8IGxpbWl0KSBiZXN0ID0gbmV3IFNldCgpO1xuICAgIGxpbWl0ID0gZm91bmQ7XG4gICAgYmVzdC5hZGQoY2FuZGlkYXRlKTtcbiAgfVxuICByZXR1cm4gWy4uLmJlc3RdLnNvcnQoKTtcbn1cblxuLyoqIGBpZ25vcmVJZk1pc3NpbmdgIGlzIGBpZ25vcmUtaWYtbWlzc2luZ2AgaW4gYW5vdGhlciBzcGVsbGluZy4gKi9cbmNvbnN0IGxldHRlcnNPZiA9IChuYW1lOiBzdHJpbmcpID0+IG5hbWUudG9Mb3dlckNhc2UoKS5yZXBsYWNlKC9bLV9dL2csIFwiXCIpO1xuXG5jb25zdCBzb3J0ZWRMZXR0ZXJzID0gKG5hbWU6IHN0cmluZykgPT4gWy4uLm5hbWVdLnNvcnQoKS5qb2luKFwiXCIpO1xuXG4vKiogVGhlIGxlYXN0IG51bWJlciBvZiBsZXR0ZXJzIHRvIGFkZCwgZHJvcCBvciByZXBsYWNlIChMZXZlbnNodGVpbik7IG1vcmUgdGhhbiBgbGltaXRgIGlzIG9ubHkgc29tZSBudW1iZXIgYWJvdmUgaXQuICovXG5mdW5jdGlvbiBlZGl0RGlzdGFuY2UoZnJvbTogc3RyaW5nLCB0bzogc3RyaW5nLCBsaW1pdDogbnVtYmVyKTogbnVtYmVyIHtcbiAgaWYgKE1hdGguYWJzKGZyb20ubGVuZ3RoIC0gdG8ubGVuZ3RoKSA+IGxpbWl0KSByZXR1cm4gbGltaXQgKyAxO1xuICBsZXQgcm93ID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogdG8ubGVuZ3RoICsgMSB9LCAoXywgaW5kZXgpID0+IGluZGV4KTtcbiAgZm9yIChsZXQgaSA9IDE7IGkgPD0gZnJvbS5sZW5ndGg7IGkrKykge1xuICAgIGNvbnN0IG5leHQgPSBbaV07XG4gICAgZm9yIChsZXQgaiA9IDE7IGogPD0gdG8ubGVuZ3RoOyBqKyspXG4gICAgICBuZXh0W2pdID0gTWF0aC5taW4oXG4gICAgICAgIChyb3dbal0gPz8gMCkgKyAxLFxuICAgICAgICAobmV4dFtqIC0gMV0gPz8gMCkgKyAxLFxuICAgICAgICAocm93W2ogLSAxXSA/PyAwKSArIChmcm9tW2kgLSAxXSA9PT0gdG9baiAtIDFdID8gMCA6IDEpLFxuICAgICAgKTtcbiAgICAvLyBubyBsYXRlciByb3cgaXMgYmVsb3cgdGhlIGxlYXN0IG9mIHRoaXMgb25lXG4gICAgaWYgKE1hdGgubWluKC4uLm5leHQpID4gbGltaXQpIHJldHVybiBsaW1pdCArIDE7XG4gICAgcm93ID0gbmV4dDtcbiAgfVxuICByZXR1cm4gcm93W3RvLmxlbmd0aF0gPz8gMDtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2NvbmZpZy1zZXR0aW5ncy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9jb25maWctc2V0dGluZ3MudHNcIjtpbXBvcnQgZGVmYXVsdHMgZnJvbSBcIi4uL25peC9saWIvZGVmYXVsdHMuanNvblwiIHdpdGggeyB0eXBlOiBcImpzb25cIiB9O1xuXG4vKiogV2hhdCB0aGUgdmFsdWUgb2YgYSBzZXR0aW5nIG11c3QgYmU6IGEgSlNPTiBTY2hlbWEsIGFuZCBob3cgYSBtZXNzYWdlIHNheXMgaXQuICovXG5pbnRlcmZhY2UgS2luZCB7XG4gIHJlYWRvbmx5IHNjaGVtYTogb2JqZWN0O1xuICByZWFkb25seSBleHBlY3RlZDogc3RyaW5nO1xuICByZWFkb25seSBpc1ZhbGlkOiAodmFsdWU6IHVua25vd24pID0+IGJvb2xlYW47XG59XG5cbmNvbnN0IGluc2lkZVBhdHRlcm4gPSBcIl4oPyEvKSg/IShbXFxcXHNcXFxcU10qLyk/XFxcXC5cXFxcLigvfCQpKVtcXFxcc1xcXFxTXSskXCI7XG5jb25zdCBsaW5lUGF0dGVybiA9IFwiXlteXFxcXHJcXFxcbl0qJFwiO1xuXG5jb25zdCBwYXRoOiBLaW5kID0ge1xuICBzY2hlbWE6IHsgdHlwZTogXCJzdHJpbmdcIiwgcGF0dGVybjogaW5zaWRlUGF0dGVybiB9LFxuICBleHBlY3RlZDogXCJtdXN0IGJlIGEgcGF0aCBpbnNpZGUgdGhlIHJlcG9zaXRvcnksIHJlbGF0aXZlIHRvIGl0cyByb290XCIsXG4gIGlzVmFsaWQ6ICh2YWx1ZSkgPT4gdHlwZW9mIHZhbHVlID09PSBcInN0cmluZ1wiICYmIG5ldyBSZWdFeHAoaW5zaWRlUGF0dGVybikudGVzdCh2YWx1ZSksXG59O1xuXG5jb25zdCBsaW5lczogS2luZCA9IHtcbiAgc2NoZW1hOiB7IHR5cGU6IFwiYXJyYXlcIiwgaXRlbXM6IHsgdHlwZTogXCJzdHJpbmdcIiwgcGF0dGVybjogbGluZVBhdHRlcm4gfSB9LFxuICBleHBlY3RlZDogXCJtdXN0IGJlIGEgbGlzdCBvZiBzaW5nbGUgbGluZXNcIixcbiAgaXNWYWxpZDogKHZhbHVlKSA9PlxuICAgIEFycmF5LmlzQXJyYXkodmFsdWUpICYmXG4gICAgdmFsdWUuZXZlcnkoKGxpbmUpID0+IHR5cGVvZiBsaW5lID09PSBcInN0cmluZ1wiICYmIG5ldyBSZWdFeHAobGluZVBhdHRlcm4pLnRlc3QobGluZSkpLFxufTtcblxuaW50ZXJmYWNlIFNldHRpbmcgZXh0ZW5kcyBLaW5kIHtcbiAgLyoqIFdoYXQgaXQgaXMgZm9yLCBhcyBhbiBlZGl0b3Igc2hvd3MgaXQuICovXG4gIHJlYWRvbmx5IGFib3V0OiBzdHJpbmc7XG4gIC8qKiBBIHZhbHVlIHRoYXQgaXMgdmFsaWQsIGFzIEpTT04uICovXG4gIHJlYWRvbmx5IGV4YW1wbGU6IHN0cmluZztcbn1cblxuY29uc3QgcGF0aFRvID0gKG5hbWU6IGtleW9mIHR5cGVvZiBkZWZhdWx0cy5jb25maWcsIGFib3V0OiBzdHJpbmcpOiBTZXR0aW5nID0+ICh7XG4gIC4uLnBhdGgsXG4gIGFib3V0LFxuICBleGFtcGxlOiBKU09OLnN0cmluZ2lmeShkZWZhdWx0cy5jb25maWdbbmFtZV0pLFxufSk7XG5cbi8qKiBXaGF0IGVhY2ggc2V0dGluZyBvZiBnaGFmLW1pY3Jvdm0uanNvbiBpczogaXRzIHZhbGlkYXRpb24gYW5kIHRoZSBmaWxlJ3MgSlNPTiBTY2hlbWEgZm9sbG93IGZyb20gaXQuICovXG5leHBvcnQgY29uc3Qgc2V0dGluZ3M6IFJlYWRvbmx5PFJlY29yZDxrZXlvZiB0eXBlb2YgZGVmYXVsdHMuY29uZmlnLCBTZXR0aW5nPj4gPSB7XG4gIGRlZmluaXRpb25zOiBwYXRoVG8oXCJkZWZpbml0aW9uc1wiLCBcIkZvbGRlciBvZiB0aGUgVk0gZGVmaW5pdGlvbnMsIG9uZSBUeXBlU2NyaXB0IGZpbGUgb3IgbW9yZS5cIiksXG4gIG1vZHVsZXM6IHBhdGhUbyhcIm1vZHVsZXNcIiwgXCJGb2xkZXIgb2YgdGhlIGdlbmVyYXRlZCBOaXhPUyBtb2R1bGVzOiA8bW9kdWxlcz4vPHZtPi9kZWZhdWx0Lm5peC5cIiksXG4gIHR5cGVzOiBwYXRoVG8oXCJ0eXBlc1wiLCBcIkZvbGRlciBvZiB0aGUgZ2VuZXJhdGVkIFR5cGVTY3JpcHQgdHlwZXMgYW5kIHRoZWlyIEpTT04gU2NoZW1hLlwiKSxcbiAgc2NoZW1hOiBwYXRoVG8oXG4gICAgXCJzY2hlbWFcIixcbiAgICBcIlRoZSBvcHRpb25zIG9mIHRoZSBwaW5uZWQgbWljcm92bS5uaXgsIHdyaXR0ZW4gYnkgYGNvZGVnZW4gLS1yZWZyZXNoYC5cIixcbiAgKSxcbiAgc3VwcG9ydDogcGF0aFRvKFxuICAgIFwic3VwcG9ydFwiLFxuICAgIFwiV2hhdCBlYWNoIGh5cGVydmlzb3IgZG9lcyB3aXRoIGVhY2ggb3B0aW9uIG9mIHRoZSBwaW5uZWQgbWljcm92bS5uaXgsIHdyaXR0ZW4gYnkgYGNvZGVnZW4gLS1yZWZyZXNoYC5cIixcbiAgKSxcbiAgcmVjb3JkOiBwYXRoVG8oXG4gICAgXCJyZWNvcmRcIixcbiAgICBcIlJlY29yZCBvZiB3aGF0IHdhcyBnZW5lcmF0ZWQgZnJvbSB3aGF0LCB3aGljaCBgbml4IGZsYWtlIGNoZWNrYCByZWFkcy5cIixcbiAgKSxcbiAgbG9jazogcGF0aFRvKFwibG9ja1wiLCBcIlRoZSBsb2NrIGZpbGUgdGhhdCBwaW5zIG1pY3Jvdm0ubml4LlwiKSxcbiAgaGVhZGVyOiB7XG4gICAgLi4ubGluZXMsXG4gICAgYWJvdXQ6IFwiQ29tbWVudCBsaW5lcyBhdCB0aGUgdG9wIG9mIGVhY2ggZ2VuZXJhdGVkIE5peCBtb2R1bGUsIHdpdGhvdXQgYCNgLlwiLFxuICAgIGV4YW1wbGU6ICdbXCJTUERYLUxpY2Vuc2UtSWRlbnRpZmllcjogTUlUXCJdJyxcbiAgfSxcbn07XG5cbi8qKiBUaGUgSlNPTiBTY2hlbWEgb2YgZ2hhZi1taWNyb3ZtLmpzb246IHRoZSBidWlsZCB3cml0ZXMgaXQgaW50byB0aGUgcGFja2FnZSwgZm9yIGVkaXRvcnMuICovXG5leHBvcnQgY29uc3QgY29uZmlnU2NoZW1hID0ge1xuICAkc2NoZW1hOiBcImh0dHA6Ly9qc29uLXNjaGVtYS5vcmcvZHJhZnQtMDcvc2NoZW1hI1wiLFxuICB0aXRsZTogXCJnaGFmLW1pY3Jvdm0uanNvblwiLFxuICBkZXNjcmlwdGlvbjogXCJXaGVyZSBhIHJlcG9zaXRvcnkga2VlcHMgaXRzIG1pY3JvLVZNcy4gRXZlcnkgc2V0dGluZyBpcyBvcHRpb25hbC5cIixcbiAgdHlwZTogXCJvYmplY3RcIixcbiAgcHJvcGVydGllczoge1xuICAgICRzY2hlbWE6IHsgdHlwZTogXCJzdHJpbmdcIiB9LFxuICAgIC4uLk9iamVjdC5mcm9tRW50cmllcyhcbiAgICAgIE9iamVjdC5lbnRyaWVzKHNldHRpbmdzKS5tYXAoKFtuYW1lLCB7IHNjaGVtYSwgYWJvdXQgfV0pID0+IFtcbiAgICAgICAgbmFtZSxcbiAgICAgICAge1xuICAgICAgICAgIC4uLnNjaGVtYSxcbiAgICAgICAgICBkZXNjcmlwdGlvbjogYWJvdXQsXG4gICAgICAgICAgZGVmYXVsdDogZGVmYXVsdHMuY29uZmlnW25hbWUgYXMga2V5b2YgdHlwZW9mIGRlZmF1bHRzLmNvbmZpZ10sXG4gICAgICAgIH0sXG4gICAgICBdKSxcbiAgICApLFxuICB9LFxuICBhZGRpdGlvbmFsUHJvcGVydGllczogZmFsc2UsXG59O1xuXG4vKiogV2hlcmUgdGhlIHNjaGVtYSBpcyBpbiBhIHJlcG9zaXRvcnkgdGhhdCBoYXMgaW5zdGFsbGVkIHRoZSB0b29sLiAqL1xuZXhwb3J0IGNvbnN0IHNjaGVtYUluUGFja2FnZSA9IFwiLi9ub2RlX21vZHVsZXMvZ2hhZi1taWNyb3ZtL2Rpc3QvZ2hhZi1taWNyb3ZtLnNjaGVtYS5qc29uXCI7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL291dHB1dFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvb3V0cHV0L3BsYWluLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL291dHB1dC9wbGFpbi50c1wiO2V4cG9ydCBjb25zdCBzdHlsZXMgPSBbXCJib2xkXCIsIFwiY3lhblwiLCBcImRpbVwiLCBcImdyZWVuXCIsIFwicmVkXCIsIFwieWVsbG93XCJdIGFzIGNvbnN0O1xuXG4vKiogSG93IHRleHRzIGFyZSBzZXQgb2ZmIHdoZXJlIHRoZXkgYXJlIHJlYWQuICovXG5leHBvcnQgdHlwZSBQYWludCA9IFJlYWRvbmx5PFJlY29yZDwodHlwZW9mIHN0eWxlcylbbnVtYmVyXSwgKHRleHQ6IHN0cmluZykgPT4gc3RyaW5nPj47XG5cbi8qKiBGb3Igd2hhdCBpcyByZWFkIGVsc2V3aGVyZSB0aGFuIG9uIGEgdGVybWluYWwuICovXG5leHBvcnQgY29uc3QgcGxhaW4gPSBPYmplY3QuZnJvbUVudHJpZXMoXG4gIHN0eWxlcy5tYXAoKHN0eWxlKSA9PiBbc3R5bGUsICh0ZXh0OiBzdHJpbmcpID0+IHRleHRdKSxcbikgYXMgUGFpbnQ7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL291dHB1dFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvb3V0cHV0L3ByaW50YWJsZS50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9vdXRwdXQvcHJpbnRhYmxlLnRzXCI7LyoqXG4gKiBUZXh0IG9mIG90aGVycyAobmFtZXMsIHBhdGhzLCB2YWx1ZXMsIG1lc3NhZ2VzKSBhcyBpdCBtYXkgbGVhdmU6IG5vIGNoYXJhY3RlciBpbiBpdCBtb3ZlcyBhIGN1cnNvciwgaGlkZXMgb3IgcmVvcmRlcnNcbiAqIHdoYXQgaXMgc2hvd24sIG9yIGdpdmVzIGEgY29tbWFuZCB0byB3aG9ldmVyIHJlYWRzIHRoZSBvdXRwdXQuXG4gKi9cblxuLyoqIENvbnRyb2xzLCBmb3JtYXRzIChkaXJlY3Rpb24sIHplcm8gd2lkdGgpLCBsaW5lIHNlcGFyYXRvcnMsIGhhbHZlcyBvZiBjaGFyYWN0ZXJzLCBhbmQgd2hhdCBzaG93cyBhcyBub3RoaW5nLiAqL1xuY29uc3QgdW5wcmludGFibGUgPSAvW1xccHtDY31cXHB7Q2Z9XFxwe0NzfVxccHtabH1cXHB7WnB9XFxwe0RlZmF1bHRfSWdub3JhYmxlX0NvZGVfUG9pbnR9XS9ndTtcblxuY29uc3Qgc2hvcnRGb3JtczogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgc3RyaW5nPj4gPSB7IFwiXFxuXCI6IFwiXFxcXG5cIiwgXCJcXHJcIjogXCJcXFxcclwiLCBcIlxcdFwiOiBcIlxcXFx0XCIgfTtcblxuLyoqIEFzIGluIGEgc3RyaW5nIG9mIEpTT04gb3IgSmF2YVNjcmlwdDogYFxcdTAwMWJgLiAqL1xuZnVuY3Rpb24gZXNjYXBlZChjaGFyYWN0ZXI6IHN0cmluZyk6IHN0cmluZyB7XG4gIGNvbnN0IHNob3J0ID0gc2hvcnRGb3Jtc1tjaGFyYWN0ZXJdO1xuICBpZiAoc2hvcnQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIHNob3J0O1xuICByZXR1cm4gQXJyYXkuZnJvbSh7IGxlbmd0aDogY2hhcmFjdGVyLmxlbmd0aCB9LCAoXywgaW5kZXgpID0+XG4gICAgdW5pY29kZUVzY2FwZShjaGFyYWN0ZXIuY2hhckNvZGVBdChpbmRleCkpLFxuICApLmpvaW4oXCJcIik7XG59XG5cbmNvbnN0IHVuaWNvZGVFc2NhcGUgPSAodW5pdDogbnVtYmVyKSA9PiBgXFxcXHUke3VuaXQudG9TdHJpbmcoMTYpLnBhZFN0YXJ0KDQsIFwiMFwiKX1gO1xuXG4vKiogV2hldGhlciBhbGwgb2YgYSB0ZXh0J3MgY2hhcmFjdGVycyBhcmUgcHJpbnRhYmxlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGlzUHJpbnRhYmxlKHRleHQ6IHN0cmluZyk6IGJvb2xlYW4ge1xuICByZXR1cm4gdGV4dC5zZWFyY2godW5wcmludGFibGUpIDwgMDtcbn1cblxuLyoqIEVhY2ggdW5wcmludGFibGUgY2hhcmFjdGVyIG9mIGEgdGV4dCBhcyBgcmVwbGFjZWAgaGFzIGl0LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlcGxhY2VVbnByaW50YWJsZSh0ZXh0OiBzdHJpbmcsIHJlcGxhY2U6IChjaGFyYWN0ZXI6IHN0cmluZykgPT4gc3RyaW5nKTogc3RyaW5nIHtcbiAgcmV0dXJuIHRleHQucmVwbGFjZSh1bnByaW50YWJsZSwgcmVwbGFjZSk7XG59XG5cbi8qKiBUZXh0IG9mIG9uZSBsaW5lLCB3aGF0ZXZlciBpdCB3YXM6IGEgbmFtZSwgYSBwYXRoLCBhIG1lc3NhZ2UuICovXG5leHBvcnQgZnVuY3Rpb24gcHJpbnRhYmxlTGluZSh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gdGV4dC5yZXBsYWNlKHVucHJpbnRhYmxlLCBlc2NhcGVkKTtcbn1cblxuLyoqIFRleHQgb2YgbGluZXMuIEpTT04gc3RheXMgdGhlIEpTT04gdGhhdCBpdCB3YXMsIHdpdGggdGhlIHNhbWUgdmFsdWVzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByaW50YWJsZUxpbmVzKHRleHQ6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiB0ZXh0LnJlcGxhY2UodW5wcmludGFibGUsIChjaGFyYWN0ZXIpID0+IChjaGFyYWN0ZXIgPT09IFwiXFxuXCIgPyBcIlxcblwiIDogZXNjYXBlZChjaGFyYWN0ZXIpKSk7XG59XG5cbi8qKlxuICogVGhlIHNhbWUgd2hlcmUgR2l0SHViIHJlYWRzIGl0OiBubyBsaW5lIGlzIGEgd29ya2Zsb3cgY29tbWFuZC4gR2l0SHViJ3MgcnVubmVyIHRha2VzIGA6Om5hbWUgLi4uOjpgIGF0IGEgbGluZSdzXG4gKiBzdGFydCwgYWZ0ZXIgYmxhbmtzLCBhbmQgYCMjW25hbWVdYCBhbnl3aGVyZSAoQWN0aW9uQ29tbWFuZC5jcyBvZiBhY3Rpb25zL3J1bm5lcikuXG4gKi9cbmZ1bmN0aW9uIHdpdGhvdXRXb3JrZmxvd0NvbW1hbmRzKHRleHQ6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiB0ZXh0LnJlcGxhY2UoL14oW15cXFNcXG5dKik6KD89OikvZ20sIFwiJDFcXFxcdTAwM2FcIikucmVwbGFjZSgvIyNcXFsvZywgXCIjI1xcXFx1MDA1YlwiKTtcbn1cblxuLyoqIExpbmVzIGFzIHRoZXkgbWF5IGxlYXZlLCB0byBhIHRlcm1pbmFsLCBhIGZpbGUgb3IgYSBsb2cgb2YgR2l0SHViLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByaW50YWJsZU91dHB1dCh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gd2l0aG91dFdvcmtmbG93Q29tbWFuZHMocHJpbnRhYmxlTGluZXModGV4dCkpO1xufVxuXG4vKiogRGF0YSBhcyBKU09OIG9mIG9uZSBsaW5lIGEgbWVtYmVyLCBhbmQgYSBuZXdsaW5lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByaW50YWJsZUpzb24oZGF0YTogdW5rbm93bik6IHN0cmluZyB7XG4gIHJldHVybiBwcmludGFibGVMaW5lcyhgJHtKU09OLnN0cmluZ2lmeShkYXRhLCBudWxsLCAyKX1cXG5gKTtcbn1cblxuY29uc3QgcGxhaW4gPSAvXltcXHcuK0A6Lz1+LV17MSw4MH0kLztcbmNvbnN0IGxvbmdlc3QgPSA4MDtcblxuLyoqXG4gKiBBIG5hbWUgb3IgdmFsdWUgYXMgaXQgbWF5IGFwcGVhciBpbiBhIG1lc3NhZ2U6IHBsYWluIG9uZXMgdW5jaGFuZ2VkLCBhbGwgb3RoZXJzIGluIHF1b3RlcywgZXNjYXBlZCBhbmQgc2hvcnRlbmVkLCBzb1xuICogdGhhdCB0aGV5IGRvIG5vdCBmaWxsIHRoZSBzY3JlZW4uXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwcmludGFibGUodmFsdWU6IHN0cmluZyk6IHN0cmluZyB7XG4gIGlmIChwbGFpbi50ZXN0KHZhbHVlKSkgcmV0dXJuIHZhbHVlO1xuICBjb25zdCBzaG93biA9IHZhbHVlLmxlbmd0aCA+IGxvbmdlc3QgPyBgJHt2YWx1ZS5zbGljZSgwLCBsb25nZXN0KX1cdTIwMjZgIDogdmFsdWU7XG4gIHJldHVybiBwcmludGFibGVMaW5lKEpTT04uc3RyaW5naWZ5KHNob3duKSk7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9lcnJvcnMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZXJyb3JzLnRzXCI7aW1wb3J0IHsgdHlwZSBQYWludCwgcGxhaW4gfSBmcm9tIFwiLi9vdXRwdXQvcGxhaW4udHNcIjtcbmltcG9ydCB7IHByaW50YWJsZUxpbmUgfSBmcm9tIFwiLi9vdXRwdXQvcHJpbnRhYmxlLnRzXCI7XG5cbi8qKiBFeGl0IHN0YXR1c2VzIG9mIGV2ZXJ5IGNvbW1hbmQ6IHNlZSBcIkNvbnRyYWN0XCIgaW4gQVJDSElURUNUVVJFLm1kLiAqL1xuZXhwb3J0IGNvbnN0IGV4aXRTdGF0dXMgPSB7IHBhc3NlZDogMCwgZmFpbGVkOiAxLCBub3RDaGVja2VkOiAyIH0gYXMgY29uc3Q7XG5cbi8qKiBPbmUgdGhpbmcgdGhhdCBpcyB3cm9uZywgc2FpZCBzbyB0aGF0IGl0cyByZWFkZXIgY2FuIGZpeCBpdC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgUHJvYmxlbSB7XG4gIC8qKiBQYXRoIGFzIHRoZSB1c2VyIHdvdWxkIHR5cGUgaXQsIHJlbGF0aXZlIHRvIHRoZSB3b3JraW5nIGRpcmVjdG9yeSB3aGVyZSB0aGF0IGlzIHNob3J0ZXIuICovXG4gIHJlYWRvbmx5IGZpbGU/OiBzdHJpbmcgfCB1bmRlZmluZWQ7XG4gIC8qKiBMaW5lIGluIGBmaWxlYCwgY291bnRlZCBmcm9tIDEuICovXG4gIHJlYWRvbmx5IGxpbmU/OiBudW1iZXIgfCB1bmRlZmluZWQ7XG4gIC8qKiBDb2x1bW4gaW4gYGxpbmVgLCBjb3VudGVkIGZyb20gMSBpbiBVVEYtMTYgdW5pdHMuICovXG4gIHJlYWRvbmx5IGNvbHVtbj86IG51bWJlciB8IHVuZGVmaW5lZDtcbiAgLyoqIFdoYXQgaXMgd3JvbmcgYW5kIHdoYXQgd2FzIGV4cGVjdGVkLiAqL1xuICByZWFkb25seSBtZXNzYWdlOiBzdHJpbmc7XG4gIC8qKiBXaGF0IGFub3RoZXIgcHJvZ3JhbSBzYXlzIG9mIGl0LCBpbiBsaW5lcy4gKi9cbiAgcmVhZG9ubHkgZGV0YWlscz86IHN0cmluZyB8IHVuZGVmaW5lZDtcbiAgLyoqIFRoZSBjb21tYW5kIG9yIGVkaXQgdGhhdCBmaXhlcyBpdC4gKi9cbiAgcmVhZG9ubHkgZml4Pzogc3RyaW5nIHwgdW5kZWZpbmVkO1xufVxuXG4vKiogQSBwcm9ibGVtIHdob3NlIHJlYWRlciBsZWFybnMgd2hhdCB0byBkbzogYW4gZXJyb3IgaGFzIG5vIG90aGVyLiAqL1xuZXhwb3J0IHR5cGUgRml4YWJsZVByb2JsZW0gPSBQcm9ibGVtICYgeyByZWFkb25seSBmaXg6IHN0cmluZyB9O1xuXG4vKipcbiAqIEFuIGVycm9yIHRoYXQgd2UgZm9yZXNhdzogc2hvd24gYXMgaXRzIHByb2JsZW1zLCBuZXZlciB3aXRoIGEgc3RhY2suXG4gKiBFdmVyeXRoaW5nIGVsc2UgdGhhdCBpcyB0aHJvd24gaXMgYSBidWcgYW5kIHNob3dzIGl0cyBzdGFjay5cbiAqL1xuZXhwb3J0IGNsYXNzIEtub3duRXJyb3IgZXh0ZW5kcyBFcnJvciB7XG4gIHJlYWRvbmx5IHByb2JsZW1zOiByZWFkb25seSBGaXhhYmxlUHJvYmxlbVtdO1xuICByZWFkb25seSBzdGF0dXM6IDEgfCAyO1xuXG4gIGNvbnN0cnVjdG9yKHByb2JsZW1zOiBGaXhhYmxlUHJvYmxlbSB8IHJlYWRvbmx5IEZpeGFibGVQcm9ibGVtW10sIHN0YXR1czogMSB8IDIpIHtcbiAgICBjb25zdCBsaXN0ID0gQXJyYXkuaXNBcnJheShwcm9ibGVtcylcbiAgICAgID8gKHByb2JsZW1zIGFzIHJlYWRvbmx5IEZpeGFibGVQcm9ibGVtW10pXG4gICAgICA6IFtwcm9ibGVtcyBhcyBGaXhhYmxlUHJvYmxlbV07XG4gICAgc3VwZXIobGlzdC5tYXAoKHByb2JsZW0pID0+IGZvcm1hdFByb2JsZW0ocHJvYmxlbSkpLmpvaW4oXCJcXG5cIikpO1xuICAgIHRoaXMubmFtZSA9IFwiS25vd25FcnJvclwiO1xuICAgIHRoaXMucHJvYmxlbXMgPSBsaXN0O1xuICAgIHRoaXMuc3RhdHVzID0gc3RhdHVzO1xuICB9XG59XG5cbi8qKiBgZmlsZTpsaW5lOiBtZXNzYWdlYCwgdGhlbiBkZXRhaWxzIGFuZCB0aGUgZml4IG9uIGxpbmVzIG9mIHRoZWlyIG93bi4gKi9cbmV4cG9ydCBmdW5jdGlvbiBmb3JtYXRQcm9ibGVtKFxuICB7IGZpbGUsIGxpbmUsIGNvbHVtbiwgbWVzc2FnZSwgZGV0YWlscywgZml4IH06IFByb2JsZW0sXG4gIHBhaW50OiBQYWludCA9IHBsYWluLFxuKTogc3RyaW5nIHtcbiAgY29uc3QgcGxhY2UgPSBbZmlsZSwgbGluZSwgbGluZSAmJiBjb2x1bW5dLmZpbHRlcigocGFydCkgPT4gcGFydCAhPT0gdW5kZWZpbmVkKS5qb2luKFwiOlwiKTtcbiAgcmV0dXJuIFtcbiAgICBwcmludGFibGVMaW5lKGAke3BsYWNlfSR7cGxhY2UgPT09IFwiXCIgPyBcIlwiIDogXCI6IFwifSR7bWVzc2FnZX1gKSxcbiAgICAuLi4oZGV0YWlscyA9PT0gdW5kZWZpbmVkID8gW10gOiBbZGV0YWlscy5yZXBsYWNlKC9eKD89LikvZ20sIFwiICBcIildKSxcbiAgICAuLi4oZml4ID09PSB1bmRlZmluZWQgPyBbXSA6IFtgICAke3BhaW50LmJvbGQoXCJmaXg6XCIpfSAke2ZpeH1gXSksXG4gIF0uam9pbihcIlxcblwiKTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZpbGVzLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL2ZpbGVzLnRzXCI7aW1wb3J0IHtcbiAgY2htb2RTeW5jLFxuICBsc3RhdFN5bmMsXG4gIG1rZGlyU3luYyxcbiAgcmVhZGRpclN5bmMsXG4gIHJlYWRGaWxlU3luYyxcbiAgcmVhZGxpbmtTeW5jLFxuICByZW5hbWVTeW5jLFxuICBybWRpclN5bmMsXG4gIHJtU3luYyxcbiAgdHlwZSBTdGF0cyxcbiAgc3RhdFN5bmMsXG4gIHdyaXRlRmlsZVN5bmMsXG59IGZyb20gXCJub2RlOmZzXCI7XG5pbXBvcnQgeyBiYXNlbmFtZSwgZGlybmFtZSwgam9pbiwgcmVsYXRpdmUsIHJlc29sdmUgfSBmcm9tIFwibm9kZTpwYXRoXCI7XG5pbXBvcnQgeyBleGl0U3RhdHVzLCBLbm93bkVycm9yIH0gZnJvbSBcIi4vZXJyb3JzLnRzXCI7XG5pbXBvcnQgeyBpc0dvbmUsIG93bmVyT2ZGaWxlLCB0ZW1wb3JhcnlOYW1lIH0gZnJvbSBcIi4vb3duZWQtbmFtZXMudHNcIjtcbmltcG9ydCB7IHN5c3RlbUVycm9yIH0gZnJvbSBcIi4vc3lzdGVtLWVycm9yLnRzXCI7XG5cbi8qKlxuICogQSBmaWxlJ3MgdGV4dCwgb3IgdW5kZWZpbmVkIHdoZW4gdGhlcmUgaXMgbm9uZS5cbiAqIEB0aHJvd3MgS25vd25FcnJvciAoc3RhdHVzIDIpIHdoZW4gaXQgaXMgdGhlcmUgYW5kIGNhbm5vdCBiZSByZWFkLCBvciBpcyBub3QgVVRGLTguXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWFkSWZFeGlzdHMocGF0aDogc3RyaW5nKTogc3RyaW5nIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgYnl0ZXMgPSByZWFkQnl0ZXNJZkV4aXN0cyhwYXRoKTtcbiAgaWYgKGJ5dGVzID09PSB1bmRlZmluZWQpIHJldHVybiB1bmRlZmluZWQ7XG4gIHRyeSB7XG4gICAgcmV0dXJuIG5ldyBUZXh0RGVjb2RlcihcInV0Zi04XCIsIHsgZmF0YWw6IHRydWUsIGlnbm9yZUJPTTogdHJ1ZSB9KS5kZWNvZGUoYnl0ZXMpO1xuICB9IGNhdGNoIHtcbiAgICB0aHJvdyBuZXcgS25vd25FcnJvcihcbiAgICAgIHtcbiAgICAgICAgZmlsZTogcmVsYXRpdmUocHJvY2Vzcy5jd2QoKSwgcGF0aCkgfHwgcGF0aCxcbiAgICAgICAgbWVzc2FnZTogXCJpcyBub3QgVVRGLTggdGV4dFwiLFxuICAgICAgICBmaXg6IFwic2F2ZSBpdCBhcyBVVEYtOCwgb3IgcmVzdG9yZSBpdCBmcm9tIGdpdFwiLFxuICAgICAgfSxcbiAgICAgIGV4aXRTdGF0dXMubm90Q2hlY2tlZCxcbiAgICApO1xuICB9XG59XG5cbi8qKlxuICogQSBmaWxlJ3MgYnl0ZXMsIG9yIHVuZGVmaW5lZCB3aGVuIHRoZXJlIGlzIG5vbmUuXG4gKiBAdGhyb3dzIEtub3duRXJyb3IgKHN0YXR1cyAyKSB3aGVuIGl0IGlzIHRoZXJlIGFuZCBjYW5ub3QgYmUgcmVhZC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlYWRCeXRlc0lmRXhpc3RzKHBhdGg6IHN0cmluZyk6IEJ1ZmZlciB8IHVuZGVmaW5lZCB7XG4gIHRyeSB7XG4gICAgcmV0dXJuIHJlYWRGaWxlU3luYyhwYXRoKTtcbiAgfSBjYXRjaCAoZXJyb3IpIHtcbiAgICBjb25zdCB7IGNvZGUgfSA9IGVycm9yIGFzIE5vZGVKUy5FcnJub0V4Y2VwdGlvbjtcbiAgICBpZiAoY29kZSA9PT0gXCJFTk9FTlRcIiB8fCBjb2RlID09PSBcIkVOT1RESVJcIikgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICB0aHJvdyBzeXN0ZW1FcnJvcihlcnJvciwgcGF0aCkgPz8gZXJyb3I7XG4gIH1cbn1cblxuLyoqXG4gKiBXcml0ZXMgYWxsIGZpbGVzIG9yLCB3aGVuIG9uZSBjYW5ub3QgYmUgd3JpdHRlbiwgbm9uZTogZWFjaCBnb2VzIHRvIGEgdGVtcG9yYXJ5IGZpbGUgYmVzaWRlIGl0cyBwbGFjZSBmaXJzdCwgYW5kIGlzXG4gKiByZW5hbWVkIHdoZW4gYWxsIGFyZSB0aGVyZS4gQW4gZXJyb3Igb3IgYSBraWxsIGJlZm9yZSB0aGF0IGxlYXZlcyB0aGUgb2xkIGZpbGVzLlxuICpcbiAqIEEgZmlsZSB0aGF0IGlzIHJlcGxhY2VkIGtlZXBzIGl0cyBtb2RlLCBhbmQgb25lIHRoYXQgaXMgYSBzeW1ib2xpYyBsaW5rIHN0YXlzIG9uZTogaXRzIHRhcmdldCBpcyByZXBsYWNlZC4gVGhlIGxhc3RcbiAqIGZpbGUgaXMgdGhlIGZpcnN0IHRvIGJlIHRoZXJlIHVuZGVyIGl0cyB0ZW1wb3JhcnkgbmFtZSwgYW5kIHRoZSBsYXN0IHRvIGJlIGluIGl0cyBwbGFjZSwgYWZ0ZXIgdGhlIGByZW1vdmVkYCBhcmUgZ29uZTpcbiAqIGEgcmVjb3JkIG9mIHRoZSBvdGhlcnMgc2F5cyB3aGF0IGEga2lsbGVkIHJ1biB3YXMgYWJvdXQuXG4gKlxuICogQHRocm93cyBLbm93bkVycm9yIChzdGF0dXMgMikgbmFtaW5nIHRoZSBmaWxlIHRoYXQgY2Fubm90IGJlIHdyaXR0ZW4uXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiB3cml0ZUFsbChcbiAgcm9vdDogc3RyaW5nLFxuICBmaWxlczogUmVhZG9ubHlNYXA8c3RyaW5nLCBzdHJpbmc+LFxuICByZW1vdmVkOiByZWFkb25seSBzdHJpbmdbXSA9IFtdLFxuKTogdm9pZCB7XG4gIGNvbnN0IHN0YWdlZDogU3RhZ2VkW10gPSBbXTtcbiAgbGV0IHBsYWNlID0gcm9vdDtcbiAgbGV0IGlzQmVndW4gPSBmYWxzZTtcbiAgdHJ5IHtcbiAgICBmb3IgKGNvbnN0IFtwYXRoLCB0ZXh0XSBvZiBbLi4uZmlsZXNdLnJldmVyc2UoKSkge1xuICAgICAgcGxhY2UgPSBqb2luKHJvb3QsIHBhdGgpO1xuICAgICAgc3RhZ2VkLnVuc2hpZnQoc3RhZ2UocGxhY2UsIHRleHQpKTtcbiAgICB9XG4gICAgZm9yIChjb25zdCBbaW5kZXgsIHsgYmVzaWRlLCB0YXJnZXQgfV0gb2Ygc3RhZ2VkLmVudHJpZXMoKSkge1xuICAgICAgcGxhY2UgPSB0YXJnZXQ7XG4gICAgICBpZiAoaW5kZXggPT09IHN0YWdlZC5sZW5ndGggLSAxKSByZW1vdmVBbGwocm9vdCwgcmVtb3ZlZCk7XG4gICAgICByZW5hbWVTeW5jKGJlc2lkZSwgdGFyZ2V0KTtcbiAgICAgIGlzQmVndW4gPSB0cnVlO1xuICAgIH1cbiAgICBpZiAoZmlsZXMuc2l6ZSA9PT0gMCkgcmVtb3ZlQWxsKHJvb3QsIHJlbW92ZWQpO1xuICAgIC8vIG5vdCBiZWZvcmU6IHdoYXQgYSBraWxsZWQgcnVuIGxlZnQgbWF5IHNheSB3aGljaCBmaWxlcyBhcmUgaXRzXG4gICAgZm9yIChjb25zdCBmb2xkZXIgb2YgbmV3IFNldChzdGFnZWQubWFwKCh7IHRhcmdldCB9KSA9PiBkaXJuYW1lKHRhcmdldCkpKSlcbiAgICAgIHJlbW92ZUxlZnRvdmVycyhmb2xkZXIpO1xuICB9IGNhdGNoIChlcnJvcikge1xuICAgIC8vIHdpdGggc29tZSBpbiB0aGVpciBwbGFjZXMsIHRoZSBsYXN0IG9uZSBzYXlzIGZvciB0aGUgbmV4dCBydW4gd2hpY2ggdGhleSBhcmVcbiAgICBmb3IgKGNvbnN0IHsgYmVzaWRlLCBtYWRlIH0gb2YgaXNCZWd1biA/IHN0YWdlZC5zbGljZSgwLCAtMSkgOiBzdGFnZWQpIHtcbiAgICAgIHJtU3luYyhiZXNpZGUsIHsgZm9yY2U6IHRydWUgfSk7XG4gICAgICBpZiAobWFkZSAhPT0gdW5kZWZpbmVkKSByZW1vdmVFbXB0eShkaXJuYW1lKGJlc2lkZSksIG1hZGUpO1xuICAgIH1cbiAgICB0aHJvdyBzeXN0ZW1FcnJvcihlcnJvciwgcGxhY2UpID8/IGVycm9yO1xuICB9XG59XG5cbmludGVyZmFjZSBTdGFnZWQge1xuICByZWFkb25seSBiZXNpZGU6IHN0cmluZztcbiAgcmVhZG9ubHkgdGFyZ2V0OiBzdHJpbmc7XG4gIC8qKiBUaGUgb3V0ZXJtb3N0IGZvbGRlciB0aGF0IHdhcyBtYWRlIGZvciBpdC4gKi9cbiAgcmVhZG9ubHkgbWFkZTogc3RyaW5nIHwgdW5kZWZpbmVkO1xufVxuXG4vKiogV3JpdGVzIGEgdGV4dCBiZXNpZGUgdGhlIHBsYWNlIHdoZXJlIGl0IGJlbG9uZ3MuICovXG5mdW5jdGlvbiBzdGFnZShwbGFjZTogc3RyaW5nLCB0ZXh0OiBzdHJpbmcpOiBTdGFnZWQge1xuICBjb25zdCB0YXJnZXQgPSB0YXJnZXRPZihwbGFjZSk7XG4gIGNvbnN0IGJlZm9yZSA9IHN0YXRTeW5jKHRhcmdldCwgeyB0aHJvd0lmTm9FbnRyeTogZmFsc2UgfSk7XG4gIGlmIChiZWZvcmU/LmlzRmlsZSgpID09PSBmYWxzZSkgdGhyb3cgbm90QUZpbGUocGxhY2UsIGJlZm9yZSk7XG4gIGNvbnN0IGZvbGRlciA9IGRpcm5hbWUodGFyZ2V0KTtcbiAgY29uc3QgbWFkZSA9IG1rZGlyU3luYyhmb2xkZXIsIHsgcmVjdXJzaXZlOiB0cnVlIH0pO1xuICBjb25zdCBiZXNpZGUgPSBqb2luKGZvbGRlciwgdGVtcG9yYXJ5TmFtZShiYXNlbmFtZSh0YXJnZXQpKSk7XG4gIGNvbnN0IHN0YWdlZCA9IHsgYmVzaWRlLCB0YXJnZXQsIG1hZGUgfTtcbiAgdHJ5IHtcbiAgICB3cml0ZUZpbGVTeW5jKGJlc2lkZSwgdGV4dCk7XG4gICAgaWYgKGJlZm9yZSAhPT0gdW5kZWZpbmVkKSBjaG1vZFN5bmMoYmVzaWRlLCBiZWZvcmUubW9kZSAmIDBvNzc3Nyk7XG4gIH0gY2F0Y2ggKGVycm9yKSB7XG4gICAgcm1TeW5jKGJlc2lkZSwgeyBmb3JjZTogdHJ1ZSB9KTtcbiAgICBpZiAobWFkZSAhPT0gdW5kZWZpbmVkKSByZW1vdmVFbXB0eShmb2xkZXIsIG1hZGUpO1xuICAgIHRocm93IGVycm9yO1xuICB9XG4gIHJldHVybiBzdGFnZWQ7XG59XG5cbmZ1bmN0aW9uIG5vdEFGaWxlKHBsYWNlOiBzdHJpbmcsIGZvdW5kOiBTdGF0cyk6IEtub3duRXJyb3Ige1xuICByZXR1cm4gbmV3IEtub3duRXJyb3IoXG4gICAge1xuICAgICAgZmlsZTogcmVsYXRpdmUocHJvY2Vzcy5jd2QoKSwgcGxhY2UpIHx8IHBsYWNlLFxuICAgICAgbWVzc2FnZTogYGNhbm5vdCBiZSB3cml0dGVuOiBpdCBpcyAke2ZvdW5kLmlzRGlyZWN0b3J5KCkgPyBcImEgZm9sZGVyXCIgOiBcIm5vIGZpbGVcIn1gLFxuICAgICAgZml4OiBcIm1vdmUgaXQgYXdheVwiLFxuICAgIH0sXG4gICAgZXhpdFN0YXR1cy5ub3RDaGVja2VkLFxuICApO1xufVxuXG4vKiogV3JpdGVzIG9uZSBmaWxlLCB3aGVyZXZlciBpdCBpcywgYXMgYHdyaXRlQWxsYCBkb2VzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHdyaXRlT25lKHBhdGg6IHN0cmluZywgdGV4dDogc3RyaW5nKTogdm9pZCB7XG4gIHdyaXRlQWxsKGRpcm5hbWUocmVzb2x2ZShwYXRoKSksIG5ldyBNYXAoW1tiYXNlbmFtZShwYXRoKSwgdGV4dF1dKSk7XG59XG5cbi8qKiBXaGVyZSBhIHBhdGggbGVhZHM6IHdoYXQgaXRzIHN5bWJvbGljIGxpbmtzIG5hbWUsIHdoZXRoZXIgaXQgaXMgdGhlcmUgb3Igbm90LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHRhcmdldE9mKHBhdGg6IHN0cmluZyk6IHN0cmluZyB7XG4gIGxldCB0YXJnZXQgPSBwYXRoO1xuICBmb3IgKGxldCBsaW5rcyA9IDA7IGxpbmtzIDwgNDA7IGxpbmtzKyspIHtcbiAgICBpZiAobHN0YXRTeW5jKHRhcmdldCwgeyB0aHJvd0lmTm9FbnRyeTogZmFsc2UgfSk/LmlzU3ltYm9saWNMaW5rKCkgIT09IHRydWUpIHJldHVybiB0YXJnZXQ7XG4gICAgdGFyZ2V0ID0gcmVzb2x2ZShkaXJuYW1lKHRhcmdldCksIHJlYWRsaW5rU3luYyh0YXJnZXQpKTtcbiAgfVxuICB0aHJvdyBPYmplY3QuYXNzaWduKG5ldyBFcnJvcigpLCB7IGNvZGU6IFwiRUxPT1BcIiwgc3lzY2FsbDogXCJvcGVuXCIgfSk7XG59XG5cbi8qKiBSZW1vdmVzIHRoZSB0ZW1wb3JhcnkgZmlsZXMgaW4gYSBmb2xkZXIgb2YgcHJvY2Vzc2VzIHRoYXQgd2VyZSBraWxsZWQuICovXG5leHBvcnQgZnVuY3Rpb24gcmVtb3ZlTGVmdG92ZXJzKGZvbGRlcjogc3RyaW5nKTogdm9pZCB7XG4gIGxldCBuYW1lczogc3RyaW5nW107XG4gIHRyeSB7XG4gICAgbmFtZXMgPSByZWFkZGlyU3luYyhmb2xkZXIpO1xuICB9IGNhdGNoIHtcbiAgICAvLyBubyBmb2xkZXIsIG5vIGxlZnRvdmVyc1xuICAgIHJldHVybjtcbiAgfVxuICBmb3IgKGNvbnN0IG5hbWUgb2YgbmFtZXMpIHtcbiAgICBjb25zdCBvd25lciA9IG93bmVyT2ZGaWxlKG5hbWUpO1xuICAgIGlmIChvd25lciAhPT0gdW5kZWZpbmVkICYmIGlzR29uZShvd25lci5waWQpKSBybVN5bmMoam9pbihmb2xkZXIsIG5hbWUpLCB7IGZvcmNlOiB0cnVlIH0pO1xuICB9XG59XG5cbi8qKiBEZWxldGVzIGZpbGVzLCBhbmQgdGhlIGZvbGRlcnMgdGhhdCB0aGV5IGxlYXZlIGVtcHR5LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlbW92ZUFsbChyb290OiBzdHJpbmcsIHBhdGhzOiByZWFkb25seSBzdHJpbmdbXSk6IHZvaWQge1xuICBmb3IgKGNvbnN0IHBhdGggb2YgcGF0aHMpIHtcbiAgICBjb25zdCBwbGFjZSA9IGpvaW4ocm9vdCwgcGF0aCk7XG4gICAgcm1TeW5jKHBsYWNlLCB7IGZvcmNlOiB0cnVlIH0pO1xuICAgIHJlbW92ZUVtcHR5KGRpcm5hbWUocGxhY2UpLCBkaXJuYW1lKHBsYWNlKSk7XG4gIH1cbn1cblxuLyoqIFJlbW92ZXMgZm9sZGVycyBmcm9tIHRoZSBpbm5lciBvbmUgb3V0d2FyZHMsIHVwIHRvIGBvdXRlcm1vc3RgLCBhcyBsb25nIGFzIHRoZXkgYXJlIGVtcHR5LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlbW92ZUVtcHR5KGlubmVyOiBzdHJpbmcsIG91dGVybW9zdDogc3RyaW5nKTogdm9pZCB7XG4gIGZvciAobGV0IGZvbGRlciA9IGlubmVyOyA7IGZvbGRlciA9IGRpcm5hbWUoZm9sZGVyKSkge1xuICAgIHRyeSB7XG4gICAgICBybWRpclN5bmMoZm9sZGVyKTtcbiAgICB9IGNhdGNoIHtcbiAgICAgIC8vIHNvbWV0aGluZyBsaXZlcyB0aGVyZVxuICAgICAgcmV0dXJuO1xuICAgIH1cbiAgICBpZiAoZm9sZGVyID09PSBvdXRlcm1vc3QpIHJldHVybjtcbiAgfVxufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyY1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvb3duZWQtbmFtZXMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvb3duZWQtbmFtZXMudHNcIjsvKiogSW4gdGhlIG5hbWUgb2YgZXZlcnl0aGluZyB0ZW1wb3Jhcnk6IHdob3NlIGl0IGlzLCBzbyB0aGF0IHRoZSBuZXh0IHJ1biByZW1vdmVzIHdoYXQgYSBraWxsZWQgb25lIGxlZnQgYmVoaW5kLiAqL1xuY29uc3QgbWFyayA9IChwaWQ6IG51bWJlciB8IHN0cmluZykgPT4gYGdoYWYtbWljcm92bS0ke3BpZH1gO1xuXG4vKiogVGhlIG5hbWUgb2YgYSB0ZW1wb3JhcnkgZmlsZSBiZXNpZGUgYG5hbWVgLCBvZiB0aGlzIHByb2Nlc3Mgb3IgYW5vdGhlci4gKi9cbmV4cG9ydCBmdW5jdGlvbiB0ZW1wb3JhcnlOYW1lKG5hbWU6IHN0cmluZywgcGlkOiBudW1iZXIgfCBzdHJpbmcgPSBwcm9jZXNzLnBpZCk6IHN0cmluZyB7XG4gIHJldHVybiBgJHtuYW1lfS4ke21hcmsocGlkKX0udG1wYDtcbn1cblxuLyoqIFRoZSBiZWdpbm5pbmcgb2YgdGhlIG5hbWUgb2YgYSB0ZW1wb3JhcnkgZm9sZGVyLiAqL1xuZXhwb3J0IGNvbnN0IGZvbGRlclByZWZpeCA9IGAke21hcmsocHJvY2Vzcy5waWQpfS1gO1xuXG4vKiogVGhlIHByb2Nlc3MgdGhhdCBhIHRlbXBvcmFyeSBmaWxlIGlzIG9mLCBhbmQgdGhlIG5hbWUgdGhhdCBpdCBpcyB0byBoYXZlLiBVbmRlZmluZWQgZm9yIGFueSBvdGhlciBuYW1lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG93bmVyT2ZGaWxlKFxuICBuYW1lOiBzdHJpbmcsXG4pOiB7IHJlYWRvbmx5IHBpZDogbnVtYmVyOyByZWFkb25seSBvZjogc3RyaW5nIH0gfCB1bmRlZmluZWQge1xuICBjb25zdCBbLCBvZiwgcGlkXSA9IC9eKC4rKVxcLmdoYWYtbWljcm92bS0oXFxkKylcXC50bXAkL3MuZXhlYyhuYW1lKSA/PyBbXTtcbiAgcmV0dXJuIG9mID09PSB1bmRlZmluZWQgPyB1bmRlZmluZWQgOiB7IG9mLCBwaWQ6IE51bWJlcihwaWQpIH07XG59XG5cbi8qKiBUaGUgcHJvY2VzcyB0aGF0IGEgdGVtcG9yYXJ5IGZvbGRlciBpcyBvZi4gVW5kZWZpbmVkIGZvciBhbnkgb3RoZXIgbmFtZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBvd25lck9mRm9sZGVyKG5hbWU6IHN0cmluZyk6IG51bWJlciB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IFssIHBpZF0gPSAvXmdoYWYtbWljcm92bS0oXFxkKyktW0EtWmEtejAtOV17Nn0kLy5leGVjKG5hbWUpID8/IFtdO1xuICByZXR1cm4gcGlkID09PSB1bmRlZmluZWQgPyB1bmRlZmluZWQgOiBOdW1iZXIocGlkKTtcbn1cblxuLyoqIFdoZXRoZXIgdGhlIHByb2Nlc3MgaXMgZ29uZSwgc28gdGhhdCBub3RoaW5nIG9mIGl0IGlzIGluIHVzZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBpc0dvbmUocGlkOiBudW1iZXIpOiBib29sZWFuIHtcbiAgdHJ5IHtcbiAgICBwcm9jZXNzLmtpbGwocGlkLCAwKTtcbiAgICByZXR1cm4gZmFsc2U7XG4gIH0gY2F0Y2ggKGVycm9yKSB7XG4gICAgcmV0dXJuIChlcnJvciBhcyBOb2RlSlMuRXJybm9FeGNlcHRpb24pLmNvZGUgPT09IFwiRVNSQ0hcIjtcbiAgfVxufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyY1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvc3lzdGVtLWVycm9yLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL3N5c3RlbS1lcnJvci50c1wiO2ltcG9ydCB7IHJlbGF0aXZlIH0gZnJvbSBcIm5vZGU6cGF0aFwiO1xuaW1wb3J0IHsgZXhpdFN0YXR1cywgS25vd25FcnJvciB9IGZyb20gXCIuL2Vycm9ycy50c1wiO1xuXG5pbnRlcmZhY2UgUmVmdXNhbCB7XG4gIHJlYWRvbmx5IHJlYXNvbjogc3RyaW5nO1xuICByZWFkb25seSBmaXg6IHN0cmluZztcbn1cblxuY29uc3Qgbm90QUZvbGRlciA9IHsgcmVhc29uOiBcImEgZmlsZSBpcyB3aGVyZSBhIGZvbGRlciBzaG91bGQgYmVcIiwgZml4OiBcIm1vdmUgdGhhdCBmaWxlIGF3YXlcIiB9O1xuY29uc3QgbGltaXRPZkZpbGVzID0geyBmaXg6IFwiYWxsb3cgbW9yZTogdWxpbWl0IC1uIDEwMjRcIiB9O1xuY29uc3QgcGVybWlzc2lvbiA9IHtcbiAgcmVhc29uOiBcInBlcm1pc3Npb24gZGVuaWVkXCIsXG4gIGZpeDogXCJzZWUgd2hvIG1heTogbHMgLWxkIG9uIGl0IGFuZCBvbiB0aGUgZm9sZGVycyBhYm92ZSBpdFwiLFxufTtcblxuLyoqIFdoYXQgdGhlIHN5c3RlbSByZWZ1c2VzIHdoYXRldmVyIHRoZSBwcm9ncmFtIGRvZXMsIGJ5IHRoZSBlcnJvcidzIGNvZGU6IHNlZSBlcnJubygzKS4gKi9cbmNvbnN0IHJlZnVzYWxzOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBSZWZ1c2FsPj4gPSB7XG4gIEVBQ0NFUzogcGVybWlzc2lvbixcbiAgRVBFUk06IHBlcm1pc3Npb24sXG4gIEVCVVNZOiB7IHJlYXNvbjogXCJzb21ldGhpbmcgZWxzZSB1c2VzIGl0XCIsIGZpeDogXCJlbmQgd2hhdCBkb2VzLCB0aGVuIHJ1biB0aGlzIGFnYWluXCIgfSxcbiAgRURRVU9UOiB7IHJlYXNvbjogXCJ0aGlzIHVzZXIncyBzaGFyZSBvZiB0aGUgZGlzayBpcyBmdWxsXCIsIGZpeDogXCJmcmVlIHNvbWUgc3BhY2U6IHF1b3RhXCIgfSxcbiAgRUZCSUc6IHsgcmVhc29uOiBcImZpbGVzIG1heSBub3QgYmVjb21lIHRoYXQgbGFyZ2UgaGVyZVwiLCBmaXg6IFwic2VlOiB1bGltaXQgLWZcIiB9LFxuICBFSU86IHsgcmVhc29uOiBcInRoZSBkaXNrIGZhaWxzXCIsIGZpeDogXCJzZWU6IGRtZXNnXCIgfSxcbiAgRUlTRElSOiB7IHJlYXNvbjogXCJpdCBpcyBhIGZvbGRlclwiLCBmaXg6IFwibW92ZSBpdCBhd2F5XCIgfSxcbiAgRUxPT1A6IHsgcmVhc29uOiBcIml0cyBzeW1ib2xpYyBsaW5rcyBsZWFkIGluIGEgY2lyY2xlXCIsIGZpeDogXCJzZWU6IGxzIC1sXCIgfSxcbiAgRU1GSUxFOiB7IHJlYXNvbjogXCJ0aGlzIHByb2Nlc3MgbWF5IG5vdCBvcGVuIG1vcmUgZmlsZXNcIiwgLi4ubGltaXRPZkZpbGVzIH0sXG4gIEVOQU1FVE9PTE9ORzogeyByZWFzb246IFwiaXRzIG5hbWUgaXMgdG9vIGxvbmdcIiwgZml4OiBcInRha2UgYSBzaG9ydGVyIG9uZVwiIH0sXG4gIEVORklMRTogeyByZWFzb246IFwidGhlIHN5c3RlbSBoYXMgbm8gbW9yZSBvcGVuIGZpbGVzXCIsIGZpeDogXCJlbmQgd2hhdCBoYXMgbWFueSBvcGVuXCIgfSxcbiAgRU5PTUVNOiB7IHJlYXNvbjogXCJ0aGVyZSBpcyBubyBtZW1vcnkgbGVmdFwiLCBmaXg6IFwic2VlOiBmcmVlIC1tXCIgfSxcbiAgRU5PU1BDOiB7IHJlYXNvbjogXCJ0aGVyZSBpcyBubyBzcGFjZSBsZWZ0IG9uIHRoZSBkaXNrXCIsIGZpeDogXCJmcmVlIHNvbWUgc3BhY2U6IGRmIC1oXCIgfSxcbiAgRU5PVERJUjogbm90QUZvbGRlcixcbiAgRVJPRlM6IHsgcmVhc29uOiBcInRoZSBmaWxlIHN5c3RlbSBpcyByZWFkLW9ubHlcIiwgZml4OiBcInVzZSBhIGZvbGRlciB0aGF0IGNhbiBiZSB3cml0dGVuXCIgfSxcbiAgXCJta2RpciBFRVhJU1RcIjogbm90QUZvbGRlcixcbiAgXCJta2RpciBFTk9FTlRcIjoge1xuICAgIHJlYXNvbjogXCJhIGxpbmsgb24gdGhlIHdheSB0byBpdCBsZWFkcyBub3doZXJlXCIsXG4gICAgZml4OiBcInNlZTogbHMgLWwgb24gdGhlIGZvbGRlcnMgYWJvdmUgaXRcIixcbiAgfSxcbiAgXCJ3YXRjaCBFTUZJTEVcIjoge1xuICAgIHJlYXNvbjogXCJ0aGUgc3lzdGVtIHdhdGNoZXMgdG9vIG1hbnkgZm9sZGVycyBmb3IgdGhpcyB1c2VyXCIsXG4gICAgZml4OiBcImFsbG93IG1vcmU6IHN5c2N0bCBmcy5pbm90aWZ5Lm1heF91c2VyX2luc3RhbmNlc1wiLFxuICB9LFxuICBcIndhdGNoIEVOT1NQQ1wiOiB7XG4gICAgcmVhc29uOiBcInRoZSBzeXN0ZW0gd2F0Y2hlcyB0b28gbWFueSBmaWxlcyBmb3IgdGhpcyB1c2VyXCIsXG4gICAgZml4OiBcImFsbG93IG1vcmU6IHN5c2N0bCBmcy5pbm90aWZ5Lm1heF91c2VyX3dhdGNoZXNcIixcbiAgfSxcbiAgXCJzcGF3biBFQUdBSU5cIjogeyByZWFzb246IFwidGhpcyB1c2VyIG1heSBzdGFydCBubyBtb3JlIHByb2Nlc3Nlc1wiLCBmaXg6IFwic2VlOiB1bGltaXQgLXVcIiB9LFxufTtcblxuLyoqXG4gKiBXaGF0IHRoZSBzeXN0ZW0gcmVmdXNlZCwgYXMgYW4gZXJyb3IgdG8gc2hvdzsgdW5kZWZpbmVkIGZvciBhIGJ1Zy5cbiAqIEBwYXJhbSBwYXRoIFRoZSBmaWxlIHRoYXQgaXQgaXMgYWJvdXQsIHdoZXJlIHRoZSBlcnJvciBkb2VzIG5vdCBzYXkuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzeXN0ZW1FcnJvcihlcnJvcjogdW5rbm93biwgcGF0aD86IHN0cmluZyk6IEtub3duRXJyb3IgfCB1bmRlZmluZWQge1xuICBpZiAoIShlcnJvciBpbnN0YW5jZW9mIEVycm9yKSkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgY29uc3QgeyBjb2RlLCBzeXNjYWxsLCBwYXRoOiBvd24gfSA9IGVycm9yIGFzIE5vZGVKUy5FcnJub0V4Y2VwdGlvbjtcbiAgY29uc3QgW2NhbGwgPSBcIlwiXSA9IHN5c2NhbGw/LnNwbGl0KFwiIFwiKSA/PyBbXTtcbiAgY29uc3QgcmVmdXNhbCA9IGNhbGwgPT09IFwiXCIgPyB1bmRlZmluZWQgOiAocmVmdXNhbHNbYCR7Y2FsbH0gJHtjb2RlfWBdID8/IHJlZnVzYWxzW2Ake2NvZGV9YF0pO1xuICBpZiAocmVmdXNhbCA9PT0gdW5kZWZpbmVkKSByZXR1cm4gdW5kZWZpbmVkO1xuICBjb25zdCBmaWxlID0gcGF0aCA/PyBvd247XG4gIHJldHVybiBuZXcgS25vd25FcnJvcihcbiAgICB7XG4gICAgICBmaWxlOiBmaWxlID09PSB1bmRlZmluZWQgPyB1bmRlZmluZWQgOiBzaG93blBhdGgoZmlsZSksXG4gICAgICBtZXNzYWdlOiBgJHt2ZXJic1tjYWxsXSA/PyBcImNhbm5vdCBiZSB1c2VkXCJ9OiAke3JlZnVzYWwucmVhc29ufWAsXG4gICAgICBmaXg6IHJlZnVzYWwuZml4LFxuICAgIH0sXG4gICAgZXhpdFN0YXR1cy5ub3RDaGVja2VkLFxuICApO1xufVxuXG5jb25zdCB3cml0dGVuID0gXCJjYW5ub3QgYmUgd3JpdHRlblwiO1xuY29uc3QgdmVyYnM6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHN0cmluZz4+ID0ge1xuICBjaG1vZDogd3JpdHRlbixcbiAgY29weWZpbGU6IHdyaXR0ZW4sXG4gIGZjaG1vZDogd3JpdHRlbixcbiAgZnRydW5jYXRlOiB3cml0dGVuLFxuICBta2Rpcjogd3JpdHRlbixcbiAgbWtkdGVtcDogd3JpdHRlbixcbiAgb3BlbjogXCJjYW5ub3QgYmUgb3BlbmVkXCIsXG4gIHJlYWQ6IFwiY2Fubm90IGJlIHJlYWRcIixcbiAgcmVuYW1lOiB3cml0dGVuLFxuICBybWRpcjogXCJjYW5ub3QgYmUgcmVtb3ZlZFwiLFxuICBzY2FuZGlyOiBcImNhbm5vdCBiZSByZWFkXCIsXG4gIHNwYXduOiBcImNhbm5vdCBiZSBzdGFydGVkXCIsXG4gIHN5bWxpbms6IHdyaXR0ZW4sXG4gIHVubGluazogXCJjYW5ub3QgYmUgcmVtb3ZlZFwiLFxuICB3cml0ZTogd3JpdHRlbixcbn07XG5cbi8qKiBUaGUgc2hvcnRlciBvZiBhIHBhdGggZnJvbSB0aGUgd29ya2luZyBmb2xkZXIgYW5kIGZyb20gdGhlIHJvb3QuICovXG5mdW5jdGlvbiBzaG93blBhdGgocGF0aDogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgYmVsb3cgPSByZWxhdGl2ZShwcm9jZXNzLmN3ZCgpLCBwYXRoKTtcbiAgcmV0dXJuIGJlbG93LnN0YXJ0c1dpdGgoXCIuLi9cIikgfHwgYmVsb3cgPT09IFwiXCIgPyBwYXRoIDogYmVsb3c7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm1cIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vcGluLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vcGluLnRzXCI7aW1wb3J0IHsgZXhpc3RzU3luYyB9IGZyb20gXCJub2RlOmZzXCI7XG5pbXBvcnQgeyBkaXJuYW1lLCBqb2luLCByZWxhdGl2ZSB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCB0eXBlIHsgQ29uZmlnIH0gZnJvbSBcIi4uL2NvbmZpZy50c1wiO1xuaW1wb3J0IHsgZXhpdFN0YXR1cywgS25vd25FcnJvciB9IGZyb20gXCIuLi9lcnJvcnMudHNcIjtcbmltcG9ydCB7IHJlYWRJZkV4aXN0cyB9IGZyb20gXCIuLi9maWxlcy50c1wiO1xuaW1wb3J0IHsgQXR0cmlidXRlcyB9IGZyb20gXCIuLi9mbGFrZS1sb2NrL2F0dHJpYnV0ZXMudHNcIjtcbmltcG9ydCB0eXBlIHsgRmxha2VMb2NrIH0gZnJvbSBcIi4uL2ZsYWtlLWxvY2svZmxha2UtbG9jay50c1wiO1xuaW1wb3J0IHsgZmluZE1pY3Jvdm1Ob2RlcyB9IGZyb20gXCIuLi9mbGFrZS1sb2NrL21pY3Jvdm0tbm9kZS50c1wiO1xuaW1wb3J0IHsgcGFyc2VGbGFrZUxvY2sgfSBmcm9tIFwiLi4vZmxha2UtbG9jay9wYXJzZS1mbGFrZS1sb2NrLnRzXCI7XG5pbXBvcnQgeyByZXNvbHZlSW5wdXRzIH0gZnJvbSBcIi4uL2ZsYWtlLWxvY2svcmVzb2x2ZS1pbnB1dC50c1wiO1xuaW1wb3J0IHsgaXNLbm93blJldmlzaW9uIH0gZnJvbSBcIi4vaGlzdG9yeS9rbm93bi1yZXZpc2lvbnMudHNcIjtcbmltcG9ydCB0eXBlIHsgT3B0aW9uU2NoZW1hIH0gZnJvbSBcIi4vc2NoZW1hL29wdGlvbi1zY2hlbWEudHNcIjtcblxuLyoqIFdoYXQgYSByZXBvc2l0b3J5J3MgbG9jayBwaW5zLCBvZiB3aGF0IGFuIG9wdGlvbiBzY2hlbWEgaXMgcmVhZCB3aXRoLiAqL1xuZXhwb3J0IGludGVyZmFjZSBQaW4ge1xuICByZWFkb25seSBtaWNyb3ZtOiBBdHRyaWJ1dGVzO1xuICByZWFkb25seSBuaXhwa2dzOiBBdHRyaWJ1dGVzIHwgdW5kZWZpbmVkO1xufVxuXG4vKipcbiAqIFJlYWRzIHRoZSByZXBvc2l0b3J5J3Mgb3duIGxvY2suXG4gKiBAdGhyb3dzIEtub3duRXJyb3I6IHN0YXR1cyAyIHdoZW4gaXQgaXMgbWlzc2luZyBvciBtYWxmb3JtZWQsIDEgd2hlbiBub3RoaW5nIGluIGl0IGlzIG1pY3Jvdm0ubml4LlxuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZFBpbihyb290OiBzdHJpbmcsIGNvbmZpZzogQ29uZmlnKTogUGluIHtcbiAgY29uc3QgdGV4dCA9IHJlYWRJZkV4aXN0cyhqb2luKHJvb3QsIGNvbmZpZy5sb2NrKSk7XG4gIGlmICh0ZXh0ID09PSB1bmRlZmluZWQpXG4gICAgdGhyb3cgbmV3IEtub3duRXJyb3IoXG4gICAgICB7XG4gICAgICAgIGZpbGU6IGNvbmZpZy5sb2NrLFxuICAgICAgICBtZXNzYWdlOiBcImRvZXMgbm90IGV4aXN0LCBhbmQgaXQgcGlucyB0aGUgbWljcm92bS5uaXggd2hvc2Ugb3B0aW9ucyBhcmUgdXNlZCBoZXJlXCIsXG4gICAgICAgIGZpeDogcm9vdEFib3ZlKHJvb3QsIGNvbmZpZykgPz8gbG9ja0FuZXcocm9vdCwgY29uZmlnKSxcbiAgICAgIH0sXG4gICAgICBleGl0U3RhdHVzLm5vdENoZWNrZWQsXG4gICAgKTtcbiAgY29uc3QgbG9jayA9IHBhcnNlRmxha2VMb2NrKHRleHQsIGNvbmZpZy5sb2NrKTtcbiAgY29uc3Qgbm9kZXMgPSBmaW5kTWljcm92bU5vZGVzKGxvY2ssIGlzS25vd25SZXZpc2lvbik7XG4gIC8vIGZsYWtlcyBjYWxsIGl0IHNvLCBhbmQgdGhlIGZsYWtlJ3Mgb3duIGxpYnJhcnkgdGFrZXMgdGhlIGlucHV0IG9mIHRoYXQgbmFtZVxuICBjb25zdCBub2RlID1cbiAgICBub2Rlcy5maW5kKCh7IGlucHV0UGF0aHMgfSkgPT4gaW5wdXRQYXRocy5zb21lKChwYXRoKSA9PiBwYXRoLmpvaW4oXCIvXCIpID09PSBcIm1pY3Jvdm1cIikpID8/XG4gICAgbm9kZXNbMF07XG4gIGlmIChub2RlID09PSB1bmRlZmluZWQpXG4gICAgdGhyb3cgbmV3IEtub3duRXJyb3IoXG4gICAgICB7XG4gICAgICAgIGZpbGU6IGNvbmZpZy5sb2NrLFxuICAgICAgICBtZXNzYWdlOiBcInBpbnMgbm8gbWljcm92bS5uaXhcIixcbiAgICAgICAgZml4OiAnYWRkIGlucHV0cy5taWNyb3ZtLnVybCA9IFwiZ2l0aHViOm1pY3Jvdm0tbml4L21pY3Jvdm0ubml4XCIgdG8gZmxha2Uubml4LCB0aGVuOiBuaXggZmxha2UgbG9jaycsXG4gICAgICB9LFxuICAgICAgZXhpdFN0YXR1cy5mYWlsZWQsXG4gICAgKTtcbiAgcmV0dXJuIHsgbWljcm92bTogbG9ja2VkKGxvY2ssIG5vZGUua2V5KSwgbml4cGtnczogbml4cGtnc09mKGxvY2spIH07XG59XG5cbmZ1bmN0aW9uIGxvY2tBbmV3KHJvb3Q6IHN0cmluZywgeyBsb2NrIH06IENvbmZpZyk6IHN0cmluZyB7XG4gIHJldHVybiBleGlzdHNTeW5jKGpvaW4ocm9vdCwgZGlybmFtZShsb2NrKSwgXCJmbGFrZS5uaXhcIikpXG4gICAgPyBcIm5peCBmbGFrZSBsb2NrXCJcbiAgICA6IFwiZ2hhZi1taWNyb3ZtIGluaXQ6IGl0IHdyaXRlcyBhIGZsYWtlLm5peCBhbmQgYSBmbGFrZS5sb2NrXCI7XG59XG5cbi8qKiBUaGUgZGF5IG9mIHRoZSBwaW5uZWQgbml4cGtncywgXCIyMDI2LTA4LTE5XCI6IGEgbG9ja2VkIGJyYW5jaCBoYXMgdGhhdCBvZiBpdHMgY29tbWl0LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRheU9mUGFja2FnZXMoeyBuaXhwa2dzIH06IFBpbik6IHN0cmluZyB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IHNlY29uZHMgPSBOdW1iZXIobml4cGtncz8uZ2V0KFwibGFzdE1vZGlmaWVkXCIpID8/IE51bWJlci5OYU4pO1xuICBjb25zdCBkYXRlID0gbmV3IERhdGUoc2Vjb25kcyAqIDEwMDApO1xuICByZXR1cm4gTnVtYmVyLmlzTmFOKGRhdGUuZ2V0VGltZSgpKSA/IHVuZGVmaW5lZCA6IGRhdGUudG9JU09TdHJpbmcoKS5zbGljZSgwLCAxMCk7XG59XG5cbi8qKiBXaGF0IHRvIGRvIHdoZW4gdGhlIGNvbW1hbmQgd2FzIG1lYW50IGZvciBhIGZvbGRlciBmdXJ0aGVyIHVwLiAqL1xuZnVuY3Rpb24gcm9vdEFib3ZlKHJvb3Q6IHN0cmluZywgY29uZmlnOiBDb25maWcpOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBmb3IgKGxldCBmb2xkZXIgPSBkaXJuYW1lKHJvb3QpOyBmb2xkZXIgIT09IGRpcm5hbWUoZm9sZGVyKTsgZm9sZGVyID0gZGlybmFtZShmb2xkZXIpKVxuICAgIGlmIChleGlzdHNTeW5jKGpvaW4oZm9sZGVyLCBjb25maWcubG9jaykpKVxuICAgICAgcmV0dXJuIGBjZCAke3JlbGF0aXZlKHJvb3QsIGZvbGRlcil9LCB3aGVyZSB0aGUgcmVwb3NpdG9yeSdzIHJvb3QgaXNgO1xuICByZXR1cm4gdW5kZWZpbmVkO1xufVxuXG5mdW5jdGlvbiBsb2NrZWQobG9jazogRmxha2VMb2NrLCBrZXk6IHN0cmluZyk6IEF0dHJpYnV0ZXMge1xuICByZXR1cm4gbG9jay5ub2Rlcy5nZXQoa2V5KT8ubG9ja2VkID8/IG5ldyBBdHRyaWJ1dGVzKCk7XG59XG5cbi8qKiBUaGUgcm9vdCdzIG93biBuaXhwa2dzOiBpdHMgbGliIGV2YWx1YXRlcyB0aGUgVk1zLCBzbyBpdCByZWFkcyB0aGVpciBvcHRpb25zIHRvby4gKi9cbmZ1bmN0aW9uIG5peHBrZ3NPZihsb2NrOiBGbGFrZUxvY2spOiBBdHRyaWJ1dGVzIHwgdW5kZWZpbmVkIHtcbiAgY29uc3Qga2V5ID0gcmVzb2x2ZUlucHV0cyhsb2NrKS50YXJnZXQobG9jay5yb290LCBcIm5peHBrZ3NcIik7XG4gIHJldHVybiBrZXkgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IGxvY2tlZChsb2NrLCBrZXkpO1xufVxuXG4vKipcbiAqIFJlZnVzZXMgYW4gb3B0aW9uIHNjaGVtYSBvZiBhbm90aGVyIHJldmlzaW9uIHRoYW4gdGhlIGxvY2sgcGlucy5cbiAqIEB0aHJvd3MgS25vd25FcnJvciAoc3RhdHVzIDEpIHdpdGggdGhlIGNvbW1hbmQgdGhhdCBmaXhlcyBpdC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlcXVpcmVTY2hlbWFPZlBpbihjb25maWc6IENvbmZpZywgc2NoZW1hOiBPcHRpb25TY2hlbWEsIHsgbWljcm92bSB9OiBQaW4pOiB2b2lkIHtcbiAgY29uc3QgbmFySGFzaCA9IG1pY3Jvdm0uZ2V0KFwibmFySGFzaFwiKTtcbiAgaWYgKG5hckhhc2ggPT09IHNjaGVtYS5zb3VyY2UubmFySGFzaCkgcmV0dXJuO1xuICBjb25zdCByZXYgPSBtaWNyb3ZtLmdldChcInJldlwiKTtcbiAgY29uc3QgcGlubmVkID1cbiAgICByZXYgPT09IHVuZGVmaW5lZCB8fCByZXYgPT09IHNjaGVtYS5zb3VyY2UucmV2XG4gICAgICA/IG5hckhhc2ggPT09IHVuZGVmaW5lZFxuICAgICAgICA/IGAke2NvbmZpZy5sb2NrfSBoYXMgbm8gbmFySGFzaCBmb3IgaXRzIG1pY3Jvdm0ubml4YFxuICAgICAgICA6IGAke2NvbmZpZy5sb2NrfSBwaW5zIHRoZSBuYXJIYXNoICR7bmFySGFzaH0sIGFuZCB0aGF0IHJldmlzaW9uJ3MgaXMgJHtzY2hlbWEuc291cmNlLm5hckhhc2h9YFxuICAgICAgOiBgJHtjb25maWcubG9ja30gcGlucyAke1N0cmluZyhyZXYpLnNsaWNlKDAsIDgpfWA7XG4gIHRocm93IG5ldyBLbm93bkVycm9yKFxuICAgIHtcbiAgICAgIGZpbGU6IGNvbmZpZy5zY2hlbWEsXG4gICAgICBtZXNzYWdlOiBgaXMgb2YgbWljcm92bS5uaXggJHtzY2hlbWEuc291cmNlLnJldi5zbGljZSgwLCA4KX0sIGJ1dCAke3Bpbm5lZH1gLFxuICAgICAgZml4OlxuICAgICAgICByZXYgPT09IHNjaGVtYS5zb3VyY2UucmV2XG4gICAgICAgICAgPyBgbG9jayBpdCBhZ2Fpbjogbml4IGZsYWtlIHVwZGF0ZSBtaWNyb3ZtICh0aGVuIG5wbSBydW4gY29kZWdlbiAtLSAtLXJlZnJlc2gpYFxuICAgICAgICAgIDogXCJucG0gcnVuIGNvZGVnZW4gLS0gLS1yZWZyZXNoIChuZWVkcyBOaXgpXCIsXG4gICAgfSxcbiAgICBleGl0U3RhdHVzLmZhaWxlZCxcbiAgKTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9hdHRyaWJ1dGVzLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svYXR0cmlidXRlcy50c1wiO2ltcG9ydCB0eXBlIHsgSnNvbk9iamVjdCB9IGZyb20gXCIuL3BhcnNlLWpzb24udHNcIjtcblxuZXhwb3J0IHR5cGUgQXR0cmlidXRlID0gc3RyaW5nIHwgbnVtYmVyIHwgYm9vbGVhbjtcblxuZXhwb3J0IGZ1bmN0aW9uIGlzQXR0cmlidXRlKHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgQXR0cmlidXRlIHtcbiAgcmV0dXJuIHR5cGVvZiB2YWx1ZSA9PT0gXCJzdHJpbmdcIiB8fCB0eXBlb2YgdmFsdWUgPT09IFwibnVtYmVyXCIgfHwgdHlwZW9mIHZhbHVlID09PSBcImJvb2xlYW5cIjtcbn1cblxuLyoqXG4gKiBUaGUgYXR0cmlidXRlcyBvZiBhIGZsYWtlIHJlZmVyZW5jZSwgc3VjaCBhcyBgdHlwZWAsIGBvd25lcmAsIGByZXZgOiBhIHZpZXcgb2YgdGhlIGxvY2sncyBKU09OLCBzaW5jZSBjb3B5aW5nIHRob3NlXG4gKiBvZiB0ZW4gdGhvdXNhbmQgbm9kZXMgdGFrZXMgbG9uZ2VyIHRoYW4gZXZlcnl0aGluZyBlbHNlLlxuICovXG5leHBvcnQgY2xhc3MgQXR0cmlidXRlcyBpbXBsZW1lbnRzIEl0ZXJhYmxlPHJlYWRvbmx5IFtzdHJpbmcsIEF0dHJpYnV0ZV0+IHtcbiAgcHJpdmF0ZSByZWFkb25seSBvYmplY3Q6IEpzb25PYmplY3Q7XG4gIHByaXZhdGUgcmVhZG9ubHkgbW9yZTogSnNvbk9iamVjdCB8IHVuZGVmaW5lZDtcblxuICAvKipcbiAgICogQHBhcmFtIG9iamVjdCBXaG9zZSB2YWx1ZXMgYXJlIGF0dHJpYnV0ZXMuXG4gICAqIEBwYXJhbSBtb3JlIFRob3NlIHRoYXQgYG9iamVjdGAgbGFja3MuXG4gICAqL1xuICBjb25zdHJ1Y3RvcihvYmplY3Q6IEpzb25PYmplY3QgPSB7fSwgbW9yZT86IEpzb25PYmplY3QpIHtcbiAgICB0aGlzLm9iamVjdCA9IG9iamVjdDtcbiAgICB0aGlzLm1vcmUgPSBtb3JlO1xuICB9XG5cbiAgZ2V0KG5hbWU6IHN0cmluZyk6IEF0dHJpYnV0ZSB8IHVuZGVmaW5lZCB7XG4gICAgLy8gd2hhdCBldmVyeSBvYmplY3QgaW5oZXJpdHMgaXMgYSBmdW5jdGlvbiBvciBhbiBvYmplY3RcbiAgICBjb25zdCB2YWx1ZSA9IHRoaXMub2JqZWN0W25hbWVdO1xuICAgIGlmIChpc0F0dHJpYnV0ZSh2YWx1ZSkpIHJldHVybiB2YWx1ZTtcbiAgICBjb25zdCBtb3JlID0gdGhpcy5tb3JlPy5bbmFtZV07XG4gICAgcmV0dXJuIGlzQXR0cmlidXRlKG1vcmUpID8gbW9yZSA6IHVuZGVmaW5lZDtcbiAgfVxuXG4gIC8qKiBUaGUgdmFsdWUgd2hlbiBpdCBpcyBhIHN0cmluZy4gKi9cbiAgdGV4dChuYW1lOiBzdHJpbmcpOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICAgIGNvbnN0IHZhbHVlID0gdGhpcy5vYmplY3RbbmFtZV07XG4gICAgaWYgKHR5cGVvZiB2YWx1ZSA9PT0gXCJzdHJpbmdcIikgcmV0dXJuIHZhbHVlO1xuICAgIGNvbnN0IG90aGVyID0gdGhpcy5nZXQobmFtZSk7XG4gICAgcmV0dXJuIHR5cGVvZiBvdGhlciA9PT0gXCJzdHJpbmdcIiA/IG90aGVyIDogdW5kZWZpbmVkO1xuICB9XG5cbiAgaGFzKG5hbWU6IHN0cmluZyk6IGJvb2xlYW4ge1xuICAgIHJldHVybiB0aGlzLmdldChuYW1lKSAhPT0gdW5kZWZpbmVkO1xuICB9XG5cbiAgKltTeW1ib2wuaXRlcmF0b3JdKCk6IEl0ZXJhdG9yPHJlYWRvbmx5IFtzdHJpbmcsIEF0dHJpYnV0ZV0+IHtcbiAgICBjb25zdCBuYW1lcyA9IG5ldyBTZXQoWy4uLk9iamVjdC5rZXlzKHRoaXMub2JqZWN0KSwgLi4uT2JqZWN0LmtleXModGhpcy5tb3JlID8/IHt9KV0pO1xuICAgIGZvciAoY29uc3QgbmFtZSBvZiBuYW1lcykgeWllbGQgW25hbWUsIHRoaXMuZ2V0KG5hbWUpIGFzIEF0dHJpYnV0ZV07XG4gIH1cbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9taWNyb3ZtLW5vZGUudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9taWNyb3ZtLW5vZGUudHNcIjtpbXBvcnQgeyBwb3NpeCB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCB7IHBhcnNlSGFzaCwgcGFyc2VTcmksIHNyaU9mIH0gZnJvbSBcIi4uL25peC9oYXNoLnRzXCI7XG5pbXBvcnQgeyBwcmludGFibGUgfSBmcm9tIFwiLi4vb3V0cHV0L3ByaW50YWJsZS50c1wiO1xuaW1wb3J0IHR5cGUgeyBBdHRyaWJ1dGVzIH0gZnJvbSBcIi4vYXR0cmlidXRlcy50c1wiO1xuaW1wb3J0IHR5cGUgeyBGbGFrZUxvY2ssIExvY2tOb2RlIH0gZnJvbSBcIi4vZmxha2UtbG9jay50c1wiO1xuaW1wb3J0IHsgdHlwZSBSZXNvbHZlZElucHV0cywgcmVzb2x2ZUlucHV0cyB9IGZyb20gXCIuL3Jlc29sdmUtaW5wdXQudHNcIjtcblxuLyoqIFdoYXQgYSBsb2NrIGZpbGUgc2F5cyBhYm91dCBhIG5vZGUncyBjb250ZW50LiAqL1xuZXhwb3J0IGludGVyZmFjZSBMb2NrZWRDb250ZW50IHtcbiAgcmVhZG9ubHkgcmV2Pzogc3RyaW5nIHwgdW5kZWZpbmVkO1xuICByZWFkb25seSBuYXJIYXNoPzogc3RyaW5nIHwgdW5kZWZpbmVkO1xufVxuXG4vKiogQSBub2RlIG9mIGEgbG9jayBmaWxlIHRoYXQgaXMgbWljcm92bS5uaXguICovXG5leHBvcnQgaW50ZXJmYWNlIE1pY3Jvdm1Ob2RlIHtcbiAgcmVhZG9ubHkga2V5OiBzdHJpbmc7XG4gIC8qKiBBdCBtb3N0IGZpdmUgcGF0aHMgZnJvbSB0aGUgcm9vdCwgc2hvcnRlc3QgZmlyc3QsIGZvbGxvd3MgaW5jbHVkZWQuIE5ldmVyIGVtcHR5LiAqL1xuICByZWFkb25seSBpbnB1dFBhdGhzOiByZWFkb25seSAocmVhZG9ubHkgc3RyaW5nW10pW107XG4gIC8qKiBXaGV0aGVyIHRoZSByb290IGhhcyBpdCBhcyBhbiBpbnB1dCBvZiBpdHMgb3duLCBhbHNvIGJ5IGZvbGxvd3MuICovXG4gIHJlYWRvbmx5IGRpcmVjdDogYm9vbGVhbjtcbiAgLyoqIFRoZSBpbnB1dCBwYXRoIHdpdGhvdXQgZm9sbG93czogaXRzIGZpcnN0IG5hbWUgaXMgdGhlIHJvb3QncyBpbnB1dCB0byB1cGRhdGUuICovXG4gIHJlYWRvbmx5IGxvY2tlZFBhdGg6IHJlYWRvbmx5IHN0cmluZ1tdO1xuICAvKiogVW5kZWZpbmVkIHdoZW4gbm90aGluZyBidXQgaXRzIHJldiBvciBuYXJIYXNoIHNheXMgdGhhdCBpdCBpcyBtaWNyb3ZtLm5peC4gKi9cbiAgcmVhZG9ubHkgb3JpZ2luOiBPcmlnaW4gfCB1bmRlZmluZWQ7XG4gIC8qKiBBcyB0aGV5IGFyZSB3cml0dGVuIHRoZXJlLiAqL1xuICByZWFkb25seSByZXY6IHN0cmluZyB8IHVuZGVmaW5lZDtcbiAgcmVhZG9ubHkgbmFySGFzaDogc3RyaW5nIHwgdW5kZWZpbmVkO1xuICAvKiogVGhlIHNhbWUgYXMgTml4IHJlYWRzIHRoZW0sIGZvciB3aGF0IG5hbWVzIGEgdHJlZS4gKi9cbiAgcmVhZG9ubHkgY29udGVudDogTG9ja2VkQ29udGVudDtcbiAgLyoqIFdoeSBpdCBpcyBub3QgbWljcm92bS5uaXgncyBvd24gZmxha2UsIGFsdGhvdWdoIGl0IGlzIG9mIGl0cyByZXBvc2l0b3J5OyB1bmRlZmluZWQgd2hlbiBpdCBpcy4gKi9cbiAgcmVhZG9ubHkgbm90Rmxha2U6IE5vdEZsYWtlIHwgdW5kZWZpbmVkO1xuICByZWFkb25seSBsYXN0TW9kaWZpZWQ6IG51bWJlciB8IHVuZGVmaW5lZDtcbiAgLyoqIFdoZXRoZXIgZmxha2Uubml4IGZpeGVzIGl0IHRvIGEgcmV2aXNpb24sIHNvIHRoYXQgbm8gdXBkYXRlIG1vdmVzIGl0LiAqL1xuICByZWFkb25seSBmaXhlZDogYm9vbGVhbjtcbn1cblxuLyoqIFdoYXQgYW4gaW5wdXQgaXMgaW5zdGVhZCBvZiBhIGZsYWtlIG9mIG1pY3Jvdm0ubml4LiAqL1xuZXhwb3J0IGludGVyZmFjZSBOb3RGbGFrZSB7XG4gIHJlYWRvbmx5IHdoYXQ6IHN0cmluZztcbiAgLyoqIFdoYXQgbWFrZXMgaXQgb25lLCBpbiBmbGFrZS5uaXguICovXG4gIHJlYWRvbmx5IGZpeDogc3RyaW5nO1xufVxuXG5pbnRlcmZhY2UgT3JpZ2luIHtcbiAgLyoqIFdoZXJlIGl0IGNvbWVzIGZyb20sIHRvIGJlIHNob3duOiBgZ2l0aHViOmFzdHJvL21pY3Jvdm0ubml4YCwgYSBVUkwgb3IgYSBwYXRoLiAqL1xuICByZWFkb25seSBmcm9tOiBzdHJpbmc7XG4gIC8qKiBXaGV0aGVyIHRoYXQgaXMgdGhlIHVwc3RyZWFtIHByb2plY3QsIHVuZGVyIGl0cyBvbGQgb3duZXIgKGFzdHJvKSBvciBpdHMgbmV3IG9uZSAobWljcm92bS1uaXgpLiAqL1xuICByZWFkb25seSB1cHN0cmVhbTogYm9vbGVhbjtcbn1cblxuY29uc3QgbW9zdFBhdGhzID0gNTtcblxuLyoqXG4gKiBUaGUgbWljcm92bS5uaXggbm9kZXMgdGhhdCB0aGUgcm9vdCByZWFjaGVzLCBvcmRlcmVkIGJ5IHRoZWlyIHNob3J0ZXN0IGlucHV0IHBhdGguIFRoZXkgYXJlIGZvdW5kIGJ5IHdoYXQgdGhleVxuICogYXJlLCBuZXZlciBieSB0aGUgaW5wdXQncyBuYW1lOiBhbiBpbnB1dCBjYWxsZWQgbWljcm92bSBtYXkgYmUgc29tZXRoaW5nIGVsc2UuXG4gKiBAcGFyYW0gaXNLbm93biBzYXlzIHdoZXRoZXIgYSByZXYgb3IgYSBuYXJIYXNoIGlzIG9uZSBvZiBtaWNyb3ZtLm5peC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGZpbmRNaWNyb3ZtTm9kZXMoXG4gIGxvY2s6IEZsYWtlTG9jayxcbiAgaXNLbm93bjogKGxvY2tlZDogeyByZXY/OiBzdHJpbmcgfCB1bmRlZmluZWQ7IG5hckhhc2g/OiBzdHJpbmcgfCB1bmRlZmluZWQgfSkgPT4gYm9vbGVhbixcbik6IE1pY3Jvdm1Ob2RlW10ge1xuICBjb25zdCBmb3VuZDogW0xvY2tOb2RlLCBPcmlnaW4gfCB1bmRlZmluZWRdW10gPSBbXTtcbiAgZm9yIChjb25zdCBub2RlIG9mIGxvY2subm9kZXMudmFsdWVzKCkpIHtcbiAgICBpZiAobm9kZS5rZXkgPT09IGxvY2sucm9vdCkgY29udGludWU7XG4gICAgY29uc3Qgb3JpZ2luID0gb3JpZ2luT2Yobm9kZSk7XG4gICAgaWYgKG9yaWdpbiAhPT0gdW5kZWZpbmVkIHx8IGlzS25vd24obmFtZWRDb250ZW50KG5vZGUubG9ja2VkKSkpIGZvdW5kLnB1c2goW25vZGUsIG9yaWdpbl0pO1xuICB9XG4gIGNvbnN0IHJlc29sdmVkID0gcmVzb2x2ZUlucHV0cyhsb2NrKTtcbiAgbGV0IG93bmVkOiBSZXR1cm5UeXBlPHR5cGVvZiB3YWxrPiB8IHVuZGVmaW5lZDtcbiAgLy8gb25lIHBhdGggYW4gaW5wdXQ6IGFsbCBwYXRocyBjb3VsZCBiZSBpbmZpbml0ZWx5IG1hbnksIHNpbmNlIGEgZm9sbG93cyBtYXkgbGVhZCBiYWNrIHRvIHRoZSByb290XG4gIGNvbnN0IGVkZ2VzID0gbmV3IE1hcDxzdHJpbmcsIEVkZ2VbXT4oZm91bmQubWFwKChbbm9kZV0pID0+IFtub2RlLmtleSwgW11dKSk7XG4gIGNvbnN0IGFycml2YWxzID0gd2Fsayhsb2NrLnJvb3QsIHJlc29sdmVkLmVhY2gsIChlZGdlLCB0YXJnZXQpID0+IGVkZ2VzLmdldCh0YXJnZXQpPy5wdXNoKGVkZ2UpKTtcbiAgcmV0dXJuIGZvdW5kXG4gICAgLm1hcCgoW25vZGUsIG9yaWdpbl0pID0+ICh7IG5vZGUsIG9yaWdpbiwgZWRnZXM6IGVkZ2VzLmdldChub2RlLmtleSkgPz8gW10gfSkpXG4gICAgLnNvcnQoKGEsIGIpID0+IGNvbXBhcmVFZGdlcyhhLmVkZ2VzWzBdLCBiLmVkZ2VzWzBdKSlcbiAgICAubWFwKCh7IG5vZGUsIG9yaWdpbiwgZWRnZXMgfSkgPT4ge1xuICAgICAgY29uc3QgbGFzdE1vZGlmaWVkID0gbm9kZS5sb2NrZWQuZ2V0KFwibGFzdE1vZGlmaWVkXCIpO1xuICAgICAgcmV0dXJuIHtcbiAgICAgICAga2V5OiBub2RlLmtleSxcbiAgICAgICAgLy8gb24gZGVtYW5kOiB0ZW4gdGhvdXNhbmQgbm9kZXMgaW4gYSBjaGFpbiBoYXZlIHBhdGhzIG9mIGZpZnR5IG1pbGxpb24gbmFtZXNcbiAgICAgICAgZ2V0IGlucHV0UGF0aHMoKSB7XG4gICAgICAgICAgcmV0dXJuIGVkZ2VzXG4gICAgICAgICAgICAuc2xpY2UoMCwgbW9zdFBhdGhzKVxuICAgICAgICAgICAgLm1hcCgoeyBmcm9tLCBpbnB1dCB9KSA9PiBbLi4ucGF0aFRvKGZyb20sIGFycml2YWxzKSwgaW5wdXRdKTtcbiAgICAgICAgfSxcbiAgICAgICAgZGlyZWN0OiBlZGdlc1swXT8uZnJvbSA9PT0gbG9jay5yb290LFxuICAgICAgICBnZXQgbG9ja2VkUGF0aCgpIHtcbiAgICAgICAgICBvd25lZCA/Pz0gd2Fsayhsb2NrLnJvb3QsIG93bklucHV0cyhsb2NrKSk7XG4gICAgICAgICAgcmV0dXJuIHBhdGhUbyhub2RlLmtleSwgb3duZWQpO1xuICAgICAgICB9LFxuICAgICAgICBvcmlnaW4sXG4gICAgICAgIHJldjogbm9kZS5sb2NrZWQudGV4dChcInJldlwiKSxcbiAgICAgICAgbmFySGFzaDogbm9kZS5sb2NrZWQudGV4dChcIm5hckhhc2hcIiksXG4gICAgICAgIGNvbnRlbnQ6IGNvbnRlbnRPZihub2RlLmxvY2tlZCksXG4gICAgICAgIG5vdEZsYWtlOiBub3RGbGFrZShub2RlKSxcbiAgICAgICAgbGFzdE1vZGlmaWVkOiB0eXBlb2YgbGFzdE1vZGlmaWVkID09PSBcIm51bWJlclwiID8gbGFzdE1vZGlmaWVkIDogdW5kZWZpbmVkLFxuICAgICAgICBmaXhlZDogbm9kZS5vcmlnaW5hbC5oYXMoXCJyZXZcIiksXG4gICAgICB9O1xuICAgIH0pO1xufVxuXG4vKiogQSByZXYgbmFtZXMgYSB0cmVlIG9ubHkgd2hlcmUgaXQgaXMgYSBHaXQgY29tbWl0J3M7IGEgdGFyYmFsbCdzIG9yIGEgZm9sZGVyJ3MgaXMgbWVyZWx5IGEgbm90ZSBpbiB0aGUgbG9jay4gKi9cbmZ1bmN0aW9uIGNvbnRlbnRPZihsb2NrZWQ6IEF0dHJpYnV0ZXMpOiBMb2NrZWRDb250ZW50IHtcbiAgY29uc3QgeyByZXYsIG5hckhhc2ggfSA9IG5hbWVkQ29udGVudChsb2NrZWQpO1xuICBjb25zdCBpc0dpdCA9IGdpdFR5cGVzLmhhcyhsb2NrZWQudGV4dChcInR5cGVcIikgPz8gXCJcIik7XG4gIHJldHVybiB7IHJldjogbmFySGFzaCAhPT0gdW5kZWZpbmVkIHx8IGlzR2l0ID8gcmV2IDogdW5kZWZpbmVkLCBuYXJIYXNoIH07XG59XG5cbmNvbnN0IGdpdFR5cGVzID0gbmV3IFNldChbXCJnaXRodWJcIiwgXCJnaXRsYWJcIiwgXCJzb3VyY2VodXRcIiwgXCJnaXRcIl0pO1xuY29uc3QgZmV0Y2hlZFR5cGVzID0gbmV3IFNldChbLi4uZ2l0VHlwZXMsIFwiaGdcIiwgXCJwYXRoXCIsIFwidGFyYmFsbFwiXSk7XG5cbi8qKiBUaGUgcmV2IGluIGJhc2UgMTYgYW5kIHRoZSBuYXJIYXNoIGluIFNSSSBmb3JtLCB3aGF0ZXZlciBlbmNvZGluZyB0aGV5IGFyZSBpbi4gQW4gZW1wdHkgbmFySGFzaCBpcyBhbGwgemVyb3MuICovXG5mdW5jdGlvbiBuYW1lZENvbnRlbnQobG9ja2VkOiBBdHRyaWJ1dGVzKTogTG9ja2VkQ29udGVudCB7XG4gIGNvbnN0IHJldiA9IGxvY2tlZC50ZXh0KFwicmV2XCIpO1xuICBjb25zdCBuYXJIYXNoID0gbG9ja2VkLnRleHQoXCJuYXJIYXNoXCIpO1xuICBjb25zdCBjb21taXQgPSByZXYgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IHBhcnNlSGFzaChyZXYsIFwic2hhMVwiKTtcbiAgY29uc3QgdHJlZSA9IG5hckhhc2ggPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IHBhcnNlU3JpKG5hckhhc2ggfHwgZW1wdHlOYXJIYXNoKTtcbiAgcmV0dXJuIHtcbiAgICByZXY6IGNvbW1pdD8uYWxnb3JpdGhtID09PSBcInNoYTFcIiA/IGNvbW1pdC5ieXRlcy50b1N0cmluZyhcImhleFwiKSA6IHJldixcbiAgICBuYXJIYXNoOiB0cmVlID09PSB1bmRlZmluZWQgPyBuYXJIYXNoIDogc3JpT2YodHJlZSksXG4gIH07XG59XG5cbmNvbnN0IGVtcHR5TmFySGFzaCA9IHNyaU9mKHsgYWxnb3JpdGhtOiBcInNoYTI1NlwiLCBieXRlczogQnVmZmVyLmFsbG9jKDMyKSB9KTtcblxuZnVuY3Rpb24gbm90Rmxha2UoeyBpc0ZsYWtlLCBsb2NrZWQgfTogTG9ja05vZGUpOiBOb3RGbGFrZSB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IHR5cGUgPSBsb2NrZWQudGV4dChcInR5cGVcIikgPz8gXCJcIjtcbiAgY29uc3QgZGlyID0gcG9zaXgubm9ybWFsaXplKGxvY2tlZC50ZXh0KFwiZGlyXCIpIHx8IFwiLlwiKS5yZXBsYWNlKC8oPzw9LilcXC8kLywgXCJcIik7XG4gIGlmICghaXNGbGFrZSlcbiAgICByZXR1cm4geyB3aGF0OiBcImlzIGZldGNoZWQgYXMgYSBwbGFpbiB0cmVlIChgZmxha2UgPSBmYWxzZWApXCIsIGZpeDogXCJyZW1vdmUgYGZsYWtlID0gZmFsc2VgXCIgfTtcbiAgaWYgKGRpciAhPT0gXCIuXCIpXG4gICAgcmV0dXJuIHtcbiAgICAgIHdoYXQ6IGBpcyB0aGUgZmxha2UgaW4gaXRzIGZvbGRlciAke3ByaW50YWJsZShkaXIpfSAoYCArIFwiYGRpcmApXCIsXG4gICAgICBmaXg6IFwicmVtb3ZlIGBkaXJgXCIsXG4gICAgfTtcbiAgaWYgKHR5cGUgPT09IFwiZmlsZVwiKSByZXR1cm4geyB3aGF0OiAnaXMgYSBzaW5nbGUgZmlsZSAoYHR5cGUgPSBcImZpbGVcImApJywgZml4OiB1c2VVcHN0cmVhbSB9O1xuICByZXR1cm4gZmV0Y2hlZFR5cGVzLmhhcyh0eXBlKVxuICAgID8gdW5kZWZpbmVkXG4gICAgOiB7IHdoYXQ6IGBoYXMgdGhlIHR5cGUgJHtwcmludGFibGUodHlwZSl9LCB3aGljaCBOaXggY2Fubm90IGZldGNoYCwgZml4OiB1c2VVcHN0cmVhbSB9O1xufVxuXG5jb25zdCB1c2VVcHN0cmVhbSA9ICd1cmwgPSBcImdpdGh1YjptaWNyb3ZtLW5peC9taWNyb3ZtLm5peFwiOyc7XG5cbi8qKiBXaGVyZSBhIG5vZGUgY29tZXMgZnJvbSB3aGVuIHRoYXQgc2F5cyBpdCBpcyBtaWNyb3ZtLm5peDsgYG9yaWdpbmFsYCBjb3VudHMgd2hlbiBgbG9ja2VkYCBuYW1lcyBubyBvcmlnaW4uICovXG5mdW5jdGlvbiBvcmlnaW5PZih7IGxvY2tlZCwgb3JpZ2luYWwgfTogTG9ja05vZGUpOiBPcmlnaW4gfCB1bmRlZmluZWQge1xuICBjb25zdCBzYWlkID0gcmVhZE9yaWdpbihsb2NrZWQpO1xuICBjb25zdCBvcmlnaW4gPSBzYWlkID09PSBcInVuc2FpZFwiID8gcmVhZE9yaWdpbihvcmlnaW5hbCkgOiBzYWlkO1xuICByZXR1cm4gb3JpZ2luID09PSBcInVuc2FpZFwiID8gdW5kZWZpbmVkIDogb3JpZ2luO1xufVxuXG4vKiogYHVuc2FpZGA6IHRoZSBhdHRyaWJ1dGVzIGxlYXZlIGl0IG9wZW47IGB1bmRlZmluZWRgOiB0aGV5IHNheSB0aGF0IGl0IGlzIHNvbWV0aGluZyBlbHNlLiAqL1xuZnVuY3Rpb24gcmVhZE9yaWdpbihhdHRyaWJ1dGVzOiBBdHRyaWJ1dGVzKTogT3JpZ2luIHwgXCJ1bnNhaWRcIiB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IHR5cGUgPSBhdHRyaWJ1dGVzLnRleHQoXCJ0eXBlXCIpO1xuICBzd2l0Y2ggKHR5cGUpIHtcbiAgICBjYXNlIFwiZ2l0aHViXCI6XG4gICAgY2FzZSBcImdpdGxhYlwiOlxuICAgIGNhc2UgXCJzb3VyY2VodXRcIjoge1xuICAgICAgY29uc3QgcmVwbyA9IGF0dHJpYnV0ZXMudGV4dChcInJlcG9cIikgPz8gXCJcIjtcbiAgICAgIGlmICghaXNSZXBvTmFtZShyZXBvKSkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICAgIGNvbnN0IG93bmVyID0gYXR0cmlidXRlcy50ZXh0KFwib3duZXJcIikgPz8gXCJcIjtcbiAgICAgIGNvbnN0IGhvc3QgPSBhdHRyaWJ1dGVzLnRleHQoXCJob3N0XCIpO1xuICAgICAgcmV0dXJuIHtcbiAgICAgICAgZnJvbTogYCR7dHlwZX06JHtvd25lcn0vJHtyZXBvfSR7aG9zdCA9PT0gdW5kZWZpbmVkID8gXCJcIiA6IGA/aG9zdD0ke2hvc3R9YH1gLFxuICAgICAgICB1cHN0cmVhbTogdHlwZSA9PT0gXCJnaXRodWJcIiAmJiAoaG9zdCA/PyBcImdpdGh1Yi5jb21cIikgPT09IFwiZ2l0aHViLmNvbVwiICYmIGlzVXBzdHJlYW0ob3duZXIpLFxuICAgICAgfTtcbiAgICB9XG4gICAgY2FzZSBcImdpdFwiOlxuICAgIGNhc2UgXCJ0YXJiYWxsXCI6XG4gICAgY2FzZSBcImZpbGVcIjpcbiAgICBjYXNlIFwiaGdcIjpcbiAgICAgIHJldHVybiBvcmlnaW5PZlVybChhdHRyaWJ1dGVzLnRleHQoXCJ1cmxcIikgPz8gXCJcIik7XG4gICAgY2FzZSBcImluZGlyZWN0XCI6IHtcbiAgICAgIGNvbnN0IGlkID0gYXR0cmlidXRlcy50ZXh0KFwiaWRcIik7XG4gICAgICByZXR1cm4gaWQ/LnRvTG93ZXJDYXNlKCkgPT09IFwibWljcm92bVwiID8geyBmcm9tOiBgZmxha2U6JHtpZH1gLCB1cHN0cmVhbTogZmFsc2UgfSA6IHVuZGVmaW5lZDtcbiAgICB9XG4gICAgY2FzZSBcInBhdGhcIjoge1xuICAgICAgY29uc3QgcGF0aCA9IGF0dHJpYnV0ZXMudGV4dChcInBhdGhcIikgPz8gXCJcIjtcbiAgICAgIGNvbnN0IGxhc3QgPSBwYXRoLnNwbGl0KFwiL1wiKS5maW5kTGFzdCgocGFydCkgPT4gcGFydCAhPT0gXCJcIikgPz8gXCJcIjtcbiAgICAgIHJldHVybiBpc1JlcG9OYW1lKGxhc3QpID8geyBmcm9tOiBgcGF0aDoke3BhdGh9YCwgdXBzdHJlYW06IGZhbHNlIH0gOiBcInVuc2FpZFwiO1xuICAgIH1cbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIFwidW5zYWlkXCI7XG4gIH1cbn1cblxuLyoqXG4gKiBBIFVSTCBpcyBtaWNyb3ZtLm5peCdzIHdoZW4gb25lIHBhcnQgb2YgaXRzIHBhdGggaXMgdGhlIHJlcG9zaXRvcnkncyBuYW1lOyB0aGUgcGFydCBiZWZvcmUgaXQgaXMgdGhlIG93bmVyLiBTb1xuICogY2xvbmUgVVJMcywgYC4uLi9hcmNoaXZlL1JFVi50YXIuZ3pgLCBjb2RlbG9hZC5naXRodWIuY29tLCBhcGkuZ2l0aHViLmNvbSBhbmQgRmxha2VIdWIgYXJlIGFsbCBmb3VuZC5cbiAqL1xuZnVuY3Rpb24gb3JpZ2luT2ZVcmwodXJsOiBzdHJpbmcpOiBPcmlnaW4gfCB1bmRlZmluZWQge1xuICBjb25zdCBbYWRkcmVzcyA9IFwiXCJdID0gdXJsLnNwbGl0KC9bPyNdLyk7XG4gIC8vIHNjcC1saWtlIGFkZHJlc3NlcyBwdXQgYSBjb2xvbiBiZXR3ZWVuIGhvc3QgYW5kIHBhdGhcbiAgY29uc3QgcGFydHMgPSBhZGRyZXNzLnJlcGxhY2UoL15bYS16K10rOlxcL1xcLy9pLCBcIlwiKS5zcGxpdCgvWy86XS8pO1xuICBjb25zdCBpbmRleCA9IHBhcnRzLmZpbmRJbmRleChpc1JlcG9OYW1lKTtcbiAgaWYgKGluZGV4IDwgMCkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgY29uc3QgaG9zdCA9IChwYXJ0c1swXSA/PyBcIlwiKS5yZXBsYWNlKC9eLipALywgXCJcIikudG9Mb3dlckNhc2UoKTtcbiAgY29uc3Qgb25HaXRodWIgPSAvXig/Ond3d1xcLnxjb2RlbG9hZFxcLnxhcGlcXC4pP2dpdGh1YlxcLmNvbSQvLnRlc3QoaG9zdCk7XG4gIHJldHVybiB7IGZyb206IHVybCwgdXBzdHJlYW06IG9uR2l0aHViICYmIGlzVXBzdHJlYW0ocGFydHNbaW5kZXggLSAxXSA/PyBcIlwiKSB9O1xufVxuXG5mdW5jdGlvbiBpc1JlcG9OYW1lKG5hbWU6IHN0cmluZyk6IGJvb2xlYW4ge1xuICByZXR1cm4gL15taWNyb3ZtXFwubml4KD86XFwuZ2l0KT8kL2kudGVzdChuYW1lKTtcbn1cblxuZnVuY3Rpb24gaXNVcHN0cmVhbShvd25lcjogc3RyaW5nKTogYm9vbGVhbiB7XG4gIHJldHVybiAvXig/OmFzdHJvfG1pY3Jvdm0tbml4KSQvaS50ZXN0KG93bmVyKTtcbn1cblxuLyoqIE9ubHkgdGhlIGlucHV0cyB0aGF0IGFyZSBsb2NrZWQgaW4gdGhpcyBwbGFjZSwgd2l0aG91dCBmb2xsb3dzLiAqL1xuZnVuY3Rpb24gb3duSW5wdXRzKGxvY2s6IEZsYWtlTG9jayk6IEVhY2hJbnB1dCB7XG4gIHJldHVybiAoa2V5LCB2aXNpdCkgPT4ge1xuICAgIGNvbnN0IGlucHV0cyA9IGxvY2subm9kZXMuZ2V0KGtleSk/LmlucHV0cztcbiAgICBmb3IgKGNvbnN0IG5hbWUgb2YgaW5wdXRzPy5uYW1lcyA/PyBbXSkge1xuICAgICAgY29uc3QgcmVmZXJlbmNlID0gaW5wdXRzPy5nZXQobmFtZSk7XG4gICAgICBpZiAodHlwZW9mIHJlZmVyZW5jZSA9PT0gXCJzdHJpbmdcIikgdmlzaXQobmFtZSwgcmVmZXJlbmNlKTtcbiAgICB9XG4gIH07XG59XG5cbnR5cGUgRWFjaElucHV0ID0gUmVzb2x2ZWRJbnB1dHNbXCJlYWNoXCJdO1xuXG4vKiogSG93IGEgbm9kZSB3YXMgcmVhY2hlZCBpbiBhIHdhbGsgZnJvbSB0aGUgcm9vdC4gKi9cbmludGVyZmFjZSBFZGdlIHtcbiAgcmVhZG9ubHkgZnJvbTogc3RyaW5nO1xuICByZWFkb25seSBpbnB1dDogc3RyaW5nO1xuICAvKiogVGhlIGhvdy1tYW5pZXRoIG5vZGUgb2YgdGhlIHdhbGsgYGZyb21gIHdhczogdGhlIG9yZGVyIG9mIHNob3J0ZXN0IHBhdGhzLCBlcXVhbGx5IHNob3J0IG9uZXMgYnkgY29kZSB1bml0LiAqL1xuICByZWFkb25seSByYW5rOiBudW1iZXI7XG59XG5cbi8qKlxuICogQSBicmVhZHRoLWZpcnN0IHdhbGs6IGhvdyBlYWNoIG5vZGUgaXMgcmVhY2hlZCBvbiB0aGUgc2hvcnRlc3QgaW5wdXQgcGF0aC5cbiAqIEBwYXJhbSBvbklucHV0IGlzIGNhbGxlZCB3aXRoIGV2ZXJ5IGlucHV0IG9mIGV2ZXJ5IG5vZGUsIGluIHRoZSBvcmRlciBvZiB0aGUgd2Fsay5cbiAqL1xuZnVuY3Rpb24gd2FsayhcbiAgcm9vdDogc3RyaW5nLFxuICBlYWNoSW5wdXQ6IEVhY2hJbnB1dCxcbiAgb25JbnB1dDogKGVkZ2U6IEVkZ2UsIHRhcmdldDogc3RyaW5nKSA9PiB2b2lkID0gKCkgPT4ge30sXG4pOiBSZWFkb25seU1hcDxzdHJpbmcsIEVkZ2U+IHtcbiAgY29uc3QgYXJyaXZhbHMgPSBuZXcgTWFwPHN0cmluZywgRWRnZT4oKTtcbiAgY29uc3QgcXVldWUgPSBbcm9vdF07XG4gIGxldCByYW5rID0gMDtcbiAgbGV0IGZyb20gPSByb290O1xuICBjb25zdCB2aXNpdCA9IChpbnB1dDogc3RyaW5nLCB0YXJnZXQ6IHN0cmluZykgPT4ge1xuICAgIGNvbnN0IGVkZ2UgPSB7IGZyb20sIGlucHV0LCByYW5rIH07XG4gICAgb25JbnB1dChlZGdlLCB0YXJnZXQpO1xuICAgIGlmICh0YXJnZXQgPT09IHJvb3QgfHwgYXJyaXZhbHMuaGFzKHRhcmdldCkpIHJldHVybjtcbiAgICBhcnJpdmFscy5zZXQodGFyZ2V0LCBlZGdlKTtcbiAgICBxdWV1ZS5wdXNoKHRhcmdldCk7XG4gIH07XG4gIGZvciAoOyByYW5rIDwgcXVldWUubGVuZ3RoOyByYW5rICs9IDEpIHtcbiAgICBmcm9tID0gcXVldWVbcmFua10gYXMgc3RyaW5nO1xuICAgIGVhY2hJbnB1dChmcm9tLCB2aXNpdCk7XG4gIH1cbiAgcmV0dXJuIGFycml2YWxzO1xufVxuXG5mdW5jdGlvbiBwYXRoVG8obm9kZTogc3RyaW5nLCBhcnJpdmFsczogUmVhZG9ubHlNYXA8c3RyaW5nLCBFZGdlPik6IHJlYWRvbmx5IHN0cmluZ1tdIHtcbiAgY29uc3QgcGF0aDogc3RyaW5nW10gPSBbXTtcbiAgZm9yIChsZXQgc3RlcCA9IGFycml2YWxzLmdldChub2RlKTsgc3RlcCAhPT0gdW5kZWZpbmVkOyBzdGVwID0gYXJyaXZhbHMuZ2V0KHN0ZXAuZnJvbSkpXG4gICAgcGF0aC5wdXNoKHN0ZXAuaW5wdXQpO1xuICByZXR1cm4gcGF0aC5yZXZlcnNlKCk7XG59XG5cbmZ1bmN0aW9uIGNvbXBhcmVFZGdlcyhhOiBFZGdlIHwgdW5kZWZpbmVkLCBiOiBFZGdlIHwgdW5kZWZpbmVkKTogbnVtYmVyIHtcbiAgaWYgKGEgPT09IHVuZGVmaW5lZCB8fCBiID09PSB1bmRlZmluZWQpIHJldHVybiBhID09PSBiID8gMCA6IGEgPT09IHVuZGVmaW5lZCA/IDEgOiAtMTtcbiAgcmV0dXJuIGEucmFuayAtIGIucmFuayB8fCAoYS5pbnB1dCA8IGIuaW5wdXQgPyAtMSA6IGEuaW5wdXQgPiBiLmlucHV0ID8gMSA6IDApO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9uaXhcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL25peC9oYXNoLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL25peC9oYXNoLnRzXCI7LyoqIEhhc2hlcyBpbiB0aGUgZW5jb2RpbmdzIHRoYXQgTml4IHJlYWRzIGFuZCB3cml0ZXMgKE5peCdzIGhhc2guY2MpLiAqL1xuXG4vLyBlLCBvLCB1IGFuZCB0IGFyZSBsZWZ0IG91dFxuY29uc3QgZGlnaXRzID0gXCIwMTIzNDU2Nzg5YWJjZGZnaGlqa2xtbnBxcnN2d3h5elwiO1xuXG5jb25zdCBzaXplcyA9IHsgbWQ1OiAxNiwgc2hhMTogMjAsIHNoYTI1NjogMzIsIHNoYTUxMjogNjQgfSBhcyBjb25zdDtcblxuZXhwb3J0IHR5cGUgSGFzaEFsZ29yaXRobSA9IGtleW9mIHR5cGVvZiBzaXplcztcblxuZXhwb3J0IGludGVyZmFjZSBIYXNoIHtcbiAgcmVhZG9ubHkgYWxnb3JpdGhtOiBIYXNoQWxnb3JpdGhtO1xuICByZWFkb25seSBieXRlczogQnVmZmVyO1xufVxuXG4vKipcbiAqIGBzaGEyNTYtPGJhc2U2ND5gLCB0aGUgb25seSBmb3JtIHRoYXQgYSBuYXJIYXNoIG1heSBoYXZlLiBBcyBpbiBOaXgsIHdoYXQgZm9sbG93cyBhIGA9YCBhbmQgbGluZSBicmVha3MgZG8gbm90IGNvdW50LlxuICogQHJldHVybnMgdW5kZWZpbmVkIHdoZXJlIE5peCByZWZ1c2VzIGl0LlxuICovXG5leHBvcnQgZnVuY3Rpb24gcGFyc2VTcmkodGV4dDogc3RyaW5nKTogSGFzaCB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IGF0ID0gdGV4dC5pbmRleE9mKFwiLVwiKTtcbiAgcmV0dXJuIGF0IDwgMCA/IHVuZGVmaW5lZCA6IGhhc2hPZih0ZXh0LnNsaWNlKDAsIGF0KSwgKHNpemUpID0+IGJhc2U2NCh0ZXh0LnNsaWNlKGF0ICsgMSksIHNpemUpKTtcbn1cblxuLyoqXG4gKiBBIGhhc2ggaW4gYmFzZSAxNiwgMzIgb3IgNjQsIGFmdGVyIGA8YWxnb3JpdGhtPjpgIG9yIGFsb25lLCBvciBpbiBTUkkgZm9ybS5cbiAqIEBwYXJhbSBhbGdvcml0aG0gd2hhdCBhIGhhc2ggdGhhdCBuYW1lcyBub25lIGlzIG9mLlxuICogQHJldHVybnMgdW5kZWZpbmVkIHdoZXJlIE5peCByZWZ1c2VzIGl0LlxuICovXG5leHBvcnQgZnVuY3Rpb24gcGFyc2VIYXNoKHRleHQ6IHN0cmluZywgYWxnb3JpdGhtOiBIYXNoQWxnb3JpdGhtKTogSGFzaCB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IGF0ID0gdGV4dC5pbmRleE9mKFwiOlwiKTtcbiAgaWYgKGF0IDwgMCAmJiB0ZXh0LmluY2x1ZGVzKFwiLVwiKSkgcmV0dXJuIHBhcnNlU3JpKHRleHQpO1xuICByZXR1cm4gaGFzaE9mKGF0IDwgMCA/IGFsZ29yaXRobSA6IHRleHQuc2xpY2UoMCwgYXQpLCAoc2l6ZSkgPT4gcGxhaW4odGV4dC5zbGljZShhdCArIDEpLCBzaXplKSk7XG59XG5cbi8qKiBgc2hhMjU2LTxiYXNlNjQ+YCwgYXMgTml4IHdyaXRlcyBpdCB0byBmbGFrZS5sb2NrLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNyaU9mKHsgYWxnb3JpdGhtLCBieXRlcyB9OiBIYXNoKTogc3RyaW5nIHtcbiAgcmV0dXJuIGAke2FsZ29yaXRobX0tJHtieXRlcy50b1N0cmluZyhcImJhc2U2NFwiKX1gO1xufVxuXG4vKiogTml4J3Mgb3duIGJhc2UgMzI6IHRoZSBsYXN0IGJpdHMgZmlyc3QuICovXG5leHBvcnQgZnVuY3Rpb24gdG9CYXNlMzIoYnl0ZXM6IFVpbnQ4QXJyYXkpOiBzdHJpbmcge1xuICBsZXQgdGV4dCA9IFwiXCI7XG4gIGZvciAobGV0IGJpdCA9IE1hdGguY2VpbCgoYnl0ZXMubGVuZ3RoICogOCkgLyA1KSAqIDUgLSA1OyBiaXQgPj0gMDsgYml0IC09IDUpIHtcbiAgICBjb25zdCBbaW5kZXgsIHNoaWZ0XSA9IFtNYXRoLmZsb29yKGJpdCAvIDgpLCBiaXQgJSA4XTtcbiAgICBjb25zdCB3aW5kb3cgPSAoYnl0ZXNbaW5kZXhdID8/IDApIHwgKChieXRlc1tpbmRleCArIDFdID8/IDApIDw8IDgpO1xuICAgIHRleHQgKz0gZGlnaXRzWyh3aW5kb3cgPj4gc2hpZnQpICYgMzFdO1xuICB9XG4gIHJldHVybiB0ZXh0O1xufVxuXG5mdW5jdGlvbiBoYXNoT2YobmFtZTogc3RyaW5nLCBkZWNvZGU6IChzaXplOiBudW1iZXIpID0+IEJ1ZmZlciB8IHVuZGVmaW5lZCk6IEhhc2ggfCB1bmRlZmluZWQge1xuICBpZiAoIU9iamVjdC5oYXNPd24oc2l6ZXMsIG5hbWUpKSByZXR1cm4gdW5kZWZpbmVkO1xuICBjb25zdCBhbGdvcml0aG0gPSBuYW1lIGFzIEhhc2hBbGdvcml0aG07XG4gIGNvbnN0IGJ5dGVzID0gZGVjb2RlKHNpemVzW2FsZ29yaXRobV0pO1xuICByZXR1cm4gYnl0ZXMgJiYgeyBhbGdvcml0aG0sIGJ5dGVzIH07XG59XG5cbi8qKiBUaGUgbGVuZ3RoIGRlY2lkZXMgdGhlIGJhc2UuICovXG5mdW5jdGlvbiBwbGFpbih0ZXh0OiBzdHJpbmcsIHNpemU6IG51bWJlcik6IEJ1ZmZlciB8IHVuZGVmaW5lZCB7XG4gIGlmICh0ZXh0Lmxlbmd0aCA9PT0gc2l6ZSAqIDIpXG4gICAgcmV0dXJuIC9eWzAtOWEtZkEtRl0qJC8udGVzdCh0ZXh0KSA/IEJ1ZmZlci5mcm9tKHRleHQsIFwiaGV4XCIpIDogdW5kZWZpbmVkO1xuICBpZiAodGV4dC5sZW5ndGggPT09IE1hdGguY2VpbCgoc2l6ZSAqIDgpIC8gNSkpIHJldHVybiBiYXNlMzIodGV4dCwgc2l6ZSk7XG4gIHJldHVybiB0ZXh0Lmxlbmd0aCA9PT0gTWF0aC5jZWlsKHNpemUgLyAzKSAqIDQgPyBiYXNlNjQodGV4dCwgc2l6ZSkgOiB1bmRlZmluZWQ7XG59XG5cbmZ1bmN0aW9uIGJhc2UzMih0ZXh0OiBzdHJpbmcsIHNpemU6IG51bWJlcik6IEJ1ZmZlciB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IGJ5dGVzID0gQnVmZmVyLmFsbG9jKHNpemUgKyAxKTtcbiAgZm9yIChjb25zdCBbaW5kZXgsIGNoYXJdIG9mIFsuLi50ZXh0XS5yZXZlcnNlKCkuZW50cmllcygpKSB7XG4gICAgY29uc3QgZGlnaXQgPSBkaWdpdHMuaW5kZXhPZihjaGFyKTtcbiAgICBpZiAoZGlnaXQgPCAwKSByZXR1cm4gdW5kZWZpbmVkO1xuICAgIGNvbnN0IFthdCwgc2hpZnRdID0gW01hdGguZmxvb3IoKGluZGV4ICogNSkgLyA4KSwgKGluZGV4ICogNSkgJSA4XTtcbiAgICBjb25zdCB3aW5kb3cgPSBkaWdpdCA8PCBzaGlmdDtcbiAgICBieXRlc1thdF0gPSAoYnl0ZXNbYXRdID8/IDApIHwgKHdpbmRvdyAmIDI1NSk7XG4gICAgYnl0ZXNbYXQgKyAxXSA9IChieXRlc1thdCArIDFdID8/IDApIHwgKHdpbmRvdyA+PiA4KTtcbiAgfVxuICByZXR1cm4gYnl0ZXNbc2l6ZV0gPT09IDAgPyBieXRlcy5zdWJhcnJheSgwLCBzaXplKSA6IHVuZGVmaW5lZDtcbn1cblxuZnVuY3Rpb24gYmFzZTY0KHRleHQ6IHN0cmluZywgc2l6ZTogbnVtYmVyKTogQnVmZmVyIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgW2VuY29kZWQgPSBcIlwiXSA9IHRleHQuc3BsaXQoXCI9XCIpO1xuICBjb25zdCBqb2luZWQgPSBlbmNvZGVkLnJlcGxhY2VBbGwoXCJcXG5cIiwgXCJcIik7XG4gIGlmIChqb2luZWQubGVuZ3RoICE9PSBNYXRoLmNlaWwoKHNpemUgKiA4KSAvIDYpIHx8ICEvXltBLVphLXowLTkrL10qJC8udGVzdChqb2luZWQpKVxuICAgIHJldHVybiB1bmRlZmluZWQ7XG4gIHJldHVybiBCdWZmZXIuZnJvbShqb2luZWQsIFwiYmFzZTY0XCIpO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL2lucHV0LXBhdGgudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9pbnB1dC1wYXRoLnRzXCI7aW1wb3J0IHsgcHJpbnRhYmxlIH0gZnJvbSBcIi4uL291dHB1dC9wcmludGFibGUudHNcIjtcblxuLyoqIEFuIGlucHV0IHBhdGggYXMgTml4IHByaW50cyBpdDogaXRzIG5hbWVzLCBzZXBhcmF0ZWQgYnkgc2xhc2hlcy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwcmludGFibGVQYXRoKHBhdGg6IHJlYWRvbmx5IHN0cmluZ1tdKTogc3RyaW5nIHtcbiAgY29uc3Qgc2hvd24gPSBwYXRoLmxlbmd0aCA+IDIwID8gWy4uLnBhdGguc2xpY2UoMCwgMjApLCBcIlx1MjAyNlwiXSA6IHBhdGg7XG4gIHJldHVybiBwcmludGFibGUoc2hvd24uam9pbihcIi9cIikpO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL25peC11cmwudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9uaXgtdXJsLnRzXCI7Ly8gdGhlIGdyYW1tYXIgb2YgTml4IDIuOCdzIHVybC1wYXJ0cy5oaCwgd2hpY2ggbGF0ZXIgdmVyc2lvbnMgb25seSB3aWRlblxuY29uc3QgdW5yZXNlcnZlZCA9IFwiW2EtekEtWjAtOS0uX35dXCI7XG5jb25zdCBlbmNvZGVkID0gXCIlWzAtOWEtZkEtRl17Mn1cIjtcbmNvbnN0IGRlbGltaXRlcnMgPSBcIlshJCYnXFxcIigpKissOz1dXCI7XG5jb25zdCBjaGFyID0gYCg/OiR7dW5yZXNlcnZlZH18JHtlbmNvZGVkfXwke2RlbGltaXRlcnN9fFs6QF0pYDtcbmNvbnN0IGFkZHJlc3MgPSBcIlswLTlhLWZBLUY6XSsoPzolXFxcXHcrKT9cIjtcbmNvbnN0IGhvc3QgPSBgKD86XFxcXFske2FkZHJlc3N9XFxcXF18JHthZGRyZXNzfXwoPzoke3VucmVzZXJ2ZWR9fCR7ZW5jb2RlZH18JHtkZWxpbWl0ZXJzfSkqKWA7XG5jb25zdCB1c2VyID0gYCg/OiR7dW5yZXNlcnZlZH18JHtlbmNvZGVkfXwke2RlbGltaXRlcnN9fDopKmA7XG5jb25zdCBxdWVyeSA9IGAoPzoke2NoYXJ9fFsvPyBdKSpgO1xuLy8gc3RkOjpyZWdleCwgd2hpY2ggTml4IHVzZXMsIGVuZHMgd2l0aCBhIGZ1bGwgc3RhY2sgb24gbXVjaCBsb25nZXIgb25lc1xuY29uc3QgbG9uZ2VzdCA9IDhfMTkyO1xuY29uc3QgdXJsID0gbmV3IFJlZ0V4cChcbiAgYF4oPzxzY2hlbWU+W2Etel1bYS16MC05Ky4tXSopOig/Oi8vKD88YXV0aG9yaXR5Pig/OiR7dXNlcn1AKT8ke2hvc3R9KD86OlswLTldKyk/KSg/Oig/Oi8ke2NoYXJ9KikqLz8pfC8/JHtjaGFyfSooPzovJHtjaGFyfSopKi8/KSg/OlxcXFw/JHtxdWVyeX0pPyg/OiMke3F1ZXJ5fSk/JGAsXG4pO1xuXG4vKiogV2hldGhlciBOaXgncyBgcGFyc2VVUkxgIHRha2VzIGl0LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGlzTml4VXJsKHRleHQ6IHN0cmluZyk6IGJvb2xlYW4ge1xuICBjb25zdCBwYXJ0cyA9IHRleHQubGVuZ3RoID4gbG9uZ2VzdCA/IHVuZGVmaW5lZCA6IHVybC5leGVjKHRleHQpPy5ncm91cHM7XG4gIHJldHVybiBwYXJ0cyAhPT0gdW5kZWZpbmVkICYmICEocGFydHMuc2NoZW1lPy5pbmNsdWRlcyhcImZpbGVcIikgJiYgcGFydHMuYXV0aG9yaXR5KTtcbn1cblxuLyoqIGBnaXRAaG9zdDpwYXRoYCBhbmQgYC9wYXRoYCwgd2hpY2ggTml4IHRha2VzIGZvciBhIGdpdCByZXBvc2l0b3J5IHNpbmNlIDIuMTkgKGBmaXhHaXRVUkxgIGluIHVybC5jYykuICovXG5leHBvcnQgZnVuY3Rpb24gaXNHaXRBZGRyZXNzKHRleHQ6IHN0cmluZyk6IGJvb2xlYW4ge1xuICByZXR1cm4gdGV4dC5zdGFydHNXaXRoKFwiL1wiKSB8fCAvXlteL10qQC4qOi4qJC8udGVzdCh0ZXh0KTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9pbnB1dC1zY2hlbWUudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9pbnB1dC1zY2hlbWUudHNcIjtpbXBvcnQgeyBwYXJzZUhhc2gsIHBhcnNlU3JpIH0gZnJvbSBcIi4uL25peC9oYXNoLnRzXCI7XG5pbXBvcnQgeyBwcmludGFibGUgfSBmcm9tIFwiLi4vb3V0cHV0L3ByaW50YWJsZS50c1wiO1xuaW1wb3J0IHsgaXNHaXRBZGRyZXNzLCBpc05peFVybCB9IGZyb20gXCIuL25peC11cmwudHNcIjtcbmltcG9ydCB0eXBlIHsgSnNvbk9iamVjdCB9IGZyb20gXCIuL3BhcnNlLWpzb24udHNcIjtcblxuLyoqIEhvdyBhIHZhbHVlIGhhcyB0byBiZTogaXRzIEpTT04gdHlwZSwgb3Igd2hhdCBOaXggcGFyc2VzIGl0IGFzLiAqL1xudHlwZSBLaW5kID0ga2V5b2YgdHlwZW9mIGV4cGVjdGF0aW9ucztcblxuaW50ZXJmYWNlIFNjaGVtZSB7XG4gIHJlYWRvbmx5IHJlcXVpcmVkOiByZWFkb25seSBzdHJpbmdbXTtcbiAgcmVhZG9ubHkgYXR0cmlidXRlczogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgS2luZD4+O1xuICAvKiogQXR0cmlidXRlcyB0aGF0IE5peCAyLjggcmVmdXNlcywgd2l0aCB0aGUgdmVyc2lvbiB0aGF0IGJyb3VnaHQgdGhlbS4gKi9cbiAgcmVhZG9ubHkgbGF0ZXI6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHN0cmluZz4+O1xufVxuXG4vKiogV2hhdCBvbmx5IHNvbWUgdmVyc2lvbnMgb2YgTml4IHJlZnVzZS4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgVmVyc2lvbkxpbWl0IHtcbiAgcmVhZG9ubHkgYXR0cmlidXRlOiBzdHJpbmc7XG4gIC8qKiBUaGUgZmlyc3QgdmVyc2lvbiB0aGF0IHJlYWRzIGl0LiAqL1xuICByZWFkb25seSBzaW5jZT86IHN0cmluZztcbiAgLyoqIFRoZSBmaXJzdCB2ZXJzaW9uIHRoYXQgcmVmdXNlcyBpdC4gKi9cbiAgcmVhZG9ubHkgdW50aWw/OiBzdHJpbmc7XG4gIHJlYWRvbmx5IHJlYXNvbjogc3RyaW5nO1xufVxuXG5leHBvcnQgaW50ZXJmYWNlIFJlZmVyZW5jZVByb2JsZW0ge1xuICAvKiogVGhlIGF0dHJpYnV0ZSB0byBwb2ludCB0bzsgdW5kZWZpbmVkIHdoZW4gb25lIGlzIG1pc3NpbmcuICovXG4gIHJlYWRvbmx5IGF0dHJpYnV0ZTogc3RyaW5nIHwgdW5kZWZpbmVkO1xuICByZWFkb25seSBtZXNzYWdlOiBzdHJpbmc7XG59XG5cbi8qKiBSZWFkIG9mIGFuIGF0dHJpYnV0ZSBvZiBhbnkgdHlwZSwgb2Yga25vd24gb25lcyBhbmQgb2YgdGhvc2UgdGhhdCBOaXggZG9lcyBub3Qga25vdy4gKi9cbmNvbnN0IGNvbW1vbiA9IHtcbiAgdHlwZTogXCJ0ZXh0XCIsXG4gIHJlZjogXCJ0ZXh0XCIsXG4gIHJldjogXCJyZXZcIixcbiAgbmFySGFzaDogXCJuYXJIYXNoXCIsXG4gIHJldkNvdW50OiBcIm51bWJlclwiLFxuICBsYXN0TW9kaWZpZWQ6IFwibnVtYmVyXCIsXG4gIGRpcjogXCJ0ZXh0XCIsXG59IHNhdGlzZmllcyBSZWNvcmQ8c3RyaW5nLCBLaW5kPjtcblxuY29uc3QgcGljayA9ICguLi5uYW1lczogKGtleW9mIHR5cGVvZiBjb21tb24pW10pID0+XG4gIE9iamVjdC5mcm9tRW50cmllcyhuYW1lcy5tYXAoKG5hbWUpID0+IFtuYW1lLCBjb21tb25bbmFtZV1dKSk7XG5cbmNvbnN0IGZvcmdlOiBTY2hlbWUgPSB7XG4gIHJlcXVpcmVkOiBbXCJvd25lclwiLCBcInJlcG9cIl0sXG4gIGF0dHJpYnV0ZXM6IHtcbiAgICBvd25lcjogXCJ0ZXh0XCIsXG4gICAgcmVwbzogXCJ0ZXh0XCIsXG4gICAgaG9zdDogXCJhbnlcIixcbiAgICAuLi5waWNrKFwicmVmXCIsIFwicmV2XCIsIFwibmFySGFzaFwiLCBcImxhc3RNb2RpZmllZFwiKSxcbiAgfSxcbiAgbGF0ZXI6IHsgdHJlZUhhc2g6IFwiMi4yMVwiIH0sXG59O1xuXG4vKipcbiAqIFRoZSBhdHRyaWJ1dGVzIG9mIGVhY2ggdHlwZSBvZiBpbnB1dCwgZnJvbSBgaW5wdXRGcm9tQXR0cnNgIG9mIE5peCAyLjgncyBsaWJmZXRjaGVycyBhbmQgYGFsbG93ZWRBdHRyc2Agb2YgdGhlXG4gKiB2ZXJzaW9ucyB0byAyLjM2LiBPZiBhIHR5cGUgdGhhdCBpcyBub3QgaGVyZSBOaXggcmVhZHMgb25seSB3aGF0IGlzIGNvbW1vbiB0byBhbGwuXG4gKi9cbmNvbnN0IHNjaGVtZXM6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIFNjaGVtZT4+ID0ge1xuICBnaXRodWI6IGZvcmdlLFxuICBnaXRsYWI6IGZvcmdlLFxuICBzb3VyY2VodXQ6IGZvcmdlLFxuICBnaXQ6IHtcbiAgICByZXF1aXJlZDogW1widXJsXCJdLFxuICAgIGF0dHJpYnV0ZXM6IHtcbiAgICAgIHVybDogXCJnaXRVcmxcIixcbiAgICAgIHJlZjogXCJnaXRSZWZcIixcbiAgICAgIHNoYWxsb3c6IFwiYm9vbGVhblwiLFxuICAgICAgc3VibW9kdWxlczogXCJib29sZWFuXCIsXG4gICAgICBhbGxSZWZzOiBcImJvb2xlYW5cIixcbiAgICAgIG5hbWU6IFwiYW55XCIsXG4gICAgICAuLi5waWNrKFwicmV2XCIsIFwibmFySGFzaFwiLCBcInJldkNvdW50XCIsIFwibGFzdE1vZGlmaWVkXCIpLFxuICAgIH0sXG4gICAgbGF0ZXI6IHtcbiAgICAgIGRpcnR5UmV2OiBcIjIuMTdcIixcbiAgICAgIGRpcnR5U2hvcnRSZXY6IFwiMi4xN1wiLFxuICAgICAgdmVyaWZ5Q29tbWl0OiBcIjIuMTlcIixcbiAgICAgIGtleXR5cGU6IFwiMi4xOVwiLFxuICAgICAgcHVibGljS2V5OiBcIjIuMTlcIixcbiAgICAgIHB1YmxpY0tleXM6IFwiMi4xOVwiLFxuICAgICAgZXhwb3J0SWdub3JlOiBcIjIuMjBcIixcbiAgICAgIGxmczogXCIyLjI3XCIsXG4gICAgfSxcbiAgfSxcbiAgaGc6IHtcbiAgICByZXF1aXJlZDogW1widXJsXCJdLFxuICAgIGF0dHJpYnV0ZXM6IHsgdXJsOiBcInVybFwiLCByZWY6IFwiaGdSZWZcIiwgbmFtZTogXCJhbnlcIiwgLi4ucGljayhcInJldlwiLCBcIm5hckhhc2hcIiwgXCJyZXZDb3VudFwiKSB9LFxuICAgIGxhdGVyOiB7fSxcbiAgfSxcbiAgcGF0aDoge1xuICAgIHJlcXVpcmVkOiBbXCJwYXRoXCJdLFxuICAgIGF0dHJpYnV0ZXM6IHsgcGF0aDogXCJ0ZXh0XCIsIC4uLnBpY2soXCJyZXZcIiwgXCJuYXJIYXNoXCIsIFwicmV2Q291bnRcIiwgXCJsYXN0TW9kaWZpZWRcIikgfSxcbiAgICBsYXRlcjoge30sXG4gIH0sXG4gIHRhcmJhbGw6IHtcbiAgICByZXF1aXJlZDogW10sXG4gICAgYXR0cmlidXRlczogeyB1cmw6IFwiYW55XCIsIG5hbWU6IFwiYW55XCIsIC4uLnBpY2soXCJuYXJIYXNoXCIpIH0sXG4gICAgbGF0ZXI6IHsgdW5wYWNrOiBcIjIuOVwiLCByZXY6IFwiMi4xN1wiLCByZXZDb3VudDogXCIyLjE3XCIsIGxhc3RNb2RpZmllZDogXCIyLjE3XCIgfSxcbiAgfSxcbiAgaW5kaXJlY3Q6IHtcbiAgICByZXF1aXJlZDogW1wiaWRcIl0sXG4gICAgYXR0cmlidXRlczogeyBpZDogXCJmbGFrZUlkXCIsIC4uLnBpY2soXCJyZWZcIiwgXCJyZXZcIiwgXCJuYXJIYXNoXCIpIH0sXG4gICAgbGF0ZXI6IHt9LFxuICB9LFxufTtcblxuY29uc3QgZXhwZWN0YXRpb25zID0ge1xuICBhbnk6IFwiXCIsXG4gIHRleHQ6IFwiYSBzdHJpbmdcIixcbiAgbnVtYmVyOiBcImEgbnVtYmVyXCIsXG4gIGJvb2xlYW46IFwidHJ1ZSBvciBmYWxzZVwiLFxuICByZXY6IFwiYSB3aG9sZSBjb21taXQgaGFzaCwgc3VjaCBhcyA0MCBoZXhhZGVjaW1hbCBkaWdpdHNcIixcbiAgbmFySGFzaDogXCJhIFNIQS0yNTYgYXMgc2hhMjU2LTxiYXNlIDY0PlwiLFxuICB1cmw6IFwiYSBVUkxcIixcbiAgZ2l0VXJsOiBcImEgVVJMXCIsXG4gIGdpdFJlZjogXCJhIGJyYW5jaCBvciB0YWcgbmFtZSBhcyBHaXQgdGFrZXMgaXRcIixcbiAgaGdSZWY6IFwiYSBicmFuY2ggb3IgdGFnIG5hbWVcIixcbiAgZmxha2VJZDogXCJ0aGUgbmFtZSBvZiBhIGZsYWtlIGluIHRoZSByZWdpc3RyeVwiLFxufSBhcyBjb25zdDtcblxuLyoqXG4gKiBDaGVja3MgdGhlIGF0dHJpYnV0ZXMgb2YgYSBmbGFrZSByZWZlcmVuY2UgaW4gYSBsb2NrIGZpbGUgYXMgTml4IGRvZXMgd2hlbiBpdCByZWFkcyB0aGUgZmlsZSAoYEZsYWtlUmVmOjpmcm9tQXR0cnNgKS5cbiAqIEBwYXJhbSBhdHRyaWJ1dGVzIHN0cmluZ3MsIG51bWJlcnMgYW5kIGJvb2xlYW5zLlxuICogQHBhcmFtIGlzTG9ja2VkIHdoZXRoZXIgaXQgaXMgd2hhdCBhbiBpbnB1dCBpcyBsb2NrZWQgdG8sIG5vdCB3aGF0IGZsYWtlLm5peCBhc2tzIGZvci5cbiAqIEBwYXJhbSBvbkxpbWl0IGlzIGNhbGxlZCB3aXRoIHdoYXQgb25seSBzb21lIHZlcnNpb25zIG9mIE5peCB0YWtlLlxuICogQHJldHVybnMgdW5kZWZpbmVkIHdoZW4gTml4IHRha2VzIGl0LlxuICovXG5leHBvcnQgZnVuY3Rpb24gY2hlY2tSZWZlcmVuY2UoXG4gIGF0dHJpYnV0ZXM6IEpzb25PYmplY3QsXG4gIGlzTG9ja2VkOiBib29sZWFuLFxuICBvbkxpbWl0OiAobGltaXQ6IFZlcnNpb25MaW1pdCkgPT4gdm9pZCxcbik6IFJlZmVyZW5jZVByb2JsZW0gfCB1bmRlZmluZWQge1xuICBjb25zdCBoYXMgPSAobmFtZTogc3RyaW5nKSA9PiBPYmplY3QuaGFzT3duKGF0dHJpYnV0ZXMsIG5hbWUpO1xuICBpZiAoIWhhcyhcInR5cGVcIikpXG4gICAgcmV0dXJuIHsgYXR0cmlidXRlOiB1bmRlZmluZWQsIG1lc3NhZ2U6ICdoYXMgbm8gXCJ0eXBlXCIsIHN1Y2ggYXMgXCJ0eXBlXCI6IFwiZ2l0aHViXCInIH07XG4gIGNvbnN0IHR5cGUgPSBhdHRyaWJ1dGVzLnR5cGUgYXMgc3RyaW5nO1xuICBjb25zdCBzY2hlbWUgPSBPYmplY3QuaGFzT3duKHNjaGVtZXMsIHR5cGUpID8gKHNjaGVtZXNbdHlwZV0gYXMgU2NoZW1lKSA6IHVuZGVmaW5lZDtcbiAgaWYgKHNjaGVtZSAhPT0gdW5kZWZpbmVkKSB7XG4gICAgY29uc3QgbWlzc2luZyA9IHNjaGVtZS5yZXF1aXJlZC5maW5kKChuYW1lKSA9PiAhaGFzKG5hbWUpKTtcbiAgICBpZiAobWlzc2luZyAhPT0gdW5kZWZpbmVkKVxuICAgICAgcmV0dXJuIHtcbiAgICAgICAgYXR0cmlidXRlOiB1bmRlZmluZWQsXG4gICAgICAgIG1lc3NhZ2U6IGBoYXMgbm8gXCIke21pc3Npbmd9XCIsIHdoaWNoIHRoZSB0eXBlICR7dHlwZX0gbmVlZHNgLFxuICAgICAgfTtcbiAgfVxuICBmb3IgKGNvbnN0IG5hbWUgb2YgT2JqZWN0LmtleXMoYXR0cmlidXRlcykpIHtcbiAgICBjb25zdCBwcm9ibGVtID0gY2hlY2tBdHRyaWJ1dGUobmFtZSwgYXR0cmlidXRlc1tuYW1lXSwgdHlwZSwgc2NoZW1lLCBvbkxpbWl0KTtcbiAgICBpZiAocHJvYmxlbSAhPT0gdW5kZWZpbmVkKSByZXR1cm4gcHJvYmxlbTtcbiAgfVxuICAvLyByZWFkIHNpbmNlIDIuOSwgYXMgYSB0YXJiYWxsOyBiZWZvcmUsIE5peCBrbmV3IG5vdGhpbmcgb2YgaXRcbiAgY29uc3Qgc3RyYW5nZSA9IE9iamVjdC5rZXlzKGF0dHJpYnV0ZXMpLmZpbmQoKG5hbWUpID0+ICFmaWxlQXR0cmlidXRlcy5oYXMobmFtZSkpO1xuICBpZiAodHlwZSA9PT0gXCJmaWxlXCIgJiYgc3RyYW5nZSAhPT0gdW5kZWZpbmVkKVxuICAgIG9uTGltaXQoeyBhdHRyaWJ1dGU6IHN0cmFuZ2UsIHVudGlsOiBcIjIuOVwiLCByZWFzb246IGBoYXMgJHtwcmludGFibGUoc3RyYW5nZSl9YCB9KTtcbiAgcmV0dXJuIGlzTG9ja2VkID8gY2hlY2tMb2NrZWQoYXR0cmlidXRlcywgdHlwZSwgc2NoZW1lLCBvbkxpbWl0KSA6IHVuZGVmaW5lZDtcbn1cblxuY29uc3QgZmlsZUF0dHJpYnV0ZXMgPSBuZXcgU2V0KFtcbiAgXCJ0eXBlXCIsXG4gIFwiZGlyXCIsXG4gIC4uLk9iamVjdC5rZXlzKHNjaGVtZXMudGFyYmFsbD8uYXR0cmlidXRlcyA/PyB7fSksXG4gIC4uLk9iamVjdC5rZXlzKHNjaGVtZXMudGFyYmFsbD8ubGF0ZXIgPz8ge30pLFxuXSk7XG5cbmZ1bmN0aW9uIGNoZWNrQXR0cmlidXRlKFxuICBuYW1lOiBzdHJpbmcsXG4gIHZhbHVlOiB1bmtub3duLFxuICB0eXBlOiBzdHJpbmcsXG4gIHNjaGVtZTogU2NoZW1lIHwgdW5kZWZpbmVkLFxuICBvbkxpbWl0OiAobGltaXQ6IFZlcnNpb25MaW1pdCkgPT4gdm9pZCxcbik6IFJlZmVyZW5jZVByb2JsZW0gfCB1bmRlZmluZWQge1xuICBjb25zdCBhbHdheXMgPSBPYmplY3QuaGFzT3duKGNvbW1vbiwgbmFtZSkgPyBjb21tb25bbmFtZSBhcyBrZXlvZiB0eXBlb2YgY29tbW9uXSA6IFwiYW55XCI7XG4gIGlmICghaXNLaW5kKGFsd2F5cywgdmFsdWUpKSByZXR1cm4gd3JvbmcobmFtZSwgYWx3YXlzLCB2YWx1ZSk7XG4gIGlmIChzY2hlbWUgPT09IHVuZGVmaW5lZCB8fCBuYW1lID09PSBcInR5cGVcIiB8fCBuYW1lID09PSBcImRpclwiKSByZXR1cm4gdW5kZWZpbmVkO1xuICBpZiAoT2JqZWN0Lmhhc093bihzY2hlbWUubGF0ZXIsIG5hbWUpKSB7XG4gICAgb25MaW1pdCh7XG4gICAgICBhdHRyaWJ1dGU6IG5hbWUsXG4gICAgICBzaW5jZTogc2NoZW1lLmxhdGVyW25hbWVdIGFzIHN0cmluZyxcbiAgICAgIHJlYXNvbjogYGhhcyAke3ByaW50YWJsZShuYW1lKX1gLFxuICAgIH0pO1xuICAgIHJldHVybiB1bmRlZmluZWQ7XG4gIH1cbiAgY29uc3Qga2luZCA9IHNjaGVtZS5hdHRyaWJ1dGVzW25hbWVdO1xuICBpZiAoa2luZCA9PT0gdW5kZWZpbmVkIHx8ICFPYmplY3QuaGFzT3duKHNjaGVtZS5hdHRyaWJ1dGVzLCBuYW1lKSlcbiAgICByZXR1cm4ge1xuICAgICAgYXR0cmlidXRlOiBuYW1lLFxuICAgICAgbWVzc2FnZTogYGhhcyAke3ByaW50YWJsZShuYW1lKX0sIHdoaWNoIGFuIGlucHV0IG9mIHR5cGUgJHt0eXBlfSBkb2VzIG5vdCBoYXZlYCxcbiAgICB9O1xuICBpZiAoaXNLaW5kKGtpbmQsIHZhbHVlKSkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgaWYgKGtpbmQgIT09IFwiZ2l0VXJsXCIgfHwgdHlwZW9mIHZhbHVlICE9PSBcInN0cmluZ1wiIHx8ICFpc0dpdEFkZHJlc3ModmFsdWUpKVxuICAgIHJldHVybiB3cm9uZyhuYW1lLCBraW5kLCB2YWx1ZSk7XG4gIG9uTGltaXQoeyBhdHRyaWJ1dGU6IG5hbWUsIHNpbmNlOiBcIjIuMTlcIiwgcmVhc29uOiBcImhhcyBhbiBhZGRyZXNzIHRoYXQgaXMgbm90IGEgVVJMXCIgfSk7XG4gIHJldHVybiB1bmRlZmluZWQ7XG59XG5cbi8qKiBXaGF0IGlzIGxvY2tlZCBoYXMgYSByZXYgb3IgYSBuYXJIYXNoOyB3aGljaCBvZiB0aGVtIGl0IHRha2VzIGRpZmZlcnMuICovXG5mdW5jdGlvbiBjaGVja0xvY2tlZChcbiAgYXR0cmlidXRlczogSnNvbk9iamVjdCxcbiAgdHlwZTogc3RyaW5nLFxuICBzY2hlbWU6IFNjaGVtZSB8IHVuZGVmaW5lZCxcbiAgb25MaW1pdDogKGxpbWl0OiBWZXJzaW9uTGltaXQpID0+IHZvaWQsXG4pOiBSZWZlcmVuY2VQcm9ibGVtIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgW2hhc1JldiwgaGFzTmFySGFzaF0gPSBbYXR0cmlidXRlcy5yZXYgIT09IHVuZGVmaW5lZCwgYXR0cmlidXRlcy5uYXJIYXNoICE9PSB1bmRlZmluZWRdO1xuICBpZiAoIWhhc1JldiAmJiAhaGFzTmFySGFzaCkge1xuICAgIGlmICh0eXBlICE9PSBcInBhdGhcIiB8fCBTdHJpbmcoYXR0cmlidXRlcy5wYXRoKS5zdGFydHNXaXRoKFwiL1wiKSlcbiAgICAgIHJldHVybiB7IGF0dHJpYnV0ZTogdW5kZWZpbmVkLCBtZXNzYWdlOiAnaGFzIG5laXRoZXIgXCJyZXZcIiBub3IgXCJuYXJIYXNoXCInIH07XG4gICAgb25MaW1pdCh7IGF0dHJpYnV0ZTogXCJwYXRoXCIsIHNpbmNlOiBcIjIuMjZcIiwgcmVhc29uOiBcImhhcyBhIHJlbGF0aXZlIHBhdGhcIiB9KTtcbiAgICByZXR1cm4gdW5kZWZpbmVkO1xuICB9XG4gIGNvbnN0IGJ5UmV2ID0gc2NoZW1lID09PSBmb3JnZSB8fCB0eXBlID09PSBcImdpdFwiIHx8IHR5cGUgPT09IFwiaGdcIjtcbiAgY29uc3QgYnlOYXJIYXNoID0gdHlwZSA9PT0gXCJ0YXJiYWxsXCIgfHwgdHlwZSA9PT0gXCJwYXRoXCIgfHwgdHlwZSA9PT0gXCJmaWxlXCI7XG4gIGlmIChieVJldiAmJiAhaGFzUmV2KSBvbkxpbWl0KHsgYXR0cmlidXRlOiBcIm5hckhhc2hcIiwgdW50aWw6IFwiMi4yMVwiLCByZWFzb246ICdoYXMgbm8gXCJyZXZcIicgfSk7XG4gIGVsc2UgaWYgKGJ5TmFySGFzaCAmJiAhaGFzTmFySGFzaClcbiAgICBvbkxpbWl0KHsgYXR0cmlidXRlOiBcInJldlwiLCB1bnRpbDogXCIyLjIxXCIsIHJlYXNvbjogJ2hhcyBubyBcIm5hckhhc2hcIicgfSk7XG4gIGVsc2UgaWYgKCFieVJldiAmJiAhYnlOYXJIYXNoKVxuICAgIG9uTGltaXQoeyBhdHRyaWJ1dGU6IFwidHlwZVwiLCB1bnRpbDogXCIyLjIxXCIsIHJlYXNvbjogYGhhcyB0aGUgdHlwZSAke3ByaW50YWJsZSh0eXBlKX1gIH0pO1xuICByZXR1cm4gdW5kZWZpbmVkO1xufVxuXG5mdW5jdGlvbiB3cm9uZyhhdHRyaWJ1dGU6IHN0cmluZywga2luZDogS2luZCwgdmFsdWU6IHVua25vd24pOiBSZWZlcmVuY2VQcm9ibGVtIHtcbiAgY29uc3Qgc2hvd24gPSB0eXBlb2YgdmFsdWUgPT09IFwic3RyaW5nXCIgPyBwcmludGFibGUodmFsdWUpIDogU3RyaW5nKHZhbHVlKTtcbiAgcmV0dXJuIHtcbiAgICBhdHRyaWJ1dGUsXG4gICAgbWVzc2FnZTogYGhhcyAke3ByaW50YWJsZShhdHRyaWJ1dGUpfSA9ICR7c2hvd259OiBleHBlY3RlZCAke2V4cGVjdGF0aW9uc1traW5kXX0ke2FkdmljZShraW5kLCB2YWx1ZSl9YCxcbiAgfTtcbn1cblxuLyoqIFRoZSBmb3JtIHRoYXQgTml4IHRha2VzLCB3aGVuIHRoZSBoYXNoIGl0c2VsZiBpcyByaWdodC4gKi9cbmZ1bmN0aW9uIGFkdmljZShraW5kOiBLaW5kLCB2YWx1ZTogdW5rbm93bik6IHN0cmluZyB7XG4gIGlmIChraW5kICE9PSBcIm5hckhhc2hcIiB8fCB0eXBlb2YgdmFsdWUgIT09IFwic3RyaW5nXCIpIHJldHVybiBcIlwiO1xuICBjb25zdCBoYXNoID0gcGFyc2VIYXNoKHZhbHVlLnJlcGxhY2UoL15zaGEyNTYtLywgXCJcIiksIFwic2hhMjU2XCIpO1xuICByZXR1cm4gaGFzaD8uYWxnb3JpdGhtID09PSBcInNoYTI1NlwiID8gYCwgd2hpY2ggaXMgc2hhMjU2LSR7aGFzaC5ieXRlcy50b1N0cmluZyhcImJhc2U2NFwiKX1gIDogXCJcIjtcbn1cblxuLy8gYGJhZEdpdFJlZlJlZ2V4YCBvZiBOaXgncyB1cmwtcGFydHMuaGg7IGZpcnN0IG9mIGFsbCBhIGJsYW5rIG9yIGEgY29udHJvbCBjaGFyYWN0ZXIgb2YgQVNDSUlcbmNvbnN0IGJhZEdpdFJlZiA9XG4gIC9bXiEtflxcdTAwODAtXFx1ZmZmZl18Wzo/Xn5bXXxcXC9cXC98XlsuL118XFwvXFwufFxcLlxcLnxcXFxcfFxcKnxcXC5sb2NrJHxcXC5sb2NrXFwvfEBcXHt8Wy8uXSR8XkAkfF4kLztcblxuZnVuY3Rpb24gaXNLaW5kKGtpbmQ6IEtpbmQsIHZhbHVlOiB1bmtub3duKTogYm9vbGVhbiB7XG4gIHN3aXRjaCAoa2luZCkge1xuICAgIGNhc2UgXCJhbnlcIjpcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJudW1iZXJcIjpcbiAgICBjYXNlIFwiYm9vbGVhblwiOlxuICAgICAgcmV0dXJuIHR5cGVvZiB2YWx1ZSA9PT0ga2luZDtcbiAgfVxuICBpZiAodHlwZW9mIHZhbHVlICE9PSBcInN0cmluZ1wiKSByZXR1cm4gZmFsc2U7XG4gIHN3aXRjaCAoa2luZCkge1xuICAgIGNhc2UgXCJ0ZXh0XCI6XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBjYXNlIFwicmV2XCI6XG4gICAgICByZXR1cm4gcGFyc2VIYXNoKHZhbHVlLCBcInNoYTFcIikgIT09IHVuZGVmaW5lZDtcbiAgICBjYXNlIFwibmFySGFzaFwiOlxuICAgICAgcmV0dXJuIHZhbHVlID09PSBcIlwiIHx8IHBhcnNlU3JpKHZhbHVlKT8uYWxnb3JpdGhtID09PSBcInNoYTI1NlwiO1xuICAgIGNhc2UgXCJ1cmxcIjpcbiAgICBjYXNlIFwiZ2l0VXJsXCI6XG4gICAgICByZXR1cm4gaXNOaXhVcmwodmFsdWUpO1xuICAgIGNhc2UgXCJnaXRSZWZcIjpcbiAgICAgIHJldHVybiAhYmFkR2l0UmVmLnRlc3QodmFsdWUpO1xuICAgIGNhc2UgXCJoZ1JlZlwiOlxuICAgICAgcmV0dXJuIC9eW2EtekEtWjAtOV1bYS16QS1aMC05Xy4vLV0qJC8udGVzdCh2YWx1ZSk7XG4gICAgY2FzZSBcImZsYWtlSWRcIjpcbiAgICAgIHJldHVybiAvXlthLXpBLVpdW2EtekEtWjAtOV8tXSokLy50ZXN0KHZhbHVlKTtcbiAgfVxufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL2lucHV0cy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL2lucHV0cy50c1wiO2ltcG9ydCB0eXBlIHsgSnNvbk9iamVjdCB9IGZyb20gXCIuL3BhcnNlLWpzb24udHNcIjtcblxuLyoqIFdoYXQgYW4gaW5wdXQgcmVmZXJzIHRvOiBhIG5vZGUncyBrZXksIG9yIHRoZSBpbnB1dCBwYXRoIGZyb20gdGhlIHJvb3QgdGhhdCBpdCBmb2xsb3dzLiAqL1xuZXhwb3J0IHR5cGUgSW5wdXRSZWZlcmVuY2UgPSBzdHJpbmcgfCByZWFkb25seSBzdHJpbmdbXTtcblxuLyoqIFRoZSBpbnB1dHMgb2YgYSBub2RlLCBhIHZpZXcgb2YgdGhlIGxvY2sncyBKU09OIGxpa2Uge0BsaW5rIEF0dHJpYnV0ZXN9LiAqL1xuZXhwb3J0IGNsYXNzIElucHV0cyBpbXBsZW1lbnRzIEl0ZXJhYmxlPHJlYWRvbmx5IFtzdHJpbmcsIElucHV0UmVmZXJlbmNlXT4ge1xuICAvKiogU29ydGVkLCBhcyBOaXgga2VlcHMgdGhlbS4gKi9cbiAgcmVhZG9ubHkgbmFtZXM6IHJlYWRvbmx5IHN0cmluZ1tdO1xuICBwcml2YXRlIHJlYWRvbmx5IG9iamVjdDogSnNvbk9iamVjdDtcblxuICAvKiogQHBhcmFtIG9iamVjdCBXaG9zZSB2YWx1ZXMgYXJlIHJlZmVyZW5jZXMuICovXG4gIGNvbnN0cnVjdG9yKG9iamVjdDogSnNvbk9iamVjdCA9IHt9KSB7XG4gICAgdGhpcy5uYW1lcyA9IE9iamVjdC5rZXlzKG9iamVjdCkuc29ydCgpO1xuICAgIHRoaXMub2JqZWN0ID0gb2JqZWN0O1xuICB9XG5cbiAgZ2V0KG5hbWU6IHN0cmluZyk6IElucHV0UmVmZXJlbmNlIHwgdW5kZWZpbmVkIHtcbiAgICAvLyB3aGF0IGV2ZXJ5IG9iamVjdCBpbmhlcml0cyBpcyBuZWl0aGVyXG4gICAgY29uc3QgdmFsdWUgPSB0aGlzLm9iamVjdFtuYW1lXTtcbiAgICByZXR1cm4gdHlwZW9mIHZhbHVlID09PSBcInN0cmluZ1wiIHx8IEFycmF5LmlzQXJyYXkodmFsdWUpID8gdmFsdWUgOiB1bmRlZmluZWQ7XG4gIH1cblxuICAqW1N5bWJvbC5pdGVyYXRvcl0oKTogSXRlcmF0b3I8cmVhZG9ubHkgW3N0cmluZywgSW5wdXRSZWZlcmVuY2VdPiB7XG4gICAgZm9yIChjb25zdCBuYW1lIG9mIHRoaXMubmFtZXMpIHlpZWxkIFtuYW1lLCB0aGlzLmdldChuYW1lKSBhcyBJbnB1dFJlZmVyZW5jZV07XG4gIH1cbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9qc29uLXBvc2l0aW9ucy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL2pzb24tcG9zaXRpb25zLnRzXCI7LyoqIFdoZXJlIGEgdGV4dCBzdG9wcyBiZWluZyBKU09OLCBhbmQgd2h5LiAqL1xuZXhwb3J0IGludGVyZmFjZSBKc29uU3ludGF4RXJyb3Ige1xuICAvKiogSW5kZXggb2YgdGhlIG9mZmVuZGluZyBjaGFyYWN0ZXIsIG9yIHRoZSB0ZXh0J3MgbGVuZ3RoIHdoZW4gaXQgZW5kcyB0b28gZWFybHkuICovXG4gIHJlYWRvbmx5IG9mZnNldDogbnVtYmVyO1xuICByZWFkb25seSBtZXNzYWdlOiBzdHJpbmc7XG59XG5cbi8qKiBMaW5lIGFuZCBjb2x1bW4gb2YgYSBjaGFyYWN0ZXIsIGJvdGggY291bnRlZCBmcm9tIDE7IGNvbHVtbnMgaW4gVVRGLTE2IGNvZGUgdW5pdHMuICovXG5leHBvcnQgaW50ZXJmYWNlIFBvc2l0aW9uIHtcbiAgcmVhZG9ubHkgbGluZTogbnVtYmVyO1xuICByZWFkb25seSBjb2x1bW46IG51bWJlcjtcbn1cblxuLyoqXG4gKiBUaGUgbGluZSBvZiB0aGUga2V5IHRoYXQgYHBhdGhgIGxlYWRzIHRvLCB0aHJvdWdoIG9iamVjdHMgb25seTogYGxpbmVPZktleSh0ZXh0LCBbXCJub2Rlc1wiLCBcIm1pY3Jvdm1cIl0pYC5cbiAqIE9mIGtleXMgZ2l2ZW4gdHdpY2UgdGhlIGxhc3QgY291bnRzLCBhcyBpbiBgSlNPTi5wYXJzZWAgYW5kIGluIE5peC4gV29ya3Mgb24gYW55IGxheW91dCwgbWluaWZpZWQgdG9vLlxuICogQHBhcmFtIHRleHQgd2hhdCBgSlNPTi5wYXJzZWAgdGFrZXMuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBsaW5lT2ZLZXkodGV4dDogc3RyaW5nLCBwYXRoOiByZWFkb25seSBzdHJpbmdbXSk6IG51bWJlciB8IHVuZGVmaW5lZCB7XG4gIGxldCBtYXRjaGVkID0gMDtcbiAgbGV0IGZvdW5kOiBudW1iZXIgfCB1bmRlZmluZWQ7XG4gIGNvbnN0IG9uS2V5OiBPbktleSA9IChkZXB0aCwgc3RhcnQsIGVuZCkgPT4ge1xuICAgIGlmIChtYXRjaGVkID49IGRlcHRoKSBtYXRjaGVkID0gZGVwdGggLSAxO1xuICAgIGNvbnN0IHdhbnRlZCA9IHBhdGhbZGVwdGggLSAxXTtcbiAgICBpZiAobWF0Y2hlZCAhPT0gZGVwdGggLSAxIHx8IHdhbnRlZCA9PT0gdW5kZWZpbmVkIHx8IGtleUF0KHRleHQsIHN0YXJ0LCBlbmQpICE9PSB3YW50ZWQpIHJldHVybjtcbiAgICBtYXRjaGVkID0gZGVwdGg7XG4gICAgLy8gYSBrZXkgZ2l2ZW4gYWdhaW4gcmVwbGFjZXMgd2hhdCB0aGUgZWFybGllciBvbmUgaGFkXG4gICAgZm91bmQgPSBkZXB0aCA9PT0gcGF0aC5sZW5ndGggPyBzdGFydCA6IHVuZGVmaW5lZDtcbiAgfTtcbiAgc2Nhbkpzb24odGV4dCwgb25LZXksIGVuZE9mU291bmRTdHJpbmcpO1xuICByZXR1cm4gZm91bmQgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IHBvc2l0aW9uQXQodGV4dCwgZm91bmQpLmxpbmU7XG59XG5cbi8qKlxuICogVGhlIGxpbmUgb2YgYSBub2RlIG9mIGEgZmxha2UubG9jayB0aGF0IGlzIGtub3duIHRvIGJlIHNvdW5kIGFuZCB0byBoYXZlIHRoaXMgbm9kZS4gT2YgaXRzIG9iamVjdHMgb25seSBub2RlcyBoYXZlXG4gKiBuYW1lcyBvZiB0aGVpciBvd24sIHNvIGEgbmFtZSB0aGF0IG9uZSBvYmplY3Qgc3RhbmRzIGJlaGluZCBpcyBmb3VuZCB3aXRob3V0IHJlYWRpbmcgYWxsIHRoYXQgaXMgYmVmb3JlIGl0LlxuICovXG5leHBvcnQgZnVuY3Rpb24gbGluZU9mTm9kZSh0ZXh0OiBzdHJpbmcsIGtleTogc3RyaW5nKTogbnVtYmVyIHwgdW5kZWZpbmVkIHtcbiAgLy8gYW4gZXNjYXBlIGNvdWxkIHNwZWxsIHRoZSBuYW1lIGRpZmZlcmVudGx5XG4gIGlmICh0ZXh0LmluY2x1ZGVzKFwiXFxcXFwiKSkgcmV0dXJuIGxpbmVPZktleSh0ZXh0LCBbXCJub2Rlc1wiLCBrZXldKTtcbiAgY29uc3QgdG9rZW4gPSBgXCIke2tleX1cImA7XG4gIGxldCBmb3VuZDogbnVtYmVyIHwgdW5kZWZpbmVkO1xuICBmb3IgKGxldCBhdCA9IHRleHQuaW5kZXhPZih0b2tlbik7IGF0ID49IDA7IGF0ID0gdGV4dC5pbmRleE9mKHRva2VuLCBhdCArIDEpKSB7XG4gICAgY29uc3QgY29sb24gPSBza2lwU3BhY2UodGV4dCwgYXQgKyB0b2tlbi5sZW5ndGgpO1xuICAgIGlmICh0ZXh0W2NvbG9uXSAhPT0gXCI6XCIgfHwgdGV4dFtza2lwU3BhY2UodGV4dCwgY29sb24gKyAxKV0gIT09IFwie1wiKSBjb250aW51ZTtcbiAgICBpZiAoZm91bmQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIGxpbmVPZktleSh0ZXh0LCBbXCJub2Rlc1wiLCBrZXldKTtcbiAgICBmb3VuZCA9IGF0O1xuICB9XG4gIHJldHVybiBmb3VuZCA9PT0gdW5kZWZpbmVkID8gdW5kZWZpbmVkIDogcG9zaXRpb25BdCh0ZXh0LCBmb3VuZCkubGluZTtcbn1cblxuLyoqXG4gKiBUaGUgZmlyc3Qgc3ludGF4IGVycm9yIG9mIGB0ZXh0YCwgb3IgdW5kZWZpbmVkIHdoZW4gaXQgaXMgSlNPTiAoUkZDIDgyNTkpIHRoYXQgZG9lcyBub3QgbmVzdCBhYnN1cmRseSBkZWVwIGFuZCB3aG9zZVxuICogc3RyaW5ncyBhbmQgbnVtYmVycyBOaXgncyByZWFkZXIgdGFrZXMuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBmaW5kU3ludGF4RXJyb3IodGV4dDogc3RyaW5nKTogSnNvblN5bnRheEVycm9yIHwgdW5kZWZpbmVkIHtcbiAgcmV0dXJuIHNjYW5Kc29uKHRleHQsICgpID0+IHt9KTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIHBvc2l0aW9uQXQodGV4dDogc3RyaW5nLCBvZmZzZXQ6IG51bWJlcik6IFBvc2l0aW9uIHtcbiAgbGV0IGxpbmUgPSAxO1xuICBsZXQgbGluZVN0YXJ0ID0gMDtcbiAgZm9yICg7Oykge1xuICAgIGNvbnN0IG5ld2xpbmUgPSB0ZXh0LmluZGV4T2YoXCJcXG5cIiwgbGluZVN0YXJ0KTtcbiAgICBpZiAobmV3bGluZSA8IDAgfHwgbmV3bGluZSA+PSBvZmZzZXQpIHJldHVybiB7IGxpbmUsIGNvbHVtbjogb2Zmc2V0IC0gbGluZVN0YXJ0ICsgMSB9O1xuICAgIGxpbmUgKz0gMTtcbiAgICBsaW5lU3RhcnQgPSBuZXdsaW5lICsgMTtcbiAgfVxufVxuXG5mdW5jdGlvbiBrZXlBdCh0ZXh0OiBzdHJpbmcsIHN0YXJ0OiBudW1iZXIsIGVuZDogbnVtYmVyKTogc3RyaW5nIHtcbiAgY29uc3QgdG9rZW4gPSB0ZXh0LnNsaWNlKHN0YXJ0LCBlbmQpO1xuICByZXR1cm4gdG9rZW4uaW5jbHVkZXMoXCJcXFxcXCIpID8gKEpTT04ucGFyc2UodG9rZW4pIGFzIHN0cmluZykgOiB0b2tlbi5zbGljZSgxLCAtMSk7XG59XG5cbi8qKiBgZGVwdGhgIGlzIDEgZm9yIHRoZSBrZXlzIG9mIHRoZSBvdXRlcm1vc3Qgb2JqZWN0OyBgc3RhcnRgIGFuZCBgZW5kYCBlbmNsb3NlIHRoZSBrZXkgd2l0aCBpdHMgcXVvdGVzLiAqL1xudHlwZSBPbktleSA9IChkZXB0aDogbnVtYmVyLCBzdGFydDogbnVtYmVyLCBlbmQ6IG51bWJlcikgPT4gdm9pZDtcblxuLyoqIE5vIHJlYWRlciBnZXRzIHRoaXMgZGVlcDogYSBsb2NrIGZpbGUgbmVzdHMgZm91ciBsZXZlbHMuICovXG5jb25zdCBkZWVwZXN0ID0gMTBfMDAwO1xuXG5jb25zdCBhZnRlck9wZW5pbmdCcmFjZSA9IDA7XG5jb25zdCBhZnRlckNvbW1hSW5PYmplY3QgPSAxO1xuY29uc3QgYWZ0ZXJPcGVuaW5nQnJhY2tldCA9IDI7XG5jb25zdCBiZWZvcmVWYWx1ZSA9IDM7XG5jb25zdCBhZnRlclZhbHVlID0gNDtcblxuLyoqXG4gKiBSZWFkcyBgdGV4dGAgb25jZSwgZnJvbSBsZWZ0IHRvIHJpZ2h0LCB3aXRoIGEgc3RhY2sgb2YgaXRzIG93bjogbmVpdGhlciBkZWVwIG5lc3Rpbmcgbm9yIGEgZmlsZVxuICogdGhhdCB3YXMgY3V0IG9mZiBjYW4gbWFrZSBpdCByZWN1cnNlIG9yIGdvIGJhY2suXG4gKi9cbmZ1bmN0aW9uIHNjYW5Kc29uKFxuICB0ZXh0OiBzdHJpbmcsXG4gIG9uS2V5OiBPbktleSxcbiAgc3RyaW5nRW5kOiB0eXBlb2YgZW5kT2ZTdHJpbmcgPSBlbmRPZlN0cmluZyxcbik6IEpzb25TeW50YXhFcnJvciB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IGlzT2JqZWN0OiBib29sZWFuW10gPSBbXTtcbiAgbGV0IHN0YXRlID0gYmVmb3JlVmFsdWU7XG4gIGxldCBhdCA9IDA7XG4gIGZvciAoOzspIHtcbiAgICBhdCA9IHNraXBTcGFjZSh0ZXh0LCBhdCk7XG4gICAgY29uc3QgY2hhciA9IHRleHRbYXRdO1xuICAgIGlmIChzdGF0ZSA9PT0gYWZ0ZXJWYWx1ZSkge1xuICAgICAgaWYgKGlzT2JqZWN0Lmxlbmd0aCA9PT0gMClcbiAgICAgICAgcmV0dXJuIGNoYXIgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IHVuZXhwZWN0ZWQodGV4dCwgYXQsIFwidGhlIGVuZCBvZiB0aGUgZmlsZVwiKTtcbiAgICAgIGNvbnN0IGluT2JqZWN0ID0gaXNPYmplY3QuYXQoLTEpID09PSB0cnVlO1xuICAgICAgaWYgKGNoYXIgPT09IFwiLFwiKSBzdGF0ZSA9IGluT2JqZWN0ID8gYWZ0ZXJDb21tYUluT2JqZWN0IDogYmVmb3JlVmFsdWU7XG4gICAgICBlbHNlIGlmIChjaGFyID09PSAoaW5PYmplY3QgPyBcIn1cIiA6IFwiXVwiKSkgaXNPYmplY3QucG9wKCk7XG4gICAgICBlbHNlIHJldHVybiB1bmV4cGVjdGVkKHRleHQsIGF0LCBpbk9iamVjdCA/ICdcIixcIiBvciBcIn1cIicgOiAnXCIsXCIgb3IgXCJdXCInKTtcbiAgICAgIGF0ICs9IDE7XG4gICAgfSBlbHNlIGlmIChzdGF0ZSA9PT0gYWZ0ZXJPcGVuaW5nQnJhY2UgfHwgc3RhdGUgPT09IGFmdGVyQ29tbWFJbk9iamVjdCkge1xuICAgICAgaWYgKGNoYXIgPT09IFwifVwiICYmIHN0YXRlID09PSBhZnRlck9wZW5pbmdCcmFjZSkge1xuICAgICAgICBpc09iamVjdC5wb3AoKTtcbiAgICAgICAgc3RhdGUgPSBhZnRlclZhbHVlO1xuICAgICAgICBhdCArPSAxO1xuICAgICAgICBjb250aW51ZTtcbiAgICAgIH1cbiAgICAgIGlmIChjaGFyICE9PSAnXCInKSByZXR1cm4gdW5leHBlY3RlZCh0ZXh0LCBhdCwgXCJhIGtleSBpbiBkb3VibGUgcXVvdGVzXCIpO1xuICAgICAgY29uc3QgZW5kID0gc3RyaW5nRW5kKHRleHQsIGF0KTtcbiAgICAgIGlmICh0eXBlb2YgZW5kICE9PSBcIm51bWJlclwiKSByZXR1cm4gZW5kO1xuICAgICAgb25LZXkoaXNPYmplY3QubGVuZ3RoLCBhdCwgZW5kKTtcbiAgICAgIGF0ID0gc2tpcFNwYWNlKHRleHQsIGVuZCk7XG4gICAgICBpZiAodGV4dFthdF0gIT09IFwiOlwiKSByZXR1cm4gdW5leHBlY3RlZCh0ZXh0LCBhdCwgJ1wiOlwiJyk7XG4gICAgICBhdCArPSAxO1xuICAgICAgc3RhdGUgPSBiZWZvcmVWYWx1ZTtcbiAgICB9IGVsc2UgaWYgKGNoYXIgPT09IFwiXVwiICYmIHN0YXRlID09PSBhZnRlck9wZW5pbmdCcmFja2V0KSB7XG4gICAgICBpc09iamVjdC5wb3AoKTtcbiAgICAgIHN0YXRlID0gYWZ0ZXJWYWx1ZTtcbiAgICAgIGF0ICs9IDE7XG4gICAgfSBlbHNlIGlmIChjaGFyID09PSBcIntcIiB8fCBjaGFyID09PSBcIltcIikge1xuICAgICAgaWYgKGlzT2JqZWN0Lmxlbmd0aCA9PT0gZGVlcGVzdClcbiAgICAgICAgcmV0dXJuIHsgb2Zmc2V0OiBhdCwgbWVzc2FnZTogYGl0IG5lc3RzIGRlZXBlciB0aGFuICR7ZGVlcGVzdH0gbGV2ZWxzYCB9O1xuICAgICAgaXNPYmplY3QucHVzaChjaGFyID09PSBcIntcIik7XG4gICAgICBzdGF0ZSA9IGNoYXIgPT09IFwie1wiID8gYWZ0ZXJPcGVuaW5nQnJhY2UgOiBhZnRlck9wZW5pbmdCcmFja2V0O1xuICAgICAgYXQgKz0gMTtcbiAgICB9IGVsc2Uge1xuICAgICAgY29uc3QgZW5kID0gY2hhciA9PT0gJ1wiJyA/IHN0cmluZ0VuZCh0ZXh0LCBhdCkgOiBlbmRPZkxpdGVyYWwodGV4dCwgYXQpO1xuICAgICAgaWYgKHR5cGVvZiBlbmQgIT09IFwibnVtYmVyXCIpIHJldHVybiBlbmQ7XG4gICAgICBhdCA9IGVuZDtcbiAgICAgIHN0YXRlID0gYWZ0ZXJWYWx1ZTtcbiAgICB9XG4gIH1cbn1cblxuZnVuY3Rpb24gc2tpcFNwYWNlKHRleHQ6IHN0cmluZywgZnJvbTogbnVtYmVyKTogbnVtYmVyIHtcbiAgbGV0IGF0ID0gZnJvbTtcbiAgZm9yICg7Oykge1xuICAgIGNvbnN0IGNvZGUgPSB0ZXh0LmNoYXJDb2RlQXQoYXQpO1xuICAgIGlmIChjb2RlICE9PSAweDIwICYmIGNvZGUgIT09IDB4MGEgJiYgY29kZSAhPT0gMHgwZCAmJiBjb2RlICE9PSAweDA5KSByZXR1cm4gYXQ7XG4gICAgYXQgKz0gMTtcbiAgfVxufVxuXG4vKiogVGhlIHNhbWUgd2hlcmUgdGhlIHRleHQgaXMga25vd24gdG8gYmUgSlNPTjogYSBxdW90ZSB0aGF0IG5vIGJhY2tzbGFzaCBwcmVjZWRlcyBlbmRzIHRoZSBzdHJpbmcuICovXG5mdW5jdGlvbiBlbmRPZlNvdW5kU3RyaW5nKHRleHQ6IHN0cmluZywgc3RhcnQ6IG51bWJlcik6IG51bWJlciB8IEpzb25TeW50YXhFcnJvciB7XG4gIGNvbnN0IHF1b3RlID0gdGV4dC5pbmRleE9mKCdcIicsIHN0YXJ0ICsgMSk7XG4gIHJldHVybiBxdW90ZSA+IDAgJiYgdGV4dC5jaGFyQ29kZUF0KHF1b3RlIC0gMSkgIT09IDB4NWMgPyBxdW90ZSArIDEgOiBlbmRPZlN0cmluZyh0ZXh0LCBzdGFydCk7XG59XG5cbmZ1bmN0aW9uIGVuZE9mU3RyaW5nKHRleHQ6IHN0cmluZywgc3RhcnQ6IG51bWJlcik6IG51bWJlciB8IEpzb25TeW50YXhFcnJvciB7XG4gIGxldCBhdCA9IHN0YXJ0ICsgMTtcbiAgZm9yICg7Oykge1xuICAgIGNvbnN0IGNvZGUgPSB0ZXh0LmNoYXJDb2RlQXQoYXQpO1xuICAgIGlmIChjb2RlID09PSAweDIyKSByZXR1cm4gYXQgKyAxO1xuICAgIGlmIChOdW1iZXIuaXNOYU4oY29kZSkpIHJldHVybiB7IG9mZnNldDogYXQsIG1lc3NhZ2U6IFwidGhlIGZpbGUgZW5kcyBpbnNpZGUgYSBzdHJpbmdcIiB9O1xuICAgIGlmIChjb2RlIDwgMHgyMClcbiAgICAgIHJldHVybiB7IG9mZnNldDogYXQsIG1lc3NhZ2U6IFwiYSBzdHJpbmcgY29udGFpbnMgYSBsaW5lIGJyZWFrIG9yIGFub3RoZXIgY29udHJvbCBjaGFyYWN0ZXJcIiB9O1xuICAgIGlmIChjb2RlICE9PSAweDVjKSB7XG4gICAgICBhdCArPSAxO1xuICAgICAgY29udGludWU7XG4gICAgfVxuICAgIGNvbnN0IGVzY2FwZWQgPSB0ZXh0W2F0ICsgMV07XG4gICAgaWYgKGVzY2FwZWQgPT09IHVuZGVmaW5lZCkgcmV0dXJuIHsgb2Zmc2V0OiBhdCArIDEsIG1lc3NhZ2U6IFwidGhlIGZpbGUgZW5kcyBpbnNpZGUgYSBzdHJpbmdcIiB9O1xuICAgIGNvbnN0IHVuaXQgPSBlc2NhcGVkID09PSBcInVcIiA/IHVuaXRBdCh0ZXh0LCBhdCkgOiB1bmRlZmluZWQ7XG4gICAgaWYgKHVuaXQgIT09IHVuZGVmaW5lZCkge1xuICAgICAgY29uc3QgbmV4dCA9XG4gICAgICAgIGlzSGlnaCh1bml0KSAmJiB0ZXh0LnN0YXJ0c1dpdGgoXCJcXFxcdVwiLCBhdCArIDYpID8gdW5pdEF0KHRleHQsIGF0ICsgNikgOiB1bmRlZmluZWQ7XG4gICAgICBjb25zdCBpc1BhaXIgPSBuZXh0ICE9PSB1bmRlZmluZWQgJiYgaXNMb3cobmV4dCk7XG4gICAgICBpZiAoKGlzSGlnaCh1bml0KSB8fCBpc0xvdyh1bml0KSkgJiYgIWlzUGFpcilcbiAgICAgICAgcmV0dXJuIHsgb2Zmc2V0OiBhdCwgbWVzc2FnZTogXCJhIHN0cmluZyBjb250YWlucyBoYWxmIG9mIGEgc3Vycm9nYXRlIHBhaXJcIiB9O1xuICAgICAgYXQgKz0gaXNQYWlyID8gMTIgOiA2O1xuICAgIH0gZWxzZSBpZiAoJ1wiXFxcXC9iZm5ydCcuaW5jbHVkZXMoZXNjYXBlZCkpIGF0ICs9IDI7XG4gICAgZWxzZSByZXR1cm4geyBvZmZzZXQ6IGF0LCBtZXNzYWdlOiBcImEgc3RyaW5nIGNvbnRhaW5zIGFuIGVzY2FwZSB0aGF0IEpTT04gZG9lcyBub3QgaGF2ZVwiIH07XG4gIH1cbn1cblxuZnVuY3Rpb24gdW5pdEF0KHRleHQ6IHN0cmluZywgYXQ6IG51bWJlcik6IG51bWJlciB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IGRpZ2l0cyA9IHRleHQuc2xpY2UoYXQgKyAyLCBhdCArIDYpO1xuICByZXR1cm4gL15bMC05YS1mQS1GXXs0fSQvLnRlc3QoZGlnaXRzKSA/IE51bWJlci5wYXJzZUludChkaWdpdHMsIDE2KSA6IHVuZGVmaW5lZDtcbn1cblxuY29uc3QgaXNIaWdoID0gKHVuaXQ6IG51bWJlcikgPT4gdW5pdCA+PSAweGQ4MDAgJiYgdW5pdCA8IDB4ZGMwMDtcbmNvbnN0IGlzTG93ID0gKHVuaXQ6IG51bWJlcikgPT4gdW5pdCA+PSAweGRjMDAgJiYgdW5pdCA8IDB4ZTAwMDtcblxuY29uc3QgbGl0ZXJhbCA9IC90cnVlfGZhbHNlfG51bGx8LT8oPzowfFsxLTldWzAtOV0qKSg/OlxcLlswLTldKyk/KD86W2VFXVsrLV0/WzAtOV0rKT8veTtcblxuZnVuY3Rpb24gZW5kT2ZMaXRlcmFsKHRleHQ6IHN0cmluZywgYXQ6IG51bWJlcik6IG51bWJlciB8IEpzb25TeW50YXhFcnJvciB7XG4gIGxpdGVyYWwubGFzdEluZGV4ID0gYXQ7XG4gIGlmICghbGl0ZXJhbC50ZXN0KHRleHQpKSByZXR1cm4gdW5leHBlY3RlZCh0ZXh0LCBhdCwgXCJhIHZhbHVlXCIpO1xuICBjb25zdCBlbmQgPSBsaXRlcmFsLmxhc3RJbmRleDtcbiAgaWYgKE1hdGguYWJzKE51bWJlcih0ZXh0LnNsaWNlKGF0LCBlbmQpKSkgIT09IE51bWJlci5QT1NJVElWRV9JTkZJTklUWSkgcmV0dXJuIGVuZDtcbiAgcmV0dXJuIHsgb2Zmc2V0OiBhdCwgbWVzc2FnZTogXCJhIG51bWJlciBpcyBvdXQgb2YgcmFuZ2VcIiB9O1xufVxuXG5mdW5jdGlvbiB1bmV4cGVjdGVkKHRleHQ6IHN0cmluZywgb2Zmc2V0OiBudW1iZXIsIGV4cGVjdGVkOiBzdHJpbmcpOiBKc29uU3ludGF4RXJyb3Ige1xuICBjb25zdCBjb2RlID0gdGV4dC5jb2RlUG9pbnRBdChvZmZzZXQpO1xuICByZXR1cm4ge1xuICAgIG9mZnNldCxcbiAgICBtZXNzYWdlOlxuICAgICAgY29kZSA9PT0gdW5kZWZpbmVkXG4gICAgICAgID8gYGV4cGVjdGVkICR7ZXhwZWN0ZWR9LCBidXQgdGhlIGZpbGUgZW5kc2BcbiAgICAgICAgOiBgZXhwZWN0ZWQgJHtleHBlY3RlZH0sIGZvdW5kICR7SlNPTi5zdHJpbmdpZnkoU3RyaW5nLmZyb21Db2RlUG9pbnQoY29kZSkpfWAsXG4gIH07XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2tcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svbG9jay10b29sLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svbG9jay10b29sLnRzXCI7aW1wb3J0IHsgYmFzZW5hbWUsIGRpcm5hbWUgfSBmcm9tIFwibm9kZTpwYXRoXCI7XG5pbXBvcnQgeyBxdW90ZVdvcmQgfSBmcm9tIFwiLi4vc2hlbGwvc2hlbGwtd29yZHMudHNcIjtcbmltcG9ydCB7IGJlc2lkZUZpbGUgfSBmcm9tIFwiLi9iZXNpZGUtZmlsZS50c1wiO1xuXG4vKiogVGhlIHByb2dyYW0gdGhhdCB3cml0ZXMgYSBmaWxlIG9mIHBpbnMuICovXG5leHBvcnQgdHlwZSBMb2NrVG9vbCA9IGtleW9mIHR5cGVvZiBsb2NrVG9vbHM7XG5cbmludGVyZmFjZSBDb21tYW5kcyB7XG4gIC8qKiBUaGUgY29tbWFuZCB0aGF0IG1vdmVzIG9uZSBwaW4gb2YgYSBmaWxlIHRvIHdoYXQgaXMgbmV3ZXN0LiAqL1xuICByZWFkb25seSB1cGRhdGU6IChwaW46IHN0cmluZywgZmlsZTogc3RyaW5nKSA9PiBzdHJpbmc7XG4gIC8qKiBXaGF0IHB1dHMgYSByZXZpc2lvbiBpbiB0aGUgcGluJ3MgcGxhY2UsIHdoZXJlIGZsYWtlLm5peCBpcyBub3QgdGhlIHBsYWNlLiAqL1xuICByZWFkb25seSBwaW5Ubz86IChwaW46IHN0cmluZywgdXJsOiBzdHJpbmcpID0+IHN0cmluZztcbn1cblxuLyoqIGBuaXggZmxha2UgdXBkYXRlIElOUFVUYCBpcyBvZiBOaXggMi4xOTsgYmVmb3JlLCBpdCB0b29rIGEgZmxha2UgYW5kIHVwZGF0ZWQgYWxsIGlucHV0cy4gKi9cbmNvbnN0IG5peDogQ29tbWFuZHMgPSB7XG4gIHVwZGF0ZTogKGlucHV0LCBmaWxlKSA9PlxuICAgIGJlc2lkZUZpbGUoZmlsZSwgKCkgPT5cbiAgICAgIGlzRmxha2VJZChpbnB1dClcbiAgICAgICAgPyBgbml4IGZsYWtlIHVwZGF0ZSAke2lucHV0fSAgKE5peCBiZWZvcmUgMi4xOTogbml4IGZsYWtlIGxvY2sgLS11cGRhdGUtaW5wdXQgJHtpbnB1dH0pYFxuICAgICAgICA6IFwibml4IGZsYWtlIHVwZGF0ZVwiLFxuICAgICksXG59O1xuXG5jb25zdCBsb2NrVG9vbHMgPSB7XG4gIG5peCxcbiAgZGV2ZW52OiB7XG4gICAgdXBkYXRlOiAoaW5wdXQsIGZpbGUpID0+XG4gICAgICBiZXNpZGVGaWxlKGZpbGUsICgpID0+IChpc0ZsYWtlSWQoaW5wdXQpID8gYGRldmVudiB1cGRhdGUgJHtpbnB1dH1gIDogXCJkZXZlbnYgdXBkYXRlXCIpKSxcbiAgICBwaW5UbzogKGlucHV0LCB1cmwpID0+IGBpbnB1dHMuJHtpbnB1dH0udXJsOiAke3VybH0gaW4gZGV2ZW52LnlhbWxgLFxuICB9LFxuICBucGluczoge1xuICAgIHVwZGF0ZTogKHBpbiwgZmlsZSkgPT5cbiAgICAgIGlzSW4oXCJucGluc1wiLCBmaWxlKVxuICAgICAgICA/IGJlc2lkZUZpbGUoZGlybmFtZShmaWxlKSwgKCkgPT4gYG5waW5zIHVwZGF0ZSAke3F1b3RlV29yZChwaW4pfWApXG4gICAgICAgIDogYG5waW5zIC1kICR7cXVvdGVXb3JkKGRpcm5hbWUoZmlsZSkpfSB1cGRhdGUgJHtxdW90ZVdvcmQocGluKX1gLFxuICAgIHBpblRvOiAocGluLCB1cmwpID0+IHtcbiAgICAgIGNvbnN0IFtvd25lciwgcmVwbywgcmV2XSA9IHVybC5yZXBsYWNlKC9eZ2l0aHViOi8sIFwiXCIpLnNwbGl0KFwiL1wiKTtcbiAgICAgIHJldHVybiBgbnBpbnMgYWRkIC0tbmFtZSAke3F1b3RlV29yZChwaW4pfSBnaXRodWIgLS1icmFuY2ggbWFpbiAtLWF0ICR7cmV2fSAke293bmVyfSAke3JlcG99YDtcbiAgICB9LFxuICB9LFxuICBuaXY6IHtcbiAgICB1cGRhdGU6IChwaW4sIGZpbGUpID0+XG4gICAgICBpc0luKFwibml4XCIsIGZpbGUpXG4gICAgICAgID8gYmVzaWRlRmlsZShkaXJuYW1lKGZpbGUpLCAoKSA9PiBgbml2IHVwZGF0ZSAke3F1b3RlV29yZChwaW4pfWApXG4gICAgICAgIDogYG5pdiAtcyAke3F1b3RlV29yZChmaWxlKX0gdXBkYXRlICR7cXVvdGVXb3JkKHBpbil9YCxcbiAgICBwaW5UbzogKHBpbiwgdXJsKSA9PiB7XG4gICAgICBjb25zdCBbb3duZXIsIHJlcG8sIHJldl0gPSB1cmwucmVwbGFjZSgvXmdpdGh1YjovLCBcIlwiKS5zcGxpdChcIi9cIik7XG4gICAgICByZXR1cm4gYG5pdiB1cGRhdGUgJHtxdW90ZVdvcmQocGluKX0gLS1vd25lciAke293bmVyfSAtYSByZXBvPSR7cmVwb30gLS1yZXYgJHtyZXZ9YDtcbiAgICB9LFxuICB9LFxufSBhcyBjb25zdCBzYXRpc2ZpZXMgUmVjb3JkPHN0cmluZywgQ29tbWFuZHM+O1xuXG4vKiogV2hldGhlciBhIHRvb2wgZmluZHMgaXRzIGZpbGUgYnkgaXRzZWxmIGZyb20gdGhlIGZvbGRlciBhYm92ZS4gKi9cbmNvbnN0IGlzSW4gPSAoZm9sZGVyOiBzdHJpbmcsIGZpbGU6IHN0cmluZykgPT4gYmFzZW5hbWUoZGlybmFtZShmaWxlKSkgPT09IGZvbGRlcjtcblxuZXhwb3J0IGZ1bmN0aW9uIGxvY2tUb29sKHRvb2w6IExvY2tUb29sKTogQ29tbWFuZHMge1xuICByZXR1cm4gbG9ja1Rvb2xzW3Rvb2xdO1xufVxuXG4vKiogVGhlIHRvb2wgdGhhdCBhIGZsYWtlJ3MgbG9jayBmaWxlIGlzIG9mLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHRvb2xPZihmaWxlOiBzdHJpbmcpOiBcIm5peFwiIHwgXCJkZXZlbnZcIiB7XG4gIHJldHVybiBiYXNlbmFtZShmaWxlKSA9PT0gXCJkZXZlbnYubG9ja1wiID8gXCJkZXZlbnZcIiA6IFwibml4XCI7XG59XG5cbi8qKiBOaXggcmVmdXNlcyB0byByZWFkIGEgbWFsZm9ybWVkIGxvY2sgZXZlbiB3aGVuIGl0IGlzIHRvIHdyaXRlIGEgbmV3IG9uZTogdGhlIG9sZCBvbmUgbXVzdCBnbyBmaXJzdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZXN0b3JlTG9jayhmaWxlOiBzdHJpbmcpOiBzdHJpbmcge1xuICBjb25zdCByZXN0b3JlID0gYHJlc3RvcmUgaXQ6IGdpdCByZXN0b3JlICR7cXVvdGVXb3JkKGZpbGUpfWA7XG4gIC8vIGFub3RoZXIgZmlsZSBtYXkgYmUgc29tZWJvZHkgZWxzZSdzXG4gIGlmIChiYXNlbmFtZShmaWxlKSAhPT0gXCJmbGFrZS5sb2NrXCIpIHJldHVybiByZXN0b3JlO1xuICBjb25zdCBhZ2FpbiA9IGJlc2lkZUZpbGUoZmlsZSwgKG5hbWUpID0+IGBybSAke25hbWV9ICYmIG5peCBmbGFrZSBsb2NrYCk7XG4gIHJldHVybiBgJHtyZXN0b3JlfTsgb3IgbG9jayBhbGwgaW5wdXRzIGFnYWluOiAke2FnYWlufWA7XG59XG5cbi8qKiBXaGF0IE5peCB0YWtlcyBhcyBhbiBpbnB1dCdzIG5hbWUgKGBmbGFrZUlkUmVnZXhTYCBpbiBOaXgncyBmbGFrZXJlZi5oaCkuICovXG5leHBvcnQgZnVuY3Rpb24gaXNGbGFrZUlkKG5hbWU6IHN0cmluZyk6IGJvb2xlYW4ge1xuICByZXR1cm4gL15bYS16QS1aXVthLXpBLVowLTlfLV0qJC8udGVzdChuYW1lKTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvc2hlbGxcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL3NoZWxsL3NoZWxsLXdvcmRzLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL3NoZWxsL3NoZWxsLXdvcmRzLnRzXCI7aW1wb3J0IHsgaXNQcmludGFibGUsIHJlcGxhY2VVbnByaW50YWJsZSB9IGZyb20gXCIuLi9vdXRwdXQvcHJpbnRhYmxlLnRzXCI7XG5pbXBvcnQgeyB0eXBlIFNjYW5uZWRXb3JkLCBTY2FubmVyIH0gZnJvbSBcIi4vc2Nhbm5lci50c1wiO1xuXG4vKiogT25lIHdvcmQgb2YgYSBzaGVsbCBjb21tYW5kLiAqL1xuZXhwb3J0IHR5cGUgU2hlbGxXb3JkID0gUGljazxTY2FubmVkV29yZCwgXCJ0ZXh0XCIgfCBcImV4cGFuZHNcIj47XG5cbi8qKlxuICogU3BsaXRzIGEgY29tbWFuZCBpbnRvIHdvcmRzIGFzIGEgUE9TSVggc2hlbGwgZG9lcywgcXVvdGVzIGFuZCBlc2NhcGVzIHJlbW92ZWQuXG4gKlxuICogRXhwYW5zaW9ucyBhcmUgbm90IG1hZGU6IHRoZWlyIHRleHQgc3RheXMsIGFuZCB0aGUgd29yZCBzYXlzIHNvLiBSZWRpcmVjdGlvbnMgYW5kIG9wZXJhdG9ycyBvdXRzaWRlIHF1b3RlcyBhcmVcbiAqIHBhcnQgb2YgdGhlIHdvcmRzIGFyb3VuZCB0aGVtLCBmb3IgdXBzdHJlYW0gd3JpdGVzIG5vbmUgaW50byBhIGNvbW1hbmQgbGluZS5cbiAqIEB0aHJvd3MgUmFuZ2VFcnJvciBmb3IgYSBxdW90ZSBvciBhbiBleHBhbnNpb24gdGhhdCBkb2VzIG5vdCBlbmQuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzaGVsbFdvcmRzKGNvbW1hbmQ6IHN0cmluZyk6IFNoZWxsV29yZFtdIHtcbiAgY29uc3Qgc2Nhbm5lciA9IG5ldyBTY2FubmVyKGNvbW1hbmQsICh3aGF0LCBvcGVuaW5nKSA9PiB7XG4gICAgdGhyb3cgbmV3IFJhbmdlRXJyb3IoYHRoZSAke3doYXR9ICR7b3BlbmluZ30gaGFzIG5vIGVuZGApO1xuICB9KTtcbiAgd2hpbGUgKCFzY2FubmVyLmlzQXRFbmQpIHtcbiAgICBpZiAoL1sgXFx0XFxuXS8udGVzdChzY2FubmVyLm5leHQpKSB7XG4gICAgICBzY2FubmVyLmVuZFdvcmQoKTtcbiAgICAgIHNjYW5uZXIudGFrZSgxKTtcbiAgICB9IGVsc2Ugc2Nhbm5lci50YWtlUGFydCgpO1xuICB9XG4gIHNjYW5uZXIuZW5kV29yZCgpO1xuICByZXR1cm4gc2Nhbm5lci53b3Jkcy5tYXAoKHsgdGV4dCwgZXhwYW5kcyB9KSA9PiAoeyB0ZXh0LCBleHBhbmRzIH0pKTtcbn1cblxuLyoqIEEgd29yZCBhcyBhIHNoZWxsIHJlYWRzIGl0IGJhY2ssIG9uIG9uZSBsaW5lOiBpbiBxdW90ZXMgb25seSB3aGVyZSBpdCBuZWVkcyB0aGVtLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHF1b3RlV29yZCh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICBpZiAoL15bQS1aYS16MC05X0AlKz06LC4vXHUyMDI2LV0rJC8udGVzdCh0ZXh0KSkgcmV0dXJuIHRleHQ7XG4gIGlmIChpc1ByaW50YWJsZSh0ZXh0KSkgcmV0dXJuIGAnJHt0ZXh0LnJlcGxhY2VBbGwoXCInXCIsIFwiJ1xcXFwnJ1wiKX0nYDtcbiAgY29uc3QgZXNjYXBlZCA9IHJlcGxhY2VVbnByaW50YWJsZSh0ZXh0LnJlcGxhY2UoL1tcXFxcJ10vZywgXCJcXFxcJCZcIiksIHNoZWxsRXNjYXBlKTtcbiAgcmV0dXJuIGAkJyR7ZXNjYXBlZH0nYDtcbn1cblxuLyoqIEluc2lkZSBgJCcuLi4nYC4gKi9cbmZ1bmN0aW9uIHNoZWxsRXNjYXBlKGNoYXJhY3Rlcjogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgY29kZSA9IGNoYXJhY3Rlci5jb2RlUG9pbnRBdCgwKSBhcyBudW1iZXI7XG4gIGlmIChjb2RlIDwgMHg4MCkgcmV0dXJuIGBcXFxceCR7Y29kZS50b1N0cmluZygxNikucGFkU3RhcnQoMiwgXCIwXCIpfWA7XG4gIHJldHVybiBjb2RlIDwgMHgxMDAwMFxuICAgID8gYFxcXFx1JHtjb2RlLnRvU3RyaW5nKDE2KS5wYWRTdGFydCg0LCBcIjBcIil9YFxuICAgIDogYFxcXFxVJHtjb2RlLnRvU3RyaW5nKDE2KS5wYWRTdGFydCg4LCBcIjBcIil9YDtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9iZXNpZGUtZmlsZS50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL2Jlc2lkZS1maWxlLnRzXCI7aW1wb3J0IHsgYmFzZW5hbWUsIGRpcm5hbWUgfSBmcm9tIFwibm9kZTpwYXRoXCI7XG5pbXBvcnQgeyBxdW90ZVdvcmQgfSBmcm9tIFwiLi4vc2hlbGwvc2hlbGwtd29yZHMudHNcIjtcblxuLyoqIEEgY29tbWFuZCB0aGF0IGlzIHRvIHJ1biBpbiB0aGUgZm9sZGVyIHRoYXQgYGZpbGVgIGlzIGluOyBgY29tbWFuZGAgZ2V0cyB0aGUgZmlsZSdzIG5hbWUgYXMgYSBzaGVsbCB3b3JkLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGJlc2lkZUZpbGUoZmlsZTogc3RyaW5nLCBjb21tYW5kOiAobmFtZTogc3RyaW5nKSA9PiBzdHJpbmcpOiBzdHJpbmcge1xuICBjb25zdCBmb2xkZXIgPSBkaXJuYW1lKGZpbGUpO1xuICBjb25zdCBnbyA9IGZvbGRlciA9PT0gXCIuXCIgPyBcIlwiIDogYGNkICR7cXVvdGVXb3JkKGZvbGRlcil9ICYmIGA7XG4gIHJldHVybiBgJHtnb30ke2NvbW1hbmQocXVvdGVXb3JkKGJhc2VuYW1lKGZpbGUpKSl9YDtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9vdGhlci1maWxlLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svb3RoZXItZmlsZS50c1wiO2ltcG9ydCB7IGpvaW4sIHBvc2l4IH0gZnJvbSBcIm5vZGU6cGF0aFwiO1xuaW1wb3J0IHsgcXVvdGVXb3JkIH0gZnJvbSBcIi4uL3NoZWxsL3NoZWxsLXdvcmRzLnRzXCI7XG5pbXBvcnQgdHlwZSB7IEpzb25PYmplY3QgfSBmcm9tIFwiLi9wYXJzZS1qc29uLnRzXCI7XG5cbi8qKiBXaGF0IHNvbWVib2R5IGdhdmUgaW5zdGVhZCBvZiBhIGZsYWtlLmxvY2suICovXG5leHBvcnQgaW50ZXJmYWNlIE90aGVyRmlsZSB7XG4gIHJlYWRvbmx5IHdoYXQ6IHN0cmluZztcbiAgcmVhZG9ubHkgZml4OiBzdHJpbmc7XG59XG5cbi8qKiBGaWxlcyBvZiBvdGhlciB0b29scywgYnkga2V5cyB0aGF0IHRoZXkgaGF2ZTsgYSBmbGFrZS5sb2NrIGhhcyBub25lIG9mIHRoZW0uICovXG5jb25zdCBrbm93bjogcmVhZG9ubHkgKHJlYWRvbmx5IFt3aGF0OiBzdHJpbmcsIC4uLmtleXM6IHN0cmluZ1tdXSlbXSA9IFtcbiAgW1wibnBtJ3MgcGFja2FnZS1sb2NrLmpzb25cIiwgXCJsb2NrZmlsZVZlcnNpb25cIl0sXG4gIFtcImEgcGFja2FnZS5qc29uXCIsIFwiZGVwZW5kZW5jaWVzXCJdLFxuICBbXCJhIHBhY2thZ2UuanNvblwiLCBcImRldkRlcGVuZGVuY2llc1wiXSxcbiAgW1wiYSBwYWNrYWdlLmpzb25cIiwgXCJzY3JpcHRzXCJdLFxuICBbXCJhIHBhY2thZ2UuanNvblwiLCBcIm5hbWVcIiwgXCJ2ZXJzaW9uXCJdLFxuICBbXCJhIHRzY29uZmlnLmpzb25cIiwgXCJjb21waWxlck9wdGlvbnNcIl0sXG4gIFtcImEgZGVuby5sb2NrXCIsIFwic3BlY2lmaWVyc1wiXSxcbiAgW1wiYSBjb21wb3Nlci5sb2NrXCIsIFwicGFja2FnZXNcIiwgXCJjb250ZW50LWhhc2hcIl0sXG4gIFtcImEgUGlwZmlsZS5sb2NrXCIsIFwiX21ldGFcIl0sXG4gIFtcImEgcmVjb3JkIG9mIHRoaXMgdG9vbFwiLCBcInZtc1wiXSxcbiAgW1wiYSBKU09OIFNjaGVtYVwiLCBcIiRzY2hlbWFcIl0sXG5dO1xuXG4vKiogUmVjb2duaXplcyBhIE5peCBmaWxlIGJ5IGl0cyBuYW1lOiBpdCBpcyBub3QgSlNPTiBhdCBhbGwuICovXG5leHBvcnQgZnVuY3Rpb24gbml4RmlsZShmaWxlOiBzdHJpbmcpOiBPdGhlckZpbGUgfCB1bmRlZmluZWQge1xuICByZXR1cm4gZmlsZS5lbmRzV2l0aChcIi5uaXhcIikgPyB7IHdoYXQ6IFwiYSBOaXggZmlsZVwiLCBmaXg6IG5hbWVUaGVMb2NrKGZpbGUpIH0gOiB1bmRlZmluZWQ7XG59XG5cbi8qKiBSZWNvZ25pemVzIHRoZSBmaWxlIG9mIGFub3RoZXIgdG9vbCBieSB3aGF0IGlzIGluIGl0OyB1bmRlZmluZWQgZm9yIHdoYXQgbWF5IGJlIGEgZGFtYWdlZCBmbGFrZS5sb2NrLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG90aGVyRmlsZShqc29uOiBKc29uT2JqZWN0LCBmaWxlOiBzdHJpbmcpOiBPdGhlckZpbGUgfCB1bmRlZmluZWQge1xuICBpZiAoT2JqZWN0Lmhhc093bihqc29uLCBcIm5vZGVzXCIpIHx8IE9iamVjdC5oYXNPd24oanNvbiwgXCJyb290XCIpKSByZXR1cm4gdW5kZWZpbmVkO1xuICBjb25zdCBbd2hhdF0gPSBrbm93bi5maW5kKChbLCAuLi5rZXlzXSkgPT4ga2V5cy5ldmVyeSgoa2V5KSA9PiBPYmplY3QuaGFzT3duKGpzb24sIGtleSkpKSA/PyBbXTtcbiAgaWYgKHdoYXQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIHsgd2hhdCwgZml4OiBuYW1lVGhlTG9jayhmaWxlKSB9O1xuICByZXR1cm4gcG9zaXguYmFzZW5hbWUoZmlsZSkgPT09IFwiZmxha2UubG9ja1wiXG4gICAgPyB1bmRlZmluZWRcbiAgICA6IHsgd2hhdDogXCJhbm90aGVyIEpTT04gZmlsZVwiLCBmaXg6IG5hbWVUaGVMb2NrKGZpbGUpIH07XG59XG5cbmZ1bmN0aW9uIG5hbWVUaGVMb2NrKGZpbGU6IHN0cmluZyk6IHN0cmluZyB7XG4gIGNvbnN0IGxvY2sgPSBqb2luKHBvc2l4LmRpcm5hbWUoZmlsZSksIFwiZmxha2UubG9ja1wiKTtcbiAgcmV0dXJuIGBuYW1lIHRoZSBsb2NrIGZpbGUsIHN1Y2ggYXM6IGdoYWYtbWljcm92bSBsb2NrIGNoZWNrICR7cXVvdGVXb3JkKGxvY2spfWA7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2tcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svcGFyc2UtanNvbi50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL3BhcnNlLWpzb24udHNcIjtpbXBvcnQgeyBleGl0U3RhdHVzLCBLbm93bkVycm9yIH0gZnJvbSBcIi4uL2Vycm9ycy50c1wiO1xuaW1wb3J0IHsgYmVzaWRlRmlsZSB9IGZyb20gXCIuL2Jlc2lkZS1maWxlLnRzXCI7XG5pbXBvcnQgeyBmaW5kU3ludGF4RXJyb3IsIHBvc2l0aW9uQXQgfSBmcm9tIFwiLi9qc29uLXBvc2l0aW9ucy50c1wiO1xuXG4vKiogQSBKU09OIG9iamVjdCBhcyBgSlNPTi5wYXJzZWAgbWFrZXMgaXQ6IHJlYWQga2V5cyB0aGF0IGFyZSBub3QgZml4ZWQgbmFtZXMgb25seSB0aHJvdWdoIHtAbGluayBvd259LiAqL1xuZXhwb3J0IHR5cGUgSnNvbk9iamVjdCA9IHsgcmVhZG9ubHkgW2tleTogc3RyaW5nXTogdW5rbm93biB9O1xuXG4vLyBmcm9tIGhlcmUgb24gYSB0ZXh0IGlzIHNjYW5uZWQgZmlyc3Q6IEpTT04ucGFyc2UgdGFrZXMgc29tZSBmaWZ0eSBieXRlcyBmb3IgZWFjaCBvcGVuaW5nIGJyYWNrZXRcbmNvbnN0IGxhcmdlID0gOCAqIDEwMjQgKiAxMDI0O1xuXG4vLyBKU09OLnBhcnNlIHRha2VzIGhhbHZlcyBvZiBzdXJyb2dhdGUgcGFpcnMgYW5kIG51bWJlcnMgb3V0IG9mIHJhbmdlLCB3aGljaCBOaXgncyByZWFkZXIgcmVmdXNlc1xuY29uc3Qgc3VzcGljaW91cyA9IC9cXFxcdVtkRF1bODlhLWZBLUZdfFtcXHM6LFtdLT9cXGRbXFxkLl0qW2VFXVxcKz9cXGR7Mn18XFxkezIwMH0vO1xuXG4vKiogV2hhdCBmaXhlcyBhIGZpbGU6IGBhZ2FpbmAgaXMgdGhlIGNvbW1hbmQgdGhhdCBtYWtlcyBpdCBhZ2FpbiwgYHN5bnRheGAgd2hhdCB0byBkbyB3aGVuIGl0IGlzIG5vdCBKU09OLiAqL1xuZXhwb3J0IGludGVyZmFjZSBKc29uRml4ZXMge1xuICByZWFkb25seSBhZ2Fpbjogc3RyaW5nO1xuICByZWFkb25seSBzeW50YXg6IHN0cmluZztcbn1cblxuLyoqXG4gKiBQYXJzZXMgYSBmaWxlJ3MgdGV4dDsgYGZpbGVgIGFuZCBgZml4ZXNgIGFyZSBmb3IgdGhlIGVycm9yLlxuICogQHRocm93cyBLbm93bkVycm9yIChzdGF0dXMgMikgd2l0aCB0aGUgbGluZSBhbmQgY29sdW1uIG9mIHRoZSBmaXJzdCBzeW50YXggZXJyb3IsIG9yIHdpdGggdGhlIGxpbmUgb2YgdGhlXG4gKiBmaXJzdCBjb25mbGljdCBtYXJrZXIgdGhhdCBhIG1lcmdlIGxlZnQgYmVoaW5kLlxuICovXG5leHBvcnQgZnVuY3Rpb24gcGFyc2VKc29uKHRleHQ6IHN0cmluZywgZmlsZTogc3RyaW5nLCBmaXhlczogSnNvbkZpeGVzKTogdW5rbm93biB7XG4gIC8vIE5peCdzIHJlYWRlciBza2lwcyBhIGJ5dGUgb3JkZXIgbWFyaywgSlNPTi5wYXJzZSBkb2VzIG5vdFxuICBjb25zdCBqc29uID0gdGV4dC5zdGFydHNXaXRoKFwiXFx1ZmVmZlwiKSA/IHRleHQuc2xpY2UoMSkgOiB0ZXh0O1xuICBsZXQgc3ludGF4RXJyb3IgPVxuICAgIGpzb24ubGVuZ3RoID4gbGFyZ2UgfHwgc3VzcGljaW91cy50ZXN0KGpzb24pID8gZmluZFN5bnRheEVycm9yKGpzb24pIDogdW5kZWZpbmVkO1xuICB0cnkge1xuICAgIGlmIChzeW50YXhFcnJvciA9PT0gdW5kZWZpbmVkKSByZXR1cm4gSlNPTi5wYXJzZShqc29uKTtcbiAgfSBjYXRjaCAoZXJyb3IpIHtcbiAgICBpZiAoIShlcnJvciBpbnN0YW5jZW9mIFN5bnRheEVycm9yKSkgdGhyb3cgZXJyb3I7XG4gIH1cbiAgLy8gbm8gbGluZSBvZiBhIEpTT04gZmlsZSBzdGFydHMgc28sIG5vdCBldmVuIGluc2lkZSBhIHN0cmluZ1xuICBjb25zdCBtYXJrZXIgPSAvXig/Ojx7N318XFx8ezd9fD17N318Pns3fSkoPz1cXHN8JCkvbS5leGVjKGpzb24pO1xuICBpZiAobWFya2VyICE9PSBudWxsKSB7XG4gICAgdGhyb3cgbmV3IEtub3duRXJyb3IoXG4gICAgICB7XG4gICAgICAgIGZpbGUsXG4gICAgICAgIGxpbmU6IHBvc2l0aW9uQXQoanNvbiwgbWFya2VyLmluZGV4KS5saW5lLFxuICAgICAgICBtZXNzYWdlOiBcImhhcyBtZXJnZS1jb25mbGljdCBtYXJrZXJzXCIsXG4gICAgICAgIGZpeDogYHJlc29sdmUgdGhlIGNvbmZsaWN0LCBvciB0YWtlIG9uZSBzaWRlIGZpcnN0OiAke2Jlc2lkZUZpbGUoZmlsZSwgKG5hbWUpID0+IGBnaXQgY2hlY2tvdXQgLS1vdXJzICR7bmFtZX1gKX0gJiYgJHtmaXhlcy5hZ2Fpbn1gLFxuICAgICAgfSxcbiAgICAgIGV4aXRTdGF0dXMubm90Q2hlY2tlZCxcbiAgICApO1xuICB9XG4gIHN5bnRheEVycm9yID8/PSBmaW5kU3ludGF4RXJyb3IoanNvbik7XG4gIGNvbnN0IHBvc2l0aW9uID0gc3ludGF4RXJyb3IgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IHBvc2l0aW9uQXQoanNvbiwgc3ludGF4RXJyb3Iub2Zmc2V0KTtcbiAgY29uc3QgcGxhY2UgPSBwb3NpdGlvbiA9PT0gdW5kZWZpbmVkID8gXCJcIiA6IGAgKGNvbHVtbiAke3Bvc2l0aW9uLmNvbHVtbn0pYDtcbiAgdGhyb3cgbmV3IEtub3duRXJyb3IoXG4gICAge1xuICAgICAgZmlsZSxcbiAgICAgIGxpbmU6IHBvc2l0aW9uPy5saW5lLFxuICAgICAgbWVzc2FnZTogYGlzIG5vdCBKU09OOiAke3N5bnRheEVycm9yPy5tZXNzYWdlID8/IFwidW5rbm93biBzeW50YXggZXJyb3JcIn0ke3BsYWNlfWAsXG4gICAgICBmaXg6IGZpeGVzLnN5bnRheCxcbiAgICB9LFxuICAgIGV4aXRTdGF0dXMubm90Q2hlY2tlZCxcbiAgKTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIGlzT2JqZWN0KHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgSnNvbk9iamVjdCB7XG4gIHJldHVybiB0eXBlb2YgdmFsdWUgPT09IFwib2JqZWN0XCIgJiYgdmFsdWUgIT09IG51bGwgJiYgIUFycmF5LmlzQXJyYXkodmFsdWUpO1xufVxuXG4vKiogVGhlIG9iamVjdCdzIG93biB2YWx1ZSBvZiBga2V5YCwgbmV2ZXIgb25lIHRoYXQgaXQgaW5oZXJpdHM6IGBjb25zdHJ1Y3RvcmAgbWF5IGJlIGEgbm9kZSdzIG5hbWUuICovXG5leHBvcnQgZnVuY3Rpb24gb3duKG9iamVjdDogSnNvbk9iamVjdCwga2V5OiBzdHJpbmcpOiB1bmtub3duIHtcbiAgcmV0dXJuIE9iamVjdC5oYXNPd24ob2JqZWN0LCBrZXkpID8gb2JqZWN0W2tleV0gOiB1bmRlZmluZWQ7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2tcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svcGluLWZpbGUudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9waW4tZmlsZS50c1wiO2ltcG9ydCB7IHBhcnNlSGFzaCwgc3JpT2YgfSBmcm9tIFwiLi4vbml4L2hhc2gudHNcIjtcbmltcG9ydCB7IEF0dHJpYnV0ZXMgfSBmcm9tIFwiLi9hdHRyaWJ1dGVzLnRzXCI7XG5pbXBvcnQgdHlwZSB7IEZsYWtlTG9jaywgTG9ja05vZGUgfSBmcm9tIFwiLi9mbGFrZS1sb2NrLnRzXCI7XG5pbXBvcnQgeyBJbnB1dHMgfSBmcm9tIFwiLi9pbnB1dHMudHNcIjtcbmltcG9ydCB7IGxpbmVPZktleSB9IGZyb20gXCIuL2pzb24tcG9zaXRpb25zLnRzXCI7XG5pbXBvcnQgeyBpc09iamVjdCwgdHlwZSBKc29uT2JqZWN0IH0gZnJvbSBcIi4vcGFyc2UtanNvbi50c1wiO1xuXG4vKiogVGhlIHBpbnMgb2YgYSBzb3VyY2VzLmpzb24gdGhhdCBucGlucyBvciBuaXYgd3JvdGUuICovXG5leHBvcnQgaW50ZXJmYWNlIFBpbkZpbGUge1xuICByZWFkb25seSB0b29sOiBcIm5waW5zXCIgfCBcIm5pdlwiO1xuICAvKiogVGhlIGtleSB0aGF0IGFsbCBwaW5zIHN0YW5kIGJlbG93LCBpZiB0aGVyZSBpcyBvbmUuICovXG4gIHJlYWRvbmx5IGJlbG93OiByZWFkb25seSBzdHJpbmdbXTtcbiAgcmVhZG9ubHkgcGluczogSnNvbk9iamVjdDtcbn1cblxuLyoqIERpc3Rpbmd1aXNoZXMgYSBmaWxlIG9mIG5waW5zIChgcGluc2AsIGB2ZXJzaW9uYCkgYW5kIG9uZSBvZiBuaXYgKHNvdXJjZXMgd2l0aCBhIFVSTCBhbmQgYSBoYXNoKSBmcm9tIGFsbCBvdGhlcnMuICovXG5leHBvcnQgZnVuY3Rpb24gcGluRmlsZU9mKGpzb246IEpzb25PYmplY3QpOiBQaW5GaWxlIHwgdW5kZWZpbmVkIHtcbiAgaWYgKE9iamVjdC5oYXNPd24oanNvbiwgXCJub2Rlc1wiKSkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgY29uc3QgeyBwaW5zLCB2ZXJzaW9uIH0gPSBqc29uO1xuICBpZiAoaXNPYmplY3QocGlucykgJiYgdHlwZW9mIHZlcnNpb24gPT09IFwibnVtYmVyXCIpXG4gICAgcmV0dXJuIHsgdG9vbDogXCJucGluc1wiLCBiZWxvdzogW1wicGluc1wiXSwgcGlucyB9O1xuICBjb25zdCBzb3VyY2VzID0gT2JqZWN0LnZhbHVlcyhqc29uKTtcbiAgY29uc3QgaXNTb3VyY2UgPSAoc291cmNlOiB1bmtub3duKSA9PlxuICAgIGlzT2JqZWN0KHNvdXJjZSkgJiZcbiAgICB0eXBlb2Ygc291cmNlLnVybCA9PT0gXCJzdHJpbmdcIiAmJlxuICAgICh0eXBlb2Ygc291cmNlLnNoYTI1NiA9PT0gXCJzdHJpbmdcIiB8fCB0eXBlb2Ygc291cmNlLnJldiA9PT0gXCJzdHJpbmdcIik7XG4gIHJldHVybiBzb3VyY2VzLmxlbmd0aCA+IDAgJiYgc291cmNlcy5ldmVyeShpc09iamVjdCkgJiYgc291cmNlcy5zb21lKGlzU291cmNlKVxuICAgID8geyB0b29sOiBcIm5pdlwiLCBiZWxvdzogW10sIHBpbnM6IGpzb24gfVxuICAgIDogdW5kZWZpbmVkO1xufVxuXG4vKiogVGhlIHNhbWUgYXMgYSBsb2NrIGZpbGUgd2hvc2Ugcm9vdCBoYXMgZWFjaCBwaW4gYXMgYW4gaW5wdXQuICovXG5leHBvcnQgZnVuY3Rpb24gbG9ja09mUGlucyh7IHRvb2wsIGJlbG93LCBwaW5zIH06IFBpbkZpbGUsIHRleHQ6IHN0cmluZywgZmlsZTogc3RyaW5nKTogRmxha2VMb2NrIHtcbiAgY29uc3Qgbm9kZXMgPSBuZXcgTWFwPHN0cmluZywgTG9ja05vZGU+KCk7XG4gIGZvciAoY29uc3QgW25hbWUsIHBpbl0gb2YgT2JqZWN0LmVudHJpZXMocGlucykpIHtcbiAgICBpZiAoIWlzT2JqZWN0KHBpbikpIGNvbnRpbnVlO1xuICAgIGNvbnN0IGxvY2tlZCA9IG5ldyBBdHRyaWJ1dGVzKHRvb2wgPT09IFwibnBpbnNcIiA/IG9mTnBpbnMocGluKSA6IG9mTml2KHBpbikpO1xuICAgIG5vZGVzLnNldChuYW1lLCB7XG4gICAgICBrZXk6IG5hbWUsXG4gICAgICBpbnB1dHM6IG5ldyBJbnB1dHMoKSxcbiAgICAgIGlzRmxha2U6IHRydWUsXG4gICAgICBsb2NrZWQsXG4gICAgICBvcmlnaW5hbDogbmV3IEF0dHJpYnV0ZXMoKSxcbiAgICB9KTtcbiAgfVxuICAvLyBubyBwaW4gY2FuIGhhdmUgYW4gZW1wdHkgbmFtZVxuICBjb25zdCByb290ID0gXCJcIjtcbiAgY29uc3QgaW5wdXRzID0gbmV3IElucHV0cyhPYmplY3QuZnJvbUVudHJpZXMoWy4uLm5vZGVzLmtleXMoKV0ubWFwKChuYW1lKSA9PiBbbmFtZSwgbmFtZV0pKSk7XG4gIGNvbnN0IG5vbmUgPSBuZXcgQXR0cmlidXRlcygpO1xuICBub2Rlcy5zZXQocm9vdCwgeyBrZXk6IHJvb3QsIGlucHV0cywgaXNGbGFrZTogdHJ1ZSwgbG9ja2VkOiBub25lLCBvcmlnaW5hbDogbm9uZSB9KTtcbiAgcmV0dXJuIHtcbiAgICBmaWxlLFxuICAgIHRleHQsXG4gICAgcm9vdCxcbiAgICBub2RlcyxcbiAgICBmb2xsb3dzOiBbXSxcbiAgICBsaW1pdHM6IFtdLFxuICAgIGxpbmVPZk5vZGU6IChrZXkpID0+IGxpbmVPZktleSh0ZXh0LCBbLi4uYmVsb3csIGtleV0pLFxuICAgIHRvb2wsXG4gIH07XG59XG5cbmZ1bmN0aW9uIG9mTnBpbnMocGluOiBKc29uT2JqZWN0KTogSnNvbk9iamVjdCB7XG4gIGNvbnN0IHJlcG9zaXRvcnkgPSBpc09iamVjdChwaW4ucmVwb3NpdG9yeSkgPyBwaW4ucmVwb3NpdG9yeSA6IHt9O1xuICBjb25zdCB7IHR5cGUsIG93bmVyLCByZXBvLCB1cmwgfSA9IHJlcG9zaXRvcnk7XG4gIGNvbnN0IGNvbnRlbnQgPSBjb250ZW50T2YocGluLnJldmlzaW9uLCBwaW4uaGFzaCk7XG4gIHJldHVybiB0eXBlID09PSBcIkdpdEh1YlwiXG4gICAgPyB7IHR5cGU6IFwiZ2l0aHViXCIsIG93bmVyLCByZXBvLCAuLi5jb250ZW50IH1cbiAgICA6IHsgdHlwZTogXCJnaXRcIiwgdXJsOiB1cmwgPz8gcGluLnVybCwgLi4uY29udGVudCB9O1xufVxuXG5mdW5jdGlvbiBvZk5pdih7IG93bmVyLCByZXBvLCByZXYsIHNoYTI1NiwgdXJsIH06IEpzb25PYmplY3QpOiBKc29uT2JqZWN0IHtcbiAgY29uc3QgY29udGVudCA9IGNvbnRlbnRPZihyZXYsIHNoYTI1Nik7XG4gIHJldHVybiB0eXBlb2Ygb3duZXIgPT09IFwic3RyaW5nXCIgJiYgdHlwZW9mIHJlcG8gPT09IFwic3RyaW5nXCJcbiAgICA/IHsgdHlwZTogXCJnaXRodWJcIiwgb3duZXIsIHJlcG8sIC4uLmNvbnRlbnQgfVxuICAgIDogeyB0eXBlOiBcInRhcmJhbGxcIiwgdXJsLCAuLi5jb250ZW50IH07XG59XG5cbi8qKiBUaGUgaGFzaCBpcyBvZiB0aGUgdW5wYWNrZWQgdHJlZSwgYXMgYSBuYXJIYXNoIGlzLiBPbmUgb2YgemVyb3Mgb25seSBzdGFuZHMgaW4gZm9yIGl0IChgbGliLmZha2VIYXNoYCkuICovXG5mdW5jdGlvbiBjb250ZW50T2YocmV2OiB1bmtub3duLCBoYXNoOiB1bmtub3duKTogSnNvbk9iamVjdCB7XG4gIGNvbnN0IHBhcnNlZCA9IHR5cGVvZiBoYXNoID09PSBcInN0cmluZ1wiID8gcGFyc2VIYXNoKGhhc2gsIFwic2hhMjU2XCIpIDogdW5kZWZpbmVkO1xuICBjb25zdCBpc0hhc2ggPSBwYXJzZWQ/LmFsZ29yaXRobSA9PT0gXCJzaGEyNTZcIiAmJiBwYXJzZWQuYnl0ZXMuc29tZSgoYnl0ZSkgPT4gYnl0ZSAhPT0gMCk7XG4gIHJldHVybiB7IHJldiwgbmFySGFzaDogaXNIYXNoID8gc3JpT2YocGFyc2VkKSA6IHVuZGVmaW5lZCB9O1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL3ZlcnNpb24tcmFuZ2UudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay92ZXJzaW9uLXJhbmdlLnRzXCI7aW1wb3J0IHR5cGUgeyBOb2RlTGltaXQgfSBmcm9tIFwiLi9mbGFrZS1sb2NrLnRzXCI7XG5cbi8qKiBPZiB3aGF0IG9ubHkgc29tZSB2ZXJzaW9ucyBvZiBOaXggcmVhZCwgdGhlIGxpbWl0cyB0aGF0IGxlYXZlIHRoZSBmZXdlc3Qgb2YgdGhlbS4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgVmVyc2lvblJhbmdlIHtcbiAgLyoqIFRoZSBvbmUgd2l0aCB0aGUgbmV3ZXN0IHZlcnNpb24gdGhhdCBmaXJzdCByZWFkcyB0aGUgZmlsZS4gKi9cbiAgcmVhZG9ubHkgc2luY2U/OiBOb2RlTGltaXQgJiB7IHJlYWRvbmx5IHNpbmNlOiBzdHJpbmcgfTtcbiAgLyoqIFRoZSBvbmUgd2l0aCB0aGUgb2xkZXN0IHZlcnNpb24gdGhhdCByZWZ1c2VzIHRoZSBmaWxlLiAqL1xuICByZWFkb25seSB1bnRpbD86IE5vZGVMaW1pdCAmIHsgcmVhZG9ubHkgdW50aWw6IHN0cmluZyB9O1xufVxuXG5leHBvcnQgZnVuY3Rpb24gdmVyc2lvblJhbmdlKGxpbWl0czogcmVhZG9ubHkgTm9kZUxpbWl0W10pOiBWZXJzaW9uUmFuZ2Uge1xuICBsZXQgcmFuZ2U6IFZlcnNpb25SYW5nZSA9IHt9O1xuICBmb3IgKGNvbnN0IHsgc2luY2UsIHVudGlsLCAuLi5saW1pdCB9IG9mIGxpbWl0cykge1xuICAgIGlmIChzaW5jZSAhPT0gdW5kZWZpbmVkICYmIG1pbm9yKHNpbmNlKSA+IG1pbm9yKHJhbmdlLnNpbmNlPy5zaW5jZSA/PyBcIjIuMFwiKSlcbiAgICAgIHJhbmdlID0geyAuLi5yYW5nZSwgc2luY2U6IHsgLi4ubGltaXQsIHNpbmNlIH0gfTtcbiAgICBpZiAodW50aWwgIT09IHVuZGVmaW5lZCAmJiBtaW5vcih1bnRpbCkgPCBtaW5vcihyYW5nZS51bnRpbD8udW50aWwgPz8gXCIyLjk5OVwiKSlcbiAgICAgIHJhbmdlID0geyAuLi5yYW5nZSwgdW50aWw6IHsgLi4ubGltaXQsIHVudGlsIH0gfTtcbiAgfVxuICByZXR1cm4gcmFuZ2U7XG59XG5cbi8qKiBXaGV0aGVyIG5vIHZlcnNpb24gb2YgTml4IGlzIGxlZnQuICovXG5leHBvcnQgZnVuY3Rpb24gaXNFbXB0eSh7IHNpbmNlLCB1bnRpbCB9OiBWZXJzaW9uUmFuZ2UpOiBib29sZWFuIHtcbiAgcmV0dXJuIHNpbmNlICE9PSB1bmRlZmluZWQgJiYgdW50aWwgIT09IHVuZGVmaW5lZCAmJiBtaW5vcihzaW5jZS5zaW5jZSkgPj0gbWlub3IodW50aWwudW50aWwpO1xufVxuXG5jb25zdCBtaW5vciA9ICh2ZXJzaW9uOiBzdHJpbmcpID0+IE51bWJlcih2ZXJzaW9uLnNwbGl0KFwiLlwiKVsxXSk7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2tcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svcGFyc2UtZmxha2UtbG9jay50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9mbGFrZS1sb2NrL3BhcnNlLWZsYWtlLWxvY2sudHNcIjtpbXBvcnQgeyBleGl0U3RhdHVzLCBLbm93bkVycm9yIH0gZnJvbSBcIi4uL2Vycm9ycy50c1wiO1xuaW1wb3J0IHsgcHJpbnRhYmxlIH0gZnJvbSBcIi4uL291dHB1dC9wcmludGFibGUudHNcIjtcbmltcG9ydCB7IEF0dHJpYnV0ZXMsIGlzQXR0cmlidXRlIH0gZnJvbSBcIi4vYXR0cmlidXRlcy50c1wiO1xuaW1wb3J0IHR5cGUgeyBGbGFrZUxvY2ssIEZvbGxvd3MsIExvY2tOb2RlLCBOb2RlTGltaXQgfSBmcm9tIFwiLi9mbGFrZS1sb2NrLnRzXCI7XG5pbXBvcnQgeyBjaGVja1JlZmVyZW5jZSB9IGZyb20gXCIuL2lucHV0LXNjaGVtZS50c1wiO1xuaW1wb3J0IHsgSW5wdXRzIH0gZnJvbSBcIi4vaW5wdXRzLnRzXCI7XG5pbXBvcnQgeyBsaW5lT2ZLZXksIGxpbmVPZk5vZGUgfSBmcm9tIFwiLi9qc29uLXBvc2l0aW9ucy50c1wiO1xuaW1wb3J0IHsgcmVzdG9yZUxvY2ssIHRvb2xPZiB9IGZyb20gXCIuL2xvY2stdG9vbC50c1wiO1xuaW1wb3J0IHsgbml4RmlsZSwgdHlwZSBPdGhlckZpbGUsIG90aGVyRmlsZSB9IGZyb20gXCIuL290aGVyLWZpbGUudHNcIjtcbmltcG9ydCB7IGlzT2JqZWN0LCB0eXBlIEpzb25PYmplY3QsIG93biwgcGFyc2VKc29uIH0gZnJvbSBcIi4vcGFyc2UtanNvbi50c1wiO1xuaW1wb3J0IHsgbG9ja09mUGlucywgcGluRmlsZU9mIH0gZnJvbSBcIi4vcGluLWZpbGUudHNcIjtcbmltcG9ydCB7IGlzRW1wdHksIHZlcnNpb25SYW5nZSB9IGZyb20gXCIuL3ZlcnNpb24tcmFuZ2UudHNcIjtcblxuLyoqXG4gKiBSZWFkcyBhIGZsYWtlLmxvY2sgb2YgdmVyc2lvbiA1LCA2IG9yIDcgYXMgTml4IDIuOCBkb2VzIChMb2NrRmlsZTo6TG9ja0ZpbGUgaW4gTml4J3MgbG9ja2ZpbGUuY2MpLCB3aXRoIHdoYXQgbGF0ZXJcbiAqIHZlcnNpb25zIGJyb3VnaHQuIE5vZGVzIHRoYXQgdGhlIHJvb3QgZG9lcyBub3QgcmVhY2ggYXJlIG5vdCBsb29rZWQgYXQsIHRoZXJlIGFzIGhlcmUuIEZvbGxvd3MgYXJlIHJlc29sdmVkIGJ5XG4gKiBgcmVzb2x2ZUlucHV0c2AuIFRoZSBzb3VyY2VzIG9mIG5waW5zIGFuZCBuaXYgYXJlIHJlYWQgYXMgYSBsb2NrIHdob3NlIHJvb3QgaGFzIHRoZW0gYXMgaW5wdXRzLlxuICogQHRocm93cyBLbm93bkVycm9yIChzdGF0dXMgMiksIG5hbWluZyB0aGUgbGluZSwgd2hlcmUgTml4IHdvdWxkIHJlZnVzZSB0aGUgZmlsZS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHBhcnNlRmxha2VMb2NrKHRleHQ6IHN0cmluZywgZmlsZTogc3RyaW5nKTogRmxha2VMb2NrIHtcbiAgY29uc3Qgbml4ID0gbml4RmlsZShmaWxlKTtcbiAgaWYgKG5peCAhPT0gdW5kZWZpbmVkKSB0aHJvdyBpc090aGVyKG5peCwgZmlsZSk7XG4gIGNvbnN0IGpzb24gPSBwYXJzZUpzb24odGV4dCwgZmlsZSwgeyBhZ2FpbjogXCJuaXggZmxha2UgbG9ja1wiLCBzeW50YXg6IHJlc3RvcmVMb2NrKGZpbGUpIH0pO1xuICBjb25zdCBtYWxmb3JtZWQgPSAocGF0aDogcmVhZG9ubHkgc3RyaW5nW10sIG1lc3NhZ2U6IHN0cmluZywgZml4Pzogc3RyaW5nKSA9PlxuICAgIG1hbGZvcm1lZExvY2soeyBmaWxlLCB0ZXh0IH0sIHBhdGgsIG1lc3NhZ2UsIGZpeCk7XG5cbiAgaWYgKCFpc09iamVjdChqc29uKSkgdGhyb3cgbWFsZm9ybWVkKFtdLCBcIm11c3QgYmUgYSBKU09OIG9iamVjdFwiKTtcbiAgY29uc3QgcGlucyA9IHBpbkZpbGVPZihqc29uKTtcbiAgaWYgKHBpbnMgIT09IHVuZGVmaW5lZCkgcmV0dXJuIGxvY2tPZlBpbnMocGlucywgdGV4dCwgZmlsZSk7XG4gIGNvbnN0IG90aGVyID0gb3RoZXJGaWxlKGpzb24sIGZpbGUpO1xuICBpZiAob3RoZXIgIT09IHVuZGVmaW5lZCkgdGhyb3cgaXNPdGhlcihvdGhlciwgZmlsZSk7XG4gIGNoZWNrVmVyc2lvbihqc29uLCBtYWxmb3JtZWQpO1xuICBjb25zdCB7IHJvb3QsIGpzb25Ob2RlcyB9ID0gcm9vdEFuZE5vZGVzKGpzb24sIG1hbGZvcm1lZCk7XG4gIGNvbnN0IHsgbm9kZXMsIGZvbGxvd3MsIGxpbWl0cyB9ID0gcmVhY2hlZE5vZGVzKHJvb3QsIGpzb25Ob2RlcywgbWFsZm9ybWVkKTtcbiAgY2hlY2tMaW1pdHMobGltaXRzLCBtYWxmb3JtZWQpO1xuICByZXR1cm4ge1xuICAgIC4uLnsgZmlsZSwgdGV4dCwgcm9vdCwgbm9kZXMsIGZvbGxvd3MsIGxpbWl0cyB9LFxuICAgIGxpbmVPZk5vZGU6IChrZXkpID0+IGxpbmVPZk5vZGUodGV4dCwga2V5KSxcbiAgICB0b29sOiB0b29sT2YoZmlsZSksXG4gIH07XG59XG5cbmZ1bmN0aW9uIHJvb3RBbmROb2RlcyhcbiAganNvbjogSnNvbk9iamVjdCxcbiAgbWFsZm9ybWVkOiBNYWxmb3JtZWQsXG4pOiB7IHJlYWRvbmx5IHJvb3Q6IHN0cmluZzsgcmVhZG9ubHkganNvbk5vZGVzOiBKc29uT2JqZWN0IH0ge1xuICBjb25zdCByb290ID0gb3duKGpzb24sIFwicm9vdFwiKTtcbiAgaWYgKHR5cGVvZiByb290ICE9PSBcInN0cmluZ1wiKVxuICAgIHRocm93IG1hbGZvcm1lZChbXCJyb290XCJdLCAnbXVzdCBuYW1lIGl0cyByb290IG5vZGU6IFwicm9vdFwiIG11c3QgYmUgYSBzdHJpbmcnKTtcbiAgY29uc3QganNvbk5vZGVzID0gb3duKGpzb24sIFwibm9kZXNcIik7XG4gIGlmICghaXNPYmplY3QoanNvbk5vZGVzKSkgdGhyb3cgbWFsZm9ybWVkKFtcIm5vZGVzXCJdLCAnXCJub2Rlc1wiIG11c3QgYmUgYSBKU09OIG9iamVjdCcpO1xuICBpZiAoIU9iamVjdC5oYXNPd24oanNvbk5vZGVzLCByb290KSlcbiAgICB0aHJvdyBtYWxmb3JtZWQoW1wicm9vdFwiXSwgYGl0cyByb290IG5vZGUgJHtwcmludGFibGUocm9vdCl9IGlzIG5vdCBpbiBcIm5vZGVzXCJgKTtcbiAgcmV0dXJuIHsgcm9vdCwganNvbk5vZGVzIH07XG59XG5cbi8qKiBUaGUgbm9kZXMgdGhhdCB0aGUgcm9vdCByZWFjaGVzLCBhbmQgd2hhdCBpcyB0byBiZSBjaGVja2VkIG9mIGFsbCBvZiB0aGVtIHRvZ2V0aGVyLiAqL1xuZnVuY3Rpb24gcmVhY2hlZE5vZGVzKHJvb3Q6IHN0cmluZywganNvbk5vZGVzOiBKc29uT2JqZWN0LCBtYWxmb3JtZWQ6IE1hbGZvcm1lZCkge1xuICBjb25zdCBub2RlcyA9IG5ldyBNYXA8c3RyaW5nLCBMb2NrTm9kZT4oKTtcbiAgY29uc3QgbGltaXRzOiBOb2RlTGltaXRbXSA9IFtdO1xuICBjb25zdCBmb2xsb3dzOiBGb2xsb3dzW10gPSBbXTtcbiAgY29uc3Qgd2FpdGluZyA9IFtyb290XTtcbiAgZm9yIChsZXQga2V5ID0gd2FpdGluZy5wb3AoKTsga2V5ICE9PSB1bmRlZmluZWQ7IGtleSA9IHdhaXRpbmcucG9wKCkpIHtcbiAgICBpZiAobm9kZXMuaGFzKGtleSkpIGNvbnRpbnVlO1xuICAgIGNvbnN0IG5vZGUgPSByZWFkTm9kZShrZXksIGpzb25Ob2Rlc1trZXldLCBrZXkgPT09IHJvb3QsIG1hbGZvcm1lZCwgbGltaXRzKTtcbiAgICBub2Rlcy5zZXQoa2V5LCBub2RlKTtcbiAgICBmb3IgKGNvbnN0IG5hbWUgb2Ygbm9kZS5pbnB1dHMubmFtZXMpIHtcbiAgICAgIGNvbnN0IHJlZmVyZW5jZSA9IG5vZGUuaW5wdXRzLmdldChuYW1lKTtcbiAgICAgIGlmICh0eXBlb2YgcmVmZXJlbmNlID09PSBcIm9iamVjdFwiKSBmb2xsb3dzLnB1c2goeyBub2RlOiBrZXksIGlucHV0OiBuYW1lLCBwYXRoOiByZWZlcmVuY2UgfSk7XG4gICAgICBpZiAodHlwZW9mIHJlZmVyZW5jZSAhPT0gXCJzdHJpbmdcIikgY29udGludWU7XG4gICAgICBjb25zdCBwYXRoID0gW1wibm9kZXNcIiwga2V5LCBcImlucHV0c1wiLCBuYW1lXTtcbiAgICAgIGlmIChyZWZlcmVuY2UgPT09IHJvb3QpXG4gICAgICAgIHRocm93IG1hbGZvcm1lZChwYXRoLCBgaW5wdXQgJHtwcmludGFibGUobmFtZSl9IHBvaW50cyBiYWNrIHRvIHRoZSByb290IG5vZGVgKTtcbiAgICAgIGlmICghT2JqZWN0Lmhhc093bihqc29uTm9kZXMsIHJlZmVyZW5jZSkpXG4gICAgICAgIHRocm93IG1hbGZvcm1lZChcbiAgICAgICAgICBwYXRoLFxuICAgICAgICAgIGBpbnB1dCAke3ByaW50YWJsZShuYW1lKX0gbmFtZXMgdGhlIG5vZGUgJHtwcmludGFibGUocmVmZXJlbmNlKX0sIHdoaWNoIGlzIG5vdCBpbiBcIm5vZGVzXCJgLFxuICAgICAgICApO1xuICAgICAgd2FpdGluZy5wdXNoKHJlZmVyZW5jZSk7XG4gICAgfVxuICB9XG4gIHJldHVybiB7IG5vZGVzLCBmb2xsb3dzLCBsaW1pdHMgfTtcbn1cblxuLyoqIFNvbWUgdmVyc2lvbiBvZiBOaXggbXVzdCByZWFkIGFsbCBub2Rlcy4gKi9cbmZ1bmN0aW9uIGNoZWNrTGltaXRzKGxpbWl0czogcmVhZG9ubHkgTm9kZUxpbWl0W10sIG1hbGZvcm1lZDogTWFsZm9ybWVkKTogdm9pZCB7XG4gIGNvbnN0IHJhbmdlID0gdmVyc2lvblJhbmdlKGxpbWl0cyk7XG4gIGlmIChyYW5nZS5zaW5jZSAhPT0gdW5kZWZpbmVkICYmIHJhbmdlLnVudGlsICE9PSB1bmRlZmluZWQgJiYgaXNFbXB0eShyYW5nZSkpXG4gICAgdGhyb3cgbWFsZm9ybWVkKFxuICAgICAgW1wibm9kZXNcIiwgcmFuZ2Uuc2luY2Uubm9kZV0sXG4gICAgICBgbm8gdmVyc2lvbiBvZiBOaXggcmVhZHMgaXQ6IG5vZGUgJHtwcmludGFibGUocmFuZ2Uuc2luY2Uubm9kZSl9ICR7cmFuZ2Uuc2luY2UucmVhc29ufSwgd2hpY2ggTml4IGAgK1xuICAgICAgICBgYmVmb3JlICR7cmFuZ2Uuc2luY2Uuc2luY2V9IHJlZnVzZXMsIGFuZCBub2RlICR7cHJpbnRhYmxlKHJhbmdlLnVudGlsLm5vZGUpfSAke3JhbmdlLnVudGlsLnJlYXNvbn0sIGAgK1xuICAgICAgICBgd2hpY2ggaXQgcmVmdXNlcyBmcm9tICR7cmFuZ2UudW50aWwudW50aWx9IG9uYCxcbiAgICApO1xufVxuXG5mdW5jdGlvbiBpc090aGVyKHsgd2hhdCwgZml4IH06IE90aGVyRmlsZSwgZmlsZTogc3RyaW5nKTogS25vd25FcnJvciB7XG4gIHJldHVybiBuZXcgS25vd25FcnJvcihcbiAgICB7IGZpbGUsIG1lc3NhZ2U6IGBpcyBub3QgYSBmbGFrZS5sb2NrLCBidXQgJHt3aGF0fWAsIGZpeCB9LFxuICAgIGV4aXRTdGF0dXMubm90Q2hlY2tlZCxcbiAgKTtcbn1cblxuLyoqIFRoZSBlcnJvciBmb3IgYSBsb2NrIGZpbGUgdGhhdCBOaXggY291bGQgbm90IHVzZSBlaXRoZXIsIGF0IHRoZSBsaW5lIG9mIHRoZSBrZXkgdGhhdCBgcGF0aGAgbGVhZHMgdG8uICovXG5leHBvcnQgZnVuY3Rpb24gbWFsZm9ybWVkTG9jayhcbiAgeyBmaWxlLCB0ZXh0IH06IFBpY2s8Rmxha2VMb2NrLCBcImZpbGVcIiB8IFwidGV4dFwiPixcbiAgcGF0aDogcmVhZG9ubHkgc3RyaW5nW10sXG4gIG1lc3NhZ2U6IHN0cmluZyxcbiAgZml4OiBzdHJpbmcgPSByZXN0b3JlTG9jayhmaWxlKSxcbik6IEtub3duRXJyb3Ige1xuICAvLyBhIGtleSB0aGF0IGlzIG1pc3NpbmcgaGFzIG5vIGxpbmU6IGl0cyBwYXJlbnQncyBoZWxwcyBhcyB3ZWxsXG4gIGxldCBsaW5lOiBudW1iZXIgfCB1bmRlZmluZWQ7XG4gIGZvciAobGV0IGxlbmd0aCA9IHBhdGgubGVuZ3RoOyBsZW5ndGggPiAwICYmIGxpbmUgPT09IHVuZGVmaW5lZDsgbGVuZ3RoIC09IDEpXG4gICAgbGluZSA9IGxpbmVPZktleSh0ZXh0LCBwYXRoLnNsaWNlKDAsIGxlbmd0aCkpO1xuICByZXR1cm4gbmV3IEtub3duRXJyb3IoeyBmaWxlLCBsaW5lLCBtZXNzYWdlLCBmaXggfSwgZXhpdFN0YXR1cy5ub3RDaGVja2VkKTtcbn1cblxudHlwZSBNYWxmb3JtZWQgPSAocGF0aDogcmVhZG9ubHkgc3RyaW5nW10sIG1lc3NhZ2U6IHN0cmluZywgZml4Pzogc3RyaW5nKSA9PiBLbm93bkVycm9yO1xuXG4vKiogTml4IHRha2VzIHRoZSB2ZXJzaW9uIGZvciBhIHdob2xlIG51bWJlciBvZiAzMiBiaXRzLCB3aGF0ZXZlciBpdCBpcyB3cml0dGVuIGFzLiAqL1xuZnVuY3Rpb24gY2hlY2tWZXJzaW9uKGpzb246IEpzb25PYmplY3QsIG1hbGZvcm1lZDogTWFsZm9ybWVkKTogdm9pZCB7XG4gIGNvbnN0IHZlcnNpb24gPSBvd24oanNvbiwgXCJ2ZXJzaW9uXCIpO1xuICBpZiAodmVyc2lvbiA9PT0gdW5kZWZpbmVkKVxuICAgIHRocm93IG1hbGZvcm1lZChbXSwgJ2hhcyBubyBcInZlcnNpb25cIjogZXhwZWN0ZWQgYSBmbGFrZS5sb2NrIG9mIHZlcnNpb24gNSwgNiBvciA3Jyk7XG4gIGNvbnN0IHdob2xlID0gdHlwZW9mIHZlcnNpb24gPT09IFwibnVtYmVyXCIgPyB2ZXJzaW9uIHwgMCA6IHVuZGVmaW5lZDtcbiAgaWYgKHdob2xlID09PSA1IHx8IHdob2xlID09PSA2IHx8IHdob2xlID09PSA3KSByZXR1cm47XG4gIGNvbnN0IHNob3duID0gdHlwZW9mIHZlcnNpb24gPT09IFwibnVtYmVyXCIgPyBTdHJpbmcodmVyc2lvbikgOiBgYSAke3R5cGVvZiB2ZXJzaW9ufWA7XG4gIGNvbnN0IGZpeCA9XG4gICAgdHlwZW9mIHZlcnNpb24gPT09IFwibnVtYmVyXCIgJiYgdmVyc2lvbiA+IDdcbiAgICAgID8gXCJ1c2UgYSBOaXggdGhhdCB3cml0ZXMgdmVyc2lvbiA3LCBvciBhIG5ld2VyIHZlcnNpb24gb2YgdGhpcyB0b29sXCJcbiAgICAgIDogdW5kZWZpbmVkO1xuICB0aHJvdyBtYWxmb3JtZWQoW1widmVyc2lvblwiXSwgYGl0cyB2ZXJzaW9uIGlzICR7c2hvd259OiBleHBlY3RlZCA1LCA2IG9yIDdgLCBmaXgpO1xufVxuXG5mdW5jdGlvbiByZWFkTm9kZShcbiAga2V5OiBzdHJpbmcsXG4gIGpzb246IHVua25vd24sXG4gIGlzUm9vdDogYm9vbGVhbixcbiAgbWFsZm9ybWVkOiBNYWxmb3JtZWQsXG4gIGxpbWl0czogTm9kZUxpbWl0W10sXG4pOiBMb2NrTm9kZSB7XG4gIGNvbnN0IGlucHV0cyA9IHJlYWRJbnB1dHMoa2V5LCBpc09iamVjdChqc29uKSA/IG93bihqc29uLCBcImlucHV0c1wiKSA6IHVuZGVmaW5lZCwgbWFsZm9ybWVkKTtcbiAgLy8gb2YgdGhlIHJvb3QgTml4IHJlYWRzIG5vdGhpbmcgZWxzZSwgd2hhdGV2ZXIgaXQgaXNcbiAgaWYgKGlzUm9vdCkgcmV0dXJuIHsga2V5LCBpbnB1dHMsIGlzRmxha2U6IHRydWUsIGxvY2tlZDogbm9uZSwgb3JpZ2luYWw6IG5vbmUgfTtcbiAgaWYgKCFpc09iamVjdChqc29uKSlcbiAgICB0aHJvdyBtYWxmb3JtZWQoW1wibm9kZXNcIiwga2V5XSwgYG5vZGUgJHtwcmludGFibGUoa2V5KX0gbXVzdCBiZSBhIEpTT04gb2JqZWN0YCk7XG4gIGNvbnN0IHJlYWQgPSAod2hpY2g6IFwibG9ja2VkXCIgfCBcIm9yaWdpbmFsXCIpID0+IHtcbiAgICBjb25zdCB7IGF0dHJpYnV0ZXMsIG1lcmdlZCB9ID0gcmVhZEF0dHJpYnV0ZXMoa2V5LCB3aGljaCwganNvbiwgbWFsZm9ybWVkKTtcbiAgICBjb25zdCBwcm9ibGVtID0gY2hlY2tSZWZlcmVuY2UobWVyZ2VkLCB3aGljaCA9PT0gXCJsb2NrZWRcIiwgKGxpbWl0KSA9PlxuICAgICAgbGltaXRzLnB1c2goeyAuLi5saW1pdCwgbm9kZToga2V5IH0pLFxuICAgICk7XG4gICAgaWYgKHByb2JsZW0gPT09IHVuZGVmaW5lZCkgcmV0dXJuIGF0dHJpYnV0ZXM7XG4gICAgY29uc3QgeyBhdHRyaWJ1dGUsIG1lc3NhZ2UgfSA9IHByb2JsZW07XG4gICAgY29uc3QgaW5JbmZvID1cbiAgICAgIHdoaWNoID09PSBcImxvY2tlZFwiICYmIGlzT2JqZWN0KGpzb24uaW5mbykgJiYgT2JqZWN0Lmhhc093bihqc29uLmluZm8sIGF0dHJpYnV0ZSA/PyBcIlwiKTtcbiAgICB0aHJvdyBtYWxmb3JtZWQoXG4gICAgICBbXCJub2Rlc1wiLCBrZXksIGluSW5mbyA/IFwiaW5mb1wiIDogd2hpY2gsIC4uLihhdHRyaWJ1dGUgPT09IHVuZGVmaW5lZCA/IFtdIDogW2F0dHJpYnV0ZV0pXSxcbiAgICAgIGBcIiR7d2hpY2h9XCIgb2Ygbm9kZSAke3ByaW50YWJsZShrZXkpfSAke21lc3NhZ2V9YCxcbiAgICApO1xuICB9O1xuICBjb25zdCBsb2NrZWQgPSByZWFkKFwibG9ja2VkXCIpO1xuICBjb25zdCBvcmlnaW5hbCA9IHJlYWQoXCJvcmlnaW5hbFwiKTtcbiAgY29uc3QgZmxha2UgPSBvd24oanNvbiwgXCJmbGFrZVwiKTtcbiAgaWYgKGZsYWtlICE9PSB1bmRlZmluZWQgJiYgdHlwZW9mIGZsYWtlICE9PSBcImJvb2xlYW5cIilcbiAgICB0aHJvdyBtYWxmb3JtZWQoXG4gICAgICBbXCJub2Rlc1wiLCBrZXksIFwiZmxha2VcIl0sXG4gICAgICBgXCJmbGFrZVwiIG9mIG5vZGUgJHtwcmludGFibGUoa2V5KX0gbXVzdCBiZSB0cnVlIG9yIGZhbHNlYCxcbiAgICApO1xuICBjb25zdCBwYXJlbnQgPSBvd24oanNvbiwgXCJwYXJlbnRcIik7XG4gIGlmIChwYXJlbnQgIT09IHVuZGVmaW5lZCAmJiAhaXNQYXRoKHBhcmVudCkpXG4gICAgbGltaXRzLnB1c2goe1xuICAgICAgbm9kZToga2V5LFxuICAgICAgYXR0cmlidXRlOiBcInBhcmVudFwiLFxuICAgICAgdW50aWw6IFwiMi4yNlwiLFxuICAgICAgcmVhc29uOiAnaGFzIGEgXCJwYXJlbnRcIiB0aGF0IGlzIG5vdCBhIGxpc3Qgb2YgaW5wdXQgbmFtZXMnLFxuICAgIH0pO1xuICByZXR1cm4geyBrZXksIGlucHV0cywgaXNGbGFrZTogZmxha2UgIT09IGZhbHNlLCBsb2NrZWQsIG9yaWdpbmFsIH07XG59XG5cbmNvbnN0IG5vbmUgPSBuZXcgQXR0cmlidXRlcygpO1xuY29uc3Qgbm9JbnB1dHMgPSBuZXcgSW5wdXRzKCk7XG5cbmZ1bmN0aW9uIHJlYWRJbnB1dHMoa2V5OiBzdHJpbmcsIGpzb246IHVua25vd24sIG1hbGZvcm1lZDogTWFsZm9ybWVkKTogSW5wdXRzIHtcbiAgaWYgKGpzb24gPT09IHVuZGVmaW5lZCkgcmV0dXJuIG5vSW5wdXRzO1xuICBjb25zdCBlbnRyaWVzID0gZW50cmllc09mKGpzb24pO1xuICBjb25zdCBpbnB1dHMgPSBuZXcgSW5wdXRzKGVudHJpZXMpO1xuICBmb3IgKGNvbnN0IG5hbWUgb2YgaW5wdXRzLm5hbWVzKSB7XG4gICAgY29uc3QgcmVmZXJlbmNlID0gZW50cmllc1tuYW1lXTtcbiAgICBpZiAodHlwZW9mIHJlZmVyZW5jZSAhPT0gXCJzdHJpbmdcIiAmJiAhaXNQYXRoKHJlZmVyZW5jZSkpIHtcbiAgICAgIHRocm93IG1hbGZvcm1lZChcbiAgICAgICAgW1wibm9kZXNcIiwga2V5LCBcImlucHV0c1wiLCBuYW1lXSxcbiAgICAgICAgYGlucHV0ICR7cHJpbnRhYmxlKG5hbWUpfSBvZiBub2RlICR7cHJpbnRhYmxlKGtleSl9IG11c3QgYmUgYSBub2RlJ3MgbmFtZSBvciBhIGxpc3Qgb2YgaW5wdXQgbmFtZXNgLFxuICAgICAgKTtcbiAgICB9XG4gIH1cbiAgcmV0dXJuIGlucHV0cztcbn1cblxuLyoqIFdoYXQgTml4J3MgSlNPTiBsaWJyYXJ5IG1ha2VzIG9mIGEgdmFsdWUgdGhhdCBvdWdodCB0byBiZSBhbiBvYmplY3QgKGBpdGVtc2Agb2YgbmxvaG1hbm4ncyBqc29uKS4gKi9cbmZ1bmN0aW9uIGVudHJpZXNPZihqc29uOiB1bmtub3duKTogSnNvbk9iamVjdCB7XG4gIGlmIChqc29uID09PSBudWxsKSByZXR1cm4ge307XG4gIGlmIChBcnJheS5pc0FycmF5KGpzb24pKSByZXR1cm4gT2JqZWN0LmZyb21FbnRyaWVzKGpzb24uZW50cmllcygpKTtcbiAgcmV0dXJuIGlzT2JqZWN0KGpzb24pID8ganNvbiA6IHsgXCJcIjoganNvbiB9O1xufVxuXG5mdW5jdGlvbiBpc1BhdGgodmFsdWU6IHVua25vd24pOiB2YWx1ZSBpcyByZWFkb25seSBzdHJpbmdbXSB7XG4gIHJldHVybiBBcnJheS5pc0FycmF5KHZhbHVlKSAmJiB2YWx1ZS5ldmVyeSgobmFtZSkgPT4gdHlwZW9mIG5hbWUgPT09IFwic3RyaW5nXCIpO1xufVxuXG4vKiogSW4gYSBmaWxlIG9mIHZlcnNpb24gNSwgYGluZm9gIGhhcyBhdHRyaWJ1dGVzIG9mIHdoYXQgaXMgbG9ja2VkIHRvbywgYW5kIHdpbnMuICovXG5mdW5jdGlvbiByZWFkQXR0cmlidXRlcyhcbiAga2V5OiBzdHJpbmcsXG4gIHdoaWNoOiBcImxvY2tlZFwiIHwgXCJvcmlnaW5hbFwiLFxuICBub2RlOiBKc29uT2JqZWN0LFxuICBtYWxmb3JtZWQ6IE1hbGZvcm1lZCxcbik6IHsgcmVhZG9ubHkgYXR0cmlidXRlczogQXR0cmlidXRlczsgcmVhZG9ubHkgbWVyZ2VkOiBKc29uT2JqZWN0IH0ge1xuICBjb25zdCBqc29uID0gb3duKG5vZGUsIHdoaWNoKTtcbiAgaWYgKGpzb24gPT09IHVuZGVmaW5lZClcbiAgICB0aHJvdyBtYWxmb3JtZWQoW1wibm9kZXNcIiwga2V5LCB3aGljaF0sIGBub2RlICR7cHJpbnRhYmxlKGtleSl9IGhhcyBubyBcIiR7d2hpY2h9XCJgKTtcbiAgY29uc3Qgb2JqZWN0ID0gcGxhaW5FbnRyaWVzKGtleSwgd2hpY2gsIGpzb24sIG1hbGZvcm1lZCk7XG4gIGNvbnN0IGluZm8gPSB3aGljaCA9PT0gXCJsb2NrZWRcIiA/IG93bihub2RlLCBcImluZm9cIikgOiB1bmRlZmluZWQ7XG4gIGlmIChpbmZvID09PSB1bmRlZmluZWQpIHJldHVybiB7IGF0dHJpYnV0ZXM6IG5ldyBBdHRyaWJ1dGVzKG9iamVjdCksIG1lcmdlZDogb2JqZWN0IH07XG4gIGNvbnN0IG1vcmUgPSBwbGFpbkVudHJpZXMoa2V5LCBcImluZm9cIiwgaW5mbywgbWFsZm9ybWVkKTtcbiAgcmV0dXJuIHsgYXR0cmlidXRlczogbmV3IEF0dHJpYnV0ZXMobW9yZSwgb2JqZWN0KSwgbWVyZ2VkOiB7IC4uLm9iamVjdCwgLi4ubW9yZSB9IH07XG59XG5cbmZ1bmN0aW9uIHBsYWluRW50cmllcyhrZXk6IHN0cmluZywgd2hpY2g6IHN0cmluZywganNvbjogdW5rbm93biwgbWFsZm9ybWVkOiBNYWxmb3JtZWQpOiBKc29uT2JqZWN0IHtcbiAgY29uc3QgZW50cmllcyA9IGVudHJpZXNPZihqc29uKTtcbiAgZm9yIChjb25zdCBuYW1lIGluIGVudHJpZXMpIHtcbiAgICBpZiAoIWlzQXR0cmlidXRlKGVudHJpZXNbbmFtZV0pKVxuICAgICAgdGhyb3cgbWFsZm9ybWVkKFxuICAgICAgICBbXCJub2Rlc1wiLCBrZXksIHdoaWNoLCBuYW1lXSxcbiAgICAgICAgYCR7cHJpbnRhYmxlKG5hbWUpfSBpbiBcIiR7d2hpY2h9XCIgb2Ygbm9kZSAke3ByaW50YWJsZShrZXkpfSBtdXN0IGJlIGEgc3RyaW5nLCBhIG51bWJlciBvciBhIGJvb2xlYW5gLFxuICAgICAgKTtcbiAgfVxuICByZXR1cm4gZW50cmllcztcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9ja1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvZmxha2UtbG9jay9yZXNvbHZlLWlucHV0LnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL2ZsYWtlLWxvY2svcmVzb2x2ZS1pbnB1dC50c1wiO2ltcG9ydCB7IHByaW50YWJsZSB9IGZyb20gXCIuLi9vdXRwdXQvcHJpbnRhYmxlLnRzXCI7XG5pbXBvcnQgdHlwZSB7IEZsYWtlTG9jayB9IGZyb20gXCIuL2ZsYWtlLWxvY2sudHNcIjtcbmltcG9ydCB7IHByaW50YWJsZVBhdGggfSBmcm9tIFwiLi9pbnB1dC1wYXRoLnRzXCI7XG5pbXBvcnQgdHlwZSB7IElucHV0UmVmZXJlbmNlIH0gZnJvbSBcIi4vaW5wdXRzLnRzXCI7XG5pbXBvcnQgeyBtYWxmb3JtZWRMb2NrIH0gZnJvbSBcIi4vcGFyc2UtZmxha2UtbG9jay50c1wiO1xuXG4vKiogV2hpY2ggbm9kZSBlYWNoIGlucHV0IGlzIGluIHRoZSBlbmQuICovXG5leHBvcnQgaW50ZXJmYWNlIFJlc29sdmVkSW5wdXRzIHtcbiAgLyoqIFZpc2l0cyB0aGUgbm9kZSdzIGlucHV0cywgc29ydGVkIGJ5IG5hbWUuICovXG4gIHJlYWRvbmx5IGVhY2g6IChrZXk6IHN0cmluZywgdmlzaXQ6IChpbnB1dDogc3RyaW5nLCB0YXJnZXQ6IHN0cmluZykgPT4gdm9pZCkgPT4gdm9pZDtcbiAgLyoqIFRoZSB0YXJnZXQgb2Ygb25lIGlucHV0LCB1bmRlZmluZWQgd2hlbiB0aGUgbm9kZSBoYXMgbm8gc3VjaCBpbnB1dC4gKi9cbiAgcmVhZG9ubHkgdGFyZ2V0OiAoa2V5OiBzdHJpbmcsIGlucHV0OiBzdHJpbmcpID0+IHN0cmluZyB8IHVuZGVmaW5lZDtcbn1cblxuaW50ZXJmYWNlIEVkZ2Uge1xuICByZWFkb25seSBub2RlOiBzdHJpbmc7XG4gIHJlYWRvbmx5IGlucHV0OiBzdHJpbmc7XG59XG5cbi8qKiBXaGVyZSB0aGUgd2FsayBhbG9uZyBvbmUgZm9sbG93cyBwYXRoIHN0YW5kcy4gKi9cbmludGVyZmFjZSBXYWxrIHtcbiAgcmVhZG9ubHkgZWRnZTogRWRnZTtcbiAgcmVhZG9ubHkgcGF0aDogcmVhZG9ubHkgc3RyaW5nW107XG4gIG5leHQ6IG51bWJlcjtcbiAgYXQ6IHN0cmluZztcbn1cblxuLyoqXG4gKiBSZXNvbHZlcyBldmVyeSBpbnB1dCwgdGhyb3VnaCBmb2xsb3dzIG9mIGZvbGxvd3MsIGFzIE5peCBkb2VzIChgZ2V0SW5wdXRCeVBhdGhgIGluIE5peCdzIGNhbGwtZmxha2Uubml4OiBhIHBhdGhcbiAqIHN0YXJ0cyBhdCB0aGUgcm9vdCwgYFtdYCBpcyB0aGUgcm9vdCwgYW5kIGVhY2ggc3RlcCBtYXkgaXRzZWxmIGJlIGEgZm9sbG93cykuXG4gKlxuICogTmV3ZXIgdmVyc2lvbnMgb2YgTml4IGFsc28gY2FsbCBpdCBhIGN5Y2xlIHdoZW4gb25lIHJlc29sdXRpb24gbWVyZWx5IHBhc3NlcyB0aGUgc2FtZSBmb2xsb3dzIHR3aWNlIChgZG9GaW5kYCBpblxuICogbG9ja2ZpbGUuY2MpOyBoZXJlIG9ubHkgd2hhdCBuZXZlciBlbmRzIGlzIGEgY3ljbGUsIGFzIGluIHRoZSBldmFsdWF0b3IgYW5kIGluIG9sZGVyIHZlcnNpb25zLlxuICpcbiAqIEVhY2ggZm9sbG93cyBpcyByZXNvbHZlZCBvbmNlIGFuZCByZW1lbWJlcmVkLCB3aXRoIGEgc3RhY2sgb2Ygb3VyIG93bjogbGluZWFyIGluIHRoZSBzaXplIG9mIHRoZSBmaWxlLlxuICogQHRocm93cyBLbm93bkVycm9yIChzdGF0dXMgMikgZm9yIGEgY3ljbGUsIHdpdGggaXRzIGNoYWluLCBhbmQgZm9yIGEgZm9sbG93cyB0aGF0IGxlYWRzIG5vd2hlcmUuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZXNvbHZlSW5wdXRzKGxvY2s6IEZsYWtlTG9jayk6IFJlc29sdmVkSW5wdXRzIHtcbiAgLy8gYnkgdGhlIHBhdGggaXRzZWxmOiBlYWNoIGlucHV0IGhhcyBhIGxpc3Qgb2YgaXRzIG93blxuICBjb25zdCByZXNvbHZlZCA9IG5ldyBNYXA8cmVhZG9ubHkgc3RyaW5nW10sIHN0cmluZz4oKTtcbiAgY29uc3QgdGFyZ2V0T2YgPSAocmVmZXJlbmNlOiBJbnB1dFJlZmVyZW5jZSB8IHVuZGVmaW5lZCkgPT5cbiAgICB0eXBlb2YgcmVmZXJlbmNlID09PSBcIm9iamVjdFwiID8gcmVzb2x2ZWQuZ2V0KHJlZmVyZW5jZSkgOiByZWZlcmVuY2U7XG5cbiAgZm9yIChjb25zdCB7IG5vZGUsIGlucHV0LCBwYXRoIH0gb2YgbG9jay5mb2xsb3dzKVxuICAgIGlmICghcmVzb2x2ZWQuaGFzKHBhdGgpKSByZXNvbHZlRm9sbG93cyhsb2NrLCB7IG5vZGUsIGlucHV0IH0sIHBhdGgsIHJlc29sdmVkKTtcbiAgcmV0dXJuIHtcbiAgICBlYWNoKGtleSwgdmlzaXQpIHtcbiAgICAgIGNvbnN0IGlucHV0cyA9IGxvY2subm9kZXMuZ2V0KGtleSk/LmlucHV0cztcbiAgICAgIGlmIChpbnB1dHMgPT09IHVuZGVmaW5lZCkgcmV0dXJuO1xuICAgICAgZm9yIChjb25zdCBuYW1lIG9mIGlucHV0cy5uYW1lcykgdmlzaXQobmFtZSwgdGFyZ2V0T2YoaW5wdXRzLmdldChuYW1lKSkgYXMgc3RyaW5nKTtcbiAgICB9LFxuICAgIHRhcmdldDogKGtleSwgaW5wdXQpID0+IHRhcmdldE9mKGxvY2subm9kZXMuZ2V0KGtleSk/LmlucHV0cy5nZXQoaW5wdXQpKSxcbiAgfTtcbn1cblxuZnVuY3Rpb24gcmVzb2x2ZUZvbGxvd3MoXG4gIGxvY2s6IEZsYWtlTG9jayxcbiAgZmlyc3Q6IEVkZ2UsXG4gIGZpcnN0UGF0aDogcmVhZG9ubHkgc3RyaW5nW10sXG4gIHJlc29sdmVkOiBNYXA8cmVhZG9ubHkgc3RyaW5nW10sIHN0cmluZz4sXG4pOiB2b2lkIHtcbiAgY29uc3Qgd2Fsa3M6IFdhbGtbXSA9IFt7IGVkZ2U6IGZpcnN0LCBwYXRoOiBmaXJzdFBhdGgsIG5leHQ6IDAsIGF0OiBsb2NrLnJvb3QgfV07XG4gIGNvbnN0IHVuZGVyV2F5ID0gbmV3IFNldChbZmlyc3RQYXRoXSk7XG4gIGZvciAobGV0IHdhbGsgPSB3YWxrcy5hdCgtMSk7IHdhbGsgIT09IHVuZGVmaW5lZDsgd2FsayA9IHdhbGtzLmF0KC0xKSkge1xuICAgIGNvbnN0IGlucHV0ID0gd2Fsay5wYXRoW3dhbGsubmV4dF07XG4gICAgaWYgKGlucHV0ID09PSB1bmRlZmluZWQpIHtcbiAgICAgIHJlc29sdmVkLnNldCh3YWxrLnBhdGgsIHdhbGsuYXQpO1xuICAgICAgd2Fsa3MucG9wKCk7XG4gICAgICBjb250aW51ZTtcbiAgICB9XG4gICAgY29uc3QgcmVmZXJlbmNlID0gbG9jay5ub2Rlcy5nZXQod2Fsay5hdCk/LmlucHV0cy5nZXQoaW5wdXQpO1xuICAgIGlmIChyZWZlcmVuY2UgPT09IHVuZGVmaW5lZCkgdGhyb3cgbGVhZHNOb3doZXJlKGxvY2ssIHdhbGspO1xuICAgIGNvbnN0IHRhcmdldCA9IHR5cGVvZiByZWZlcmVuY2UgPT09IFwic3RyaW5nXCIgPyByZWZlcmVuY2UgOiByZXNvbHZlZC5nZXQocmVmZXJlbmNlKTtcbiAgICBpZiAodGFyZ2V0ICE9PSB1bmRlZmluZWQpIHtcbiAgICAgIHdhbGsuYXQgPSB0YXJnZXQ7XG4gICAgICB3YWxrLm5leHQgKz0gMTtcbiAgICB9IGVsc2UgaWYgKHR5cGVvZiByZWZlcmVuY2UgPT09IFwib2JqZWN0XCIpIHtcbiAgICAgIGNvbnN0IGVkZ2UgPSB7IG5vZGU6IHdhbGsuYXQsIGlucHV0IH07XG4gICAgICBpZiAodW5kZXJXYXkuaGFzKHJlZmVyZW5jZSkpIHRocm93IGN5Y2xlKGxvY2ssIHdhbGtzLCBlZGdlKTtcbiAgICAgIHVuZGVyV2F5LmFkZChyZWZlcmVuY2UpO1xuICAgICAgd2Fsa3MucHVzaCh7IGVkZ2UsIHBhdGg6IHJlZmVyZW5jZSwgbmV4dDogMCwgYXQ6IGxvY2sucm9vdCB9KTtcbiAgICB9XG4gIH1cbn1cblxuZnVuY3Rpb24gY3ljbGUobG9jazogRmxha2VMb2NrLCB3YWxrczogcmVhZG9ubHkgV2Fsa1tdLCBiYWNrOiBFZGdlKSB7XG4gIGNvbnN0IHN0YXJ0ID0gd2Fsa3MuZmluZEluZGV4KCh7IGVkZ2UgfSkgPT4gZWRnZS5ub2RlID09PSBiYWNrLm5vZGUgJiYgZWRnZS5pbnB1dCA9PT0gYmFjay5pbnB1dCk7XG4gIGNvbnN0IHJvdW5kID0gd2Fsa3Muc2xpY2Uoc3RhcnQpO1xuICBjb25zdCBzaG93biA9IHJvdW5kLmxlbmd0aCA+IDEwID8gcm91bmQuc2xpY2UoMCwgMTApIDogcm91bmQ7XG4gIGNvbnN0IGNoYWluID0gc2hvd24ubWFwKCh7IHBhdGggfSkgPT4gcHJpbnRhYmxlUGF0aChwYXRoKSk7XG4gIGNoYWluLnB1c2goc2hvd24ubGVuZ3RoIDwgcm91bmQubGVuZ3RoID8gXCJcdTIwMjZcIiA6IChjaGFpblswXSA/PyBcIlwiKSk7XG4gIHJldHVybiBtYWxmb3JtZWRMb2NrKFxuICAgIGxvY2ssXG4gICAgW1wibm9kZXNcIiwgYmFjay5ub2RlLCBcImlucHV0c1wiLCBiYWNrLmlucHV0XSxcbiAgICBgaW5wdXQgJHtwcmludGFibGUoYmFjay5pbnB1dCl9IG9mIG5vZGUgJHtwcmludGFibGUoYmFjay5ub2RlKX0gZm9sbG93cyBpdHNlbGY6ICR7Y2hhaW4uam9pbihcIiAtPiBcIil9YCxcbiAgICBcImNoYW5nZSBvbmUgb2YgdGhlc2UgYGZvbGxvd3NgIGluIGZsYWtlLm5peCwgdGhlbjogbml4IGZsYWtlIGxvY2tcIixcbiAgKTtcbn1cblxuZnVuY3Rpb24gbGVhZHNOb3doZXJlKGxvY2s6IEZsYWtlTG9jaywgd2FsazogV2Fsaykge1xuICBjb25zdCB7IG5vZGUsIGlucHV0IH0gPSB3YWxrLmVkZ2U7XG4gIGNvbnN0IG1pc3NpbmcgPSBwcmludGFibGUod2Fsay5wYXRoW3dhbGsubmV4dF0gPz8gXCJcIik7XG4gIHJldHVybiBtYWxmb3JtZWRMb2NrKFxuICAgIGxvY2ssXG4gICAgW1wibm9kZXNcIiwgbm9kZSwgXCJpbnB1dHNcIiwgaW5wdXRdLFxuICAgIGBpbnB1dCAke3ByaW50YWJsZShpbnB1dCl9IG9mIG5vZGUgJHtwcmludGFibGUobm9kZSl9IGZvbGxvd3MgJHtwcmludGFibGVQYXRoKHdhbGsucGF0aCl9LCBgICtcbiAgICAgIGBidXQgbm9kZSAke3ByaW50YWJsZSh3YWxrLmF0KX0gaGFzIG5vIGlucHV0ICR7bWlzc2luZ31gLFxuICAgIFwiY2hhbmdlIHRoaXMgYGZvbGxvd3NgIGluIGZsYWtlLm5peCwgdGhlbjogbml4IGZsYWtlIGxvY2tcIixcbiAgKTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9oaXN0b3J5XCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL2hpc3Rvcnkva25vd24tcmV2aXNpb25zLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vaGlzdG9yeS9rbm93bi1yZXZpc2lvbnMudHNcIjtpbXBvcnQgdHlwZSB7IExvY2tlZENvbnRlbnQgfSBmcm9tIFwiLi4vLi4vZmxha2UtbG9jay9taWNyb3ZtLW5vZGUudHNcIjtcbmltcG9ydCB7IHR5cGUgUmV2aXNpb24sIHJldmlzaW9uRGF0YWJhc2UgfSBmcm9tIFwiLi9kYXRhYmFzZS50c1wiO1xuaW1wb3J0IHR5cGUgeyBPcHRpb25GYWN0cyB9IGZyb20gXCIuL29wdGlvbi1mYWN0cy50c1wiO1xuXG4vKiogQSByZXZpc2lvbiBvZiBtaWNyb3ZtLm5peCB3aG9zZSB0cmVlIGlzIGtub3duLiAqL1xuZXhwb3J0IGludGVyZmFjZSBLbm93blJldmlzaW9uIHtcbiAgcmVhZG9ubHkgcmV2OiBzdHJpbmc7XG4gIC8qKiBTUkkgZm9ybSwgYXMgaW4gZmxha2UubG9jay4gKi9cbiAgcmVhZG9ubHkgbmFySGFzaDogc3RyaW5nO1xuICAvKiogVGhlIGNvbW1pdHRlcidzIGRhdGUsIElTTyA4NjAxIGluIFVUQy4gKi9cbiAgcmVhZG9ubHkgY29tbWl0dGVkOiBzdHJpbmc7XG4gIC8qKlxuICAgKiBOYW1lcyBiZWxvdyBgbWljcm92bS5gLCBhbmQgdGhlIGdyb3VwcyB0aGF0IHRoZXkgbWFrZSAoYHFlbXVgKSwgb2YgdGhlIGd1ZXN0J3MgYW5kIHRoZSBob3N0J3MgbW9kdWxlLlxuICAgKiBVbmRlZmluZWQgd2hlbiB0aGUgcmV2aXNpb24ncyBvd24gc291cmNlIGRvZXMgbm90IGV2YWx1YXRlLCBzbyB0aGF0IG5vYm9keSBjYW4gdXNlIGl0LlxuICAgKi9cbiAgcmVhZG9ubHkgb3B0aW9uczogUmVhZG9ubHlTZXQ8c3RyaW5nPiB8IHVuZGVmaW5lZDtcbiAgLyoqIFRoZSBzYW1lIGZvciBuYW1lcyB0aGF0IGFyZSBzdGlsbCBkZWNsYXJlZCwgYnV0IG9ubHkgdG8gc2F5IHRoYXQgdGhlIG9wdGlvbiBpcyBnb25lLiAqL1xuICByZWFkb25seSByZW1vdmVkOiBSZWFkb25seVNldDxzdHJpbmc+O1xuICAvKiogVGhlIHRyZWUgdGhhdCB0aGlzIHdhcyByZWFkIGZyb20sIHdoZW4gaXQgaXMgbm90IHRoZSBkYXRhYmFzZTsgXCJ0ZXh0XCIgd2hlbiBpdCBjb3VsZCBub3QgYmUgZXZhbHVhdGVkLiAqL1xuICByZWFkb25seSByZWFkRnJvbT86IFwic291cmNlXCIgfCBcInNvdXJjZSB0ZXh0XCIgfCBcInN0b3JlXCIgfCBcInN0b3JlIHRleHRcIjtcbn1cblxuLyoqIENvbW1pdHMgb24gdGhlIG1haW4gYnJhbmNoIHRoYXQgYnJvdWdodCBhbiBvcHRpb24gYW5kIHRoYXQgdG9vayBpdCBhd2F5LCB3aGVyZSB0aGV5IGFyZSBrbm93biBleGFjdGx5LiAqL1xuZXhwb3J0IGludGVyZmFjZSBPcHRpb25IaXN0b3J5IHtcbiAgcmVhZG9ubHkgc2luY2U/OiBLbm93blJldmlzaW9uIHwgdW5kZWZpbmVkO1xuICByZWFkb25seSB1bnRpbD86IEtub3duUmV2aXNpb24gfCB1bmRlZmluZWQ7XG59XG5cbmludGVyZmFjZSBOYW1lU2V0cyB7XG4gIHJlYWRvbmx5IG9wdGlvbnM6IFJlYWRvbmx5U2V0PHN0cmluZz4gfCB1bmRlZmluZWQ7XG4gIHJlYWRvbmx5IHJlbW92ZWQ6IFJlYWRvbmx5U2V0PHN0cmluZz47XG59XG5cbmNvbnN0IHVuZXZhbHVhYmxlOiBOYW1lU2V0cyA9IHsgb3B0aW9uczogdW5kZWZpbmVkLCByZW1vdmVkOiBuZXcgU2V0KCkgfTtcbmNvbnN0IG5hbWVTZXRzID0gbmV3IE1hcDxudW1iZXIsIE5hbWVTZXRzPigpO1xubGV0IG1haW46IHJlYWRvbmx5IEtub3duUmV2aXNpb25bXSB8IHVuZGVmaW5lZDtcblxuLyoqIFRoZSBtYWluIGJyYW5jaCBvZiBtaWNyb3ZtLm5peCwgb2xkZXN0IGZpcnN0LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG1haW5SZXZpc2lvbnMoKTogcmVhZG9ubHkgS25vd25SZXZpc2lvbltdIHtcbiAgbWFpbiA/Pz0gcmV2aXNpb25EYXRhYmFzZSgpLm1haW4oKS5tYXAoa25vd24pO1xuICByZXR1cm4gbWFpbjtcbn1cblxuLyoqXG4gKiBUaGUga25vd24gcmV2aXNpb24gdGhhdCBhIGxvY2sgbmFtZXMuIE5peCBzZXJ2ZXMgd2hhdCB0aGUgbmFySGFzaCBuYW1lcywgd2hhdGV2ZXIgdGhlIHJldiBzYXlzOyBzb1xuICogYSByZXYgY291bnRzIG9ubHkgd2hlbiB0aGUgbmFySGFzaCBpcyB0aGF0IHJldmlzaW9uJ3Mgb3IgaXMgbWlzc2luZy5cbiAqIEByZXR1cm5zIFwiaW5jb25zaXN0ZW50XCIgd2hlbiByZXYgYW5kIG5hckhhc2ggY2Fubm90IGJlbG9uZyB0b2dldGhlciwgdW5kZWZpbmVkIHdoZW4gbmVpdGhlciBpcyBrbm93bi5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxvb2t1cFJldmlzaW9uKGxvY2tlZDogTG9ja2VkQ29udGVudCk6IEtub3duUmV2aXNpb24gfCBcImluY29uc2lzdGVudFwiIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgcmV2aXNpb24gPSBmaW5kUmV2aXNpb24obG9ja2VkKTtcbiAgcmV0dXJuIHR5cGVvZiByZXZpc2lvbiA9PT0gXCJvYmplY3RcIiA/IGtub3duKHJldmlzaW9uKSA6IHJldmlzaW9uO1xufVxuXG4vKiogV2hldGhlciBhIGxvY2sgbmFtZXMgYSBrbm93biByZXZpc2lvbiwgd2hpY2ggaXMgcXVpY2tlciB0byBzYXkgdGhhbiB3aGF0IHRoYXQgaGFzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGlzS25vd25SZXZpc2lvbihsb2NrZWQ6IExvY2tlZENvbnRlbnQpOiBib29sZWFuIHtcbiAgcmV0dXJuIGZpbmRSZXZpc2lvbihsb2NrZWQpICE9PSB1bmRlZmluZWQ7XG59XG5cbmZ1bmN0aW9uIGZpbmRSZXZpc2lvbih7IHJldiwgbmFySGFzaCB9OiBMb2NrZWRDb250ZW50KTogUmV2aXNpb24gfCBcImluY29uc2lzdGVudFwiIHwgdW5kZWZpbmVkIHtcbiAgLy8gYSBzaG9ydGVuZWQgcmV2IGlzIG5vbmU6IE5peCByZWZ1c2VzIGl0XG4gIGNvbnN0IGRhdGFiYXNlID0gcmV2aXNpb25EYXRhYmFzZSgpO1xuICBjb25zdCByZXZpc2lvbiA9IHJldiAhPT0gdW5kZWZpbmVkICYmIHJldi5sZW5ndGggPT09IDQwID8gZGF0YWJhc2UuZmluZChyZXYpIDogdW5kZWZpbmVkO1xuICBpZiAobmFySGFzaCA9PT0gdW5kZWZpbmVkKSByZXR1cm4gcmV2aXNpb247XG4gIGlmIChyZXZpc2lvbiAhPT0gdW5kZWZpbmVkKSByZXR1cm4gcmV2aXNpb24ubmFySGFzaCA9PT0gbmFySGFzaCA/IHJldmlzaW9uIDogXCJpbmNvbnNpc3RlbnRcIjtcbiAgcmV0dXJuIGRhdGFiYXNlLndpdGhOYXJIYXNoKG5hckhhc2gpWzBdO1xufVxuXG4vKipcbiAqIGBvcHRpb25gIGlzIGEgbmFtZSBiZWxvdyBgbWljcm92bS5gLCBvciBhIGdyb3VwIG9mIHRoZW0gc3VjaCBhcyBgcWVtdS5iaW9zYCwgd2hpY2ggaXMgdGhlcmUgZnJvbSBpdHMgZmlyc3Qgb3B0aW9uXG4gKiB0byBpdHMgbGFzdC4gV2hlcmUgYSBjb21taXQgYmVzaWRlIGl0IGRvZXMgbm90IGV2YWx1YXRlLCB3aGF0IGl0IGJyb3VnaHQgb3IgdG9vayBhd2F5IHN0YXlzIG91dC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG9wdGlvbkhpc3Rvcnkob3B0aW9uOiBzdHJpbmcpOiBPcHRpb25IaXN0b3J5IHtcbiAgY29uc3QgcmV2aXNpb25zID0gbWFpblJldmlzaW9ucygpO1xuICBjb25zdCBoYXMgPSAoeyBvcHRpb25zIH06IEtub3duUmV2aXNpb24pID0+IG9wdGlvbnM/LmhhcyhvcHRpb24pID09PSB0cnVlO1xuICBjb25zdCBmaXJzdCA9IHJldmlzaW9ucy5maW5kSW5kZXgoaGFzKTtcbiAgaWYgKGZpcnN0IDwgMCkgcmV0dXJuIHt9O1xuICBjb25zdCBhZnRlciA9IHJldmlzaW9uc1tyZXZpc2lvbnMuZmluZExhc3RJbmRleChoYXMpICsgMV07XG4gIHJldHVybiB7XG4gICAgc2luY2U6IHJldmlzaW9uc1tmaXJzdCAtIDFdPy5vcHRpb25zID09PSB1bmRlZmluZWQgJiYgZmlyc3QgPiAwID8gdW5kZWZpbmVkIDogcmV2aXNpb25zW2ZpcnN0XSxcbiAgICB1bnRpbDogYWZ0ZXI/Lm9wdGlvbnMgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IGFmdGVyLFxuICB9O1xufVxuXG4vKiogTmFtZXMgb2YgYWxsIG9wdGlvbnMgdGhhdCBhbnkga25vd24gcmV2aXNpb24gaGFzLCBzb3J0ZWQuICovXG5leHBvcnQgZnVuY3Rpb24ga25vd25PcHRpb25zKCk6IHN0cmluZ1tdIHtcbiAgY29uc3QgZm9ybXMgPSByZXZpc2lvbkRhdGFiYXNlKCkuZXZlcnlGb3JtKCk7XG4gIGNvbnN0IG5hbWVzID0gZm9ybXMuZmlsdGVyKCh7IHJlbW92ZWQgfSkgPT4gcmVtb3ZlZCA9PT0gdW5kZWZpbmVkKS5tYXAoKHsgbmFtZSB9KSA9PiBuYW1lKTtcbiAgcmV0dXJuIFsuLi5uZXcgU2V0KG5hbWVzKV0uc29ydCgpO1xufVxuXG5mdW5jdGlvbiBrbm93bihyZXZpc2lvbjogUmV2aXNpb24pOiBLbm93blJldmlzaW9uIHtcbiAgY29uc3QgeyByZXYsIG5hckhhc2gsIGNvbW1pdHRlZCB9ID0gcmV2aXNpb247XG4gIHJldHVybiB7XG4gICAgcmV2LFxuICAgIG5hckhhc2gsXG4gICAgY29tbWl0dGVkOiBuZXcgRGF0ZShjb21taXR0ZWQgKiAxMDAwKS50b0lTT1N0cmluZygpLnJlcGxhY2UoXCIuMDAwWlwiLCBcIlpcIiksXG4gICAgLi4ubmFtZXNPZihyZXZpc2lvbiksXG4gIH07XG59XG5cbi8qKiBNYW55IHJldmlzaW9ucyBoYXZlIHRoZSBzYW1lIG9wdGlvbnMsIHNvIGVhY2ggc2V0IGlzIG1hZGUgb25jZS4gKi9cbmZ1bmN0aW9uIG5hbWVzT2YocmV2aXNpb246IFJldmlzaW9uKTogTmFtZVNldHMge1xuICBpZiAocmV2aXNpb24ub3B0aW9ucyA9PT0gdW5kZWZpbmVkKSByZXR1cm4gdW5ldmFsdWFibGU7XG4gIGNvbnN0IG1hZGUgPSBuYW1lU2V0cy5nZXQocmV2aXNpb24ub3B0aW9ucyk7XG4gIGlmIChtYWRlICE9PSB1bmRlZmluZWQpIHJldHVybiBtYWRlO1xuICBjb25zdCBuYW1lcyA9IG5hbWVzT2ZGYWN0cyhyZXZpc2lvbkRhdGFiYXNlKCkub3B0aW9uc0F0KHJldmlzaW9uKSA/PyBbXSk7XG4gIG5hbWVTZXRzLnNldChyZXZpc2lvbi5vcHRpb25zLCBuYW1lcyk7XG4gIHJldHVybiBuYW1lcztcbn1cblxuLyoqIFRoZSBuYW1lcyBvZiBvcHRpb25zIHRoYXQgYXJlIHRoZXJlLCBhbmQgb2YgdGhvc2UgdGhhdCBhcmUgZ29uZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBuYW1lc09mRmFjdHMoZmFjdHM6IHJlYWRvbmx5IE9wdGlvbkZhY3RzW10pOiBOYW1lU2V0cyB7XG4gIGNvbnN0IG5hbWVkID0gKGlzUmVtb3ZlZDogYm9vbGVhbikgPT5cbiAgICB3aXRoR3JvdXBzKFxuICAgICAgZmFjdHMuZmlsdGVyKCh7IHJlbW92ZWQgfSkgPT4gKHJlbW92ZWQgIT09IHVuZGVmaW5lZCkgPT09IGlzUmVtb3ZlZCkubWFwKCh7IG5hbWUgfSkgPT4gbmFtZSksXG4gICAgKTtcbiAgcmV0dXJuIHsgb3B0aW9uczogbmFtZWQoZmFsc2UpLCByZW1vdmVkOiBuYW1lZCh0cnVlKSB9O1xufVxuXG4vKiogVGhlIG5hbWVzLCBhbmQgZWFjaCBiZWdpbm5pbmcgb2Ygb25lOiBgcWVtdS5iaW9zLnBhdGhgIG1ha2VzIGBxZW11LmJpb3NgIGFuZCBgcWVtdWAuICovXG5leHBvcnQgZnVuY3Rpb24gd2l0aEdyb3VwcyhuYW1lczogcmVhZG9ubHkgc3RyaW5nW10pOiBSZWFkb25seVNldDxzdHJpbmc+IHtcbiAgY29uc3QgYWxsID0gbmV3IFNldDxzdHJpbmc+KCk7XG4gIGZvciAoY29uc3QgbmFtZSBvZiBuYW1lcykge1xuICAgIGZvciAobGV0IHBhcnQgPSBuYW1lOyAhYWxsLmhhcyhwYXJ0KTsgcGFydCA9IHBhcnQuc2xpY2UoMCwgcGFydC5sYXN0SW5kZXhPZihcIi5cIikpKSB7XG4gICAgICBhbGwuYWRkKHBhcnQpO1xuICAgICAgaWYgKCFwYXJ0LmluY2x1ZGVzKFwiLlwiKSkgYnJlYWs7XG4gICAgfVxuICB9XG4gIHJldHVybiBhbGw7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm1cIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vcGluLWRhdGEudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9waW4tZGF0YS50c1wiO2ltcG9ydCB7IHJlYWRkaXJTeW5jLCByZWFkRmlsZVN5bmMgfSBmcm9tIFwibm9kZTpmc1wiO1xuaW1wb3J0IHsgam9pbiB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCB0eXBlIHsgQ29uZmlnIH0gZnJvbSBcIi4uL2NvbmZpZy50c1wiO1xuaW1wb3J0IHsgcmVhZElmRXhpc3RzIH0gZnJvbSBcIi4uL2ZpbGVzLnRzXCI7XG5pbXBvcnQgeyBuaXhGb2xkZXIgfSBmcm9tIFwiLi4vdG9vbC50c1wiO1xuaW1wb3J0IHsgdHlwZSBQaW4sIHJlcXVpcmVTY2hlbWFPZlBpbiB9IGZyb20gXCIuL3Bpbi50c1wiO1xuaW1wb3J0IHR5cGUgeyBPcHRpb25TY2hlbWEsIFNjaGVtYVNvdXJjZSB9IGZyb20gXCIuL3NjaGVtYS9vcHRpb24tc2NoZW1hLnRzXCI7XG5pbXBvcnQgeyBpc093blNjaGVtYSwgcGFyc2VPcHRpb25TY2hlbWEsIHJlYWRPcHRpb25TY2hlbWEgfSBmcm9tIFwiLi9zY2hlbWEvcmVhZC50c1wiO1xuaW1wb3J0IHR5cGUgeyBNZWFzdXJlZFJldmlzaW9uIH0gZnJvbSBcIi4vc3VwcG9ydC9tZWFzdXJlZC1iZWZvcmUudHNcIjtcbmltcG9ydCB7IHJlYWRTdXBwb3J0LCByZWFkU3VwcG9ydEZpbGUsIHR5cGUgU3VwcG9ydFRhYmxlIH0gZnJvbSBcIi4vc3VwcG9ydC9zdXBwb3J0LXRhYmxlLnRzXCI7XG5cbi8qKiBXaGF0IGlzIGtub3duIG9mIHRoZSBvcHRpb25zIG9mIHRoZSBwaW5uZWQgbWljcm92bS5uaXguICovXG5leHBvcnQgaW50ZXJmYWNlIFBpbkRhdGEge1xuICByZWFkb25seSBzY2hlbWE6IE9wdGlvblNjaGVtYTtcbiAgLyoqIFRoZSBzY2hlbWEncyBmaWxlLCBhcyBpdCBpcyBpbiB0aGUgcmVwb3NpdG9yeSBvciB3aWxsIGJlLiAqL1xuICByZWFkb25seSBzY2hlbWFUZXh0OiBzdHJpbmc7XG4gIC8qKiBXaGF0IGVhY2ggaHlwZXJ2aXNvciBkb2VzIHdpdGggZWFjaCBvcHRpb247IHVuZGVmaW5lZCB3aGVyZSB0aGF0IHdhcyBub3QgbWVhc3VyZWQgZm9yIHRoZSByZXZpc2lvbi4gKi9cbiAgcmVhZG9ubHkgc3VwcG9ydDogU3VwcG9ydFRhYmxlIHwgdW5kZWZpbmVkO1xuICByZWFkb25seSBzdXBwb3J0VGV4dDogc3RyaW5nIHwgdW5kZWZpbmVkO1xufVxuXG4vKipcbiAqIFRoZSBvcHRpb24gc2NoZW1hIGFuZCB0aGUgc3VwcG9ydCB0YWJsZSBvZiB0aGUgcGlubmVkIHJldmlzaW9uOiB0aGUgcmVwb3NpdG9yeSdzIG93biBmaWxlcywgb3IsIHdoZXJlIHRoZXkgYXJlXG4gKiBtaXNzaW5nIG9yIG9mIGFub3RoZXIgcmV2aXNpb24sIHRob3NlIHRoYXQgY29tZSB3aXRoIHRoZSB0b29sIGZvciB0aGUgcmV2aXNpb25zIHRoYXQgaXQga25vd3MuXG4gKlxuICogQHRocm93cyBLbm93bkVycm9yOiBzdGF0dXMgMiB3aGVuIHRoZSBzY2hlbWEgaXMgbWlzc2luZyBvciBkYW1hZ2VkLCAxIHdoZW4gaXQgaXMgb2YgYW5vdGhlciByZXZpc2lvbiB0aGFuIHRoZSBwaW4sXG4gKiAgIGFuZCB0aGUgdG9vbCBoYXMgbm9uZSBlaXRoZXIuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWFkUGluRGF0YShyb290OiBzdHJpbmcsIGNvbmZpZzogQ29uZmlnLCBwaW46IFBpbik6IFBpbkRhdGEge1xuICBjb25zdCBuYXJIYXNoID0gcGluLm1pY3Jvdm0uZ2V0KFwibmFySGFzaFwiKTtcbiAgY29uc3Qgb3duID0gcmVhZElmRXhpc3RzKGpvaW4ocm9vdCwgY29uZmlnLnNjaGVtYSkpO1xuICBjb25zdCBpc0xhY2tpbmcgPSBvd24gPT09IHVuZGVmaW5lZCB8fCAoaXNPd25TY2hlbWEob3duKSAmJiBuYXJIYXNoT2Yob3duKSAhPT0gbmFySGFzaCk7XG4gIGNvbnN0IGtub3duID0gaXNMYWNraW5nID8ga25vd25QaW4obmFySGFzaCkgOiB1bmRlZmluZWQ7XG4gIGNvbnN0IHsgc2NoZW1hLCB0ZXh0IH0gPVxuICAgIGtub3duID09PSB1bmRlZmluZWRcbiAgICAgID8gcmVhZE9wdGlvblNjaGVtYShyb290LCBjb25maWcpXG4gICAgICA6IHBhcnNlT3B0aW9uU2NoZW1hKHJlYWRJZkV4aXN0cyhrbm93bi5zY2hlbWEpLCBrbm93bi5zY2hlbWEpO1xuICByZXF1aXJlU2NoZW1hT2ZQaW4oY29uZmlnLCBzY2hlbWEsIHBpbik7XG4gIHJldHVybiB7IHNjaGVtYSwgc2NoZW1hVGV4dDogdGV4dCwgLi4uc3VwcG9ydE9mKHJvb3QsIGNvbmZpZywgc2NoZW1hLnNvdXJjZSkgfTtcbn1cblxuLyoqIFRoZSBzdXBwb3J0IHRhYmxlIG9mIGEgcmV2aXNpb246IHRoZSByZXBvc2l0b3J5J3Mgb3duLCBlbHNlIHRoZSB0b29sJ3MuICovXG5leHBvcnQgZnVuY3Rpb24gc3VwcG9ydE9mKFxuICByb290OiBzdHJpbmcsXG4gIGNvbmZpZzogQ29uZmlnLFxuICBzb3VyY2U6IFNjaGVtYVNvdXJjZSxcbik6IFBpY2s8UGluRGF0YSwgXCJzdXBwb3J0XCIgfCBcInN1cHBvcnRUZXh0XCI+IHtcbiAgY29uc3Qgb3duID0gcmVhZFN1cHBvcnQocmVhZElmRXhpc3RzKGpvaW4ocm9vdCwgY29uZmlnLnN1cHBvcnQpKSwgY29uZmlnLnN1cHBvcnQsIHNvdXJjZSk7XG4gIGlmIChvd24gIT09IHVuZGVmaW5lZClcbiAgICByZXR1cm4geyBzdXBwb3J0OiBvd24sIHN1cHBvcnRUZXh0OiByZWFkSWZFeGlzdHMoam9pbihyb290LCBjb25maWcuc3VwcG9ydCkpIH07XG4gIGNvbnN0IHNoaXBwZWQgPSBrbm93blBpbihzb3VyY2UubmFySGFzaCk/LnN1cHBvcnQ7XG4gIGlmIChzaGlwcGVkID09PSB1bmRlZmluZWQpIHJldHVybiB7IHN1cHBvcnQ6IHVuZGVmaW5lZCwgc3VwcG9ydFRleHQ6IHVuZGVmaW5lZCB9O1xuICBjb25zdCBzdXBwb3J0VGV4dCA9IHJlYWRGaWxlU3luYyhzaGlwcGVkLCBcInV0ZjhcIik7XG4gIHJldHVybiB7IHN1cHBvcnQ6IHJlYWRTdXBwb3J0KHN1cHBvcnRUZXh0LCBzaGlwcGVkLCBzb3VyY2UpLCBzdXBwb3J0VGV4dCB9O1xufVxuXG4vKiogV2h5IHRoZXJlIGlzIG5vIHN1cHBvcnQgdGFibGUuICovXG5leHBvcnQgZnVuY3Rpb24gd2l0aG91dFN1cHBvcnQoeyByZXYgfTogU2NoZW1hU291cmNlKTogc3RyaW5nIHtcbiAgcmV0dXJuIGBtaWNyb3ZtLm5peCAke3Jldi5zbGljZSgwLCA4KX0gd2FzIG5vdCBtZWFzdXJlZDsgbnBtIHJ1biBjb2RlZ2VuIC0tIC0tcmVmcmVzaCBtZWFzdXJlcyBpdCAobmVlZHMgTml4KWA7XG59XG5cbi8qKiBUaGUgcmV2aXNpb25zIHRoYXQgdGhlIHRvb2wgaGFzIGRhdGEgb2Y6IHRoaXMgcmVwb3NpdG9yeSdzIG93biBmaWxlcywgYW5kIGEgZm9sZGVyIGZvciBlYWNoIG90aGVyIHBpbi4gKi9cbmV4cG9ydCBmdW5jdGlvbiBrbm93blJldmlzaW9ucygpOiBNZWFzdXJlZFJldmlzaW9uW10ge1xuICByZXR1cm4ga25vd25QaW5zKCkubWFwKCh7IHNjaGVtYSwgc3VwcG9ydCB9KSA9PiAoe1xuICAgIHNjaGVtYTogcGFyc2VPcHRpb25TY2hlbWEocmVhZElmRXhpc3RzKHNjaGVtYSksIHNjaGVtYSkuc2NoZW1hLFxuICAgIHN1cHBvcnQ6IHJlYWRTdXBwb3J0RmlsZShyZWFkRmlsZVN5bmMoc3VwcG9ydCwgXCJ1dGY4XCIpLCBzdXBwb3J0KSxcbiAgfSkpO1xufVxuXG5pbnRlcmZhY2UgS25vd25QaW4ge1xuICByZWFkb25seSBzY2hlbWE6IHN0cmluZztcbiAgcmVhZG9ubHkgc3VwcG9ydDogc3RyaW5nO1xufVxuXG5mdW5jdGlvbiBrbm93blBpbnMoKTogS25vd25QaW5bXSB7XG4gIGNvbnN0IHBpbnMgPSBqb2luKG5peEZvbGRlciwgXCJwaW5zXCIpO1xuICBjb25zdCBmb2xkZXJzID0gW25peEZvbGRlciwgLi4ucmVhZGRpclN5bmMocGlucykubWFwKChyZXYpID0+IGpvaW4ocGlucywgcmV2KSldO1xuICByZXR1cm4gZm9sZGVycy5tYXAoKGZvbGRlcikgPT4gKHtcbiAgICBzY2hlbWE6IGpvaW4oZm9sZGVyLCBcIm9wdGlvbi1zY2hlbWEuanNvblwiKSxcbiAgICBzdXBwb3J0OiBqb2luKGZvbGRlciwgXCJvcHRpb24tc3VwcG9ydC5qc29uXCIpLFxuICB9KSk7XG59XG5cbmNvbnN0IGtub3duUGluID0gKG5hckhhc2g6IHVua25vd24pID0+XG4gIGtub3duUGlucygpLmZpbmQoKHsgc2NoZW1hIH0pID0+IG5hckhhc2hPZihyZWFkRmlsZVN5bmMoc2NoZW1hLCBcInV0ZjhcIikpID09PSBuYXJIYXNoKTtcblxuY29uc3QgbmFySGFzaE9mID0gKHNjaGVtYTogc3RyaW5nKSA9PiAoSlNPTi5wYXJzZShzY2hlbWEpIGFzIE9wdGlvblNjaGVtYSkuc291cmNlLm5hckhhc2g7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3NjaGVtYS9yZWFkLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hL3JlYWQudHNcIjtpbXBvcnQgeyBqb2luIH0gZnJvbSBcIm5vZGU6cGF0aFwiO1xuaW1wb3J0IHR5cGUgeyBDb25maWcgfSBmcm9tIFwiLi4vLi4vY29uZmlnLnRzXCI7XG5pbXBvcnQgeyBleGl0U3RhdHVzLCBLbm93bkVycm9yIH0gZnJvbSBcIi4uLy4uL2Vycm9ycy50c1wiO1xuaW1wb3J0IHsgcmVhZElmRXhpc3RzIH0gZnJvbSBcIi4uLy4uL2ZpbGVzLnRzXCI7XG5pbXBvcnQgeyBzY2hlbWFIYXNoIH0gZnJvbSBcIi4vaGFzaC50c1wiO1xuaW1wb3J0IHR5cGUgeyBPcHRpb25TY2hlbWEgfSBmcm9tIFwiLi9vcHRpb24tc2NoZW1hLnRzXCI7XG5cbi8qKlxuICogUmVhZHMgdGhlIGNvbW1pdHRlZCBvcHRpb24gc2NoZW1hLCBhcyB0ZXh0IGFuZCBhcyBkYXRhLlxuICogQHRocm93cyBLbm93bkVycm9yIChzdGF0dXMgMikgd2hlbiBpdCBpcyBtaXNzaW5nLCBkYW1hZ2VkIG9yIG9mIGFub3RoZXIgZm9ybWF0LlxuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZE9wdGlvblNjaGVtYShcbiAgcm9vdDogc3RyaW5nLFxuICBjb25maWc6IENvbmZpZyxcbik6IHsgc2NoZW1hOiBPcHRpb25TY2hlbWE7IHRleHQ6IHN0cmluZyB9IHtcbiAgcmV0dXJuIHBhcnNlT3B0aW9uU2NoZW1hKHJlYWRJZkV4aXN0cyhqb2luKHJvb3QsIGNvbmZpZy5zY2hlbWEpKSwgY29uZmlnLnNjaGVtYSk7XG59XG5cbi8qKlxuICogQHBhcmFtIHRleHQgVGhlIGZpbGUncyB0ZXh0LCB1bmRlZmluZWQgd2hlbiB0aGVyZSBpcyBub25lLlxuICogQHBhcmFtIGZpbGUgSXRzIG5hbWUsIGZvciBlcnJvcnMuXG4gKiBAdGhyb3dzIEtub3duRXJyb3IgKHN0YXR1cyAyKSB3aGVuIGl0IGlzIG1pc3NpbmcsIGRhbWFnZWQgb3Igb2YgYW5vdGhlciBmb3JtYXQuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwYXJzZU9wdGlvblNjaGVtYShcbiAgdGV4dDogc3RyaW5nIHwgdW5kZWZpbmVkLFxuICBmaWxlOiBzdHJpbmcsXG4pOiB7IHNjaGVtYTogT3B0aW9uU2NoZW1hOyB0ZXh0OiBzdHJpbmcgfSB7XG4gIGNvbnN0IGZhaWwgPSAobWVzc2FnZTogc3RyaW5nKTogbmV2ZXIgPT4ge1xuICAgIHRocm93IG5ldyBLbm93bkVycm9yKFxuICAgICAge1xuICAgICAgICBmaWxlLFxuICAgICAgICBtZXNzYWdlLFxuICAgICAgICBmaXg6XG4gICAgICAgICAgdGV4dCA9PT0gdW5kZWZpbmVkXG4gICAgICAgICAgICA/IFwibnBtIHJ1biBjb2RlZ2VuIC0tIC0tcmVmcmVzaCAobmVlZHMgTml4KVwiXG4gICAgICAgICAgICA6IFwicmVzdG9yZSBpdCBmcm9tIGdpdCwgb3Igd3JpdGUgaXQgYWdhaW46IG5wbSBydW4gY29kZWdlbiAtLSAtLXJlZnJlc2ggLS1mb3JjZSAobmVlZHMgTml4KVwiLFxuICAgICAgfSxcbiAgICAgIGV4aXRTdGF0dXMubm90Q2hlY2tlZCxcbiAgICApO1xuICB9O1xuICBpZiAodGV4dCA9PT0gdW5kZWZpbmVkKSByZXR1cm4gZmFpbChcInRoZSBvcHRpb24gc2NoZW1hIGlzIG1pc3NpbmdcIik7XG4gIGxldCBkYXRhOiBQYXJ0aWFsPE9wdGlvblNjaGVtYT4gfCBudWxsO1xuICB0cnkge1xuICAgIGRhdGEgPSBKU09OLnBhcnNlKHRleHQpO1xuICB9IGNhdGNoIChlcnJvcikge1xuICAgIHJldHVybiBmYWlsKGB0aGUgb3B0aW9uIHNjaGVtYSBpcyBub3QgSlNPTjogJHsoZXJyb3IgYXMgRXJyb3IpLm1lc3NhZ2V9YCk7XG4gIH1cbiAgaWYgKHR5cGVvZiBkYXRhICE9PSBcIm9iamVjdFwiIHx8IGRhdGEgPT09IG51bGwgfHwgZGF0YS5mb3JtYXRWZXJzaW9uID09PSB1bmRlZmluZWQpXG4gICAgcmV0dXJuIGZhaWwoXCJ0aGlzIGlzIG5vdCBhbiBvcHRpb24gc2NoZW1hXCIpO1xuICBpZiAoZGF0YS5mb3JtYXRWZXJzaW9uICE9PSAxKVxuICAgIHJldHVybiBmYWlsKFxuICAgICAgYHRoZSBvcHRpb24gc2NoZW1hIGhhcyBmb3JtYXQgJHtkYXRhLmZvcm1hdFZlcnNpb259OyB0aGlzIHZlcnNpb24gb2YgdGhlIHRvb2wgcmVhZHMgZm9ybWF0IDFgLFxuICAgICk7XG4gIGlmIChkYXRhLmd1ZXN0ID09PSB1bmRlZmluZWQgfHwgZGF0YS5ob3N0ID09PSB1bmRlZmluZWQgfHwgdHlwZW9mIGRhdGEuc291cmNlPy5yZXYgIT09IFwic3RyaW5nXCIpXG4gICAgcmV0dXJuIGZhaWwoXCJ0aGUgb3B0aW9uIHNjaGVtYSBsYWNrcyBgZ3Vlc3RgLCBgaG9zdGAgb3IgYHNvdXJjZS5yZXZgXCIpO1xuICBjb25zdCBzY2hlbWEgPSBkYXRhIGFzIE9wdGlvblNjaGVtYTtcbiAgaWYgKHNjaGVtYS5zaGEyNTYgIT09IHNjaGVtYUhhc2goc2NoZW1hKSlcbiAgICByZXR1cm4gZmFpbChcInRoZSBvcHRpb24gc2NoZW1hIHdhcyBlZGl0ZWQgYnkgaGFuZDogaXQgaXMgbm90IHdoYXQgd2FzIHJlYWQgZnJvbSBtaWNyb3ZtLm5peFwiKTtcbiAgcmV0dXJuIHsgc2NoZW1hLCB0ZXh0IH07XG59XG5cbi8qKiBXaGV0aGVyIGEgdGV4dCBpcyBhbiBvcHRpb24gc2NoZW1hIGFzIGl0IHdhcyB3cml0dGVuOiBpdHMgb3duIGhhc2ggc2F5cyBzby4gKi9cbmV4cG9ydCBmdW5jdGlvbiBpc093blNjaGVtYSh0ZXh0OiBzdHJpbmcpOiBib29sZWFuIHtcbiAgdHJ5IHtcbiAgICBjb25zdCBzY2hlbWEgPSBKU09OLnBhcnNlKHRleHQpIGFzIE9wdGlvblNjaGVtYTtcbiAgICByZXR1cm4gc2NoZW1hLnNoYTI1NiA9PT0gc2NoZW1hSGFzaChzY2hlbWEpO1xuICB9IGNhdGNoIHtcbiAgICByZXR1cm4gZmFsc2U7XG4gIH1cbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9zY2hlbWFcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc2NoZW1hL2hhc2gudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9zY2hlbWEvaGFzaC50c1wiO2ltcG9ydCB7IGNyZWF0ZUhhc2ggfSBmcm9tIFwibm9kZTpjcnlwdG9cIjtcbmltcG9ydCB0eXBlIHsgT3B0aW9uU2NoZW1hIH0gZnJvbSBcIi4vb3B0aW9uLXNjaGVtYS50c1wiO1xuXG4vKiogV2hhdCBhbiBvcHRpb24gc2NoZW1hIHJlY29yZHMgb2YgaXRzIG93biBjb250ZW50LCBpbiBoZXhhZGVjaW1hbC4gVGhlIG9yZGVyIG9mIGtleXMgY291bnRzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNjaGVtYUhhc2goe1xuICBzb3VyY2UsXG4gIGd1ZXN0LFxuICBob3N0LFxufTogUGljazxPcHRpb25TY2hlbWEsIFwic291cmNlXCIgfCBcImd1ZXN0XCIgfCBcImhvc3RcIj4pOiBzdHJpbmcge1xuICByZXR1cm4gY3JlYXRlSGFzaChcInNoYTI1NlwiKS51cGRhdGUoSlNPTi5zdHJpbmdpZnkoeyBzb3VyY2UsIGd1ZXN0LCBob3N0IH0pKS5kaWdlc3QoXCJoZXhcIik7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL291dHB1dFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvb3V0cHV0L2NvbXBhY3QtanNvbi50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9vdXRwdXQvY29tcGFjdC1qc29uLnRzXCI7aW1wb3J0IHN0cmluZ2lmeSBmcm9tIFwianNvbi1zdHJpbmdpZnktcHJldHR5LWNvbXBhY3RcIjtcbmltcG9ydCB7IHByaW50YWJsZUxpbmVzIH0gZnJvbSBcIi4vcHJpbnRhYmxlLnRzXCI7XG5cbi8qKiBEYXRhIGFzIEpTT04gZm9yIGEgZmlsZTogd2hhdCBmaXRzIGludG8gYSBsaW5lIHN0YW5kcyBvbiBvbmUuICovXG5leHBvcnQgZnVuY3Rpb24gY29tcGFjdEpzb24oZGF0YTogdW5rbm93biwgbWF4TGVuZ3RoOiBudW1iZXIpOiBzdHJpbmcge1xuICByZXR1cm4gYCR7cHJpbnRhYmxlTGluZXMoc3RyaW5naWZ5KGRhdGEsIHsgbWF4TGVuZ3RoIH0pKX1cXG5gO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3N1cHBvcnRcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc3VwcG9ydC9wcm9iZXMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9zdXBwb3J0L3Byb2Jlcy50c1wiO2ltcG9ydCB7XG4gIHR5cGUgT3B0aW9uLFxuICB0eXBlIE9wdGlvblNjaGVtYSxcbiAgdHlwZSBPcHRpb25UeXBlLFxuICB3YWxrT3B0aW9ucyxcbn0gZnJvbSBcIi4uL3NjaGVtYS9vcHRpb24tc2NoZW1hLnRzXCI7XG5cbi8qKlxuICogT3B0aW9ucyBiZWxvdyBgbWljcm92bWAgYXMgZGF0YTsgYHsgX3Byb2JlUGFja2FnZTogTkFNRSB9YCBzdGFuZHMgZm9yIGEgcGFja2FnZSwgYW5kXG4gKiBgeyBfcHJvYmVGb3JjZWQ6IFZBTFVFIH1gIGZvciBhIHZhbHVlIHRoYXQgb3ZlcnJpZGVzIHVwc3RyZWFtJ3Mgb3duLlxuICovXG5leHBvcnQgdHlwZSBQcm9iZU9wdGlvbnMgPSBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCB1bmtub3duPj47XG5cbi8qKiBUd28gVk1zIGFuZCBtb3JlIHRoYXQgZGlmZmVyIGluIG9uZSBvcHRpb24gb25seSwgYW5kIGluIHdoYXQgaXQgaXMgcHJvYmVkLiAqL1xuZXhwb3J0IGludGVyZmFjZSBQcm9iZSB7XG4gIC8qKiBBcyBpbiB0aGUgb3B0aW9uIHNjaGVtYTogYGludGVyZmFjZXMuKi5tYWNgLiAqL1xuICByZWFkb25seSBvcHRpb246IHN0cmluZztcbiAgLyoqIFdoYXQgbXVzdCBiZSBzZXQgZm9yIHRoZSBvcHRpb24gdG8gbWVhbiBhbnl0aGluZy4gRW1wdHkgZm9yIG1vc3QuICovXG4gIHJlYWRvbmx5IGNvbnRleHQ6IFByb2JlT3B0aW9ucztcbiAgLyoqIFRoZSBWTSB3aXRoIHRoZSBjb250ZXh0IGFsb25lLCB0aGVuIHdpdGggZWFjaCB2YWx1ZS4gKi9cbiAgcmVhZG9ubHkgdmFyaWFudHM6IHJlYWRvbmx5IHsgcmVhZG9ubHkgdmFsdWU/OiB1bmtub3duOyByZWFkb25seSBvcHRpb25zOiBQcm9iZU9wdGlvbnMgfVtdO1xuICAvKiogVk1zIHdpdGggd2hhdCBwZW9wbGUgc2V0IHRvIHR1cm4gc29tZXRoaW5nIG9mZiwgYW5kIHdpdGggdGhlIGVuZHMgb2Ygd2hhdCB0aGUgdHlwZSB0YWtlcy4gKi9cbiAgcmVhZG9ubHkgZWRnZXM6IHJlYWRvbmx5IHsgcmVhZG9ubHkgdmFsdWU6IHVua25vd247IHJlYWRvbmx5IG9wdGlvbnM6IFByb2JlT3B0aW9ucyB9W107XG59XG5cbi8qKiBIb3cgZWFjaCBvcHRpb24gb2YgYSBndWVzdCBpcyBwcm9iZWQ6IGluIGV2ZXJ5IGNvbnRleHQgdGhhdCBpdCBoYXMsIHdpdGggdHdvIHZhbGlkIHZhbHVlcyB3aGVyZSBpdCBoYXMgdHdvLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByb2Jlc09mKHsgZ3Vlc3QgfTogT3B0aW9uU2NoZW1hKTogUHJvYmVbXSB7XG4gIHJldHVybiBbLi4ud2Fsa09wdGlvbnMoZ3Vlc3QsIHsgZGVlcDogdHJ1ZSB9KV0uZmxhdE1hcCgoeyBwYXRoLCBvcHRpb24gfSkgPT4ge1xuICAgIGlmICghaXNQcm9iZWQocGF0aCwgb3B0aW9uKSkgcmV0dXJuIFtdO1xuICAgIGNvbnN0IG5hbWUgPSBwYXRoLmpvaW4oXCIuXCIpO1xuICAgIGNvbnN0IGtpbmRzID0ga2luZHNPZltuYW1lXTtcbiAgICBpZiAoa2luZHMgIT09IHVuZGVmaW5lZClcbiAgICAgIHJldHVybiBbXG4gICAgICAgIHtcbiAgICAgICAgICBvcHRpb246IG5hbWUsXG4gICAgICAgICAgY29udGV4dDoge30sXG4gICAgICAgICAgdmFyaWFudHM6IFtcbiAgICAgICAgICAgIHsgb3B0aW9uczoge30gfSxcbiAgICAgICAgICAgIC4uLmtpbmRzLm1hcCgoZWxlbWVudCkgPT4gKHtcbiAgICAgICAgICAgICAgdmFsdWU6IGVsZW1lbnRbcGF0aC5hdCgtMSkgYXMgc3RyaW5nXSxcbiAgICAgICAgICAgICAgb3B0aW9uczogeyBbcGF0aFswXSBhcyBzdHJpbmddOiBbZWxlbWVudF0gfSxcbiAgICAgICAgICAgIH0pKSxcbiAgICAgICAgICBdLFxuICAgICAgICAgIGVkZ2VzOiBbXSxcbiAgICAgICAgfSxcbiAgICAgIF07XG4gICAgY29uc3QgdmFsdWVzID0gdmFsdWVzQnlPcHRpb25bbmFtZV0gPz8gdmFsdWVzT2Yob3B0aW9uLnR5cGUpO1xuICAgIGlmICh2YWx1ZXMubGVuZ3RoID09PSAwKSByZXR1cm4gW107XG4gICAgY29uc3QgZWRnZXMgPSBlZGdlc09mKG9wdGlvbi50eXBlKS5maWx0ZXIoXG4gICAgICAodmFsdWUpID0+ICFpc09uZU9mKHZhbHVlLCBbLi4udmFsdWVzLCAuLi5pbml0aWFsKG9wdGlvbildKSxcbiAgICApO1xuICAgIHJldHVybiBjb250ZXh0c09mKHBhdGgpLm1hcCgoY29udGV4dCkgPT4ge1xuICAgICAgY29uc3QgcHJvYmVkID0gKHZhbHVlOiB1bmtub3duKSA9PiAoeyB2YWx1ZSwgb3B0aW9uczogd2l0aFZhbHVlKGNvbnRleHQsIHBhdGgsIHZhbHVlKSB9KTtcbiAgICAgIHJldHVybiB7XG4gICAgICAgIG9wdGlvbjogbmFtZSxcbiAgICAgICAgY29udGV4dCxcbiAgICAgICAgdmFyaWFudHM6IFt7IG9wdGlvbnM6IGNvbnRleHQgfSwgLi4udmFsdWVzLm1hcChwcm9iZWQpXSxcbiAgICAgICAgZWRnZXM6IGVkZ2VzLm1hcChwcm9iZWQpLFxuICAgICAgfTtcbiAgICB9KTtcbiAgfSk7XG59XG5cbi8qKiBPcHRpb25zIHRoYXQgYXJlIGFib3V0IG5vIGh5cGVydmlzb3I6IHdoaWNoIG9uZSBydW5zLCB3aGV0aGVyIGFueSBkb2VzLCBhbmQgd2l0aCB3aG9zZSBwYWNrYWdlcy4gKi9cbmNvbnN0IHVucHJvYmVkID0gW1wiaHlwZXJ2aXNvclwiLCBcImRlY2xhcmVkUnVubmVyXCIsIFwiZ3Vlc3RcIiwgXCJydW5uZXJcIiwgXCJ2bUhvc3RQYWNrYWdlc1wiXTtcblxuLyoqIFdoYXQgY2Fubm90IGJlIHNldCBpcyBub3QgcHJvYmVkIGVpdGhlci4gKi9cbmZ1bmN0aW9uIGlzUHJvYmVkKFtmaXJzdCA9IFwiXCJdOiByZWFkb25seSBzdHJpbmdbXSwgb3B0aW9uOiBPcHRpb24pOiBib29sZWFuIHtcbiAgcmV0dXJuIG9wdGlvbi5yZW1vdmVkID09PSB1bmRlZmluZWQgJiYgb3B0aW9uLnJlYWRPbmx5ICE9PSB0cnVlICYmICF1bnByb2JlZC5pbmNsdWRlcyhmaXJzdCk7XG59XG5cbi8qKiBWYWxpZCB2YWx1ZXMgdGhhdCBkaWZmZXIgYXMgbXVjaCBhcyB0aGVpciB0eXBlIGFsbG93cy4gKi9cbmZ1bmN0aW9uIHZhbHVlc09mKHR5cGU6IE9wdGlvblR5cGUpOiB1bmtub3duW10ge1xuICBzd2l0Y2ggKHR5cGUua2luZCkge1xuICAgIGNhc2UgXCJib29sXCI6XG4gICAgICByZXR1cm4gW2ZhbHNlLCB0cnVlXTtcbiAgICBjYXNlIFwiaW50XCI6XG4gICAgY2FzZSBcIm51bWJlclwiOlxuICAgIGNhc2UgXCJmbG9hdFwiOlxuICAgICAgcmV0dXJuIFsyLCAzXS5tYXAoKG51bWJlcikgPT4gbnVtYmVyICsgTWF0aC5tYXgoMCwgKHR5cGUua2luZCA9PT0gXCJpbnRcIiAmJiB0eXBlLm1pbikgfHwgMCkpO1xuICAgIGNhc2UgXCJzdHJpbmdcIjpcbiAgICAgIHJldHVybiBbXCJwcm9iZS1hXCIsIFwicHJvYmUtYlwiXTtcbiAgICBjYXNlIFwicGF0aFwiOlxuICAgICAgcmV0dXJuIFtcIi9wcm9iZS9hXCIsIFwiL3Byb2JlL2JcIl07XG4gICAgY2FzZSBcInBhY2thZ2VcIjpcbiAgICAgIHJldHVybiBbeyBfcHJvYmVQYWNrYWdlOiBcInByb2JlLWFcIiB9LCB7IF9wcm9iZVBhY2thZ2U6IFwicHJvYmUtYlwiIH1dO1xuICAgIGNhc2UgXCJlbnVtXCI6XG4gICAgICByZXR1cm4gWy4uLnR5cGUudmFsdWVzXTtcbiAgICBjYXNlIFwibnVsbE9yXCI6XG4gICAgICByZXR1cm4gdmFsdWVzT2YodHlwZS5vZik7XG4gICAgY2FzZSBcImVpdGhlclwiOlxuICAgICAgcmV0dXJuIHZhbHVlc09mKHR5cGUub2ZbMF0gYXMgT3B0aW9uVHlwZSk7XG4gICAgY2FzZSBcImxpc3RPZlwiOlxuICAgICAgcmV0dXJuIHZhbHVlc09mKHR5cGUub2YpLmxlbmd0aCA9PT0gMCA/IFtdIDogdmFsdWVzT2YodHlwZS5vZikubWFwKCh2YWx1ZSkgPT4gW3ZhbHVlXSk7XG4gICAgY2FzZSBcImF0dHJzT2ZcIjoge1xuICAgICAgY29uc3QgdmFsdWVzID0gdmFsdWVzT2YodHlwZS5vZik7XG4gICAgICByZXR1cm4gKHZhbHVlcy5sZW5ndGggPT09IDAgPyBbMSwgMl0gOiB2YWx1ZXMpLm1hcCgodmFsdWUpID0+ICh7IHByb2JlOiB2YWx1ZSB9KSk7XG4gICAgfVxuICAgIGNhc2UgXCJyZWN1cnNpdmVcIjpcbiAgICAgIHJldHVybiBbeyBwcm9iZTogMSB9LCB7IHByb2JlOiAyIH1dO1xuICAgIGRlZmF1bHQ6XG4gICAgICByZXR1cm4gW107XG4gIH1cbn1cblxuLyoqIE51bGwsIDAsIHdoYXQgaXMgZW1wdHksIHRoZSBlbmRzIG9mIGEgcmFuZ2UsIGFuZCB2YWx1ZXMgb2YgdGhlIG90aGVyIGFybXMgb2YgYSB0eXBlLiAqL1xuZnVuY3Rpb24gZWRnZXNPZih0eXBlOiBPcHRpb25UeXBlKTogdW5rbm93bltdIHtcbiAgc3dpdGNoICh0eXBlLmtpbmQpIHtcbiAgICBjYXNlIFwiaW50XCI6XG4gICAgICByZXR1cm4gW3R5cGUubWluID8/IDAsIC4uLih0eXBlLm1heCA9PT0gdW5kZWZpbmVkID8gW10gOiBbdHlwZS5tYXhdKV07XG4gICAgY2FzZSBcInN0cmluZ1wiOlxuICAgICAgcmV0dXJuIHR5cGUubm9uRW1wdHkgPT09IHVuZGVmaW5lZCAmJiB0eXBlLnBhdHRlcm4gPT09IHVuZGVmaW5lZCA/IFtcIlwiXSA6IFtdO1xuICAgIGNhc2UgXCJudWxsT3JcIjpcbiAgICAgIHJldHVybiBbbnVsbCwgLi4uZWRnZXNPZih0eXBlLm9mKV07XG4gICAgY2FzZSBcImVpdGhlclwiOlxuICAgICAgcmV0dXJuIFsuLi50eXBlLm9mLnNsaWNlKDEpLmZsYXRNYXAodmFsdWVzT2YpLCAuLi50eXBlLm9mLmZsYXRNYXAoZWRnZXNPZildO1xuICAgIGNhc2UgXCJsaXN0T2ZcIjpcbiAgICAgIHJldHVybiB0eXBlLm5vbkVtcHR5ID09PSB1bmRlZmluZWQgPyBbW11dIDogW107XG4gICAgY2FzZSBcImF0dHJzT2ZcIjpcbiAgICAgIHJldHVybiBbe31dO1xuICAgIGRlZmF1bHQ6XG4gICAgICByZXR1cm4gW107XG4gIH1cbn1cblxuY29uc3QgaW5pdGlhbCA9ICh7IGRlZmF1bHQ6IHZhbHVlIH06IE9wdGlvbik6IHVua25vd25bXSA9PlxuICB2YWx1ZSAhPT0gdW5kZWZpbmVkICYmIFwidmFsdWVcIiBpbiB2YWx1ZSA/IFt2YWx1ZS52YWx1ZV0gOiBbXTtcblxuY29uc3QgaXNPbmVPZiA9ICh2YWx1ZTogdW5rbm93biwgb3RoZXJzOiByZWFkb25seSB1bmtub3duW10pID0+XG4gIG90aGVycy5zb21lKChvdGhlcikgPT4gSlNPTi5zdHJpbmdpZnkob3RoZXIpID09PSBKU09OLnN0cmluZ2lmeSh2YWx1ZSkpO1xuXG5jb25zdCB0YXAgPSB7IHR5cGU6IFwidGFwXCIsIGlkOiBcInByb2JlMFwiLCBtYWM6IFwiMDI6MDA6MDA6MDA6MDA6MDFcIiB9O1xuY29uc3QgdXNlciA9IHsgLi4udGFwLCB0eXBlOiBcInVzZXJcIiB9O1xuY29uc3QgbWFjdnRhcCA9IHsgLi4udGFwLCB0eXBlOiBcIm1hY3Z0YXBcIiwgbWFjdnRhcDogeyBsaW5rOiBcImV0aDBcIiwgbW9kZTogXCJicmlkZ2VcIiB9IH07XG5jb25zdCBicmlkZ2UgPSB7IC4uLnRhcCwgdHlwZTogXCJicmlkZ2VcIiwgYnJpZGdlOiBcImJyMFwiIH07XG5jb25zdCB2b2x1bWUgPSB7IGltYWdlOiBcInByb2JlLmltZ1wiLCBtb3VudFBvaW50OiBcIi9wcm9iZVwiLCBzaXplOiA2NCB9O1xuY29uc3QgdmlydGlvZnMgPSB7IHByb3RvOiBcInZpcnRpb2ZzXCIsIHRhZzogXCJwcm9iZVwiLCBzb3VyY2U6IFwiL3Byb2JlXCIsIG1vdW50UG9pbnQ6IFwiL3Byb2JlXCIgfTtcbmNvbnN0IHNoYXJlOXAgPSB7IC4uLnZpcnRpb2ZzLCBwcm90bzogXCI5cFwiIH07XG5jb25zdCBwY2kgPSB7IGJ1czogXCJwY2lcIiwgcGF0aDogXCIwMDAwOjAwOjAxLjBcIiB9O1xuY29uc3QgdXNiID0geyBidXM6IFwidXNiXCIsIHBhdGg6IFwidmVuZG9yaWQ9MHgxLHByb2R1Y3RpZD0weDJcIiB9O1xuY29uc3QgZm9yd2FyZCA9IHsgZnJvbTogXCJob3N0XCIsIGhvc3Q6IHsgcG9ydDogMjAwMCB9LCBndWVzdDogeyBwb3J0OiAyMiB9IH07XG5cbi8qKiBPcHRpb25zIHRoYXQgc2F5IHdoaWNoIGtpbmQgb2YgZWxlbWVudCBpdCBpczogZWFjaCBraW5kIGlzIGFuIGVsZW1lbnQgb2YgaXRzIG93bi4gKi9cbmNvbnN0IGtpbmRzT2Y6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHJlYWRvbmx5IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHVua25vd24+PltdPj4gPSB7XG4gIFwiaW50ZXJmYWNlcy4qLnR5cGVcIjogW3VzZXIsIHRhcCwgbWFjdnRhcCwgYnJpZGdlXSxcbiAgXCJzaGFyZXMuKi5wcm90b1wiOiBbc2hhcmU5cCwgdmlydGlvZnNdLFxuICBcImRldmljZXMuKi5idXNcIjogW3BjaSwgdXNiXSxcbn07XG5cbmNvbnN0IGZvcmNlZCA9ICh2YWx1ZXM6IHJlYWRvbmx5IHVua25vd25bXSkgPT4gdmFsdWVzLm1hcCgodmFsdWUpID0+ICh7IF9wcm9iZUZvcmNlZDogdmFsdWUgfSkpO1xuXG4vKipcbiAqIFdoYXQgYW4gb3B0aW9uIG5lZWRzIGFyb3VuZCBpdCwgYnkgdGhlIGJlZ2lubmluZyBvZiBpdHMgbmFtZTsgdGhlIGxvbmdlc3QgdGhhdCBmaXRzIGNvdW50cy4gV2l0aG91dCBhbnksIGEgcnVubmVyIHRoYXRcbiAqIHJlZnVzZXMgd2hhdCB0aGUgb3B0aW9uIG5lZWRzIG1heSByZWZ1c2UgdGhlIG9wdGlvbiBpdHNlbGYuXG4gKi9cbmNvbnN0IGNvbnRleHRzOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCByZWFkb25seSBQcm9iZU9wdGlvbnNbXT4+ID0ge1xuICBpbnRlcmZhY2VzOiBbe31dLFxuICBcImludGVyZmFjZXMuKlwiOiBbeyBpbnRlcmZhY2VzOiBbdGFwXSB9LCB7IGludGVyZmFjZXM6IFt1c2VyXSB9XSxcbiAgXCJpbnRlcmZhY2VzLiouYnJpZGdlXCI6IFt7IGludGVyZmFjZXM6IFticmlkZ2VdIH1dLFxuICBcImludGVyZmFjZXMuKi5tYWN2dGFwXCI6IFt7IGludGVyZmFjZXM6IFttYWN2dGFwXSB9XSxcbiAgXCJpbnRlcmZhY2VzLioudGFwXCI6IFt7IGludGVyZmFjZXM6IFt0YXBdIH1dLFxuICB2b2x1bWVzOiBbe31dLFxuICBcInZvbHVtZXMuKlwiOiBbeyB2b2x1bWVzOiBbdm9sdW1lXSB9XSxcbiAgc2hhcmVzOiBbe31dLFxuICBcInNoYXJlcy4qXCI6IFt7IHNoYXJlczogW3ZpcnRpb2ZzXSB9LCB7IHNoYXJlczogW3NoYXJlOXBdIH1dLFxuICBcInNoYXJlcy4qLnNlY3VyaXR5TW9kZWxcIjogW3sgc2hhcmVzOiBbc2hhcmU5cF0gfV0sXG4gIGRldmljZXM6IFt7fV0sXG4gIFwiZGV2aWNlcy4qXCI6IFt7IGRldmljZXM6IFtwY2ldIH0sIHsgZGV2aWNlczogW3VzYl0gfV0sXG4gIGZvcndhcmRQb3J0czogW3t9LCB7IGludGVyZmFjZXM6IFt1c2VyXSB9XSxcbiAgXCJmb3J3YXJkUG9ydHMuKlwiOiBbeyBpbnRlcmZhY2VzOiBbdXNlcl0sIGZvcndhcmRQb3J0czogW2ZvcndhcmRdIH1dLFxuICBcInFlbXUucGNpZVJvb3RQb3J0c1wiOiBbeyBxZW11OiB7IG1hY2hpbmU6IFwicTM1XCIgfSB9XSxcbiAgXCJxZW11LnBjaWVSb290UG9ydHMuKlwiOiBbeyBxZW11OiB7IG1hY2hpbmU6IFwicTM1XCIsIHBjaWVSb290UG9ydHM6IFt7IGlkOiBcInByb2JlMFwiIH1dIH0gfV0sXG4gIGdyYXBoaWNzOiBbeyBncmFwaGljczogeyBlbmFibGU6IHRydWUgfSB9XSxcbiAgXCJncmFwaGljcy5lbmFibGVcIjogW3t9XSxcbiAgXCJncmFwaGljcy5ob3N0bWVtXCI6IFt7IGdyYXBoaWNzOiB7IGVuYWJsZTogdHJ1ZSwgdnVsa2FuOiBcInZlbnVzXCIgfSB9XSxcbiAgZGVmbGF0ZU9uT09NOiBbe30sIHsgYmFsbG9vbjogdHJ1ZSB9XSxcbiAgaW5pdGlhbEJhbGxvb25NZW06IFt7fSwgeyBiYWxsb29uOiB0cnVlIH1dLFxuICBob3RwbHVnZ2VkTWVtOiBbe30sIHsgaG90cGx1Z01lbTogMTAyNCB9XSxcbiAgXCJ2c29jay5zc2hcIjogW3sgdnNvY2s6IHsgY2lkOiAzIH0gfV0sXG4gIHZpcnRpb2ZzZDogW3t9LCB7IHNoYXJlczogW3ZpcnRpb2ZzXSB9XSxcbiAgXCJ2ZmtpdC5yb3NldHRhXCI6IFt7IHZma2l0OiB7IHJvc2V0dGE6IHsgZW5hYmxlOiB0cnVlIH0gfSB9XSxcbiAgXCJ2ZmtpdC5yb3NldHRhLmVuYWJsZVwiOiBbe31dLFxuICBzdG9yZURpc2tFcm9mc0ZsYWdzOiBbeyBzdG9yZU9uRGlzazogdHJ1ZSwgc3RvcmVEaXNrVHlwZTogXCJlcm9mc1wiIH1dLFxuICBzdG9yZURpc2tTcXVhc2hmc0ZsYWdzOiBbeyBzdG9yZU9uRGlzazogdHJ1ZSwgc3RvcmVEaXNrVHlwZTogXCJzcXVhc2hmc1wiIH1dLFxufTtcblxuLyoqIFZhbHVlcyB3aGVyZSB0aGUgdHlwZSBhbG9uZSBkb2VzIG5vdCBzYXkgd2hpY2ggb25lcyBtZWFuIHNvbWV0aGluZy4gKi9cbmNvbnN0IHZhbHVlc0J5T3B0aW9uOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCByZWFkb25seSB1bmtub3duW10+PiA9IHtcbiAgaW50ZXJmYWNlczogW1t0YXBdLCBbdXNlcl0sIFttYWN2dGFwXSwgW2JyaWRnZV1dLFxuICBcImludGVyZmFjZXMuKi5tYWNcIjogW1wiMDI6MDA6MDA6MDA6MDA6MDJcIiwgXCIwMjowMDowMDowMDowMDowM1wiXSxcbiAgXCJpbnRlcmZhY2VzLiouaWRcIjogW1wicHJvYmUxXCIsIFwicHJvYmUyXCJdLFxuICB2b2x1bWVzOiBbW3ZvbHVtZV0sIFt7IC4uLnZvbHVtZSwgaW1hZ2U6IFwib3RoZXIuaW1nXCIgfV1dLFxuICBzaGFyZXM6IFtbdmlydGlvZnNdLCBbc2hhcmU5cF1dLFxuICBkZXZpY2VzOiBbW3BjaV0sIFt1c2JdXSxcbiAgZm9yd2FyZFBvcnRzOiBbW2ZvcndhcmRdLCBbeyAuLi5mb3J3YXJkLCBwcm90bzogXCJ1ZHBcIiB9XV0sXG4gIFwicWVtdS5wY2llUm9vdFBvcnRzXCI6IFtbeyBpZDogXCJwcm9iZTBcIiB9XSwgW3sgaWQ6IFwicHJvYmUxXCIgfV1dLFxuICBcInFlbXUubWFjaGluZVwiOiBbXCJtaWNyb3ZtXCIsIFwicTM1XCJdLFxuICBtZW06IFsyNTYsIDEwMjRdLFxuICBzdG9yZURpc2s6IGZvcmNlZChbXCIvcHJvYmUvYVwiLCBcIi9wcm9iZS9iXCJdKSxcbiAgYm9vdERpc2s6IGZvcmNlZChbXCIvcHJvYmUvYVwiLCBcIi9wcm9iZS9iXCJdKSxcbiAgXCJ2b2x1bWVzLiouZnNUeXBlXCI6IFtcInhmc1wiLCBcImJ0cmZzXCJdLFxuICBtYWNoaW5lSWQ6IFtcIjExMTExMTExLTExMTEtMTExMS0xMTExLTExMTExMTExMTExMVwiLCBcIjIyMjIyMjIyLTIyMjItMjIyMi0yMjIyLTIyMjIyMjIyMjIyMlwiXSxcbn07XG5cbmZ1bmN0aW9uIGNvbnRleHRzT2YocGF0aDogcmVhZG9ubHkgc3RyaW5nW10pOiByZWFkb25seSBQcm9iZU9wdGlvbnNbXSB7XG4gIGZvciAobGV0IGxlbmd0aCA9IHBhdGgubGVuZ3RoOyBsZW5ndGggPiAwOyBsZW5ndGggLT0gMSkge1xuICAgIGNvbnN0IGZvdW5kID0gY29udGV4dHNbcGF0aC5zbGljZSgwLCBsZW5ndGgpLmpvaW4oXCIuXCIpXTtcbiAgICBpZiAoZm91bmQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIGZvdW5kO1xuICB9XG4gIHJldHVybiBbe31dO1xufVxuXG4vKiogVGhlIG9wdGlvbnMgd2l0aCBvbmUgbW9yZSB2YWx1ZTogYCpgIGlzIHRoZSBmaXJzdCBlbGVtZW50LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHdpdGhWYWx1ZShcbiAgb3B0aW9uczogdW5rbm93bixcbiAgW25hbWUsIC4uLnJlc3RdOiByZWFkb25seSBzdHJpbmdbXSxcbiAgdmFsdWU6IHVua25vd24sXG4pOiBQcm9iZU9wdGlvbnMge1xuICBpZiAobmFtZSA9PT0gdW5kZWZpbmVkKSByZXR1cm4gdmFsdWUgYXMgUHJvYmVPcHRpb25zO1xuICBpZiAobmFtZSA9PT0gXCIqXCIpIHtcbiAgICBjb25zdCBbZmlyc3QsIC4uLm90aGVyc10gPSAob3B0aW9ucyBhcyByZWFkb25seSB1bmtub3duW10gfCB1bmRlZmluZWQpID8/IFtdO1xuICAgIHJldHVybiBbd2l0aFZhbHVlKGZpcnN0LCByZXN0LCB2YWx1ZSksIC4uLm90aGVyc10gYXMgdW5rbm93biBhcyBQcm9iZU9wdGlvbnM7XG4gIH1cbiAgY29uc3Qgc2V0ID0gKG9wdGlvbnMgPz8ge30pIGFzIFByb2JlT3B0aW9ucztcbiAgcmV0dXJuIHsgLi4uc2V0LCBbbmFtZV06IHdpdGhWYWx1ZShzZXRbbmFtZV0sIHJlc3QsIHZhbHVlKSB9O1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3N1cHBvcnRcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc3VwcG9ydC9tZWFzdXJlLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvc3JjL21pY3Jvdm0vc3VwcG9ydC9tZWFzdXJlLnRzXCI7aW1wb3J0IHR5cGUgeyBPcHRpb25TY2hlbWEgfSBmcm9tIFwiLi4vc2NoZW1hL29wdGlvbi1zY2hlbWEudHNcIjtcbmltcG9ydCB7IGNoYW5nZWRGbGFncyB9IGZyb20gXCIuL2NoYW5nZWQtZmxhZ3MudHNcIjtcbmltcG9ydCB0eXBlIHsgTWVhc3VyZWRTdXBwb3J0LCBQcm9iZWRWbSwgU3VwcG9ydCwgVmVyZGljdCwgVmVyZGljdE9mIH0gZnJvbSBcIi4vbWVhc3VyZWQtc3VwcG9ydC50c1wiO1xuaW1wb3J0IHsgbG9zdE9mLCBtZWV0aW5nUGFpcnMgfSBmcm9tIFwiLi9tZWV0aW5nLXBhaXJzLnRzXCI7XG5pbXBvcnQgeyB0eXBlIFByb2JlLCB0eXBlIFByb2JlT3B0aW9ucywgcHJvYmVzT2YgfSBmcm9tIFwiLi9wcm9iZXMudHNcIjtcblxuLyoqIFRoZSBtYWNoaW5lIG9mIGEgVk0gb24geDg2XzY0IHRoYXQgbmFtZXMgbm9uZSwgYXMgbWljcm92bS5uaXggaGFzIGl0LiAqL1xuZXhwb3J0IGNvbnN0IGRlZmF1bHRNYWNoaW5lID0gXCJtaWNyb3ZtXCI7XG5cbi8qKiBNYWNoaW5lcyBvZiBRRU1VIHRoYXQgYXJlIHByb2JlZCBiZXNpZGUgdGhlIGRlZmF1bHQuICovXG5leHBvcnQgY29uc3QgbWVhc3VyZWRNYWNoaW5lcyA9IFtcInEzNVwiXTtcblxuLyoqXG4gKiBUaGUgc3VwcG9ydCBvZiBldmVyeSBndWVzdCBvcHRpb24gYnkgZXZlcnkgaHlwZXJ2aXNvci5cbiAqXG4gKiBAcGFyYW0gZXZhbHVhdGUgR2l2ZXMgdGhlIHZlcmRpY3Qgb24gZWFjaCBWTSwgaW4gdGhlaXIgb3JkZXIuIEVhY2ggZGlmZmVyZW50IFZNIGlzIGFza2VkIGZvciBvbmNlLlxuICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gbWVhc3VyZVN1cHBvcnQoXG4gIHNjaGVtYTogT3B0aW9uU2NoZW1hLFxuICBldmFsdWF0ZTogKHZtczogcmVhZG9ubHkgUHJvYmVkVm1bXSkgPT4gUHJvbWlzZTxyZWFkb25seSBWZXJkaWN0W10+LFxuKTogUHJvbWlzZTxNZWFzdXJlZFN1cHBvcnRbXT4ge1xuICBjb25zdCBoeXBlcnZpc29ycyA9IGh5cGVydmlzb3JzT2Yoc2NoZW1hKTtcbiAgY29uc3QgcHJvYmVzID0gcHJvYmVzT2Yoc2NoZW1hKTtcbiAgY29uc3Qgdm1zID0gbmV3IE1hcDxzdHJpbmcsIFByb2JlZFZtPigpO1xuICBjb25zdCB0YXJnZXRzOiBUYXJnZXRbXSA9IFtcbiAgICAuLi5oeXBlcnZpc29ycy5tYXAoKGh5cGVydmlzb3IpID0+ICh7IGh5cGVydmlzb3IgfSkpLFxuICAgIC4uLm1lYXN1cmVkTWFjaGluZXMubWFwKChtYWNoaW5lKSA9PiAoeyBoeXBlcnZpc29yOiBcInFlbXVcIiwgbWFjaGluZSB9KSksXG4gIF07XG4gIGNvbnN0IGFzayA9ICh2bTogUHJvYmVkVm0pID0+IHZtcy5zZXQoSlNPTi5zdHJpbmdpZnkodm0pLCB2bSk7XG4gIGZvciAoY29uc3QgeyB2YXJpYW50cywgZWRnZXMgfSBvZiBwcm9iZXMpIHtcbiAgICBmb3IgKGNvbnN0IHsgb3B0aW9ucyB9IG9mIHZhcmlhbnRzKSBmb3IgKGNvbnN0IHRhcmdldCBvZiB0YXJnZXRzKSBhc2sodm1PZih0YXJnZXQsIG9wdGlvbnMpKTtcbiAgICBmb3IgKGNvbnN0IHsgb3B0aW9ucyB9IG9mIGVkZ2VzKVxuICAgICAgZm9yIChjb25zdCBoeXBlcnZpc29yIG9mIGh5cGVydmlzb3JzKSBhc2soeyBoeXBlcnZpc29yLCBvcHRpb25zIH0pO1xuICB9XG4gIGNvbnN0IHZlcmRpY3RPZiA9IGF3YWl0IHZlcmRpY3RzT24odm1zLCBldmFsdWF0ZSk7XG4gIGNvbnN0IHJlYWQgPSByZWFkT3B0aW9ucyhwcm9iZXMsIGh5cGVydmlzb3JzLCB2ZXJkaWN0T2YpO1xuICBjb25zdCBtZWFzdXJlZCA9IHByb2Jlcy5tYXAoKHByb2JlKSA9PlxuICAgIHN1bW1hcml6ZShwcm9iZSwgaHlwZXJ2aXNvcnMsIHZlcmRpY3RPZiwgcmVhZC5oYXMocHJvYmUub3B0aW9uKSksXG4gICk7XG4gIGNvbnN0IHBhaXJzID0gbWVldGluZ1BhaXJzKHByb2JlcywgbWVhc3VyZWQsIHZlcmRpY3RPZik7XG4gIGNvbnN0IHBhaXJWbXMgPSBuZXcgTWFwKFxuICAgIHBhaXJzLmZsYXRNYXAoKHsgaHlwZXJ2aXNvciwgdm1zIH0pID0+XG4gICAgICB2bXMubWFwKChvcHRpb25zKSA9PiB7XG4gICAgICAgIGNvbnN0IHZtID0geyBoeXBlcnZpc29yLCBvcHRpb25zIH07XG4gICAgICAgIHJldHVybiBbSlNPTi5zdHJpbmdpZnkodm0pLCB2bV0gYXMgY29uc3Q7XG4gICAgICB9KSxcbiAgICApLFxuICApO1xuICBjb25zdCBsb3N0ID0gbG9zdE9mKHBhaXJzLCBhd2FpdCB2ZXJkaWN0c09uKHBhaXJWbXMsIGV2YWx1YXRlKSk7XG4gIHJldHVybiBtZWFzdXJlZC5tYXAoKGVudHJ5KSA9PiB7XG4gICAgY29uc3QgbG9zdEJlc2lkZSA9IGVudHJ5LmNvbnRleHQgPT09IHVuZGVmaW5lZCA/IGxvc3QuZ2V0KGVudHJ5Lm9wdGlvbikgOiB1bmRlZmluZWQ7XG4gICAgcmV0dXJuIGxvc3RCZXNpZGUgPT09IHVuZGVmaW5lZCA/IGVudHJ5IDogeyAuLi5lbnRyeSwgbG9zdEJlc2lkZSB9O1xuICB9KTtcbn1cblxuLyoqIEV2YWx1YXRlcyBWTXMsIGFuZCBnaXZlcyB0aGUgdmVyZGljdCBvbiBlYWNoIG9mIHRoZW0uICovXG5hc3luYyBmdW5jdGlvbiB2ZXJkaWN0c09uKFxuICB2bXM6IFJlYWRvbmx5TWFwPHN0cmluZywgUHJvYmVkVm0+LFxuICBldmFsdWF0ZTogKHZtczogcmVhZG9ubHkgUHJvYmVkVm1bXSkgPT4gUHJvbWlzZTxyZWFkb25seSBWZXJkaWN0W10+LFxuKTogUHJvbWlzZTxWZXJkaWN0T2Y+IHtcbiAgY29uc3QgdmVyZGljdHMgPSB2bXMuc2l6ZSA9PT0gMCA/IFtdIDogYXdhaXQgZXZhbHVhdGUoWy4uLnZtcy52YWx1ZXMoKV0pO1xuICBjb25zdCBieVZtID0gbmV3IE1hcChbLi4udm1zLmtleXMoKV0ubWFwKChrZXksIGluZGV4KSA9PiBba2V5LCB2ZXJkaWN0c1tpbmRleF0gYXMgVmVyZGljdF0pKTtcbiAgcmV0dXJuICh0YXJnZXQsIG9wdGlvbnMpID0+IHtcbiAgICBjb25zdCB2ZXJkaWN0ID0gYnlWbS5nZXQoSlNPTi5zdHJpbmdpZnkodm1PZih0YXJnZXQsIG9wdGlvbnMpKSk7XG4gICAgaWYgKHZlcmRpY3QgPT09IHVuZGVmaW5lZCkgdGhyb3cgbmV3IEVycm9yKFwiYSBWTSB3YXMgbm90IGV2YWx1YXRlZFwiKTtcbiAgICByZXR1cm4gdmVyZGljdDtcbiAgfTtcbn1cblxuLyoqIFRoZSBoeXBlcnZpc29ycyB0aGF0IHRoZSBwaW5uZWQgcmV2aXNpb24ga25vd3MuICovXG5leHBvcnQgZnVuY3Rpb24gaHlwZXJ2aXNvcnNPZih7IGd1ZXN0IH06IE9wdGlvblNjaGVtYSk6IHN0cmluZ1tdIHtcbiAgY29uc3Qgb3B0aW9uID0gZ3Vlc3QuaHlwZXJ2aXNvcjtcbiAgcmV0dXJuIG9wdGlvbj8ua2luZCA9PT0gXCJvcHRpb25cIiAmJiBvcHRpb24udHlwZS5raW5kID09PSBcImVudW1cIlxuICAgID8gb3B0aW9uLnR5cGUudmFsdWVzLmZpbHRlcigodmFsdWUpID0+IHR5cGVvZiB2YWx1ZSA9PT0gXCJzdHJpbmdcIilcbiAgICA6IFtdO1xufVxuXG5pbnRlcmZhY2UgVGFyZ2V0IHtcbiAgcmVhZG9ubHkgaHlwZXJ2aXNvcjogc3RyaW5nO1xuICByZWFkb25seSBtYWNoaW5lPzogc3RyaW5nO1xufVxuXG5mdW5jdGlvbiB2bU9mKHsgaHlwZXJ2aXNvciwgbWFjaGluZSB9OiBUYXJnZXQsIG9wdGlvbnM6IFByb2JlT3B0aW9ucyk6IFByb2JlZFZtIHtcbiAgaWYgKG1hY2hpbmUgPT09IHVuZGVmaW5lZCkgcmV0dXJuIHsgaHlwZXJ2aXNvciwgb3B0aW9ucyB9O1xuICByZXR1cm4geyBoeXBlcnZpc29yLCBvcHRpb25zOiB7IC4uLm9wdGlvbnMsIHFlbXU6IHsgbWFjaGluZSwgLi4uKG9wdGlvbnMucWVtdSBhcyBvYmplY3QpIH0gfSB9O1xufVxuXG4vKipcbiAqIFRoZSBvcHRpb25zIHRoYXQgc29tZSBydW5uZXIgcmVhZHMsIGluIGFueSBjb250ZXh0LiBXaGF0IG5vbmUgcmVhZHMgY29uY2VybnMgdGhlIGd1ZXN0J3Mgb3duIHN5c3RlbSwgb3Igbm90aGluZzogbm9cbiAqIGh5cGVydmlzb3IgaWdub3JlcyBpdC5cbiAqL1xuY29uc3QgcmVhZE9wdGlvbnMgPSAoXG4gIHByb2JlczogcmVhZG9ubHkgUHJvYmVbXSxcbiAgaHlwZXJ2aXNvcnM6IHJlYWRvbmx5IHN0cmluZ1tdLFxuICB2ZXJkaWN0T2Y6IFZlcmRpY3RPZixcbik6IFJlYWRvbmx5U2V0PHN0cmluZz4gPT5cbiAgbmV3IFNldChcbiAgICBwcm9iZXMuZmxhdE1hcCgocHJvYmUpID0+XG4gICAgICBoeXBlcnZpc29ycy5zb21lKFxuICAgICAgICAoaHlwZXJ2aXNvcikgPT4gb3V0Y29tZU9uKHByb2JlLCB7IGh5cGVydmlzb3IgfSwgdmVyZGljdE9mKS5zdXBwb3J0ID09PSBcImhvbm91cmVkXCIsXG4gICAgICApXG4gICAgICAgID8gW3Byb2JlLm9wdGlvbl1cbiAgICAgICAgOiBbXSxcbiAgICApLFxuICApO1xuXG5jb25zdCBvdXRjb21lT24gPSAoeyB2YXJpYW50cyB9OiBQcm9iZSwgdGFyZ2V0OiBUYXJnZXQsIHZlcmRpY3RPZjogVmVyZGljdE9mKTogT3V0Y29tZSA9PlxuICBvdXRjb21lT2YodmFyaWFudHMubWFwKCh7IHZhbHVlLCBvcHRpb25zIH0pID0+ICh7IHZhbHVlLCB2ZXJkaWN0OiB2ZXJkaWN0T2YodGFyZ2V0LCBvcHRpb25zKSB9KSkpO1xuXG5mdW5jdGlvbiBzdW1tYXJpemUoXG4gIHByb2JlOiBQcm9iZSxcbiAgaHlwZXJ2aXNvcnM6IHJlYWRvbmx5IHN0cmluZ1tdLFxuICB2ZXJkaWN0T2Y6IFZlcmRpY3RPZixcbiAgaXNSZWFkOiBib29sZWFuLFxuKTogTWVhc3VyZWRTdXBwb3J0IHtcbiAgY29uc3QgeyBvcHRpb24sIGNvbnRleHQsIHZhcmlhbnRzIH0gPSBwcm9iZTtcbiAgY29uc3Qgb3V0Y29tZSA9ICh0YXJnZXQ6IFRhcmdldCkgPT4gb3V0Y29tZU9uKHByb2JlLCB0YXJnZXQsIHZlcmRpY3RPZik7XG4gIGNvbnN0IG91dGNvbWVzID0gbmV3IE1hcChoeXBlcnZpc29ycy5tYXAoKGh5cGVydmlzb3IpID0+IFtoeXBlcnZpc29yLCBvdXRjb21lKHsgaHlwZXJ2aXNvciB9KV0pKTtcbiAgY29uc3QgW2dyb3VwID0gXCJcIl0gPSBvcHRpb24uc3BsaXQoXCIuXCIpO1xuICBjb25zdCBzdXBwb3J0T2YgPSAoaHlwZXJ2aXNvcjogc3RyaW5nLCB7IHN1cHBvcnQgfTogT3V0Y29tZSk6IFN1cHBvcnQgPT4ge1xuICAgIGNvbnN0IGFwcGxpZXMgPSBpc1JlYWQgJiYgKCFoeXBlcnZpc29ycy5pbmNsdWRlcyhncm91cCkgfHwgZ3JvdXAgPT09IGh5cGVydmlzb3IpO1xuICAgIHJldHVybiBzdXBwb3J0ID09PSBcImlnbm9yZWRcIiAmJiAhYXBwbGllcyA/IFwibm90LWFwcGxpY2FibGVcIiA6IHN1cHBvcnQ7XG4gIH07XG4gIGNvbnN0IHN1cHBvcnQgPSBPYmplY3QuZnJvbUVudHJpZXMoXG4gICAgWy4uLm91dGNvbWVzXS5tYXAoKFtoeXBlcnZpc29yLCBvdXRjb21lXSkgPT4gW2h5cGVydmlzb3IsIHN1cHBvcnRPZihoeXBlcnZpc29yLCBvdXRjb21lKV0pLFxuICApO1xuICBjb25zdCBtYWNoaW5lcyA9IE9iamVjdC5mcm9tRW50cmllcyhcbiAgICBtZWFzdXJlZE1hY2hpbmVzLmZsYXRNYXAoKG1hY2hpbmUpID0+IHtcbiAgICAgIGNvbnN0IG1lYXN1cmVkID0gc3VwcG9ydE9mKFwicWVtdVwiLCBvdXRjb21lKHsgaHlwZXJ2aXNvcjogXCJxZW11XCIsIG1hY2hpbmUgfSkpO1xuICAgICAgcmV0dXJuIG1lYXN1cmVkID09PSBzdXBwb3J0LnFlbXUgPyBbXSA6IFtbbWFjaGluZSwgbWVhc3VyZWRdXTtcbiAgICB9KSxcbiAgKTtcbiAgY29uc3QgcmVmdXNlZENvbnRleHQgPSBbLi4ub3V0Y29tZXNdXG4gICAgLmZpbHRlcigoWywgeyBjb250ZXh0UmVmdXNlZCB9XSkgPT4gY29udGV4dFJlZnVzZWQpXG4gICAgLm1hcCgoW2h5cGVydmlzb3JdKSA9PiBoeXBlcnZpc29yKTtcbiAgY29uc3QgcmVmdXNlZFZhbHVlcyA9IHJlZnVzZWRWYWx1ZXNPZihvdXRjb21lcywgdmFyaWFudHMubGVuZ3RoKTtcbiAgY29uc3QgeyByZWZ1c2VkRWRnZXMsIHRha2VuRWRnZXMgfSA9IGVkZ2VzT2YocHJvYmUsIHN1cHBvcnQsIHJlZnVzZWRDb250ZXh0LCB2ZXJkaWN0T2YpO1xuICBjb25zdCBmbGFncyA9IGZsYWdzT2YodmFyaWFudHMsIHN1cHBvcnQsIG1hY2hpbmVzLCB2ZXJkaWN0T2YpO1xuICBjb25zdCBpc0ZpbGxlZCA9IChyZWNvcmQ6IG9iamVjdCkgPT4gT2JqZWN0LmtleXMocmVjb3JkKS5sZW5ndGggPiAwO1xuICByZXR1cm4ge1xuICAgIG9wdGlvbixcbiAgICAuLi4oaXNGaWxsZWQoY29udGV4dCkgJiYgeyBjb250ZXh0IH0pLFxuICAgIHN1cHBvcnQsXG4gICAgLi4uKHJlZnVzZWRDb250ZXh0Lmxlbmd0aCA+IDAgJiYgeyByZWZ1c2VkQ29udGV4dCB9KSxcbiAgICAuLi4oaXNGaWxsZWQocmVmdXNlZFZhbHVlcykgJiYgeyByZWZ1c2VkVmFsdWVzIH0pLFxuICAgIC4uLihpc0ZpbGxlZChyZWZ1c2VkRWRnZXMpICYmIHsgcmVmdXNlZEVkZ2VzIH0pLFxuICAgIC4uLihpc0ZpbGxlZCh0YWtlbkVkZ2VzKSAmJiB7IHRha2VuRWRnZXMgfSksXG4gICAgLi4uKGlzRmlsbGVkKG1hY2hpbmVzKSAmJiB7IG1hY2hpbmVzIH0pLFxuICAgIC4uLihpc0ZpbGxlZChmbGFncykgJiYgeyBhcmd1bWVudHM6IGZsYWdzIH0pLFxuICB9O1xufVxuXG4vKiogT2YgdGhlIHZhbHVlcyBhdCB0aGUgdHlwZSdzIGVuZHMsIHRob3NlIHRoYXQgYXJlIHJlZnVzZWQgd2hlcmUgb3RoZXJzIGFyZSB0YWtlbiwgYW5kIHRha2VuIHdoZXJlIG90aGVycyBhcmUgcmVmdXNlZC4gKi9cbmZ1bmN0aW9uIGVkZ2VzT2YoXG4gIHsgZWRnZXMgfTogUHJvYmUsXG4gIHN1cHBvcnQ6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIFN1cHBvcnQ+PixcbiAgcmVmdXNlZENvbnRleHQ6IHJlYWRvbmx5IHN0cmluZ1tdLFxuICB2ZXJkaWN0T2Y6IFZlcmRpY3RPZixcbik6IFJlcXVpcmVkPFBpY2s8TWVhc3VyZWRTdXBwb3J0LCBcInJlZnVzZWRFZGdlc1wiIHwgXCJ0YWtlbkVkZ2VzXCI+PiB7XG4gIGNvbnN0IGh5cGVydmlzb3JzID0gT2JqZWN0LmtleXMoc3VwcG9ydCkuZmlsdGVyKChuYW1lKSA9PiAhcmVmdXNlZENvbnRleHQuaW5jbHVkZXMobmFtZSkpO1xuICBjb25zdCBlZGdlc0J5ID0gKGlzUmVmdXNpbmc6IGJvb2xlYW4pID0+XG4gICAgT2JqZWN0LmZyb21FbnRyaWVzKFxuICAgICAgaHlwZXJ2aXNvcnMuZmxhdE1hcCgoaHlwZXJ2aXNvcikgPT4ge1xuICAgICAgICBpZiAoKHN1cHBvcnRbaHlwZXJ2aXNvcl0gPT09IFwicmVmdXNlZFwiKSAhPT0gaXNSZWZ1c2luZykgcmV0dXJuIFtdO1xuICAgICAgICBjb25zdCBmb3VuZCA9IGVkZ2VzXG4gICAgICAgICAgLmZpbHRlcigoeyBvcHRpb25zIH0pID0+IFwicmVmdXNlZFwiIGluIHZlcmRpY3RPZih7IGh5cGVydmlzb3IgfSwgb3B0aW9ucykgIT09IGlzUmVmdXNpbmcpXG4gICAgICAgICAgLm1hcCgoeyB2YWx1ZSB9KSA9PiB2YWx1ZSk7XG4gICAgICAgIHJldHVybiBmb3VuZC5sZW5ndGggPT09IDAgPyBbXSA6IFtbaHlwZXJ2aXNvciwgZm91bmRdXTtcbiAgICAgIH0pLFxuICAgICk7XG4gIHJldHVybiB7IHJlZnVzZWRFZGdlczogZWRnZXNCeShmYWxzZSksIHRha2VuRWRnZXM6IGVkZ2VzQnkodHJ1ZSkgfTtcbn1cblxuLyoqIFRoZSB2YWx1ZXMgdGhhdCBhIGh5cGVydmlzb3IgcmVmdXNlcyB3aGlsZSBpdCB0YWtlcyBvdGhlcnMuICovXG5mdW5jdGlvbiByZWZ1c2VkVmFsdWVzT2Yob3V0Y29tZXM6IFJlYWRvbmx5TWFwPHN0cmluZywgT3V0Y29tZT4sIHZhcmlhbnRzOiBudW1iZXIpIHtcbiAgcmV0dXJuIE9iamVjdC5mcm9tRW50cmllcyhcbiAgICBbLi4ub3V0Y29tZXNdLmZsYXRNYXAoKFtoeXBlcnZpc29yLCB7IHN1cHBvcnQsIHJlZnVzZWQgfV0pID0+IHtcbiAgICAgIC8vIG9mIGEgbGlzdCB0aGUga2luZHMgb2YgaXRzIGVsZW1lbnRzIHNheSBpdCwgd2hpY2ggYXJlIHByb2JlZCBhcyBhbiBvcHRpb24gb2YgdGhlaXJzXG4gICAgICBjb25zdCBwbGFpbiA9IHJlZnVzZWQuZmlsdGVyKCh2YWx1ZSkgPT4gIUFycmF5LmlzQXJyYXkodmFsdWUpKTtcbiAgICAgIGNvbnN0IGFsbCA9IHN1cHBvcnQgPT09IFwicmVmdXNlZFwiICYmIHBsYWluLmxlbmd0aCA9PT0gdmFyaWFudHMgLSAxO1xuICAgICAgcmV0dXJuIGFsbCB8fCBwbGFpbi5sZW5ndGggPT09IDAgPyBbXSA6IFtbaHlwZXJ2aXNvciwgcGxhaW5dXTtcbiAgICB9KSxcbiAgKTtcbn1cblxuLyoqIFRoZSBhcmd1bWVudHMgdGhhdCB0aGUgb3B0aW9uIGJlY29tZXMgYSBwYXJ0IG9mLCBieSBoeXBlcnZpc29yLiAqL1xuZnVuY3Rpb24gZmxhZ3NPZihcbiAgdmFyaWFudHM6IFByb2JlW1widmFyaWFudHNcIl0sXG4gIHN1cHBvcnQ6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIFN1cHBvcnQ+PixcbiAgbWFjaGluZXM6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIFN1cHBvcnQ+PixcbiAgdmVyZGljdE9mOiBWZXJkaWN0T2YsXG4pOiBSZWNvcmQ8c3RyaW5nLCByZWFkb25seSBzdHJpbmdbXT4ge1xuICBjb25zdCBmbGFnc09uID0gKHRhcmdldDogVGFyZ2V0KSA9PlxuICAgIGNoYW5nZWRGbGFncyhcbiAgICAgIHRhcmdldC5oeXBlcnZpc29yLFxuICAgICAgdmFyaWFudHMuZmxhdE1hcCgoeyB2YWx1ZSwgb3B0aW9ucyB9KSA9PiB7XG4gICAgICAgIGNvbnN0IHZlcmRpY3QgPSB2ZXJkaWN0T2YodGFyZ2V0LCBvcHRpb25zKTtcbiAgICAgICAgcmV0dXJuIFwiY29tbWFuZFwiIGluIHZlcmRpY3QgPyBbeyB2YWx1ZSwgY29tbWFuZDogdmVyZGljdC5jb21tYW5kIH1dIDogW107XG4gICAgICB9KSxcbiAgICApO1xuICAvLyB3aGF0IFFFTVUgdGFrZXMgb24gYW5vdGhlciBtYWNoaW5lIG9ubHkgaGFzIGl0cyBhcmd1bWVudHMgdGhlcmVcbiAgY29uc3QgbWFjaGluZSA9IE9iamVjdC5rZXlzKG1hY2hpbmVzKS5maW5kKChuYW1lKSA9PiBtYWNoaW5lc1tuYW1lXSA9PT0gXCJob25vdXJlZFwiKTtcbiAgcmV0dXJuIE9iamVjdC5mcm9tRW50cmllcyhcbiAgICBPYmplY3Qua2V5cyhzdXBwb3J0KS5mbGF0TWFwKChoeXBlcnZpc29yKSA9PiB7XG4gICAgICBjb25zdCBlbHNld2hlcmUgPSBoeXBlcnZpc29yID09PSBcInFlbXVcIiAmJiBzdXBwb3J0LnFlbXUgIT09IFwiaG9ub3VyZWRcIiAmJiBtYWNoaW5lO1xuICAgICAgaWYgKHN1cHBvcnRbaHlwZXJ2aXNvcl0gIT09IFwiaG9ub3VyZWRcIiAmJiAhZWxzZXdoZXJlKSByZXR1cm4gW107XG4gICAgICBjb25zdCBmb3VuZCA9IGZsYWdzT24oZWxzZXdoZXJlID8geyBoeXBlcnZpc29yLCBtYWNoaW5lOiBlbHNld2hlcmUgfSA6IHsgaHlwZXJ2aXNvciB9KTtcbiAgICAgIHJldHVybiBmb3VuZC5sZW5ndGggPT09IDAgPyBbXSA6IFtbaHlwZXJ2aXNvciwgZm91bmRdXTtcbiAgICB9KSxcbiAgKTtcbn1cblxuaW50ZXJmYWNlIE91dGNvbWUge1xuICByZWFkb25seSBzdXBwb3J0OiBFeGNsdWRlPFN1cHBvcnQsIFwibm90LWFwcGxpY2FibGVcIj47XG4gIHJlYWRvbmx5IHJlZnVzZWQ6IHJlYWRvbmx5IHVua25vd25bXTtcbiAgcmVhZG9ubHkgY29udGV4dFJlZnVzZWQ/OiB0cnVlO1xufVxuXG4vKiogVGhlIGZpcnN0IGlzIHRoZSBWTSB3aXRob3V0IHRoZSBvcHRpb246IGl0cyBzY3JpcHRzIGFyZSB0aG9zZSBvZiB0aGUgZGVmYXVsdC4gKi9cbmZ1bmN0aW9uIG91dGNvbWVPZihcbiAgdmFyaWFudHM6IHJlYWRvbmx5IHsgcmVhZG9ubHkgdmFsdWU/OiB1bmtub3duOyByZWFkb25seSB2ZXJkaWN0OiBWZXJkaWN0IH1bXSxcbik6IE91dGNvbWUge1xuICBjb25zdCBbYmFyZSwgLi4uc2V0XSA9IHZhcmlhbnRzO1xuICBjb25zdCByZWZ1c2VkID0gc2V0LmZpbHRlcigoeyB2ZXJkaWN0IH0pID0+IFwicmVmdXNlZFwiIGluIHZlcmRpY3QpLm1hcCgoeyB2YWx1ZSB9KSA9PiB2YWx1ZSk7XG4gIGNvbnN0IHNjcmlwdHMgPSBuZXcgU2V0KFxuICAgIHZhcmlhbnRzLmZsYXRNYXAoKHsgdmVyZGljdCB9KSA9PiAoXCJzY3JpcHRzXCIgaW4gdmVyZGljdCA/IFt2ZXJkaWN0LnNjcmlwdHNdIDogW10pKSxcbiAgKTtcbiAgaWYgKGJhcmUgPT09IHVuZGVmaW5lZCB8fCBcInJlZnVzZWRcIiBpbiBiYXJlLnZlcmRpY3QpXG4gICAgcmV0dXJuIHsgc3VwcG9ydDogXCJyZWZ1c2VkXCIsIHJlZnVzZWQ6IFtdLCBjb250ZXh0UmVmdXNlZDogdHJ1ZSB9O1xuICBpZiAoc2NyaXB0cy5zaXplID4gMSkgcmV0dXJuIHsgc3VwcG9ydDogXCJob25vdXJlZFwiLCByZWZ1c2VkIH07XG4gIHJldHVybiB7IHN1cHBvcnQ6IHJlZnVzZWQubGVuZ3RoID4gMCA/IFwicmVmdXNlZFwiIDogXCJpZ25vcmVkXCIsIHJlZnVzZWQgfTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3Qvc2l0ZS9zcmMvbWljcm92bS9zdXBwb3J0XCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3N1cHBvcnQvc3VwcG9ydC10YWJsZS50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL3NyYy9taWNyb3ZtL3N1cHBvcnQvc3VwcG9ydC10YWJsZS50c1wiO2ltcG9ydCB7IGV4aXRTdGF0dXMsIEtub3duRXJyb3IgfSBmcm9tIFwiLi4vLi4vZXJyb3JzLnRzXCI7XG5pbXBvcnQgeyBjb21wYWN0SnNvbiB9IGZyb20gXCIuLi8uLi9vdXRwdXQvY29tcGFjdC1qc29uLnRzXCI7XG5pbXBvcnQgdHlwZSB7IFNjaGVtYVNvdXJjZSB9IGZyb20gXCIuLi9zY2hlbWEvb3B0aW9uLXNjaGVtYS50c1wiO1xuaW1wb3J0IHsgZGVmYXVsdE1hY2hpbmUsIG1lYXN1cmVkTWFjaGluZXMgfSBmcm9tIFwiLi9tZWFzdXJlLnRzXCI7XG5pbXBvcnQgdHlwZSB7IE1lYXN1cmVkU3VwcG9ydCwgU3VwcG9ydCB9IGZyb20gXCIuL21lYXN1cmVkLXN1cHBvcnQudHNcIjtcblxuLyoqIFdoYXQgZWFjaCBoeXBlcnZpc29yIGRvZXMgd2l0aCBlYWNoIG9wdGlvbiBvZiBvbmUgcmV2aXNpb246IHRoZSBmaWxlIGBuaXgvb3B0aW9uLXN1cHBvcnQuanNvbmAuICovXG5leHBvcnQgaW50ZXJmYWNlIFN1cHBvcnRGaWxlIHtcbiAgcmVhZG9ubHkgJGNvbW1lbnQ6IHN0cmluZztcbiAgcmVhZG9ubHkgcmV2OiBzdHJpbmc7XG4gIHJlYWRvbmx5IG5hckhhc2g6IHN0cmluZztcbiAgLyoqIFRoZSB3YXkgb2YgbWVhc3VyaW5nLCB3aGljaCBhbm90aGVyIHZlcnNpb24gb2YgdGhpcyB0b29sIG1heSBoYXZlIGNoYW5nZWQuICovXG4gIHJlYWRvbmx5IG1lYXN1cmVtZW50PzogbnVtYmVyO1xuICAvKiogVGhlIGZpbGVzIHRoYXQgZGVjaWRlIHdoYXQgYSBoeXBlcnZpc29yIGRvZXMsIGFuZCB0aGVpciBoYXNoZXM6IHdoYXQgdGhlIG1lYXN1cmVtZW50IGlzIHZhbGlkIGZvci4gKi9cbiAgcmVhZG9ubHkgc291cmNlczogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgc3RyaW5nPj47XG4gIHJlYWRvbmx5IG1lYXN1cmVkOiByZWFkb25seSBNZWFzdXJlZFN1cHBvcnRbXTtcbn1cblxuLyoqIENvdW50cyB1cCB3aXRoIGVhY2ggY2hhbmdlIG9mIHdoYXQgaXMgbWVhc3VyZWQuICovXG5leHBvcnQgY29uc3QgbWVhc3VyZW1lbnQgPSAzO1xuXG4vKiogSW4gdGhlIG9yZGVyIGluIHdoaWNoIG9uZSBjb250ZXh0J3Mgb3V0Y29tZSBzdGFuZHMgZm9yIHRoZSBvcHRpb246IHdoYXQgd29ya3MgYW55d2hlcmUsIHdvcmtzLiAqL1xuY29uc3QgcHJlY2VkZW5jZTogcmVhZG9ubHkgU3VwcG9ydFtdID0gW1wiaG9ub3VyZWRcIiwgXCJpZ25vcmVkXCIsIFwicmVmdXNlZFwiLCBcIm5vdC1hcHBsaWNhYmxlXCJdO1xuXG4vKiogVGhlIG1lYXN1cmVkIHN1cHBvcnQgb2Ygb25lIHJldmlzaW9uJ3Mgb3B0aW9ucy4gKi9cbmV4cG9ydCBjbGFzcyBTdXBwb3J0VGFibGUge1xuICByZWFkb25seSBtZWFzdXJlZDogcmVhZG9ubHkgTWVhc3VyZWRTdXBwb3J0W107XG4gIHJlYWRvbmx5IGh5cGVydmlzb3JzOiByZWFkb25seSBzdHJpbmdbXTtcbiAgcmVhZG9ubHkgI2J5T3B0aW9uID0gbmV3IE1hcDxzdHJpbmcsIE1lYXN1cmVkU3VwcG9ydFtdPigpO1xuICAvKiogQSB0aG91c2FuZCBWTXMgYXNrIGZvciB0aGUgc2FtZSBmZXcuICovXG4gIHJlYWRvbmx5ICNzdW1tYXJpZXMgPSBuZXcgTWFwPHN0cmluZywgUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgU3VwcG9ydD4+PigpO1xuXG4gIGNvbnN0cnVjdG9yKG1lYXN1cmVkOiByZWFkb25seSBNZWFzdXJlZFN1cHBvcnRbXSkge1xuICAgIHRoaXMubWVhc3VyZWQgPSBtZWFzdXJlZDtcbiAgICB0aGlzLmh5cGVydmlzb3JzID0gT2JqZWN0LmtleXMobWVhc3VyZWRbMF0/LnN1cHBvcnQgPz8ge30pO1xuICAgIGZvciAoY29uc3QgZW50cnkgb2YgbWVhc3VyZWQpIHtcbiAgICAgIGNvbnN0IHNhbWUgPSB0aGlzLiNieU9wdGlvbi5nZXQoZW50cnkub3B0aW9uKTtcbiAgICAgIGlmIChzYW1lID09PSB1bmRlZmluZWQpIHRoaXMuI2J5T3B0aW9uLnNldChlbnRyeS5vcHRpb24sIFtlbnRyeV0pO1xuICAgICAgZWxzZSBzYW1lLnB1c2goZW50cnkpO1xuICAgIH1cbiAgfVxuXG4gIC8qKiBBbiBvcHRpb24ncyBtZWFzdXJlbWVudHMsIG9uZSBhIGNvbnRleHQuICovXG4gIG9mKG9wdGlvbjogc3RyaW5nKTogcmVhZG9ubHkgTWVhc3VyZWRTdXBwb3J0W10ge1xuICAgIHJldHVybiB0aGlzLiNieU9wdGlvbi5nZXQob3B0aW9uKSA/PyBbXTtcbiAgfVxuXG4gIC8qKlxuICAgKiBXaGF0IGVhY2ggaHlwZXJ2aXNvciBkb2VzIHdpdGggYW4gb3B0aW9uLCB0aGUgYmVzdCBvdXRjb21lIG9mIGFsbCBjb250ZXh0cy4gRW1wdHkgZm9yIG9uZSB0aGF0IHdhcyBub3QgbWVhc3VyZWQuXG4gICAqIEFuIG9wdGlvbiB0aGF0IFFFTVUgdGFrZXMgb24gYW5vdGhlciBtYWNoaW5lIHRoYW4gdGhlIGRlZmF1bHQgaXMgb25lIHRoYXQgaXQgdGFrZXMuXG4gICAqXG4gICAqIEBwYXJhbSBlbGVtZW50IFRoZSBsaXN0J3MgZWxlbWVudCB0aGF0IHRoZSBvcHRpb24gaXMgb2Y6IG9ubHkgY29udGV4dHMgb2YgaXRzIGtpbmQgY291bnQsIGZvciBgc2VjdXJpdHlNb2RlbGAgbWVhbnNcbiAgICogc29tZXRoaW5nIHRvIHNoYXJlcyBieSA5cCBhbG9uZS5cbiAgICogQHBhcmFtIG1hY2hpbmUgUUVNVSdzIG1hY2hpbmUsIHdoZXJlIGl0IGlzIGtub3duIGFuZCB3YXMgbWVhc3VyZWQ6IG9ubHkgdGhhdCBvbmUgY291bnRzLlxuICAgKi9cbiAgc3VtbWFyeShcbiAgICBvcHRpb246IHN0cmluZyxcbiAgICBlbGVtZW50OiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCB1bmtub3duPj4gPSB7fSxcbiAgICBtYWNoaW5lPzogc3RyaW5nLFxuICApOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBTdXBwb3J0Pj4ge1xuICAgIGNvbnN0IGtleSA9IEpTT04uc3RyaW5naWZ5KFtvcHRpb24sIGtpbmRPcHRpb25zLm1hcCgoa2luZCkgPT4gZWxlbWVudFtraW5kXSksIG1hY2hpbmVdKTtcbiAgICBjb25zdCBrbm93biA9IHRoaXMuI3N1bW1hcmllcy5nZXQoa2V5KSA/PyB0aGlzLiNzdW1tYXJ5T2Yob3B0aW9uLCBlbGVtZW50LCBtYWNoaW5lKTtcbiAgICB0aGlzLiNzdW1tYXJpZXMuc2V0KGtleSwga25vd24pO1xuICAgIHJldHVybiBrbm93bjtcbiAgfVxuXG4gICNzdW1tYXJ5T2YoXG4gICAgb3B0aW9uOiBzdHJpbmcsXG4gICAgZWxlbWVudDogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgdW5rbm93bj4+LFxuICAgIG1hY2hpbmU6IHN0cmluZyB8IHVuZGVmaW5lZCxcbiAgKTogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgU3VwcG9ydD4+IHtcbiAgICBjb25zdCBlbnRyaWVzID0gdGhpcy5vZihvcHRpb24pLmZpbHRlcigoeyBjb250ZXh0IH0pID0+IGlzT2ZLaW5kKGNvbnRleHQsIG9wdGlvbiwgZWxlbWVudCkpO1xuICAgIGlmIChlbnRyaWVzLmxlbmd0aCA9PT0gMCkgcmV0dXJuIHt9O1xuICAgIHJldHVybiBPYmplY3QuZnJvbUVudHJpZXMoXG4gICAgICB0aGlzLmh5cGVydmlzb3JzLm1hcCgoaHlwZXJ2aXNvcikgPT4ge1xuICAgICAgICBjb25zdCBvdXRjb21lcyA9IG5ldyBTZXQoXG4gICAgICAgICAgZW50cmllcy5mbGF0TWFwKChlbnRyeSkgPT4gb3V0Y29tZXNPZihlbnRyeSwgaHlwZXJ2aXNvciwgbWFjaGluZSkpLFxuICAgICAgICApO1xuICAgICAgICByZXR1cm4gW2h5cGVydmlzb3IsIHByZWNlZGVuY2UuZmluZCgob3V0Y29tZSkgPT4gb3V0Y29tZXMuaGFzKG91dGNvbWUpKSBhcyBTdXBwb3J0XTtcbiAgICAgIH0pLFxuICAgICk7XG4gIH1cblxuICAvKiogVGhlIGZsYWdzIHRoYXQgYW4gb3B0aW9uIGJlY29tZXMgb24gZWFjaCBoeXBlcnZpc29yLCBpbiBhbnkgY29udGV4dDogYHsgcWVtdTogW1wiLW1cIl0gfWAuICovXG4gIGFyZ3VtZW50cyhvcHRpb246IHN0cmluZyk6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHJlYWRvbmx5IHN0cmluZ1tdPj4ge1xuICAgIGNvbnN0IGVudHJpZXMgPSB0aGlzLm9mKG9wdGlvbik7XG4gICAgcmV0dXJuIE9iamVjdC5mcm9tRW50cmllcyhcbiAgICAgIHRoaXMuaHlwZXJ2aXNvcnMuZmxhdE1hcCgoaHlwZXJ2aXNvcikgPT4ge1xuICAgICAgICBjb25zdCBmbGFncyA9IG5ldyBTZXQoZW50cmllcy5mbGF0TWFwKChlbnRyeSkgPT4gZW50cnkuYXJndW1lbnRzPy5baHlwZXJ2aXNvcl0gPz8gW10pKTtcbiAgICAgICAgcmV0dXJuIGZsYWdzLnNpemUgPT09IDAgPyBbXSA6IFtbaHlwZXJ2aXNvciwgWy4uLmZsYWdzXV1dO1xuICAgICAgfSksXG4gICAgKTtcbiAgfVxuXG4gIC8qKlxuICAgKiBUaGUgbWVhc3VyZW1lbnQgaW4gd2hpY2ggYSBoeXBlcnZpc29yIHJlZnVzZXMgdGhlIG9wdGlvbiBpdHNlbGYuIFVuZGVmaW5lZCB3aGVuIGl0IHRha2VzIGl0IGluIGFueSBjb250ZXh0IG9mIHRoZVxuICAgKiBlbGVtZW50J3Mga2luZC5cbiAgICovXG4gIHJlZnVzYWwoXG4gICAgb3B0aW9uOiBzdHJpbmcsXG4gICAgaHlwZXJ2aXNvcjogc3RyaW5nLFxuICAgIGVsZW1lbnQ6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHVua25vd24+PiA9IHt9LFxuICAgIG1hY2hpbmU/OiBzdHJpbmcsXG4gICk6IE1lYXN1cmVkU3VwcG9ydCB8IHVuZGVmaW5lZCB7XG4gICAgaWYgKHRoaXMuc3VtbWFyeShvcHRpb24sIGVsZW1lbnQsIG1hY2hpbmUpW2h5cGVydmlzb3JdICE9PSBcInJlZnVzZWRcIikgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICAvLyB3aGF0IHJlZnVzZXMgYSBjb250ZXh0IGFscmVhZHkgbWF5IG5vdCBldmVuIGxvb2sgYXQgdGhlIG9wdGlvblxuICAgIHJldHVybiB0aGlzLm9mKG9wdGlvbikuZmluZChcbiAgICAgICh7IHN1cHBvcnQsIGNvbnRleHQsIHJlZnVzZWRDb250ZXh0ID0gW10gfSkgPT5cbiAgICAgICAgc3VwcG9ydFtoeXBlcnZpc29yXSA9PT0gXCJyZWZ1c2VkXCIgJiZcbiAgICAgICAgaXNPZktpbmQoY29udGV4dCwgb3B0aW9uLCBlbGVtZW50KSAmJlxuICAgICAgICAhcmVmdXNlZENvbnRleHQuaW5jbHVkZXMoaHlwZXJ2aXNvciksXG4gICAgKTtcbiAgfVxuXG4gIC8qKiBXaGV0aGVyIGEgaHlwZXJ2aXNvciByZWZ1c2VzIHRoaXMgdmFsdWU6IG9mIGEgc3dpdGNoIG9uZSBwb3NpdGlvbiwgb2YgYSBudW1iZXIgb3IgYSB0ZXh0IGFueSBidXQgdGhvc2UgbWVhc3VyZWQuICovXG4gIHJlZnVzZXMoXG4gICAgb3B0aW9uOiBzdHJpbmcsXG4gICAgaHlwZXJ2aXNvcjogc3RyaW5nLFxuICAgIHZhbHVlOiB1bmtub3duLFxuICAgIGVsZW1lbnQ6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHVua25vd24+PiA9IHt9LFxuICAgIG1hY2hpbmU/OiBzdHJpbmcsXG4gICk6IGJvb2xlYW4ge1xuICAgIGNvbnN0IG1lYXN1cmVkID0gdGhpcy5yZWZ1c2FsKG9wdGlvbiwgaHlwZXJ2aXNvciwgZWxlbWVudCwgbWFjaGluZSk7XG4gICAgaWYgKG1lYXN1cmVkID09PSB1bmRlZmluZWQpIHJldHVybiBmYWxzZTtcbiAgICBjb25zdCB2YWx1ZXMgPSBtZWFzdXJlZC5yZWZ1c2VkVmFsdWVzPy5baHlwZXJ2aXNvcl07XG4gICAgcmV0dXJuIHR5cGVvZiB2YWx1ZSA9PT0gXCJib29sZWFuXCIgJiYgdmFsdWVzICE9PSB1bmRlZmluZWRcbiAgICAgID8gdmFsdWVzLmluY2x1ZGVzKHZhbHVlKVxuICAgICAgOiAhaXNBbW9uZyhtZWFzdXJlZC50YWtlbkVkZ2VzPy5baHlwZXJ2aXNvcl0sIHZhbHVlKTtcbiAgfVxuXG4gIC8qKiBXaGV0aGVyIGEgaHlwZXJ2aXNvciByZWZ1c2VzIHRoaXMgdmFsdWUgYXQgYW4gZW5kIG9mIHRoZSBvcHRpb24ncyB0eXBlLCBpbiBldmVyeSBjb250ZXh0IGluIHdoaWNoIGl0IHRha2VzIG90aGVycy4gKi9cbiAgcmVmdXNlc0VkZ2UoXG4gICAgb3B0aW9uOiBzdHJpbmcsXG4gICAgaHlwZXJ2aXNvcjogc3RyaW5nLFxuICAgIHZhbHVlOiB1bmtub3duLFxuICAgIGVsZW1lbnQ6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHVua25vd24+PiA9IHt9LFxuICApOiBib29sZWFuIHtcbiAgICBjb25zdCB0YWtlbiA9IHRoaXMub2Yob3B0aW9uKS5maWx0ZXIoXG4gICAgICAoeyBzdXBwb3J0LCBjb250ZXh0LCByZWZ1c2VkQ29udGV4dCA9IFtdIH0pID0+XG4gICAgICAgIGlzT2ZLaW5kKGNvbnRleHQsIG9wdGlvbiwgZWxlbWVudCkgJiZcbiAgICAgICAgc3VwcG9ydFtoeXBlcnZpc29yXSAhPT0gXCJyZWZ1c2VkXCIgJiZcbiAgICAgICAgIXJlZnVzZWRDb250ZXh0LmluY2x1ZGVzKGh5cGVydmlzb3IpLFxuICAgICk7XG4gICAgcmV0dXJuIChcbiAgICAgIHRha2VuLmxlbmd0aCA+IDAgJiZcbiAgICAgIHRha2VuLmV2ZXJ5KCh7IHJlZnVzZWRFZGdlcyB9KSA9PiBpc0Ftb25nKHJlZnVzZWRFZGdlcz8uW2h5cGVydmlzb3JdLCB2YWx1ZSkpXG4gICAgKTtcbiAgfVxuXG4gIC8qKiBUaGUgb3B0aW9ucyBiZXNpZGUgd2hpY2ggYSBoeXBlcnZpc29yJ3MgcnVubmVyIGRvZXMgbm90aGluZyB3aXRoIHRoaXMgb25lLiAqL1xuICBsb3N0QmVzaWRlKG9wdGlvbjogc3RyaW5nLCBoeXBlcnZpc29yOiBzdHJpbmcpOiByZWFkb25seSBzdHJpbmdbXSB7XG4gICAgcmV0dXJuIHRoaXMub2Yob3B0aW9uKS5mbGF0TWFwKCh7IGxvc3RCZXNpZGUgfSkgPT4gbG9zdEJlc2lkZT8uW2h5cGVydmlzb3JdID8/IFtdKTtcbiAgfVxuXG4gIC8qKiBUaGUgdmFsdWVzIG9mIGFuIG9wdGlvbiB0aGF0IGEgaHlwZXJ2aXNvciByZWZ1c2VzIHRob3VnaCBpdCB0YWtlcyBvdGhlcnMsIGluIGV2ZXJ5IGNvbnRleHQuICovXG4gIHJlZnVzZWRWYWx1ZXMob3B0aW9uOiBzdHJpbmcsIGh5cGVydmlzb3I6IHN0cmluZyk6IHJlYWRvbmx5IHVua25vd25bXSB7XG4gICAgcmV0dXJuIHRoaXMub2Yob3B0aW9uKS5mbGF0TWFwKCh7IHJlZnVzZWRWYWx1ZXMgfSkgPT4gcmVmdXNlZFZhbHVlcz8uW2h5cGVydmlzb3JdID8/IFtdKTtcbiAgfVxufVxuXG5jb25zdCBpc0Ftb25nID0gKHZhbHVlczogcmVhZG9ubHkgdW5rbm93bltdID0gW10sIHZhbHVlOiB1bmtub3duKSA9PlxuICB2YWx1ZXMuc29tZSgob25lKSA9PiBKU09OLnN0cmluZ2lmeShvbmUpID09PSBKU09OLnN0cmluZ2lmeSh2YWx1ZSkpO1xuXG4vKiogVGhlIG91dGNvbWVzIG9mIG9uZSBjb250ZXh0OiBvbiB0aGUgbWFjaGluZSB0aGF0IGlzIGFza2VkIGZvciwgb3Igb24gYW55LiAqL1xuZnVuY3Rpb24gb3V0Y29tZXNPZihcbiAgeyBzdXBwb3J0LCBtYWNoaW5lcyA9IHt9IH06IE1lYXN1cmVkU3VwcG9ydCxcbiAgaHlwZXJ2aXNvcjogc3RyaW5nLFxuICBtYWNoaW5lOiBzdHJpbmcgfCB1bmRlZmluZWQsXG4pOiAoU3VwcG9ydCB8IHVuZGVmaW5lZClbXSB7XG4gIGNvbnN0IG1lYXN1cmVkID0gc3VwcG9ydFtoeXBlcnZpc29yXTtcbiAgaWYgKGh5cGVydmlzb3IgIT09IFwicWVtdVwiKSByZXR1cm4gW21lYXN1cmVkXTtcbiAgaWYgKG1hY2hpbmUgPT09IGRlZmF1bHRNYWNoaW5lKSByZXR1cm4gW21lYXN1cmVkXTtcbiAgaWYgKG1hY2hpbmUgIT09IHVuZGVmaW5lZCAmJiBtZWFzdXJlZE1hY2hpbmVzLmluY2x1ZGVzKG1hY2hpbmUpKVxuICAgIHJldHVybiBbbWFjaGluZXNbbWFjaGluZV0gPz8gbWVhc3VyZWRdO1xuICByZXR1cm4gW21lYXN1cmVkLCAuLi5PYmplY3QudmFsdWVzKG1hY2hpbmVzKV07XG59XG5cbi8qKiBPcHRpb25zIG9mIGFuIGVsZW1lbnQgdGhhdCBzYXkgb2Ygd2hhdCBraW5kIGl0IGlzLiAqL1xuZXhwb3J0IGNvbnN0IGtpbmRPcHRpb25zID0gW1wiYnVzXCIsIFwicHJvdG9cIiwgXCJ0eXBlXCJdO1xuXG4vKiogV2hldGhlciBhIGNvbnRleHQncyBlbGVtZW50IG9mIHRoZSBvcHRpb24ncyBsaXN0IGlzIG9mIHRoZSBraW5kIG9mIGFub3RoZXIsIGFzIGZhciBhcyB0aGF0IG9uZSBzYXlzLiAqL1xuZnVuY3Rpb24gaXNPZktpbmQoXG4gIGNvbnRleHQ6IHVua25vd24sXG4gIG9wdGlvbjogc3RyaW5nLFxuICBlbGVtZW50OiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCB1bmtub3duPj4sXG4pOiBib29sZWFuIHtcbiAgY29uc3QgW2xpc3QgPSBcIlwiLCBpbm5lcl0gPSBvcHRpb24uc3BsaXQoXCIuKi5cIik7XG4gIGlmIChpbm5lciA9PT0gdW5kZWZpbmVkKSByZXR1cm4gdHJ1ZTtcbiAgY29uc3QgZWxlbWVudHMgPSBsaXN0LnNwbGl0KFwiLlwiKS5yZWR1Y2UobWVtYmVyT2YsIGNvbnRleHQpO1xuICBjb25zdCBbb3RoZXJdID0gQXJyYXkuaXNBcnJheShlbGVtZW50cykgPyBlbGVtZW50cyA6IFtdO1xuICByZXR1cm4ga2luZE9wdGlvbnMuZXZlcnkoKGtpbmQpID0+IHtcbiAgICBjb25zdCBbb25lLCBtZWFzdXJlZF0gPSBbZWxlbWVudFtraW5kXSwgbWVtYmVyT2Yob3RoZXIsIGtpbmQpXTtcbiAgICByZXR1cm4gb25lID09PSB1bmRlZmluZWQgfHwgbWVhc3VyZWQgPT09IHVuZGVmaW5lZCB8fCBvbmUgPT09IG1lYXN1cmVkO1xuICB9KTtcbn1cblxuY29uc3QgbWVtYmVyT2YgPSAodmFsdWU6IHVua25vd24sIG5hbWU6IHN0cmluZyk6IHVua25vd24gPT5cbiAgdHlwZW9mIHZhbHVlID09PSBcIm9iamVjdFwiICYmIHZhbHVlICE9PSBudWxsXG4gICAgPyAodmFsdWUgYXMgUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgdW5rbm93bj4+KVtuYW1lXVxuICAgIDogdW5kZWZpbmVkO1xuXG4vKiogQHBhcmFtIHRleHQgVGhlIGZpbGUncyB0ZXh0OyB1bmRlZmluZWQgd2hlbiB0aGVyZSBpcyBub25lLiBVbmRlZmluZWQgdG9vIHdoZW4gaXQgaXMgb2YgYW5vdGhlciByZXZpc2lvbi4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWFkU3VwcG9ydChcbiAgdGV4dDogc3RyaW5nIHwgdW5kZWZpbmVkLFxuICBmaWxlOiBzdHJpbmcsXG4gIHNvdXJjZTogU2NoZW1hU291cmNlLFxuKTogU3VwcG9ydFRhYmxlIHwgdW5kZWZpbmVkIHtcbiAgaWYgKHRleHQgPT09IHVuZGVmaW5lZCkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgY29uc3QgZGF0YSA9IHJlYWRTdXBwb3J0RmlsZSh0ZXh0LCBmaWxlKTtcbiAgcmV0dXJuIGlzU3VwcG9ydE9mKGRhdGEsIHNvdXJjZSkgPyBuZXcgU3VwcG9ydFRhYmxlKGRhdGEubWVhc3VyZWQpIDogdW5kZWZpbmVkO1xufVxuXG4vKiogQHRocm93cyBLbm93bkVycm9yIChzdGF0dXMgMikgd2hlbiB0aGUgdGV4dCBpcyBub3QgYSBzdXBwb3J0IHRhYmxlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlYWRTdXBwb3J0RmlsZSh0ZXh0OiBzdHJpbmcsIGZpbGU6IHN0cmluZyk6IFN1cHBvcnRGaWxlIHtcbiAgbGV0IGRhdGE6IFBhcnRpYWw8U3VwcG9ydEZpbGU+IHwgbnVsbDtcbiAgdHJ5IHtcbiAgICBkYXRhID0gSlNPTi5wYXJzZSh0ZXh0KTtcbiAgfSBjYXRjaCAoZXJyb3IpIHtcbiAgICB0aHJvdyBkYW1hZ2VkKGZpbGUsIGBpcyBub3QgSlNPTjogJHsoZXJyb3IgYXMgRXJyb3IpLm1lc3NhZ2V9YCk7XG4gIH1cbiAgaWYgKCFBcnJheS5pc0FycmF5KGRhdGE/Lm1lYXN1cmVkKSkgdGhyb3cgZGFtYWdlZChmaWxlLCBcImhhcyBubyBsaXN0IGBtZWFzdXJlZGBcIik7XG4gIHJldHVybiBkYXRhIGFzIFN1cHBvcnRGaWxlO1xufVxuXG4vKiogV2hldGhlciBhIHRhYmxlIGlzIG9mIGEgcmV2aXNpb24uICovXG5leHBvcnQgY29uc3QgaXNTdXBwb3J0T2YgPSAoeyBuYXJIYXNoIH06IFN1cHBvcnRGaWxlLCBzb3VyY2U6IFNjaGVtYVNvdXJjZSkgPT5cbiAgbmFySGFzaCA9PT0gc291cmNlLm5hckhhc2g7XG5cbmV4cG9ydCBmdW5jdGlvbiBwcmludFN1cHBvcnQoXG4gIHNvdXJjZTogU2NoZW1hU291cmNlLFxuICBzb3VyY2VzOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+PixcbiAgbWVhc3VyZWQ6IHJlYWRvbmx5IE1lYXN1cmVkU3VwcG9ydFtdLFxuKTogc3RyaW5nIHtcbiAgY29uc3QgZmlsZTogU3VwcG9ydEZpbGUgPSB7XG4gICAgJGNvbW1lbnQ6IGBHZW5lcmF0ZWQgYnkgZ2hhZi1taWNyb3ZtIGZyb20gdGhlIHJ1bm5lcnMgb2YgbWljcm92bS5uaXggJHtzb3VyY2UucmV2fTogd2hhdCBlYWNoIGh5cGVydmlzb3IgZG9lcyB3aXRoIGVhY2ggb3B0aW9uOyBydW4gXFxgbnBtIHJ1biBjb2RlZ2VuIC0tIC0tcmVmcmVzaFxcYCB0byB1cGRhdGUgaXQuYCxcbiAgICByZXY6IHNvdXJjZS5yZXYsXG4gICAgbmFySGFzaDogc291cmNlLm5hckhhc2gsXG4gICAgbWVhc3VyZW1lbnQsXG4gICAgc291cmNlcyxcbiAgICBtZWFzdXJlZCxcbiAgfTtcbiAgcmV0dXJuIGNvbXBhY3RKc29uKGZpbGUsIDE1MDApO1xufVxuXG5mdW5jdGlvbiBkYW1hZ2VkKGZpbGU6IHN0cmluZywgbWVzc2FnZTogc3RyaW5nKTogS25vd25FcnJvciB7XG4gIHJldHVybiBuZXcgS25vd25FcnJvcihcbiAgICB7XG4gICAgICBmaWxlLFxuICAgICAgbWVzc2FnZSxcbiAgICAgIGZpeDogXCJyZXN0b3JlIGl0IGZyb20gZ2l0LCBvciBkZWxldGUgaXQ6IGBucG0gcnVuIGNvZGVnZW5gIHNheXMgaG93IHRvIGdldCBpdFwiLFxuICAgIH0sXG4gICAgZXhpdFN0YXR1cy5ub3RDaGVja2VkLFxuICApO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhL3N1cHBvcnQtbGV0dGVycy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zaXRlL2RvY3MvLnZpdGVwcmVzcy9kYXRhL3N1cHBvcnQtbGV0dGVycy50c1wiO2ltcG9ydCB0eXBlIHsgU3VwcG9ydCB9IGZyb20gXCIuLi8uLi8uLi9zcmMvbWljcm92bS9zdXBwb3J0L21lYXN1cmVkLXN1cHBvcnQudHNcIjtcblxuLyoqIFdoYXQgYSBoeXBlcnZpc29yIGRvZXMgd2l0aCBhbiBvcHRpb24sIGluIG9uZSBsZXR0ZXI6IHRhYmxlcyBvZiBpdCBhcmUgcGFydCBvZiBwYWdlcy4gKi9cbmV4cG9ydCBjb25zdCBsZXR0ZXJzID0ge1xuICBob25vdXJlZDogXCJoXCIsXG4gIGlnbm9yZWQ6IFwiaVwiLFxuICByZWZ1c2VkOiBcInJcIixcbiAgXCJub3QtYXBwbGljYWJsZVwiOiBcIi1cIixcbn0gYXMgY29uc3Qgc2F0aXNmaWVzIFJlY29yZDxTdXBwb3J0LCBzdHJpbmc+O1xuXG4vKiogSG93IGFuIG91dGNvbWUgaXMgc2hvd24uICovXG5leHBvcnQgY29uc3Qgb3V0Y29tZXM6IFJlYWRvbmx5PFxuICBSZWNvcmQ8c3RyaW5nLCB7IHJlYWRvbmx5IG5hbWU6IFN1cHBvcnQgfCBcIm5vdCBtZWFzdXJlZFwiOyByZWFkb25seSBzaWduOiBzdHJpbmcgfT5cbj4gPSB7XG4gIGg6IHsgbmFtZTogXCJob25vdXJlZFwiLCBzaWduOiBcIlx1MjcxM1wiIH0sXG4gIGk6IHsgbmFtZTogXCJpZ25vcmVkXCIsIHNpZ246IFwiXHUyNUNCXCIgfSxcbiAgcjogeyBuYW1lOiBcInJlZnVzZWRcIiwgc2lnbjogXCJcdTI3MTVcIiB9LFxuICBcIi1cIjogeyBuYW1lOiBcIm5vdC1hcHBsaWNhYmxlXCIsIHNpZ246IFwiXHUyMDEzXCIgfSxcbn07XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3NpdGUvZG9jcy8udml0ZXByZXNzL2RhdGFcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3NpdGUvZG9jcy8udml0ZXByZXNzL2RhdGEvb3B0aW9ucy5kYXRhLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3NpdGUvZG9jcy8udml0ZXByZXNzL2RhdGEvb3B0aW9ucy5kYXRhLnRzXCI7aW1wb3J0IHsgcmV2aXNpb25EYXRhYmFzZSB9IGZyb20gXCIuLi8uLi8uLi9zcmMvbWljcm92bS9oaXN0b3J5L2RhdGFiYXNlLnRzXCI7XG5pbXBvcnQgeyBkZXNjcmliZURlZmF1bHQsIGRlc2NyaWJlVHlwZSB9IGZyb20gXCIuLi8uLi8uLi9zcmMvbWljcm92bS9zY2hlbWEvZGVzY3JpYmUudHNcIjtcbmltcG9ydCB7IG9wdGlvbk5vdGVzIH0gZnJvbSBcIi4uLy4uLy4uL3NyYy9taWNyb3ZtL3NjaGVtYS9vcHRpb24tbm90ZXMudHNcIjtcbmltcG9ydCB7IGxpZmV0aW1lLCBvcHRpb25IaXN0b3J5IH0gZnJvbSBcIi4uLy4uLy4uL3NyYy9vcHRpb25zL29wdGlvbi1oaXN0b3J5LnRzXCI7XG5pbXBvcnQgeyBkYXkgfSBmcm9tIFwiLi4vLi4vLi4vc3JjL29wdGlvbnMvcGlubmVkLW9wdGlvbnMudHNcIjtcbmltcG9ydCB7IG9wdGlvblNsdWcgfSBmcm9tIFwiLi9vcHRpb24tcGF0aC50c1wiO1xuaW1wb3J0IHsgaHlwZXJ2aXNvcnMsIG9wdGlvbnMsIHBpbm5lZCB9IGZyb20gXCIuL3Bpbm5lZC50c1wiO1xuaW1wb3J0IHsgbGV0dGVycyB9IGZyb20gXCIuL3N1cHBvcnQtbGV0dGVycy50c1wiO1xuXG4vKiogQW4gb3B0aW9uIGFzIHRoZSBsaXN0IG9mIHRoZW0gYW5kIGl0cyBzZWFyY2ggaGF2ZSBpdC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgTGlzdGVkT3B0aW9uIHtcbiAgcmVhZG9ubHkgbmFtZTogc3RyaW5nO1xuICByZWFkb25seSBzbHVnOiBzdHJpbmc7XG4gIHJlYWRvbmx5IGhvc3Q6IGJvb2xlYW47XG4gIHJlYWRvbmx5IHB1cnBvc2U6IHN0cmluZztcbiAgcmVhZG9ubHkgYWxzbzogcmVhZG9ubHkgc3RyaW5nW107XG4gIHJlYWRvbmx5IHR5cGU6IHN0cmluZztcbiAgcmVhZG9ubHkga2luZDogc3RyaW5nO1xuICByZWFkb25seSBkZWZhdWx0OiBzdHJpbmcgfCB1bmRlZmluZWQ7XG4gIHJlYWRvbmx5IHJlbW92ZWQ6IGJvb2xlYW47XG4gIC8qKiBUaGUgZGF5IG9mIHRoZSBjb21taXQgdGhhdCBicm91Z2h0IGl0LiAqL1xuICByZWFkb25seSBzaW5jZTogc3RyaW5nIHwgdW5kZWZpbmVkO1xuICAvKiogQSBsZXR0ZXIgYSBoeXBlcnZpc29yOyBcIlwiIGZvciB3aGF0IHdhcyBub3QgbWVhc3VyZWQuICovXG4gIHJlYWRvbmx5IHN1cHBvcnQ6IHN0cmluZztcbn1cblxuZXhwb3J0IGludGVyZmFjZSBPcHRpb25zRGF0YSB7XG4gIHJlYWRvbmx5IHJldjogc3RyaW5nO1xuICByZWFkb25seSBoeXBlcnZpc29yczogcmVhZG9ubHkgc3RyaW5nW107XG4gIHJlYWRvbmx5IG9wdGlvbnM6IHJlYWRvbmx5IExpc3RlZE9wdGlvbltdO1xufVxuXG5kZWNsYXJlIGNvbnN0IGRhdGE6IE9wdGlvbnNEYXRhO1xuXG5leHBvcnQgeyBkYXRhIH07XG5cbmV4cG9ydCBkZWZhdWx0IHtcbiAgbG9hZCgpOiBPcHRpb25zRGF0YSB7XG4gICAgY29uc3QgZGF0YWJhc2UgPSByZXZpc2lvbkRhdGFiYXNlKCk7XG4gICAgcmV0dXJuIHtcbiAgICAgIHJldjogcGlubmVkLnNjaGVtYS5zb3VyY2UucmV2LFxuICAgICAgaHlwZXJ2aXNvcnMsXG4gICAgICBvcHRpb25zOiBvcHRpb25zLm1hcCgob3B0aW9uKSA9PiB7XG4gICAgICAgIGNvbnN0IHsgbmFtZSwgaG9zdCwgdHlwZSwgcmVtb3ZlZCwgc3VwcG9ydCB9ID0gb3B0aW9uO1xuICAgICAgICBjb25zdCB7IHB1cnBvc2UgPSBcIlwiLCBhbHNvID0gW10gfSA9IG9wdGlvbk5vdGVzW25hbWVdID8/IHt9O1xuICAgICAgICBjb25zdCB7IHNpbmNlIH0gPSBsaWZldGltZShvcHRpb25IaXN0b3J5KGRhdGFiYXNlLCBvcHRpb24pKTtcbiAgICAgICAgcmV0dXJuIHtcbiAgICAgICAgICBuYW1lLFxuICAgICAgICAgIHNsdWc6IG9wdGlvblNsdWcobmFtZSksXG4gICAgICAgICAgaG9zdDogaG9zdCA9PT0gdHJ1ZSxcbiAgICAgICAgICBwdXJwb3NlLFxuICAgICAgICAgIGFsc28sXG4gICAgICAgICAgdHlwZTogZGVzY3JpYmVUeXBlKHR5cGUpLFxuICAgICAgICAgIGtpbmQ6IGtpbmRPZih0eXBlKSxcbiAgICAgICAgICBkZWZhdWx0OiBvcHRpb24uZGVmYXVsdCAmJiBkZXNjcmliZURlZmF1bHQob3B0aW9uLmRlZmF1bHQpLFxuICAgICAgICAgIHJlbW92ZWQ6IHJlbW92ZWQgIT09IHVuZGVmaW5lZCxcbiAgICAgICAgICBzaW5jZTogc2luY2UgJiYgZGF5KHNpbmNlLmNvbW1pdHRlZCksXG4gICAgICAgICAgc3VwcG9ydDogaHlwZXJ2aXNvcnMubWFwKChvbmUpID0+IChzdXBwb3J0W29uZV0gPyBsZXR0ZXJzW3N1cHBvcnRbb25lXV0gOiBcIlwiKSkuam9pbihcIlwiKSxcbiAgICAgICAgfTtcbiAgICAgIH0pLFxuICAgIH07XG4gIH0sXG59O1xuXG4vKiogVGhlIGtpbmRzIG9mIHR5cGVzIHRoYXQgcGVvcGxlIGRpc3Rpbmd1aXNoLiAqL1xuZnVuY3Rpb24ga2luZE9mKHR5cGU6IHsgcmVhZG9ubHkga2luZDogc3RyaW5nOyByZWFkb25seSBvZj86IHVua25vd24gfSk6IHN0cmluZyB7XG4gIHN3aXRjaCAodHlwZS5raW5kKSB7XG4gICAgY2FzZSBcIm51bGxPclwiOlxuICAgICAgcmV0dXJuIGtpbmRPZih0eXBlLm9mIGFzIHR5cGVvZiB0eXBlKTtcbiAgICBjYXNlIFwiaW50XCI6XG4gICAgY2FzZSBcIm51bWJlclwiOlxuICAgIGNhc2UgXCJmbG9hdFwiOlxuICAgICAgcmV0dXJuIFwibnVtYmVyXCI7XG4gICAgY2FzZSBcImJvb2xcIjpcbiAgICBjYXNlIFwiZW51bVwiOlxuICAgIGNhc2UgXCJzdHJpbmdcIjpcbiAgICBjYXNlIFwicGF0aFwiOlxuICAgIGNhc2UgXCJwYWNrYWdlXCI6XG4gICAgICByZXR1cm4gdHlwZS5raW5kO1xuICAgIGNhc2UgXCJsaXN0T2ZcIjpcbiAgICAgIHJldHVybiBcImxpc3RcIjtcbiAgICBjYXNlIFwiYXR0cnNPZlwiOlxuICAgIGNhc2UgXCJzdWJtb2R1bGVcIjpcbiAgICAgIHJldHVybiBcInNldFwiO1xuICAgIGRlZmF1bHQ6XG4gICAgICByZXR1cm4gXCJvdGhlclwiO1xuICB9XG59XG4iXSwKICAibWFwcGluZ3MiOiAiO0FBQXVSLFNBQVMsb0JBQW9CO0FBQ3BULFNBQVMsUUFBQUEsYUFBWTs7O0FDRGtNLFNBQVMsU0FBUyxZQUFZO0FBQ3JQLFNBQVMscUJBQXFCO0FBRHFHLElBQU0sMkNBQTJDO0FBSXBMLElBQU0sZ0JBQWdCLFFBQVEsUUFBUSxjQUFjLHdDQUFlLENBQUMsQ0FBQztBQUc5RCxJQUFNLGVBQWUsS0FBSyxlQUFlLE1BQU07QUFHL0MsSUFBTSxnQkFBZ0IsS0FBSyxjQUFjLFVBQVU7QUFHbkQsSUFBTSxZQUFZLEtBQUssZUFBZSxLQUFLOzs7QURSM0MsSUFBTSxnQkFBZ0JDLE1BQUssY0FBYyx3QkFBd0I7QUFHakUsU0FBUyxZQUFZLE1BQWtEO0FBQzVFLFNBQU8sS0FBSyxNQUFNLGFBQWFBLE1BQUssZUFBZSxJQUFJLEdBQUcsTUFBTSxDQUFDO0FBQ25FOzs7QUU4Qk8sSUFBTSxtQkFBTixNQUF1QjtBQUFBO0FBQUEsRUFFbkI7QUFBQSxFQUNBO0FBQUEsRUFDQSxhQUFhLG9CQUFJLElBQXdCO0FBQUEsRUFDekM7QUFBQSxFQUNBLFFBQVEsb0JBQUksSUFBb0M7QUFBQSxFQUN6RDtBQUFBLEVBQ0E7QUFBQTtBQUFBLEVBR0EsWUFBWSxXQUEwQkMsVUFBNEI7QUFDaEUsU0FBSyxRQUFRQTtBQUNiLFNBQUssWUFBWSxVQUFVLFVBQVUsSUFBSSxhQUFhO0FBQ3RELFNBQUssU0FBUyxJQUFJLElBQUksS0FBSyxVQUFVLElBQUksQ0FBQyxhQUFhLENBQUMsU0FBUyxLQUFLLFFBQVEsQ0FBQyxDQUFDO0FBQ2hGLGVBQVcsWUFBWSxLQUFLLFdBQVc7QUFDckMsWUFBTUMsUUFBTyxLQUFLLFdBQVcsSUFBSSxTQUFTLE9BQU87QUFDakQsVUFBSUEsVUFBUyxPQUFXLE1BQUssV0FBVyxJQUFJLFNBQVMsU0FBUyxDQUFDLFFBQVEsQ0FBQztBQUFBLFVBQ25FLENBQUFBLE1BQUssS0FBSyxRQUFRO0FBQUEsSUFDekI7QUFBQSxFQUNGO0FBQUE7QUFBQSxFQUdBLEtBQUssS0FBbUM7QUFDdEMsVUFBTSxRQUFRLEtBQUssT0FBTyxJQUFJLElBQUksWUFBWSxDQUFDO0FBQy9DLFFBQUksVUFBVSxVQUFhLElBQUksU0FBUyxLQUFLLElBQUksVUFBVSxHQUFJLFFBQU87QUFDdEUsVUFBTSxDQUFDLE9BQU8sTUFBTSxJQUFJLEtBQUssVUFBVTtBQUFBLE1BQU8sQ0FBQ0MsV0FDN0NBLE9BQU0sSUFBSSxXQUFXLElBQUksWUFBWSxDQUFDO0FBQUEsSUFDeEM7QUFDQSxXQUFPLFdBQVcsU0FBWSxRQUFRO0FBQUEsRUFDeEM7QUFBQTtBQUFBLEVBR0EsWUFBWSxTQUFzQztBQUNoRCxXQUFPLEtBQUssV0FBVyxJQUFJLE9BQU8sS0FBSyxDQUFDO0FBQUEsRUFDMUM7QUFBQTtBQUFBLEVBR0EsT0FBNEI7QUFDMUIsV0FBTyxLQUFLLFVBQVUsT0FBTyxDQUFDLEVBQUUsT0FBTyxNQUFNLFdBQVcsTUFBUztBQUFBLEVBQ25FO0FBQUE7QUFBQSxFQUdBLGdCQUEwQztBQUN4QyxTQUFLLGFBQWEsQ0FBQyxHQUFHLEtBQUssYUFBYSxDQUFDO0FBQ3pDLFdBQU8sS0FBSztBQUFBLEVBQ2Q7QUFBQSxFQUVBLENBQUMsZUFBeUM7QUFDeEMsUUFBSSxTQUFTO0FBQ2IsUUFBSTtBQUNKLGVBQVcsWUFBWSxLQUFLLEtBQUssR0FBRztBQUNsQyxZQUFNRixXQUFVLEtBQUssVUFBVSxRQUFRO0FBQ3ZDLFVBQUlBLGFBQVksUUFBVztBQUN6QixrQkFBVTtBQUNWO0FBQUEsTUFDRjtBQUNBLFVBQUksU0FBUyxZQUFZLElBQUssT0FBTSxFQUFFLFVBQVUsU0FBUyxjQUFjQSxRQUFPLEdBQUcsT0FBTztBQUN4RixZQUFNLFNBQVM7QUFDZixlQUFTO0FBQUEsSUFDWDtBQUFBLEVBQ0Y7QUFBQTtBQUFBLEVBR0EsVUFBVSxFQUFFLFNBQUFBLFNBQVEsR0FBaUQ7QUFDbkUsV0FBT0EsYUFBWSxTQUFZLFNBQVksS0FBSyxLQUFLQSxRQUFPO0FBQUEsRUFDOUQ7QUFBQTtBQUFBLEVBR0EsWUFBb0M7QUFDbEMsV0FBTyxLQUFLLGFBQWEsRUFBRTtBQUFBLEVBQzdCO0FBQUEsRUFFQSxLQUFLLFFBQXdDO0FBQzNDLFVBQU1FLFNBQVEsS0FBSyxNQUFNLElBQUksTUFBTTtBQUNuQyxRQUFJQSxXQUFVLE9BQVcsUUFBT0E7QUFDaEMsVUFBTSxFQUFFLFNBQUFGLFVBQVMsS0FBSyxJQUFJLEtBQUssYUFBYTtBQUM1QyxVQUFNLFFBQVEsS0FBSyxNQUFNO0FBQ3pCLFFBQUksVUFBVSxPQUFXLE9BQU0sSUFBSSxNQUFNLDJCQUEyQixNQUFNLEVBQUU7QUFDNUUsVUFBTSxDQUFDLE1BQU0sT0FBTyxPQUFPLElBQUk7QUFDL0IsVUFBTSxPQUFPLElBQUksSUFBSSxRQUFRLElBQUksQ0FBQyxVQUFVQSxTQUFRLEtBQUssQ0FBQyxDQUFDO0FBQzNELFVBQU0sTUFBTTtBQUFBLE1BQ1YsSUFBSSxTQUFTLE9BQU8sQ0FBQyxJQUFJLEtBQUssS0FBSyxJQUFJLEdBQUcsT0FBTyxDQUFDLFVBQVUsQ0FBQyxLQUFLLElBQUksS0FBSyxDQUFDO0FBQUEsTUFDNUUsR0FBRyxNQUFNLElBQUksQ0FBQyxVQUFVQSxTQUFRLEtBQUssQ0FBZ0I7QUFBQSxJQUN2RCxFQUFFLEtBQUssTUFBTTtBQUNiLFNBQUssTUFBTSxJQUFJLFFBQVEsR0FBRztBQUMxQixXQUFPO0FBQUEsRUFDVDtBQUFBLEVBRUEsZUFBNEI7QUFDMUIsU0FBSyxhQUFhLEtBQUssTUFBTTtBQUM3QixXQUFPLEtBQUs7QUFBQSxFQUNkO0FBQ0Y7QUFFQSxJQUFJO0FBR0csU0FBUyxtQkFBcUM7QUFDbkQsY0FBWSxJQUFJO0FBQUEsSUFDZCxZQUFZLGdCQUFnQjtBQUFBLElBQzVCLE1BQU0sWUFBWSxjQUFjO0FBQUEsRUFDbEM7QUFDQSxTQUFPO0FBQ1Q7QUFRQSxTQUFTLGNBQWMsTUFBd0I7QUFDN0MsUUFBTSxDQUFDLE1BQU0sSUFBSSxPQUFPLElBQUksV0FBV0csV0FBVSxLQUFLLFNBQVMsR0FBRyxJQUFJLEtBQUssTUFBTSxHQUFHO0FBQ3BGLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxTQUFTLFVBQVUsSUFBSTtBQUFBLElBQ3ZCLFdBQVcsT0FBTyxTQUFTO0FBQUEsSUFDM0IsU0FBU0EsYUFBWSxNQUFNLFNBQVksT0FBT0EsUUFBTztBQUFBLElBQ3JELFFBQVEsV0FBVyxNQUFNLFNBQVksT0FBTyxNQUFNO0FBQUEsRUFDcEQ7QUFDRjtBQUVBLFNBQVMsY0FBY0EsVUFBcUU7QUFDMUYsUUFBTSxVQUFVLG9CQUFJLElBQTJCO0FBQy9DLGFBQVcsU0FBU0EsVUFBUztBQUMzQixVQUFNQyxRQUFPLFFBQVEsSUFBSSxNQUFNLElBQUk7QUFDbkMsUUFBSUEsVUFBUyxPQUFXLFNBQVEsSUFBSSxNQUFNLE1BQU0sQ0FBQyxLQUFLLENBQUM7QUFBQSxRQUNsRCxDQUFBQSxNQUFLLEtBQUssS0FBSztBQUFBLEVBQ3RCO0FBQ0EsU0FBTztBQUNUO0FBRUEsU0FBUyxPQUFPLEtBQWtCLE9BQTRCO0FBQzVELFNBQU8sSUFBSSxPQUFPLE1BQU0sT0FBTyxLQUFLLElBQUksT0FBTyxNQUFNLE9BQU8sSUFBSSxJQUFJLE9BQU8sSUFBSTtBQUNqRjs7O0FDbEtPLFNBQVMsYUFBYSxNQUEwQjtBQUNyRCxVQUFRLEtBQUssTUFBTTtBQUFBLElBQ2pCLEtBQUs7QUFDSCxhQUFPLGVBQWUsTUFBTSxJQUFJLENBQUM7QUFBQSxJQUNuQyxLQUFLO0FBQ0gsYUFBTyxTQUFTLEtBQUssaUJBQWlCLFNBQVksTUFBTSxJQUFJLElBQUksVUFBVSxLQUFLLFlBQVksRUFBRTtBQUFBLElBQy9GLEtBQUs7QUFDSCxhQUFPLGVBQWUsSUFBSTtBQUFBLElBQzVCLEtBQUs7QUFDSCxhQUFPLGFBQWEsSUFBSTtBQUFBLElBQzFCLEtBQUs7QUFDSCxhQUFPLEtBQUssT0FBTyxJQUFJLENBQUMsVUFBVSxLQUFLLEtBQUssVUFBVSxLQUFLLENBQUMsQ0FBQyxFQUFFLEtBQUssSUFBSTtBQUFBLElBQzFFLEtBQUs7QUFDSCxhQUFPLEdBQUcsYUFBYSxLQUFLLEVBQUUsQ0FBQztBQUFBLElBQ2pDLEtBQUs7QUFDSCxhQUFPLEtBQUssR0FBRyxJQUFJLFlBQVksRUFBRSxLQUFLLE9BQU87QUFBQSxJQUMvQyxLQUFLO0FBQ0gsYUFBTyxHQUFHLEtBQUssV0FBVyx3QkFBd0IsU0FBUyxJQUFJLFNBQVMsS0FBSyxFQUFFLENBQUM7QUFBQSxJQUNsRixLQUFLO0FBQ0gsYUFBTyxvQkFBb0IsU0FBUyxLQUFLLEVBQUUsQ0FBQztBQUFBLElBQzlDLEtBQUs7QUFDSCxhQUFPLGtCQUFrQixPQUFPLEtBQUssS0FBSyxJQUFJLEVBQUUsSUFBSSxJQUFJLEVBQUUsS0FBSyxJQUFJLENBQUM7QUFBQSxJQUN0RSxLQUFLO0FBQ0gsYUFBTyxHQUFHLGFBQWEsS0FBSyxFQUFFLENBQUMsUUFBUSxhQUFhLEtBQUssSUFBSSxDQUFDO0FBQUEsSUFDaEUsS0FBSztBQUNILGFBQU8sZUFBZSxhQUFhLEtBQUssRUFBRSxDQUFDO0FBQUEsSUFDN0MsS0FBSztBQUFBLElBQ0wsS0FBSztBQUNILGFBQU8sS0FBSztBQUFBLElBQ2QsS0FBSztBQUNILGFBQU8saUJBQWlCLEtBQUssSUFBSTtBQUFBLElBQ25DLEtBQUs7QUFDSCxhQUFPLDJDQUEyQyxLQUFLLElBQUk7QUFBQSxJQUM3RDtBQUNFLGFBQU8sV0FBVyxLQUFLLElBQUk7QUFBQSxFQUMvQjtBQUNGO0FBR0EsSUFBTSxhQUFhO0FBQUEsRUFDakIsVUFBVTtBQUFBLEVBQ1YsTUFBTTtBQUFBLEVBQ04sT0FBTztBQUFBLEVBQ1AsUUFBUTtBQUFBLEVBQ1IsU0FBUztBQUFBLEVBQ1QsS0FBSztBQUFBLEVBQ0wsV0FBVztBQUFBLEVBQ1gsYUFBYTtBQUNmO0FBRUEsU0FBUyxlQUFlLE1BQStDO0FBQ3JFLE1BQUksS0FBSyxjQUFjLEtBQU0sUUFBTztBQUNwQyxNQUFJLEtBQUssWUFBWSxPQUFXLFFBQU8sdUJBQXVCLEtBQUssS0FBSyxPQUFPLENBQUM7QUFDaEYsTUFBSSxLQUFLLFNBQVUsUUFBTztBQUMxQixTQUFPLEtBQUssYUFBYSx1QkFBdUI7QUFDbEQ7QUFFQSxTQUFTLGFBQWEsTUFBNkM7QUFDakUsTUFBSSxLQUFLLFFBQVMsUUFBTztBQUN6QixTQUFPLEtBQUssYUFBYSxRQUFRLFNBQVM7QUFDNUM7QUFHQSxTQUFTLFNBQVMsTUFBMEI7QUFDMUMsVUFBUSxLQUFLLE1BQU07QUFBQSxJQUNqQixLQUFLO0FBQ0gsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILGFBQU87QUFBQSxJQUNULEtBQUs7QUFDSCxhQUFPLGFBQWEsSUFBSSxFQUFFLFFBQVEsV0FBVyxTQUFTO0FBQUEsSUFDeEQ7QUFDRSxhQUFPLFdBQVcsYUFBYSxJQUFJLENBQUM7QUFBQSxFQUN4QztBQUNGO0FBRUEsU0FBUyxNQUFNLEVBQUUsS0FBSyxJQUFJLEdBQTJDO0FBQ25FLE1BQUksUUFBUSxVQUFhLFFBQVEsT0FBVyxRQUFPLFNBQVMsR0FBRyxPQUFPLEdBQUc7QUFDekUsTUFBSSxRQUFRLE9BQVcsUUFBTyxLQUFLLEdBQUc7QUFDdEMsU0FBTyxRQUFRLFNBQVksS0FBSyxLQUFLLEdBQUc7QUFDMUM7QUFHTyxTQUFTLGdCQUFnQixPQUEwQztBQUN4RSxNQUFJLFdBQVcsTUFBTyxRQUFPLEtBQUssS0FBSyxVQUFVLE1BQU0sS0FBSyxDQUFDO0FBQzdELE1BQUksZ0JBQWdCLE1BQU8sUUFBTyxLQUFLLE1BQU0sV0FBVyxRQUFRLFFBQVEsR0FBRyxFQUFFLEtBQUssQ0FBQztBQUNuRixTQUFPO0FBQ1Q7QUFFTyxJQUFNLE9BQU8sQ0FBQyxTQUFpQixLQUFLLElBQUk7OztBQzFGL0MsSUFBTSxZQUFZLENBQUMsV0FBVyxTQUFTLFdBQVcsUUFBUSxXQUFXLFNBQVM7QUFFOUUsSUFBTSxhQUFhO0FBQUEsRUFDakI7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUNGO0FBQ0EsSUFBTSx1QkFBdUI7QUFHdEIsSUFBTSxjQUFvRDtBQUFBLEVBQy9ELGtCQUFrQixFQUFFLFNBQVMsMENBQTBDLE1BQU0sQ0FBQyxHQUFHLFNBQVMsRUFBRTtBQUFBLEVBQzVGLFdBQVc7QUFBQSxJQUNULFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxRQUFRLHVCQUF1QixTQUFTO0FBQUEsRUFDakQ7QUFBQSxFQUNBLFNBQVM7QUFBQSxJQUNQLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxVQUFVLE9BQU8sV0FBVyxjQUFjLFlBQVk7QUFBQSxFQUMvRDtBQUFBLEVBQ0EsWUFBWSxFQUFFLFNBQVMsbUNBQW1DLE1BQU0sQ0FBQyxVQUFVLEtBQUssRUFBRTtBQUFBLEVBQ2xGLFlBQVk7QUFBQSxJQUNWLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLFVBQVUsUUFBUTtBQUFBLEVBQ25DO0FBQUEsRUFDQSxVQUFVO0FBQUEsSUFDUixTQUNFO0FBQUEsSUFDRixNQUFNLENBQUMsT0FBTyxPQUFPLFlBQVk7QUFBQSxFQUNuQztBQUFBLEVBQ0EsOEJBQThCO0FBQUEsSUFDNUIsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLEdBQUcsWUFBWSx1QkFBdUI7QUFBQSxFQUMvQztBQUFBLEVBQ0EsNEJBQTRCO0FBQUEsSUFDMUIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLEdBQUcsU0FBUztBQUFBLEVBQ3JCO0FBQUEsRUFDQSx1Q0FBdUM7QUFBQSxJQUNyQyxTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsVUFBVSxjQUFjLFVBQVUsS0FBSztBQUFBLEVBQ2hEO0FBQUEsRUFDQSxLQUFLO0FBQUEsSUFDSCxTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNO0FBQUEsTUFDSjtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQUEsRUFDQSxpQkFBaUI7QUFBQSxJQUNmLFNBQ0U7QUFBQSxJQUNGLE1BQU0sQ0FBQyxRQUFRLFVBQVUsWUFBWSxPQUFPLFFBQVEsVUFBVSxVQUFVLE9BQU87QUFBQSxFQUNqRjtBQUFBLEVBQ0Esb0JBQW9CO0FBQUEsSUFDbEIsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLEdBQUcsWUFBWSxnQkFBZ0IsUUFBUSxPQUFPLE9BQU8sU0FBUztBQUFBLEVBQ3ZFO0FBQUEsRUFDQSxrQkFBa0IsRUFBRSxTQUFTLDBDQUEwQyxNQUFNLENBQUMsR0FBRyxTQUFTLEVBQUU7QUFBQSxFQUM1RixvQkFBb0I7QUFBQSxJQUNsQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsV0FBVyxRQUFRLFlBQVksV0FBVztBQUFBLEVBQ25EO0FBQUEsRUFDQSxnQkFBZ0I7QUFBQSxJQUNkLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxTQUFTLGVBQWUsT0FBTztBQUFBLEVBQ3hDO0FBQUEsRUFDQSxjQUFjO0FBQUEsSUFDWixTQUNFO0FBQUEsSUFDRixNQUFNLENBQUMsVUFBVSxpQkFBaUIsS0FBSztBQUFBLEVBQ3pDO0FBQUEsRUFDQSx3QkFBd0I7QUFBQSxJQUN0QixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsVUFBVSxVQUFVLE9BQU8sUUFBUTtBQUFBLEVBQzVDO0FBQUEsRUFDQSxrQkFBa0I7QUFBQSxJQUNoQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsaUJBQWlCLFVBQVUsVUFBVSxPQUFPLFFBQVE7QUFBQSxFQUM3RDtBQUFBLEVBQ0Esb0JBQW9CO0FBQUEsSUFDbEIsU0FDRTtBQUFBLElBQ0YsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLGlCQUFpQixVQUFVLFVBQVUsUUFBUTtBQUFBLEVBQ3REO0FBQUEsRUFDQSxTQUFTO0FBQUEsSUFDUCxTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsTUFDSjtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFBQSxFQUNBLGlCQUFpQjtBQUFBLElBQ2YsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLGVBQWUsUUFBUSxLQUFLO0FBQUEsRUFDckM7QUFBQSxFQUNBLGtCQUFrQjtBQUFBLElBQ2hCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxlQUFlLFFBQVEsYUFBYSxjQUFjLFNBQVM7QUFBQSxFQUNwRTtBQUFBLEVBQ0Esc0JBQXNCO0FBQUEsSUFDcEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLGVBQWUsTUFBTTtBQUFBLEVBQzlCO0FBQUEsRUFDQSxrQ0FBa0M7QUFBQSxJQUNoQyxTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsZUFBZSxRQUFRLE9BQU8sS0FBSztBQUFBLEVBQzVDO0FBQUEsRUFDQSxxQkFBcUI7QUFBQSxJQUNuQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsZUFBZSxTQUFTO0FBQUEsRUFDakM7QUFBQSxFQUNBLGlCQUFpQjtBQUFBLElBQ2YsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLHFCQUFxQixXQUFXLE1BQU0saUJBQWlCO0FBQUEsRUFDaEU7QUFBQSxFQUNBLG1CQUFtQjtBQUFBLElBQ2pCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxhQUFhLE9BQU87QUFBQSxFQUM3QjtBQUFBLEVBQ0EsNkJBQTZCO0FBQUEsSUFDM0IsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsWUFBWSxhQUFhO0FBQUEsRUFDMUM7QUFBQSxFQUNBLHlCQUF5QjtBQUFBLElBQ3ZCLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxHQUFHLFVBQVU7QUFBQSxFQUN0QjtBQUFBLEVBQ0EsMkJBQTJCO0FBQUEsSUFDekIsU0FDRTtBQUFBLElBQ0YsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLFFBQVEsaUJBQWlCLFdBQVcsUUFBUSxjQUFjO0FBQUEsRUFDbkU7QUFBQSxFQUNBLHVCQUF1QjtBQUFBLElBQ3JCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxHQUFHLFNBQVM7QUFBQSxFQUNyQjtBQUFBLEVBQ0EsY0FBYztBQUFBLElBQ1osU0FDRTtBQUFBLElBQ0YsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLG1CQUFtQixPQUFPLE9BQU8sV0FBVyxTQUFTLFNBQVM7QUFBQSxFQUN2RTtBQUFBLEVBQ0EsdUJBQXVCO0FBQUEsSUFDckIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLGFBQWEsaUJBQWlCO0FBQUEsRUFDdkM7QUFBQSxFQUNBLGdDQUFnQztBQUFBLElBQzlCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxtQkFBbUIsSUFBSTtBQUFBLEVBQ2hDO0FBQUEsRUFDQSw2QkFBNkIsRUFBRSxTQUFTLHlCQUF5QixNQUFNLENBQUMsaUJBQWlCLEVBQUU7QUFBQSxFQUMzRiwrQkFBK0I7QUFBQSxJQUM3QixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsbUJBQW1CLE1BQU0sVUFBVSxXQUFXO0FBQUEsRUFDdkQ7QUFBQSxFQUNBLDRCQUE0QixFQUFFLFNBQVMsd0JBQXdCLE1BQU0sQ0FBQyxpQkFBaUIsRUFBRTtBQUFBLEVBQ3pGLHdCQUF3QixFQUFFLFNBQVMsY0FBYyxNQUFNLENBQUMsbUJBQW1CLFVBQVUsRUFBRTtBQUFBLEVBQ3ZGLG9CQUFvQjtBQUFBLElBQ2xCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxXQUFXLE9BQU8sVUFBVSxPQUFPLFlBQVksUUFBUTtBQUFBLEVBQ2hFO0FBQUEsRUFDQSwwQkFBMEI7QUFBQSxJQUN4QixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsU0FBUyxPQUFPLFNBQVM7QUFBQSxFQUNsQztBQUFBLEVBQ0EsbUJBQW1CO0FBQUEsSUFDakIsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLE9BQU8sV0FBVyxPQUFPLFdBQVcsV0FBVyxVQUFVLGNBQWMsUUFBUTtBQUFBLEVBQ3hGO0FBQUEsRUFDQSxvQkFBb0I7QUFBQSxJQUNsQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsT0FBTyxRQUFRLFNBQVMsUUFBUTtBQUFBLEVBQ3pDO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsT0FBTyxjQUFjLFNBQVM7QUFBQSxFQUN2QztBQUFBLEVBQ0EsbUJBQW1CO0FBQUEsSUFDakIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLE9BQU8sU0FBUyxNQUFNLFFBQVE7QUFBQSxFQUN2QztBQUFBLEVBQ0EsZ0JBQWdCO0FBQUEsSUFDZCxTQUNFO0FBQUEsSUFDRixNQUFNLENBQUMsV0FBVyxRQUFRO0FBQUEsRUFDNUI7QUFBQSxFQUNBLGVBQWU7QUFBQSxJQUNiLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxXQUFXLFVBQVUsU0FBUztBQUFBLEVBQ3ZDO0FBQUEsRUFDQSx1QkFBdUI7QUFBQSxJQUNyQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNO0FBQUEsTUFDSjtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQUEsRUFDQSx5QkFBeUI7QUFBQSxJQUN2QixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNO0FBQUEsTUFDSjtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFBQSxFQUNBLFlBQVk7QUFBQSxJQUNWLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxVQUFVLE9BQU8sY0FBYyxVQUFVLFFBQVE7QUFBQSxFQUMxRDtBQUFBLEVBQ0EsZUFBZTtBQUFBLElBQ2IsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLFVBQVUsT0FBTyxZQUFZO0FBQUEsRUFDdEM7QUFBQSxFQUNBLGFBQWE7QUFBQSxJQUNYLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxVQUFVLE9BQU8sYUFBYSxlQUFlLFlBQVk7QUFBQSxFQUNsRTtBQUFBLEVBQ0EsWUFBWTtBQUFBLElBQ1YsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLE1BQ0o7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsVUFBVSxPQUFPLFNBQVM7QUFBQSxFQUNuQztBQUFBLEVBQ0EsWUFBWTtBQUFBLElBQ1YsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLGFBQWEsUUFBUSxTQUFTO0FBQUEsRUFDdkM7QUFBQSxFQUNBLFlBQVk7QUFBQSxJQUNWLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxNQUNKO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQUEsRUFDQSx1QkFBdUI7QUFBQSxJQUNyQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsV0FBVyxLQUFLO0FBQUEsRUFDekI7QUFBQSxFQUNBLG1CQUFtQjtBQUFBLElBQ2pCLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxXQUFXLFlBQVksUUFBUTtBQUFBLEVBQ3hDO0FBQUEsRUFDQSxvQkFBb0I7QUFBQSxJQUNsQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsV0FBVyxlQUFlLFVBQVU7QUFBQSxFQUM3QztBQUFBLEVBQ0EsNkJBQTZCO0FBQUEsSUFDM0IsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFdBQVcsc0JBQXNCLFdBQVcsUUFBUTtBQUFBLEVBQzdEO0FBQUEsRUFDQSw2QkFBNkI7QUFBQSxJQUMzQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsV0FBVyxXQUFXLFVBQVUsU0FBUztBQUFBLEVBQ2xEO0FBQUEsRUFDQSwwQkFBMEI7QUFBQSxJQUN4QixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsV0FBVyxlQUFlLGNBQWMsYUFBYSxRQUFRLE1BQU07QUFBQSxFQUM1RTtBQUFBLEVBQ0EscUJBQXFCO0FBQUEsSUFDbkIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFdBQVcsT0FBTyxTQUFTLE9BQU8sVUFBVTtBQUFBLEVBQ3JEO0FBQUEsRUFDQSxRQUFRO0FBQUEsSUFDTixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsU0FBUyxRQUFRLFdBQVcsU0FBUztBQUFBLEVBQzlDO0FBQUEsRUFDQSxjQUFjO0FBQUEsSUFDWixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsZ0JBQWdCLFVBQVUsUUFBUSxXQUFXLFNBQVM7QUFBQSxFQUMvRDtBQUFBLEVBQ0EsbUJBQW1CLEVBQUUsU0FBUywyQ0FBMkMsTUFBTSxDQUFDLEdBQUcsU0FBUyxFQUFFO0FBQUEsRUFDOUYsV0FBVztBQUFBLElBQ1QsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsVUFBVSxjQUFjLFVBQVU7QUFBQSxFQUNuRDtBQUFBLEVBQ0EsS0FBSztBQUFBLElBQ0gsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLFVBQVUsT0FBTyxRQUFRLFFBQVEsUUFBUSxPQUFPO0FBQUEsRUFDekQ7QUFBQSxFQUNBLG1CQUFtQjtBQUFBLElBQ2pCLFNBQ0U7QUFBQSxJQUNGLE1BQU07QUFBQSxJQUNOLE1BQU07QUFBQSxNQUNKO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQUEsRUFDQSxVQUFVO0FBQUEsSUFDUixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsUUFBUSxVQUFVLFNBQVMsU0FBUztBQUFBLEVBQzdDO0FBQUEsRUFDQSxpQkFBaUI7QUFBQSxJQUNmLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxnQkFBZ0IsTUFBTSxLQUFLO0FBQUEsRUFDcEM7QUFBQSxFQUNBLGtCQUFrQjtBQUFBLElBQ2hCLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxHQUFHLFlBQVksZ0JBQWdCLFFBQVEsV0FBVyxPQUFPLE9BQU87QUFBQSxFQUN6RTtBQUFBLEVBQ0EsZ0JBQWdCO0FBQUEsSUFDZCxTQUNFO0FBQUEsSUFDRixNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsT0FBTyxRQUFRLFNBQVMsTUFBTSxjQUFjO0FBQUEsRUFDckQ7QUFBQSxFQUNBLG9CQUFvQjtBQUFBLElBQ2xCLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxTQUFTLE9BQU8sUUFBUSxRQUFRLEtBQUs7QUFBQSxFQUM5QztBQUFBLEVBQ0EsZ0JBQWdCLEVBQUUsU0FBUyx3Q0FBd0MsTUFBTSxDQUFDLEdBQUcsU0FBUyxFQUFFO0FBQUEsRUFDeEYsc0JBQXNCO0FBQUEsSUFDcEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFdBQVcsUUFBUSxlQUFlLFFBQVEsS0FBSztBQUFBLEVBQ3hEO0FBQUEsRUFDQSw2QkFBNkI7QUFBQSxJQUMzQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsZUFBZSxNQUFNO0FBQUEsRUFDOUI7QUFBQSxFQUNBLDRCQUE0QjtBQUFBLElBQzFCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLEtBQUs7QUFBQSxFQUN0QjtBQUFBLEVBQ0EsZ0NBQWdDO0FBQUEsSUFDOUIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsS0FBSztBQUFBLEVBQ3RCO0FBQUEsRUFDQSwyQkFBMkI7QUFBQSxJQUN6QixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsUUFBUSxPQUFPLEtBQUs7QUFBQSxFQUM3QjtBQUFBLEVBQ0EsNkJBQTZCO0FBQUEsSUFDM0IsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsS0FBSztBQUFBLEVBQ3RCO0FBQUEsRUFDQSxzQkFBc0I7QUFBQSxJQUNwQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsV0FBVyxPQUFPLFNBQVMsT0FBTyxTQUFTLFFBQVE7QUFBQSxFQUM1RDtBQUFBLEVBQ0EsaUJBQWlCO0FBQUEsSUFDZixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsZ0JBQWdCLGFBQWEsU0FBUyxTQUFTO0FBQUEsRUFDeEQ7QUFBQSxFQUNBLHNCQUFzQjtBQUFBLElBQ3BCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxjQUFjLG9CQUFvQixNQUFNO0FBQUEsRUFDakQ7QUFBQSxFQUNBLFFBQVE7QUFBQSxJQUNOLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxTQUFTLGVBQWUsT0FBTztBQUFBLEVBQ3hDO0FBQUEsRUFDQSxRQUFRO0FBQUEsSUFDTixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsaUJBQWlCLGFBQWEsTUFBTSxZQUFZLGdCQUFnQixjQUFjLE9BQU87QUFBQSxFQUM5RjtBQUFBLEVBQ0Esa0JBQWtCO0FBQUEsSUFDaEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFlBQVksZUFBZSxlQUFlLGVBQWU7QUFBQSxFQUNsRTtBQUFBLEVBQ0Esc0JBQXNCO0FBQUEsSUFDcEIsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLGFBQWEsaUJBQWlCLE9BQU8sZUFBZTtBQUFBLEVBQzdEO0FBQUEsRUFDQSx1QkFBdUI7QUFBQSxJQUNyQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsaUJBQWlCLGFBQWEsTUFBTTtBQUFBLEVBQzdDO0FBQUEsRUFDQSxxQkFBcUI7QUFBQSxJQUNuQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsT0FBTyxTQUFTLGVBQWUsVUFBVTtBQUFBLEVBQ2xEO0FBQUEsRUFDQSxrQkFBa0I7QUFBQSxJQUNoQixTQUNFO0FBQUEsSUFDRixNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsTUFBTSxZQUFZLGVBQWUsaUJBQWlCLE1BQU07QUFBQSxFQUNqRTtBQUFBLEVBQ0EscUJBQXFCO0FBQUEsSUFDbkIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLE1BQU0saUJBQWlCLGVBQWU7QUFBQSxFQUMvQztBQUFBLEVBQ0EsMEJBQTBCO0FBQUEsSUFDeEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLE1BQU0sZUFBZSxTQUFTLE9BQU8sT0FBTztBQUFBLEVBQ3JEO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsWUFBWSxjQUFjLFdBQVc7QUFBQSxFQUM5QztBQUFBLEVBQ0EsbUJBQW1CO0FBQUEsSUFDakIsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLFFBQVEsYUFBYSxpQkFBaUIsWUFBWTtBQUFBLEVBQzNEO0FBQUEsRUFDQSxnQkFBZ0I7QUFBQSxJQUNkLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxhQUFhLFlBQVksTUFBTSxNQUFNO0FBQUEsRUFDOUM7QUFBQSxFQUNBLFFBQVE7QUFBQSxJQUNOLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxPQUFPLE9BQU8sV0FBVyxZQUFZLFNBQVM7QUFBQSxFQUN2RDtBQUFBLEVBQ0EsVUFBVTtBQUFBLElBQ1IsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLHFCQUFxQixhQUFhLFdBQVcsUUFBUTtBQUFBLEVBQzlEO0FBQUEsRUFDQSxXQUFXO0FBQUEsSUFDVCxTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsYUFBYSxTQUFTLFlBQVksT0FBTztBQUFBLEVBQ2xEO0FBQUEsRUFDQSxxQkFBcUI7QUFBQSxJQUNuQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsZUFBZSxhQUFhLFlBQVk7QUFBQSxFQUNqRDtBQUFBLEVBQ0Esd0JBQXdCO0FBQUEsSUFDdEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLGVBQWUsYUFBYSxjQUFjLE1BQU07QUFBQSxFQUN6RDtBQUFBLEVBQ0EsZUFBZTtBQUFBLElBQ2IsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLFNBQVMsWUFBWSxhQUFhLE9BQU87QUFBQSxFQUNsRDtBQUFBLEVBQ0EsYUFBYTtBQUFBLElBQ1gsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLGFBQWEsU0FBUyxlQUFlLFNBQVM7QUFBQSxFQUN2RDtBQUFBLEVBQ0Esc0JBQXNCO0FBQUEsSUFDcEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLEdBQUcsU0FBUztBQUFBLEVBQ3JCO0FBQUEsRUFDQSxlQUFlO0FBQUEsSUFDYixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsY0FBYyxnQkFBZ0IsVUFBVTtBQUFBLEVBQ2pEO0FBQUEsRUFDQSxNQUFNO0FBQUEsSUFDSixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsY0FBYyxRQUFRLFlBQVksUUFBUTtBQUFBLEVBQ25EO0FBQUEsRUFDQSxNQUFNO0FBQUEsSUFDSixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsT0FBTyxTQUFTLGNBQWMsT0FBTyxTQUFTO0FBQUEsRUFDdkQ7QUFBQSxFQUNBLG1CQUFtQjtBQUFBLElBQ2pCLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxJQUNOLE1BQU0sQ0FBQyxHQUFHLFlBQVksT0FBTztBQUFBLEVBQy9CO0FBQUEsRUFDQSxrQkFBa0IsRUFBRSxTQUFTLHVCQUF1QixNQUFNLENBQUMsU0FBUyxTQUFTLEtBQUssRUFBRTtBQUFBLEVBQ3BGLGlCQUFpQjtBQUFBLElBQ2YsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLEdBQUcsV0FBVyxTQUFTLE9BQU8sUUFBUTtBQUFBLEVBQy9DO0FBQUEsRUFDQSx3QkFBd0I7QUFBQSxJQUN0QixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsU0FBUyxpQkFBaUIsVUFBVSxRQUFRO0FBQUEsRUFDckQ7QUFBQSxFQUNBLGlDQUFpQztBQUFBLElBQy9CLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxTQUFTLE9BQU87QUFBQSxFQUN6QjtBQUFBLEVBQ0EseUJBQXlCO0FBQUEsSUFDdkIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFNBQVMsZUFBZTtBQUFBLEVBQ2pDO0FBQUEsRUFDQSx1QkFBdUI7QUFBQSxJQUNyQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsWUFBWSxpQkFBaUIsS0FBSztBQUFBLEVBQzNDO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsWUFBWSxxQkFBcUIsT0FBTyxRQUFRO0FBQUEsRUFDekQ7QUFBQSxFQUNBLDhCQUE4QjtBQUFBLElBQzVCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxZQUFZLHVCQUF1QixLQUFLO0FBQUEsRUFDakQ7QUFBQSxFQUNBLHFCQUFxQjtBQUFBLElBQ25CLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxHQUFHLFdBQVcsVUFBVTtBQUFBLEVBQ2pDO0FBQUEsRUFDQSw0QkFBNEI7QUFBQSxJQUMxQixTQUNFO0FBQUEsSUFDRixNQUFNLENBQUMsWUFBWSxlQUFlLFNBQVM7QUFBQSxFQUM3QztBQUFBLEVBQ0EsZ0JBQWdCO0FBQUEsSUFDZCxTQUNFO0FBQUEsSUFDRixNQUFNLENBQUMsT0FBTyxrQkFBa0IsU0FBUyxVQUFVLFNBQVMsUUFBUSxTQUFTO0FBQUEsRUFDL0U7QUFBQSxFQUNBLEtBQUs7QUFBQSxJQUNILFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLGVBQWUsUUFBUSxPQUFPO0FBQUEsRUFDL0M7QUFBQSxFQUNBLHdCQUF3QjtBQUFBLElBQ3RCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLFNBQVM7QUFBQSxFQUMxQjtBQUFBLEVBQ0EscUJBQXFCO0FBQUEsSUFDbkIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFVBQVUsZUFBZSxlQUFlO0FBQUEsRUFDakQ7QUFBQSxFQUNBLDhCQUE4QjtBQUFBLElBQzVCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxlQUFlLFVBQVU7QUFBQSxFQUNsQztBQUFBLEVBQ0EsMkJBQTJCO0FBQUEsSUFDekIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFVBQVUsU0FBUztBQUFBLEVBQzVCO0FBQUEsRUFDQSxvQkFBb0I7QUFBQSxJQUNsQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsdUJBQXVCLE9BQU87QUFBQSxFQUN2QztBQUFBLEVBQ0Esc0JBQXNCO0FBQUEsSUFDcEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFdBQVcsU0FBUztBQUFBLEVBQzdCO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsV0FBVyxXQUFXLE9BQU87QUFBQSxFQUN0QztBQUFBLEVBQ0EsK0JBQStCO0FBQUEsSUFDN0IsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFVBQVUsVUFBVSxZQUFZLFdBQVcsV0FBVyxxQkFBcUIsWUFBWTtBQUFBLEVBQ2hHO0FBQUEsRUFDQSwwQkFBMEI7QUFBQSxJQUN4QixTQUFTO0FBQUEsSUFDVCxNQUFNLENBQUMsVUFBVSxrQkFBa0I7QUFBQSxFQUNyQztBQUFBLEVBQ0EsMEJBQTBCO0FBQUEsSUFDeEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFVBQVUsY0FBYyxZQUFZO0FBQUEsRUFDN0M7QUFBQSxFQUNBLFNBQVM7QUFBQSxJQUNQLFNBQVM7QUFBQSxJQUNULE1BQU07QUFBQSxNQUNKO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFBQSxFQUNBLHdCQUF3QjtBQUFBLElBQ3RCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLFFBQVEsVUFBVSxRQUFRO0FBQUEsRUFDM0M7QUFBQSxFQUNBLG9CQUFvQjtBQUFBLElBQ2xCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLFlBQVksU0FBUyxlQUFlLFdBQVc7QUFBQSxFQUNoRTtBQUFBLEVBQ0Esb0JBQW9CO0FBQUEsSUFDbEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsUUFBUSxPQUFPLFNBQVMsUUFBUTtBQUFBLEVBQ2pEO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsT0FBTyxRQUFRLE9BQU8sYUFBYSxTQUFTLFFBQVEsUUFBUSxnQkFBZ0IsTUFBTTtBQUFBLEVBQzNGO0FBQUEsRUFDQSx1QkFBdUI7QUFBQSxJQUNyQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsUUFBUSxTQUFTLE9BQU8sS0FBSztBQUFBLEVBQ3RDO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsUUFBUSxZQUFZLGNBQWM7QUFBQSxFQUMzQztBQUFBLEVBQ0EsMkJBQTJCO0FBQUEsSUFDekIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsUUFBUSxVQUFVLE9BQU87QUFBQSxFQUMxQztBQUFBLEVBQ0Esd0JBQXdCO0FBQUEsSUFDdEIsU0FBUztBQUFBLElBQ1QsTUFBTSxDQUFDLFFBQVEsU0FBUyxNQUFNO0FBQUEsRUFDaEM7QUFBQSxFQUNBLHNCQUFzQixFQUFFLFNBQVMsc0NBQXNDLE1BQU0sQ0FBQyxRQUFRLElBQUksRUFBRTtBQUFBLEVBQzVGLG9CQUFvQjtBQUFBLElBQ2xCLFNBQVM7QUFBQSxJQUNULE1BQU0sQ0FBQyxRQUFRLFNBQVMsY0FBYztBQUFBLEVBQ3hDO0FBQUEsRUFDQSxrQkFBa0I7QUFBQSxJQUNoQixTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsUUFBUSxVQUFVLFFBQVEsU0FBUyxVQUFVLFNBQVMsTUFBTTtBQUFBLEVBQ3JFO0FBQUEsRUFDQSxhQUFhO0FBQUEsSUFDWCxTQUFTO0FBQUEsSUFDVCxNQUFNO0FBQUEsSUFDTixNQUFNLENBQUMsU0FBUyxjQUFjLHNCQUFzQixPQUFPLFVBQVU7QUFBQSxFQUN2RTtBQUFBLEVBQ0Esb0JBQW9CO0FBQUEsSUFDbEIsU0FBUztBQUFBLElBQ1QsTUFBTTtBQUFBLElBQ04sTUFBTSxDQUFDLE9BQU8sU0FBUyxTQUFTLFdBQVcsWUFBWTtBQUFBLEVBQ3pEO0FBQUEsRUFDQSxzQkFBc0I7QUFBQSxJQUNwQixTQUNFO0FBQUEsSUFDRixNQUFNO0FBQUEsTUFDSjtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQ0Y7OztBQ25zQk8sU0FBUyxPQUNkLFFBQ0EsT0FDMEI7QUFDMUIsUUFBTSxNQUFNLFFBQVEsWUFBWSxTQUFZLFNBQVM7QUFDckQsUUFBTSxLQUFLLE9BQU8sWUFBWSxTQUFZLFFBQVE7QUFDbEQsTUFBSSxRQUFRLE9BQVcsUUFBTyxNQUFNLEVBQUUsTUFBTSxTQUFTLE9BQU8sR0FBRztBQUMvRCxNQUFJLE9BQU87QUFDVCxXQUFPLEVBQUUsTUFBTSxXQUFXLFFBQVEsS0FBSyxZQUFZLE9BQU8sU0FBUyxjQUFjLENBQUMsRUFBRTtBQUN0RixRQUFNLE9BQU8sUUFBUSxPQUFPLENBQUMsQ0FBQyxFQUFFLE1BQU0sTUFBTSxPQUFPLEtBQUssRUFBRSxDQUFDLEVBQUUsSUFBSSxDQUFDLENBQUMsTUFBTSxNQUFNLE1BQU07QUFDckYsU0FBTyxLQUFLLFdBQVcsSUFBSSxTQUFZLEVBQUUsTUFBTSxXQUFXLFFBQVEsS0FBSyxPQUFPLElBQUksS0FBSztBQUN6RjtBQUVBLElBQU0sVUFBNkY7QUFBQSxFQUNqRyxDQUFDLFFBQVEsQ0FBQyxLQUFLLFVBQVUsQ0FBQyxLQUFLLElBQUksTUFBTSxNQUFNLElBQUksQ0FBQztBQUFBLEVBQ3BELENBQUMsV0FBVyxDQUFDLEtBQUssVUFBVSxDQUFDLEtBQUssSUFBSSxTQUFTLE1BQU0sT0FBTyxDQUFDO0FBQUEsRUFDN0Q7QUFBQSxJQUNFO0FBQUEsSUFDQSxDQUFDLEtBQUssVUFBVSxJQUFJLGlCQUFpQixNQUFNLGdCQUFnQixJQUFJLGFBQWEsTUFBTTtBQUFBLEVBQ3BGO0FBQ0Y7QUFLQSxJQUFNLE9BQU8sQ0FBQyxLQUFjLFVBQW1CLEtBQUssVUFBVSxHQUFHLE1BQU0sS0FBSyxVQUFVLEtBQUs7OztBQzVDcEYsU0FBUyxjQUNkLFVBQ0EsRUFBRSxNQUFNLE1BQUFDLE1BQUssR0FDRTtBQUNmLFFBQU0sU0FBd0IsQ0FBQztBQUMvQixNQUFJO0FBQ0osYUFBVyxFQUFFLFVBQVUsU0FBQUMsVUFBUyxPQUFPLEtBQUssU0FBUyxjQUFjLEdBQUc7QUFDcEUsVUFBTSxRQUFRQSxTQUFRLElBQUksSUFBSSxHQUFHLEtBQUssQ0FBQyxVQUFVLE1BQU0sU0FBU0QsS0FBSTtBQUNwRSxVQUFNLGFBQWEsT0FBTyxRQUFRLEtBQUs7QUFDdkMsUUFBSSxlQUFlLE9BQVcsUUFBTyxLQUFLLEVBQUUsUUFBUSxZQUFZLFVBQVUsT0FBTyxDQUFDO0FBQ2xGLGFBQVM7QUFBQSxFQUNYO0FBQ0EsU0FBTztBQUNUO0FBR08sU0FBUyxTQUFTLFFBR3ZCO0FBQ0EsUUFBTSxPQUFPLE9BQU8sR0FBRyxFQUFFO0FBQ3pCLFNBQU87QUFBQSxJQUNMLE9BQU8sT0FBTyxTQUFTLENBQUMsRUFBRSxRQUFBRSxRQUFPLE1BQU1BLFFBQU8sU0FBUyxPQUFPLEdBQUc7QUFBQSxJQUNqRSxPQUFPLE1BQU0sT0FBTyxTQUFTLFlBQVksS0FBSyxXQUFXO0FBQUEsRUFDM0Q7QUFDRjs7O0FDaUZPLFVBQVUsWUFBWUMsVUFBa0IsRUFBRSxPQUFPLE1BQU0sSUFBSSxDQUFDLEdBQTJCO0FBQzVGLGFBQVcsQ0FBQyxNQUFNLElBQUksS0FBSyxPQUFPLFFBQVFBLFFBQU8sR0FBRztBQUNsRCxRQUFJLEtBQUssU0FBUyxTQUFTO0FBQ3pCLGlCQUFXLFNBQVMsWUFBWSxLQUFLLFNBQVMsRUFBRSxLQUFLLENBQUMsRUFBRyxPQUFNLFNBQVMsQ0FBQyxJQUFJLEdBQUcsS0FBSztBQUFBLElBQ3ZGLE9BQU87QUFDTCxZQUFNLEVBQUUsTUFBTSxDQUFDLElBQUksR0FBRyxRQUFRLEtBQUs7QUFDbkMsVUFBSSxLQUFNLFlBQVcsU0FBUyxTQUFTLEtBQUssSUFBSSxFQUFHLE9BQU0sU0FBUyxDQUFDLElBQUksR0FBRyxLQUFLO0FBQUEsSUFDakY7QUFBQSxFQUNGO0FBQ0Y7QUFFQSxVQUFVLFNBQVMsTUFBMEM7QUFDM0QsVUFBUSxLQUFLLE1BQU07QUFBQSxJQUNqQixLQUFLO0FBQ0gsYUFBTyxZQUFZLEtBQUssU0FBUyxFQUFFLE1BQU0sS0FBSyxDQUFDO0FBQy9DO0FBQUEsSUFDRixLQUFLO0FBQ0gsYUFBTyxZQUFZLEtBQUssTUFBTSxFQUFFLE1BQU0sS0FBSyxDQUFDO0FBQzVDO0FBQUEsSUFDRixLQUFLO0FBQ0gsaUJBQVcsU0FBUyxTQUFTLEtBQUssRUFBRSxFQUFHLE9BQU0sU0FBUyxDQUFDLEdBQUcsR0FBRyxLQUFLO0FBQ2xFO0FBQUEsSUFDRixLQUFLO0FBQ0gsaUJBQVcsU0FBUyxTQUFTLEtBQUssRUFBRSxFQUFHLE9BQU0sU0FBUyxDQUFDLFFBQVEsR0FBRyxLQUFLO0FBQ3ZFO0FBQUEsSUFDRixLQUFLO0FBQ0gsYUFBTyxTQUFTLEtBQUssRUFBRTtBQUN2QjtBQUFBLElBQ0YsS0FBSztBQUNILGlCQUFXLFVBQVUsS0FBSyxHQUFJLFFBQU8sU0FBUyxNQUFNO0FBQ3BEO0FBQUEsSUFDRixLQUFLO0FBQ0gsYUFBTyxTQUFTLEtBQUssRUFBRTtBQUN2QjtBQUFBLEVBQ0o7QUFDRjtBQUVBLFNBQVMsU0FBUyxRQUEyQixFQUFFLE1BQUFDLE9BQU0sT0FBTyxHQUE2QjtBQUN2RixTQUFPLEVBQUUsTUFBTSxDQUFDLEdBQUcsUUFBUSxHQUFHQSxLQUFJLEdBQUcsT0FBTztBQUM5Qzs7O0FDdklPLFNBQVMsWUFBWSxFQUFFLE9BQU8sTUFBQUMsTUFBSyxHQUF3RDtBQUNoRyxTQUFPLENBQUMsR0FBRyxRQUFRLE9BQU8sQ0FBQyxDQUFDLEdBQUcsR0FBRyxRQUFRQSxPQUFNLEVBQUUsTUFBTSxLQUFLLENBQUMsQ0FBQyxFQUFFO0FBQUEsSUFBSyxDQUFDLEtBQUssVUFDMUUsSUFBSSxPQUFPLE1BQU0sT0FBTyxLQUFLLElBQUksT0FBTyxNQUFNLE9BQU8sSUFBSSxJQUFJLE9BQU8sSUFBSTtBQUFBLEVBQzFFO0FBQ0Y7QUFFQSxTQUFTLFFBQVFDLFVBQWtCLFFBQXdDO0FBQ3pFLFNBQU8sQ0FBQyxHQUFHLFlBQVlBLFVBQVMsRUFBRSxNQUFNLEtBQUssQ0FBQyxDQUFDLEVBQUUsSUFBSSxDQUFDLEVBQUUsTUFBQUMsT0FBTSxPQUFPLE9BQU87QUFBQSxJQUMxRSxNQUFNQSxNQUFLLEtBQUssR0FBRztBQUFBLElBQ25CLEdBQUc7QUFBQSxJQUNILEdBQUcsY0FBYyxNQUFNO0FBQUEsRUFDekIsRUFBRTtBQUNKO0FBRUEsU0FBUyxjQUFjLFFBQW9EO0FBQ3pFLFNBQU87QUFBQSxJQUNMLE1BQU0sZUFBZSxPQUFPLElBQUk7QUFBQSxJQUNoQyxHQUFJLE9BQU8saUJBQWlCLGNBQWMsRUFBRSxjQUFjLE9BQU8sYUFBYTtBQUFBLElBQzlFLEdBQUksT0FBTyxZQUFZLFVBQWEsRUFBRSxTQUFTLE9BQU8sUUFBUTtBQUFBLElBQzlELEdBQUksT0FBTyxZQUFZLEVBQUUsVUFBVSxLQUFLO0FBQUEsSUFDeEMsR0FBSSxPQUFPLFdBQVcsRUFBRSxTQUFTLE9BQU8sUUFBUTtBQUFBLEVBQ2xEO0FBQ0Y7QUFFQSxTQUFTLGVBQWUsTUFBOEI7QUFDcEQsVUFBUSxLQUFLLE1BQU07QUFBQSxJQUNqQixLQUFLO0FBQ0gsYUFBTyxFQUFFLEdBQUcsTUFBTSxTQUFTLENBQUMsRUFBRTtBQUFBLElBQ2hDLEtBQUs7QUFDSCxhQUFPLEVBQUUsR0FBRyxNQUFNLE1BQU0sQ0FBQyxFQUFFO0FBQUEsSUFDN0IsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUNILGFBQU8sRUFBRSxHQUFHLE1BQU0sSUFBSSxlQUFlLEtBQUssRUFBRSxFQUFFO0FBQUEsSUFDaEQsS0FBSztBQUNILGFBQU8sRUFBRSxHQUFHLE1BQU0sSUFBSSxLQUFLLEdBQUcsSUFBSSxjQUFjLEVBQUU7QUFBQSxJQUNwRCxLQUFLO0FBQ0gsYUFBTyxFQUFFLEdBQUcsTUFBTSxNQUFNLGVBQWUsS0FBSyxJQUFJLEdBQUcsSUFBSSxlQUFlLEtBQUssRUFBRSxFQUFFO0FBQUEsSUFDakY7QUFDRSxhQUFPO0FBQUEsRUFDWDtBQUNGOzs7QUMvRE8sU0FBUyxpQkFDZCxRQUNBLEVBQUUsTUFBTSxPQUFPLE1BQU0sSUFBSSxHQUNRO0FBQ2pDLE1BQUksU0FBUyxTQUFVLFFBQU8sQ0FBQztBQUMvQixTQUFPLE9BQU8sU0FBUyxJQUFJLENBQUMsRUFBRSxNQUFNLEtBQUssT0FBTztBQUFBLElBQzlDLEtBQUssc0JBQXNCLEtBQUssSUFBSSxJQUFJLFNBQVMsR0FBRyxJQUFJLElBQUksS0FBSyxJQUFJO0FBQUEsSUFDckUsTUFBTSxHQUFHLEtBQUssUUFBUSxRQUFRLEVBQUUsQ0FBQyxJQUFJLElBQUk7QUFBQSxFQUMzQyxFQUFFO0FBQ0o7OztBQ3NDTyxTQUFTLGNBQ2QsUUFDQSxTQUNnQjtBQUNoQixRQUFNLFdBQVcsSUFBSTtBQUFBLElBQ2xCLENBQUMsU0FBUyxNQUFNLEVBQVk7QUFBQSxNQUFRLENBQUMsV0FDcEMsQ0FBQyxHQUFHLFlBQVksT0FBTyxNQUFNLEdBQUcsRUFBRSxNQUFNLEtBQUssQ0FBQyxDQUFDLEVBQUUsSUFBSSxDQUFDLEVBQUUsTUFBQUMsT0FBTSxPQUFPLE1BQXdCO0FBQUEsUUFDM0YsR0FBRyxNQUFNLElBQUlBLE1BQUssS0FBSyxHQUFHLENBQUM7QUFBQSxRQUMzQjtBQUFBLE1BQ0YsQ0FBQztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQ0EsU0FBTyxZQUFZLE1BQU0sRUFBRSxJQUFJLENBQUMsVUFBVTtBQUN4QyxVQUFNLFNBQVMsU0FBUyxJQUFJLEdBQUcsTUFBTSxPQUFPLFNBQVMsT0FBTyxJQUFJLE1BQU0sSUFBSSxFQUFFO0FBQzVFLFVBQU0sUUFBUSxpQkFBaUIsUUFBUSxPQUFPLE1BQU07QUFDcEQsV0FBTztBQUFBLE1BQ0wsR0FBRztBQUFBLE1BQ0gsVUFBVSxPQUFPLFNBQVMsSUFBSSxDQUFDLEVBQUUsTUFBTSxLQUFLLEdBQUcsV0FBVztBQUFBLFFBQ3hEO0FBQUEsUUFDQTtBQUFBLFFBQ0EsR0FBSSxNQUFNLEtBQUssS0FBSyxFQUFFLEtBQUssTUFBTSxLQUFLLEVBQUUsSUFBSTtBQUFBLE1BQzlDLEVBQUU7QUFBQSxNQUNGLEdBQUksT0FBTyxnQkFBZ0IsRUFBRSxjQUFjLE9BQU8sYUFBYTtBQUFBLE1BQy9ELFNBQVMsTUFBTSxPQUFPLENBQUMsSUFBSyxTQUFTLFFBQVEsTUFBTSxJQUFJLEtBQUssQ0FBQztBQUFBLE1BQzdELFdBQVcsTUFBTSxPQUFPLENBQUMsSUFBSyxTQUFTLFVBQVUsTUFBTSxJQUFJLEtBQUssQ0FBQztBQUFBLE1BQ2pFLFVBQVUsTUFBTSxPQUFPLENBQUMsSUFBSyxTQUFTLEdBQUcsTUFBTSxJQUFJLEtBQUssQ0FBQztBQUFBLElBQzNEO0FBQUEsRUFDRixDQUFDO0FBQ0g7QUF3Qk8sU0FBUyxJQUFJLFNBQXlCO0FBQzNDLFNBQU8sSUFBSSxLQUFLLFVBQVUsR0FBSSxFQUFFLFlBQVksRUFBRSxNQUFNLEdBQUcsRUFBRTtBQUMzRDs7O0FDdkdPLElBQU0sYUFBYSxDQUFDLFNBQWlCLEtBQUssUUFBUSxrQkFBa0IsRUFBRSxFQUFFLFdBQVcsS0FBSyxHQUFHOzs7QUNENEssU0FBUyxpQkFBQUMsc0JBQXFCOzs7QUNBakYsU0FBUyxRQUFBQyxPQUFNLGFBQWE7OztBQ0F2UDtBQUFBLEVBQ0UsUUFBVTtBQUFBLElBQ1IsYUFBZTtBQUFBLElBQ2YsU0FBVztBQUFBLElBQ1gsT0FBUztBQUFBLElBQ1QsUUFBVTtBQUFBLElBQ1YsU0FBVztBQUFBLElBQ1gsUUFBVTtBQUFBLElBQ1YsTUFBUTtBQUFBLElBQ1IsUUFBVSxDQUFDO0FBQUEsRUFDYjtBQUFBLEVBQ0EsU0FBVyxDQUFDLGdCQUFnQixlQUFlO0FBQzdDOzs7QUNYTyxTQUFTLFFBQVEsTUFBYyxZQUFtRDtBQUN2RixTQUFPLFFBQVEsTUFBTSxVQUFVLEVBQUUsQ0FBQztBQUNwQztBQW1DQSxTQUFTLFFBQVEsTUFBYyxZQUF5QztBQUN0RSxRQUFNQyxRQUFPLFdBQVcsT0FBTyxDQUFDLFVBQVUsVUFBVSxRQUFRLFVBQVUsS0FBSyxNQUFNLFVBQVUsSUFBSSxDQUFDO0FBQ2hHLE1BQUlBLE1BQUssU0FBUyxFQUFHLFFBQU8sQ0FBQyxHQUFHLElBQUksSUFBSUEsS0FBSSxDQUFDLEVBQUUsS0FBSztBQUVwRCxNQUFJLFFBQVEsS0FBSyxJQUFJLEtBQUssSUFBSSxHQUFHLEtBQUssTUFBTSxLQUFLLFNBQVMsQ0FBQyxDQUFDLEdBQUcsS0FBSyxTQUFTLENBQUM7QUFDOUUsTUFBSSxPQUFPLG9CQUFJLElBQVk7QUFDM0IsYUFBVyxhQUFhLFlBQVk7QUFFbEMsVUFBTSxVQUFVLGNBQWMsSUFBSSxNQUFNLGNBQWMsU0FBUyxJQUFJLElBQUk7QUFDdkUsVUFBTSxRQUFRLGFBQWEsTUFBTSxXQUFXLFFBQVEsT0FBTyxJQUFJO0FBQy9ELFFBQUksUUFBUSxNQUFPO0FBQ25CLFFBQUksUUFBUSxNQUFPLFFBQU8sb0JBQUksSUFBSTtBQUNsQyxZQUFRO0FBQ1IsU0FBSyxJQUFJLFNBQVM7QUFBQSxFQUNwQjtBQUNBLFNBQU8sQ0FBQyxHQUFHLElBQUksRUFBRSxLQUFLO0FBQ3hCO0FBR0EsSUFBTSxZQUFZLENBQUMsU0FBaUIsS0FBSyxZQUFZLEVBQUUsUUFBUSxTQUFTLEVBQUU7QUFFMUUsSUFBTSxnQkFBZ0IsQ0FBQyxTQUFpQixDQUFDLEdBQUcsSUFBSSxFQUFFLEtBQUssRUFBRSxLQUFLLEVBQUU7QUFHaEUsU0FBUyxhQUFhLE1BQWMsSUFBWSxPQUF1QjtBQUNyRSxNQUFJLEtBQUssSUFBSSxLQUFLLFNBQVMsR0FBRyxNQUFNLElBQUksTUFBTyxRQUFPLFFBQVE7QUFDOUQsTUFBSSxNQUFNLE1BQU0sS0FBSyxFQUFFLFFBQVEsR0FBRyxTQUFTLEVBQUUsR0FBRyxDQUFDLEdBQUcsVUFBVSxLQUFLO0FBQ25FLFdBQVMsSUFBSSxHQUFHLEtBQUssS0FBSyxRQUFRLEtBQUs7QUFDckMsVUFBTSxPQUFPLENBQUMsQ0FBQztBQUNmLGFBQVMsSUFBSSxHQUFHLEtBQUssR0FBRyxRQUFRO0FBQzlCLFdBQUssQ0FBQyxJQUFJLEtBQUs7QUFBQSxTQUNaLElBQUksQ0FBQyxLQUFLLEtBQUs7QUFBQSxTQUNmLEtBQUssSUFBSSxDQUFDLEtBQUssS0FBSztBQUFBLFNBQ3BCLElBQUksSUFBSSxDQUFDLEtBQUssTUFBTSxLQUFLLElBQUksQ0FBQyxNQUFNLEdBQUcsSUFBSSxDQUFDLElBQUksSUFBSTtBQUFBLE1BQ3ZEO0FBRUYsUUFBSSxLQUFLLElBQUksR0FBRyxJQUFJLElBQUksTUFBTyxRQUFPLFFBQVE7QUFDOUMsVUFBTTtBQUFBLEVBQ1I7QUFDQSxTQUFPLElBQUksR0FBRyxNQUFNLEtBQUs7QUFDM0I7OztBQ3JFQSxJQUFNLGdCQUFnQjtBQUN0QixJQUFNLGNBQWM7QUFFcEIsSUFBTSxPQUFhO0FBQUEsRUFDakIsUUFBUSxFQUFFLE1BQU0sVUFBVSxTQUFTLGNBQWM7QUFBQSxFQUNqRCxVQUFVO0FBQUEsRUFDVixTQUFTLENBQUMsVUFBVSxPQUFPLFVBQVUsWUFBWSxJQUFJLE9BQU8sYUFBYSxFQUFFLEtBQUssS0FBSztBQUN2RjtBQUVBLElBQU0sUUFBYztBQUFBLEVBQ2xCLFFBQVEsRUFBRSxNQUFNLFNBQVMsT0FBTyxFQUFFLE1BQU0sVUFBVSxTQUFTLFlBQVksRUFBRTtBQUFBLEVBQ3pFLFVBQVU7QUFBQSxFQUNWLFNBQVMsQ0FBQyxVQUNSLE1BQU0sUUFBUSxLQUFLLEtBQ25CLE1BQU0sTUFBTSxDQUFDLFNBQVMsT0FBTyxTQUFTLFlBQVksSUFBSSxPQUFPLFdBQVcsRUFBRSxLQUFLLElBQUksQ0FBQztBQUN4RjtBQVNBLElBQU0sU0FBUyxDQUFDLE1BQW9DLFdBQTRCO0FBQUEsRUFDOUUsR0FBRztBQUFBLEVBQ0g7QUFBQSxFQUNBLFNBQVMsS0FBSyxVQUFVLGlCQUFTLE9BQU8sSUFBSSxDQUFDO0FBQy9DO0FBR08sSUFBTSxXQUFvRTtBQUFBLEVBQy9FLGFBQWEsT0FBTyxlQUFlLDREQUE0RDtBQUFBLEVBQy9GLFNBQVMsT0FBTyxXQUFXLG9FQUFvRTtBQUFBLEVBQy9GLE9BQU8sT0FBTyxTQUFTLGlFQUFpRTtBQUFBLEVBQ3hGLFFBQVE7QUFBQSxJQUNOO0FBQUEsSUFDQTtBQUFBLEVBQ0Y7QUFBQSxFQUNBLFNBQVM7QUFBQSxJQUNQO0FBQUEsSUFDQTtBQUFBLEVBQ0Y7QUFBQSxFQUNBLFFBQVE7QUFBQSxJQUNOO0FBQUEsSUFDQTtBQUFBLEVBQ0Y7QUFBQSxFQUNBLE1BQU0sT0FBTyxRQUFRLHNDQUFzQztBQUFBLEVBQzNELFFBQVE7QUFBQSxJQUNOLEdBQUc7QUFBQSxJQUNILE9BQU87QUFBQSxJQUNQLFNBQVM7QUFBQSxFQUNYO0FBQ0Y7QUFHTyxJQUFNLGVBQWU7QUFBQSxFQUMxQixTQUFTO0FBQUEsRUFDVCxPQUFPO0FBQUEsRUFDUCxhQUFhO0FBQUEsRUFDYixNQUFNO0FBQUEsRUFDTixZQUFZO0FBQUEsSUFDVixTQUFTLEVBQUUsTUFBTSxTQUFTO0FBQUEsSUFDMUIsR0FBRyxPQUFPO0FBQUEsTUFDUixPQUFPLFFBQVEsUUFBUSxFQUFFLElBQUksQ0FBQyxDQUFDLE1BQU0sRUFBRSxRQUFRLE1BQU0sQ0FBQyxNQUFNO0FBQUEsUUFDMUQ7QUFBQSxRQUNBO0FBQUEsVUFDRSxHQUFHO0FBQUEsVUFDSCxhQUFhO0FBQUEsVUFDYixTQUFTLGlCQUFTLE9BQU8sSUFBb0M7QUFBQSxRQUMvRDtBQUFBLE1BQ0YsQ0FBQztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQUEsRUFDQSxzQkFBc0I7QUFDeEI7OztBQ3BGcVAsSUFBTSxTQUFTLENBQUMsUUFBUSxRQUFRLE9BQU8sU0FBUyxPQUFPLFFBQVE7QUFNN1MsSUFBTSxRQUFRLE9BQU87QUFBQSxFQUMxQixPQUFPLElBQUksQ0FBQyxVQUFVLENBQUMsT0FBTyxDQUFDLFNBQWlCLElBQUksQ0FBQztBQUN2RDs7O0FDRkEsSUFBTSxjQUFjO0FBRXBCLElBQU0sYUFBK0MsRUFBRSxNQUFNLE9BQU8sTUFBTSxPQUFPLEtBQU0sTUFBTTtBQUc3RixTQUFTLFFBQVEsV0FBMkI7QUFDMUMsUUFBTSxRQUFRLFdBQVcsU0FBUztBQUNsQyxNQUFJLFVBQVUsT0FBVyxRQUFPO0FBQ2hDLFNBQU8sTUFBTTtBQUFBLElBQUssRUFBRSxRQUFRLFVBQVUsT0FBTztBQUFBLElBQUcsQ0FBQyxHQUFHLFVBQ2xELGNBQWMsVUFBVSxXQUFXLEtBQUssQ0FBQztBQUFBLEVBQzNDLEVBQUUsS0FBSyxFQUFFO0FBQ1g7QUFFQSxJQUFNLGdCQUFnQixDQUFDLFNBQWlCLE1BQU0sS0FBSyxTQUFTLEVBQUUsRUFBRSxTQUFTLEdBQUcsR0FBRyxDQUFDO0FBR3pFLFNBQVMsWUFBWSxNQUF1QjtBQUNqRCxTQUFPLEtBQUssT0FBTyxXQUFXLElBQUk7QUFDcEM7QUFHTyxTQUFTLG1CQUFtQixNQUFjLFNBQWdEO0FBQy9GLFNBQU8sS0FBSyxRQUFRLGFBQWEsT0FBTztBQUMxQztBQUdPLFNBQVMsY0FBYyxNQUFzQjtBQUNsRCxTQUFPLEtBQUssUUFBUSxhQUFhLE9BQU87QUFDMUM7QUF5QkEsSUFBTUMsU0FBUTtBQUNkLElBQU0sVUFBVTtBQU1ULFNBQVMsVUFBVSxPQUF1QjtBQUMvQyxNQUFJQSxPQUFNLEtBQUssS0FBSyxFQUFHLFFBQU87QUFDOUIsUUFBTSxRQUFRLE1BQU0sU0FBUyxVQUFVLEdBQUcsTUFBTSxNQUFNLEdBQUcsT0FBTyxDQUFDLFdBQU07QUFDdkUsU0FBTyxjQUFjLEtBQUssVUFBVSxLQUFLLENBQUM7QUFDNUM7OztBQ2xFTyxJQUFNLGFBQWEsRUFBRSxRQUFRLEdBQUcsUUFBUSxHQUFHLFlBQVksRUFBRTtBQXlCekQsSUFBTSxhQUFOLGNBQXlCLE1BQU07QUFBQSxFQUMzQjtBQUFBLEVBQ0E7QUFBQSxFQUVULFlBQVksVUFBc0QsUUFBZTtBQUMvRSxVQUFNLE9BQU8sTUFBTSxRQUFRLFFBQVEsSUFDOUIsV0FDRCxDQUFDLFFBQTBCO0FBQy9CLFVBQU0sS0FBSyxJQUFJLENBQUMsWUFBWSxjQUFjLE9BQU8sQ0FBQyxFQUFFLEtBQUssSUFBSSxDQUFDO0FBQzlELFNBQUssT0FBTztBQUNaLFNBQUssV0FBVztBQUNoQixTQUFLLFNBQVM7QUFBQSxFQUNoQjtBQUNGO0FBR08sU0FBUyxjQUNkLEVBQUUsTUFBTSxNQUFNLFFBQVEsU0FBUyxTQUFTLElBQUksR0FDNUMsUUFBZSxPQUNQO0FBQ1IsUUFBTSxRQUFRLENBQUMsTUFBTSxNQUFNLFFBQVEsTUFBTSxFQUFFLE9BQU8sQ0FBQyxTQUFTLFNBQVMsTUFBUyxFQUFFLEtBQUssR0FBRztBQUN4RixTQUFPO0FBQUEsSUFDTCxjQUFjLEdBQUcsS0FBSyxHQUFHLFVBQVUsS0FBSyxLQUFLLElBQUksR0FBRyxPQUFPLEVBQUU7QUFBQSxJQUM3RCxHQUFJLFlBQVksU0FBWSxDQUFDLElBQUksQ0FBQyxRQUFRLFFBQVEsWUFBWSxJQUFJLENBQUM7QUFBQSxJQUNuRSxHQUFJLFFBQVEsU0FBWSxDQUFDLElBQUksQ0FBQyxLQUFLLE1BQU0sS0FBSyxNQUFNLENBQUMsSUFBSSxHQUFHLEVBQUU7QUFBQSxFQUNoRSxFQUFFLEtBQUssSUFBSTtBQUNiOzs7QUN2RHlOO0FBQUEsRUFDdk47QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBLGdCQUFBQztBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUVBO0FBQUEsRUFDQTtBQUFBLE9BQ0s7QUFDUCxTQUFTLFVBQVUsV0FBQUMsVUFBUyxRQUFBQyxPQUFNLFlBQUFDLFdBQVUsZUFBZTs7O0FDYjNELElBQU0sT0FBTyxDQUFDLFFBQXlCLGdCQUFnQixHQUFHO0FBUW5ELElBQU0sZUFBZSxHQUFHLEtBQUssUUFBUSxHQUFHLENBQUM7OztBQ1R1TCxTQUFTLGdCQUFnQjtBQVFoUSxJQUFNLGFBQWEsRUFBRSxRQUFRLHNDQUFzQyxLQUFLLHNCQUFzQjtBQUM5RixJQUFNLGVBQWUsRUFBRSxLQUFLLDZCQUE2QjtBQUN6RCxJQUFNLGFBQWE7QUFBQSxFQUNqQixRQUFRO0FBQUEsRUFDUixLQUFLO0FBQ1A7QUFHQSxJQUFNLFdBQThDO0FBQUEsRUFDbEQsUUFBUTtBQUFBLEVBQ1IsT0FBTztBQUFBLEVBQ1AsT0FBTyxFQUFFLFFBQVEsMEJBQTBCLEtBQUsscUNBQXFDO0FBQUEsRUFDckYsUUFBUSxFQUFFLFFBQVEseUNBQXlDLEtBQUsseUJBQXlCO0FBQUEsRUFDekYsT0FBTyxFQUFFLFFBQVEsd0NBQXdDLEtBQUssaUJBQWlCO0FBQUEsRUFDL0UsS0FBSyxFQUFFLFFBQVEsa0JBQWtCLEtBQUssYUFBYTtBQUFBLEVBQ25ELFFBQVEsRUFBRSxRQUFRLGtCQUFrQixLQUFLLGVBQWU7QUFBQSxFQUN4RCxPQUFPLEVBQUUsUUFBUSx1Q0FBdUMsS0FBSyxhQUFhO0FBQUEsRUFDMUUsUUFBUSxFQUFFLFFBQVEsd0NBQXdDLEdBQUcsYUFBYTtBQUFBLEVBQzFFLGNBQWMsRUFBRSxRQUFRLHdCQUF3QixLQUFLLHFCQUFxQjtBQUFBLEVBQzFFLFFBQVEsRUFBRSxRQUFRLHFDQUFxQyxLQUFLLHlCQUF5QjtBQUFBLEVBQ3JGLFFBQVEsRUFBRSxRQUFRLDJCQUEyQixLQUFLLGVBQWU7QUFBQSxFQUNqRSxRQUFRLEVBQUUsUUFBUSxzQ0FBc0MsS0FBSyx5QkFBeUI7QUFBQSxFQUN0RixTQUFTO0FBQUEsRUFDVCxPQUFPLEVBQUUsUUFBUSxnQ0FBZ0MsS0FBSyxtQ0FBbUM7QUFBQSxFQUN6RixnQkFBZ0I7QUFBQSxFQUNoQixnQkFBZ0I7QUFBQSxJQUNkLFFBQVE7QUFBQSxJQUNSLEtBQUs7QUFBQSxFQUNQO0FBQUEsRUFDQSxnQkFBZ0I7QUFBQSxJQUNkLFFBQVE7QUFBQSxJQUNSLEtBQUs7QUFBQSxFQUNQO0FBQUEsRUFDQSxnQkFBZ0I7QUFBQSxJQUNkLFFBQVE7QUFBQSxJQUNSLEtBQUs7QUFBQSxFQUNQO0FBQUEsRUFDQSxnQkFBZ0IsRUFBRSxRQUFRLHlDQUF5QyxLQUFLLGlCQUFpQjtBQUMzRjtBQU1PLFNBQVMsWUFBWSxPQUFnQkMsT0FBdUM7QUFDakYsTUFBSSxFQUFFLGlCQUFpQixPQUFRLFFBQU87QUFDdEMsUUFBTSxFQUFFLE1BQUFDLE9BQU0sU0FBUyxNQUFNQyxLQUFJLElBQUk7QUFDckMsUUFBTSxDQUFDLE9BQU8sRUFBRSxJQUFJLFNBQVMsTUFBTSxHQUFHLEtBQUssQ0FBQztBQUM1QyxRQUFNLFVBQVUsU0FBUyxLQUFLLFNBQWEsU0FBUyxHQUFHLElBQUksSUFBSUQsS0FBSSxFQUFFLEtBQUssU0FBUyxHQUFHQSxLQUFJLEVBQUU7QUFDNUYsTUFBSSxZQUFZLE9BQVcsUUFBTztBQUNsQyxRQUFNLE9BQU9ELFNBQVFFO0FBQ3JCLFNBQU8sSUFBSTtBQUFBLElBQ1Q7QUFBQSxNQUNFLE1BQU0sU0FBUyxTQUFZLFNBQVksVUFBVSxJQUFJO0FBQUEsTUFDckQsU0FBUyxHQUFHLE1BQU0sSUFBSSxLQUFLLGdCQUFnQixLQUFLLFFBQVEsTUFBTTtBQUFBLE1BQzlELEtBQUssUUFBUTtBQUFBLElBQ2Y7QUFBQSxJQUNBLFdBQVc7QUFBQSxFQUNiO0FBQ0Y7QUFFQSxJQUFNLFVBQVU7QUFDaEIsSUFBTSxRQUEwQztBQUFBLEVBQzlDLE9BQU87QUFBQSxFQUNQLFVBQVU7QUFBQSxFQUNWLFFBQVE7QUFBQSxFQUNSLFdBQVc7QUFBQSxFQUNYLE9BQU87QUFBQSxFQUNQLFNBQVM7QUFBQSxFQUNULE1BQU07QUFBQSxFQUNOLE1BQU07QUFBQSxFQUNOLFFBQVE7QUFBQSxFQUNSLE9BQU87QUFBQSxFQUNQLFNBQVM7QUFBQSxFQUNULE9BQU87QUFBQSxFQUNQLFNBQVM7QUFBQSxFQUNULFFBQVE7QUFBQSxFQUNSLE9BQU87QUFDVDtBQUdBLFNBQVMsVUFBVUYsT0FBc0I7QUFDdkMsUUFBTSxRQUFRLFNBQVMsUUFBUSxJQUFJLEdBQUdBLEtBQUk7QUFDMUMsU0FBTyxNQUFNLFdBQVcsS0FBSyxLQUFLLFVBQVUsS0FBS0EsUUFBTztBQUMxRDs7O0FGckVPLFNBQVMsYUFBYUcsT0FBa0M7QUFDN0QsUUFBTSxRQUFRLGtCQUFrQkEsS0FBSTtBQUNwQyxNQUFJLFVBQVUsT0FBVyxRQUFPO0FBQ2hDLE1BQUk7QUFDRixXQUFPLElBQUksWUFBWSxTQUFTLEVBQUUsT0FBTyxNQUFNLFdBQVcsS0FBSyxDQUFDLEVBQUUsT0FBTyxLQUFLO0FBQUEsRUFDaEYsUUFBUTtBQUNOLFVBQU0sSUFBSTtBQUFBLE1BQ1I7QUFBQSxRQUNFLE1BQU1DLFVBQVMsUUFBUSxJQUFJLEdBQUdELEtBQUksS0FBS0E7QUFBQSxRQUN2QyxTQUFTO0FBQUEsUUFDVCxLQUFLO0FBQUEsTUFDUDtBQUFBLE1BQ0EsV0FBVztBQUFBLElBQ2I7QUFBQSxFQUNGO0FBQ0Y7QUFNTyxTQUFTLGtCQUFrQkEsT0FBa0M7QUFDbEUsTUFBSTtBQUNGLFdBQU9FLGNBQWFGLEtBQUk7QUFBQSxFQUMxQixTQUFTLE9BQU87QUFDZCxVQUFNLEVBQUUsTUFBQUcsTUFBSyxJQUFJO0FBQ2pCLFFBQUlBLFVBQVMsWUFBWUEsVUFBUyxVQUFXLFFBQU87QUFDcEQsVUFBTSxZQUFZLE9BQU9ILEtBQUksS0FBSztBQUFBLEVBQ3BDO0FBQ0Y7OztBUDVDTyxJQUFNLGFBQWE7QUFXbkIsSUFBTSxnQkFBd0IsaUJBQVM7QUFZdkMsU0FBUyxXQUFXSSxPQUFzQjtBQUMvQyxTQUFPLGVBQWVBLEtBQUksRUFBRTtBQUM5QjtBQUdPLFNBQVMsZUFBZUEsT0FBMEI7QUFDdkQsUUFBTSxPQUFPLGFBQWFDLE1BQUtELE9BQU0sVUFBVSxDQUFDO0FBQ2hELFNBQU8sRUFBRSxRQUFRLFNBQVMsU0FBWSxnQkFBZ0IsWUFBWSxJQUFJLEdBQUcsS0FBSztBQUNoRjtBQUVBLFNBQVMsWUFBWSxNQUFzQjtBQUN6QyxNQUFJO0FBQ0osTUFBSTtBQUNGLFlBQVEsS0FBSyxNQUFNLElBQUk7QUFBQSxFQUN6QixTQUFTLE9BQU87QUFDZCxVQUFNLFlBQVksZ0JBQWlCLE1BQWdCLE9BQU8sSUFBSSwwQkFBMEI7QUFBQSxFQUMxRjtBQUNBLE1BQUksT0FBTyxVQUFVLFlBQVksVUFBVSxRQUFRLE1BQU0sUUFBUSxLQUFLO0FBQ3BFLFVBQU0sWUFBWSx5QkFBeUIsNkJBQTZCO0FBQzFFLGFBQVcsQ0FBQyxLQUFLLEtBQUssS0FBSyxPQUFPLFFBQVEsS0FBSyxHQUFHO0FBRWhELFFBQUksUUFBUSxVQUFXO0FBQ3ZCLFFBQUksQ0FBQyxVQUFVLEdBQUcsRUFBRyxPQUFNLGVBQWUsS0FBSyxJQUFJO0FBQ25ELFVBQU0sRUFBRSxVQUFVLFNBQVMsUUFBUSxJQUFJLFNBQVMsR0FBRztBQUNuRCxRQUFJLENBQUMsUUFBUSxLQUFLO0FBQ2hCLFlBQU07QUFBQSxRQUNKLEtBQUssR0FBRyxNQUFNLFFBQVE7QUFBQSxRQUN0QixnQkFBZ0IsR0FBRyxNQUFNLE9BQU87QUFBQSxRQUNoQyxVQUFVLE1BQU0sR0FBRztBQUFBLE1BQ3JCO0FBQUEsRUFDSjtBQUNBLFNBQU8sYUFBYSxFQUFFLEdBQUcsZUFBZSxHQUFHLGdCQUFnQixLQUFLLEVBQUUsR0FBRyxJQUFJO0FBQzNFO0FBR0EsU0FBUyxnQkFBZ0IsT0FBdUI7QUFDOUMsU0FBTyxPQUFPO0FBQUEsSUFDWixPQUFPLFFBQVEsS0FBSyxFQUFFLElBQUksQ0FBQyxDQUFDLEtBQUssS0FBSyxNQUFNO0FBQUEsTUFDMUM7QUFBQSxNQUNBLE9BQU8sVUFBVSxXQUFXLE1BQU0sVUFBVSxLQUFLLEVBQUUsUUFBUSxPQUFPLEVBQUUsSUFBSTtBQUFBLElBQzFFLENBQUM7QUFBQSxFQUNIO0FBQ0Y7QUFHQSxTQUFTLGFBQWFFLFNBQWdCLE1BQXNCO0FBQzFELFFBQU0sUUFBUSxvQkFBSSxJQUFvQixDQUFDLENBQUMsWUFBWSxtQkFBbUIsQ0FBQyxDQUFDO0FBQ3pFLGFBQVcsQ0FBQyxLQUFLLEtBQUssS0FBSyxPQUFPLFFBQVFBLE9BQU0sR0FBRztBQUNqRCxRQUFJLE9BQU8sVUFBVSxZQUFZLFFBQVEsVUFBVztBQUNwRCxVQUFNLFFBQVEsTUFBTSxJQUFJLEtBQUs7QUFDN0IsUUFBSSxVQUFVO0FBQ1osWUFBTTtBQUFBLFFBQ0osS0FBSyxHQUFHLFNBQVMsS0FBSyxlQUFlLEtBQUs7QUFBQSxRQUMxQyxVQUFVLEdBQUc7QUFBQSxRQUNiLFVBQVUsTUFBTSxHQUFHO0FBQUEsTUFDckI7QUFDRixVQUFNLElBQUksT0FBTyxLQUFLLEdBQUcsSUFBSTtBQUFBLEVBQy9CO0FBQ0EsU0FBT0E7QUFDVDtBQUVBLFNBQVMsWUFBWSxTQUFpQixLQUFhLE1BQTJCO0FBQzVFLFNBQU8sSUFBSSxXQUFXLEVBQUUsTUFBTSxZQUFZLE1BQU0sU0FBUyxJQUFJLEdBQUcsV0FBVyxVQUFVO0FBQ3ZGO0FBRUEsSUFBTSxZQUFZLENBQUMsUUFBcUMsT0FBTyxPQUFPLFVBQVUsR0FBRztBQUVuRixTQUFTLGVBQWUsS0FBYSxNQUEwQjtBQUM3RCxRQUFNLFFBQVEsT0FBTyxLQUFLLFFBQVE7QUFDbEMsUUFBTSxPQUFPLFFBQVEsS0FBSyxLQUFLO0FBQy9CLFNBQU87QUFBQSxJQUNMLG9CQUFvQixHQUFHO0FBQUEsSUFDdkIsU0FBUyxTQUFZLGNBQWMsTUFBTSxLQUFLLElBQUksQ0FBQyxLQUFLLGtCQUFrQixJQUFJO0FBQUEsSUFDOUUsVUFBVSxNQUFNLEdBQUc7QUFBQSxFQUNyQjtBQUNGO0FBRUEsU0FBUyxVQUFVLE1BQWMsS0FBaUM7QUFDaEUsUUFBTSxRQUFRLEtBQUssUUFBUSxLQUFLLFVBQVUsR0FBRyxDQUFDO0FBQzlDLFNBQU8sUUFBUSxJQUFJLFNBQVksS0FBSyxNQUFNLEdBQUcsS0FBSyxFQUFFLE1BQU0sSUFBSSxFQUFFO0FBQ2xFOzs7QVUvRzZPLFNBQVMsa0JBQWtCO0FBQ3hRLFNBQVMsV0FBQUMsVUFBUyxRQUFBQyxPQUFNLFlBQUFDLGlCQUFnQjs7O0FDR2pDLFNBQVMsWUFBWSxPQUFvQztBQUM5RCxTQUFPLE9BQU8sVUFBVSxZQUFZLE9BQU8sVUFBVSxZQUFZLE9BQU8sVUFBVTtBQUNwRjtBQU1PLElBQU0sYUFBTixNQUFtRTtBQUFBLEVBQ3ZEO0FBQUEsRUFDQTtBQUFBO0FBQUE7QUFBQTtBQUFBO0FBQUEsRUFNakIsWUFBWSxTQUFxQixDQUFDLEdBQUcsTUFBbUI7QUFDdEQsU0FBSyxTQUFTO0FBQ2QsU0FBSyxPQUFPO0FBQUEsRUFDZDtBQUFBLEVBRUEsSUFBSSxNQUFxQztBQUV2QyxVQUFNLFFBQVEsS0FBSyxPQUFPLElBQUk7QUFDOUIsUUFBSSxZQUFZLEtBQUssRUFBRyxRQUFPO0FBQy9CLFVBQU0sT0FBTyxLQUFLLE9BQU8sSUFBSTtBQUM3QixXQUFPLFlBQVksSUFBSSxJQUFJLE9BQU87QUFBQSxFQUNwQztBQUFBO0FBQUEsRUFHQSxLQUFLLE1BQWtDO0FBQ3JDLFVBQU0sUUFBUSxLQUFLLE9BQU8sSUFBSTtBQUM5QixRQUFJLE9BQU8sVUFBVSxTQUFVLFFBQU87QUFDdEMsVUFBTSxRQUFRLEtBQUssSUFBSSxJQUFJO0FBQzNCLFdBQU8sT0FBTyxVQUFVLFdBQVcsUUFBUTtBQUFBLEVBQzdDO0FBQUEsRUFFQSxJQUFJLE1BQXVCO0FBQ3pCLFdBQU8sS0FBSyxJQUFJLElBQUksTUFBTTtBQUFBLEVBQzVCO0FBQUEsRUFFQSxFQUFFLE9BQU8sUUFBUSxJQUE0QztBQUMzRCxVQUFNLFFBQVEsb0JBQUksSUFBSSxDQUFDLEdBQUcsT0FBTyxLQUFLLEtBQUssTUFBTSxHQUFHLEdBQUcsT0FBTyxLQUFLLEtBQUssUUFBUSxDQUFDLENBQUMsQ0FBQyxDQUFDO0FBQ3BGLGVBQVcsUUFBUSxNQUFPLE9BQU0sQ0FBQyxNQUFNLEtBQUssSUFBSSxJQUFJLENBQWM7QUFBQSxFQUNwRTtBQUNGOzs7QUNqRHdRLFNBQVMsU0FBQUMsY0FBYTs7O0FDRzlSLElBQU0sU0FBUztBQUVmLElBQU0sUUFBUSxFQUFFLEtBQUssSUFBSSxNQUFNLElBQUksUUFBUSxJQUFJLFFBQVEsR0FBRztBQWFuRCxTQUFTLFNBQVMsTUFBZ0M7QUFDdkQsUUFBTSxLQUFLLEtBQUssUUFBUSxHQUFHO0FBQzNCLFNBQU8sS0FBSyxJQUFJLFNBQVksT0FBTyxLQUFLLE1BQU0sR0FBRyxFQUFFLEdBQUcsQ0FBQyxTQUFTLE9BQU8sS0FBSyxNQUFNLEtBQUssQ0FBQyxHQUFHLElBQUksQ0FBQztBQUNsRztBQU9PLFNBQVMsVUFBVSxNQUFjLFdBQTRDO0FBQ2xGLFFBQU0sS0FBSyxLQUFLLFFBQVEsR0FBRztBQUMzQixNQUFJLEtBQUssS0FBSyxLQUFLLFNBQVMsR0FBRyxFQUFHLFFBQU8sU0FBUyxJQUFJO0FBQ3RELFNBQU8sT0FBTyxLQUFLLElBQUksWUFBWSxLQUFLLE1BQU0sR0FBRyxFQUFFLEdBQUcsQ0FBQyxTQUFTQyxPQUFNLEtBQUssTUFBTSxLQUFLLENBQUMsR0FBRyxJQUFJLENBQUM7QUFDakc7QUFHTyxTQUFTLE1BQU0sRUFBRSxXQUFXLE1BQU0sR0FBaUI7QUFDeEQsU0FBTyxHQUFHLFNBQVMsSUFBSSxNQUFNLFNBQVMsUUFBUSxDQUFDO0FBQ2pEO0FBYUEsU0FBUyxPQUFPLE1BQWMsUUFBZ0U7QUFDNUYsTUFBSSxDQUFDLE9BQU8sT0FBTyxPQUFPLElBQUksRUFBRyxRQUFPO0FBQ3hDLFFBQU0sWUFBWTtBQUNsQixRQUFNLFFBQVEsT0FBTyxNQUFNLFNBQVMsQ0FBQztBQUNyQyxTQUFPLFNBQVMsRUFBRSxXQUFXLE1BQU07QUFDckM7QUFHQSxTQUFTQyxPQUFNLE1BQWMsTUFBa0M7QUFDN0QsTUFBSSxLQUFLLFdBQVcsT0FBTztBQUN6QixXQUFPLGlCQUFpQixLQUFLLElBQUksSUFBSSxPQUFPLEtBQUssTUFBTSxLQUFLLElBQUk7QUFDbEUsTUFBSSxLQUFLLFdBQVcsS0FBSyxLQUFNLE9BQU8sSUFBSyxDQUFDLEVBQUcsUUFBTyxPQUFPLE1BQU0sSUFBSTtBQUN2RSxTQUFPLEtBQUssV0FBVyxLQUFLLEtBQUssT0FBTyxDQUFDLElBQUksSUFBSSxPQUFPLE1BQU0sSUFBSSxJQUFJO0FBQ3hFO0FBRUEsU0FBUyxPQUFPLE1BQWMsTUFBa0M7QUFDOUQsUUFBTSxRQUFRLE9BQU8sTUFBTSxPQUFPLENBQUM7QUFDbkMsYUFBVyxDQUFDLE9BQU9DLEtBQUksS0FBSyxDQUFDLEdBQUcsSUFBSSxFQUFFLFFBQVEsRUFBRSxRQUFRLEdBQUc7QUFDekQsVUFBTSxRQUFRLE9BQU8sUUFBUUEsS0FBSTtBQUNqQyxRQUFJLFFBQVEsRUFBRyxRQUFPO0FBQ3RCLFVBQU0sQ0FBQyxJQUFJLEtBQUssSUFBSSxDQUFDLEtBQUssTUFBTyxRQUFRLElBQUssQ0FBQyxHQUFJLFFBQVEsSUFBSyxDQUFDO0FBQ2pFLFVBQU0sU0FBUyxTQUFTO0FBQ3hCLFVBQU0sRUFBRSxLQUFLLE1BQU0sRUFBRSxLQUFLLEtBQU0sU0FBUztBQUN6QyxVQUFNLEtBQUssQ0FBQyxLQUFLLE1BQU0sS0FBSyxDQUFDLEtBQUssS0FBTSxVQUFVO0FBQUEsRUFDcEQ7QUFDQSxTQUFPLE1BQU0sSUFBSSxNQUFNLElBQUksTUFBTSxTQUFTLEdBQUcsSUFBSSxJQUFJO0FBQ3ZEO0FBRUEsU0FBUyxPQUFPLE1BQWMsTUFBa0M7QUFDOUQsUUFBTSxDQUFDQyxXQUFVLEVBQUUsSUFBSSxLQUFLLE1BQU0sR0FBRztBQUNyQyxRQUFNLFNBQVNBLFNBQVEsV0FBVyxNQUFNLEVBQUU7QUFDMUMsTUFBSSxPQUFPLFdBQVcsS0FBSyxLQUFNLE9BQU8sSUFBSyxDQUFDLEtBQUssQ0FBQyxtQkFBbUIsS0FBSyxNQUFNO0FBQ2hGLFdBQU87QUFDVCxTQUFPLE9BQU8sS0FBSyxRQUFRLFFBQVE7QUFDckM7OztBQ2pGTyxTQUFTLGNBQWNDLE9BQWlDO0FBQzdELFFBQU0sUUFBUUEsTUFBSyxTQUFTLEtBQUssQ0FBQyxHQUFHQSxNQUFLLE1BQU0sR0FBRyxFQUFFLEdBQUcsUUFBRyxJQUFJQTtBQUMvRCxTQUFPLFVBQVUsTUFBTSxLQUFLLEdBQUcsQ0FBQztBQUNsQzs7O0FDTEEsSUFBTSxhQUFhO0FBQ25CLElBQU0sVUFBVTtBQUNoQixJQUFNLGFBQWE7QUFDbkIsSUFBTSxPQUFPLE1BQU0sVUFBVSxJQUFJLE9BQU8sSUFBSSxVQUFVO0FBQ3RELElBQU0sVUFBVTtBQUNoQixJQUFNLE9BQU8sU0FBUyxPQUFPLE9BQU8sT0FBTyxPQUFPLFVBQVUsSUFBSSxPQUFPLElBQUksVUFBVTtBQUNyRixJQUFNLE9BQU8sTUFBTSxVQUFVLElBQUksT0FBTyxJQUFJLFVBQVU7QUFDdEQsSUFBTSxRQUFRLE1BQU0sSUFBSTtBQUV4QixJQUFNQyxXQUFVO0FBQ2hCLElBQU0sTUFBTSxJQUFJO0FBQUEsRUFDZCxzREFBc0QsSUFBSSxNQUFNLElBQUksdUJBQXVCLElBQUksWUFBWSxJQUFJLFFBQVEsSUFBSSxlQUFlLEtBQUssU0FBUyxLQUFLO0FBQy9KO0FBR08sU0FBUyxTQUFTLE1BQXVCO0FBQzlDLFFBQU0sUUFBUSxLQUFLLFNBQVNBLFdBQVUsU0FBWSxJQUFJLEtBQUssSUFBSSxHQUFHO0FBQ2xFLFNBQU8sVUFBVSxVQUFhLEVBQUUsTUFBTSxRQUFRLFNBQVMsTUFBTSxLQUFLLE1BQU07QUFDMUU7QUFHTyxTQUFTLGFBQWEsTUFBdUI7QUFDbEQsU0FBTyxLQUFLLFdBQVcsR0FBRyxLQUFLLGdCQUFnQixLQUFLLElBQUk7QUFDMUQ7OztBQ1FBLElBQU0sU0FBUztBQUFBLEVBQ2IsTUFBTTtBQUFBLEVBQ04sS0FBSztBQUFBLEVBQ0wsS0FBSztBQUFBLEVBQ0wsU0FBUztBQUFBLEVBQ1QsVUFBVTtBQUFBLEVBQ1YsY0FBYztBQUFBLEVBQ2QsS0FBSztBQUNQO0FBRUEsSUFBTSxPQUFPLElBQUksVUFDZixPQUFPLFlBQVksTUFBTSxJQUFJLENBQUMsU0FBUyxDQUFDLE1BQU0sT0FBTyxJQUFJLENBQUMsQ0FBQyxDQUFDO0FBRTlELElBQU0sUUFBZ0I7QUFBQSxFQUNwQixVQUFVLENBQUMsU0FBUyxNQUFNO0FBQUEsRUFDMUIsWUFBWTtBQUFBLElBQ1YsT0FBTztBQUFBLElBQ1AsTUFBTTtBQUFBLElBQ04sTUFBTTtBQUFBLElBQ04sR0FBRyxLQUFLLE9BQU8sT0FBTyxXQUFXLGNBQWM7QUFBQSxFQUNqRDtBQUFBLEVBQ0EsT0FBTyxFQUFFLFVBQVUsT0FBTztBQUM1QjtBQU1BLElBQU0sVUFBNEM7QUFBQSxFQUNoRCxRQUFRO0FBQUEsRUFDUixRQUFRO0FBQUEsRUFDUixXQUFXO0FBQUEsRUFDWCxLQUFLO0FBQUEsSUFDSCxVQUFVLENBQUMsS0FBSztBQUFBLElBQ2hCLFlBQVk7QUFBQSxNQUNWLEtBQUs7QUFBQSxNQUNMLEtBQUs7QUFBQSxNQUNMLFNBQVM7QUFBQSxNQUNULFlBQVk7QUFBQSxNQUNaLFNBQVM7QUFBQSxNQUNULE1BQU07QUFBQSxNQUNOLEdBQUcsS0FBSyxPQUFPLFdBQVcsWUFBWSxjQUFjO0FBQUEsSUFDdEQ7QUFBQSxJQUNBLE9BQU87QUFBQSxNQUNMLFVBQVU7QUFBQSxNQUNWLGVBQWU7QUFBQSxNQUNmLGNBQWM7QUFBQSxNQUNkLFNBQVM7QUFBQSxNQUNULFdBQVc7QUFBQSxNQUNYLFlBQVk7QUFBQSxNQUNaLGNBQWM7QUFBQSxNQUNkLEtBQUs7QUFBQSxJQUNQO0FBQUEsRUFDRjtBQUFBLEVBQ0EsSUFBSTtBQUFBLElBQ0YsVUFBVSxDQUFDLEtBQUs7QUFBQSxJQUNoQixZQUFZLEVBQUUsS0FBSyxPQUFPLEtBQUssU0FBUyxNQUFNLE9BQU8sR0FBRyxLQUFLLE9BQU8sV0FBVyxVQUFVLEVBQUU7QUFBQSxJQUMzRixPQUFPLENBQUM7QUFBQSxFQUNWO0FBQUEsRUFDQSxNQUFNO0FBQUEsSUFDSixVQUFVLENBQUMsTUFBTTtBQUFBLElBQ2pCLFlBQVksRUFBRSxNQUFNLFFBQVEsR0FBRyxLQUFLLE9BQU8sV0FBVyxZQUFZLGNBQWMsRUFBRTtBQUFBLElBQ2xGLE9BQU8sQ0FBQztBQUFBLEVBQ1Y7QUFBQSxFQUNBLFNBQVM7QUFBQSxJQUNQLFVBQVUsQ0FBQztBQUFBLElBQ1gsWUFBWSxFQUFFLEtBQUssT0FBTyxNQUFNLE9BQU8sR0FBRyxLQUFLLFNBQVMsRUFBRTtBQUFBLElBQzFELE9BQU8sRUFBRSxRQUFRLE9BQU8sS0FBSyxRQUFRLFVBQVUsUUFBUSxjQUFjLE9BQU87QUFBQSxFQUM5RTtBQUFBLEVBQ0EsVUFBVTtBQUFBLElBQ1IsVUFBVSxDQUFDLElBQUk7QUFBQSxJQUNmLFlBQVksRUFBRSxJQUFJLFdBQVcsR0FBRyxLQUFLLE9BQU8sT0FBTyxTQUFTLEVBQUU7QUFBQSxJQUM5RCxPQUFPLENBQUM7QUFBQSxFQUNWO0FBQ0Y7QUFFQSxJQUFNLGVBQWU7QUFBQSxFQUNuQixLQUFLO0FBQUEsRUFDTCxNQUFNO0FBQUEsRUFDTixRQUFRO0FBQUEsRUFDUixTQUFTO0FBQUEsRUFDVCxLQUFLO0FBQUEsRUFDTCxTQUFTO0FBQUEsRUFDVCxLQUFLO0FBQUEsRUFDTCxRQUFRO0FBQUEsRUFDUixRQUFRO0FBQUEsRUFDUixPQUFPO0FBQUEsRUFDUCxTQUFTO0FBQ1g7QUFTTyxTQUFTLGVBQ2QsWUFDQSxVQUNBLFNBQzhCO0FBQzlCLFFBQU0sTUFBTSxDQUFDLFNBQWlCLE9BQU8sT0FBTyxZQUFZLElBQUk7QUFDNUQsTUFBSSxDQUFDLElBQUksTUFBTTtBQUNiLFdBQU8sRUFBRSxXQUFXLFFBQVcsU0FBUywwQ0FBMEM7QUFDcEYsUUFBTSxPQUFPLFdBQVc7QUFDeEIsUUFBTSxTQUFTLE9BQU8sT0FBTyxTQUFTLElBQUksSUFBSyxRQUFRLElBQUksSUFBZTtBQUMxRSxNQUFJLFdBQVcsUUFBVztBQUN4QixVQUFNLFVBQVUsT0FBTyxTQUFTLEtBQUssQ0FBQyxTQUFTLENBQUMsSUFBSSxJQUFJLENBQUM7QUFDekQsUUFBSSxZQUFZO0FBQ2QsYUFBTztBQUFBLFFBQ0wsV0FBVztBQUFBLFFBQ1gsU0FBUyxXQUFXLE9BQU8scUJBQXFCLElBQUk7QUFBQSxNQUN0RDtBQUFBLEVBQ0o7QUFDQSxhQUFXLFFBQVEsT0FBTyxLQUFLLFVBQVUsR0FBRztBQUMxQyxVQUFNLFVBQVUsZUFBZSxNQUFNLFdBQVcsSUFBSSxHQUFHLE1BQU0sUUFBUSxPQUFPO0FBQzVFLFFBQUksWUFBWSxPQUFXLFFBQU87QUFBQSxFQUNwQztBQUVBLFFBQU0sVUFBVSxPQUFPLEtBQUssVUFBVSxFQUFFLEtBQUssQ0FBQyxTQUFTLENBQUMsZUFBZSxJQUFJLElBQUksQ0FBQztBQUNoRixNQUFJLFNBQVMsVUFBVSxZQUFZO0FBQ2pDLFlBQVEsRUFBRSxXQUFXLFNBQVMsT0FBTyxPQUFPLFFBQVEsT0FBTyxVQUFVLE9BQU8sQ0FBQyxHQUFHLENBQUM7QUFDbkYsU0FBTyxXQUFXLFlBQVksWUFBWSxNQUFNLFFBQVEsT0FBTyxJQUFJO0FBQ3JFO0FBRUEsSUFBTSxpQkFBaUIsb0JBQUksSUFBSTtBQUFBLEVBQzdCO0FBQUEsRUFDQTtBQUFBLEVBQ0EsR0FBRyxPQUFPLEtBQUssUUFBUSxTQUFTLGNBQWMsQ0FBQyxDQUFDO0FBQUEsRUFDaEQsR0FBRyxPQUFPLEtBQUssUUFBUSxTQUFTLFNBQVMsQ0FBQyxDQUFDO0FBQzdDLENBQUM7QUFFRCxTQUFTLGVBQ1AsTUFDQSxPQUNBLE1BQ0EsUUFDQSxTQUM4QjtBQUM5QixRQUFNLFNBQVMsT0FBTyxPQUFPLFFBQVEsSUFBSSxJQUFJLE9BQU8sSUFBMkIsSUFBSTtBQUNuRixNQUFJLENBQUMsT0FBTyxRQUFRLEtBQUssRUFBRyxRQUFPLE1BQU0sTUFBTSxRQUFRLEtBQUs7QUFDNUQsTUFBSSxXQUFXLFVBQWEsU0FBUyxVQUFVLFNBQVMsTUFBTyxRQUFPO0FBQ3RFLE1BQUksT0FBTyxPQUFPLE9BQU8sT0FBTyxJQUFJLEdBQUc7QUFDckMsWUFBUTtBQUFBLE1BQ04sV0FBVztBQUFBLE1BQ1gsT0FBTyxPQUFPLE1BQU0sSUFBSTtBQUFBLE1BQ3hCLFFBQVEsT0FBTyxVQUFVLElBQUksQ0FBQztBQUFBLElBQ2hDLENBQUM7QUFDRCxXQUFPO0FBQUEsRUFDVDtBQUNBLFFBQU0sT0FBTyxPQUFPLFdBQVcsSUFBSTtBQUNuQyxNQUFJLFNBQVMsVUFBYSxDQUFDLE9BQU8sT0FBTyxPQUFPLFlBQVksSUFBSTtBQUM5RCxXQUFPO0FBQUEsTUFDTCxXQUFXO0FBQUEsTUFDWCxTQUFTLE9BQU8sVUFBVSxJQUFJLENBQUMsNEJBQTRCLElBQUk7QUFBQSxJQUNqRTtBQUNGLE1BQUksT0FBTyxNQUFNLEtBQUssRUFBRyxRQUFPO0FBQ2hDLE1BQUksU0FBUyxZQUFZLE9BQU8sVUFBVSxZQUFZLENBQUMsYUFBYSxLQUFLO0FBQ3ZFLFdBQU8sTUFBTSxNQUFNLE1BQU0sS0FBSztBQUNoQyxVQUFRLEVBQUUsV0FBVyxNQUFNLE9BQU8sUUFBUSxRQUFRLG1DQUFtQyxDQUFDO0FBQ3RGLFNBQU87QUFDVDtBQUdBLFNBQVMsWUFDUCxZQUNBLE1BQ0EsUUFDQSxTQUM4QjtBQUM5QixRQUFNLENBQUMsUUFBUSxVQUFVLElBQUksQ0FBQyxXQUFXLFFBQVEsUUFBVyxXQUFXLFlBQVksTUFBUztBQUM1RixNQUFJLENBQUMsVUFBVSxDQUFDLFlBQVk7QUFDMUIsUUFBSSxTQUFTLFVBQVUsT0FBTyxXQUFXLElBQUksRUFBRSxXQUFXLEdBQUc7QUFDM0QsYUFBTyxFQUFFLFdBQVcsUUFBVyxTQUFTLGtDQUFrQztBQUM1RSxZQUFRLEVBQUUsV0FBVyxRQUFRLE9BQU8sUUFBUSxRQUFRLHNCQUFzQixDQUFDO0FBQzNFLFdBQU87QUFBQSxFQUNUO0FBQ0EsUUFBTSxRQUFRLFdBQVcsU0FBUyxTQUFTLFNBQVMsU0FBUztBQUM3RCxRQUFNLFlBQVksU0FBUyxhQUFhLFNBQVMsVUFBVSxTQUFTO0FBQ3BFLE1BQUksU0FBUyxDQUFDLE9BQVEsU0FBUSxFQUFFLFdBQVcsV0FBVyxPQUFPLFFBQVEsUUFBUSxlQUFlLENBQUM7QUFBQSxXQUNwRixhQUFhLENBQUM7QUFDckIsWUFBUSxFQUFFLFdBQVcsT0FBTyxPQUFPLFFBQVEsUUFBUSxtQkFBbUIsQ0FBQztBQUFBLFdBQ2hFLENBQUMsU0FBUyxDQUFDO0FBQ2xCLFlBQVEsRUFBRSxXQUFXLFFBQVEsT0FBTyxRQUFRLFFBQVEsZ0JBQWdCLFVBQVUsSUFBSSxDQUFDLEdBQUcsQ0FBQztBQUN6RixTQUFPO0FBQ1Q7QUFFQSxTQUFTLE1BQU0sV0FBbUIsTUFBWSxPQUFrQztBQUM5RSxRQUFNLFFBQVEsT0FBTyxVQUFVLFdBQVcsVUFBVSxLQUFLLElBQUksT0FBTyxLQUFLO0FBQ3pFLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxTQUFTLE9BQU8sVUFBVSxTQUFTLENBQUMsTUFBTSxLQUFLLGNBQWMsYUFBYSxJQUFJLENBQUMsR0FBRyxPQUFPLE1BQU0sS0FBSyxDQUFDO0FBQUEsRUFDdkc7QUFDRjtBQUdBLFNBQVMsT0FBTyxNQUFZLE9BQXdCO0FBQ2xELE1BQUksU0FBUyxhQUFhLE9BQU8sVUFBVSxTQUFVLFFBQU87QUFDNUQsUUFBTSxPQUFPLFVBQVUsTUFBTSxRQUFRLFlBQVksRUFBRSxHQUFHLFFBQVE7QUFDOUQsU0FBTyxNQUFNLGNBQWMsV0FBVyxxQkFBcUIsS0FBSyxNQUFNLFNBQVMsUUFBUSxDQUFDLEtBQUs7QUFDL0Y7QUFHQSxJQUFNLFlBQ0o7QUFFRixTQUFTLE9BQU8sTUFBWSxPQUF5QjtBQUNuRCxVQUFRLE1BQU07QUFBQSxJQUNaLEtBQUs7QUFDSCxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQ0gsYUFBTyxPQUFPLFVBQVU7QUFBQSxFQUM1QjtBQUNBLE1BQUksT0FBTyxVQUFVLFNBQVUsUUFBTztBQUN0QyxVQUFRLE1BQU07QUFBQSxJQUNaLEtBQUs7QUFDSCxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQ0gsYUFBTyxVQUFVLE9BQU8sTUFBTSxNQUFNO0FBQUEsSUFDdEMsS0FBSztBQUNILGFBQU8sVUFBVSxNQUFNLFNBQVMsS0FBSyxHQUFHLGNBQWM7QUFBQSxJQUN4RCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQ0gsYUFBTyxTQUFTLEtBQUs7QUFBQSxJQUN2QixLQUFLO0FBQ0gsYUFBTyxDQUFDLFVBQVUsS0FBSyxLQUFLO0FBQUEsSUFDOUIsS0FBSztBQUNILGFBQU8sZ0NBQWdDLEtBQUssS0FBSztBQUFBLElBQ25ELEtBQUs7QUFDSCxhQUFPLDJCQUEyQixLQUFLLEtBQUs7QUFBQSxFQUNoRDtBQUNGOzs7QUNuUU8sSUFBTSxTQUFOLE1BQW9FO0FBQUE7QUFBQSxFQUVoRTtBQUFBLEVBQ1E7QUFBQTtBQUFBLEVBR2pCLFlBQVksU0FBcUIsQ0FBQyxHQUFHO0FBQ25DLFNBQUssUUFBUSxPQUFPLEtBQUssTUFBTSxFQUFFLEtBQUs7QUFDdEMsU0FBSyxTQUFTO0FBQUEsRUFDaEI7QUFBQSxFQUVBLElBQUksTUFBMEM7QUFFNUMsVUFBTSxRQUFRLEtBQUssT0FBTyxJQUFJO0FBQzlCLFdBQU8sT0FBTyxVQUFVLFlBQVksTUFBTSxRQUFRLEtBQUssSUFBSSxRQUFRO0FBQUEsRUFDckU7QUFBQSxFQUVBLEVBQUUsT0FBTyxRQUFRLElBQWlEO0FBQ2hFLGVBQVcsUUFBUSxLQUFLLE1BQU8sT0FBTSxDQUFDLE1BQU0sS0FBSyxJQUFJLElBQUksQ0FBbUI7QUFBQSxFQUM5RTtBQUNGOzs7QUNSTyxTQUFTQyxXQUFVLE1BQWNDLE9BQTZDO0FBQ25GLE1BQUksVUFBVTtBQUNkLE1BQUk7QUFDSixRQUFNLFFBQWUsQ0FBQyxPQUFPLE9BQU8sUUFBUTtBQUMxQyxRQUFJLFdBQVcsTUFBTyxXQUFVLFFBQVE7QUFDeEMsVUFBTSxTQUFTQSxNQUFLLFFBQVEsQ0FBQztBQUM3QixRQUFJLFlBQVksUUFBUSxLQUFLLFdBQVcsVUFBYSxNQUFNLE1BQU0sT0FBTyxHQUFHLE1BQU0sT0FBUTtBQUN6RixjQUFVO0FBRVYsWUFBUSxVQUFVQSxNQUFLLFNBQVMsUUFBUTtBQUFBLEVBQzFDO0FBQ0EsV0FBUyxNQUFNLE9BQU8sZ0JBQWdCO0FBQ3RDLFNBQU8sVUFBVSxTQUFZLFNBQVksV0FBVyxNQUFNLEtBQUssRUFBRTtBQUNuRTtBQU1PLFNBQVMsV0FBVyxNQUFjLEtBQWlDO0FBRXhFLE1BQUksS0FBSyxTQUFTLElBQUksRUFBRyxRQUFPRCxXQUFVLE1BQU0sQ0FBQyxTQUFTLEdBQUcsQ0FBQztBQUM5RCxRQUFNLFFBQVEsSUFBSSxHQUFHO0FBQ3JCLE1BQUk7QUFDSixXQUFTLEtBQUssS0FBSyxRQUFRLEtBQUssR0FBRyxNQUFNLEdBQUcsS0FBSyxLQUFLLFFBQVEsT0FBTyxLQUFLLENBQUMsR0FBRztBQUM1RSxVQUFNLFFBQVEsVUFBVSxNQUFNLEtBQUssTUFBTSxNQUFNO0FBQy9DLFFBQUksS0FBSyxLQUFLLE1BQU0sT0FBTyxLQUFLLFVBQVUsTUFBTSxRQUFRLENBQUMsQ0FBQyxNQUFNLElBQUs7QUFDckUsUUFBSSxVQUFVLE9BQVcsUUFBT0EsV0FBVSxNQUFNLENBQUMsU0FBUyxHQUFHLENBQUM7QUFDOUQsWUFBUTtBQUFBLEVBQ1Y7QUFDQSxTQUFPLFVBQVUsU0FBWSxTQUFZLFdBQVcsTUFBTSxLQUFLLEVBQUU7QUFDbkU7QUFNTyxTQUFTLGdCQUFnQixNQUEyQztBQUN6RSxTQUFPLFNBQVMsTUFBTSxNQUFNO0FBQUEsRUFBQyxDQUFDO0FBQ2hDO0FBRU8sU0FBUyxXQUFXLE1BQWMsUUFBMEI7QUFDakUsTUFBSSxPQUFPO0FBQ1gsTUFBSSxZQUFZO0FBQ2hCLGFBQVM7QUFDUCxVQUFNLFVBQVUsS0FBSyxRQUFRLE1BQU0sU0FBUztBQUM1QyxRQUFJLFVBQVUsS0FBSyxXQUFXLE9BQVEsUUFBTyxFQUFFLE1BQU0sUUFBUSxTQUFTLFlBQVksRUFBRTtBQUNwRixZQUFRO0FBQ1IsZ0JBQVksVUFBVTtBQUFBLEVBQ3hCO0FBQ0Y7QUFFQSxTQUFTLE1BQU0sTUFBYyxPQUFlLEtBQXFCO0FBQy9ELFFBQU0sUUFBUSxLQUFLLE1BQU0sT0FBTyxHQUFHO0FBQ25DLFNBQU8sTUFBTSxTQUFTLElBQUksSUFBSyxLQUFLLE1BQU0sS0FBSyxJQUFlLE1BQU0sTUFBTSxHQUFHLEVBQUU7QUFDakY7QUFNQSxJQUFNLFVBQVU7QUFFaEIsSUFBTSxvQkFBb0I7QUFDMUIsSUFBTSxxQkFBcUI7QUFDM0IsSUFBTSxzQkFBc0I7QUFDNUIsSUFBTSxjQUFjO0FBQ3BCLElBQU0sYUFBYTtBQU1uQixTQUFTLFNBQ1AsTUFDQSxPQUNBLFlBQWdDLGFBQ0g7QUFDN0IsUUFBTUUsWUFBc0IsQ0FBQztBQUM3QixNQUFJLFFBQVE7QUFDWixNQUFJLEtBQUs7QUFDVCxhQUFTO0FBQ1AsU0FBSyxVQUFVLE1BQU0sRUFBRTtBQUN2QixVQUFNQyxRQUFPLEtBQUssRUFBRTtBQUNwQixRQUFJLFVBQVUsWUFBWTtBQUN4QixVQUFJRCxVQUFTLFdBQVc7QUFDdEIsZUFBT0MsVUFBUyxTQUFZLFNBQVksV0FBVyxNQUFNLElBQUkscUJBQXFCO0FBQ3BGLFlBQU0sV0FBV0QsVUFBUyxHQUFHLEVBQUUsTUFBTTtBQUNyQyxVQUFJQyxVQUFTLElBQUssU0FBUSxXQUFXLHFCQUFxQjtBQUFBLGVBQ2pEQSxXQUFVLFdBQVcsTUFBTSxLQUFNLENBQUFELFVBQVMsSUFBSTtBQUFBLFVBQ2xELFFBQU8sV0FBVyxNQUFNLElBQUksV0FBVyxlQUFlLFlBQVk7QUFDdkUsWUFBTTtBQUFBLElBQ1IsV0FBVyxVQUFVLHFCQUFxQixVQUFVLG9CQUFvQjtBQUN0RSxVQUFJQyxVQUFTLE9BQU8sVUFBVSxtQkFBbUI7QUFDL0MsUUFBQUQsVUFBUyxJQUFJO0FBQ2IsZ0JBQVE7QUFDUixjQUFNO0FBQ047QUFBQSxNQUNGO0FBQ0EsVUFBSUMsVUFBUyxJQUFLLFFBQU8sV0FBVyxNQUFNLElBQUksd0JBQXdCO0FBQ3RFLFlBQU0sTUFBTSxVQUFVLE1BQU0sRUFBRTtBQUM5QixVQUFJLE9BQU8sUUFBUSxTQUFVLFFBQU87QUFDcEMsWUFBTUQsVUFBUyxRQUFRLElBQUksR0FBRztBQUM5QixXQUFLLFVBQVUsTUFBTSxHQUFHO0FBQ3hCLFVBQUksS0FBSyxFQUFFLE1BQU0sSUFBSyxRQUFPLFdBQVcsTUFBTSxJQUFJLEtBQUs7QUFDdkQsWUFBTTtBQUNOLGNBQVE7QUFBQSxJQUNWLFdBQVdDLFVBQVMsT0FBTyxVQUFVLHFCQUFxQjtBQUN4RCxNQUFBRCxVQUFTLElBQUk7QUFDYixjQUFRO0FBQ1IsWUFBTTtBQUFBLElBQ1IsV0FBV0MsVUFBUyxPQUFPQSxVQUFTLEtBQUs7QUFDdkMsVUFBSUQsVUFBUyxXQUFXO0FBQ3RCLGVBQU8sRUFBRSxRQUFRLElBQUksU0FBUyx3QkFBd0IsT0FBTyxVQUFVO0FBQ3pFLE1BQUFBLFVBQVMsS0FBS0MsVUFBUyxHQUFHO0FBQzFCLGNBQVFBLFVBQVMsTUFBTSxvQkFBb0I7QUFDM0MsWUFBTTtBQUFBLElBQ1IsT0FBTztBQUNMLFlBQU0sTUFBTUEsVUFBUyxNQUFNLFVBQVUsTUFBTSxFQUFFLElBQUksYUFBYSxNQUFNLEVBQUU7QUFDdEUsVUFBSSxPQUFPLFFBQVEsU0FBVSxRQUFPO0FBQ3BDLFdBQUs7QUFDTCxjQUFRO0FBQUEsSUFDVjtBQUFBLEVBQ0Y7QUFDRjtBQUVBLFNBQVMsVUFBVSxNQUFjLE1BQXNCO0FBQ3JELE1BQUksS0FBSztBQUNULGFBQVM7QUFDUCxVQUFNQyxRQUFPLEtBQUssV0FBVyxFQUFFO0FBQy9CLFFBQUlBLFVBQVMsTUFBUUEsVUFBUyxNQUFRQSxVQUFTLE1BQVFBLFVBQVMsRUFBTSxRQUFPO0FBQzdFLFVBQU07QUFBQSxFQUNSO0FBQ0Y7QUFHQSxTQUFTLGlCQUFpQixNQUFjLE9BQXlDO0FBQy9FLFFBQU0sUUFBUSxLQUFLLFFBQVEsS0FBSyxRQUFRLENBQUM7QUFDekMsU0FBTyxRQUFRLEtBQUssS0FBSyxXQUFXLFFBQVEsQ0FBQyxNQUFNLEtBQU8sUUFBUSxJQUFJLFlBQVksTUFBTSxLQUFLO0FBQy9GO0FBRUEsU0FBUyxZQUFZLE1BQWMsT0FBeUM7QUFDMUUsTUFBSSxLQUFLLFFBQVE7QUFDakIsYUFBUztBQUNQLFVBQU1BLFFBQU8sS0FBSyxXQUFXLEVBQUU7QUFDL0IsUUFBSUEsVUFBUyxHQUFNLFFBQU8sS0FBSztBQUMvQixRQUFJLE9BQU8sTUFBTUEsS0FBSSxFQUFHLFFBQU8sRUFBRSxRQUFRLElBQUksU0FBUyxnQ0FBZ0M7QUFDdEYsUUFBSUEsUUFBTztBQUNULGFBQU8sRUFBRSxRQUFRLElBQUksU0FBUyw4REFBOEQ7QUFDOUYsUUFBSUEsVUFBUyxJQUFNO0FBQ2pCLFlBQU07QUFDTjtBQUFBLElBQ0Y7QUFDQSxVQUFNQyxXQUFVLEtBQUssS0FBSyxDQUFDO0FBQzNCLFFBQUlBLGFBQVksT0FBVyxRQUFPLEVBQUUsUUFBUSxLQUFLLEdBQUcsU0FBUyxnQ0FBZ0M7QUFDN0YsVUFBTSxPQUFPQSxhQUFZLE1BQU0sT0FBTyxNQUFNLEVBQUUsSUFBSTtBQUNsRCxRQUFJLFNBQVMsUUFBVztBQUN0QixZQUFNLE9BQ0osT0FBTyxJQUFJLEtBQUssS0FBSyxXQUFXLE9BQU8sS0FBSyxDQUFDLElBQUksT0FBTyxNQUFNLEtBQUssQ0FBQyxJQUFJO0FBQzFFLFlBQU0sU0FBUyxTQUFTLFVBQWEsTUFBTSxJQUFJO0FBQy9DLFdBQUssT0FBTyxJQUFJLEtBQUssTUFBTSxJQUFJLE1BQU0sQ0FBQztBQUNwQyxlQUFPLEVBQUUsUUFBUSxJQUFJLFNBQVMsNkNBQTZDO0FBQzdFLFlBQU0sU0FBUyxLQUFLO0FBQUEsSUFDdEIsV0FBVyxZQUFZLFNBQVNBLFFBQU8sRUFBRyxPQUFNO0FBQUEsUUFDM0MsUUFBTyxFQUFFLFFBQVEsSUFBSSxTQUFTLHNEQUFzRDtBQUFBLEVBQzNGO0FBQ0Y7QUFFQSxTQUFTLE9BQU8sTUFBYyxJQUFnQztBQUM1RCxRQUFNQyxVQUFTLEtBQUssTUFBTSxLQUFLLEdBQUcsS0FBSyxDQUFDO0FBQ3hDLFNBQU8sbUJBQW1CLEtBQUtBLE9BQU0sSUFBSSxPQUFPLFNBQVNBLFNBQVEsRUFBRSxJQUFJO0FBQ3pFO0FBRUEsSUFBTSxTQUFTLENBQUMsU0FBaUIsUUFBUSxTQUFVLE9BQU87QUFDMUQsSUFBTSxRQUFRLENBQUMsU0FBaUIsUUFBUSxTQUFVLE9BQU87QUFFekQsSUFBTSxVQUFVO0FBRWhCLFNBQVMsYUFBYSxNQUFjLElBQXNDO0FBQ3hFLFVBQVEsWUFBWTtBQUNwQixNQUFJLENBQUMsUUFBUSxLQUFLLElBQUksRUFBRyxRQUFPLFdBQVcsTUFBTSxJQUFJLFNBQVM7QUFDOUQsUUFBTSxNQUFNLFFBQVE7QUFDcEIsTUFBSSxLQUFLLElBQUksT0FBTyxLQUFLLE1BQU0sSUFBSSxHQUFHLENBQUMsQ0FBQyxNQUFNLE9BQU8sa0JBQW1CLFFBQU87QUFDL0UsU0FBTyxFQUFFLFFBQVEsSUFBSSxTQUFTLDJCQUEyQjtBQUMzRDtBQUVBLFNBQVMsV0FBVyxNQUFjLFFBQWdCLFVBQW1DO0FBQ25GLFFBQU1GLFFBQU8sS0FBSyxZQUFZLE1BQU07QUFDcEMsU0FBTztBQUFBLElBQ0w7QUFBQSxJQUNBLFNBQ0VBLFVBQVMsU0FDTCxZQUFZLFFBQVEsd0JBQ3BCLFlBQVksUUFBUSxXQUFXLEtBQUssVUFBVSxPQUFPLGNBQWNBLEtBQUksQ0FBQyxDQUFDO0FBQUEsRUFDakY7QUFDRjs7O0FDck5rUSxTQUFTLFlBQUFHLFdBQVUsV0FBQUMsZ0JBQWU7OztBQzRCN1IsU0FBUyxVQUFVLE1BQXNCO0FBQzlDLE1BQUksNEJBQTRCLEtBQUssSUFBSSxFQUFHLFFBQU87QUFDbkQsTUFBSSxZQUFZLElBQUksRUFBRyxRQUFPLElBQUksS0FBSyxXQUFXLEtBQUssT0FBTyxDQUFDO0FBQy9ELFFBQU1DLFdBQVUsbUJBQW1CLEtBQUssUUFBUSxVQUFVLE1BQU0sR0FBRyxXQUFXO0FBQzlFLFNBQU8sS0FBS0EsUUFBTztBQUNyQjtBQUdBLFNBQVMsWUFBWSxXQUEyQjtBQUM5QyxRQUFNQyxRQUFPLFVBQVUsWUFBWSxDQUFDO0FBQ3BDLE1BQUlBLFFBQU8sSUFBTSxRQUFPLE1BQU1BLE1BQUssU0FBUyxFQUFFLEVBQUUsU0FBUyxHQUFHLEdBQUcsQ0FBQztBQUNoRSxTQUFPQSxRQUFPLFFBQ1YsTUFBTUEsTUFBSyxTQUFTLEVBQUUsRUFBRSxTQUFTLEdBQUcsR0FBRyxDQUFDLEtBQ3hDLE1BQU1BLE1BQUssU0FBUyxFQUFFLEVBQUUsU0FBUyxHQUFHLEdBQUcsQ0FBQztBQUM5Qzs7O0FDMUNzUSxTQUFTLFlBQUFDLFdBQVUsV0FBQUMsZ0JBQWU7QUFJalMsU0FBUyxXQUFXLE1BQWMsU0FBMkM7QUFDbEYsUUFBTSxTQUFTQyxTQUFRLElBQUk7QUFDM0IsUUFBTSxLQUFLLFdBQVcsTUFBTSxLQUFLLE1BQU0sVUFBVSxNQUFNLENBQUM7QUFDeEQsU0FBTyxHQUFHLEVBQUUsR0FBRyxRQUFRLFVBQVVDLFVBQVMsSUFBSSxDQUFDLENBQUMsQ0FBQztBQUNuRDs7O0FGcURPLFNBQVMsT0FBTyxNQUFnQztBQUNyRCxTQUFPQyxVQUFTLElBQUksTUFBTSxnQkFBZ0IsV0FBVztBQUN2RDtBQUdPLFNBQVMsWUFBWSxNQUFzQjtBQUNoRCxRQUFNLFVBQVUsMkJBQTJCLFVBQVUsSUFBSSxDQUFDO0FBRTFELE1BQUlBLFVBQVMsSUFBSSxNQUFNLGFBQWMsUUFBTztBQUM1QyxRQUFNLFFBQVEsV0FBVyxNQUFNLENBQUMsU0FBUyxNQUFNLElBQUksb0JBQW9CO0FBQ3ZFLFNBQU8sR0FBRyxPQUFPLCtCQUErQixLQUFLO0FBQ3ZEOzs7QUd4RW9RLFNBQVMsUUFBQUMsT0FBTSxTQUFBQyxjQUFhO0FBV2hTLElBQU0sUUFBaUU7QUFBQSxFQUNyRSxDQUFDLDJCQUEyQixpQkFBaUI7QUFBQSxFQUM3QyxDQUFDLGtCQUFrQixjQUFjO0FBQUEsRUFDakMsQ0FBQyxrQkFBa0IsaUJBQWlCO0FBQUEsRUFDcEMsQ0FBQyxrQkFBa0IsU0FBUztBQUFBLEVBQzVCLENBQUMsa0JBQWtCLFFBQVEsU0FBUztBQUFBLEVBQ3BDLENBQUMsbUJBQW1CLGlCQUFpQjtBQUFBLEVBQ3JDLENBQUMsZUFBZSxZQUFZO0FBQUEsRUFDNUIsQ0FBQyxtQkFBbUIsWUFBWSxjQUFjO0FBQUEsRUFDOUMsQ0FBQyxrQkFBa0IsT0FBTztBQUFBLEVBQzFCLENBQUMseUJBQXlCLEtBQUs7QUFBQSxFQUMvQixDQUFDLGlCQUFpQixTQUFTO0FBQzdCO0FBR08sU0FBUyxRQUFRLE1BQXFDO0FBQzNELFNBQU8sS0FBSyxTQUFTLE1BQU0sSUFBSSxFQUFFLE1BQU0sY0FBYyxLQUFLLFlBQVksSUFBSSxFQUFFLElBQUk7QUFDbEY7QUFHTyxTQUFTLFVBQVUsTUFBa0IsTUFBcUM7QUFDL0UsTUFBSSxPQUFPLE9BQU8sTUFBTSxPQUFPLEtBQUssT0FBTyxPQUFPLE1BQU0sTUFBTSxFQUFHLFFBQU87QUFDeEUsUUFBTSxDQUFDLElBQUksSUFBSSxNQUFNLEtBQUssQ0FBQyxDQUFDLEVBQUssT0FBSSxNQUFNLEtBQUssTUFBTSxDQUFDLFFBQVEsT0FBTyxPQUFPLE1BQU0sR0FBRyxDQUFDLENBQUMsS0FBSyxDQUFDO0FBQzlGLE1BQUksU0FBUyxPQUFXLFFBQU8sRUFBRSxNQUFNLEtBQUssWUFBWSxJQUFJLEVBQUU7QUFDOUQsU0FBT0MsT0FBTSxTQUFTLElBQUksTUFBTSxlQUM1QixTQUNBLEVBQUUsTUFBTSxxQkFBcUIsS0FBSyxZQUFZLElBQUksRUFBRTtBQUMxRDtBQUVBLFNBQVMsWUFBWSxNQUFzQjtBQUN6QyxRQUFNLE9BQU9DLE1BQUtELE9BQU0sUUFBUSxJQUFJLEdBQUcsWUFBWTtBQUNuRCxTQUFPLHdEQUF3RCxVQUFVLElBQUksQ0FBQztBQUNoRjs7O0FDbkNBLElBQU0sUUFBUSxJQUFJLE9BQU87QUFHekIsSUFBTSxhQUFhO0FBYVosU0FBUyxVQUFVLE1BQWMsTUFBYyxPQUEyQjtBQUUvRSxRQUFNLE9BQU8sS0FBSyxXQUFXLFFBQVEsSUFBSSxLQUFLLE1BQU0sQ0FBQyxJQUFJO0FBQ3pELE1BQUksY0FDRixLQUFLLFNBQVMsU0FBUyxXQUFXLEtBQUssSUFBSSxJQUFJLGdCQUFnQixJQUFJLElBQUk7QUFDekUsTUFBSTtBQUNGLFFBQUksZ0JBQWdCLE9BQVcsUUFBTyxLQUFLLE1BQU0sSUFBSTtBQUFBLEVBQ3ZELFNBQVMsT0FBTztBQUNkLFFBQUksRUFBRSxpQkFBaUIsYUFBYyxPQUFNO0FBQUEsRUFDN0M7QUFFQSxRQUFNLFNBQVMscUNBQXFDLEtBQUssSUFBSTtBQUM3RCxNQUFJLFdBQVcsTUFBTTtBQUNuQixVQUFNLElBQUk7QUFBQSxNQUNSO0FBQUEsUUFDRTtBQUFBLFFBQ0EsTUFBTSxXQUFXLE1BQU0sT0FBTyxLQUFLLEVBQUU7QUFBQSxRQUNyQyxTQUFTO0FBQUEsUUFDVCxLQUFLLGlEQUFpRCxXQUFXLE1BQU0sQ0FBQyxTQUFTLHVCQUF1QixJQUFJLEVBQUUsQ0FBQyxPQUFPLE1BQU0sS0FBSztBQUFBLE1BQ25JO0FBQUEsTUFDQSxXQUFXO0FBQUEsSUFDYjtBQUFBLEVBQ0Y7QUFDQSxrQkFBZ0IsZ0JBQWdCLElBQUk7QUFDcEMsUUFBTSxXQUFXLGdCQUFnQixTQUFZLFNBQVksV0FBVyxNQUFNLFlBQVksTUFBTTtBQUM1RixRQUFNLFFBQVEsYUFBYSxTQUFZLEtBQUssWUFBWSxTQUFTLE1BQU07QUFDdkUsUUFBTSxJQUFJO0FBQUEsSUFDUjtBQUFBLE1BQ0U7QUFBQSxNQUNBLE1BQU0sVUFBVTtBQUFBLE1BQ2hCLFNBQVMsZ0JBQWdCLGFBQWEsV0FBVyxzQkFBc0IsR0FBRyxLQUFLO0FBQUEsTUFDL0UsS0FBSyxNQUFNO0FBQUEsSUFDYjtBQUFBLElBQ0EsV0FBVztBQUFBLEVBQ2I7QUFDRjtBQUVPLFNBQVMsU0FBUyxPQUFxQztBQUM1RCxTQUFPLE9BQU8sVUFBVSxZQUFZLFVBQVUsUUFBUSxDQUFDLE1BQU0sUUFBUSxLQUFLO0FBQzVFO0FBR08sU0FBUyxJQUFJLFFBQW9CLEtBQXNCO0FBQzVELFNBQU8sT0FBTyxPQUFPLFFBQVEsR0FBRyxJQUFJLE9BQU8sR0FBRyxJQUFJO0FBQ3BEOzs7QUNwRE8sU0FBUyxVQUFVLE1BQXVDO0FBQy9ELE1BQUksT0FBTyxPQUFPLE1BQU0sT0FBTyxFQUFHLFFBQU87QUFDekMsUUFBTSxFQUFFLE1BQU0sUUFBUSxJQUFJO0FBQzFCLE1BQUksU0FBUyxJQUFJLEtBQUssT0FBTyxZQUFZO0FBQ3ZDLFdBQU8sRUFBRSxNQUFNLFNBQVMsT0FBTyxDQUFDLE1BQU0sR0FBRyxLQUFLO0FBQ2hELFFBQU0sVUFBVSxPQUFPLE9BQU8sSUFBSTtBQUNsQyxRQUFNLFdBQVcsQ0FBQyxXQUNoQixTQUFTLE1BQU0sS0FDZixPQUFPLE9BQU8sUUFBUSxhQUNyQixPQUFPLE9BQU8sV0FBVyxZQUFZLE9BQU8sT0FBTyxRQUFRO0FBQzlELFNBQU8sUUFBUSxTQUFTLEtBQUssUUFBUSxNQUFNLFFBQVEsS0FBSyxRQUFRLEtBQUssUUFBUSxJQUN6RSxFQUFFLE1BQU0sT0FBTyxPQUFPLENBQUMsR0FBRyxNQUFNLEtBQUssSUFDckM7QUFDTjtBQUdPLFNBQVMsV0FBVyxFQUFFLE1BQU0sT0FBTyxLQUFLLEdBQVksTUFBYyxNQUF5QjtBQUNoRyxRQUFNLFFBQVEsb0JBQUksSUFBc0I7QUFDeEMsYUFBVyxDQUFDLE1BQU0sR0FBRyxLQUFLLE9BQU8sUUFBUSxJQUFJLEdBQUc7QUFDOUMsUUFBSSxDQUFDLFNBQVMsR0FBRyxFQUFHO0FBQ3BCLFVBQU1FLFVBQVMsSUFBSSxXQUFXLFNBQVMsVUFBVSxRQUFRLEdBQUcsSUFBSSxNQUFNLEdBQUcsQ0FBQztBQUMxRSxVQUFNLElBQUksTUFBTTtBQUFBLE1BQ2QsS0FBSztBQUFBLE1BQ0wsUUFBUSxJQUFJLE9BQU87QUFBQSxNQUNuQixTQUFTO0FBQUEsTUFDVCxRQUFBQTtBQUFBLE1BQ0EsVUFBVSxJQUFJLFdBQVc7QUFBQSxJQUMzQixDQUFDO0FBQUEsRUFDSDtBQUVBLFFBQU1DLFFBQU87QUFDYixRQUFNLFNBQVMsSUFBSSxPQUFPLE9BQU8sWUFBWSxDQUFDLEdBQUcsTUFBTSxLQUFLLENBQUMsRUFBRSxJQUFJLENBQUMsU0FBUyxDQUFDLE1BQU0sSUFBSSxDQUFDLENBQUMsQ0FBQztBQUMzRixRQUFNQyxRQUFPLElBQUksV0FBVztBQUM1QixRQUFNLElBQUlELE9BQU0sRUFBRSxLQUFLQSxPQUFNLFFBQVEsU0FBUyxNQUFNLFFBQVFDLE9BQU0sVUFBVUEsTUFBSyxDQUFDO0FBQ2xGLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQTtBQUFBLElBQ0EsTUFBQUQ7QUFBQSxJQUNBO0FBQUEsSUFDQSxTQUFTLENBQUM7QUFBQSxJQUNWLFFBQVEsQ0FBQztBQUFBLElBQ1QsWUFBWSxDQUFDLFFBQVFFLFdBQVUsTUFBTSxDQUFDLEdBQUcsT0FBTyxHQUFHLENBQUM7QUFBQSxJQUNwRDtBQUFBLEVBQ0Y7QUFDRjtBQUVBLFNBQVMsUUFBUSxLQUE2QjtBQUM1QyxRQUFNLGFBQWEsU0FBUyxJQUFJLFVBQVUsSUFBSSxJQUFJLGFBQWEsQ0FBQztBQUNoRSxRQUFNLEVBQUUsTUFBTSxPQUFPLE1BQU0sS0FBQUMsS0FBSSxJQUFJO0FBQ25DLFFBQU0sVUFBVSxVQUFVLElBQUksVUFBVSxJQUFJLElBQUk7QUFDaEQsU0FBTyxTQUFTLFdBQ1osRUFBRSxNQUFNLFVBQVUsT0FBTyxNQUFNLEdBQUcsUUFBUSxJQUMxQyxFQUFFLE1BQU0sT0FBTyxLQUFLQSxRQUFPLElBQUksS0FBSyxHQUFHLFFBQVE7QUFDckQ7QUFFQSxTQUFTLE1BQU0sRUFBRSxPQUFPLE1BQU0sS0FBSyxRQUFRLEtBQUFBLEtBQUksR0FBMkI7QUFDeEUsUUFBTSxVQUFVLFVBQVUsS0FBSyxNQUFNO0FBQ3JDLFNBQU8sT0FBTyxVQUFVLFlBQVksT0FBTyxTQUFTLFdBQ2hELEVBQUUsTUFBTSxVQUFVLE9BQU8sTUFBTSxHQUFHLFFBQVEsSUFDMUMsRUFBRSxNQUFNLFdBQVcsS0FBQUEsTUFBSyxHQUFHLFFBQVE7QUFDekM7QUFHQSxTQUFTLFVBQVUsS0FBYyxNQUEyQjtBQUMxRCxRQUFNLFNBQVMsT0FBTyxTQUFTLFdBQVcsVUFBVSxNQUFNLFFBQVEsSUFBSTtBQUN0RSxRQUFNLFNBQVMsUUFBUSxjQUFjLFlBQVksT0FBTyxNQUFNLEtBQUssQ0FBQyxTQUFTLFNBQVMsQ0FBQztBQUN2RixTQUFPLEVBQUUsS0FBSyxTQUFTLFNBQVMsTUFBTSxNQUFNLElBQUksT0FBVTtBQUM1RDs7O0FDekVPLFNBQVMsYUFBYSxRQUE0QztBQUN2RSxNQUFJQyxTQUFzQixDQUFDO0FBQzNCLGFBQVcsRUFBRSxPQUFPLE9BQU8sR0FBRyxNQUFNLEtBQUssUUFBUTtBQUMvQyxRQUFJLFVBQVUsVUFBYSxNQUFNLEtBQUssSUFBSSxNQUFNQSxPQUFNLE9BQU8sU0FBUyxLQUFLO0FBQ3pFLE1BQUFBLFNBQVEsRUFBRSxHQUFHQSxRQUFPLE9BQU8sRUFBRSxHQUFHLE9BQU8sTUFBTSxFQUFFO0FBQ2pELFFBQUksVUFBVSxVQUFhLE1BQU0sS0FBSyxJQUFJLE1BQU1BLE9BQU0sT0FBTyxTQUFTLE9BQU87QUFDM0UsTUFBQUEsU0FBUSxFQUFFLEdBQUdBLFFBQU8sT0FBTyxFQUFFLEdBQUcsT0FBTyxNQUFNLEVBQUU7QUFBQSxFQUNuRDtBQUNBLFNBQU9BO0FBQ1Q7QUFHTyxTQUFTLFFBQVEsRUFBRSxPQUFPLE1BQU0sR0FBMEI7QUFDL0QsU0FBTyxVQUFVLFVBQWEsVUFBVSxVQUFhLE1BQU0sTUFBTSxLQUFLLEtBQUssTUFBTSxNQUFNLEtBQUs7QUFDOUY7QUFFQSxJQUFNLFFBQVEsQ0FBQyxZQUFvQixPQUFPLFFBQVEsTUFBTSxHQUFHLEVBQUUsQ0FBQyxDQUFDOzs7QUNQeEQsU0FBUyxlQUFlLE1BQWMsTUFBeUI7QUFDcEUsUUFBTSxNQUFNLFFBQVEsSUFBSTtBQUN4QixNQUFJLFFBQVEsT0FBVyxPQUFNLFFBQVEsS0FBSyxJQUFJO0FBQzlDLFFBQU0sT0FBTyxVQUFVLE1BQU0sTUFBTSxFQUFFLE9BQU8sa0JBQWtCLFFBQVEsWUFBWSxJQUFJLEVBQUUsQ0FBQztBQUN6RixRQUFNLFlBQVksQ0FBQ0MsT0FBeUIsU0FBaUIsUUFDM0QsY0FBYyxFQUFFLE1BQU0sS0FBSyxHQUFHQSxPQUFNLFNBQVMsR0FBRztBQUVsRCxNQUFJLENBQUMsU0FBUyxJQUFJLEVBQUcsT0FBTSxVQUFVLENBQUMsR0FBRyx1QkFBdUI7QUFDaEUsUUFBTSxPQUFPLFVBQVUsSUFBSTtBQUMzQixNQUFJLFNBQVMsT0FBVyxRQUFPLFdBQVcsTUFBTSxNQUFNLElBQUk7QUFDMUQsUUFBTSxRQUFRLFVBQVUsTUFBTSxJQUFJO0FBQ2xDLE1BQUksVUFBVSxPQUFXLE9BQU0sUUFBUSxPQUFPLElBQUk7QUFDbEQsZUFBYSxNQUFNLFNBQVM7QUFDNUIsUUFBTSxFQUFFLE1BQUFDLE9BQU0sVUFBVSxJQUFJLGFBQWEsTUFBTSxTQUFTO0FBQ3hELFFBQU0sRUFBRSxPQUFPLFNBQVMsT0FBTyxJQUFJLGFBQWFBLE9BQU0sV0FBVyxTQUFTO0FBQzFFLGNBQVksUUFBUSxTQUFTO0FBQzdCLFNBQU87QUFBQSxJQUNMLEdBQUcsRUFBRSxNQUFNLE1BQU0sTUFBQUEsT0FBTSxPQUFPLFNBQVMsT0FBTztBQUFBLElBQzlDLFlBQVksQ0FBQyxRQUFRLFdBQVcsTUFBTSxHQUFHO0FBQUEsSUFDekMsTUFBTSxPQUFPLElBQUk7QUFBQSxFQUNuQjtBQUNGO0FBRUEsU0FBUyxhQUNQLE1BQ0EsV0FDMkQ7QUFDM0QsUUFBTUEsUUFBTyxJQUFJLE1BQU0sTUFBTTtBQUM3QixNQUFJLE9BQU9BLFVBQVM7QUFDbEIsVUFBTSxVQUFVLENBQUMsTUFBTSxHQUFHLGtEQUFrRDtBQUM5RSxRQUFNLFlBQVksSUFBSSxNQUFNLE9BQU87QUFDbkMsTUFBSSxDQUFDLFNBQVMsU0FBUyxFQUFHLE9BQU0sVUFBVSxDQUFDLE9BQU8sR0FBRywrQkFBK0I7QUFDcEYsTUFBSSxDQUFDLE9BQU8sT0FBTyxXQUFXQSxLQUFJO0FBQ2hDLFVBQU0sVUFBVSxDQUFDLE1BQU0sR0FBRyxpQkFBaUIsVUFBVUEsS0FBSSxDQUFDLG9CQUFvQjtBQUNoRixTQUFPLEVBQUUsTUFBQUEsT0FBTSxVQUFVO0FBQzNCO0FBR0EsU0FBUyxhQUFhQSxPQUFjLFdBQXVCLFdBQXNCO0FBQy9FLFFBQU0sUUFBUSxvQkFBSSxJQUFzQjtBQUN4QyxRQUFNLFNBQXNCLENBQUM7QUFDN0IsUUFBTSxVQUFxQixDQUFDO0FBQzVCLFFBQU0sVUFBVSxDQUFDQSxLQUFJO0FBQ3JCLFdBQVMsTUFBTSxRQUFRLElBQUksR0FBRyxRQUFRLFFBQVcsTUFBTSxRQUFRLElBQUksR0FBRztBQUNwRSxRQUFJLE1BQU0sSUFBSSxHQUFHLEVBQUc7QUFDcEIsVUFBTSxPQUFPLFNBQVMsS0FBSyxVQUFVLEdBQUcsR0FBRyxRQUFRQSxPQUFNLFdBQVcsTUFBTTtBQUMxRSxVQUFNLElBQUksS0FBSyxJQUFJO0FBQ25CLGVBQVcsUUFBUSxLQUFLLE9BQU8sT0FBTztBQUNwQyxZQUFNLFlBQVksS0FBSyxPQUFPLElBQUksSUFBSTtBQUN0QyxVQUFJLE9BQU8sY0FBYyxTQUFVLFNBQVEsS0FBSyxFQUFFLE1BQU0sS0FBSyxPQUFPLE1BQU0sTUFBTSxVQUFVLENBQUM7QUFDM0YsVUFBSSxPQUFPLGNBQWMsU0FBVTtBQUNuQyxZQUFNRCxRQUFPLENBQUMsU0FBUyxLQUFLLFVBQVUsSUFBSTtBQUMxQyxVQUFJLGNBQWNDO0FBQ2hCLGNBQU0sVUFBVUQsT0FBTSxTQUFTLFVBQVUsSUFBSSxDQUFDLCtCQUErQjtBQUMvRSxVQUFJLENBQUMsT0FBTyxPQUFPLFdBQVcsU0FBUztBQUNyQyxjQUFNO0FBQUEsVUFDSkE7QUFBQSxVQUNBLFNBQVMsVUFBVSxJQUFJLENBQUMsbUJBQW1CLFVBQVUsU0FBUyxDQUFDO0FBQUEsUUFDakU7QUFDRixjQUFRLEtBQUssU0FBUztBQUFBLElBQ3hCO0FBQUEsRUFDRjtBQUNBLFNBQU8sRUFBRSxPQUFPLFNBQVMsT0FBTztBQUNsQztBQUdBLFNBQVMsWUFBWSxRQUE4QixXQUE0QjtBQUM3RSxRQUFNRSxTQUFRLGFBQWEsTUFBTTtBQUNqQyxNQUFJQSxPQUFNLFVBQVUsVUFBYUEsT0FBTSxVQUFVLFVBQWEsUUFBUUEsTUFBSztBQUN6RSxVQUFNO0FBQUEsTUFDSixDQUFDLFNBQVNBLE9BQU0sTUFBTSxJQUFJO0FBQUEsTUFDMUIsb0NBQW9DLFVBQVVBLE9BQU0sTUFBTSxJQUFJLENBQUMsSUFBSUEsT0FBTSxNQUFNLE1BQU0sc0JBQ3pFQSxPQUFNLE1BQU0sS0FBSyxzQkFBc0IsVUFBVUEsT0FBTSxNQUFNLElBQUksQ0FBQyxJQUFJQSxPQUFNLE1BQU0sTUFBTSwyQkFDekVBLE9BQU0sTUFBTSxLQUFLO0FBQUEsSUFDOUM7QUFDSjtBQUVBLFNBQVMsUUFBUSxFQUFFLE1BQU0sSUFBSSxHQUFjLE1BQTBCO0FBQ25FLFNBQU8sSUFBSTtBQUFBLElBQ1QsRUFBRSxNQUFNLFNBQVMsNEJBQTRCLElBQUksSUFBSSxJQUFJO0FBQUEsSUFDekQsV0FBVztBQUFBLEVBQ2I7QUFDRjtBQUdPLFNBQVMsY0FDZCxFQUFFLE1BQU0sS0FBSyxHQUNiRixPQUNBLFNBQ0EsTUFBYyxZQUFZLElBQUksR0FDbEI7QUFFWixNQUFJO0FBQ0osV0FBUyxTQUFTQSxNQUFLLFFBQVEsU0FBUyxLQUFLLFNBQVMsUUFBVyxVQUFVO0FBQ3pFLFdBQU9HLFdBQVUsTUFBTUgsTUFBSyxNQUFNLEdBQUcsTUFBTSxDQUFDO0FBQzlDLFNBQU8sSUFBSSxXQUFXLEVBQUUsTUFBTSxNQUFNLFNBQVMsSUFBSSxHQUFHLFdBQVcsVUFBVTtBQUMzRTtBQUtBLFNBQVMsYUFBYSxNQUFrQixXQUE0QjtBQUNsRSxRQUFNLFVBQVUsSUFBSSxNQUFNLFNBQVM7QUFDbkMsTUFBSSxZQUFZO0FBQ2QsVUFBTSxVQUFVLENBQUMsR0FBRyw4REFBOEQ7QUFDcEYsUUFBTSxRQUFRLE9BQU8sWUFBWSxXQUFXLFVBQVUsSUFBSTtBQUMxRCxNQUFJLFVBQVUsS0FBSyxVQUFVLEtBQUssVUFBVSxFQUFHO0FBQy9DLFFBQU0sUUFBUSxPQUFPLFlBQVksV0FBVyxPQUFPLE9BQU8sSUFBSSxLQUFLLE9BQU8sT0FBTztBQUNqRixRQUFNLE1BQ0osT0FBTyxZQUFZLFlBQVksVUFBVSxJQUNyQyxxRUFDQTtBQUNOLFFBQU0sVUFBVSxDQUFDLFNBQVMsR0FBRyxrQkFBa0IsS0FBSyx3QkFBd0IsR0FBRztBQUNqRjtBQUVBLFNBQVMsU0FDUCxLQUNBLE1BQ0EsUUFDQSxXQUNBLFFBQ1U7QUFDVixRQUFNLFNBQVMsV0FBVyxLQUFLLFNBQVMsSUFBSSxJQUFJLElBQUksTUFBTSxRQUFRLElBQUksUUFBVyxTQUFTO0FBRTFGLE1BQUksT0FBUSxRQUFPLEVBQUUsS0FBSyxRQUFRLFNBQVMsTUFBTSxRQUFRLE1BQU0sVUFBVSxLQUFLO0FBQzlFLE1BQUksQ0FBQyxTQUFTLElBQUk7QUFDaEIsVUFBTSxVQUFVLENBQUMsU0FBUyxHQUFHLEdBQUcsUUFBUSxVQUFVLEdBQUcsQ0FBQyx3QkFBd0I7QUFDaEYsUUFBTSxPQUFPLENBQUMsVUFBaUM7QUFDN0MsVUFBTSxFQUFFLFlBQVksT0FBTyxJQUFJLGVBQWUsS0FBSyxPQUFPLE1BQU0sU0FBUztBQUN6RSxVQUFNLFVBQVU7QUFBQSxNQUFlO0FBQUEsTUFBUSxVQUFVO0FBQUEsTUFBVSxDQUFDLFVBQzFELE9BQU8sS0FBSyxFQUFFLEdBQUcsT0FBTyxNQUFNLElBQUksQ0FBQztBQUFBLElBQ3JDO0FBQ0EsUUFBSSxZQUFZLE9BQVcsUUFBTztBQUNsQyxVQUFNLEVBQUUsV0FBVyxRQUFRLElBQUk7QUFDL0IsVUFBTSxTQUNKLFVBQVUsWUFBWSxTQUFTLEtBQUssSUFBSSxLQUFLLE9BQU8sT0FBTyxLQUFLLE1BQU0sYUFBYSxFQUFFO0FBQ3ZGLFVBQU07QUFBQSxNQUNKLENBQUMsU0FBUyxLQUFLLFNBQVMsU0FBUyxPQUFPLEdBQUksY0FBYyxTQUFZLENBQUMsSUFBSSxDQUFDLFNBQVMsQ0FBRTtBQUFBLE1BQ3ZGLElBQUksS0FBSyxhQUFhLFVBQVUsR0FBRyxDQUFDLElBQUksT0FBTztBQUFBLElBQ2pEO0FBQUEsRUFDRjtBQUNBLFFBQU1JLFVBQVMsS0FBSyxRQUFRO0FBQzVCLFFBQU0sV0FBVyxLQUFLLFVBQVU7QUFDaEMsUUFBTSxRQUFRLElBQUksTUFBTSxPQUFPO0FBQy9CLE1BQUksVUFBVSxVQUFhLE9BQU8sVUFBVTtBQUMxQyxVQUFNO0FBQUEsTUFDSixDQUFDLFNBQVMsS0FBSyxPQUFPO0FBQUEsTUFDdEIsbUJBQW1CLFVBQVUsR0FBRyxDQUFDO0FBQUEsSUFDbkM7QUFDRixRQUFNLFNBQVMsSUFBSSxNQUFNLFFBQVE7QUFDakMsTUFBSSxXQUFXLFVBQWEsQ0FBQyxPQUFPLE1BQU07QUFDeEMsV0FBTyxLQUFLO0FBQUEsTUFDVixNQUFNO0FBQUEsTUFDTixXQUFXO0FBQUEsTUFDWCxPQUFPO0FBQUEsTUFDUCxRQUFRO0FBQUEsSUFDVixDQUFDO0FBQ0gsU0FBTyxFQUFFLEtBQUssUUFBUSxTQUFTLFVBQVUsT0FBTyxRQUFBQSxTQUFRLFNBQVM7QUFDbkU7QUFFQSxJQUFNLE9BQU8sSUFBSSxXQUFXO0FBQzVCLElBQU0sV0FBVyxJQUFJLE9BQU87QUFFNUIsU0FBUyxXQUFXLEtBQWEsTUFBZSxXQUE4QjtBQUM1RSxNQUFJLFNBQVMsT0FBVyxRQUFPO0FBQy9CLFFBQU0sVUFBVSxVQUFVLElBQUk7QUFDOUIsUUFBTSxTQUFTLElBQUksT0FBTyxPQUFPO0FBQ2pDLGFBQVcsUUFBUSxPQUFPLE9BQU87QUFDL0IsVUFBTSxZQUFZLFFBQVEsSUFBSTtBQUM5QixRQUFJLE9BQU8sY0FBYyxZQUFZLENBQUMsT0FBTyxTQUFTLEdBQUc7QUFDdkQsWUFBTTtBQUFBLFFBQ0osQ0FBQyxTQUFTLEtBQUssVUFBVSxJQUFJO0FBQUEsUUFDN0IsU0FBUyxVQUFVLElBQUksQ0FBQyxZQUFZLFVBQVUsR0FBRyxDQUFDO0FBQUEsTUFDcEQ7QUFBQSxJQUNGO0FBQUEsRUFDRjtBQUNBLFNBQU87QUFDVDtBQUdBLFNBQVMsVUFBVSxNQUEyQjtBQUM1QyxNQUFJLFNBQVMsS0FBTSxRQUFPLENBQUM7QUFDM0IsTUFBSSxNQUFNLFFBQVEsSUFBSSxFQUFHLFFBQU8sT0FBTyxZQUFZLEtBQUssUUFBUSxDQUFDO0FBQ2pFLFNBQU8sU0FBUyxJQUFJLElBQUksT0FBTyxFQUFFLElBQUksS0FBSztBQUM1QztBQUVBLFNBQVMsT0FBTyxPQUE0QztBQUMxRCxTQUFPLE1BQU0sUUFBUSxLQUFLLEtBQUssTUFBTSxNQUFNLENBQUMsU0FBUyxPQUFPLFNBQVMsUUFBUTtBQUMvRTtBQUdBLFNBQVMsZUFDUCxLQUNBLE9BQ0EsTUFDQSxXQUNrRTtBQUNsRSxRQUFNLE9BQU8sSUFBSSxNQUFNLEtBQUs7QUFDNUIsTUFBSSxTQUFTO0FBQ1gsVUFBTSxVQUFVLENBQUMsU0FBUyxLQUFLLEtBQUssR0FBRyxRQUFRLFVBQVUsR0FBRyxDQUFDLFlBQVksS0FBSyxHQUFHO0FBQ25GLFFBQU0sU0FBUyxhQUFhLEtBQUssT0FBTyxNQUFNLFNBQVM7QUFDdkQsUUFBTSxPQUFPLFVBQVUsV0FBVyxJQUFJLE1BQU0sTUFBTSxJQUFJO0FBQ3RELE1BQUksU0FBUyxPQUFXLFFBQU8sRUFBRSxZQUFZLElBQUksV0FBVyxNQUFNLEdBQUcsUUFBUSxPQUFPO0FBQ3BGLFFBQU0sT0FBTyxhQUFhLEtBQUssUUFBUSxNQUFNLFNBQVM7QUFDdEQsU0FBTyxFQUFFLFlBQVksSUFBSSxXQUFXLE1BQU0sTUFBTSxHQUFHLFFBQVEsRUFBRSxHQUFHLFFBQVEsR0FBRyxLQUFLLEVBQUU7QUFDcEY7QUFFQSxTQUFTLGFBQWEsS0FBYSxPQUFlLE1BQWUsV0FBa0M7QUFDakcsUUFBTSxVQUFVLFVBQVUsSUFBSTtBQUM5QixhQUFXLFFBQVEsU0FBUztBQUMxQixRQUFJLENBQUMsWUFBWSxRQUFRLElBQUksQ0FBQztBQUM1QixZQUFNO0FBQUEsUUFDSixDQUFDLFNBQVMsS0FBSyxPQUFPLElBQUk7QUFBQSxRQUMxQixHQUFHLFVBQVUsSUFBSSxDQUFDLFFBQVEsS0FBSyxhQUFhLFVBQVUsR0FBRyxDQUFDO0FBQUEsTUFDNUQ7QUFBQSxFQUNKO0FBQ0EsU0FBTztBQUNUOzs7QUN2TU8sU0FBUyxjQUFjLE1BQWlDO0FBRTdELFFBQU0sV0FBVyxvQkFBSSxJQUErQjtBQUNwRCxRQUFNLFdBQVcsQ0FBQyxjQUNoQixPQUFPLGNBQWMsV0FBVyxTQUFTLElBQUksU0FBUyxJQUFJO0FBRTVELGFBQVcsRUFBRSxNQUFNLE9BQU8sTUFBQUMsTUFBSyxLQUFLLEtBQUs7QUFDdkMsUUFBSSxDQUFDLFNBQVMsSUFBSUEsS0FBSSxFQUFHLGdCQUFlLE1BQU0sRUFBRSxNQUFNLE1BQU0sR0FBR0EsT0FBTSxRQUFRO0FBQy9FLFNBQU87QUFBQSxJQUNMLEtBQUssS0FBSyxPQUFPO0FBQ2YsWUFBTSxTQUFTLEtBQUssTUFBTSxJQUFJLEdBQUcsR0FBRztBQUNwQyxVQUFJLFdBQVcsT0FBVztBQUMxQixpQkFBVyxRQUFRLE9BQU8sTUFBTyxPQUFNLE1BQU0sU0FBUyxPQUFPLElBQUksSUFBSSxDQUFDLENBQVc7QUFBQSxJQUNuRjtBQUFBLElBQ0EsUUFBUSxDQUFDLEtBQUssVUFBVSxTQUFTLEtBQUssTUFBTSxJQUFJLEdBQUcsR0FBRyxPQUFPLElBQUksS0FBSyxDQUFDO0FBQUEsRUFDekU7QUFDRjtBQUVBLFNBQVMsZUFDUCxNQUNBLE9BQ0EsV0FDQSxVQUNNO0FBQ04sUUFBTSxRQUFnQixDQUFDLEVBQUUsTUFBTSxPQUFPLE1BQU0sV0FBVyxNQUFNLEdBQUcsSUFBSSxLQUFLLEtBQUssQ0FBQztBQUMvRSxRQUFNLFdBQVcsb0JBQUksSUFBSSxDQUFDLFNBQVMsQ0FBQztBQUNwQyxXQUFTQyxRQUFPLE1BQU0sR0FBRyxFQUFFLEdBQUdBLFVBQVMsUUFBV0EsUUFBTyxNQUFNLEdBQUcsRUFBRSxHQUFHO0FBQ3JFLFVBQU0sUUFBUUEsTUFBSyxLQUFLQSxNQUFLLElBQUk7QUFDakMsUUFBSSxVQUFVLFFBQVc7QUFDdkIsZUFBUyxJQUFJQSxNQUFLLE1BQU1BLE1BQUssRUFBRTtBQUMvQixZQUFNLElBQUk7QUFDVjtBQUFBLElBQ0Y7QUFDQSxVQUFNLFlBQVksS0FBSyxNQUFNLElBQUlBLE1BQUssRUFBRSxHQUFHLE9BQU8sSUFBSSxLQUFLO0FBQzNELFFBQUksY0FBYyxPQUFXLE9BQU0sYUFBYSxNQUFNQSxLQUFJO0FBQzFELFVBQU0sU0FBUyxPQUFPLGNBQWMsV0FBVyxZQUFZLFNBQVMsSUFBSSxTQUFTO0FBQ2pGLFFBQUksV0FBVyxRQUFXO0FBQ3hCLE1BQUFBLE1BQUssS0FBSztBQUNWLE1BQUFBLE1BQUssUUFBUTtBQUFBLElBQ2YsV0FBVyxPQUFPLGNBQWMsVUFBVTtBQUN4QyxZQUFNLE9BQU8sRUFBRSxNQUFNQSxNQUFLLElBQUksTUFBTTtBQUNwQyxVQUFJLFNBQVMsSUFBSSxTQUFTLEVBQUcsT0FBTSxNQUFNLE1BQU0sT0FBTyxJQUFJO0FBQzFELGVBQVMsSUFBSSxTQUFTO0FBQ3RCLFlBQU0sS0FBSyxFQUFFLE1BQU0sTUFBTSxXQUFXLE1BQU0sR0FBRyxJQUFJLEtBQUssS0FBSyxDQUFDO0FBQUEsSUFDOUQ7QUFBQSxFQUNGO0FBQ0Y7QUFFQSxTQUFTLE1BQU0sTUFBaUIsT0FBd0IsTUFBWTtBQUNsRSxRQUFNLFFBQVEsTUFBTSxVQUFVLENBQUMsRUFBRSxLQUFLLE1BQU0sS0FBSyxTQUFTLEtBQUssUUFBUSxLQUFLLFVBQVUsS0FBSyxLQUFLO0FBQ2hHLFFBQU0sUUFBUSxNQUFNLE1BQU0sS0FBSztBQUMvQixRQUFNLFFBQVEsTUFBTSxTQUFTLEtBQUssTUFBTSxNQUFNLEdBQUcsRUFBRSxJQUFJO0FBQ3ZELFFBQU0sUUFBUSxNQUFNLElBQUksQ0FBQyxFQUFFLE1BQUFELE1BQUssTUFBTSxjQUFjQSxLQUFJLENBQUM7QUFDekQsUUFBTSxLQUFLLE1BQU0sU0FBUyxNQUFNLFNBQVMsV0FBTyxNQUFNLENBQUMsS0FBSyxFQUFHO0FBQy9ELFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxDQUFDLFNBQVMsS0FBSyxNQUFNLFVBQVUsS0FBSyxLQUFLO0FBQUEsSUFDekMsU0FBUyxVQUFVLEtBQUssS0FBSyxDQUFDLFlBQVksVUFBVSxLQUFLLElBQUksQ0FBQyxvQkFBb0IsTUFBTSxLQUFLLE1BQU0sQ0FBQztBQUFBLElBQ3BHO0FBQUEsRUFDRjtBQUNGO0FBRUEsU0FBUyxhQUFhLE1BQWlCQyxPQUFZO0FBQ2pELFFBQU0sRUFBRSxNQUFNLE1BQU0sSUFBSUEsTUFBSztBQUM3QixRQUFNLFVBQVUsVUFBVUEsTUFBSyxLQUFLQSxNQUFLLElBQUksS0FBSyxFQUFFO0FBQ3BELFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxDQUFDLFNBQVMsTUFBTSxVQUFVLEtBQUs7QUFBQSxJQUMvQixTQUFTLFVBQVUsS0FBSyxDQUFDLFlBQVksVUFBVSxJQUFJLENBQUMsWUFBWSxjQUFjQSxNQUFLLElBQUksQ0FBQyxjQUMxRSxVQUFVQSxNQUFLLEVBQUUsQ0FBQyxpQkFBaUIsT0FBTztBQUFBLElBQ3hEO0FBQUEsRUFDRjtBQUNGOzs7QWYzREEsSUFBTSxZQUFZO0FBT1gsU0FBUyxpQkFDZCxNQUNBLFNBQ2U7QUFDZixRQUFNLFFBQTBDLENBQUM7QUFDakQsYUFBVyxRQUFRLEtBQUssTUFBTSxPQUFPLEdBQUc7QUFDdEMsUUFBSSxLQUFLLFFBQVEsS0FBSyxLQUFNO0FBQzVCLFVBQU0sU0FBUyxTQUFTLElBQUk7QUFDNUIsUUFBSSxXQUFXLFVBQWEsUUFBUSxhQUFhLEtBQUssTUFBTSxDQUFDLEVBQUcsT0FBTSxLQUFLLENBQUMsTUFBTSxNQUFNLENBQUM7QUFBQSxFQUMzRjtBQUNBLFFBQU0sV0FBVyxjQUFjLElBQUk7QUFDbkMsTUFBSTtBQUVKLFFBQU0sUUFBUSxJQUFJLElBQW9CLE1BQU0sSUFBSSxDQUFDLENBQUMsSUFBSSxNQUFNLENBQUMsS0FBSyxLQUFLLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFDM0UsUUFBTSxXQUFXLEtBQUssS0FBSyxNQUFNLFNBQVMsTUFBTSxDQUFDLE1BQU0sV0FBVyxNQUFNLElBQUksTUFBTSxHQUFHLEtBQUssSUFBSSxDQUFDO0FBQy9GLFNBQU8sTUFDSixJQUFJLENBQUMsQ0FBQyxNQUFNLE1BQU0sT0FBTyxFQUFFLE1BQU0sUUFBUSxPQUFPLE1BQU0sSUFBSSxLQUFLLEdBQUcsS0FBSyxDQUFDLEVBQUUsRUFBRSxFQUM1RSxLQUFLLENBQUMsR0FBRyxNQUFNLGFBQWEsRUFBRSxNQUFNLENBQUMsR0FBRyxFQUFFLE1BQU0sQ0FBQyxDQUFDLENBQUMsRUFDbkQsSUFBSSxDQUFDLEVBQUUsTUFBTSxRQUFRLE9BQUFDLE9BQU0sTUFBTTtBQUNoQyxVQUFNLGVBQWUsS0FBSyxPQUFPLElBQUksY0FBYztBQUNuRCxXQUFPO0FBQUEsTUFDTCxLQUFLLEtBQUs7QUFBQTtBQUFBLE1BRVYsSUFBSSxhQUFhO0FBQ2YsZUFBT0EsT0FDSixNQUFNLEdBQUcsU0FBUyxFQUNsQixJQUFJLENBQUMsRUFBRSxNQUFNLE1BQU0sTUFBTSxDQUFDLEdBQUdDLFFBQU8sTUFBTSxRQUFRLEdBQUcsS0FBSyxDQUFDO0FBQUEsTUFDaEU7QUFBQSxNQUNBLFFBQVFELE9BQU0sQ0FBQyxHQUFHLFNBQVMsS0FBSztBQUFBLE1BQ2hDLElBQUksYUFBYTtBQUNmLGtCQUFVLEtBQUssS0FBSyxNQUFNLFVBQVUsSUFBSSxDQUFDO0FBQ3pDLGVBQU9DLFFBQU8sS0FBSyxLQUFLLEtBQUs7QUFBQSxNQUMvQjtBQUFBLE1BQ0E7QUFBQSxNQUNBLEtBQUssS0FBSyxPQUFPLEtBQUssS0FBSztBQUFBLE1BQzNCLFNBQVMsS0FBSyxPQUFPLEtBQUssU0FBUztBQUFBLE1BQ25DLFNBQVNDLFdBQVUsS0FBSyxNQUFNO0FBQUEsTUFDOUIsVUFBVSxTQUFTLElBQUk7QUFBQSxNQUN2QixjQUFjLE9BQU8saUJBQWlCLFdBQVcsZUFBZTtBQUFBLE1BQ2hFLE9BQU8sS0FBSyxTQUFTLElBQUksS0FBSztBQUFBLElBQ2hDO0FBQUEsRUFDRixDQUFDO0FBQ0w7QUFHQSxTQUFTQSxXQUFVQyxTQUFtQztBQUNwRCxRQUFNLEVBQUUsS0FBSyxRQUFRLElBQUksYUFBYUEsT0FBTTtBQUM1QyxRQUFNLFFBQVEsU0FBUyxJQUFJQSxRQUFPLEtBQUssTUFBTSxLQUFLLEVBQUU7QUFDcEQsU0FBTyxFQUFFLEtBQUssWUFBWSxVQUFhLFFBQVEsTUFBTSxRQUFXLFFBQVE7QUFDMUU7QUFFQSxJQUFNLFdBQVcsb0JBQUksSUFBSSxDQUFDLFVBQVUsVUFBVSxhQUFhLEtBQUssQ0FBQztBQUNqRSxJQUFNLGVBQWUsb0JBQUksSUFBSSxDQUFDLEdBQUcsVUFBVSxNQUFNLFFBQVEsU0FBUyxDQUFDO0FBR25FLFNBQVMsYUFBYUEsU0FBbUM7QUFDdkQsUUFBTSxNQUFNQSxRQUFPLEtBQUssS0FBSztBQUM3QixRQUFNLFVBQVVBLFFBQU8sS0FBSyxTQUFTO0FBQ3JDLFFBQU0sU0FBUyxRQUFRLFNBQVksU0FBWSxVQUFVLEtBQUssTUFBTTtBQUNwRSxRQUFNLE9BQU8sWUFBWSxTQUFZLFNBQVksU0FBUyxXQUFXLFlBQVk7QUFDakYsU0FBTztBQUFBLElBQ0wsS0FBSyxRQUFRLGNBQWMsU0FBUyxPQUFPLE1BQU0sU0FBUyxLQUFLLElBQUk7QUFBQSxJQUNuRSxTQUFTLFNBQVMsU0FBWSxVQUFVLE1BQU0sSUFBSTtBQUFBLEVBQ3BEO0FBQ0Y7QUFFQSxJQUFNLGVBQWUsTUFBTSxFQUFFLFdBQVcsVUFBVSxPQUFPLE9BQU8sTUFBTSxFQUFFLEVBQUUsQ0FBQztBQUUzRSxTQUFTLFNBQVMsRUFBRSxTQUFTLFFBQUFBLFFBQU8sR0FBbUM7QUFDckUsUUFBTSxPQUFPQSxRQUFPLEtBQUssTUFBTSxLQUFLO0FBQ3BDLFFBQU0sTUFBTUMsT0FBTSxVQUFVRCxRQUFPLEtBQUssS0FBSyxLQUFLLEdBQUcsRUFBRSxRQUFRLGFBQWEsRUFBRTtBQUM5RSxNQUFJLENBQUM7QUFDSCxXQUFPLEVBQUUsTUFBTSxnREFBZ0QsS0FBSyx5QkFBeUI7QUFDL0YsTUFBSSxRQUFRO0FBQ1YsV0FBTztBQUFBLE1BQ0wsTUFBTSw4QkFBOEIsVUFBVSxHQUFHLENBQUM7QUFBQSxNQUNsRCxLQUFLO0FBQUEsSUFDUDtBQUNGLE1BQUksU0FBUyxPQUFRLFFBQU8sRUFBRSxNQUFNLHNDQUFzQyxLQUFLLFlBQVk7QUFDM0YsU0FBTyxhQUFhLElBQUksSUFBSSxJQUN4QixTQUNBLEVBQUUsTUFBTSxnQkFBZ0IsVUFBVSxJQUFJLENBQUMsNEJBQTRCLEtBQUssWUFBWTtBQUMxRjtBQUVBLElBQU0sY0FBYztBQUdwQixTQUFTLFNBQVMsRUFBRSxRQUFBQSxTQUFRLFNBQVMsR0FBaUM7QUFDcEUsUUFBTSxPQUFPLFdBQVdBLE9BQU07QUFDOUIsUUFBTSxTQUFTLFNBQVMsV0FBVyxXQUFXLFFBQVEsSUFBSTtBQUMxRCxTQUFPLFdBQVcsV0FBVyxTQUFZO0FBQzNDO0FBR0EsU0FBUyxXQUFXLFlBQXVEO0FBQ3pFLFFBQU0sT0FBTyxXQUFXLEtBQUssTUFBTTtBQUNuQyxVQUFRLE1BQU07QUFBQSxJQUNaLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUssYUFBYTtBQUNoQixZQUFNLE9BQU8sV0FBVyxLQUFLLE1BQU0sS0FBSztBQUN4QyxVQUFJLENBQUMsV0FBVyxJQUFJLEVBQUcsUUFBTztBQUM5QixZQUFNLFFBQVEsV0FBVyxLQUFLLE9BQU8sS0FBSztBQUMxQyxZQUFNRSxRQUFPLFdBQVcsS0FBSyxNQUFNO0FBQ25DLGFBQU87QUFBQSxRQUNMLE1BQU0sR0FBRyxJQUFJLElBQUksS0FBSyxJQUFJLElBQUksR0FBR0EsVUFBUyxTQUFZLEtBQUssU0FBU0EsS0FBSSxFQUFFO0FBQUEsUUFDMUUsVUFBVSxTQUFTLGFBQWFBLFNBQVEsa0JBQWtCLGdCQUFnQixXQUFXLEtBQUs7QUFBQSxNQUM1RjtBQUFBLElBQ0Y7QUFBQSxJQUNBLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFDSCxhQUFPLFlBQVksV0FBVyxLQUFLLEtBQUssS0FBSyxFQUFFO0FBQUEsSUFDakQsS0FBSyxZQUFZO0FBQ2YsWUFBTSxLQUFLLFdBQVcsS0FBSyxJQUFJO0FBQy9CLGFBQU8sSUFBSSxZQUFZLE1BQU0sWUFBWSxFQUFFLE1BQU0sU0FBUyxFQUFFLElBQUksVUFBVSxNQUFNLElBQUk7QUFBQSxJQUN0RjtBQUFBLElBQ0EsS0FBSyxRQUFRO0FBQ1gsWUFBTUMsUUFBTyxXQUFXLEtBQUssTUFBTSxLQUFLO0FBQ3hDLFlBQU0sT0FBT0EsTUFBSyxNQUFNLEdBQUcsRUFBRSxTQUFTLENBQUMsU0FBUyxTQUFTLEVBQUUsS0FBSztBQUNoRSxhQUFPLFdBQVcsSUFBSSxJQUFJLEVBQUUsTUFBTSxRQUFRQSxLQUFJLElBQUksVUFBVSxNQUFNLElBQUk7QUFBQSxJQUN4RTtBQUFBLElBQ0E7QUFDRSxhQUFPO0FBQUEsRUFDWDtBQUNGO0FBTUEsU0FBUyxZQUFZQyxNQUFpQztBQUNwRCxRQUFNLENBQUNDLFdBQVUsRUFBRSxJQUFJRCxLQUFJLE1BQU0sTUFBTTtBQUV2QyxRQUFNLFFBQVFDLFNBQVEsUUFBUSxrQkFBa0IsRUFBRSxFQUFFLE1BQU0sTUFBTTtBQUNoRSxRQUFNLFFBQVEsTUFBTSxVQUFVLFVBQVU7QUFDeEMsTUFBSSxRQUFRLEVBQUcsUUFBTztBQUN0QixRQUFNSCxTQUFRLE1BQU0sQ0FBQyxLQUFLLElBQUksUUFBUSxRQUFRLEVBQUUsRUFBRSxZQUFZO0FBQzlELFFBQU0sV0FBVywyQ0FBMkMsS0FBS0EsS0FBSTtBQUNyRSxTQUFPLEVBQUUsTUFBTUUsTUFBSyxVQUFVLFlBQVksV0FBVyxNQUFNLFFBQVEsQ0FBQyxLQUFLLEVBQUUsRUFBRTtBQUMvRTtBQUVBLFNBQVMsV0FBVyxNQUF1QjtBQUN6QyxTQUFPLDRCQUE0QixLQUFLLElBQUk7QUFDOUM7QUFFQSxTQUFTLFdBQVcsT0FBd0I7QUFDMUMsU0FBTywyQkFBMkIsS0FBSyxLQUFLO0FBQzlDO0FBR0EsU0FBUyxVQUFVLE1BQTRCO0FBQzdDLFNBQU8sQ0FBQyxLQUFLLFVBQVU7QUFDckIsVUFBTSxTQUFTLEtBQUssTUFBTSxJQUFJLEdBQUcsR0FBRztBQUNwQyxlQUFXLFFBQVEsUUFBUSxTQUFTLENBQUMsR0FBRztBQUN0QyxZQUFNLFlBQVksUUFBUSxJQUFJLElBQUk7QUFDbEMsVUFBSSxPQUFPLGNBQWMsU0FBVSxPQUFNLE1BQU0sU0FBUztBQUFBLElBQzFEO0FBQUEsRUFDRjtBQUNGO0FBZ0JBLFNBQVMsS0FDUEUsT0FDQSxXQUNBLFVBQWdELE1BQU07QUFBQyxHQUM1QjtBQUMzQixRQUFNLFdBQVcsb0JBQUksSUFBa0I7QUFDdkMsUUFBTSxRQUFRLENBQUNBLEtBQUk7QUFDbkIsTUFBSSxPQUFPO0FBQ1gsTUFBSSxPQUFPQTtBQUNYLFFBQU0sUUFBUSxDQUFDLE9BQWUsV0FBbUI7QUFDL0MsVUFBTSxPQUFPLEVBQUUsTUFBTSxPQUFPLEtBQUs7QUFDakMsWUFBUSxNQUFNLE1BQU07QUFDcEIsUUFBSSxXQUFXQSxTQUFRLFNBQVMsSUFBSSxNQUFNLEVBQUc7QUFDN0MsYUFBUyxJQUFJLFFBQVEsSUFBSTtBQUN6QixVQUFNLEtBQUssTUFBTTtBQUFBLEVBQ25CO0FBQ0EsU0FBTyxPQUFPLE1BQU0sUUFBUSxRQUFRLEdBQUc7QUFDckMsV0FBTyxNQUFNLElBQUk7QUFDakIsY0FBVSxNQUFNLEtBQUs7QUFBQSxFQUN2QjtBQUNBLFNBQU87QUFDVDtBQUVBLFNBQVNSLFFBQU8sTUFBYyxVQUF3RDtBQUNwRixRQUFNSyxRQUFpQixDQUFDO0FBQ3hCLFdBQVMsT0FBTyxTQUFTLElBQUksSUFBSSxHQUFHLFNBQVMsUUFBVyxPQUFPLFNBQVMsSUFBSSxLQUFLLElBQUk7QUFDbkYsSUFBQUEsTUFBSyxLQUFLLEtBQUssS0FBSztBQUN0QixTQUFPQSxNQUFLLFFBQVE7QUFDdEI7QUFFQSxTQUFTLGFBQWEsR0FBcUIsR0FBNkI7QUFDdEUsTUFBSSxNQUFNLFVBQWEsTUFBTSxPQUFXLFFBQU8sTUFBTSxJQUFJLElBQUksTUFBTSxTQUFZLElBQUk7QUFDbkYsU0FBTyxFQUFFLE9BQU8sRUFBRSxTQUFTLEVBQUUsUUFBUSxFQUFFLFFBQVEsS0FBSyxFQUFFLFFBQVEsRUFBRSxRQUFRLElBQUk7QUFDOUU7OztBZ0JwTk8sU0FBUyxnQkFBZ0JJLFNBQWdDO0FBQzlELFNBQU8sYUFBYUEsT0FBTSxNQUFNO0FBQ2xDO0FBRUEsU0FBUyxhQUFhLEVBQUUsS0FBSyxRQUFRLEdBQXlEO0FBRTVGLFFBQU0sV0FBVyxpQkFBaUI7QUFDbEMsUUFBTSxXQUFXLFFBQVEsVUFBYSxJQUFJLFdBQVcsS0FBSyxTQUFTLEtBQUssR0FBRyxJQUFJO0FBQy9FLE1BQUksWUFBWSxPQUFXLFFBQU87QUFDbEMsTUFBSSxhQUFhLE9BQVcsUUFBTyxTQUFTLFlBQVksVUFBVSxXQUFXO0FBQzdFLFNBQU8sU0FBUyxZQUFZLE9BQU8sRUFBRSxDQUFDO0FBQ3hDOzs7QWxCMUNPLFNBQVMsUUFBUUMsT0FBY0MsU0FBcUI7QUFDekQsUUFBTSxPQUFPLGFBQWFDLE1BQUtGLE9BQU1DLFFBQU8sSUFBSSxDQUFDO0FBQ2pELE1BQUksU0FBUztBQUNYLFVBQU0sSUFBSTtBQUFBLE1BQ1I7QUFBQSxRQUNFLE1BQU1BLFFBQU87QUFBQSxRQUNiLFNBQVM7QUFBQSxRQUNULEtBQUssVUFBVUQsT0FBTUMsT0FBTSxLQUFLLFNBQVNELE9BQU1DLE9BQU07QUFBQSxNQUN2RDtBQUFBLE1BQ0EsV0FBVztBQUFBLElBQ2I7QUFDRixRQUFNLE9BQU8sZUFBZSxNQUFNQSxRQUFPLElBQUk7QUFDN0MsUUFBTSxRQUFRLGlCQUFpQixNQUFNLGVBQWU7QUFFcEQsUUFBTSxPQUNKLE1BQU0sS0FBSyxDQUFDLEVBQUUsV0FBVyxNQUFNLFdBQVcsS0FBSyxDQUFDRSxVQUFTQSxNQUFLLEtBQUssR0FBRyxNQUFNLFNBQVMsQ0FBQyxLQUN0RixNQUFNLENBQUM7QUFDVCxNQUFJLFNBQVM7QUFDWCxVQUFNLElBQUk7QUFBQSxNQUNSO0FBQUEsUUFDRSxNQUFNRixRQUFPO0FBQUEsUUFDYixTQUFTO0FBQUEsUUFDVCxLQUFLO0FBQUEsTUFDUDtBQUFBLE1BQ0EsV0FBVztBQUFBLElBQ2I7QUFDRixTQUFPLEVBQUUsU0FBUyxPQUFPLE1BQU0sS0FBSyxHQUFHLEdBQUcsU0FBUyxVQUFVLElBQUksRUFBRTtBQUNyRTtBQUVBLFNBQVMsU0FBU0QsT0FBYyxFQUFFLEtBQUssR0FBbUI7QUFDeEQsU0FBTyxXQUFXRSxNQUFLRixPQUFNSSxTQUFRLElBQUksR0FBRyxXQUFXLENBQUMsSUFDcEQsbUJBQ0E7QUFDTjtBQVVBLFNBQVMsVUFBVUMsT0FBY0MsU0FBb0M7QUFDbkUsV0FBUyxTQUFTQyxTQUFRRixLQUFJLEdBQUcsV0FBV0UsU0FBUSxNQUFNLEdBQUcsU0FBU0EsU0FBUSxNQUFNO0FBQ2xGLFFBQUksV0FBV0MsTUFBSyxRQUFRRixRQUFPLElBQUksQ0FBQztBQUN0QyxhQUFPLE1BQU1HLFVBQVNKLE9BQU0sTUFBTSxDQUFDO0FBQ3ZDLFNBQU87QUFDVDtBQUVBLFNBQVMsT0FBTyxNQUFpQixLQUF5QjtBQUN4RCxTQUFPLEtBQUssTUFBTSxJQUFJLEdBQUcsR0FBRyxVQUFVLElBQUksV0FBVztBQUN2RDtBQUdBLFNBQVMsVUFBVSxNQUF5QztBQUMxRCxRQUFNLE1BQU0sY0FBYyxJQUFJLEVBQUUsT0FBTyxLQUFLLE1BQU0sU0FBUztBQUMzRCxTQUFPLFFBQVEsU0FBWSxTQUFZLE9BQU8sTUFBTSxHQUFHO0FBQ3pEO0FBTU8sU0FBUyxtQkFBbUJDLFNBQWdCLFFBQXNCLEVBQUUsUUFBUSxHQUFjO0FBQy9GLFFBQU0sVUFBVSxRQUFRLElBQUksU0FBUztBQUNyQyxNQUFJLFlBQVksT0FBTyxPQUFPLFFBQVM7QUFDdkMsUUFBTSxNQUFNLFFBQVEsSUFBSSxLQUFLO0FBQzdCLFFBQU1JLFVBQ0osUUFBUSxVQUFhLFFBQVEsT0FBTyxPQUFPLE1BQ3ZDLFlBQVksU0FDVixHQUFHSixRQUFPLElBQUksd0NBQ2QsR0FBR0EsUUFBTyxJQUFJLHFCQUFxQixPQUFPLDRCQUE0QixPQUFPLE9BQU8sT0FBTyxLQUM3RixHQUFHQSxRQUFPLElBQUksU0FBUyxPQUFPLEdBQUcsRUFBRSxNQUFNLEdBQUcsQ0FBQyxDQUFDO0FBQ3BELFFBQU0sSUFBSTtBQUFBLElBQ1I7QUFBQSxNQUNFLE1BQU1BLFFBQU87QUFBQSxNQUNiLFNBQVMscUJBQXFCLE9BQU8sT0FBTyxJQUFJLE1BQU0sR0FBRyxDQUFDLENBQUMsU0FBU0ksT0FBTTtBQUFBLE1BQzFFLEtBQ0UsUUFBUSxPQUFPLE9BQU8sTUFDbEIsZ0ZBQ0E7QUFBQSxJQUNSO0FBQUEsSUFDQSxXQUFXO0FBQUEsRUFDYjtBQUNGOzs7QW1CNUd1UCxTQUFTLGVBQUFDLGNBQWEsZ0JBQUFDLHFCQUFvQjtBQUNqUyxTQUFTLFFBQUFDLGFBQVk7OztBQ0QrTyxTQUFTLFFBQUFDLGFBQVk7OztBQ0FyQixTQUFTLGtCQUFrQjtBQUl4UixTQUFTLFdBQVc7QUFBQSxFQUN6QjtBQUFBLEVBQ0E7QUFBQSxFQUNBLE1BQUFDO0FBQ0YsR0FBNEQ7QUFDMUQsU0FBTyxXQUFXLFFBQVEsRUFBRSxPQUFPLEtBQUssVUFBVSxFQUFFLFFBQVEsT0FBTyxNQUFBQSxNQUFLLENBQUMsQ0FBQyxFQUFFLE9BQU8sS0FBSztBQUMxRjs7O0FEQ08sU0FBUyxpQkFDZEMsT0FDQUMsU0FDd0M7QUFDeEMsU0FBTyxrQkFBa0IsYUFBYUMsTUFBS0YsT0FBTUMsUUFBTyxNQUFNLENBQUMsR0FBR0EsUUFBTyxNQUFNO0FBQ2pGO0FBT08sU0FBUyxrQkFDZCxNQUNBLE1BQ3dDO0FBQ3hDLFFBQU0sT0FBTyxDQUFDLFlBQTJCO0FBQ3ZDLFVBQU0sSUFBSTtBQUFBLE1BQ1I7QUFBQSxRQUNFO0FBQUEsUUFDQTtBQUFBLFFBQ0EsS0FDRSxTQUFTLFNBQ0wsNkNBQ0E7QUFBQSxNQUNSO0FBQUEsTUFDQSxXQUFXO0FBQUEsSUFDYjtBQUFBLEVBQ0Y7QUFDQSxNQUFJLFNBQVMsT0FBVyxRQUFPLEtBQUssOEJBQThCO0FBQ2xFLE1BQUlFO0FBQ0osTUFBSTtBQUNGLElBQUFBLFFBQU8sS0FBSyxNQUFNLElBQUk7QUFBQSxFQUN4QixTQUFTLE9BQU87QUFDZCxXQUFPLEtBQUssa0NBQW1DLE1BQWdCLE9BQU8sRUFBRTtBQUFBLEVBQzFFO0FBQ0EsTUFBSSxPQUFPQSxVQUFTLFlBQVlBLFVBQVMsUUFBUUEsTUFBSyxrQkFBa0I7QUFDdEUsV0FBTyxLQUFLLDhCQUE4QjtBQUM1QyxNQUFJQSxNQUFLLGtCQUFrQjtBQUN6QixXQUFPO0FBQUEsTUFDTCxnQ0FBZ0NBLE1BQUssYUFBYTtBQUFBLElBQ3BEO0FBQ0YsTUFBSUEsTUFBSyxVQUFVLFVBQWFBLE1BQUssU0FBUyxVQUFhLE9BQU9BLE1BQUssUUFBUSxRQUFRO0FBQ3JGLFdBQU8sS0FBSyx5REFBeUQ7QUFDdkUsUUFBTSxTQUFTQTtBQUNmLE1BQUksT0FBTyxXQUFXLFdBQVcsTUFBTTtBQUNyQyxXQUFPLEtBQUssZ0ZBQWdGO0FBQzlGLFNBQU8sRUFBRSxRQUFRLEtBQUs7QUFDeEI7QUFHTyxTQUFTLFlBQVksTUFBdUI7QUFDakQsTUFBSTtBQUNGLFVBQU0sU0FBUyxLQUFLLE1BQU0sSUFBSTtBQUM5QixXQUFPLE9BQU8sV0FBVyxXQUFXLE1BQU07QUFBQSxFQUM1QyxRQUFRO0FBQ04sV0FBTztBQUFBLEVBQ1Q7QUFDRjs7O0FFckU0UCxPQUFPLGVBQWU7OztBQ21JbFIsSUFBTSxNQUFNLEVBQUUsTUFBTSxPQUFPLElBQUksVUFBVSxLQUFLLG9CQUFvQjtBQUNsRSxJQUFNQyxRQUFPLEVBQUUsR0FBRyxLQUFLLE1BQU0sT0FBTztBQUNwQyxJQUFNLFVBQVUsRUFBRSxHQUFHLEtBQUssTUFBTSxXQUFXLFNBQVMsRUFBRSxNQUFNLFFBQVEsTUFBTSxTQUFTLEVBQUU7QUFDckYsSUFBTSxTQUFTLEVBQUUsR0FBRyxLQUFLLE1BQU0sVUFBVSxRQUFRLE1BQU07QUFDdkQsSUFBTSxTQUFTLEVBQUUsT0FBTyxhQUFhLFlBQVksVUFBVSxNQUFNLEdBQUc7QUFDcEUsSUFBTSxXQUFXLEVBQUUsT0FBTyxZQUFZLEtBQUssU0FBUyxRQUFRLFVBQVUsWUFBWSxTQUFTO0FBQzNGLElBQU0sVUFBVSxFQUFFLEdBQUcsVUFBVSxPQUFPLEtBQUs7QUFDM0MsSUFBTSxNQUFNLEVBQUUsS0FBSyxPQUFPLE1BQU0sZUFBZTtBQUMvQyxJQUFNLE1BQU0sRUFBRSxLQUFLLE9BQU8sTUFBTSw2QkFBNkI7QUFDN0QsSUFBTSxVQUFVLEVBQUUsTUFBTSxRQUFRLE1BQU0sRUFBRSxNQUFNLElBQUssR0FBRyxPQUFPLEVBQUUsTUFBTSxHQUFHLEVBQUU7QUFTMUUsSUFBTSxTQUFTLENBQUMsV0FBK0IsT0FBTyxJQUFJLENBQUMsV0FBVyxFQUFFLGNBQWMsTUFBTSxFQUFFO0FBc0M5RixJQUFNLGlCQUErRDtBQUFBLEVBQ25FLFlBQVksQ0FBQyxDQUFDLEdBQUcsR0FBRyxDQUFDQyxLQUFJLEdBQUcsQ0FBQyxPQUFPLEdBQUcsQ0FBQyxNQUFNLENBQUM7QUFBQSxFQUMvQyxvQkFBb0IsQ0FBQyxxQkFBcUIsbUJBQW1CO0FBQUEsRUFDN0QsbUJBQW1CLENBQUMsVUFBVSxRQUFRO0FBQUEsRUFDdEMsU0FBUyxDQUFDLENBQUMsTUFBTSxHQUFHLENBQUMsRUFBRSxHQUFHLFFBQVEsT0FBTyxZQUFZLENBQUMsQ0FBQztBQUFBLEVBQ3ZELFFBQVEsQ0FBQyxDQUFDLFFBQVEsR0FBRyxDQUFDLE9BQU8sQ0FBQztBQUFBLEVBQzlCLFNBQVMsQ0FBQyxDQUFDLEdBQUcsR0FBRyxDQUFDLEdBQUcsQ0FBQztBQUFBLEVBQ3RCLGNBQWMsQ0FBQyxDQUFDLE9BQU8sR0FBRyxDQUFDLEVBQUUsR0FBRyxTQUFTLE9BQU8sTUFBTSxDQUFDLENBQUM7QUFBQSxFQUN4RCxzQkFBc0IsQ0FBQyxDQUFDLEVBQUUsSUFBSSxTQUFTLENBQUMsR0FBRyxDQUFDLEVBQUUsSUFBSSxTQUFTLENBQUMsQ0FBQztBQUFBLEVBQzdELGdCQUFnQixDQUFDLFdBQVcsS0FBSztBQUFBLEVBQ2pDLEtBQUssQ0FBQyxLQUFLLElBQUk7QUFBQSxFQUNmLFdBQVcsT0FBTyxDQUFDLFlBQVksVUFBVSxDQUFDO0FBQUEsRUFDMUMsVUFBVSxPQUFPLENBQUMsWUFBWSxVQUFVLENBQUM7QUFBQSxFQUN6QyxvQkFBb0IsQ0FBQyxPQUFPLE9BQU87QUFBQSxFQUNuQyxXQUFXLENBQUMsd0NBQXdDLHNDQUFzQztBQUM1Rjs7O0FDbk1PLElBQU0saUJBQWlCO0FBR3ZCLElBQU0sbUJBQW1CLENBQUMsS0FBSzs7O0FDWXRDLElBQU0sYUFBaUMsQ0FBQyxZQUFZLFdBQVcsV0FBVyxnQkFBZ0I7QUFHbkYsSUFBTSxlQUFOLE1BQW1CO0FBQUEsRUFDZjtBQUFBLEVBQ0E7QUFBQSxFQUNBLFlBQVksb0JBQUksSUFBK0I7QUFBQTtBQUFBLEVBRS9DLGFBQWEsb0JBQUksSUFBK0M7QUFBQSxFQUV6RSxZQUFZLFVBQXNDO0FBQ2hELFNBQUssV0FBVztBQUNoQixTQUFLLGNBQWMsT0FBTyxLQUFLLFNBQVMsQ0FBQyxHQUFHLFdBQVcsQ0FBQyxDQUFDO0FBQ3pELGVBQVcsU0FBUyxVQUFVO0FBQzVCLFlBQU1DLFFBQU8sS0FBSyxVQUFVLElBQUksTUFBTSxNQUFNO0FBQzVDLFVBQUlBLFVBQVMsT0FBVyxNQUFLLFVBQVUsSUFBSSxNQUFNLFFBQVEsQ0FBQyxLQUFLLENBQUM7QUFBQSxVQUMzRCxDQUFBQSxNQUFLLEtBQUssS0FBSztBQUFBLElBQ3RCO0FBQUEsRUFDRjtBQUFBO0FBQUEsRUFHQSxHQUFHLFFBQTRDO0FBQzdDLFdBQU8sS0FBSyxVQUFVLElBQUksTUFBTSxLQUFLLENBQUM7QUFBQSxFQUN4QztBQUFBO0FBQUE7QUFBQTtBQUFBO0FBQUE7QUFBQTtBQUFBO0FBQUE7QUFBQSxFQVVBLFFBQ0UsUUFDQSxVQUE2QyxDQUFDLEdBQzlDLFNBQ21DO0FBQ25DLFVBQU0sTUFBTSxLQUFLLFVBQVUsQ0FBQyxRQUFRLFlBQVksSUFBSSxDQUFDLFNBQVMsUUFBUSxJQUFJLENBQUMsR0FBRyxPQUFPLENBQUM7QUFDdEYsVUFBTUMsU0FBUSxLQUFLLFdBQVcsSUFBSSxHQUFHLEtBQUssS0FBSyxXQUFXLFFBQVEsU0FBUyxPQUFPO0FBQ2xGLFNBQUssV0FBVyxJQUFJLEtBQUtBLE1BQUs7QUFDOUIsV0FBT0E7QUFBQSxFQUNUO0FBQUEsRUFFQSxXQUNFLFFBQ0EsU0FDQSxTQUNtQztBQUNuQyxVQUFNLFVBQVUsS0FBSyxHQUFHLE1BQU0sRUFBRSxPQUFPLENBQUMsRUFBRSxRQUFRLE1BQU0sU0FBUyxTQUFTLFFBQVEsT0FBTyxDQUFDO0FBQzFGLFFBQUksUUFBUSxXQUFXLEVBQUcsUUFBTyxDQUFDO0FBQ2xDLFdBQU8sT0FBTztBQUFBLE1BQ1osS0FBSyxZQUFZLElBQUksQ0FBQyxlQUFlO0FBQ25DLGNBQU0sV0FBVyxJQUFJO0FBQUEsVUFDbkIsUUFBUSxRQUFRLENBQUMsVUFBVSxXQUFXLE9BQU8sWUFBWSxPQUFPLENBQUM7QUFBQSxRQUNuRTtBQUNBLGVBQU8sQ0FBQyxZQUFZLFdBQVcsS0FBSyxDQUFDLFlBQVksU0FBUyxJQUFJLE9BQU8sQ0FBQyxDQUFZO0FBQUEsTUFDcEYsQ0FBQztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQUE7QUFBQSxFQUdBLFVBQVUsUUFBNkQ7QUFDckUsVUFBTSxVQUFVLEtBQUssR0FBRyxNQUFNO0FBQzlCLFdBQU8sT0FBTztBQUFBLE1BQ1osS0FBSyxZQUFZLFFBQVEsQ0FBQyxlQUFlO0FBQ3ZDLGNBQU0sUUFBUSxJQUFJLElBQUksUUFBUSxRQUFRLENBQUMsVUFBVSxNQUFNLFlBQVksVUFBVSxLQUFLLENBQUMsQ0FBQyxDQUFDO0FBQ3JGLGVBQU8sTUFBTSxTQUFTLElBQUksQ0FBQyxJQUFJLENBQUMsQ0FBQyxZQUFZLENBQUMsR0FBRyxLQUFLLENBQUMsQ0FBQztBQUFBLE1BQzFELENBQUM7QUFBQSxJQUNIO0FBQUEsRUFDRjtBQUFBO0FBQUE7QUFBQTtBQUFBO0FBQUEsRUFNQSxRQUNFLFFBQ0EsWUFDQSxVQUE2QyxDQUFDLEdBQzlDLFNBQzZCO0FBQzdCLFFBQUksS0FBSyxRQUFRLFFBQVEsU0FBUyxPQUFPLEVBQUUsVUFBVSxNQUFNLFVBQVcsUUFBTztBQUU3RSxXQUFPLEtBQUssR0FBRyxNQUFNLEVBQUU7QUFBQSxNQUNyQixDQUFDLEVBQUUsU0FBUyxTQUFTLGlCQUFpQixDQUFDLEVBQUUsTUFDdkMsUUFBUSxVQUFVLE1BQU0sYUFDeEIsU0FBUyxTQUFTLFFBQVEsT0FBTyxLQUNqQyxDQUFDLGVBQWUsU0FBUyxVQUFVO0FBQUEsSUFDdkM7QUFBQSxFQUNGO0FBQUE7QUFBQSxFQUdBLFFBQ0UsUUFDQSxZQUNBLE9BQ0EsVUFBNkMsQ0FBQyxHQUM5QyxTQUNTO0FBQ1QsVUFBTSxXQUFXLEtBQUssUUFBUSxRQUFRLFlBQVksU0FBUyxPQUFPO0FBQ2xFLFFBQUksYUFBYSxPQUFXLFFBQU87QUFDbkMsVUFBTSxTQUFTLFNBQVMsZ0JBQWdCLFVBQVU7QUFDbEQsV0FBTyxPQUFPLFVBQVUsYUFBYSxXQUFXLFNBQzVDLE9BQU8sU0FBUyxLQUFLLElBQ3JCLENBQUMsUUFBUSxTQUFTLGFBQWEsVUFBVSxHQUFHLEtBQUs7QUFBQSxFQUN2RDtBQUFBO0FBQUEsRUFHQSxZQUNFLFFBQ0EsWUFDQSxPQUNBLFVBQTZDLENBQUMsR0FDckM7QUFDVCxVQUFNLFFBQVEsS0FBSyxHQUFHLE1BQU0sRUFBRTtBQUFBLE1BQzVCLENBQUMsRUFBRSxTQUFTLFNBQVMsaUJBQWlCLENBQUMsRUFBRSxNQUN2QyxTQUFTLFNBQVMsUUFBUSxPQUFPLEtBQ2pDLFFBQVEsVUFBVSxNQUFNLGFBQ3hCLENBQUMsZUFBZSxTQUFTLFVBQVU7QUFBQSxJQUN2QztBQUNBLFdBQ0UsTUFBTSxTQUFTLEtBQ2YsTUFBTSxNQUFNLENBQUMsRUFBRSxhQUFhLE1BQU0sUUFBUSxlQUFlLFVBQVUsR0FBRyxLQUFLLENBQUM7QUFBQSxFQUVoRjtBQUFBO0FBQUEsRUFHQSxXQUFXLFFBQWdCLFlBQXVDO0FBQ2hFLFdBQU8sS0FBSyxHQUFHLE1BQU0sRUFBRSxRQUFRLENBQUMsRUFBRSxXQUFXLE1BQU0sYUFBYSxVQUFVLEtBQUssQ0FBQyxDQUFDO0FBQUEsRUFDbkY7QUFBQTtBQUFBLEVBR0EsY0FBYyxRQUFnQixZQUF3QztBQUNwRSxXQUFPLEtBQUssR0FBRyxNQUFNLEVBQUUsUUFBUSxDQUFDLEVBQUUsY0FBYyxNQUFNLGdCQUFnQixVQUFVLEtBQUssQ0FBQyxDQUFDO0FBQUEsRUFDekY7QUFDRjtBQUVBLElBQU0sVUFBVSxDQUFDLFNBQTZCLENBQUMsR0FBRyxVQUNoRCxPQUFPLEtBQUssQ0FBQyxRQUFRLEtBQUssVUFBVSxHQUFHLE1BQU0sS0FBSyxVQUFVLEtBQUssQ0FBQztBQUdwRSxTQUFTLFdBQ1AsRUFBRSxTQUFTLFdBQVcsQ0FBQyxFQUFFLEdBQ3pCLFlBQ0EsU0FDeUI7QUFDekIsUUFBTSxXQUFXLFFBQVEsVUFBVTtBQUNuQyxNQUFJLGVBQWUsT0FBUSxRQUFPLENBQUMsUUFBUTtBQUMzQyxNQUFJLFlBQVksZUFBZ0IsUUFBTyxDQUFDLFFBQVE7QUFDaEQsTUFBSSxZQUFZLFVBQWEsaUJBQWlCLFNBQVMsT0FBTztBQUM1RCxXQUFPLENBQUMsU0FBUyxPQUFPLEtBQUssUUFBUTtBQUN2QyxTQUFPLENBQUMsVUFBVSxHQUFHLE9BQU8sT0FBTyxRQUFRLENBQUM7QUFDOUM7QUFHTyxJQUFNLGNBQWMsQ0FBQyxPQUFPLFNBQVMsTUFBTTtBQUdsRCxTQUFTLFNBQ1AsU0FDQSxRQUNBLFNBQ1M7QUFDVCxRQUFNLENBQUMsT0FBTyxJQUFJLEtBQUssSUFBSSxPQUFPLE1BQU0sS0FBSztBQUM3QyxNQUFJLFVBQVUsT0FBVyxRQUFPO0FBQ2hDLFFBQU1DLFlBQVcsS0FBSyxNQUFNLEdBQUcsRUFBRSxPQUFPLFVBQVUsT0FBTztBQUN6RCxRQUFNLENBQUMsS0FBSyxJQUFJLE1BQU0sUUFBUUEsU0FBUSxJQUFJQSxZQUFXLENBQUM7QUFDdEQsU0FBTyxZQUFZLE1BQU0sQ0FBQyxTQUFTO0FBQ2pDLFVBQU0sQ0FBQyxLQUFLLFFBQVEsSUFBSSxDQUFDLFFBQVEsSUFBSSxHQUFHLFNBQVMsT0FBTyxJQUFJLENBQUM7QUFDN0QsV0FBTyxRQUFRLFVBQWEsYUFBYSxVQUFhLFFBQVE7QUFBQSxFQUNoRSxDQUFDO0FBQ0g7QUFFQSxJQUFNLFdBQVcsQ0FBQyxPQUFnQixTQUNoQyxPQUFPLFVBQVUsWUFBWSxVQUFVLE9BQ2xDLE1BQTRDLElBQUksSUFDakQ7QUFHQyxTQUFTLFlBQ2QsTUFDQSxNQUNBLFFBQzBCO0FBQzFCLE1BQUksU0FBUyxPQUFXLFFBQU87QUFDL0IsUUFBTUMsUUFBTyxnQkFBZ0IsTUFBTSxJQUFJO0FBQ3ZDLFNBQU8sWUFBWUEsT0FBTSxNQUFNLElBQUksSUFBSSxhQUFhQSxNQUFLLFFBQVEsSUFBSTtBQUN2RTtBQUdPLFNBQVMsZ0JBQWdCLE1BQWMsTUFBMkI7QUFDdkUsTUFBSUE7QUFDSixNQUFJO0FBQ0YsSUFBQUEsUUFBTyxLQUFLLE1BQU0sSUFBSTtBQUFBLEVBQ3hCLFNBQVMsT0FBTztBQUNkLFVBQU0sUUFBUSxNQUFNLGdCQUFpQixNQUFnQixPQUFPLEVBQUU7QUFBQSxFQUNoRTtBQUNBLE1BQUksQ0FBQyxNQUFNLFFBQVFBLE9BQU0sUUFBUSxFQUFHLE9BQU0sUUFBUSxNQUFNLHdCQUF3QjtBQUNoRixTQUFPQTtBQUNUO0FBR08sSUFBTSxjQUFjLENBQUMsRUFBRSxRQUFRLEdBQWdCLFdBQ3BELFlBQVksT0FBTztBQWtCckIsU0FBUyxRQUFRLE1BQWMsU0FBNkI7QUFDMUQsU0FBTyxJQUFJO0FBQUEsSUFDVDtBQUFBLE1BQ0U7QUFBQSxNQUNBO0FBQUEsTUFDQSxLQUFLO0FBQUEsSUFDUDtBQUFBLElBQ0EsV0FBVztBQUFBLEVBQ2I7QUFDRjs7O0FOak9PLFNBQVMsWUFBWUMsT0FBY0MsU0FBZ0IsS0FBbUI7QUFDM0UsUUFBTSxVQUFVLElBQUksUUFBUSxJQUFJLFNBQVM7QUFDekMsUUFBTUMsT0FBTSxhQUFhQyxNQUFLSCxPQUFNQyxRQUFPLE1BQU0sQ0FBQztBQUNsRCxRQUFNLFlBQVlDLFNBQVEsVUFBYyxZQUFZQSxJQUFHLEtBQUssVUFBVUEsSUFBRyxNQUFNO0FBQy9FLFFBQU1FLFNBQVEsWUFBWSxTQUFTLE9BQU8sSUFBSTtBQUM5QyxRQUFNLEVBQUUsUUFBUSxLQUFLLElBQ25CQSxXQUFVLFNBQ04saUJBQWlCSixPQUFNQyxPQUFNLElBQzdCLGtCQUFrQixhQUFhRyxPQUFNLE1BQU0sR0FBR0EsT0FBTSxNQUFNO0FBQ2hFLHFCQUFtQkgsU0FBUSxRQUFRLEdBQUc7QUFDdEMsU0FBTyxFQUFFLFFBQVEsWUFBWSxNQUFNLEdBQUcsVUFBVUQsT0FBTUMsU0FBUSxPQUFPLE1BQU0sRUFBRTtBQUMvRTtBQUdPLFNBQVMsVUFDZEQsT0FDQUMsU0FDQSxRQUMwQztBQUMxQyxRQUFNQyxPQUFNLFlBQVksYUFBYUMsTUFBS0gsT0FBTUMsUUFBTyxPQUFPLENBQUMsR0FBR0EsUUFBTyxTQUFTLE1BQU07QUFDeEYsTUFBSUMsU0FBUTtBQUNWLFdBQU8sRUFBRSxTQUFTQSxNQUFLLGFBQWEsYUFBYUMsTUFBS0gsT0FBTUMsUUFBTyxPQUFPLENBQUMsRUFBRTtBQUMvRSxRQUFNSSxXQUFVLFNBQVMsT0FBTyxPQUFPLEdBQUc7QUFDMUMsTUFBSUEsYUFBWSxPQUFXLFFBQU8sRUFBRSxTQUFTLFFBQVcsYUFBYSxPQUFVO0FBQy9FLFFBQU0sY0FBY0MsY0FBYUQsVUFBUyxNQUFNO0FBQ2hELFNBQU8sRUFBRSxTQUFTLFlBQVksYUFBYUEsVUFBUyxNQUFNLEdBQUcsWUFBWTtBQUMzRTtBQW9CQSxTQUFTLFlBQXdCO0FBQy9CLFFBQU0sT0FBT0UsTUFBSyxXQUFXLE1BQU07QUFDbkMsUUFBTSxVQUFVLENBQUMsV0FBVyxHQUFHQyxhQUFZLElBQUksRUFBRSxJQUFJLENBQUMsUUFBUUQsTUFBSyxNQUFNLEdBQUcsQ0FBQyxDQUFDO0FBQzlFLFNBQU8sUUFBUSxJQUFJLENBQUMsWUFBWTtBQUFBLElBQzlCLFFBQVFBLE1BQUssUUFBUSxvQkFBb0I7QUFBQSxJQUN6QyxTQUFTQSxNQUFLLFFBQVEscUJBQXFCO0FBQUEsRUFDN0MsRUFBRTtBQUNKO0FBRUEsSUFBTSxXQUFXLENBQUMsWUFDaEIsVUFBVSxFQUFFLEtBQUssQ0FBQyxFQUFFLE9BQU8sTUFBTSxVQUFVRSxjQUFhLFFBQVEsTUFBTSxDQUFDLE1BQU0sT0FBTztBQUV0RixJQUFNLFlBQVksQ0FBQyxXQUFvQixLQUFLLE1BQU0sTUFBTSxFQUFtQixPQUFPOzs7QTlCdEZxRixJQUFNQyw0Q0FBMkM7QUFPak4sSUFBTSxPQUFPQyxlQUFjLElBQUksSUFBSSxZQUFZRCx5Q0FBZSxDQUFDO0FBRXRFLElBQU0sU0FBUyxXQUFXLElBQUk7QUFHdkIsSUFBTSxTQUFTLFlBQVksTUFBTSxRQUFRLFFBQVEsTUFBTSxNQUFNLENBQUM7QUFDOUQsSUFBTSxVQUFVLGNBQWMsT0FBTyxRQUFRLE9BQU8sT0FBTztBQUMzRCxJQUFNLGNBQWMsT0FBTyxTQUFTLGVBQWUsQ0FBQzs7O0FxQ1hwRCxJQUFNLFVBQVU7QUFBQSxFQUNyQixVQUFVO0FBQUEsRUFDVixTQUFTO0FBQUEsRUFDVCxTQUFTO0FBQUEsRUFDVCxrQkFBa0I7QUFDcEI7OztBQzRCQSxJQUFPLHVCQUFRO0FBQUEsRUFDYixPQUFvQjtBQUNsQixVQUFNLFdBQVcsaUJBQWlCO0FBQ2xDLFdBQU87QUFBQSxNQUNMLEtBQUssT0FBTyxPQUFPLE9BQU87QUFBQSxNQUMxQjtBQUFBLE1BQ0EsU0FBUyxRQUFRLElBQUksQ0FBQyxXQUFXO0FBQy9CLGNBQU0sRUFBRSxNQUFNLE1BQUFFLE9BQU0sTUFBTSxTQUFTLFFBQVEsSUFBSTtBQUMvQyxjQUFNLEVBQUUsVUFBVSxJQUFJLE9BQU8sQ0FBQyxFQUFFLElBQUksWUFBWSxJQUFJLEtBQUssQ0FBQztBQUMxRCxjQUFNLEVBQUUsTUFBTSxJQUFJLFNBQVMsY0FBYyxVQUFVLE1BQU0sQ0FBQztBQUMxRCxlQUFPO0FBQUEsVUFDTDtBQUFBLFVBQ0EsTUFBTSxXQUFXLElBQUk7QUFBQSxVQUNyQixNQUFNQSxVQUFTO0FBQUEsVUFDZjtBQUFBLFVBQ0E7QUFBQSxVQUNBLE1BQU0sYUFBYSxJQUFJO0FBQUEsVUFDdkIsTUFBTSxPQUFPLElBQUk7QUFBQSxVQUNqQixTQUFTLE9BQU8sV0FBVyxnQkFBZ0IsT0FBTyxPQUFPO0FBQUEsVUFDekQsU0FBUyxZQUFZO0FBQUEsVUFDckIsT0FBTyxTQUFTLElBQUksTUFBTSxTQUFTO0FBQUEsVUFDbkMsU0FBUyxZQUFZLElBQUksQ0FBQyxRQUFTLFFBQVEsR0FBRyxJQUFJLFFBQVEsUUFBUSxHQUFHLENBQUMsSUFBSSxFQUFHLEVBQUUsS0FBSyxFQUFFO0FBQUEsUUFDeEY7QUFBQSxNQUNGLENBQUM7QUFBQSxJQUNIO0FBQUEsRUFDRjtBQUNGO0FBR0EsU0FBUyxPQUFPLE1BQWdFO0FBQzlFLFVBQVEsS0FBSyxNQUFNO0FBQUEsSUFDakIsS0FBSztBQUNILGFBQU8sT0FBTyxLQUFLLEVBQWlCO0FBQUEsSUFDdEMsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUNILGFBQU87QUFBQSxJQUNULEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFDSCxhQUFPLEtBQUs7QUFBQSxJQUNkLEtBQUs7QUFDSCxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQ0gsYUFBTztBQUFBLElBQ1Q7QUFDRSxhQUFPO0FBQUEsRUFDWDtBQUNGOyIsCiAgIm5hbWVzIjogWyJqb2luIiwgImpvaW4iLCAib3B0aW9ucyIsICJzYW1lIiwgImtub3duIiwgIm9wdGlvbnMiLCAic2FtZSIsICJob3N0IiwgIm9wdGlvbnMiLCAiY2hhbmdlIiwgIm9wdGlvbnMiLCAicGF0aCIsICJob3N0IiwgIm9wdGlvbnMiLCAicGF0aCIsICJwYXRoIiwgImZpbGVVUkxUb1BhdGgiLCAiam9pbiIsICJzYW1lIiwgInBsYWluIiwgInJlYWRGaWxlU3luYyIsICJkaXJuYW1lIiwgImpvaW4iLCAicmVsYXRpdmUiLCAicGF0aCIsICJjb2RlIiwgIm93biIsICJwYXRoIiwgInJlbGF0aXZlIiwgInJlYWRGaWxlU3luYyIsICJjb2RlIiwgInJvb3QiLCAiam9pbiIsICJjb25maWciLCAiZGlybmFtZSIsICJqb2luIiwgInJlbGF0aXZlIiwgInBvc2l4IiwgInBsYWluIiwgInBsYWluIiwgImNoYXIiLCAiZW5jb2RlZCIsICJwYXRoIiwgImxvbmdlc3QiLCAibGluZU9mS2V5IiwgInBhdGgiLCAiaXNPYmplY3QiLCAiY2hhciIsICJjb2RlIiwgImVzY2FwZWQiLCAiZGlnaXRzIiwgImJhc2VuYW1lIiwgImRpcm5hbWUiLCAiZXNjYXBlZCIsICJjb2RlIiwgImJhc2VuYW1lIiwgImRpcm5hbWUiLCAiZGlybmFtZSIsICJiYXNlbmFtZSIsICJiYXNlbmFtZSIsICJqb2luIiwgInBvc2l4IiwgInBvc2l4IiwgImpvaW4iLCAibG9ja2VkIiwgInJvb3QiLCAibm9uZSIsICJsaW5lT2ZLZXkiLCAidXJsIiwgInJhbmdlIiwgInBhdGgiLCAicm9vdCIsICJyYW5nZSIsICJsaW5lT2ZLZXkiLCAibG9ja2VkIiwgInBhdGgiLCAid2FsayIsICJlZGdlcyIsICJwYXRoVG8iLCAiY29udGVudE9mIiwgImxvY2tlZCIsICJwb3NpeCIsICJob3N0IiwgInBhdGgiLCAidXJsIiwgImFkZHJlc3MiLCAicm9vdCIsICJsb2NrZWQiLCAicm9vdCIsICJjb25maWciLCAiam9pbiIsICJwYXRoIiwgImRpcm5hbWUiLCAicm9vdCIsICJjb25maWciLCAiZGlybmFtZSIsICJqb2luIiwgInJlbGF0aXZlIiwgInBpbm5lZCIsICJyZWFkZGlyU3luYyIsICJyZWFkRmlsZVN5bmMiLCAiam9pbiIsICJqb2luIiwgImhvc3QiLCAicm9vdCIsICJjb25maWciLCAiam9pbiIsICJkYXRhIiwgInVzZXIiLCAidXNlciIsICJzYW1lIiwgImtub3duIiwgImVsZW1lbnRzIiwgImRhdGEiLCAicm9vdCIsICJjb25maWciLCAib3duIiwgImpvaW4iLCAia25vd24iLCAic2hpcHBlZCIsICJyZWFkRmlsZVN5bmMiLCAiam9pbiIsICJyZWFkZGlyU3luYyIsICJyZWFkRmlsZVN5bmMiLCAiX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCIsICJmaWxlVVJMVG9QYXRoIiwgImhvc3QiXQp9Cg==
