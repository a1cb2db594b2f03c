# shellcheck shell=bash
# Makes a bare Debian in a temporary folder, without Java, for the scripts that try a package in it.
# To be read by them. Needs root and debootstrap; some time for the first one, which is kept in
# target. The folder goes when the script ends.
#
# Afterwards `debian` is that folder, and `tester` an ordinary user in it. Where none can be made, which
# says nothing about a package, the exit code is 75.

cannot() {
  echo "$*" >&2
  exit 75
}
fail() {
  echo "$*" >&2
  exit 1
}
[[ $(id -u) == 0 ]] || cannot "This needs root: a Debian is made in a folder."
command -v debootstrap >/dev/null || cannot "This needs debootstrap: apt-get install debootstrap"

debian=$(mktemp -d)
trap 'umount "$debian/proc" 2>/dev/null || true; rm -rf --one-file-system "$debian"' EXIT
# shellcheck disable=SC1091
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
bare=target/debian-$suite.tar
if [[ ! -f $bare ]]; then
  # shellcheck disable=SC2016 # not the shell's variable
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)
  debootstrap --variant=minbase "$suite" "$debian" "$mirror" >target/debootstrap.log 2>&1 ||
    cannot "No Debian can be made here: $(tail -n 1 target/debootstrap.log)"
  tar -c --one-file-system -f "$bare.part" -C "$debian" .
  mv "$bare.part" "$bare"
else
  tar -x -f "$bare" -C "$debian"
fi
# Of root alone, as a temporary folder is, it could not be entered by the user below.
chmod 755 "$debian"
# Java finds its own folder through /proc.
mountpoint -q "$debian/proc" || mount -t proc proc "$debian/proc" || cannot "No /proc can be mounted here."

inside() {
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$debian" "$@"
}
as_user() {
  env -i PATH=/usr/bin:/bin HOME=/home/tester "$(command -v chroot)" --userspec=tester "$debian" "$@"
}
# Every file, without the package managers' own books.
files() {
  (cd "$debian" && find . -xdev -path ./proc -prune -o -path ./var/lib/dpkg -prune -o -path ./var/lib/apt -prune \
    -o -path ./var/lib/rpm -prune -o -path ./var/log -prune -o -path ./var/cache -prune -o -print | sort)
}

inside useradd -m tester
! inside sh -c 'command -v java' || fail "This Debian has a Java."

has_one_cache() {
  local caches=("$debian"/usr/lib/tabagent-host/cache/*.aot)
  [[ -f ${caches[0]} && ${#caches[@]} == 1 ]] || fail "There is other than one start-up cache: ${caches[*]}"
}

# What a user does with the package, from the first command to the last.
use_it() {
  local reply found
  has_one_cache
  as_user tabagent-host --version >&2
  as_user tabagent-host demo | tail -n 3 >&2
  reply=$(printf '\033\000\000\000{"action":"check_lmstudio"}' | as_user tabagent-host chrome-extension://abc/ | tail -c +5)
  [[ $reply == *'"state":"NOT_INSTALLED"'* ]] || fail "It answered: $reply"

  as_user tabagent-host install --browser chromium --browser firefox \
    --extension-id abcdefghijklmnopabcdefghijklmnop --firefox-id you@example.org >&2
  # There is no LM Studio, so it is not content; with what it has installed it is.
  found=$(as_user tabagent-host doctor) && fail "The doctor did not notice that there is no LM Studio: $found"
  for finding in chromium firefox settings copy 'start-up cache'; do
    [[ $found == *"[ok]    $finding "* ]] || fail "The doctor says: $found"
  done
  as_user tabagent-host uninstall >&2
}
