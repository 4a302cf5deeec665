// What the tests in a browser share: a server over the sample dispatches, Chromium, axe-core.
//
//     DEPECHE_BUILD      the folder of the build, whose programs are run
//     DEPECHE_SITE       tests a server that runs already instead, over the sample dispatches
//     DEPECHE_PICTURES   where to keep what pages look like

import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const sources = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const build = process.env.DEPECHE_BUILD ?? join(sources, "build");
const pictures = process.env.DEPECHE_PICTURES ?? join(build, "pictures");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const corpus = join(sources, "corpus");

/// Makes an index of what lies at these paths, whose ids begin below `base`.
function make_index(index, base, paths) {
  const command = ["add", "--base", base, "--index", index, ...paths];
  const made = spawnSync(join(build, "indexer", "depeche-indexer"), command, { encoding: "utf8" });
  // Some of the samples are there to be refused.
  if (made.status > 1)
    throw new Error(`depeche-indexer: ${made.stderr}`);
}

/// The address that a server says it listens on, once it does.
async function address_of(server) {
  let told = "";
  for await (const line of createInterface({ input: server.stderr })) {
    told += `${line}\n`;
    const address = line.match(/http:\/\/[^\s]+/);
    if (address)
      return address[0].replace(/\/$/, "");
  }
  throw new Error(`depeche-searcher serve: ${told}`);
}

async function serve(index, options, remove) {
  const server = spawn(
    join(build, "searcher", "depeche-searcher"),
    ["serve", "--index", index, "--port", "0", ...options],
    // As a service is started, without a locale.
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } },
  );
  const ended = new Promise((resolve) => server.once("exit", (status, signal) => resolve(signal ?? status)));
  const address = await address_of(server);
  server.stderr.resume();
  const stop = async () => {
    const runs = server.exitCode === null && server.signalCode === null;
    server.kill("SIGTERM");
    const how = await ended;
    await remove();
    if (!runs)
      throw new Error(`depeche-searcher serve ended by itself: ${how}`);
  };
  return { address, stop };
}

async function start(fill, options) {
  const folder = await mkdtemp(join(tmpdir(), "depeche-browser-"));
  const index = join(folder, "index");
  await fill(index, folder);
  return serve(index, options, () => rm(folder, { recursive: true, force: true }));
}

/// A server of the sample dispatches, with these options; `address` has no slash at its end.
export async function start_site(...options) {
  if (process.env.DEPECHE_SITE)
    return { address: process.env.DEPECHE_SITE, stop: async () => {} };
  return start((index) => make_index(index, corpus, [join(corpus, "dispatches"), join(corpus, "formats")]), options);
}

/// The same of these dispatches, given as their readers of JSON take them.
export async function start_site_of(dispatches, ...options) {
  const fill = async (index, folder) => {
    const file = join(folder, "dispatches.jsonl");
    await writeFile(file, dispatches.map((one) => JSON.stringify(one)).join("\n"));
    make_index(index, folder, [file]);
  };
  return start(fill, options);
}

export function open_browser() {
  // Root has no sandbox; what is looked at is our own.
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
}

export async function close(browser, site) {
  await browser?.close();
  await site?.stop();
}

/// Keeps what the page looks like, for people to look at.
export async function picture(page, name) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/// What axe-core finds wrong with the page as it is, a line a fault.
export async function accessibility_faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}
