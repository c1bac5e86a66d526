package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.io.DataInput;

/** An answer of a server, which is only written and never read. */
abstract class WrittenResponse extends ModbusResponse {
  @Override
  public final void readData(DataInput in) {
    throw new UnsupportedOperationException("an answer is only written");
  }

  @Override
  public final byte[] getMessage() {
    throw new UnsupportedOperationException("an answer is only written");
  }
}
