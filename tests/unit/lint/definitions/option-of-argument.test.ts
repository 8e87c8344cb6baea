import { describe, expect, test } from "vitest";
import { optionOfArgument } from "../../../../src/lint/definitions/option-of-argument.ts";

const whole = (option: string) => ({ option, keys: undefined, place: undefined });
const part = (option: string, ...keys: string[]) => ({ option, keys, place: undefined });

/** Of `-netdev tap,id=...,queues=...` and `-device virtio-net-pci,netdev=...,mac=...`. */
const origins = [
  [whole("interfaces[0].type"), part("interfaces[0].id", "id", "ifname"), part("vcpu", "queues")],
  [
    whole("interfaces[0].type"),
    part("interfaces[0].id", "netdev"),
    part("interfaces[0].mac", "mac"),
  ],
  [whole("shares[0]"), whole("volumes[0]"), part("volumes[0].image", "file")],
  [whole("shares[0]")],
  [],
];

describe("of several options that an argument comes from", () => {
  test.each<[string, number, string | undefined, string | undefined]>([
    ["that of the part which is meant", 0, "ifname", "interfaces[0].id"],
    [
      "that of the part, though it is set for another argument, too",
      1,
      "netdev",
      "interfaces[0].id",
    ],
    ["that of the whole, where no part is meant", 0, undefined, "interfaces[0].type"],
    ["that of the whole, where the part is the runner's", 1, "romfile", "interfaces[0].type"],
    ["the one that makes the fewest arguments", 2, undefined, "volumes[0]"],
    ["none where there is none", 4, undefined, undefined],
    ["none where nothing is known", 9, "mac", undefined],
  ])("%s", (_, index, key, option) => {
    expect(optionOfArgument(origins, { index, key })?.option).toBe(option);
  });
});
