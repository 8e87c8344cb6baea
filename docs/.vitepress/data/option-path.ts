/** The address of an option's page: `interfaces.*.mac` → `interfaces-mac`. */
export const optionSlug = (name: string) => name.replace(/\.(\*|<name>)/g, "").replaceAll(".", "-");
