package org.ticconnect.web.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a key on the curve P-256 and a certificate that it signs itself, with the keytool of the
 * Java that runs.
 */
final class CertificateMaker {
  /** What Apple's systems allow at most. */
  static final Duration LASTS = Duration.ofDays(825);

  private static final long PATIENCE_SECONDS = 60;
  private static final int PASSWORD_BYTES = 24;
  private static final String ALIAS = "device";
  private static final String PASSWORD_VARIABLE = "TIC_STORE_PASSWORD";
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Path folder;
  private final Instant built;
  private final Clock wall;

  /**
   * @param folder that exists and that only the owner can look into
   * @param built when the program was built, from which on the certificate counts: the clock of the
   *     device may be wrong
   */
  CertificateMaker(Path folder, Instant built, Clock wall) {
    this.folder = folder;
    this.built = built;
    this.wall = wall;
  }

  /** Whether a certificate can be made out for that name. */
  static boolean fits(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * @param names and IPv4 addresses, at least one
   * @throws IOException when it cannot be made
   */
  Identity make(List<String> names) throws IOException {
    Path store = folder.resolve("making.p12");
    Files.deleteIfExists(store);
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      run(command(store, names), password);
      return read(store, password.toCharArray());
    } finally {
      Files.deleteIfExists(store);
    }
  }

  private List<String> command(Path store, List<String> names) {
    String san =
        names.stream()
            .map(name -> (ADDRESS.matcher(name).matches() ? "ip:" : "dns:") + name)
            .collect(Collectors.joining(","));
    Instant now = wall.instant();
    Instant end = (now.isBefore(built) ? built : now).plus(LASTS);
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass:env",
        PASSWORD_VARIABLE,
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-sigalg",
        "SHA256withECDSA",
        "-dname",
        "CN=" + names.get(0) + ", O=TIC Connect",
        "-startdate",
        START.format(built),
        "-validity",
        Long.toString(Duration.between(built, end).toDays()),
        "-ext",
        "san=" + san,
        "-ext",
        "ku:critical=digitalSignature",
        "-ext",
        "eku=serverAuth");
  }

  private void run(List<String> command, String password) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD_VARIABLE, password);
    builder.redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("making.log").toFile()));
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        String said =
            Files.readString(folder.resolve("making.log"), StandardCharsets.ISO_8859_1).strip();
        throw new IOException(
            "keytool made no certificate: " + (ended ? said : "it takes too long"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while a certificate was made", stopped);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(folder.resolve("making.log"));
    }
  }

  private static Identity read(Path store, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      return Identity.of(
          (X509Certificate) keys.getCertificate(ALIAS), (PrivateKey) keys.getKey(ALIAS, password));
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("keytool made something that cannot be read", unreadable);
    }
  }
}
