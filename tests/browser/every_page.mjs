// How every page looks, in a real browser; wide_pages and narrow_pages have a part of the ways each, as it takes long.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessibility_faults, close, open_browser, picture, start_site } from "./harness.mjs";

const pages = {
  home: "/",
  results: "/recherche?q=ukraine",
  filtered: "/recherche?q=ukraine&actor=vladimir-poutine&place=russie&since=2025",
  copies: "/recherche?q=crues+annonay",
  nothing: "/recherche?q=ouchakof+negociation",
  help: "/recherche?q=xyzzyx",
  repaired: "/recherche?q=%22cessez+le+feu",
  unread: `/recherche?q=paix+date:${"jamais".repeat(20)}`,
  wrong: "/recherche?q=ukraine&since=hier",
  dispatch: "/depeches/dispatches/bruts/002_5d20b8e6f1947ac3.txt?q=tr%C3%AAve",
  undated: "/depeches/dispatches/bruts/001_c47ae0915bd3f268.txt",
  unknown: "/depeches/aucune",
  nowhere: "/nulle-part",
  accessibility: "/accessibilite",
  english: "/search?q=ukraine&lang=en",
};
/// What a browser itself reports of answers that say that something is wrong.
const refused = new Set(["wrong", "unknown", "nowhere"]);

/// Looks at every page in these ways, which are options of a context by their names.
export function look_at_every_page(ways) {
  let site;
  let browser;
  before(async () => {
    site = await start_site();
    browser = await open_browser();
  });
  after(() => close(browser, site));

  describe("Every page", { concurrency: 2 }, () => {
    for (const [name, path] of Object.entries(pages))
      for (const [way, options] of Object.entries(ways))
        test(`${name}, ${way}: no fault of accessibility, nothing sticks out`, async () => {
          const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 }, ...options });
          const page = await context.newPage();
          const complaints = [];
          page.on("console", (message) => complaints.push(message.text()));
          page.on("pageerror", (error) => complaints.push(error.message));
          await page.goto(site.address + path);
          await picture(page, `page-${name}-${way}`);
          for (const details of await page.locator("details").all())
            await details.evaluate((one) => (one.open = true));
          assert.deepEqual(await accessibility_faults(page), []);
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(excess <= 0, `${excess} pixels too wide`);
          if (!refused.has(name))
            assert.deepEqual(complaints, []);
          await context.close();
        });
  });
}
