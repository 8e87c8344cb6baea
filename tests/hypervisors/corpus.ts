import { randomBackend } from "./backends.ts";
import { documented, mistaken } from "./documented.ts";
import { mistakes } from "./mistakes.ts";
import { pick, type Random } from "./random.ts";
import { type Listed, randomArgument } from "./values.ts";

/**
 * Command lines to try, made without looking at the rules: real ones, and each changed in a way that people change
 * and break them. The same every time.
 */
export interface Case {
  readonly name: string;
  readonly args: readonly string[];
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

/** Arguments as they stand in trees: the document's, Ghaf's at its current commit, and microvm.nix's for its options. */
const bases: Readonly<Record<string, readonly string[]>> = {
  pmem: [
    ...q35,
    ...["-m", "maxmem=1G"],
    ...["-object", "memory-backend-file,id=mem1,mem-path=memory.img,size=16M,share=on"],
    ...["-device", "virtio-pmem-pci,memdev=mem1,id=nv1"],
  ],
  ivshmem: [
    ...microvmWithPci,
    ...["-object", "memory-backend-file,id=mem1,mem-path=memory.img,size=16M,share=on"],
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

type Mutation = (args: readonly string[], random: Random, pools: Pools) => string[] | undefined;

/** Names as the build itself lists them: `-device help`, `-object help`. */
export interface Pools {
  readonly drivers: readonly string[];
  readonly objects: readonly string[];
}

/** Places of arguments that are an option with a value behind. */
const withValue = (args: readonly string[]) =>
  args.flatMap((arg, index) =>
    arg.startsWith("-") && args[index + 1] !== undefined && !args[index + 1]?.startsWith("-")
      ? [index]
      : [],
  );

/** Places of values that have parts. */
const partedValues = (args: readonly string[]) =>
  withValue(args)
    .map((index) => index + 1)
    .filter((index) => args[index]?.includes(","));

function changePart(
  args: readonly string[],
  random: Random,
  change: (part: string, parts: readonly string[]) => readonly string[] | undefined,
): string[] | undefined {
  const at = pick(partedValues(args), random);
  if (at === undefined) return undefined;
  const parts = (args[at] ?? "").split(",");
  const which = 1 + random(parts.length - 1);
  const changed = change(parts[which] ?? "", parts);
  return changed === undefined
    ? undefined
    : args.with(at, parts.toSpliced(which, 1, ...changed).join(","));
}

function misspell(arg: string, random: Random): string {
  const at = 1 + random(Math.max(1, arg.length - 1));
  switch (random(3)) {
    case 0:
      return arg.slice(0, at) + arg.slice(at + 1);
    case 1:
      return arg.slice(0, at) + "z" + arg.slice(at);
    default:
      return arg.replace("-", "_") === arg ? `${arg}s` : arg.replace("-", "_");
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
  "join an option and its value": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : args.toSpliced(at, 2, `${args[at]} ${args[at + 1]}`);
  },
  "join them with =": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : args.toSpliced(at, 2, `${args[at]}=${args[at + 1]}`);
  },
  "lose an argument": (args, random) => args.toSpliced(random(args.length), 1),
  "lose an option": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : args.toSpliced(at, 2);
  },
  "say an option twice": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : [...args, ...args.slice(at, at + 2)];
  },
  "move an option to the front": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : [...args.slice(at, at + 2), ...args.toSpliced(at, 2)];
  },
  "misspell an option": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : args.with(at, misspell(args[at] ?? "", random));
  },
  "two dashes": (args, random) => {
    const at = pick(withValue(args), random);
    return at === undefined ? undefined : args.with(at, `-${args[at]}`);
  },
  "misspell a key": (args, random) =>
    changePart(args, random, (part) => {
      const [key = "", ...value] = part.split("=");
      return [[misspell(key, random), ...value].join("=")];
    }),
  "lose a key": (args, random) => changePart(args, random, () => []),
  "say a key twice": (args, random) => changePart(args, random, (part) => [part, part]),
  "add a key": (args, random) => changePart(args, random, (part) => [part, "colour=blue"]),
  "lose a value": (args, random) => changePart(args, random, (part) => [part.split("=")[0] ?? ""]),
  "another value": (args, random) =>
    changePart(args, random, (part) => [`${part.split("=")[0]}=${pick(junk, random)}`]),
  "a comma in a value": (args, random) => changePart(args, random, (part) => [`${part},x`]),
  "another driver": (args, random, { drivers }) => {
    const at = pick(
      args.flatMap((arg, index) => (arg === "-device" ? [index + 1] : [])),
      random,
    );
    const driver = pick(drivers, random) ?? "";
    return at === undefined ? undefined : args.with(at, (args[at] ?? "").replace(/^[^,]*/, driver));
  },
  "one more device": (args, random, { drivers }) => [
    ...args,
    "-device",
    pick(drivers, random) ?? "",
  ],
  "another object": (args, random, { objects }) => {
    const at = pick(
      args.flatMap((arg, index) => (arg === "-object" ? [index + 1] : [])),
      random,
    );
    const object = pick(objects, random) ?? "";
    return at === undefined ? undefined : args.with(at, (args[at] ?? "").replace(/^[^,]*/, object));
  },
  "another machine": (args, random) => {
    const at = args.indexOf("-M") + 1;
    const machine = pick(["q35", "microvm", "pc", "virt", "q53", "pc-q35-6.2"], random) ?? "";
    return args.with(at, (args[at] ?? "").replace(/^[^,]*/, machine));
  },
};

/** All real lines as they are, and `rounds` times each mutation of each; the seed decides which. */
export function mutated(pools: Pools, rounds: number, random: Random): Case[] {
  return Object.entries(bases).flatMap(([base, args]) => [
    { name: base, args },
    ...mutationsOf(base, args, pools, rounds, random),
  ]);
}

/** A line with each mutation, `rounds` times. */
export function mutationsOf(
  name: string,
  args: readonly string[],
  pools: Pools,
  rounds: number,
  random: Random,
): Case[] {
  return Object.entries(mutations).flatMap(([mutation, change]) =>
    Array.from({ length: rounds }, () => change(args, random, pools)).flatMap((changed) =>
      changed === undefined ? [] : [{ name: `${name}: ${mutation}`, args: changed }],
    ),
  );
}

/** Lines of manuals, right and wrong, with no window, for there may be no display. */
export function fromManuals(): Case[] {
  const without = (args: readonly string[]) =>
    args.some((arg) => /^-(display|nographic|vnc|curses|sdl)$/.test(arg))
      ? args
      : ["-display", "none", ...args];
  return [...documented, ...mistaken].map((line) => ({
    name: `manual: ${line}`,
    args: without(line.split(" ")),
  }));
}

/** What was reported to the project, each mistake in each context. */
export const knownMistakes = (): Case[] =>
  mistakes.map(({ name, args }) => ({ name: `mistake: ${name}`, args }));

/** Devices and objects of the build with random values. */
export function randomValues(listed: readonly Listed[], count: number, random: Random): Case[] {
  return Array.from({ length: count }, () => {
    const chosen = pick(listed, random) as Listed;
    const { context, args } = randomArgument(chosen, random);
    return { name: `values: ${args.at(-1)} on ${context}`, args };
  });
}

/** Backends and other structured options with random keys. */
export function randomBackends(count: number, random: Random): Case[] {
  return Array.from({ length: count }, () => {
    const { args } = randomBackend(random);
    return { name: `backend: ${args.slice(-2).join(" ")}`, args };
  });
}
