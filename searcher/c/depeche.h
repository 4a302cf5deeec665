/* Dépêche for C and for languages that call C: one index, asked as its JSON API is over HTTP, without a
 * server.
 *
 *     depeche_index *index = depeche_open("/srv/index", NULL);
 *     char *answer = depeche_search(index, "cessez-le-feu source:afp");
 *     ...
 *     depeche_free(answer);
 *     depeche_close(index);
 *
 * Texts are UTF-8 and end with a NUL; what is given need not be valid, what comes back is. A handle is used
 * by one thread at a time; any number of handles may be open on one index, each in its thread, beside an
 * indexer: every call sees the newest state. No call ends the program or throws. The interface of this major
 * version only grows.
 */
#ifndef DEPECHE_H
#define DEPECHE_H

#ifdef __cplusplus
extern "C" {
#endif

/* An open index. */
typedef struct depeche_index depeche_index;

/* Opens an index in the folder of that name. NULL when that is not possible; `*error`, where `error` is not
 * NULL, is then a message in English, to be freed, and else NULL. */
depeche_index* depeche_open(const char* folder, char** error);

/* Closes it; NULL is none. */
void depeche_close(depeche_index* index);

/* What answers a query, as JSON: the bytes of `depeche-searcher --format json`, which answer.schema.json
 * describes. To be freed. NULL for a NULL argument, when memory is short, or when the index cannot be read.
 */
char* depeche_search(depeche_index* index, const char* query);

/* What the JSON API answers to GET, as openapi.json describes it: "/api/v1/search?q=paix&limit=3",
 * "/api/v1/complete?q=vlad", "/api/v1/dispatches/ID". Gives the status of HTTP and the JSON, an error's too,
 * in
 * `*body`, to be freed. 0 for a NULL argument or when memory is short; `*body` is NULL then. */
int depeche_get(depeche_index* index, const char* address, char** body);

/* Frees a text that came from here; NULL is none. */
void depeche_free(char* text);

/* "0.1.0"; not to be freed. */
const char* depeche_version(void);

#ifdef __cplusplus
}
#endif

#endif
