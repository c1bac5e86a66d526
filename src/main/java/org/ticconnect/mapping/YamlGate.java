package org.ticconnect.mapping;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Looks through a YAML file piece by piece before a tree is made of it: what makes the tree calls
 * itself for each level and follows each alias.
 *
 * @param strict whether tags, anchors and aliases are refused
 */
record YamlGate(boolean strict) {

  /**
   * @throws YamlMistake at the first thing that must not come in
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is not YAML
   */
  void inspect(String text, LoadSettings settings) {
    if (strict) {
      onlyVisibleCharacters(text);
    }
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > YamlTree.DEEPEST_NESTING) {
        throw new YamlMistake(
            event.getStartMark(), "is nested deeper than " + YamlTree.DEEPEST_NESTING);
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (strict) {
        onlyPlainData(event);
      }
    }
  }

  private static void onlyPlainData(Event event) {
    boolean tagged =
        event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
            || event instanceof CollectionStartEvent start && start.getTag().isPresent();
    if (tagged) {
      throw new YamlMistake(event.getStartMark(), "tags ('!' before a value) are not allowed");
    }
    if (event instanceof AliasEvent) {
      throw new YamlMistake(event.getStartMark(), "aliases ('*name') are not allowed");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new YamlMistake(event.getStartMark(), "anchors ('&name') are not allowed");
    }
  }

  // What a person cannot see could mean something else than the person reads.
  private static void onlyVisibleCharacters(String text) {
    int line = 1;
    int column = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      column++;
      if (InvisibleCharacters.isOne(character)) {
        throw new YamlMistake(
            line, column, "the invisible character U+%04X is not allowed".formatted(character));
      }
      if (character == '\n') {
        line++;
        column = 0;
      }
    }
  }
}
