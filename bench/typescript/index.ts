// Declares what a stack's export holds: the same types, names, parents, providers, dependencies and
// inputs, in the same order. An input that came from other resources waits for them here too.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "fs";

interface State {
    urn: string;
    type: string;
    custom: boolean;
    inputs?: Record<string, any>;
    parent?: string;
    provider?: string;
    dependencies?: string[];
    propertyDependencies?: Record<string, string[]>;
}

const ASSET = "4dabf18193072939515e22adb298388d";
const declared = new Map<string, pulumi.Resource>();
const ids = (urns: string[]) => urns.map((urn) => (declared.get(urn) as pulumi.CustomResource).id);

function value(input: any): any {
    return input?.[ASSET] ? new pulumi.asset.FileArchive(input.path) : input;
}

function inputs(state: State): Record<string, any> {
    return Object.fromEntries(
        Object.entries(state.inputs ?? {})
            .filter(([property]) => property !== "__internal" && property !== "version")
            .map(([property, input]) => {
                const from = state.propertyDependencies?.[property] ?? [];
                return [property, from.length ? pulumi.all(ids(from)).apply(() => value(input)) : value(input)];
            }),
    );
}

// What a provider takes as another type stands in its state as a text.
function providerInputs(state: State): any {
    const { region, profile, ...texts } = inputs(state);
    const typed = Object.entries(texts).map(([property, text]) => [property, JSON.parse(text)]);
    return { region, profile, ...Object.fromEntries(typed) };
}

function declare(state: State): pulumi.Resource {
    const name = state.urn.substring(state.urn.lastIndexOf("::") + 2);
    const provider = state.provider?.substring(0, state.provider.lastIndexOf("::"));
    const options = {
        parent: state.parent?.includes("pulumi:pulumi:Stack::") ? undefined : declared.get(state.parent!),
        provider: declared.get(provider!) as pulumi.ProviderResource,
        dependsOn: (state.dependencies ?? []).map((urn) => declared.get(urn)!).filter(pulumi.CustomResource.isInstance),
    };
    if (!state.custom) {
        return new pulumi.ComponentResource(state.type, name, {}, options);
    }
    if (state.type === "pulumi:providers:aws") {
        return new aws.Provider(name, providerInputs(state), { parent: options.parent });
    }
    const [, module, , type] = state.type.split(/[:/]/);
    return new (aws as any)[module][type](name, inputs(state), options);
}

const graph: State[] = JSON.parse(readFileSync("graph.json", "utf8")).deployment.resources;
for (const state of graph) {
    if (state.type !== "pulumi:pulumi:Stack") {
        declared.set(state.urn, declare(state));
    }
}
