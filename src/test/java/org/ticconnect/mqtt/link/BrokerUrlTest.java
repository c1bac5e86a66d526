package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUrlTest {

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker, tcp://broker:1883, mqtt://broker:1883",
    "mqtt://broker:1884/, tcp://broker:1884, mqtt://broker:1884",
    "tcp://10.0.0.2:1883, tcp://10.0.0.2:1883, mqtt://10.0.0.2:1883",
    "mqtts://broker, ssl://broker:8883, mqtts://broker:8883",
    "ssl://broker:8884, ssl://broker:8884, mqtts://broker:8884"
  })
  void urlsOfOwnersBecomeThoseOfTheLibrary(String owners, String librarys, String told) {
    assertThat(BrokerUrl.parse(owners).ofLibrary()).isEqualTo(librarys);
    assertThat(BrokerUrl.parse(owners)).hasToString(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"broker", "http://broker", "mqtt://", "mqtt://broker:0", "mqtt://b:70000"})
  void whatIsNoBrokerIsRefused(String text) {
    assertThatThrownBy(() -> BrokerUrl.parse(text)).hasMessageContaining(text);
  }

  @Test
  void severalKeepTheirOrder() {
    assertThat(BrokerUrl.parseAll("mqtts://one , mqtt://two:1884"))
        .extracting(BrokerUrl::host)
        .containsExactly("one", "two");
  }
}
