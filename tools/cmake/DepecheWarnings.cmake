# Our warnings, linked PRIVATE under BUILD_INTERFACE so that nobody who uses the library inherits them.
option(DEPECHE_WARNINGS_AS_ERRORS "Fail on a warning" OFF)
add_library(depeche_warnings INTERFACE)
target_compile_options(depeche_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${DEPECHE_WARNINGS_AS_ERRORS}>:-Werror>)
