/** Something that a host has once: a kind of thing, and which one. */
export interface Claim {
  readonly what: string;
  readonly value: string;
}

/** What several VMs claim, with their claims in the order of the VMs. */
export interface SharedClaim<Vm, Made extends Claim> extends Claim {
  readonly claims: readonly { readonly vm: Vm; readonly claim: Made }[];
}

/**
 * What more than one of the VMs of a host claim.
 * @param vms The VMs, each with all that it claims.
 */
export function sharedClaims<Vm, Made extends Claim>(
  vms: readonly (readonly [Vm, readonly Made[]])[],
): SharedClaim<Vm, Made>[] {
  const shared = new Map<string, Claim & { claims: { vm: Vm; claim: Made }[] }>();
  for (const [vm, made] of vms)
    for (const claim of made) {
      const { what, value } = claim;
      const key = JSON.stringify([what, value]);
      const same = shared.get(key) ?? { what, value, claims: [] };
      same.claims.push({ vm, claim });
      shared.set(key, same);
    }
  return [...shared.values()].filter(({ claims }) => claims.some(({ vm }) => vm !== claims[0]?.vm));
}
