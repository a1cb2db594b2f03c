package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What `install` and `uninstall` have in common.
final class RegistrationOptions {
  private static final String ALL = "all";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--browser",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = {
        "A browser, or 'all' (default). Can be given more than once.",
        "Names: ${COMPLETION-CANDIDATES}."
      })
  private List<String> browsers = new ArrayList<>();

  @Option(
      names = "--system",
      description = "For all users of this machine; takes an administrator.")
  private boolean system;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  /// The browsers' names, for the help and for completion.
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(names());
    }
  }

  private static List<String> names() {
    return Stream.concat(Stream.of(ALL), Stream.of(Browser.values()).map(Browser::optionName))
        .toList();
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean system() {
    return system;
  }

  RegistrationOrder order(List<ExtensionId> callers) {
    return new RegistrationOrder(system ? Scope.SYSTEM : Scope.USER, chosen(), callers, dryRun);
  }

  private Set<Browser> chosen() {
    Set<Browser> chosen = EnumSet.noneOf(Browser.class);
    for (String name : browsers) {
      if (!name.equals(ALL)) {
        chosen.add(browser(name));
      }
    }
    return browsers.contains(ALL) ? Set.of() : chosen;
  }

  private Browser browser(String name) {
    return Stream.of(Browser.values())
        .filter(browser -> browser.optionName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                mistake(
                    "There is no browser '"
                        + name
                        + "' here; there are "
                        + names().stream().collect(Collectors.joining(", "))
                        + "."));
  }

  ParameterException mistake(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
