#!/bin/sh
# Gives a keeper the newest copy of one store, sealed to the keeper's public age key. sudo calls it with both words fixed.
set -eu
set_to() { sed -n "s/^VISSLA_BACKUPS=//p" /etc/vissla/vissla.env | tr -d "'\"" | cut -d, -f"$1"; }
case "$1" in
  # What lies among the bot's files is read as the bot: a link there could lead to the vault's copies.
  database) folder=$(set_to 1) copies='vissla-*.db' as='setpriv --reuid=vissla --regid=vissla --clear-groups' ;;
  vault) folder=$(set_to 2) copies='vault-*.json' as= ;;
  *) exit 2 ;;
esac
# The one written last: a clock that was ahead may have given an older one a later day.
newest=$(ls -td "$folder"/$copies 2>/dev/null | head -n 1)
if [ ! -f "$newest" ] || [ -L "$newest" ]; then
  echo "There is no copy in $folder." >&2
  exit 1
fi
echo "$newest" >&2
$as cat "$newest" | age --encrypt --recipient "$2"
