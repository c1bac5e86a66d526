package org.ticconnect.update;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.ticconnect.support.DebianMachine;
import org.ticconnect.support.Ran;
import org.ticconnect.support.SigningKey;

/** A Debian with the program as a package, which is updated as the page does it. */
final class UpdatedMachine implements AutoCloseable {
  private static final Path KEPT = Path.of("var/lib/tic-connect-update");

  private final DebianMachine machine;
  private final Path folder;
  private final SigningKey founder;
  private final Signer signer;

  /**
   * @param folder for packages and keys
   * @param within seconds that a new version has to serve well
   */
  UpdatedMachine(Path folder, int within) throws Exception {
    this.folder = folder;
    founder = SigningKey.in(folder);
    signer = Signer.of(founder.secret(), PackageKeys.in(List.of(founder.folder())));
    machine = DebianMachine.make();
    Path root = machine.root();
    classes(root.resolve(StandIn.CLASSES.substring(1)));
    Path keys = Files.createDirectories(root.resolve("etc/tic-connect/update-keys"));
    Files.copy(founder.folder().resolve("founder.pem"), keys.resolve("founder.pem"));
    Path drop =
        Files.createDirectories(root.resolve("etc/systemd/system/tic-connect-update.service.d"));
    Files.writeString(
        drop.resolve("times.conf"),
        """
        [Unit]
        StartLimitBurst=1000
        [Service]
        # Where control groups are those of version 1, the end of the last process goes unnoticed.
        TimeoutStopSec=1
        Environment=TIC_UPDATE_WITHIN=%d TIC_UPDATE_STABLE=2
        """
            .formatted(within));
    Files.writeString(
        root.resolve("etc/passwd"),
        Files.readString(root.resolve("etc/passwd"))
            + "tic-connect:x:990:990::/var/lib/tic-connect:/usr/sbin/nologin\n");
    Files.writeString(
        root.resolve("etc/group"),
        Files.readString(root.resolve("etc/group")) + "tic-connect:x:990:\n");
    machine.boot();
  }

  /** What checks packages, as it was compiled. */
  private static void classes(Path into) throws IOException, InterruptedException {
    Files.createDirectories(into);
    Ran.of("cp", "-r", "target/classes/org", into.toString()).ok();
    for (String path : System.getProperty("java.class.path").split(":")) {
      if (path.matches(".*/(slf4j-api|logback-(classic|core))-[^/]*\\.jar")) {
        Ran.of("cp", path, into.toString()).ok();
      }
    }
    Files.writeString(
        into.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
    Ran.of("chmod", "-R", "go=rX", into.toString()).ok();
  }

  DebianMachine machine() {
    return machine;
  }

  Path signed(StandIn made) throws Exception {
    Path deb = made.build(folder);
    signer.sign(deb);
    return deb;
  }

  Path folder() {
    return folder;
  }

  /** Has a version run, with nothing left of earlier updates. */
  void runs(Path deb, String version) throws Exception {
    sh(
        "systemctl stop tic-connect-update.path tic-connect-update.service tic-connect.service"
            + " 2>/dev/null; rm -rf /var/lib/tic-connect /var/lib/tic-connect-update /run/tic-connect/*;"
            + " systemctl reset-failed; dpkg --purge --force-all tic-connect; true");
    machine.install(deb).ok();
    awaitHealthy(version);
  }

  void awaitHealthy(String version) {
    await(version + " serves")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> healthy().equals(version) && installed().equals("ii " + version));
  }

  private String healthy() throws Exception {
    String text = machine.run("cat", "/run/tic-connect/healthy").output().strip();
    boolean fresh = sh("find /run/tic-connect/healthy -newermt '-2 seconds'").contains("healthy");
    return fresh ? text : "";
  }

  /** Status and version as dpkg has them. */
  String installed() throws Exception {
    return machine
        .run("dpkg-query", "-W", "-f=${db:Status-Abbrev}${Version}", "tic-connect")
        .output();
  }

  String sh(String script) throws Exception {
    return machine.run("sh", "-c", script).output();
  }

  /** Puts a package where the page puts it. */
  void upload(Path deb) throws Exception {
    Path copy = machine.root().resolve("var/tmp/upload.deb");
    Files.copy(deb, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    machine
        .run(
            "sh",
            "-c",
            "mkdir -p /var/lib/tic-connect/update && cp /var/tmp/upload.deb"
                + " /var/lib/tic-connect/update/incoming.deb && chown -R tic-connect:"
                + " /var/lib/tic-connect/update && chmod 700 /var/lib/tic-connect/update")
        .ok();
  }

  /** Wishes what the page wishes, with the rights of the program. */
  void wish(String line) throws Exception {
    machine
        .run(
            "setpriv",
            "--reuid=tic-connect",
            "--regid=tic-connect",
            "--clear-groups",
            "sh",
            "-c",
            "echo '"
                + line
                + "' > /run/tic-connect/wish && mv -T /run/tic-connect/wish"
                + " /run/tic-connect/update-request")
        .ok();
  }

  void install(Path deb, String version) throws Exception {
    upload(deb);
    wish("install " + version + " " + sha256(deb));
  }

  static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** What the helper tells. */
  HelperNote note() {
    return HelperNote.in(machine.root().resolve(KEPT).resolve("state")).orElseThrow();
  }

  /** Waits for the end of an update. */
  HelperNote awaitEnd() throws Exception {
    try {
      await("the end of the update")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(() -> quiet() && note().ended());
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(journal(), late);
    }
    return note();
  }

  /** Waits until an update that was cut off has ended; the version that serves then. */
  String awaitOneServes() throws Exception {
    try {
      await("one serves")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(() -> quiet() && installed().equals("ii " + healthy()));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(installed() + "\n" + journal(), late);
    }
    return healthy();
  }

  /** Nothing is wished for and nothing is being done. */
  private boolean quiet() throws Exception {
    Path root = machine.root();
    return !Files.exists(root.resolve(KEPT).resolve("step"))
        && !Files.exists(root.resolve(KEPT).resolve("request"))
        && sh("test -e /run/tic-connect/update-request || echo gone").contains("gone")
        && sh("systemctl show -p ActiveState --value tic-connect-update.service")
            .matches("(inactive|failed)\n");
  }

  /** Kills the helper and its children when it has come so far. */
  void killAt(String phase) {
    await(phase)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .ignoreExceptions()
        .until(
            () ->
                Files.readString(machine.root().resolve(KEPT).resolve("step"))
                    .startsWith(phase + " "));
    try {
      machine.run("systemctl", "kill", "--signal=KILL", "tic-connect-update.service").ok();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  String journal() throws Exception {
    return machine.journal("tic-connect-update.service");
  }

  /** Names of what the helper keeps. */
  List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(machine.root().resolve(KEPT))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() {
    machine.close();
  }
}
