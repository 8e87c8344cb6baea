import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseCommandRecord } from "../../src/command/parse-record.ts";
import { evaluateRunner } from "../../src/command/runner.ts";
import { shellWords } from "../../src/shell/shell-words.ts";
import { guestLinux, hasQemu, root } from "../support/available.ts";
import { canEvaluateRunners, moduleOf, runnerQuery } from "../support/runner.ts";
import { Guest } from "./guest.ts";
import { makeGuest } from "./initramfs.ts";

describe.skipIf(!hasQemu || guestLinux === undefined)(
  "memshare and a peer, started by the command lines of the pinned runner,",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-guests-"));
    const guests: Guest[] = [];
    afterAll(() => {
      for (const guest of guests) guest.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const system =
      guestLinux === undefined ? { kernel: "", initrd: "" } : makeGuest(guestLinux, folder);

    /** What the pinned runner generates: evaluated where the sources are, else as it is committed. */
    async function generated(name: string, module: string): Promise<string> {
      if (!canEvaluateRunners) {
        const record = join(root, "nix/microvmConfigurations/memshare/command.txt");
        const command = parseCommandRecord(readFileSync(record, "utf8"))?.command ?? "";
        // a VM's name is that of its socket, too
        return command.replace(/\bmemshare\b/g, name);
      }
      const { runner } = await evaluateRunner(runnerQuery(module), name);
      if ("refused" in runner) throw new Error(runner.refused);
      return runner.command;
    }

    /** The arguments of the runner for a module, with what is not on this machine instead of what is in its store. */
    async function commandLine(name: string, module: string, shared: string): Promise<string[]> {
      const args = shellWords(await generated(name, module)).map(({ text }) => text);
      const disk = join(folder, "store.img");
      writeFileSync(disk, "");
      return args.flatMap((arg, index) => {
        const option = args[index - 1];
        if (index === 0) return "qemu-system-x86_64";
        if (option === "-kernel") return system.kernel;
        if (option === "-initrd") return system.initrd;
        if (option === "-cpu") return "max";
        // no KVM on a machine that tests run on
        if (arg === "-enable-kvm") return [];
        return arg
          .replace("accel=kvm:tcg", "accel=tcg")
          .replace(/file=\/nix\/store\/[^,]*/, `file=${disk}`)
          .replace("aio=io_uring", "aio=threads")
          .replace("/dev/shm/virtio_pmem.img", shared);
      });
    }

    /** Both guests, up and ready, with the file that they share. */
    async function start(
      change: (arg: string) => string,
    ): Promise<{ a: Guest; b: Guest; shared: string }> {
      const place = mkdtempSync(join(folder, "pair-"));
      const shared = join(place, "shared.img");
      const peer = join(place, "peer.nix");
      writeFileSync(
        peer,
        `{ lib, ... }: {\n  imports = [ ${moduleOf("memshare")} ];\n  networking.hostName = lib.mkForce "peer";\n}\n`,
      );
      const [a, b] = await Promise.all(
        [
          ["memshare", moduleOf("memshare")],
          ["peer", peer],
        ].map(async ([name = "", module = ""]) => {
          const args = await commandLine(name, module, shared);
          expect(args).toContain(name);
          mkdirSync(join(place, name));
          const guest = new Guest(args.map(change), join(place, name));
          guests.push(guest);
          return guest;
        }),
      );
      if (a === undefined || b === undefined) throw new Error("two guests were started");
      expect([await a.answer(), await b.answer()]).toEqual([
        "ready /dev/pmem0",
        "ready /dev/pmem0",
      ]);
      return { a, b, shared };
    }

    /** Five tokens each way: how many the other guest reads, and how many the host finds in the file. */
    async function exchange({ a, b, shared }: Awaited<ReturnType<typeof start>>) {
      const arrived = { forth: 0, back: 0, host: 0 };
      for (let round = 0; round < 5; round++) {
        const [there, back] = [randomBytes(16).toString("hex"), randomBytes(16).toString("hex")];
        const [first, second] = [String(2 * round), String(2 * round + 1)];
        expect(await a.order("write", first, there)).toBe(`wrote ${there}`);
        if ((await b.order("read", first)) === `read ${there}`) arrived.forth++;
        expect(await b.order("write", second, back)).toBe(`wrote ${back}`);
        if ((await a.order("read", second)) === `read ${back}`) arrived.back++;
        const file = readFileSync(shared, "latin1");
        if (file.includes(there) && file.includes(back)) arrived.host++;
      }
      a.stop();
      b.stop();
      return arrived;
    }

    test("exchange tokens through the memory that they share, and the host reads them", async () => {
      expect(await exchange(await start((arg) => arg))).toEqual({ forth: 5, back: 5, host: 5 });
    });

    test("exchange nothing without share=on, though both start", async () => {
      const unshared = await start((arg) => arg.replace(",share=on", ""));
      expect(await exchange(unshared)).toEqual({ forth: 0, back: 0, host: 0 });
    });
  },
);
