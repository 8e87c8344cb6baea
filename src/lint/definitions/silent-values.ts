import rows from "../../../nix/checks/silent-values.json" with { type: "json" };
import { hypervisorOf } from "../../definition/refused-options.ts";
import type { OptionSchema } from "../../microvm/schema/option-schema.ts";

type Values = Readonly<Record<string, unknown>>;

/** A value with which the VM starts but does not do what was intended. */
export interface SilentValue {
  /** `["volumes", "0", "image"]` */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly message: string;
  readonly fix: string;
}

/** One kind of such values: nix/checks/silent-values.json, which nix/checks/silent-values.nix reads, too. */
interface Row {
  /** "volumes.*.image" */
  readonly option: string;
  readonly hypervisors: readonly string[];
  /** For a list's element: what it must set, or leave unset. */
  readonly element?: Values;
  /** What the whole value is, in lower case: one of POSIX's extended patterns, for Nix. */
  readonly matches: string;
  /** That it is so in guests whose initrd is systemd's alone: of a definition its command line says that. */
  readonly inSystemdInitrd?: boolean;
  readonly message: string;
  readonly fix: string;
}

/** What to do where crosvm makes the disk of the store the guest's root. */
export const storeAsRootFix = rows.find(({ inSystemdInitrd }) => inSystemdInitrd)?.fix;

/** The values of a definition with which its hypervisor starts, but the guest does not get what was intended. */
export function* silentValues(vm: Values, { guest }: OptionSchema): Generator<SilentValue> {
  const hypervisor = hypervisorOf(vm, guest);
  for (const row of rows as readonly Row[]) {
    const { hypervisors, matches, inSystemdInitrd, message, fix } = row;
    if (!hypervisors.includes(hypervisor) || inSystemdInitrd === true) continue;
    for (const { path, value } of valuesOf(vm, row))
      if (isPlain(value) && new RegExp(`^(${matches})$`).test(String(value).toLowerCase()))
        yield { path, value, message: `${hypervisor} ${message}`, fix };
  }
}

const isPlain = (value: unknown) => typeof value === "boolean" || typeof value === "string";

function valuesOf(
  vm: Values,
  { option, element = {} }: Row,
): { readonly path: readonly string[]; readonly value: unknown }[] {
  const [list = "", name] = option.split(".*.");
  if (name === undefined) return [{ path: [option], value: vm[option] }];
  const elements = vm[list];
  return (Array.isArray(elements) ? elements : []).flatMap((one: Values, index) =>
    Object.entries(element).every(([key, said]) => (one[key] ?? said) === said)
      ? [{ path: [list, String(index), name], value: one[name] }]
      : [],
  );
}
