import type { Properties } from "../format.ts";
import { answersOf } from "./ask-each.ts";
import { liveRefusalOfObject, refusalsWhileRunning } from "./live-trials.ts";
import { type Dialogue, DialogueEnded, type StartQemu } from "./qmp.ts";
import { type RunQemu, refusalOf } from "./run-program.ts";
import { refusalsOf } from "./trials.ts";

/** Starts any build, for what is the same whatever its machine. */
const anyMachine = ["-machine", "none", "-nodefaults"];

/**
 * Drops the properties of these names that QEMU lists and lets no one set.
 *
 * @param option The option that takes the variants: `-device`, `-object`.
 * @param context Arguments that start a machine on which the variants can be.
 */
export async function withoutReadOnly(
  { run, start }: { readonly run: RunQemu; readonly start: StartQemu },
  option: "-device" | "-object",
  variants: Readonly<Record<string, Properties>>,
  names: readonly string[],
  context: readonly string[] = anyMachine,
): Promise<Record<string, Properties>> {
  const tried = Object.entries(variants).flatMap(([variant, properties]) =>
    names
      .filter((name) => properties[name] !== undefined)
      .map((name) => ({ variant, properties, name })),
  );
  const trials = tried.map(({ variant, properties, name }, index) => {
    const id = option === "-object" ? [`id=it${index}`] : [];
    return [option, [variant, ...id, ...requiredOf(properties, "id"), `${name}=on`].join(",")];
  });
  const isReadOnly = (refusal: string) => refusal.includes("' is not writable");
  const known = await refusalsWhileRunning(start, context, trials);
  const refusals = await refusalsOf(run, context, trials, isReadOnly, 16, known);
  const kept: Record<string, Record<string, string>> = Object.fromEntries(
    Object.entries(variants).map(([variant, properties]) => [variant, { ...properties }]),
  );
  for (const [index, { variant, name }] of tried.entries())
    if (refusals[index]?.includes(`${name}' is not writable`)) delete kept[variant]?.[name];
  return kept;
}

/** The properties of each kind of an option: `user` and `tap` of `-netdev`. */
type Variants = Readonly<Record<string, Properties>>;

/**
 * QMP's schema has one type for numbers and for sizes; only the command line takes `16M` for a size. A number is recognized
 * by the refusal of a unit, and so is one behind something else that is refused.
 *
 * @param option The option that takes the variants: `-netdev`.
 * @param id What names a variant behind it: `id=it`; empty where none does.
 */
export async function withSizes(
  run: RunQemu,
  option: string,
  id: string,
  variants: Variants,
): Promise<Record<string, Properties>> {
  const typed = Object.entries(variants).map(async ([variant, properties]) => {
    const start = [variant, id].filter(Boolean);
    const refusal = (value: string) => refusalOf(run, [...anyMachine, option, value]);
    return [variant, typedBySizes(properties, await sizesOf(refusal, start, properties))] as const;
  });
  return Object.fromEntries(await Promise.all(typed));
}

/** The same of objects, which one QEMU that runs takes like its command line; those that end it are tried each alone. */
export async function objectsWithSizes(
  { run, start }: { readonly run: RunQemu; readonly start: StartQemu },
  variants: Variants,
): Promise<Record<string, Properties>> {
  const sizes = (dialogue: Dialogue, name: string) =>
    sizesOf(
      (value) => liveRefusalOfObject(dialogue, value, "it"),
      [name, "id=it"],
      variants[name] ?? {},
    );
  const answers = await answersOf(start, anyMachine, Object.keys(variants), sizes).then(
    (found) => found.answers,
    (error: unknown) => {
      if (error instanceof DialogueEnded) return new Map<string, readonly string[]>();
      throw error;
    },
  );
  const entries = Object.entries(variants);
  const others = entries.filter(([variant]) => !answers.has(variant));
  const alone = await withSizes(run, "-object", "id=it", Object.fromEntries(others));
  return Object.fromEntries(
    entries.map(([variant, properties]) => [
      variant,
      alone[variant] ?? typedBySizes(properties, answers.get(variant) ?? []),
    ]),
  );
}

const typedBySizes = (properties: Properties, sizes: readonly string[]): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([key, type]) => [
      key,
      sizes.includes(key) ? type.replace("number", "size") : type,
    ]),
  );

/** The numbers of a variant that take a unit. One refusal names one of those that don't. */
async function sizesOf(
  refusalOf: (value: string) => Promise<string | undefined>,
  start: readonly string[],
  properties: Properties,
): Promise<readonly string[]> {
  let open = Object.keys(properties).filter((key) => isNumber(properties[key] ?? ""));
  while (open.length > 0) {
    const others = requiredOf(properties, ...open, ...start.map((arg) => arg.split("=")[0] ?? ""));
    const value = [...start, ...others, ...open.map((key) => `${key}=1M`)].join(",");
    const refusal = (await refusalOf(value)) ?? "";
    if (!/[Pp]arameter/.test(refusal)) return open;
    const number = open.find((key) => refusal.includes(`'${key}'`));
    if (number === undefined) return [];
    open = open.filter((key) => key !== number);
  }
  return open;
}

const isNumber = (type: string) => /^number!?$/.test(type);

/** `key=value` of all that must be given, these aside. */
function requiredOf(properties: Properties, ...aside: readonly string[]): string[] {
  return Object.entries(properties).flatMap(([key, type]) =>
    type.endsWith("!") && !aside.includes(key) ? [`${key}=${anyOf(type)}`] : [],
  );
}

/** Some value of this type. */
function anyOf(type: string): string {
  if (type.startsWith("|")) return type.slice(1).split(/[|!]/)[0] ?? "";
  if (type.startsWith("size")) return "1048576";
  return type.startsWith("number") ? "1" : "a";
}
