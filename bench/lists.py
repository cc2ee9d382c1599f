#!/usr/bin/env python3
"""Times lists with 10,000 documents and an action of 2,000 deliverables and tasks on two builds in one run, turn by turn, on SQLite.

    bench/lists.py BEFORE AFTER      two folders with Entente.Web.dll, such as artifacts/bin/Entente.Web/debug
"""
import datetime
import http.cookiejar
import json
import os
import pathlib
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

PAGES = ["/documents", "/documents?sort=at", "/documents?q=resume-77", "/ja/jams-2-0/deliverables",
         "/ja/jams-2-0/deliverables?sort=due&q=deliverable", "/ja/jams-2-0/plan?view=table", "/due"]
WARM, COUNTED = 2, 6
PASSWORD = json.loads((pathlib.Path(__file__).parent.parent / "demo" / "accounts.json").read_text())["password"]
SEEN, VALUES = ["IsDemo", "Edition", "Handling", "Audience", "Version"], (1, "Network", "Green", "", 1)


def key(number):
    return f"01000000-0000-7000-8000-{number:012d}"


def day(number):
    return (datetime.date(2020, 1, 1) + datetime.timedelta(days=number)).isoformat()


def insert(store, count, table, columns, row):
    names = ",".join(f'"{column}"' for column in columns)
    store.executemany(f"INSERT INTO {table} ({names}) VALUES ({','.join('?' * len(columns))})", [row(number) for number in range(1, count + 1)])


def fill(file):
    store = sqlite3.connect(file, timeout=120)
    find = """SELECT "Key" FROM platform_search_item WHERE "Kind" = 'actions.deliverable' AND "CodeWords" = 'd5 3'"""
    while (owner := store.execute(find).fetchone()) is None:
        time.sleep(0.5)  # a job builds the index
    (action,) = store.execute("""SELECT "Id" FROM actions_joint_action WHERE "Slug" = 'jams-2-0'""").fetchone()
    insert(store, 10_000, "platform_document",
           ["Id", "Title", "OwnerKind", "OwnerKey", "ScopeKind", "ScopeCode", "Edition", "Handling", "Audience", "Retention", "By", "Version"],
           lambda n: (key(n), f"Report {n}", "actions.deliverable", owner[0], "action/work-package", "jams-2-0/5", "Network", "Green", "", "none", "Ada", 1))
    insert(store, 10_000, "platform_document_version", ["DocumentId", "Number", "FileName", "ContentType", "Size", "Sha256", "By", "At", "Scan"],
           lambda n: (key(n), 1, f"résumé-{n}.pdf", "application/pdf", 1000, "a" * 64, "Ada", day(n) + " 08:00:00", "NotScanned"))
    insert(store, 2_000, "actions_deliverable", ["Id", "ActionId", "WorkPackage", "Number", "Title", "Due", "Status", *SEEN],
           lambda n: (key(n), action, n % 5 + 1, f"D{n % 5 + 1}.{n + 100}", f"Deliverable {n}", day(n), "Planned" if n % 2 else "Submitted", *VALUES))
    insert(store, 2_000, "actions_task", ["Id", "ActionId", "WorkPackage", "Number", "Title", "Start", "End", "State", "After", *SEEN],
           lambda n: (key(n), action, n % 5 + 1, f"T{n % 5 + 1}.{n + 100}", f"Task {n}", day(n), day(n + 30), "Doing" if n % 2 else "Done", "[]", *VALUES))
    store.commit()
    store.close()


def begin(build):
    folder = tempfile.mkdtemp()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"http://127.0.0.1:{free.getsockname()[1]}"
    host = subprocess.Popen(["dotnet", os.path.join(os.path.abspath(build), "Entente.Web.dll")], cwd=pathlib.Path(__file__).parent.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env=dict(os.environ, ENTENTE_DATA=folder, ENTENTE_URL=at, ASPNETCORE_ENVIRONMENT="Development"))
    for _ in range(1200):
        try:
            urllib.request.urlopen(at + "/health", timeout=2)
            break
        except OSError:
            time.sleep(0.25)
    fill(os.path.join(folder, "entente.db"))
    reader = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = reader.open(at + "/login?return=/me/settings").read().decode()
    fields = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
    fields.update(Name="demo-coordinator", Password=PASSWORD)
    reader.open(at + "/login?return=/me/settings", urllib.parse.urlencode(fields).encode()).read()
    return host, reader, at


def main():
    hosts = [begin(build) for build in sys.argv[1:3]]
    times = {(turn, page): [] for turn in range(len(hosts)) for page in PAGES}
    for run in range(WARM + COUNTED):
        for page in PAGES:
            for turn, (_, reader, at) in enumerate(hosts):
                began = time.perf_counter()
                answer = reader.open(at + page)
                answer.read()
                assert "/login" not in answer.url, "nobody is signed in"
                if run >= WARM:
                    times[turn, page].append((time.perf_counter() - began) * 1000)
    print("| page | before, median ms | after, median ms |\n|---|---|---|")
    for page in PAGES:
        print(f"| `{page}` | {statistics.median(times[0, page]):.0f} | {statistics.median(times[1, page]):.0f} |")
    for host, _, _ in hosts:
        host.terminate()


main()
