import { type Problem, quoted } from "./problem.ts";

const example = "for example 02:00:00:00:00:01";

/**
 * A MAC address that every hypervisor reads and that a guest's network interface can have. Linux does not bring up an
 * interface whose address is all zeros or a group address (include/linux/etherdevice.h, is_valid_ether_addr).
 */
export function macAddressProblem(mac: string): Problem | undefined {
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(mac))
    return {
      message: `must be six pairs of hexadecimal digits with colons between them, but is ${quoted(mac)}`,
      fix: rewritten(mac) ?? example,
    };
  const [first = ""] = mac.split(":");
  if (/^[0:]+$/.test(mac)) return { message: "must not be all zeros", fix: example };
  if (Number.parseInt(first, 16) % 2 === 1)
    return {
      message: `must be the address of one interface, but ${quoted(mac)} is a group address: its first pair is odd`,
      fix: `write ${quoted(mac.replace(first, locallyAdministered(first)))}`,
    };
  return undefined;
}

/** The same address with colons, where only the separators differ. */
function rewritten(mac: string): string | undefined {
  const digits = mac.replaceAll(/[-.:]/g, "");
  return /^[0-9a-f]{12}$/i.test(digits)
    ? `write ${quoted((digits.match(/../g) ?? []).join(":"))}`
    : undefined;
}

/** The first pair of an address that no manufacturer gave: not of a group, and with the bit that says so. */
const locallyAdministered = (first: string) =>
  ((Number.parseInt(first, 16) & ~1) | 2).toString(16).padStart(2, "0");
