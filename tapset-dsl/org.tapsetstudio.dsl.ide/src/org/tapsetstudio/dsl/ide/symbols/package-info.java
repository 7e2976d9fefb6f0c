/** What names of a script and of the tapsets stand for, in words. */
package org.tapsetstudio.dsl.ide.symbols;
