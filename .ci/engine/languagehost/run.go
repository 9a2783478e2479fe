package languagehost

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// What an SDK's runner ends with once it has told the engine what is wrong.
const saidWhatIsWrong = 32

// Run starts a program, with what the environment says added to its own, and waits for its end.
func Run(program *exec.Cmd, environment []string) *pulumirpc.RunResponse {
	program.Env = append(os.Environ(), environment...)
	output, err := program.CombinedOutput()
	if err == nil {
		return &pulumirpc.RunResponse{}
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == saidWhatIsWrong {
		return &pulumirpc.RunResponse{Bail: true}
	}
	// What the program prints is shown only if it failed without telling the engine why.
	os.Stderr.Write(output)
	return &pulumirpc.RunResponse{Error: err.Error()}
}

// Config is the part of a program's environment that holds the stack's configuration.
func Config(request *pulumirpc.RunRequest) ([]string, error) {
	config, err := json.Marshal(request.GetConfig())
	if err != nil {
		return nil, err
	}
	secrets, err := json.Marshal(append([]string{}, request.GetConfigSecretKeys()...))
	if err != nil {
		return nil, err
	}
	return []string{
		"PULUMI_CONFIG=" + string(config),
		"PULUMI_CONFIG_SECRET_KEYS=" + string(secrets),
	}, nil
}
