package org.ticconnect.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Authorities and certificates of the test's own, made with openssl in a folder. */
public final class TestCertificates {
  /** From when to when most certificates are valid. */
  public static final String FROM = "20260101000000Z";

  /** See {@link #FROM}. */
  public static final String UNTIL = "20490101000000Z";

  private static final String AUTHORITY_FILES =
      """
      [ca]
      default_ca = one
      [one]
      database = %1$s/index
      rand_serial = yes
      new_certs_dir = %1$s
      default_md = sha256
      unique_subject = no
      policy = any
      [any]
      commonName = supplied
      """;

  private final Path folder;

  /**
   * @param folder empty, or with certificates made before
   */
  public TestCertificates(Path folder) {
    this.folder = folder;
  }

  /** File with the certificate, and those above it. */
  public Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  /** File with the private key, PKCS#8 without a password. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** An authority that signed itself. */
  public TestCertificates authority(String name, String commonName) throws IOException {
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650",
        "-keyout",
        key(name),
        "-out",
        certificate(name),
        "-subj",
        "/CN=" + commonName,
        "-addext",
        "basicConstraints=critical,CA:true",
        "-addext",
        "keyUsage=critical,keyCertSign");
    Files.writeString(folder.resolve("index"), "");
    Files.writeString(folder.resolve("authority.cnf"), AUTHORITY_FILES.formatted(folder));
    return this;
  }

  /**
   * A certificate.
   *
   * @param names for example {@code DNS:localhost,IP:127.0.0.1}; may be empty
   * @param from as {@link #FROM}
   * @param keyKind for example {@code rsa:2048}, or {@code ec}
   */
  public TestCertificates signed(
      String name,
      String authority,
      String commonName,
      String names,
      String from,
      String until,
      String keyKind)
      throws IOException {
    Path request = folder.resolve(name + ".csr");
    Path extensions = folder.resolve(name + ".ext");
    Files.writeString(
        extensions,
        "basicConstraints=CA:false\n" + (names.isEmpty() ? "" : "subjectAltName=" + names));
    openssl(
        "req -nodes" + (keyKind.equals("ec") ? " -pkeyopt ec_paramgen_curve:P-256" : ""),
        "-newkey",
        keyKind,
        "-keyout",
        key(name),
        "-out",
        request,
        "-subj",
        "/CN=" + commonName);
    openssl(
        "ca -batch -notext",
        "-config",
        folder.resolve("authority.cnf"),
        "-cert",
        certificate(authority),
        "-keyfile",
        key(authority),
        "-in",
        request,
        "-out",
        certificate(name),
        "-startdate",
        from,
        "-enddate",
        until,
        "-extfile",
        extensions);
    return this;
  }

  /** Runs openssl: a command with plain options, then more arguments as they are. */
  public void openssl(String options, Object... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(options.split(" ")));
    for (Object one : more) {
      command.add(one.toString());
    }
    Path log = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + ": " + Files.readString(log));
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
