import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 256 };

/**
 * Does jobs in at most `most` workers that run the file `script`, and gives each answer as it is
 * done, with its job. A job is taken when a worker is free; on a machine with one core there is
 * none. Throws where a worker ends before its work does.
 */
export async function* inWorkers<Job, Answer>(
  script: string,
  jobs: Iterable<Job>,
  most: number,
): AsyncIterable<{ job: Job; answer: Answer }> {
  const waiting = jobs[Symbol.iterator]();
  const workers: Worker[] = [];
  const running = new Map<Worker, Promise<{ worker: Worker; job: Job; answer: Answer }>>();
  const occupy = (free: Worker | null) => {
    if (free) running.delete(free);
    const next = waiting.next();
    if (next.done === true) return;
    const worker = free ?? new Worker(script, { resourceLimits: LIMITS });
    if (!free) workers.push(worker);
    const job = next.value;
    running.set(
      worker,
      answerTo<Answer>(worker, job).then((answer) => ({ worker, job, answer })),
    );
  };
  try {
    const count = availableParallelism() > 1 ? most : 0;
    for (let i = 0; i < count; i++) occupy(null);
    while (running.size > 0) {
      const { worker, job, answer } = await Promise.race(running.values());
      occupy(worker);
      yield { job, answer };
    }
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

function answerTo<Answer>(worker: Worker, job: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("a worker ended")));
    worker.postMessage(job);
  });
}
