package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFilesTest {
  private static final String FULL =
      """
      {"autoStartOnLaunch":true,"port":4321,"cors":true,"more":{"port":1,"cors":false},
      "logLinesLimit":500,"networkInterface":"0.0.0.0","list":[{"port":2}]}
      """;
  private static final ServerSettings STORED = new ServerSettings(4321, "0.0.0.0", true);

  @TempDir private Path temp;

  private Machine machine;

  @BeforeEach
  void layOut() {
    machine = new Machine(OperatingSystem.LINUX, temp);
  }

  @Test
  void portAddressAndCorsAreReadFromTheTopLevel() {
    settingsFile(FULL.getBytes(StandardCharsets.UTF_8));

    assertThat(settings()).isEqualTo(STORED);
  }

  @Test
  void aByteOrderMarkIsNoHarm() {
    settingsFile(("\uFEFF" + FULL).getBytes(StandardCharsets.UTF_8));
    assertThat(settings()).isEqualTo(STORED);

    settingsFile(("\uFEFF" + FULL).getBytes(StandardCharsets.UTF_16LE));
    assertThat(settings()).isEqualTo(STORED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1", "65535 | 65535", "\"1234\" | 1234", "\" 08080 \" | 8080", "0 | 1234",
        "65536 | 1234", "-1 | 1234", "99999999999999999999 | 1234", "12.5 | 1234", "1e3 | 1234",
        "\"\" | 1234", "\"12a\" | 1234", "\"+80\" | 1234", "null | 1234", "true | 1234",
        "[1] | 1234", "{\"port\":1} | 1234"
      })
  void aPortIsANumberOrANumberInAString(String written, int port) {
    settingsFile(
        ("{\"cors\":true,\"port\":" + written + ",\"networkInterface\":\"192.168.1.7\"}")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(settings()).isEqualTo(new ServerSettings(port, "192.168.1.7", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "null", "[]", "\"not an address\"", "\"--cors\"", "\"fe80::1%eth0\""})
  void anAddressThatCannotBeConnectedToCostsNeitherPortNorCors(String written) {
    settingsFile(
        ("{\"networkInterface\":" + written + ",\"port\":4321,\"cors\":true}")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(settings()).isEqualTo(new ServerSettings(4321, "127.0.0.1", true));
    assertThat(settings().endpoint().url()).isEqualTo("http://127.0.0.1:4321");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "null", "false", "{}"})
  void corsIsOnOnlyWhereItSaysSo(String written) {
    settingsFile(("{\"cors\":" + written + "}").getBytes(StandardCharsets.UTF_8));

    assertThat(settings().cors()).isFalse();
  }

  @Test
  void ofAKeyWrittenTwiceTheLastCounts() {
    settingsFile(
        "{\"port\":1,\"port\":2,\"cors\":true,\"cors\":[]}".getBytes(StandardCharsets.UTF_8));

    assertThat(settings()).isEqualTo(new ServerSettings(2, "127.0.0.1", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"port\":4321",
        "{\"port\":4321} x",
        "{\"port\":4321,}",
        "[{\"port\":4321}]",
        "4321",
        "port=4321",
        "{\"port\":4321,\"a\":\"\1\"}"
      })
  void halfAFileOrNoneIsNotTrusted(String content) {
    settingsFile(content.getBytes(StandardCharsets.UTF_8));

    assertThat(settings()).isEqualTo(ServerSettings.DEFAULT);
  }

  @Test
  void aFileIsReadUpToItsLimitAndNotBeyond() {
    byte[] largest =
        (FULL + " ".repeat(BoundedFile.LIMIT - FULL.length())).getBytes(StandardCharsets.UTF_8);
    settingsFile(largest);
    assertThat(settings()).isEqualTo(STORED);

    settingsFile(Arrays.copyOf(largest, largest.length + 1));
    assertThat(settings()).isEqualTo(ServerSettings.DEFAULT);
  }

  @Test
  void nestingWithoutEndIsNoObstacle() {
    settingsFile("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));

    assertThat(settings()).isEqualTo(ServerSettings.DEFAULT);
  }

  @Test
  void theInternalPortIsReadFromItsOwnFileAndIsNotTheServers() {
    internalFile("{\"host\":\"127.0.0.1\",\"pid\":13,\"port\":41343}");

    Installation found = machine.locator().locate();

    assertThat(found.internalPort()).hasValue(41343);
    assertThat(found.settings().port()).isEqualTo(1234);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"41343\"", "0", "65536", "41343.5", "null", "true"})
  void theInternalPortIsAnIntegerOrNothing(String written) {
    internalFile("{\"port\":" + written + "}");

    assertThat(machine.locator().locate().internalPort()).isEmpty();
  }

  private ServerSettings settings() {
    return machine.locator().locate().settings();
  }

  private void settingsFile(byte[] content) {
    machine.file(machine.home().resolve(".internal/http-server-config.json"), content);
  }

  private void internalFile(String content) {
    machine.file(machine.home().resolve(".internal/http-server.json"), content);
  }
}
