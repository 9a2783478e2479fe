package eventrelay.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds public declarations without a comment. It reads the parsed sources and nothing else, so
 * that every JDK finds the same: the rules of the JDK's own Javadoc tool change with its version.
 */
final class DocComments {
  private static final Set<Tree.Kind> IMPLICITLY_PUBLIC =
      Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

  private final DocTrees trees;
  private final List<String> missing = new ArrayList<>();

  private DocComments(DocTrees trees) {
    this.trees = trees;
  }

  /** What has no comment, or one that consists of tags alone, as {@code file:line: name}. */
  static List<String> missingIn(Iterable<? extends JavaFileObject> sources) throws IOException {
    var options = List.of("-proc:none");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, options, null, sources);
    var comments = new DocComments(DocTrees.instance(task));
    for (var unit : task.parse()) {
      comments.check(unit);
    }
    return List.copyOf(comments.missing);
  }

  private void check(CompilationUnitTree unit) {
    var root = new TreePath(unit);
    if (unit.getPackage() != null && unit.getTypeDecls().isEmpty()) {
      expect(new TreePath(root, unit.getPackage()), "package " + unit.getPackageName());
    }
    for (var declared : unit.getTypeDecls()) {
      if (declared instanceof ClassTree type && isPublic(type.getModifiers())) {
        check(type, new TreePath(root, type));
      }
    }
  }

  private void check(ClassTree type, TreePath path) {
    expect(path, type.getSimpleName().toString());
    var hasConstructor = type.getKind() != Tree.Kind.CLASS;
    for (var member : type.getMembers()) {
      var at = new TreePath(path, member);
      if (member instanceof MethodTree method) {
        hasConstructor |= method.getReturnType() == null;
        if (isPublic(method.getModifiers(), type) && !overrides(method)) {
          expect(at, type.getSimpleName() + "." + method.getName());
        }
      } else if (member instanceof VariableTree field && isPublic(field.getModifiers(), type)) {
        expect(at, type.getSimpleName() + "." + field.getName());
      } else if (member instanceof ClassTree nested && isPublic(nested.getModifiers(), type)) {
        check(nested, at);
      }
    }
    if (!hasConstructor) {
      report(path, type.getSimpleName() + " has a default constructor, which has no comment");
    }
  }

  private void expect(TreePath path, String name) {
    var comment = trees.getDocCommentTree(path);
    if (comment == null) {
      report(path, name + " has no comment");
    } else if (comment.getFullBody().isEmpty()) {
      report(path, name + " has a comment without a sentence");
    }
  }

  private void report(TreePath path, String what) {
    var unit = path.getCompilationUnit();
    var position = trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
    missing.add(
        "%s:%d: %s"
            .formatted(
                unit.getSourceFile().getName(), unit.getLineMap().getLineNumber(position), what));
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private static boolean isPublic(ModifiersTree modifiers, ClassTree type) {
    return isPublic(modifiers)
        || IMPLICITLY_PUBLIC.contains(type.getKind())
            && !modifiers.getFlags().contains(Modifier.PRIVATE);
  }

  private static boolean isPublic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED);
  }
}
