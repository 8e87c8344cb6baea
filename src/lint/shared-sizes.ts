import { normalize } from "node:path/posix";
import type { Finding } from "./finding.ts";
import { type PlacedFinding, quotedArguments } from "./lint.ts";
import type { Locate } from "./lint-script.ts";
import { parseSize } from "./property-type.ts";
import { optionText } from "./qemu/command-line.ts";
import { isFolder } from "./qemu/sharing.ts";
import { hypervisorCommandsIn } from "./script.ts";

/** A VM's command line. */
export interface VmArguments {
  readonly name: string;
  readonly program: string;
  /** After the program's name. */
  readonly args: readonly string[];
}

/** A VM's `microvm-run`. */
export interface VmScript {
  readonly name: string;
  /** Its name in messages. */
  readonly file: string;
  readonly text: string;
  /** The place of findings about its arguments; by default, their line in the script. */
  readonly locate?: Locate;
}

/** A finding about the script with this number. */
export interface FindingOf {
  readonly script: number;
  readonly finding: PlacedFinding;
}

/** Findings about scripts that give one file different sizes. */
export function differentSizesIn(scripts: readonly VmScript[]): FindingOf[] {
  const commands = scripts.flatMap(({ name, file, text, locate }, script) =>
    hypervisorCommandsIn(text, file).map(({ program, args }) => {
      const place = (index: number) =>
        locate?.(args, index) ?? { file, line: args[index]?.line ?? 1 };
      return { script, name, place, program, args: args.map(({ text }) => text) };
    }),
  );
  return [...differentSizes(commands)].map(({ here, there }) => {
    const { file, line } = there.of.place(there.index);
    const { script, place, args } = here.of;
    const { rule, severity, message, index } = sizeFinding(here, there, `${file}:${line}`);
    const { argument } = quotedArguments(args, { rule, severity, message, index });
    const found = { rule, severity, ...place(index), argument, message };
    return { script, finding: { ...found, fix: null, fixable: false } };
  });
}

/** A file that a VM maps as memory. */
export interface MappedFile<Vm extends VmArguments> {
  readonly of: Vm;
  /** Of the argument that names it. */
  readonly index: number;
  readonly path: string;
  /** As written, and in bytes. */
  readonly size: string;
  readonly bytes: number;
}

/** One file of the host, as a VM maps it and as an earlier VM does. */
export interface SizeDifference<Vm extends VmArguments> {
  readonly here: MappedFile<Vm>;
  readonly there: MappedFile<Vm>;
}

/** VMs that map the same file of their host as memory, but give it different sizes. */
export function* differentSizes<Vm extends VmArguments>(
  vms: readonly Vm[],
): Generator<SizeDifference<Vm>> {
  const first = new Map<string, MappedFile<Vm>>();
  for (const here of vms.flatMap(mappedFiles)) {
    const there = first.get(here.path);
    if (there === undefined) first.set(here.path, here);
    else if (there.bytes !== here.bytes) yield { here, there };
  }
}

/**
 * The message. Measured on QEMU 7.2.22: it creates a missing file with the given size, ends if the file is smaller, and
 * maps the beginning of a larger one.
 *
 * @param place Of the other argument: "src/vms/a.ts:4".
 */
export function sizeFinding(
  { index, path, size }: MappedFile<VmArguments>,
  { of, size: other }: MappedFile<VmArguments>,
  place: string,
): Finding {
  return {
    rule: "not-shared",
    severity: "refused",
    index,
    message: `${path} has size=${size} here, and size=${other} in ${of.name} (${place}): QEMU refuses a size larger than the file, and maps only the beginning of a larger file. Write the same size in both`,
  };
}

/** Only files of the host: a relative path is in each VM's own folder, and a folder becomes an unnamed file. */
function mappedFiles<Vm extends VmArguments>(of: Vm): MappedFile<Vm>[] {
  if (of.program !== "qemu") return [];
  return of.args.flatMap((option, index) => {
    if (!/^--?object$/.test(option)) return [];
    const { parts } = optionText("object", of.args[index + 1] ?? "");
    const value = (key: string) => parts.findLast((part) => part.key === key)?.value;
    const [path = "", size = ""] = [value("mem-path"), value("size")];
    const bytes = parseSize(size);
    if (value("qom-type") !== "memory-backend-file" || !path.startsWith("/")) return [];
    // only a part of the file is requested, or only the shell or Nix knows the path
    if (bytes === undefined || value("offset") !== undefined || path.includes("$")) return [];
    if (isFolder(path) || /huge/.test(path)) return [];
    return [{ of, index, path: normalize(path), size, bytes }];
  });
}
