import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the real QEMU does with a command line: starts, or refuses it with a message. */
export interface Verdict {
  readonly starts: boolean;
  /** The last line that it printed, where it refused. */
  readonly message: string;
}

/**
 * Starts QEMU paused with these words. It answers over QMP only when everything has been set up, and that is what is
 * waited for: it takes 50 ms.
 */
export async function judge(program: string, words: readonly string[]): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "judge-"));
  const socket = join(folder, "qmp");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const child = spawn(
    program,
    [
      ...words,
      "-S",
      "-chardev",
      `socket,id=judge-qmp,path=${socket}`,
      "-mon",
      "chardev=judge-qmp,mode=control",
    ],
    {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  try {
    return await new Promise<Verdict>((resolve, reject) => {
      let said = "";
      const limit = setTimeout(() => resolve({ starts: true, message: "did not answer" }), 5000);
      const done = (verdict: Verdict) => {
        clearTimeout(limit);
        resolve(verdict);
      };
      server.on("connection", (connection) => {
        connection.on("error", () => {});
        connection.write('{ "execute": "qmp_capabilities" }');
        connection.setEncoding("utf8").on("data", (text: string) => {
          if (text.includes('"return"')) done({ starts: true, message: "" });
        });
      });
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
        });
      child.on("error", reject);
      child.on("close", () => {
        const lines = said
          .trim()
          .split("\n")
          .filter((line) => !/warning|Please use|failed to open module/.test(line));
        done({ starts: false, message: lines.at(-1) ?? "" });
      });
    });
  } finally {
    child.kill("SIGKILL");
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
