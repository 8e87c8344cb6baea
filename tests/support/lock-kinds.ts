import { github, type Json, lockText, newest } from "./locks.ts";

const hex = Buffer.from(newest.narHash.slice("sha256-".length), "base64").toString("hex");
const sound = { type: "github", owner: "astro", repo: "microvm.nix", ...newest };
const url = "https://example.org/microvm.nix";

/** A lock whose one input is locked to this, with more keys in its node. */
function locked(attributes: Json, more: Json = {}): string {
  return lockText(
    { microvm: "microvm" },
    { microvm: { ...github("astro/microvm.nix", {}), locked: attributes, ...more } },
  );
}

/** The same, whose flake.nix asks for this. */
const original = (attributes: Json) => locked(sound, { original: attributes });
/** A sound lock with a value that no JSON.stringify writes, in a place that nobody looks at. */
const with_ = (json: string) =>
  locked(sound).replace('"version": 7', `"version": 7, "other": ${json}`);
const git = { type: "git", url, rev: newest.rev, narHash: newest.narHash };

/** Locks that Nix 2.8 reads, however strange they are. */
export const readLocks: Readonly<Record<string, string>> = {
  "a rev in capitals": locked({ ...sound, rev: newest.rev.toUpperCase() }),
  "a rev that names its algorithm": locked({ ...sound, rev: `sha1:${newest.rev}` }),
  "a narHash without its last character": locked({
    ...sound,
    narHash: newest.narHash.slice(0, -1),
  }),
  "a narHash with more behind it": locked({ ...sound, narHash: `${newest.narHash}x` }),
  "an empty narHash": locked({ ...sound, narHash: "" }),
  "no narHash": locked({ ...sound, narHash: undefined }),
  "a negative time": locked({ ...sound, lastModified: -1 }),
  "a time that is not a whole number": locked({ ...sound, lastModified: 1.5 }),
  "a host that is a number": locked({ ...sound, host: 5 }),
  "a type to come": locked({ type: "zip", rev: newest.rev }),
  "a type to come, with attributes": locked({ ...sound, type: "zip", unpack: 1 }),
  "a single file": locked({ type: "file", url, narHash: newest.narHash }),
  "a tarball without URL": locked({ type: "tarball", narHash: newest.narHash }),
  "a registry's name": locked({ type: "indirect", id: "microvm", rev: newest.rev }),
  "a folder of a flake": locked({ ...sound, dir: "examples" }),
  "a tree that is not a flake": locked(sound, { flake: false }),
  "a git branch": locked({ ...git, ref: "refs/heads/main", shallow: true }),
  "info that overrides": locked({ ...sound, rev: "0".repeat(40) }, { info: { rev: newest.rev } }),
  "info of nothing": locked(sound, { info: null }),
  "inputs of nothing": locked(sound, { inputs: null }),
  "inputs in a list": locked(sound, { inputs: ["microvm"] }),
  "an input without a list": locked(sound, { inputs: "microvm" }),
  "a root of nothing": JSON.stringify({ nodes: { root: null }, root: "root", version: 7 }),
  "a version with a fraction": locked(sound).replace('"version": 7', '"version": 6.5'),
  "a pair of surrogates": with_('"\\ud83d\\ude00"'),
  "a number beyond 64 bits": with_("123456789012345678901234567890"),
  "a small number": with_("1e-999"),
  "a byte order mark": `\ufeff${locked(sound)}`,
};

/** Locks that Nix 2.8 refuses. */
export const refusedLocks: Readonly<Record<string, string>> = {
  "a shortened rev": locked({ ...sound, rev: newest.rev.slice(0, 7) }),
  "a shortened rev in what flake.nix asks for": original({
    ...sound,
    narHash: undefined,
    rev: "71beea0",
  }),
  "a rev of an algorithm that there is not": locked({ ...sound, rev: `sha3:${newest.rev}` }),
  "no type": locked({ ...sound, type: undefined }),
  "no type in what flake.nix asks for": original({ owner: "astro", repo: "microvm.nix" }),
  "no owner": locked({ ...sound, owner: undefined }),
  "an owner that is a number": locked({ ...sound, owner: 5 }),
  "a narHash in base 16": locked({ ...sound, narHash: `sha256:${hex}` }),
  "a narHash in base 16, in SRI form": locked({ ...sound, narHash: `sha256-${hex}` }),
  "a narHash without algorithm": locked({
    ...sound,
    narHash: newest.narHash.slice("sha256-".length),
  }),
  "a narHash of SHA-1": locked({ ...sound, narHash: `sha1-${"A".repeat(27)}=` }),
  "a narHash that is cut off": locked({ ...sound, narHash: newest.narHash.slice(0, 20) }),
  "a time in quotes": locked({ ...sound, lastModified: "1" }),
  "a time that is true": locked({ ...sound, lastModified: true }),
  "a dir that is a number": locked({ ...sound, dir: 1 }),
  "a ref that is a number": locked({ ...sound, ref: 1 }),
  "an attribute that it does not have": locked({ ...sound, narhash: "" }),
  "a revCount of github": locked({ ...sound, revCount: 1 }),
  "an attribute that is null": locked({ ...sound, host: null }),
  "neither rev nor narHash": locked({ ...sound, rev: undefined, narHash: undefined }),
  "flake in quotes": locked(sound, { flake: "true" }),
  "flake that is null": locked(sound, { flake: null }),
  "flake that is a number": locked(sound, { flake: 1 }),
  "info with an unknown attribute": locked(sound, { info: { x: 1 } }),
  "info that hides a wrong value": locked({ ...sound, rev: [] }, { info: { rev: newest.rev } }),
  "a git URL that is none": locked({ ...git, url: "https://example.org/a b" }),
  "a file URL with a host": locked({ ...git, url: "file://host/microvm.nix" }),
  "a git branch that git does not take": locked({ ...git, ref: "a..b" }),
  "shallow in quotes": locked({ ...git, shallow: "true" }),
  "a name that no registry has": locked({ type: "indirect", id: "1x", rev: newest.rev }),
  "an input that is a number": locked(sound, { inputs: { a: 1 } }),
  "an input back to the root": locked(sound, { inputs: { a: "root" } }),
  "half of a pair of surrogates": with_('"\\ud83d"'),
  "a pair of surrogates the wrong way round": with_('"\\ude00\\ud83d"'),
  "a number out of range": with_("1e999"),
  "a version in quotes": locked(sound).replace('"version": 7', '"version": "7"'),
  "a version that is true": locked(sound).replace('"version": 7', '"version": true'),
};

/** Locks that only later versions of Nix read, with the first of them. */
export const laterLocks: Readonly<Record<string, readonly [text: string, since: string]>> = {
  "a tarball with its time": [
    locked({ type: "tarball", url, narHash: newest.narHash, lastModified: 1 }),
    "2.17",
  ],
  "the hash of a git tree": [locked({ ...sound, treeHash: "x" }), "2.21"],
  "a git address": [locked({ ...git, url: "git@example.org:microvm.nix" }), "2.19"],
  "a relative path": [locked({ type: "path", path: "./microvm.nix" }), "2.26"],
};
