package com.tabagent.lmstudio.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.launcher.Sandbox.Started;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LauncherTest {
  @TempDir private Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void buildSandbox() throws Exception {
    // A space, and letters beyond ASCII, as in many a home folder.
    sandbox = new Sandbox(Files.createDirectory(folder.resolve("Zoë und Søren ‹1›")));
  }

  @Test
  void takesTheJavaThatIsNamedForIt() throws Exception {
    Path named = sandbox.java("named", "25.0.1");
    sandbox.environment.put("TABAGENT_JAVA_HOME", named.toString());
    sandbox.environment.put("JAVA_HOME", sandbox.java("general", "26").toString());
    sandbox.java("host/runtime", "25");
    assertThat(sandbox.run().java()).isEqualTo(named.toString());
  }

  @Test
  void saysSoIfTheJavaThatIsNamedForItIsTooOld() throws Exception {
    sandbox.environment.put("TABAGENT_JAVA_HOME", sandbox.java("named", "24.0.2").toString());
    sandbox.java("usr/lib/jvm/jdk-25", "25");
    Started started = sandbox.run();
    assertThat(started.exit()).isEqualTo(69);
    assertThat(started.out()).isEmpty();
    assertThat(started.err()).contains("TABAGENT_JAVA_HOME").contains("named").hasLineCount(1);
  }

  @Test
  void takesTheJavaThatCameWithItBeforeAnyOfTheMachine() throws Exception {
    sandbox.environment.put("JAVA_HOME", sandbox.java("general", "26").toString());
    sandbox.java("usr/lib/jvm/jdk-25", "25");
    Path bundled = sandbox.java("host/runtime", "25");
    assertThat(sandbox.run().java()).isEqualTo(bundled.toString());
  }

  @Test
  void takesJavaHomeIfItIsNewEnough() throws Exception {
    Path general = sandbox.java("general", "25-ea");
    sandbox.environment.put("JAVA_HOME", general.toString());
    sandbox.java("usr/lib/jvm/jdk-25", "25");
    assertThat(sandbox.run().java()).isEqualTo(general.toString());
  }

  @Test
  void passesOverAnOlderJavaHome() throws Exception {
    sandbox.environment.put("JAVA_HOME", sandbox.java("general", "17.0.15").toString());
    Path found = sandbox.java("usr/lib/jvm/jdk-25", "25");
    assertThat(sandbox.run().java()).isEqualTo(found.toString());
  }

  @Test
  void remembersTheJavaThatTheCacheWasMadeWith() throws Exception {
    Path remembered = sandbox.java("unusual place", "25.0.3");
    sandbox.cacheFor(remembered, "25.0.3");
    sandbox.java("usr/lib/jvm/jdk-25", "25");
    assertThat(sandbox.run().java()).isEqualTo(remembered.toString());
  }

  @Test
  void searchesTheMachineForOneThatIsNewEnough() throws Exception {
    sandbox.java("usr/lib/jvm/java-17", "17.0.15");
    sandbox.java("usr/lib/jvm/java-8", "1.8.0_402");
    Path found = sandbox.java("usr/lib/jvm/temurin-25", "25.0.3");
    sandbox.java("home/.jdks/openjdk-26", "26");
    assertThat(sandbox.run().java()).isEqualTo(found.toString());
  }

  @Test
  void searchesTheUsersFolders() throws Exception {
    Path found = sandbox.java("home/.sdkman/candidates/java/25.0.3-tem", "25.0.3");
    assertThat(sandbox.run().java()).isEqualTo(found.toString());
  }

  @Test
  void takesTheJavaOnThePathLast() throws Exception {
    Path found = sandbox.java("somewhere", "25");
    Path bin = Files.createDirectories(sandbox.machine.resolve("bin"));
    Path alternatives = Files.createSymbolicLink(bin.resolve("other"), found.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), alternatives.getFileName());
    sandbox.environment.put("PATH", bin + ":/usr/bin:/bin");
    assertThat(sandbox.run().java()).isEqualTo(found.toString());
  }

  @Test
  void saysWhatToInstallWhereThereIsNoJava() throws Exception {
    sandbox.java("usr/lib/jvm/java-17", "17.0.15");
    Started started = sandbox.run("chrome-extension://abc/");
    assertThat(started.exit()).isEqualTo(69);
    assertThat(started.out()).isEmpty();
    assertThat(started.err()).contains("Java 25").contains("https://").hasLineCount(1);
  }

  @Test
  void handsArgumentsDownAsTheyAre() throws Exception {
    sandbox.java("host/runtime", "25");
    Started started = sandbox.run("chrome-extension://abc/", "a b", "", "*", "$HOME", "é");
    assertThat(started.arguments())
        .containsSubsequence(
            "com.tabagent.lmstudio.bootstrap.Main",
            "chrome-extension://abc/",
            "a b",
            "",
            "*",
            "$HOME",
            "é");
  }

  @Test
  void listsTheJarsOneByOne() throws Exception {
    sandbox.java("host/runtime", "25");
    assertThat(sandbox.run().arguments())
        .containsSubsequence("-cp", sandbox.host + "/lib/a-1.jar:" + sandbox.host + "/lib/b-2.jar");
  }

  @Test
  void keepsTheJvmsOwnWordsAwayFromStandardOutput() throws Exception {
    sandbox.java("host/runtime", "25");
    assertThat(sandbox.run().arguments())
        .startsWith("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:+DisplayVMOutputToStderr");
  }

  @Test
  void dropsVariablesThatWouldChangeTheJvm() throws Exception {
    sandbox.java("host/runtime", "25");
    for (String name :
        new String[] {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"}) {
      sandbox.environment.put(name, "-Dsurprise=1");
    }
    Started started = sandbox.run();
    assertThat(started.exit()).isZero();
    assertThat(started.said("variable")).isEmpty();
  }

  @Test
  void startsNoOtherProgramOnTheWay() throws Exception {
    // The PATH leads nowhere: only what the shell does itself can work.
    sandbox.java("usr/lib/jvm/temurin-25", "25");
    Started started = sandbox.run("serve");
    assertThat(started.exit()).isZero();
    assertThat(started.err()).isEmpty();
  }

  @Test
  void keepsTheCurrentFolder() throws Exception {
    sandbox.java("host/runtime", "25");
    assertThat(sandbox.run().said("folder"))
        .containsExactly(sandbox.machine.resolve("elsewhere").toString());
  }

  @Test
  void findsItsJarsThroughSymbolicLinks() throws Exception {
    sandbox.java("host/runtime", "25");
    sandbox.environment.put("PATH", "/usr/bin:/bin");
    Path elsewhere = sandbox.machine.resolve("elsewhere");
    Files.createSymbolicLink(elsewhere.resolve("one"), Path.of("../host/bin/tabagent-host"));
    Path two = Files.createSymbolicLink(elsewhere.resolve("two"), elsewhere.resolve("one"));
    assertThat(sandbox.start(two.toString()).arguments())
        .contains("-Dtabagent.home=" + sandbox.host);
  }

  @Test
  void findsItsJarsThroughALinkedFolderAndTheParentFolder() throws Exception {
    sandbox.java("host/runtime", "25");
    Files.createSymbolicLink(sandbox.machine.resolve("link"), sandbox.host.resolve("bin"));
    assertThat(sandbox.start("../link/tabagent-host").arguments())
        .contains("-Dtabagent.home=" + sandbox.host);
  }

  @Test
  void staysSilentOnStandardOutputWhereTheShellWouldSayWhereItGoes() throws Exception {
    sandbox.java("host/runtime", "25");
    sandbox.environment.put("CDPATH", sandbox.machine.toString());
    assertThat(sandbox.start("../host/bin/tabagent-host").out()).startsWith("java=");
  }

  @Test
  void givesJavaALocaleInWhichItCanNameItsJars() throws Exception {
    sandbox.java("host/runtime", "25");
    sandbox.environment.put("LANG", "C");
    assertThat(sandbox.run().said("locale")).containsExactly("C.UTF-8");
  }

  @Test
  void leavesTheUsersLocaleAlone() throws Exception {
    sandbox.java("host/runtime", "25");
    sandbox.environment.put("LANG", "de_DE.UTF-8");
    assertThat(sandbox.run().said("locale")).containsExactly("");
  }
}
