/** Some names, and how many more: "chat, sound, web and 6 more". */
export function namesOf(names: readonly string[]): string {
  return names.length > 4
    ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`
    : names.join(", ");
}
