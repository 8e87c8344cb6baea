// Checks the English of all that people read: pages, help, messages, notes, comments. Part of `npm run check`.
// docs/vocabulary.json has the phrases that we do not use, with what to write instead.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import retextEnglish from "retext-english";
import retextIndefiniteArticle from "retext-indefinite-article";
import retextRepeatedWords from "retext-repeated-words";
import { unified } from "unified";
import { VFile } from "vfile";
import { textsOfMarkdown, textsOfNix, textsOfTypeScript, textsOfVue } from "./prose-texts.mjs";

const readers = {
  md: textsOfMarkdown,
  nix: textsOfNix,
  ts: textsOfTypeScript,
  vue: textsOfVue,
};
/** Made by the tool, or an example of what is wrong. */
const notProse =
  /node_modules|^src\/generated|^src\/.*generated|\.vitepress\/(dist|cache)|^docs\/rules\//;

const vocabulary = JSON.parse(readFileSync("docs/vocabulary.json", "utf8")).map(
  ({ avoid, use, except = [] }) => ({
    pattern: new RegExp(`(?<![\\w-])(?:${avoid.join("|")})(?![\\w-])`, "gi"),
    use,
    except,
  }),
);

const english = unified().use(retextEnglish).use(retextIndefiniteArticle).use(retextRepeatedWords);

/** What is wrong with a text: [its offset there, message]. */
function* faultsIn(file, text) {
  for (const { pattern, use, except } of vocabulary)
    if (!except.some((path) => file.startsWith(path)))
      for (const { 0: found, index } of text.matchAll(pattern))
        yield [index, `"${found}": write ${use}`];
  const source = new VFile(text);
  english.runSync(english.parse(source), source);
  // in a line of usage, names in capitals may follow each other
  for (const { place, reason } of source.messages)
    if (!/repeated `[A-Z]+`/.test(reason)) yield [place.start.offset, reason];
}

const folders = ["docs", "src", "nix"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
);
const files = [...readdirSync("."), ...folders].filter((file) => !notProse.test(file)).sort();

let count = 0;
for (const file of files) {
  const texts = readers[/\.(\w+)$/.exec(file)?.[1]];
  if (texts === undefined) continue;
  const inOrder = texts(readFileSync(file, "utf8"), file).sort(
    (one, other) => one.line - other.line,
  );
  for (const { line, text } of inOrder)
    for (const [offset, message] of faultsIn(file, text)) {
      console.error(`${file}:${line + text.slice(0, offset).split("\n").length - 1}: ${message}`);
      count += 1;
    }
}
if (count > 0) {
  console.error(
    `${count} ${count === 1 ? "fault" : "faults"}; the vocabulary is docs/vocabulary.json`,
  );
  process.exitCode = 1;
}
