/** Which kind of colour each piece of a script has. The colours themselves belong to the themes of the user interface. */
package org.tapsetstudio.dsl.ide.coloring;
