import { expect, test } from "vitest";
import { cFlags } from "../../../src/packs/flags/c-options.ts";
import { derivedFlags } from "../../../src/packs/flags/derived-clap.ts";
import { goFlags } from "../../../src/packs/flags/go-flags.ts";
import { namedFlags } from "../../../src/packs/flags/named-args.ts";
import { sourcePack } from "../../../src/packs/flags/sources.ts";
import { temporaryFolder } from "../../support/temporary.ts";

test("a table of options in C", () => {
  const source = `
#define BUILD_OPTIONS(name, cfg, kvm)	\\
	OPT_GROUP("Basic options:"),	\\
	OPT_STRING('\\0', "name", &(cfg)->guest_name, "guest name",	\\
			"A name"),	\\
	OPT_INTEGER('c', "cpus", &(cfg)->nrcpus, "CPUs"),	\\
	OPT_CALLBACK_NOOPT('\\0', "virtio-legacy",	\\
			&(cfg)->x, "", "Legacy", parser, NULL),	\\
	OPT_CALLBACK_DEFAULT('n', "network", NULL, "params", "NIC", parser, NULL, kvm),	\\
	OPT_BOOLEAN('\\0', "rng", &(cfg)->rng, "RNG"),	\\
	OPT_ARCH(RUN, cfg)
`;
  expect(cFlags(source)).toEqual({
    name: { values: 1, value: "str" },
    cpus: { values: 1, short: "c", value: "any" },
    "virtio-legacy": { values: 0, repeatable: true },
    network: { values: "optional", short: "n", repeatable: true, value: "str" },
    rng: { values: 0 },
  });
  expect(cFlags('OPT_BOOLEAN(\'\\0\', "pmu", &x, "")', "arm")).toEqual({
    pmu: { values: 0, when: "arm" },
  });
});

test("a structure that clap derives flags from", () => {
  const source = `
pub struct BootArgs {
    #[arg(short, long, alias = "cmd-line", value_name = "ARGS")]
    cmdline: Option<CString>,
    #[arg(short('p'), long)]
    cpu: Option<Box<str>>,
    #[arg(long)]
    entropy: bool,
    #[cfg(target_arch = "x86_64")]
    #[arg(long)]
    fw_cfg: Vec<String>,
    #[arg(short, long("object"))]
    objects: Vec<String>,
    other: u8,
}
`;
  expect(derivedFlags(source)).toEqual({
    cmdline: { values: 1, short: "c", value: "str" },
    "cmd-line": { values: 1, value: "str" },
    cpu: { values: 1, short: "p", value: "str" },
    entropy: { values: 0 },
    "fw-cfg": { values: 1, repeatable: true, when: 'target_arch = "x86_64"', value: "str" },
    object: { values: 1, short: "o", repeatable: true, value: "str" },
  });
});

test("arguments of StratoVirt's own parser", () => {
  const source = `
  .arg(Arg::with_name("memory").long("m").value_name("[size=]<megs>").takes_value(true))
  .arg(Arg::with_name("drive").multiple(true).long("drive").takes_values(true))
  .arg(Arg::with_name("freeze_cpu").short("S").long("freeze").takes_value(false))
  .arg(Arg::with_name("boot").long("boot").takes_value(true).can_no_value(true))
`;
  expect(namedFlags(source)).toEqual({
    m: { values: 1, value: "str" },
    drive: { values: "some", repeatable: true, value: "str" },
    freeze: { values: 0, short: "S" },
    boot: { values: "optional", value: "str" },
  });
});

test("flags of Go's pflag", () => {
  const source = `
	cmd.Flags().StringVarP(&opts.VmlinuzPath, "kernel", "k", "", "kernel")
	cmd.Flags().VarP(&opts.Bootloader, "bootloader", "b", "bootloader")
	cmd.Flags().BoolVar(&opts.UseGUI, "gui", false, "gui")
	cmd.Flags().StringArrayVarP(&opts.Devices, "device", "d", []string{}, "devices")
	cmd.MarkFlagsMutuallyExclusive("kernel", "bootloader")
`;
  expect(goFlags(source)).toEqual({
    kernel: { values: 1, short: "k", value: "str", conflicts: ["bootloader"] },
    bootloader: { values: 1, short: "b", value: "str", conflicts: ["kernel"] },
    gui: { values: 0 },
    device: { values: 1, short: "d", repeatable: true, value: "str" },
  });
});

test("what is not a checkout is said to be none", () => {
  expect(() => sourcePack("vfkit", temporaryFolder("vfkit"), "1")).toThrow(
    "this is not a checkout of vfkit",
  );
});
