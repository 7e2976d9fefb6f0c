package org.tapsetstudio.engine.internal.bytecode;

import org.objectweb.asm.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;

/** Names of classes in bytecode. */
final class Names {
	static final String MAP = internal(TupleMap.class);
	static final String RUN = internal(Run.class);
	static final String FRAME = internal(Frame.class);
	static final String STRING = descriptor(ByteString.class);

	private Names() {
	}

	static String internal(Class<?> type) {
		return Type.getInternalName(type);
	}

	static String descriptor(Class<?> type) {
		return Type.getDescriptor(type);
	}
}
