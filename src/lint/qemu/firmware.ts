import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { type CommandLine, majorVersion, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";

/** `-fw_cfg`: a file for the guest's firmware and kernel. */
export function* checkFwCfg({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  yield* checkProperties(option, { ...pack.groups.fw_cfg, name: "str" }, "-fw_cfg");
  for (const { key, isBare } of option.parts)
    if (key === "file" && isBare)
      yield {
        rule: "missing-value",
        severity: "refused",
        index: option.index,
        message: "file of -fw_cfg needs a value: QEMU looks for a file named on",
      };
  const sources = ["file", "string", "gen_id"].filter((key) => valueAt(option, key) !== undefined);
  if (sources.length !== 1 || valueAt(option, "name") === undefined)
    yield {
      rule: sources.length > 1 ? "wrong-value" : "missing-property",
      severity: "refused",
      index: option.index,
      message: "-fw_cfg needs a name, and one of file=... and string=...",
    };
  if ((valueAt(option, "name") ?? "").length > 55)
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: "a name of -fw_cfg has 55 characters at most",
    };
}

/** `-smbios`: a table for the guest's firmware, or a file of tables. */
export function* checkSmbios({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  if (valueAt(option, "file") !== undefined) return;
  const type = valueAt(option, "type") ?? "";
  const properties =
    type === "4" && majorVersion(pack) >= 9
      ? { ...smbiosTypes[type], "processor-family": "number" }
      : smbiosTypes[type];
  if (properties !== undefined) yield* checkProperties(option, properties, `-smbios type=${type}`);
  else
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: `-smbios needs a type, which is one of ${Object.keys(smbiosTypes).join(", ")}, or a file`,
    };
}

const texts = (...keys: readonly string[]): Properties =>
  Object.fromEntries(["type", ...keys].map((key) => [key, "str"]));

/** The SMBIOS tables that VMs are given, by QEMU's own parser of them. */
const smbiosTypes: Readonly<Record<string, Properties>> = {
  "0": { ...texts("vendor", "version", "date", "release"), uefi: "bool" },
  "1": texts("manufacturer", "product", "version", "serial", "uuid", "sku", "family"),
  "2": texts("manufacturer", "product", "version", "serial", "asset", "location"),
  "3": texts("manufacturer", "version", "serial", "asset", "sku"),
  "4": {
    ...texts("sock_pfx", "manufacturer", "version", "serial", "asset", "part"),
    ...{ "current-speed": "number", "max-speed": "number" },
    "processor-id": "number",
  },
  "8": {
    ...texts("external_reference", "internal_reference"),
    ...{ connector_type: "number", port_type: "number" },
  },
  "11": texts("value", "path"),
  "17": { ...texts("loc_pfx", "bank", "manufacturer", "serial", "asset", "part"), speed: "number" },
  "41": { ...texts("designation", "kind", "pcidev"), instance: "number" },
};
