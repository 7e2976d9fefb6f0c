package org.tapsetstudio.engine.internal.results;

import java.util.function.ToLongFunction;

import org.tapsetstudio.engine.internal.stat.Statistic;

/** The columns of a statistic. */
enum Aggregates {
	COUNT("count", Statistic::count), SUM("sum", Statistic::sum), MIN("min", Statistic::min), MAX("max", Statistic::max), AVERAGE("avg", Statistic::average);

	final String title;
	final ToLongFunction<Statistic> value;

	Aggregates(String title, ToLongFunction<Statistic> value) {
		this.title = title;
		this.value = value;
	}
}
