package org.ticconnect.network.manager;

/**
 * Something of a wish that cannot be.
 *
 * @param field its name in the wish
 * @param sentence what is wrong, and how to mend it
 */
public record FieldMistake(String field, String sentence) {}
