import { realpathSync } from "node:fs";
import type { NixPermissions } from "./program.ts";

/**
 * What Nix may do while it evaluates for us. Each of these is a setting of Nix or of a program that it starts; seen with
 * Nix 2.8 and 2.26, and tested in tests/nix/restricted.test.ts.
 */

const options = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).flatMap(([name, value]) => ["--option", name, value]);

/** Whatever stands in the user's own configuration of Nix. */
const restrictions = {
  "restrict-eval": "true",
  "allowed-uris": "",
  "nix-path": "",
  // without them there are no fetchTree, getFlake, fetchClosure and no registries
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
 * Evaluation of code that may be anyone's: it reads the folders that are named and no other file, no variable of the
 * environment, and starts nothing. Nothing is fetched, built or written.
 * @param folders Absolute paths of folders or files.
 */
export function restricted(folders: readonly string[]): NixPermissions {
  // a symbolic link is read as what it points to; that comes first, or Nix 2.26 refuses the link
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
 * Fetching of a tree by an expression of our own, into the store: of what is on this machine, or of the network. It is
 * pure: what is not locked Nix refuses.
 */
export function fetching(from: "machine" | "network"): NixPermissions {
  const { args, environment } = unrestricted();
  const pure = [...args, ...options({ "pure-eval": "true" })];
  if (from === "network")
    // a repository that wants a password is one that cannot be fetched
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
