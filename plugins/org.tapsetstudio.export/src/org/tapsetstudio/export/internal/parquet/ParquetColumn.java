package org.tapsetstudio.export.internal.parquet;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A column of a table: of each row one value, never null. */
public final class ParquetColumn {
	/** What a column holds. */
	public enum Type {
		/** 32 bits. */
		INT(PrimitiveTypeName.INT32, null),
		/** 64 bits. */
		LONG(PrimitiveTypeName.INT64, null),
		/** Microseconds since 1970, UTC. */
		MOMENT(PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS)),
		/** Characters; each different text is stored once in a group of rows, as long as there are not too many. */
		TEXT(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());

		private final PrimitiveTypeName physical;
		private final LogicalTypeAnnotation logical;

		Type(PrimitiveTypeName physical, LogicalTypeAnnotation logical) {
			this.physical = physical;
			this.logical = logical;
		}
	}

	private final PrimitiveType type;
	/** Where the values of the group of rows go that is being filled. */
	private ColumnWriter group;
	private String lastText;
	private Binary last;

	ParquetColumn(String name, Type type) {
		this.type = Types.required(type.physical).as(type.logical).named(name);
	}

	PrimitiveType type() {
		return type;
	}

	void fill(ColumnWriter nextGroup) {
		group = nextGroup;
	}

	/** Adds the value of the next row to a column of INT. */
	public void add(int value) {
		group.write(value, 0, 0);
	}

	/** Adds the value of the next row to a column of LONG or MOMENT. */
	public void add(long value) {
		group.write(value, 0, 0);
	}

	/** Adds the value of the next row to a column of TEXT. */
	public void add(String value) {
		if (!value.equals(lastText)) {
			lastText = value;
			last = Binary.fromString(value);
		}
		group.write(last, 0, 0);
	}
}
