/** The names of things: ARNs, Regions, and the names that are a contract with deployed stacks. */
package eventrelay.names;
