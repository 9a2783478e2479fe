package main

import (
	"context"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"eventrelay/engine/languagehost"
)

const discoveryClass = "com.pulumi.bootstrap.internal.Main"

// A Java program: a folder and, if Pulumi.yaml names one (runtime.options.binary), its jar.
type program struct {
	folder, jar string
}

func programOf(info *pulumirpc.ProgramInfo) (program, error) {
	jar := info.GetOptions().GetFields()["binary"].GetStringValue()
	if jar != "" && !strings.HasSuffix(jar, ".jar") {
		return program{}, fmt.Errorf("runtime.options.binary is %q: this host starts jars only", jar)
	}
	return program{folder: info.GetProgramDirectory(), jar: jar}, nil
}

func (p program) run(ctx context.Context) *exec.Cmd {
	if p.jar != "" {
		return p.command(ctx, "java", "-jar", p.jar)
	}
	return p.maven(ctx, "compile", "exec:java")
}

func (p program) discovery(ctx context.Context) *exec.Cmd {
	if p.jar != "" {
		return p.command(ctx, "java", "-cp", p.jar, discoveryClass, "packages")
	}
	return p.maven(ctx, "compile", "exec:java",
		"-DmainClass="+discoveryClass, "-DmainArgs=packages",
		// Standard output is the answer's.
		"-Dorg.slf4j.simpleLogger.logFile=System.err")
}

func (p program) maven(ctx context.Context, arguments ...string) *exec.Cmd {
	return p.command(ctx, "mvn", append([]string{"--no-transfer-progress"}, arguments...)...)
}

func (p program) command(ctx context.Context, name string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, name, arguments...)
	command.Dir = p.folder
	// Maven's script leaves its JVM behind when it is killed; do not wait for its output then.
	command.WaitDelay = 5 * time.Second
	return command
}

// The environment that the SDK reads when it starts.
func environmentOf(request *pulumirpc.RunRequest, engine string) ([]string, error) {
	config, err := languagehost.Config(request)
	if err != nil {
		return nil, err
	}
	return append(config,
		"PULUMI_MONITOR="+request.GetMonitorAddress(),
		"PULUMI_ENGINE="+engine,
		"PULUMI_ORGANIZATION="+request.GetOrganization(),
		"PULUMI_PROJECT="+request.GetProject(),
		"PULUMI_STACK="+request.GetStack(),
		"PULUMI_ROOT_DIRECTORY="+request.GetInfo().GetRootDirectory(),
		"PULUMI_DRY_RUN="+strconv.FormatBool(request.GetDryRun()),
		"PULUMI_PARALLEL="+strconv.Itoa(int(request.GetParallel())),
	), nil
}
