import { parentPort } from "node:worker_threads";
import { readBatch, type Batch } from "./batch.ts";

parentPort!.on("message", (batch: Batch) => parentPort!.postMessage(readBatch(batch)));
