package eventrelay;

import eventrelay.rehearsal.stackfile.ProjectFile;
import java.nio.file.Path;

/** The project that the tests run in, which has a name of the user's choice after `pulumi new`. */
public final class ThisProject {
  /**
   * What Pulumi.yaml names it, and so the namespace of its settings and the project in its URNs.
   */
  public static final String NAME = ProjectFile.name(Path.of(""));

  private ThisProject() {}
}
