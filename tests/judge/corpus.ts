import { randomBackend } from "./backends.ts";
import { documented, mistaken } from "./documented.ts";
import { mistakes } from "./mistakes.ts";
import { pick, type Random } from "./random.ts";
import { type Listed, randomArgument } from "./values.ts";

/**
 * Command lines to judge, made without looking at the rules: real ones, and each changed in a way that people change
 * and break them. The same every time.
 */
export interface Case {
  readonly name: string;
  readonly words: readonly string[];
}

/** What the pinned runner emits, with TCG for KVM and files that every machine has. */
const runner = (machine: string, transport: string): string[] => [
  ...["-name", "memshare"],
  ...["-M", machine],
  ...["-m", "256M"],
  ...["-smp", "2"],
  "-nodefaults",
  "-no-user-config",
  "-no-reboot",
  ...["-chardev", "stdio,id=stdio,signal=off"],
  ...["-device", `virtio-rng-${transport}`],
  ...["-serial", "chardev:stdio"],
  ...["-cpu", "max"],
  ...["-device", "i8042"],
  "-nographic",
  ...["-qmp", "unix:memshare.sock,server,nowait"],
];

const q35 = runner("q35,accel=tcg,acpi=on,mem-merge=on", "pci");
const microvm = runner(
  "microvm,accel=tcg,acpi=on,mem-merge=on,pcie=off,pic=off,pit=off,rtc=on,usb=off",
  "device",
);
const microvmWithPci = runner(
  "microvm,accel=tcg,acpi=on,mem-merge=on,pcie=on,pic=off,pit=off,rtc=on,usb=off",
  "pci",
);

/** Arguments as they stand in trees: the document's, Ghaf's at its current commit, and microvm.nix' for its options. */
const bases: Readonly<Record<string, readonly string[]>> = {
  pmem: [
    ...q35,
    ...["-m", "maxmem=1G"],
    ...["-object", "memory-backend-file,id=mem1,mem-path=judged.img,size=16M,share=on"],
    ...["-device", "virtio-pmem-pci,memdev=mem1,id=nv1"],
  ],
  ivshmem: [
    ...microvmWithPci,
    ...["-object", "memory-backend-file,id=mem1,mem-path=judged.img,size=16M,share=on"],
    ...["-device", "ivshmem-plain,memdev=mem1,id=shm1"],
  ],
  tpm: [
    ...q35,
    ...["-M", "accel=tcg,mem-merge=on,sata=off"],
    ...["-device", "qemu-xhci"],
    ...["-chardev", "socket,id=wake0,path=vm-wake.sock,server=on,wait=off"],
    ...["-device", "isa-serial,chardev=wake0,index=1"],
  ],
  brightness: [
    ...q35,
    ...["-device", "virtio-serial"],
    ...["-chardev", "socket,id=brightness,path=brightness.sock,server=on,wait=off"],
    ...["-device", "virtserialport,chardev=brightness,name=brightness"],
    ...["-fw_cfg", "name=opt/com.ghaf.hwinfo,file=/etc/hostname"],
  ],
  usb: [
    ...q35,
    ...["-device", "qemu-xhci,id=xhci"],
    ...["-device", "usb-tablet,bus=xhci.0"],
    ...["-device", "usb-kbd,id=kbd"],
    ...["-device", "pcie-root-port,id=rp1,chassis=1,slot=3"],
    ...[
      "-device",
      "virtio-balloon-pci,free-page-reporting=on,id=balloon0,deflate-on-oom=on,bus=rp1",
    ],
  ],
  volumes: [
    ...microvm,
    ...[
      "-drive",
      "id=vda,format=raw,file=/etc/hostname,if=none,aio=threads,discard=unmap,read-only=on",
    ],
    ...["-device", "virtio-blk-device,drive=vda,serial=store"],
    ...["-netdev", "user,id=net0,hostfwd=tcp:127.0.0.1:0-:22"],
    ...["-device", "virtio-net-device,netdev=net0,mac=02:00:00:01:01:01"],
  ],
  disks: [
    ...q35,
    ...["-drive", "id=vda,format=raw,read-only=on,file=/etc/hostname,if=none,aio=threads"],
    ...["-device", "virtio-blk-pci,drive=vda,disable-legacy=on"],
    ...["-netdev", "user,id=eth,restrict=on"],
    ...["-device", "virtio-net-pci,netdev=eth,mac=02:00:00:01:01:02,romfile="],
    ...["-object", "memory-backend-ram,id=vmem0,size=64M"],
    ...["-m", "256M,maxmem=512M"],
    ...["-device", "virtio-mem-pci,id=vm0,memdev=vmem0,requested-size=32M"],
  ],
  shares: [
    ...q35,
    ...["-numa", "node,memdev=mem"],
    ...["-object", "memory-backend-memfd,id=mem,size=256M,share=on"],
    ...["-fsdev", "local,id=fs0,path=/tmp,security_model=none,readonly=true"],
    ...["-device", "virtio-9p-pci,fsdev=fs0,mount_tag=store"],
    ...["-object", "rng-random,id=rng0,filename=/dev/urandom"],
    ...["-device", "virtio-rng-pci,rng=rng0,max-bytes=1024,period=1000"],
    ...["-smbios", "type=1,uuid=5d5a5a51-6a0a-5b1f-b36b-9a7d1f9a3b11"],
  ],
};

type Mutation = (words: readonly string[], random: Random, pools: Pools) => string[] | undefined;

/** Names as the build itself lists them: `-device help`, `-object help`. */
export interface Pools {
  readonly drivers: readonly string[];
  readonly objects: readonly string[];
}

/** Places of words that are an option with a value behind. */
const withValue = (words: readonly string[]) =>
  words.flatMap((word, index) =>
    word.startsWith("-") && words[index + 1] !== undefined && !words[index + 1]?.startsWith("-")
      ? [index]
      : [],
  );

/** Places of values that have parts. */
const partedValues = (words: readonly string[]) =>
  withValue(words)
    .map((index) => index + 1)
    .filter((index) => words[index]?.includes(","));

function changePart(
  words: readonly string[],
  random: Random,
  change: (part: string, parts: readonly string[]) => readonly string[] | undefined,
): string[] | undefined {
  const at = pick(partedValues(words), random);
  if (at === undefined) return undefined;
  const parts = (words[at] ?? "").split(",");
  const which = 1 + random(parts.length - 1);
  const changed = change(parts[which] ?? "", parts);
  return changed === undefined
    ? undefined
    : words.with(at, parts.toSpliced(which, 1, ...changed).join(","));
}

function misspell(word: string, random: Random): string {
  const at = 1 + random(Math.max(1, word.length - 1));
  switch (random(3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + "z" + word.slice(at);
    default:
      return word.replace("-", "_") === word ? `${word}s` : word.replace("-", "_");
  }
}

const junk = [
  "abc",
  "-1",
  "on",
  "off",
  "",
  "1",
  "0",
  "1.5",
  "4G",
  "99999999999999999999",
  "true",
  "ON",
  "auto",
  "/dev/null",
];

const mutations: Readonly<Record<string, Mutation>> = {
  "join an option and its value": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : words.toSpliced(at, 2, `${words[at]} ${words[at + 1]}`);
  },
  "join them with =": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : words.toSpliced(at, 2, `${words[at]}=${words[at + 1]}`);
  },
  "lose a word": (words, random) => words.toSpliced(random(words.length), 1),
  "lose an option": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : words.toSpliced(at, 2);
  },
  "say an option twice": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : [...words, ...words.slice(at, at + 2)];
  },
  "move an option to the front": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : [...words.slice(at, at + 2), ...words.toSpliced(at, 2)];
  },
  "misspell an option": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : words.with(at, misspell(words[at] ?? "", random));
  },
  "two dashes": (words, random) => {
    const at = pick(withValue(words), random);
    return at === undefined ? undefined : words.with(at, `-${words[at]}`);
  },
  "misspell a key": (words, random) =>
    changePart(words, random, (part) => {
      const [key = "", ...value] = part.split("=");
      return [[misspell(key, random), ...value].join("=")];
    }),
  "lose a key": (words, random) => changePart(words, random, () => []),
  "say a key twice": (words, random) => changePart(words, random, (part) => [part, part]),
  "add a key": (words, random) => changePart(words, random, (part) => [part, "colour=blue"]),
  "lose a value": (words, random) =>
    changePart(words, random, (part) => [part.split("=")[0] ?? ""]),
  "another value": (words, random) =>
    changePart(words, random, (part) => [`${part.split("=")[0]}=${pick(junk, random)}`]),
  "a comma in a value": (words, random) => changePart(words, random, (part) => [`${part},x`]),
  "another driver": (words, random, { drivers }) => {
    const at = pick(
      words.flatMap((word, index) => (word === "-device" ? [index + 1] : [])),
      random,
    );
    const driver = pick(drivers, random) ?? "";
    return at === undefined
      ? undefined
      : words.with(at, (words[at] ?? "").replace(/^[^,]*/, driver));
  },
  "one more device": (words, random, { drivers }) => [
    ...words,
    "-device",
    pick(drivers, random) ?? "",
  ],
  "another object": (words, random, { objects }) => {
    const at = pick(
      words.flatMap((word, index) => (word === "-object" ? [index + 1] : [])),
      random,
    );
    const object = pick(objects, random) ?? "";
    return at === undefined
      ? undefined
      : words.with(at, (words[at] ?? "").replace(/^[^,]*/, object));
  },
  "another machine": (words, random) => {
    const at = words.indexOf("-M") + 1;
    const machine = pick(["q35", "microvm", "pc", "virt", "q53", "pc-q35-6.2"], random) ?? "";
    return words.with(at, (words[at] ?? "").replace(/^[^,]*/, machine));
  },
};

/** All real lines as they are, and `rounds` times each mutation of each; the seed decides which. */
export function mutated(pools: Pools, rounds: number, random: Random): Case[] {
  return Object.entries(bases).flatMap(([base, words]) => [
    { name: base, words },
    ...mutationsOf(base, words, pools, rounds, random),
  ]);
}

/** A line with each mutation, `rounds` times. */
export function mutationsOf(
  name: string,
  words: readonly string[],
  pools: Pools,
  rounds: number,
  random: Random,
): Case[] {
  return Object.entries(mutations).flatMap(([mutation, change]) =>
    Array.from({ length: rounds }, () => change(words, random, pools)).flatMap((changed) =>
      changed === undefined ? [] : [{ name: `${name}: ${mutation}`, words: changed }],
    ),
  );
}

/** Lines of manuals, right and wrong, with no window, for there may be no display. */
export function fromManuals(): Case[] {
  const without = (words: readonly string[]) =>
    words.some((word) => /^-(display|nographic|vnc|curses|sdl)$/.test(word))
      ? words
      : ["-display", "none", ...words];
  return [...documented, ...mistaken].map((line) => ({
    name: `manual: ${line}`,
    words: without(line.split(" ")),
  }));
}

/** What the project was told of, each mistake in each context. */
export const knownMistakes = (): Case[] =>
  mistakes.map(({ name, words }) => ({ name: `mistake: ${name}`, words }));

/** Devices and objects of the build with random values. */
export function randomValues(listed: readonly Listed[], count: number, random: Random): Case[] {
  return Array.from({ length: count }, () => {
    const chosen = pick(listed, random) as Listed;
    const { context, words } = randomArgument(chosen, random);
    return { name: `values: ${words.at(-1)} on ${context}`, words };
  });
}

/** Backends and other structured options with random keys. */
export function randomBackends(count: number, random: Random): Case[] {
  return Array.from({ length: count }, () => {
    const { words } = randomBackend(random);
    return { name: `backend: ${words.slice(-2).join(" ")}`, words };
  });
}
