import { KnownError } from "../errors.ts";
import type { FlakeLock } from "../flake-lock/flake-lock.ts";
import { printablePath } from "../flake-lock/input-path.ts";
import { findMicrovmNodes, type MicrovmNode } from "../flake-lock/microvm-node.ts";
import { parseFlakeLock } from "../flake-lock/parse-flake-lock.ts";
import { printable } from "../output/printable.ts";
import { describeFix } from "./fix.ts";
import { describeHint } from "./hint.ts";
import { evaluateRequirement } from "./requirement.ts";
import {
  type Evidence,
  type Knowledge,
  type LockResult,
  type NodeVerdict,
  type Verdict,
  verdicts,
  type Warning,
} from "./result.ts";
import { versionWarnings } from "./version-warnings.ts";

const mostWarnings = 20;

/**
 * Evaluates a lock file's text. `requirements` are option names below `microvm.`.
 * A file that Nix could not use gives the verdict "malformed" and not an error, so that others are evaluated too.
 */
export function evaluateLock(
  text: string,
  path: string,
  requirements: readonly string[],
  knowledge: Knowledge,
): LockResult {
  try {
    return resultOf(parseFlakeLock(text, path), requirements, knowledge);
  } catch (error) {
    if (error instanceof KnownError) return refusedResult(path, "malformed", error, requirements);
    throw error;
  }
}

/** The result for a file that cannot be read, or that Nix could not use. */
export function refusedResult(
  path: string,
  verdict: "unreadable" | "malformed",
  error: KnownError,
  requirements: readonly string[],
): LockResult {
  const [problem] = error.problems;
  return {
    ...nothing(path, verdict, requirements),
    fix: problem?.fix ?? null,
    message: problem?.message ?? error.message,
    ...(problem?.line === undefined ? {} : { line: problem.line }),
  };
}

/**
 * Which node decides: the root's own microvm.nix, also by follows; if it has none, every one that comes in through
 * other inputs. Of several that could decide, the weakest does, and of equally weak ones the first by input path
 * (shortest, then by code unit). All others get a warning.
 */
function resultOf(
  lock: FlakeLock,
  requirements: readonly string[],
  knowledge: Knowledge,
): LockResult {
  const nodes = findMicrovmNodes(lock, (c) => knowledge.lookupRevision(c) !== undefined);
  const flakes = nodes.filter(({ notFlake }) => notFlake === undefined);
  const direct = flakes.filter((node) => node.direct);
  const candidates = direct.length > 0 ? direct : flakes;
  const evaluated = candidates.map((node) => evaluateNode(node, requirements, knowledge));
  const weakest = evaluated.reduce<NodeVerdict | undefined>(
    (best, next) => (best === undefined || isWeaker(next.verdict, best.verdict) ? next : best),
    undefined,
  );
  const warnings = [
    ...warningsOn(lock, nodes, weakest?.node ?? nodes[0], requirements, knowledge),
    ...versionWarnings(lock.limits, lock.lineOfNode),
  ];
  if (weakest === undefined) return { ...withoutFlake(lock, nodes[0], requirements), warnings };
  const { node, revision } = weakest;
  return {
    ...about(lock, node),
    verdict: weakest.verdict,
    requirements: weakest.requirements,
    evidence: evidenceOf(node, revision),
    hint: describeHint(weakest, knowledge),
    fix: describeFix(weakest, lock, knowledge),
    content: node.content,
    warnings,
  };
}

/** An input that is not microvm.nix's flake has none of its options, whatever is in its tree. */
function withoutFlake(
  lock: FlakeLock,
  node: MicrovmNode | undefined,
  requirements: readonly string[],
): LockResult {
  const result = nothing(lock.file, "no-microvm", requirements);
  if (node?.notFlake === undefined)
    return {
      ...result,
      fix: 'add the input to flake.nix: inputs.microvm.url = "github:microvm-nix/microvm.nix";',
    };
  const { what, fix } = node.notFlake;
  const [input = node.key] = node.lockedPath;
  return {
    ...result,
    ...about(lock, node),
    message: `its microvm.nix ${what}, and only the flake at the root has the options`,
    fix: `in flake.nix, of the input ${printable(input)}: ${fix}`,
  };
}

function about(lock: FlakeLock, node: MicrovmNode) {
  const line = lock.lineOfNode(node.key);
  return {
    path: lock.file,
    node: node.key,
    inputPath: node.inputPaths[0]?.join("/") ?? null,
    rev: node.rev ?? null,
    narHash: node.narHash ?? null,
    ...(node.origin === undefined ? {} : { from: node.origin.from }),
    ...(line === undefined ? {} : { line }),
  };
}

function evaluateNode(
  node: MicrovmNode,
  requirements: readonly string[],
  knowledge: Knowledge,
): NodeVerdict {
  const revision = knowledge.lookupRevision(node.content);
  const results = requirements.map((option) => evaluateRequirement(option, revision, knowledge));
  // without requirements, the only question is whether the tree is a known one
  const own: Verdict =
    revision === "inconsistent"
      ? "inconsistent"
      : revision?.options === undefined
        ? "unknown"
        : "supported";
  const verdict = results.reduce<Verdict>(
    (worst, result) => (isWeaker(result.verdict, worst) ? result.verdict : worst),
    own,
  );
  return { node, revision, requirements: results, verdict };
}

function evidenceOf(node: MicrovmNode, revision: NodeVerdict["revision"]): Evidence | null {
  if (revision === undefined) return null;
  if (revision !== "inconsistent" && revision.readFrom !== undefined) return revision.readFrom;
  if (node.narHash === undefined) return "rev";
  if (revision === "inconsistent" || node.content.rev === revision.rev) return "rev and narHash";
  return "narHash";
}

function warningsOn(
  lock: FlakeLock,
  nodes: readonly MicrovmNode[],
  deciding: MicrovmNode | undefined,
  requirements: readonly string[],
  knowledge: Knowledge,
): Warning[] {
  const others = nodes.filter((node) => node !== deciding);
  const warnings: Warning[] = others.slice(0, mostWarnings).map((node) => {
    const rev = node.rev === undefined ? "" : ` at rev ${printable(node.rev)}`;
    const path = printablePath(node.inputPaths[0] ?? []);
    const is =
      node.notFlake === undefined
        ? `is microvm.nix too${rev}: ${evaluateNode(node, requirements, knowledge).verdict}`
        : `is of microvm.nix too${rev}, but ${node.notFlake.what}`;
    return {
      about: "other-node",
      message: `node ${printable(node.key)}, input ${path}, ${is}`,
      line: lock.lineOfNode(node.key),
    };
  });
  if (others.length > mostWarnings)
    warnings.push({
      about: "other-node",
      message: `and ${others.length - mostWarnings} more microvm.nix nodes`,
    });
  return warnings;
}

function nothing(path: string, verdict: Verdict, requirements: readonly string[]): LockResult {
  return {
    path,
    verdict,
    requirements: requirements.map((option) => ({ option: `microvm.${option}`, verdict })),
    node: null,
    inputPath: null,
    rev: null,
    narHash: null,
    evidence: null,
    hint: null,
    fix: null,
    warnings: [],
  };
}

function isWeaker(a: Verdict, b: Verdict): boolean {
  return verdicts.indexOf(a) < verdicts.indexOf(b);
}
