#!/usr/bin/env node
const { enableCompileCache } = require("node:module");
const { homedir } = require("node:os");
const { join } = require("node:path");
const { codeCache, loadSqlite, processIo, run } = require("../dist/main.cjs");

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
  onLoad: keepCode,
  sqlite: () => loadSqlite({ require, process }),
});

// Node 22 and later keep the compiled program beside the index, and for Node 20 we do. Node makes
// what is missing of a path by itself, and below /proc tries for ever; this folder is there.
function keepCode() {
  const cache = codeCache(io);
  if (cache === null) return;
  if (enableCompileCache) {
    enableCompileCache(cache);
    return;
  }
  const { keepCompiled } = require("./code-cache.js");
  keepCompiled(cache, join(__dirname, "../dist"), process);
}

void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
