# Sourced by `tapset`, behind environment.sh: the command line's JVM and what makes it start fast.

use_cache=()

# tapset_make_start_cache FOLDER STATE: makes, in the folder STATE, what lets a JVM start the command line in FOLDER in a third of the time: an AOT cache, or a class data archive before JDK 25. It fits one JDK only, so its name tells which.
# Without it (the folder is read-only, say) everything works, slower. Starts that come while it is made do not wait for it.
tapset_make_start_cache() {
	local folder=$1 state=$2 version cache make use
	version=$(tapset_jdk_version "$JAVA_HOME")
	cache=$state/start-$version${JAVA_HOME//[^a-zA-Z0-9.]/-}
	if [ "$version" -ge 25 ]; then
		make=(-XX:AOTCacheOutput="$cache.$$" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining) # kept profiles would have every start compile what only long runs need
		use=(-XX:AOTCache="$cache" -Xlog:aot=off -Xlog:cds=off)
	else
		make=(-XX:ArchiveClassesAtExit="$cache.$$")
		use=(-XX:SharedArchiveFile="$cache" -Xlog:cds=off)
	fi
	if [ ! -e "$cache.log" ] || [ "$folder/lib" -nt "$cache.log" ]; then # the log's age counts: a cache that can't be made is tried once, not at each start
		{ mkdir -p "$state" && : >"$cache.log"; } 2>/dev/null || return 0
		rm -f "$cache"
		tapset_java_options "$folder" org.tapsetstudio.cli.internal.Training
		"${java[0]}" "${make[@]}" "${java[@]:1}" >"$cache.log" 2>&1 && mv "$cache.$$" "$cache" || rm -f "$cache.$$"
	fi
	[ ! -e "$cache" ] || use_cache=("${use[@]}")
}

# tapset_java_options FOLDER [CLASS]: sets the array `java` to the command line of the given folder. Compiling later leaves the processors to a start;
# a handler that runs for long is compiled all the same. What the command line prints is the same in all languages, so the JVM need not read how each of them writes dates.
tapset_java_options() {
	local jars=("$1"/lib/org.tapsetstudio.*.jar) jar class_path # ours first: what a start reads beside classes is found without opening the others
	for jar in "$1"/lib/*.jar; do
		[[ ${jar##*/} == org.tapsetstudio.* ]] || jars+=("$jar")
	done
	class_path=$(IFS=:; echo "${jars[*]}")
	java=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:-UsePerfData -XX:CompileThresholdScaling=5 "${use_cache[@]}" "-Dtapsetstudio.native=$1/native" -Djava.locale.providers=FALLBACK -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
		--enable-native-access=ALL-UNNAMED -cp "$class_path" "${2:-org.tapsetstudio.cli.Main}")
}
