/** An option that must be set where its neighbour has this value, and must not be anywhere else. */
export interface AssertedRequirement {
  /** The neighbour, in the same submodule. */
  readonly by: string;
  readonly value: string;
}

/**
 * What upstream's assertions ask for, though its types take it otherwise; reviewed against the pinned modules. The
 * module system says nothing of it, and so neither does the JSON Schema: the types and the check of definitions do.
 */
export const assertedRequirements: Readonly<Record<string, AssertedRequirement>> = {
  "interfaces.*.bridge": { by: "type", value: "bridge" },
};
