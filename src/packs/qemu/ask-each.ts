import { type Dialogue, DialogueEnded, type StartQemu } from "./qmp.ts";

/** The answers to one question about each of several items, and the items about which QEMU ends or hangs instead. */
export interface Answers<Item = string, Answer = unknown> {
  readonly answers: ReadonlyMap<Item, Answer>;
  readonly unread: readonly Item[];
}

/**
 * Asks the same about each item. An item that ends QEMU, as a type does whose module is not installed, costs the item
 * alone: the next ones are asked of a new process.
 *
 * @throws DialogueEnded when QEMU does not start, or no item is answered.
 */
export async function answersOf<Item, Answer>(
  startQemu: StartQemu,
  args: readonly string[],
  items: readonly Item[],
  question: (dialogue: Dialogue, item: Item) => Promise<Answer>,
): Promise<Answers<Item, Answer>> {
  const answers = new Map<Item, Answer>();
  const unread: Item[] = [];
  let next = 0;
  while (next < items.length) {
    let hasStarted = false;
    try {
      await startQemu(args, async (dialogue) => {
        hasStarted = true;
        for (; next < items.length; next++) {
          const item = items[next] as Item;
          answers.set(item, await question(dialogue, item));
        }
      });
    } catch (error) {
      if (!(error instanceof DialogueEnded) || !hasStarted || next >= items.length) throw error;
      unread.push(items[next++] as Item);
      if (next >= items.length && answers.size === 0) throw error;
    }
  }
  return { answers, unread };
}

/**
 * What QEMU's own lists have of each type.
 *
 * @throws KnownError (status 2) when no type is described.
 */
export function askEach(
  startQemu: StartQemu,
  args: readonly string[],
  command: "device-list-properties" | "qom-list-properties",
  types: readonly string[],
): Promise<Answers> {
  return answersOf(startQemu, args, types, ({ ask }, typename) => ask(command, { typename }));
}
