#!/bin/sh
# What `npm run check` runs: the linter, which takes as long as all the others, beside them. Ends with 1 when one of them fails.
npm run format || exit 1
npm run lint &
lint=$!
npm run types && npm run boundaries && npm run unused
others=$?
wait "$lint" || exit 1
exit "$others"
