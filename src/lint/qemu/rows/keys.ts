import type { Properties } from "../../../packs/format.ts";

/** The keys of an option, or of one of its kinds, with their types; all rows that fit count together. */
export interface KeysRow {
  readonly option: string;
  readonly of?: RegExp;
  /** The group under which the build itself lists them. */
  readonly group?: string;
  /** Those that it does not list, or of which it does not say enough, by its own parsers of them. */
  readonly types?: Properties;
  readonly since?: string;
  readonly before?: string;
}

const texts = (...keys: readonly string[]): Properties =>
  Object.fromEntries(keys.map((key) => [key, "str"]));

const booleans = (...keys: readonly string[]): Properties =>
  Object.fromEntries(keys.map((key) => [key, "bool"]));

/** Options that QEMU parses in the general way, which takes an id, whether it says so or not. */
export const withId = [
  "add-fd",
  "fw_cfg",
  "mon",
  "msg",
  "overcommit",
  "sandbox",
  "smbios",
  "trace",
  "vnc",
];

export const keysRows: readonly KeysRow[] = [
  ...withId.map((option): KeysRow => ({ option, types: { id: "str" } })),
  ...[
    ...["action", "add-fd", "fsdev", "fw_cfg", "icount", "mon", "msg", "name", "overcommit"],
    ...["rtc", "run-with", "sandbox", "trace", "virtfs", "vnc"],
  ].map((option): KeysRow => ({ option, group: option })),
  { option: "m", group: "memory" },
  { option: "boot", group: "boot-opts" },
  {
    option: "action",
    types: {
      panic: "|pause|shutdown|exit-failure|none",
      reboot: "|reset|shutdown",
      shutdown: "|poweroff|pause",
      watchdog: "|reset|shutdown|poweroff|pause|debug|none|inject-nmi",
    },
  },
  {
    option: "acpitable",
    types: {
      ...texts("asl_compiler_id", "data", "file", "oem_id", "oem_table_id", "sig"),
      ...{ asl_compiler_rev: "uint32", oem_rev: "uint32", rev: "uint8" },
    },
  },
  { option: "add-fd", types: { fd: "number!", set: "number!" } },
  {
    option: "compat",
    types: {
      "deprecated-input": "|accept|reject|crash",
      "deprecated-output": "|accept|hide",
      "unstable-input": "|accept|reject|crash",
      "unstable-output": "|accept|hide",
    },
  },
  { option: "fsdev", types: { id: "str!" } },
  { option: "virtfs", types: { id: "str", mount_tag: "str!" } },
  // the proxy went with 9.2
  ...["fsdev", "virtfs"].flatMap((option): KeysRow[] => [
    { option, types: { writeout: "|immediate", multidevs: "|remap|forbid|warn" } },
    { option, before: "10", types: { fsdriver: "|local|proxy|synth!" } },
    { option, since: "10", types: { fsdriver: "|local|synth!" } },
    {
      option,
      of: /^local$/,
      types: { path: "str!", security_model: "|passthrough|mapped-xattr|mapped|mapped-file|none!" },
    },
  ]),
  { option: "fw_cfg", types: { name: "str" } },
  { option: "icount", types: { rr: "|record|replay" } },
  { option: "mon", types: { chardev: "str!", mode: "|readline|control" } },
  { option: "rtc", types: { clock: "|host|rt|vm", driftfix: "|none|slew" } },
  {
    option: "sandbox",
    types: {
      elevateprivileges: "|allow|deny|children",
      obsolete: "|allow|deny",
      resourcecontrol: "|allow|deny",
      spawn: "|allow|deny",
    },
  },
  { option: "overcommit", since: "10", types: { "mem-lock": "|on|off|on-fault" } },
  { option: "vnc", types: { share: "|allow-exclusive|force-shared|ignore" } },
  {
    option: "spice",
    types: {
      ...texts("addr", "display", "password", "password-secret", "plaintext-channel"),
      ...texts("rendernode", "tls-channel", "tls-ciphers", "x509-cacert-file", "x509-cert-file"),
      ...texts("x509-dh-key-file", "x509-dir", "x509-key-file", "x509-key-password"),
      ...booleans("agent-mouse", "disable-agent-file-xfer", "disable-copy-paste"),
      ...booleans("disable-ticketing", "gl", "ipv4", "ipv6", "playback-compression", "sasl"),
      ...booleans("seamless-migration", "unix"),
      ...{ head: "number", port: "number", "tls-port": "number" },
      "image-compression": "|off|auto_glz|auto_lz|quic|glz|lz",
      "jpeg-wan-compression": "|auto|never|always",
      "streaming-video": "|off|all|filter",
      "zlib-glz-wan-compression": "|auto|never|always",
    },
  },
  // in no schema
  { option: "tpmdev", types: { type: "|emulator|passthrough", id: "str!" } },
  { option: "tpmdev", of: /^emulator$/, types: { chardev: "str!" } },
  { option: "tpmdev", of: /^passthrough$/, types: { "cancel-path": "str", path: "str" } },
  // the SMBIOS tables that VMs are given
  { option: "smbios", types: { type: "|0|1|2|3|4|8|11|17|41!" } },
  {
    option: "smbios",
    of: /^0$/,
    types: { ...texts("vendor", "version", "date", "release"), uefi: "bool" },
  },
  {
    option: "smbios",
    of: /^1$/,
    types: texts("manufacturer", "product", "version", "serial", "uuid", "sku", "family"),
  },
  {
    option: "smbios",
    of: /^2$/,
    types: texts("manufacturer", "product", "version", "serial", "asset", "location"),
  },
  {
    option: "smbios",
    of: /^3$/,
    types: texts("manufacturer", "version", "serial", "asset", "sku"),
  },
  {
    option: "smbios",
    of: /^4$/,
    types: {
      ...texts("sock_pfx", "manufacturer", "version", "serial", "asset", "part"),
      ...{ "current-speed": "number", "max-speed": "number", "processor-id": "number" },
    },
  },
  { option: "smbios", of: /^4$/, since: "9", types: { "processor-family": "number" } },
  {
    option: "smbios",
    of: /^8$/,
    types: {
      ...texts("external_reference", "internal_reference"),
      ...{ connector_type: "number", port_type: "number" },
    },
  },
  { option: "smbios", of: /^11$/, types: texts("value", "path") },
  {
    option: "smbios",
    of: /^17$/,
    types: {
      ...texts("loc_pfx", "bank", "manufacturer", "serial", "asset", "part"),
      speed: "number",
    },
  },
  {
    option: "smbios",
    of: /^41$/,
    types: { ...texts("designation", "kind", "pcidev"), instance: "number" },
  },
];
