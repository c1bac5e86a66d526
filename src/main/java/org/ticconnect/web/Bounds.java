package org.ticconnect.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ticconnect.web.tls.Identity;

/** How much of a request is taken, how long is waited for it, and how it is encrypted. */
final class Bounds {
  /**
   * As long as the slowest answer takes, such as that of a trial of brokers: nothing moves on the
   * connection meanwhile. Who dawdles over a request is not waited for as long.
   */
  private static final int IDLE_SECONDS = 90;

  private static final int HANDSHAKE_SECONDS = 5;
  private static final int LARGEST_HEADERS = 8 * 1024;
  private static final int LONGEST_REQUEST_LINE = 2 * 1024;

  /** Of 1 to 9: the numbers of a meter get little smaller with more work. */
  private static final int COMPRESSION = 3;

  private static final int WAITING_TO_BE_ACCEPTED = 64;

  /** By itself it grows to megabytes for each who does not read, and none would ever seem slow. */
  private static final int SEND_BUFFER = 128 * 1024;

  /** With keys for each connection only, and ciphers that find changes. */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private Bounds() {}

  static HttpServerOptions plain(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setAcceptBacklog(WAITING_TO_BE_ACCEPTED)
        .setSendBufferSize(SEND_BUFFER)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        // Answers and streams; each event still leaves at once. Files of the page are compressed
        // once.
        .setCompressionSupported(true)
        .setCompressionLevel(COMPRESSION)
        // With it, a connection would not count before its first whole request.
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(LARGEST_HEADERS)
        .setMaxInitialLineLength(LONGEST_REQUEST_LINE);
  }

  static HttpServerOptions encrypted(String host, int port, Identity identity) {
    HttpServerOptions options = plain(host, port);
    options
        .setSsl(true)
        .setUseAlpn(false)
        .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
        .setKeyCertOptions(keys(identity));
    CIPHERS.forEach(options::addEnabledCipherSuite);
    return options;
  }

  static KeyCertOptions keys(Identity identity) {
    return new PemKeyCertOptions()
        .setKeyValue(Buffer.buffer(identity.key()))
        .setCertValue(Buffer.buffer(identity.certificates()));
  }
}
