// A site of somebody else on another port, whose pages search our server.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript" };

export const sources = dirname(dirname(folder));
const examples = join(sources, "searcher/http/component/examples");

/// The address that examples and the README search at, to be put in place of by that of a test's server.
export const usual_address = "http://127.0.0.1:7700";

export function example(name) {
  return readFile(join(examples, name), "utf8");
}

/// The first block of code of the README that has this in it.
export async function readme_block(language, piece) {
  const readme = await readFile(join(sources, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```/gms)];
  const found = blocks.find(([, name, code]) => name === language && code.includes(piece));
  if (!found)
    throw new Error(`README.md has no block of ${language} with ${piece}`);
  return found[2];
}

/// Serves pages, given as `{ path: html }`, and the packages of npm.
export async function start_other_site(pages) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    // Browsers ask for it unasked, and complain when it is not there.
    if (path === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    try {
      const content = pages[path] ?? (path.startsWith("/node_modules/") ? await readFile(join(folder, normalize(path))) : null);
      if (content === null)
        throw new Error(path);
      const type = path in pages ? ".html" : path.slice(path.lastIndexOf("."));
      response.writeHead(200, { "content-type": types[type] ?? "text/plain" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    pages,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
