package org.ticconnect.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Debian of a test's own, with systemd as its first process: files of its own over a shared root,
 * a network of its own with a cable to this machine. Needs root, debootstrap and systemd-nspawn;
 * without them the test is skipped loudly, or fails where peers are required.
 *
 * <pre>{@code
 * try (DebianMachine machine = DebianMachine.make()) {
 *   machine.install(deb);
 *   machine.boot();
 *   machine.run("systemctl", "is-active", "tic-connect").ok();
 *   new Socket(machine.address(), 502);
 * }
 * }</pre>
 */
public final class DebianMachine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Path folder;
  private final Path root;
  private final MachineNetwork network;
  private final Thread atExit = new Thread(this::end);
  private Optional<Process> container = Optional.empty();
  private long leader;

  private DebianMachine(Path folder, MachineNetwork network) {
    this.folder = folder;
    this.network = network;
    root = folder.resolve("root");
  }

  /** A new one, not booted yet. */
  public static DebianMachine make() throws IOException, InterruptedException {
    Peers.require("systemd-nspawn");
    Peers.require("ip");
    if (!"root".equals(System.getProperty("user.name"))) {
      Peers.absent("the rights of root, for a Debian of the test's own");
    }
    Path below = DebianRoot.path();
    Path folder = Files.createTempDirectory("tic-connect-machine");
    DebianMachine machine = new DebianMachine(folder, MachineNetwork.plugIn());
    Runtime.getRuntime().addShutdownHook(machine.atExit);
    try {
      machine.layOver(below);
    } catch (IOException failure) {
      machine.close();
      throw failure;
    }
    return machine;
  }

  private void layOver(Path below) throws IOException, InterruptedException {
    Path upper = Files.createDirectory(folder.resolve("upper"));
    Path work = Files.createDirectory(folder.resolve("work"));
    Files.createDirectory(root);
    Ran.of("chmod", "755", folder.toString(), upper.toString()).ok();
    String layers = "lowerdir=%s,upperdir=%s,workdir=%s".formatted(below, upper, work);
    Ran mounted = Ran.of("mount", "-t", "overlay", "overlay", "-o", layers, root.toString());
    if (mounted.code() != 0) {
      // The temporary folder is itself a layer, as in most containers.
      Ran.of("cp", "-a", "--reflink=auto", below + "/.", root.toString()).ok();
    }
  }

  /** Its files, to be read and written from here. */
  public Path root() {
    return root;
  }

  /** The IPv4 address at which this machine reaches it once it is booted. */
  public String address() {
    return network.address();
  }

  /**
   * Boots it and waits until systemd has started all that it starts.
   *
   * @param options more ones of systemd-nspawn, such as {@code --bind=/dev/pts/3:/dev/tic0}
   */
  public void boot(String... options) throws IOException {
    List<String> command = nspawn("--network-namespace-path=" + network.path(), "--boot");
    command.addAll(List.of(options));
    Process started =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()))
            .start();
    container = Optional.of(started);
    await("boot, see " + console())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !started.isAlive() || up(started));
    if (!started.isAlive()) {
      throw new IOException("does not boot: " + Files.readString(console()));
    }
  }

  private boolean up(Process started) throws IOException, InterruptedException {
    Optional<ProcessHandle> first = started.toHandle().children().findFirst();
    if (first.isEmpty()) {
      return false;
    }
    leader = first.get().pid();
    String state = run("systemctl", "is-system-running").output().strip();
    return state.equals("running") || state.equals("degraded");
  }

  private Path console() {
    return folder.resolve("console");
  }

  private List<String> nspawn(String... options) {
    List<String> command = new ArrayList<>();
    if (!Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"))) {
      // Control groups of version 2 are here not all that there is.
      command.addAll(List.of("env", "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=0"));
    }
    command.addAll(List.of("systemd-nspawn", "--quiet", "--register=no", "--keep-unit"));
    command.addAll(List.of("--directory=" + root, "--machine=" + folder.getFileName()));
    command.addAll(List.of("--resolv-conf=off", "--link-journal=no"));
    command.addAll(List.of(options));
    return command;
  }

  /** Runs a command in it as root, to its end, booted or not. */
  public Ran run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (container.isPresent()) {
      words.addAll(List.of("nsenter", "--target", Long.toString(leader), "--all", "--"));
    } else {
      words.addAll(nspawn("--private-network", "--pipe", "--"));
    }
    words.addAll(List.of("env", "-i", PATH, "LC_ALL=C.UTF-8", "HOME=/root"));
    words.add("DEBIAN_FRONTEND=noninteractive");
    words.addAll(List.of(command));
    return Ran.of(words);
  }

  /** Installs a package, or upgrades to it, by dpkg. */
  public Ran install(Path deb) throws IOException, InterruptedException {
    Path copy = root.resolve("root").resolve(deb.getFileName().toString());
    Ran.of("cp", deb.toString(), copy.toString()).ok();
    return run("dpkg", "--install", "/root/" + deb.getFileName());
  }

  /** The log of a unit since the boot, without times. */
  public String journal(String unit) throws IOException, InterruptedException {
    return run("journalctl", "--unit=" + unit, "--output=cat", "--no-pager").output();
  }

  /** One property of a unit, such as {@code ActiveState}. */
  public String property(String unit, String property) throws IOException, InterruptedException {
    return run("systemctl", "show", "--property=" + property, "--value", unit).ok().strip();
  }

  /** Cuts the power: all its processes are killed at once; {@link #boot} starts it again. */
  public void cutPower() throws InterruptedException {
    if (container.isEmpty()) {
      return;
    }
    Process running = container.get();
    // All others of its namespace die with its first process.
    running.toHandle().children().forEach(ProcessHandle::destroyForcibly);
    if (!running.waitFor(10, TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor();
    }
    container = Optional.empty();
  }

  /** Shuts it down in order; {@link #boot} starts it again. */
  public void powerOff() throws IOException, InterruptedException {
    if (container.isEmpty()) {
      return;
    }
    run("systemctl", "poweroff");
    if (!container.get().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("does not shut down: " + Files.readString(console()));
    }
    container = Optional.empty();
  }

  private void end() {
    try {
      cutPower();
      network.close();
      Ran.of("umount", root.toString());
      Ran.of("rm", "-rf", "--one-file-system", folder.toString()).ok();
    } catch (IOException failure) {
      System.err.println("left behind: " + folder + ": " + failure.getMessage());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all that runs in it and removes it. */
  @Override
  public void close() {
    if (Runtime.getRuntime().removeShutdownHook(atExit)) {
      end();
    }
  }
}
