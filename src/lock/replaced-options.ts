/** The replacement of an option that microvm.nix no longer has. */
export interface Replacement {
  /** Names below `microvm.`. */
  readonly options: readonly string[];
  /** What to watch out for when switching, as a sentence of ours. */
  readonly note: string;
}

const qemuBios: Replacement = {
  options: ["qemu.extraArgs"],
  note: 'QEMU takes its own firmware now; for another: microvm.qemu.extraArgs = [ "-bios" "PATH" ]',
};

/**
 * Reviewed by hand against the commits that removed the options: balloonMem in 9ad2b03a17542b557eb48cfec2f3aa15a213a5d6,
 * qemu.bios in c00af667690ac551764da0268c994e46bead24cd of microvm.nix. Of the runners at the pinned revision only
 * cloud-hypervisor's takes an initialBalloonMem other than 0; those of QEMU, crosvm and kvmtool throw.
 */
export const replacedOptions: ReadonlyMap<string, Replacement> = new Map([
  [
    "balloonMem",
    {
      options: ["balloon", "initialBalloonMem"],
      note: "balloon is a boolean, microvm.mem is now the whole memory; initialBalloonMem only with cloud-hypervisor",
    },
  ],
  ["qemu.bios", qemuBios],
  ["qemu.bios.enable", qemuBios],
  ["qemu.bios.path", qemuBios],
]);
