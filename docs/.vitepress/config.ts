import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { rulePages } from "../../src/lint/rules.ts";
import { optionNotes } from "../../src/microvm/schema/option-notes.ts";
import { optionSlug } from "./data/option-path.ts";
import { options } from "./data/pinned.ts";
import { optionsOfRule } from "./data/rules-of-option.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const base = process.env.DOCS_BASE ?? "/";
const repository = "https://github.com/tiiuae/ghaf-microvm";

interface Token {
  readonly type: string;
  readonly content: string;
  children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

/** What markdown-it gives a rule of its core. */
interface State {
  readonly tokens: readonly Token[];
  readonly Token: new (type: string, tag: string, nesting: 1 | -1) => Token;
}

/** What pages link to outside this folder is on the web where the repository is. */
function linkRepository(tokens: readonly Token[], outside: RegExp): void {
  for (const token of tokens) {
    const target = token.attrGet("href") ?? "";
    if (outside.test(target))
      token.attrSet("href", target.replace(outside, `${repository}/blob/main/`));
    linkRepository(token.children ?? [], outside);
  }
}

const pages = new Set(options.map(({ name }) => `microvm.${name}`));

/** Code that is an option's name leads to the option's page. */
function linkOptions(state: State): void {
  for (const token of state.tokens) {
    const children = token.children ?? [];
    token.children = children.flatMap((child, at) => {
      const isLinked = children[at - 1]?.type === "link_open";
      if (child.type !== "code_inline" || isLinked || !pages.has(child.content)) return [child];
      const open = new state.Token("link_open", "a", 1);
      open.attrSet("href", `/options/${optionSlug(child.content.slice("microvm.".length))}`);
      return [open, child, new state.Token("link_close", "a", -1)];
    });
  }
}

/** What the page of a rule ends with: the options that it speaks of, as theirs end with the rules. */
function optionsSection(path: string): string {
  const found = optionsOfRule(/^rules\/(.*)\.md$/.exec(path)?.[1] ?? "", options);
  if (found.length === 0) return "";
  const lines = found.map(({ name }) => {
    const { purpose } = optionNotes[name] ?? {};
    return `- \`microvm.${name}\`${purpose === undefined ? "" : `: ${purpose}`}`;
  });
  return `\n\n## Options\n\n${lines.join("\n")}\n`;
}

export default defineConfig({
  title: "ghaf-microvm",
  description: "The options of microvm.nix: what each does, on which hypervisor, since when",
  lang: "en",
  base,
  cleanUrls: true,
  lastUpdated: false,
  // those of GitHub's view of the folders
  rewrites: { "rules/README.md": "rules/index.md", "decisions/README.md": "decisions/index.md" },
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }]],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (markdown) => {
      markdown.core.ruler.push("repository-links", ({ tokens, env }) => {
        // a heading alone is rendered without it
        const depth = (env.relativePath ?? "").split("/").length;
        linkRepository(tokens, new RegExp(`^(\\.\\./){${depth}}(?=[\\w.]*\\w)`));
      });
      markdown.core.ruler.push("option-links", linkOptions);
      markdown.core.ruler.push("focusable-code", ({ tokens }) => {
        // long lines scroll, also by keyboard
        for (const token of tokens) if (token.type === "code_block") token.attrSet("tabindex", "0");
      });
      markdown.core.ruler.before("normalize", "options-of-rule", (state) => {
        state.src += optionsSection(state.env.relativePath ?? "");
      });
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    notFound: {
      title: "Page not found",
      quote: "Search above, or look in the list of options.",
      linkText: "Go to the first page",
    },
    nav: [
      { text: "Guide", link: "/guide/first-vm", activeMatch: "^/guide/" },
      { text: "Options", link: "/options/", activeMatch: "^/options/" },
      { text: "Support", link: "/support" },
      { text: "Rules", link: "/rules/", activeMatch: "^/rules/" },
      { text: "Try it", link: "/try/lint", activeMatch: "^/try/" },
    ],
    sidebar: {
      "/rules/": [
        {
          text: "Rules",
          items: [
            { text: "All rules", link: "/rules/" },
            ...rulePages.map(({ id }) => ({ text: id, link: `/rules/${id}` })),
          ],
        },
      ],
      "/options/": [],
      "/": [
        {
          text: "Guide",
          items: [
            { text: "First VM in five minutes", link: "/guide/first-vm" },
            { text: "Definitions", link: "/guide/definitions" },
            { text: "In another repository", link: "/guide/another-repository" },
            { text: "In plain Nix", link: "/guide/plain-nix" },
            { text: "In Ghaf", link: "/guide/ghaf" },
            { text: "Sharing memory", link: "/guide/sharing-memory" },
            { text: "In CI", link: "/guide/ci" },
            { text: "Fleets", link: "/guide/fleet" },
          ],
        },
        {
          text: "Look up",
          items: [
            { text: "Options", link: "/options/" },
            { text: "Support by hypervisor", link: "/support" },
            { text: "From QEMU to crosvm", link: "/moving" },
            { text: "Revisions", link: "/revisions" },
            { text: "Builds of hypervisors", link: "/builds" },
            { text: "Rules", link: "/rules/" },
            { text: "Commands", link: "/commands" },
          ],
        },
        {
          text: "Try it",
          items: [
            { text: "A command line", link: "/try/lint" },
            { text: "A flake.lock", link: "/try/lock" },
            { text: "A VM, drawn", link: "/try/drawn" },
          ],
        },
        { text: "Design", items: [{ text: "Decisions", link: "/decisions/" }] },
      ],
    },
    search: { provider: "local" },
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: repository }],
    footer: { message: `Apache-2.0 · <a href="${repository}">Source</a>` },
  },
  vite: {
    resolve: {
      alias: [
        { find: "node:path", replacement: "path-browserify" },
        // what Node reads from files, the browser gets with the code that asks for it
        {
          find: /^\.\/read-history\.ts$/,
          replacement: here("browser/read-history.ts"),
        },
      ],
    },
    server: { fs: { allow: [here("../..")] } },
  },
});
