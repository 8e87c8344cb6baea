import type { Other } from "./row.ts";

/** What a row checks: one option with its value, or all flags of a command line. */
export interface Subject {
  /** Its name in messages: "virtio-net-pci", "-chardev socket"; "" for a whole command line. */
  readonly owner: string;
  /** The whole value, and those of a key. */
  readonly text: string;
  readonly values: (key: string) => readonly string[];
  /** Whether the key is given, and has an effect. */
  readonly isGiven: (key: string) => boolean;
  readonly isBare: (key: string) => boolean;
  /** A key's name in messages: "path", "--gdb". */
  readonly show: (key: string) => string;
  /** A key that is to be added, in messages: "path=...". */
  readonly ask: (key: string) => string;
  /** A number as the program reads it; undefined if the text is not one. */
  readonly number: (text: string) => number | undefined;
}

/** What a row can depend on besides: the machine, the build, other options. */
export interface Surroundings {
  readonly machine: string;
  readonly machineName: string;
  readonly version: string;
  readonly target: string;
  readonly machineProperty: (key: string) => string | undefined;
  /** Undefined if the machine is not known. */
  readonly machineHas: (key: string) => boolean | undefined;
  readonly hasBus: (type: string) => boolean;
  readonly hasOption: (other: Other) => boolean;
}

/** For rows that depend on keys only: the value alone decides. */
export const nothingAround: Surroundings = {
  machine: "",
  machineName: "",
  version: "",
  target: "",
  machineProperty: () => undefined,
  machineHas: () => undefined,
  hasBus: () => false,
  hasOption: () => false,
};
