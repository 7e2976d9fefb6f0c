package org.tapsetstudio.session.internal;
import org.tapsetstudio.session.*;
final class MetadataWriter { static void write(java.nio.file.Path p, SessionRequest r, int pid, org.tapsetstudio.recording.Recording rec, String fate) {} }
