/** The workbench side of Tapset Studio: perspective, views, navigator, launch pages. */
package org.tapsetstudio.ui;
