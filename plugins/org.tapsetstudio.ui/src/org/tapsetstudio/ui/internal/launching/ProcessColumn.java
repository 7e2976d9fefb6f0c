package org.tapsetstudio.ui.internal.launching;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.tapsetstudio.launch.RunningPrograms.Program;
import org.tapsetstudio.ui.internal.Messages;

/** What the list of processes tells of each. */
enum ProcessColumn {
	PID(Messages.ColumnPid, SWT.RIGHT, 70, program -> Integer.toString(program.pid()), Comparator.comparing(Program::pid)), //
	USER(Messages.ColumnUser, SWT.LEFT, 80, Program::user, Comparator.comparing(Program::user)), //
	LANGUAGE(Messages.ColumnLanguage, SWT.LEFT, 85, program -> program.language().label(), Comparator.comparing(Program::language)), //
	PROGRAM(Messages.ColumnProgram, SWT.LEFT, 110, Program::name, Comparator.comparing(Program::name)), //
	MARKERS(Messages.ColumnMarkers, SWT.RIGHT, 75, null, null), //
	COMMAND(Messages.ColumnCommand, SWT.LEFT, 420, program -> program.command().replaceAll("\\s+", " "), Comparator.comparing(Program::command)); //$NON-NLS-1$ //$NON-NLS-2$

	final String title;
	final int style;
	final int width;
	private final Function<Program, String> text;
	private final Comparator<Program> order;

	ProcessColumn(String title, int style, int width, Function<Program, String> text, Comparator<Program> order) {
		this.title = title;
		this.style = style;
		this.width = width;
		this.text = text;
		this.order = order;
	}

	/** @param markers counted so far: no entry for "not yet", an empty one for "may not be looked at" */
	String text(Program program, Map<Integer, OptionalInt> markers) {
		if (text != null) {
			return text.apply(program);
		}
		var count = markers.get(program.pid());
		return count == null ? "..." : count.isEmpty() ? "?" : Integer.toString(count.getAsInt()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	Comparator<Program> order(Map<Integer, OptionalInt> markers) {
		return order != null ? order : Comparator.comparing(program -> markers.getOrDefault(program.pid(), OptionalInt.empty()).orElse(-1));
	}
}
