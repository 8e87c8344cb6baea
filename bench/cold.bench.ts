import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../tests/support/available.ts";
import { temporaryFolder } from "../tests/support/temporary.ts";
import { measure, type Run } from "./measure.ts";
import { makeCold, repositoryOf, toolRun } from "./repositories.ts";

/** The bin/cli.js of an installed openapi-typescript: it asks for another TypeScript than this package has. */
const peer = process.env.OPENAPI_TYPESCRIPT;
const schema = join(root, "src/generated/microvm.schema.json");

test("codegen from nothing takes little more than what generates types alone", () => {
  const own = cold(3);
  const { "codegen, 3 VMs": ours, "json-schema-to-typescript": library } = measure(12, {
    "json-schema-to-typescript": {
      folder: root,
      command: [process.execPath, "node_modules/.bin/json2ts", "--input", schema],
    },
    "codegen, 3 VMs": own,
  });
  // the types of 190 options with their notes, three modules, and all checks of them
  expect(ours.least / library.least).toBeLessThan(3);
  measure(1, { "codegen, 1,000 VMs": cold(1000) });
});

test.skipIf(peer === undefined)("codegen from nothing is no slower than openapi-typescript", () => {
  const file = join(temporaryFolder("openapi"), "openapi.json");
  const document = {
    openapi: "3.1.0",
    info: { title: "VMs", version: "1" },
    paths: {},
    components: { schemas: { Vm: JSON.parse(readFileSync(schema, "utf8")) } },
  };
  writeFileSync(
    file,
    JSON.stringify(document).replaceAll("#/$defs/", "#/components/schemas/Vm/$defs/"),
  );
  const taken = measure(12, {
    "openapi-typescript": { folder: root, command: [process.execPath, peer ?? "", file] },
    "codegen, 3 VMs": cold(3),
  });
  expect(taken["codegen, 3 VMs"].least).toBeLessThan(taken["openapi-typescript"].least);
});

function cold(count: number): Run {
  const repository = repositoryOf(count);
  return { ...toolRun(repository.path, "codegen"), before: () => makeCold(repository) };
}
