import { bytesOf, type Problem, quoted } from "./problem.ts";

/** Bytes that a tag may have: measured on QEMU's virtio-9p and vhost-user-fs. */
const longest: Readonly<Record<string, number>> = { "9p": 31, virtiofs: 36 };

/** The tag by which a guest mounts a share of this protocol. */
export function shareTagProblem(tag: string, proto: string): Problem | undefined {
  const limit = longest[proto];
  const length = bytesOf(tag);
  if (length === 0) return { message: "must not be empty: the guest mounts the share by its tag" };
  if (limit === undefined || length <= limit) return undefined;
  return {
    message: `must be at most ${limit} bytes long for ${proto}, but ${quoted(tag)} has ${length}`,
    fix: "shorten it",
  };
}
