package org.ticconnect.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.BuiltPackage;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.DebianMachine;
import org.ticconnect.support.Ran;
import org.ticconnect.support.SigningKey;
import org.ticconnect.update.PackageKeys;
import org.ticconnect.update.Signer;

/** The program itself is updated over HTTP, and comes back from a version that does not start. */
@Tag("package")
@Tag("long")
class SafeUpdateTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SERVICE = "tic-connect.service";

  @TempDir Path folder;
  private SigningKey founder;
  private DebianMachine machine;

  @Test
  @DisplayName("A2, A3: an update over HTTP, then one to a sick version, then the way back")
  void isUpdatedAndComesBack() throws Exception {
    founder = SigningKey.in(folder);
    try (DebianMachine made = DebianMachine.make()) {
      machine = made;
      prepare();
      machine.boot();
      machine.install(BuiltPackage.deb()).ok();
      String first = awaitVersion("[0-9.]+(-SNAPSHOT)?", Duration.ofMinutes(2));
      assertThat(ask("GET", "", BodyPublishers.noBody()).path("installable").asBoolean()).isTrue();

      long since = System.nanoTime();
      install(version("88.0", true), "88.0");
      awaitState("done");
      tell("the new version serves and was watched for 10 s", since);
      assertThat(awaitVersion("88\\.0", PATIENCE)).isEqualTo("88.0");

      since = System.nanoTime();
      install(version("99.0", false), "99.0");
      JsonNode back = awaitState("returned");
      tell("the version before a sick one serves again, which had 60 s", since);
      assertThat(back.path("version").asText()).isEqualTo("88.0");
      assertThat(back.path("message").asText()).contains("did not serve well");
      assertThat(machine.run("dpkg", "--audit").ok()).isEmpty();

      // Kept as it was fetched: the one that was first is gone.
      assertThat(back.path("previous").isNull()).isTrue();
      Files.copy(version("88.1", true), machine.root().resolve("root/new.deb"));
      assertThat(machine.run("tic-connect", "--update", "/root/new.deb").ok())
          .contains("version 88.1 serves well");
      assertThat(machine.run("tic-connect", "--update-return").ok()).contains("as asked");
      assertThat(awaitVersion("88\\.0", PATIENCE)).isNotEqualTo(first);
    }
  }

  private void prepare() throws IOException {
    Path root = machine.root();
    Path program = Files.createDirectories(root.resolve("etc/systemd/system/" + SERVICE + ".d"));
    Files.writeString(
        program.resolve("meter.conf"),
        """
        [Service]
        Environment=TIC_SOURCE=simulator:single-phase NAMES_ANNOUNCE=off HTTPS_PORT=
        """);
    Path helper =
        Files.createDirectories(root.resolve("etc/systemd/system/tic-connect-update.service.d"));
    Files.writeString(
        helper.resolve("times.conf"),
        "[Service]\nTimeoutStopSec=1\nEnvironment=TIC_UPDATE_WITHIN=60 TIC_UPDATE_STABLE=10\n");
    Path keys = Files.createDirectories(root.resolve("etc/tic-connect/update-keys"));
    Files.copy(founder.folder().resolve("founder.pem"), keys.resolve("founder.pem"));
    // The service makes the folder its user's own at its start.
    Claimed.folder(root.resolve("var/lib/tic-connect"));
  }

  /** The built package as another version, signed. */
  private Path version(String version, boolean starts) throws Exception {
    Path tree = folder.resolve("tree-" + version);
    Ran.of("dpkg-deb", "-R", BuiltPackage.deb().toString(), tree.toString()).ok();
    Path control = tree.resolve("DEBIAN/control");
    Files.writeString(
        control,
        Files.readString(control).replaceFirst("(?m)^Version: .*$", "Version: " + version));
    Path jar = tree.resolve("usr/lib/tic-connect/lib/tic-connect.jar");
    if (starts) {
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        Files.writeString(inside.getPath("version.txt"), version);
      }
    } else {
      Files.writeString(jar, "not a jar");
    }
    Files.deleteIfExists(tree.resolve("DEBIAN/md5sums"));
    Path deb = folder.resolve("tic-connect_" + version + "_all.deb");
    Ran.of(
            "dpkg-deb",
            "--root-owner-group",
            "-Zgzip",
            "-z1",
            "--build",
            tree.toString(),
            deb.toString())
        .ok();
    Signer.of(founder.secret(), PackageKeys.in(List.of(founder.folder()))).sign(deb);
    return deb;
  }

  private void install(Path deb, String version) throws Exception {
    JsonNode uploaded = ask("PUT", "/package", BodyPublishers.ofFile(deb));
    assertThat(uploaded.path("version").asText()).as(uploaded.toString()).isEqualTo(version);
    JsonNode wished = ask("POST", "/install", BodyPublishers.noBody());
    assertThat(wished.path("version").asText()).as(wished.toString()).isEqualTo(version);
  }

  private JsonNode ask(String method, String path, HttpRequest.BodyPublisher body)
      throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://" + machine.address() + "/api/update" + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + Claimed.TOKEN)
                    .header("Content-Type", "application/vnd.debian.binary-package")
                    .method(method, body)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body());
  }

  private String awaitVersion(String pattern, Duration patience) {
    return await("version " + pattern)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(
            () -> ask("GET", "", BodyPublishers.noBody()).path("version").asText(),
            version -> version.matches(pattern));
  }

  private JsonNode awaitState(String state) throws Exception {
    try {
      return await(state)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(
              () -> ask("GET", "", BodyPublishers.noBody()),
              told -> told.path("state").asText().equals(state));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          machine.journal("tic-connect-update.service") + machine.journal(SERVICE), late);
    }
  }

  private static void tell(String what, long since) {
    System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - since) / 1e9);
  }
}
