package org.tapsetstudio.recording;

/** A function of an interpreted language, as the agent named it once. Immutable but for a cache; any thread may use it. */
public final class Frame {
	/** Instruction offset that means "not known". */
	public static final int NO_OFFSET = 0xFFFFFFFF;

	private final int id;
	private final int fileId;
	private final int functionId;
	private final String file;
	private final String function;
	private final String qualifiedName;
	private final int firstLine;
	private final byte[] lineTable;
	private int[] lines;

	/**
	 * For the reader of process logs.
	 *
	 * @param lineTable CPython 3.11 location table, or null for none
	 */
	public Frame(int id, int fileId, int functionId, String file, String function, String qualifiedName, int firstLine, byte[] lineTable) {
		this.id = id;
		this.fileId = fileId;
		this.functionId = functionId;
		this.file = file;
		this.function = function;
		this.qualifiedName = qualifiedName;
		this.firstLine = firstLine;
		this.lineTable = lineTable;
	}

	/** Number within the process image. */
	public int id() {
		return id;
	}

	/** String id of the file name. */
	public int fileId() {
		return fileId;
	}

	/** String id of the function name. */
	public int functionId() {
		return functionId;
	}

	/** File name as the runtime gives it. */
	public String file() {
		return file;
	}

	/** Plain function name, as markers give it. */
	public String function() {
		return function;
	}

	/** Name with its classes, for example {@code Parser.parse}; the plain name where the runtime has no other. */
	public String qualifiedName() {
		return qualifiedName.isEmpty() ? function : qualifiedName;
	}

	/** Line of the definition, from 1. */
	public int firstLine() {
		return firstLine;
	}

	/** The line of the instruction at this byte offset; the first line where it is not known. */
	public int lineAt(int offset) {
		if (lineTable == null || offset < 0) {
			return firstLine;
		}
		int[] decoded = lines;
		if (decoded == null) {
			decoded = LocationTable.decode(lineTable, firstLine);
			lines = decoded;
		}
		int unit = offset >>> 1;
		return unit < decoded.length ? decoded[unit] : firstLine;
	}

	@Override
	public String toString() {
		return function + " " + file + ":" + firstLine;
	}
}
