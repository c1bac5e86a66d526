package org.ticconnect.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for keys of texts where their texts should stand. */
public final class Words {
  /** Names of settings, topics and the like are shown on purpose, as code. */
  private static final String KEYS_SHOWN =
      """
      const [beginnings] = arguments;
      const key = new RegExp(`(^|[^\\\\w./-])(${beginnings.join("|")})\\\\.[a-z]`);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { textContent: text, parentElement: place } = walker.currentNode;
        if (key.test(text) && !place.closest("code, pre, textarea, .mono, .CodeMirror, .topic, .about")) found.push(text.trim());
      }
      return found;
      """;

  private Words() {}

  /** Texts that can be seen and hold a key, such as {@code live.power}. */
  @SuppressWarnings("unchecked")
  public static List<String> missing(Browser browser) {
    Set<String> beginnings =
        PageFiles.textFiles().stream()
            .flatMap(
                subject -> PageFiles.texts(PageFiles.textFile(subject, "en")).keySet().stream())
            .filter(key -> key.indexOf('.') > 0)
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());
    return (List<String>) browser.script(KEYS_SHOWN, List.copyOf(beginnings));
  }
}
