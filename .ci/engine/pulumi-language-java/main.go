// A language host that stands in for pulumi-language-java in tests.
//
// It is not the real one, which is built from a module of its own and comes with every pulumi that
// is installed. It speaks the same protocol (pulumirpc.LanguageRuntime) and starts the program with
// the same environment, from the jar that Pulumi.yaml names or, without one, with Maven.
package main

import (
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"eventrelay/engine/languagehost"
)

func main() {
	languagehost.Serve("pulumi-language-java", func(engine string) pulumirpc.LanguageRuntimeServer {
		return &host{engine: engine}
	})
}
