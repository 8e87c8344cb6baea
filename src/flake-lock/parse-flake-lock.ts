import { exitStatus, KnownError } from "../errors.ts";
import { printable } from "../output/printable.ts";
import { Attributes, isAttribute } from "./attributes.ts";
import type { FlakeLock, Follows, LockNode, NodeLimit } from "./flake-lock.ts";
import { checkReference } from "./input-scheme.ts";
import { Inputs } from "./inputs.ts";
import { lineOfKey, lineOfNode } from "./json-positions.ts";
import { restoreLock, toolOf } from "./lock-tool.ts";
import { nixFile, type OtherFile, otherFile } from "./other-file.ts";
import { isObject, type JsonObject, own, parseJson } from "./parse-json.ts";
import { lockOfPins, pinFileOf } from "./pin-file.ts";
import { isEmpty, versionRange } from "./version-range.ts";

/**
 * Reads a flake.lock of version 5, 6 or 7 as Nix 2.8 does (LockFile::LockFile in Nix's lockfile.cc), with what later
 * versions brought. Nodes that the root does not reach are not looked at, there as here. Follows are resolved by
 * `resolveInputs`. The sources of npins and niv are read as a lock whose root has them as inputs.
 * @throws KnownError (status 2), naming the line, where Nix would refuse the file.
 */
export function parseFlakeLock(text: string, file: string): FlakeLock {
  const nix = nixFile(file);
  if (nix !== undefined) throw isOther(nix, file);
  const json = parseJson(text, file, { again: "nix flake lock", syntax: restoreLock(file) });
  const malformed = (path: readonly string[], message: string, fix?: string) =>
    malformedLock({ file, text }, path, message, fix);

  if (!isObject(json)) throw malformed([], "must be a JSON object");
  const pins = pinFileOf(json);
  if (pins !== undefined) return lockOfPins(pins, text, file);
  const other = otherFile(json, file);
  if (other !== undefined) throw isOther(other, file);
  checkVersion(json, malformed);
  const { root, jsonNodes } = rootAndNodes(json, malformed);
  const { nodes, follows, limits } = reachedNodes(root, jsonNodes, malformed);
  checkLimits(limits, malformed);
  return {
    ...{ file, text, root, nodes, follows, limits },
    lineOfNode: (key) => lineOfNode(text, key),
    tool: toolOf(file),
  };
}

function rootAndNodes(
  json: JsonObject,
  malformed: Malformed,
): { readonly root: string; readonly jsonNodes: JsonObject } {
  const root = own(json, "root");
  if (typeof root !== "string")
    throw malformed(["root"], 'must name its root node: "root" must be a string');
  const jsonNodes = own(json, "nodes");
  if (!isObject(jsonNodes)) throw malformed(["nodes"], '"nodes" must be a JSON object');
  if (!Object.hasOwn(jsonNodes, root))
    throw malformed(["root"], `its root node ${printable(root)} is not in "nodes"`);
  return { root, jsonNodes };
}

/** The nodes that the root reaches, and what must be checked across all of them. */
function reachedNodes(root: string, jsonNodes: JsonObject, malformed: Malformed) {
  const nodes = new Map<string, LockNode>();
  const limits: NodeLimit[] = [];
  const follows: Follows[] = [];
  const waiting = [root];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (nodes.has(key)) continue;
    const node = readNode(key, jsonNodes[key], key === root, malformed, limits);
    nodes.set(key, node);
    for (const name of node.inputs.names) {
      const reference = node.inputs.get(name);
      if (typeof reference === "object") follows.push({ node: key, input: name, path: reference });
      if (typeof reference !== "string") continue;
      const path = ["nodes", key, "inputs", name];
      if (reference === root)
        throw malformed(path, `input ${printable(name)} points back to the root node`);
      if (!Object.hasOwn(jsonNodes, reference))
        throw malformed(
          path,
          `input ${printable(name)} names the node ${printable(reference)}, which is not in "nodes"`,
        );
      waiting.push(reference);
    }
  }
  return { nodes, follows, limits };
}

/** At least one version of Nix must be able to read all nodes. */
function checkLimits(limits: readonly NodeLimit[], malformed: Malformed): void {
  const range = versionRange(limits);
  if (range.since !== undefined && range.until !== undefined && isEmpty(range))
    throw malformed(
      ["nodes", range.since.node],
      `no version of Nix reads it: node ${printable(range.since.node)} ${range.since.reason}, which Nix ` +
        `before ${range.since.since} refuses, and node ${printable(range.until.node)} ${range.until.reason}, ` +
        `which it refuses from ${range.until.until} on`,
    );
}

function isOther({ what, fix }: OtherFile, file: string): KnownError {
  return new KnownError(
    { file, message: `is not a flake.lock, but ${what}`, fix },
    exitStatus.notChecked,
  );
}

/** The error for a lock file that Nix itself could not use, at the line of the key that `path` leads to. */
export function malformedLock(
  { file, text }: Pick<FlakeLock, "file" | "text">,
  path: readonly string[],
  message: string,
  fix: string = restoreLock(file),
): KnownError {
  // a missing key has no line, so its parent's is used
  let line: number | undefined;
  for (let length = path.length; length > 0 && line === undefined; length -= 1)
    line = lineOfKey(text, path.slice(0, length));
  return new KnownError({ file, line, message, fix }, exitStatus.notChecked);
}

type Malformed = (path: readonly string[], message: string, fix?: string) => KnownError;

/** Nix reads the version as a 32-bit integer, however it is written. */
function checkVersion(json: JsonObject, malformed: Malformed): void {
  const version = own(json, "version");
  if (version === undefined)
    throw malformed([], 'has no "version": expected a flake.lock of version 5, 6 or 7');
  const whole = typeof version === "number" ? version | 0 : undefined;
  if (whole === 5 || whole === 6 || whole === 7) return;
  const shown = typeof version === "number" ? String(version) : `a ${typeof version}`;
  const fix =
    typeof version === "number" && version > 7
      ? "use a Nix that writes version 7, or a newer version of this tool"
      : undefined;
  throw malformed(["version"], `its version is ${shown}: expected 5, 6 or 7`, fix);
}

function readNode(
  key: string,
  json: unknown,
  isRoot: boolean,
  malformed: Malformed,
  limits: NodeLimit[],
): LockNode {
  const inputs = readInputs(key, isObject(json) ? own(json, "inputs") : undefined, malformed);
  // Nix reads nothing else of the root, whatever it has
  if (isRoot) return { key, inputs, isFlake: true, locked: none, original: none };
  if (!isObject(json))
    throw malformed(["nodes", key], `node ${printable(key)} must be a JSON object`);
  const read = (which: "locked" | "original") => {
    const { attributes, merged } = readAttributes(key, which, json, malformed);
    const problem = checkReference(merged, which === "locked", (limit) =>
      limits.push({ ...limit, node: key }),
    );
    if (problem === undefined) return attributes;
    const { attribute, message } = problem;
    const inInfo =
      which === "locked" && isObject(json.info) && Object.hasOwn(json.info, attribute ?? "");
    throw malformed(
      ["nodes", key, inInfo ? "info" : which, ...(attribute === undefined ? [] : [attribute])],
      `"${which}" of node ${printable(key)} ${message}`,
    );
  };
  const locked = read("locked");
  const original = read("original");
  const flake = own(json, "flake");
  if (flake !== undefined && typeof flake !== "boolean")
    throw malformed(
      ["nodes", key, "flake"],
      `"flake" of node ${printable(key)} must be true or false`,
    );
  const parent = own(json, "parent");
  if (parent !== undefined && !isPath(parent))
    limits.push({
      node: key,
      attribute: "parent",
      until: "2.26",
      reason: 'has a "parent" that is not a list of input names',
    });
  return { key, inputs, isFlake: flake !== false, locked, original };
}

const none = new Attributes();
const noInputs = new Inputs();

function readInputs(key: string, json: unknown, malformed: Malformed): Inputs {
  if (json === undefined) return noInputs;
  const entries = entriesOf(json);
  const inputs = new Inputs(entries);
  for (const name of inputs.names) {
    const reference = entries[name];
    if (typeof reference !== "string" && !isPath(reference)) {
      throw malformed(
        ["nodes", key, "inputs", name],
        `input ${printable(name)} of node ${printable(key)} must be a node's name or a list of input names`,
      );
    }
  }
  return inputs;
}

/** What Nix's JSON library makes of a value that ought to be an object (`items` of nlohmann's json). */
function entriesOf(json: unknown): JsonObject {
  if (json === null) return {};
  if (Array.isArray(json)) return Object.fromEntries(json.entries());
  return isObject(json) ? json : { "": json };
}

function isPath(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** In a version 5 file, `info` also has attributes of the locked input, which win. */
function readAttributes(
  key: string,
  which: "locked" | "original",
  node: JsonObject,
  malformed: Malformed,
): { readonly attributes: Attributes; readonly merged: JsonObject } {
  const json = own(node, which);
  if (json === undefined)
    throw malformed(["nodes", key, which], `node ${printable(key)} has no "${which}"`);
  const object = plainEntries(key, which, json, malformed);
  const info = which === "locked" ? own(node, "info") : undefined;
  if (info === undefined) return { attributes: new Attributes(object), merged: object };
  const more = plainEntries(key, "info", info, malformed);
  return { attributes: new Attributes(more, object), merged: { ...object, ...more } };
}

function plainEntries(key: string, which: string, json: unknown, malformed: Malformed): JsonObject {
  const entries = entriesOf(json);
  for (const name in entries) {
    if (!isAttribute(entries[name]))
      throw malformed(
        ["nodes", key, which, name],
        `${printable(name)} in "${which}" of node ${printable(key)} must be a string, a number or a boolean`,
      );
  }
  return entries;
}
