import type { Finding } from "../finding.ts";
import { refused, type Value } from "./value.ts";

/** Names that are one each, and what refers to them. vmm/src/config.rs: VmConfig::validate_identifier and its callers */
export function checkNames(values: readonly Value[]): Finding[] {
  return [...duplicates(values), ...undefinedNames(values), ...duplicatePaths(values)];
}

function* duplicates(values: readonly Value[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const value of values) {
    const id = value.given.get("id");
    if (id === undefined) continue;
    if (id.startsWith("__"))
      yield refused(
        value,
        "wrong-value",
        `id of --${value.use.name} must not begin with __: ${id}`,
      );
    else if (seen.has(id))
      yield refused(
        value,
        "duplicate-id",
        `the id ${id} is already given: each belongs to one device`,
      );
    seen.add(id);
  }
}

function* undefinedNames(values: readonly Value[]): Generator<Finding> {
  const idsOf = (flag: string) =>
    values.flatMap(({ use, given }) => (use.name === flag ? [given.get("id") ?? ""] : []));
  const [groups, zones] = [idsOf("rate-limit-group"), idsOf("memory-zone")];
  for (const value of values) {
    const group = value.given.get("rate_limit_group");
    if (value.use.name === "disk" && group !== undefined && !groups.includes(group))
      yield refused(
        value,
        "undefined-reference",
        `there is no --rate-limit-group with id=${group}`,
      );
    if (value.use.name !== "numa") continue;
    for (const zone of listOf(value.given.get("memory_zones")))
      if (!zones.includes(zone))
        yield refused(value, "undefined-reference", `there is no --memory-zone with id=${zone}`);
  }
}

/** The host's devices can each be given once. */
function* duplicatePaths(values: readonly Value[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const value of values) {
    const path = value.use.name === "device" ? value.given.get("path") : undefined;
    if (path === undefined) continue;
    if (seen.has(path))
      yield refused(value, "collision", `--device already has ${path}: a VM can have it only once`);
    seen.add(path);
  }
}

/** `[a,b]` as its elements. */
export const listOf = (text = "") =>
  text
    .replace(/^\[|\]$/g, "")
    .split(",")
    .filter((it) => it !== "");
