/** Pictures for what scripts are made of. */
package org.tapsetstudio.dsl.ui.icons;
