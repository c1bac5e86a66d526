package org.ticconnect.support;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masters of other people, each reading a list of values with its own means. */
public final class ForeignMasters {
  private static final Pattern POLLED = Pattern.compile("\\[[0-9]+]:\\s+(\\S+)");

  private ForeignMasters() {}

  /** By mbpoll, which knows no values of 64 bits: those are read as words. */
  public static List<Double> mbpoll(int port, List<Ask> asks) throws Exception {
    String program = Peers.require("mbpoll").toString();
    List<Double> values = new ArrayList<>();
    for (Ask ask : asks) {
      String table = ask.function() == 3 ? "4" : "3";
      boolean words = !ask.type().endsWith("32");
      String kind = words ? ":hex" : ask.type().equals("f32") ? ":float" : ":int";
      List<String> command =
          new ArrayList<>(
              List.of(program, "-q", "-m", "tcp", "-p", "" + port, "-a", "" + ask.unit(), "-0"));
      command.addAll(List.of("-1", "-t", table + kind, "-r", "" + ask.address()));
      command.addAll(List.of("-c", words ? "" + ask.count() : "1"));
      if (ask.highFirst()) {
        command.add("-B");
      }
      command.add("127.0.0.1");
      List<String> polled =
          POLLED
              .matcher(output(new ProcessBuilder(command), ""))
              .results()
              .map(found -> found.group(1))
              .toList();
      values.add(
          words
              ? ask.decode(polled.stream().mapToInt(Integer::decode).toArray())
              : Double.parseDouble(polled.get(0)));
    }
    return values;
  }

  /** By Debian's pymodbus, decoding with its own classes. */
  public static List<Double> pymodbus(int port, List<Ask> asks, String... framing)
      throws Exception {
    ProcessBuilder look = new ProcessBuilder("/usr/bin/python3", "-c", "import pymodbus.client");
    if (!Files.isExecutable(Path.of("/usr/bin/python3")) || look.start().waitFor() != 0) {
      Peers.absent("python3-pymodbus (with python3-serial and python3-serial-asyncio)");
    }
    return script(List.of("/usr/bin/python3"), "pymodbus_read.py", port, asks, framing);
  }

  /** By npm's modbus-serial on Node. */
  public static List<Double> modbusSerial(int port, List<Ask> asks, String... framing)
      throws Exception {
    String folder = System.getProperty("modbus.serial", "");
    if (!Files.isDirectory(Path.of(folder, "node_modules", "modbus-serial"))) {
      Peers.absent("npm's modbus-serial (-Dmodbus.serial names the folder that has it)");
    }
    return script(
        List.of("env", "NODE_PATH=" + folder + "/node_modules", Peers.require("node").toString()),
        "modbus-serial-read.js",
        port,
        asks,
        framing);
  }

  /** By digitalpetri's client. */
  public static List<Double> digitalpetri(int port, List<Ask> asks) throws Exception {
    ModbusTcpClient client =
        ModbusTcpClient.create(
            NettyTcpClientTransport.create(
                config -> {
                  config.setHostname("127.0.0.1");
                  config.setPort(port);
                  config.setConnectPersistent(false);
                }));
    client.connect();
    try {
      List<Double> values = new ArrayList<>();
      for (Ask ask : asks) {
        byte[] bytes =
            ask.function() == 3
                ? client
                    .readHoldingRegisters(
                        ask.unit(), new ReadHoldingRegistersRequest(ask.address(), ask.count()))
                    .registers()
                : client
                    .readInputRegisters(
                        ask.unit(), new ReadInputRegistersRequest(ask.address(), ask.count()))
                    .registers();
        int[] words = new int[ask.count()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < words.length; i++) {
          words[i] = buffer.getShort() & 0xFFFF;
        }
        values.add(ask.decode(words));
      }
      return values;
    } finally {
      client.disconnect();
    }
  }

  /** By j2mod's master. */
  public static List<Double> j2mod(int port, List<Ask> asks) throws Exception {
    try (Master master = new Master(port)) {
      List<Double> values = new ArrayList<>();
      for (Ask ask : asks) {
        values.add(
            ask.decode(
                ask.function() == 3
                    ? master.holding(ask.unit(), ask.address(), ask.count())
                    : master.input(ask.unit(), ask.address(), ask.count())));
      }
      return values;
    }
  }

  private static List<Double> script(
      List<String> interpreter, String script, int port, List<Ask> asks, String... framing)
      throws Exception {
    Path file = Files.createTempFile("peer", script);
    try (InputStream text = ForeignMasters.class.getResourceAsStream("/peers/" + script)) {
      Files.write(file, text.readAllBytes());
      List<String> command = new ArrayList<>(interpreter);
      command.addAll(List.of(file.toString(), "127.0.0.1", Integer.toString(port)));
      command.addAll(List.of(framing));
      String input = asks.stream().map(ask -> ask.line() + "\n").collect(Collectors.joining());
      return output(new ProcessBuilder(command), input)
          .lines()
          .map(ForeignMasters::number)
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  private static Double number(String line) {
    Matcher error = Pattern.compile("error .*").matcher(line);
    return error.matches() ? Double.NEGATIVE_INFINITY : Double.valueOf(line);
  }

  private static String output(ProcessBuilder builder, String input)
      throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return output;
  }
}
