import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));

/** The browser that the site's tests drive: CHROMIUM, or `chromium` on the PATH. */
export const chromium =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "")
    .split(":")
    .map((folder) => join(folder, "chromium"))
    .find((program) => existsSync(program));

/** Whether the site is built, and can be tested in a browser. */
export const hasSite =
  chromium !== undefined &&
  existsSync(join(docs, ".vitepress/dist/index.html")) &&
  existsSync(join(docs, "node_modules/playwright-core"));
