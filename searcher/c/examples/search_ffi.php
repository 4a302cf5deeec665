<?php
// php search_ffi.php /srv/index 'cessez-le-feu'
$library = FFI::cdef(
    'typedef struct depeche_index depeche_index;
     depeche_index *depeche_open(const char *folder, char **error);
     char *depeche_search(depeche_index *index, const char *query);
     void depeche_free(char *text);
     void depeche_close(depeche_index *index);',
    'libdepeche.so.0'
);
$index = $library->depeche_open($argv[1], null) ?? exit("no index in $argv[1]\n");
$text = $library->depeche_search($index, $argv[2]);
foreach (json_decode(FFI::string($text), true)['hits'] as $hit) {
    echo $hit['title'], "\n";
}
$library->depeche_free($text);
$library->depeche_close($index);
