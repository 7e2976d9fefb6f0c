/** Writes declarations and calls into the script in front. */
package org.tapsetstudio.dsl.ui.insert;
