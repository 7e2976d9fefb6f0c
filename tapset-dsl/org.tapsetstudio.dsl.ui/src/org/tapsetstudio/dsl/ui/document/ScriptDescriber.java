package org.tapsetstudio.dsl.ui.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescription;
import org.eclipse.core.runtime.content.ITextContentDescriber;

/**
 * Tells in which encoding editors read and write a script. SystemTap passes the bytes of strings and comments through, whatever they are: a script that is no UTF-8 is taken for ISO-8859-1, which has a
 * character for each byte, so that what is saved holds all that was there.
 */
public final class ScriptDescriber implements ITextContentDescriber {
	/** The encoding of scripts that are no UTF-8. */
	public static final Charset BYTES = StandardCharsets.ISO_8859_1;

	private static final QualifiedName[] SUPPORTED = { IContentDescription.CHARSET, IContentDescription.BYTE_ORDER_MARK };

	@Override
	public int describe(InputStream contents, IContentDescription description) throws IOException {
		if (description != null) {
			byte[] bytes = contents.readAllBytes();
			if (!isUtf8(bytes)) {
				description.setProperty(IContentDescription.CHARSET, BYTES.name());
			} else if (begins(bytes, IContentDescription.BOM_UTF_8)) {
				description.setProperty(IContentDescription.BYTE_ORDER_MARK, IContentDescription.BOM_UTF_8);
			}
		}
		return INDETERMINATE;
	}

	@Override
	public int describe(Reader contents, IContentDescription description) {
		if (description != null && EncodingKeeper.saved() != null) {
			description.setProperty(IContentDescription.CHARSET, EncodingKeeper.saved());
		}
		return INDETERMINATE;
	}

	@Override
	public QualifiedName[] getSupportedOptions() {
		return SUPPORTED.clone();
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		} catch (CharacterCodingException e) {
			return false;
		}
	}

	private static boolean begins(byte[] bytes, byte[] mark) {
		return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
	}
}
