package org.ticconnect.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.tic.Label;

/**
 * What each meter and its contract were known by last, in one file: so that a meter that was
 * replaced while the device was off is noticed. Bounded by the sources and a few labels.
 */
public final class LastKnown {
  private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST_FILE = 64 * 1024L;

  private final WholeFile file;
  private final Executor writer;
  private final Map<String, Map<String, String>> bySource = new TreeMap<>();

  /**
   * @param folder that the program writes to
   * @param writer a single thread
   */
  public LastKnown(Path folder, Executor writer) {
    this.file = new WholeFile(folder.resolve("last-known.json"));
    this.writer = writer;
    file.read(LARGEST_FILE).ifPresent(this::parse);
  }

  private void parse(String text) {
    try {
      bySource.putAll(
          JSON.readValue(text, new TypeReference<Map<String, Map<String, String>>>() {}));
    } catch (IOException damaged) {
      LOG.warn("{} is damaged and begins anew: {}", file, damaged.getMessage());
    }
  }

  /** What is known of the meter of a source, and where to keep what is learned. */
  public synchronized Remembered of(String source) {
    Map<Label, String> data = new EnumMap<>(Label.class);
    bySource
        .getOrDefault(source, Map.of())
        .forEach((text, value) -> Label.of(text).ifPresent(label -> data.put(label, value)));
    data.keySet().retainAll(Remembered.LABELS);
    data.entrySet().removeIf(entry -> entry.getValue().length() != entry.getKey().width());
    return new Remembered(false, data, (label, value) -> keep(source, label, value));
  }

  private void keep(String source, Label label, String value) {
    synchronized (this) {
      bySource.computeIfAbsent(source, any -> new TreeMap<>()).put(label.text(), value);
    }
    writer.execute(this::write);
  }

  private synchronized void write() {
    try {
      file.write(JSON.writeValueAsString(bySource));
    } catch (IOException impossible) {
      LOG.debug("cannot be written as JSON", impossible);
    }
  }
}
