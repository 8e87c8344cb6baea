export const styles = ["bold", "cyan", "dim", "green", "red", "yellow"] as const;

/** One function per style, which highlights text in that style. */
export type Paint = Readonly<Record<(typeof styles)[number], (text: string) => string>>;

/** No highlighting, for output that is not read on a terminal. */
export const plain = Object.fromEntries(
  styles.map((style) => [style, (text: string) => text]),
) as Paint;
