package org.ticconnect.settings;

/**
 * A sentence for people.
 *
 * @param en in English
 * @param fr in French
 */
public record Wording(String en, String fr) {}
