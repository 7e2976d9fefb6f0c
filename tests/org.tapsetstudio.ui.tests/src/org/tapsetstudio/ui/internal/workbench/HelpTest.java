package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.ITopic;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.HelpContexts;

/** Help, cheat sheets and the welcome page: what they name exists. */
class HelpTest {
	private static final String BUNDLE = "org.tapsetstudio.doc";

	@BeforeEach
	void reset() {
		Views.reset();
	}

	/** The help and the cheat sheets may fill the window, which survives a reset of the perspective. */
	@AfterEach
	void closeHelp() {
		Ui.run(() -> {
			for (var id : List.of("org.eclipse.help.ui.HelpView", "org.eclipse.ui.cheatsheets.views.CheatSheetView")) {
				var view = Views.page().findView(id);
				if (view != null) {
					Views.page().hideView(view);
				}
			}
		});
		Views.reset();
	}

	@Test
	void everyViewAndDialogHasHelpWhosePagesExist() throws Exception {
		var contexts = new ArrayList<String>();
		for (var view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
			if (view.getId().matches("org\\.tapsetstudio\\.(ui\\.view|dsl\\.ui)\\..*")) {
				contexts.add(HelpContexts.ofView(view.getId()));
			}
		}
		assertFalse(contexts.isEmpty());
		for (var field : HelpContexts.class.getFields()) {
			contexts.add((String) field.get(null));
		}
		contexts.addAll(List.of("org.tapsetstudio.doc.newScript", "org.tapsetstudio.doc.tapsetFolders", "org.tapsetstudio.doc.templates"));
		for (var id : contexts) {
			var context = HelpSystem.getContext(id);
			assertNotNull(context, id);
			assertTrue(context.getRelatedTopics().length > 0, id);
			for (var topic : context.getRelatedTopics()) {
				assertPage(topic.getHref());
			}
		}
	}

	@Test
	void f1AsksForTheHelpOnAViewAndOnADialog() {
		Ui.run(() -> Views.page().showView(TapsetUi.CALL_TREE_VIEW));
		Keyboard.pressKeyUntil(0, SWT.F1, () -> Views.page().findView("org.eclipse.help.ui.HelpView") != null, () -> "the help beside the view");
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.ui.command.samples", null))));
		var shell = Widgets.await(Shell.class, "Tapset Studio Samples");
		try {
			var name = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getShell() == shell && text.isFocusControl()).stream().findFirst().orElse(null), "the field that has the focus");
			Keyboard.pressKeyUntil(name, 0, SWT.F1, () -> ((TrayDialog) shell.getData()).getTray() != null, () -> "the help beside the dialog's page");
			Views.screenshot("help-dialog");
		} finally {
			Ui.run(shell::close);
		}
	}

	@Test
	void everyPageOfTheTableOfContentsExistsAndItsLinksLeadSomewhere() throws Exception {
		var ours = List.of(HelpSystem.getTocs()).stream().filter(toc -> toc.getHref().contains(BUNDLE)).findFirst().orElseThrow();
		var pages = new ArrayList<String>();
		collect(ours.getTopics(), pages);
		assertTrue(pages.size() > 10, pages::toString);
		for (var page : pages) {
			var links = Pattern.compile("(?:href|src)=\"([^\"#]+)").matcher(assertPage(page));
			while (links.find()) {
				assertPage(URI.create(page).resolve(links.group(1)).toString());
			}
		}
	}

	/** As a browser would get them, from the server that the platform starts for it. */
	@Test
	void pagesAreServed() throws Exception {
		var help = PlatformUI.getWorkbench().getHelpSystem();
		var client = HttpClient.newHttpClient();
		var page = get(client, help.resolve("/" + BUNDLE + "/html/start.html", true).toURI());
		assertEquals(200, page.statusCode());
		assertTrue(page.body().contains("<h1>") && page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"), page.body());
		var style = get(client, page.uri().resolve("style.css"));
		assertEquals("text/css", style.headers().firstValue("Content-Type").orElse(""));
		var contents = get(client, page.uri().resolve("/help/index.jsp?topic=/" + BUNDLE + "/html/keys.html"));
		assertTrue(contents.body().contains("Tracing a Python program") && contents.body().contains("src=\"/help/nftopic/" + BUNDLE + "/html/keys.html\""), contents.body());
		for (var bad : List.of("/help/topic/" + BUNDLE + "/html/none.html", "/help/topic/" + BUNDLE + "/../../etc/passwd", "/help/topic/no.bundle/x.html", "/help/x")) {
			assertEquals(404, get(client, page.uri().resolve(bad)).statusCode(), bad);
		}
	}

	private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
		return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void everyCheatSheetOpensAndItsCommandsExist() throws Exception {
		var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		for (var sheet : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.cheatsheets.cheatSheetContent")) {
			if (sheet.getName().equals("cheatsheet") && sheet.getContributor().getName().equals(BUNDLE)) {
				var used = Pattern.compile("serialization=\"([^\"]+)\"").matcher(text("/" + BUNDLE + "/" + sheet.getAttribute("contentFile")));
				while (used.find()) {
					assertTrue(commands.deserialize(used.group(1)).getCommand().isDefined(), used.group(1));
				}
				Ui.run(() -> new OpenCheatSheetAction(sheet.getAttribute("id")).run());
				Views.screenshot(sheet.getAttribute("id"));
			}
		}
	}

	@Test
	void theWelcomePageShows() {
		var intros = PlatformUI.getWorkbench().getIntroManager();
		assertTrue(intros.hasIntro());
		assertNotNull(Ui.ui(() -> intros.showIntro(PlatformUI.getWorkbench().getWorkbenchWindows()[0], false)));
		Views.screenshot("welcome");
		Themes.dark();
		Views.screenshot("welcome-dark");
		Themes.light();
		var link = Wait.waitFor(() -> Widgets.all(Hyperlink.class, each -> each.getText().equals("Writing a probe")).stream().findFirst().orElse(null), "the link");
		assertTrue(Widgets.all(Label.class, each -> each.getText().startsWith("A script for a recording")).size() == 1, "what it is for is said beside it");
		Ui.run(() -> {
			var enter = new Event();
			enter.character = SWT.CR;
			link.notifyListeners(SWT.KeyDown, enter);
		});
		Wait.waitUntil(() -> Views.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView") != null && intros.getIntro() == null, "the cheat sheet in place of the page");
	}

	private static void collect(ITopic[] topics, List<String> pages) {
		for (var topic : topics) {
			pages.add(topic.getHref());
			collect(topic.getSubtopics(), pages);
		}
	}

	private static String assertPage(String href) throws Exception {
		assertNotNull(href);
		return text(href);
	}

	/** The text of a file of a bundle: {@code /bundle/file}. */
	private static String text(String href) throws Exception {
		var parts = href.replaceFirst("#.*", "").split("/", 3);
		var entry = Platform.getBundle(parts[1]).getEntry(parts[2]);
		assertNotNull(entry, href);
		try (var in = entry.openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
