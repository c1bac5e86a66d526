package org.ticconnect.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.meter.guard.MeterEvent;

/**
 * The events of all meters, newest last, at most {@link #MOST}; kept over a restart in one file of
 * JSON lines, which is written whole or not at all, and never by the thread that reads the meter.
 */
public final class EventLog implements AutoCloseable {
  /** Events that are kept; the oldest gives way. */
  static final int MOST = 500;

  /** A file of {@link #MOST} events is far smaller; what is larger is none of ours. */
  private static final long LARGEST_FILE = 1024 * 1024L;

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WholeFile file;
  private final Executor writer;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Deque<MeterEvent> events = new ArrayDeque<>();

  /** Those of the events that are not to be written. */
  private final Set<MeterEvent> shown = new HashSet<>();

  /**
   * @param folder that the program writes to
   * @param writer a single thread
   */
  public EventLog(Path folder, Executor writer) {
    this.file = new WholeFile(folder.resolve("events.jsonl"));
    this.writer = writer;
    file.read(LARGEST_FILE)
        .ifPresent(text -> text.lines().forEach(line -> event(line).ifPresent(this::keep)));
  }

  /** Adds an event of a recording: it is shown, and gone with the program. */
  public synchronized void show(MeterEvent event) {
    keep(event);
    shown.add(event);
  }

  /** Adds an event, tells the log of it and has it written. */
  public void add(MeterEvent event) {
    LOG.info(
        "Meter {}: {}: {} -> {}",
        event.source(),
        event.kind().text(),
        event.before(),
        event.after());
    synchronized (this) {
      keep(event);
    }
    if (waiting.compareAndSet(false, true)) {
      writer.execute(this::writeIfWaiting);
    }
  }

  private void keep(MeterEvent event) {
    events.addLast(event);
    if (events.size() > MOST) {
      shown.remove(events.removeFirst());
    }
  }

  /** Oldest first. */
  public synchronized List<MeterEvent> events() {
    return new ArrayList<>(events);
  }

  private static Optional<MeterEvent> event(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return Optional.of(
          new MeterEvent(
              json.path("source").asText(),
              MeterEvent.Kind.valueOf(json.path("kind").asText()),
              Instant.parse(json.path("at").asText()),
              Optional.of(json.path("meter_time").asText())
                  .filter(text -> !text.isEmpty())
                  .map(Instant::parse),
              json.path("before").asText(),
              json.path("after").asText()));
    } catch (JsonProcessingException | RuntimeException damaged) {
      LOG.debug("a line of the events is damaged and left out", damaged);
      return Optional.empty();
    }
  }

  /** Writes what was not written yet; to be called when the writer has ended. */
  @Override
  public void close() {
    writeIfWaiting();
  }

  private void writeIfWaiting() {
    if (waiting.compareAndSet(true, false)) {
      write();
    }
  }

  private synchronized void write() {
    StringBuilder text = new StringBuilder();
    for (MeterEvent event : events) {
      if (shown.contains(event)) {
        continue;
      }
      text.append(JSON.valueToTree(line(event)).toString()).append('\n');
    }
    file.write(text.toString());
  }

  private static Map<String, String> line(MeterEvent event) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("source", event.source());
    line.put("kind", event.kind().name());
    line.put("at", event.at().toString());
    line.put("meter_time", event.meterTime().map(Instant::toString).orElse(""));
    line.put("before", event.before());
    line.put("after", event.after());
    return line;
  }
}
