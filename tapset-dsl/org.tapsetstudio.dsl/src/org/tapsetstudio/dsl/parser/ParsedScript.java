package org.tapsetstudio.dsl.parser;

import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.preprocessor.MacroUse;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.Script;
import org.tapsetstudio.dsl.stp.StpFactory;

/**
 * A script that was read, right or wrong. The tree of a wrong script has holes: any of its features may be null. Not changed once it is there, so it
 * may be read from several threads as long as nobody changes the tree.
 */
public final class ParsedScript {
	private final TokenLayer layer;
	private final ParseContext context;
	private final Script root;
	private final ICompositeNode rootNode;
	private final LineTable lines;
	/** Places of all parts, found when the first one is asked for. */
	private volatile Map<EObject, SourceRange> ranges;
	private List<SyntaxError> errors = List.of();

	ParsedScript(TokenLayer layer, ParseContext context, EObject root, ICompositeNode rootNode) {
		this.layer = layer;
		this.context = context;
		this.root = root instanceof Script script ? script : StpFactory.eINSTANCE.createScript();
		this.rootNode = rootNode;
		this.lines = new LineTable(layer.source().text());
	}

	/** Wraps what Xtext parsed; the list of errors stays empty. */
	public static ParsedScript of(String fileName, IParseResult result, ParseContext context) {
		TokenLayer layer = TokenLayer.of(fileName, result.getRootNode().getText(), context);
		return new ParsedScript(layer, context, result.getRootASTElement(), result.getRootNode());
	}

	void setErrors(List<SyntaxError> errors) {
		this.errors = List.copyOf(errors);
	}

	/** The tree of the expanded program; never null. */
	public Script root() {
		return root;
	}

	/** Xtext's nodes, whose leaves cover the text; null if it nests too deeply. */
	public ICompositeNode rootNode() {
		return rootNode;
	}

	public String fileName() {
		return layer.source().name();
	}

	public String text() {
		return layer.source().text();
	}

	public ParseContext context() {
		return context;
	}

	/** Tokens as written, conditionals, macro uses. */
	public TokenLayer layer() {
		return layer;
	}

	/** Macros that the script itself defines. */
	public Map<String, Macro> macros() {
		return layer.expansion().macros();
	}

	/** In the order of their places; empty if the script is right as far as one can tell without looking at names and types. */
	public List<SyntaxError> errors() {
		return errors;
	}

	public boolean isCorrect() {
		return errors.isEmpty();
	}

	/** The place of a part of the tree; for one that comes from a macro, the place where the macro is used. */
	public SourceRange range(EObject part) {
		Map<EObject, SourceRange> known = ranges;
		if (known == null)
			ranges = known = NodeRanges.of(this); // threads that ask at the same time find the same
		SourceRange found = known.get(part);
		return found == null ? range(0, 0) : found;
	}

	/** The place of one feature, e.g. a name; that of the whole part if the feature is not set. */
	public SourceRange range(EObject part, EStructuralFeature feature) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(part, feature);
		return nodes.isEmpty() ? range(part) : range(nodes.get(0).getOffset(), nodes.get(0).getEndOffset());
	}

	/** A range of offsets. An empty one inside a macro use is widened to that use. */
	public SourceRange range(int start, int end) {
		MacroUse use = start >= end ? useAt(start) : null;
		int from = use == null ? start : use.start();
		int length = use == null ? Math.max(0, end - start) : use.end() - use.start();
		return new SourceRange(fileName(), from, length, lines.line(from), lines.column(from));
	}

	/** The outermost macro use or pasted script argument that brought a virtual token to an offset; null if there is none. */
	public MacroUse useAt(int offset) {
		return layer.useOfVirtualTokenAt(offset);
	}

	/** Words that name the macro where a place lies in what it stands for, to stand behind a message: {@code  (in the expansion of @m)}; else empty. */
	public String expansionAt(SourceRange where) {
		MacroUse use = useAt(where.offset());
		boolean expanded = use != null && use.start() == where.offset() && use.end() >= where.offset() + where.length();
		return expanded ? " (in the expansion of " + use.text() + ")" : "";
	}

	public LineTable lines() {
		return lines;
	}
}
