#!/usr/bin/env node
const { existsSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { homedir } = require("node:os");
const { join } = require("node:path");
const { cacheFolder, processIo, run } = require("../dist/main.cjs");

// Whoever has no entry among the users and no HOME has no home.
function home() {
  try {
    return homedir();
  } catch {
    return "/";
  }
}

const io = processIo(process, {
  home: home(),
  sample: join(__dirname, "../data"),
  worker: join(__dirname, "../dist/worker.cjs"),
});
// Node 22 and later keep the compiled program beside the index. Only where there is a folder: some
// that cannot be made (below /proc) make Node try for ever.
const cache = cacheFolder(io);
if (existsSync(cache)) enableCompileCache?.(join(cache, "code"));
void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
