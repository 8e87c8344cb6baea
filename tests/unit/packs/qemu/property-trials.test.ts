import { expect, test } from "vitest";
import {
  objectsWithSizes,
  withoutReadOnly,
  withSizes,
} from "../../../../src/packs/qemu/property-trials.ts";
import { DialogueEnded, type StartQemu } from "../../../../src/packs/qemu/qmp.ts";
import type { RunQemu } from "../../../../src/packs/qemu/run-program.ts";

/** A QEMU that refuses a value behind an option by what `against` says of it. */
const refusing =
  (option: string, against: (value: string) => string | undefined): RunQemu =>
  async (args) => {
    const said = args
      .filter((_, index) => args[index - 1] === option)
      .flatMap((value) => {
        const reason = against(value);
        return reason === undefined ? [] : [`qemu: ${option} ${value}: ${reason}\n`];
      });
    return { stdout: "", stderr: said[0] ?? "", status: said.length === 0 ? 0 : 1, how: "" };
  };

/** A QEMU that cannot be asked while it runs. */
const none: StartQemu = () => Promise.reject(new DialogueEnded("could not be started"));

test("a number that takes a unit is a size, also behind numbers of few bits that must be given", async () => {
  const run = refusing("-numa", (value) => {
    if (/initiator=(1M|\d{6})/.test(value)) return "Parameter 'initiator' expects a uint64 value";
    if (/latency=1M/.test(value)) return "Parameter 'latency' expects a uint64 value";
    return "NUMA is not supported by this machine-type";
  });
  const hmat = {
    bandwidth: "number",
    "data-type": "|a|b!",
    initiator: "number!",
    latency: "number",
  };
  expect(await withSizes(run, "-numa", "", { "hmat-lb": hmat })).toEqual({
    "hmat-lb": {
      bandwidth: "size",
      "data-type": "|a|b!",
      initiator: "number!",
      latency: "number",
    },
  });
});

test("behind another refusal nothing is known to be a size", async () => {
  const run = refusing("-netdev", () => "Parameter 'addr' is missing");
  const stream = { reconnect: "number", server: "bool" };
  expect(await withSizes(run, "-netdev", "id=it", { stream })).toEqual({ stream });
});

test("a property that no one can set is none", async () => {
  const run = refusing("-object", (value) =>
    value.includes("loaded=on") && value.startsWith("secret")
      ? "Property 'secret.loaded' is not writable"
      : undefined,
  );
  const properties = { id: "str!", loaded: "bool" };
  expect(
    await withoutReadOnly(
      { run, start: none },
      "-object",
      { rng: properties, secret: properties },
      ["loaded"],
    ),
  ).toEqual({ rng: properties, secret: { id: "str!" } });
});

test("a QEMU that runs shows the sizes of objects, and those that end it are tried alone", async () => {
  const lines: string[] = [];
  const start: StartQemu = (_, lead) =>
    lead({
      pid: 1,
      ask: async (_, { "command-line": line } = {}) => {
        lines.push(String(line));
        if (String(line).startsWith("object_add rng")) throw new DialogueEnded("ended");
        return /align=1M/.test(String(line)) ? "Error: Parameter 'align' expects uint64\r\n" : "";
      },
    });
  const alone: string[] = [];
  const run: RunQemu = async (args) => {
    alone.push(args.slice(3, 5).join(" "));
    return { stdout: "", stderr: "", status: 0, how: "" };
  };
  const variants = { ram: { align: "number", size: "number" }, rng: { bytes: "number" } };
  expect(await objectsWithSizes({ run, start }, variants)).toEqual({
    ram: { align: "number", size: "size" },
    rng: { bytes: "size" },
  });
  expect(lines).toEqual([
    "object_add ram,id=it,align=1M,size=1M",
    "object_add ram,id=it,size=1M",
    "object_del it",
    "object_add rng,id=it,bytes=1M",
  ]);
  expect(alone).toEqual(["-object rng,id=it,bytes=1M"]);
});
