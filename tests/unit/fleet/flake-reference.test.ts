import { expect, test } from "vitest";
import { parseFlakeReference } from "../../../src/fleet/flake-reference.ts";

test.each([
  [".", { url: ".", configuration: undefined }],
  ["#chat", { url: ".", configuration: "chat" }],
  ["github:a/b#nixosConfigurations.chat", { url: "github:a/b", configuration: "chat" }],
  ['.#nixosConfigurations."chat.example"', { url: ".", configuration: "chat.example" }],
  ["src", { url: "./src", configuration: undefined }],
  ["nixpkgs", { url: "nixpkgs", configuration: undefined }],
])("%s", (text, reference) => {
  expect(parseFlakeReference(text)).toEqual(reference);
});

test("what is not a configuration is refused", () => {
  expect(() => parseFlakeReference(".#packages.x86_64-linux.chat")).toThrow(
    '"packages.x86_64-linux.chat" names no configuration',
  );
});
