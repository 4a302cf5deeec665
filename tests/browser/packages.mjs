// Fetches the npm packages that package-lock.json names, unless they are here; exits 77 when the registry is out of reach.

import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const skipped = 77;

async function changed(name) {
  return stat(join(folder, name)).then(({ mtimeMs }) => mtimeMs, () => 0);
}

if ((await changed("node_modules/.package-lock.json")) < (await changed("package-lock.json"))) {
  const { error, status, stderr } = spawnSync("npm", ["ci", "--fetch-retries=1"], { cwd: folder, encoding: "utf8" });
  if (error || status !== 0) {
    console.error(error?.message ?? stderr);
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(stderr ?? ""))
      process.exit(1);
    console.error("npm's registry cannot be reached: the tests in a browser are NOT run; again with: npm ci in tests/browser");
    process.exit(skipped);
  }
}
