import rows from "../../../nix/checks/intentions.json" with { type: "json" };

/**
 * Something that a VM is meant to have, and how each hypervisor gets it. The table is nix/checks/intentions.json, which
 * nix/checks/intentions.nix reads likewise; reviewed by hand against QEMU's manual, crosvm's src/crosvm/cmdline.rs,
 * cloud-hypervisor's docs/ and Firecracker's docs/pmem.md.
 */
export interface Intention {
  readonly id: string;
  /** A name that this intention shares with others: there are two kinds of TPM. */
  readonly kind?: string;
  /** "a vsock" */
  readonly what: string;
  /** Hypervisors, or `any`, that need no argument: a guest there lacks nothing. */
  readonly needless?: readonly string[];
  /** The option of microvm that makes it for every hypervisor that supports it. */
  readonly option?: string;
  /** For a list, what the elements that make it must set. */
  readonly element?: Readonly<Record<string, string>>;
  /** Options of a hypervisor's own group that make it there. */
  readonly own?: Readonly<Record<string, readonly string[]>>;
  /** Hypervisors, or `any`, that always get it from microvm.nix's runner. */
  readonly given?: readonly string[];
  /**
   * By hypervisor: the ways to say it, each all of the arguments that it takes, as patterns of the whole argument. They
   * are POSIX's extended ones, for Nix.
   */
  readonly said: Readonly<Record<string, readonly (readonly string[])[]>>;
  /**
   * By hypervisor, or for `any`: what to write for it. `{path}` is the value of that key in the arguments of another
   * hypervisor, `{path:/dev/a}` with a value where they have none.
   */
  readonly write: Readonly<Record<string, string>>;
  /** By hypervisor, where its source or documentation says so, or what was measured. */
  readonly evidence?: Readonly<Record<string, string>>;
}

const intentions: readonly Intention[] = rows as readonly Intention[];

/** One argument of a hypervisor: `-device virtio-pmem-pci,memdev=mem1`. */
export interface Argument {
  /** The index of its first string. */
  readonly index: number;
  /** The name with its value, in one text. */
  readonly text: string;
  readonly keys: ReadonlyMap<string, string>;
}

/** The options with their values that the strings of a command line make. */
export function argumentsOf(args: readonly string[]): Argument[] {
  const found: { index: number; flag: string; value: string | undefined }[] = [];
  for (const [index, arg] of args.entries()) {
    const last = found.at(-1);
    const [, flag = arg, value] =
      /^(--[^=\s]+)=(.*)$/s.exec(arg) ?? /^(-\S+)\s+(.*)$/s.exec(arg) ?? [];
    if (/^--?[A-Za-z]/.test(arg)) found.push({ index, flag, value });
    else if (last !== undefined && last.value === undefined) last.value = arg;
  }
  return found.map(({ index, flag, value }) => ({
    index,
    text: value === undefined ? flag : `${flag} ${value}`,
    keys: keysOf(value ?? ""),
  }));
}

/** An argument that no other one refers to, with all that it refers to, directly or not: itself first. */
export type Unit = readonly [Argument, ...Argument[]];

/** A device with its backends is one unit; an argument that several refer to is in several. */
export function unitsOf(all: readonly Argument[]): Unit[] {
  return all
    .filter((argument) => !all.some((other) => other !== argument && refersTo(other, argument)))
    .map((root) => [root, ...referredFrom([root], all).slice(1)]);
}

/** Whether a list of arguments expresses an intention, in a hypervisor's way. */
export function isSaid({ said }: Intention, hypervisor: string, all: readonly Argument[]): boolean {
  return (said[hypervisor] ?? []).some((way) => way.every((part) => all.some(matches(part))));
}

/** What a unit is for: the intention that it expresses, else the first that it expresses in part. */
export function intentionOf(unit: Unit, hypervisor: string): Intention | undefined {
  const partly = ({ said }: Intention) =>
    (said[hypervisor] ?? []).flat().some((part) => unit.some(matches(part)));
  return intentions.find((one) => isSaid(one, hypervisor, unit)) ?? intentions.find(partly);
}

/** The intentions with a name: several, if it is the name of a kind. */
export const named = (name: string): readonly Intention[] =>
  intentions.filter(({ id, kind }) => id === name || kind === name);

/** Intentions that are of one kind. */
export const likeIntention = ({ id, kind = id }: Intention): readonly Intention[] =>
  intentions.filter((other) => (other.kind ?? other.id) === kind);

/**
 * What to write for an intention, in Nix; undefined if the hypervisor has no equivalent.
 *
 * @param quote How a value is written for that hypervisor.
 */
export function writtenFor(
  { write }: Intention,
  hypervisor: string,
  unit: readonly Argument[],
  quote: (value: string) => string = (value) => value,
): string | undefined {
  const text = write[hypervisor] ?? write.any;
  return text?.replace(/(\{[\w:/.-]+\})+/g, (slots) => {
    const names = slots.slice(1, -1).split("}{");
    for (const name of names.map((slot) => slot.replace(/:.*/, ""))) {
      const value = unit.map(({ keys }) => keys.get(name)).find((each) => each !== undefined);
      if (value !== undefined) return quote(value);
    }
    return /:(.*)$/.exec(names.at(-1) ?? "")?.[1] ?? "...";
  });
}

const matches =
  (part: string) =>
  ({ text }: Argument) =>
    new RegExp(`^(${part})$`, "s").test(text);

function refersTo({ keys, text }: Argument, other: Argument): boolean {
  const id = other.keys.get("id");
  if (id === undefined) return false;
  if (text === `-serial chardev:${id}`) return true;
  return [...keys].some(
    ([key, value]) =>
      key !== "id" && (value === id || (key === "bus" && value.startsWith(`${id}.`))),
  );
}

function referredFrom(found: readonly Argument[], all: readonly Argument[]): Argument[] {
  const more = all.filter(
    (argument) => !found.includes(argument) && found.some((one) => refersTo(one, argument)),
  );
  return more.length === 0 ? [...found] : referredFrom([...found, ...more], all);
}

/**
 * `key=value` of a value's parts, of crosvm's `evdev[path=...]` of those in brackets; what has no key is crosvm's first
 * one, which is `path` for a file.
 */
function keysOf(value: string): Map<string, string> {
  const inside = /^[\w-]+\[(.*)\]$/s.exec(value)?.[1] ?? value;
  return new Map(
    inside.split(/(?<!,),(?!,)/).flatMap((part, index): [string, string][] => {
      const at = part.indexOf("=");
      if (at >= 0) return [[part.slice(0, at), part.slice(at + 1)]];
      return index === 0 && part.startsWith("/") ? [["path", part]] : [];
    }),
  );
}
