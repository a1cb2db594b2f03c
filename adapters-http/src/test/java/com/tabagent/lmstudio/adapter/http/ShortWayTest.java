package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A status request on a cold process: probe and list of models work where neither OkHttp, Kotlin,
/// databind nor Guice can be had, and without Java's own HTTP clients.
@Timeout(30)
class ShortWayTest {

  @Test
  void probeAndCatalogNeedNoHttpClient() throws Exception {
    try (var server =
            RawServer.saying(
                RawServer.json(200, "{\"lmstudio\":true,\"models\":[{\"key\":\"m\"}]}"));
        var loader = new Secluded()) {
      assertThat(ask(loader, "SocketServerProbe", "identify", server)).isEqualTo("LmStudio[]");
      assertThat(ask(loader, "SocketModelCatalog", "list", server))
          .isEqualTo("Listed[models=ModelList[models=[Model[id=m, kind=UNKNOWN, loaded=false]]]]");
    }
  }

  private static String ask(ClassLoader loader, String adapter, String question, RawServer server)
      throws ReflectiveOperationException {
    String home = ShortWayTest.class.getPackageName() + ".";
    Class<?> settingsType = loader.loadClass(home + "HttpSettings");
    Object settings = settingsType.getMethod("defaults").invoke(null);
    Class<?> endpointType = loader.loadClass(Endpoint.class.getName());
    Object endpoint =
        endpointType
            .getConstructor(String.class, int.class)
            .newInstance("127.0.0.1", server.port());
    Class<?> type = loader.loadClass(home + adapter);
    Object made = type.getConstructor(settingsType).newInstance(settings);
    return type.getMethod(question, endpointType).invoke(made, endpoint).toString();
  }

  /// Sees this product's own classes and the streaming JSON parser.
  private static final class Secluded extends URLClassLoader {
    Secluded() {
      super(
          new URL[] {
            place(SocketServerProbe.class), place(ServerProbe.class),
            place(Endpoint.class), place(JsonFactory.class)
          },
          new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve)
                throws ClassNotFoundException {
              if (name.startsWith("java.net.http.") || name.endsWith("HttpURLConnection")) {
                throw new ClassNotFoundException(name + " is not for the short way");
              }
              return super.loadClass(name, resolve);
            }
          });
    }

    private static URL place(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation();
    }
  }
}
