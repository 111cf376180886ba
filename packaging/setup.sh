# shellcheck shell=sh
# Makes this checkout ready to run or to test: Python, system libraries, .venv.
# Sourced from the root of the checkout by `run` and `test`; call `prepare run` or `prepare test`.
# Where it cannot go on by itself it says what to type and ends with 3.

venv=.venv
stamp=$venv/made-from

# What Qt needs to draw without a screen, and letters to draw with.
qt_packages="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libx11-6 libfreetype6 libfontconfig1 libdbus-1-3 fonts-dejavu-core"
# What Qt needs besides on an X display.
display_packages="libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
# A display for the tests of the real window, and a second reader for our PDFs.
test_packages="xvfb poppler-utils"

say() { printf '%s\n' "$*" >&2; }

stop() {
    say ""
    for line in "$@"; do say "$line"; done
    exit 3
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            python=$candidate
            return
        fi
    done
    stop "Vigil needs Python 3.11, 3.12, 3.13 or 3.14, and none was found. On Debian 12 or Ubuntu 24.04 type:" \
        "    sudo apt-get update && sudo apt-get install python3 python3-venv" \
        "or, if it is installed elsewhere:" \
        "    PYTHON=/path/to/python3 $0"
}

can_be_root() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

apt_get() {
    if [ "$(id -u)" = 0 ]; then set -- env "$@"; else set -- sudo -n env "$@"; fi
    "$@" </dev/null >&2
}

apt_install() {
    set -- DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
    # The package lists are fetched only when the ones at hand do not do.
    apt_get "$@" 2>/dev/null && return
    apt_get DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update && apt_get "$@"
}

is_installed() {
    # Newer systems call some of these by the old name and t64.
    for name in "$1" "${1}t64"; do
        case $(dpkg-query -W -f='${Status}' "$name" 2>/dev/null) in *" ok installed") return 0 ;; esac
    done
    return 1
}

# Installs what is missing of the packages named; fails if it may not or cannot.
need_packages() {
    missing=
    for package in "$@"; do is_installed "$package" || missing="$missing $package"; done
    [ -n "$missing" ] || return 0
    can_be_root || return 1
    say "      installing:$missing"
    # shellcheck disable=SC2086 # a list of words
    apt_install install --no-install-recommends $missing
}

# Debian's Python comes without the part that makes virtual environments.
venv_package() {
    "$python" -c 'import ensurepip' 2>/dev/null || "$python" -c 'import virtualenv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

what_to_type() {
    stop "$1" "Type this, then start again:" \
        "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
}

install_system_libraries() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "      not Debian or Ubuntu: left to you; step 4 tells if Qt does not load"
        return
    fi
    needed="$qt_packages $(venv_package)"
    useful=
    if [ "$1" = test ]; then
        useful="$display_packages $test_packages"
    elif [ -n "${DISPLAY:-}" ]; then
        needed="$needed $display_packages"
    fi
    # shellcheck disable=SC2086 # lists of words, here and below
    need_packages $needed $useful && return
    all_missing=$missing
    # shellcheck disable=SC2086
    if need_packages $needed; then
        say "      could not be installed, so some tests will be skipped:$all_missing"
    else
        missing=$all_missing
        what_to_type "System packages are missing, and they could not be installed from here."
    fi
}

make_empty_venv() {
    rm -rf "$venv"
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv "$venv"
    elif ! "$python" -m virtualenv -q "$venv" 2>/dev/null; then
        stop "This Python cannot make a virtual environment; install its package for venv, or virtualenv."
    fi
}

# What an environment was made from: the lock, the Python and the place.
fingerprint() {
    "$python" -c 'import hashlib, os, sys
print(sys.argv[1], hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest(), sys.version.split()[0], os.getcwd())' "$1"
}

is_made_from() { [ -x $venv/bin/python ] && [ "$(cat $stamp 2>/dev/null)" = "$(fingerprint "$1")" ]; }

fill_venv() {
    if [ -t 2 ]; then quiet=; else quiet=-q; fi
    $venv/bin/python -m pip install $quiet --disable-pip-version-check --no-input \
        --require-hashes --no-deps --only-binary :all: -r "$1" >&2 ||
        stop "The Python libraries could not be installed; the reason stands above." \
            "Without a network: this step needs the Python package index once, some 300 MB. With one, start again: $0"
    # No build, no network: the checkout itself is put on Python's path.
    $venv/bin/python -c 'import os, sysconfig
with open(os.path.join(sysconfig.get_path("purelib"), "nurse_app.pth"), "w") as path: path.write(os.getcwd() + "\n")'
}

check_qt() {
    QT_QPA_PLATFORM=offscreen $venv/bin/python -c 'from PySide6.QtWidgets import QApplication; QApplication([])' >&2 ||
        stop "Qt does not load; the library it misses is named above." \
            "On Debian and Ubuntu it is one of: $qt_packages"
}

prepare() {
    if [ "$1" = test ]; then lock=requirements-dev.lock; else lock=requirements.lock; fi
    find_python
    say "[1/4] Python: $("$python" -c 'import sys; print(sys.executable, sys.version.split()[0])')"
    say "[2/4] System libraries"
    if [ "$(uname)" = Linux ]; then install_system_libraries "$1"; fi
    # The environment of the tests has all that the app needs.
    if is_made_from requirements-dev.lock || is_made_from "$lock"; then
        say "[3/4] Python libraries: as pinned"
        say "[4/4] Qt: loaded before"
        return
    fi
    say "[3/4] Python libraries: making $venv from $lock (minutes, the first time)"
    make_empty_venv
    fill_venv "$lock"
    say "[4/4] Qt: trying it"
    check_qt
    fingerprint "$lock" >$stamp
}
