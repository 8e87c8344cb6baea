import type { Row } from "../../rows/row.ts";

const object = "object";
const memory = { option: object, of: /^memory-backend-/ };

/** What objects' properties need of each other. */
export const objectRows: readonly Row[] = [
  {
    option: object,
    of: /^(iothread|main-loop)$/,
    key: [
      ...["aio-max-batch", "poll-grow", "poll-max-ns", "poll-shrink"],
      ...["thread-pool-max", "thread-pool-min"],
    ],
    bounds: [0, Number.POSITIVE_INFINITY],
  },
  { option: object, of: /^secret$/, exactlyOne: ["data", "file"] },
  {
    option: object,
    of: /^secret$/,
    when: { keys: { format: "base64" } },
    key: "data",
    form: /^[A-Za-z0-9+/=\s]*$/,
    is: "base64, as format=base64 says",
  },
  { ...memory, key: "size", bounds: [1, Number.POSITIVE_INFINITY] },
  { ...memory, key: "hugetlbsize", powerOfTwo: {} },
  { ...memory, key: "prealloc-threads", bounds: [1, Number.POSITIVE_INFINITY] },
  {
    ...memory,
    key: "host-nodes",
    only: { policy: ["bind", "preferred", "interleave"] },
  },
  {
    ...memory,
    unless: { keys: { policy: ["default", null] } },
    key: "policy",
    need: ["host-nodes"],
  },
  { option: object, of: /^tls-creds-(x509|psk)$/, need: ["dir"] },
  { option: object, of: /^tls-creds-psk$/, key: "username", only: { endpoint: ["client"] } },
  { option: object, of: /^filter-/, key: "status", oneOf: ["on", "off"] },
];
