import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCached, userCache, writeCached } from "../cache.ts";
import { errorContext } from "../nix/error-context.ts";
import { shortError, withSourceFiles } from "../nix/error-text.ts";
import { attemptNix } from "../nix/evaluate.ts";
import { pathExpression } from "../nix/print.ts";
import { nixSettings } from "../nix/settings.ts";
import { nixFolder } from "../tool.ts";
import type { OpenFlake } from "./open-flake.ts";

/** Nix's answer, or why there is none. */
export type Answer = { readonly ok: true; readonly value: unknown } | { readonly error: string };

/** What a process needs, in bytes: 0.4 GB for a guest or a host, and 0.25 GB for each guest of the host. */
export const memoryOfProcess = 1.5e9;

/**
 * Asks a question about the VMs of a flake, in a Nix process of its own. An answer is kept in the user's cache if all
 * sources of the flake are in the store: then it cannot change.
 *
 * @param body A Nix expression over `fleet`, which nix/fleet makes of the flake's outputs.
 * @param seconds How long it may take.
 */
export async function askNix(flake: OpenFlake, body: string, seconds: number): Promise<Answer> {
  const expression = expressionOf(flake, body);
  const cache = cacheOf(flake, expression);
  const cached = cache === undefined ? undefined : readCached(cache);
  if (cached !== undefined) return { ok: true, value: JSON.parse(cached) };
  const { status, stdout, stderr } = await attemptNix({ ...queryOf(flake, expression), seconds });
  if (status === 0) {
    if (cache !== undefined) writeCached(cache, stdout);
    return { ok: true, value: JSON.parse(stdout) };
  }
  return { error: nixSettings.showTrace ? stderr.trim() : endOf(flake, status, stderr) };
}

/**
 * An error without a useful place (none, or one in nixpkgs' library), with the module and the option that it comes from:
 * Nix names these only in its full trace.
 *
 * @param body The question that ended with it.
 */
export async function explainError(
  flake: OpenFlake,
  body: string,
  error: string,
  seconds: number,
): Promise<string> {
  const place = / \(at (\S+?)(?::\d+)*\)$/.exec(error);
  const saysLittle =
    place === null ? !error.includes("\n") : /^([^/]+\/)?lib\/[\w-]+\.nix$/.test(place[1] ?? "");
  if (nixSettings.showTrace || !saysLittle) return error;
  const query = queryOf(flake, expressionOf(flake, body));
  const { status, stderr } = await attemptNix({ ...query, seconds, traced: true });
  const context = status === 0 ? undefined : errorContext(stderr);
  if (context === undefined) return error;
  return `${error.slice(0, place?.index)} (${withSourceFiles(context, flake.fileName)})`;
}

const queryOf = ({ reads }: OpenFlake, expression: string) => ({
  expression,
  reads,
  memory: memoryOfProcess,
});

/** A question as an expression of its own. */
export function expressionOf({ outputs }: OpenFlake, body: string): string {
  return `let fleet = import ${pathExpression(join(nixFolder, "fleet"))} ${outputs}; in ${body}`;
}

/** Whether a question is answered in the cache. */
export function isAnswered(flake: OpenFlake, body: string): boolean {
  const cache = cacheOf(flake, expressionOf(flake, body));
  return cache !== undefined && readCached(cache) !== undefined;
}

/** Keeps an answer in the cache, where it cannot change. */
export function keepAnswer(flake: OpenFlake, body: string, value: unknown): void {
  const cache = cacheOf(flake, expressionOf(flake, body));
  if (cache !== undefined) writeCached(cache, JSON.stringify(value));
}

/** Nix's error in short, with file names as people know them; or how the process ended. */
function endOf({ fileName }: OpenFlake, status: number | null, stderr: string): string {
  if (stderr.trim() === "" && (status === null || status > 128))
    return "Nix ended by a signal: endless recursion, or too little memory";
  return withSourceFiles(withoutBuilds(shortError(withoutOwnPlaces(stderr))), fileName);
}

/** Nix 2.8 only says that the path to be built does not exist. */
function withoutBuilds(error: string): string {
  return error.replace(
    /path '\/nix\/store\/[0-9a-z]{32}-([^']*)\.drv' is not valid/,
    "it imports what would have to be built first, $1 (import from derivation): nothing is built here",
  );
}

/** Places in our own library, where nobody would look for them. */
function withoutOwnPlaces(stderr: string): string {
  return stderr
    .split("\n")
    .filter((line) => !line.trim().startsWith(`at ${nixFolder}/`))
    .join("\n");
}

function cacheOf({ reads }: OpenFlake, expression: string): string | undefined {
  const isFixed = reads.every((path) => path === nixFolder || path.startsWith("/nix/store/"));
  if (nixSettings.impure || !isFixed) return undefined;
  const key = createHash("sha256").update(libraryHash()).update(expression).digest("hex");
  return join(userCache(), "fleet", key);
}

let known: string | undefined;

/** A hash of the code that answers: all that nix/fleet imports. */
function libraryHash(): string {
  if (known !== undefined) return known;
  const sum = createHash("sha256");
  for (const folder of ["checks", "fleet", "modules", "runner"])
    for (const name of readdirSync(join(nixFolder, folder), { recursive: true }).map(String).sort())
      if (/\.(nix|json)$/.test(name))
        sum.update(name).update(readFileSync(join(nixFolder, folder, name)));
  sum.update(readFileSync(join(nixFolder, "option-support.json")));
  known = sum.digest("hex");
  return known;
}
