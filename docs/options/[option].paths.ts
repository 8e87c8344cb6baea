import { optionPage } from "../.vitepress/data/option-page.ts";
import { optionSlug } from "../.vitepress/data/option-path.ts";
import { options } from "../.vitepress/data/pinned.ts";

export default {
  paths: () =>
    options.map((option) => ({
      params: { option: optionSlug(option.name), title: `microvm.${option.name}` },
      content: optionPage(option, options),
    })),
};
