package com.tabagent.lmstudio.bootstrap;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.bootstrap.cli.CommandLineProgram;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.host.HostProcess;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.Optional;

/// The entry point. Decides who is asking before anything is loaded for either: a browser gets
/// frames, a person gets a command line.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Optional<Caller> browser = Caller.of(arguments);
    boolean serve = arguments.length == 1 && arguments[0].equals("serve");
    if (browser.isPresent() || serve) {
      serve(browser.orElse(Caller.NONE));
    } else {
      System.exit(CommandLineProgram.run(arguments));
    }
  }

  /// Standard output belongs to the frames from here on: whoever prints, prints to standard error.
  private static void serve(Caller caller) {
    var frames = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    new HostProcess(
            new FileInputStream(FileDescriptor.in),
            frames,
            System.err,
            () -> Runtime.getRuntime().halt(0))
        .serve(caller, Machine.current());
  }
}
