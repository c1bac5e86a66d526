package org.ticconnect.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Machines of a test in a network of their own: network namespaces joined by a bridge, each with an
 * interface {@code eth0}. Needs root.
 */
public final class SmallNetwork implements AutoCloseable {
  private final List<String> machines;

  /**
   * Skips the test loudly where there can be none.
   *
   * @param machines names of namespaces; the last one has the bridge
   */
  public SmallNetwork(String... machines) throws IOException, InterruptedException {
    Peers.require("ip");
    this.machines = List.of(machines);
    close();
    if (!ip("netns", "add", last())) {
      Peers.absent("network namespaces, which need root");
    }
    must("-n", last(), "link", "add", "bridge0", "type", "bridge");
    must("-n", last(), "link", "set", "bridge0", "up");
    for (String machine : machines) {
      join(machine);
    }
  }

  private void join(String machine) throws IOException, InterruptedException {
    String port = "p-" + machine;
    if (!machine.equals(last())) {
      must("netns", "add", machine);
    }
    must(
        "-n", last(), "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns",
        machine);
    must("-n", last(), "link", "set", port, "master", "bridge0", "up");
    must("-n", machine, "link", "set", "lo", "up");
    must("-n", machine, "link", "set", "eth0", "up");
    address(machine, address(machine));
  }

  /** That a machine has at first: 10.99.7.1 for the first one. */
  public String address(String machine) {
    return "10.99.7." + (machines.indexOf(machine) + 1);
  }

  /** Gives a machine that address and no other. */
  public void address(String machine, String address) throws IOException, InterruptedException {
    must("-n", machine, "-4", "addr", "flush", "dev", "eth0");
    must("-n", machine, "addr", "add", address + "/24", "dev", "eth0");
  }

  /** A program on one of the machines. */
  public Tool run(String machine, String... command) throws IOException {
    List<String> whole = new ArrayList<>(List.of("netns", "exec", machine));
    whole.addAll(Arrays.asList(command));
    return new Tool("ip", whole.toArray(String[]::new));
  }

  private String last() {
    return machines.get(machines.size() - 1);
  }

  private static void must(String... arguments) throws IOException, InterruptedException {
    if (!ip(arguments)) {
      throw new IOException("ip " + String.join(" ", arguments));
    }
  }

  private static boolean ip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Peers.require("ip").toString()));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (String machine : machines) {
      ip("netns", "del", machine);
    }
  }
}
