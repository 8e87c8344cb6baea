import type { Finding } from "../finding.ts";
import { parseSize } from "../property-type.ts";
import { type CommandLine, optionsNamed, valueAt } from "./command-line.ts";
import { driverOf } from "./devices.ts";

const disks = /^(virtio-blk-|(ide|scsi)-(cd|hd)$|usb-storage$|nvme(-ns)?$)/;

const wholeBlocks = ["min_io_size", "opt_io_size", "discard_granularity"];

/** A disk's blocks: the logical ones make up the physical ones, and everything else comes in whole logical ones. */
export function* checkBlockSizes(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    // an NVMe controller without a drive of its own has none of it
    const isController = driver === "nvme" && valueAt(option, "drive") === undefined;
    if (!disks.test(driver) || isController) continue;
    // 0 and an absent size are the usual one
    const size = (key: string) => parseSize(valueAt(option, key) ?? "") || 512;
    const logical = size("logical_block_size");
    // what is not a size of a block is a row's to report
    if ((logical & (logical - 1)) !== 0) continue;
    const refused = (message: string): Finding => ({
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message,
    });
    if (logical > size("physical_block_size"))
      yield refused(
        `logical_block_size of ${driver} must not be more than physical_block_size, ${size("physical_block_size")}: set both to ${logical}`,
      );
    for (const key of wholeBlocks) {
      const given = valueAt(option, key) ?? (key === wholeBlocks[2] ? ownGranularity(driver) : "0");
      if ((parseSize(given) ?? 0) % logical !== 0)
        yield refused(
          `${key} of ${driver} must be a multiple of logical_block_size, ${logical}, but is ${given}`,
        );
    }
  }
}

/** What a disk that says nothing can discard at once; 0 for one that goes by its blocks. */
const ownGranularity = (driver: string) => (/^ide-/.test(driver) ? "512" : "0");
