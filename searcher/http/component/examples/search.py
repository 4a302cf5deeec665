"""Searches a Dépêche server: python3 search.py 'cessez-le-feu source:afp'"""

import json
import sys
import urllib.parse
import urllib.request

SERVER = "http://127.0.0.1:7700"

query = urllib.parse.urlencode({"q": " ".join(sys.argv[1:]), "limit": 5, "facets": 0})
with urllib.request.urlopen(f"{SERVER}/api/v1/search?{query}") as response:
    answer = json.load(response)
print(answer["total"], "dépêches")
for hit in answer["hits"]:
    print((hit["date"] or {}).get("value", "sans date"), hit["title"])
