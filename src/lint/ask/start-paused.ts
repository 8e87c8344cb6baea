import { createServer } from "node:net";
import { join } from "node:path";
import { spawnTied } from "../../tied-process.ts";

/** What came of a start: QEMU answered, ended before, or did neither for as long as was waited. */
export interface Outcome {
  readonly kind: "answered" | "ended" | "silent";
  /** What it printed, on both outputs. */
  readonly said: string;
  /** Its exit status, where it ended by itself. */
  readonly code: number | null;
}

/**
 * Starts QEMU, paused, and ends it. It answers over QMP only when everything has been set up, and that is what is waited
 * for: 50 ms on an idle machine.
 *
 * @param folder Its working folder, for the socket, too.
 * @param patience Milliseconds to wait.
 * @throws Error of Node when the program cannot be started.
 */
export async function startPaused(
  program: string,
  args: readonly string[],
  { folder, env, patience }: { folder: string; env?: NodeJS.ProcessEnv; patience: number },
): Promise<Outcome> {
  const socket = join(folder, "qmp");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const monitor = [
    ...["-chardev", `socket,id=ask-qmp,path=${socket}`],
    ...["-mon", "chardev=ask-qmp,mode=control"],
  ];
  const { child, end } = spawnTied(program, ["-S", ...monitor, ...args], { cwd: folder, env });
  child.stdin.end();
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      let said = "";
      let hasAnswered = false;
      const done = (kind: Outcome["kind"], code: number | null = null) =>
        resolve({ kind, said, code });
      limit = setTimeout(() => done(hasAnswered ? "answered" : "silent"), patience);
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
        });
      server.on("connection", (connection) => {
        connection.on("error", () => {});
        connection.write('{ "execute": "qmp_capabilities" }');
        connection.setEncoding("utf8").on("data", (text: string) => {
          if (!text.includes('"return"')) return;
          // what it printed before may not be read yet: all of it is when its outputs are closed
          hasAnswered = true;
          end();
        });
      });
      child.on("error", reject);
      child.on("close", (code) => (hasAnswered ? done("answered") : done("ended", code)));
    });
  } finally {
    clearTimeout(limit);
    end();
    server.close();
  }
}
