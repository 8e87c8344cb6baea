import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkConfig } from "../../src/lint/firecracker/config.ts";
import { checkRelations } from "../../src/lint/firecracker/relations.ts";
import { firecrackerPack } from "../../src/packs/firecracker.ts";
import { firecrackerSource } from "../support/available.ts";

describe.skipIf(firecrackerSource === undefined)("Firecracker's own files", () => {
  const folder = firecrackerSource ?? "";
  const pack = firecrackerSource === undefined ? undefined : firecrackerPack(folder, "checkout");

  test("its test configurations are right, and those that are named for what they miss are not", () => {
    if (pack === undefined) throw new Error("skipped");
    const configs = join(folder, "tests/framework");
    const verdicts = readdirSync(configs)
      .filter((file) => /^vm_config.*\.json$/.test(file))
      .map((file) => {
        const config = JSON.parse(readFileSync(join(configs, file), "utf8"));
        const problems = checkConfig(pack, config, { isUnknown: () => false, filled: [] });
        const all = [...problems, ...checkRelations(config)];
        return { file, isRight: all.length === 0, messages: all.map((it) => it.message) };
      });
    expect(verdicts.length).toBeGreaterThan(4);
    expect(verdicts.filter(({ file, isRight }) => isRight === /missing/.test(file))).toEqual([]);
  });

  test("each key of these that is renamed, of another type or missing is found", () => {
    if (pack === undefined) throw new Error("skipped");
    const configs = join(folder, "tests/framework");
    const broken = readdirSync(configs)
      .filter((file) => /^vm_config(?!.*missing).*\.json$/.test(file))
      .flatMap((file) => [
        ...brokenOnes(JSON.parse(readFileSync(join(configs, file), "utf8")), file),
      ]);
    const isFound = (one: unknown) =>
      checkConfig(pack, one, { isUnknown: () => false, filled: [] }).length > 0 ||
      checkRelations(one as Record<string, unknown>).length > 0;
    expect(broken.length).toBeGreaterThan(200);
    expect(broken.filter(({ config }) => !isFound(config)).map(({ what }) => what)).toEqual([]);
  });

  test("its API's description has the same keys", () => {
    if (pack === undefined) throw new Error("skipped");
    const described = definitionsIn(
      readFileSync(join(folder, "src/firecracker/swagger/firecracker.yaml"), "utf8"),
    );
    const whole = pack.structs[pack.configuration ?? ""]?.keys ?? {};
    // the structures of the keys at the top: `"drives": "[]struct:BlockDeviceConfig!"`
    const differences = Object.entries(whole).flatMap(([key, type]) => {
      const struct = /struct:(\w+)/.exec(type)?.[1] ?? "";
      const keys = Object.keys(pack.structs[struct]?.keys ?? {}).sort();
      const reference = described.get("FullVmConfiguration")?.get(key);
      const theirs = [...(described.get(reference ?? "")?.keys() ?? [])].sort();
      return theirs.length === 0 || keys.length === 0 || keys.join() === theirs.join()
        ? []
        : [
            {
              key,
              mine: keys.filter((it) => !theirs.includes(it)),
              theirs: theirs.filter((it) => !keys.includes(it)),
            },
          ];
    });
    // the feature gdb is not a part of the API's description
    expect(
      differences.filter(
        ({ mine, theirs }) => theirs.length > 0 || mine.join() !== "gdb_socket_path",
      ),
    ).toEqual([]);
  });
});

/** Copies of a configuration, each with one key renamed, or with a value of another type. */
function* brokenOnes(
  value: unknown,
  path = "",
): Generator<{ readonly config: unknown; readonly what: string }> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const { [key]: _, ...others } = value as Record<string, unknown>;
    const withOther = (other: unknown) =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    if (!Array.isArray(value))
      yield { config: { ...others, [`${key}x`]: inner }, what: `${path}.${key} renamed` };
    // null stands for what is not there, whatever it is
    yield { config: withOther(inner === null ? 1.5 : { x: 1 }), what: `${path}.${key} changed` };
    for (const { config, what } of brokenOnes(inner, `${path}.${key}`))
      yield { config: withOther(config), what };
  }
}

/** Of each definition its properties, with the definition that each refers to. */
function definitionsIn(yaml: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const definitions = new Map<string, Map<string, string>>();
  let [properties, key]: [Map<string, string> | undefined, string] = [undefined, ""];
  for (const line of yaml.slice(yaml.indexOf("\ndefinitions:")).split("\n")) {
    const name = /^ {2}(\w+):$/.exec(line)?.[1];
    const property = /^ {6}([\w-]+):$/.exec(line)?.[1];
    const reference = /\$ref: "#\/definitions\/(\w+)"/.exec(line)?.[1];
    if (name !== undefined) {
      properties = new Map();
      definitions.set(name, properties);
    } else if (property !== undefined) {
      key = property;
      properties?.set(key, "");
    } else if (reference !== undefined && /^ {8}/.test(line)) properties?.set(key, reference);
  }
  return definitions;
}
