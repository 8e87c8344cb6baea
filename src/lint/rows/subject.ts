import type { Other } from "./row.ts";

/** What a row looks at: one option with its value, or all flags of a command line. */
export interface Subject {
  /** As messages name it: "virtio-net-pci", "-chardev socket"; "" for a whole command line. */
  readonly owner: string;
  /** The whole value, and those of a key. */
  readonly text: string;
  readonly values: (key: string) => readonly string[];
  /** The key stands there, and counts. */
  readonly isGiven: (key: string) => boolean;
  readonly isBare: (key: string) => boolean;
  /** How messages name a key: "path", "--gdb". */
  readonly show: (key: string) => string;
  /** How messages name a key with a value that is to be added: "path=...". */
  readonly ask: (key: string) => string;
  /** A number as the program reads it; undefined for what is not one. */
  readonly number: (text: string) => number | undefined;
}

/** What a row may ask of the rest: of the machine, the build and other options. */
export interface Surroundings {
  readonly machine: string;
  readonly machineName: string;
  readonly version: string;
  readonly target: string;
  readonly machineProperty: (key: string) => string | undefined;
  /** Undefined where nothing is known of the machine. */
  readonly machineHas: (key: string) => boolean | undefined;
  readonly hasBus: (type: string) => boolean;
  readonly hasOption: (other: Other) => boolean;
}

/** Of those that ask for nothing but keys: the value alone decides. */
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
