import type { FlagProgram } from "../../packs/format.ts";
import type { Row } from "../rows/row.ts";

/**
 * How keys of one value depend on each other, by the pack's structure: vfkit's pkg/config/virtio.go and
 * pkg/config/bootloader.go, the functions `validate`, FromOptions and ToCmdLine; pkg/vf/virtio.go, where named.
 */
export const rows: readonly Row[] = [
  { option: "VirtioSerial", exactlyOne: ["logFilePath", "stdio", "pty"] },
  { option: "VirtioNet", need: ["nat", "fd", "unixSocketPath", "path"] },
  { option: "VirtioNet", exclude: ["nat", "fd", "unixSocketPath"] },
  { option: "VirtioNet", exclude: ["nat", "fd", "path"] },
  { option: "VirtioNet", key: ["path", "offloading"], need: ["type"] },
  { option: "VirtioNet", key: "type", need: ["path", "unixSocketPath"] },
  { option: "VirtioInput", need: ["pointing", "keyboard"] },
  // the last one counts
  { option: "VirtioInput", exclude: ["pointing", "keyboard"], severity: "silent" },
  { option: "VirtioGPU", together: ["width", "height"] },
  { option: "VirtioVsock", exclude: ["listen", "connect"], severity: "silent" },
  { option: ["VirtioBlk", "NVMExpressController", "USBMassStorage"], need: ["path"] },
  { option: "NetworkBlockDevice", need: ["uri"] },
  { option: "EFIBootloader", need: ["variable-store"] },
  { option: "LinuxBootloader", needAll: ["kernel"] },
  { option: "RosettaShare", need: ["mountTag"] },
  { option: "VirtioFs", need: ["sharedDir"] },
  { option: "VirtioVsock", needAll: ["port", "socketURL"] },
];

/** How flags depend on each other, whatever their values. */
export const flagRows: Partial<Record<FlagProgram, readonly Row[]>> = {
  // builtin-run.c: kvm_run_validate_cfg
  kvmtool: [
    { option: "", exclude: ["kernel", "firmware"] },
    { option: "", exclude: ["vnc", "sdl", "gtk"] },
    { option: "", key: "initrd", exclude: ["firmware"], severity: "silent" },
  ],
  // alioth-cli/src/boot/boot.rs: parse_payload_arg, parse_cpu_arg, parse_mem_arg
  alioth: [
    { option: "", key: "pvh", exclude: ["kernel"], severity: "silent" },
    { option: "", key: "num-cpu", exclude: ["cpu"], severity: "silent" },
    { option: "", key: "mem-size", exclude: ["memory"], severity: "silent" },
  ],
};

/** The largest number of times that a flag may be given. disk/core.c: MAX_DISK_IMAGES */
export const most: Partial<Record<FlagProgram, Readonly<Record<string, number>>>> = {
  kvmtool: { disk: 4 },
};

/** The hypervisors whose rows are complete: all dependencies that their sources have. */
export const known: readonly FlagProgram[] = [
  "cloud-hypervisor",
  "firecracker",
  "kvmtool",
  "vfkit",
];
