package org.tapsetstudio.engine.internal.runtime;

import java.util.List;

import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EngineException;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.stat.StatisticShape;

/** The globals of one run, each in the array of its kind at the position of its index. Open, because nodes read them directly. */
public final class Globals {
	public final List<Global> declared;
	public final long[] longs;
	public final ByteString[] strings;
	/** Scalar statistics; null while empty. */
	public final Statistic[] statistics;
	public final TupleMap[] maps;
	public final StatisticShape[] shapes;

	public Globals(List<Global> declared, EngineOptions options) {
		this.declared = declared;
		int n = declared.stream().mapToInt(Global::index).max().orElse(-1) + 1;
		longs = new long[n];
		strings = new ByteString[n];
		statistics = new Statistic[n];
		maps = new TupleMap[n];
		shapes = new StatisticShape[n];
		for (Global global : declared) {
			set(global, options);
		}
	}

	private void set(Global global, EngineOptions options) {
		int i = global.index();
		if (global.valueType() == Type.STATS) {
			try {
				shapes[i] = StatisticShape.of(global.statistics(), global.isArray());
			} catch (IllegalArgumentException e) {
				throw new EngineException(e.getMessage() + " (statistic " + global.name() + " at " + global.where() + ")");
			}
		}
		if (global.isArray()) {
			TupleMap.Kind kind = switch (global.valueType()) {
			case STRING -> TupleMap.Kind.STRING;
			case STATS -> TupleMap.Kind.STATISTIC;
			default -> TupleMap.Kind.LONG;
			};
			int limit = global.maxSize() > 0 ? global.maxSize() : options.limits().maxMapEntries();
			maps[i] = new TupleMap(global.keyTypes(), kind, limit, global.wrap());
			return;
		}
		longs[i] = global.initial() instanceof Number number ? number.longValue() : 0;
		strings[i] = global.initial() instanceof byte[] bytes ? cut(bytes, options) : ByteString.EMPTY;
	}

	private static ByteString cut(byte[] bytes, EngineOptions options) {
		return ByteString.copyOf(bytes, 0, Math.min(bytes.length, options.limits().maxStringLength() - 1));
	}
}
