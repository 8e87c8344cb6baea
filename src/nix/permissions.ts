import { realpathSync } from "node:fs";
import type { NixPermissions } from "./program.ts";

/**
 * What Nix may do while it evaluates for us. Each of these is a setting of Nix or of a program that it starts; observed with
 * Nix 2.8 and 2.26, and tested in tests/nix/restricted.test.ts.
 */

const options = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).flatMap(([name, value]) => ["--option", name, value]);

/** Independent of the user's own Nix configuration. */
const restrictions = {
  "restrict-eval": "true",
  "allowed-uris": "",
  "nix-path": "",
  // without them there is no fetchTree, getFlake or fetchClosure, and there are no registries
  "experimental-features": "",
  "allow-import-from-derivation": "false",
  "allow-unsafe-native-code-during-evaluation": "false",
  "plugin-files": "",
  builders: "",
  substitute: "false",
};

/** No proxy listens at this port. */
const nowhere = "http://127.0.0.1:9";
const withoutNetwork = {
  ...Object.fromEntries(
    ["http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"].map((name) => [
      name,
      nowhere,
    ]),
  ),
  no_proxy: "",
  NO_PROXY: "",
};

/**
 * Evaluation of untrusted code: it can read only the named folders, no other file and no environment variable, and it
 * starts nothing. Nothing is fetched, built or written.
 * @param folders Absolute paths of folders or files.
 */
export function restricted(folders: readonly string[]): NixPermissions {
  // a symbolic link is read as its target, which must come first, or Nix 2.26 refuses the link
  const readable = new Set(folders.flatMap((folder) => [realPath(folder), folder]));
  return {
    args: [
      ...options(restrictions),
      // with a name that no `<name>` asks for
      ...[...readable].flatMap((folder, index) => ["-I", `ghaf-microvm-${index}=${folder}`]),
    ],
    environment: {
      ...process.env,
      ...withoutNetwork,
      NIX_PATH: "",
      // fetchGit and fetchMercurial start programs, which take commands from a repository's configuration
      PATH: "/var/empty",
      GIT_ALLOW_PROTOCOL: "none",
    },
  };
}

/** Evaluation as the user has set Nix up, for code that the user trusts. */
export function unrestricted(): NixPermissions {
  return {
    args: [
      "--read-write-mode",
      ...options({ "extra-experimental-features": "nix-command flakes" }),
    ],
    environment: process.env,
  };
}

/**
 * Fetching a tree into the store by an expression of our own, from this machine or from the network. It is pure: Nix
 * refuses what is not locked.
 */
export function fetching(from: "machine" | "network"): NixPermissions {
  const { args, environment } = unrestricted();
  const pure = [...args, ...options({ "pure-eval": "true" })];
  if (from === "network")
    // a repository that asks for a password cannot be fetched
    return { args: pure, environment: { ...environment, GIT_TERMINAL_PROMPT: "0" } };
  return {
    args: [...pure, ...options({ substitute: "false", "download-attempts": "1" })],
    environment: { ...environment, ...withoutNetwork, GIT_ALLOW_PROTOCOL: "file" },
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
