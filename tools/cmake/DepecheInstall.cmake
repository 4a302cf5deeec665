# Installs the programs, and the library for C++ programs of others: find_package(depeche) or pkg-config depeche.
# Everything finds its neighbours by relative paths, so that an installed copy can be moved.
option(DEPECHE_INSTALL "Make the install rules" ${PROJECT_IS_TOP_LEVEL})
if(NOT DEPECHE_INSTALL)
  return()
endif()
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/depeche")

# Until 1.0 a new minor version may change the interface.
set(abi_version "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set_target_properties(depeche_schema depeche_searcher PROPERTIES
  VERSION "${PROJECT_VERSION}" SOVERSION "${abi_version}")

# So that a plug-in of a site's server, a shared object itself, can take the static libraries in.
set_target_properties(depeche_schema depeche_searcher depeche_http PROPERTIES POSITION_INDEPENDENT_CODE ON)

# In a prefix that the system does not search. Programs that need none would look for every library there first.
if(BUILD_SHARED_LIBS)
  cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR
    BASE_DIRECTORY "${CMAKE_INSTALL_FULL_BINDIR}" OUTPUT_VARIABLE bin_to_lib)
  set_target_properties(depeche_schema depeche_searcher depeche_c PROPERTIES INSTALL_RPATH "$ORIGIN")
  set_target_properties(depeche-indexer depeche-searcher PROPERTIES INSTALL_RPATH "$ORIGIN/${bin_to_lib}")
endif()

install(TARGETS depeche-indexer depeche-searcher)
install(TARGETS depeche_schema depeche_searcher depeche_c EXPORT depeche FILE_SET HEADERS)
install(EXPORT depeche NAMESPACE depeche:: FILE depeche-targets.cmake DESTINATION "${package_dir}")

configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/depeche-config.cmake.in" "${PROJECT_BINARY_DIR}/depeche-config.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/depeche-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(
  FILES
    "${PROJECT_BINARY_DIR}/depeche-config.cmake"
    "${PROJECT_BINARY_DIR}/depeche-config-version.cmake"
    "${CMAKE_CURRENT_LIST_DIR}/FindStemmer.cmake"
  DESTINATION "${package_dir}")

# Who links a static library links what it uses too, without having to know of `pkg-config --static`.
set(private "")
set(public_libs " -lstemmer")
if(BUILD_SHARED_LIBS)
  set(private ".private")
  set(public_libs "")
endif()
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
  BASE_DIRECTORY "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" OUTPUT_VARIABLE pc_to_prefix)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR
  BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" OUTPUT_VARIABLE prefix_to_lib)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR
  BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" OUTPUT_VARIABLE prefix_to_include)
configure_file("${CMAKE_CURRENT_LIST_DIR}/depeche.pc.in" "${PROJECT_BINARY_DIR}/depeche.pc" @ONLY)
configure_file("${CMAKE_CURRENT_LIST_DIR}/depeche-c.pc.in" "${PROJECT_BINARY_DIR}/depeche-c.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/depeche.pc" "${PROJECT_BINARY_DIR}/depeche-c.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(
  FILES
    "${PROJECT_SOURCE_DIR}/searcher/render/answer.schema.json"
    "${PROJECT_SOURCE_DIR}/searcher/http/api/openapi.json"
    "${PROJECT_SOURCE_DIR}/searcher/render/dispatch.schema.json"
    "${PROJECT_SOURCE_DIR}/searcher/render/why.schema.json"
    "${PROJECT_SOURCE_DIR}/indexer/cli/report.schema.json"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/depeche")

# Examples, to be copied and edited.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/searcher/http/component/examples/" "${PROJECT_SOURCE_DIR}/searcher/c/examples/"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")
install(
  FILES
    "${PROJECT_SOURCE_DIR}/searcher/systemd/depeche-serve.service"
    "${PROJECT_SOURCE_DIR}/indexer/systemd/depeche-watch.service"
    "${PROJECT_SOURCE_DIR}/indexer/systemd/depeche-check.service"
    "${PROJECT_SOURCE_DIR}/indexer/systemd/depeche-check.timer"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")
