#!/bin/sh
# The browser tests need chromium and a font with Chinese characters.
set -eu

browser() {
    command -v chromium >/dev/null 2>&1
}

font() {
    ! command -v fc-list >/dev/null 2>&1 || [ -n "$(fc-list :lang=zh family)" ]
}

if browser && font; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-noto-cjk
    exit 0
fi
echo "Tests in a real browser are skipped: they need chromium and a Chinese font. On Debian run:" >&2
echo "    sudo apt-get install chromium fonts-noto-cjk" >&2
echo "Elsewhere install Chromium so that the command 'chromium' starts it, and any font with Chinese characters." >&2
