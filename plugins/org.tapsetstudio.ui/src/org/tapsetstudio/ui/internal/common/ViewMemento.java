package org.tapsetstudio.ui.internal.common;

import java.util.List;

import org.eclipse.ui.IMemento;

/** The state that a view saved, if there is any. */
public record ViewMemento(IMemento saved) {
	public static final ViewMemento NONE = new ViewMemento(null);

	/** A saved positive number, else the default. */
	public int number(String key, int otherwise) {
		var value = saved == null ? null : saved.getInteger(key);
		return value == null || value <= 0 ? otherwise : value;
	}

	/** A saved text, else empty. */
	public String text(String key) {
		var text = saved == null ? null : saved.getString(key);
		return text == null ? "" : text; //$NON-NLS-1$
	}

	/** What was saved below, in order. */
	public List<IMemento> children(String key) {
		return saved == null ? List.of() : List.of(saved.getChildren(key));
	}

	/** A saved flag, else false. */
	public boolean flag(String key) {
		return saved != null && Boolean.TRUE.equals(saved.getBoolean(key));
	}

	/** A saved constant of an enum, else the default. */
	public <E extends Enum<E>> E value(String key, E otherwise) {
		var name = saved == null ? null : saved.getString(key);
		for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		return otherwise;
	}
}
