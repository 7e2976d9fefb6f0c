package org.tapsetstudio.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Keeps the arrows of docs/architecture.md true. */
class ArrowsTest {
	/** Every arrow there may be: bundle → bundles it may use directly. */
	private static final Map<String, Set<String>> ALLOWED = Map.ofEntries( //
			Map.entry("markers", Set.of()), //
			Map.entry("recording", Set.of()), //
			Map.entry("analysis", Set.of("recording")), //
			Map.entry("export", Set.of("recording", "analysis")), //
			Map.entry("model", Set.of("recording", "analysis")), //
			Map.entry("tapsets", Set.of()), //
			Map.entry("dsl", Set.of("markers")), //
			Map.entry("dsl.ide", Set.of("dsl", "markers", "tapsets")), //
			Map.entry("dsl.lsp", Set.of("dsl", "dsl.ide", "markers")), //
			Map.entry("dsl.ui", Set.of("dsl", "dsl.ide", "markers", "tapsets")), //
			Map.entry("engine", Set.of("dsl", "recording")), //
			Map.entry("session", Set.of("dsl", "markers", "recording", "model", "engine", "tapsets")), //
			Map.entry("remote", Set.of("session")), //
			Map.entry("help", Set.of()), //
			Map.entry("cli", Set.of("session", "remote", "engine", "recording", "analysis", "export", "model", "markers", "dsl.ide", "dsl.lsp")), //
			Map.entry("launch", Set.of("session", "remote", "recording", "analysis", "model", "engine")), //
			Map.entry("launch.jdt", Set.of("launch", "session", "ui")), //
			Map.entry("ui", Set.of("dsl.ui", "launch", "remote", "session", "recording", "analysis", "export", "model", "markers", "engine")));

	private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
	private static final Map<String, Path> BUNDLES = new TreeMap<>();
	private static final Map<String, JavaClasses> CLASSES = new TreeMap<>();

	@BeforeAll
	static void readClasses() throws IOException {
		for (String folder : List.of("plugins", "tapset-dsl")) {
			try (DirectoryStream<Path> bundles = Files.newDirectoryStream(ROOT.resolve(folder), "org.tapsetstudio.*")) {
				for (Path bundle : bundles) {
					String name = bundle.getFileName().toString().substring("org.tapsetstudio.".length());
					Path classes = bundle.resolve("target/classes");
					if (!name.startsWith("helper.") && Files.isDirectory(classes)) {
						BUNDLES.put(name, bundle);
						CLASSES.put(name, new ClassFileImporter().importPath(classes));
					}
				}
			}
		}
	}

	@Test
	void everyBundleIsKnownHere() {
		assertEquals(new TreeSet<>(ALLOWED.keySet()), new TreeSet<>(BUNDLES.keySet()));
	}

	@Test
	void arrowsRunOneWay() {
		List<String> wrong = new ArrayList<>();
		CLASSES.forEach((name, classes) -> classes.forEach(type -> type.getDirectDependenciesFromSelf().forEach(d -> {
			String other = bundleOf(d.getTargetClass());
			if (other != null && !other.equals(name) && !ALLOWED.get(name).contains(other)) {
				wrong.add(name + " -> " + other + ": " + d.getDescription());
			}
		})));
		assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
	}

	@Test
	void internalPackagesAreTheirBundlesOwn() {
		List<String> wrong = new ArrayList<>();
		CLASSES.forEach((name, classes) -> classes.forEach(type -> {
			for (Dependency d : type.getDirectDependenciesFromSelf()) {
				JavaClass target = d.getTargetClass();
				String other = bundleOf(target);
				if (other != null && !other.equals(name) && target.getPackageName().contains(".internal")) {
					wrong.add(d.getDescription());
				}
			}
		}));
		assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
	}

	@Test
	void onlyLaunchingAndViewsKnowTheWorkbench() {
		CLASSES.forEach((name, classes) -> {
			if (!Set.of("ui", "dsl.ui", "launch", "launch.jdt").contains(name)) {
				noClasses().should().dependOnClassesThat().resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..", "org.eclipse.core.runtime..",
						"org.eclipse.core.resources..").allowEmptyShould(true).check(classes);
			}
		});
		noClasses().should().dependOnClassesThat().resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..").allowEmptyShould(true).check(CLASSES.get("launch"));
	}

	private static String bundleOf(JavaClass type) {
		String name = type.getBaseComponentType().getName();
		for (Map.Entry<String, JavaClasses> entry : CLASSES.entrySet()) {
			if (name.startsWith("org.tapsetstudio.") && entry.getValue().contain(name)) {
				return entry.getKey();
			}
		}
		return null;
	}
}
