package org.tapsetstudio.dsl.ide.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.symbols.FunctionInfo;
import org.tapsetstudio.dsl.ide.symbols.FunctionTable;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.GlobalDeclaration;
import org.tapsetstudio.dsl.stp.GlobalVariable;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/** Lists the declarations of a script, also of one that is not right yet. */
public final class Outline {
	private final ScriptModel model;
	private final Map<String, List<FunctionInfo>> functions;
	private final List<OutlineEntry> entries = new ArrayList<>();

	private Outline(ScriptModel model) {
		this.model = model;
		functions = FunctionTable.in(model.fileName(), model.script().root(), model::tokens).stream().collect(Collectors.groupingBy(FunctionInfo::name));
	}

	/** The declarations in the order of the text. */
	public static List<OutlineEntry> of(ScriptModel model) {
		Outline outline = new Outline(model);
		outline.model.script().root().getItems().forEach(outline::add);
		outline.model.tokens().expansion().macros().values().forEach(outline::add);
		outline.entries.sort(Comparator.comparingInt(entry -> entry.whole().start()));
		return outline.entries;
	}

	private void add(Item item) {
		switch (item) {
		case ProbeDeclaration probe -> add(probe);
		case FunctionDeclaration function -> add(function);
		case GlobalDeclaration globals -> globals.getVariables().forEach(this::add);
		default -> {
			// embedded code declares nothing that scripts see
		}
		}
	}

	private void add(ProbeDeclaration probe) {
		TextSpan whole = span(probe);
		if (whole != null && !probe.getLists().isEmpty()) {
			TextSpan points = span(probe.getLists().get(0));
			if (points != null) {
				boolean alias = probe.getLists().size() > 1;
				String label = model.text().substring(points.start(), points.end()).replaceAll("\\s+", " ");
				entries.add(new OutlineEntry(alias ? OutlineEntry.Kind.ALIAS : OutlineEntry.Kind.PROBE, label, "", points, whole));
			}
		}
	}

	private void add(FunctionDeclaration function) {
		TextSpan whole = span(function);
		if (whole != null && function.getName() != null) {
			for (FunctionInfo info : functions.get(function.getName())) {
				TextSpan name = new TextSpan(info.offset(), info.offset() + info.name().length());
				if (whole.start() <= name.start() && name.end() <= whole.end()) {
					entries.add(new OutlineEntry(OutlineEntry.Kind.FUNCTION, info.name(), info.signature(), name, whole));
				}
			}
		}
	}

	private void add(GlobalVariable global) {
		TextSpan span = span(global);
		if (span != null && global.getName() != null) {
			String type = model.symbols().definitions().stream()
					.filter(definition -> definition.kind() == Symbols.Kind.GLOBAL && definition.name().equals(global.getName()) && definition.where().file().equals(model.fileName()))
					.map(Symbols.Definition::type).filter(known -> !known.equals("unknown")).findFirst().orElse("");
			entries.add(new OutlineEntry(OutlineEntry.Kind.GLOBAL, global.getName(), type, span, span));
		}
	}

	private void add(Macro macro) {
		TextSpan name = new TextSpan(macro.nameToken().start(), macro.nameToken().end());
		String detail = macro.parameters().isEmpty() ? "" : "(" + String.join(", ", macro.parameters()) + ")";
		entries.add(new OutlineEntry(OutlineEntry.Kind.MACRO, "@" + macro.name(), detail, name, new TextSpan(macro.start(), macro.end())));
	}

	private static TextSpan span(EObject part) {
		INode node = NodeModelUtils.findActualNodeFor(part);
		return node == null ? null : new TextSpan(node.getOffset(), node.getEndOffset());
	}
}
