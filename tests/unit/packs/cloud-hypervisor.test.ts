import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { cloudHypervisorPack } from "../../../src/packs/cloud-hypervisor.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function checkout(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("cloud-hypervisor");
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const main = `
fn options() -> Box<[Arg]> {
    [
        Arg::new("fs").long("fs").help(FsConfig::SYNTAX).num_args(1..).action(ArgAction::Append),
        Arg::new("memory").long("memory").default_value(default_memory),
        Arg::new("zone").long("memory-zone").num_args(1..),
        #[cfg(feature = "igvm")]
        Arg::new("igvm").long("igvm").num_args(1),
        Arg::new("rtc").long("rtc").num_args(0..=1),
        Arg::new("seccomp").long("seccomp").num_args(1).value_parser(["true", "log"]),
        Arg::new("v").short('v').action(ArgAction::Count),
        Arg::new("watchdog").long("watchdog").num_args(0).action(ArgAction::SetTrue),
    ]
}
`;

const config = `
impl<'a> VmParams<'a> {
    pub fn from_arg_matches(args: &'a ArgMatches) -> Self {
        let memory = args.get_one::<String>("memory").unwrap();
        let memory_zones: Option<Vec<&str>> = args.get_many::<String>("zone").map(|x| x.collect());
        let fs: Option<Vec<&str>> = args
            .get_many::<String>("fs")
            .map(|x| x.map(|y| y as &str).collect());
        let igvm = args.get_one::<String>("igvm");
    }
}
pub const SHARED: &[&str] = &["x"];
impl Common {
    const OPTIONS: &[&str] = &["id", "segment"];
    pub fn parse(input: &str) -> Result<Self> {
        let mut parser = OptionParser::new();
        parser.add_all(Self::OPTIONS);
        let segment = parser.convert("segment").map_err(Error::Parse)?.unwrap_or_default();
    }
}
pub enum Mode { Acpi }
impl FromStr for Mode {
    fn from_str(s: &str) -> Result<Self> {
        match s.to_lowercase().as_str() { "acpi" => Ok(Mode::Acpi), "virtio-mem" => Ok(Mode::Mem), _ => Err(()) }
    }
}
impl FsConfig {
    pub fn parse(fs: &str) -> Result<Self> {
        let mut parser = OptionParser::new();
        parser.add("tag").add_valueless("off").add("queues").add("fds").add_all(Common::OPTIONS);
        parser.parse(fs)?;
        let tag = parser.get("tag").ok_or(Error::Missing)?;
        let queues = parser.convert("queues").map_err(Error::Parse)?.unwrap_or(1);
        let fds = parser.convert::<TupleList<String, Vec<u64>>>("fds")?;
        let common = Common::parse(fs)?;
    }
}
impl MemoryConfig {
    pub fn parse(memory: &str, zones: Option<Vec<&str>>) -> Result<Self> {
        let mut parser = OptionParser::new();
        parser.add("size").add("mode").add("shared");
        let size = parser.convert::<ByteSized>("size")?;
        let mode = parser.convert("mode")?;
        let shared = parser.convert::<Toggle>("shared")?;
        for zone in zones {
            let mut parser = OptionParser::new();
            parser.add("id");
            let id = parser.get("id").ok_or(Error::Missing)?;
        }
    }
}
impl VmConfig {
    pub fn parse(vm_params: VmParams) -> Result<Self> {
        if let Some(list) = &vm_params.fs {
            for item in list.iter() { all.push(FsConfig::parse(item)?); }
        }
        let payload = vm_params.igvm.map(PathBuf::from);
        let memory = MemoryConfig::parse(vm_params.memory, vm_params.memory_zones)?;
    }
}
`;

const types = `
#[derive(Deserialize)]
pub struct FsConfig { pub tag: String, pub queues: usize }
#[derive(Deserialize)]
pub struct Common { pub id: Option<String>, pub segment: u16 }
#[derive(Deserialize)]
pub struct MemoryConfig { pub size: u64, pub mode: Mode }
`;

test("flags come from clap's builder, keys from the parser of the flag's value", () => {
  const folder = checkout({
    "src/main.rs": main,
    "vmm/src/config.rs": config,
    "vmm/src/vm_config.rs": types,
    "Cargo.toml": 'version = "53.0.1"\n[features]\ndefault = ["kvm"]\n',
  });
  const { flags, structs, build } = cloudHypervisorPack(folder, "abc");
  expect(build).toMatchObject({
    version: "53.0",
    description: "cloud-hypervisor 53.0 at abc",
    features: ["kvm"],
  });
  expect(flags).toEqual({
    fs: { values: "some", repeatable: true, value: "struct:fs" },
    igvm: { values: 1, when: 'feature = "igvm"', value: "str" },
    memory: { values: 1, value: "struct:memory" },
    "memory-zone": { values: "some", value: "struct:memory-zone" },
    rtc: { values: "optional", value: "str" },
    seccomp: { values: 1, value: "|true|log" },
    v: { values: 0, short: "v", repeatable: true },
    watchdog: { values: 0 },
  });
  expect(structs).toEqual({
    fs: {
      keys: {
        tag: "text:Tag!",
        off: "word",
        queues: "uint64",
        fds: "[str@[uint64]]",
        id: "str",
        segment: "uint16",
      },
    },
    memory: { keys: { size: "size", mode: "|acpi|virtio-mem", shared: "toggle" } },
    "memory-zone": { keys: { id: "str!" } },
  });
});

test("what is not a checkout is said to be none", () => {
  expect(() => cloudHypervisorPack(checkout({ "src/main.rs": "" }), "1")).toThrow(
    "this is not a checkout of cloud-hypervisor",
  );
});
