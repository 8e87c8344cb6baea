import type { Problem } from "./problem.ts";

/** 0 to 2 are the hypervisor, the local and the host's address; the largest means any (include/uapi/linux/vm_sockets.h). */
const smallest = 3;
const largest = 0xffff_fffe;

/** The context id by which the host reaches a guest over vsock. */
export function vsockCidProblem(cid: number): Problem | undefined {
  if (cid >= smallest && cid <= largest) return undefined;
  return {
    message: `must be from ${smallest} to ${largest}, but is ${cid}: the others are reserved`,
    fix: cid < smallest ? `write ${smallest} or more, another number for each VM` : undefined,
  };
}
