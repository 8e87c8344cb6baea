import type { RulePage } from "../rule-page.ts";

export default {
  id: "deprecated",
  severity: "silent",
  summary: "QEMU starts, and says that a later version will refuse it.",
  problem: [
    "QEMU warns of what it will drop two versions later, in a log that nobody reads: `server,nowait` for `server=on,wait=off`, say. The next bump of nixpkgs then stops the VM.",
    "The age of a machine (`pc-q35-4.0`) does not count, what only old machines take (`mem=` of a NUMA node) does not, nor does `-mon`, of which QEMU 11.1 warns although no earlier build takes what replaces it.",
  ],
  measured:
    "QEMU 7.2.22, 10.0.13 and 11.1.3, paused: each warns `short-form boolean option 'nowait' deprecated` of keys without a value in -chardev, -device, -drive, -fsdev, -netdev, -object, -smbios, -spice and -vnc, and of none with one.",
  fix: "Write what the message names: `on` for a key, `off` for one with `no` before it.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0", "qemu-11.1"],
      wrong: ["-M", "q35", "-chardev", "socket,id=c,path=c.sock,server,nowait"],
      right: ["-M", "q35", "-chardev", "socket,id=c,path=c.sock,server=on,wait=off"],
    },
  ],
} as const satisfies RulePage;
