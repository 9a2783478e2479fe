// Package languagehost has what stand-ins for Pulumi's language hosts share: how the engine starts
// them, and how they start a program.
package languagehost

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// Serve is a language host's main: it serves what host makes of the engine's address until the
// engine has gone. The engine gives that address as the last argument, and reads the port that the
// host listens on from its first line.
func Serve(name string, host func(engine string) pulumirpc.LanguageRuntimeServer) {
	fail := func(why string) {
		fmt.Fprintln(os.Stderr, name+" (stand-in for tests): "+why)
		os.Exit(1)
	}
	if len(os.Args) < 2 {
		fail("started by hand: Pulumi's engine starts this, with its own address")
	}
	engine := os.Args[len(os.Args)-1]
	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, host(engine))
			return nil
		},
	})
	if err != nil {
		fail(err.Error())
	}
	// An engine that was killed does not end its plugins.
	alive, gone := context.WithCancel(context.Background())
	if err := rpcutil.Healthcheck(alive, engine, 10*time.Second, gone); err != nil {
		fail(err.Error())
	}
	go func() {
		<-alive.Done()
		os.Exit(0)
	}()
	fmt.Println(handle.Port)
	if err := <-handle.Done; err != nil {
		fail(err.Error())
	}
}
