import { expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";

const pack = readQemuPack("qemu-10.0");
const before = ["-M", "q35", "-nodefaults"];

/** The arguments after the fix of each finding, one after the other, until no finding has one. */
function fixed(args: readonly string[]): string {
  let all = [...before, ...args];
  for (let round = 0; round < 10; round++) {
    const fix = lintQemu(all, pack).find(({ fix }) => fix !== undefined)?.fix;
    if (fix === undefined) return all.slice(before.length).join(" ");
    all = all.toSpliced(fix.index, fix.count, ...fix.args);
  }
  throw new Error(`no end of fixes: ${args.join(" ")}`);
}

const lines = [
  "-device virtio-rng-pci,id=rng0,max-bytes=512,period=1000",
  "-netdev user,id=n0,hostfwd=tcp::2222-:22 -device virtio-net-pci,netdev=n0",
  "-chardev socket,id=c0,path=/run/a.sock,server=on,wait=off -mon chardev=c0,mode=control",
  "-object memory-backend-memfd,id=m,size=128M,share=on -numa node,memdev=m",
  "-fw_cfg name=opt/a/b,string=hello -smbios type=1,manufacturer=a,product=b",
  "-device qemu-xhci,id=usb -device usb-tablet,bus=usb.0,port=1 -rtc base=utc,clock=host",
];

/** Each line with a letter dropped from one of its names: an option's, a driver's, a key's. */
function slips(line: string): string[] {
  const names = [...line.matchAll(/(?<=^-| -| |,)[a-z_][\w-]+(?=[=, ]|$)/g)];
  return names.flatMap(({ 0: name, index }) =>
    [...name].map((_, at) => line.slice(0, index + at) + line.slice(index + at + 1)),
  );
}

test.each(lines)(
  "a letter is missing in %s: the fix is the line itself, or there is none",
  (line) => {
    const slipped = slips(line);
    expect(slipped.length).toBeGreaterThan(20);
    const outcomes = slipped.map((slip) => ({ slip, now: fixed(slip.split(" ")) }));
    expect(outcomes.filter(({ slip, now }) => now !== line && now !== slip)).toEqual([]);
    // most of them can be fixed
    expect(outcomes.filter(({ now }) => now === line).length).toBeGreaterThan(slipped.length / 2);
  },
);

test.each([
  ["-m is as near as -mon", "-mo chardev=c -chardev null,id=c"],
  ["a bare key would say on", "-smbios type=1,manufacturera"],
])("nothing is fixed where it is a guess: %s", (_, line) => {
  expect(fixed(line.split(" "))).toBe(line);
});

test("a first key that is written stays", () => {
  expect(fixed(["-mon", "chardev=c,mod=control", "-chardev", "null,id=c"])).toBe(
    "-mon chardev=c,mode=control -chardev null,id=c",
  );
});
