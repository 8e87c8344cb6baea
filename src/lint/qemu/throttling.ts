import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed, type QemuOption, valueAt } from "./command-line.ts";
import { kindOf } from "./kinds.ts";

/** Limits of what goes through a disk, of `-drive` and of a group of disks: which of them go together. */
export function* checkThrottling(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "drive", "object")) {
    if (option.name === "object" && kindOf(option) !== "throttle-group") continue;
    if (!option.parts.some(({ key }) => /bps|iops/.test(key))) continue;
    for (const message of problems(option))
      yield { rule: "wrong-value", severity: "refused", index: option.index, message };
  }
}

function* problems(option: QemuOption): Generator<string> {
  const isSet = (key: string) => Number(valueAt(option, key) ?? "0") > 0;
  const [size] = ["iops_size", "throttling.iops-size", "x-iops-size"].filter(isSet);
  const limits = ["total", "read", "write"].flatMap((way) => namesOf(option, "iops", way, ""));
  if (size !== undefined && !limits.some(isSet))
    yield `${size} is the size of one operation, but no limit of operations is set`;
  for (const unit of ["bps", "iops"]) {
    const keys = (way: string, end = "") => namesOf(option, unit, way, end);
    for (const end of ["", "max"]) {
      const total = keys("total", end).find(isSet);
      const part = [...keys("read", end), ...keys("write", end)].find(isSet);
      if (total !== undefined && part !== undefined)
        yield `${total} is for reading and writing together: it excludes ${part}`;
    }
    for (const way of ["total", "read", "write"]) {
      const burst = keys(way, "max").find(isSet);
      if (burst !== undefined && !keys(way).some(isSet))
        yield `${burst} allows bursts above ${keys(way)[0]}, which is not set`;
    }
  }
}

/** The names of one limit: `x-bps-read-max`; of a drive `throttling.bps-read-max` and, from before, `bps_rd_max`. */
function namesOf({ name }: QemuOption, unit: string, way: string, end: string): readonly string[] {
  const whole = [unit, way, end].filter((part) => part !== "").join("-");
  if (name === "object") return [`x-${whole}`];
  const short = { total: "", read: "rd", write: "wr" }[way] ?? way;
  return [`throttling.${whole}`, [unit, short, end].filter((part) => part !== "").join("_")];
}
