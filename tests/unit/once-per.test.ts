import { expect, test } from "vitest";
import { oncePer } from "../../src/once-per.ts";

test("a value is made once for each object, also where it is undefined", () => {
  const asked: string[] = [];
  const lengthOf = oncePer(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name === "" ? undefined : name.length;
  });
  const [empty, other, alike] = [{ name: "" }, { name: "q35" }, { name: "q35" }];
  expect([empty, other, alike, empty, other].map(lengthOf)).toEqual([
    undefined,
    3,
    3,
    undefined,
    3,
  ]);
  expect(asked).toEqual(["", "q35", "q35"]);
});
