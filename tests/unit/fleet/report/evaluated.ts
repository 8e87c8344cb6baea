import type { EvaluatedVm, FleetVm } from "../../../../src/fleet/vm.ts";

/** A VM of the host "laptop" with what a test says of it. */
export const vmOf = (name: string, known: Partial<EvaluatedVm>): FleetVm => ({
  configuration: "laptop",
  vm: name,
  error: undefined,
  known: {
    name,
    hostName: name,
    from: null,
    autostart: true,
    hypervisor: "qemu",
    system: "x86_64-linux",
    values: {},
    set: [],
    places: { args: [], typed: [], options: [] },
    findings: [],
    elsewhere: { crosvm: [] },
    pack: null,
    isMeasured: true,
    extraArgs: [],
    scripts: null,
    files: {},
    ...known,
  },
});

/** A value that a VM sets. */
export const setting = (option: string, value: string, file: string, line: number) => ({
  ...{ option, value, file, line },
  key: option.split(".").at(-1) as string,
});

/** A script that starts QEMU with these arguments. */
export const scriptOf = (args: string) => ({
  "microvm-run": `#!/bin/sh\nexec -a "microvm@a" /nix/store/${"a".repeat(32)}-qemu/bin/qemu-system-x86_64 ${args}\n`,
});
