package com.tabagent.lmstudio.architecture.violations.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.inject.Injector;
import com.tabagent.lmstudio.architecture.violations.application.port.in.Asked;
import java.io.IOException;
import okhttp3.OkHttpClient;
import org.assertj.core.api.Assertions;
import picocli.CommandLine;

/// What bootstrap must not do outside the places that are named.
final class Astray {

  static final class IsAUseCase implements Asked {
    @Override
    public void ask() {}
  }

  static final class SpeaksHttp {
    OkHttpClient client() {
      return new OkHttpClient();
    }
  }

  static final class ReadsJson {
    JsonFactory json() {
      return new JsonFactory();
    }
  }

  static final class Injects {
    Object made(Injector injector) {
      return injector.getInstance(Root.class);
    }
  }

  static final class IsACommand {
    CommandLine commandLine() {
      return new CommandLine(new Object());
    }
  }

  static final class UsesAnother {
    void use() {
      Assertions.assertThat(true).isTrue();
    }
  }

  static final class StartsAProcess {
    Process start(String program) throws IOException {
      return new ProcessBuilder(program).start();
    }
  }
}
