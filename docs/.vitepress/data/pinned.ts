import { fileURLToPath } from "node:url";
import { readConfig } from "../../../src/config.ts";
import { readPin } from "../../../src/microvm/pin.ts";
import { readPinData } from "../../../src/microvm/pin-data.ts";
import { pinnedOptions } from "../../../src/options/pinned-options.ts";

/** The repository's root. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

const config = readConfig(root);

/** The schema, the support table and the options of the pinned microvm.nix, as the commands read them. */
export const pinned = readPinData(root, config, readPin(root, config));
export const options = pinnedOptions(pinned.schema, pinned.support);
export const hypervisors = pinned.support?.hypervisors ?? [];
