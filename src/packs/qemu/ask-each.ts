import { type Dialogue, DialogueEnded, type StartQemu } from "./qmp.ts";

/** The answers to one question about several items, and the items on which QEMU exits or hangs instead. */
export interface Answers<Item = string, Answer = unknown> {
  readonly answers: ReadonlyMap<Item, Answer>;
  readonly unread: readonly Item[];
}

/**
 * Asks the same question about each item. If QEMU exits on an item, such as a type whose module is not installed, only
 * this item is lost: a new process is asked about the next ones.
 *
 * @throws DialogueEnded when QEMU does not start, or answers for no item.
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
 * QEMU's own list of the properties of each type.
 *
 * @throws KnownError (status 2) when QEMU describes no type.
 */
export function askEach(
  startQemu: StartQemu,
  args: readonly string[],
  command: "device-list-properties" | "qom-list-properties",
  types: readonly string[],
): Promise<Answers> {
  return answersOf(startQemu, args, types, ({ ask }, typename) => ask(command, { typename }));
}
