import { execFileSync } from "node:child_process";
import { Command } from "commander";
import { repositoryCache, userCache } from "../cache.ts";
import { writeOne } from "../files.ts";
import { programOf } from "../lint/program-of.ts";
import { print, printError, showProgress } from "../output/print.ts";
import { printableLines } from "../output/printable.ts";
import { cloudHypervisorPack } from "../packs/cloud-hypervisor.ts";
import { crosvmPack } from "../packs/crosvm.ts";
import { firecrackerPack } from "../packs/firecracker.ts";
import { sourcePack } from "../packs/flags/sources.ts";
import type { Pack, QemuPack } from "../packs/format.ts";
import { printPack } from "../packs/print.ts";
import { cachedPack } from "../packs/qemu/cached-pack.ts";
import { qemuPack } from "../packs/qemu.ts";
import { packFile, readPack } from "../packs/read.ts";
import { olderTypes, packTypes } from "../packs/types.ts";
import { progressOf } from "./progress.ts";

/** `pack`: asks a hypervisor what arguments it accepts. */
export function packCommand(): Command {
  const command = new Command("pack").description(
    "extract which arguments a build of a hypervisor accepts",
  );
  command
    .command("qemu")
    .description(
      "ask a QEMU by starting it about 400 times; takes half a minute to a few minutes, once for each build",
    )
    .argument(
      "[program]",
      "the qemu-system program, or the bin/microvm-run that starts it",
      "qemu-system-x86_64",
    )
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--refresh", "ask again, even if this build was asked before")
    .action(async (named: string, options: OutputOptions & { refresh?: true }) => {
      write(await askQemu(programOf(named), options.refresh === true), options);
    });
  for (const [program, { name, read }] of Object.entries(sources))
    command
      .command(program)
      .description(`read the declarations in a checkout of ${name}'s source`)
      .argument("<dir>", "the checkout")
      .option("-o, --output <file>", "write to this file instead of standard output")
      .option("--revision <revision>", "the checkout's revision, if git does not know it")
      .action((folder: string, options: OutputOptions & { revision?: string }) => {
        write(read(folder, options.revision ?? revisionOf(folder)), options);
      });
  command
    .command("types")
    .description("write the TypeScript types of a pack, for the builders")
    .argument("<pack>", "a pack's name or file")
    .option("-o, --output <file>", "write to this file instead of standard output")
    .action((name: string, options: OutputOptions) => {
      writeText(packTypes(readPack(name), packFile(name), olderTypes(name)), options);
    });
  return command;
}

/** Hypervisors whose packs are read from their source, as people and messages call them. */
const sources: Readonly<
  Record<
    string,
    { readonly name: string; readonly read: (folder: string, revision: string) => Pack }
  >
> = {
  crosvm: { name: "crosvm", read: crosvmPack },
  "cloud-hypervisor": { name: "cloud-hypervisor", read: cloudHypervisorPack },
  firecracker: { name: "Firecracker", read: firecrackerPack },
  kvmtool: { name: "kvmtool", read: (folder, revision) => sourcePack("kvmtool", folder, revision) },
  stratovirt: {
    name: "StratoVirt",
    read: (folder, revision) => sourcePack("stratovirt", folder, revision),
  },
  alioth: { name: "Alioth", read: (folder, revision) => sourcePack("alioth", folder, revision) },
  vfkit: { name: "vfkit", read: (folder, revision) => sourcePack("vfkit", folder, revision) },
};

async function askQemu(program: string, isRefreshed: boolean): Promise<QemuPack> {
  const folder = repositoryCache(process.cwd()) ?? userCache();
  const ask = () => qemuPack(program, { onProgress: progressOf(`asking ${program}`) });
  const pack = await cachedPack(program, folder, isRefreshed, ask).finally(() => showProgress(""));
  if (pack.unread !== undefined)
    printError(
      `warning: QEMU ends when asked about ${pack.unread.join(", ")}: the pack does not say what they accept\n` +
        "  fix: install the modules that QEMU misses, and run this again\n",
    );
  return pack;
}

interface OutputOptions {
  readonly output?: string;
}

function write(pack: Pack, options: OutputOptions): void {
  writeText(printPack(pack), options);
}

function writeText(made: string, { output }: OutputOptions): void {
  const text = printableLines(made);
  if (output === undefined) print(text);
  else writeOne(output, text);
}

function revisionOf(folder: string): string {
  try {
    return execFileSync("git", ["-C", folder, "rev-parse", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}
