import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Batch, IndexedFile } from "./batch.ts";

// More would each need memory of their own, and the disk has to feed them all.
const MOST = 2;
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 256 };

/** How many workers this machine is worth; none where it has one core. */
function workerCount(): number {
  return availableParallelism() > 1 ? MOST : 0;
}

/**
 * Reads batches in workers that run the file `script`, and gives each as it is done, with what it
 * was read of. Throws where a worker ends before its work does.
 */
export async function* readInWorkers(
  script: string,
  batches: readonly Batch[],
): AsyncIterable<{ batch: Batch; files: IndexedFile[] }> {
  const waiting = [...batches];
  const count = Math.min(workerCount(), batches.length);
  const workers = Array.from(
    { length: count },
    () => new Worker(script, { resourceLimits: LIMITS }),
  );
  const running = new Map<
    Worker,
    Promise<{ worker: Worker; batch: Batch; files: IndexedFile[] }>
  >();
  const occupy = (worker: Worker) => {
    const batch = waiting.shift();
    if (batch)
      running.set(
        worker,
        answer(worker, batch).then((files) => ({ worker, batch, files })),
      );
    else running.delete(worker);
  };
  try {
    workers.forEach(occupy);
    while (running.size > 0) {
      const { worker, batch, files } = await Promise.race(running.values());
      occupy(worker);
      yield { batch, files };
    }
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

function answer(worker: Worker, batch: Batch): Promise<IndexedFile[]> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("a worker ended")));
    worker.postMessage(batch);
  });
}
