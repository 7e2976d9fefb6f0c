package org.tapsetstudio.dsl.tests.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.ExpressionStatement;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

class RangeTest {
	private static final String TEXT = "@define one %( 1 %)\nprobe begin { x = /* c */ (y + @one) }";

	private final ParsedScript script = StpParserFacade.parse("x.stp", TEXT, ParseContext.script());

	@Test
	void partsOfTheTreeHavePlaces() {
		Assignment assignment = assignment();
		assertEquals("x", text(script.range(assignment.getLeft())));
		assertEquals("(y + @one)", text(script.range(assignment.getRight())));
		assertEquals("x.stp:2:15", script.range(assignment).toString());
	}

	@Test
	void whatComesFromAMacroIsWhereTheMacroIsUsed() {
		org.tapsetstudio.dsl.stp.Binary sum = (org.tapsetstudio.dsl.stp.Binary) assignment().getRight();
		assertEquals("@one", text(script.range(sum.getRight())));
	}

	/** The places that one walk finds are those that Xtext finds part by part. */
	@Test
	void allPartsAreWhereXtextFindsThem() {
		for (String text : List.of(TEXT, Samples.ALL_OF_IT, "@define m(a) %( @a + 1 %) global x probe a.{b, c*}, d { x = @m(@m(2)) ? -1 : x++ . \"a\" \"b\" if (", "probe begin { é x = ) }")) {
			ParsedScript parsed = StpParserFacade.parse("x.stp", text, ParseContext.script().withArguments(List.of("5")));
			parsed.root().eAllContents().forEachRemaining(part -> {
				INode node = NodeModelUtils.findActualNodeFor(part);
				assertEquals(node == null ? parsed.range(0, 0) : parsed.range(node.getOffset(), node.getEndOffset()), parsed.range(part), part + " of " + text);
			});
		}
	}

	private Assignment assignment() {
		ProbeDeclaration probe = (ProbeDeclaration) script.root().getItems().get(0);
		return (Assignment) ((ExpressionStatement) probe.getBody().getStatements().get(0)).getExpression();
	}

	private static String text(SourceRange range) {
		return TEXT.substring(range.offset(), range.offset() + range.length());
	}
}
