package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.FrameworkUtil;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.flame.FlameProbe;
import org.tapsetstudio.ui.source.SourceFinder;

/** What a Java programmer does: profiles a configuration that is there already, watches it live, finds the hot method, goes to its source; then the same with a test. */
class JavaStoryTest {
	private static final String JDK = "java-17-openjdk-amd64";
	/** Takes some time in each call, so that the recording stays small however long the test takes. */
	private static final String SHOP = """
			package shop;

			import java.nio.file.Files;
			import java.nio.file.Path;

			public class Shop {
				static long sum;

				static long price(int n) {
					for (int i = 0; i < 100_000; i++) {
						sum += i * n;
					}
					return n < 2 ? n : price(n - 1) + price(n - 2);
				}

				static class Till {
					void open() {
					}
				}

				public static void main(String[] words) {
					do {
						price(9);
					} while (words.length > 0 && !Files.exists(Path.of(words[0])));
					System.out.println("closed");
				}
			}
			""";
	private static final String TEST = """
			package shop;

			public class ShopTest {
				@org.junit.Test
				public void pricesGrow() {
					org.junit.Assert.assertEquals(34, Shop.price(9));
				}
			}
			""";
	private IProject project;

	private final ErrorLog log = new ErrorLog();

	@AfterEach
	void nothingWentToTheErrorLog() {
		log.close();
		log.assertEmpty();
	}

	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		Launches.clear();
		project = Workspace.project("javashop");
		JavaProjects.create(project, JDK, Map.of("Shop.java", SHOP, "ShopTest.java", TEST));
	}

	@AfterEach
	void clean() throws Exception {
		Themes.light();
		Launches.clear();
		project.delete(true, new NullProgressMonitor());
	}

	@Test
	void anExistingApplicationIsProfiledAndItsHotMethodFoundWhileItRuns() throws Exception {
		var copy = configuration("org.eclipse.jdt.launching.localJavaApplication", "shop.Shop");
		copy.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROGRAM_ARGUMENTS, "enough");
		copy.doSave();
		profileAs("Shop.java", "org.tapsetstudio.launch.jdt.application.profile");
		var launch = Launches.only();
		assertEquals("Shop", launch.getLaunchConfiguration().getName(), "the configuration that was there is used");
		var functions = awaitHot("shop.Shop.price");
		assertEquals(SourceState.LIVE, UiPlugin.recordings().current().orElseThrow().state());
		Views.screenshot("java-story-live");
		Views.open(functions, "shop.Shop.price");
		awaitSource("Shop.java", "price");
		Views.screenshot("java-story-source");
		Themes.dark();
		var flames = FlameProbe.of(Views.flameGraph());
		Wait.waitUntil(() -> functions.getBackground().getRed() < 128 && flames.isPainted(), "dark views");
		Ui.settle();
		Views.screenshot("java-story-source-dark");
		Files.createFile(project.getLocation().toPath().resolve("enough"));
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		Launches.awaitConsole("closed");
		assertEquals(0, ((TracedProcess) launch.getProcesses()[0]).getExitValue());
		Story.awaitShown();
		Ui.run(() -> Views.fieldOf(functions).setText(""));
		assertEquals(0, UiPlugin.recordings().current().orElseThrow().snapshot().lost());
	}

	/** Names as the virtual machine gives them: of constructors, lambdas, classes without a name, classes in classes, classes of libraries. */
	@ParameterizedTest
	@CsvSource({ "shop.Shop.<init>,Shop.java,Shop", "shop.Shop.lambda$main$0,Shop.java,main", "shop.Shop$1.run,Shop.java,Shop", "shop.Shop$Till.open,Shop.java,open", "org.junit.Assert.fail,Assert.class," })
	void theSourceOfAMethodIsFound(String function, String title, String selected) throws Exception {
		var context = FrameworkUtil.getBundle(UiPlugin.class).getBundleContext();
		var finder = context.getService(context.getServiceReference(SourceFinder.class));
		var place = finder.find(function, new NullProgressMonitor()).orElseThrow();
		Ui.run(place::open);
		if (selected == null) {
			Wait.waitUntil(() -> Views.page().getActiveEditor().getTitle().equals(title), title);
		} else {
			awaitSource(title, selected);
		}
		assertTrue(finder.find("shop.Nothing.price", new NullProgressMonitor()).isEmpty());
		assertTrue(finder.find("gc", new NullProgressMonitor()).isEmpty());
	}

	@Test
	void aTestIsProfiledFromItsSource() throws Exception {
		var copy = configuration("org.eclipse.jdt.junit.launchconfig", "shop.ShopTest");
		copy.setAttribute("org.eclipse.jdt.junit.TEST_KIND", "org.eclipse.jdt.junit.loader.junit4");
		copy.doSave();
		profileAs("ShopTest.java", "org.tapsetstudio.launch.jdt.junit.profile");
		Wait.waitUntil(Launches.only()::isTerminated, "the end of the test");
		Story.awaitShown();
		var functions = awaitHot("shop.Shop.price");
		Ui.run(() -> Views.page().showView(TapsetUi.FLAME_GRAPH_VIEW));
		Views.screenshot("java-story-junit");
		Views.open(functions, "shop.Shop.price");
		awaitSource("Shop.java", "price");
		Ui.run(() -> Views.fieldOf(functions).setText(""));
	}

	private ILaunchConfigurationWorkingCopy configuration(String type, String main) throws CoreException {
		var copy = Launches.type(type).newInstance(null, main.substring(main.indexOf('.') + 1));
		copy.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, project.getName());
		copy.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, main);
		copy.setAttribute(TracingAttributes.PRESET, "java-methods");
		return copy;
	}

	/** Selects a source in the Project Explorer and executes the command behind Profile As. */
	private void profileAs(String source, String command) throws Exception {
		var unit = JavaCore.create(project.getFile("src/shop/" + source));
		var explorer = Views.show(Views.PROJECT_EXPLORER, CommonNavigator.class).getCommonViewer();
		Wait.waitUntil(() -> {
			explorer.setSelection(new StructuredSelection(unit), true);
			return unit.equals(explorer.getStructuredSelection().getFirstElement());
		}, source + " selected in the Project Explorer");
		Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null));
	}

	private static Table awaitHot(String method) {
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.snapshot().hasCalls()).isPresent(), () -> "calls" + Views.standing());
		var functions = Views.hotFunctions();
		Ui.run(() -> Views.fieldOf(functions).setText("shop.")); // waiting threads have the highest times
		Wait.waitUntil(() -> Views.row(functions, method) != null, () -> "the hot method" + Views.standing());
		return functions;
	}

	private static void awaitSource(String title, String method) {
		Wait.waitUntil(() -> Views.page().getActiveEditor() instanceof ITextEditor editor && editor.getTitle().equals(title)
				&& ((ITextSelection) editor.getSelectionProvider().getSelection()).getText().equals(method), "the source of " + method);
	}
}
