import { readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheKey, readCached, userCache, writeCached } from "../cache.ts";

/** A locked input's tree, or Nix's reason why there is none. */
export type FoundTree = { readonly path: string } | { readonly why: string };

/** Answers that this process already has. */
const asked = new Map<string, Promise<FoundTree>>();

/**
 * Nix's answer about a locked tree that the store does not have: asked once per run or, if only a fetch by Nix can change
 * it, once per hour. Starting Nix for it takes a third of the time of a run with nothing to do.
 *
 * Nix may still have such a tree in its cache, in another form than the store's.
 * @param locked The attributes of `fetchTree`.
 * @param isOffline Whether only this machine is asked.
 */
export function askedOnce(
  locked: Readonly<Record<string, unknown>>,
  isOffline: boolean,
  ask: () => Promise<FoundTree>,
): Promise<FoundTree> {
  const key = cacheKey(locked, isOffline, process.env.PATH, fetchedByNix());
  const answer = asked.get(key) ?? (isOffline && isDownload(locked) ? remembered(key, ask) : ask());
  asked.set(key, answer);
  return answer;
}

/** Types of inputs that come only from a network; others are folders, which anything may change. */
const isDownload = ({ type }: Readonly<Record<string, unknown>>) =>
  type === "github" || type === "gitlab" || type === "sourcehut";

async function remembered(key: string, ask: () => Promise<FoundTree>): Promise<FoundTree> {
  const hour = new Date().toISOString().slice(0, "2026-11-27T11".length);
  const file = join(userCache(), "absent");
  const why = recorded(file)[key];
  if (why !== undefined && why.hour === hour) return { why: why.text };
  const found = await ask();
  // a remote store may have it
  if ("why" in found) remember(file, key, { hour, text: found.why });
  return found;
}

interface Absence {
  readonly hour: string;
  readonly text: string;
}

function recorded(file: string): Readonly<Record<string, Absence>> {
  return JSON.parse(readCached(file) ?? "{}");
}

function remember(file: string, key: string, absence: Absence): void {
  const current = Object.entries(recorded(file)).filter(([, { hour }]) => hour === absence.hour);
  writeCached(file, JSON.stringify({ ...Object.fromEntries(current), [key]: absence }));
}

/** What changes with each download by Nix: its databases of downloads, of all its versions. */
function fetchedByNix(): unknown[] {
  const { NIX_CACHE_HOME: own, XDG_CACHE_HOME: common } = process.env;
  const folders = [own, common, join(homedir(), ".cache")].flatMap((folder) =>
    folder ? [folder, join(folder, "nix")] : [],
  );
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => /^fetcher-cache-.*\.sqlite$/.test(name))
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
        return [folder, name, size, mtimeMs];
      }),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
