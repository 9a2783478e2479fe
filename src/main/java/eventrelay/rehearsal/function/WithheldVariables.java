package eventrelay.rehearsal.function;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Variables that a function may be configured with and that a rehearsal does not set, because they
 * make an interpreter, a shell, a linker or another program run or load something else. Everybody
 * who may change the function's configuration in AWS can write them, and the handler runs as the
 * user who rehearses.
 */
public final class WithheldVariables {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Of families in which each name may matter, and no other program's names are to be expected. */
  private static final List<String> PREFIXES =
      List.of(
          // Interpreters: python(1), perlrun(1), ruby(1), lua(1), and what chooses among versions
          "PYTHON",
          "PERL",
          "RUBY",
          "LUA_INIT",
          "LUA_PATH",
          "LUA_CPATH",
          "PYENV_",
          "ASDF_",
          "CONDA_",
          "PIP_",
          // Shells: bash(1) takes functions from variables
          "BASH",
          "ZDOTDIR",
          // Dynamic linkers: ld.so(8), dyld(1), and those of other systems
          "LD_",
          "DYLD_",
          "_RLD",
          "LIBPATH",
          "SHLIB_PATH",
          // What libraries load, and where they write: glibc, jemalloc, OpenSSL
          "GLIBC_",
          "GCONV_",
          "MALLOC_",
          "OPENSSL_",
          "SSLKEYLOG",
          // Folders of settings
          "XDG_",
          // Git's settings may name commands
          "GIT_CONFIG");

  private static final Set<String> NAMES =
      Stream.of(
              // Where programs, settings and temporary files are: the rehearsal's own are used.
              "PATH PATHEXT HOME USERPROFILE COMSPEC SYSTEMROOT WINDIR TMPDIR TMP TEMP VIRTUAL_ENV",
              // Shells
              "SHELL SHELLOPTS ENV IFS CDPATH FPATH GLOBIGNORE INPUTRC PROMPT_COMMAND PS0 PS1 PS2"
                  + " PS4",
              // Programs that others run
              "BROWSER DISPLAY WAYLAND_DISPLAY EDITOR VISUAL FCEDIT PAGER MANPAGER LESS LESSOPEN"
                  + " LESSCLOSE LESSKEYIN SSH_ASKPASS SUDO_ASKPASS SUDO_EDITOR GIT_ASKPASS"
                  + " GIT_EDITOR GIT_EXEC_PATH GIT_EXTERNAL_DIFF GIT_PAGER GIT_PROXY_COMMAND"
                  + " GIT_SEQUENCE_EDITOR GIT_SSH GIT_SSH_COMMAND GIT_TEMPLATE_DIR",
              // Other interpreters
              "NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_REPL_EXTERNAL_MODULE",
              "JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS JAVA_OPTIONS JAVA_HOME CLASSPATH",
              "GEM_HOME GEM_PATH BUNDLE_GEMFILE R_HOME R_PROFILE R_PROFILE_USER R_ENVIRON"
                  + " R_ENVIRON_USER R_LIBS R_LIBS_USER R_LIBS_SITE PHPRC PHP_INI_SCAN_DIR",
              "TCLLIBPATH TCL_LIBRARY AWKPATH AWKLIBPATH MAKEFLAGS GNUMAKEFLAGS MAKEFILES",
              "DOTNET_STARTUP_HOOKS DOTNET_ADDITIONAL_DEPS COR_PROFILER COR_PROFILER_PATH"
                  + " COR_ENABLE_PROFILING CORECLR_PROFILER CORECLR_PROFILER_PATH"
                  + " CORECLR_ENABLE_PROFILING COMPLUS_PROFILER",
              // The C library: locales, messages, names of hosts, terminals
              "LOCPATH NLSPATH GETCONF_DIR TZDIR HOSTALIASES LOCALDOMAIN RES_OPTIONS"
                  + " RESOLV_HOST_CONF TERMINFO TERMINFO_DIRS TERMCAP TERMPATH",
              // AWS's SDKs run the command of a credential_process; Lambda runs the wrapper.
              "AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_PROFILE AWS_DEFAULT_PROFILE"
                  + " AWS_DATA_PATH BOTO_CONFIG AWS_LAMBDA_EXEC_WRAPPER")
          .flatMap(SPACE::splitAsStream)
          .collect(Collectors.toUnmodifiableSet());

  private WithheldVariables() {}

  /** True if a variable of this name is not set; letter case does not count, as on some systems. */
  public static boolean isWithheld(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    return NAMES.contains(upper) || PREFIXES.stream().anyMatch(upper::startsWith);
  }
}
