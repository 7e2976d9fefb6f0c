package org.tapsetstudio.dsl.ui.coloring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.swt.custom.StyleRange;
import org.tapsetstudio.dsl.ide.coloring.ColorKind;
import org.tapsetstudio.dsl.ide.coloring.ColoredSpan;
import org.tapsetstudio.dsl.ide.coloring.Coloring;
import org.tapsetstudio.dsl.ide.coloring.ColoringChange;
import org.tapsetstudio.dsl.ui.document.EditorModels;
import org.tapsetstudio.dsl.ui.document.LongLines;

/** Paints anew exactly what an edit has changed, which may reach far: a typed quote or a condition recolours other lines. */
final class ScriptPainter implements IPresentationDamager, IPresentationRepairer {
	private IDocument document;
	private List<ColoredSpan> spans = List.of();
	private long stamp;

	@Override
	public void setDocument(IDocument document) {
		this.document = document;
		if (document == null) {
			spans = List.of();
		} else {
			read();
		}
	}

	@Override
	public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean partitioningChanged) {
		List<ColoredSpan> before = spans;
		read();
		ColoringChange change = ColoringChange.between(before, spans, event.getOffset(), event.getLength(), event.getText() == null ? 0 : event.getText().length());
		return new Region(change.start(), change.end() - change.start());
	}

	@Override
	public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
		if (stamp != stamp()) {
			// after edits made together all is painted, and nobody was asked for the damage
			read();
		}
		int start = damage.getOffset();
		int end = start + damage.getLength();
		Map<ColorKind, TextAttribute> attributes = new EnumMap<>(ColorKind.class);
		for (ColoredSpan span : spans) {
			if (span.start() >= end) {
				break;
			}
			if (span.end() > start) {
				TextAttribute attribute = attributes.computeIfAbsent(span.kind(), ThemeColors::attribute);
				int from = Math.max(start, span.start());
				presentation.addStyleRange(
						new StyleRange(from, Math.min(end, span.end()) - from, attribute.getForeground(), attribute.getBackground(), attribute.getStyle()));
			}
		}
	}

	private long stamp() {
		return ((IDocumentExtension4) document).getModificationStamp();
	}

	private void read() {
		stamp = stamp();
		List<ColoredSpan> all = Coloring.of(EditorModels.shared().tokens(document.get()));
		List<ColoredSpan> painted = new ArrayList<>(all.size());
		IRegion line = new Region(0, 0);
		try {
			for (ColoredSpan span : all) {
				if (span.start() >= line.getOffset() + line.getLength()) {
					line = document.getLineInformationOfOffset(span.start());
				}
				if (line.getLength() <= LongLines.LONGEST) {
					painted.add(span);
				}
			}
		} catch (BadLocationException e) {
			throw new IllegalStateException(e);
		}
		spans = painted;
	}
}
