import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { firecrackerPack } from "../../../src/packs/firecracker.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function checkout(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("firecracker");
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

test("flags come from its own parser, the configuration from what serde reads", () => {
  const folder = checkout({
    "src/firecracker/src/main.rs": `
const METADATA: &str = "metadata";
fn main() {
    let parser = ArgParser::new()
        .arg(Argument::new("api-sock").takes_value(true).help("Path."))
        .arg(Argument::new(METADATA).takes_value(true))
        .arg(Argument::new("no-api").takes_value(false).requires("config-file"))
        .arg(Argument::new("no-seccomp").takes_value(false).forbids(vec!["seccomp-filter"]));
}
`,
    "src/vmm/src/resources.rs": `
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct VmmConfig {
    pub drives: Vec<Drive>,
    pub machine_config: Option<MachineConfig>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drive { pub drive_id: String, pub io_engine: Option<Engine> }
#[derive(Deserialize)]
pub enum Engine { Sync, Async }
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MachineConfig { pub vcpu_count: u8, #[serde(default)] pub smt: bool }
`,
  });
  const { flags, structs, configuration } = firecrackerPack(folder, "1");
  expect(flags).toEqual({
    "api-sock": { values: 1, value: "str" },
    metadata: { values: 1, value: "str" },
    "no-api": { values: 0, needs: ["config-file"] },
    "no-seccomp": { values: 0, conflicts: ["seccomp-filter"] },
  });
  expect(configuration).toBe("VmmConfig");
  // beside those of a processor's template, which are reviewed
  expect(structs).toMatchObject({
    VmmConfig: {
      keys: { drives: "[]struct:Drive!", "machine-config": "struct:MachineConfig" },
      open: true,
    },
    Drive: { keys: { drive_id: "str!", io_engine: "|Sync|Async" } },
    MachineConfig: { keys: { vcpu_count: "uint8:1..32!", smt: "bool" }, neverNull: ["smt"] },
  });
});

test("what is not a checkout is said to be none", () => {
  expect(() => firecrackerPack(checkout({ "src/a.rs": "" }), "1")).toThrow(
    "this is not a checkout of Firecracker",
  );
});
