package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.LineUp;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.in.WatchStatus;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Use cases in the hands of a test: each call blocks until the test lets it go on.
public final class PlayedUseCases implements UseCases {
  private final Station<String, LmStudioStatus> checks = new Station<>();
  private final Station<Start, LmStudioStatus> starts = new Station<>();
  private final Station<String, String> startsAhead = new Station<>();
  private final Station<String, LmStudioStatus> stops = new Station<>();
  private final Station<Relayed, Relay.Result> relayed = new Station<>();
  private final Station<Chat, ChatCompletion> chats = new Station<>();
  private final Station<Consumer<LmStudioStatus>, String> watches = new Station<>();
  private final List<String> linedUp = new CopyOnWriteArrayList<>();
  private final Station<Diagnose.Depth, Report> looks = new Station<>();
  private final AtomicInteger streamsExpected = new AtomicInteger();
  private final Set<String> made = ConcurrentHashMap.newKeySet();
  private volatile LineUp line = (_, model) -> linedUp.add(model);

  private final EnsureServerRunning start =
      new EnsureServerRunning() {
        @Override
        public LmStudioStatus ensureServerRunning(
            Duration limit, Progress progress, Cancellation cancellation) {
          return starts.serve(new Start(limit, progress), cancellation);
        }

        @Override
        public void startAhead() {
          startsAhead.serve("start ahead", new Cancellation());
        }
      };

  /// A start that was asked for.
  public record Start(Duration limit, EnsureServerRunning.Progress progress) {}

  /// A request that is to be forwarded.
  public record Relayed(ProxyRequest request, Relay.Sink sink) {}

  /// A chat that was asked for.
  public record Chat(ChatRequest request, CompleteChat.Sink sink) {}

  public Station<String, LmStudioStatus> checks() {
    return checks;
  }

  public Station<Start, LmStudioStatus> starts() {
    return starts;
  }

  public Station<String, String> startsAhead() {
    return startsAhead;
  }

  public Station<String, LmStudioStatus> stops() {
    return stops;
  }

  public Station<Relayed, Relay.Result> relayed() {
    return relayed;
  }

  public Station<Chat, ChatCompletion> chats() {
    return chats;
  }

  public Station<Consumer<LmStudioStatus>, String> watches() {
    return watches;
  }

  /// The models in whose lines requests were put, in order.
  public List<String> linedUp() {
    return List.copyOf(linedUp);
  }

  /// Requests are put in these lines from now on.
  public void standsIn(LineUp lines) {
    line = lines;
  }

  public Station<Diagnose.Depth, Report> looks() {
    return looks;
  }

  /// Which use cases had to be made.
  public Set<String> made() {
    return Set.copyOf(made);
  }

  /// How many streams were announced.
  public int streamsExpected() {
    return streamsExpected.get();
  }

  @Override
  public void expectStream() {
    streamsExpected.incrementAndGet();
  }

  @Override
  public CheckStatus checkStatus() {
    made.add("check");
    return cancellation -> checks.serve("check", cancellation);
  }

  @Override
  public EnsureServerRunning ensureServerRunning() {
    made.add("start");
    return start;
  }

  @Override
  public StopServer stopServer() {
    made.add("stop");
    return () -> stops.serve("stop", new Cancellation());
  }

  @Override
  public WatchStatus watchStatus() {
    made.add("watch");
    return (observer, cancellation) -> {
      var _ = watches.serve(observer, cancellation);
    };
  }

  /// Each line holds all who come, and is written down, unless the test has lines of its own.
  @Override
  public LineUp lineUp() {
    return line;
  }

  @Override
  public Relay relay() {
    made.add("relay");
    return (request, _, sink, cancellation) ->
        relayed.serve(new Relayed(request, sink), cancellation);
  }

  @Override
  public CompleteChat completeChat() {
    made.add("chat");
    return (request, _, sink, cancellation) -> chats.serve(new Chat(request, sink), cancellation);
  }

  @Override
  public Diagnose diagnose() {
    made.add("diagnose");
    return new Diagnose() {
      @Override
      public Report diagnose(Depth depth, Cancellation cancellation) {
        return looks.serve(depth, cancellation);
      }

      @Override
      public List<String> mend(Report report) {
        throw new AssertionError("no extension mends anything");
      }
    };
  }

  void close() {
    looks.close();
    checks.close();
    starts.close();
    startsAhead.close();
    stops.close();
    relayed.close();
    chats.close();
    watches.close();
  }
}
