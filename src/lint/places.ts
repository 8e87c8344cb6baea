import type { Place } from "./lint-script.ts";
import type { ScriptArgument } from "./script.ts";

/** Where a guest's own options are defined, as nix/checks/places.nix writes it. */
export interface Places {
  /** The arguments of the hypervisor's `extraArgs`, in their order. */
  readonly args: readonly (Origin & { readonly text: string })[];
  /** The guest's typed arguments, by what identifies them in an argument: `id=nv1`, or the flag itself. */
  readonly typed: readonly (Origin & { readonly text: string })[];
  /** The other options that become arguments, with their values. */
  readonly options: readonly OptionPlace[];
}

interface Origin {
  /** As the module system names it; a generated module gives the line of its definition: "src/vms/a.ts:3". */
  readonly file: string;
  readonly line: number | null;
}

interface OptionPlace extends Origin {
  /** The last part of the option's name: "source". */
  readonly key: string;
  /** The value as text, or null for one that is not text, number or boolean. */
  readonly value: string | null;
  /** The hypervisor's options that this one was measured to become a part of: "-fsdev". */
  readonly arguments: readonly string[];
}

/**
 * The place of the option that an argument of a command comes from, or undefined where no option is known to make it.
 * Options are found by what they were measured to become, and by their values: evaluating a guest without each option in
 * turn, as records of definitions are made, would cost its evaluation once an option.
 *
 * @param index The index of the argument that a finding is about.
 */
export function placeOfArgument(
  places: Places,
  args: readonly ScriptArgument[],
  index: number,
): Place | undefined {
  const texts = args.map(({ text }) => text);
  const start = lastPlaceOf(
    texts,
    places.args.map(({ text }) => text),
  );
  const own = start === undefined ? undefined : places.args[index - start];
  const origin =
    own === undefined
      ? optionOf(places.options, texts[index] ?? "", texts[index + 1] ?? "")
      : (typedArgument(places, texts, index) ?? own);
  return origin === undefined ? undefined : placeOf(origin);
}

/** The last place where one list occurs within another; an empty list occurs nowhere. */
function lastPlaceOf(args: readonly string[], list: readonly string[]): number | undefined {
  if (list.length === 0) return undefined;
  for (let start = args.length - list.length; start >= 0; start--)
    if (list.every((arg, index) => arg === args[start + index])) return start;
  return undefined;
}

function typedArgument({ typed }: Places, args: readonly string[], index: number) {
  const [option = "", value = ""] = args.slice(index, index + 2);
  const names = [option, ...option.split(","), ...value.split(",")];
  return typed.find(({ text }) => names.includes(text));
}

/** Of the options that become a part of such an argument, the one whose value is in it; of several, the longest value. */
function optionOf(
  options: readonly OptionPlace[],
  flag: string,
  value: string,
): OptionPlace | undefined {
  const makers = options.filter(({ arguments: made }) => made.includes(flag));
  const seen = makers.filter((option) => option.value !== null && value.includes(option.value));
  // `accel=tcg` comes from the option `accel` rather than from another with the value `tcg`
  const weight = ({ key, value: own }: OptionPlace) =>
    (own ?? "").length + (value.includes(`${key}=${own}`) ? key.length : 0);
  const [first, ...others] = seen.length > 0 ? seen : makers;
  if (first === undefined || (seen.length === 0 && others.length > 0)) return undefined;
  return others.reduce((best, option) => (weight(option) > weight(best) ? option : best), first);
}

function placeOf({ file, line }: Origin): Place {
  if (line !== null) return { file, line };
  const [, path = file, digits = "1"] = /^(.*):(\d+)$/.exec(file) ?? [];
  return { file: path, line: Number(digits) };
}
