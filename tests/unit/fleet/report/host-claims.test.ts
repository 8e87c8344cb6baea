import { expect, test } from "vitest";
import { hostClaims } from "../../../../src/fleet/report/host-claims.ts";
import { scriptOf, vmOf } from "./evaluated.ts";

test("what options and arguments of two VMs of one host claim", () => {
  const one = vmOf("one", {
    values: { interfaces: [{ type: "tap", id: "tap0", mac: "02:00:00:00:00:0A" }] },
    scripts: scriptOf(
      "-device vfio-pci,host=0000:03:00.0 -chardev socket,id=c,path=/run/c,server=on",
    ),
  });
  const other = vmOf("other", {
    autostart: false,
    values: { devices: [{ bus: "pci", path: "0000:03:00.0" }], vsock: { cid: null } },
    scripts: scriptOf(
      "-netdev tap,id=n,ifname=tap0 -device virtio-net-pci,netdev=n,mac=02:00:00:00:00:0a -chardev socket,id=c,path=/run/c,server=on",
    ),
  });
  const elsewhere = { ...other, configuration: "desktop" };
  expect(
    hostClaims([one, other, elsewhere]).map(({ what, value, vms }) => [what, value, ...vms]),
  ).toEqual([
    ["tap interface", "tap0", "one", "other"],
    ["MAC address", "02:00:00:00:00:0a", "one", "other"],
    ["device of the host", "pci 0000:03:00.0", "one", "other"],
    ["socket", "/run/c", "one", "other"],
  ]);
});

test.each([
  ["-drive file=/a.img,if=none,read-only=on", "read by both"],
  ["-chardev socket,id=c,path=/run/c", "made by another"],
  ["-qmp unix:chat.sock,server", "in each VM's own folder"],
])("%s is not a claim: %s", (args) => {
  const vms = ["one", "other"].map((name) => vmOf(name, { scripts: scriptOf(args) }));
  expect(hostClaims(vms)).toEqual([]);
});
