import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { crosvmPack } from "../../../src/packs/crosvm.ts";
import { readCrosvmPack } from "../../../src/packs/read.ts";

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
    "Cargo.toml": '[features]\ndefault = ["gpu", "net"]\nother = ["gpu"]\n',
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
  const { flags, structs, build } = crosvmPack(folder, "abc");
  expect(build).toMatchObject({ version: "abc", target: "any", features: ["gpu", "net"] });
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

test("values have the types that their readers give them", () => {
  const folder = checkout({
    "src/crosvm/cmdline.rs": `
use devices::thing::Parameters as ThingParameters;
pub struct RunCommand {
    #[argh(option)]
    pub thing: Option<ThingParameters>,

    #[argh(option)]
    pub mode: Option<Mode>,

    #[argh(option)]
    /// (DEPRECATED): Use --thing.
    pub hypervisor: Option<Kind>,

    #[argh(option)]
    pub evdev: Vec<PathBuf>,

    #[argh(option)]
    pub cpus: Option<CpuSet>,

    #[cfg(windows)]
    #[argh(switch)]
    pub window: bool,

    #[cfg(all(unix, feature = "net"))]
    #[argh(option)]
    pub wire: Vec<Wire>,
}
impl TryFrom<RunCommand> for Config {
    fn try_from() {
        log::warn!("\`--evdev\` is deprecated; please use \`--thing evdev[...]\`");
    }
}
`,
    "devices/src/other.rs": `
#[derive(Deserialize, FromKeyValues)]
pub struct Parameters { pub wrong: bool }
`,
    "devices/src/thing.rs": `
#[derive(Deserialize, FromKeyValues)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    #[serde(alias = "addr")]
    pub address: PciAddress,
    #[serde(deserialize_with = "seconds")]
    pub wait: Duration,
    pub clusters: Vec<CpuSet>,
    pub size: (u32, u32),
    pub backend: Backend,
    pub kind: Kind,
    #[cfg(windows)]
    pub handle: u64,
}
fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    Ok(Duration::from_secs(u64::deserialize(deserializer)?))
}

#[derive(Deserialize)]
#[serde(try_from = "&str")]
pub enum Backend { Null, Other }
impl TryFrom<&str> for Backend {
    fn try_from(s: &str) -> Result<Self, Error> {
        match s {
            "null" => Ok(Null),
            "other" | "o" => Ok(Other),
            #[cfg(windows)]
            "win" => Ok(Win),
            _ => Err(Error),
        }
    }
}

#[derive(Deserialize, FromKeyValues)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Plain,
    #[serde(rename_all = "kebab-case")]
    WithData { #[serde(default)] a_path: PathBuf, size: Option<u8> },
    Sized(u32, u32),
}

pub enum Mode { PkvmHvc }
impl FromStr for Mode {
    fn from_str(s: &str) -> Result<Self, Error> {
        match s { "pkvm-hvc" => Ok(PkvmHvc), _ => Err(Error) }
    }
}

#[derive(Deserialize)]
pub enum Unused {}
`,
    "devices/src/wire.rs": `
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Wire {
    #[serde(flatten)]
    pub way: Way,
    pub vq_pairs: Option<u16>,
}
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Way {
    #[serde(rename_all = "kebab-case")]
    Tap { tap_name: String },
    Fd { fd: i32, mac: Option<MacAddress> },
}
impl FromStr for Wire {
    fn from_str(s: &str) -> Result<Self, Self::Err> { serde_keyvalue::from_key_values(s) }
}
`,
  });
  const { flags, structs, enums, texts } = crosvmPack(folder, "abc");
  expect(flags).toEqual({
    cpus: { values: 1, value: "cpuset" },
    evdev: { values: 1, repeatable: true, deprecated: "thing", value: "str" },
    hypervisor: { values: 1, deprecated: "thing", value: "enum:Kind" },
    mode: { values: 1, value: "|pkvm-hvc" },
    thing: { values: 1, value: "struct:Parameters" },
    wire: { values: 1, repeatable: true, when: 'feature = "net"', value: "struct:Wire" },
  });
  expect(structs).toEqual({
    "Kind.WithData": { keys: { "a-path": "str", size: "uint8" }, closed: true },
    Parameters: {
      keys: {
        address: "text:PciAddress",
        addr: "=address",
        wait: "uint64",
        clusters: "[][]cpu",
        size: "(uint32,uint32)",
        backend: "text:Backend",
        kind: "enum:Kind",
      },
      first: "address",
      closed: true,
    },
    Wire: {
      keys: { "vq-pairs": "uint16" },
      closed: true,
      variants: [{ "tap-name": "str!" }, { fd: "int32!", mac: "text:MacAddress" }],
    },
  });
  expect(enums).toEqual({
    Kind: { plain: "", "with-data": "struct:Kind.WithData", sized: "(uint32,uint32)" },
  });
  expect(texts.Backend).toEqual({ is: "one of null, other, o", matches: "null|other|o" });
});

test("a folder that is not a checkout is said to be none", () => {
  const message = "this is not a checkout of crosvm";
  expect(() => crosvmPack(checkout({ "README.md": "" }), "abc")).toThrow(message);
  expect(() => crosvmPack("/nonexistent", "abc")).toThrow("cannot be read");
});

test("the committed pack has crosvm's flags, and Ghaf's with its overlay", () => {
  const upstream = readCrosvmPack("crosvm");
  const counts = Object.values(upstream.flags).map(({ values }) => values);
  expect([counts.length, counts.filter((values) => values === 1).length]).toEqual([149, 105]);
  const { structs, enums } = upstream;
  expect(JSON.stringify([upstream.flags, structs, enums])).not.toMatch(/"(\[\])*any!?"/);
  expect(upstream.flags.pmem).toEqual({ values: 1, repeatable: true, value: "struct:PmemOption" });
  expect(upstream.structs.PmemOption?.keys).toMatchObject({ path: "str!", ro: "bool" });
  expect(upstream.flags.swtpm).toBeUndefined();
  expect(readCrosvmPack("crosvm-ghaf").flags.swtpm).toMatchObject({ values: 1 });
});
