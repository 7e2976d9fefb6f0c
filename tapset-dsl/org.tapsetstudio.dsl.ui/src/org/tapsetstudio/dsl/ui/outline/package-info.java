/** The Outline view of a script. */
package org.tapsetstudio.dsl.ui.outline;
