// A language host that stands in for pulumi-language-java in tests.
//
// It is not the real one, which is built from a module of its own and comes with every pulumi that
// is installed. It speaks the same protocol (pulumirpc.LanguageRuntime) and starts the program with
// the same environment, from the jar that Pulumi.yaml names or, without one, with Maven.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// The engine starts a language host with its own address as the last argument, and reads the port
// that it listens on from its first line.
func main() {
	if len(os.Args) < 2 {
		fail("started by hand: Pulumi's engine starts this, with its own address")
	}
	engine := os.Args[len(os.Args)-1]
	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, &host{engine: engine})
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

func fail(why string) {
	fmt.Fprintln(os.Stderr, "pulumi-language-java (stand-in for tests): "+why)
	os.Exit(1)
}
