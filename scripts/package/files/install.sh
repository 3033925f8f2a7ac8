#!/bin/sh
# Installs the program in this folder, as root, and again after each upgrade: account, folders, command and unit.
set -e

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
sh "$here/prepare.sh"
ln -sfn "${here%/system}" /opt/vissla
install -m 0755 "$here/vissla.sh" /usr/local/bin/vissla
for unit in vissla.service vissla-doctor.service vissla-doctor.timer; do
  install -m 0644 "$here/$unit" "/etc/systemd/system/$unit"
done
[ ! -d /etc/logrotate.d ] || install -m 0644 "$here/logrotate" /etc/logrotate.d/vissla
systemctl daemon-reload
[ -e /etc/vissla/vissla.env ] || echo "Next, as root: vissla setup"
