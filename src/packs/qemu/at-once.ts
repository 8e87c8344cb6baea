/** Trials wait for QEMU more than they compute: a few at the same time, with their results in order. */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  attempt: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await attempt(items[index] as Item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return results;
}
