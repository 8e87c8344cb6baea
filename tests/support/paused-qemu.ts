import { once } from "node:events";
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnTied } from "../../src/tied-process.ts";

/** How memory of a guest is mapped by the QEMU that runs it. */
export interface Mapping {
  /** The name of QEMU's block of memory: "pc.ram", "mem". */
  readonly block: string;
  /** What stands at the guest's address can be read in a file that another process can open. */
  readonly isShared: boolean;
}

/** A QEMU that is paused, and answers questions on its guest's memory. Nothing runs in the guest. */
export class PausedQemu {
  readonly #pid: number;
  readonly #monitor: Conversation;
  readonly #debugger: Conversation;
  readonly end: () => void;

  private constructor(
    pid: number,
    monitor: Conversation,
    debuggerOf: Conversation,
    end: () => void,
  ) {
    this.#pid = pid;
    this.#monitor = monitor;
    this.#debugger = debuggerOf;
    this.end = end;
  }

  /**
   * @param folder The working folder.
   * @throws Error with what QEMU printed, when it ends.
   */
  static async start(
    program: string,
    args: readonly string[],
    folder: string,
  ): Promise<PausedQemu> {
    const [monitor, gdb] = [join(folder, "qmp"), join(folder, "gdb")];
    const { child, end } = spawnTied(
      program,
      [
        ...["-S", "-display", "none", "-qmp", `unix:${monitor},server=on,wait=off`],
        ...["-gdb", `unix:${gdb},server=on,wait=off`, ...args],
      ],
      { cwd: folder },
    );
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const ended = once(child, "exit").then(() => {
      throw new Error(said.trim());
    });
    ended.catch(() => {});
    const both = await Promise.race([
      ended,
      Promise.all([connected(monitor), connected(gdb)]),
      sleep(20_000).then(() => {
        throw new Error(`no answer: ${said}`);
      }),
    ]);
    const [qmp, debuggerOf] = both.map((socket) => new Conversation(socket));
    if (qmp === undefined || debuggerOf === undefined) throw new Error("two sockets");
    await qmp.say('{"execute":"qmp_capabilities"}', /"return"/);
    await packet(debuggerOf, "Qqemu.PhyMemMode:1");
    return new PausedQemu(child.pid ?? 0, qmp, debuggerOf, end);
  }

  /** What the human monitor answers. */
  async command(line: string): Promise<string> {
    const asked = { execute: "human-monitor-command", arguments: { "command-line": line } };
    return String((await this.ask(asked)).return);
  }

  /** The answer to a command of QMP. */
  async ask(command: object): Promise<{ return?: unknown; error?: unknown }> {
    const text = await this.#monitor.say(JSON.stringify(command), /\{"(return|error)".*\}\r\n/);
    return JSON.parse(/\{"(?:return|error)".*\}/.exec(text)?.[0] ?? "{}");
  }

  /** Writes at an address of the guest, past its processor. */
  async write(address: number, token: Buffer): Promise<void> {
    const hex = token.toString("hex");
    await packet(this.#debugger, `M${address.toString(16)},${token.length.toString(16)}:${hex}`);
  }

  /** Reads at an address of the guest. */
  async read(address: number, length: number): Promise<Buffer> {
    const answer = await packet(this.#debugger, `m${address.toString(16)},${length.toString(16)}`);
    return Buffer.from(/\$([0-9a-f]*)#/.exec(answer)?.[1] ?? "", "hex");
  }

  /** Whether what the guest has at an address is in a file of this process that another one can open. */
  async mappingAt(address: number, token: Buffer): Promise<Mapping> {
    const said = await this.command(`gpa2hva 0x${address.toString(16)}`);
    const [, block = said, hva = ""] = /\(([^)]*)\) is 0x([0-9a-f]+)/.exec(said) ?? [];
    await this.write(address, token);
    return { block, isShared: this.#isInFile(BigInt(`0x${hva || "0"}`), token) };
  }

  #isInFile(hva: bigint, token: Buffer): boolean {
    for (const line of readFileSync(`/proc/${this.#pid}/maps`, "utf8").split("\n")) {
      const [, from = "0", to = "0", offset = "0", inode = 0] =
        /^(\w+)-(\w+) \S+ (\w+) \S+ (\d+)/.exec(line) ?? [];
      const start = BigInt(`0x${from}`);
      if (hva < start || hva >= BigInt(`0x${to}`)) continue;
      const place = Number(hva - start) + Number.parseInt(offset, 16);
      return this.#files(Number(inode)).some((file) =>
        bytesAt(file, place, token.length).equals(token),
      );
    }
    return false;
  }

  /** The files that the process has open under an inode's number. */
  #files(inode: number): string[] {
    const folder = `/proc/${this.#pid}/fd`;
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((file) => {
        try {
          const { ino, size } = statSync(file);
          return inode !== 0 && ino === inode && size > 0;
        } catch {
          return false;
        }
      });
  }
}

function bytesAt(file: string, place: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const fd = openSync(file, "r");
  readSync(fd, bytes, 0, length, place);
  closeSync(fd);
  return bytes;
}

/** One question at a time, each with an answer that ends as expected. */
class Conversation {
  #text = "";
  #wake: () => void = () => {};
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("latin1").on("data", (text: string) => {
      this.#text += text;
      this.#wake();
    });
  }

  async say(question: string, answer: RegExp): Promise<string> {
    this.#text = "";
    this.#socket.write(question);
    const limit = Date.now() + 10_000;
    while (!answer.test(this.#text)) {
      if (Date.now() > limit) throw new Error(`${question}: ${this.#text}`);
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#wake = resolve;
        }),
        sleep(500),
      ]);
    }
    return this.#text;
  }
}

/** A packet of gdb's protocol, and the answer. */
async function packet(conversation: Conversation, text: string): Promise<string> {
  const sum = [...Buffer.from(text)].reduce((all, byte) => (all + byte) % 256, 0);
  const answer = await conversation.say(
    `$${text}#${sum.toString(16).padStart(2, "0")}`,
    /\$[^#]*#\w\w/,
  );
  if (/\$E\w\w#/.test(answer)) throw new Error(`${text}: ${answer}`);
  return answer;
}

/** A socket that someone is yet to listen on. */
async function connected(path: string): Promise<Socket> {
  for (;;) {
    const socket = connect(path);
    try {
      await once(socket, "connect");
      socket.on("error", () => {});
      return socket;
    } catch {
      await sleep(10);
    }
  }
}

/** What vhost-user asks of a backend before a guest's driver is there, with answers of eight bytes: features, queues, slots. */
const vhostAnswers: Readonly<Record<number, bigint>> = {
  1: (1n << 30n) | (1n << 32n),
  15: 1n | (1n << 9n),
  17: 8n,
  36: 32n,
};

/** The other half of a vhost-user device, as far as QEMU asks before a guest runs; it ends with the process. */
export async function vhostUserBackend(path: string): Promise<() => void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket
      .on("error", () => {})
      .on("data", (data: Buffer) => {
        bytes = Buffer.concat([bytes, data]);
        while (bytes.length >= 12 && bytes.length >= 12 + bytes.readUInt32LE(8)) {
          const size = bytes.readUInt32LE(8);
          answer(socket, bytes.readUInt32LE(0), bytes.subarray(12, 12 + size));
          bytes = bytes.subarray(12 + size);
        }
      });
  });
  server.listen(path);
  await once(server, "listening");
  return () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
}

function answer(socket: Socket, request: number, payload: Buffer): void {
  const value = vhostAnswers[request];
  // of a configuration, as much as was asked for
  const reply = request === 24 ? payload : value === undefined ? undefined : Buffer.alloc(8);
  if (reply === undefined) return;
  if (value !== undefined) reply.writeBigUInt64LE(value);
  const head = Buffer.alloc(12);
  head.writeUInt32LE(request, 0);
  head.writeUInt32LE(5, 4);
  head.writeUInt32LE(reply.length, 8);
  socket.write(Buffer.concat([head, reply]));
}
