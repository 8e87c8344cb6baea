import { spawnSync } from "node:child_process";
import type { QemuPack } from "../../src/packs/format.ts";

/** The devices of a pack that this build of QEMU has not: Debian has some in packages of their own. */
export function lackingDevices(program: string, pack: QemuPack): string[] {
  const { stdout } = spawnSync(program, ["-device", "help"], { encoding: "utf8" });
  // null where there is no such program
  const help = stdout ?? "";
  const names = new Set([...help.matchAll(/^name "([^"]+)"/gm)].map(([, name]) => name));
  return Object.entries(pack.devices)
    .filter(([name, { aliasOf }]) => aliasOf === undefined && !names.has(name))
    .map(([name]) => name);
}
