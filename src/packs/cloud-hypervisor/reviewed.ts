import type { CrosvmText } from "../format.ts";

/*
 * What cloud-hypervisor's source states in code, not in declarations: read by a person. Each entry names the item and
 * its file.
 */

const fwCfgItem = "((file|string)=[^:,]*,)*name=[^:,]+(,(file|string)=[^:,]*)*";

/** Types with their own parser. */
export const reviewedTexts: Readonly<Record<string, CrosvmText>> = {
  // vmm/src/config.rs: impl FromStr for CpuTopology; its numbers have 8 or 16 bits, depending on the revision
  CpuTopology: {
    is: "threads:cores:dies:packages, like 1:2:1:1",
    matches: "[+]?[0-9]+(:[+]?[0-9]+){3}",
    like: "{}:{}:{}:{}",
  },
  // net_util/src/mac.rs: MacAddr::parse_str
  MacAddr: {
    is: "a MAC address like 02:00:00:00:00:01",
    matches: "[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}",
    like: "{}:{}:{}:{}:{}:{}",
  },
  // std::net: no leading zeros
  Ipv4Addr: {
    is: "an IPv4 address like 10.0.0.1",
    matches:
      "((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])",
    like: "{}.{}.{}.{}",
  },
  IpAddr: {
    is: "an IP address like 10.0.0.1 or fd00::1",
    matches:
      "((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*",
  },
  // vmm/src/config.rs: DebugConsoleConfig::parse
  IoPort: {
    is: "a port in hexadecimal, like 0xe9",
    matches: "0x[+]?0*[0-9a-fA-F]{1,4}",
    like: "0x{}",
  },
  // vmm/src/config.rs: LandlockConfig::parse; vmm/src/landlock.rs: LandlockAccess::try_from
  Access: { is: "r, w or rw", matches: "r|w|rw|wr" },
  // vmm/src/config.rs: FsConfig::parse, VIRTIO_FS_TAG_LEN
  Tag: { is: "text of up to 36 characters", matches: ".{1,36}" },
  // vmm/src/config.rs: DiskConfig::validate, VIRTIO_BLK_ID_BYTES
  Serial: { is: "text of up to 20 characters", matches: ".{0,20}" },
  // vmm/src/vm_config.rs: FwCfgItemList; vmm/src/config.rs: FwCfgItem::parse
  FwCfgItems: {
    is: "items in brackets with a name each, like [name=opt/a,file=/a:name=opt/b,string=b]",
    // Nix's builtins.match does not accept an escaped closing bracket
    matches: `\\[${fwCfgItem}(:${fwCfgItem})*]`,
  },
  // vmm/src/config.rs: GenericVhostUserConfig::parse; watchdogs and IOMMUs are not supported as such devices
  DeviceType: {
    is: "the name or the number of a virtio device, like fs or 26",
    matches:
      "net|block|console|rng|balloon|iomem|rpmsg|scsi|9p|mac80211_wlan|rproc_serial|caif|memory_balloon|gpu|clock|input|vsock|crypto|signal_dist|pstore|mem|sound|fs|pmem|rpmb|mac80211_hwsim|video_encoder|video_decoder|scmi|nitro_sec_mod|i2c|can|dmabuf|param_serv|audio_policy|bt|gpio|rdma|camera|ism|spi|tee|cpu_balloon|media|usb|[1-9][0-9]*",
  },
};

/** Types of keys that the code narrows, by flag and key. */
export const reviewedKeys: Readonly<Record<string, string>> = {
  "debug-console.iobase": "text:IoPort",
  "disk.serial": "text:Serial",
  "fs.tag": "text:Tag!",
  "fw-cfg-config.items": "text:FwCfgItems",
  // vmm/src/main.rs: BareGdb
  "gdb.path": "str!",
  "generic-vhost-user.device_type": "text:DeviceType",
  "generic-vhost-user.virtio_id": "text:DeviceType",
  "landlock-rules.access": "text:Access!",
  // vmm/src/config.rs: RateLimiterGroupConfig::validate
  "rate-limit-group.id": "str!",
};

/**
 * Flags whose value is plain text, although the source has a parser for it: vmm/src/main.rs uses the whole value of
 * --api-socket as a path if it cannot parse it.
 */
export const reviewedPlain: readonly string[] = ["api-socket"];
