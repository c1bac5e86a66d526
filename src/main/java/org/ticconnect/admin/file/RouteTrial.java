package org.ticconnect.admin.file;

/** Runs a file of routes where nothing can happen. */
public interface RouteTrial {
  /**
   * @param name of the file
   * @param text without mistakes
   * @return what it would send, as maps, lists, texts and numbers
   */
  Object of(String name, String text);
}
