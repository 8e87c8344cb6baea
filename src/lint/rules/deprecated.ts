import type { RulePage } from "../rule-page.ts";

export default {
  id: "deprecated",
  severity: "silent",
  summary: "QEMU starts, but says that a later version will refuse this.",
  problem: [
    "QEMU warns about what it will drop two versions later, in a log that nobody reads: for example `server,nowait`, which is now `server=on,wait=off`. After an update of nixpkgs, the VM then no longer starts.",
    "Not reported are old machines (`pc-q35-4.0`), what only old machines accept (`mem=` of a NUMA node), and `-mon`: QEMU 11.1 warns about it, but no earlier build accepts its replacement.",
  ],
  measured:
    "QEMU 7.2.22, 10.0.13 and 11.1.3, paused: each warns `short-form boolean option 'nowait' deprecated` of keys without a value in -chardev, -device, -drive, -fsdev, -netdev, -object, -smbios, -spice and -vnc, and of none with one.",
  fix: "Write what the message names: `on` for a key, `off` for a key that starts with `no`.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0", "qemu-11.1"],
      wrong: ["-M", "q35", "-chardev", "socket,id=c,path=c.sock,server,nowait"],
      right: ["-M", "q35", "-chardev", "socket,id=c,path=c.sock,server=on,wait=off"],
    },
  ],
} as const satisfies RulePage;
