package org.ticconnect.mapping;

/**
 * What is wrong in a file.
 *
 * @param file its name as the owner knows it
 * @param line 1 for the first; 0 when the whole file is meant
 * @param field such as {@code registers[3].type}; empty when none is to blame
 * @param problem what is wrong and what is allowed
 */
public record Mistake(String file, int line, String field, String problem) {
  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file;
    return field.isEmpty() ? where + ": " + problem : where + ": " + field + ": " + problem;
  }
}
