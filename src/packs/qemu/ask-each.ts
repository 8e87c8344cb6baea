import { DialogueEnded, type StartQemu } from "./qmp.ts";

/** The answers to one question about each of several types, and the types about which QEMU ends or hangs instead. */
export interface Answers {
  readonly answers: ReadonlyMap<string, unknown>;
  readonly unread: readonly string[];
}

/**
 * Asks the same about each type. A type that ends QEMU, as one does whose module is not installed, costs the type alone:
 * the next ones are asked of a new process.
 *
 * @throws KnownError (status 2) when no type is described.
 */
export async function askEach(
  startQemu: StartQemu,
  args: readonly string[],
  command: "device-list-properties" | "qom-list-properties",
  types: readonly string[],
): Promise<Answers> {
  const answers = new Map<string, unknown>();
  const unread: string[] = [];
  let open = [...types];
  while (open.length > 0) {
    let hasStarted = false;
    try {
      await startQemu(args, async ({ ask }) => {
        hasStarted = true;
        for (let [type] = open; type !== undefined; [type] = open) {
          answers.set(type, await ask(command, { typename: type }));
          open = open.slice(1);
        }
      });
    } catch (error) {
      const [type] = open;
      if (!(error instanceof DialogueEnded) || type === undefined || !hasStarted) throw error;
      unread.push(type);
      open = open.slice(1);
      if (open.length === 0 && answers.size === 0) throw error;
    }
  }
  return { answers, unread };
}
