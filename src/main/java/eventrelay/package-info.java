/** The Pulumi program: {@code App} reads a stack's settings and declares the halves it asks for. */
package eventrelay;
