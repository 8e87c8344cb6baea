import { exitStatus, KnownError } from "../errors.ts";
import { Attributes, isAttribute } from "./attributes.ts";
import { Inputs } from "./inputs.ts";
import { lineOfKey } from "./json-positions.ts";
import { isObject, type JsonObject, own, parseJson } from "./parse-json.ts";
import { besideFile, printable, shellWord } from "./printable.ts";

export interface LockNode {
  readonly key: string;
  readonly inputs: Inputs;
  /** What is fetched; of a version 5 file with `info` merged in. Empty at the root. */
  readonly locked: Attributes;
  /** What flake.nix asks for. Empty at the root. */
  readonly original: Attributes;
}

/** An input that names no node, but the input path from the root that it follows. */
export interface Follows {
  readonly node: string;
  readonly input: string;
  readonly path: readonly string[];
}

/** A lock file as Nix's reader sees it: only the nodes that the root reaches. */
export interface FlakeLock {
  readonly file: string;
  readonly text: string;
  readonly root: string;
  readonly nodes: ReadonlyMap<string, LockNode>;
  /** In the order of the nodes. */
  readonly follows: readonly Follows[];
}

/**
 * Reads a flake.lock of version 5, 6 or 7 as Nix does (LockFile::LockFile in Nix's lockfile.cc). Nodes that the
 * root does not reach are not looked at, there as here. Follows are resolved by `resolveInputs`.
 * @throws KnownError (status 2), naming the line, where Nix would refuse the file.
 */
export function parseFlakeLock(text: string, file: string): FlakeLock {
  const json = parseJson(text, file, { again: "nix flake lock", syntax: relock(file) });
  const malformed = (path: readonly string[], message: string, fix?: string) =>
    malformedLock({ file, text }, path, message, fix);

  if (!isObject(json)) throw malformed([], "must be a JSON object");
  checkVersion(json, malformed);
  const root = own(json, "root");
  if (typeof root !== "string")
    throw malformed(["root"], 'must name its root node: "root" must be a string');
  const jsonNodes = own(json, "nodes");
  if (!isObject(jsonNodes)) throw malformed(["nodes"], '"nodes" must be a JSON object');
  if (!Object.hasOwn(jsonNodes, root))
    throw malformed(["root"], `its root node ${printable(root)} is not in "nodes"`);

  const nodes = new Map<string, LockNode>();
  const follows: Follows[] = [];
  const waiting = [root];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (nodes.has(key)) continue;
    const node = readNode(key, jsonNodes[key], key === root, malformed);
    nodes.set(key, node);
    for (const name of node.inputs.names) {
      const reference = node.inputs.get(name);
      if (typeof reference === "object") follows.push({ node: key, input: name, path: reference });
      if (typeof reference !== "string") continue;
      if (reference === root)
        throw malformed(
          ["nodes", key, "inputs", name],
          `input ${printable(name)} points back to the root node`,
        );
      if (!Object.hasOwn(jsonNodes, reference)) {
        throw malformed(
          ["nodes", key, "inputs", name],
          `input ${printable(name)} names the node ${printable(reference)}, which is not in "nodes"`,
        );
      }
      waiting.push(reference);
    }
  }
  return { file, text, root, nodes, follows };
}

/** The error for a lock file that Nix could not use either, at the line of the key that `path` leads to. */
export function malformedLock(
  { file, text }: Pick<FlakeLock, "file" | "text">,
  path: readonly string[],
  message: string,
  fix: string = relock(file),
): KnownError {
  // a key that is missing has no line: its parent's helps as well
  let line: number | undefined;
  for (let length = path.length; length > 0 && line === undefined; length -= 1)
    line = lineOfKey(text, path.slice(0, length));
  return new KnownError({ file, line, message, fix }, exitStatus.notJudged);
}

/** Nix refuses to read a malformed lock even when it is to write a new one: the old one must go first. */
function relock(file: string): string {
  const anew = besideFile(file, (name) => `rm ${name} && nix flake lock`);
  return `restore it: git restore ${shellWord(file)}; or lock all inputs anew: ${anew}`;
}

type Malformed = (path: readonly string[], message: string, fix?: string) => KnownError;

function checkVersion(json: JsonObject, malformed: Malformed): void {
  const version = own(json, "version");
  if (version === undefined)
    throw malformed([], 'has no "version": expected a flake.lock of version 5, 6 or 7');
  if (version === 5 || version === 6 || version === 7) return;
  const shown = typeof version === "number" ? String(version) : `a ${typeof version}`;
  const fix =
    typeof version === "number" && version > 7
      ? "use a Nix that writes version 7, or a newer version of this tool"
      : undefined;
  throw malformed(["version"], `its version is ${shown}: expected 5, 6 or 7`, fix);
}

function readNode(key: string, json: unknown, isRoot: boolean, malformed: Malformed): LockNode {
  if (!isObject(json))
    throw malformed(["nodes", key], `node ${printable(key)} must be a JSON object`);
  const inputs = readInputs(key, json, malformed);
  if (isRoot) return { key, inputs, locked: none, original: none };
  const original = new Attributes(readAttributes(key, "original", json, malformed));
  const locked = readAttributes(key, "locked", json, malformed);
  if (json.info === undefined) return { key, inputs, locked: new Attributes(locked), original };
  const info = readAttributes(key, "info", json, malformed);
  for (const [name, value] of Object.entries(info)) {
    // Nix's reader lets `info` win and its evaluator `locked`: what would be fetched is anybody's guess
    if (Object.hasOwn(locked, name) && locked[name] !== value) {
      throw malformed(
        ["nodes", key, "info", name],
        `node ${printable(key)} has a different ${printable(name)} in "locked" and in "info"`,
      );
    }
  }
  return { key, inputs, locked: new Attributes(locked, info), original };
}

const none = new Attributes();
const noInputs = new Inputs();

function readInputs(key: string, node: JsonObject, malformed: Malformed): Inputs {
  const json = node.inputs;
  if (json === undefined) return noInputs;
  if (!isObject(json))
    throw malformed(
      ["nodes", key, "inputs"],
      `"inputs" of node ${printable(key)} must be a JSON object`,
    );
  const inputs = new Inputs(json);
  for (const name of inputs.names) {
    const reference = json[name];
    if (typeof reference !== "string" && !isPath(reference)) {
      throw malformed(
        ["nodes", key, "inputs", name],
        `input ${printable(name)} of node ${printable(key)} must be a node's name or a list of input names`,
      );
    }
  }
  return inputs;
}

function isPath(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function readAttributes(
  key: string,
  which: "locked" | "original" | "info",
  node: JsonObject,
  malformed: Malformed,
): JsonObject {
  const json = node[which];
  if (json === undefined)
    throw malformed(["nodes", key, which], `node ${printable(key)} has no "${which}"`);
  if (!isObject(json))
    throw malformed(
      ["nodes", key, which],
      `"${which}" of node ${printable(key)} must be a JSON object`,
    );
  for (const name in json) {
    if (!isAttribute(json[name])) {
      throw malformed(
        ["nodes", key, which, name],
        `${printable(name)} in "${which}" of node ${printable(key)} must be a string, a number or a boolean`,
      );
    }
  }
  return json;
}
