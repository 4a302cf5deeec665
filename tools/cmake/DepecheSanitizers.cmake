# -DDEPECHE_SANITIZE=address,undefined instruments everything built here, tests included.
set(DEPECHE_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
if(DEPECHE_SANITIZE)
  add_compile_options(-fsanitize=${DEPECHE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DEPECHE_SANITIZE})
endif()
