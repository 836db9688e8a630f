#!/bin/sh
# Make a virtual environment in the folder $1 with a Python of at least 3.11, unless there is one.
set -eu
venv=$1
recent='import sys; sys.exit(sys.version_info < (3, 11))'

if "$venv/bin/python" -c "import pip; $recent" >/dev/null 2>&1; then
    exit 0
fi

for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$recent" >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "${python:-}" ]; then
    wanted=${PYTHON:-python3}
    echo "Wenju needs Python 3.11 or newer; $wanted is $("$wanted" --version 2>/dev/null || echo "not there")." >&2
    echo "Install one, or name it: make run PYTHON=/path/to/python3.11" >&2
    exit 1
fi

# Debian and Ubuntu keep the part of Python that makes virtual environments in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update && apt-get install -y "$package"
    else
        echo "$python cannot make virtual environments. On Debian and Ubuntu run:" >&2
        echo "    sudo apt-get install $package" >&2
        exit 1
    fi
fi

echo "Making $venv with $("$python" --version)."
"$python" -m venv --clear "$venv"
