package org.tapsetstudio.recording;

/**
 * A binary in a process image.
 *
 * @param id number within the image
 * @param bias load bias: address in the process minus address in the file
 * @param inode inode of the file
 * @param path its path
 * @param buildId hexadecimal build id, empty if it has none
 */
public record Module(int id, long bias, long inode, String path, String buildId) {
}
