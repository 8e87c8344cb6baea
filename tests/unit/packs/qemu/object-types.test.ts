import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Members,
  membersOf,
  objectTypeText,
  type Part,
  shortest,
} from "../../../../src/packs/qemu/object-types.ts";

const disk: Members = { drive: '?: Thing<"drive">', serial: "?: string", write: "?: boolean" };

test("a type is said with another one, where that is shorter", () => {
  const way: Part = [{ base: "Disk" }, disk];
  const own = shortest({ ...disk, heads: "?: Integer" }, [[], [way]]);
  expect(own).toEqual({ parts: [{ base: "Disk" }], gone: [], own: { heads: "?: Integer" } });
  expect(objectTypeText(own, () => "Disk")).toBe("Disk & {\n  readonly heads?: Integer;\n}");
  const less = shortest({ drive: disk.drive ?? "", serial: "?: string" }, [[way]]);
  expect(objectTypeText(less, () => "Disk")).toBe('Omit<Disk, "write">');
});

test("parts that contradict each other are not put together", () => {
  const other: Part = [{ base: "Other" }, { serial: "?: Integer" }];
  expect(shortest(disk, [[], [[{ base: "Disk" }, disk], other]])).toMatchObject({ parts: [] });
});

test("however a type is said, it has what it has", () => {
  const members = fc.dictionary(
    fc.constantFrom("a", "b", "c", "d", "e", "f"),
    fc.constantFrom("?: string", ": string", "?: boolean"),
  );
  fc.assert(
    fc.property(members, fc.array(members, { maxLength: 4 }), (wanted, others) => {
      const parts = others.map((of, index): Part => [{ like: String(index) }, of]);
      const ways = [[], ...parts.map((part) => [part]), parts];
      const type = shortest(wanted, ways);
      const found = membersOf(type, (part) => others[Number("like" in part && part.like)] ?? {});
      expect(found).toEqual(wanted);
    }),
  );
});
