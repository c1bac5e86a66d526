package org.ticconnect.update;

/**
 * A package that waits to be installed.
 *
 * @param bytes of the whole file
 * @param sha256 of the whole file, 64 hexadecimal digits
 * @param signedBy fingerprint of the key, 64 hexadecimal digits
 */
public record Uploaded(String version, long bytes, String sha256, String signedBy) {}
