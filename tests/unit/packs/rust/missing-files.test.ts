import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireFilesOf } from "../../../../src/packs/rust/missing-files.ts";
import { readRustFiles } from "../../../../src/packs/rust/read-rust-files.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

/** A checkout whose module `balloon` has no file, nor `uffd`, of which nothing is used. */
function checkout(): string {
  const folder = temporaryFolder("checkout");
  mkdirSync(join(folder, "src/config"), { recursive: true });
  writeFileSync(
    join(folder, "src/lib.rs"),
    "mod config;\nmod uffd;\nuse crate::config::balloon::{BalloonConfig, Error};\nuse serde_json::Value;\n",
  );
  writeFileSync(
    join(folder, "src/config/mod.rs"),
    '/// Of a VM\npub mod balloon;\n#[cfg(test)]\nmod of_tests;\n#[path = "elsewhere.rs"]\nmod moved;\n',
  );
  return folder;
}

test("a type whose file is not there is an error that names both", () => {
  const folder = checkout();
  expect(() => requireFilesOf(["BalloonConfig"], folder, readRustFiles(folder))).toThrow(
    `${folder}/src/config/mod.rs:2: the type BalloonConfig is in the module balloon, whose file src/config/balloon.rs is not there`,
  );
});

test("types of other packages have no file in the checkout", () => {
  const folder = checkout();
  expect(() => requireFilesOf(["Value"], folder, readRustFiles(folder))).not.toThrow();
  writeFileSync(join(folder, "src/config/balloon.rs"), "");
  expect(() => requireFilesOf(["BalloonConfig"], folder, readRustFiles(folder))).not.toThrow();
});
