package org.tapsetstudio.dsl.semantics.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds names that a mistyped one may have meant. */
public final class Similar {
	private static final int MOST = 5;

	private Similar() {
	}

	/** At most five of the known names, nearest first, or beginning with this one; none that is too far away to be a slip. */
	public static List<String> to(String name, Collection<String> known) {
		// Every other name of one letter is as near as the next.
		int limit = name.length() < 2 ? 0 : Math.max(1, (name.length() + 1) / 3);
		record Rated(String name, int distance) {
		}
		return known.stream().distinct().filter(k -> !k.equals(name)).map(k -> new Rated(k, name.length() >= 3 && k.startsWith(name) ? 1 : distance(name, k))).filter(r -> r.distance <= limit)
				.sorted(Comparator.comparingInt(Rated::distance).thenComparingInt(r -> Math.abs(r.name.length() - name.length())).thenComparing(Rated::name)).limit(MOST).map(Rated::name).toList();
	}

	/** Edit distance in which exchanging two neighbours counts once and case counts nothing. */
	static int distance(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++)
			d[i][0] = i;
		for (int j = 0; j <= b.length(); j++)
			d[0][j] = j;
		for (int i = 1; i <= a.length(); i++) {
			for (int j = 1; j <= b.length(); j++) {
				int change = lower(a, i) == lower(b, j) ? 0 : 1;
				d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
				if (i > 1 && j > 1 && lower(a, i) == lower(b, j - 1) && lower(a, i - 1) == lower(b, j))
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
			}
		}
		return d[a.length()][b.length()];
	}

	private static char lower(String text, int position) {
		return Character.toLowerCase(text.charAt(position - 1));
	}
}
