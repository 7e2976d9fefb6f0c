package org.tapsetstudio.dsl.ide.completion;

import java.text.MessageFormat;
import java.util.List;

import org.tapsetstudio.dsl.ide.points.CodeCatalog;
import org.tapsetstudio.dsl.ide.points.MarkerCatalog;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.Zone;

/** What goes into the parentheses of a point: programs, libraries, functions, markers and providers that exist on this machine. */
final class PointArguments implements ProposalSource {
	private final MarkerCatalog markers;
	private final CodeCatalog code;
	private final FileNames files = new FileNames();

	PointArguments(MarkerCatalog markers, CodeCatalog code) {
		this.markers = markers;
		this.code = code;
	}

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.zone() != Zone.POINT_ARGUMENT || !request.follows("(")) {
			return;
		}
		List<PointComponent> path = PointReader.calling(request.tokens(), request.previousIndex());
		String name = path.isEmpty() ? "" : path.get(path.size() - 1).name();
		switch (name) {
		case "process" -> files.propose(request, proposals);
		case "library" -> {
			code.libraries(path).forEach(library -> add(request, proposals, library, "", ""));
			if (request.prefix().startsWith("/")) {
				files.propose(request, proposals);
			}
		}
		case "function", "plt" -> code.functions(path).forEach(function -> add(request, proposals, function, "", ""));
		case "mark" -> markers.of(path).forEach(marker -> add(request, proposals, marker.name(), marker.signature(),
				MessageFormat.format(Texts.get("marker"), marker.provider()) + "\n" + arguments(marker)));
		case "provider" -> markers.of(path).stream().map(MarkerCatalog.Known::provider).distinct().forEach(provider -> add(request, proposals, provider, "", ""));
		default -> {
			// numbers, and lines of sources
		}
		}
	}

	private static String arguments(MarkerCatalog.Known marker) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < marker.arguments().size(); i++) {
			text.append("$arg").append(i + 1).append(": ").append(marker.arguments().get(i)).append('\n');
		}
		return text.toString();
	}

	private static void add(CompletionRequest request, Proposals proposals, String name, String detail, String documentation) {
		String text = request.inString() ? name : '"' + name + '"';
		proposals.add(ProposalKind.MARKER, name, detail, text, text.length(), () -> documentation);
	}
}
