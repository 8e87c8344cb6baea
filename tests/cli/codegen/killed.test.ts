// @module-tag slow
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../support/available.ts";
import { outcomeOf, withoutNotes } from "../../support/cli.ts";
import { type TemporaryRepository, temporaryRepository } from "../../support/repository.ts";

const cli = join(root, "dist/cli.js");

/** As many VMs as a size says, all with this much memory, the last with another name each time. */
function define(repository: TemporaryRepository, vms: number, mem: number): void {
  const names = Array.from({ length: vms }, (_, index) => `vm${index}`).concat(`extra${mem}`);
  repository.write(
    "src/vms/all.ts",
    `import { defineVm } from "../generated/microvm.ts";
export default ${JSON.stringify(names)}.map((name) => defineVm({ name, mem: ${mem} }));
`,
  );
}

/** @param failAt Which of its changes fails, with this error or by a kill. */
function codegen(repository: TemporaryRepository, failAt?: number, failWith?: string) {
  const preload = ["--import", join(root, "tests/support/failing-changes.mjs")];
  const outcome = spawnSync(process.execPath, [...(failAt ? preload : []), cli, "codegen"], {
    cwd: repository.path,
    encoding: "utf8",
    env: {
      ...environment(repository),
      ...(failAt && { FAIL_AT: String(failAt) }),
      ...(failWith && { FAIL_WITH: failWith }),
    },
  });
  return { ...outcome, ...withoutNotes(outcomeOf(outcome)) };
}

const environment = ({ path }: TemporaryRepository) => ({
  ...process.env,
  NO_COLOR: "1",
  TMPDIR: join(path, "tmp"),
});

/** Everything below the folders that codegen writes to: path → text, null for a folder. */
function outputs({ path }: TemporaryRepository): Record<string, string | null> {
  return Object.fromEntries(
    ["nix", "src", "tmp"].flatMap((folder) =>
      readdirSync(join(path, folder), { recursive: true, encoding: "utf8" })
        .map((file) => join(folder, file))
        .filter((file) => file !== "src/vms/all.ts")
        .map((file) => [
          file,
          statSync(join(path, file)).isDirectory() ? null : readFileSync(join(path, file), "utf8"),
        ]),
    ),
  );
}

/** KILLS=200 kills as often at any time, and at each change; that takes some minutes. */
const kills = Number(process.env.KILLS ?? 3);
const step = process.env.KILLS === undefined ? 5 : 1;

const isTemporary = (file: string) => /\.tmp$|^tmp\//.test(file);

/** Each file is whole, old or new; and as long as not all are new, the record is the old one. */
function expectWhole(
  now: Record<string, string | null>,
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): void {
  for (const [file, text] of Object.entries(now))
    if (text !== null && !isTemporary(file))
      expect([before[file], after[file]], file).toContain(text);
  const record = "nix/generated.json";
  if (now[record] !== before[record])
    expect(Object.fromEntries(Object.entries(now).filter(([file]) => !isTemporary(file)))).toEqual(
      after,
    );
}

function prepared(vms: number) {
  const repository = temporaryRepository();
  mkdirSync(join(repository.path, "tmp"));
  const outputsOf = (mem: number) => {
    define(repository, vms, mem);
    const { status, stderr } = codegen(repository);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return outputs(repository);
  };
  return { repository, outputsOf };
}

describe("a codegen that the system refuses a change", () => {
  it("says so, and leaves what the next run finishes", () => {
    const { repository, outputsOf } = prepared(1);
    const [first, second] = [outputsOf(1), outputsOf(2)];
    let refused = 0;
    for (let at = 1; ; at += step) {
      expect(outputsOf(1)).toEqual(first);
      define(repository, 1, 2);
      const { status, stderr } = codegen(repository, at, "ENOSPC");
      if (status === 0) break;
      refused++;
      expect(status).toBe(2);
      expect(stderr.replace(/(nix|src|tmp)\/\S+: cannot be (written|removed)/, "FILE")).toBe(
        "error: FILE: there is no space left on the disk\n  fix: free some space: df -h\n",
      );
      expectWhole(outputs(repository), first, second);
    }
    expect(refused * step).toBeGreaterThan(10);
  });
});

describe("a codegen that is killed", () => {
  it("at each of its changes: every file is whole, and the next run finishes, whatever was edited", () => {
    const { repository, outputsOf } = prepared(1);
    const [first, second] = [outputsOf(1), outputsOf(2)];
    let killed = 0;
    for (let at = 1; ; at += step) {
      const before = outputsOf(1);
      expect(before).toEqual(first);
      define(repository, 1, 2);
      if (codegen(repository, at).signal !== "SIGKILL") break;
      killed++;
      expectWhole(outputs(repository), first, second);
    }
    expect(killed * step).toBeGreaterThan(10);
  });

  it("at any time: every file is whole, and the next run finishes and leaves nothing behind", async () => {
    const { repository, outputsOf } = prepared(20);
    const known = [outputsOf(1), outputsOf(2)];
    const start = Date.now();
    outputsOf(1);
    const milliseconds = (Date.now() - start) * 1.2;
    for (let round = 1; round <= kills; round++) {
      const [before, after] = round % 2 ? known : known.toReversed();
      define(repository, 20, (round % 2) + 1);
      await killedAfter(repository, milliseconds * (round / kills));
      expectWhole(outputs(repository), before ?? {}, after ?? {});
      expect(outputsOf((round % 2) + 1)).toEqual(after);
    }
  });
});

function killedAfter(repository: TemporaryRepository, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, "codegen"], {
      cwd: repository.path,
      env: environment(repository),
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
