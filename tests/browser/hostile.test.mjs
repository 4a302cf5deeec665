// Dispatches that attack appear harmless, on pages and in feeds, and break no layout.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessibility_faults, close, open_browser, picture, start_site_of } from "./harness.mjs";
import { hostile } from "./hostile_dispatches.mjs";

let site;
let browser;

before(async () => {
  site = await start_site_of(hostile, "--name", "Archive <script>alert(5)</script> & « fils »");
  browser = await open_browser();
});
after(() => close(browser, site));

const widths = { wide: 1280, tablet: 768, phone: 360 };

/// Calls `visit` with a page on which nothing may run, nor be forbidden to run, nor leave the server.
async function unharmed(width, visit) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width, height: 800 } });
  const page = await context.newPage();
  const harm = [];
  page.on("dialog", (dialog) => {
    harm.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("console", (message) => harm.push(message.text()));
  page.on("pageerror", (error) => harm.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== site.address)
      harm.push(`asked ${request.url()}`);
  });
  try {
    await visit(page);
    assert.deepEqual(harm, []);
  } finally {
    await context.close();
  }
}

async function expect_sound(page) {
  assert.equal(await page.evaluate(() => document.body.dataset.hit), undefined);
  assert.equal(await page.locator("img, main b, main script").count(), 0);
  const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.protocol).filter((one) => one));
  for (const protocol of links)
    assert.match(protocol, /^https?:$/);
  for (const details of await page.locator("details").all())
    await details.evaluate((one) => (one.open = true));
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(excess <= 0, `${excess} pixels too wide: ${page.url()}`);
  // JSON-LD is for machines, which read it as JSON.
  for (const json of await page.locator("script[type='application/ld+json']").allTextContents())
    assert.equal(JSON.parse(json)["@context"], "https://schema.org");
}

describe("Hostile dispatches", () => {
  for (const [name, width] of Object.entries(widths))
    test(`are shown as text among results, ${name}`, () =>
      unharmed(width, async (page) => {
        await page.goto(`${site.address}/recherche?q=volcan&facets=200`);
        assert.equal(await page.locator(".hits > .hit").count(), hostile.length);
        await expect_sound(page);
        assert.deepEqual(await accessibility_faults(page), []);
        await picture(page, `hostile-results-${name}`);
      }));

  test("are read as text", () =>
    unharmed(widths.wide, async (page) => {
      await page.goto(`${site.address}/recherche?q=volcan`);
      const links = await page.locator(".hits h3 a").evaluateAll((all) => all.map((one) => one.href));
      assert.equal(links.length, hostile.length);
      for (const [at, link] of links.entries()) {
        const answer = await page.goto(link);
        assert.equal(answer.status(), 200, link);
        const is_long = (await page.locator(".text").textContent()).length > 100_000;
        for (const [name, width] of Object.entries(widths)) {
          await page.setViewportSize({ width, height: 800 });
          await expect_sound(page);
          if (!is_long)
            await picture(page, `hostile-dispatch-${at}-${name}`);
        }
        assert.deepEqual(await accessibility_faults(page), []);
      }
    }));

  test("are completed, narrowed and taken back by scripts as text", () =>
    unharmed(1280, async (page) => {
      await page.goto(`${site.address}/`);
      await page.locator("#q").pressSequentially("AFP");
      await page.waitForFunction(() => location.search.includes("AFP"));
      await expect_sound(page);
      await page.goto(`${site.address}/recherche?q=volcan`);
      const boxes = page.locator(".filters [type=checkbox]");
      const fields = await boxes.evaluateAll((all) =>
        all.map((one) => ({ name: one.name, value: one.value, label: one.closest("label").querySelector(".label").textContent })),
      );
      assert.ok(fields.length > 5);
      for (const { name, value, label } of fields) {
        await page.locator(`.filters [name="${name}"][value="${value}"]`).check();
        await page.locator(".chips li:not(.all)").waitFor();
        assert.equal(await page.locator(".chips bdi").first().textContent(), label);
        await expect_sound(page);
        await page.locator(".chips li a").first().click();
        await page.locator(".chips").waitFor({ state: "detached" });
      }
    }));

  test("hide behind no control character and turn nothing around", () =>
    unharmed(1280, async (page) => {
      for (const path of ["/recherche?q=volcan", "/depeches/commandes", "/depeches/sens"]) {
        const html = await (await fetch(site.address + path)).text();
        assert.doesNotMatch(html, /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f]/);
        await page.goto(site.address + path);
        assert.doesNotMatch(await page.title(), /[\u202a-\u202e\u2066-\u2069]/);
      }
    }));

  test("make feeds that any reader of XML and JSON takes", () =>
    unharmed(1280, async (page) => {
      await page.goto(`${site.address}/accessibilite`);
      for (const format of ["rss", "atom"]) {
        const xml = await (await fetch(`${site.address}/search.${format}?q=volcan`)).text();
        const feed = await page.evaluate((text) => {
          const parsed = new DOMParser().parseFromString(text, "application/xml");
          return {
            error: parsed.querySelector("parsererror")?.textContent,
            items: parsed.querySelectorAll("item, entry").length,
            links: [...parsed.querySelectorAll("link")].map((one) => one.getAttribute("href") ?? one.textContent),
          };
        }, xml);
        assert.equal(feed.error, undefined);
        assert.equal(feed.items, hostile.length);
        for (const link of feed.links)
          assert.ok(link.startsWith(site.address), link);
      }
      const feed = await (await fetch(`${site.address}/search.json?q=volcan`)).json();
      assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
      assert.equal(feed.items.length, hostile.length);
      for (const item of feed.items) {
        assert.ok(item.id && item.url.startsWith(site.address));
        assert.ok(item.content_html !== undefined || item.content_text !== undefined);
        assert.ok(item.external_url === undefined || /^https?:/.test(item.external_url), item.external_url);
        assert.doesNotMatch(item.content_html ?? "", /<(script|img)\b/);
      }
    }));
});
