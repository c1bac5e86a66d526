package org.ticconnect.device;

import static java.util.stream.Collectors.joining;

import java.util.SortedSet;

/** What the lamp tells. */
public sealed interface LampState {

  /** The colours, in the order in which they follow each other; one colour is steady. */
  String pattern();

  /** What it means, for people. */
  String meaning();

  /** The program is starting and has heard no meter yet. */
  record Booting() implements LampState {
    @Override
    public String pattern() {
      return "red";
    }

    @Override
    public String meaning() {
      return "booting";
    }
  }

  /** Everything works. */
  record AllWell() implements LampState {
    @Override
    public String pattern() {
      return "green";
    }

    @Override
    public String meaning() {
      return "all well";
    }
  }

  /**
   * Everything works, and an owner's route shows something in place of the green.
   *
   * @param colour none of red, orange and green, which have a meaning
   * @param blinking whether it goes on and off
   */
  record Signal(String colour, boolean blinking) implements LampState {
    @Override
    public String pattern() {
      return blinking ? colour + "/off" : colour;
    }

    @Override
    public String meaning() {
      return new AllWell().meaning();
    }
  }

  /**
   * Something is missing; several faults alternate their patterns.
   *
   * @param faults at least one
   */
  record Faulty(SortedSet<Fault> faults) implements LampState {
    @Override
    public String pattern() {
      return faults.stream().map(fault -> fault.pattern).collect(joining(", "));
    }

    @Override
    public String meaning() {
      return faults.stream().map(fault -> fault.meaning).collect(joining(", "));
    }
  }

  /** What can be missing. */
  enum Fault {
    /** A source had no good group for ten seconds. */
    NO_TIC("red/green", "no TIC data"),
    /** No interface has an IPv4 address. */
    NO_ADDRESS("orange/green", "no IPv4 address");

    private final String pattern;
    private final String meaning;

    Fault(String pattern, String meaning) {
      this.pattern = pattern;
      this.meaning = meaning;
    }
  }
}
