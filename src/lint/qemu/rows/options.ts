import type { Row } from "../../rows/row.ts";

const logItems = [
  ...["out_asm", "in_asm", "op", "op_opt", "op_ind", "op_plugin", "int", "exec", "cpu", "fpu"],
  ...["vpu", "mmu", "pcall", "cpu_reset", "unimp", "guest_errors", "page", "nochain", "plugin"],
  ...["strace", "tid", "invalid_mem", "all", "trace:[^,]*"],
].join("|");
const range = /(0x)?[0-9a-f]+(\.\.|\+|-)(0x)?[0-9a-f]+/.source;
const vncDisplay = /(none|unix:[^,]*|[^,]*:\d+)(,|$)/.source;
const isVnc = "a VNC display: host:number or unix:path";

/** Options that take one value, or a few keys, by QEMU's own parsers of them. */
export const optionRows: readonly Row[] = [
  {
    option: "watchdog-action",
    oneOf: ["reset", "shutdown", "poweroff", "pause", "debug", "none", "inject-nmi"],
  },
  {
    option: "uuid",
    form: /^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$/,
    is: "a UUID",
  },
  { option: "seed", form: /^\s*[+-]?(0x[0-9a-f]+|\d+)$/i, is: "a number" },
  {
    option: "dfilter",
    form: new RegExp(`^${range}(,${range})*$`, "i"),
    is: "address..address, and more after commas",
  },
  {
    option: "incoming",
    form: /^(\{|defer$|tcp:.*:|(unix|rdma|exec|fd|vsock|file):.)/,
    is: "tcp:, unix:, exec:, fd: or defer",
  },
  { option: "usbdevice", oneOf: ["tablet", "mouse", "keyboard", "braille", "wacom-tablet"] },
  {
    option: "d",
    form: new RegExp(`^((${logItems})(,|$))+$|^help$|^\\?$`),
    is: "items of the log with commas between, as -d help lists them",
  },
  {
    option: "boot",
    key: ["order", "once"],
    when: { machine: /^(pc|q35)$/ },
    form: /^(?!.*(.).*\1)[abcdn]{0,3}$/,
    is: "letters, each once: a and b for floppies, c for the disk, d for the CD-ROM, n for the network",
  },
  {
    option: "boot",
    key: ["order", "once"],
    form: /^(?!.*(.).*\1)[a-p]*$/,
    unless: { machine: /^(pc|q35)$/ },
    is: "letters of drives, each once",
  },
  {
    option: "machine",
    key: ["boot.order", "boot.once"],
    form: /^[a-p]*$/,
    is: "letters of drives",
  },
  {
    option: "pflash",
    when: { machine: /^isapc$/ },
    rule: "no-bus",
    refused: "has no place on the machine isapc",
  },
  {
    option: "drive",
    of: /^(pflash|virtio)$/,
    when: { machine: /^isapc$/ },
    rule: "no-bus",
    refused: "has no place on the machine isapc: if=ide",
  },
  { option: "machine", key: "pflash1", need: ["pflash0"] },
  { option: "machine", key: "smbios-entry-point-type", oneOf: ["32", "64", "auto"] },
  { option: "machine", key: "x-oem-id", form: /^.{0,6}$/s, is: "of 6 characters at most" },
  { option: "machine", key: "x-oem-table-id", form: /^.{0,8}$/s, is: "of 8 characters at most" },
  {
    option: "machine",
    when: { machine: /^(pc|q35)$/, since: "10" },
    key: "dumpdtb",
    form: /^$/,
    is: "left out: a PC has no device tree",
  },
  {
    option: "machine",
    key: ["cxl-fmw", "sgx-epc", "smp-cache"],
    // no value of a list stands under its own name
    form: /^(?!)/,
    is: "a list, whose members are named 0, 1 and so on",
  },
  ...["append", "initrd", "shim"].map(
    (key): Row => ({
      option: "machine",
      unless: { keys: { [key]: null } },
      needOption: { option: "kernel", show: "-kernel" },
      rule: "no-kernel",
    }),
  ),
  { option: "add-fd", key: "fd", bounds: [3, Number.POSITIVE_INFINITY] },
  { option: "boot", key: "reboot-timeout", bounds: [-1, 65535] },
  { option: "boot", key: "splash-time", bounds: [0, 65535] },
  {
    option: "rtc",
    key: "base",
    form: /^(utc|localtime|\d{1,4}-\d{1,2}-\d{1,2}(T\d{1,2}:\d{1,2}:\d{1,2})?)$/,
    is: "utc, localtime or a date like 2024-01-31T12:00:00",
  },
  { option: "icount", key: ["align", "sleep"], need: ["shift"] },
  {
    option: "icount",
    key: "shift",
    form: /^(auto|\s*(\d|10))$/,
    is: "auto, or a number from 0 to 10",
  },
  { option: "icount", unless: { keys: { shift: null } }, key: "rr", need: ["rrfile"] },
  {
    option: "icount",
    when: { keys: { align: "on", sleep: "off" } },
    rule: "collision",
    refused: "takes align=on or sleep=off, not both",
  },
  {
    option: "icount",
    unless: { keys: { shift: null } },
    excludeOption: { option: "accel", keys: { thread: "multi" }, show: "-accel thread=multi" },
  },
  {
    option: "smbios",
    key: "release",
    form: /^\d+\.\d+/,
    is: "two numbers with a point between",
  },
  { option: "smbios", of: /^1$/, key: "uuid", form: /^[0-9a-fA-F-]{32,36}$/, is: "a UUID" },
  { option: "acpitable", need: ["data", "file"] },
  { option: "fw_cfg", need: ["name"] },
  { option: "fw_cfg", key: "name", form: /^.{0,55}$/s, is: "of 55 characters at most" },
  { option: "fw_cfg", exactlyOne: ["file", "string", "gen_id"] },
  { option: "fw_cfg", key: "file", valued: true, note: "QEMU looks for a file named on" },
  { option: "vnc", form: new RegExp(`^${vncDisplay}`), is: isVnc },
  { option: "display", form: new RegExp(`^((?!vnc(=|$))|vnc=${vncDisplay})`), is: isVnc },
  { option: "display", of: /^(none|curses)$/, key: "gl", oneOf: ["off"] },
  { option: "spice", key: ["port", "tls-port"], bounds: [0, 65535] },
  { option: "spice", key: "tls-channel", need: ["tls-port"] },
  {
    option: "spice",
    when: { keys: { gl: "on" } },
    key: "gl",
    exclude: ["port", "tls-port"],
    note: "OpenGL is for displays on the same machine",
  },
  { option: "no-acpi", machineHas: "acpi" },
  { option: "no-hpet", machineHas: "hpet" },
  { option: "m", key: "slots", bounds: [0, 256] },
  {
    option: "numa",
    of: /^node$/,
    key: "cpus",
    each: true,
    form: /^(0x[\da-f]+|\d+)(-(0x[\da-f]+|\d+))?$/i,
    is: "a number, or a range like 0-3",
  },
  { option: "numa", key: ["dst", "nodeid", "src"], bounds: [0, 127] },
  { option: "numa", of: /^(node|hmat-lb)$/, key: ["initiator", "target"], bounds: [0, 65535] },
  {
    option: "m",
    key: "size",
    when: { since: "8" },
    form: /^(?!0x[0-9a-f]+$)/i,
    is: "a decimal number: in hexadecimal it has no unit",
  },
  {
    option: ["append", "initrd"],
    needOption: { option: "kernel", show: "-kernel" },
    rule: "no-kernel",
  },
];
