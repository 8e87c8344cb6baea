import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/vmm/pack/read.ts";
import { corpus } from "./corpus.ts";
import { judge } from "./start.ts";

test("try", async () => {
  const program = process.env.JQ ?? "qemu-system-x86_64";
  const pack = readQemuPack(process.env.JP ?? "qemu-7.2");
  const help = (what: string) => spawnSync(program, [what, "help"], { encoding: "utf8" }).stdout;
  const drivers = [...help("-device").matchAll(/^name "([^"]+)"/gm)]
    .map(([, n = ""]) => n)
    .filter((n) => !n.endsWith("-cpu"));
  const objects = help("-object")
    .split("\n")
    .slice(1)
    .map((l) => l.trim())
    .filter((l) => l !== "");
  const cases = corpus({ drivers, objects }, Number(process.env.JR ?? 3));
  const out: string[] = [];
  let agree = 0;
  for (const { name, words } of cases) {
    const v = await judge(program, words);
    const f = lintQemu(words, pack).filter((f) => f.severity === "refused");
    if (v.starts === (f.length === 0)) agree++;
    else
      out.push(
        `${v.starts ? "FALSE ALARM" : "MISSED"} ${name}\n   ${v.message}\n   ${f.map((f) => `${f.rule}: ${f.message}`).join("; ")}\n   ${words.slice(v.starts && f[0] ? f[0].index : 24).join(" ")}`,
      );
  }
  writeFileSync("/tmp/arg/x/out.txt", `${agree}/${cases.length}\n${out.join("\n")}\n`);
}, 600000);
