package org.ticconnect.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A device in a network of its own: the real NetworkManager on a bus of its own in one network
 * namespace, a router with a server for addresses in another, and a cable between them. Files and
 * network of this machine are not touched.
 */
public final class NetworkLab implements AutoCloseable {
  /** The device's interface. */
  public static final String LINK = "tb0";

  /** The router. */
  public static final String ROUTER = "192.168.77.1";

  /** Number of the package's user, where rights are as on a device. */
  public static final int USER_ID = 61_990;

  private static final String PORT = "lan0";

  private final Path folder;
  private final String device;
  private final String lan;
  private final List<Process> processes = new ArrayList<>();
  private Process bus;
  private Process manager;
  private Process server;

  private final boolean asksPolkit;

  /** Where whoever comes over the bus may do everything. */
  public NetworkLab() throws Exception {
    this(false);
  }

  /** Where rights are as on a device: the package's rule of polkit gives them. */
  public static NetworkLab withRights() throws Exception {
    return new NetworkLab(true);
  }

  /** Skips the test loudly when there is no NetworkManager, or nobody who may make networks. */
  private NetworkLab(boolean asksPolkit) throws Exception {
    this.asksPolkit = asksPolkit;
    for (String program :
        List.of("NetworkManager", "dbus-daemon", "dnsmasq", "ip", "unshare", "curl")) {
      Peers.require(program);
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      Peers.absent("root, who may make network namespaces");
    }
    folder = Files.createTempDirectory("ticB");
    String number = Long.toString(ProcessHandle.current().pid() * 100 + System.nanoTime() % 100);
    device = "ticBd" + number;
    lan = "ticBl" + number;
    try {
      build();
    } catch (Exception | AssertionError broken) {
      close();
      throw broken;
    }
  }

  private void build() throws Exception {
    run("ip", "netns", "add", device);
    run("ip", "netns", "add", lan);
    run("ip", "-n", device, "link", "set", "lo", "up");
    run("ip", "-n", lan, "link", "set", "lo", "up");
    run(
        ("ip link add "
                + LINK
                + " netns "
                + device
                + " type veth peer name "
                + PORT
                + " netns "
                + lan)
            .split(" "));
    run("ip", "-n", lan, "addr", "add", ROUTER + "/24", "dev", PORT);
    run("ip", "-n", lan, "link", "set", PORT, "up");
    startServer(100);
    Files.writeString(folder.resolve("bus.conf"), BUS.formatted(socket()));
    Files.writeString(
        folder.resolve("nm.conf"), MANAGER.formatted(asksPolkit, folder.resolve("keys"), LINK));
    Files.writeString(folder.resolve("nm.sh"), SCRIPT.replace("FOLDER", folder.toString()));
    Files.createDirectories(folder.resolve("keys"));
    if (asksPolkit) {
      makeUser();
    }
    startBus();
    if (asksPolkit) {
      startPolkit();
    }
    startManager();
  }

  private void makeUser() throws Exception {
    Files.createDirectories(folder.resolve("etc"));
    for (String file : List.of("passwd", "group")) {
      Files.writeString(
          folder.resolve("etc/" + file),
          Files.readString(Path.of("/etc", file))
              + USER.formatted(file.equals("group") ? "" : ENTRY));
    }
    run("chmod", "755", folder.toString());
  }

  /** Where the package's user is known. */
  private String[] withUser(String... command) {
    List<String> whole = new ArrayList<>();
    if (asksPolkit) {
      whole.addAll(
          List.of(
              "unshare",
              "-m",
              "sh",
              "-euc",
              "mount --make-rprivate /; mount --bind $0/etc/passwd /etc/passwd;"
                  + " mount --bind $0/etc/group /etc/group;"
                  + " [ ! -d $0/rules ] || mount --bind $0/rules /usr/share/polkit-1/rules.d;"
                  + " export DBUS_SYSTEM_BUS_ADDRESS=unix:path=$0/bus; exec \"$@\"",
              folder.toString()));
    }
    whole.addAll(List.of(command));
    return whole.toArray(String[]::new);
  }

  private void startPolkit() throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Path rule = Path.of("src/deb/polkit/50-tic-connect.rules");
    Files.copy(rule, rules.resolve(rule.getFileName()));
    run("chown", "-R", "polkitd", rules.toString());
    start("polkit", withUser(Peers.require("polkitd").toString()));
  }

  /** Of the user of the package, with a number that nobody has here. */
  private static final String USER = "tic-connect:x:" + USER_ID + ":%s\n";

  private static final String ENTRY = USER_ID + "::/nonexistent:/usr/sbin/nologin";

  private static final String BUS =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>system</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
        <policy context="default">
          <allow send_destination="*" eavesdrop="false"/>
          <allow receive_sender="*" eavesdrop="false"/><allow own="*"/><allow user="*"/>
        </policy>
      </busconfig>
      """;

  private static final String MANAGER =
      """
      [main]
      plugins=keyfile
      auth-polkit=%s
      dhcp=internal
      dns=none
      rc-manager=unmanaged
      [keyfile]
      path=%s
      [device-lab]
      match-device=interface-name:%s
      managed=1
      [logging]
      level=INFO
      """;

  /** With a root file system whose changeable parts are its own. */
  private static final String SCRIPT =
      """
      set -eu
      mount --make-rprivate /
      mount -o remount,ro /sys
      mkdir -p FOLDER/etc FOLDER/lib FOLDER/run
      for file in passwd group nsswitch.conf protocols services hosts ld.so.cache; do
        [ -e FOLDER/etc/$file ] || cp -L /etc/$file FOLDER/etc/ 2>/dev/null || true
      done
      [ -e FOLDER/etc/hostname ] || { echo tic-before >FOLDER/etc/hostname; }
      hostname "$(cat FOLDER/etc/hostname)"
      mount --bind FOLDER/lib /var/lib/NetworkManager
      mount --bind FOLDER/run /run
      mount --bind FOLDER/etc /etc
      export DBUS_SYSTEM_BUS_ADDRESS=unix:path=FOLDER/bus
      exec /usr/sbin/NetworkManager --debug --config=FOLDER/nm.conf --config-dir=FOLDER/none \\
        --system-config-dir=FOLDER/none --intern-config=FOLDER/intern.conf \\
        --state-file=FOLDER/state --pid-file=FOLDER/pid
      """;

  /** Address of the bus, as D-Bus writes it. */
  public String bus() {
    return "unix:path=" + socket();
  }

  private Path socket() {
    return folder.resolve("bus");
  }

  /** Begins the bus; who was on it must come back by himself. */
  public void startBus() throws Exception {
    Files.deleteIfExists(socket());
    bus =
        start(
            "bus",
            withUser(
                "dbus-daemon",
                "--config-file=" + folder.resolve("bus.conf"),
                "--nofork",
                "--nopidfile",
                "--nosyslog"));
    await("no bus", () -> Files.exists(socket()));
  }

  /** Ends the bus, and NetworkManager, which does not live without. */
  public void stopBus() throws Exception {
    stopManager();
    end(bus);
  }

  /** Begins NetworkManager. */
  public void startManager() throws Exception {
    manager =
        start(
            "NetworkManager",
            "ip",
            "netns",
            "exec",
            device,
            "unshare",
            "-m",
            "-u",
            "sh",
            folder.resolve("nm.sh").toString());
  }

  /** Kills NetworkManager. */
  public void stopManager() throws Exception {
    end(manager);
  }

  /** Has NetworkManager answer no more, or again. */
  public void freezeManager(boolean frozen) throws Exception {
    run("kill", frozen ? "-STOP" : "-CONT", Long.toString(manager.pid()));
  }

  /** What a reboot leaves: nothing of /run, and NetworkManager begins anew. */
  public void reboot() throws Exception {
    stopManager();
    run("ip", "-n", device, "addr", "flush", "dev", LINK);
    run("ip", "-n", device, "link", "set", LINK, "down");
    delete(folder.resolve("run"));
    startManager();
  }

  /**
   * Has the router give addresses from 192.168.77.first on.
   *
   * @param first the last number of the first one
   */
  public void startServer(int first) throws Exception {
    String network = ROUTER.substring(0, ROUTER.lastIndexOf('.') + 1);
    server =
        start(
            "dnsmasq",
            "ip",
            "netns",
            "exec",
            lan,
            Peers.require("dnsmasq").toString(),
            "--no-daemon",
            "--conf-file=/dev/null",
            "--port=0",
            "--interface=" + PORT,
            "--bind-interfaces",
            "--dhcp-authoritative",
            "--no-ping",
            "--dhcp-range=" + network + first + "," + network + (first + 20) + ",2m",
            "--dhcp-option=3," + ROUTER,
            "--dhcp-option=6," + ROUTER,
            "--dhcp-leasefile=" + folder.resolve("leases-" + first),
            "--pid-file=",
            "--user=root");
  }

  /** Has the router give no addresses any more. */
  public void stopServer() throws Exception {
    end(server);
  }

  /** Pulls the cable, or plugs it in. */
  public void cable(boolean plugged) throws Exception {
    run("ip", "-n", lan, "link", "set", PORT, plugged ? "up" : "down");
  }

  /** Gives the router one more address, as of another machine. */
  public void neighbour(String address) throws Exception {
    run("ip", "-n", lan, "addr", "add", address + "/24", "dev", PORT);
  }

  /** What the kernel of the device says of its interface. */
  public String addresses() throws Exception {
    return run("ip", "-n", device, "-4", "-br", "addr", "show", "dev", LINK);
  }

  /** The routes of the device. */
  public String routes() throws Exception {
    return run("ip", "-n", device, "-4", "route");
  }

  /** What the profiles on disk hold. */
  public String profiles() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** How the device is called on disk. */
  public String host() throws IOException {
    return Files.readString(folder.resolve("etc/hostname")).strip();
  }

  /** A program that runs inside the device. */
  public Process inDevice(String name, String... command) throws Exception {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", device));
    whole.addAll(List.of(command));
    return start(name, whole.toArray(String[]::new));
  }

  /** What a program says to somebody in the router's network. */
  public String fromLan(String... command) throws Exception {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", lan));
    whole.addAll(List.of(command));
    return run(whole.toArray(String[]::new));
  }

  /** What a program says to somebody on the device itself. */
  public String fromDevice(String... command) throws Exception {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", device));
    whole.addAll(List.of(command));
    return run(whole.toArray(String[]::new));
  }

  /** What a program has said. */
  public String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private Process start(String name, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
            .start();
    processes.add(process);
    return process;
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String problem, Condition condition) {
    org.awaitility.Awaitility.await(problem)
        .atMost(10, TimeUnit.SECONDS)
        .pollInterval(50, TimeUnit.MILLISECONDS)
        .until(condition::holds);
  }

  private static void end(Process process) throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(3, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(root))
          .forEach(path -> path.toFile().delete());
    }
  }

  @Override
  public void close() throws Exception {
    for (Process process : processes) {
      end(process);
    }
    for (String namespace : List.of(device, lan)) {
      new ProcessBuilder("ip", "netns", "del", namespace).start().waitFor();
    }
    delete(folder);
    Files.deleteIfExists(folder);
  }
}
