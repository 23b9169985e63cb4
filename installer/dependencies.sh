# Debian packages the project needs, and how they are installed. Sourced by ./start and ./check.
# shellcheck shell=bash

# To build and to run the two programs. qt6-translations-l10n: the words of Qt's own dialogs.
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-httpserver-dev qt6-websockets-dev qt6-charts-dev qt6-svg-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6sql6-sqlite libqt6opengl6-dev libgl-dev libegl-dev
  qt6-translations-l10n qtkeychain-qt6-dev libexpected-dev libdeflate-dev libfast-float-dev zlib1g-dev libhiredis-dev
  libmosquitto-dev
  libxkbcommon-dev libvulkan-dev fonts-dejavu-core
)

# The real servers that the tests talk to (victoria-metrics: as destination), a judge of the telemetry document against its JSON Schema,
# and a display to draw on.
test_packages=(influxdb redis-server mosquitto victoria-metrics python3-jsonschema xvfb xauth)

# libFuzzer and its sanitizers; 16 is the first that knows enough of C++20.
fuzz_packages=(clang-16 libclang-rt-16-dev)

# What Qt's own Core and Network are built with, for the thread sanitizer (tests/support/build-tsan-qt).
# shellcheck disable=SC2034 # ./check uses it
tsan_packages=(dpkg-dev libicu-dev libpcre2-dev libdouble-conversion-dev libb2-dev libssl-dev libglib2.0-dev
  libzstd-dev libproxy-dev libbrotli-dev libkrb5-dev)

# install_missing <why> <package>... : installs what is not there, in one call of apt-get.
install_missing() {
  local why=$1
  shift
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing, and there is no sudo to install them with. As root, run:" >&2
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing ${#missing[@]} packages $why: ${missing[*]}"
  # The servers are for the tests alone: nothing of them is to be started by the installation.
  local quiet_start=/usr/sbin/policy-rc.d made_policy=no
  if [ ! -e $quiet_start ] && [ "$(id -u)" -eq 0 ] && [ ! -d /run/systemd/system ]; then
    printf '#!/bin/sh\nexit 101\n' >$quiet_start && chmod +x $quiet_start && made_policy=yes
  fi
  local status=0 log
  log=$(mktemp)
  # shellcheck disable=SC2016 # the inner shell expands these
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get update -qq && exec apt-get install -y -qq --no-install-recommends "$@"' install "${missing[@]}" \
    >"$log" 2>&1 || status=$?
  [ $made_policy = no ] || rm -f $quiet_start
  if [ $status -ne 0 ]; then
    tail -n 20 "$log" >&2
    echo "Installing failed (status $status); the whole output is in $log." >&2
    return 1
  fi
  rm -f "$log"
}
