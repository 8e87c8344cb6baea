import { expect, test } from "vitest";
import { fromPosixPattern } from "../../../../src/microvm/schema/posix-pattern.ts";

test.each([
  ["[a-z]+", "^(?:[a-z]+)$"],
  ["a|b", "^(?:a|b)$"],
  // a dot takes newlines too
  [".*", "^(?:[^]*)$"],
  ["[[:digit:]_]{2}", "^(?:[0-9_]{2})$"],
  // in brackets a backslash and a first ] are themselves
  ["[\\d]", "^(?:[\\\\d])$"],
  ["[]a]", "^(?:[\\]a])$"],
  ["[^]:\n]*", "^(?:[^\\]:\n]*)$"],
  ["x{1,3}\\.y", "^(?:x{1,3}\\.y)$"],
  ["{x}", "^(?:\\{x\\})$"],
])("%j in POSIX is %j in JavaScript", (posix, javascript) => {
  expect(fromPosixPattern(posix)).toBe(javascript);
  expect(() => new RegExp(javascript, "u")).not.toThrow();
});
