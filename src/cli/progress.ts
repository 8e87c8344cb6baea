import type { Measuring } from "../microvm/refresh-pin-data.ts";
import { printError, showProgress } from "../output/print.ts";

/** Shows on a terminal how much of long work is done, from 0 to 1, and about how long the rest will take. */
export function progressOf(about: string): (done: number) => void {
  const start = Date.now();
  return (done) => {
    const left = ((Date.now() - start) / 1000) * (1 / done - 1);
    // too early for an estimate
    const estimate = done < 0.05 ? "" : `, about ${Math.ceil(left)} s left`;
    showProgress(`${about}: ${Math.floor(done * 100)} %${estimate}`);
  };
}

/** Says that the runners are measured, and on a terminal how far that is. */
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
