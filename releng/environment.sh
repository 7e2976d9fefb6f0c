# Sourced by `tapset` and `mvnw`: finds a JDK and installs Debian packages.

# Exports JAVA_HOME, a JDK of 21 or newer: the caller's own where it is new enough, else the newest under the usual folders.
tapset_find_jdk() {
	if [ -n "${JAVA_HOME:-}" ] && [ "$(tapset_jdk_version "$JAVA_HOME")" -ge 21 ]; then
		export JAVA_HOME
		return 0
	fi
	local best='' best_version=20 home version on_path
	on_path=$(readlink -f "$(command -v javac 2>/dev/null || true)" 2>/dev/null || true)
	for home in "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /usr/local/*jdk*; do
		[ -x "$home/bin/javac" ] || continue
		version=$(tapset_jdk_version "$home")
		if [ "$version" -gt "$best_version" ]; then
			best=$home best_version=$version
		fi
	done
	if [ -z "$best" ]; then
		echo "tapset: no JDK of 21 or newer was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks). Install one, or set JAVA_HOME to it." >&2
		return 1
	fi
	export JAVA_HOME=$best
}

# The feature release number of the JDK in folder $1; 0 if it is none. Starts no program: every start of the command line asks.
tapset_jdk_version() {
	local line version=0
	if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
		while IFS= read -r line; do
			if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
				version=${BASH_REMATCH[1]}
				break
			fi
		done <"$1/release"
	fi
	echo "$version"
}

# Installs the Debian packages named in "$@" that are missing: as root, or through sudo where that asks nothing;
# otherwise prints the one line to run and fails.
tapset_install() {
	local missing=() package sudo=()
	for package in "$@"; do
		[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	if [ "$(id -u)" != 0 ]; then
		if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
			echo "tapset: some Debian packages are missing. Please run this line, and then the command again:" >&2
			echo "    sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
			return 1
		fi
		sudo=(sudo -n)
	fi
	echo "Installing ${missing[*]}" >&2
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update >&2 || return 1
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" >&2
}
