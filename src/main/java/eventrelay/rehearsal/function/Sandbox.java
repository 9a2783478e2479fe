package eventrelay.rehearsal.function;

import java.nio.file.Path;
import java.util.Map;

/**
 * A temporary folder for a function's code, and the {@code python3} that runs in it. Python can be
 * started before it is known for which function, beside other work. For use by one thread at a
 * time, apart from {@link #close}.
 */
public final class Sandbox implements AutoCloseable {
  private final String path;
  private final FunctionFolder folder;
  private volatile PythonProcess process;
  private boolean ahead;

  /**
   * An empty one, in which nothing runs yet.
   *
   * @throws eventrelay.rehearsal.UnusableInputException if there is no place for the folder
   */
  public Sandbox() {
    this(System.getenv().getOrDefault("PATH", ""));
  }

  /**
   * One for a {@code python3} of another place.
   *
   * @param path the folders to look in
   */
  Sandbox(String path) {
    this.path = path;
    this.folder = OpenSandboxes.open(this, FunctionFolder::new);
  }

  /**
   * An empty one, in which Python waits for a function.
   *
   * @throws PythonMissingException if there is no {@code python3} on the PATH
   * @throws eventrelay.rehearsal.UnusableInputException if there is no place for the folder, or
   *     what is named python3 cannot be started
   */
  public static Sandbox started() {
    var sandbox = new Sandbox();
    try {
      sandbox.start();
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
    sandbox.ahead = true;
    return sandbox;
  }

  /** Ends the process and deletes the folder. */
  @Override
  public void close() {
    OpenSandboxes.close(this, this::end);
  }

  /** Copies a function's files, by their names in its archive. */
  void copy(Map<String, Path> files) {
    folder.copy(files);
  }

  /** A process that nothing was asked of yet. */
  PythonProcess process() {
    if (!ahead) {
      start();
    }
    ahead = false;
    return process;
  }

  /** Ends everything, also while another thread waits for an answer. */
  void end() {
    try {
      if (process != null) {
        process.close();
      }
    } finally {
      folder.close();
    }
  }

  private void start() {
    var interpreter = Interpreter.on(path);
    OpenSandboxes.unlessEnding(() -> process = PythonProcess.start(interpreter, folder));
  }
}
