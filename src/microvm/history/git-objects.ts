import { spawnSync } from "node:child_process";
import { exitStatus, KnownError } from "../../errors.ts";

export interface Commit {
  readonly rev: string;
  readonly tree: string;
  /** Committer date, in seconds since 1970. */
  readonly committed: number;
}

export interface TreeEntry {
  /** As git writes it: "100644", "100755", "120000" (link), "40000" (folder), "160000" (another repository). */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** A git repository's commits and objects, read through git itself. */
export class GitObjects {
  readonly #folder: string;
  readonly #objects = new Map<string, Buffer>();

  /** @throws KnownError (status 2) when the folder is not a git repository or there is no git. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#git(["rev-parse", "--git-dir"]);
  }

  /** Every commit of every branch, and those on the main branch's first-parent line, newest first. */
  commits(): { all: Commit[]; main: string[] } {
    const branches = ["--branches", "--remotes"];
    const all = this.#lines(["log", ...branches, "--format=%H %T %ct"]).map((line): Commit => {
      const [rev = "", tree = "", committed] = line.split(" ");
      return { rev, tree, committed: Number(committed) };
    });
    const main = this.#lines(["rev-list", "--first-parent", this.#mainBranch()]);
    return { all, main };
  }

  /** The full hash of a revision, branch or tag, or undefined when the repository lacks it. */
  resolve(name: string): Commit | undefined {
    const { status, stdout } = this.#run(["log", "-1", "--format=%H %T %ct", name, "--"]);
    if (status !== 0) return undefined;
    const [rev = "", tree = "", committed] = stdout.toString("utf8").trim().split(" ");
    return { rev, tree, committed: Number(committed) };
  }

  /** Loads everything in these trees into memory, in one run of git. */
  load(trees: readonly string[]): void {
    // trees first, level by level, then the files in them
    let wanted = new Set(trees);
    const files = new Set<string>();
    while (wanted.size > 0) {
      this.#read(wanted);
      const below = new Set<string>();
      for (const id of wanted)
        for (const entry of this.tree(id)) {
          if (this.#objects.has(entry.id) || entry.mode === "160000") continue;
          (entry.mode === "40000" ? below : files).add(entry.id);
        }
      wanted = below;
    }
    this.#read(files);
  }

  /** The entries of a loaded tree, in git's order. */
  tree(id: string): TreeEntry[] {
    const content = this.object(id);
    const entries: TreeEntry[] = [];
    for (let at = 0; at < content.length; ) {
      const space = content.indexOf(0x20, at);
      const end = content.indexOf(0, space);
      entries.push({
        mode: content.toString("latin1", at, space),
        name: content.toString("utf8", space + 1, end),
        id: content.toString("hex", end + 1, end + 21),
      });
      at = end + 21;
    }
    return entries;
  }

  /** The content of a loaded object. */
  object(id: string): Buffer {
    const content = this.#objects.get(id);
    if (content === undefined) throw new Error(`git object ${id} was not loaded`);
    return content;
  }

  #read(ids: ReadonlySet<string>): void {
    const missing = [...ids].filter((id) => !this.#objects.has(id));
    if (missing.length === 0) return;
    const output = this.#git(["cat-file", "--batch"], `${missing.join("\n")}\n`);
    for (let at = 0; at < output.length; ) {
      const end = output.indexOf(0x0a, at);
      const [id = "", type, size] = output.toString("latin1", at, end).split(" ");
      if (type === "missing")
        throw new KnownError(
          {
            file: this.#folder,
            message: `the repository lacks the object ${id}`,
            fix: "a shallow or partial clone is not enough: git fetch --unshallow",
          },
          exitStatus.notChecked,
        );
      this.#objects.set(id, output.subarray(end + 1, end + 1 + Number(size)));
      at = end + 2 + Number(size);
    }
  }

  #mainBranch(): string {
    for (const name of ["origin/main", "main", "HEAD"])
      if (this.#run(["rev-parse", "-q", "--verify", `${name}^{commit}`]).status === 0) return name;
    throw new KnownError(
      {
        file: this.#folder,
        message: "the repository has no branch `main`",
        fix: `git -C ${this.#folder} fetch origin main:main`,
      },
      exitStatus.notChecked,
    );
  }

  #lines(args: readonly string[]): string[] {
    return this.#git(args)
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "");
  }

  #git(args: readonly string[], input = ""): Buffer {
    const { status, stdout, stderr } = this.#run(args, input);
    if (status === 0) return stdout;
    throw new KnownError(
      {
        file: this.#folder,
        message: `cannot be read as a git repository: ${stderr.toString("utf8").trim()}`,
        fix: "name a clone of https://github.com/microvm-nix/microvm.nix",
      },
      exitStatus.notChecked,
    );
  }

  #run(args: readonly string[], input = "") {
    const { status, stdout, stderr, error } = spawnSync("git", ["-C", this.#folder, ...args], {
      input,
      maxBuffer: 2 ** 31 - 1,
      stdio: ["pipe", "pipe", "pipe"],
    });
    if (error !== undefined && (error as NodeJS.ErrnoException).code === "ENOENT")
      throw new KnownError(
        { message: "this needs `git`, which is not on the PATH", fix: "install git" },
        exitStatus.notChecked,
      );
    return { status, stdout, stderr };
  }
}
