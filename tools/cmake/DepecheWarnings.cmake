# Our warnings, linked PRIVATE under BUILD_INTERFACE so that nobody who uses the library inherits them.
option(DEPECHE_WARNINGS_AS_ERRORS "Fail on a warning" OFF)
add_library(depeche_warnings INTERFACE)
# Sources that are compiled as one see each other's unnamed namespaces, whose names they shadow without harm.
set(shadow -Wshadow)
if(CMAKE_UNITY_BUILD)
  set(shadow "")
endif()
# Designated initialisers name what differs from the default; the rest is meant to be the default.
target_compile_options(depeche_warnings INTERFACE
  -Wall -Wextra -Wpedantic ${shadow} -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wno-missing-field-initializers
  $<$<BOOL:${DEPECHE_WARNINGS_AS_ERRORS}>:-Werror>)
unset(shadow)
