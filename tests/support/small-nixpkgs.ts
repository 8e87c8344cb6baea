import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { nixpkgsStandin } from "./available.ts";

/** The modules of NixOS that guests and hosts use, or that these refer to, below nixos/modules. */
const kept = new RegExp(
  `^(${[
    "config/",
    "hardware/(all-firmware|cpu/|device-tree|graphics|network/)",
    "misc/",
    "programs/(bash/bash|environment|fuse|less|nano|shadow|ssh\\.)",
    "rename",
    "security/(?!acme|audit|chromium|dhparams|doas|ipa|isolate|lock-kernel|pam_usb|please|rngd|rtkit|soteria|sudo-rs|tpm2|unprivileged)",
    "services/hardware/(pcscd|udev)\\.",
    "services/logging/(logrotate|rsyslogd|syslog-ng)\\.",
    "services/misc/(nix-(gc|optimise|ssh-serve)|sssd)\\.",
    "services/networking/(dhcpcd|dnsmasq|firewall|multipath|networkmanager|nftables|ntp/|ssh/sshd|wpa_supplicant)",
    "services/security/(fprintd|intune|kanidm)\\.",
    "services/system/(dbus|kerberos|nix-daemon|nscd)",
    "services/ttys/getty",
    "services/web-servers/nginx/",
    "services/x11/(display-managers/default|xserver)",
    "system/",
    "tasks/(filesystems\\.|filesystems/(ext|vfat)\\.|network)",
    "virtualisation/(container|libvirtd\\.|nixos-containers)",
  ].join("|")})`,
);

/**
 * nixpkgs of NIXPKGS_STANDIN with a tenth of NixOS' modules: a system takes a third of the time. What the tests of fleets
 * say of a VM is the same with all modules. It is made once in a test run.
 */
export const smallNixpkgs =
  nixpkgsStandin === undefined ? undefined : made(nixpkgsStandin, join(tmpdir(), "small-nixpkgs"));

function made(whole: string, folder: string): string {
  if (existsSync(folder)) return folder;
  const modules = join(whole, "nixos/modules");
  const list = readFileSync(join(modules, "module-list.nix"), "utf8");
  const paths = [...list.matchAll(/^ {2}\.\/(\S+)$/gm)].map(([, path = ""]) => path);
  const own = paths.filter((path) => kept.test(path)).map((path) => `  ./${path}\n`);
  const unfinished = mkdtempSync(`${folder}-`);
  cpSync(whole, unfinished, { recursive: true });
  rmSync(join(unfinished, relative(whole, modules), "module-list.nix"), { force: true });
  writeFileSync(
    join(unfinished, "nixos/modules/module-list.nix"),
    // other modules define options of those that are left out
    `[\n${own.join("")}  { _module.check = false; }\n]\n`,
  );
  try {
    renameSync(unfinished, folder);
  } catch {
    // another file's tests were quicker
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
