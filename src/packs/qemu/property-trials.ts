import type { Properties } from "../format.ts";
import { answersOf } from "./ask-each.ts";
import { liveRefusalOfObject, refusalsWhileRunning } from "./live-trials.ts";
import { type Dialogue, DialogueEnded, type StartQemu } from "./qmp.ts";
import { type RunQemu, refusalOf } from "./run-program.ts";
import { refusalsOf } from "./trials.ts";

/** Arguments that start any build, for what does not depend on the machine. */
const anyMachine = ["-machine", "none", "-nodefaults"];

/**
 * Drops the properties with these names that QEMU lists, but does not let users set.
 *
 * @param option The option that adds the variants: `-device`, `-object`.
 * @param context Arguments that start a machine that supports the variants.
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
 * Distinguishes sizes from numbers, which have the same type in QMP's schema: on the command line, only a size may be
 * `16M`. A property stays a number if its unit is refused, or if something else is refused.
 *
 * @param option The option that adds the variants: `-netdev`.
 * @param id The property that names a variant: `id=it`; empty if there is none.
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

/** The same for objects, tried in one running QEMU; those on which it exits are tried at the start of another. */
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

/** The numbers of a variant that accept a unit. Each refusal names one that does not. */
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

/** `key=value` of all required properties, except these. */
function requiredOf(properties: Properties, ...aside: readonly string[]): string[] {
  return Object.entries(properties).flatMap(([key, type]) =>
    type.endsWith("!") && !aside.includes(key) ? [`${key}=${anyOf(type)}`] : [],
  );
}

/** Any value of this type. */
function anyOf(type: string): string {
  if (type.startsWith("|")) return type.slice(1).split(/[|!]/)[0] ?? "";
  if (type.startsWith("size")) return "1048576";
  return type.startsWith("number") ? "1" : "a";
}
