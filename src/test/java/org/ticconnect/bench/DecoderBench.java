package org.ticconnect.bench;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * How long the protocol takes from bytes to judged groups, and what it leaves to the collector: a
 * frame is an operation. The stream is 1000 frames of a simulated meter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecoderBench {
  private static final int FRAMES = 1000;

  /** Kind of meter. */
  @Param({"single-phase", "three-phase", "producer"})
  public String profile;

  private byte[] stream;
  private byte[] frame;

  @Setup
  public void record() {
    stream = frames(profile);
    frame = Arrays.copyOf(stream, stream.length / FRAMES);
  }

  private static byte[] frames(String profile) {
    SimulatedMeter meter =
        new SimulatedMeter(Profile.named(profile), 7, LocalDateTime.of(2026, 1, 15, 18, 0));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      out.writeBytes(meter.nextFrame());
    }
    return out.toByteArray();
  }

  /** All frames once. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long decode() {
    Counter counter = new Counter();
    new LineSplitter().split(stream, 0, stream.length, counter);
    return counter.good;
  }

  /** One frame by a decoder that knows none before it: every group is judged from the start. */
  @Benchmark
  public long decodeAnew() {
    Counter counter = new Counter();
    new LineSplitter().split(frame, 0, frame.length, counter);
    return counter.good;
  }

  private static final class Counter implements LineSplitter.Receiver {
    private final GroupDecoder decoder = new GroupDecoder();
    private long good;

    @Override
    public void group(byte[] buffer, int length, boolean afterLf) {
      good += decoder.decode(buffer, length, afterLf) instanceof Group ? 1 : 0;
    }

    @Override
    public void debris(BadGroup.Cause cause) {}

    @Override
    public void frameEnd(LinePart.FrameEnd end) {}
  }

  /** Runs it and prints nanoseconds a byte and allocated bytes a frame. */
  public static void main(String... arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(DecoderBench.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    for (RunResult result : new Runner(options).run()) {
      String profile = result.getParams().getParam("profile");
      double bytes = frames(profile).length / (double) FRAMES;
      double nanos = result.getPrimaryResult().getScore();
      double allocated = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
      System.out.printf(
          "%s, %s: %.0f bytes a frame, %.2f ns a byte, %.0f bytes allocated a frame%n",
          result.getPrimaryResult().getLabel(), profile, bytes, nanos / bytes, allocated);
    }
  }
}
