import { bytesOf, type Problem, quoted } from "./problem.ts";

const prefix = "opt/io.systemd.credentials/";

/** QEMU's limit for the name of a firmware file (include/hw/nvram/fw_cfg.h, FW_CFG_MAX_FILE_PATH with its end). */
const longest = 55;

/** The name of a credential, which QEMU passes as a file of its firmware configuration. */
export function credentialNameProblem(name: string): Problem | undefined {
  const room = longest - bytesOf(prefix);
  const length = bytesOf(name);
  if (name === "" || name === "." || name === ".." || /[/,\s]/.test(name))
    return {
      message: `must be a valid file name without spaces and commas, but is ${quoted(name)}`,
    };
  if (length <= room) return undefined;
  return {
    message: `must be at most ${room} bytes long, but ${quoted(name)} has ${length}: with "${prefix}" before it, QEMU takes ${longest}`,
    fix: "shorten it",
  };
}
