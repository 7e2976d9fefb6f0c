/** One model for each open script: every feature of the editor reads it, none parses by itself. */
package org.tapsetstudio.dsl.ui.document;
