import { describe, expect, test } from "vitest";
import { lintCloudHypervisor } from "../../../src/lint/cloud-hypervisor/lint.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";
import { errorLines, silentLines, withPayload } from "../../support/cloud-hypervisor-errors.ts";

const pack = readPack("cloud-hypervisor") as FlagPack;
const findings = (line: string) => lintCloudHypervisor(withPayload(line), pack);

describe("each kind of error of cloud-hypervisor's configuration is refused", () => {
  test.each(
    Object.entries(errorLines).flatMap(([kind, lines]) =>
      lines.map((line): [string, string] => [kind, line]),
    ),
  )("%s: %s", (_, line) => {
    const refused = findings(line).filter(({ severity }) => severity === "refused");
    expect(refused.length).toBeGreaterThan(0);
  });
});

test.each(silentLines)("%s starts, and one thing is not as it says", (line) => {
  expect(findings(line).map(({ severity }) => severity)).toEqual(["silent"]);
});
