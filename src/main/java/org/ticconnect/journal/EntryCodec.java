package org.ticconnect.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.ticconnect.store.Seal;

/** Turns entries into bytes and back. */
final class EntryCodec {

  private static final int VERSION = 1;

  private EntryCodec() {}

  static byte[] encode(JournalEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(entry.meter());
      out.writeUTF(entry.kind());
      write(out, entry.received());
      out.writeBoolean(entry.meterTime().isPresent());
      if (entry.meterTime().isPresent()) {
        write(out, entry.meterTime().get());
      }
      out.write(entry.values().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Seal.put(entry.sequence(), bytes.toByteArray());
  }

  static Optional<JournalEntry> decode(long sequence, byte[] kept) {
    return Seal.open(sequence, kept).flatMap(bytes -> read(sequence, bytes));
  }

  private static Optional<JournalEntry> read(long sequence, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      String meter = in.readUTF();
      String kind = in.readUTF();
      Instant received = readInstant(in);
      Optional<Instant> meterTime =
          in.readBoolean() ? Optional.of(readInstant(in)) : Optional.empty();
      String values = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new JournalEntry(sequence, meter, kind, received, meterTime, values));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInputStream in) throws IOException {
    long second = in.readLong();
    return Instant.ofEpochSecond(second, in.readInt());
  }
}
