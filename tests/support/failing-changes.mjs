// Loaded before the tool: its FAIL_AT-th change below the working folder fails with the code FAIL_WITH, after half of
// what it writes. Without a code the process is killed there.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { FAIL_AT, FAIL_WITH: code } = process.env;
let left = Number(FAIL_AT);
// a cache that cannot be written is not an error
const isCounted = (path) =>
  String(path).startsWith(`${process.cwd()}/`) &&
  (code === undefined || !String(path).includes("/node_modules/.cache/"));

function fail(syscall, path) {
  if (code === undefined) process.kill(process.pid, "SIGKILL");
  throw Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall, path });
}

for (const name of [
  "chmodSync",
  "mkdirSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "writeFileSync",
]) {
  const change = fs[name];
  fs[name] = (path, ...rest) => {
    if (isCounted(path) && --left === 0) {
      if (name === "writeFileSync") change(path, rest[0].slice(0, rest[0].length / 2));
      fail(name === "writeFileSync" ? "write" : name.replace(/Sync$/, ""), path);
    }
    return change(path, ...rest);
  };
}
syncBuiltinESMExports();
