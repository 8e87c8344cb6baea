import type { CommandRecord } from "./parse-record.ts";
import { withoutHashes } from "./store-paths.ts";

/** A command line to draw: each argument with the options that it comes from, by their names below `microvm`. */
export interface DrawnCommand {
  readonly hypervisor: string;
  readonly lines: readonly { readonly text: string; readonly options: readonly string[] }[];
}

/** The name of an option as a picture has it. */
export const belowMicrovm = (option: string) => option.replace(/^microvm\./, "");

/** A recorded command line, for `drawCommand`. */
export function drawnRecord({ hypervisor, command, origins }: CommandRecord): DrawnCommand {
  const [, ...lines] = (command ?? "").split("\n");
  return {
    hypervisor,
    lines: lines.map((text, index) => ({
      text,
      options: (origins[index] ?? []).map(({ option }) => belowMicrovm(option)),
    })),
  };
}

const row = 26;
const width = 940;
const middle = { from: 300, to: 420 };

/**
 * A VM's options flowing into its command line, as an SVG: on the left what the VM sets, on the right the arguments,
 * with a line from each option to each argument that it makes or contributes to.
 *
 * @param vm The VM's name, for the title.
 */
export function drawCommand(vm: string, { hypervisor, lines }: DrawnCommand): string {
  const options = [...new Set(lines.flatMap((line) => line.options))];
  const height = row * (Math.max(lines.length, options.length) + 2);
  const heightOf = (index: number, count: number) =>
    row * (index + 1.5) + ((Math.max(lines.length, options.length) - count) * row) / 2;
  const places = new Map(options.map((option, index) => [option, heightOf(index, options.length)]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13">`,
    `<title>${escaped(`How the options of ${vm} become arguments of ${hypervisor}`)}</title>`,
    "<style>text{fill:#24292f}.o{fill:#17616a;font-weight:600}.n{fill:#6b7280}path{fill:none;stroke:#1f6f78;stroke-opacity:.45;stroke-width:1.6}@media(prefers-color-scheme:dark){text{fill:#e6e8eb}.o{fill:#7fd0c6}.n{fill:#9ca1ab}path{stroke:#7fd0c6}}</style>",
    ...lines.flatMap((line, index) =>
      line.options.map((option) => curve(places.get(option) ?? 0, heightOf(index, lines.length))),
    ),
    ...options.map((option) => text(middle.from - 8, places.get(option) ?? 0, option, "o", "end")),
    ...lines.map((line, index) =>
      text(
        middle.to + 8,
        heightOf(index, lines.length),
        shortened(withoutHashes(line.text).replaceAll(/\/nix\/store\/[^/-]*-/g, "…/")),
        line.options.length === 0 ? "n" : "",
        "start",
      ),
    ),
    "</svg>",
    "",
  ].join("\n");
}

const curve = (from: number, to: number) =>
  `<path d="M${middle.from} ${from - 4}C${middle.from + 60} ${from - 4} ${middle.to - 60} ${to - 4} ${middle.to} ${to - 4}"/>`;

const text = (x: number, y: number, content: string, kind: string, anchor: string) =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}"${kind === "" ? "" : ` class="${kind}"`}>${escaped(content)}</text>`;

/** As much of the text as fits. */
const shortened = (line: string) => (line.length > 62 ? `${line.slice(0, 61)}…` : line);

const escaped = (content: string) =>
  content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
