import type { Row } from "../../rows/row.ts";
import { characterDeviceRows } from "./character-devices.ts";
import { deviceLimitRows } from "./device-limits.ts";
import { deviceRows } from "./devices.ts";
import { networkRows } from "./networks.ts";
import { objectRows } from "./objects.ts";
import { optionRows } from "./options.ts";
import { storageRows } from "./storage.ts";
import { virtRows } from "./virt.ts";

/** Every row of QEMU. A new one is put into the file of its option. */
export const qemuRows: readonly Row[] = [
  ...optionRows,
  ...characterDeviceRows,
  ...deviceLimitRows,
  ...deviceRows,
  ...networkRows,
  ...objectRows,
  ...storageRows,
  ...virtRows,
];
