import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../../errors.ts";

/** Every Rust source of a checkout, sorted by path, except tests, third-party code and build results. */
export function readRustFiles(folder: string): { file: string; text: string }[] {
  let files: string[];
  try {
    files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (error) {
    throw new KnownError(
      {
        file: folder,
        message: `cannot be read: ${(error as Error).message}`,
        fix: "name the folder of a checkout",
      },
      exitStatus.notChecked,
    );
  }
  return files
    .filter((file) => file.endsWith(".rs") && !/(^|\/)(tests?|third_party|target)\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}
