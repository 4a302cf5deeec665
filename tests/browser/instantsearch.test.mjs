// The unmodified client of Meilisearch and the widgets of InstantSearch drive our server from a page of another site.

import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { close, open_browser, picture, start_site, start_site_of } from "./harness.mjs";
import { hostile } from "./hostile_dispatches.mjs";
import { example, readme_block, start_other_site, usual_address } from "./other_site.mjs";

let other;
let site;
let browser;

before(async () => {
  other = await start_other_site({});
  site = await start_site("--allow-origin", other.address);
  browser = await open_browser();
  const page = await example("instantsearch.html");
  other.pages["/"] = page.replaceAll(usual_address, site.address);
  assert.ok(page.includes(await readme_block("html", "instantMeiliSearch")), "the README shows what is tested");
});
after(async () => {
  await close(browser, site);
  await other.stop();
});

async function visitor(address, visit) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  try {
    await page.goto(address);
    await visit(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const stats = (page, text) =>
  page.waitForFunction((wanted) => document.querySelector(".ais-Stats-text")?.textContent.startsWith(wanted), text);
const titles = (page) => page.locator("#hits h3").allTextContents();

describe("InstantSearch", () => {
  test("finds while one types, with the words marked", () =>
    visitor(other.address, async (page) => {
      await stats(page, "81 results");
      await page.locator("#box input").pressSequentially("trêve");
      await stats(page, "4 results");
      assert.deepEqual([...new Set((await page.locator("#hits h3 mark").allTextContents()).map((one) => one.toLowerCase()))], ["trêve"]);
      await picture(page, "instantsearch");
    }));

  test("narrows by values of a facet, several being alternatives, and widens again", () =>
    visitor(other.address, async (page) => {
      await page.locator("#box input").fill("ukraine");
      await stats(page, "10 results");
      await page.getByLabel("Vladimir Poutine").check();
      await stats(page, "5 results");
      await page.getByLabel("Kremlin").check();
      await page.waitForFunction(() => Number.parseInt(document.querySelector(".ais-Stats-text").textContent, 10) > 5);
      await page.getByLabel("Kremlin").uncheck();
      await page.getByLabel("Vladimir Poutine").uncheck();
      await stats(page, "10 results");
    }));

  test("looks for a value of a facet", () =>
    visitor(other.address, async (page) => {
      await page.locator("#actors input[type=search]").fill("ouch");
      await page.getByLabel("Iouri Ouchakov").check();
      await page.waitForFunction(() => document.querySelectorAll("#hits h3").length > 0);
      await page.waitForFunction(() => Number.parseInt(document.querySelector(".ais-Stats-text").textContent, 10) < 81);
    }));

  test("keeps a range of time", () =>
    visitor(other.address, async (page) => {
      await stats(page, "81 results");
      const first = Date.UTC(2025, 11, 1) / 1000;
      await page.locator("#range input").first().fill(String(first));
      await page.locator("#range button").click();
      await page.waitForFunction(() => !document.querySelector(".ais-Stats-text").textContent.startsWith("81 "));
      const dates = await page.locator("#hits h3 + p").allTextContents();
      assert.ok(dates.length > 0);
      // One that is known by its year alone may be of that month.
      for (const date of dates.map((text) => text.match(/[\d-]*/)[0].slice(0, 7)))
        assert.ok(date >= "2025-12".slice(0, date.length), date);
    }));

  test("turns pages", () =>
    visitor(other.address, async (page) => {
      await stats(page, "81 results");
      const before_turn = await titles(page);
      await page.locator("#pages a", { hasText: "2" }).first().click();
      await page.waitForFunction((first) => document.querySelector("#hits h3").textContent !== first, before_turn[0]);
      assert.notDeepEqual(await titles(page), before_turn);
    }));

  test("is let in with a right key only", async () => {
    const file = join(tmpdir(), `depeche-keys-${process.pid}`);
    await writeFile(file, "clef-de-lecture\n");
    const kept = await start_site("--allow-origin", other.address, "--keys", file);
    try {
      const page = (await example("instantsearch.html")).replaceAll(usual_address, kept.address);
      other.pages["/keyed"] = page.replace(`("${kept.address}", "")`, `("${kept.address}", "clef-de-lecture")`);
      await visitor(`${other.address}/keyed`, (shown) => stats(shown, "81 results"));
      const refused = await fetch(`${kept.address}/multi-search`, { method: "POST", body: "{}" });
      assert.equal(refused.status, 401);
    } finally {
      await kept.stop();
      await rm(file);
    }
  });

  test("shows hostile dispatches as text", async () => {
    const attacked = await start_site_of(hostile, "--allow-origin", other.address);
    try {
      other.pages["/hostile"] = (await example("instantsearch.html")).replaceAll(usual_address, attacked.address);
      await visitor(`${other.address}/hostile`, async (page) => {
        await page.locator("#box input").fill("volcan");
        await stats(page, `${hostile.length} results`);
        assert.equal(await page.locator("#hits img, #hits script").count(), 0);
        assert.equal(await page.evaluate(() => document.body.dataset.hit), undefined);
      });
    } finally {
      await attacked.stop();
    }
  });
});
