/** The parameters of the call around the caret, in a small window above it. */
package org.tapsetstudio.dsl.ui.signature;
