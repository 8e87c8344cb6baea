/** What an option's type does not say, in our own words; reviewed against the pinned runners. */
export interface OptionNote {
  readonly unit?: string;
  /** A sentence without its full stop. */
  readonly note?: string;
}

export const optionNotes: Readonly<Record<string, OptionNote>> = {
  mem: { unit: "MiB", note: "QEMU hangs at exactly 2048" },
  hotplugMem: { unit: "MiB", note: "on QEMU not with the machine `microvm`" },
  hotpluggedMem: { unit: "MiB" },
  initialBalloonMem: { unit: "MiB" },
  "volumes.*.size": { unit: "MiB" },
  "volumes.*.image": { note: "relative to the folder that the VM runs in" },
  "interfaces.*.bridge": { note: 'required when `type` is `"bridge"`, and refused otherwise' },
  "interfaces.*.id": { note: "the name of the interface on the host, at most 15 characters" },
  "interfaces.*.mac": { note: "six bytes in hexadecimal, separated by colons" },
  "vsock.cid": { note: "3 or more, and no other VM of the host may have it" },
  "qemu.extraArgs": { note: "one argument an element: a flag and its value are two" },
  "crosvm.extraArgs": { note: "one argument an element: a flag and its value are two" },
  "cloud-hypervisor.extraArgs": { note: "one argument an element: a flag and its value are two" },
  "firecracker.extraArgs": { note: "one argument an element: a flag and its value are two" },
  "vfkit.extraArgs": { note: "one argument an element: a flag and its value are two" },
  "virtiofsd.extraArgs": { note: "one argument an element: a flag and its value are two" },
};

/** What a group of options is for, in our own words: a sentence without its full stop. Those of a hypervisor say it. */
export const groupNotes: Readonly<Record<string, string>> = {
  deploy: "Packages that put the VM onto a host over SSH; read-only",
  "devices.*.qemu": "How QEMU shows the device to the guest",
  "forwardPorts.*.guest": "The end of the connection in the guest",
  "forwardPorts.*.host": "The end of the connection on the host",
  graphics: "A window, or a screen that other programs show",
  guest: "Whether the system is a micro-VM's at all",
  "interfaces.*.macvtap": "The host's interface that the VM shares, and how",
  "interfaces.*.tap": "How the host serves the interface",
  optimize: "A smaller guest system: what no micro-VM needs is left out",
  "vfkit.rosetta": "Programs for x86_64 in a guest on a Mac with an ARM processor",
  virtiofsd: "The program on the host that serves shares by virtiofs",
  vsock: "A socket between host and guest that needs no network",
  "vsock.ssh": "SSH into the guest through the socket",
};
