import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tryEvaluateNix } from "../../src/nix/evaluate.ts";
import { hasNix } from "../support/available.ts";
import { nix } from "../support/nix.ts";

const secret = "a secret of this machine";
const place = mkdtempSync(join(tmpdir(), "ghaf-microvm-restricted-"));
const repository = join(place, "repository");
const outside = join(place, "outside");
const ran = join(place, "ran");

/** What foreign Nix can try; `URL` is a server on this machine, `OUTSIDE` a folder beside the repository. */
const attempts: Readonly<Record<string, string>> = {
  "a variable of the environment": 'builtins.getEnv "GHAF_MICROVM_SECRET"',
  "a file": 'builtins.readFile "OUTSIDE/secret.txt"',
  "a file by its path": "builtins.readFile OUTSIDE/secret.txt",
  "a file through dots": 'builtins.readFile (/. + "REPOSITORY/../outside/secret.txt")',
  "a file through a symbolic link": 'builtins.readFile (/. + "REPOSITORY/link.txt")',
  "a file through a linked folder": 'builtins.readFile (/. + "REPOSITORY/folder/secret.txt")',
  "a file through two links": 'builtins.readFile (/. + "REPOSITORY/twice/secret.txt")',
  "the text of a file in a string": '"${/. + "OUTSIDE/secret.txt"}"',
  "a file's hash": 'builtins.hashFile "sha256" "OUTSIDE/secret.txt"',
  "a folder": 'builtins.readDir "OUTSIDE"',
  "a linked folder": 'builtins.readDir (/. + "REPOSITORY/folder")',
  "a file as an import": 'import "OUTSIDE/code.nix"',
  "a link as an import": 'import (/. + "REPOSITORY/code.nix")',
  "a scoped import": 'builtins.scopedImport { } "OUTSIDE/code.nix"',
  "a folder copied to the store": "builtins.path { path = OUTSIDE; }",
  "a folder with a filter": "builtins.filterSource (_: _: true) OUTSIDE",
  "a path of the store": 'builtins.readFile (builtins.storePath "STORED")',
  "a file in the store": 'builtins.readFile "STORED"',
  "a name of NIX_PATH": "builtins.readFile <secret/secret.txt>",
  "a name of nix-path in the configuration": "builtins.readFile <configured/secret.txt>",
  "a program": 'builtins.exec [ "sh" "-c" "echo 1; touch RAN" ]',
  fetchurl: 'builtins.readFile (builtins.fetchurl "URL/fetchurl")',
  "fetchurl with a hash":
    'builtins.readFile (builtins.fetchurl { url = "URL/fetchurl"; sha256 = "1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s"; })',
  "fetchurl of a file": 'builtins.readFile (builtins.fetchurl "file://OUTSIDE/secret.txt")',
  fetchTarball: 'import (builtins.fetchTarball "URL/a.tar.gz")',
  "fetchTarball with a hash":
    'import (builtins.fetchTarball { url = "URL/a.tar.gz"; sha256 = "1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s"; })',
  "fetchGit of a server": '"${builtins.fetchGit "URL/a.git"}"',
  "fetchGit with a revision":
    '"${builtins.fetchGit { url = "URL/a.git"; rev = "0000000000000000000000000000000000000000"; }}"',
  "fetchGit of a folder": '"${builtins.fetchGit "OUTSIDE"}"',
  "fetchGit in the repository": '"${builtins.fetchGit (/. + "REPOSITORY")}"',
  "fetchGit by ssh": '"${builtins.fetchGit "ssh://git@127.0.0.1/a"}"',
  "fetchMercurial of a server": '"${builtins.fetchMercurial "URL/hg"}"',
  "fetchMercurial of a folder": '"${builtins.fetchMercurial "OUTSIDE"}"',
  "fetchMercurial in the repository": '"${builtins.fetchMercurial (/. + "REPOSITORY")}"',
  "fetchTree of a tarball":
    'builtins.fetchTree { type = "tarball"; url = "URL/a.tar.gz"; narHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="; }',
  "fetchTree of a path": 'builtins.fetchTree { type = "path"; path = "OUTSIDE"; }',
  "fetchTree of a name of the registry": 'builtins.fetchTree "nixpkgs"',
  "a flake": 'builtins.getFlake "path:OUTSIDE"',
  "a flake of the registry": 'builtins.getFlake "nixpkgs"',
  fetchClosure:
    'builtins.fetchClosure { fromStore = "URL"; fromPath = "/nix/store/00000000000000000000000000000000-a"; }',
  "import from derivation": 'import (BUILD "echo 1 > $out; touch RAN")',
  "a file from derivation": 'builtins.readFile (BUILD "echo 1 > $out; touch RAN")',
  "a folder from derivation": 'builtins.readDir (BUILD "mkdir $out; touch RAN")',
};

let server: Server;
let url: string;
let stored: string;
const requests: string[] = [];
const before = { ...process.env };

beforeAll(async () => {
  for (const folder of [repository, outside, join(place, "bin")]) mkdirSync(folder);
  writeFileSync(join(outside, "secret.txt"), secret);
  writeFileSync(join(outside, "code.nix"), JSON.stringify(secret));
  writeFileSync(join(outside, "flake.nix"), `{ outputs = _: { a = "${secret}"; }; }`);
  writeFileSync(join(repository, "inside.nix"), '"inside"');
  symlinkSync("../outside/secret.txt", join(repository, "link.txt"));
  symlinkSync("../outside/code.nix", join(repository, "code.nix"));
  symlinkSync("../outside", join(repository, "folder"));
  symlinkSync("folder", join(repository, "twice"));
  for (const program of ["git", "hg", "ssh"]) {
    writeFileSync(
      join(place, "bin", program),
      `#!/bin/sh\necho ${program} "$@" >> ${ran}\nexit 1\n`,
    );
    chmodSync(join(place, "bin", program), 0o755);
  }
  if (hasNix) stored = nix(["store", "add-path", join(outside, "secret.txt")]).stdout.trim();
  server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end(secret);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    PATH: `${join(place, "bin")}:${process.env.PATH}`,
    GHAF_MICROVM_SECRET: secret,
    NIX_PATH: `secret=${outside}`,
    // as lax as a user's configuration can be
    NIX_CONFIG: [
      "restrict-eval = false",
      "pure-eval = false",
      `allowed-uris = ${url} file: http: https: ssh: git: /`,
      `nix-path = configured=${outside}`,
      "experimental-features = nix-command flakes fetch-closure",
      "allow-import-from-derivation = true",
      "allow-unsafe-native-code-during-evaluation = true",
      "accept-flake-config = true",
      "sandbox = false",
      `plugin-files = ${join(outside, "secret.txt")}`,
      `substituters = ${url}`,
    ].join("\n"),
  });
});

beforeEach(() => {
  requests.length = 0;
  rmSync(ran, { force: true });
});

afterAll(() => {
  process.env = before;
  server.close();
  rmSync(place, { recursive: true });
});

function expressionOf(attempt: string): string {
  return attempt
    .replaceAll(
      "BUILD",
      '(commands: derivation { name = "a"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" commands ]; PATH = "/bin:/usr/bin"; })',
    )
    .replaceAll("REPOSITORY", repository)
    .replaceAll("OUTSIDE", outside)
    .replaceAll("STORED", stored)
    .replaceAll("RAN", ran)
    .replaceAll("URL", url);
}

describe.skipIf(!hasNix)("what an evaluation cannot reach", () => {
  test.each(Object.entries(attempts))("%s", async (_, attempt) => {
    const outcome = await tryEvaluateNix({
      expression: expressionOf(attempt),
      reads: [repository],
    });
    expect(outcome.ok ? outcome.value : "refused").toBe(outcome.ok ? "" : "refused");
    expect(JSON.stringify(outcome)).not.toContain(secret);
    expect(requests).toEqual([]);
    expect(existsSync(ran) ? readFileSync(ran, "utf8") : "").toBe("");
  });

  test("whether a file is there", async () => {
    const expression = expressionOf('builtins.pathExists "OUTSIDE/secret.txt"');
    const outcome = await tryEvaluateNix({ expression, reads: [repository] });
    expect(outcome.ok && outcome.value === true).toBe(false);
  });

  test("what it may read it reads", async () => {
    const expression = expressionOf('import (/. + "REPOSITORY/inside.nix")');
    expect(await tryEvaluateNix({ expression, reads: [repository] })).toMatchObject({
      value: "inside",
    });
    expect(
      await tryEvaluateNix({ expression, reads: [join(repository, "inside.nix")] }),
    ).toMatchObject({
      value: "inside",
    });
  });

  test("a folder through a symbolic link, where that is what it may read", async () => {
    const link = join(place, "linked");
    symlinkSync("repository", link);
    const expression = `import (/. + "${link}/inside.nix")`;
    expect(await tryEvaluateNix({ expression, reads: [link] })).toMatchObject({ value: "inside" });
  });
});
