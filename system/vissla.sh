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
  case "$word" in
    # Help needs no settings.
    -h | --help) exec node "$program" "$@" ;;
  esac
done
for word in "$@"; do
  case "$word" in -*) ;; *) command=$word && break ;; esac
done
case "$command" in
  # These run before there are settings.
  '' | help | setup) exec node "$program" "$@" ;;
  # And these, by what the settings lack: a messenger's app is made before its tokens are known.
  manifest | rights | piece) [ -e "$settings" ] || exec node "$program" "$@" ;;
esac
as_bot() {
  # The bot's own account needs no change.
  if [ "$(id -un)" = vissla ]; then "$@"; else setpriv --reuid=vissla --regid=vissla --init-groups "$@"; fi
}
if [ "$(id -u)" != 0 ] && [ "$(id -un)" != vissla ]; then
  echo "Call this as root." >&2
  exit 1
fi
if [ ! -e "$settings" ]; then
  echo "There is no $settings: setup writes it." >&2
  exit 1
fi
if ! as_bot test -r "$settings"; then
  echo "The account vissla may not read $settings: chgrp vissla $settings && chmod 0640 $settings" >&2
  exit 1
fi
case "$command" in
  # These run as root: they use the bot's account for the bot's files, or change what is root's.
  # And these write a page where root says.
  backup | restore | settings | rights | door | proof | numbers) exec node --env-file="$settings" "$program" "$@" ;;
esac
cd /var/lib/vissla || exit 1
# So do these; only root sees the copies of the vault.
case "$command" in
  status) exec node --env-file="$settings" "$program" "$@" ;;
  doctor)
    node --env-file="$settings" "$program" "$@"
    code=$?
    [ ! -t 1 ] || echo "The pages that are named docs/... are in /opt/vissla/guides/docs."
    exit "$code"
    ;;
esac
as_bot node --env-file="$settings" "$program" "$@"
