import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { type CommandLine, majorVersion, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";

/** `-fsdev`: what a 9p device shares. */
export function* checkFsdev({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  yield* checkProperties(
    option,
    { ...pack.groups.fsdev, id: "str!", ...fsdevNeeds(option, pack) },
    `-fsdev ${valueAt(option, "fsdriver") ?? ""}`,
  );
}

/** `-virtfs`: `-fsdev` and its device in one. */
export function* checkVirtfs({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  yield* checkProperties(
    option,
    { ...pack.groups.virtfs, id: "str", mount_tag: "str!", ...fsdevNeeds(option, pack) },
    "-virtfs",
  );
}

function fsdevNeeds(option: QemuOption, pack: CommandLine["pack"]): Properties {
  return {
    // the proxy went with 9.2
    fsdriver: majorVersion(pack) < 10 ? "|local|proxy|synth!" : "|local|synth!",
    ...(valueAt(option, "fsdriver") === "local"
      ? { path: "str!", security_model: "|passthrough|mapped-xattr|mapped|mapped-file|none!" }
      : {}),
    writeout: "|immediate",
    multidevs: "|remap|forbid|warn",
  };
}
