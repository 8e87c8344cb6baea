import type { CrosvmPack } from "../../packs/format.ts";
import type { Finding, Fix } from "../finding.ts";
import { brokenBy } from "../rows/engine.ts";
import type { Row } from "../rows/row.ts";
import { nothingAround, type Subject } from "../rows/subject.ts";
import { toNumber } from "./scalar.ts";

/** A flag at its place, with its parsed value. */
export interface Use {
  readonly flag: string;
  readonly index: number;
  readonly value: string;
  readonly given: ReadonlyMap<string, string>;
  /** The flag and its value with another value. */
  readonly withValue: (value: string) => Fix;
}

/** How flags depend on each other (src/crosvm/cmdline.rs and config.rs, from the pack), and what must be counted. */
export function checkFlags(
  uses: readonly Use[],
  kernels: readonly number[],
  pack: CrosvmPack,
): Finding[] {
  return [
    ...checkPackRules(uses, kernels, pack),
    ...checkSerial(uses),
    ...checkRoots(uses),
    ...uses.flatMap(checkFiles),
    ...checkCount(uses),
  ];
}

/** The pack's rules, as rows about the whole command line. */
function checkPackRules(
  uses: readonly Use[],
  kernels: readonly number[],
  { rules }: CrosvmPack,
): Finding[] {
  /** The first place of a flag, of a key of a flag, or of the kernel. */
  const place = (name: string): number | undefined => {
    if (name === "kernel") return kernels[0];
    const [flag, key] = name.split(".");
    const isSo = (use: Use) =>
      use.flag === flag &&
      (key === undefined || (use.given.has(key) && use.given.get(key) !== "false"));
    return uses.find(isSo)?.index;
  };
  const inOrder = (names: readonly string[]) =>
    names.toSorted((one, other) => (place(one) ?? 0) - (place(other) ?? 0));
  const option = "";
  const rows: Row[] = [
    ...rules.conflicts.map((names): Row => ({ option, exclude: inOrder(names) })),
    ...rules.needs.map(([key = "", ...need]): Row => ({ option, key, need })),
    ...rules.idle.map(([key = "", ...need]): Row => ({ option, key, need, severity: "silent" })),
    ...rules.void.map(
      ([key = "", ...exclude]): Row => ({ option, key, exclude, severity: "silent" }),
    ),
  ];
  const subject = lineSubject((name) => place(name) !== undefined);
  return rows.flatMap((row) =>
    [...brokenBy(row, subject, nothingAround)].map(({ rule, message, keys }) => ({
      rule,
      severity: row.severity ?? "refused",
      index: Math.max(...keys.map((key) => place(key) ?? 0)),
      message,
    })),
  );
}

function lineSubject(isGiven: (name: string) => boolean): Subject {
  const show = (name: string) => {
    const [flag, key] = name.split(".");
    if (name === "kernel") return "a kernel";
    return key === undefined ? `--${flag}` : `--${flag} ${key}=`;
  };
  return {
    ...{ owner: "", text: "", values: () => [], isBare: () => false, number: toNumber },
    ...{ isGiven, show, ask: show },
  };
}

/** Each port has one console; only one port has standard input, and one earlycon. TryFrom<RunCommand> in cmdline.rs */
function checkSerial(uses: readonly Use[]): Finding[] {
  const ports = uses.filter(({ flag }) => flag === "serial");
  const hardwareOf = ({ given }: Use) =>
    (given.get("hardware") ?? "serial").replace(/^legacy-/, "");
  const numberOf = ({ given }: Use) => given.get("num") ?? "1";
  return ports.flatMap((port, at): Finding[] => {
    const before = ports.slice(0, at);
    const hardware = hardwareOf(port);
    const number = numberOf(port);
    const alike = ports.filter((other) => hardwareOf(other) === hardware);
    const free = ["1", "2", "3", "4"].find((it) => !alike.some((other) => numberOf(other) === it));
    const findings: Finding[] = [];
    if (before.some((other) => hardwareOf(other) === hardware && numberOf(other) === number))
      findings.push({
        rule: "collision",
        severity: "refused",
        index: port.index,
        message: `--serial with hardware=${hardware} and num=${number} is already given${free === undefined ? "" : `: give this one num=${free}`}`,
        fix:
          free === undefined || port.given.has("num")
            ? undefined
            : port.withValue(`${port.value},num=${free}`),
      });
    for (const key of ["stdin", "earlycon"])
      if (port.given.get(key) === "true" && before.some(({ given }) => given.get(key) === "true"))
        findings.push({
          rule: "collision",
          severity: "refused",
          index: port.index,
          message: `${key} already belongs to an earlier --serial: only one can have it`,
          fix: undefined,
        });
    return findings;
  });
}

/** Only one device can be the root. TryFrom<RunCommand> in cmdline.rs */
function checkRoots(uses: readonly Use[]): Finding[] {
  const roots = uses.filter(
    ({ flag, given }) =>
      ["root", "rwroot"].includes(flag) ||
      (["block", "scsi-block", "pmem"].includes(flag) && given.get("root") === "true"),
  );
  const [first] = roots;
  if (first === undefined) return [];
  return [...checkInitrd(first, uses), ...secondRoots(roots)];
}

const secondRoots = (roots: readonly Use[]): Finding[] =>
  roots.slice(1).map(({ flag, index }) => ({
    rule: "collision",
    severity: "refused",
    index,
    message: `--${flag} would be a second root, after --${roots[0]?.flag}: only one is possible`,
    fix: undefined,
  }));

/**
 * crosvm passes its root to the kernel after all of `--params` (src/crosvm/cmdline.rs). Of two roots, systemd in NixOS'
 * initrd takes the last one, although the guest's own says where to find its root. A scripted initrd takes neither.
 */
function checkInitrd({ flag, index, value }: Use, uses: readonly Use[]): Finding[] {
  const own = uses
    .flatMap((use) => (use.flag === "params" ? use.value.split(" ") : []))
    .findLast((parameter) => /^root=(fstab|gpt-auto)$/.test(parameter));
  if (own === undefined) return [];
  return [
    {
      rule: "never-seen",
      severity: "silent",
      index,
      message: `--${flag} passes root=/dev/... to the kernel behind ${own}: the systemd of the guest's initrd takes this disk for the root, and the guest has not its own (microvm.nix 584)`,
      fix: flag === "root" ? { index, count: 2, args: ["--block", `${value},ro=true`] } : undefined,
    },
  ];
}

/** Flags whose file is opened for writing, unless a key prevents it. */
const writable: readonly string[] = ["block", "scsi-block", "pmem"];

function checkFiles({ flag, index, value, given, withValue }: Use): Finding[] {
  const path = given.get("path") ?? "";
  if (path.startsWith("/nix/store/") && writable.includes(flag) && given.get("ro") !== "true")
    return [
      {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `--${flag} opens ${path} to write to it, and nothing can be written to the Nix store: add ro=true`,
        fix: given.has("ro") ? undefined : withValue(`${value},ro=true`),
      },
    ];
  const [, domain = "0000:", device] =
    /^([0-9a-fA-F]{4}:)?([0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.[0-7])$/.exec(path) ?? [];
  if (flag === "vfio" && device !== undefined)
    return [
      {
        rule: "wrong-value",
        severity: "refused",
        index,
        message: `--vfio must be the path of a device, but is the address ${path}`,
        fix: value.startsWith(path)
          ? withValue(`/sys/bus/pci/devices/${domain}${device}${value.slice(path.length)}`)
          : undefined,
      },
    ];
  return [];
}

/** Flags that depend on the number of the VM's CPUs. */
function checkCount(uses: readonly Use[]): Finding[] {
  const cpus = uses.find(({ flag }) => flag === "cpus");
  const count = toNumber(cpus?.given.get("num-cores") ?? "1");
  if (count === undefined) return [];
  const findings: Finding[] = [];
  for (const { flag, index, given } of uses) {
    const pairs = toNumber(given.get("vq-pairs") ?? "");
    if (flag === "net" && pairs !== undefined && pairs > count)
      findings.push({
        rule: "override",
        severity: "silent",
        index,
        message: `vq-pairs=${given.get("vq-pairs")} of --net is ignored: the VM has ${count} CPU${count === 1 ? "" : "s"}`,
        fix: undefined,
      });
    if (flag === "gdb" && count !== 1 && !uses.some((use) => use.flag === "host-cpu-topology"))
      findings.push({
        rule: "collision",
        severity: "refused",
        index,
        message: `--gdb needs a VM of one CPU, and this one has ${count}`,
        fix: undefined,
      });
  }
  const boot = toNumber(cpus?.given.get("boot-cpu") ?? "");
  if (cpus !== undefined && boot !== undefined && boot >= count)
    findings.push({
      rule: "override",
      severity: "silent",
      index: cpus.index,
      message: `boot-cpu=${cpus.given.get("boot-cpu")} of --cpus is ignored: the VM has ${count} CPU${count === 1 ? "" : "s"}`,
      fix: undefined,
    });
  return findings;
}
