"""Times `depeche-searcher serve` over an index, quiet, beside slow clients, and under load.

    python3 tools/benchmarks/serving.py INDEX [--minutes 10]

The programs are those of the build folder (DEPECHE_BUILD, else build/). Times are of a client on this machine, which
shares its processors with the server: the ratios are what counts. Queries are names of the index and words of its
titles, a page of ten hits with facets and snippets each; no query is asked twice, as the server keeps its answers, but
where that is what is timed. The library is timed by its C interface, which gives the same JSON, on one thread.
"""

import argparse
import ctypes
import http.client
import itertools
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

QUERIES = 100_000


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
    """Texts of searches, all different, the same for the same index."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    _, body = get(connection, "/api/v1/search?limit=200&facets=50&sort=newest&snippets=0")
    answer = json.loads(body)
    names = [value["label"] for facet in ("actor", "place", "source") for value in answer["facets"][facet]["values"]]
    words = [word for hit in answer["hits"] for word in re.findall(r"\w{5,}", hit["title"])]
    draw = random.Random(1)
    texts = {}
    while len(texts) < count:
        texts[f"{draw.choice(names)} {draw.choice(words)}"] = None
        texts[" ".join(draw.sample(words, 2))] = None
    return list(texts)


def path_of(text):
    return "/api/v1/search?" + urllib.parse.urlencode({"q": text})


class Asked:
    """Texts, each given once, to any number of clients."""

    def __init__(self, texts):
        self.texts = texts
        self.next = itertools.count()

    def take(self):
        number = next(self.next)
        if number >= len(self.texts):
            raise SystemExit("too few queries for so much time: see QUERIES")
        return self.texts[number]


def library_rate(index, asked, seconds):
    """Answers a second of one thread, without a server."""
    library = ctypes.CDLL(BUILD / "searcher/c/libdepeche.so")
    library.depeche_open.restype = library.depeche_search.restype = ctypes.c_void_p
    library.depeche_search.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    library.depeche_free.argtypes = library.depeche_close.argtypes = [ctypes.c_void_p]
    opened = library.depeche_open(str(index).encode(), None)

    def rate_of(time_given):
        answered = 0
        end = time.monotonic() + time_given
        while time.monotonic() < end:
            library.depeche_free(library.depeche_search(opened, asked.take().encode()))
            answered += 1
        return answered / time_given

    rate_of(seconds / 2)  # warms up
    rate = rate_of(seconds)
    library.depeche_close(opened)
    return rate


def timed(port, take, seconds):
    """Asks one after another for so long. Milliseconds of each, and how many failed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    failed = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        path = path_of(take())
        start = time.monotonic()
        try:
            status, _ = get(connection, path)
            failed += status != 200
        except OSError:
            failed += 1
            connection.close()
        times.append((time.monotonic() - start) * 1000)
    return times, failed


def part(times, share):
    return sorted(times)[int(share * (len(times) - 1))]


def load(port, take, clients, seconds):
    results = []
    threads = [threading.Thread(target=lambda: results.append(timed(port, take, seconds))) for _ in range(clients)]
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


def beside_slow(server, take, seconds):
    quiet, _ = timed(server.port, take, seconds)
    print(f"{'quiet':<16} p50 {part(quiet, 0.5):7.1f} ms   p99 {part(quiet, 0.99):7.1f} ms   {len(quiet)} requests")
    for kind in ("idle", "header drip", "body drip", "never reading"):
        connections = slow_clients(server.port, kind, 200)
        stop = threading.Event()
        dripping = threading.Thread(target=drip, args=(connections, stop)) if "drip" in kind else None
        if dripping:
            dripping.start()
        times, failed = timed(server.port, take, seconds)
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
        texts = queries(server.port, QUERIES)
        asked = Asked(texts)
        rate = library_rate(given.index, asked, given.seconds)
        print(f"library          {rate:.0f} answers/s on one thread")
        timed(server.port, asked.take, given.seconds)  # warms up
        beside_slow(server, asked.take, given.seconds)
        again = itertools.cycle(texts[:100])
        for clients, take in ((1, asked.take), (8, asked.take), (64, asked.take), (8, lambda: next(again))):
            times, failed = load(server.port, take, clients, given.seconds)
            print(
                f"{clients:>2} clients       p50 {part(times, 0.5):7.1f} ms   p99 {part(times, 0.99):7.1f} ms   "
                f"{len(times) / given.seconds:.0f} requests/s, {len(times) / given.seconds / rate:.2f} x library, "
                f"{failed} failed, {server.megabytes():.0f} MB{'' if take == asked.take else '; asked again'}"
            )
        end = time.monotonic() + given.minutes * 60
        while time.monotonic() < end:
            times, failed = load(server.port, lambda: next(again), 8, min(60, end - time.monotonic()))
            print(f"{len(times)} requests, {failed} failed, {server.megabytes():.0f} MB")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
