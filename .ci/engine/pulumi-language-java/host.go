package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"

	"eventrelay/engine/languagehost"
)

// Some Mavens write it around what a program prints, whatever that is printed to.
var colour = regexp.MustCompile("\x1b\\[[0-9;]*m")

type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	engine string
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

func (h *host) About(ctx context.Context, _ *pulumirpc.AboutRequest) (*pulumirpc.AboutResponse, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return nil, err
	}
	version, err := exec.CommandContext(ctx, java, "--version").Output()
	if err != nil {
		return nil, err
	}
	return &pulumirpc.AboutResponse{
		Executable: java,
		Version:    strings.SplitN(string(version), "\n", 2)[0],
		Metadata:   map[string]string{"host": "stands in for pulumi-language-java in tests"},
	}, nil
}

// GetRequiredPackages asks the SDK, which finds what each library on the class path says it needs.
func (h *host) GetRequiredPackages(
	ctx context.Context, request *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	program, err := programOf(request.GetInfo())
	if err != nil {
		return nil, err
	}
	discovery := program.discovery(ctx)
	discovery.Stderr = os.Stderr
	answer, err := discovery.Output()
	if err != nil {
		// As with the real host: a program that cannot start says so better when it is run.
		return &pulumirpc.GetRequiredPackagesResponse{}, nil
	}
	var found []struct {
		Resource              bool
		Name, Version, Server string
	}
	if err := json.Unmarshal(colour.ReplaceAll(answer, nil), &found); err != nil {
		return nil, err
	}
	response := &pulumirpc.GetRequiredPackagesResponse{}
	for _, each := range found {
		if each.Resource {
			response.Packages = append(response.Packages, &pulumirpc.PackageDependency{
				Kind: "resource", Name: each.Name, Version: each.Version, Server: each.Server,
			})
		}
	}
	return response, nil
}

func (h *host) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	program, err := programOf(request.GetInfo())
	if err != nil {
		return nil, err
	}
	environment, err := environmentOf(request, h.engine)
	if err != nil {
		return nil, err
	}
	return languagehost.Run(program.run(ctx), environment), nil
}

func (h *host) InstallDependencies(
	request *pulumirpc.InstallDependenciesRequest,
	stream pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	program, err := programOf(request.GetInfo())
	if err != nil || program.jar != "" {
		return err // Nothing builds a jar but the user.
	}
	output, err := program.maven(stream.Context(), "compile").CombinedOutput()
	if sent := stream.Send(&pulumirpc.InstallDependenciesResponse{Stdout: output}); sent != nil {
		return sent
	}
	return err
}
