// The texts in a file that people read, each with the line that it begins on.
import { parseSync } from "oxc-parser";

/** Stands for code in a text: no word, so that nothing is concluded about what is around it. */
const code = "§";

const blank = (text) => text.replace(/[^\n]+/g, "");
const inline = (text) => text.replace(/`[^`]*`/g, code);

/** Without code, markup and addresses. */
export function textsOfMarkdown(source) {
  const text = source
    .replace(/^---\n[\s\S]*?\n---$/m, (matter) => matter.replace(/[{}"]/g, " "))
    .replace(/^ *(```|~~~)[\s\S]*?^ *\1 *$/gm, blank)
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, blank)
    .replace(/^(?: {4}|\t).*$/gm, "")
    .replace(/<[^>]*>/g, blank)
    .replace(/\]\([^)]*\)/g, "]");
  return [{ line: 1, text: inline(text) }];
}

export function textsOfVue(source) {
  const template = /<template>[\s\S]*<\/template>/.exec(source);
  if (template === null) return [];
  const line = source.slice(0, template.index).split("\n").length;
  return [{ line, text: template[0].replace(/<[^>]*>|\{\{[^}]*\}\}/g, blank) }];
}

/** Comments, and strings of more than a word. */
export function textsOfNix(source) {
  const found = source.matchAll(/#.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/g);
  return [...found]
    .filter(([text]) => /[a-z] [a-z]/.test(text))
    .map(({ 0: text, index }) => ({
      line: source.slice(0, index).split("\n").length,
      text: inline(text.replace(/^[ \t]*[#*]+/gm, "")),
    }));
}

export function textsOfTypeScript(source, file) {
  const { program, comments } = parseSync(file, source);
  const strings = [];
  collectStrings(program, strings);
  return [...strings, ...comments]
    .filter(({ value }) => /[a-z] [a-z]/.test(value))
    .map(({ start, value }) => ({
      line: source.slice(0, start).split("\n").length,
      text: inline(value.replace(/^[ \t]*\*+/gm, "")),
    }));
}

/** Strings and templates, in which code stands for what is put in. */
function collectStrings(node, strings) {
  if (Array.isArray(node)) for (const each of node) collectStrings(each, strings);
  else if (node !== null && typeof node === "object") {
    if (node.type === "Literal" && typeof node.value === "string")
      strings.push({ start: node.start, value: node.value });
    if (node.type === "TemplateLiteral")
      strings.push({
        start: node.start,
        value: node.quasis.map(({ value }) => value.cooked).join(code),
      });
    for (const child of Object.values(node)) collectStrings(child, strings);
  }
}
