import oxcParser from "oxc-parser/package.json" with { type: "json" };
import { expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };

it("asks for the versions of Node that the strictest of its packages runs on", () => {
  expect(manifest.engines.node).toBe(oxcParser.engines.node);
});
