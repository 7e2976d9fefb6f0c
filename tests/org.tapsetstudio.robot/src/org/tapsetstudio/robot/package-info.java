/**
 * A small robot that drives SWT user interfaces in tests. Every method may be called from the test's own thread; what touches widgets is moved to
 * the UI thread. Nothing sleeps for a fixed time: a test says which condition it waits for, and a wait that fails tells what it waited for.
 */
package org.tapsetstudio.robot;
