# packages.sh - read with `.` by samples/run.sh and tests/run.sh: need_packages NAME... installs what is missing.
#
# On another system than Debian (no dpkg-query) nothing is installed; what is missing then shows when meson looks for it.

BUILD_PACKAGES="gcc libc6-dev meson ninja-build pkgconf libxml2-dev libxslt1-dev libcairo2-dev libharfbuzz-dev
libfreetype-dev libfribidi-dev libicu-dev libhyphen-dev libzint-dev libdeflate-dev zlib1g-dev nettle-dev libseccomp-dev
libcmocka-dev libsqlite3-dev libarchive-dev libjansson-dev"

need_packages() {
    command -v dpkg-query >/dev/null || { echo "no dpkg here: these packages must be there already: $*"; return 0; }
    missing=
    for package in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
        installed) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    echo "installing:$missing"
    $as_root apt-get -o DPkg::Lock::Timeout=300 update -q
    # shellcheck disable=SC2086 # a list of words on purpose
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends $missing
}
