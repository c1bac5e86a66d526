package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of the page, plain and compressed; a browser asks each time whether it changed. */
final class StaticFile implements Handler<RoutingContext> {
  private static final int UNCHANGED = 304;
  private static final int TAG_BYTES = 12;
  private static final Pattern GZIP =
      Pattern.compile("(?:^|[,\\s])(?:gzip|\\*)(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

  private final String type;
  private final Form plain;
  private final Optional<Form> compressed;

  /** What is sent, and the tag that tells it from others. */
  private record Form(Buffer content, String tag) {}

  /**
   * @param type for the header Content-Type
   */
  StaticFile(String type, byte[] content) {
    this.type = type;
    String tag = tag(content);
    this.plain = new Form(Buffer.buffer(content), '"' + tag + '"');
    byte[] small = gzip(content);
    this.compressed =
        small.length < content.length
            ? Optional.of(new Form(Buffer.buffer(small), '"' + tag + "-gz\""))
            : Optional.empty();
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    Optional<Form> small = compressed.filter(form -> takesGzip(context));
    Form form = small.orElse(plain);
    response.putHeader("Cache-Control", "no-cache").putHeader("ETag", form.tag());
    response.putHeader("Vary", "Accept-Encoding");
    if (known(context, form.tag())) {
      response.setStatusCode(UNCHANGED).end();
      return;
    }
    response.putHeader("Content-Type", type);
    small.ifPresent(encoded -> response.putHeader("Content-Encoding", "gzip"));
    if (context.request().method() == HttpMethod.HEAD) {
      response.putHeader("Content-Length", Integer.toString(form.content().length())).end();
    } else {
      response.end(form.content());
    }
  }

  /** Bytes that it weighs on the way to a browser. */
  int weight() {
    return compressed.orElse(plain).content().length();
  }

  private static boolean takesGzip(RoutingContext context) {
    return GZIP.matcher(String.valueOf(context.request().getHeader("Accept-Encoding"))).find();
  }

  private static boolean known(RoutingContext context, String tag) {
    return Optional.ofNullable(context.request().getHeader("If-None-Match"))
        .map(tags -> Arrays.stream(tags.split(",")).map(String::trim))
        .map(
            tags ->
                tags.anyMatch(one -> one.equals("*") || one.replaceFirst("^W/", "").equals(tag)))
        .orElse(false);
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new BestGzip(small)) {
      out.write(content);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return small.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    private BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
