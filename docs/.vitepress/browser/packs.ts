import { assemblePack } from "../../../src/packs/assemble.ts";
import type { Pack } from "../../../src/packs/format.ts";

/** The files below nix/packs, each loaded when it is asked for. */
const files = import.meta.glob<string>("../../../nix/packs/**/*.json", {
  query: "?raw",
  import: "default",
});

const texts = new Map<string, string>();
const packs = new Map<string, Pack>();

class NotLoaded extends Error {
  readonly file: string;
  constructor(file: string) {
    super(`${file} is not loaded`);
    this.file = file;
  }
}

function packNamed(name: string): Pack {
  const pack = packs.get(name) ?? assemblePack(name, textOf);
  packs.set(name, pack);
  return pack;
}

function textOf(file: string): string {
  const text = texts.get(file);
  if (text === undefined) throw new NotLoaded(file);
  return text;
}

/**
 * Runs what asks for packs while it runs: again, once the file that it lacked is there.
 *
 * @param run Must be the same however often it runs.
 */
export async function withPacks<T>(run: (packNamed: (name: string) => Pack) => T): Promise<T> {
  for (;;) {
    try {
      return run(packNamed);
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      const load = files[`../../../nix/packs/${error.file}`];
      if (load === undefined) throw error;
      texts.set(error.file, await load());
    }
  }
}
