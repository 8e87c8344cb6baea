// count.mjs REPORT FAILED_STEPS: "N passed, N failed", from vitest's JSON report and the steps that failed.
import { readFileSync } from "node:fs";

const [, , report, failedSteps] = process.argv;
const text = readFileSync(report, "utf8");
if (text === "" && failedSteps === "0") throw new Error("every step passed, but no test reported");
const { numPassedTests, numFailedTests, testResults } =
  text === "" ? { numPassedTests: 0, numFailedTests: 0, testResults: [] } : JSON.parse(text);
// a file that does not load has no tests to fail
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) =>
    status === "failed" && assertionResults.every((test) => test.status !== "failed"),
).length;
const failed = numFailedTests + brokenFiles;
// failing tests fail their step too: that is not one more
const otherSteps = Math.max(0, Number(failedSteps) - (failed > 0 ? 1 : 0));
console.log(`${numPassedTests} passed, ${failed + otherSteps} failed`);
