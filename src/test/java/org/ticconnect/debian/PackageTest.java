package org.ticconnect.debian;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.BuiltPackage;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Ran;

/** What is in the package. */
@Tag("package")
class PackageTest {
  private static final Pattern EXPOSURE = Pattern.compile("exposure level .*: ([0-9.]+) ");

  @TempDir static Path files;

  @BeforeAll
  static void unpack() throws Exception {
    BuiltPackage.unpacked(files);
  }

  @Test
  void saysWhatItNeedsAndHasNothingButFilesOfRoot() throws Exception {
    String deb = BuiltPackage.deb().toString();
    assertThat(Ran.of("dpkg-deb", "--field", deb).ok())
        .contains("Package: tic-connect\n")
        .containsPattern("Depends: (default-jre-headless .* \\| java17-runtime-headless|libstdc)");
    List<String> listed = Ran.of("dpkg-deb", "--contents", deb).ok().lines().toList();
    assertThat(listed)
        .allMatch(
            line ->
                line.matches("[dl-]r[w-][x-]r-[x-]r-[x-] root/root .*|lrwxrwxrwx root/root .*"));
  }

  @Test
  void pleasesLintian() throws Exception {
    String lintian = Peers.require("lintian").toString();
    Ran told = Ran.of(lintian, "--allow-root", "--fail-on=error", BuiltPackage.deb().toString());
    assertThat(told.output()).doesNotContain("E: ");
    assertThat(told.code()).isZero();
  }

  @Test
  void runsTheServiceWithFewRights() throws Exception {
    String analyze = Peers.require("systemd-analyze").toString();
    Path unit = files.resolve("usr/lib/systemd/system/tic-connect.service");
    String told = Ran.of(analyze, "security", "--offline=true", unit.toString()).ok();
    Matcher exposure = EXPOSURE.matcher(told);
    assertThat(exposure.find()).isTrue();
    assertThat(Double.parseDouble(exposure.group(1))).isLessThan(2.5);
  }

  @Test
  void differsFromTheRepositoryInWhereItListensAndReads() throws Exception {
    List<String> shipped =
        Files.readAllLines(files.resolve("usr/lib/tic-connect/config/application.properties"));
    List<String> changed = new ArrayList<>(shipped);
    changed.removeAll(Files.readAllLines(Path.of("config/application.properties")));
    assertThat(changed)
        .containsExactly(
            "tic.source = serial:/dev/tic0",
            "modbus.bind = 0.0.0.0",
            "modbus.port = 502",
            "http.bind = 0.0.0.0",
            "http.port = 80",
            "https.port = 443");
    for (String folder : List.of("routes", "mappings")) {
      Ran.of("diff", "-r", folder, files.resolve("usr/lib/tic-connect/" + folder).toString()).ok();
    }
  }

  /** Its user can put a link in the place of whatever is in that folder. */
  @Test
  void hasRootMakeNothingInTheFolderOfTheService() throws Exception {
    String archive = Files.readString(files.resolve("usr/lib/tic-connect/bin/tic-connect-archive"));
    assertThat(archive)
        .contains("runuser -u tic-connect")
        .doesNotContain("/var/lib/tic-connect")
        .doesNotContain("/run/tic-connect")
        .doesNotContain("chown tic-connect");
  }

  @Test
  void hasTheNativeLibrariesAsFiles() {
    Path natives = files.resolve("usr/lib/tic-connect/native");
    for (String library :
        List.of(
            "Linux/x86_64/libjSerialComm.so",
            "Linux/armv8_64/libjSerialComm.so",
            "Linux/armv7hf/libjSerialComm.so",
            "gpiod/aarch64/libpi4j-gpiod.so",
            "gpiod/armhf/libgpiod.so")) {
      assertThat(natives.resolve(library)).isNotEmptyFile();
    }
  }

  @Test
  void namesEveryLibraryInItsBillOfMaterials() throws Exception {
    Set<String> named = bill();
    try (Stream<Path> jars = Files.list(files.resolve("usr/lib/tic-connect/lib"))) {
      Set<String> carried =
          jars.map(jar -> jar.getFileName().toString())
              .filter(jar -> !jar.equals("tic-connect.jar"))
              .collect(Collectors.toSet());
      assertThat(named).containsAll(carried).anyMatch(name -> name.startsWith("uplot-"));
    }
  }

  private static Set<String> bill() throws IOException {
    Path bill = files.resolve("usr/share/doc/tic-connect/sbom.json.gz");
    try (InputStream text = new GZIPInputStream(Files.newInputStream(bill))) {
      JsonNode json = new ObjectMapper().readTree(text);
      assertThat(json.path("bomFormat").asText()).isEqualTo("CycloneDX");
      return json.findParents("purl").stream()
          .map(one -> one.path("name").asText() + "-" + one.path("version").asText() + ".jar")
          .collect(Collectors.toSet());
    }
  }
}
