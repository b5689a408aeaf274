import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PackedShelf } from "../store/pack.ts";
import type { Batch, ReadBatch } from "../files/read.ts";
import type { Told } from "./worker.ts";

// More would each need memory of their own, and the disk has to feed them all.
const MOST = 2;
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/** How many workers this machine is worth; none where it has one core. */
function workerCount(): number {
  return availableParallelism() > 1 ? MOST : 0;
}

/**
 * Reads batches in workers that run the file `script`, several at once, and gives each as it is
 * done; `read` is told of files as they are read. Throws where a worker ends before its work does.
 */
export async function* readInWorkers(
  script: string,
  batches: readonly Batch[],
  read: (more: number) => void,
): AsyncIterable<{ batch: Batch; result: ReadBatch }> {
  const waiting = [...batches];
  const workers = Array.from({ length: Math.min(workerCount(), batches.length) }, () => {
    return new Worker(script, { resourceLimits: LIMITS });
  });
  const running = new Map<Worker, ReturnType<typeof ask>>();
  function ask(worker: Worker, batch: Batch) {
    return answer(worker, batch, read).then((result) => ({ worker, batch, result }));
  }
  function occupy(worker: Worker): void {
    const batch = waiting.shift();
    if (batch) running.set(worker, ask(worker, batch));
    else running.delete(worker);
  }
  try {
    workers.forEach(occupy);
    while (running.size > 0) {
      const { worker, batch, result } = await Promise.race(running.values());
      occupy(worker);
      yield { batch, result };
    }
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

function answer(worker: Worker, batch: Batch, read: (more: number) => void): Promise<ReadBatch> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.on("message", (told: Told) => {
      if ("more" in told) return read(told.more);
      const { settled, loose, problems } = told.batch;
      resolve({ settled: asBuffers(settled), loose: asBuffers(loose), problems });
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("a worker ended")));
    worker.postMessage(batch);
  });
}

/** What comes from a worker are plain byte arrays. */
function asBuffers({ cards, records, files }: PackedShelf): PackedShelf {
  const buffer = ({ buffer: bytes, byteOffset, length }: Uint8Array) =>
    Buffer.from(bytes as ArrayBuffer, byteOffset, length);
  return { cards: buffer(cards), records: buffer(records), files };
}
