package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However a connection ends, and whatever the host is at, it ends by itself before the browser
/// kills it, with exit code 0, and leaves nothing of its own behind.
@Timeout(120)
class EndOfLifeIT {
  private static final String PING = "{\"action\":\"ping\",\"id\":\"p\"}";
  private static final String STREAM =
      "{\"action\":\"openai\",\"id\":\"s\",\"stream\":true,\"path\":\"/v1/chat/completions\","
          + "\"body\":{\"model\":\"qwen/qwen3-4b-2507\",\"stream\":true,\"messages\":[]}}";

  private static final String CHECK = "{\"action\":\"check_lmstudio\"}";

  @TempDir private Path folder;
  private SimulatedMachine machine;
  private SimulatedServer server;
  private SimulatedServer hung;

  /// What the host may be at.
  enum State {
    UNSPOKEN {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) {}
    },
    IDLE {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        port.read();
        port.ask(PING);
      }
    },
    STREAMING {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        port.read();
        port.send(STREAM);
        port.next();
        port.next();
      }
    },
    STARTING {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        port.read();
        here.machine.configure(1, "127.0.0.1", false);
        port.send("{\"action\":\"start_lmstudio\",\"id\":1}");
        BrowserPort.until(() -> !here.machine.lmsInvocations().isEmpty(), "lms");
      }
    },
    /// Asking a LM Studio that hangs who it is.
    PROBING {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        port.read();
        here.machine.configure(here.hung.port(), "127.0.0.1", false);
        port.send(CHECK);
        port.send(CHECK.replace("}", ",\"id\":1}"));
        port.send(STREAM);
        BrowserPort.until(() -> here.hung.openConnections() == 3, "three probes");
      }
    },
    BLOCKED {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        port.send(STREAM);
        port.awaitFullPipe();
      }
    },
    INSIDE_A_FRAME {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        IDLE.bring(port, here);
        port.sendRaw(ByteBuffer.allocate(5).order(ByteOrder.nativeOrder()).putInt(100).array());
      }
    },
    INSIDE_A_LENGTH {
      @Override
      void bring(BrowserPort port, EndOfLifeIT here) throws IOException {
        IDLE.bring(port, here);
        port.sendRaw(new byte[] {7, 0});
      }
    };

    abstract void bring(BrowserPort port, EndOfLifeIT here) throws IOException;
  }

  @BeforeEach
  void anEndlessStreamAndAServerThatHangs() {
    server = SimulatedServer.start(ServerOptions.defaults().withFaults(Fault.ENDLESS_STREAM));
    hung = SimulatedServer.start(ServerOptions.defaults().withFaults(Fault.GREETING_SILENT));
    machine = SimulatedMachine.create(folder.resolve("home"));
    machine
        .install()
        .bootstrap()
        .configure(server.port(), "127.0.0.1", false)
        .faults(Fault.LMS_HANGS);
  }

  @AfterEach
  void nothingIsLeft() {
    machine.close();
    server.close();
    hung.close();
    assertThat(machine.processes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void chromiumDisconnects(State state) throws Exception {
    assertEnds(state, Browser.CHROMIUM, BrowserPort::disconnect);
  }

  @ParameterizedTest
  @EnumSource
  void firefoxDisconnects(State state) throws Exception {
    assertEnds(state, Browser.FIREFOX, BrowserPort::disconnect);
  }

  /// Before it has spoken it may still be starting: then the signal's own exit code is what is
  /// left.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNSPOKEN")
  void aSignalEndsItThoughItsInputIsOpen(State state) throws Exception {
    assertEnds(state, Browser.CHROMIUM, BrowserPort::terminate);
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCKED", "UNSPOKEN"})
  void aBrowserThatNoLongerReadsIsOneThatHasGone(State state) throws Exception {
    assertEnds(
        state,
        Browser.CHROMIUM,
        port -> {
          if (state == State.UNSPOKEN) {
            port.send(PING);
            port.awaitUnread();
          }
          port.breakOutput();
          // Nobody hears of a closed pipe before they write to it.
          if (state == State.UNSPOKEN) {
            port.send(PING);
          }
          return port.awaitEnd();
        });
  }

  private interface Ending {
    HostEnd end(BrowserPort port) throws Exception;
  }

  private void assertEnds(State state, Browser browser, Ending ending) throws Exception {
    try (var port =
        BrowserPort.openUnread(browser, machine, Map.of("TABAGENT_AUTO_START", "never"))) {
      state.bring(port, this);

      HostEnd end = ending.end(port);

      assertThat(end).matches(HostEnd::isClean);
    }
  }
}
