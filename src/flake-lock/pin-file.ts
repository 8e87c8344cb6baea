import { parseHash, sriOf } from "../nix/hash.ts";
import { Attributes } from "./attributes.ts";
import type { FlakeLock, LockNode } from "./flake-lock.ts";
import { Inputs } from "./inputs.ts";
import { lineOfKey } from "./json-positions.ts";
import { isObject, type JsonObject } from "./parse-json.ts";

/** The pins of a sources.json that npins or niv wrote. */
export interface PinFile {
  readonly tool: "npins" | "niv";
  /** The key that all pins stand below, if there is one. */
  readonly below: readonly string[];
  readonly pins: JsonObject;
}

/** Distinguishes a file of npins (`pins`, `version`) and one of niv (sources with a URL and a hash) from all others. */
export function pinFileOf(json: JsonObject): PinFile | undefined {
  if (Object.hasOwn(json, "nodes")) return undefined;
  const { pins, version } = json;
  if (isObject(pins) && typeof version === "number")
    return { tool: "npins", below: ["pins"], pins };
  const sources = Object.values(json);
  const isSource = (source: unknown) =>
    isObject(source) &&
    typeof source.url === "string" &&
    (typeof source.sha256 === "string" || typeof source.rev === "string");
  return sources.length > 0 && sources.every(isObject) && sources.some(isSource)
    ? { tool: "niv", below: [], pins: json }
    : undefined;
}

/** The same as a lock file whose root has each pin as an input. */
export function lockOfPins({ tool, below, pins }: PinFile, text: string, file: string): FlakeLock {
  const nodes = new Map<string, LockNode>();
  for (const [name, pin] of Object.entries(pins)) {
    if (!isObject(pin)) continue;
    const locked = new Attributes(tool === "npins" ? ofNpins(pin) : ofNiv(pin));
    nodes.set(name, {
      key: name,
      inputs: new Inputs(),
      isFlake: true,
      locked,
      original: new Attributes(),
    });
  }
  // no pin can have an empty name
  const root = "";
  const inputs = new Inputs(Object.fromEntries([...nodes.keys()].map((name) => [name, name])));
  const none = new Attributes();
  nodes.set(root, { key: root, inputs, isFlake: true, locked: none, original: none });
  return {
    file,
    text,
    root,
    nodes,
    follows: [],
    limits: [],
    lineOfNode: (key) => lineOfKey(text, [...below, key]),
    tool,
  };
}

function ofNpins(pin: JsonObject): JsonObject {
  const repository = isObject(pin.repository) ? pin.repository : {};
  const { type, owner, repo, url } = repository;
  const content = contentOf(pin.revision, pin.hash);
  return type === "GitHub"
    ? { type: "github", owner, repo, ...content }
    : { type: "git", url: url ?? pin.url, ...content };
}

function ofNiv({ owner, repo, rev, sha256, url }: JsonObject): JsonObject {
  const content = contentOf(rev, sha256);
  return typeof owner === "string" && typeof repo === "string"
    ? { type: "github", owner, repo, ...content }
    : { type: "tarball", url, ...content };
}

/** The hash of the unpacked tree, like a narHash. One of all zeros is only a placeholder (`lib.fakeHash`). */
function contentOf(rev: unknown, hash: unknown): JsonObject {
  const parsed = typeof hash === "string" ? parseHash(hash, "sha256") : undefined;
  const isHash = parsed?.algorithm === "sha256" && parsed.bytes.some((byte) => byte !== 0);
  return { rev, narHash: isHash ? sriOf(parsed) : undefined };
}
