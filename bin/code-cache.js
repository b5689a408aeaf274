const {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const Module = require("node:module");
const { basename, dirname, join } = require("node:path");
const { Script } = require("node:vm");

/** The method of a module that compiles it: https://nodejs.org/docs/latest-v20.x/api/modules.html */
const COMPILE = "_compile";

/**
 * Keeps compiled code in a folder, as `enableCompileCache` does in later versions of Node, which
 * Node 20 lacks. Only modules directly in the folder `dist` are kept; `folder` is the user's alone,
 * for what lies there is run. https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata
 */
exports.keepCompiled = function keepCompiled(folder, dist, process) {
  const own = join(folder, process.version);
  const fresh = [];
  const compile = Module.prototype[COMPILE];
  Module.prototype[COMPILE] = function compileKept(content, filename) {
    if (dirname(filename) !== dist) return compile.call(this, content, filename);
    const { size, mtimeMs } = statSync(filename);
    // V8 compares nothing but the length of the source.
    const file = join(own, `${basename(filename)}-${size}-${Math.round(mtimeMs)}`);
    const cachedData = attempt(() => readFileSync(file));
    const script = new Script(Module.wrap(content), { filename, cachedData });
    if (!cachedData || script.cachedDataRejected) fresh.push({ script, file });
    const require = (id) => this.require(id);
    return script
      .runInThisContext()
      .call(this.exports, this.exports, require, this, filename, dist);
  };
  // By then it is known which functions were used.
  process.once("exit", () => attempt(() => write(own, fresh)));
};

function write(folder, fresh) {
  if (fresh.length === 0) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { script, file } of fresh) {
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, script.createCachedData(), { mode: 0o600, flag: "wx" });
    renameSync(draft, file);
    const name = basename(file);
    const start = name.slice(0, name.indexOf("-") + 1);
    for (const other of readdirSync(folder))
      if (other.startsWith(start) && other !== name) rmSync(join(folder, other));
  }
}

/** Without a cache the program only starts more slowly. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
