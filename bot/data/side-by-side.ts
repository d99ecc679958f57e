/** Does work for each of many, some of them at a time, and holds no more than these. The first error ends it. */
export async function eachOf<T>(
  all: AsyncIterable<T>,
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const working = new Set<Promise<void>>();
  const errors: unknown[] = [];
  for await (const one of all) {
    if (errors.length > 0) break;
    const begun = work(one)
      .catch((error: unknown) => void errors.push(error))
      .finally(() => working.delete(begun));
    working.add(begun);
    if (working.size >= atOnce) await Promise.race(working);
  }
  await Promise.all(working);
  if (errors.length > 0) throw errors[0];
}
