import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page, Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { rulePages } from "../../src/lint/rules.ts";
import { quoteWord } from "../../src/shell/shell-words.ts";
import { root } from "../../tests/support/available.ts";
import { inProcess, inProcessWithoutNix } from "../../tests/support/in-process.ts";
import { readLocks, refusedLocks } from "../../tests/support/lock-kinds.ts";
import { chromium } from "../../tests/support/site.ts";
import { temporaryFolder } from "../../tests/support/temporary.ts";
import questions from "../../tests/unit/options/questions.json" with { type: "json" };
import { brokenLinks, pagesOf, type ServedSite, serveSite } from "./served-site.ts";

/** What people asked: see tests/unit/options/questions.test.ts. */
const askedByPeople = questions.map(([, query]) => query as string);

const require = createRequire(import.meta.url);

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind. */
const kinds = [
  "/",
  "/options/",
  "/options/interfaces-mac",
  "/support",
  "/moving",
  "/revisions",
  "/builds",
  "/rules/",
  "/rules/not-shared",
  "/try/lint",
  "/try/lock",
  "/try/drawn",
  "/guide/first-vm",
  "/guide/definitions",
  "/guide/sharing-memory",
  "/guide/fleet",
  "/commands",
  "/decisions/",
];

const viewport = { width: 1400, height: 900 };

let site: ServedSite;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
/** The address that was opened last, and what is asked for but not yet there. */
let address = "";
const asked = new Set<Request>();

beforeAll(async () => {
  site = await serveSite();
  const playwright = await import("playwright-core");
  browser = await playwright.chromium.launch({
    executablePath: chromium ?? "",
    // as root, which CI may be, there is no sandbox
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  page = await newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

afterEach(() => expect(complaints.splice(0)).toEqual([]));

/** A page; whatever the browser complains of, or asks of another host, fails the test. */
async function newPage(): Promise<Page> {
  const made = await browser.newPage({ viewport });
  made.on("console", (message) => {
    if (message.type() !== "log") complaints.push(`${address}: ${message.text()}`);
  });
  made.on("pageerror", (error) => complaints.push(`${address}: ${error.message}`));
  made.on("request", (request) => {
    asked.add(request);
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.url))
      complaints.push(`${address}: asks ${request.url()}`);
  });
  for (const event of ["requestfinished", "requestfailed"] as const)
    made.on(event as "requestfinished", (request) => asked.delete(request));
  return made;
}

/** Opens a page of the site, in the one page of the browser: another one takes it ten times as long. */
async function open(
  path: string,
  { width = viewport.width, colorScheme = "light" as "light" | "dark" } = {},
): Promise<void> {
  address = path;
  asked.clear();
  await page.setViewportSize({ ...viewport, width });
  await page.emulateMedia({ colorScheme });
  await page.goto(`${site.url}${path}`);
  await settled();
}

/** The page has come to life, and has all that it loads without being asked: what its links lead to, when idle. */
async function settled(): Promise<void> {
  await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
  let idle = 0;
  while (idle < 2) {
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await page.waitForTimeout(30);
    idle = asked.size === 0 ? idle + 1 : 0;
  }
}

const found = (of: Page) => of.locator("ul.options > li > a").allTextContents();

describe("search for options", () => {
  test.each([
    ["gpu", "microvm.graphics.enable"],
    ["network", "microvm.interfaces"],
    ["share memory", "microvm.qemu.machine"],
    ["passthrough", "microvm.devices"],
    ["tpm", "microvm.qemu.extraArgs"],
    ["console", "microvm.qemu.serialConsole"],
    ["mem", "microvm.mem"],
    ["interfaces.*.mac", "microvm.interfaces.*.mac"],
    ["secret", "microvm.credentialFiles"],
    ["port forwarding", "microvm.forwardPorts"],
  ])("%s finds %s among the first ten", async (query, option) => {
    await open("/options/");
    await page.fill("input[type=search]", query);
    expect((await found(page)).slice(0, 10)).toContain(option);
  });

  test("answers within 50 ms", async () => {
    await open("/options/");
    const ask = (queries: readonly string[]) =>
      page.evaluate(async (texts) => {
        const input = document.querySelector<HTMLInputElement>("input[type=search]");
        if (input === null) throw new Error("there is no search");
        const times: number[] = [];
        for (const text of texts) {
          const start = performance.now();
          input.value = text;
          input.dispatchEvent(new Event("input"));
          // the list is there once Vue has run, which is before a further microtask's end
          await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
          document.body.getBoundingClientRect();
          times.push(performance.now() - start);
          // the browser paints it, as it does between two keys
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return times;
      }, queries);
    const queries = ["g", "gp", "gpu", "gpu ", "gpu w", "memory", "a", "tpm", "", ...askedByPeople];
    const times = await ask(queries);
    // the quickest of three, for other programs run on this machine, too
    for (let round = 0; round < 2; round += 1) {
      const late = queries.flatMap((_, at) => ((times[at] ?? 0) < 50 ? [] : [at]));
      const again = await ask(late.map((at) => queries[at] ?? ""));
      for (const [index, at] of late.entries())
        times[at] = Math.min(times[at] ?? 0, again[index] ?? 0);
    }
    times.sort((one, other) => one - other);
    const [fastest = 0, median = 0, slowest = 0] = [0, 0.5, 1].map(
      (part) => times[Math.round(part * (times.length - 1))],
    );
    console.log(
      `search: ${times.length} queries, ${fastest.toFixed(1)} to ${slowest.toFixed(1)} ms, median ${median.toFixed(1)} ms`,
    );
    expect(slowest).toBeLessThan(50);
  });

  test("filters by hypervisor, type and day", async () => {
    await open("/options/");
    await page.selectOption("select[name=hypervisor]", "crosvm");
    await page.selectOption("select[name=outcome]", "r");
    expect(await found(page)).toContain("microvm.credentialFiles");
    expect(await found(page)).not.toContain("microvm.mem");
    await page.selectOption("select[name=type]", "bool");
    expect(await found(page)).not.toContain("microvm.credentialFiles");
    await page.selectOption("select[name=hypervisor]", "");
    await page.selectOption("select[name=since]", "2025");
    const late = await found(page);
    expect(late).toContain("microvm.registerWithMachined");
    expect(late).not.toContain("microvm.graphics.enable");
    expect(new URL(page.url()).search).toBe("?type=bool&since=2025");
    // the address is all that it takes to see the same
    await page.reload();
    await settled();
    expect(await found(page)).toEqual(late);
  });
});

test("the support matrix shows what a VM uses, of each revision", async () => {
  await open("/support");
  const rows = page.locator(".matrix tbody tr");
  const all = await rows.count();
  await page.selectOption("select[name=used]", "memshare");
  expect(await rows.locator("th").allTextContents()).toEqual(
    ["hypervisor", "mem", "qemu.extraArgs", "qemu.machine", "vcpu"].filter(
      (name) => name !== "hypervisor",
    ),
  );
  await page.selectOption("select[name=used]", "paste");
  await page.fill("textarea", "{ microvm.vsock.cid = 3; }");
  expect(await rows.locator("th").allTextContents()).toEqual(["vsock.cid"]);
  await page.selectOption("select[name=used]", "");
  await page.selectOption("select[name=revision]", { index: 2 });
  expect(await rows.count()).toBeLessThan(all);
});

test("an extra argument of QEMU has its equivalent for crosvm", async () => {
  await open("/moving");
  await page.fill("textarea", "-device vhost-vsock-pci,guest-cid=5");
  await page.locator(".suggestions dd").first().waitFor();
  expect(await page.locator(".suggestions dd").allTextContents()).toEqual([
    "microvm.vsock.cid = 5; for every hypervisor but stratovirt and vfkit",
  ]);
});

test("what a VM loses is listed, and what neither hypervisor honours", async () => {
  await open("/moving");
  const listed = (list: string) => page.locator(`ul[data-list=${list}] > li > a`).allTextContents();
  expect(await listed("lost")).toContain("microvm.cpu");
  expect(await listed("others")).toContain("microvm.hugepageMem");
});

test("a wrong address leads back to the site", async () => {
  await open("/nowhere");
  // the browser reports the status, which is right
  expect(complaints.splice(0)).toEqual([expect.stringContaining("404")]);
  expect(await page.locator(".NotFound").innerText()).toContain("Search above");
  expect(await page.locator(".NotFound a").getAttribute("href")).toBe("/");
});

test("a finding links to the page of its rule", async () => {
  await open("/try/lint");
  await tried("exec qemu-system-x86_64 -M q35 -device nothing\n");
  expect(await page.locator("pre.output a").getAttribute("href")).toBe("/rules/unknown-device");
});

test("two revisions are compared as the command compares them", async () => {
  await open("/revisions");
  await page.fill("input[name=from]", "2187b302");
  await page.locator("pre.output").waitFor();
  const { stdout } = await inProcess(root, "options", "diff", "2187b302", "71beea00");
  expect(await page.locator("pre.output").textContent()).toBe(stdout);
});

test("builds are searched and compared", async () => {
  await open("/builds");
  await page.fill("input[name=query]", "virtio-pmem-pci memdev");
  await page.getByText("-device virtio-pmem-pci memdev=").first().waitFor();
  await page.fill("input[name=query]", "reconnect=");
  await page.selectOption("select[name=build]", "qemu-10.0");
  await page.selectOption("select[name=other]", "qemu-11.1");
  await page.getByText("differences").waitFor();
  const names = await page.locator("table.entries tbody tr td:first-child").allTextContents();
  expect(names.length).toBeGreaterThan(0);
  expect(names.every((name) => /^[−+~] /.test(name))).toBe(true);
});

/** What a page says of a text that is pasted, when it is asked to check it: else it waits for more. */
const tried = (text: string) =>
  page.evaluate(async (text) => {
    const find = <T extends Element>(selector: string) => document.querySelector<T>(selector);
    const check = (text: string) => {
      const area = find<HTMLTextAreaElement>("textarea");
      if (area !== null) area.value = text;
      area?.dispatchEvent(new Event("input"));
      find<HTMLFormElement>("form.search")?.requestSubmit();
    };
    const until = async (isThere: boolean) => {
      while ((find(".verdict") !== null) !== isThere)
        await new Promise((resolve) => setTimeout(resolve));
    };
    check("");
    await until(false);
    check(text);
    await until(true);
    return {
      status: Number(find<HTMLElement>(".verdict")?.dataset.status),
      output: find("pre.output")?.textContent ?? "",
    };
  }, text);

/** What the page says, as soon as it does. */
async function verdict() {
  await page.locator(".verdict").waitFor();
  return {
    status: Number(await page.locator(".verdict").getAttribute("data-status")),
    output: (await page.locator("pre.output").textContent()) ?? "",
  };
}

/** Lines of the command's two outputs: a page has one. */
const said = (...texts: readonly string[]) => texts.join("").split("\n").sort();

const folder = temporaryFolder("site");

const commands = rulePages
  .flatMap(({ examples }) => examples)
  .flatMap((example) => ("builds" in example ? [example.wrong, example.right] : []))
  .map((args) => args.map(quoteWord).join(" "));

const scripts = [
  ...commands.slice(0, 40).map((args) => `exec qemu-system-x86_64 ${args}\n`),
  "exec crosvm run -m 512 --pmem /dev/shm/virtio_pmem.img bzImage\n",
  "exec crosvm run -m 512 --no-such-flag bzImage\n",
  "exec cloud-hypervisor --memory size=512M,shered=on --kernel vmlinux\n",
  "exec firecracker --config-file /nix/store/x-firecracker.json --api-sock a\n",
  "exec lkvm run -m 512 -m 256\n",
  "exec /nix/store/x-qemu-host-cpu-only-11.1.0/bin/qemu-system-x86_64 -M q35 -device nothing\n",
  "exec qemu-system-aarch64 -M virt -device isa-serial\n",
  "echo no hypervisor\n",
  "exec qemu-system-x86_64 -name 'not closed\n",
  "",
].filter((text) => text !== "");

test("a command line is checked as by `lint`", async () => {
  await open("/try/lint");
  expect(scripts.length).toBeGreaterThanOrEqual(49);
  for (const script of scripts) {
    writeFileSync(join(folder, "microvm-run"), script);
    const { status, stdout, stderr } = await inProcessWithoutNix(folder, "lint", "microvm-run");
    const there = await tried(script);
    expect({ script, status: there.status, said: said(there.output) }).toEqual({
      script,
      status,
      said: said(stdout, stderr),
    });
  }
}, 240_000);

test("a flake.lock is checked as by `lock check`", async () => {
  await open("/try/lock");
  const locks = Object.entries({ ...readLocks, ...refusedLocks }).slice(0, 60);
  expect(locks.length).toBeGreaterThanOrEqual(50);
  for (const [name, text] of locks) {
    if (text.trim() === "") continue;
    writeFileSync(join(folder, "flake.lock"), text);
    const { status, stdout, stderr } = await inProcessWithoutNix(
      folder,
      "lock",
      "check",
      "flake.lock",
    );
    const there = await tried(text);
    expect({ name, status: there.status, said: said(there.output) }).toEqual({
      name,
      status,
      said: said(stdout, stderr),
    });
  }
}, 240_000);

/** The same file, opened in the page and given to the command. */
async function opened(name: string, content: Buffer, ...command: string[]) {
  writeFileSync(join(folder, name), content);
  const { status, stdout, stderr } = await inProcessWithoutNix(folder, ...command, name);
  await page.fill("textarea", "");
  await page.locator(".verdict").waitFor({ state: "detached" });
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "text/plain", buffer: content });
  const there = await verdict();
  return {
    there: { status: there.status, said: said(there.output) },
    command: { status, said: said(stdout, stderr) },
  };
}

const junk = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7 + 13) % 256));
const record = readFileSync(join(root, "nix/microvmConfigurations/memshare/command.txt"));

test.each<[string, Buffer]>([
  ["binary junk", junk],
  ["CRLF", Buffer.from("exec qemu-system-x86_64 -M q35 -m 512 -device nothing\r\n")],
  ["CRLF, continued", Buffer.from("exec qemu-system-x86_64 -M q35 \\\r\n  -device nothing\r\n")],
  ["several scripts", Buffer.from("exec qemu-system-x86_64 -M q35\nexec crosvm run --nothing a\n")],
  ["a record", record],
  ["a string of Nix", Buffer.from('"exec qemu-system-x86_64 -M q35 -device nothing"')],
  ["a list of Nix", Buffer.from('[ "-device virtio-rng-pci" "-m" "512" ]')],
  [
    "many arguments",
    Buffer.from(`exec qemu-system-x86_64${" -device virtio-rng-pci".repeat(20_000)}\n`),
  ],
  ["one long argument", Buffer.from(`exec qemu-system-x86_64 -name ${"a".repeat(500_000)}\n`)],
])("a script that is %s is checked as by `lint`", async (_, content) => {
  await open("/try/lint");
  const { there, command } = await opened("microvm-run", content, "lint");
  expect(there).toEqual(command);
});

test.each<[string, Buffer]>([
  ["in CRLF", Buffer.from(readFileSync(join(root, "flake.lock"), "utf8").replaceAll("\n", "\r\n"))],
  [
    "of version 6",
    Buffer.from(
      readFileSync(join(root, "flake.lock"), "utf8").replace('"version": 7', '"version": 6'),
    ),
  ],
  ["of version 8", Buffer.from('{ "nodes": {}, "root": "root", "version": 8 }')],
  ["a number", Buffer.from("7")],
  ["deep", Buffer.from(`${"[".repeat(50_000)}${"]".repeat(50_000)}`)],
])("a flake.lock that is %s is checked as by `lock check`", async (_, content) => {
  await open("/try/lock");
  const { there, command } = await opened("flake.lock", content, "lock", "check");
  expect(there).toEqual(command);
});

test("a flake.lock that is binary junk cannot be checked", async () => {
  await open("/try/lock");
  const { there, command } = await opened("flake.lock", junk, "lock", "check");
  // the page has the text that the browser makes of it, and says where that is not JSON
  expect([there.status, command.status]).toEqual([2, 2]);
  expect(there.said.join("\n")).toContain("is not JSON");
});

test("a pasted record is drawn as the command draws it", async () => {
  await open("/try/drawn");
  const record = readFileSync(join(root, "nix/microvmConfigurations/memshare/command.txt"), "utf8");
  await page.fill("textarea", record);
  const address = await page.locator("div[aria-live] img").getAttribute("src");
  expect(decodeURIComponent((address ?? "").replace("data:image/svg+xml,", ""))).toBe(
    readFileSync(join(root, "docs/public/vms/memshare.svg"), "utf8"),
  );
  await page.fill("textarea", "exec qemu-system-x86_64\n");
  expect(await page.locator(".nothing").textContent()).toContain("not a record");
});

test("options lead to the rules about them, and rules to options", async () => {
  await open("/rules/memory-device-on-microvm");
  await page.getByRole("link", { name: "microvm.qemu.machine", exact: true }).first().click();
  await page.waitForURL("**/options/qemu-machine");
  await page.getByRole("link", { name: "memory-device-on-microvm" }).click();
  await page.waitForURL("**/rules/memory-device-on-microvm");
});

test("the keyboard alone finds an option and opens its page", async () => {
  await open("/options/");
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches("form.search input"))) break;
  }
  await page.keyboard.type("vsock.cid");
  for (let steps = 0; steps < 10; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches("ul.options a"))) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForURL("**/options/vsock-cid");
  expect(await page.locator("h1").textContent()).toContain("microvm.vsock.cid");
});

test("the site's search finds pages", async () => {
  await open("/");
  await page.keyboard.press("Control+k");
  const input = page.locator("#localsearch-input");
  await input.fill("shared memory empty");
  await page.locator(".results .result").first().waitFor();
  expect((await page.locator(".results .result").allTextContents()).join("\n")).toContain(
    "Sharing memory",
  );
});

test("no link leads nowhere", () => {
  expect(pagesOf().length).toBeGreaterThan(200);
  expect(brokenLinks()).toEqual([]);
});

test("the first load is below 200 kB, compressed", async () => {
  for (const path of ["/", "/options/", "/options/mem"]) {
    // with nothing in its cache
    await page.close();
    page = await newPage();
    site.sizes.clear();
    await open(path);
    const bytes = [...site.sizes.values()].reduce((sum, size) => sum + size, 0);
    console.log(`${path}: ${(bytes / 1000).toFixed(0)} kB`);
    expect(bytes).toBeLessThan(200_000);
  }
});

describe.each(kinds)("%s", (path) => {
  test.each([
    [360, "dark"],
    [360, "light"],
    [1400, "dark"],
    [1400, "light"],
  ] as const)(
    "%d px wide, %s: fits, and axe finds no serious fault",
    async (width, colorScheme) => {
      await open(path, { width, colorScheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      await page.evaluate(axe);
      const faults = await page.evaluate(async () => {
        // biome-ignore lint/suspicious/noExplicitAny: the script puts it there
        const { violations } = await (globalThis as any).axe.run();
        return violations
          .filter(({ impact }: { impact: string }) => ["serious", "critical"].includes(impact))
          .map(
            ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
              `${id}: ${nodes[0]?.html}`,
          );
      });
      expect(faults).toEqual([]);
    },
  );
});
