/** Texts to be filled in, which the user can change under Preferences. */
package org.tapsetstudio.dsl.ui.templates;
