import pc from "picocolors";
import { type Paint, styles } from "./plain.ts";
import { colorMark } from "./print.ts";
import { printableLines } from "./printable.ts";

/** Colors for text that `print` writes, if standard output is a terminal with colors. */
export function paint(): Paint {
  return painting(process.stdout.isTTY === true && pc.isColorSupported);
}

/** The same for text that `printError` writes. */
export function errorPaint(): Paint {
  return painting(process.stderr.isTTY === true && process.stderr.hasColors());
}

/** Colors in the form that `print` passes through, or none. */
export function painting(isColored: boolean): Paint {
  const colors = pc.createColors(isColored);
  return Object.fromEntries(
    styles.map((style) => [
      style,
      (text: string) =>
        colors[style](printableLines(text)).replaceAll(
          // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a color
          /\u001b\[(\d+)m/g,
          (_, code: string) => colorMark(code),
        ),
    ]),
  ) as Paint;
}
