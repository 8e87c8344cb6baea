import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { crosvmPack } from "../../../src/vmm/pack/crosvm.ts";
import { readCrosvmPack } from "../../../src/vmm/pack/read.ts";

function checkout(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-crosvm-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("flags, their values and the keys in them come from the declarations", () => {
  const folder = checkout({
    "src/crosvm/cmdline.rs": `
#[derive(FromArgs)]
#[argh(subcommand, name = "run", description = "text with } and ,")]
pub struct RunCommand {
    #[argh(option, arg_name = "PATH[,key=value]")]
    /// a device, with a } in its text
    pub shared_thing: Vec<ThingOption>,

    #[cfg(feature = "gpu")]
    #[argh(switch)]
    /// (DEPRECATED): a switch
    pub old_switch: Option<bool>,

    #[argh(option, long = "renamed", short = 'r')]
    /// a number
    pub number: Option<u16>,

    #[argh(positional, arg_name = "KERNEL")]
    /// the kernel
    pub executable_path: Option<PathBuf>,
}
`,
    "devices/src/thing.rs": `
#[derive(Serialize, Deserialize, FromKeyValues)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ThingOption {
    /// Where it is.
    pub path: PathBuf,
    #[serde(default)]
    pub read_only: bool,
    #[serde(default, rename = "mode")]
    pub kind: Mode,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    #[default]
    Fast,
    VerySlow,
}
`,
  });
  const { flags, structs } = crosvmPack(folder, "abc");
  expect(flags).toEqual({
    "old-switch": { values: 0, when: 'feature = "gpu"', deprecated: true },
    renamed: { values: 1, short: "r", value: "uint16" },
    "shared-thing": { values: 1, repeatable: true, value: "struct:ThingOption" },
  });
  expect(structs).toEqual({
    ThingOption: {
      keys: { path: "str!", "read-only": "bool", mode: "|fast|very-slow" },
      first: "path",
      closed: true,
    },
  });
});

test("a folder that is no checkout is said to be none", () => {
  const message = "this is no checkout of crosvm";
  expect(() => crosvmPack(checkout({ "README.md": "" }), "abc")).toThrow(message);
  expect(() => crosvmPack("/nonexistent", "abc")).toThrow("cannot be read");
});

test("the committed pack has crosvm's flags, and Ghaf's with its overlay", () => {
  const upstream = readCrosvmPack("crosvm");
  const counts = Object.values(upstream.flags).map(({ values }) => values);
  expect([counts.length, counts.filter((values) => values === 1).length]).toEqual([164, 119]);
  expect(upstream.flags.pmem).toEqual({ values: 1, repeatable: true, value: "struct:PmemOption" });
  expect(upstream.structs.PmemOption?.keys).toMatchObject({ path: "str!", ro: "bool" });
  expect(upstream.flags.swtpm).toBeUndefined();
  expect(readCrosvmPack("crosvm-ghaf").flags.swtpm).toMatchObject({ values: 1 });
});
