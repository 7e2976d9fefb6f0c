/** The declarations of a script in order. */
package org.tapsetstudio.dsl.ide.outline;
