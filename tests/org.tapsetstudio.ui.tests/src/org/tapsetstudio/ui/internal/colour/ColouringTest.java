package org.tapsetstudio.ui.internal.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.data.FrameLabel;

class ColouringTest {
	private final FrameLabel get = new FrameLabel("get", "/usr/lib/python3/dist-packages/requests/api.py", 10);
	private final FrameLabel send = new FrameLabel("send", "/usr/lib/python3/dist-packages/requests/adapters/http.py", 20);
	private final FrameLabel java = new FrameLabel("java.util.HashMap.get", "", 0);

	@Test
	void aLibraryIsAModule() {
		assertEquals("requests", Colouring.MODULE.group(get));
		assertEquals("requests", Colouring.MODULE.group(send));
		assertEquals("json", Colouring.MODULE.group(new FrameLabel("loads", "/usr/lib/python3.11/json/__init__.py", 1)));
		assertEquals("java", Colouring.MODULE.group(java));
	}

	@Test
	void aFolderIsAPackage() {
		assertNotEquals(Colouring.PACKAGE.group(get), Colouring.PACKAGE.group(send));
		assertEquals("java.util", Colouring.PACKAGE.group(java));
	}

	@Test
	void aClassIsAFile() {
		assertEquals("java.util.HashMap", Colouring.FILE.group(java));
	}
}
