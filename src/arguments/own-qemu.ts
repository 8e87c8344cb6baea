import type { Qemu } from "./generated/qemu-10.0.ts";
import { qemuBuilders } from "./qemu.ts";

/** The builders that the tool's own helpers use; those in a definition say which build it is written for. */
export const ownQemu = qemuBuilders<Qemu>(false);
