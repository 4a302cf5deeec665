"""Times `depeche-searcher serve` over an index, quiet, beside slow clients, and under load.

    python3 tools/benchmarks/serving.py INDEX [--minutes 10]

The programs are those of the build folder (DEPECHE_BUILD, else build/). Times are of a client on this machine, which
shares its processors with the server: the ratios are what counts. Queries are names of the index and words of its
titles, a page of ten hits with facets and snippets each.
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import re
import socket
import subprocess
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("DEPECHE_BUILD", ROOT / "build"))


class Server:
    """The server, on a free port."""

    def __init__(self, index):
        self.process = subprocess.Popen(
            [BUILD / "searcher/depeche-searcher", "serve", "--index", index, "--port", "0", "--lang", "en"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found.group(1))
                break
        else:
            raise SystemExit("the server does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def megabytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def get(connection, path):
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    return response.status, body


def queries(port, count):
    """Paths of searches, the same for the same index."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    _, body = get(connection, "/api/v1/search?limit=200&facets=50&sort=newest&snippets=0")
    answer = json.loads(body)
    names = [value["label"] for facet in ("actor", "place", "source") for value in answer["facets"][facet]["values"]]
    words = [word for hit in answer["hits"] for word in re.findall(r"\w{5,}", hit["title"])]
    draw = random.Random(1)
    texts = [draw.choice(names) for _ in range(count // 2)] + [" ".join(draw.sample(words, 2)) for _ in range(count // 2)]
    draw.shuffle(texts)
    return ["/api/v1/search?" + urllib.parse.urlencode({"q": text}) for text in texts]


def timed(port, paths, seconds):
    """Asks one after another for so long. Milliseconds of each, and how many failed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    failed = 0
    end = time.monotonic() + seconds
    at = random.Random(threading.get_ident()).randrange(len(paths))
    while time.monotonic() < end:
        start = time.monotonic()
        try:
            status, _ = get(connection, paths[at % len(paths)])
            failed += status != 200
        except OSError:
            failed += 1
            connection.close()
        times.append((time.monotonic() - start) * 1000)
        at += 1
    return times, failed


def part(times, share):
    return sorted(times)[int(share * (len(times) - 1))]


def load(port, paths, clients, seconds):
    results = []
    threads = [threading.Thread(target=lambda: results.append(timed(port, paths, seconds))) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [one for result in results for one in result[0]]
    failed = sum(result[1] for result in results)
    return times, failed


def slow_clients(port, kind, count):
    """Connections that waste time; addresses of their own, as the server bounds those of one."""
    connections = []
    for number in range(count):
        connection = socket.socket()
        connection.bind((f"127.0.7.{number % 250 + 1}", 0))
        connection.connect(("127.0.0.1", port))
        if kind == "header drip":
            connection.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        elif kind == "body drip":
            connection.send(b"POST /multi-search HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
        elif kind == "never reading":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.send(b"GET /assets/page.css HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        connections.append(connection)
    return connections


def drip(connections, stop):
    while not stop.wait(0.5):
        for connection in connections:
            try:
                connection.send(b"a")
            except OSError:
                pass


def beside_slow(server, paths, seconds):
    quiet, _ = timed(server.port, paths, seconds)
    print(f"{'quiet':<16} p50 {part(quiet, 0.5):7.1f} ms   p99 {part(quiet, 0.99):7.1f} ms   {len(quiet)} requests")
    for kind in ("idle", "header drip", "body drip", "never reading"):
        connections = slow_clients(server.port, kind, 200)
        stop = threading.Event()
        dripping = threading.Thread(target=drip, args=(connections, stop)) if "drip" in kind else None
        if dripping:
            dripping.start()
        times, failed = timed(server.port, paths, seconds)
        stop.set()
        if dripping:
            dripping.join()
        for connection in connections:
            connection.close()
        print(
            f"{kind:<16} p50 {part(times, 0.5):7.1f} ms   p99 {part(times, 0.99):7.1f} ms   {len(times)} requests, "
            f"{failed} failed; p99 {part(times, 0.99) / part(quiet, 0.99):.2f} x quiet"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--seconds", type=float, default=10, help="of each measurement")
    parser.add_argument("--minutes", type=float, default=0, help="of load by 8 clients, watching the memory")
    given = parser.parse_args()
    server = Server(given.index)
    try:
        paths = queries(server.port, 200)
        timed(server.port, paths, given.seconds)  # warms up
        beside_slow(server, paths, given.seconds)
        for clients in (1, 8, 64):
            times, failed = load(server.port, paths, clients, given.seconds)
            print(
                f"{clients:>2} clients       p50 {part(times, 0.5):7.1f} ms   p99 {part(times, 0.99):7.1f} ms   "
                f"{len(times) / given.seconds:.0f} requests/s, {failed} failed, {server.megabytes():.0f} MB"
            )
        end = time.monotonic() + given.minutes * 60
        while time.monotonic() < end:
            times, failed = load(server.port, paths, 8, min(60, end - time.monotonic()))
            print(f"{len(times)} requests, {failed} failed, {server.megabytes():.0f} MB")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
