package org.tapsetstudio.engine;

import java.util.List;

import org.tapsetstudio.dsl.program.Type;

/**
 * A copy of one global, for views. Immutable.
 *
 * @param rows in the order of the array; one row without keys for a scalar
 */
public record ResultTable(String name, List<Type> keyTypes, Type valueType, List<Row> rows) {

	/**
	 * @param keys Long or ByteString, as the key types say
	 * @param value Long, ByteString or {@link Summary}
	 */
	public record Row(List<Object> keys, Object value) {
	}

	/**
	 * A statistic.
	 *
	 * @param buckets counts of the histogram, or empty
	 * @param lowerBounds the least value of each bucket, as many as there are buckets
	 */
	public record Summary(long count, long sum, long min, long max, long average, List<Long> buckets, List<Long> lowerBounds) {
	}
}
