import { exitStatus, KnownError } from "../errors.ts";
import type { NixNode } from "../nix/syntax/node.ts";
import { tryParseNix } from "../nix/syntax/parse.ts";
import { type InlineGuest, inlineGuests } from "./find-guest.ts";

/** A guest within a file, with the file's whole text and its parsed form. */
export interface ChosenGuest {
  readonly text: string;
  readonly whole: NixNode;
  readonly guest: InlineGuest;
}

/**
 * The requested guest within a file: by `vm`, or in a flake by `name` or because it is the only one. Undefined where the
 * file is a module or a function, and none is requested.
 *
 * @param file Relative to the repository.
 * @throws KnownError (status 1) where it does not exist, or is one of several.
 */
export function chooseGuest(
  file: string,
  text: string,
  { vm, name }: { readonly vm?: string | undefined; readonly name?: string | undefined },
): ChosenGuest | undefined {
  const whole = tryParseNix(text);
  // Nix reports what is not Nix
  if (whole === undefined || (vm === undefined && !isFlake(whole))) return undefined;
  const guests = inlineGuests(whole);
  const asked = vm ?? name;
  const fitting = guests.filter((guest) => asked === undefined || guest.name === asked);
  const names = [...new Set(guests.map((guest) => guest.name))];
  const fail = (message: string, fix: string) =>
    new KnownError({ file, message, fix }, exitStatus.failed);
  if (names.length === 0)
    throw fail(
      `${isFlake(whole) ? "is a flake, and " : ""}has no guest whose module is written in it`,
      "import the file of the guest's module",
    );
  if (fitting.length === 0)
    throw fail(
      `has no guest ${asked} whose module is written in it, but ${names.join(", ")}`,
      `name one of these: --vm ${names[0]}; or import the file of the guest's module`,
    );
  const [guest, other] = fitting as [InlineGuest, ...InlineGuest[]];
  if (other !== undefined)
    throw fail(
      asked === undefined
        ? `has several guests: ${names.join(", ")}`
        : `has ${fitting.length} guests ${asked}`,
      asked === undefined
        ? `name one: --vm ${names[0]}`
        : "put the guest's own module into a file of its own, and import that",
    );
  // attributes that are set one by one become one set
  return guest.split.length > 0
    ? chooseGuest(file, joined(text, guest.split), { vm: guest.name })
    : { text, whole, guest };
}

/** `vms.a.config.x = 1; vms.a.config.y.z = 2;` as `vms.a.config = { x = 1; y.z = 2; };`. */
function joined(text: string, definitions: InlineGuest["split"]): string {
  const parts = definitions.map(({ binding: { start, value }, above }) => {
    const end = text.indexOf(";", value.end) + 1;
    const names = new RegExp(`^(?:(?:[\\w'-]+|"[^"]*")\\s*\\.?\\s*){${above}}`);
    const [head = ""] = names.exec(text.slice(start, end)) ?? [];
    return { start, end, head, rest: text.slice(start + head.length, end) };
  });
  const [{ head }] = parts as [(typeof parts)[0]];
  const whole = `${head.trim().slice(0, -1)} = { ${parts.map(({ rest }) => rest).join(" ")} };`;
  let made = "";
  let at = 0;
  for (const [index, { start, end }] of parts.entries()) {
    made += text.slice(at, start) + (index === 0 ? whole : "");
    at = end;
  }
  return made + text.slice(at);
}

function isFlake(node: NixNode): boolean {
  return (
    node.kind === "attributes" &&
    node.bindings.some((binding) => "path" in binding && binding.path.join(".") === "outputs")
  );
}
