/** What is wrong with a value, said after the option's name: "must be ...", and what to write instead. */
export interface Problem {
  readonly message: string;
  readonly fix?: string | undefined;
}

/** A problem with the place of its value in the definition: `["interfaces", "0", "mac"]`. */
export interface PlacedProblem extends Problem {
  readonly path: readonly string[];
}

export const quoted = (value: string) => JSON.stringify(value);

/** Limits of the kernel and of QEMU count bytes, not characters. */
export const bytesOf = (value: string) => new TextEncoder().encode(value).length;
