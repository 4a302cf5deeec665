// The page as people use it, in a real browser: with and without scripts, by mouse, by keyboard, on a phone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessibility_faults, close, open_browser, picture, start_site } from "./harness.mjs";

let site;
let browser;

before(async () => {
  site = await start_site();
  browser = await open_browser();
});
after(() => close(browser, site));

/// Calls `visit` with a page that must not complain, nor ask anybody else for anything.
async function visitor(options, visit, address = site.address) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:"))
      complaints.push(`asked ${request.url()}`);
  });
  try {
    await visit(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const at = (path) => site.address + path;
const search = (query) => at(`/recherche?${new URLSearchParams(query)}`);
const count = (page) => page.locator("#count");
const titles = (page) => page.locator(".hits h3");

/// Waits until the status says so.
async function until_count(page, text) {
  await page.waitForFunction((wanted) => document.querySelector("#count").textContent.startsWith(wanted), text);
}

describe("With scripts", () => {
  test("results appear while one types, and back leads to where one came from", () =>
    visitor({}, async (page) => {
      await page.goto(at("/"));
      await page.evaluate(() => (window.same = true));
      await page.locator("#q").pressSequentially("trêve");
      await until_count(page, "4 dépêches");
      assert.equal(new URL(page.url()).search, "?q=tr%C3%AAve");
      assert.match(await page.title(), /^trêve – 4 dépêches/);
      assert.equal(await page.evaluate(() => document.activeElement.id), "q");
      await page.goBack();
      await until_count(page, "81 dépêches");
      assert.equal(await page.locator("#q").inputValue(), "");
      assert.ok(await page.evaluate(() => window.same), "the page was never loaded anew");
    }));

  test("a facet narrows at once, a second value widens, and a chip takes one back", () =>
    visitor({}, async (page) => {
      await page.goto(search({ q: "ukraine" }));
      await page.getByLabel("Vladimir Poutine").check();
      await until_count(page, "5 dépêches");
      assert.equal(await page.evaluate(() => document.activeElement.value), "vladimir-poutine");
      await page.getByLabel("Kremlin").check();
      await until_count(page, "8 dépêches");
      assert.equal(new URL(page.url()).searchParams.getAll("actor").length, 2);
      await page.locator(".chips a", { hasText: "Kremlin" }).press("Enter");
      await until_count(page, "5 dépêches");
      assert.equal(await page.evaluate(() => document.activeElement.id), "count");
      await page.getByLabel("Vladimir Poutine").uncheck();
      await until_count(page, "10 dépêches");
      await page.goBack();
      await until_count(page, "5 dépêches");
      assert.ok(await page.getByLabel("Vladimir Poutine").isChecked());
    }));

  test("the values of a facet are looked through", () =>
    visitor({}, async (page) => {
      await page.goto(search({ q: "ukraine" }));
      await page.getByLabel("Chercher un acteur").pressSequentially("ouch");
      await page.waitForFunction(() => document.querySelectorAll("#values-actor li").length < 4);
      await page.getByLabel("Iouri Ouchakov").check();
      await until_count(page, "6 dépêches");
    }));

  test("pages turn, with the focus at their top", () =>
    visitor({}, async (page) => {
      await page.goto(at("/recherche"));
      const first = await titles(page).first().textContent();
      await page.getByRole("link", { name: "Page suivante" }).click();
      await until_count(page, "81 dépêches (11 à 20)");
      await page.waitForFunction(() => document.activeElement.id === "count");
      assert.notEqual(await titles(page).first().textContent(), first);
      await page.goBack();
      await until_count(page, "81 dépêches (1 à 10)");
      assert.equal(await titles(page).first().textContent(), first);
    }));

  test("the order changes without the page", () =>
    visitor({}, async (page) => {
      await page.goto(search({ q: "ukraine" }));
      const dates = () => page.locator(".hits time").evaluateAll((all) => all.map((one) => one.dateTime));
      const relevant = await dates();
      await page.getByRole("link", { name: "plus anciennes" }).click();
      await page.waitForFunction(() => location.search.includes("sort=oldest"));
      assert.deepEqual(await dates(), [...relevant].sort());
      assert.equal(await page.locator(".sorts [aria-current]").textContent(), "plus anciennes");
    }));

  test("the address of an answer is copied, and leads to it", () =>
    visitor({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await page.goto(at("/"));
      await page.locator("#q").pressSequentially("trêve");
      await until_count(page, "4 dépêches");
      await page.getByLabel("Vladimir Poutine").check();
      await page.waitForURL(/actor=vladimir-poutine/);
      const found = await titles(page).allTextContents();
      await page.getByRole("link", { name: "Adresse de cette page" }).click();
      await page.getByText("Adresse copiée.").waitFor();
      const address = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(address, page.url());
      await page.goto(address);
      assert.deepEqual(await titles(page).allTextContents(), found);
      await titles(page).first().getByRole("link").click();
      await page.getByRole("link", { name: "Adresse durable" }).click();
      await page.getByText("Adresse copiée.").waitFor();
      assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /[?]/);
    }));

  test("what was perhaps meant is offered, other spellings are told, copies unfold", () =>
    visitor({}, async (page) => {
      await page.goto(search({ q: "ouchakof negociation" }));
      await page.locator(".meant a").first().click();
      await page.waitForFunction(() => document.querySelector("#q").value === "Ouchakov negociation");
      await until_count(page, "4 dépêches");
      assert.match(await page.locator(".also").textContent(), /^Aussi trouvé\u00a0: .*Ushakov/);
      await page.goto(search({ q: "crues annonay" }));
      const copies = page.locator("details.copies").first();
      await copies.locator("summary").click();
      assert.ok(await copies.getByRole("link").first().isVisible());
      await page.getByRole("link", { name: "Montrer chaque copie" }).click();
      await page.waitForFunction(() => document.querySelector("details.copies") === null);
    }));

  test("a stroke over the drawing selects a time", () =>
    visitor({}, async (page) => {
      await page.goto(search({ q: "ukraine" }));
      const box = await page.locator(".bars").boundingBox();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 4, box.y + 20, { steps: 5 });
      await picture(page, "brush");
      await page.mouse.up();
      await page.waitForFunction(() => document.querySelector("#until").value !== "");
      assert.equal(await page.locator("#until").inputValue(), "2026-01");
      assert.match(await page.locator(".chips").textContent(), /depuis 2025-\d\d/);
      await page.waitForFunction(() => location.search.includes("since="));
    }));

  test("so does a finger", () =>
    visitor({ viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true }, async (page) => {
      await page.goto(search({ q: "ukraine" }));
      const box = await page.locator(".bars").boundingBox();
      const touch = await page.context().newCDPSession(page);
      const at_share = (share) => [{ x: box.x + box.width * share, y: box.y + 20 }];
      await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at_share(0.5) });
      for (const share of [0.6, 0.7, 0.8])
        await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at_share(share) });
      await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await page.waitForURL(/since=2024-\d\d&until=2025-\d\d/);
    }));

  test("whoever comes back from a dispatch finds all as it was", () =>
    visitor({}, async (page) => {
      await page.goto(at("/"));
      await page.locator("#q").pressSequentially("ukraine");
      await page.waitForURL(/q=ukraine/);
      await page.getByLabel("Vladimir Poutine").check();
      await page.waitForURL(/actor=/);
      await titles(page).nth(1).getByRole("link").click();
      await page.waitForURL("**/depeches/**");
      await page.goBack();
      await until_count(page, "5 dépêches");
      assert.equal(await page.locator("#q").inputValue(), "ukraine");
      assert.ok(await page.getByLabel("Vladimir Poutine").isChecked());
    }));

  test("a bar leads to its time", () =>
    visitor({}, async (page) => {
      await page.goto(search({ q: "ukraine" }));
      await page.locator(".bars a").last().click();
      await until_count(page, "1 dépêche");
      assert.equal(new URL(page.url()).searchParams.get("since"), "2026-01");
    }));

  test("the completions are a list that arrows walk and Escape closes", () =>
    visitor({}, async (page) => {
      await page.goto(at("/"));
      const box = page.getByRole("combobox");
      await box.pressSequentially("vladimir pou");
      await page.getByRole("option").first().waitFor();
      assert.equal(await box.getAttribute("aria-expanded"), "true");
      await picture(page, "completions");
      assert.deepEqual(await accessibility_faults(page), []);
      await page.keyboard.press("ArrowDown");
      assert.equal(await box.getAttribute("aria-activedescendant"), "completion-0");
      await page.keyboard.press("ArrowUp");
      assert.equal(await box.getAttribute("aria-activedescendant"), null);
      await page.keyboard.press("Escape");
      assert.equal(await box.getAttribute("aria-expanded"), "false");
      assert.equal(await box.inputValue(), "vladimir pou");
      await box.pressSequentially("t");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("#q").value.includes("Poutine"));
      await page.waitForFunction(() => location.search.includes("Poutine"));
      assert.equal(await page.getByRole("option").count(), 0);
    }));

  test("everything is done with the keyboard alone", () =>
    visitor({}, async (page) => {
      await page.goto(at("/"));
      const tab_to = async (found) => {
        for (let presses = 0; presses < 120; ++presses) {
          await page.keyboard.press("Tab");
          if (await page.evaluate(found))
            return;
        }
        assert.fail(`no way by Tab to ${found}`);
      };
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await tab_to(() => document.activeElement.id === "q");
      await page.keyboard.type("ukraine");
      await page.keyboard.press("Enter");
      await until_count(page, "10 dépêches");
      await tab_to(() => document.activeElement.value === "vladimir-poutine");
      await page.keyboard.press("Space");
      await until_count(page, "5 dépêches");
      assert.equal(await page.evaluate(() => document.activeElement.value), "vladimir-poutine");
      await page.keyboard.press("Space");
      await until_count(page, "10 dépêches");
      await page.locator("#q").focus();
      await tab_to(() => document.activeElement.closest("h3") !== null);
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.equal(outline, "solid");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/depeches/**");
      await tab_to(() => document.activeElement.closest(".back") !== null);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/recherche?q=ukraine");
    }));
});

describe("Without scripts", () => {
  test("one searches, narrows, widens, turns pages and reads", () =>
    visitor({ javaScriptEnabled: false }, async (page) => {
      await page.goto(at("/"));
      await page.locator("#q").fill("ukraine");
      await page.getByRole("button", { name: "Chercher", exact: true }).click();
      assert.equal(await count(page).textContent(), "10 dépêches, 1 copie repliée");
      await page.getByLabel("Vladimir Poutine").check();
      await page.getByLabel("Depuis").fill("2025");
      await page.getByRole("button", { name: "Appliquer les filtres" }).click();
      assert.match(await count(page).textContent(), /^3 dépêches/);
      await page.locator(".chips a", { hasText: "Poutine" }).click();
      await page.getByRole("link", { name: "Tout retirer" }).click();
      assert.match(await count(page).textContent(), /^10 dépêches/);
      await page.getByLabel("Chercher un acteur").fill("ouch");
      await Promise.all([page.waitForURL(/actor_has=ouch/), page.keyboard.press("Enter")]);
      assert.equal(await page.locator("#values-actor li").count(), 1);
      await page.goto(at("/recherche"));
      await page.getByRole("link", { name: "Page suivante" }).click();
      assert.match(await count(page).textContent(), /11 à 20/);
      await titles(page).first().getByRole("link").click();
      assert.ok((await page.locator(".text p").count()) > 0);
      await page.getByText("D’où vient cette date").first().click();
      await page.goBack();
      await page.getByRole("link", { name: "English" }).click();
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
    }));
});

test("Pages are fit for paper", () =>
  visitor({ viewport: { width: 794, height: 1123 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.goto(search({ q: "ukraine" }));
    assert.ok(await page.locator("h1").isVisible());
    assert.ok(!(await page.locator(".filters").isVisible()));
    await picture(page, "page-results-print");
    await page.goto(at("/depeches/dispatches/bruts/002_5d20b8e6f1947ac3.txt?q=tr%C3%AAve"));
    assert.ok(await page.locator(".text").isVisible());
    const address = await page.locator(".facts [rel=bookmark]").evaluate((link) => getComputedStyle(link, "::after").content);
    assert.ok(address.includes(`${site.address}/depeches/`), address);
    await picture(page, "page-dispatch-print");
  }));

test("Pages are in French for whoever asks for neither language", async () => {
  for (const language of ["*", "de", "de, en;q=0.5, fr;q=0.7"]) {
    const answer = await fetch(at("/"), { headers: { "accept-language": language } });
    assert.match(await answer.text(), /<html lang="fr">/);
  }
  const answer = await fetch(at("/"), { headers: { "accept-language": "en-GB, fr;q=0.5" } });
  assert.match(await answer.text(), /<html lang="en">/);
});

test("Below a base path, nothing leads out of it", async () => {
  const below = await start_site("--base-path", "/archives");
  try {
    await visitor({}, async (page) => {
      await page.goto(`${below.address}/`);
      await page.locator("#q").pressSequentially("ukraine");
      await until_count(page, "10 dépêches");
      await page.getByRole("option").first().waitFor();
      await titles(page).first().getByRole("link").click();
      await page.waitForURL("**/archives/depeches/**");
      await page.locator(".back a").click();
      await page.waitForURL("**/archives/recherche?q=ukraine");
      for (const link of await page.locator("a[href]").evaluateAll((links) => links.map((one) => one.getAttribute("href"))))
        assert.match(link, /^(\/archives\/|#)/);
    }, below.address);
  } finally {
    await below.stop();
  }
});
