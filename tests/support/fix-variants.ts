const file = "memory-backend-file,id=mem1,mem-path=memory.img";
const pmem = "virtio-pmem-pci,memdev=mem1,id=nv1";

/** Lists of arguments as people write them, each with what `--fix` makes of them. */
export const fixVariants: Readonly<Record<string, readonly [written: string, fix: string]>> = {
  document: [
    `["-object ${file}", "-device ${pmem}"]`,
    `["-object", "${file},size=16M,share=on", "-m", "maxmem=528M", "-device", "${pmem}"]`,
  ],
  share: [
    `["-m", "maxmem=1G", "-object", "${file},size=16M", "-device", "${pmem}"]`,
    `["-m", "maxmem=1G", "-object", "${file},size=16M,share=on", "-device", "${pmem}"]`,
  ],
  size: [
    `["-m", "maxmem=1G", "-object", "${file},share=on", "-device", "${pmem}"]`,
    `["-m", "maxmem=1G", "-object", "${file},share=on,size=16M", "-device", "${pmem}"]`,
  ],
  maxmem: [
    `["-object", "${file},size=64M,share=on", "-device", "${pmem}"]`,
    `["-object", "${file},size=64M,share=on", "-m", "maxmem=576M", "-device", "${pmem}"]`,
  ],
  quotes: [
    `['-device qemu-xhci', '-device usb-kbd']`,
    `["-device", "qemu-xhci", "-device", "usb-kbd"]`,
  ],
  template: [
    "[`-device virtio-rng-pci,multifunction=ON`]",
    `["-device", "virtio-rng-pci,multifunction=on"]`,
  ],
  spread: [
    `[...memory, "-device", "${pmem}"]`,
    `[...memory, "-m", "maxmem=528M", "-device", "${pmem}"]`,
  ],
  collision: [`["-accel", /* no KVM here */ "tcg"]`, `["-machine", /* no KVM here */ "accel=tcg"]`],
  across: [`[...option, "virtio-rgn-pci"]`, `[...option, "virtio-rng-pci"]`],
  comments: [
    `[
      // the guest's second source of randomness
      "-device", /* misspelt */ "virtio-rgn-pci", // and no more
    ]`,
    `[
      // the guest's second source of randomness
      "-device", /* misspelt */ "virtio-rng-pci", // and no more
    ]`,
  ],
  constant: [`[...constant]`, `[...constant]`],
  joined: [`["-device=virtio-rng-pci"]`, `["-device", "virtio-rng-pci"]`],
  comma: [
    `["-object", "memory-backend-file,id=m,mem-path=a,B,size=1M,share=on", "-device", "ivshmem-plain,memdev=m"]`,
    `["-object", "memory-backend-file,id=m,mem-path=a,,B,size=1M,share=on", "-device", "ivshmem-plain,memdev=m"]`,
  ],
};

/** Definitions with these lists, and constants that they spread. */
export const fixDefinition = (name: string, list: string, constant: string) =>
  `import { defineVm } from "../generated/microvm.ts";

const memory = ["-object", "${file},size=16M,share=on"];
const option = ["-device"];
const constant = ${constant};

export default defineVm({
  name: "${name}",
  hypervisor: "qemu",
  qemu: {
    machine: "q35",
    extraArgs: ${list},
  },
});

export const unused = [memory, option, constant];
`;

/** What the runner puts before a VM's own arguments. */
export const runnerArguments = "-M q35,accel=tcg -m 512M -nodefaults -display none".split(" ");

/** The arguments that a generated module has. */
export function argumentsIn(module: string): string[] {
  const [, list = ""] = /extraArgs = \[([^\]]*)\]/.exec(module) ?? [];
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, arg = ""]) => arg);
}
