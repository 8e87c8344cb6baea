import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type OptionType, walkOptions } from "../../src/microvm/schema/option-schema.ts";
import type { MeasuredSupport } from "../../src/microvm/support/measured-support.ts";
import { hasNix, microvmSource, nixpkgsLib, root } from "../support/available.ts";
import { schema, support } from "../support/committed-support.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** How many cells are drawn, a fifth of them pairs, and the seed that says which. */
const cells = Number(process.env.HOLDOUT_CELLS ?? 125);
const seed = Number(process.env.HOLDOUT_SEED ?? 20261127);

/** What the runners make of VMs: `null` for one that is refused. By the runners alone, not by what measures support. */
const expression = `
{ file }:
let
  lib = import ${nixpkgsLib};
  runnerFor = lib.genAttrs [ "aarch64-linux" "x86_64-linux" ] (system: import ${join(root, "nix/runner/of-source.nix")} {
    inherit lib system;
    source = ${microvmSource};
  });
  made = vm:
    let
      runner = runnerFor.\${if vm.hypervisor == "vfkit" then "aarch64-linux" else "x86_64-linux"} {
        modules = [
          ({ pkgs, ... }: {
            microvm = vm.options // { inherit (vm) hypervisor; } // lib.optionalAttrs (vm.hypervisor == "vfkit") {
              vmHostPackages = pkgs // { stdenv = pkgs.stdenv // { hostPlatform = lib.systems.elaborate "aarch64-darwin"; }; };
            };
          })
        ];
      };
      text = if runner.assertions == [ ] then builtins.toJSON { inherit (runner) scripts files command; } else null;
      tried = builtins.tryEval (builtins.deepSeq text text);
    in
    if tried.success then tried.value else null;
in
# each as soon as it is there: one that Nix cannot evaluate at all ends the process
map (vm: builtins.trace ("made:" + builtins.toJSON (made vm)) null) (builtins.fromJSON (builtins.readFile file))
`;

interface Vm {
  readonly hypervisor: string;
  readonly options: unknown;
}

/** A line of the table on one value, and the VMs that show whether it is so. */
interface Cell {
  readonly says: string;
  readonly expected: "changed" | "same" | "refused";
  readonly vms: readonly [Vm, Vm];
}

test.skipIf(!hasNix || !microvmSource || !nixpkgsLib)(
  `${cells} cells of the support table, drawn by the seed ${seed}, are what the runners do`,
  { tags: ["slow"], timeout: 900_000 },
  () => {
    const drawn = draw();
    const made = evaluated(drawn.flatMap(({ vms }) => vms));
    const wrong = drawn.flatMap(({ says, expected, vms: [, vm] }, index) => {
      const [before, after] = [made[2 * index], made[2 * index + 1]];
      const found = after === null ? "refused" : before === after ? "same" : "changed";
      return found === expected
        ? []
        : [`${says}: ${expected}, but ${found} ${JSON.stringify(vm.options)}`];
    });
    expect(drawn).toHaveLength(cells);
    expect(new Set(drawn.map(({ expected }) => expected)).size).toBe(3);
    expect(wrong).toEqual([]);
  },
);

const random = generator(seed);
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

function draw(): Cell[] {
  const options = new Map(
    [...walkOptions(schema.guest, { deep: true })].map(({ path, option }) => [
      path.join("."),
      option,
    ]),
  );
  const drawn: Cell[] = [];
  const seen = new Set<string>();
  while (drawn.length < cells) {
    const hypervisor = oneOf(Object.keys(support.measured[0]?.support ?? {}));
    const entry = oneOf(support.measured);
    const type = options.get(entry.option)?.type;
    if (type === undefined || !isDrawn(entry.option)) continue;
    const cell =
      drawn.length % 5 === 4
        ? pairOf(hypervisor, options)
        : cellOf(entry, hypervisor, type, options.get(entry.option)?.default);
    if (cell === undefined || seen.has(cell.says)) continue;
    seen.add(cell.says);
    drawn.push(cell);
  }
  return drawn;
}

/** Those that other modules set by force, and lists whose elements have options of their own. */
const isDrawn = (option: string) =>
  ![
    "interfaces.*.type",
    "shares.*.proto",
    "devices.*.bus",
    "storeDisk",
    "bootDisk",
    "machineId",
    "interfaces",
    "shares",
    "volumes",
    "devices",
    "forwardPorts",
    "qemu.pcieRootPorts",
  ].includes(option);

function cellOf(
  entry: MeasuredSupport,
  hypervisor: string,
  type: OptionType,
  initial: unknown,
): Cell | undefined {
  const values = knownValues[entry.option] ?? valuesOf(type);
  if (values.length === 0) return undefined;
  const value = oneOf(values);
  const context = entry.context ?? {};
  const vmWith = (it: unknown) => ({
    hypervisor,
    options: withOption(context, entry.option.split("."), it),
  });
  const vm = vmWith(value);
  // beside the default; where that depends on other options, beside another value
  const isKnown = initial !== undefined && "value" in (initial as object);
  const other = values.find(
    (it) =>
      JSON.stringify(it) !== JSON.stringify(value) &&
      expectedOf(entry, hypervisor, it, false) !== "refused",
  );
  const before = isKnown || other === undefined ? { hypervisor, options: context } : vmWith(other);
  const isDefault =
    JSON.stringify((initial as { value?: unknown } | undefined)?.value) === JSON.stringify(value);
  return {
    says: `${entry.option} = ${JSON.stringify(value)} on ${hypervisor} in ${JSON.stringify(context)}`,
    expected: expectedOf(entry, hypervisor, value, isDefault),
    vms: [before, vm],
  };
}

function expectedOf(
  entry: MeasuredSupport,
  hypervisor: string,
  value: unknown,
  isDefault: boolean,
): Cell["expected"] {
  const isAmong = (values: readonly unknown[] | undefined) =>
    values?.some((one) => JSON.stringify(one) === JSON.stringify(value)) === true;
  if (entry.refusedContext?.includes(hypervisor)) return "refused";
  if (isAmong(entry.refusedEdges?.[hypervisor]) || isAmong(entry.refusedValues?.[hypervisor]))
    return "refused";
  if (isAmong(entry.takenEdges?.[hypervisor])) return "same";
  const said = entry.support[hypervisor];
  if (said === "refused") return isDefault ? "same" : "refused";
  return said === "honoured" && !isDefault ? "changed" : "same";
}

/** What means something where the type is any text. */
const knownValues: Readonly<Record<string, readonly unknown[]>> = {
  "volumes.*.fsType": ["ext4", "vfat", "xfs"],
};

/** Two options of which the first is lost beside the second one, or is not. */
function pairOf(
  hypervisor: string,
  options: ReadonlyMap<string, { type: OptionType }>,
): Cell | undefined {
  const plain = support.measured.filter(
    ({ option, context, support: of }) =>
      isDrawn(option) &&
      !option.includes("*") &&
      context === undefined &&
      of[hypervisor] === "honoured",
  );
  const [one, other] = [oneOf(plain), oneOf(plain)];
  const typeOf = (option: string) => options.get(option)?.type as OptionType;
  const values = valuesOf(typeOf(one.option)).filter((value) => value !== null && value !== 0);
  const beside = valuesOf(typeOf(other.option)).filter((value) => value !== null && value !== 0);
  if (one === other || values.length < 2 || beside.length === 0) return undefined;
  const base = withOption({}, other.option.split("."), oneOf(beside));
  const [first, second] = [values[0], values.at(-1)];
  const vm = (value: unknown): Vm => ({
    hypervisor,
    options: withOption(base, one.option.split("."), value),
  });
  return {
    says: `${one.option} = ${JSON.stringify(first)}, then ${JSON.stringify(second)}, beside ${JSON.stringify(base)} on ${hypervisor}`,
    expected: one.lostBeside?.[hypervisor]?.includes(other.option) ? "same" : "changed",
    vms: [vm(first), vm(second)],
  };
}

/** What people set: values within, the ends of a range, what is empty, null, and each arm of a type. */
function valuesOf(type: OptionType): unknown[] {
  switch (type.kind) {
    case "bool":
      return [true, false];
    case "int": {
      const [min, max] = [type.min ?? 0, type.max ?? 70_000];
      return [min, max, min + 1, Math.floor(min + random() * (max - min))];
    }
    case "string":
      return type.pattern === undefined ? ["x", "held-out"] : [];
    case "path":
      return ["/held/out", "/tmp/x"];
    case "enum":
      return [...type.values];
    case "nullOr":
      return [null, ...valuesOf(type.of)];
    case "either":
      return type.of.flatMap(valuesOf);
    case "listOf":
      return [[], ...valuesOf(type.of).map((value) => [value])];
    default:
      return [];
  }
}

function withOption(options: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (name !== "*")
    return {
      ...(options as object),
      [name]: withOption((options as Record<string, unknown>)?.[name] ?? {}, rest, value),
    };
  const [first, ...others] = options as readonly unknown[];
  return [withOption(first, rest, value), ...others];
}

function evaluated(vms: readonly Vm[]): (string | null)[] {
  const folder = temporaryFolder("holdout");
  writeFileSync(join(folder, "made.nix"), expression);
  const found: (string | null)[] = [];
  while (found.length < vms.length) {
    writeFileSync(join(folder, "vms.json"), JSON.stringify(vms.slice(found.length)));
    const args = ["--eval", "--strict", "--json", join(folder, "made.nix")];
    const { status, stderr } = spawnSync(
      "nix-instantiate",
      [...args, "--arg", "file", join(folder, "vms.json")],
      { encoding: "utf8", maxBuffer: 1e9 },
    );
    for (const [, json = ""] of stderr.matchAll(/^trace: made:(.*)$/gm))
      found.push(JSON.parse(json));
    // what ends the process is refused
    if (status !== 0) found.push(null);
  }
  expect(found).toHaveLength(vms.length);
  return found;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
