package org.ticconnect.modbus;

import java.io.DataOutput;
import java.io.IOException;

/** Registers as the answer of function 03 or 04, without an object for each of them. */
final class WordsResponse extends WrittenResponse {
  private final short[] words;

  WordsResponse(int function, short[] words) {
    this.words = words;
    setFunctionCode(function);
    setDataLength(1 + 2 * words.length);
  }

  @Override
  public void writeData(DataOutput out) throws IOException {
    byte[] bytes = new byte[1 + 2 * words.length];
    bytes[0] = (byte) (2 * words.length);
    for (int i = 0; i < words.length; i++) {
      bytes[1 + 2 * i] = (byte) (words[i] >> Byte.SIZE);
      bytes[2 + 2 * i] = (byte) words[i];
    }
    out.write(bytes);
  }
}
