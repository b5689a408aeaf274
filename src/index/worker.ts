import { parentPort } from "node:worker_threads";
import { readBatch, type Batch } from "./batch.ts";
import { wordReader, type IdEpisode } from "./word-rows.ts";

// The jobs: files to be read, or episodes whose words are to be listed.
const wordRowsOf = wordReader();
parentPort!.on("message", (job: Batch | IdEpisode[]) =>
  parentPort!.postMessage(Array.isArray(job) ? wordRowsOf(job) : readBatch(job)),
);
