import { expect, test } from "vitest";
import {
  refusalsWhilePlugged,
  refusalsWhileRunning,
} from "../../../../src/packs/qemu/live-trials.ts";
import { DialogueEnded, type StartQemu } from "../../../../src/packs/qemu/qmp.ts";

/** A QEMU whose monitor prints what `prints` has for a line, and all that it was asked, the arguments of its starts first. */
function running(prints: (line: string) => unknown) {
  const asked: string[] = [];
  const start: StartQemu = (args, lead) => {
    asked.push(args.join(" "));
    return lead({
      pid: 1,
      ask: async (_, { "command-line": line } = {}) => {
        asked.push(String(line));
        return prints(String(line));
      },
    });
  };
  return { start, asked };
}

test("what a device is refused for is known from a QEMU that runs; warnings and hotplug are no refusal", async () => {
  const said: Readonly<Record<string, string>> = {
    "device_add a": "Error: drive property not set\r\n",
    "device_add b": "warning: nic b.0 has no peer\r\n",
    "device_add c": "Error: Bus 'pcie.0' does not support hotplugging\r\n",
    "device_add d,drive=x": "Error: no\r\n",
  };
  const { start, asked } = running((line) => said[line] ?? "");
  const disk = ["-drive", "driver=null-co,id=x", "-device", "d,drive=x"];
  const trials = [...["a", "b", "c"].map((name) => ["-device", name]), disk];
  expect(await refusalsWhileRunning(start, ["-machine", "q35"], trials)).toEqual([
    "Error: drive property not set\r\n",
    undefined,
    undefined,
    "Error: no\r\n",
  ]);
  expect(asked).toEqual([
    "-machine q35",
    ...["device_add a", "device_add b", "device_add c"],
    ...["drive_add 0 driver=null-co,id=x", "device_add d,drive=x"],
  ]);
});

test("an option without a command of the monitor is not asked for", async () => {
  const { start, asked } = running(() => "");
  const trial = ["-fsdev", "synth,id=x", "-device", "virtio-9p-pci,fsdev=x"];
  expect(await refusalsWhileRunning(start, [], [trial])).toEqual([undefined]);
  expect(asked).toEqual([]);
});

test("a device that ends QEMU is refused, and a QEMU that does not start says nothing", async () => {
  const { start } = running((line) => {
    if (line === "device_add b") throw new DialogueEnded("ended (SIGABRT)");
    return "";
  });
  const trials = ["a", "b"].map((name) => ["-device", name]);
  expect(await refusalsWhileRunning(start, [], trials)).toEqual([undefined, "QEMU ends"]);
  const none: StartQemu = () => Promise.reject(new DialogueEnded("could not be started"));
  expect(await refusalsWhileRunning(none, [], trials)).toEqual([undefined, undefined]);
});

test("PCI devices are plugged into slots of bridges, 31 each, with hexadecimal numbers", async () => {
  const { start, asked } = running(() => "");
  const trials = Array.from({ length: 33 }, () => ["-device", "nvme"]);
  await refusalsWhilePlugged(start, [], [["-device", "usb-kbd"], ...trials], (index) =>
    index === 0 ? undefined : "nvme",
  );
  expect(asked[0]).toBe(
    "-device pcie-pci-bridge,id=hot -device pci-bridge,id=hot0,bus=hot,addr=1,chassis_nr=200,shpc=on -device pci-bridge,id=hot1,bus=hot,addr=2,chassis_nr=201,shpc=on",
  );
  expect([1, 2, 31, 32, 33].map((index) => asked[index])).toEqual([
    "device_add usb-kbd",
    "device_add nvme,bus=hot0,addr=1",
    "device_add nvme,bus=hot0,addr=1e",
    "device_add nvme,bus=hot0,addr=1f",
    "device_add nvme,bus=hot1,addr=1",
  ]);
});
