import { basename } from "node:path";
import { commandLineOf } from "../command/command-line.ts";
import { type Change, describeChanges } from "../command/compare.ts";
import { findHypervisorCommands } from "../lint/script.ts";
import type { HostVm, Runner, Unreadable } from "./host-folder.ts";
import { type HypervisorProcess, processNameOf } from "./processes.ts";
import { asStarted } from "./started-arguments.ts";

/**
 * How a VM runs:
 *
 * - "up to date": as `current` would start it;
 * - "restart needed": as `booted` would start it, but `current` differs by now;
 * - "edited by hand": with arguments that neither script has, or from a script that no build made;
 * - "not running", "unknown": none of its processes is visible.
 */
export type State = "up to date" | "restart needed" | "edited by hand" | "not running" | "unknown";

/** A VM of a host, and what is known of its process. */
export interface VmState {
  readonly vm: HostVm;
  readonly state: State;
  /** Details, for people. */
  readonly reasons: readonly string[];
  readonly pid: number | undefined;
  /** The changes from the arguments of the process to those of `current`. */
  readonly changes: readonly Change[];
}

/** What runs on a host: each VM, and hypervisors that belong to no VM's folder. */
export interface HostState {
  readonly vms: readonly VmState[];
  readonly others: readonly HypervisorProcess[];
}

/** Compares the VMs of a host with what runs there. */
export function hostState(
  vms: readonly HostVm[],
  processes: readonly HypervisorProcess[],
): HostState {
  // a VM of the same name that is started elsewhere is a different one
  const isOf = (vm: HostVm) => (process: HypervisorProcess) =>
    process.folder === undefined
      ? process.name === processNameOf(vm.name)
      : process.folder === vm.folder;
  return {
    vms: vms.map((vm) => stateOf(vm, processes.filter(isOf(vm)))),
    others: processes.filter((process) => !vms.some((vm) => isOf(vm)(process))),
  };
}

/** A VM with two processes has its disks, memory and network twice: somebody started the second by hand. */
function stateOf(vm: HostVm, own: readonly HypervisorProcess[]): VmState {
  const found = vmState(vm, own[0]);
  if (own.length < 2) return found;
  const pids = own.map(({ pid }) => pid).join(", ");
  const reasons = [`it runs ${own.length} times: processes ${pids}`, ...found.reasons];
  return { ...found, state: "edited by hand", reasons };
}

function vmState(vm: HostVm, process: HypervisorProcess | undefined): VmState {
  const { current, booted } = vm;
  const unbuilt = unbuiltLinks(vm);
  const found = { vm, pid: process?.pid, changes: [] };
  if (process === undefined)
    return unbuilt.length > 0
      ? { ...found, state: "edited by hand", reasons: unbuilt }
      : booted === undefined
        ? { ...found, state: "not running", reasons: [] }
        : {
            ...found,
            state: "unknown",
            reasons: [
              isRunner(booted)
                ? "there is a link booted, but none of its processes is visible"
                : booted.why,
            ],
          };
  const changes = changesFrom(process, current);
  const same = (runner: Runner | Unreadable | undefined) =>
    changesFrom(process, runner)?.length === 0;
  if (unbuilt.length > 0 || (!same(current) && !same(booted)))
    return {
      ...found,
      state: changes === undefined && unbuilt.length === 0 ? "unknown" : "edited by hand",
      reasons: unbuilt.length > 0 ? unbuilt : whyNeither(vm),
      changes: changes ?? [],
    };
  if (!isRunner(current))
    return { ...found, state: "unknown", reasons: [`${current.why}: it cannot be started again`] };
  if (same(current) && !(isRunner(booted) && booted.path !== current.path))
    return { ...found, state: "up to date", reasons: [] };
  const reasons = same(current)
    ? ["booted and current differ, in something other than arguments"]
    : ["it was started before current was made", ...otherProgram(booted, current)];
  return { ...found, state: "restart needed", reasons, changes: changes ?? [] };
}

/** Links to something made by hand, reported for both at once. */
function unbuiltLinks({ current, booted }: HostVm): string[] {
  const links = Object.entries({ current, booted }).flatMap(([link, runner]) =>
    isRunner(runner) && !runner.isBuilt ? [link] : [],
  );
  if (links.length === 0) return [];
  const are = links.length === 1 ? "is" : "are";
  return [`${links.join(" and ")} ${are} not built by Nix`];
}

function otherProgram(booted: Runner | Unreadable | undefined, current: Runner): string[] {
  const [before, after] = [isRunner(booted) ? programOf(booted) : undefined, programOf(current)];
  return before === undefined || before === after ? [] : [`by ${before}, and not by ${after}`];
}

const programOf = ({ script, file }: Runner) => {
  const [command] = findHypervisorCommands(script, file);
  return command && basename(command.path);
};

const isRunner = (runner: Runner | Unreadable | undefined): runner is Runner =>
  runner !== undefined && "script" in runner;

function whyNeither({ current, booted }: HostVm): string[] {
  const unreadable = [current, booted].flatMap((runner) =>
    runner !== undefined && "why" in runner ? [runner.why] : [],
  );
  return unreadable.length > 0
    ? unreadable
    : [`its arguments are not those of ${booted === undefined ? "current" : "booted or current"}`];
}

/** How a process differs from what a script would start; undefined where that cannot be seen. */
function changesFrom(
  process: HypervisorProcess,
  runner: Runner | Unreadable | undefined,
): Change[] | undefined {
  if (!isRunner(runner)) return undefined;
  const [command] = findHypervisorCommands(runner.script, runner.file);
  if (command === undefined) return undefined;
  const { program, args } = command;
  const line = (texts: readonly string[]) =>
    commandLineOf(
      program,
      texts.map((text) => ({ text, expands: false })),
    );
  const texts = args.map(({ text }) => text);
  const started = asStarted(args, process.arguments, runner.script);
  return describeChanges(line(started), line(texts)).filter(({ kind }) => kind !== "same");
}
