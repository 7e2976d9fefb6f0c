/** One parse and one check of a text, which all services of the editor and the language server read. */
package org.tapsetstudio.dsl.ide.model;
