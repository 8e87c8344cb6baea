import { expect, test } from "vitest";
import { storePathOf } from "../../../src/nix/store-path.ts";

test("a narHash gives the place of its tree in the Nix store", () => {
  // as `nix store add-path --name source` says of a tree with this hash
  expect(storePathOf("sha256-pQpattmS9VmO3ZIQUFn66az8GSmB4IvYhTTCFn6SUmo=")).toBe(
    "/nix/store/0ccnxa25whszw7mgbgyzdm4nqc0zwnm8-source",
  );
});

test.each(["", "sha256-", "sha512-AAAA", "../../etc", `sha256-${"A".repeat(44)}`])(
  "what is not a hash, as %j, has none",
  (narHash) => {
    expect(storePathOf(narHash)).toBeUndefined();
  },
);
