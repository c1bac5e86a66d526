package org.ticconnect.web.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.WholeWrite;

/**
 * Which certificate the page is served with: one that the owner gave, else the device's own, which
 * is made when it is needed. Both are kept in a folder that only the owner of the process can look
 * into. Calls may wait for the disk and for a second or two while a certificate is made.
 */
public final class Certificates implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
  private static final Duration SLACK = Duration.ofDays(1);

  private final Path folder;
  private final Supplier<List<String>> names;
  private final CertificateMaker maker;
  private final Clock wall;
  private final Instant built;
  private final WholeWrite disk = new WholeWrite();
  private volatile Optional<Served> served = Optional.empty();
  private boolean closed;

  private record Served(Identity identity, boolean own) {}

  /**
   * @param folder for certificates and keys; made when it is absent
   * @param names by which the device is called, and its addresses: what its own certificate must be
   *     good for
   * @param built when the program was built
   */
  public Certificates(Path folder, Supplier<List<String>> names, Instant built, Clock wall) {
    this.folder = folder;
    this.names = names;
    this.maker = new CertificateMaker(folder, built, wall);
    this.wall = wall;
    this.built = built;
  }

  /**
   * What to serve the page with.
   *
   * @throws IOException when there is none and none can be made
   */
  public synchronized Identity load() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Optional<Identity> given = read(given());
    Served next = given.isPresent() ? new Served(given.get(), false) : new Served(own(), true);
    served = Optional.of(next);
    return next.identity();
  }

  /** The device's own, made anew when the kept one does not do any more. */
  private Identity own() throws IOException {
    Optional<Identity> kept = read(ownFile());
    return kept.isPresent() && !due(kept.get()) ? kept.get() : made();
  }

  private Identity made() throws IOException {
    List<String> wanted = names.get();
    Identity fresh = maker.make(wanted);
    write(ownFile(), fresh);
    LOG.info(
        "A certificate was made for {}, its SHA-256 is {}",
        String.join(", ", wanted),
        fresh.fingerprint());
    return fresh;
  }

  /**
   * The device's own certificate made anew, when it is served and does not do any more: its time is
   * nearly over, or the device has got another address.
   *
   * @throws IOException when it cannot be made
   */
  public synchronized Optional<Identity> renewed() throws IOException {
    if (served.filter(Served::own).filter(own -> due(own.identity())).isEmpty()) {
      return Optional.empty();
    }
    served = Optional.of(new Served(made(), true));
    return served.map(Served::identity);
  }

  private boolean due(Identity identity) {
    Instant now = wall.instant();
    boolean ends = now.plus(RENEWED_BEFORE).isAfter(identity.notAfter());
    // Made while the clock was ahead: browsers trust none that counts for longer.
    boolean ahead =
        now.isAfter(built)
            && identity.notAfter().isAfter(now.plus(CertificateMaker.LASTS).plus(SLACK));
    return ends || ahead || !identity.names().containsAll(names.get());
  }

  /**
   * Serves one of the owner's from now on.
   *
   * @param certificates in PEM, the device's first
   * @param key in PEM
   * @throws UnfitCertificateException when it does not do; the other one goes on
   * @throws IOException when it cannot be written down
   */
  public synchronized Identity give(String certificates, String key)
      throws UnfitCertificateException, IOException {
    Identity given = Identity.of(certificates, key);
    given.checkDates(wall.instant());
    write(given(), given);
    served = Optional.of(new Served(given, false));
    LOG.info("The page is served with a certificate of the owner's: {}", given.fingerprint());
    return given;
  }

  /**
   * Serves the device's own again.
   *
   * @throws IOException when it cannot be had; the other one goes on
   */
  public synchronized Identity takeBack() throws IOException {
    Identity own = own();
    Files.deleteIfExists(given());
    served = Optional.of(new Served(own, true));
    return own;
  }

  /** SHA-256 of the one that is served; empty before the first is. */
  public Optional<String> fingerprint() {
    return served.map(one -> one.identity().fingerprint());
  }

  /** What may be told of the one that is served. */
  Optional<Map<String, Object>> described() {
    return served.map(Certificates::description);
  }

  private static Map<String, Object> description(Served served) {
    Identity identity = served.identity();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("own", served.own());
    json.put("subject", identity.subject());
    json.put("names", identity.names());
    json.put("not_before", identity.notBefore().toString());
    json.put("not_after", identity.notAfter().toString());
    json.put("fingerprint", identity.fingerprint());
    return json;
  }

  /** Nothing is written any more when this returns; waits for a certificate that is being made. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private Path ownFile() {
    return folder.resolve("own.pem");
  }

  private Path given() {
    return folder.resolve("given.pem");
  }

  private static Optional<Identity> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, US_ASCII);
      return Optional.of(Identity.of(text, text));
    } catch (UnfitCertificateException | IOException damaged) {
      LOG.warn("{} cannot be used: {}", file.getFileName(), damaged.getMessage());
      return Optional.empty();
    }
  }

  /** Key and certificates in one file, so that they cannot come apart. */
  private void write(Path file, Identity identity) throws IOException {
    if (closed) {
      throw new IOException("the page is not served any more");
    }
    disk.write(file, (identity.key() + identity.certificates()).getBytes(US_ASCII));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
