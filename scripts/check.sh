#!/bin/sh
# Runs the checks of `npm run check`, the slow linter at the same time. Ends with 1 when one of them fails. With the word
# `nodes` runs the tests on other Nodes instead.
node scripts/check-install.cjs || exit 1
if [ "$1" = nodes ]; then
  shift
  exec sh scripts/check-nodes.sh "$@"
fi
npm run format || exit 1
npm run lint &
lint=$!
npm run types && npm run boundaries && npm run unused
others=$?
wait "$lint" || exit 1
exit "$others"
