package org.ticconnect.web.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Blocks of text with bytes in them, as certificates and keys are passed around. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final int LINE = 64;

  private Pem() {}

  /**
   * @param kind what stands behind BEGIN
   */
  record Block(String kind, byte[] bytes) {}

  /**
   * @throws UnfitCertificateException when a block holds no Base64
   */
  static List<Block> blocks(String text) throws UnfitCertificateException {
    try {
      return BLOCK
          .matcher(text)
          .results()
          .map(one -> new Block(one.group(1), Base64.getMimeDecoder().decode(one.group(2))))
          .toList();
    } catch (IllegalArgumentException damaged) {
      throw new UnfitCertificateException("the text between BEGIN and END is damaged", damaged);
    }
  }

  static String text(String kind, byte[] bytes) {
    String body = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
