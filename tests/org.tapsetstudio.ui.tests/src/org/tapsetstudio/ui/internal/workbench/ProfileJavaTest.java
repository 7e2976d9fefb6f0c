package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.junit.JUnitCore;
import org.eclipse.jdt.junit.TestRunListener;
import org.eclipse.jdt.junit.model.ITestCaseElement;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** The Java tools' own configurations in profile mode, with real virtual machines. */
class ProfileJavaTest {
	private static final String APPLICATION = "org.eclipse.jdt.launching.localJavaApplication";
	private static final String JUNIT = "org.eclipse.jdt.junit.launchconfig";
	private static final String PROGRAM = """
			package shop;

			public class Shop {
				static long price(int n) {
					return n < 2 ? n : price(n - 1) + price(n - 2);
				}

				public static void main(String[] words) {
					System.gc();
					System.out.println("price " + price(7) + " for " + words[0] + " on " + Runtime.version().feature());
				}
			}
			""";
	private static final String TEST = """
			package shop;

			public class ShopTest {
				@org.junit.Test
				public void pricesGrow() {
					System.gc();
					org.junit.Assert.assertEquals(13, Shop.price(7));
				}
			}
			""";
	private static final String JUPITER_TEST = """
			package shop;

			import static org.junit.jupiter.api.Assertions.assertEquals;

			class ShopJupiterTest {
				@org.junit.jupiter.api.Test
				void pricesGrow() {
					System.gc();
					assertEquals(13, Shop.price(7));
				}

				@org.junit.jupiter.params.ParameterizedTest
				@org.junit.jupiter.params.provider.ValueSource(ints = { 0, 1 })
				void smallPricesAreTheirNumbers(int n) {
					assertEquals(n, Shop.price(n));
				}
			}
			""";
	private static final String PROBE = """
			global calls
			probe hotspot.method_entry { if (method == "price") calls++ }
			probe hotspot.gc_begin { collections++ }
			global collections
			probe end { printf("price was called %d times, collections %s\\n", calls, collections ? "seen" : "missing") }
			""";
	private IProject project;

	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		Launches.clear();
		project = Workspace.project("shop");
	}

	@AfterEach
	void clean() throws Exception {
		Launches.clear();
		project.delete(true, new NullProgressMonitor());
	}

	@Test
	void theJavaToolsOwnTypesCanBeProfiled() throws CoreException {
		for (var id : Set.of(APPLICATION, JUNIT)) {
			assertTrue(Launches.type(id).supportsMode(ILaunchManager.PROFILE_MODE), id);
			assertEquals(1, Launches.type(id).getDelegates(Set.of(ILaunchManager.PROFILE_MODE)).length, id);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "java-17-openjdk-amd64", "temurin-25-jdk-amd64" })
	void aJavaApplicationRunsUnderAProbeScript(String jdk) throws Exception {
		javaProject(jdk);
		var copy = configuration(APPLICATION, "Shop on " + jdk, "shop.Shop");
		copy.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROGRAM_ARGUMENTS, "\"two words\"");
		var process = Launches.profile(copy.doSave());
		Launches.awaitConsole("for two words on " + (jdk.contains("17") ? "17" : "25"));
		Launches.awaitConsole("price was called 41 times, collections seen");
		assertEquals(0, process.getExitValue());
		assertEquals(0, process.progress().lost());
		assertTrue(process.recording().get().startsWith(project.getLocation().toPath()), () -> process.recording().toString());
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, "the finished recording in the views");
		Views.screenshot("java-" + jdk);
	}

	@Test
	void aJUnitTestRunsUnderAProbeScript() throws Exception {
		javaProject("java-17-openjdk-amd64");
		var copy = configuration(JUNIT, "ShopTest", "shop.ShopTest");
		copy.setAttribute("org.eclipse.jdt.junit.TEST_KIND", "org.eclipse.jdt.junit.loader.junit4");
		Launches.profile(copy.doSave());
		Launches.awaitConsole("price was called 41 times, collections seen");
	}

	/** With the container of JUnit 5 on the project's class path, as the wizard of the Java tools puts it there; the JUnit view hears of the results. */
	@Test
	void jupiterTestsRunUnderAProbeScript() throws Exception {
		javaProject("temurin-25-jdk-amd64");
		Workspace.file(project, "src/shop/ShopJupiterTest.java", JUPITER_TEST);
		var java = JavaCore.create(project);
		var path = new ArrayList<>(List.of(java.getRawClasspath()));
		path.add(JavaCore.newContainerEntry(JUnitCore.JUNIT5_CONTAINER_PATH));
		java.setRawClasspath(path.toArray(IClasspathEntry[]::new), new NullProgressMonitor());
		JavaProjects.build(project);
		var outcomes = new ConcurrentLinkedQueue<String>();
		var listener = new TestRunListener() {
			@Override
			public void testCaseFinished(ITestCaseElement test) {
				outcomes.add(test.getTestMethodName() + " " + test.getTestResult(false));
			}
		};
		JUnitCore.addTestRunListener(listener);
		try {
			var copy = configuration(JUNIT, "ShopJupiterTest", "shop.ShopJupiterTest");
			copy.setAttribute("org.eclipse.jdt.junit.TEST_KIND", "org.eclipse.jdt.junit.loader.junit5");
			Launches.profile(copy.doSave());
			Launches.awaitConsole("price was called 43 times, collections seen");
			Wait.waitUntil(() -> outcomes.size() == 3, () -> "three tests in the JUnit view, not " + outcomes);
			assertTrue(outcomes.stream().allMatch(outcome -> outcome.endsWith(" OK")), outcomes::toString);
		} finally {
			JUnitCore.removeTestRunListener(listener);
		}
		Views.screenshot("java-junit5");
	}

	@Test
	void theConfigurationHasATracingPage() throws Exception {
		javaProject("java-17-openjdk-amd64");
		var saved = configuration(APPLICATION, "Shop", "shop.Shop").doSave();
		Ui.run(() -> org.eclipse.ui.PlatformUI.getWorkbench().getDisplay()
				.asyncExec(() -> DebugUITools.openLaunchConfigurationDialogOnGroup(Views.page().getWorkbenchWindow().getShell(), new StructuredSelection(saved),
						"org.eclipse.debug.ui.launchGroup.profile")));
		try {
			var pages = Wait.waitFor(() -> Widgets.all(CTabFolder.class, tabs -> java.util.stream.Stream.of(tabs.getItems()).anyMatch(item -> item.getText().equals("Tracing")))
					.stream().findFirst().orElse(null), "the Tracing page among those of a Java application");
			Ui.run(() -> {
				for (var item : pages.getItems()) {
					if (item.getText().equals("Tracing")) {
						pages.setSelection(item);
						var event = new Event();
						event.item = item;
						pages.notifyListeners(SWT.Selection, event);
					}
				}
			});
			assertNotNull(Widgets.await(org.eclipse.swt.widgets.Label.class, "Record:"));
			Views.screenshot("java-tracing-page");
		} finally {
			Ui.run(() -> Widgets.all(Shell.class, shell -> shell.getParent() != null).forEach(Shell::close));
		}
	}

	private ILaunchConfigurationWorkingCopy configuration(String type, String name, String main) throws Exception {
		var copy = Launches.type(type).newInstance(null, name);
		copy.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, project.getName());
		copy.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, main);
		var probe = Workspace.file(project, "price.stp", PROBE);
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:" + probe.getFullPath() + "}");
		return copy;
	}

	/** A built project with a program and a test. */
	private void javaProject(String jdk) throws Exception {
		JavaProjects.create(project, jdk, Map.of("Shop.java", PROGRAM, "ShopTest.java", TEST));
	}
}
