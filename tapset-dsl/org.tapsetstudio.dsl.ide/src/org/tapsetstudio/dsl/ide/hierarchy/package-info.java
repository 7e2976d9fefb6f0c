/** Who calls a function, and what a function or a probe calls. */
package org.tapsetstudio.dsl.ide.hierarchy;
