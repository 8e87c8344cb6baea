import { normalize } from "node:path/posix";
import rows from "../../nix/host/exclusive.json" with { type: "json" };
import { isNixExpression } from "../nix/value.ts";
import { type PlacedProblem, quoted } from "./problem.ts";

type Values = Readonly<Record<string, unknown>>;

/** Something of a host that only one running VM can have; nix/host checks a host's VMs by the same rows. */
interface Row {
  readonly what: string;
  /** The option, `vsock.cid`, or the list whose elements' `keys` together are the value. */
  readonly option: string;
  readonly keys?: readonly string[];
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
  readonly except?: Readonly<Record<string, readonly unknown[]>>;
  readonly ignoreCase?: boolean;
  /** Relative paths are in each VM's own folder. */
  readonly absolute?: boolean;
  readonly advice: string;
}

/** A VM with its name, and the place of its definition: "src/vms/a.ts:4". */
export interface NamedVm {
  readonly name: string;
  readonly place: string;
  /** The place of one of its values, where that is known. */
  readonly placeOf?: (path: readonly string[]) => string | undefined;
  readonly vm: Values;
}

/** A problem of the VM with this index. */
export interface Collision extends PlacedProblem {
  readonly index: number;
}

/** What two VMs of a repository both claim, though a host has it once. The problem is reported at the later VM. */
export function* collisions(vms: readonly NamedVm[]): Generator<Collision> {
  for (const row of rows as readonly Row[]) {
    const first = new Map<string, { readonly index: number; readonly path: readonly string[] }>();
    for (const [index, { vm }] of vms.entries())
      for (const { path, value } of claims(row, vm)) {
        const before = first.get(value);
        if (before === undefined) first.set(value, { index, path });
        else if (before.index !== index)
          yield {
            index,
            path,
            ...described(row, value, vms[before.index] as NamedVm, before.path),
          };
      }
  }
}

/** What a VM claims that its host has once. */
export function* claimsOf(
  vm: Values,
): Generator<{ readonly what: string; readonly value: string }> {
  for (const row of rows as readonly Row[])
    for (const { value } of claims(row, vm)) yield { what: row.what, value };
}

function described({ what, advice }: Row, value: string, other: NamedVm, path: readonly string[]) {
  const place = other.placeOf?.(path) ?? other.place;
  return {
    message: `is the same ${what}, ${quoted(value)}, as that of ${other.name} (${place}): on one host only one of them can run at a time`,
    fix: advice,
  };
}

function* claims(
  { option, keys, only, except, ignoreCase, absolute }: Row,
  vm: Values,
): Generator<{ readonly path: readonly string[]; readonly value: string }> {
  const path = option.split(".");
  for (const { at, values } of keys === undefined
    ? [{ at: path, values: [valueAt(vm, path)] }]
    : elementsOf(
        vm,
        path,
        keys,
        (it) => matches(only ?? {}, it) && !(except && matches(except, it)),
      )) {
    if (values.some((value) => value === undefined || value === null || isNixExpression(value)))
      continue;
    const text = values.join(" ");
    if (absolute === true && !text.startsWith("/")) continue;
    const whole = absolute === true ? normalize(text) : text;
    yield { path: at, value: ignoreCase === true ? whole.toLowerCase() : whole };
  }
}

function elementsOf(
  vm: Values,
  path: readonly string[],
  keys: readonly string[],
  isMeant: (element: Values) => boolean,
) {
  const list = valueAt(vm, path);
  return (Array.isArray(list) ? list : []).flatMap((element: Values, index) =>
    isMeant(element)
      ? [
          {
            at: [...path, String(index), keys.at(-1) as string],
            values: keys.map((key) => element[key]),
          },
        ]
      : [],
  );
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? (value as Values)[name] : undefined,
    values,
  );
}

const matches = (conditions: Readonly<Record<string, readonly unknown[]>>, element: Values) =>
  Object.entries(conditions).every(([name, values]) => values.includes(element[name]));
