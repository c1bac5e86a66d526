package org.ticconnect.source;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;

/** Receive the bytes of a Linky meter's TIC port. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "tic",
    title = "TIC",
    syntax = "tic:kind:address",
    consumerOnly = true,
    category = {Category.IOT})
public class TicEndpoint extends DefaultEndpoint {

  @UriPath(
      enums = "serial,tcp,file,simulator",
      description =
          "Kind of line: a serial port, a TCP server, a recorded file or a simulated meter")
  @Metadata(required = true)
  private LineKind kind;

  @UriPath(
      description =
          "Device (/dev/ttyUSB0), host:port, path of the file, or profile of the simulated meter"
              + " (single-phase, three-phase, producer, tempo, solar)")
  private String address;

  @UriParam(
      defaultValue = "realtime",
      enums = "realtime,max",
      description = "File and simulator: as fast as a meter sends, or without pauses")
  private String pace = "realtime";

  @UriParam(description = "File: play it again and again")
  private boolean loop;

  @UriParam(
      defaultValue = "1",
      description = "Simulator: the same seed and start give the same frames")
  private long seed = 1;

  @UriParam(
      description =
          "Simulator: legal time at which its clock starts, such as 2026-01-15T18:00:00; now when"
              + " left out")
  private String start;

  @UriParam(
      label = "advanced",
      defaultValue = "20",
      description = "Milliseconds of silence after which an unfinished group is handed over")
  private long silence = 20;

  @UriParam(
      label = "advanced",
      defaultValue = "0",
      description =
          "Serial port: milliseconds to sleep after each read, so that the processor wakes once for"
              + " several bytes, which then come so much later")
  private long gather;

  @UriParam(
      label = "advanced",
      defaultValue = "250",
      description = "Milliseconds before the first attempt to open a lost line again")
  private long reopenDelay = 250;

  @UriParam(
      label = "advanced",
      defaultValue = "2000",
      description = "Milliseconds that the pause between attempts may grow to")
  private long maximumReopenDelay = 2000;

  @UriParam(label = "advanced", description = "Told of what happens to the line")
  private LineListener lineListener = state -> {};

  public TicEndpoint(String uri, TicComponent component) {
    super(uri, component);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    TicConsumer consumer = new TicConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("a meter only sends: tic: cannot be written to");
  }

  @Override
  public boolean isLenientProperties() {
    return false;
  }

  /**
   * @param timer for the hand-over after a silence
   * @throws IllegalArgumentException when the address does not fit the kind
   */
  Line createLine(ScheduledExecutorService timer) {
    Backoff backoff =
        new Backoff(Duration.ofMillis(reopenDelay), Duration.ofMillis(maximumReopenDelay));
    return switch (kind) {
      case serial -> new SerialLine(address, timer, silence, gather, backoff);
      case tcp -> new TcpLine(getCamelContext(), address, timer, silence, backoff);
      case file -> new FileLine(Path.of(address), speed(), loop, timer, silence, backoff);
      case simulator ->
          new SimulatorLine(
              new SimulatedMeter(Profile.named(address), seed, startOfClock()), speed());
    };
  }

  private Pace speed() {
    return switch (pace) {
      case "realtime" -> Pace.REALTIME;
      case "max" -> Pace.MAX;
      default -> throw new IllegalArgumentException("pace is realtime or max, not " + pace);
    };
  }

  private LocalDateTime startOfClock() {
    return start == null
        ? LocalDateTime.now(ZoneId.of("Europe/Paris")).truncatedTo(ChronoUnit.SECONDS)
        : LocalDateTime.parse(start);
  }

  public LineKind getKind() {
    return kind;
  }

  public void setKind(LineKind kind) {
    this.kind = kind;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getPace() {
    return pace;
  }

  public void setPace(String pace) {
    this.pace = pace;
  }

  public boolean isLoop() {
    return loop;
  }

  public void setLoop(boolean loop) {
    this.loop = loop;
  }

  public long getSeed() {
    return seed;
  }

  public void setSeed(long seed) {
    this.seed = seed;
  }

  public String getStart() {
    return start;
  }

  public void setStart(String start) {
    this.start = start;
  }

  public long getGather() {
    return gather;
  }

  public void setGather(long gather) {
    this.gather = gather;
  }

  public long getSilence() {
    return silence;
  }

  public void setSilence(long silence) {
    this.silence = silence;
  }

  public long getReopenDelay() {
    return reopenDelay;
  }

  public void setReopenDelay(long reopenDelay) {
    this.reopenDelay = reopenDelay;
  }

  public long getMaximumReopenDelay() {
    return maximumReopenDelay;
  }

  public void setMaximumReopenDelay(long maximumReopenDelay) {
    this.maximumReopenDelay = maximumReopenDelay;
  }

  public LineListener getLineListener() {
    return lineListener;
  }

  public void setLineListener(LineListener lineListener) {
    this.lineListener = lineListener;
  }
}
