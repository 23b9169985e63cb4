# The rules every target of the project shares: language level, warnings, sanitizers,
# precompiled headers and how a library or a test is declared.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness lets ccache serve sources that use a precompiled header; the base directory
  # lets two checkouts of the same source share the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

# What every compilation sees. Third-party headers come in as system headers, so that the
# warnings below speak of our code alone.
add_library(telemirror_flags INTERFACE)
target_compile_options(telemirror_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -fno-operator-names
  $<$<CXX_COMPILER_ID:GNU>:-Werror -fpch-preprocess -Wno-maybe-uninitialized>
  # Clang builds the fuzz targets; what it minds beyond GCC is no error.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion -Wno-implicit-int-float-conversion>)
target_compile_definitions(telemirror_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
  QT_DISABLE_DEPRECATED_BEFORE=0x060400
  TELEMIRROR_VERSION="${PROJECT_VERSION}")
if(TELEMIRROR_SANITIZE)
  target_compile_options(telemirror_flags INTERFACE -fsanitize=${TELEMIRROR_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(telemirror_flags INTERFACE -fsanitize=${TELEMIRROR_SANITIZE})
endif()

# telemirror_library(<name> SOURCES <file>... [LINK <target>...])
# A static library of core/. All of them share one precompiled header.
function(telemirror_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC telemirror_core_base ${arg_LINK})
  target_precompile_headers(${name} REUSE_FROM telemirror_core_pch)
endfunction()

# telemirror_test_timeout(<name> <seconds>)
# A sanitized program takes several times as long, and is given it.
function(telemirror_test_timeout name seconds)
  if(TELEMIRROR_SANITIZE)
    math(EXPR seconds "${seconds} * 5")
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${seconds})
endfunction()

# telemirror_test(<name> SOURCES <file>... LINK <target>... [LABELS <label>...] [TIMEOUT <seconds>])
# A QtTest program; registered with CTest under its own name.
function(telemirror_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE telemirror_test_support ${arg_LINK})
  target_precompile_headers(${name} REUSE_FROM telemirror_core_pch)
  add_test(NAME ${name} COMMAND ${name})
  telemirror_test_timeout(${name} ${arg_TIMEOUT})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.network.ssl.warning=false")
endfunction()
