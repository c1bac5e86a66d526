package org.ticconnect.modbus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ghgande.j2mod.modbus.Modbus;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answer of function 43/14. The protocol class for it tells a length of 0 in its header, which no
 * master understands.
 */
final class IdentityResponse extends WrittenResponse {
  /** MEI type of "read device identification". */
  static final int TYPE = 14;

  /** Asks for the basic objects; 2 and 3 ask for all. */
  static final int BASIC = 1;

  /** Asks for one object. */
  static final int ONE = 4;

  private static final int LAST_BASIC_OBJECT = 2;
  private static final int REGULAR_STREAM_AND_ONE = 0x82;
  private static final int HEADER = 6;

  private final int code;
  private final SortedMap<Integer, String> objects;

  /**
   * @param code {@link #BASIC} to {@link #ONE}
   * @param from first object of a stream, or the one asked for
   * @param device all objects that there are
   */
  IdentityResponse(int code, int from, Map<Integer, String> device) {
    this.code = code;
    this.objects = new TreeMap<>(device);
    if (code == ONE) {
      objects.keySet().retainAll(Set.of(from));
    } else {
      int last = code == BASIC ? LAST_BASIC_OBJECT : Integer.MAX_VALUE;
      // A stream that begins at an object that there is not begins at the first one.
      int first = device.containsKey(from) ? from : 0;
      objects.keySet().removeIf(object -> object < first || object > last);
    }
    setFunctionCode(Modbus.READ_MEI);
    setDataLength(HEADER + objects.values().stream().mapToInt(text -> 2 + text.length()).sum());
  }

  /** Whether there is something to tell. */
  boolean isEmpty() {
    return objects.isEmpty();
  }

  @Override
  public void writeData(DataOutput out) throws IOException {
    out.writeByte(TYPE);
    out.writeByte(code);
    out.writeByte(REGULAR_STREAM_AND_ONE);
    out.writeByte(0); // no more follows
    out.writeByte(0);
    out.writeByte(objects.size());
    for (Map.Entry<Integer, String> object : objects.entrySet()) {
      out.writeByte(object.getKey());
      out.writeByte(object.getValue().length());
      out.write(object.getValue().getBytes(US_ASCII));
    }
  }
}
