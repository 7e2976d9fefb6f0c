/** All mentions of a name, in the script and in the tapsets. */
package org.tapsetstudio.dsl.ide.references;
