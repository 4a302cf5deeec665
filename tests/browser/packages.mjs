// Fetches the npm packages that package-lock.json names, unless they are here; exits 77, saying why, without a way to them.

import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E403|E5\d\d/;

function skip(reason) {
  console.error(`The tests in a browser are NOT run: ${reason}`);
  process.exit(77);
}

async function changed(name) {
  return stat(join(folder, name)).then(({ mtimeMs }) => mtimeMs, () => 0);
}

if ((await changed("node_modules/.package-lock.json")) < (await changed("package-lock.json"))) {
  const { error, status, stderr } = spawnSync("npm", ["ci", "--fetch-retries=1"], { cwd: folder, encoding: "utf8" });
  if (error)
    skip("no npm; `tools/setup checks` installs it");
  if (status !== 0) {
    console.error(stderr);
    if (unreachable.test(stderr))
      skip("npm's registry cannot be reached; again with `npm ci` in tests/browser");
    process.exit(1);
  }
}
