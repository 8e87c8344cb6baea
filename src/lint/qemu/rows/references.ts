/** The kinds of things that a command line defines by an id. */
export type Space =
  | "audiodev"
  | "chardev"
  | "device"
  | "drive"
  | "fsdev"
  | "netdev"
  | "object"
  | "tpmdev";

/** A key that names something else on the command line. */
export interface ReferenceRow {
  readonly option: string;
  readonly of?: RegExp;
  readonly key: string | readonly string[];
  readonly space: Space;
}

export const referenceRows: readonly ReferenceRow[] = [
  { option: "chardev", of: /^mux$/, key: "chardev", space: "chardev" },
  {
    option: "machine",
    key: ["confidential-guest-support", "memory-backend", "memory-encryption"],
    space: "object",
  },
  { option: "machine", key: ["pflash0", "pflash1"], space: "drive" },
  { option: "machine", key: ["audiodev", "pcspk-audiodev"], space: "audiodev" },
  { option: "mon", key: "chardev", space: "chardev" },
  { option: "netdev", key: "chardev", space: "chardev" },
  { option: "netdev", key: "netdev", space: "netdev" },
  { option: "numa", key: "memdev", space: "object" },
  { option: "object", key: "chardev", space: "chardev" },
  { option: "object", of: /^filter-/, key: "netdev", space: "netdev" },
  {
    option: "object",
    of: /^filter-(mirror|redirector)$/,
    key: ["indev", "outdev"],
    space: "chardev",
  },
  { option: "object", of: /^secret$/, key: "keyid", space: "object" },
  { option: "spice", key: "password-secret", space: "object" },
  { option: "tpmdev", key: "chardev", space: "chardev" },
  { option: "vnc", key: ["password-secret", "tls-creds"], space: "object" },
  { option: "vnc", key: "audiodev", space: "audiodev" },
];
