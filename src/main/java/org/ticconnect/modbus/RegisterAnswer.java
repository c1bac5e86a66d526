package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.Modbus;

/** What a read of registers gives. */
sealed interface RegisterAnswer {

  /** All of them, from one image. */
  record Words(short[] words) implements RegisterAnswer {}

  /** An exception of the protocol. */
  enum Refusal implements RegisterAnswer {
    FUNCTION(Modbus.ILLEGAL_FUNCTION_EXCEPTION),
    NO_SUCH_ADDRESS(Modbus.ILLEGAL_ADDRESS_EXCEPTION),
    QUANTITY(Modbus.ILLEGAL_VALUE_EXCEPTION),
    /** "Gateway target device failed to respond": the meter behind us is silent or unknown. */
    STALE(Modbus.GATEWAY_TARGET_NO_RESPONSE);

    final int code;

    Refusal(int code) {
      this.code = code;
    }
  }
}
