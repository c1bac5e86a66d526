package org.ticconnect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.mapping.WordOrder;

/** The page of the manual that tells of one register map. */
final class RegisterMapPage {
  private final RegisterMap map;
  private final StringBuilder page = new StringBuilder();

  RegisterMapPage(RegisterMap map) {
    this.map = map;
  }

  /** All maps in one table. */
  static String list(Collection<RegisterMap> maps) {
    StringBuilder list =
        new StringBuilder(
            """
            # Register maps

            Made from the files in `mappings/modbus`. `config/modbus.yaml` says which of them answers at which unit id.

            | file | meter | when the Linky is silent |
            | --- | --- | --- |
            """);
    for (RegisterMap map : maps) {
      list.append(
          String.format(
              "| [`%s`](%s.md) | %s | %s |\n",
              map.name(), map.name(), map.title(), shortly(map.stale())));
    }
    return list.toString();
  }

  private static String shortly(RegisterMap.Stale stale) {
    return switch (stale) {
      case EXCEPTION_0B -> "exception 0B";
      case EXCEPTION_04 -> "exception 04";
      case NO_VALUE -> "\"no value\"";
      case KEEP_INDEXES -> "energies stay, else exception 0B";
    };
  }

  String text() {
    page.append("# ").append(map.title()).append("\n\n");
    page.append("Made from `mappings/modbus/").append(map.name()).append(".yaml`. ");
    page.append("Addresses count from 0. Functions 03 and 04 read the same registers unless a row");
    page.append(" says otherwise.\n");
    page.append(stale()).append("\n");
    if (!map.blocks().isEmpty()) {
      page.append("Readable across gaps, which read ").append(map.filler()).append(": ");
      page.append(String.join(", ", map.blocks().stream().map(RegisterMapPage::block).toList()));
      page.append(".\n");
    }
    if (!map.device().isEmpty()) {
      page.append("Function 43/14 tells ")
          .append(String.join(", ", new TreeMap<>(map.device()).values()))
          .append(".\n");
    }
    for (RegisterMap.Write write : map.writes()) {
      page.append(
          String.format(
              "Function 06 may write %d to %d (0x%04X), which changes nothing.\n",
              write.value(), write.address(), write.address()));
    }
    page.append("\n| address | hex | registers | type | content | unit | note |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    map.registers().forEach(this::row);
    return page.toString();
  }

  private String stale() {
    return switch (map.stale()) {
      case EXCEPTION_0B ->
          "A read that touches a value older than `stale.after` gets exception 0B.";
      case EXCEPTION_04 ->
          "A read that touches a value older than `stale.after` gets exception 04.";
      case NO_VALUE -> "A value older than `stale.after` reads as \"no value\".";
      case KEEP_INDEXES ->
          "When the meter is silent for `stale.after`, energies keep their last value; a read that"
              + " touches any other value gets exception 0B.";
    };
  }

  private static String block(RegisterMap.Block block) {
    return String.format(Locale.ROOT, "%d to %d (0x%04X)", block.from(), block.to(), block.from());
  }

  private void row(Register register) {
    page.append(
        String.format(
            Locale.ROOT,
            "| %d | %04X | %d | %s | %s | %s | %s |\n",
            register.address(),
            register.address(),
            register.length(),
            type(register),
            content(register),
            register.unit(),
            note(register)));
  }

  private static String type(Register register) {
    boolean text = register.type() == RegisterType.ASCII;
    StringBuilder type = new StringBuilder(register.type().text());
    if (text && register.encoding().bytes() == WordOrder.LOW_FIRST) {
      type.append(", first character in the low byte");
    } else if (!text && register.encoding().bytes() == WordOrder.LOW_FIRST) {
      type.append(", low byte first");
    }
    if (!text && register.length() > 1 && register.encoding().words() == WordOrder.LOW_FIRST) {
      type.append(", low word first");
    }
    return type.toString();
  }

  private static String content(Register register) {
    Register.Content content = register.content();
    if (content instanceof Register.Measured measured) {
      return "`" + measured.quantity().name() + "`";
    } else if (content instanceof Register.Bits bits) {
      return "bits "
          + new TreeMap<>(
              bits.quantities().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, bit -> bit.getValue().name())));
    } else if (content instanceof Register.ConstantText constant) {
      return "\"" + constant.text() + "\"";
    } else if (content instanceof Register.ConstantNumber constant) {
      return number(constant.number());
    } else if (content instanceof Register.OfDevice device) {
      return "device: " + device.figure().text();
    } else if (content instanceof Register.Nominal nominal) {
      return "nominal " + number(nominal.number());
    }
    return "a Linky does not tell: " + absent(register);
  }

  private static String absent(Register register) {
    return register.absent() == Register.Absent.ZERO ? "0" : "\"no value\"";
  }

  private static String note(Register register) {
    List<String> notes = new ArrayList<>();
    if (register.tables() != Register.Tables.BOTH) {
      notes.add(
          register.tables() == Register.Tables.INPUT ? "Function 04 only" : "Function 03 only");
    }
    if (register.exact()) {
      notes.add("Answers only a read of exactly these registers");
    }
    Register.Encoding encoding = register.encoding();
    if (encoding.scale() != 1) {
      notes.add("One step is " + number(encoding.scale()));
    }
    if (encoding.offset() != 0) {
      notes.add("0 means " + number(encoding.offset()));
    }
    if (register.content() instanceof Register.Measured measured) {
      if (measured.quantity().estimated()) {
        notes.add("Computed");
      }
      if (measured.identity()) {
        notes.add("Stays when the meter is silent");
      }
      if (!measured.values().isEmpty()) {
        notes.add("Served for the quantity's number: " + new TreeMap<>(measured.values()));
      }
      notes.add(register.note().isEmpty() ? measured.quantity().meaning() : register.note());
      notes.add("Not sent: " + absent(register));
    } else if (!register.note().isEmpty()) {
      notes.add(register.note());
    }
    switch (register.source()) {
      case WEAK -> notes.add("**From one weak source**");
      case RECALLED -> notes.add("**Recalled, not verified**");
      default -> {}
    }
    return String.join(". ", notes);
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
