import { expect, test } from "vitest";
import { asStarted } from "../../../src/host/started-arguments.ts";

const word = (text: string) => ({ text, expands: text.includes("$") });

test("what the shell put in is the script's text", () => {
  const words = [
    "-m",
    "1024",
    "-netdev",
    "tap,fd=${fd},id=a",
    "-smbios",
    "type=1,uuid=$(cat uuid)",
  ];
  const started = ["-m", "1024", "-netdev", "tap,fd=5,id=a", "-smbios", "type=1,uuid=ab-cd"];
  expect(asStarted(words.map(word), started, "")).toEqual(words);
});

test("what is wholly of the shell says nothing of the others", () => {
  expect(asStarted(["-smp", "$n"].map(word), ["-smp", "2", "-S"], "")).toEqual(["-smp", "2", "-S"]);
});

test("what a run adds is left out where the script says that it does", () => {
  const words = ["-m", "1024"].map(word);
  const started = ["-m", "1024", "-device", "usb-host"];
  expect(asStarted(words, started, "runtime_args=\nexec qemu ${runtime_args:-}")).toEqual(started);
  expect(asStarted(words, started, "runtime_args=$(/run/more)\nexec qemu")).toEqual(["-m", "1024"]);
});
