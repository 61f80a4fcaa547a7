/** Maps with at most `jobs` calls under way; results in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  jobs: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const position = next++;
      results[position] = await run(items[position] as Item);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results;
}
