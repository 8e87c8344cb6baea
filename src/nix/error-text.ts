import { withoutStorePath } from "./store-path.ts";

/** The innermost error of Nix's output, without the places and the code around it. */
export function errorMessage(stderr: string): string {
  const start = [...stderr.matchAll(/^[ ]*error: ?/gm)].at(-1);
  const message = start === undefined ? stderr : stderr.slice(start.index + start[0].length);
  const lines = message
    .split(/\n+ +(?:at \S+:\d+:\d+:\n|… )/)[0]
    ?.split("\n")
    .filter((line) => !/--show-trace/.test(line)) ?? [""];
  const indent = Math.min(
    ...lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.search(/\S/)])),
  );
  return lines
    .map((line, index) => (index === 0 ? line : line.slice(Math.min(indent, line.length))))
    .join("\n")
    .trim();
}

/** An error's first lines, if it has more than a person would read: some `throw` texts have 5000 lines. */
function firstLines(message: string, most = { lines: 12, characters: 1200 }): string {
  const lines = message.split("\n");
  const first = lines.slice(0, most.lines).join("\n");
  if (first.length > most.characters) return `${first.slice(0, most.characters)} ...`;
  const left = lines.length - most.lines;
  return left > 0 ? `${first}\n... and ${left} more line${left === 1 ? "" : "s"}` : first;
}

/** What is wrong, in Nix's own words, and where: without the code there and the way to it. */
export function shortError(stderr: string): string {
  // a place in our generated expression means nothing to the user
  const places = [...stderr.matchAll(/^ *at ([^\s«(]\S*:\d+:\d+):$/gm)];
  const message = firstLines(errorMessage(stderr));
  const start = stderr.lastIndexOf("error:");
  // that of the error itself, else that of the last caller
  const place = places.find(({ index }) => index > start) ?? places.at(-1);
  return place === undefined ? message : `${message} (at ${place[1]})`;
}

/** Renames files of flakes, which Nix names by their store paths; by default, to their paths in the flake. */
export function withSourceFiles(
  text: string,
  fileName: (file: string) => string = withoutStorePath,
): string {
  return text.replace(/\/nix\/store\/[0-9a-z]{32}-source\/[^\s:'"`)]*/g, fileName);
}
