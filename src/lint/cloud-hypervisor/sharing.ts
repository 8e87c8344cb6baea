import type { Finding } from "../finding.ts";
import { isOn, refused, type Value, withText } from "./value.ts";

/** Flags whose devices have their backend in another process. vmm/src/config.rs: VmConfig::validate */
const always = ["fs", "generic-vhost-user", "user-device"];

/**
 * Devices with a backend in another process need memory that it can map: `shared=on` or `hugepages=on`, of every zone
 * where the memory is made of zones.
 */
export function checkSharing(values: readonly Value[]): Finding[] {
  const outside = values.filter(
    (value) =>
      always.includes(value.use.name) ||
      (["disk", "net"].includes(value.use.name) && isOn(value, "vhost_user")),
  );
  const memory = values.find(({ use }) => use.name === "memory");
  if (outside.length === 0 || isShared(values, memory)) return [];
  const [first] = outside as [Value];
  const flags = [...new Set(outside.map(({ use }) => `--${use.name}`))].join(", ");
  return [
    refused(
      memory ?? first,
      "not-shared",
      `${flags} needs memory that another process can map: ${zonesOf(values).length > 0 ? "shared=on in each --memory-zone" : "--memory shared=on"}`,
      memory === undefined || memory.given.has("shared")
        ? undefined
        : withText(memory, `${memory.text},shared=on`),
    ),
  ];
}

const zonesOf = (values: readonly Value[]) =>
  values.filter(({ use }) => use.name === "memory-zone");

function isShared(values: readonly Value[], memory: Value | undefined): boolean {
  const isMappable = (value: Value) => isOn(value, "shared") || isOn(value, "hugepages");
  if (memory !== undefined && isMappable(memory)) return true;
  const hasZonesAlone = /^0+[KMG]?$/.test(memory?.given.get("size") ?? "");
  return hasZonesAlone && zonesOf(values).every(isMappable);
}
