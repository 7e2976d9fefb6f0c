/** Probe points as they are written, also half written. */
package org.tapsetstudio.dsl.ide.points;
