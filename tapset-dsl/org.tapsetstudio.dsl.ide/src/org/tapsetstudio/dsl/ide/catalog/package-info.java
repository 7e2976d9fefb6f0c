/** Everything that the tapsets offer, file by file. */
package org.tapsetstudio.dsl.ide.catalog;
