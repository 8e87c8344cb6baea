import { expect, test } from "vitest";
import { collisions } from "../../../src/facts/exclusive.ts";

const found = (one: object, other: object) =>
  [
    ...collisions(
      [one, other].map((vm, index) => ({
        name: ["a", "b"][index] as string,
        place: `src/vms/${["a", "b"][index]}.ts:3`,
        vm: vm as Record<string, unknown>,
      })),
    ),
  ].map(({ index, path, message }) => `${index} ${path.join(".")} ${message}`);

const net = { type: "tap", id: "vm-net", mac: "02:00:00:00:00:0a" };
const volume = { image: "/var/a.img", mountPoint: "/a", size: 1 };

test("says what the other VM claims, and where that stands", () => {
  expect(found({ vsock: { cid: 5 } }, { vsock: { cid: 5 } })).toEqual([
    '1 vsock.cid is the same vsock.cid, "5", as that of a (src/vms/a.ts:3): on one host only one of them can run at a time',
  ]);
});

test.each<[object, object, string[]]>([
  [
    { interfaces: [net] },
    { interfaces: [{ ...net, mac: "02:00:00:00:00:0b" }] },
    ["interfaces.0.id"],
  ],
  [
    { interfaces: [net] },
    { interfaces: [{ ...net, id: "b", mac: "02:00:00:00:00:0A" }] },
    ["interfaces.0.mac"],
  ],
  [{ interfaces: [{ ...net, type: "user" }] }, { interfaces: [{ ...net, type: "user" }] }, []],
  [
    { devices: [{ bus: "pci", path: "0000:00:14.3" }] },
    { devices: [{ bus: "pci", path: "0000:00:14.3" }] },
    ["devices.0.path"],
  ],
  [{ volumes: [volume] }, { volumes: [volume] }, ["volumes.0.image"]],
  [{ volumes: [{ ...volume, readOnly: true }] }, { volumes: [{ ...volume, readOnly: true }] }, []],
  [{ volumes: [{ ...volume, image: "a.img" }] }, { volumes: [{ ...volume, image: "a.img" }] }, []],
  [{ socket: "/run/a.sock" }, { socket: "/run/a.sock" }, ["socket"]],
  [{ socket: "a.sock" }, { socket: "a.sock" }, []],
  [{ vsock: { cid: null } }, { vsock: { cid: null } }, []],
])("%j beside %j", (one, other, places) => {
  expect(found(one, other).map((text) => text.split(" ")[1])).toEqual(places);
});
