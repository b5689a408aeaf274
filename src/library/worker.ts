import { parentPort } from "node:worker_threads";
import { readBatch, type Batch, type ReadBatch } from "../files/read.ts";

/** What a worker tells: so many files more have been read, or what was read of a batch. */
export type Told = { more: number } | { batch: ReadBatch };

/** Telling of each file would cost more than reading it. */
const STEP = 100;

parentPort!.on("message", (batch: Batch) => {
  let count = 0;
  const read = () => {
    count++;
    if (count % STEP === 0) tell({ more: STEP });
  };
  const done = readBatch(batch, read);
  tell({ more: count % STEP });
  tell({ batch: done }, done);
});

/** The records are handed over, not copied. */
function tell(told: Told, { settled, loose }: Partial<ReadBatch> = {}): void {
  const buffers = [settled, loose].flatMap((packed) => (packed ? [packed.records.buffer] : []));
  parentPort!.postMessage(told, buffers as ArrayBuffer[]);
}
