import type { Query } from "./query.ts";
import type { Store } from "./store.ts";

/** Ways to have a store, the best first, and which errors ask for the next. */
export interface Ways {
  open: readonly (() => Promise<Store>)[];
  isRecoverable(error: unknown): boolean;
  /** Is called with an error before the next way is tried. */
  debug(step: string): void;
}

/**
 * A store that goes on with the next way where one fails, in the middle of an answer too: what was
 * given is not given again, for every way gives the same rows in the same order.
 */
export function recoveringStore({ open, isRecoverable, debug }: Ways): Store {
  let way = 0;
  let opened: Promise<Store> | null = null;
  const current = () => (opened ??= open[way]!());

  async function goOn(error: unknown): Promise<void> {
    if (!isRecoverable(error) || way === open.length - 1) throw error;
    debug(`the index failed: ${String(error)}`);
    const failed = opened;
    opened = null;
    way++;
    await failed?.then(
      (store) => store.close(),
      () => {},
    );
  }

  async function answer<T>(question: (store: Store) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await question(await current());
      } catch (error) {
        await goOn(error);
      }
    }
  }

  type Rows = "list" | "episodes" | "takeaways" | "matches";
  const rows = <N extends Rows>(name: N) =>
    async function* (query: Query): AsyncIterable<never> {
      let given = 0;
      for (;;) {
        try {
          let n = 0;
          const store = await current();
          for await (const row of store[name](query)) {
            if (n++ < given) continue;
            given++;
            yield row as never;
          }
          return;
        } catch (error) {
          await goOn(error);
        }
      }
    };

  return {
    list: rows("list"),
    episodes: rows("episodes"),
    takeaways: rows("takeaways"),
    matches: rows("matches"),
    topics: (query) => answer((store) => store.topics(query)),
    topic: (query, name) => answer((store) => store.topic(query, name)),
    total: (query) => answer((store) => store.total(query)),
    resolve: (refs, query) => answer((store) => store.resolve(refs, query)),
    names: (asked) => answer((store) => store.names(asked)),
    problems: () => answer((store) => store.problems()),
    close() {
      void opened?.then(
        (store) => store.close(),
        () => {},
      );
    },
  };
}
