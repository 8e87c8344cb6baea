import { expect, test } from "vitest";
import { crosvm } from "../../../src/index.ts";

test("a flag is its builder's name, and its value has the keys of its structure", () => {
  expect(
    crosvm.args(
      crosvm.pmem({ path: "/dev/shm/virtio_pmem.img", ro: false }),
      crosvm.s2idle(),
      crosvm.battery({ type: "goldfish" }),
      crosvm.swtpm("vtpm.sock"),
      "--disable-sandbox",
    ),
  ).toEqual([
    ...["--pmem", "path=/dev/shm/virtio_pmem.img,ro=false"],
    "--s2idle",
    ...["--battery", "type=goldfish"],
    ...["--swtpm", "vtpm.sock"],
    "--disable-sandbox",
  ]);
});

test("what has a meaning in crosvm's grammar is quoted", () => {
  expect(crosvm.args(crosvm.pmem({ path: "/a,b" }))).toEqual(["--pmem", 'path="/a,b"']);
});

test("the compiler refuses what crosvm does", () => {
  expect([
    // @ts-expect-error: an unknown flag
    crosvm.pmen({ path: "/a" }),
    // @ts-expect-error: an unknown key
    crosvm.pmem({ path: "/a", readonly: true }),
    // @ts-expect-error: a key that is missing
    crosvm.pmem({ ro: true }),
    // @ts-expect-error: QEMU's way to say yes
    crosvm.pmem({ path: "/a", ro: "on" }),
    // @ts-expect-error: a value for a switch
    crosvm.s2idle(true),
  ]).toHaveLength(5);
});
