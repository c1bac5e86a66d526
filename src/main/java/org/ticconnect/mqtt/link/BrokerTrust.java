package org.ticconnect.mqtt.link;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which brokers this device trusts, and as whom it shows itself. Without a pin the certificate of
 * the broker must come from a known authority, be valid today and be made for the host in the
 * address. With a pin only the fingerprint counts.
 */
public final class BrokerTrust {
  private final SSLSocketFactory sockets;
  private final Watch watch;

  /**
   * @param authority PEM file with the authorities to trust in place of those of the system
   * @param certificate PEM file with the certificate of this device, and those above it
   * @param key PEM file with the private key of that
   * @param pin SHA-256 of the broker's certificate: 64 hexadecimal digits, colons allowed
   * @throws IOException with a sentence for people when a file cannot be used
   */
  public BrokerTrust(
      Optional<Path> authority,
      Optional<Path> certificate,
      Optional<Path> key,
      Optional<String> pin)
      throws IOException {
    watch = new Watch(authorities(authority), pin.map(BrokerTrust::digits));
    SslContextBuilder builder =
        SslContextBuilder.forClient().sslProvider(SslProvider.JDK).trustManager(watch);
    if (certificate.isPresent() != key.isPresent()) {
      throw new IOException("a certificate of this device and its key go together");
    }
    if (certificate.isPresent()) {
      DeviceKey.check(certificate.get(), key.get());
      builder.keyManager(certificate.get().toFile(), key.get().toFile());
    }
    sockets = ((JdkSslContext) builder.build()).context().getSocketFactory();
  }

  /**
   * For as long as these settings hold: it remembers sessions, so that connecting again is quick.
   */
  SSLSocketFactory sockets() {
    return sockets;
  }

  /** Whether only the fingerprint of the broker's certificate counts. */
  boolean pinned() {
    return watch.pin.isPresent();
  }

  /** The certificate that a broker showed last, trusted or not. */
  Optional<BrokerCertificate> lastSeen() {
    return watch.lastSeen;
  }

  private static String digits(String pin) {
    return pin.replace(":", "").toLowerCase(Locale.ROOT);
  }

  private static X509ExtendedTrustManager authorities(Optional<Path> file) throws IOException {
    try {
      KeyStore store = file.isEmpty() ? null : store(file.get());
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException unusable) {
      throw new IOException("no authorities to trust: " + unusable.getMessage(), unusable);
    }
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate one : certificates(file)) {
      store.setCertificateEntry("authority " + store.size(), one);
    }
    return store;
  }

  /** All certificates of a PEM file, at least one. */
  static Collection<? extends Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new IOException("no certificate in " + file);
      }
      return all;
    } catch (NoSuchFileException absent) {
      throw new IOException("there is no file " + file, absent);
    } catch (CertificateException unreadable) {
      throw new IOException("no certificate in " + file, unreadable);
    }
  }

  /** Checks as Java does, or the pin; keeps what it saw and says what it is about. */
  private static final class Watch extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;
    private final Optional<String> pin;
    private volatile Optional<BrokerCertificate> lastSeen = Optional.empty();

    Watch(X509ExtendedTrustManager authorities, Optional<String> pin) {
      this.authorities = authorities;
      this.pin = pin;
    }

    private interface Check {
      void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Optional<SSLSession> session, Check check)
        throws CertificateException {
      BrokerCertificate seen = BrokerCertificate.of(chain[0]);
      lastSeen = Optional.of(seen);
      if (pin.isPresent()) {
        if (!pin.get().equals(seen.sha256())) {
          throw RefusedCertificate.notPinned(seen);
        }
        return;
      }
      try {
        check.run();
      } catch (CertificateException refused) {
        throw RefusedCertificate.by(refused, seen, session.map(SSLSession::getPeerHost));
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      Optional<SSLSession> session =
          socket instanceof SSLSocket tls
              ? Optional.ofNullable(tls.getHandshakeSession())
              : Optional.empty();
      check(chain, session, () -> authorities.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(
          chain,
          Optional.ofNullable(engine.getHandshakeSession()),
          () -> authorities.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain, Optional.empty(), () -> authorities.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      authorities.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      authorities.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      authorities.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities.getAcceptedIssuers();
    }
  }
}
