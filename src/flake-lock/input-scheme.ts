import { parseHash, parseSri } from "../nix/hash.ts";
import { printable } from "../output/printable.ts";
import { isGitAddress, isNixUrl } from "./nix-url.ts";
import type { JsonObject } from "./parse-json.ts";

/** What a value must be: its JSON type, or what Nix parses it as. */
type Kind = keyof typeof expectations;

interface Scheme {
  readonly required: readonly string[];
  readonly attributes: Readonly<Record<string, Kind>>;
  /** Attributes that Nix 2.8 refuses, with the version that introduced them. */
  readonly later: Readonly<Record<string, string>>;
}

/** What only some versions of Nix refuse. */
export interface VersionLimit {
  readonly attribute: string;
  /** The first version that reads it. */
  readonly since?: string;
  /** The first version that refuses it. */
  readonly until?: string;
  readonly reason: string;
}

export interface ReferenceProblem {
  /** The attribute to point to; undefined when one is missing. */
  readonly attribute: string | undefined;
  readonly message: string;
}

/** Attributes that are read for any type of input, known to Nix or not. */
const common = {
  type: "text",
  ref: "text",
  rev: "rev",
  narHash: "narHash",
  revCount: "number",
  lastModified: "number",
  dir: "text",
} satisfies Record<string, Kind>;

const pick = (...names: (keyof typeof common)[]) =>
  Object.fromEntries(names.map((name) => [name, common[name]]));

const forge: Scheme = {
  required: ["owner", "repo"],
  attributes: {
    owner: "text",
    repo: "text",
    host: "any",
    ...pick("ref", "rev", "narHash", "lastModified"),
  },
  later: { treeHash: "2.21" },
};

/**
 * The attributes of each type of input, from `inputFromAttrs` of Nix 2.8's libfetchers and `allowedAttrs` of the
 * versions to 2.36. For a type that is not listed, Nix reads only the common attributes.
 */
const schemes: Readonly<Record<string, Scheme>> = {
  github: forge,
  gitlab: forge,
  sourcehut: forge,
  git: {
    required: ["url"],
    attributes: {
      url: "gitUrl",
      ref: "gitRef",
      shallow: "boolean",
      submodules: "boolean",
      allRefs: "boolean",
      name: "any",
      ...pick("rev", "narHash", "revCount", "lastModified"),
    },
    later: {
      dirtyRev: "2.17",
      dirtyShortRev: "2.17",
      verifyCommit: "2.19",
      keytype: "2.19",
      publicKey: "2.19",
      publicKeys: "2.19",
      exportIgnore: "2.20",
      lfs: "2.27",
    },
  },
  hg: {
    required: ["url"],
    attributes: { url: "url", ref: "hgRef", name: "any", ...pick("rev", "narHash", "revCount") },
    later: {},
  },
  path: {
    required: ["path"],
    attributes: { path: "text", ...pick("rev", "narHash", "revCount", "lastModified") },
    later: {},
  },
  tarball: {
    required: [],
    attributes: { url: "any", name: "any", ...pick("narHash") },
    later: { unpack: "2.9", rev: "2.17", revCount: "2.17", lastModified: "2.17" },
  },
  indirect: {
    required: ["id"],
    attributes: { id: "flakeId", ...pick("ref", "rev", "narHash") },
    later: {},
  },
};

const expectations = {
  any: "",
  text: "a string",
  number: "a number",
  boolean: "true or false",
  rev: "a whole commit hash, such as 40 hexadecimal digits",
  narHash: "a SHA-256 as sha256-<base 64>",
  url: "a URL",
  gitUrl: "a URL",
  gitRef: "a branch or tag name as Git takes it",
  hgRef: "a branch or tag name",
  flakeId: "the name of a flake in the registry",
} as const;

/**
 * Checks the attributes of a flake reference in a lock file as Nix does when it reads the file (`FlakeRef::fromAttrs`).
 * @param attributes strings, numbers and booleans.
 * @param isLocked whether it is what an input is locked to, rather than what flake.nix asks for.
 * @param onLimit is called with what only some versions of Nix accept.
 * @returns undefined when Nix accepts it.
 */
export function checkReference(
  attributes: JsonObject,
  isLocked: boolean,
  onLimit: (limit: VersionLimit) => void,
): ReferenceProblem | undefined {
  const has = (name: string) => Object.hasOwn(attributes, name);
  if (!has("type"))
    return { attribute: undefined, message: 'has no "type", such as "type": "github"' };
  const type = attributes.type as string;
  const scheme = Object.hasOwn(schemes, type) ? (schemes[type] as Scheme) : undefined;
  if (scheme !== undefined) {
    const missing = scheme.required.find((name) => !has(name));
    if (missing !== undefined)
      return {
        attribute: undefined,
        message: `has no "${missing}", which the type ${type} needs`,
      };
  }
  for (const name of Object.keys(attributes)) {
    const problem = checkAttribute(name, attributes[name], type, scheme, onLimit);
    if (problem !== undefined) return problem;
  }
  // read as a tarball since 2.9; unknown to Nix before
  const strange = Object.keys(attributes).find((name) => !fileAttributes.has(name));
  if (type === "file" && strange !== undefined)
    onLimit({ attribute: strange, until: "2.9", reason: `has ${printable(strange)}` });
  return isLocked ? checkLocked(attributes, type, scheme, onLimit) : undefined;
}

const fileAttributes = new Set([
  "type",
  "dir",
  ...Object.keys(schemes.tarball?.attributes ?? {}),
  ...Object.keys(schemes.tarball?.later ?? {}),
]);

function checkAttribute(
  name: string,
  value: unknown,
  type: string,
  scheme: Scheme | undefined,
  onLimit: (limit: VersionLimit) => void,
): ReferenceProblem | undefined {
  const always = Object.hasOwn(common, name) ? common[name as keyof typeof common] : "any";
  if (!isKind(always, value)) return wrong(name, always, value);
  if (scheme === undefined || name === "type" || name === "dir") return undefined;
  if (Object.hasOwn(scheme.later, name)) {
    onLimit({
      attribute: name,
      since: scheme.later[name] as string,
      reason: `has ${printable(name)}`,
    });
    return undefined;
  }
  const kind = scheme.attributes[name];
  if (kind === undefined || !Object.hasOwn(scheme.attributes, name))
    return {
      attribute: name,
      message: `has ${printable(name)}, which an input of type ${type} does not have`,
    };
  if (isKind(kind, value)) return undefined;
  if (kind !== "gitUrl" || typeof value !== "string" || !isGitAddress(value))
    return wrong(name, kind, value);
  onLimit({ attribute: name, since: "2.19", reason: "has an address that is not a URL" });
  return undefined;
}

/** A locked input has a rev or a narHash; which one it needs depends on the type. */
function checkLocked(
  attributes: JsonObject,
  type: string,
  scheme: Scheme | undefined,
  onLimit: (limit: VersionLimit) => void,
): ReferenceProblem | undefined {
  const [hasRev, hasNarHash] = [attributes.rev !== undefined, attributes.narHash !== undefined];
  if (!hasRev && !hasNarHash) {
    if (type !== "path" || String(attributes.path).startsWith("/"))
      return { attribute: undefined, message: 'has neither "rev" nor "narHash"' };
    onLimit({ attribute: "path", since: "2.26", reason: "has a relative path" });
    return undefined;
  }
  const byRev = scheme === forge || type === "git" || type === "hg";
  const byNarHash = type === "tarball" || type === "path" || type === "file";
  if (byRev && !hasRev) onLimit({ attribute: "narHash", until: "2.21", reason: 'has no "rev"' });
  else if (byNarHash && !hasNarHash)
    onLimit({ attribute: "rev", until: "2.21", reason: 'has no "narHash"' });
  else if (!byRev && !byNarHash)
    onLimit({ attribute: "type", until: "2.21", reason: `has the type ${printable(type)}` });
  return undefined;
}

function wrong(attribute: string, kind: Kind, value: unknown): ReferenceProblem {
  const shown = typeof value === "string" ? printable(value) : String(value);
  return {
    attribute,
    message: `has ${printable(attribute)} = ${shown}: expected ${expectations[kind]}${advice(kind, value)}`,
  };
}

/** The form that Nix takes, when the hash itself is right. */
function advice(kind: Kind, value: unknown): string {
  if (kind !== "narHash" || typeof value !== "string") return "";
  const hash = parseHash(value.replace(/^sha256-/, ""), "sha256");
  return hash?.algorithm === "sha256" ? `, which is sha256-${hash.bytes.toString("base64")}` : "";
}

// `badGitRefRegex` of Nix's url-parts.hh; first of all a blank or a control character of ASCII
const badGitRef =
  /[^!-~\u0080-\uffff]|[:?^~[]|\/\/|^[./]|\/\.|\.\.|\\|\*|\.lock$|\.lock\/|@\{|[/.]$|^@$|^$/;

function isKind(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case "any":
      return true;
    case "number":
    case "boolean":
      return typeof value === kind;
  }
  if (typeof value !== "string") return false;
  switch (kind) {
    case "text":
      return true;
    case "rev":
      return parseHash(value, "sha1") !== undefined;
    case "narHash":
      return value === "" || parseSri(value)?.algorithm === "sha256";
    case "url":
    case "gitUrl":
      return isNixUrl(value);
    case "gitRef":
      return !badGitRef.test(value);
    case "hgRef":
      return /^[a-zA-Z0-9][a-zA-Z0-9_./-]*$/.test(value);
    case "flakeId":
      return /^[a-zA-Z][a-zA-Z0-9_-]*$/.test(value);
  }
}
