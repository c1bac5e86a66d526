package org.ticconnect.admin.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;

/**
 * One text for whoever helps: everything that tells how the device is, and nothing that tells whose
 * it is. It is shown before it is saved.
 */
final class HelpBundle {
  private static final int LOG_LINES = 200;
  private static final int LONGEST = 512 * 1024;
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final String version;
  private final Supplier<Map<String, String>> settings;
  private final Map<String, Supplier<Object>> parts;
  private final Log log;
  private final Identifiers identifiers;

  /**
   * @param settings key to value, without secrets
   * @param parts by title, in this order
   * @param identifiers never shown, wherever they stand
   */
  HelpBundle(
      String version,
      Supplier<Map<String, String>> settings,
      Map<String, Supplier<Object>> parts,
      Log log,
      Identifiers identifiers) {
    this.version = version;
    this.settings = settings;
    this.parts = parts;
    this.log = log;
    this.identifiers = identifiers;
  }

  Answer answer(Asked asked) {
    StringBuilder text = new StringBuilder();
    text.append("TIC Connect ").append(version).append('\n');
    text.append("Java ").append(Runtime.version()).append(", ");
    text.append(System.getProperty("os.name")).append(' ').append(System.getProperty("os.arch"));
    text.append(", ").append(Runtime.getRuntime().availableProcessors()).append(" processors, ");
    text.append(Runtime.getRuntime().maxMemory() / 1024 / 1024).append(" MiB at most\n");
    title(text, "settings");
    settings
        .get()
        .forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    parts.forEach(
        (title, part) -> {
          title(text, title);
          text.append(json(part.get())).append('\n');
        });
    title(text, "log");
    text.append(log.tail(LOG_LINES));
    return Answer.of(Map.of("text", shown(text.toString())));
  }

  private static void title(StringBuilder text, String title) {
    text.append("\n== ").append(title).append(" ==\n");
  }

  private static String json(Object part) {
    try {
      return JSON.writeValueAsString(part);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String shown(String text) {
    String masked = identifiers.masked(text);
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "\n(cut)\n" : masked;
  }
}
