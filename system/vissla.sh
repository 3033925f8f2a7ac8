#!/bin/sh
# The operator's commands, with the bot's settings and as the bot's account.
umask 077
settings=/etc/vissla/vissla.env
program=/opt/vissla/dist/bot/operator/vissla.js

# Variables that Node needs before it reads the settings, such as NODE_EXTRA_CA_CERTS.
if [ -r /etc/vissla/node.env ]; then
  set -a
  . /etc/vissla/node.env
  set +a
fi

command=
for word in "$@"; do
  case "$word" in -*) ;; *) command=$word && break ;; esac
done
case "$command" in
  # These run before there are settings.
  '' | help | setup) exec node "$program" "$@" ;;
esac
if [ ! -r "$settings" ]; then
  echo "$settings cannot be read. Call this as root; setup writes it." >&2
  exit 1
fi
case "$command" in
  # These run as root: they use the bot's account for the bot's files.
  backup | restore) exec node --env-file="$settings" "$program" "$@" ;;
esac
cd /var/lib/vissla || exit 1
exec setpriv --reuid=vissla --regid=vissla --init-groups \
  node --env-file="$settings" "$program" "$@"
