package com.tabagent.lmstudio.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests and answers of any size go through the packaged host, byte for byte, in a memory that
/// is bounded: the prompt of a long document with images, the vectors of a whole library.
@Timeout(120)
class AnySizeIT {
  private static final int MIB = 1024 * 1024;
  private static final int PART = 512 * 1024;
  private static final long MOST_MEMORY_KIB = 256 * 1024;
  private static final String PATH = "/v1/embeddings";

  private static final String LARGEST_PATH = "/v1/completions";
  private static final byte[] LARGEST = json(64 * MIB - 1000);

  private final byte[] answer = json(20 * MIB);
  private final byte[] prompt = json(30 * MIB);

  @TempDir private Path folder;
  private SimulatedMachine machine;
  private SimulatedServer server;
  private LargeTalk talk;

  @BeforeEach
  void aHostInFrontOfAServerWithALargeAnswer() throws Exception {
    machine = SimulatedMachine.create(folder.resolve("home"));
    server =
        SimulatedServer.start(
            ServerOptions.defaults()
                .withCannedBody(PATH, answer)
                .withCannedBody(LARGEST_PATH, LARGEST));
    machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);
    talk = new LargeTalk(HostRun.start(machine, ProcessBuilder.Redirect.PIPE, "serve"));
    talk.send("{\"action\":\"hello\",\"id\":0,\"capabilities\":[\"parts\"]}".getBytes(UTF_8));
    assertThat(talk.next()).contains("\"parts\"");
  }

  @AfterEach
  void nothingIsLeft() {
    talk.close();
    server.close();
    machine.close();
  }

  @Test
  void aLargePromptInOneFrameAndALargeAnswerInParts() throws Exception {
    talk.send(request(1, prompt));

    assertThat(talk.joined(1)).isEqualTo(success(1));
    assertThat(received()).isEqualTo(prompt);
    assertThat(talk.peakKib()).isLessThanOrEqualTo(MOST_MEMORY_KIB);
  }

  @Test
  void aLargePromptInPartsAndALargeAnswerInParts() throws Exception {
    talk.sendInParts(1, request(1, prompt), PART);

    assertThat(talk.joined(1)).isEqualTo(success(1));
    assertThat(received()).isEqualTo(prompt);
    assertThat(talk.peakKib()).isLessThanOrEqualTo(MOST_MEMORY_KIB);
  }

  /// One after the other fits into the same memory.
  @Test
  void manyLargeRequestsOneAfterTheOther() throws Exception {
    for (int id = 1; id <= 4; id++) {
      talk.sendInParts(id, request(id, prompt), PART);
      assertThat(talk.joined(id)).isEqualTo(success(id));
    }
    assertThat(talk.peakKib()).isLessThanOrEqualTo(MOST_MEMORY_KIB);
  }

  /// More than there is memory for: what does not fit is refused, and the host lives on.
  @ParameterizedTest
  @ValueSource(strings = {PATH, LARGEST_PATH})
  void theLargestRequestsAllAtOnceAreServedOrRefused(String path) throws Exception {
    for (int id = 1; id <= 4; id++) {
      talk.send(request(id, path, LARGEST));
    }

    Set<String> outcomes = new TreeSet<>();
    for (int reply = 0; reply < 4; reply++) {
      outcomes.add(talk.outcome());
    }
    assertThat(Set.of("success", "BUSY")).containsAll(outcomes);
    assertThat(outcomes).contains("success");
    talk.send("{\"action\":\"ping\",\"id\":9}".getBytes(UTF_8));
    assertThat(talk.next()).contains("\"pong\":true");
    talk.send(request(10, prompt));
    assertThat(talk.joined(10)).isEqualTo(success(10));
  }

  private byte[] received() {
    return server.requests().getLast().body();
  }

  private static byte[] request(int id, byte[] body) {
    return request(id, PATH, body);
  }

  private static byte[] request(int id, String path, byte[] body) {
    byte[] head =
        ("{\"id\":" + id + ",\"action\":\"openai\",\"path\":\"" + path + "\",\"body\":")
            .getBytes(UTF_8);
    byte[] request = Arrays.copyOf(head, head.length + body.length + 1);
    System.arraycopy(body, 0, request, head.length, body.length);
    request[request.length - 1] = '}';
    return request;
  }

  private byte[] success(int id) {
    var head =
        "{\"status\":\"success\",\"id\":"
            + id
            + ",\"action\":\"openai\",\"payload\":{\"http_status\":200,\"headers\":"
            + "{\"content-type\":\"application/json; charset=utf-8\"},\"body\":";
    return (head + new String(answer, UTF_8) + "}}").getBytes(UTF_8);
  }

  /// A JSON object of this size, with everything in it that has to be escaped or is long in UTF-8.
  private static byte[] json(int size) {
    String unit =
        "{\"a\": 1.00, \"b\":\"é€😀 \\\" \\\\ \\n \\ud83d\\ude00 plain text, as most is\"},\n";
    int length = unit.getBytes(UTF_8).length;
    var text =
        new StringBuilder("{\"model\":\"m\",\"list\":[").append(unit.repeat((size - 200) / length));
    text.append("0],\"fill\":\"");
    String end = "\"}";
    int missing = size - text.toString().getBytes(UTF_8).length - end.length();
    return List.of(text, "x".repeat(missing), end).stream()
        .map(Object::toString)
        .reduce("", String::concat)
        .getBytes(UTF_8);
  }
}
