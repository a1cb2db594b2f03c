package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The start-up cache of an installed host: a file in which the JVM finds the host's classes loaded
/// and linked. It halves the time to the first answer. The launcher uses it only where it was made:
/// for that folder, those jars and that Java.
public final class StartupCache {
  private static final Duration TRAINING_LIMIT = Duration.ofSeconds(80);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

  private static final int NOTED = 5;

  /// How an attempt ended.
  public sealed interface Outcome {

    /// The next start uses it.
    ///
    /// @param file the finished cache
    record Made(Path file) implements Outcome {}

    /// The host runs as before, only slower than it could.
    ///
    /// @param reason one sentence for the user
    record NotMade(String reason) implements Outcome {}
  }

  private final InstalledHost host;

  private StartupCache(InstalledHost host) {
    this.host = host;
  }

  /// The cache of the host that this program is, known by the system properties that the launcher
  /// sets. Empty if it was started in another way: then there is no command line to make it for.
  public static Optional<StartupCache> ofThisHost(Properties system) {
    return InstalledHost.from(system).map(StartupCache::new);
  }

  /// The folder of the host that this program is. Empty if it was started by no launcher; the one
  /// for Windows tells no more than this.
  public static Optional<Path> homeOfThisHost(Properties system) {
    return Optional.ofNullable(system.getProperty("tabagent.home"))
        .map(home -> Path.of(home).normalize());
  }

  /// The cache of a copy of this host in another folder, for the Java that runs now.
  ///
  /// @param launcher of the copy; links on the way to it are followed, as the launcher follows them
  /// @throws IOException if there is no copy
  public StartupCache ofCopy(Path launcher) throws IOException {
    Path home = launcher.resolveSibling("").toRealPath().resolveSibling("");
    return new StartupCache(host.movedTo(home));
  }

  /// Whether the next start uses a cache, by all that the launcher compares.
  public boolean isMade() throws IOException {
    Path note = host.cacheFolder().resolve("current");
    if (!Files.exists(note)) {
      return false;
    }
    List<String> lines = Files.readAllLines(note);
    String build = BuildId.of(host);
    return lines.size() == NOTED
        && lines.subList(0, NOTED - 1).equals(List.of(host.home(), host.java(), host.jdk(), build))
        && Files.exists(host.buildIdFile())
        && Files.readString(host.buildIdFile()).strip().equals(build)
        && isNewerThanEveryJar(host.cacheFolder().resolve(lines.getLast()));
  }

  private boolean isNewerThanEveryJar(Path cache) throws IOException {
    if (!Files.isReadable(cache)) {
      return false;
    }
    for (Path jar : host.jars()) {
      if (Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) <= 0) {
        return false;
      }
    }
    return true;
  }

  /// Runs the host once with a stand-in LM Studio, keeps what the JVM records, tries it and puts it
  /// in place. Blocks for some seconds, two minutes at most; leaves no process and no other file. A
  /// cache that was there before stays until then and is used if this fails.
  public Outcome make() throws InterruptedException {
    Path draft = host.cacheFolder().resolve("tmp." + ProcessHandle.current().pid() + ".aot");
    try {
      Files.createDirectories(host.cacheFolder());
      String build = BuildId.of(host);
      Replacement.write(host.buildIdFile(), build + "\n");
      return makeAt(draft, build);
    } catch (IOException e) {
      return new Outcome.NotMade("No start-up cache: " + e + ".");
    } finally {
      discard(draft);
    }
  }

  private Outcome makeAt(Path draft, String build) throws IOException, InterruptedException {
    try (StandInHome home = StandInHome.create();
        StandInServer server = StandInServer.start()) {
      run(home, server, "-XX:AOTCacheOutput=" + draft.getFileName(), TRAINING_LIMIT, true);
      if (!Files.exists(draft)) {
        return new Outcome.NotMade("This Java makes no start-up cache. Java 25 of HotSpot does.");
      }
      run(home, server, "-XX:AOTMode=on -XX:AOTCache=" + draft.getFileName(), PROBE_LIMIT, false);
    }
    return new Outcome.Made(publish(draft, build));
  }

  /// In the cache's folder, so that the options need no path, which could contain a space.
  private void run(
      StandInHome home, StandInServer server, String options, Duration limit, boolean everything)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(home.environment());
    environment.put("TABAGENT_CACHE_OPTIONS", options);
    int exit;
    try (HostRun run = HostRun.start(host, host.cacheFolder(), environment, home.log(), limit)) {
      if (everything) {
        Rehearsal.play(run, home, server.port());
      } else {
        Rehearsal.check(run, home, server.port());
      }
      exit = run.finish();
    } catch (IOException e) {
      throw new IOException(e + "; it said: " + Files.readString(home.log()).strip(), e);
    }
    String said = Files.readString(home.log()).strip();
    if (exit != 0) {
      throw new IOException("the host ended with exit code " + exit + "; it said: " + said);
    }
  }

  private Path publish(Path draft, String build) throws IOException {
    Files.setLastModifiedTime(draft, newerThanEveryJar());
    Path cache = host.cacheFolder().resolve(build + "-" + Runtime.version().feature() + ".aot");
    Replacement.move(draft, cache);
    Replacement.write(
        host.cacheFolder().resolve("current"),
        String.join("\n", host.home(), host.java(), host.jdk(), build, cache.getFileName() + "\n"));
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(host.cacheFolder(), "????????????????-*.aot")) {
      for (Path file : old) {
        if (!file.equals(cache)) {
          Files.delete(file);
        }
      }
    }
    CacheAccess.asOf(host);
    return cache;
  }

  /// The launcher takes a jar that is not older than the cache for a changed one. Jars of a
  /// reproducible build carry a fixed time, which may lie in the future of a slow clock.
  private FileTime newerThanEveryJar() throws IOException {
    Instant newest = Instant.now();
    for (Path jar : host.jars()) {
      Instant after = Files.getLastModifiedTime(jar).toInstant().plusSeconds(1);
      newest = after.isAfter(newest) ? after : newest;
    }
    return FileTime.from(newest);
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
      Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + ".config"));
    } catch (IOException e) {
      // The folder cannot be written to; then nothing was put there either.
    }
  }
}
