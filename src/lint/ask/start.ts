import { spawn } from "node:child_process";
import { truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { withTemporaryFolder } from "../../temporary.ts";
import { harmlessFiles } from "./harmless.ts";

/** What a program does with a command line. */
export type Answer =
  | { readonly kind: "starts"; readonly warnings: readonly string[] }
  /** With its own words. */
  | { readonly kind: "refuses"; readonly message: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Refusals that are about the machine that it runs on, and say nothing of the words. */
const aboutHost =
  /Cannot allocate memory|cannot set up guest memory|Could not access KVM|invalid accelerator|No such file|Permission denied/i;

/** Milliseconds: 50 are enough where the machine is idle. */
const patience = 20_000;

/**
 * Starts QEMU, paused, in a new folder with words that `harmless` made. It answers over QMP when everything is set up.
 */
export function startHarmlessly(program: string, words: readonly string[]): Promise<Answer> {
  return withTemporaryFolder(async (folder) => {
    writeFiles(folder);
    const socket = join(folder, "qmp");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const child = spawn(
      program,
      [
        ...["-S", "-display", "none", "-chardev", `socket,id=ask-qmp,path=${socket}`],
        ...["-mon", "chardev=ask-qmp,mode=control", ...words],
      ],
      {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
      },
    );
    try {
      return await new Promise<Answer>((resolve) => {
        let said = "";
        const limit = setTimeout(
          () => resolve({ kind: "unknown", why: "it did not answer" }),
          patience,
        );
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding("utf8").on("data", (text: string) => {
            said += text;
          });
        server.on("connection", (connection) => {
          connection.on("error", () => {});
          connection.write('{ "execute": "qmp_capabilities" }');
          connection.setEncoding("utf8").on("data", (text: string) => {
            if (text.includes('"return"')) resolve({ kind: "starts", warnings: warningsIn(said) });
          });
        });
        child.on("error", ({ message }) => resolve({ kind: "unknown", why: message }));
        child.on("close", () => {
          clearTimeout(limit);
          resolve(refusal(said));
        });
      });
    } finally {
      child.kill("SIGKILL");
      server.close();
    }
  });
}

function refusal(said: string): Answer {
  const lines = said.trim().split("\n");
  const told = lines.filter((line) => !/warning/i.test(line));
  // hints and lists may follow
  const message = told.find((line) => /qemu-system-[^:]*: /.test(line)) ?? told.at(-1) ?? "";
  return aboutHost.test(message)
    ? { kind: "unknown", why: `this machine cannot answer: ${message}` }
    : { kind: "refuses", message };
}

/** Without those of processors' features that TCG lacks, and of what has lost its other half. */
function warningsIn(said: string): string[] {
  return said
    .split("\n")
    .flatMap((line) => /warning: (.*)$/.exec(line)?.[1] ?? [])
    .filter(
      (line) => !/TCG|deprecated|has no peer|doesn't support requested feature|hub \d+/.test(line),
    );
}

function writeFiles(folder: string): void {
  const { kernel, initrd, disk, empty } = harmlessFiles;
  writeFileSync(join(folder, kernel), smallestKernel());
  writeFileSync(join(folder, initrd), "initrd\n");
  writeFileSync(join(folder, empty), "");
  writeFileSync(join(folder, disk), "");
  truncateSync(join(folder, disk), 64 * 1024 ** 2);
}

/** What QEMU takes for a Linux: the boot protocol's header, and nothing behind it. */
function smallestKernel(): Buffer {
  const image = Buffer.alloc(4096);
  image[0x1f1] = 1;
  image.write("HdrS", 0x202, "latin1");
  image.writeUInt16LE(0x0206, 0x206);
  image[0x211] = 1;
  // the highest address that an initrd may have
  image.writeUInt32LE(0x7fffffff, 0x22c);
  return image;
}
