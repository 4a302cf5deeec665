"""python3 search_ctypes.py /srv/index 'cessez-le-feu'"""

import ctypes
import json
import sys

library = ctypes.CDLL("libdepeche.so.0")
library.depeche_open.restype = ctypes.c_void_p
library.depeche_search.restype = ctypes.c_void_p
library.depeche_search.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
library.depeche_free.argtypes = library.depeche_close.argtypes = [ctypes.c_void_p]

index = library.depeche_open(sys.argv[1].encode(), None)
if not index:
    raise SystemExit(f"no index in {sys.argv[1]}")
text = library.depeche_search(index, sys.argv[2].encode())
for hit in json.loads(ctypes.string_at(text))["hits"]:
    print(hit["title"])
library.depeche_free(text)
library.depeche_close(index)
