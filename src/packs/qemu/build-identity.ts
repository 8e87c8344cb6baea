import { createHash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { withQemu } from "./qmp.ts";

/**
 * Identifies a build of QEMU by a hash of the program that runs (not of a wrapper), its version and its modules. It
 * takes one start of QEMU.
 *
 * @returns Undefined if the system does not show which program runs, or if that program is not QEMU itself.
 * @throws KnownError (status 2) when it does not start.
 */
export function buildIdentity(program: string): Promise<string | undefined> {
  return withQemu(program, ["-machine", "none", "-nodefaults"], async ({ ask, pid }) => {
    const version = await ask("query-version");
    const running = runningProgram(pid);
    if (running === undefined || !/qemu/.test(running.path)) return undefined;
    return createHash("sha256")
      .update(running.content)
      .update(JSON.stringify([version, modulesOf(running.path)]))
      .digest("hex");
  });
}

function runningProgram(pid: number): { path: string; content: Buffer } | undefined {
  try {
    const link = `/proc/${pid}/exe`;
    return { path: readlinkSync(link), content: readFileSync(link) };
  } catch {
    return undefined;
  }
}

/** The modules of a program, with size and time: in the folders of distributions, and in QEMU_MODULE_DIR. */
function modulesOf(program: string): string[] {
  const prefix = join(dirname(program), "..");
  const libraries = ["lib", "lib64", ...namesIn(join(prefix, "lib")).map((name) => `lib/${name}`)];
  const folders = libraries.map((library) => join(prefix, library, "qemu"));
  const { QEMU_MODULE_DIR: users } = process.env;
  return [...folders, ...(users === undefined ? [] : [users])].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.endsWith(".so"))
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return `${join(folder, name)} ${size} ${mtimeMs}`;
      }),
  );
}

/** The names in a folder, sorted; empty if it cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
