import type { Row } from "../rows/row.ts";

/** What flags ask of each other, whatever their values: each row is about the whole command line. */
export const flagRows: readonly Row[] = [
  // main.rs: MissingDBusObjectPath, MissingDBusServiceName
  { option: "", key: "dbus-service-name", need: ["dbus-object-path"] },
  { option: "", key: "dbus-object-path", need: ["dbus-service-name"] },
  // vm_config.rs: PayloadConfig::validate
  { option: "", exclude: ["firmware", "kernel"] },
  { option: "", exclude: ["firmware", "igvm"] },
  { option: "", key: ["cmdline", "initramfs"], exclude: ["firmware"], severity: "silent" },
  // vm_config.rs: FwCfgConfig::validate, whose keys are on where they are not given
  {
    option: "",
    unless: { keys: { "fw-cfg-config": [null, /(^|,)kernel=(off|false)/i] } },
    key: "fw-cfg-config",
    need: ["kernel", "igvm"],
  },
  {
    option: "",
    unless: { keys: { "fw-cfg-config": [null, /(^|,)cmdline=(off|false)/i] } },
    key: "fw-cfg-config",
    need: ["cmdline", "igvm"],
  },
  {
    option: "",
    unless: { keys: { "fw-cfg-config": [null, /(^|,)initramfs=(off|false)/i] } },
    key: "fw-cfg-config",
    need: ["initramfs", "igvm"],
  },
  // main.rs: start_vmm, which restores where there is no payload
  { option: "", key: "restore", exclude: ["kernel", "firmware", "igvm"], severity: "silent" },
];
