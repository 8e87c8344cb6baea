/** What no output may have: a control but the end of a line, a character of direction or of no width, half a one. */
export const hostile =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;

/** A line that GitHub's runner takes for a command of the workflow. */
export const workflowCommand = /^\s*::|##\[/;
