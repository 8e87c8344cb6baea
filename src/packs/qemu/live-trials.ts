import { answersOf } from "./ask-each.ts";
import { type Dialogue, DialogueEnded, type StartQemu } from "./qmp.ts";
import type { Trial } from "./trials.ts";

/** The monitor commands that do in a running QEMU what these options do at its start. */
const commands: Readonly<Record<string, string>> = {
  "-chardev": "chardev-add",
  "-device": "device_add",
  "-drive": "drive_add 0",
  "-netdev": "netdev_add",
  "-object": "object_add",
};

/**
 * How a running QEMU refuses each trial; undefined if it accepts the trial, has no command for it, says only that this
 * is not possible while it runs, or does not start at all.
 */
export async function refusalsWhileRunning(
  start: StartQemu,
  context: readonly string[],
  trials: readonly Trial[],
): Promise<readonly (string | undefined)[]> {
  const count = Math.ceil(trials.length / perProcess);
  const parts = Array.from({ length: count }, (_, index) =>
    trials.slice(index * perProcess, (index + 1) * perProcess),
  );
  return (await Promise.all(parts.map((part) => refusalsOfOne(start, context, part)))).flat();
}

/** QEMU waits 50 ms for each device, in case it is still in use: several processes wait at the same time. */
const perProcess = 64;

async function refusalsOfOne(
  start: StartQemu,
  context: readonly string[],
  trials: readonly Trial[],
): Promise<readonly (string | undefined)[]> {
  const asked = trials.filter((trial) => linesOf(trial) !== undefined);
  try {
    const { answers, unread } = await answersOf(start, context, asked, refusalWhileRunning);
    return trials.map((trial) => {
      const refusal = unread.includes(trial) ? "QEMU ends" : answers.get(trial);
      return ofRunning.test(refusal ?? "") ? undefined : refusal;
    });
  } catch (error) {
    if (error instanceof DialogueEnded) return trials.map(() => undefined);
    throw error;
  }
}

async function refusalWhileRunning(dialogue: Dialogue, trial: Trial): Promise<string | undefined> {
  for (const line of linesOf(trial) ?? []) {
    const refusal = await refusalOfLine(dialogue, line);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const ofRunning = /hot-?plug|pluggable/;

/**
 * The same for trials of devices, on a machine with slots for hot-plugged PCI devices.
 *
 * @param pciDevice The name of the PCI device that the trial with this index is about; undefined for other devices.
 */
export function refusalsWhilePlugged(
  start: StartQemu,
  context: readonly string[],
  trials: readonly Trial[],
  pciDevice: (index: number) => string | undefined,
): Promise<readonly (string | undefined)[]> {
  let slots = 0;
  const plugged = trials.map((trial, index) => {
    const name = pciDevice(index);
    return trial.map((arg) => (arg.split(",")[0] === name ? `${arg},${hotSlot(slots++)}` : arg));
  });
  return refusalsWhileRunning(start, [...context, ...hotSlots(slots)], plugged);
}

/** The monitor commands for a trial's options; undefined if there is none for an option. */
function linesOf(trial: Trial): readonly string[] | undefined {
  const lines: string[] = [];
  for (let index = 0; index < trial.length; index += 2) {
    const command = commands[trial[index] ?? ""];
    if (command === undefined) return undefined;
    lines.push(`${command} ${trial[index + 1]}`);
  }
  return lines;
}

/**
 * How a running QEMU refuses an object; undefined if it accepts the object, which is then removed again.
 *
 * @param value The value of `-object`, which contains the id.
 */
export async function liveRefusalOfObject(
  dialogue: Dialogue,
  value: string,
  id: string,
): Promise<string | undefined> {
  const refusal = await refusalOfLine(dialogue, `object_add ${value}`);
  if (refusal === undefined) await refusalOfLine(dialogue, `object_del ${id}`);
  return refusal;
}

/** The monitor's output if it refuses the line; other output is a warning, for example about a NIC without a peer. */
async function refusalOfLine({ ask }: Dialogue, line: string): Promise<string | undefined> {
  const printed = await ask("human-monitor-command", { "command-line": line });
  if (typeof printed !== "string") throw new DialogueEnded("QEMU has no monitor to ask");
  return /^Error: /m.test(printed) ? printed : undefined;
}

/** The slots of a bridge for hot-plugged devices, which cannot use its slot 0. */
const slotsPerBridge = 31;

/**
 * Arguments for this many PCI slots for hot-plugged devices, which a root bus does not have.
 */
function hotSlots(count: number): readonly string[] {
  const bridges = Array.from({ length: Math.ceil(count / slotsPerBridge) }, (_, index) => [
    "-device",
    `pci-bridge,id=hot${index},bus=hot,addr=${index + 1},chassis_nr=${200 + index},shpc=on`,
  ]);
  return ["-device", "pcie-pci-bridge,id=hot", ...bridges.flat()];
}

/** The properties that plug a device into the slot with this number. */
function hotSlot(index: number): string {
  return `bus=hot${Math.floor(index / slotsPerBridge)},addr=${((index % slotsPerBridge) + 1).toString(16)}`;
}
