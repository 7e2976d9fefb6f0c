package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** Keys, look-up and removal of array elements. */
final class Arrays {
	private final Expressions expressions;
	private final StringTable strings;

	Arrays(Expressions expressions) {
		this.expressions = expressions;
		this.strings = expressions.run.strings;
	}

	TupleMap map(Global array) {
		return expressions.unit.globals.maps[array.index()];
	}

	int reserve(List<Expr> keys) {
		return expressions.scope.reserve(keys.size());
	}

	/** Evaluates keys from left to right into the frame from {@code base} on; a missing key ({@code *}) leaves its place alone. */
	KeyNode keys(List<Expr> keys, int base) {
		if (keys.size() == 1 && keys.get(0) != null) {
			return key(keys.get(0), base);
		}
		KeyNode[] all = new KeyNode[keys.size()];
		for (int i = 0; i < all.length; i++) {
			all[i] = keys.get(i) == null ? f -> {
			} : key(keys.get(i), base + i);
		}
		if (all.length == 2) {
			KeyNode first = all[0];
			KeyNode second = all[1];
			return f -> {
				first.fill(f);
				second.fill(f);
			};
		}
		if (all.length == 3) {
			KeyNode first = all[0];
			KeyNode second = all[1];
			KeyNode third = all[2];
			return f -> {
				first.fill(f);
				second.fill(f);
				third.fill(f);
			};
		}
		return f -> {
			for (KeyNode key : all) {
				key.fill(f);
			}
		};
	}

	private KeyNode key(Expr key, int place) {
		if (key.type() == Type.STRING) {
			if (key instanceof Expr.Local local) {
				int i = local.index();
				return f -> f.longs[place] = strings.idOf(f.strings[i]);
			}
			StringNode node = expressions.string(key);
			return f -> f.longs[place] = strings.idOf(node.eval(f));
		}
		LongNode node = expressions.number(key);
		return f -> f.longs[place] = node.eval(f);
	}

	LongNode in(Expr.In in) {
		TupleMap map = map(in.array());
		int base = reserve(in.keys());
		KeyNode keys = keys(in.keys(), base);
		if (!in.keys().contains(null)) {
			return f -> {
				keys.fill(f);
				return map.find(f.longs, base) != TupleMap.NONE ? 1 : 0;
			};
		}
		boolean[] any = wildcards(in.keys());
		return f -> {
			keys.fill(f);
			for (int slot = map.first(); slot != TupleMap.NONE; slot = map.next(slot)) {
				if (matches(map, slot, f.longs, base, any)) {
					return 1;
				}
			}
			return 0;
		};
	}

	StatementNode delete(Global array, List<Expr> keyList) {
		TupleMap map = map(array);
		if (keyList == null || keyList.isEmpty()) {
			return f -> {
				map.clear();
				return StatementNode.NORMAL;
			};
		}
		int base = reserve(keyList);
		KeyNode keys = keys(keyList, base);
		if (!keyList.contains(null)) {
			return f -> {
				keys.fill(f);
				int slot = map.find(f.longs, base);
				if (slot != TupleMap.NONE) {
					map.remove(slot);
				}
				return StatementNode.NORMAL;
			};
		}
		boolean[] any = wildcards(keyList);
		return f -> {
			keys.fill(f);
			int slot = map.first();
			while (slot != TupleMap.NONE) {
				slot = matches(map, slot, f.longs, base, any) ? map.remove(slot) : map.next(slot);
			}
			return StatementNode.NORMAL;
		};
	}

	static boolean[] wildcards(List<Expr> keys) {
		boolean[] any = new boolean[keys.size()];
		for (int i = 0; i < any.length; i++) {
			any[i] = keys.get(i) == null;
		}
		return any;
	}

	static boolean matches(TupleMap map, int slot, long[] wanted, int base, boolean[] any) {
		for (int i = 0; i < any.length; i++) {
			if (!any[i] && map.key(slot, i) != wanted[base + i]) {
				return false;
			}
		}
		return true;
	}

	/** Gives the string of a map's key. */
	ByteString text(TupleMap map, int slot, int position) {
		return strings.get((int) map.key(slot, position));
	}
}
