package org.ticconnect.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public static final int MOST = 500;

  /** A file of {@link #MOST} events is far smaller; what is larger is none of ours. */
  private static final long LARGEST_FILE = 1024 * 1024L;

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Executor writer;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Deque<MeterEvent> events = new ArrayDeque<>();
  private boolean unwritable;

  /**
   * @param folder that the program writes to
   * @param writer a single thread
   */
  public EventLog(Path folder, Executor writer) {
    this.file = folder.resolve("events.jsonl");
    this.writer = writer;
    read();
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
      events.removeFirst();
    }
  }

  /** Oldest first. */
  public synchronized List<MeterEvent> events() {
    return new ArrayList<>(events);
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new IOException("it is larger than " + LARGEST_FILE + " bytes");
      }
      new String(Files.readAllBytes(file), UTF_8)
          .lines()
          .forEach(line -> event(line).ifPresent(this::keep));
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read, the events begin anew: {}", file, unreadable.getMessage());
    }
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
    try {
      StringBuilder text = new StringBuilder();
      for (MeterEvent event : events) {
        text.append(JSON.writeValueAsString(line(event))).append('\n');
      }
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text, UTF_8);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      unwritable = false;
    } catch (IOException refused) {
      if (!unwritable) {
        LOG.warn(
            "{} cannot be written, events are lost at the next stop: {}: is the disk full, may"
                + " this user write there?",
            file,
            refused.toString());
      }
      unwritable = true;
    }
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
