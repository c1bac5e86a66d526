package org.ticconnect.support;

import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trust in one certificate by its SHA-256, as a person has it who compared that. */
public final class TrustedFingerprint {
  private TrustedFingerprint() {}

  /** Trusts only the certificate of that fingerprint. */
  public static SSLContext only(String fingerprint) throws GeneralSecurityException {
    return context(
        shown -> {
          if (!shown.equals(fingerprint)) {
            throw new IllegalArgumentException("not the trusted fingerprint: " + shown);
          }
        });
  }

  /** The fingerprint that a port shows now. */
  public static String shownBy(int port) throws Exception {
    AtomicReference<String> shown = new AtomicReference<>();
    try (Socket socket =
        context(shown::set)
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), port)) {
      ((SSLSocket) socket).startHandshake();
    }
    return shown.get();
  }

  /** The certificate that a port shows now. */
  public static X509Certificate certificate(int port) throws Exception {
    try (Socket socket =
        context(any -> {})
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), port)) {
      return (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    }
  }

  private static SSLContext context(Consumer<String> look) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Look(look)}, new SecureRandom());
    return context;
  }

  private static final class Look extends X509ExtendedTrustManager {
    private final Consumer<String> look;

    private Look(Consumer<String> look) {
      this.look = look;
    }

    private void look(X509Certificate[] chain) throws CertificateException {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        look.accept(HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT));
      } catch (GeneralSecurityException | IllegalArgumentException refused) {
        throw new CertificateException(refused);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      look(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
