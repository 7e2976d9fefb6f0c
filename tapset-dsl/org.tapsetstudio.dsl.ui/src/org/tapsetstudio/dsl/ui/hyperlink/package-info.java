/** Follows names to their declarations. */
package org.tapsetstudio.dsl.ui.hyperlink;
