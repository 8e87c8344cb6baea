import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { rulePages } from "../../src/lint/rules.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const repository = "https://github.com/tiiuae/ghaf-microvm";

interface Token {
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
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

export default defineConfig({
  title: "ghaf-microvm",
  description: "The options of microvm.nix: what each does, on which hypervisor, since when",
  lang: "en",
  base: process.env.DOCS_BASE ?? "/",
  cleanUrls: true,
  lastUpdated: false,
  // those of GitHub's view of the folders
  rewrites: { "rules/README.md": "rules/index.md", "decisions/README.md": "decisions/index.md" },
  head: [
    [
      "link",
      { rel: "icon", type: "image/svg+xml", href: `${process.env.DOCS_BASE ?? "/"}icon.svg` },
    ],
  ],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (markdown) => {
      markdown.core.ruler.push("repository-links", ({ tokens, env }) => {
        // a heading alone is rendered without it
        const depth = (env.relativePath ?? "").split("/").length;
        linkRepository(tokens, new RegExp(`^(\\.\\./){${depth}}(?=[\\w.]*\\w)`));
      });
    },
  },
  themeConfig: {
    logo: "/icon.svg",
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
            { text: "VMs in Nix, anywhere", link: "/fleets" },
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
