import type { Measuring } from "../microvm/refresh-pin-data.ts";
import { printError, showProgress } from "../output/print.ts";

/** For work that begins now: from the part that is done (0 to 1), estimates the time left: ", about 9 s left". */
export function timeLeft(): (done: number) => string {
  const start = Date.now();
  return (done) => {
    const left = ((Date.now() - start) / 1000) * (1 / done - 1);
    // too early for an estimate, or nothing is left
    return done < 0.05 || done === 1 ? "" : `, about ${Math.ceil(left)} s left`;
  };
}

/** Shows on a terminal how much of a long task is done, from 0 to 1, and about how long the rest will take. */
export function progressOf(about: string): (done: number) => void {
  const left = timeLeft();
  return (done) => showProgress(`${about}: ${Math.floor(done * 100)} %${left(done)}`);
}

/** Reports that the runners are being measured, and on a terminal how far that is. */
export function showMeasuring(): Measuring {
  let progress = (_: number) => {};
  return {
    begins(vms) {
      printError(
        `measuring what each hypervisor does with each option, on ${vms} VMs: this takes minutes, once\n`,
      );
      progress = progressOf("measured");
    },
    progress(done) {
      progress(done);
      if (done === 1) showProgress("");
    },
  };
}
