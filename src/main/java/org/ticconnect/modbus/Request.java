package org.ticconnect.modbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.DefaultByteBufHolder;

/** One request, whatever its framing; its content is the data after the function code. */
final class Request extends DefaultByteBufHolder {
  private final int transaction;
  private final int unit;
  private final int function;

  Request(int transaction, int unit, int function, ByteBuf data) {
    super(data);
    this.transaction = transaction;
    this.unit = unit;
    this.function = function;
  }

  int transaction() {
    return transaction;
  }

  int unit() {
    return unit;
  }

  int function() {
    return function;
  }
}
