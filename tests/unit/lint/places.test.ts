import { describe, expect, test } from "vitest";
import { type Places, placeOfArgument } from "../../../src/lint/places.ts";

const guest = (line: number | null) => ({ file: "guest.nix", line });

const places: Places = {
  args: [
    { text: "-device", ...guest(20) },
    { text: "virtio-rng-pci,id=rng1", ...guest(21) },
    { text: "-device", file: "nix/modules/arguments.nix", line: 1 },
    { text: "usb-kbd,id=kbd1", file: "nix/modules/arguments.nix", line: 1 },
  ],
  typed: [{ text: "id=kbd1", ...guest(30) }],
  options: [
    { key: "mem", value: "512", arguments: ["-m"], ...guest(2) },
    { key: "id", value: "eth0", arguments: ["-netdev", "-device"], ...guest(3) },
    { key: "id", value: "eth01", arguments: ["-netdev", "-device"], ...guest(4) },
    { key: "accel", value: "tcg", arguments: ["-M"], ...guest(5) },
    { key: "machine", value: "tcg", arguments: ["-M"], ...guest(6) },
    { key: "user", value: null, arguments: ["-run-with"], ...guest(7) },
    { key: "vcpu", value: "2", arguments: ["-smp"], file: "src/vms/a.ts:12", line: null },
  ],
};

const line = [
  ...["-m", "512M"],
  ...["-netdev", "user,id=eth0"],
  ...["-netdev", "user,id=eth01"],
  ...["-M", "x,accel=tcg"],
  ...["-run-with", "user=a"],
  ...["-smp", "2"],
  ...["-device", "virtio-rng-pci"],
  "-nographic",
  ...places.args.map(({ text }) => text),
].map((text) => ({ text, line: 1, expands: false }));

const at = (text: string) => line.findLastIndex((arg) => arg.text === text);

describe("an argument's place is", () => {
  test.each([
    ["that of its own list item", at("virtio-rng-pci,id=rng1") - 1, guest(20)],
    ["that of a value alone", at("virtio-rng-pci,id=rng1"), guest(21)],
    ["that of the typed argument which makes it", at("usb-kbd,id=kbd1") - 1, guest(30)],
    ["that of the option whose value it has", at("512M") - 1, guest(2)],
    ["that of the longest value of several", at("user,id=eth01") - 1, guest(4)],
    ["that of the shorter one where the longer is not there", at("user,id=eth0") - 1, guest(3)],
    ["that of the option with its key", at("x,accel=tcg") - 1, guest(5)],
    ["that of the only option which makes it", at("user=a") - 1, guest(7)],
    ["the line that a file's name gives", at("2") - 1, { file: "src/vms/a.ts", line: 12 }],
    ["unknown where no value is in it", at("virtio-rng-pci") - 1, undefined],
    ["unknown where no option makes it", at("-nographic"), undefined],
  ])("%s", (_, index, place) => {
    expect(placeOfArgument(places, line, index)).toEqual(place);
  });

  test("not the runner's argument that is the same as the guest's own", () => {
    const twice = [...places.args, ...places.args].map(({ text }) => ({
      text,
      line: 1,
      expands: false,
    }));
    expect(placeOfArgument(places, twice, 1)).toBeUndefined();
    expect(placeOfArgument(places, twice, 5)).toEqual(guest(21));
  });
});
