import { join, relative } from "node:path/posix";
import { exitStatus, KnownError } from "../errors.ts";
import { everyNode, freeNames, namesAround } from "../nix/syntax/free-names.ts";
import type { Binding, NixNode } from "../nix/syntax/node.ts";
import { type InlineGuest, isOfLib } from "./find-guest.ts";
import { type Edit, removalOf } from "./removal.ts";
import { withoutUnused } from "./without-unused.ts";

/** A module within a file: as part of that file's text, and as a text of its own. */
export interface InlineModule {
  readonly node: NixNode;
  /** The names that it takes from the file around it, which a module of its own gets as arguments. */
  readonly takes: readonly string[];
  /**
   * Its text, as a file in this folder.
   * @param folder Relative to the repository, or an absolute path to have absolute paths.
   * @param moved Options below `microvm` that it must not set.
   */
  readonly textIn: (folder: string, moved?: readonly (readonly string[])[]) => string;
  /** How many definitions of an option can be taken out of its text. */
  readonly removable: (option: readonly string[]) => number;
}

/**
 * Makes a module within a file an independent one: paths start from its new folder, and the names that it takes from
 * around it become its arguments.
 *
 * @param file Relative to the repository, with its `text` and the whole text's node.
 * @throws KnownError (status 1) where the names that it takes cannot become arguments.
 */
export function inlineModule(
  file: string,
  text: string,
  whole: NixNode,
  node: NixNode,
  guest: Pick<InlineGuest, "name" | "isOfHost">,
): InlineModule {
  const bound = namesAround(node, whole);
  const free = freeNames(node).filter(({ name }) => bound.has(name));
  const takes = [...new Set(free.map(({ name }) => name))];
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const fail = (offset: number, message: string, fix: string) =>
    new KnownError({ file, line: lineAt(offset), message, fix }, exitStatus.failed);
  const ofHost = free.find(({ name }) => guest.isOfHost && ["config", "options"].includes(name));
  if (ofHost !== undefined)
    throw fail(
      ofHost.start,
      `${guest.name} takes \`${ofHost.name}\` of its host, which a guest of its own does not have`,
      "write the value itself, or give it to the guest in its specialArgs",
    );
  if (node.kind === "function" && node.formals === undefined && takes.length > 0)
    throw fail(
      node.start,
      `${guest.name} takes ${takes.join(", ")} of ${file}, and its function names no arguments`,
      `name them: { ${takes.join(", ")}, ... }@${node.argument ?? "args"}:`,
    );
  const heading: Edit[] = argumentEdits(node, takes, text);
  const removed = (options: readonly (readonly string[])[]) => removals(node, options, text);
  const textWithout = (folder: string, moved: readonly (readonly string[])[]) => {
    const paths = pathEdits(node, (path) => pathFrom(folder, file, path));
    const { edits } = removed(moved);
    const isGone = ({ start }: Edit) => edits.some((one) => one.start <= start && start < one.end);
    const all = [...heading, ...paths.filter((edit) => !isGone(edit)), ...edits];
    return outdented(node, text, all);
  };
  return {
    node,
    takes,
    textIn: (folder, moved = []) => {
      const made = textWithout(folder, moved);
      return moved.length === 0 ? made : withoutUnused(made, textWithout(folder, []));
    },
    removable: (option) => removed([option]).found,
  };
}

function argumentEdits(node: NixNode, takes: readonly string[], text: string): Edit[] {
  if (takes.length === 0) return [];
  if (node.kind !== "function")
    return [{ start: node.start, end: node.start, text: `{ ${takes.join(", ")}, ... }:\n` }];
  const brace = text.indexOf("{", node.start) + 1;
  return [{ start: brace, end: brace, text: ` ${takes.join(", ")},` }];
}

/** Relative paths, from the new place. */
function pathEdits(node: NixNode, moved: (path: string) => string): Edit[] {
  return [...everyNode(node)].flatMap((inner): Edit[] => {
    if (inner.kind !== "path") return [];
    const { start, parts } = inner;
    const [first] = parts;
    return typeof first === "string" && /^\.{1,2}\//.test(first)
      ? [{ start, end: start + first.length, text: moved(first) }]
      : [];
  });
}

function pathFrom(folder: string, file: string, path: string): string {
  const target = join(file, "..", path);
  const slash = path.endsWith("/") ? "/" : "";
  if (folder.startsWith("/")) return join(folder, target) + slash;
  const found = relative(folder, target);
  return (found.startsWith("../") ? found : `./${found}`) + slash;
}

/** What is removed from an expression, and whether nothing is left of it. */
interface Removal {
  readonly edits: readonly Edit[];
  readonly isGone: boolean;
}

/** The bindings of these options, if written as bindings, including those under conditions and merges. */
function removals(
  node: NixNode,
  options: readonly (readonly string[])[],
  text: string,
): { readonly edits: readonly Edit[]; readonly found: number } {
  let found = 0;
  const none: Removal = { edits: [], isGone: false };
  const all = (parts: readonly Removal[]): Removal => ({
    edits: parts.flatMap(({ edits }) => edits),
    isGone: parts.length > 0 && parts.every(({ isGone }) => isGone),
  });
  const ofBinding = (binding: Binding, above: readonly string[]): Removal => {
    if (!("path" in binding)) return none;
    const names = binding.path.map((name) => (typeof name === "string" ? name : "${...}"));
    const whole = [...above, ...names];
    const path = whole[0] === "config" ? whole.slice(1) : whole;
    const [first, ...option] = path;
    const owner = options.find((one) => one.every((name, index) => name === option[index]));
    const gone = {
      edits: [removalOf(binding.start, text.indexOf(";", binding.value.end) + 1, text)],
      isGone: true,
    };
    if (first === "microvm" && owner !== undefined) {
      found++;
      return gone;
    }
    const inner = within(binding.value, path);
    return inner.isGone && (first === undefined || first === "microvm") ? gone : inner;
  };
  const within = (node: NixNode, above: readonly string[]): Removal => {
    if (node.kind === "attributes")
      return node.isRecursive ? none : all(node.bindings.map((one) => ofBinding(one, above)));
    if (node.kind === "call") return isOfLib(node.called) ? within(node.argument, above) : none;
    if (node.kind === "list") {
      const parts = node.elements.map((one) => within(one, above));
      const isGone = parts.length > 0 && parts.every((part) => part.isGone);
      // in a list that stays, the elements that are now empty
      const edits = node.elements.flatMap((element, index) => {
        const part = parts[index] ?? none;
        return part.isGone && !isGone ? [elementRemoval(element, text)] : part.edits;
      });
      return { edits, isGone };
    }
    if (node.kind === "operation" && node.operator === "//")
      return all(node.operands.map((one) => within(one, above)));
    if (["let", "with", "assert", "function"].includes(node.kind)) {
      const { body } = node as { readonly body?: NixNode };
      return body === undefined ? none : within(body, above);
    }
    return none;
  };
  const { edits } = within(node, []);
  return { edits, found };
}

/** Takes an element out of a list, with its parentheses. */
function elementRemoval({ start, end }: NixNode, text: string): Edit {
  let [from, to] = [start, end];
  for (;;) {
    const before = /\(\s*$/.exec(text.slice(0, from));
    const after = /^\s*\)/.exec(text.slice(to));
    if (before === null || after === null) return removalOf(from, to, text);
    from = before.index;
    to += after[0].length;
  }
}

/** The node's text with edits, as far to the left as its lines can be without a change to what its strings say. */
function outdented(node: NixNode, text: string, edits: readonly Edit[]): string {
  let made = "";
  let at = node.start;
  for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  made += text.slice(at, node.end);
  const hasLongString = [...everyNode(node)].some(
    ({ kind, start, end }) => kind === "string" && text.slice(start, end).includes("\n"),
  );
  const [indent = ""] = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", node.start) + 1)) ?? [];
  const [first, ...lines] = made.split("\n");
  const isBlank = (line: string) => line.trim() === "";
  if (hasLongString || !lines.every((line) => isBlank(line) || line.startsWith(indent)))
    return made;
  return [
    first,
    ...lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : "")),
  ].join("\n");
}
