import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  optionsWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, isOn, machineFamily } from "./devices.ts";
import { shortDrives } from "./drives.ts";

/** What a user of an image does, and what it leaves to others. */
interface Use {
  readonly writes: boolean;
  /** Others may write, too. */
  readonly shares: boolean;
}

/** A node of QEMU's block layer: a format, a filter, or the file below. */
interface Node {
  readonly option: QemuOption;
  /** Where its keys are in the option: "", "file.", "file.file.". */
  readonly prefix: string;
  readonly isReadOnly: boolean;
}

/** One image or node, and who has it. */
interface Held extends Use {
  readonly holder: string;
  readonly option: QemuOption;
}

/**
 * Images and block nodes of which one user cannot have what another one has: QEMU locks an image that someone may
 * write to. Measured on QEMU 7.2 and 10.0 with pairs of `-drive`, `-blockdev` and devices.
 */
export function* checkImageLocks(commandLine: CommandLine): Generator<Finding> {
  const held = new Map<string, Held[]>();
  for (const { root, use, by } of users(commandLine)) hold(commandLine, held, root, use, by);
  for (const [what, holders] of held)
    for (const [index, later] of holders.entries()) {
      const other = holders
        .slice(0, index)
        .find((earlier) => earlier.holder !== later.holder && excludes(earlier, later));
      if (other === undefined) continue;
      yield {
        rule: "collision",
        severity: "refused",
        index: later.option.index,
        message: `${what} is already ${other.option === later.option ? "in use" : "another drive's"}, and one of the two may write to it: QEMU locks it`,
      };
      break;
    }
}

const excludes = (one: Use, other: Use) =>
  (one.writes && !other.shares) || (other.writes && !one.shares);

interface User {
  readonly root: Node;
  readonly use: Use | undefined;
  readonly by: string;
}

/** All block nodes that the command line defines, and what uses each; undefined where nothing does. */
function users(commandLine: CommandLine): User[] {
  const devices = optionsWith(commandLine, "device", "drive");
  const ownKind = commandLine.pack.machines[
    machineFamily(machineOf(commandLine).name)
  ]?.driveInterfaces?.includes("ide")
    ? "ide"
    : "none";
  return commandLine.options.flatMap((option): User[] => {
    const short = Object.hasOwn(shortDrives, option.name) ? shortDrives[option.name] : undefined;
    if (short === undefined && !/^(drive|blockdev)$/.test(option.name)) return [];
    const id = valueAt(option, option.name === "drive" ? "id" : "node-name");
    const root = { option, prefix: "", isReadOnly: isReadOnlyAt(option, "") };
    const attached = id === undefined ? [] : (devices.get(id) ?? []);
    const own = option.name === "drive" ? (valueAt(option, "if") ?? ownKind) : "none";
    const kind = short?.[0].replace("ide", ownKind) ?? own;
    if (kind !== "none") {
      // memory that keeps its content, and cards, share what they write to
      const shares = /^(pflash|sd|mtd)$/.test(kind);
      return [
        { root, use: { writes: !root.isReadOnly, shares }, by: `-${option.name} ${option.index}` },
      ];
    }
    if (attached.length === 0) return [{ root, use: undefined, by: "" }];
    return attached.map((device) => ({
      root,
      use: {
        writes: !root.isReadOnly && !/-cd$/.test(driverOf(device)),
        shares: isOn(valueAt(device, "share-rw")),
      },
      by: `-device ${device.index}`,
    }));
  });
}

/** Formats that keep a table of their own in the file, which they hold as soon as they are open. */
const tabled = /^(qcow2?|qed|vmdk|vdi|vpc|vhdx|parallels)$/;

/** The format that QEMU finds in an image of this name, if it is called so. */
const probed = (image: string | undefined) => /\.(\w+)$/.exec(image ?? "")?.[1];

/** Notes what a use of a node holds: the node, where others can name it, and the file below. */
function hold(
  commandLine: CommandLine,
  held: Map<string, Held[]>,
  node: Node,
  use: Use | undefined,
  by: string,
): void {
  const { option, prefix } = node;
  const add = (what: string, it: Use, holder: string) =>
    held.set(what, [...(held.get(what) ?? []), { ...it, holder, option }]);
  if (isOn(valueAt(option, `${prefix}force-share`))) return;
  const name = valueAt(option, `${prefix}node-name`);
  if (name !== undefined && use !== undefined) add(`the block node ${name}`, use, by);
  const isDrive = option.name !== "blockdev" && prefix === "";
  const image = imageOf(commandLine, node, isDrive);
  const driver =
    valueAt(option, `${prefix}driver`) ??
    (isDrive ? (valueAt(option, "format") ?? probed(image)) : undefined) ??
    "";
  const isSnapshot =
    isDrive &&
    isOn(
      valueAt(option, "snapshot") ??
        (optionsNamed(commandLine, "snapshot").length > 0 ? "on" : "off"),
    );
  const own = tabled.test(driver) ? { writes: !node.isReadOnly, shares: false } : use;
  const below = isSnapshot ? { writes: false, shares: false } : own;
  if (image !== undefined) {
    if (below !== undefined) add(`the image ${image}`, below, `${option.index} ${prefix}`);
    return;
  }
  const child = childOf(commandLine, node, "file");
  if (child !== undefined)
    hold(commandLine, held, child, below, `-${option.name} ${option.index} ${prefix}`);
  const backing = childOf(commandLine, node, "backing");
  if (backing !== undefined && use !== undefined)
    hold(
      commandLine,
      held,
      backing,
      { ...use, writes: false },
      `backing ${option.index} ${prefix}`,
    );
}

/** The image that the node itself opens, where it is a file that is locked. */
function imageOf(
  commandLine: CommandLine,
  { option, prefix }: Node,
  isDrive: boolean,
): string | undefined {
  const isFile = /^(file|host_device)$/.test(valueAt(option, `${prefix}driver`) ?? "");
  const path = isDrive
    ? (valueAt(option, "file.filename") ??
      valueAt(option, "file") ??
      (option.parts.length === 0 ? option.value : undefined))
    : isFile
      ? valueAt(option, `${prefix}filename`)
      : undefined;
  const locking = valueAt(option, `${prefix}${isDrive ? "file." : ""}locking`);
  if (path === undefined || locking === "off" || /^\/dev\/(null|zero|stdin|fdset)/.test(path))
    return undefined;
  const plain = path.replace(/^file:/, "");
  if (plain === "" || /^[\w+-]+:/.test(plain)) return undefined;
  const all = withoutDots(plain);
  const folder = folderOf(commandLine);
  return all.startsWith(folder) ? all.slice(folder.length) : all;
}

/** Where a host of microvm.nix starts a VM: what is relative is there. */
function folderOf(commandLine: CommandLine): string {
  const name = optionsNamed(commandLine, "name").flatMap(
    (option) => valueAt(option, "guest") ?? [],
  );
  return `/var/lib/microvms/${name.at(-1) ?? ""}/`;
}

/** A path as another one may spell it: `./a//b` is `a/b`. Browsers, too, run this. */
function withoutDots(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/"))
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  return (path.startsWith("/") ? "/" : "") + parts.join("/");
}

/** A node below, which stands in the same option or is named there. */
function childOf(commandLine: CommandLine, { option, prefix, isReadOnly }: Node, key: string) {
  const inside = `${prefix}${key}.`;
  if (option.parts.some((part) => part.key.startsWith(inside)))
    return {
      option,
      prefix: inside,
      isReadOnly: isReadOnlyAt(option, inside) || (isReadOnly && key === "file"),
    };
  const name = valueAt(option, prefix + key);
  const nodes = optionsWith(commandLine, "blockdev", "node-name");
  const named = name === undefined ? name : nodes.get(name)?.find((other) => other !== option);
  return named && { option: named, prefix: "", isReadOnly: isReadOnlyAt(named, "") };
}

const isReadOnlyAt = (option: QemuOption, prefix: string) =>
  ["readonly", "read-only"].some((key) => isOn(valueAt(option, prefix + key))) ||
  option.name === "cdrom" ||
  (option.name === "drive" && prefix === "" && valueAt(option, "media") === "cdrom");
