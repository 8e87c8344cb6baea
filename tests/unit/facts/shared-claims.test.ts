import { expect, test } from "vitest";
import { sharedClaims } from "../../../src/facts/shared-claims.ts";

const cid = { what: "vsock.cid", value: "3" };
const mac = { what: "MAC address", value: "3" };

test("only what several VMs claim is shared, with all who claim it in their order", () => {
  const claims = [
    { vm: "a", claim: cid },
    { vm: "b", claim: cid },
    { vm: "c", claim: cid },
  ];
  expect(
    sharedClaims([
      ["a", [cid, mac, mac]],
      ["b", [cid]],
      ["c", [cid]],
    ]),
  ).toEqual([{ ...cid, claims }]);
});
