package com.tabagent.lmstudio.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/// Every rule of the product, with a class that breaks it on purpose.
@SuppressWarnings("ImmutableEnumChecker") // the functions are static methods, and hold nothing
enum ArchitectureRule {
  DOMAIN_KNOWS_VALUES_ONLY(LayerRules::domainKnowsValuesOnly, "domain.Astray$ReadsTheDisk"),
  DOMAIN_MAKES_NO_THREADS(LayerRules::domainKnowsValuesOnly, "domain.Astray$MakesAThread"),
  DOMAIN_READS_NO_ENVIRONMENT(
      LayerRules::domainKnowsValuesOnly, "domain.Astray$ReadsTheEnvironment"),
  APPLICATION_KNOWS_THE_DOMAIN_ONLY(
      LayerRules::applicationKnowsTheDomainOnly, "application.Astray$OpensASocket"),
  APPLICATION_KNOWS_NO_ADAPTER(
      LayerRules::applicationKnowsTheDomainOnly, "application.Astray$KnowsAnAdapter"),
  APPLICATION_OWNS_NO_THREADS(
      PlatformRules::applicationOwnsNoThreads, "application.Astray$MakesAThread"),
  CORE_ASKS_NOBODY(PlatformRules::coreAsksNobody, "domain.Astray$AsksTheClock"),
  ADAPTERS_DO_NOT_SEE_EACH_OTHER(
      LayerRules::adaptersDoNotSeeEachOther, "adapter.filesystem.KnowsItsNeighbour"),
  DRIVING_ADAPTER_USES_IN_PORTS(
      LayerRules::drivingAdapterUsesInPorts, "adapter.nativemessaging.GoesAround"),
  DRIVEN_ADAPTERS_SERVE_OUT_PORTS(
      LayerRules::drivenAdaptersServeOutPorts, "adapter.process.CallsAUseCase"),
  NOTHING_KNOWS_BOOTSTRAP(LayerRules::nothingKnowsBootstrap, "adapter.http.Astray$KnowsBootstrap"),
  SIMULATOR_STAYS_OUTSIDE(LayerRules::simulatorStaysOutside, "bootstrap.wiring.ShortWay"),
  SIMULATOR_KNOWS_NO_PRODUCT(LayerRules::simulatorKnowsNoProduct, "simulator.Astray$SharesCode"),
  SHORT_WAY_IS_SHORT(LayerRules::shortWayIsShort, "bootstrap.wiring.ShortWay"),

  OUT_PORTS_ARE_SERVED_AT_THE_EDGE(
      PortRules::outPortsAreServedAtTheEdge, "application.Astray$ServesItself"),
  IN_PORTS_ARE_SERVED_BY_USE_CASES(
      PortRules::inPortsAreServedByUseCases, "bootstrap.Astray$IsAUseCase"),
  EVERY_OUT_PORT_IS_SERVED(PortRules::everyOutPortIsServed, "application.port.out.Forgotten"),
  EVERY_OUT_PORT_HAS_CONTRACT_AND_FAKE(
      PortRules::everyOutPortHasContractAndFake, "application.port.out.Forgotten"),

  OKHTTP_STAYS_IN_ITS_ADAPTER(LibraryRules::okHttpStaysInItsAdapter, "bootstrap.Astray$SpeaksHttp"),
  JACKSON_STAYS_AT_THE_EDGES(LibraryRules::jacksonStaysAtTheEdges, "bootstrap.Astray$ReadsJson"),
  JSON_IS_NEVER_A_TREE(LibraryRules::jsonIsNeverATree, "adapter.http.Astray$GrowsATree"),
  GUICE_STAYS_IN_MODULES(LibraryRules::guiceStaysInModules, "bootstrap.Astray$Injects"),
  PICOCLI_STAYS_IN_THE_COMMAND_LINE(
      LibraryRules::picocliStaysInTheCommandLine, "bootstrap.Astray$IsACommand"),
  THERE_IS_NO_OTHER_LIBRARY(LibraryRules::thereIsNoOtherLibrary, "bootstrap.Astray$UsesAnother"),

  PROCESSES_ARE_STARTED_WHERE_NAMED(
      PlatformRules::processesAreStartedWhereNamed, "bootstrap.Astray$StartsAProcess"),
  CONSOLE_IS_TOUCHED_WHERE_NAMED(
      PlatformRules::consoleIsTouchedWhereNamed, "adapter.http.Astray$Prints"),
  LOGGING_IS_DONE_IN_ONE_PLACE(PlatformRules::loggingIsDoneInOnePlace, "adapter.http.Astray$Logs"),
  ONLY_THE_PACER_SLEEPS(PlatformRules::onlyThePacerSleeps, "adapter.http.Astray$Sleeps"),
  NO_QUEUES_BETWEEN_THREADS(PlatformRules::noQueuesBetweenThreads, "adapter.http.Astray$Queues"),

  PACKAGES_FORM_NO_CYCLES(ShapeRules::packagesFormNoCycles, "bootstrap.cli.Circle"),
  NAMES_SAY_WHAT_A_CLASS_KNOWS(ShapeRules::namesSayWhatAClassKnows, "domain.Astray$StringUtils"),
  PACKAGES_ARE_NULL_MARKED(ShapeRules::packagesAreNullMarked, "unmarked.Unmarked");

  private final Function<Tree, ArchRule> rule;
  private final String culprit;

  /// @param culprit a class among the wrong ones, named below their base
  ArchitectureRule(Function<Tree, ArchRule> rule, String culprit) {
    this.rule = rule;
    this.culprit = culprit;
  }

  ArchRule in(Tree tree) {
    return rule.apply(tree);
  }

  String culprit() {
    return Tree.VIOLATIONS.base() + "." + culprit;
  }
}
