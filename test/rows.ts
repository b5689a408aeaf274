/** Rows as a store gives them. */
export async function* rowsOf<R>(rows: Iterable<R>): AsyncIterable<R> {
  yield* rows;
}

/** All of what comes one by one. */
export async function allOf<R>(rows: AsyncIterable<R>): Promise<R[]> {
  const all: R[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
