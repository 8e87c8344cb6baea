/** An option that must be set if its neighbour has this value, and must not be set otherwise. */
export interface AssertedRequirement {
  /** The neighbour, in the same submodule. */
  readonly by: string;
  readonly value: string;
}

/**
 * What upstream's assertions require beyond its types; reviewed against the pinned modules. The module system does not
 * know about it, and so neither does the JSON Schema: the types and the check of definitions do.
 */
export const assertedRequirements: Readonly<Record<string, AssertedRequirement>> = {
  "interfaces.*.bridge": { by: "type", value: "bridge" },
};
