import { parentPort } from "node:worker_threads";
import { readBatch, type Batch } from "./batch.ts";

// Of many small objects a text crosses over in half the time.
parentPort!.on("message", (batch: Batch) =>
  parentPort!.postMessage(JSON.stringify(readBatch(batch))),
);
