export const styles = ["bold", "cyan", "dim", "green", "red", "yellow"] as const;

/** How texts are set off where they are read. */
export type Paint = Readonly<Record<(typeof styles)[number], (text: string) => string>>;

/** For what is read elsewhere than on a terminal. */
export const plain = Object.fromEntries(
  styles.map((style) => [style, (text: string) => text]),
) as Paint;
