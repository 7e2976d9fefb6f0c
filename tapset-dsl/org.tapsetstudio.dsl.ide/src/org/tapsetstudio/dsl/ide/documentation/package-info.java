/** What declarations say of themselves in the comments above them. */
package org.tapsetstudio.dsl.ide.documentation;
