package org.ticconnect.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.WholeWrite;

/**
 * What happened to the access, newest last, kept over a restart. What was done and what was refused
 * are bounded apart, so that refusals cannot push out what was done.
 */
public final class SecurityLog {
  static final int MOST_OF_A_KIND = 250;
  private static final long LARGEST_FILE = 1024 * 1024L;
  private static final Duration RARELY = Duration.ofMinutes(1);
  private static final long REFUSALS_WAIT_MILLIS = 5000;
  private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Clock wall;
  private final ScheduledExecutorService writer;
  private final AtomicBoolean unwritten = new AtomicBoolean();
  private final Deque<SecurityEvent> done = new ArrayDeque<>();
  private final Deque<SecurityEvent> refused = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param data the folder that the program writes to
   * @param wall clock for stamps
   * @param writer a single thread
   */
  SecurityLog(Path data, Clock wall, ScheduledExecutorService writer) {
    this.file = data.resolve("security.jsonl");
    this.wall = wall;
    this.writer = writer;
    read();
  }

  private void read() {
    try {
      if (Files.exists(file) && Files.size(file) <= LARGEST_FILE) {
        new String(Files.readAllBytes(file), UTF_8)
            .lines()
            .forEach(line -> event(line).ifPresent(this::keep));
      }
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read and begins anew: {}", file, unreadable.toString());
    }
  }

  private void keep(SecurityEvent event) {
    Deque<SecurityEvent> kind = isRefusal(event.what()) ? refused : done;
    kind.addLast(event);
    if (kind.size() > MOST_OF_A_KIND) {
      kind.removeFirst();
    }
  }

  private static boolean isRefusal(String what) {
    return what.endsWith("_failed") || what.endsWith("_refused") || what.endsWith("_throttled");
  }

  /**
   * Something happened.
   *
   * @param what in one word; ends in {@code _failed}, {@code _refused} or {@code _throttled} when
   *     it was not done
   * @param who as {@link Caller#name()}
   * @param from numeric address
   */
  public void add(String what, String who, String from, String detail) {
    SecurityEvent event = new SecurityEvent(Instant.now(wall), what, who, from, detail);
    LOG.info("Access: {} {} {} {}", event.what(), event.who(), event.from(), event.detail());
    synchronized (this) {
      if (closed) {
        return;
      }
      keep(event);
    }
    try {
      if (unwritten.compareAndSet(false, true)) {
        // A flood of refusals is to wear out no memory card.
        writer.schedule(
            this::writeIfNeeded, isRefusal(what) ? REFUSALS_WAIT_MILLIS : 0, TimeUnit.MILLISECONDS);
      } else if (!isRefusal(what)) {
        writer.execute(this::writeIfNeeded);
      }
    } catch (RejectedExecutionException ending) {
      LOG.debug("it is written with the end", ending);
    }
  }

  /** The same, but once a minute for each address. */
  void addRarely(String what, String from, String detail) {
    Instant since = Instant.now(wall).minus(RARELY);
    synchronized (this) {
      if (Stream.concat(done.stream(), refused.stream())
          .anyMatch(
              one ->
                  one.what().equals(what) && one.from().equals(from) && one.at().isAfter(since))) {
        return;
      }
    }
    add(what, "", from, detail);
  }

  /** Oldest first. */
  public synchronized List<SecurityEvent> events() {
    return Stream.concat(done.stream(), refused.stream())
        .sorted(Comparator.comparing(SecurityEvent::at))
        .toList();
  }

  /** Writes what was not written yet, and nothing any more when this returns. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    writeIfNeeded();
  }

  /** Gives it to who owns the folder, where another user has written it. */
  void giveToOwnerOfFolder() throws IOException {
    if (Files.exists(file)) {
      OwnerOfFolder.gets(file);
    }
  }

  private void writeIfNeeded() {
    if (!unwritten.compareAndSet(true, false)) {
      return;
    }
    String text = events().stream().map(SecurityLog::line).collect(Collectors.joining());
    try {
      new WholeWrite().write(file, text.getBytes(UTF_8));
    } catch (IOException refusedByDisk) {
      LOG.warn("{} cannot be written: {}", file, refusedByDisk.toString());
    }
  }

  private static String line(SecurityEvent event) {
    return JSON.createObjectNode()
            .put("at", event.at().toString())
            .put("what", event.what())
            .put("who", event.who())
            .put("from", event.from())
            .put("detail", event.detail())
        + "\n";
  }

  private static Optional<SecurityEvent> event(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return Optional.of(
          new SecurityEvent(
              Instant.parse(json.path("at").asText()),
              json.path("what").asText(),
              json.path("who").asText(),
              json.path("from").asText(),
              json.path("detail").asText()));
    } catch (JsonProcessingException | RuntimeException damaged) {
      LOG.debug("a line of the security log is damaged and left out", damaged);
      return Optional.empty();
    }
  }
}
