// A language host that stands in for pulumi-language-nodejs, for bench/preview.
//
// It starts the runner of the SDK for Node.js as the real one does: TypeScript is compiled on the
// way, checked or not as PULUMI_NODEJS_TRANSPILE_ONLY says.
package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"

	"eventrelay/engine/languagehost"
)

type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	engine string
}

func main() {
	languagehost.Serve("pulumi-language-nodejs", func(engine string) pulumirpc.LanguageRuntimeServer {
		return &host{engine: engine}
	})
}

func (h *host) Handshake(
	_ context.Context, request *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	h.engine = request.GetEngineAddress()
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: "0.0.0-stand-in"}, nil
}

// GetRequiredPackages reads what each package of Pulumi's says of itself.
func (h *host) GetRequiredPackages(
	_ context.Context, request *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	pattern := filepath.Join(request.GetInfo().GetProgramDirectory(), "node_modules/@pulumi/*/package.json")
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	response := &pulumirpc.GetRequiredPackagesResponse{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var of struct {
			Pulumi struct {
				Resource      bool
				Name, Version string
			}
		}
		if err := json.Unmarshal(text, &of); err != nil {
			return nil, err
		}
		if of.Pulumi.Resource {
			response.Packages = append(response.Packages, &pulumirpc.PackageDependency{
				Kind: "resource", Name: of.Pulumi.Name, Version: of.Pulumi.Version,
			})
		}
	}
	return response, nil
}

func (h *host) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	environment, err := languagehost.Config(request)
	if err != nil {
		return nil, err
	}
	folder := request.GetInfo().GetProgramDirectory()
	arguments := []string{
		filepath.Join(folder, "node_modules/@pulumi/pulumi/cmd/run"),
		"--monitor", request.GetMonitorAddress(),
		"--engine", h.engine,
		"--organization", request.GetOrganization(),
		"--project", request.GetProject(),
		"--root-directory", request.GetInfo().GetRootDirectory(),
		"--stack", request.GetStack(),
		"--pwd", folder,
		"--parallel", strconv.Itoa(int(request.GetParallel())),
	}
	if request.GetDryRun() {
		arguments = append(arguments, "--dry-run")
	}
	run := exec.CommandContext(ctx, "node", append(arguments, ".")...)
	run.Dir = folder
	return languagehost.Run(run, append(environment, "PULUMI_NODEJS_TYPESCRIPT=true")), nil
}
