package org.ticconnect.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.meter.MidnightIndexes;

/**
 * The indexes of each meter at its last midnight, in one file, so that what a day used is known
 * over a restart. Bounded by the sources and the indexes of a meter.
 */
public final class LastMidnights {
  private static final Logger LOG = LoggerFactory.getLogger(LastMidnights.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST_FILE = 64 * 1024L;

  private final WholeFile file;
  private final Executor writer;
  private final Map<String, Kept> bySource = new TreeMap<>();

  /** As it is written; what does not make sense is refused when it is read. */
  private record Kept(String address, String day, Map<String, Long> values) {
    Kept {
      Objects.requireNonNull(address, "address");
      LocalDate.parse(day);
      values = Map.copyOf(values);
    }
  }

  /**
   * @param folder that the program writes to
   * @param writer a single thread
   */
  public LastMidnights(Path folder, Executor writer) {
    this.file = new WholeFile(folder.resolve("last-midnights.json"));
    this.writer = writer;
    file.read(LARGEST_FILE).ifPresent(this::parse);
  }

  private void parse(String text) {
    try {
      bySource.putAll(JSON.readValue(text, new TypeReference<Map<String, Kept>>() {}));
    } catch (IOException damaged) {
      LOG.warn("{} is damaged and begins anew: {}", file, damaged.getMessage());
    }
  }

  private static MidnightIndexes indexes(Kept kept) {
    return new MidnightIndexes(kept.address(), LocalDate.parse(kept.day()), kept.values());
  }

  /** The last midnight of the meter of a source; empty when none was kept. */
  public synchronized Optional<MidnightIndexes> of(String source) {
    return Optional.ofNullable(bySource.get(source)).map(LastMidnights::indexes);
  }

  /** Takes the place of what was kept of that source; is written soon after. */
  public void keep(String source, MidnightIndexes indexes) {
    synchronized (this) {
      bySource.put(
          source,
          new Kept(indexes.address(), indexes.day().toString(), new TreeMap<>(indexes.values())));
    }
    writer.execute(this::write);
  }

  /** The disk may be slow, and the meter's thread must not wait for it. */
  private void write() {
    try {
      file.write(text());
    } catch (IOException impossible) {
      LOG.debug("cannot be written as JSON", impossible);
    }
  }

  private synchronized String text() throws IOException {
    return JSON.writeValueAsString(bySource);
  }
}
