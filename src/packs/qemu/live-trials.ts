import { answersOf } from "./ask-each.ts";
import { type Dialogue, DialogueEnded, type StartQemu } from "./qmp.ts";
import type { Trial } from "./trials.ts";

/** The commands of QEMU's monitor that do, while it runs, what these options do before it starts. */
const commands: Readonly<Record<string, string>> = {
  "-chardev": "chardev-add",
  "-device": "device_add",
  "-drive": "drive_add 0",
  "-netdev": "netdev_add",
  "-object": "object_add",
};

/**
 * What one QEMU that runs says against each of these trials; undefined where it accepts one, has no command for it, says
 * only that it takes none while it runs, or does not start at all.
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

/** QEMU waits 50 ms at each device, for what may still use it: several processes wait at the same time. */
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
 * The same of trials of devices, for which the machine is given slots that PCI devices can be plugged into.
 *
 * @param pciDevice The name of the PCI device that the trial of this index is of; undefined for another device.
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

/** The monitor's lines for a trial's options. */
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
 * What a QEMU that runs says against an object, which it then has no longer.
 *
 * @param value What stands behind `-object`, with this id.
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

/** Other lines are warnings, as of a card without a peer. */
async function refusalOfLine({ ask }: Dialogue, line: string): Promise<string | undefined> {
  const printed = await ask("human-monitor-command", { "command-line": line });
  if (typeof printed !== "string") throw new DialogueEnded("QEMU has no monitor to ask");
  return /^Error: /m.test(printed) ? printed : undefined;
}

/** A bridge for devices that are plugged in: its slot 0 is none for these. */
const slotsPerBridge = 31;

/**
 * Arguments for so many PCI slots that a device can be plugged into while the machine runs, which a root bus has none of.
 */
function hotSlots(count: number): readonly string[] {
  const bridges = Array.from({ length: Math.ceil(count / slotsPerBridge) }, (_, index) => [
    "-device",
    `pci-bridge,id=hot${index},bus=hot,addr=${index + 1},chassis_nr=${200 + index},shpc=on`,
  ]);
  return ["-device", "pcie-pci-bridge,id=hot", ...bridges.flat()];
}

/** The property values that plug a device into the slot of this number. */
function hotSlot(index: number): string {
  return `bus=hot${Math.floor(index / slotsPerBridge)},addr=${((index % slotsPerBridge) + 1).toString(16)}`;
}
