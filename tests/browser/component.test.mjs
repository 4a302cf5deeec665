// <depeche-search> in pages of another site, as whoever reads the README puts it there.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";

import { accessibility_faults, close, open_browser, picture, start_site, start_site_of } from "./harness.mjs";
import { hostile } from "./hostile_dispatches.mjs";
import { example, readme_block, start_other_site, usual_address } from "./other_site.mjs";

let other;
let site;
let browser;

before(async () => {
  other = await start_other_site({});
  site = await start_site("--allow-origin", other.address, "--frame-ancestor", other.address);
  browser = await open_browser();
  for (const name of ["component", "styled", "form"])
    other.pages[`/${name}`] = (await example(`${name}.html`)).replaceAll(usual_address, site.address);
  const script = `<script src="${site.address}/depeche-search.js" defer></script>`;
  other.pages["/two"] = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Deux</title><main><h1>Deux</h1>${script}
    <depeche-search history query="trêve" sort="newest"></depeche-search>
    <depeche-search lang="en" label="Ukraine" query="ukraine" facets=""></depeche-search></main></html>`;
  const block = (await readme_block("html", "<depeche-search")).replaceAll(usual_address, site.address);
  other.pages["/readme"] = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>README</title>${block}</html>`;
});
after(async () => {
  await close(browser, site);
  await other.stop();
});

/// Calls `visit` with a page that must not complain but of what `makes` matches.
async function visitor(path, visit, { makes = null, ...options } = {}) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} ${message.location().url}`));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  try {
    await page.goto(path.startsWith("http") ? path : other.address + path);
    await visit(page);
    assert.deepEqual(complaints.filter((one) => makes === null || !makes.test(one)), []);
  } finally {
    await context.close();
  }
}

/// Playwright looks into the open shadow.
const status = (page) => page.locator("depeche-search").locator("[role=status]");
async function until_status(page, text) {
  await page.waitForFunction(
    (wanted) => document.querySelector("depeche-search").shadowRoot?.querySelector("[role=status]")?.textContent.startsWith(wanted),
    text,
  );
}
const box = (page) => page.getByRole("searchbox");

describe("The component", () => {
  test("works as the README has it", () =>
    visitor("/readme", async (page) => {
      await until_status(page, "81 dépêches");
      await box(page).pressSequentially("trêve");
      await until_status(page, "4 dépêches");
      assert.ok((await page.locator("mark").count()) > 0);
    }));

  test("narrows, widens, and goes back by the button of the browser", () =>
    visitor("/component?q=ukraine", async (page) => {
      await until_status(page, "10 dépêches");
      await page.getByLabel("Vladimir Poutine").check();
      await until_status(page, "5 dépêches");
      assert.match(page.url(), /actor=vladimir-poutine/);
      assert.match(await page.evaluate(() => document.querySelector("depeche-search").shadowRoot.activeElement.dataset.hold), /actor/);
      await page.getByLabel("Vladimir Poutine").uncheck();
      await until_status(page, "10 dépêches");
      await page.goBack();
      await until_status(page, "5 dépêches");
      assert.ok(await page.getByLabel("Vladimir Poutine").isChecked());
      assert.equal(await page.getByRole("button", { name: "Page suivante" }).count(), 0, "one page needs no turning");
      await picture(page, "component");
      assert.deepEqual(await accessibility_faults(page), []);
    }));

  test("turns pages and sorts", () =>
    visitor("/component", async (page) => {
      await until_status(page, "81 dépêches");
      const first = await page.locator("h3").first().textContent();
      await page.getByRole("button", { name: "Page suivante" }).click();
      await page.waitForFunction((title) => document.querySelector("depeche-search").shadowRoot.querySelector("h3").textContent !== title, first);
      assert.match(await status(page).textContent(), /11 à 20/);
      await page.goBack();
      await page.waitForFunction((title) => document.querySelector("depeche-search").shadowRoot.querySelector("h3").textContent === title, first);
      await page.getByLabel("Trier par").selectOption("oldest");
      await page.waitForFunction(() => location.search.includes("sort=oldest"));
    }));

  test("looks through the values of a facet", () =>
    visitor("/component", async (page) => {
      await page.getByLabel("Chercher un acteur").pressSequentially("ouch");
      await page.getByLabel("Iouri Ouchakov").check();
      await page.waitForFunction(() => location.search.includes("iouri-ouchakov"));
    }));

  test("keeps to a period, and says what is wrong with one", () =>
    visitor("/component?q=ukraine", async (page) => {
      await until_status(page, "10 dépêches");
      await page.getByLabel("Depuis").fill("2025-12-03");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.search.includes("since=2025-12-03"));
      await page.waitForFunction(() => !document.querySelector("depeche-search").shadowRoot.querySelector("[role=status]").textContent.startsWith("10 "));
      await page.reload();
      await page.waitForFunction(() => document.querySelector("depeche-search").shadowRoot.querySelector("[data-hold=since]")?.value === "2025-12-03");
      await page.goBack();
      await until_status(page, "10 dépêches");
      assert.equal(await page.getByLabel("Depuis").inputValue(), "");
      await page.route(`${site.address}/api/v1/search**`, (route) => route.fulfill({ status: 200, body: "<html>", headers: { "access-control-allow-origin": "*" } }));
      await page.getByLabel("Vladimir Poutine").check();
      await page.getByText("La recherche ne répond pas").waitFor();
      assert.equal(await page.locator("h3").count(), 0, "no hits of another question");
    }));

  test("asks for what was typed a moment ago when something else changes", () =>
    visitor("/component", async (page) => {
      await until_status(page, "81 dépêches");
      await page.evaluate(() => {
        const root = document.querySelector("depeche-search").shadowRoot;
        const input = root.querySelector("[type=search]");
        input.value = "ukraine";
        input.dispatchEvent(new Event("input"));
        const sort = root.querySelector("select");
        sort.value = "oldest";
        sort.dispatchEvent(new Event("change"));
      });
      await until_status(page, "10 dépêches");
      assert.match(page.url(), /q=ukraine&sort=oldest/);
    }));

  test("shows no answer that came too late", () =>
    visitor("/component", async (page) => {
      await until_status(page, "81 dépêches");
      // An answer whose head is there and whose body is still on its way when the next question is asked.
      await page.evaluate(() => {
        addEventListener("depeche-error", () => (document.body.dataset.failed = "yes"));
        const real = window.fetch;
        window.fetch = async (address, options) => {
          const response = await real(address, options);
          if (!String(address).includes("q=ukraine"))
            return response;
          const late = new ReadableStream({
            start: (stream) => options.signal.addEventListener("abort", () => stream.error(options.signal.reason)),
          });
          return new Response(late);
        };
      });
      await box(page).fill("ukraine");
      await page.waitForFunction(() => location.search.includes("ukraine"));
      await page.waitForTimeout(300);
      await box(page).fill("trêve");
      await until_status(page, "4 dépêches");
      assert.equal(await page.evaluate(() => document.body.dataset.failed), undefined);
    }));

  test("begins with its attributes, and stands several times in a page", () =>
    visitor("/two", async (page) => {
      const each = page.locator("depeche-search");
      await each.nth(0).getByText(/^4 dépêches/).waitFor();
      await each.nth(1).getByText(/^10 dispatches/).waitFor();
      assert.equal(await each.nth(0).getByLabel("Trier par").inputValue(), "newest");
      await each.nth(0).getByRole("searchbox").fill("");
      await each.nth(0).getByText(/^81 dépêches/).waitFor();
      await page.reload();
      await each.nth(0).getByText(/^81 dépêches/).waitFor();
      await each.nth(1).getByText(/^10 dispatches/).waitFor();
      assert.deepEqual(await accessibility_faults(page), []);
    }));

  test("has its facets at hand when a narrow window becomes wide", () =>
    visitor("/component?q=ukraine", async (page) => {
      await until_status(page, "10 dépêches");
      await page.setViewportSize({ width: 1100, height: 900 });
      await page.getByText("Affiner").click();
      await page.getByLabel("Vladimir Poutine").check();
      await until_status(page, "5 dépêches");
    }, { viewport: { width: 400, height: 800 } }));

  test("offers wider questions when nothing is found", () =>
    visitor("/component?q=tr%C3%AAve+introuvable+gaza", async (page) => {
      await until_status(page, "Aucune dépêche");
      await page.locator("[part=hints] button").first().click();
      await page.waitForFunction(() => !document.querySelector("depeche-search").shadowRoot.querySelector("[role=status]").textContent.startsWith("Aucune"));
    }));

  test("is used by keyboard alone", () =>
    visitor("/component", async (page) => {
      await until_status(page, "81 dépêches");
      await page.keyboard.press("Tab");
      await page.keyboard.type("ukraine");
      await page.keyboard.press("Enter");
      await until_status(page, "10 dépêches");
      const hold = () => page.evaluate(() => document.querySelector("depeche-search").shadowRoot.activeElement?.dataset.hold ?? "");
      for (let presses = 0; presses < 80 && !(await hold()).startsWith("actor="); ++presses)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await page.waitForFunction(() => location.search.includes("actor="));
      await page.waitForFunction(() => document.querySelector("depeche-search").shadowRoot.activeElement?.dataset.hold?.startsWith("actor="));
    }));

  test("takes the looks and the links of the page it is in, and tells it what happens", () =>
    visitor("/styled?q=ukraine", async (page) => {
      await page.waitForFunction(() => document.getElementById("last").textContent === "10 réponses");
      const button = page.locator("depeche-search").getByRole("button", { name: "Chercher", exact: true });
      assert.equal(await button.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(138, 21, 56)");
      assert.match(await page.locator("h3 a").first().getAttribute("href"), /\/articles\//);
      assert.equal(await page.getByText("Sources", { exact: true }).count(), 0);
      const chosen = page.evaluate(() => new Promise((resolve) => {
        addEventListener("depeche-select", (event) => {
          event.preventDefault();
          resolve(event.detail.id);
        });
      }));
      await page.locator("h3 a").first().click();
      assert.ok((await chosen).length > 0);
      assert.match(page.url(), /\/styled/);
      await picture(page, "component-styled");
    }));

  for (const [name, options] of Object.entries({
    phone: { viewport: { width: 360, height: 800 } },
    dark: { colorScheme: "dark" },
  }))
    test(`is readable: ${name}`, () =>
      visitor("/component?q=ukraine", async (page) => {
        if (name === "dark")
          await page.addStyleTag({ content: "html { background: #16181b; color: #e6e2da; }" });
        await until_status(page, "10 dépêches");
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
        assert.deepEqual(await accessibility_faults(page), []);
        await picture(page, `component-${name}`);
      }, options));

  test("says when the server is away, and tries again", () =>
    visitor("/component", async (page) => {
      await until_status(page, "81 dépêches");
      await page.route(`${site.address}/api/**`, (route) => route.fulfill({ status: 503, body: '{"detail":"Index indisponible"}', headers: { "access-control-allow-origin": "*" } }));
      await box(page).fill("trêve");
      await page.getByText("Index indisponible").waitFor();
      await page.unroute(`${site.address}/api/**`);
      await page.getByRole("button", { name: "Réessayer" }).click();
      await until_status(page, "4 dépêches");
    }, { makes: /status of 503/ }));

  test("shows hostile dispatches as text", async () => {
    const attacked = await start_site_of(hostile, "--allow-origin", other.address);
    try {
      other.pages["/hostile"] = (await example("component.html")).replaceAll(usual_address, attacked.address);
      await visitor("/hostile?q=volcan", async (page) => {
        await until_status(page, `${hostile.length} dépêches`);
        const found = await page.evaluate(() => {
          const root = document.querySelector("depeche-search").shadowRoot;
          return { loaded: root.querySelectorAll("img, script, iframe").length, hit: document.body.dataset.hit,
            links: [...root.querySelectorAll("a")].map((link) => link.protocol),
            sticks_out: document.documentElement.scrollWidth > innerWidth };
        });
        assert.deepEqual([found.loaded, found.hit, found.sticks_out], [0, undefined, false]);
        assert.deepEqual([...new Set(found.links)].filter((one) => !/^https?:$/.test(one)), []);
      });
    } finally {
      await attacked.stop();
    }
  });

  test("is not let in from a site that is not allowed", async () => {
    const stranger = await start_other_site({ "/": other.pages["/component"] });
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(stranger.address);
      await page.getByText("La recherche ne répond pas").waitFor();
      await context.close();
    } finally {
      await stranger.stop();
    }
  });
});

describe("Simpler ways", () => {
  test("a form leads to the answers", () =>
    visitor("/form", async (page) => {
      await page.getByLabel("Chercher dans nos dépêches").fill("trêve");
      await page.getByRole("button", { name: "Chercher", exact: true }).first().click();
      await page.waitForURL(/recherche\?q=/);
      assert.match(await page.locator("#count").textContent(), /^4 dépêches/);
    }));

  test("a frame searches within a page", () =>
    visitor("/form", async (page) => {
      const frame = page.frameLocator("iframe");
      await frame.locator("depeche-search").getByRole("searchbox").fill("trêve");
      await frame.locator("depeche-search").getByText(/^4 dépêches/).waitFor();
      await picture(page, "frame");
    }));

  /// Runs an example that searches the server of this test.
  async function run_example(name, command) {
    const folder = await mkdtemp(join(tmpdir(), "depeche-examples-"));
    try {
      const file = join(folder, name);
      await writeFile(file, (await example(name)).replaceAll(usual_address, site.address));
      const [program, ...given] = command(file);
      return (await promisify(execFile)(program, given)).stdout;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test("a few lines of Python search", async () => {
    assert.match(await run_example("search.py", (file) => ["python3", file, "trêve"]), /^4 dépêches\n/);
  });

  const no_php = spawnSync("php", ["--version"]).error && "NOT run: no php; `tools/setup checks` installs it";
  test("a page in PHP searches on the side of its server", { skip: no_php }, async () => {
    const page = await run_example("include.php", (file) => ["php", "-r", `$_GET['q'] = 'trêve'; require '${file}';`]);
    assert.match(page, /<p>4 dépêches<\/p>/);
  });
});
