// the grammar of Nix 2.8's url-parts.hh, which later versions only widen
const unreserved = "[a-zA-Z0-9-._~]";
const encoded = "%[0-9a-fA-F]{2}";
const delimiters = "[!$&'\"()*+,;=]";
const char = `(?:${unreserved}|${encoded}|${delimiters}|[:@])`;
const address = "[0-9a-fA-F:]+(?:%\\w+)?";
const host = `(?:\\[${address}\\]|${address}|(?:${unreserved}|${encoded}|${delimiters})*)`;
const user = `(?:${unreserved}|${encoded}|${delimiters}|:)*`;
const query = `(?:${char}|[/? ])*`;
// std::regex, which Nix uses, ends with a full stack on much longer ones
const longest = 8_192;
const url = new RegExp(
  `^(?<scheme>[a-z][a-z0-9+.-]*):(?://(?<authority>(?:${user}@)?${host}(?::[0-9]+)?)(?:(?:/${char}*)*/?)|/?${char}*(?:/${char}*)*/?)(?:\\?${query})?(?:#${query})?$`,
);

/** Whether Nix's `parseURL` takes it. */
export function isNixUrl(text: string): boolean {
  const parts = text.length > longest ? undefined : url.exec(text)?.groups;
  return parts !== undefined && !(parts.scheme?.includes("file") && parts.authority);
}

/** `git@host:path` and `/path`, which Nix treats as a git repository since 2.19 (`fixGitURL` in url.cc). */
export function isGitAddress(text: string): boolean {
  return text.startsWith("/") || /^[^/]*@.*:.*$/.test(text);
}
