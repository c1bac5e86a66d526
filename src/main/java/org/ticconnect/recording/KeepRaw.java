package org.ticconnect.recording;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** Route step: keeps the bytes of a line and hands them to those who read it too. */
public final class KeepRaw implements Processor {
  private final RawRing ring;
  private final LineReaders readers;

  public KeepRaw(RawRing ring, LineReaders readers) {
    this.ring = ring;
    this.readers = readers;
  }

  @Override
  public void process(Exchange exchange) {
    byte[] bytes = exchange.getIn().getBody(byte[].class);
    if (bytes.length > 0) {
      ring.add(bytes);
      readers.send(bytes);
    }
  }

  /** Binds {@code SOURCE.record} and {@code SOURCE.readers}. */
  public void bind(Registry registry, String source) {
    registry.bind(source + ".record", this);
    registry.bind(source + ".readers", readers);
  }

  public RawRing ring() {
    return ring;
  }

  public LineReaders readers() {
    return readers;
  }
}
