package org.tapsetstudio.engine;

/**
 * What an address of the traced program belongs to.
 *
 * @param name of the function, empty where only the module is known
 * @param offset from its start, or, without a name, from the start of the module
 * @param size of the function in bytes, 0 where that is not known
 * @param module path of the program or library
 */
public record Symbol(ByteString name, long offset, long size, ByteString module) {
}
