import { pick, type Random } from "./random.ts";
import { surroundings } from "./values.ts";

/** Keys of a kind of backend with values that are right for them, `|` between. */
type Keys = Readonly<Record<string, string>>;

const commonChardev: Keys = { mux: "on|off", logfile: "chr.log", logappend: "on|off" };

const chardevs: Readonly<Record<string, Keys>> = {
  null: {},
  stdio: { signal: "on|off" },
  pty: { path: "pty" },
  file: { path: "out.log", append: "on|off", "input-path": "in.log" },
  pipe: { path: "pipe" },
  ringbuf: { size: "1024|65536|1M" },
  memory: { size: "1024" },
  vc: { width: "640", height: "480", cols: "80", rows: "25" },
  msmouse: {},
  wctablet: {},
  testdev: {},
  mux: { chardev: "chr0" },
  socket: {
    path: "chr.sock",
    server: "on|off",
    wait: "on|off",
    telnet: "on|off",
    tn3270: "on|off",
    websocket: "on|off",
    reconnect: "0|1",
    nodelay: "on|off",
    abstract: "on|off",
    tight: "on|off",
    host: "127.0.0.1|localhost",
    port: "0",
    to: "10",
    ipv4: "on|off",
    ipv6: "on|off",
    delay: "on|off",
  },
  udp: { host: "127.0.0.1", port: "4555", localaddr: "127.0.0.1", localport: "0", ipv4: "on" },
  serial: { path: "/dev/null" },
  "qemu-vdagent": { name: "vdagent", mouse: "on|off", clipboard: "on|off" },
  spicevmc: { name: "vdagent", debug: "1" },
  hub: { "chardevs.0": "chr0" },
};

const netdevs: Readonly<Record<string, Keys>> = {
  user: {
    restrict: "on|off|yes|no",
    hostname: "vm",
    ipv4: "on|off",
    ipv6: "on|off",
    ip: "10.0.2.0",
    net: "10.0.2.0/24|192.168.1.0/24",
    host: "10.0.2.2",
    dns: "10.0.2.3",
    dhcpstart: "10.0.2.15",
    tftp: "share",
    bootfile: "boot.pxe",
    hostfwd: "tcp::0-:22|udp::0-10.0.2.15:53|tcp:127.0.0.1:0-:80",
    guestfwd: "tcp:10.0.2.100:80-cmd:cat",
    domainname: "example.org",
    dnssearch: "a.example.org",
    "tftp-server-name": "tftp",
    "ipv6-net": "fec0::/64",
    "ipv6-prefix": "fec0::",
    "ipv6-prefixlen": "64",
    "ipv6-host": "fec0::2",
    smb: "share",
  },
  socket: {
    listen: ":0|127.0.0.1:0",
    connect: "127.0.0.1:1",
    fd: "3",
    udp: "127.0.0.1:2000",
    mcast: "230.0.0.1:1234",
    localaddr: "127.0.0.1|127.0.0.1:0",
  },
  stream: {
    server: "on|off",
    "addr.type": "unix|inet|fd",
    "addr.path": "net.sock",
    "addr.host": "127.0.0.1",
    "addr.port": "0",
    "addr.ipv4": "on",
    "addr.numeric": "on",
    "addr.str": "3",
    reconnect: "1",
    "reconnect-ms": "100",
  },
  dgram: {
    "local.type": "unix|inet",
    "local.path": "l.sock",
    "local.host": "127.0.0.1",
    "local.port": "0",
    "remote.type": "unix|inet",
    "remote.path": "r.sock",
    "remote.host": "127.0.0.1",
    "remote.port": "2001",
  },
  hubport: { hubid: "0|1", netdev: "net0" },
  tap: {
    ifname: "tap0",
    script: "no",
    downscript: "no",
    vhost: "on|off",
    queues: "2",
    fd: "3",
    fds: "3:4",
    br: "br0",
    helper: "/bin/false",
    sndbuf: "0|1M",
    vnet_hdr: "on|off",
    "poll-us": "10",
    vhostforce: "on",
  },
  bridge: { br: "br0", helper: "/bin/false" },
  l2tpv3: {
    src: "127.0.0.1",
    dst: "127.0.0.1",
    udp: "on|off",
    srcport: "1701",
    dstport: "1701",
    txsession: "1",
    rxsession: "1",
    cookie64: "on",
    counter: "off",
    offset: "4",
  },
  "vhost-user": { chardev: "chr0", vhostforce: "on|off", queues: "1" },
  "vhost-vdpa": { vhostdev: "/dev/vhost-vdpa-0", queues: "1" },
  vde: { sock: "vde.sock", port: "1", group: "g", mode: "0700" },
};

const commonBlockdev: Keys = {
  discard: "ignore|unmap",
  "read-only": "on|off",
  "auto-read-only": "on|off",
  "force-share": "on|off",
  "detect-zeroes": "off|on|unmap",
  "cache.direct": "on|off",
  "cache.no-flush": "on|off",
};

const blockdevs: Readonly<Record<string, Keys>> = {
  "null-co": { size: "1M|1048576|4096", "latency-ns": "0|100", "read-zeroes": "on|off" },
  "null-aio": { size: "1M", "latency-ns": "5" },
  file: {
    filename: "disk.img",
    aio: "threads|io_uring|native",
    locking: "on|off|auto",
    "x-check-cache-dropped": "on",
    "drop-cache": "on|off",
  },
  host_device: { filename: "/dev/null", aio: "threads" },
  host_cdrom: { filename: "/dev/null" },
  raw: { file: "base0", offset: "0|4096", size: "1M", "file.driver": "null-co" },
  qcow2: {
    file: "base0",
    "file.driver": "file",
    "file.filename": "disk.qcow2",
    "lazy-refcounts": "on|off",
    "cache-size": "1M",
    "l2-cache-size": "1M",
    "overlap-check": "none|constant|cached|all",
    "pass-discard-request": "on",
    "cache-clean-interval": "60",
    backing: "base0",
  },
  vmdk: { "file.driver": "null-co" },
  throttle: { "throttle-group": "tg0", file: "base0" },
  "copy-on-read": { file: "base0", bottom: "base0" },
  blkdebug: { image: "base0", config: "blk.cfg", align: "512" },
  blkverify: { test: "base0", raw: "base1" },
  quorum: {
    "children.0": "base0",
    "children.1": "base1",
    "vote-threshold": "1|2",
    blkverify: "on",
  },
  nbd: {
    "server.type": "unix|inet",
    "server.path": "nbd.sock",
    "server.host": "127.0.0.1",
    "server.port": "10809",
    export: "e",
  },
  preallocate: { file: "base0", "prealloc-align": "1M" },
  vvfat: { dir: "share", "fat-type": "16|12|32", floppy: "on|off", label: "L", rw: "on|off" },
  nfs: { "server.type": "inet", "server.host": "h", path: "p" },
  ssh: { path: "/p", "server.host": "h", "server.port": "22" },
};

const others: Readonly<Record<string, Keys>> = {
  "-tpmdev emulator": { chardev: "chr0" },
  "-tpmdev passthrough": { path: "/dev/null", "cancel-path": "/dev/null" },
  "-fsdev local": {
    path: "share",
    security_model: "none|mapped-xattr|mapped-file|passthrough|mapped",
    readonly: "on|off",
    writeout: "immediate",
    fmode: "0600",
    dmode: "0700",
    multidevs: "remap|forbid|warn",
    "throttling.iops-total": "10",
  },
  "-fsdev synth": { readonly: "on" },
  "-audiodev none": {
    "timer-period": "1000",
    "out.frequency": "44100",
    "in.channels": "2",
    "out.format": "s16|u8|f32",
    "in.voices": "1",
    "out.mixing-engine": "on|off",
    "out.fixed-settings": "on|off",
    "out.buffer-length": "1000",
  },
  "-audiodev wav": { path: "a.wav", "out.frequency": "44100", "in.voices": "1" },
  "-drive file=disk.img": {
    format: "raw|qcow2",
    if: "none|ide|virtio|scsi|floppy|pflash",
    index: "0|1",
    unit: "0",
    bus: "0",
    media: "disk|cdrom",
    cache: "none|writeback|unsafe|directsync|writethrough",
    aio: "threads|native|io_uring",
    discard: "ignore|unmap|on|off",
    "detect-zeroes": "on|off|unmap",
    readonly: "on|off",
    "read-only": "on",
    snapshot: "on|off",
    werror: "stop|report|ignore|enospc",
    rerror: "stop|report|ignore",
    "copy-on-read": "on|off",
    "throttling.iops-total": "10",
    bps: "1000",
    iops: "10",
    iops_max: "20",
    group: "g",
    "file.locking": "off|auto",
    "cache.direct": "on",
    "cache.writeback": "off",
    boot: "on",
    size: "1M",
    offset: "0",
    "auto-read-only": "on",
    "force-share": "on",
  },
  "-smp 2": {
    maxcpus: "4|8|2",
    sockets: "1|2",
    cores: "2|4",
    threads: "1|2",
    dies: "1|2",
    clusters: "1|2",
  },
  "-m 256M": { slots: "0|2|16", maxmem: "1G|512M|256M|2048M" },
  "-boot order=c": {
    menu: "on|off",
    once: "d|n",
    strict: "on|off",
    "splash-time": "100",
    "reboot-timeout": "0|-1",
    splash: "disk.img",
  },
  "-rtc base=utc": { clock: "host|rt|vm", driftfix: "none|slew" },
  "-name a": { process: "p", "debug-threads": "on|off" },
  "-overcommit mem-lock=off": { "cpu-pm": "on|off" },
  "-sandbox on": {
    obsolete: "allow|deny",
    elevateprivileges: "allow|deny|children",
    spawn: "allow|deny",
    resourcecontrol: "allow|deny",
  },
  "-fw_cfg opt/a": { string: "a", file: "disk.qcow2", gen_id: "g" },
  "-icount shift=auto": { align: "on|off", sleep: "on|off", rr: "record|replay", rrfile: "rr.bin" },
  "-accel tcg": {
    thread: "single|multi",
    "tb-size": "32|1G",
    "split-wx": "on|off",
    "one-insn-per-tb": "on|off",
    "kernel-irqchip": "on|off|split",
  },
  "-cpu max": {
    "phys-bits": "40|52",
    pmu: "on|off",
    svm: "on|off",
    migratable: "on|off",
    level: "13",
    vendor: "GenuineIntel",
    "host-phys-bits": "on|off",
    kvm: "on|off",
    "hv-relaxed": "on",
    xlevel: "0x80000008",
  },
  "-smbios type=1": {
    manufacturer: "m",
    product: "p",
    version: "v",
    serial: "s",
    uuid: "12345678-1234-1234-1234-123456789abc",
    sku: "k",
    family: "f",
  },
  "-smbios type=0": { vendor: "v", version: "1", date: "d", release: "1.0", uefi: "on|off" },
  "-smbios type=4": {
    sock_pfx: "C",
    manufacturer: "m",
    "max-speed": "1000",
    "current-speed": "1000",
    "processor-id": "1",
    "processor-family": "1",
  },
  "-smbios type=17": { loc_pfx: "D", bank: "b", speed: "1", serial: "s" },
  "-nic user": {
    model: "virtio-net-pci|e1000|rtl8139|virtio",
    mac: "52:54:00:01:02:03",
    restrict: "on",
    hostfwd: "tcp::0-:1",
    id: "nic0",
    ifname: "t",
  },
  "-mon chr0": { mode: "readline|control", pretty: "on|off", default: "on" },
  "-virtfs local": {
    path: "share",
    mount_tag: "t",
    security_model: "none|mapped-xattr",
    id: "v",
    readonly: "on|off",
    multidevs: "remap|warn",
  },
  "-machine q35": {
    accel: "tcg|kvm:tcg",
    usb: "on|off",
    hpet: "on|off",
    smm: "on|off|auto",
    vmport: "on|off|auto",
    nvdimm: "on|off",
    "kernel-irqchip": "on|off|split",
    "mem-merge": "on|off",
    "dump-guest-core": "on|off",
    graphics: "on|off",
    pit: "on|off|auto",
    i8042: "on|off",
    sata: "on|off",
    smbus: "on|off",
    "max-ram-below-4g": "1G",
    hmat: "on|off",
    firmware: "firmware.fd",
    dumpdtb: "x",
    pcie: "on",
    acpi: "on|off|auto",
    "default-bus-bypass-iommu": "on",
    "suppress-vmdesc": "on",
    "smbios-entry-point-type": "32|64|auto",
  },
  "-machine microvm": {
    accel: "tcg",
    pcie: "on|off|auto",
    rtc: "on|off|auto",
    pit: "on|off|auto",
    pic: "on|off|auto",
    "isa-serial": "on|off",
    usb: "on|off",
    acpi: "on|off|auto",
    ioapic2: "on|off|auto",
    "option-roms": "on",
    "x-option-roms": "on|off",
    "auto-kernel-cmdline": "on|off",
    hpet: "on",
    "mem-merge": "on|off",
  },
  "-machine pc": {
    accel: "tcg",
    "acpi-root-pci-hotplug": "on",
    usb: "on|off",
    hpet: "on|off",
    vmport: "on|off|auto",
    igd_passthru: "on",
    "igd-passthru": "off",
    "kernel-irqchip": "off",
    nvdimm: "on",
    sata: "off",
    i8042: "on",
  },
  "-object secret": {
    data: "abc|YWJj",
    format: "raw|base64",
    file: "disk.qcow2",
    keyid: "k",
    iv: "i",
  },
  "-object throttle-group": {
    "x-iops-total": "10",
    "x-bps-read": "1M",
    "limits.iops-total": "5",
    "limits.bps-write-max": "10",
  },
  "-object filter-dump": {
    netdev: "net0",
    file: "f.pcap",
    maxlen: "100",
    queue: "all|rx|tx",
    status: "on|off",
    position: "head|tail",
  },
  "-object filter-buffer": { netdev: "net0", interval: "1000", queue: "all|rx|tx" },
  "-object filter-mirror": { netdev: "net0", outdev: "chr0", queue: "rx", vnet_hdr_support: "on" },
  "-object tls-creds-psk": {
    dir: "share",
    endpoint: "server|client",
    "verify-peer": "on|off",
    username: "u",
    priority: "NORMAL",
  },
  "-object authz-list": { policy: "allow|deny" },
  "-object rng-random": { filename: "/dev/urandom|/dev/random" },
  "-object iothread": {
    "poll-max-ns": "0|1000",
    "poll-grow": "1",
    "poll-shrink": "1",
    "aio-max-batch": "1",
    "thread-pool-min": "1",
    "thread-pool-max": "4",
  },
};

const wrong = [
  "abc",
  "-1",
  "on",
  "off",
  "",
  "1.5",
  "4G",
  "1",
  "0",
  "99999999999999999999",
  "ON",
  "maybe",
  "a,b",
  "none",
  "auto",
  "chr9",
];

function parts(keys: Keys, random: Random, most = 4): string[] {
  const names = Object.keys(keys);
  const chosen = names.filter(() => random(names.length) < most);
  const list = chosen.map((key) => {
    const value = pick((keys[key] ?? "").split("|"), random);
    switch (random(16)) {
      case 0:
        return `${key}=${pick(wrong, random)}`;
      case 1:
        return random(2) === 0 ? key : `${key}s=${value}`;
      default:
        return `${key}=${value}`;
    }
  });
  return random(30) === 0 ? [...list, "colour=blue"] : list;
}

interface Group {
  readonly option: string;
  readonly kinds: Readonly<Record<string, Keys>>;
  readonly common: Keys;
  readonly id: string;
}

const groups: readonly Group[] = [
  { option: "-chardev", kinds: chardevs, common: commonChardev, id: "id=it" },
  { option: "-netdev", kinds: netdevs, common: {}, id: "id=it" },
  { option: "-blockdev", kinds: blockdevs, common: commonBlockdev, id: "node-name=it" },
];

const base = [
  ...(surroundings["q35,accel=tcg"] ?? []),
  ...[
    "-blockdev",
    "null-co,node-name=base0,size=1048576",
    "-blockdev",
    "null-co,node-name=base1,size=1048576",
  ],
  ...["-object", "throttle-group,id=tg0"],
];

/** A backend with random ones of its keys, most with values that are right. */
export function randomBackend(random: Random): { readonly kind: string; readonly args: string[] } {
  if (random(2) === 0) {
    const head = pick(Object.keys(others), random) ?? "";
    const [option = "", first = ""] = head.split(" ");
    const needsId = /^-(tpmdev|fsdev|audiodev|object)/.test(option) && random(12) > 0;
    const value = [first, ...(needsId ? ["id=it"] : []), ...parts(others[head] ?? {}, random)];
    // a second one beside what the surroundings say would be another mistake
    const around = ["-m", "-machine"].includes(option) ? ["-nodefaults", "-display", "none"] : base;
    return { kind: head, args: [...around, option, value.join(",")] };
  }
  const { option, kinds, common, id } = pick(groups, random) as Group;
  const kind = pick(Object.keys(kinds), random) ?? "";
  const keys = kinds[kind] ?? {};
  // few keys of many exclude each other; of the few that a kind has, most belong there
  const own = parts(keys, random, Object.keys(keys).length > 8 ? 4 : Object.keys(keys).length);
  const value = [kind, ...(random(15) > 0 ? [id] : []), ...own, ...parts(common, random, 1)];
  return { kind: `${option} ${kind}`, args: [...base, option, value.join(",")] };
}
