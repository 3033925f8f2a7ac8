#!/bin/sh
# Makes the bot's account and folders, for the package and the archive. Folders that the operator has moved or mounted stay.
set -e

folder() {
  [ -d "$2" ] || install -d -o "$1" -g vissla -m "$3" "$2"
}

getent passwd vissla >/dev/null ||
  useradd --system --user-group --home-dir /var/lib/vissla --no-create-home --shell /usr/sbin/nologin vissla
folder vissla /var/lib/vissla 0700
folder vissla /var/lib/vissla-vault 0700
folder vissla /var/lib/vissla-mark 0700
folder root /etc/vissla 0750

# systemd opens the log as root: in a folder of the bot's it would follow the bot's links, so this one is root's each time.
install -d -o root -g vissla -m 0750 /var/log/vissla
log=/var/log/vissla/vissla.log
if [ -L "$log" ] || [ ! -f "$log" ]; then rm -rf "$log" && install -m 0640 /dev/null "$log"; fi
chown root:vissla "$log"
chmod 0640 "$log"
