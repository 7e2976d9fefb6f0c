package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Ui;

/** What users of Eclipse expect of any plug-in. */
class MannersTest {
	private static final String OURS = "org.tapsetstudio.";

	@Test
	void everyCommandHasANameADescriptionAndACategory() {
		Ui.run(() -> {
			var commands = Stream.of(PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands()).filter(command -> command.getId().startsWith(OURS)).toList();
			assertTrue(commands.size() > 15, () -> commands.size() + " commands");
			for (var command : commands) {
				assertFalse(command.getName().isBlank() || command.getName().startsWith("%"), command.getId());
				assertFalse(command.getDescription() == null || command.getDescription().isBlank() || command.getDescription().startsWith("%"), () -> command.getId() + " has no description");
				assertFalse(command.getCategory().getName().isBlank(), command::getId);
			}
		});
	}

	/** A name that begins with a percent sign is a key without a text. */
	@Test
	void everyKeyOfAnExtensionHasAText() {
		var missing = new ArrayList<String>();
		for (var point : Platform.getExtensionRegistry().getExtensionPoints()) {
			for (var extension : point.getExtensions()) {
				if (extension.getContributor().getName().startsWith(OURS)) {
					Stream.of(extension.getConfigurationElements()).forEach(element -> check(element, missing));
				}
			}
		}
		assertEquals(List.of(), missing);
	}

	private static void check(IConfigurationElement element, List<String> missing) {
		for (var name : List.of("name", "label", "description", "tooltip")) {
			var text = element.getAttribute(name);
			if (text != null && text.startsWith("%")) {
				missing.add(element.getContributor().getName() + ": " + text + " has no text");
			}
		}
		Stream.of(element.getChildren()).forEach(child -> check(child, missing));
	}

	@Test
	void preferencesAreFoundByWhatTheyAreAbout() {
		Ui.run(() -> {
			for (var page : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.preferencePages")) {
				if (page.getContributor().getName().equals("org.tapsetstudio.ui")) {
					assertTrue(page.getChildren("keywordReference").length > 0, () -> page.getAttribute("id") + " has no keywords");
				}
			}
		});
	}
}
