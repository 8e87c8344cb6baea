import { argumentsOf, type CommandOption } from "./command-line.ts";

/** What an option is about, in the order in which sections are shown. */
export const sections = [
  "machine",
  "boot",
  "console",
  "disks",
  "shares",
  "network",
  "devices",
  "control",
  "other",
  "extra arguments",
] as const;

export type Section = (typeof sections)[number];

/**
 * Names of the hypervisors' options, as upstream's runners use them; for QEMU-like `-device` and `-object`, the first
 * match of the whole option counts. What none matches is "other".
 */
const patterns: readonly (readonly [Section, RegExp])[] = [
  ["shares", /^(-fsdev|-chardev 'socket,id=fs|--fs|--shared-dir|--9p|--vhost-user 'type=fs)/],
  ["shares", /^-device '?(vhost-user-fs|virtio-9p)/],
  ["disks", /^(-drive|--disk|--block|-r |--blk|-d |-device '?virtio-blk|--pmem)/],
  ["network", /^(-netdev|--net|-n |-device '?(virtio-net|vhost-vsock)|--vsock)/],
  ["devices", /^(--vfio|--device|--vfio-pci|--gpu|-display|--tpm)/],
  [
    "devices",
    /^-device '?(vfio-pci|usb-|qemu-xhci|virtio-gpu|virtio-vga|pcie-root-port|virtio-rng)/,
  ],
  [
    "console",
    /^(-serial|--serial|-chardev 'stdio|-chardev 'pty|--console|-nographic|--rng|--entropy)/,
  ],
  ["console", /^-device '?(virtio-serial|virtconsole)/],
  ["boot", /^(-kernel|-initrd|-append|--kernel|--initramfs|--cmdline|--initrd|-k |-i |-p |-bios)/],
  ["boot", /^\/nix\/store\/\S+\/(vmlinux|bzImage|Image)$/],
  ["boot", /^-c '?(console=|earlyprintk)/],
  ["control", /^(-qmp|-s |--api-socket|--api-sock|-sandbox|--seccomp|-run-with|-user)/],
  [
    "machine",
    /^(-name|--name|-M|-m|-smp|-cpu|-c|-machine|-numa|-smbios|-enable-kvm|-no|--config-file) ?/,
  ],
  [
    "machine",
    /^(--cpus|--memory|--num-cpu|--platform|--watchdog|--balloon|--no-balloon|-device '?i8042)/,
  ],
  ["machine", /^-object '?(memory-backend|rng)|^-device '?virtio-(balloon|mem)/],
];

/** Sorts options into sections, keeping their order; those at the end that are `extraArgs` have their own. */
export function intoSections<T extends CommandOption>(
  options: readonly T[],
  extraArgs: readonly string[],
): Map<Section, T[]> {
  const extra = trailing(options, extraArgs);
  const found = new Map<Section, T[]>(sections.map((section) => [section, []]));
  for (const [index, option] of options.entries())
    found
      .get(index >= options.length - extra ? "extra arguments" : sectionOf(option))
      ?.push(option);
  return new Map([...found].filter(([, members]) => members.length > 0));
}

function sectionOf(option: CommandOption): Section {
  const text = argumentsOf(option)
    .map(({ text }, index) => (index > 0 && /[^A-Za-z0-9_@%+:./-]/.test(text) ? `'${text}` : text))
    .join(" ");
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
}

/** How many options at the end have these arguments. */
function trailing(options: readonly CommandOption[], args: readonly string[]): number {
  let count = 0;
  let left = args.length;
  for (const option of options.toReversed()) {
    const texts = argumentsOf(option).map(({ text }) => text);
    const expected = args.slice(left - texts.length, left);
    if (left < texts.length || texts.some((text, index) => text !== expected[index])) break;
    left -= texts.length;
    count += 1;
    if (left === 0) return count;
  }
  return 0;
}
