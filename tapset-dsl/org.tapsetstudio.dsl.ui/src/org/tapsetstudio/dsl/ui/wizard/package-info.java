/** New scripts. */
package org.tapsetstudio.dsl.ui.wizard;
