/* cc search.c $(pkg-config --cflags --libs depeche-c) && ./a.out /srv/index 'cessez-le-feu' */
#include <depeche.h>
#include <stdio.h>

int main(int argc, char** argv) {
    char* error = NULL;
    depeche_index* index = argc == 3 ? depeche_open(argv[1], &error) : NULL;
    if (index == NULL) {
        fprintf(stderr, "%s\n", error != NULL ? error : "usage: search INDEX QUERY");
        depeche_free(error);
        return 2;
    }
    char* answer = depeche_search(index, argv[2]);
    if (answer != NULL)
        puts(answer);
    depeche_free(answer);
    depeche_close(index);
    return answer == NULL;
}
