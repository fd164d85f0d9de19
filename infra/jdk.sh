# Sourced by the scripts here: find_jdk prints the home of an installed JDK 25 or newer.
# It looks where the Maven toolchain does: JAVA_HOME, the PATH, then the usual install folders.

jdk_major() {
    [ -x "$1/bin/javac" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() {
    local candidate major on_path
    on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "${on_path:-}" \
        /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] || continue
        major=$(jdk_major "$candidate") || continue
        if [ "${major:-0}" -ge 25 ]; then
            echo "$candidate"
            return 0
        fi
    done
    echo "Qiao needs a JDK 25 or newer and found none in JAVA_HOME, on the PATH or in the usual folders." >&2
    echo "Install one (for example Eclipse Temurin 25 from adoptium.net) or set JAVA_HOME." >&2
    return 1
}
