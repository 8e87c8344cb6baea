import type { Support } from "../../../src/microvm/support/measured-support.ts";

/** What a hypervisor does with an option, in one letter: tables of it are part of pages. */
export const letters = {
  honoured: "h",
  ignored: "i",
  refused: "r",
  "not-applicable": "-",
} as const satisfies Record<Support, string>;

/** How an outcome is shown. */
export const outcomes: Readonly<
  Record<string, { readonly name: Support | "not measured"; readonly sign: string }>
> = {
  h: { name: "honoured", sign: "✓" },
  i: { name: "ignored", sign: "○" },
  r: { name: "refused", sign: "✕" },
  "-": { name: "not-applicable", sign: "–" },
};
