import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/available.ts";
import { temporaryFolder } from "../support/temporary.ts";

const action = readFileSync(join(root, ".github/actions/report/action.yml"), "utf8");

/** The action's last step, as GitHub gives it to bash. */
const step = action.slice(action.lastIndexOf("run: |\n") + 7).replace(/^ {8}/gm, "");

/** Runs it with a program in the place of the command, which says what it was given and ends as it is told. */
function run(inputs: Readonly<Record<string, string>>, status: number) {
  const folder = temporaryFolder("report-action");
  const [cli, summary, output] = ["cli.mjs", "summary", "output"].map((name) => join(folder, name));
  writeFileSync(
    cli as string,
    `import { writeFileSync } from "node:fs";
     const args = process.argv.slice(2);
     writeFileSync(args[args.indexOf("--page") + 1], "the page\\n");
     console.log(JSON.stringify(args));
     process.exit(${status});`,
  );
  const ran = spawnSync("bash", ["-eo", "pipefail", "-c", step], {
    encoding: "utf8",
    env: {
      ...process.env,
      ...{ CLI: cli, RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output },
      ...{ FLAKE: ".", ONLY: "", BASE: "", ...inputs },
    },
  });
  return {
    status: ran.status,
    args: JSON.parse(ran.stdout).map((arg: string) => arg.replace(folder, "$RUNNER_TEMP")),
    summary: readFileSync(summary as string, "utf8"),
    output: readFileSync(output as string, "utf8").replace(folder, "$RUNNER_TEMP"),
  };
}

test("the page is the job's summary and an output, whatever the report says", () => {
  expect(run({ ONLY: "laptop-*; exit 0", BASE: "origin/main" }, 1)).toEqual({
    status: 1,
    args: [
      ...["report", "--flake", ".", "--fetch", "--format", "github"],
      ...["--page", "$RUNNER_TEMP/micro-vms.md", "--only=laptop-*; exit 0", "--base=origin/main"],
    ],
    summary: "the page\n",
    output: "page=$RUNNER_TEMP/micro-vms.md\n",
  });
});

test("without a base it is the report of the flake alone", () => {
  const { status, args } = run({ FLAKE: ".#laptop" }, 0);
  expect([status, args.slice(0, 3), args.length]).toEqual([
    0,
    ["report", "--flake", ".#laptop"],
    8,
  ]);
});
