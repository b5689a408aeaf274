#!/usr/bin/env node
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { processIo, run } from "../dist/main.js";

const sample = fileURLToPath(new URL("../data", import.meta.url));
process.exitCode = await run(process.argv.slice(2), processIo(process, homedir(), sample));
