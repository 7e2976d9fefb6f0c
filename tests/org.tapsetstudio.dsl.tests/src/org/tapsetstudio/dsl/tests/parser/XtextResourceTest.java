package org.tapsetstudio.dsl.tests.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.StpStandaloneSetup;
import org.tapsetstudio.dsl.parser.ParseScope;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.printer.TreePrinter;
import org.tapsetstudio.dsl.stp.Script;

import com.google.inject.Injector;

/** The way through Guice and EMF gives what the direct one gives. */
class XtextResourceTest {
	private final Injector injector = new StpStandaloneSetup().createInjectorAndDoEMFRegistration();

	@Test
	void macrosAndTrees() throws Exception {
		XtextResource resource = load("@define m %( 1 + %)\nprobe begin { x = @m 2 }");
		assertEquals("probe begin{\n(x) = ((1) + (2));\n}\n", TreePrinter.print((Script) resource.getContents().get(0)));
	}

	@Test
	void editing() throws Exception {
		XtextResource resource = load("@define m %( 1 %)\nprobe begin { x = @m }");
		resource.update("@define m %( ".length(), 1, "2 * 3");
		assertEquals("probe begin{\n(x) = ((2) * (3));\n}\n", TreePrinter.print((Script) resource.getContents().get(0)));
	}

	@Test
	void errorsAndChecks() throws Exception {
		assertEquals("18 4 number '1abc' is malformed or does not fit 64 bits|23 1 expected a value, found '}'", issues("probe begin { x = 1abc }"));
		assertEquals("17 1 expected ')', found '}'", issues("probe begin { f( }"));
		assertEquals("10 1 'a' is already declared in this file", issues("global a, a"));
	}

	private String issues(String text) throws IOException {
		XtextResource resource = load(text);
		IResourceValidator validator = injector.getInstance(IResourceValidator.class);
		return validator.validate(resource, CheckMode.ALL, CancelIndicator.NullImpl).stream()
				.map(issue -> issue.getOffset() + " " + issue.getLength() + " " + issue.getMessage()).collect(Collectors.joining("|"));
	}

	private XtextResource load(String text) throws IOException {
		XtextResource resource = (XtextResource) injector.getInstance(XtextResourceSet.class).createResource(URI.createURI("x.stp"));
		ParseScope.call(ParseContext.script().withArguments(List.of()), () -> {
			try {
				resource.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of());
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
			return null;
		});
		return resource;
	}
}
