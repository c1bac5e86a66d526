package org.ticconnect.recording;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

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
    ring.add(bytes);
    readers.send(bytes);
  }

  public RawRing ring() {
    return ring;
  }

  public LineReaders readers() {
    return readers;
  }
}
