// Runs one file of tests, `node run.mjs page.test.mjs`; exits 77, saying why, where there is nothing to run it with.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const needs = [
  ["/usr/bin/chromium", "no Chromium at /usr/bin/chromium; `tools/setup checks` installs it"],
  [join(folder, "node_modules/playwright-core"), "no npm packages; `npm ci` in tests/browser fetches them"],
];
for (const [path, reason] of needs)
  if (!existsSync(path)) {
    console.error(`The tests in a browser are NOT run: ${reason}`);
    process.exit(77);
  }

const { status } = spawnSync(process.execPath, ["--test", ...process.argv.slice(2)], { cwd: folder, stdio: "inherit" });
process.exit(status ?? 1);
