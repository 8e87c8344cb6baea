declare const unassignable: unique symbol;

/**
 * A type without values: that of an option where it may not be set. TypeScript's message then names the type, and so
 * the reason.
 */
interface Unassignable<Reason extends string> {
  readonly [unassignable]: Reason;
}

/** The hypervisor's runner refuses the option. */
export interface RefusedBy<Hypervisor extends string> extends Unassignable<Hypervisor> {}

/** The hypervisor never reads the option: it is another one's. */
export interface IgnoredBy<Hypervisor extends string> extends Unassignable<Hypervisor> {}

/** Upstream removed the option: what to do instead. */
export interface Removed<Instead extends string> extends Unassignable<Instead> {}

/** The option has a meaning only with this value of another one. */
export interface OnlyWith<Other extends string> extends Unassignable<Other> {}
