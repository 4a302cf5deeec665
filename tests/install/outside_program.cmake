# Installs the build into a temporary prefix, moves it, indexes a dispatch with the installed indexer, and searches
# it with a program built through find_package and again through pkg-config.
cmake_minimum_required(VERSION 3.25)

function(run)
  list(JOIN ARGN " " command)
  message(STATUS "${command}")
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE output)
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect_title_from program)
  run("${program}" "${WORK}/index" "trêves")
  if(NOT output STREQUAL "La trêve tient dans le port de Marseille\n")
    message(FATAL_ERROR "${program} answered: ${output}")
  endif()
endfunction()

# What other languages see: the library in C.
function(expect_title_in)
  run(${ARGN} "${WORK}/index" "trêves")
  if(NOT output MATCHES "La trêve tient dans le port de Marseille")
    message(FATAL_ERROR "${ARGN} answered: ${output}")
  endif()
endfunction()

# Neither may the environment lead elsewhere, nor may the copy know where it was first put.
unset(ENV{DESTDIR})
unset(ENV{DEPECHE_INDEX})
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/pkg_config")
run("${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${WORK}/first")
file(RENAME "${WORK}/first" "${WORK}/prefix")

run("${WORK}/prefix/bin/depeche-indexer" add --index "${WORK}/index" "${CMAKE_CURRENT_LIST_DIR}/dispatch.txt")

run("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/outside" -B "${WORK}/cmake" -G "${GENERATOR}"
    -D "CMAKE_CXX_COMPILER=${COMPILER}" -D "CMAKE_PREFIX_PATH=${WORK}/prefix")
run("${CMAKE_COMMAND}" --build "${WORK}/cmake")
expect_title_from("${WORK}/cmake/outside")

set(ENV{PKG_CONFIG_PATH} "${WORK}/prefix/${LIBDIR}/pkgconfig")
find_program(pkg_config NAMES pkg-config pkgconf REQUIRED)
run("${pkg_config}" --cflags --libs depeche)
separate_arguments(flags UNIX_COMMAND "${output}")
run("${COMPILER}" -std=c++20 "${CMAKE_CURRENT_LIST_DIR}/outside/main.cpp" -o "${WORK}/pkg_config/outside" ${flags}
    "-Wl,-rpath,${WORK}/prefix/${LIBDIR}")
expect_title_from("${WORK}/pkg_config/outside")

set(examples "${WORK}/prefix/share/doc/depeche/examples")
find_program(c_compiler NAMES cc gcc clang REQUIRED)
run("${pkg_config}" --cflags --libs depeche-c)
separate_arguments(flags UNIX_COMMAND "${output}")
run("${c_compiler}" -std=c99 -Wall -Wextra -Wpedantic -Werror "${examples}/search.c" -o "${WORK}/pkg_config/search" ${flags}
    "-Wl,-rpath,${WORK}/prefix/${LIBDIR}")
expect_title_in("${WORK}/pkg_config/search")
set(ENV{LD_LIBRARY_PATH} "${WORK}/prefix/${LIBDIR}")
find_program(python NAMES python3)
if(python)
  expect_title_in("${python}" "${examples}/search_ctypes.py")
else()
  message(STATUS "The example in Python is NOT run: no python3")
endif()
find_program(php NAMES php)
if(php)
  expect_title_in("${php}" -d ffi.enable=1 "${examples}/search_ffi.php")
else()
  message(STATUS "The example in PHP is NOT run: no php; `tools/setup checks` installs it")
endif()
