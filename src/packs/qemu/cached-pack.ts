import { join } from "node:path";
import { cacheKey, readCached, writeCached } from "../../cache.ts";
import type { QemuPack } from "../format.ts";
import { parsePack } from "../parse.ts";
import { printPack } from "../print.ts";
import { buildIdentity } from "./build-identity.ts";

/**
 * The pack of a build, from the cache if it was made before.
 *
 * @param folder The folder of the cache.
 * @param isRefreshed Whether to make it again even if it is cached.
 * @throws KnownError (status 2) when QEMU does not start, and whatever `make` throws.
 */
export async function cachedPack(
  program: string,
  folder: string,
  isRefreshed: boolean,
  make: () => Promise<QemuPack>,
): Promise<QemuPack> {
  const build = await buildIdentity(program);
  if (build === undefined) return make();
  const file = join(folder, `pack-${cacheKey(build)}`);
  const cached = isRefreshed ? undefined : readCached(file);
  if (cached !== undefined) return parsePack(file, cached) as QemuPack;
  const pack = await make();
  writeCached(file, printPack(pack));
  return pack;
}
