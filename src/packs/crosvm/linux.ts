import { attributeArguments, type RustField } from "../rust/rust.ts";

/** microvm.nix runs on Linux: flags that need Windows or Android are left out. */
export function isOnLinux({ attributes }: RustField): boolean {
  const when = attributeArguments(attributes, "cfg") ?? "";
  return !/\bwindows\b|crash-report|process-invariants/.test(when) && !isAndroidOnly(when);
}

/** A condition without the parts that are always true on Linux: `all(unix, feature = "gpu")` → `feature = "gpu"`. */
export function onLinux(when: string): string {
  let text = when.replace(/\s+/g, " ").trim();
  for (;;) {
    const shorter = text
      .replace(/any\( ?target_os = "android", target_os = "linux",? ?\)|\bunix\b/g, "")
      .replace(/(?:^|(?<=\() ?), ?|,(?= ?,)|, ?(?= ?\)|$)/g, "")
      .replace(/\b(?:all|any)\( ?([^(),]*?),? ?\)/g, "$1")
      .trim();
    if (shorter === text) return text;
    text = shorter;
  }
}

function isAndroidOnly(when: string): boolean {
  return (
    /target_os = "android"|android_display/.test(when) && !/target_os = "linux"|any\(/.test(when)
  );
}
