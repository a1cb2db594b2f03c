package com.tabagent.lmstudio.architecture;

import com.tabagent.lmstudio.adapter.filesystem.FilesystemModule;
import com.tabagent.lmstudio.adapter.http.HttpModule;
import com.tabagent.lmstudio.adapter.nativemessaging.host.NativeMessagingHost;
import com.tabagent.lmstudio.application.LmStudioManager;
import com.tabagent.lmstudio.bootstrap.Main;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// The modules, each known by one of its classes: what was compiled with it is the module, without
/// its tests.
@SuppressWarnings("ImmutableEnumChecker") // List.of and Class do not change
enum ProductModule {
  DOMAIN(FailureCode.class, 30, "domain"),
  APPLICATION(LmStudioManager.class, 30, "application.port.in", "application.port.out"),
  ADAPTERS_PROCESS(FilesystemModule.class, 15, "adapter.filesystem", "adapter.process"),
  ADAPTERS_HTTP(HttpModule.class, 30, "adapter.http"),
  ADAPTERS_NATIVEMESSAGING(NativeMessagingHost.class, 30, "adapter.nativemessaging"),
  BOOTSTRAP(Main.class, 30, "bootstrap.wiring", "bootstrap.cli", "bootstrap.configuration"),
  SIMULATOR(SimulatedServer.class, 40, "simulator");

  private final Class<?> member;
  private final int fewest;
  private final List<String> packages;

  ProductModule(Class<?> member, int fewest, String... packages) {
    this.member = member;
    this.fewest = fewest;
    this.packages = List.of(packages);
  }

  /// How many classes there are at least; the true number is well above.
  int fewest() {
    return fewest;
  }

  /// Packages that the rules name, below the base.
  List<String> packages() {
    return packages;
  }

  JavaClasses classes() {
    return new ClassFileImporter().importLocations(List.of(location()));
  }

  static JavaClasses allClasses() {
    return new ClassFileImporter()
        .importLocations(Stream.of(values()).map(ProductModule::location).toList());
  }

  /// A folder or, once the module has been packaged, a jar.
  private Location location() {
    String address = member.getProtectionDomain().getCodeSource().getLocation().toString();
    return Location.of(URI.create(address.endsWith(".jar") ? "jar:" + address + "!/" : address));
  }
}
