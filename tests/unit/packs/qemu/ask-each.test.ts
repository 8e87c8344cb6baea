import { expect, test } from "vitest";
import { askEach } from "../../../../src/packs/qemu/ask-each.ts";
import { DialogueEnded, type StartQemu } from "../../../../src/packs/qemu/qmp.ts";

/** A QEMU that ends when asked about these types, and how often it was started. */
function ending(...broken: readonly string[]) {
  const counted = { starts: 0 };
  const start: StartQemu = (_, lead) => {
    counted.starts++;
    return lead({
      pid: 1,
      ask: async (_, { typename } = {}) => {
        if (broken.includes(String(typename)))
          throw new DialogueEnded(`ended at ${String(typename)}`);
        return [typename];
      },
    });
  };
  return { start, counted };
}

const ask = (start: StartQemu, ...types: readonly string[]) =>
  askEach(start, [], "device-list-properties", types);

test("a type that ends QEMU costs that type, and one more start", async () => {
  const { start, counted } = ending("virtio-gpu-gl-pci", "virtio-vga-gl");
  const { answers, unread } = await ask(
    start,
    ...["edu", "virtio-gpu-gl-pci", "nvme", "virtio-vga-gl", "pvpanic"],
  );
  expect([...answers]).toEqual([
    ["edu", ["edu"]],
    ["nvme", ["nvme"]],
    ["pvpanic", ["pvpanic"]],
  ]);
  expect(unread).toEqual(["virtio-gpu-gl-pci", "virtio-vga-gl"]);
  expect(counted.starts).toBe(3);
});

test("a QEMU that ends at every type is not QEMU to ask", async () => {
  const { start } = ending("edu", "nvme");
  await expect(ask(start, "edu", "nvme")).rejects.toThrow("ended at nvme");
});

test("a QEMU that does not start is started once", async () => {
  let starts = 0;
  const start: StartQemu = () => {
    starts++;
    return Promise.reject(new DialogueEnded("could not be started"));
  };
  await expect(ask(start, "edu", "nvme")).rejects.toThrow("could not be started");
  expect(starts).toBe(1);
});
