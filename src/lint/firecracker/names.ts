import { type ConfigProblem, isSet } from "./config.ts";

/** Lists whose elements are named by a key: a second element with a name replaces the first. */
const named: readonly (readonly [string, string])[] = [
  ["drives", "drive_id"],
  ["network-interfaces", "iface_id"],
  ["pmem", "id"],
];

/** Duplicate names, and more than one root. src/vmm/src/vmm_config: `insert` and `build` of the devices' builders */
export function* checkNames(config: Readonly<Record<string, unknown>>): Generator<ConfigProblem> {
  const elementsOf = (list: string) => {
    const elements = config[list];
    return Array.isArray(elements) ? elements : [];
  };
  for (const [list, key] of named) {
    const seen = new Set<unknown>();
    for (const [index, element] of elementsOf(list).entries()) {
      const id = isSet(element) ? element[key] : undefined;
      if (typeof id === "string" && seen.has(id))
        yield {
          rule: "duplicate-id",
          severity: "silent",
          path: [list, String(index), key],
          message: `${list}[${index}] has the ${key} ${JSON.stringify(id)} of one before, and takes its place`,
        };
      seen.add(id);
    }
  }
  const roots = [
    ...rootsIn("drives", "is_root_device", elementsOf("drives")),
    ...rootsIn("pmem", "root_device", elementsOf("pmem")),
  ];
  for (const path of roots.slice(1))
    yield {
      rule: "collision",
      severity: "refused",
      path,
      message: `${path[0]}[${path[1]}] would be a second root: only one is possible`,
    };
}

const rootsIn = (list: string, key: string, elements: readonly unknown[]) =>
  elements.flatMap((element, index) =>
    isSet(element) && element[key] === true ? [[list, String(index), key]] : [],
  );
