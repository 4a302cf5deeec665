// What the tests in a browser share: a server over the sample dispatches, Chromium, axe-core.

import { readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { chromium } from "playwright-core";

const axe_source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.DEPECHE_PICTURES ?? "pictures";

export async function start_site() {
  return { address: process.env.DEPECHE_SITE, stop: async () => {} };
}

export function open_browser() {
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
  await page.evaluate(axe_source);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}
