import type { Properties } from "../format.ts";
import { atOnce } from "./at-once.ts";
import { refusalOf } from "./run-program.ts";

/**
 * Drops the properties of these names that QEMU lists and lets no one set.
 *
 * @param option The option that takes the variants: `-device`, `-object`.
 */
export async function withoutReadOnly(
  program: string,
  option: string,
  variants: Readonly<Record<string, Properties>>,
  names: readonly string[],
): Promise<Record<string, Properties>> {
  const machine = ["-machine", "q35,accel=tcg", "-nodefaults", "-device", "qemu-xhci"];
  const settable = async ([variant, properties]: [string, Properties]) => {
    const kept: Record<string, string> = { ...properties };
    for (const name of names) {
      if (kept[name] === undefined) continue;
      const required = Object.entries(properties).flatMap(([key, type]) =>
        type.endsWith("!") && key !== "id" ? [`${key}=${anyOf(type)}`] : [],
      );
      const id = option === "-object" ? ["id=it"] : [];
      const words = [option, [variant, ...id, ...required, `${name}=on`].join(",")];
      const refusal = await refusalOf(program, [...machine, ...words]);
      if (refusal.includes(`${name}' is not writable`)) delete kept[name];
    }
    return [variant, kept] as const;
  };
  return Object.fromEntries(await atOnce(Object.entries(variants), settable));
}

/**
 * QMP's schema has one type for numbers and for sizes; only the command line takes `16M` for a size. A number is told
 * by the refusal of a unit, and so is one behind something else that is refused.
 *
 * @param option The option that takes the variants: `-netdev`.
 * @param id What names a variant behind it: `id=it`.
 */
export async function withSizes(
  program: string,
  option: string,
  id: string,
  variants: Readonly<Record<string, Properties>>,
): Promise<Record<string, Properties>> {
  const typedOf = async ([variant, properties]: [string, Properties]) => {
    const typed: Record<string, string> = {};
    for (const [key, type] of Object.entries(properties)) {
      typed[key] = type;
      if (!/^number!?$/.test(type)) continue;
      const required = Object.entries(properties).flatMap(([other, type]) =>
        other === key || other === id.split("=")[0] || !type.endsWith("!")
          ? []
          : [`${other}=${anyOf(type)}`],
      );
      const words = [option, [variant, id, ...required, `${key}=1M`].join(",")];
      const refusal = await refusalOf(program, ["-machine", "none", "-nodefaults", ...words]);
      if (!/[Pp]arameter/.test(refusal)) typed[key] = type.replace("number", "size");
    }
    return [variant, typed] as const;
  };
  return Object.fromEntries(await atOnce(Object.entries(variants), typedOf));
}

/** Some value of this type. */
function anyOf(type: string): string {
  if (type.startsWith("|")) return type.slice(1).split(/[|!]/)[0] ?? "";
  return /^(number|size)/.test(type) ? "1048576" : "a";
}
