import type { Row } from "../../rows/row.ts";

const soundKeys = ["frequency", "channels", "format"];

/** `-drive` and `-blockdev`, file systems, sound. */
export const storageRows: readonly Row[] = [
  {
    option: ["blockdev", "drive"],
    // only who never writes may force others to share
    when: { keys: { "force-share": "on" } },
    unless: { keys: { readonly: "on" } },
    key: "force-share",
    only: { "read-only": ["on"] },
  },
  {
    option: "blockdev",
    when: { keys: { "detect-zeroes": "unmap" } },
    key: "detect-zeroes",
    only: { discard: ["unmap", "on"] },
  },
  { option: "blockdev", of: /^raw$/, key: "size", multipleOf: 512 },
  {
    option: "blockdev",
    of: /^null-(aio|co)$/,
    key: ["latency-ns", "size"],
    bounds: [0, Number.POSITIVE_INFINITY],
  },
  ...["node-name", "file.node-name", "backing.node-name", "file.file.node-name"].map(
    (key): Row => ({
      option: ["blockdev", "drive"],
      key,
      form: /^[A-Za-z][A-Za-z0-9._-]{0,30}$/,
      is: 'a letter and up to 30 letters, digits, "-", "." and "_"',
    }),
  ),
  {
    option: "drive",
    when: { keys: { format: /^(raw|qcow2|vmdk|vpc|vdi|vhdx)$/, filename: null, backing: null } },
    need: ["file"],
  },
  ...["drive", "blockdev"].map(
    (option): Row => ({
      option,
      when: {
        keys: {
          aio: "native",
          cache: [null, "writeback", "writethrough", "unsafe"],
          "cache.direct": [null, "off"],
          // of another protocol than a file's it is never looked at
          file: [null, /^(?![\w+-]+:(?!$))/],
        },
      },
      refused: "takes aio=native only with cache.direct=on",
    }),
  ),
  {
    option: ["fsdev", "virtfs"],
    key: ["fmode", "dmode"],
    only: { security_model: ["mapped", "mapped-xattr", "mapped-file"] },
  },
  { option: "virtfs", needBus: "PCI", note: "use -fsdev, and -device virtio-9p-device" },
  ...["in", "out"].map(
    (way): Row => ({
      option: "audiodev",
      key: soundKeys.map((key) => `${way}.${key}`),
      unless: { keys: { [`${way}.fixed-settings`]: null, [`${way}.mixing-engine`]: [null, "on"] } },
      only: { [`${way}.fixed-settings`]: ["on"] },
      note: "sound that is not mixed has the guest's own format",
    }),
  ),
];
